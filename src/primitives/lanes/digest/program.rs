//! What comes after each block of a lane.

use alloc::boxed::Box;
use alloc::vec;
use alloc::vec::Vec;

use zeroize::Zeroizing;

use super::algorithm::Algorithm;
use super::hmac::Hmac;
use super::rounds::Rounds;
use super::slot::{Alone, Slot};

/// One chain under way. Boxed by whoever holds it, so that no copy stays behind when it moves.
pub(crate) struct Lane<A: Algorithm> {
    pub(super) slot: Alone<A>,
    pub(super) program: Program<A>,
    pub(super) done: bool,
}

/// The chain of a lane.
pub(super) enum Program<A: Algorithm> {
    Hmac(Hmac<A>),
    Rounds(Rounds<A>),
}

impl<A: Algorithm> Lane<A> {
    pub(super) fn new(program: Program<A>) -> Box<Self> {
        let mut lane = Box::new(Self { slot: Alone::new(), program, done: false });
        let Self { slot, program, .. } = &mut *lane;
        match program {
            Program::Hmac(hmac) => hmac.begin(slot),
            Program::Rounds(rounds) => rounds.begin(slot),
        }
        lane
    }

    /// The digest that the chain ends with.
    pub(super) fn output(&self) -> Zeroizing<Vec<u8>> {
        let mut output = Zeroizing::new(vec![0; A::DIGEST_LEN]);
        let words = match &self.program {
            Program::Hmac(hmac) => &hmac.sum,
            Program::Rounds(_) => &self.slot.state,
        };
        for (bytes, word) in output.chunks_exact_mut(A::WORD_LEN).zip(words) {
            A::write(*word, bytes);
        }
        output
    }
}

impl<A: Algorithm> Program<A> {
    /// Prepares the next block, when one has been taken. Whether the chain is at its end instead.
    #[inline(always)]
    pub(super) fn next(&mut self, slot: &mut impl Slot<A>) -> bool {
        match self {
            Self::Hmac(hmac) => hmac.next(slot),
            Self::Rounds(rounds) => rounds.next(slot),
        }
    }
}
