//! Blowfish as bcrypt uses it, for several states at once on one core.
//!
//! A round waits for its four look-ups, and the next round for it: one state leaves most of a core idle. Rounds of
//! several states side by side fill it. The look-ups depend on the secret, as bcrypt demands of every implementation.

use core::sync::atomic::AtomicU32;
use core::sync::atomic::Ordering::Relaxed;

use zeroize::Zeroize;

use super::pi::{BOXES, ROUND_KEYS};

/// The most states that are worked on together: more of them do not fit the nearest cache.
pub(super) const MOST: usize = 8;

/// The words of a key, over and over as far as the rounds go.
pub(super) type Key = [u32; 18];

/// A word of a box: atomic only because compilers leave the loads of these one by one. Told of a processor that can
/// gather, they would fetch the words of several states in one instruction, which takes three times as long.
type Word = AtomicU32;

/// The way of [`expand_alone`]: one state waits for its bytes, and one instruction for each of them makes it a twentieth
/// quicker (AMD Zen 5). Several states do not wait for them, and gain nothing.
#[cfg(all(feature = "lanes", target_arch = "x86_64"))]
mod bmi {
    use core::arch::x86_64::_bextr_u32;

    use super::{Blowfish, Key, expand_by};

    fearless_simd::kernel!(
        #[inline(never)]
        pub(super) fn expand(_avx2: Avx2, state: &mut [Blowfish; 1], key: [&Key; 1]) {
            expand_by(state, key, |x: u32, which: usize| match which {
                0 => (x >> 24) as u8,
                1 => _bextr_u32(x, 16, 8) as u8,
                2 => _bextr_u32(x, 8, 8) as u8,
                _ => x as u8,
            });
        }
    );
}

/// One state. Wiped when dropped.
// The boxes first: their place is then the place of the state, and nothing has to be added to it.
#[repr(C, align(64))]
pub(super) struct Blowfish {
    boxes: [[Word; 256]; 4],
    round_keys: Key,
}

impl Blowfish {
    pub(super) fn new() -> Self {
        Self { boxes: BOXES.map(|one| one.map(Word::new)), round_keys: ROUND_KEYS }
    }

    /// Begins anew.
    pub(super) fn reset(&mut self) {
        for (word, initial) in self.boxes.as_flattened_mut().iter_mut().zip(BOXES.as_flattened()) {
            *word.get_mut() = *initial;
        }
        self.round_keys = ROUND_KEYS;
    }

    /// Takes the place of another state.
    pub(super) fn copy_from(&mut self, other: &Self) {
        for (word, other) in self.boxes.as_flattened_mut().iter_mut().zip(other.boxes.as_flattened()) {
            *word.get_mut() = other.load(Relaxed);
        }
        self.round_keys = other.round_keys;
    }

    /// The first expansion, of the key with the salt.
    pub(super) fn expand_salted(&mut self, key: &Key, salt: [u32; 4]) {
        let states = core::array::from_mut(self);
        add_keys(states, [key]);
        let mut block = Blocks([0]);
        for pair in 0..9 {
            block.add(salt, pair);
            block.encrypt(states, &byte_of);
            block.store_keys(states, pair);
        }
        for pair in 0..512 {
            block.add(salt, 9 + pair);
            block.encrypt(states, &byte_of);
            block.store_box(states, pair / 128, pair % 128);
        }
    }

    /// Encrypts a block `times` times.
    pub(super) fn encrypt(&mut self, block: [u32; 2], times: usize) -> [u32; 2] {
        let states = core::array::from_mut(self);
        let mut blocks = Blocks([whole(block[0], block[1])]);
        for _ in 0..times {
            blocks.encrypt(states, &byte_of);
        }
        halves(blocks.0[0])
    }

    #[cfg(test)]
    pub(super) fn is_zero(&self) -> bool {
        self.boxes.as_flattened().iter().all(|word| word.load(Relaxed) == 0)
            && self.round_keys.iter().all(|word| *word == 0)
    }

    /// The round key of this number, with the next one above it.
    #[inline(always)]
    fn two_keys(&self, number: usize) -> u64 {
        whole(self.round_keys[number], self.round_keys[number + 1])
    }

    /// The word that the bytes of `x` stand for.
    #[inline(always)]
    fn mix(&self, x: u32, byte: &impl Fn(u32, usize) -> u8) -> u32 {
        let at = |which: usize| self.boxes[which][usize::from(byte(x, which))].load(Relaxed);
        (at(0).wrapping_add(at(1)) ^ at(2)).wrapping_add(at(3))
    }
}

impl Zeroize for Blowfish {
    fn zeroize(&mut self) {
        self.boxes.as_flattened_mut().iter_mut().for_each(|word| word.get_mut().zeroize());
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
    expand_by(states, keys, byte_of);
}

/// [`expand`] of one state, by what the processor has for it.
pub(super) fn expand_alone(state: &mut [Blowfish; 1], key: [&Key; 1]) {
    #[cfg(all(feature = "lanes", target_arch = "x86_64"))]
    if let Some(simd) = super::digest::Machine::get().avx2 {
        return bmi::expand(simd, state, key);
    }
    expand(state, key);
}

/// A byte of a word, the highest first.
#[inline(always)]
fn byte_of(x: u32, which: usize) -> u8 {
    (x >> (24 - 8 * which)) as u8
}

/// [`expand`] with a way to take a word apart.
#[inline(always)]
fn expand_by<const N: usize>(states: &mut [Blowfish; N], keys: [&Key; N], byte: impl Fn(u32, usize) -> u8) {
    add_keys(states, keys);
    let mut blocks = Blocks([0; N]);
    for pair in 0..9 {
        blocks.encrypt(states, &byte);
        blocks.store_keys(states, pair);
    }
    for which in 0..4 {
        for pair in 0..128 {
            blocks.encrypt(states, &byte);
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

/// One block in each of `N` states: the left half in the low bits, the right one above it. In one register each, many
/// of them find room, and one operation adds two round keys.
struct Blocks<const N: usize>([u64; N]);

impl<const N: usize> Blocks<N> {
    /// Round by round, and each round in all states before the next one: this
    /// order is what the whole module is for.
    #[inline(always)]
    fn encrypt(&mut self, states: &[Blowfish; N], byte: &impl Fn(u32, usize) -> u8) {
        let Self(blocks) = self;
        for n in 0..N {
            blocks[n] ^= u64::from(states[n].round_keys[0]);
        }
        for pair in 0..8 {
            for n in 0..N {
                let mixed = states[n].mix(blocks[n] as u32, byte);
                // The second key is for the next round, in which its half takes no part before it is mixed.
                blocks[n] = blocks[n].rotate_left(32) ^ states[n].two_keys(1 + 2 * pair) ^ u64::from(mixed);
            }
            for n in 0..N {
                let mixed = states[n].mix(blocks[n] as u32, byte);
                blocks[n] = blocks[n].rotate_left(32) ^ u64::from(mixed);
            }
        }
        for n in 0..N {
            blocks[n] = blocks[n].rotate_left(32) ^ u64::from(states[n].round_keys[17]);
        }
    }

    #[inline(always)]
    fn store_keys(&self, states: &mut [Blowfish; N], pair: usize) {
        for (state, block) in states.iter_mut().zip(self.0) {
            [state.round_keys[2 * pair], state.round_keys[2 * pair + 1]] = halves(block);
        }
    }

    #[inline(always)]
    fn store_box(&self, states: &mut [Blowfish; N], which: usize, pair: usize) {
        for (state, block) in states.iter_mut().zip(self.0) {
            let [left, right] = halves(block);
            *state.boxes[which][2 * pair].get_mut() = left;
            *state.boxes[which][2 * pair + 1].get_mut() = right;
        }
    }
}

impl Blocks<1> {
    /// Adds the words of the salt that are due before this pair of words.
    fn add(&mut self, salt: [u32; 4], pair: usize) {
        self.0[0] ^= whole(salt[2 * pair % 4], salt[(2 * pair + 1) % 4]);
    }
}

#[inline(always)]
const fn whole(left: u32, right: u32) -> u64 {
    left as u64 | (right as u64) << 32
}

#[inline(always)]
const fn halves(block: u64) -> [u32; 2] {
    [block as u32, (block >> 32) as u32]
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
                let words = alone[0].boxes.as_flattened().iter().zip(state.boxes.as_flattened());
                assert!(words.into_iter().all(|(alone, word)| alone.load(Relaxed) == word.load(Relaxed)));
                assert!(alone[0].round_keys == state.round_keys);
            }
        }
        check::<2>();
        check::<3>();
        check::<5>();
        check::<8>();
    }
}
