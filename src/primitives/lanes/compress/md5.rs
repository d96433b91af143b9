//! MD5 (RFC 1321).

use fearless_simd::Simd;
use fearless_simd::prelude::*;

use super::{each, place};

/// The integer parts of 2^32 times |sin(i)|, for i from 1 to 64.
static K: [u32; 64] = [
    0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
    0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
    0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
    0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
    0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
    0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
    0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
    0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391,
];

/// How far each round of four rotates.
const SHIFTS: [[u32; 4]; 4] = [[7, 12, 17, 22], [5, 9, 14, 20], [4, 11, 16, 23], [6, 10, 15, 21]];

/// The 64 steps, each with its number as a constant.
macro_rules! each_step {
    ($name:ident => $body:block) => {
        each!($name: 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15
              16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31
              32 33 34 35 36 37 38 39 40 41 42 43 44 45 46 47
              48 49 50 51 52 53 54 55 56 57 58 59 60 61 62 63 => $body)
    };
}

/// Which word of the block a step takes.
const fn word(step: usize) -> usize {
    let word = match step / 16 {
        0 => step,
        1 => 5 * step + 1,
        2 => 3 * step + 5,
        _ => 7 * step,
    };
    word % 16
}

/// The constants, as something that the compiler does not see through. It adds constants last, where every step waits for
/// them; so they are added to what is there early.
#[inline(always)]
fn constants() -> &'static [u32; 64] {
    core::hint::black_box(&K)
}

/// Blocks of MD5 of one lane. It takes four fifths of the time of the md-5 crate (0.11, on AMD Zen 5): in each step only
/// what depends on the step before is left for the end.
pub(in super::super) fn md5_alone(h: &mut [u32; 4], blocks: &[[u8; 64]]) {
    let k = constants();
    for block in blocks {
        let w: [u32; 16] = core::array::from_fn(|at| {
            block.as_chunks::<4>().0.get(at).map_or(0, |bytes| u32::from_le_bytes(*bytes))
        });
        let mut s = *h;
        each_step!(J => {
            let (b, c, d) = (s[place(1, J, 4)], s[place(2, J, 4)], s[place(3, J, 4)]);
            let a = &mut s[place(0, J, 4)];
            let early = a.wrapping_add(w[word(J)]).wrapping_add(k[J]);
            let x = match J / 16 {
                0 => early.wrapping_add(d ^ (b & (c ^ d))),
                // No bit is in both.
                1 => early.wrapping_add(c & !d).wrapping_add(b & d),
                2 => early.wrapping_add(b ^ (c ^ d)),
                _ => early.wrapping_add(c ^ (b | !d)),
            };
            *a = b.wrapping_add(x.rotate_left(SHIFTS[J / 16][J % 4]));
        });
        for (word, sum) in h.iter_mut().zip(s) {
            *word = word.wrapping_add(sum);
        }
    }
}

/// One block of MD5 in each lane.
#[inline(always)]
pub(in super::super) fn md5<S: Simd, V: SimdInt<S, Element = u32>>(h: &mut [V; 4], w: &mut [V; 16]) {
    let k = constants();
    let mut s = *h;
    each_step!(J => {
        let (b, c, d) = (s[place(1, J, 4)], s[place(2, J, 4)], s[place(3, J, 4)]);
        let mixed = match J / 16 {
            0 => d ^ (b & (c ^ d)),
            1 => c ^ (d & (b ^ c)),
            2 => b ^ c ^ d,
            _ => c ^ (b | !d),
        };
        let a = &mut s[place(0, J, 4)];
        let x = *a + w[word(J)] + k[J] + mixed;
        let by = SHIFTS[J / 16][J % 4];
        *a = b + ((x << by) | (x >> (32 - by)));
    });
    for at in 0..4 {
        h[at] += s[at];
    }
}
