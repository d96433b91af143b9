//! Many hashes on one core at once.
//!
//! A password hash is a chain of steps of which each waits for the one before, so that one hash leaves most of a core
//! idle. Here several of them, each with an own cost, salt and password, go on side by side: a *lane* is one hash under
//! way. When it is done its lane is free for the next one, whatever the others are at.
//!
//! The code of a lane is also the quicker one for a hash alone, by which single logins are computed.
//!
//! The results are exactly those of the computations one at a time. Lanes know no stored format and no job: whoever
//! drives them hands in what is to be computed, with a tag, and gets the digest with the tag.

#![cfg_attr(
    not(target_arch = "x86_64"),
    allow(dead_code, reason = "vectors have been measured on x86-64 only, and are used there only")
)]

mod bcrypt;
mod blowfish;
#[cfg(feature = "lanes")]
mod compress;
#[cfg(feature = "lanes")]
mod digest;
mod pi;
#[cfg(feature = "lanes")]
mod scrypt;

use alloc::vec::Vec;

use zeroize::Zeroizing;

pub(crate) use self::bcrypt::BcryptCall;
use self::bcrypt::BcryptLanes;
#[cfg(feature = "lanes")]
pub(crate) use self::digest::DigestCall;
#[cfg(feature = "lanes")]
use self::digest::{Chains, Machine};
#[cfg(feature = "lanes")]
pub(crate) use self::scrypt::ScryptCall;
#[cfg(feature = "lanes")]
use self::scrypt::ScryptLanes;
use super::bcrypt::STORED_LEN;
use super::blocks::Memory;

/// What a lane computes.
pub(crate) enum LaneCall {
    /// The bytes of bcrypt that are stored.
    Bcrypt(BcryptCall),
    /// A chain of digests.
    #[cfg(feature = "lanes")]
    Digest(DigestCall),
    /// The key that scrypt derives.
    #[cfg(feature = "lanes")]
    Scrypt(ScryptCall),
}

impl LaneCall {
    /// Whether there is a lane for it. If not, it is still to be run by this code.
    pub(crate) fn has_lane(&self) -> bool {
        match self {
            #[cfg(feature = "lanes")]
            Self::Scrypt(_) => ScryptCall::is_worth_a_lane(),
            _ => true,
        }
    }

    /// Computes it now, with nothing beside it but the other chains of the same hash. `None` when memory is refused.
    #[cfg_attr(not(feature = "lanes"), expect(unused_variables, reason = "bcrypt has its own"))]
    pub(crate) fn run(self, memory: &mut Memory) -> Option<Zeroizing<Vec<u8>>> {
        match self {
            Self::Bcrypt(call) => Some(Zeroizing::new(call.run()[..STORED_LEN].to_vec())),
            #[cfg(feature = "lanes")]
            Self::Digest(call) => Some(call.run()),
            #[cfg(feature = "lanes")]
            Self::Scrypt(call) => call.run(memory),
        }
    }
}

/// Lanes of all types, and who waits for one. `T` says whose a result is.
pub(crate) struct LaneGroups<T> {
    bcrypt: BcryptLanes<T>,
    #[cfg(feature = "lanes")]
    chains: Chains<T>,
    #[cfg(feature = "lanes")]
    scrypt: ScryptLanes<T>,
}

impl<T: Copy + Ord> LaneGroups<T> {
    /// No lanes yet, and of each type at most `width`, or as many as are best on this processor.
    pub(crate) fn new(width: Option<usize>) -> Self {
        Self {
            bcrypt: BcryptLanes::new(width.unwrap_or(BcryptLanes::<T>::USUAL_WIDTH)),
            #[cfg(feature = "lanes")]
            chains: Chains::new(Machine::get(), width),
            #[cfg(feature = "lanes")]
            scrypt: ScryptLanes::new(Machine::get(), width),
        }
    }

    /// Whether nothing is under way and nothing waits.
    pub(crate) fn is_empty(&self) -> bool {
        let empty = self.bcrypt.is_empty();
        #[cfg(feature = "lanes")]
        let empty = empty && self.chains.is_empty() && self.scrypt.is_empty();
        empty
    }

    /// Begins in a free lane, or as soon as one is.
    pub(crate) fn start(&mut self, call: LaneCall, tag: T) {
        match call {
            LaneCall::Bcrypt(call) => self.bcrypt.start(call, tag),
            #[cfg(feature = "lanes")]
            LaneCall::Digest(call) => self.chains.start(call, tag),
            #[cfg(feature = "lanes")]
            LaneCall::Scrypt(call) => self.scrypt.start(call, tag),
        }
    }

    /// Gives back memory that is held for the next hashes.
    #[cfg_attr(
        not(feature = "lanes"),
        expect(clippy::unused_self, reason = "bcrypt keeps its own, which is small")
    )]
    pub(crate) fn release(&mut self) {
        #[cfg(feature = "lanes")]
        self.scrypt.release();
    }

    /// Fills the free lanes and goes on a little in all of them: a round of bcrypt, some hundred blocks of a digest.
    /// What is finished is `None` when memory for it is refused.
    pub(crate) fn step(&mut self, mut finished: impl FnMut(T, Option<Zeroizing<Vec<u8>>>)) {
        self.bcrypt.step(|tag, digest| finished(tag, Some(Zeroizing::new(digest[..STORED_LEN].to_vec()))));
        #[cfg(feature = "lanes")]
        self.chains.step(|tag, output| finished(tag, Some(output)));
        #[cfg(feature = "lanes")]
        self.scrypt.step(&mut finished);
    }
}
