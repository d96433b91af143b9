//! The chain of PBKDF2 (RFC 8018): HMAC of what HMAC gave, under one key, and the sum of all of it.

use alloc::boxed::Box;

use zeroize::{Zeroize, Zeroizing};

use super::algorithm::{Algorithm, MOST_WORDS};
use super::program::{Lane, Program};
use super::slot::Slot;
use crate::primitives::digest::Digest;

/// What each round takes: the states after the two blocks of the key.
pub(super) struct Hmac<A: Algorithm> {
    inner: [A::Word; MOST_WORDS],
    outer: [A::Word; MOST_WORDS],
    pub(super) sum: [A::Word; MOST_WORDS],
    rounds_left: u32,
    in_outer: bool,
}

/// The chain of one block of the output, the `part`-th from 1. Its first round is done here.
pub(super) fn chain<A: Algorithm>(
    prf: Digest,
    password: &[u8],
    salt: &[u8],
    part: u32,
    rounds: u32,
) -> Box<Lane<A>> {
    let first = prf.hmac(password, &[salt, &part.to_be_bytes()]);
    let folded = (password.len() > A::BLOCK_LEN).then(|| prf.hash(&[password]));
    let key = folded.as_ref().map_or(password, |folded| folded.as_slice());
    let mut sum = [A::Word::default(); MOST_WORDS];
    for (word, bytes) in sum.iter_mut().zip(first.chunks_exact(A::WORD_LEN)) {
        *word = A::read(bytes);
    }
    Lane::new(Program::Hmac(Hmac {
        inner: keyed::<A>(key, 0x36),
        outer: keyed::<A>(key, 0x5c),
        sum,
        rounds_left: rounds.saturating_sub(1),
        in_outer: false,
    }))
}

/// The state after the block of the key.
fn keyed<A: Algorithm>(key: &[u8], mask: u8) -> [A::Word; MOST_WORDS] {
    let mut block = Zeroizing::new([mask; 128]);
    for (byte, key) in block.iter_mut().zip(key) {
        *byte ^= key;
    }
    let mut state = A::INITIAL;
    A::compress(&mut state, &*block);
    state
}

impl<A: Algorithm> Hmac<A> {
    /// Lays out the first block. Inside and outside alike it is a digest and the padding of a message one block longer.
    pub(super) fn begin(&self, slot: &mut impl Slot<A>) {
        let mut padding = [0; 128];
        if let Some(end) = padding.get_mut(A::DIGEST_LEN) {
            *end = 0x80;
        }
        let bits = 8 * (A::BLOCK_LEN + A::DIGEST_LEN) as u64;
        if let Some(length) = padding.get_mut(A::BLOCK_LEN - 8..A::BLOCK_LEN) {
            length.copy_from_slice(&A::length(bits));
        }
        for (at, word) in padding.chunks_exact(A::WORD_LEN).take(16).enumerate() {
            slot.set_block(at, A::read(word));
        }
        for at in 0..A::WORDS {
            slot.set_block(at, self.sum[at]);
            slot.set_state(at, self.inner[at]);
        }
    }

    #[inline(always)]
    pub(super) fn next(&mut self, slot: &mut impl Slot<A>) -> bool {
        let next = if self.in_outer { &self.inner } else { &self.outer };
        for (at, next) in next.iter().enumerate().take(A::WORDS) {
            let word = slot.state(at);
            if self.in_outer {
                self.sum[at] ^= word;
            }
            slot.set_block(at, word);
            slot.set_state(at, *next);
        }
        self.rounds_left -= u32::from(self.in_outer);
        self.in_outer = !self.in_outer;
        self.rounds_left == 0
    }
}

impl<A: Algorithm> Drop for Hmac<A> {
    fn drop(&mut self) {
        self.inner.zeroize();
        self.outer.zeroize();
        self.sum.zeroize();
    }
}
