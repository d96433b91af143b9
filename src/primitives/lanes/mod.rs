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
mod pi;

use alloc::collections::VecDeque;
use alloc::vec::Vec;

use zeroize::Zeroizing;

use self::bcrypt::BcryptLanes;

/// What a lane computes.
pub(crate) enum LaneCall {
    /// 24 bytes of bcrypt, of which 23 are stored.
    Bcrypt { cost: u32, salt: [u8; 16], key: Zeroizing<[u8; 72]> },
}

/// Lanes of all types, and who waits for one. `T` says whose a result is.
pub(crate) struct LaneGroups<T> {
    bcrypt: BcryptLanes<T>,
    bcrypt_waiting: VecDeque<(LaneCall, T)>,
}

impl<T> LaneGroups<T> {
    /// No lanes yet, and of each type at most `width`, or as many as are best on this processor.
    pub(crate) fn new(width: Option<usize>) -> Self {
        Self {
            bcrypt: BcryptLanes::new(width.unwrap_or(BcryptLanes::<T>::USUAL_WIDTH)),
            bcrypt_waiting: VecDeque::new(),
        }
    }

    /// Whether nothing is under way and nothing waits.
    pub(crate) fn is_empty(&self) -> bool {
        self.bcrypt.is_empty() && self.bcrypt_waiting.is_empty()
    }

    /// Begins in a free lane, or as soon as one is.
    pub(crate) fn start(&mut self, call: LaneCall, tag: T) {
        match call {
            LaneCall::Bcrypt { .. } => self.bcrypt_waiting.push_back((call, tag)),
        }
    }

    /// Fills the free lanes and goes on a little in all of them: a round of bcrypt, some hundred blocks of a digest.
    pub(crate) fn step(&mut self, mut finished: impl FnMut(T, Zeroizing<Vec<u8>>)) {
        while self.bcrypt.has_room()
            && let Some((LaneCall::Bcrypt { cost, salt, key }, tag)) = self.bcrypt_waiting.pop_front()
        {
            self.bcrypt.start(cost, &salt, &key, tag);
        }
        self.bcrypt.step(|tag, digest| finished(tag, Zeroizing::new(digest.to_vec())));
    }
}
