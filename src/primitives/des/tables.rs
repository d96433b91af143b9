//! The tables of FIPS 46-3, and what is made of them when the crate is compiled.

/// IP, the initial permutation. Positions count from 1, the most significant bit.
pub(super) const INITIAL: [u8; 64] = [
    58, 50, 42, 34, 26, 18, 10, 2, 60, 52, 44, 36, 28, 20, 12, 4, 62, 54, 46, 38, 30, 22, 14, 6, 64, 56, 48,
    40, 32, 24, 16, 8, 57, 49, 41, 33, 25, 17, 9, 1, 59, 51, 43, 35, 27, 19, 11, 3, 61, 53, 45, 37, 29, 21,
    13, 5, 63, 55, 47, 39, 31, 23, 15, 7,
];

/// The inverse of [`INITIAL`].
pub(super) const FINAL: [u8; 64] = inverse(&INITIAL);

/// PC-1: the 56 bits of the key that count.
pub(super) const KEEP: [u8; 56] = [
    57, 49, 41, 33, 25, 17, 9, 1, 58, 50, 42, 34, 26, 18, 10, 2, 59, 51, 43, 35, 27, 19, 11, 3, 60, 52, 44,
    36, 63, 55, 47, 39, 31, 23, 15, 7, 62, 54, 46, 38, 30, 22, 14, 6, 61, 53, 45, 37, 29, 21, 13, 5, 28, 20,
    12, 4,
];

/// PC-2: the 48 bits of them that a round uses, out of the right 56 of a word.
pub(super) const PICK: [u8; 48] = from_right(
    [
        14, 17, 11, 24, 1, 5, 3, 28, 15, 6, 21, 10, 23, 19, 12, 4, 26, 8, 16, 7, 27, 20, 13, 2, 41, 52, 31,
        37, 47, 55, 30, 40, 51, 45, 33, 48, 44, 49, 39, 56, 34, 53, 46, 42, 50, 36, 29, 32,
    ],
    56,
);

/// How far the halves of the key are rotated before each round.
pub(super) const SHIFTS: [u32; 16] = [1, 1, 2, 2, 2, 2, 2, 2, 1, 2, 2, 2, 2, 2, 2, 1];

/// P, the permutation behind the S-boxes.
const PERMUTATION: [u8; 32] = [
    16, 7, 20, 21, 29, 12, 28, 17, 1, 15, 23, 26, 5, 18, 31, 10, 2, 8, 24, 14, 32, 27, 3, 9, 19, 13, 30, 6,
    22, 11, 4, 25,
];

/// The S-boxes: four rows of 16 hexadecimal digits each.
#[rustfmt::skip]
const BOXES: [[u64; 4]; 8] = [
    [0xe4d12fb83a6c5907, 0x0f74e2d1a6cb9538, 0x41e8d62bfc973a50, 0xfc8249175b3ea06d],
    [0xf18e6b34972dc05a, 0x3d47f28ec01a69b5, 0x0e7ba4d158c6932f, 0xd8a13f42b67c05e9],
    [0xa09e63f51dc7b428, 0xd709346a285ecbf1, 0xd6498f30b12c5ae7, 0x1ad069874fe3b52c],
    [0x7de3069a1285bc4f, 0xd8b56f03472c1ae9, 0xa690cb7df13e5284, 0x3f06a1d8945bc72e],
    [0x2c417ab6853fd0e9, 0xeb2c47d150fa3986, 0x421bad78f9c5630e, 0xb8c71e2d6f09a453],
    [0xc1af92680d34e75b, 0xaf427c9561de0b38, 0x9ef528c3704a1db6, 0x432c95fabe17608d],
    [0x4b2ef08d3c975a61, 0xd0b7491ae35c2f86, 0x14bdc37eaf680592, 0x6bd814a7950fe23c],
    [0xd2846fb1a93e50c7, 0x1fd8a374c56b0e92, 0x7b419ce206adf358, 0x21e74a8dfc90356b],
];

/// What box `s`, counted from 0, gives for six bits, of which the outer two choose the row.
const fn substitute(s: usize, bits: usize) -> u32 {
    let row = (bits >> 5) << 1 | bits & 1;
    let column = (bits >> 1) & 15;
    (BOXES[s][row] >> (60 - 4 * column)) as u32 & 15
}

/// For each value of the last five input bits: what the boxes give where the first bit is clear, and where they give
/// something else when it is set.
pub(super) const TABLE: [(u32, u32); 32] = {
    let mut table = [(0, 0); 32];
    let mut bits = 0;
    while bits < 32 {
        let (clear, set) = (all_boxes(bits), all_boxes(bits | 32));
        table[bits] = (clear, clear ^ set);
        bits += 1;
    }
    table
};

/// What the boxes give for the same six bits, the first box leftmost.
const fn all_boxes(bits: usize) -> u32 {
    let (mut word, mut s) = (0, 0);
    while s < 8 {
        word = word << 4 | substitute(s, bits);
        s += 1;
    }
    word
}

/// [`PERMUTATION`] as rotations to the left: how far, and the bits that get to their places by it.
pub(super) const ROTATED: [(u32, u32); DISTANCES] = {
    let (mut rotated, mut count, mut by) = ([(0, 0); DISTANCES], 0, 0);
    while by < 32 {
        let mask = moved_by(by);
        if mask != 0 {
            rotated[count] = (by, mask);
            count += 1;
        }
        by += 1;
    }
    rotated
};

/// How many different distances there are.
const DISTANCES: usize = {
    let (mut count, mut by) = (0, 0);
    while by < 32 {
        count += (moved_by(by) != 0) as usize;
        by += 1;
    }
    count
};

/// The places which [`PERMUTATION`] fills from `by` places to their right, all around.
const fn moved_by(by: u32) -> u32 {
    let (mut mask, mut place) = (0, 0);
    while place < 32 {
        if (PERMUTATION[place] as u32 + 31 - place as u32) % 32 == by {
            mask |= 0x8000_0000 >> place;
        }
        place += 1;
    }
    mask
}

const fn inverse(permutation: &[u8; 64]) -> [u8; 64] {
    let (mut inverse, mut place) = ([0; 64], 0);
    while place < 64 {
        inverse[permutation[place] as usize - 1] = place as u8 + 1;
        place += 1;
    }
    inverse
}

/// The same positions, counted in a word of which only the right `width` bits are used.
const fn from_right<const N: usize>(mut positions: [u8; N], width: u8) -> [u8; N] {
    let mut place = 0;
    while place < N {
        positions[place] += 64 - width;
        place += 1;
    }
    positions
}

/// The bits at these positions, the first leftmost among the right `N`.
pub(super) fn permute<const N: usize>(positions: &[u8; N], word: u64) -> u64 {
    positions.iter().fold(0, |sum, &position| sum << 1 | (word >> (64 - position)) & 1)
}
