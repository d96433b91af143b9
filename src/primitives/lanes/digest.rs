//! Lanes of chains of digests: PBKDF2, phpass, Drupal, the crypt loops.
//!
//! A lane has a block and a state; its program says what comes after each block. All lanes of an algorithm take a block
//! at a time, either one lane after the other with the instructions that the processor has for the algorithm, whose
//! waiting times then overlap, or all of them in vectors, a word of each.

mod algorithm;
mod chains;
mod group;
mod hmac;
mod machine;
mod program;
mod rounds;
mod slot;
mod vectors;

use alloc::boxed::Box;
use alloc::vec::Vec;

use zeroize::Zeroizing;

use self::algorithm::{Algorithm, Md5, Sha1, Sha256, Sha512};
pub(super) use self::chains::Chains;
pub(super) use self::machine::Machine;
use self::program::{Lane, Program};
use self::rounds::Rounds;
use crate::primitives::digest::Digest;
use crate::primitives::feedback::Feedback;
use crate::primitives::{md5_crypt, sha_crypt};

/// Shorter chains are not worth a lane.
const LEAST_ROUNDS: u64 = 64;
/// The most lanes that one hash takes: a long output of PBKDF2 is that many chains.
const MOST_PARTS: usize = 4;

/// One hash as lanes that wait for their first step.
pub(crate) enum DigestCall {
    Md5(Parts<Md5>),
    Sha1(Parts<Sha1>),
    Sha256(Parts<Sha256>),
    Sha512(Parts<Sha512>),
}

/// The lanes of one hash, each with a piece of the output.
pub(crate) struct Parts<A: Algorithm> {
    pub(super) lanes: Vec<Box<Lane<A>>>,
    pub(super) output_len: usize,
}

/// Evaluates an expression for the algorithm of a digest, or gives `None` where there are no lanes for it.
macro_rules! with_algorithm {
    ($digest:expr, $A:ident => $parts:expr) => {
        match $digest {
            Digest::Md5 => {
                type $A = Md5;
                Some(DigestCall::Md5($parts))
            }
            Digest::Sha1 => {
                type $A = Sha1;
                Some(DigestCall::Sha1($parts))
            }
            Digest::Sha256 => {
                type $A = Sha256;
                Some(DigestCall::Sha256($parts))
            }
            Digest::Sha512 => {
                type $A = Sha512;
                Some(DigestCall::Sha512($parts))
            }
            _ => None,
        }
    };
}

impl DigestCall {
    /// Whether lanes of a digest are worth it on this processor.
    pub(crate) fn are_worth_it(digest: Digest) -> bool {
        Machine::get().has_lanes(digest)
    }

    /// Computes it now, with nothing beside it but its own chains.
    pub(crate) fn run(self) -> Zeroizing<Vec<u8>> {
        let mut chains = Chains::new(Machine::get(), None);
        chains.start(self, ());
        let mut output = Zeroizing::default();
        while !chains.is_empty() {
            chains.step(|(), finished| output = finished);
        }
        output
    }

    /// PBKDF2 to `len` bytes.
    pub(crate) fn pbkdf2(prf: Digest, password: &[u8], salt: &[u8], rounds: u32, len: usize) -> Option<Self> {
        let parts = len.div_ceil(prf.output_len());
        if u64::from(rounds) < LEAST_ROUNDS || parts > MOST_PARTS {
            return None;
        }
        with_algorithm!(prf, A => Parts {
            lanes: (1..).take(parts).map(|part| hmac::chain::<A>(prf, password, salt, part, rounds)).collect(),
            output_len: len,
        })
    }

    /// `rounds` times H(x ‖ suffix), beginning with the state.
    pub(crate) fn iterate(digest: Digest, state: &[u8], suffix: &[u8], rounds: u64) -> Option<Self> {
        Self::feedback(digest, Feedback::Raw, (b"", suffix), state, rounds)
    }

    /// The last of `rounds` digests H(prefix ‖ x ‖ suffix).
    pub(crate) fn feedback(
        digest: Digest,
        encoding: Feedback,
        (prefix, suffix): (&[u8], &[u8]),
        state: &[u8],
        rounds: u64,
    ) -> Option<Self> {
        if rounds < LEAST_ROUNDS {
            return None;
        }
        let first = digest.hash(&[prefix, state, suffix]);
        with_algorithm!(digest, A => {
            Parts::one(Rounds::<A>::feedback(encoding, (prefix, suffix), &first, rounds - 1)?)
        })
    }

    /// md5-crypt.
    pub(crate) fn md5_crypt(password: &[u8], salt: &[u8], magic: &[u8], rounds: u32) -> Option<Self> {
        if u64::from(rounds) < LEAST_ROUNDS {
            return None;
        }
        let first = md5_crypt::first(password, salt, magic);
        let lane = Rounds::crypt(password, salt, first.as_slice(), rounds.into())?;
        Some(Self::Md5(Parts::one(lane)))
    }

    /// SHA-crypt with SHA-256 or SHA-512.
    pub(crate) fn sha_crypt(digest: Digest, password: &[u8], salt: &[u8], rounds: u32) -> Option<Self> {
        if u64::from(rounds) < LEAST_ROUNDS {
            return None;
        }
        let start = sha_crypt::first(digest, password, salt.get(..16).unwrap_or(salt));
        with_algorithm!(digest, A => {
            Parts::one(Rounds::<A>::crypt(&start.password, &start.salt, &start.digest, rounds.into())?)
        })
    }
}

impl<A: Algorithm> Parts<A> {
    fn one(rounds: Rounds<A>) -> Self {
        let lane = Lane::new(Program::Rounds(rounds));
        Self { lanes: alloc::vec![lane], output_len: A::DIGEST_LEN }
    }
}

#[cfg(test)]
mod tests;
