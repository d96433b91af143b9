//! SHA-256 (FIPS 180-4) from another initial state.

use alloc::vec::Vec;
use sha2::block_api::compress256;
use zeroize::{Zeroize as _, Zeroizing};

/// Bytes of a state and of the digest.
pub(crate) const LEN: usize = 32;
const BLOCK: usize = 64;

/// The digest of a message, the state being at first `initial`.
pub(crate) fn sha256_from(initial: &[u8; LEN], message: &[u8]) -> Zeroizing<[u8; LEN]> {
    let mut state = [0; 8];
    let (words, _) = initial.as_chunks::<4>();
    for (word, bytes) in state.iter_mut().zip(words) {
        *word = u32::from_be_bytes(*bytes);
    }
    let bits = (message.len() as u64).wrapping_mul(8);
    let mut padded = Zeroizing::new(Vec::with_capacity(message.len() + 2 * BLOCK));
    padded.extend_from_slice(message);
    padded.push(0x80);
    let len = (padded.len() + 8).next_multiple_of(BLOCK) - 8;
    padded.resize(len, 0);
    padded.extend_from_slice(&bits.to_be_bytes());
    let (blocks, _) = padded.as_chunks::<BLOCK>();
    compress256(&mut state, blocks);
    let mut digest = Zeroizing::new([0; LEN]);
    for (bytes, word) in digest.chunks_exact_mut(4).zip(&state) {
        bytes.copy_from_slice(&word.to_be_bytes());
    }
    state.zeroize();
    digest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::hex;
    use crate::primitives::Digest;

    #[test]
    fn from_the_usual_state_it_is_the_usual_digest() {
        let usual = hex::decode(b"6a09e667bb67ae853c6ef372a54ff53a510e527f9b05688c1f83d9ab5be0cd19").unwrap();
        let usual: [u8; LEN] = usual.as_slice().try_into().unwrap();
        for len in [0, 1, 55, 56, 63, 64, 119, 120, 500] {
            let message = alloc::vec![b'm'; len];
            assert_eq!(sha256_from(&usual, &message).as_slice(), Digest::Sha256.hash(&[&message]).as_slice());
        }
    }
}
