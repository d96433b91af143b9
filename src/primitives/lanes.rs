//! Many hashes on one core at once.
//!
//! A password hash is a chain of steps of which each waits for the one before, so that one hash leaves most of a core
//! idle. Here several of them, each with an own cost, salt and password, go on side by side: a *lane* is one hash under
//! way. When it is done its lane is free for the next one, whatever the others are at.
//!
//! The results are exactly those of the computations one at a time. Lanes know no stored format and no job: whoever
//! drives them hands in what is to be computed, with a tag, and gets the digest with the tag.

mod bcrypt;
mod blowfish;
#[cfg(feature = "lanes")]
mod compress;
#[cfg(feature = "lanes")]
mod digest;
mod pi;

use alloc::vec::Vec;

use zeroize::Zeroizing;

pub(crate) use self::bcrypt::BcryptCall;
use self::bcrypt::BcryptLanes;
#[cfg(feature = "lanes")]
pub(crate) use self::digest::DigestCall;
#[cfg(feature = "lanes")]
use self::digest::{Chains, Machine};
use super::bcrypt::STORED_LEN;

/// What a lane computes.
pub(crate) enum LaneCall {
    /// The bytes of bcrypt that are stored.
    Bcrypt(BcryptCall),
    /// A chain of digests.
    #[cfg(feature = "lanes")]
    Digest(DigestCall),
}

impl LaneCall {
    /// Computes it now, with nothing beside it but the other chains of the same hash.
    pub(crate) fn run(self) -> Zeroizing<Vec<u8>> {
        match self {
            Self::Bcrypt(call) => Zeroizing::new(call.run()[..STORED_LEN].to_vec()),
            #[cfg(feature = "lanes")]
            Self::Digest(call) => call.run(),
        }
    }
}

/// Lanes of all types, and who waits for one. `T` says whose a result is.
pub(crate) struct LaneGroups<T> {
    bcrypt: BcryptLanes<T>,
    #[cfg(feature = "lanes")]
    chains: Chains<T>,
}

impl<T: Copy + Ord> LaneGroups<T> {
    /// No lanes yet, and of each type at most `width`, or as many as are best on this processor.
    pub(crate) fn new(width: Option<usize>) -> Self {
        Self {
            bcrypt: BcryptLanes::new(width.unwrap_or(BcryptLanes::<T>::USUAL_WIDTH)),
            #[cfg(feature = "lanes")]
            chains: Chains::new(Machine::get(), width),
        }
    }

    /// Whether nothing is under way and nothing waits.
    pub(crate) fn is_empty(&self) -> bool {
        let empty = self.bcrypt.is_empty();
        #[cfg(feature = "lanes")]
        let empty = empty && self.chains.is_empty();
        empty
    }

    /// Begins in a free lane, or as soon as one is.
    pub(crate) fn start(&mut self, call: LaneCall, tag: T) {
        match call {
            LaneCall::Bcrypt(call) => self.bcrypt.start(call, tag),
            #[cfg(feature = "lanes")]
            LaneCall::Digest(call) => self.chains.start(call, tag),
        }
    }

    /// Fills the free lanes and goes on a little in all of them: a round of bcrypt, some hundred blocks of a digest.
    pub(crate) fn step(&mut self, mut finished: impl FnMut(T, Zeroizing<Vec<u8>>)) {
        self.bcrypt.step(|tag, digest| finished(tag, Zeroizing::new(digest[..STORED_LEN].to_vec())));
        #[cfg(feature = "lanes")]
        self.chains.step(&mut finished);
    }
}
