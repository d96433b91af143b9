//! Blowfish as bcrypt uses it, for several states at once on one core.
//!
//! A round waits for its four look-ups, and the next round for it: one state leaves most of a core idle. Rounds of
//! several states side by side fill it. The look-ups depend on the secret, as bcrypt demands of every implementation.

use zeroize::Zeroize;

use super::pi::{BOXES, ROUND_KEYS};

/// The most states that are worked on together: more of them do not fit the nearest cache.
pub(super) const MOST: usize = 8;

/// The words of a key, over and over as far as the rounds go.
pub(super) type Key = [u32; 18];

/// One state. Wiped when dropped.
// The boxes first: their place is then the place of the state, and nothing has to be added to it.
#[repr(C, align(64))]
pub(super) struct Blowfish {
    boxes: [[u32; 256]; 4],
    round_keys: Key,
}

impl Blowfish {
    pub(super) const fn new() -> Self {
        Self { boxes: BOXES, round_keys: ROUND_KEYS }
    }

    /// Begins anew.
    pub(super) fn reset(&mut self) {
        self.boxes = BOXES;
        self.round_keys = ROUND_KEYS;
    }

    /// Takes the place of another state.
    pub(super) fn copy_from(&mut self, other: &Self) {
        self.boxes = other.boxes;
        self.round_keys = other.round_keys;
    }

    /// The first expansion, of the key with the salt.
    pub(super) fn expand_salted(&mut self, key: &Key, salt: [u32; 4]) {
        let states = core::array::from_mut(self);
        add_keys(states, [key]);
        let mut block = Blocks { left: [0], right: [0] };
        for pair in 0..9 {
            block.add(salt, pair);
            block.encrypt(states);
            block.store_keys(states, pair);
        }
        for pair in 0..512 {
            block.add(salt, 9 + pair);
            block.encrypt(states);
            block.store_box(states, pair / 128, pair % 128);
        }
    }

    /// Encrypts a block `times` times.
    pub(super) fn encrypt(&mut self, block: [u32; 2], times: usize) -> [u32; 2] {
        let states = core::array::from_mut(self);
        let mut blocks = Blocks { left: [block[0]], right: [block[1]] };
        for _ in 0..times {
            blocks.encrypt(states);
        }
        [blocks.left[0], blocks.right[0]]
    }

    #[cfg(test)]
    pub(super) fn is_zero(&self) -> bool {
        self.boxes.iter().flatten().chain(&self.round_keys).all(|word| *word == 0)
    }

    #[inline(always)]
    fn mix(&self, x: u32) -> u32 {
        let at = |which: usize, shift: u32| self.boxes[which][usize::from((x >> shift) as u8)];
        (at(0, 24).wrapping_add(at(1, 16)) ^ at(2, 8)).wrapping_add(at(3, 0))
    }
}

impl Zeroize for Blowfish {
    fn zeroize(&mut self) {
        self.boxes.zeroize();
        self.round_keys.zeroize();
    }
}

impl Drop for Blowfish {
    fn drop(&mut self) {
        self.zeroize();
    }
}

/// Expands a key in each of `N` states, all of them side by side.
#[inline(never)]
pub(super) fn expand<const N: usize>(states: &mut [Blowfish; N], keys: [&Key; N]) {
    add_keys(states, keys);
    let mut blocks = Blocks { left: [0; N], right: [0; N] };
    for pair in 0..9 {
        blocks.encrypt(states);
        blocks.store_keys(states, pair);
    }
    for which in 0..4 {
        for pair in 0..128 {
            blocks.encrypt(states);
            blocks.store_box(states, which, pair);
        }
    }
}

fn add_keys<const N: usize>(states: &mut [Blowfish; N], keys: [&Key; N]) {
    for (state, key) in states.iter_mut().zip(keys) {
        for (word, key) in state.round_keys.iter_mut().zip(key) {
            *word ^= key;
        }
    }
}

/// One block in each of `N` states.
struct Blocks<const N: usize> {
    left: [u32; N],
    right: [u32; N],
}

impl<const N: usize> Blocks<N> {
    /// Round by round, and each round in all states before the next one: this
    /// order is what the whole module is for.
    #[inline(always)]
    fn encrypt(&mut self, states: &[Blowfish; N]) {
        let Self { left, right } = self;
        for n in 0..N {
            left[n] ^= states[n].round_keys[0];
        }
        for round in (1..17).step_by(2) {
            for n in 0..N {
                right[n] ^= states[n].round_keys[round] ^ states[n].mix(left[n]);
            }
            for n in 0..N {
                left[n] ^= states[n].round_keys[round + 1] ^ states[n].mix(right[n]);
            }
        }
        for n in 0..N {
            (left[n], right[n]) = (right[n] ^ states[n].round_keys[17], left[n]);
        }
    }

    #[inline(always)]
    fn store_keys(&self, states: &mut [Blowfish; N], pair: usize) {
        for (n, state) in states.iter_mut().enumerate() {
            state.round_keys[2 * pair] = self.left[n];
            state.round_keys[2 * pair + 1] = self.right[n];
        }
    }

    #[inline(always)]
    fn store_box(&self, states: &mut [Blowfish; N], which: usize, pair: usize) {
        for (n, state) in states.iter_mut().enumerate() {
            state.boxes[which][2 * pair] = self.left[n];
            state.boxes[which][2 * pair + 1] = self.right[n];
        }
    }
}

impl Blocks<1> {
    /// Adds the words of the salt that are due before this pair of words.
    fn add(&mut self, salt: [u32; 4], pair: usize) {
        self.left[0] ^= salt[2 * pair % 4];
        self.right[0] ^= salt[(2 * pair + 1) % 4];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Blowfish itself, by the vectors of E. Young that B. Schneier publishes: all zero, and the key of all ones.
    #[test]
    fn published_vectors() {
        for (word, block, expected) in
            [(0, [0, 0], [0x4ef9_9745, 0x6198_dd78]), (u32::MAX, [u32::MAX; 2], [0x5186_6fd5, 0xb85e_cb8a])]
        {
            let mut states = [Blowfish::new()];
            expand(&mut states, [&[word; 18]]);
            assert_eq!(states[0].encrypt(block, 1), expected);
        }
    }

    #[test]
    fn states_side_by_side_are_those_alone() {
        fn check<const N: usize>() {
            let keys: [Key; N] = core::array::from_fn(|n| {
                core::array::from_fn(|i| u32::try_from(n * 1000 + i).unwrap().wrapping_mul(0x9e37_79b9))
            });
            let mut together: [Blowfish; N] = core::array::from_fn(|_| Blowfish::new());
            expand(&mut together, core::array::from_fn(|n| &keys[n]));
            expand(&mut together, core::array::from_fn(|n| &keys[N - 1 - n]));
            for (n, state) in together.iter().enumerate() {
                let mut alone = [Blowfish::new()];
                expand(&mut alone, [&keys[n]]);
                expand(&mut alone, [&keys[N - 1 - n]]);
                assert!(alone[0].boxes == state.boxes && alone[0].round_keys == state.round_keys);
            }
        }
        check::<2>();
        check::<3>();
        check::<5>();
        check::<8>();
    }
}
