//! DES as `crypt(3)` uses it: with a salt that swaps bits of the expansion, applied again and again (FIPS 46-3; R. Morris
//! and K. Thompson, "Password Security: A Case History", 1979; BSD/OS for 24 bits of salt).
//!
//! Neither the key, the salt nor the data decide on a branch or an address: all eight S-boxes are evaluated at once, one
//! output bit in each bit of a word, by choosing from the whole table.

mod tables;

use tables::{FINAL, INITIAL, KEEP, PICK, ROTATED, SHIFTS, TABLE, permute};
use zeroize::{Zeroize as _, Zeroizing};

/// The keys of the 16 rounds: for each of the six input bits of an S-box, a word in which the four bits of box `s`
/// (from the left) are all set or all clear.
pub(crate) struct Des {
    keys: Zeroizing<[[u32; 6]; 16]>,
}

/// The bits of a salt, spread over the boxes as in [`Des`]; only the first four boxes, which change places with the
/// last four.
struct Salt([u32; 6]);

impl Des {
    /// The schedule of a key of 64 bits, of which the lowest of each byte does not count.
    pub(crate) fn new(key: u64) -> Self {
        let mut des = Self { keys: Zeroizing::new([[0; 6]; 16]) };
        let mut kept = permute(&KEEP, key);
        let (mut left, mut right) = (kept >> 28, kept & HALF_KEY);
        kept.zeroize();
        for (round, &shift) in des.keys.iter_mut().zip(&SHIFTS) {
            left = rotate(left, shift);
            right = rotate(right, shift);
            let mut picked = permute(&PICK, left << 28 | right);
            for (place, mask) in round.iter_mut().enumerate() {
                for s in 0..8 {
                    let bit = (picked >> (47 - 6 * s - place)) & 1;
                    *mask |= (bit as u32 * 0xf) << (28 - 4 * s);
                }
            }
            picked.zeroize();
        }
        left.zeroize();
        right.zeroize();
        des
    }

    /// One block, encrypted `count` times under a salt of 24 bits. The salt 0 makes it plain DES.
    pub(crate) fn encrypt(&self, salt: u32, count: u32, block: u64) -> u64 {
        let salt = Salt::new(salt);
        let block = permute(&INITIAL, block);
        let (mut left, mut right) = ((block >> 32) as u32, block as u32);
        for _ in 0..count {
            for keys in self.keys.iter() {
                left ^= round(right, keys, &salt);
                (left, right) = (right, left);
            }
            // The halves do not change places after the last round. Final and initial permutation cancel each other
            // between two encryptions.
            (left, right) = (right, left);
        }
        permute(&FINAL, u64::from(left) << 32 | u64::from(right))
    }
}

const HALF_KEY: u64 = (1 << 28) - 1;

fn rotate(half: u64, by: u32) -> u64 {
    (half << by | half >> (28 - by)) & HALF_KEY
}

impl Salt {
    /// Bit `i` of the salt swaps bits `i` and `i + 24` of the expansion, counted from the left.
    fn new(salt: u32) -> Self {
        let mut masks = [0; 6];
        for (place, mask) in masks.iter_mut().enumerate() {
            for s in 0..4 {
                let bit = (salt >> (6 * s + place)) & 1;
                *mask |= (bit * 0xf) << (12 - 4 * s);
            }
        }
        Self(masks)
    }
}

/// The function of one round: expansion, salt, key, S-boxes, permutation.
#[inline(always)]
fn round(half: u32, keys: &[u32; 6], salt: &Salt) -> u32 {
    let mut inputs = [0; 6];
    for (place, (input, (key, salt))) in inputs.iter_mut().zip(keys.iter().zip(&salt.0)).enumerate() {
        // Box `s` reads six bits, the first of them the one before its own four.
        let bit = (half.rotate_left(place as u32).rotate_right(1) >> 3) & 0x1111_1111;
        let spread = (bit << 4).wrapping_sub(bit);
        let swapped = (spread ^ spread >> 16) & salt;
        *input = spread ^ swapped ^ swapped << 16 ^ key;
    }
    let mut chosen = [0; 32];
    for (value, &(clear, differs)) in chosen.iter_mut().zip(&TABLE) {
        *value = clear ^ (differs & inputs[0]);
    }
    let mut width = 16;
    for input in &inputs[1..] {
        let (clear, set) = chosen.split_at_mut(width);
        for (clear, set) in clear.iter_mut().zip(set) {
            *clear ^= (*clear ^ *set) & input;
        }
        width /= 2;
    }
    ROTATED.iter().fold(0, |sum, &(by, mask)| sum | chosen[0].rotate_left(by) & mask)
}

/// The bytes of a block.
pub(crate) const BLOCK: usize = 8;

/// Plain DES, a password being the keys.
pub(crate) mod keys {
    use super::{BLOCK, Des};
    use zeroize::Zeroize as _;

    /// The block under each key of `len` bytes, seven or eight, that the password is cut into; as many as `out` has
    /// room for. Zeros fill the password up.
    pub(crate) fn encrypt_under_each(password: &[u8], len: usize, block: [u8; BLOCK], out: &mut [u8]) {
        for (index, out) in out.chunks_exact_mut(BLOCK).enumerate() {
            let start = index.saturating_mul(len).min(password.len());
            let mut key = key_of(&password[start..], len);
            out.copy_from_slice(&Des::new(key).encrypt(0, 1, u64::from_be_bytes(block)).to_be_bytes());
            key.zeroize();
        }
    }

    /// A key of the first `len` bytes. Seven are spread: seven bits, then one that does not count.
    fn key_of(bytes: &[u8], len: usize) -> u64 {
        let padded = (0..len).map(|place| bytes.get(place).copied().unwrap_or(0));
        let bits = padded.fold(0, |sum, byte| sum << 8 | u64::from(byte));
        if len == BLOCK {
            return bits;
        }
        (0..BLOCK).fold(0, |key, place| key << 8 | (bits >> (49 - 7 * place) & 0x7f) << 1)
    }
}

/// Which eight bytes of a password make a key, and how often it is applied.
pub(crate) mod crypt {
    use super::Des;
    use alloc::vec::Vec;
    use zeroize::{Zeroize as _, Zeroizing};

    /// The bytes of a password that make one key.
    pub(crate) const SEGMENT: usize = 8;

    /// The password with zeros from its first NUL byte on, where a C library stops. Where that is, is not given away.
    fn c_string(password: &[u8]) -> Zeroizing<Vec<u8>> {
        let mut live = 0xff;
        let bytes = password.iter().map(|byte| {
            live &= if_nonzero(*byte);
            byte & live
        });
        Zeroizing::new(bytes.collect())
    }

    /// All ones, or zero.
    fn if_nonzero(byte: u8) -> u8 {
        ((byte | byte.wrapping_neg()) >> 7).wrapping_neg()
    }

    /// All ones if the string goes on in this segment.
    fn if_live(segment: &[u8]) -> u8 {
        if_nonzero(segment.first().copied().unwrap_or(0))
    }

    /// Seven bits of each byte, filled up with zeros.
    fn key_of(segment: &[u8]) -> u64 {
        let mut key = 0;
        for place in 0..SEGMENT {
            let byte = segment.get(place).copied().unwrap_or(0);
            key = key << 8 | u64::from(byte << 1);
        }
        key
    }

    /// The zero block, encrypted `count` times under the bytes of segment `segment`.
    pub(crate) fn traditional(password: &[u8], salt: u32, segment: usize, count: u32) -> u64 {
        let password = c_string(password);
        let start = segment.saturating_mul(SEGMENT).min(password.len());
        let mut key = key_of(&password[start..]);
        let digest = Des::new(key).encrypt(salt & 0xfff, count, 0);
        key.zeroize();
        digest
    }

    /// BSD/OS: all segments make one key, each encrypting what came before it.
    pub(crate) fn extended(password: &[u8], salt: u32, count: u32) -> u64 {
        let password = c_string(password);
        let mut segments = password.chunks(SEGMENT);
        let mut key = key_of(segments.next().unwrap_or_default());
        for segment in segments {
            let next = Des::new(key).encrypt(0, 1, key) ^ key_of(segment);
            key ^= (key ^ next) & u64::from_ne_bytes([if_live(segment); 8]);
        }
        let digest = Des::new(key).encrypt(salt & 0xff_ffff, count, 0);
        key.zeroize();
        digest
    }

    /// The most segments of [`big`].
    pub(crate) const MOST_SEGMENTS: usize = 16;

    /// Digital UNIX: each of the first segments by itself, `out` being eight bytes for each of them, under a salt from
    /// the digest before it. Gives how many segments the password has, 1 to 16.
    pub(crate) fn big(password: &[u8], salt: u32, out: &mut [u8]) -> u8 {
        let mut salt = salt;
        for (segment, out) in out.chunks_exact_mut(SEGMENT).enumerate() {
            let digest = traditional(password, salt, segment, 25);
            out.copy_from_slice(&digest.to_be_bytes());
            // What its first two characters stand for.
            salt = ((digest >> 58) | (digest >> 52 & 0x3f) << 6) as u32;
        }
        let password = c_string(password);
        let further = password.chunks(SEGMENT).take(MOST_SEGMENTS).skip(1);
        1 + further.map(|segment| if_live(segment) & 1).sum::<u8>()
    }
}

#[cfg(test)]
mod tests;
