//! What a computation costs, and how much of it is allowed.

mod limits;
pub(crate) mod work;

use core::fmt;

pub use self::limits::{Excess, Limits};
use crate::primitives::Digest;

/// What verifying a hash needs, known before any of it is spent.
///
/// A sequence of steps adds work and takes the largest memory. Sums saturate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Cost {
    /// Bytes at peak.
    pub memory: u64,
    /// Picoseconds on one reference core: an x86-64 server core of 2023
    /// with SHA extensions, alone. Other machines differ by a factor, not in kind.
    pub work: u64,
}

impl Cost {
    /// No cost at all.
    pub const ZERO: Self = Self { memory: 0, work: 0 };

    /// What a foreign function costs that does not say: a stated high default
    /// of half a second and 64 MiB.
    pub const UNSTATED: Self = Self { memory: 64 << 20, work: 500_000_000_000 };

    /// A cost from memory in bytes and work in microseconds of the reference core.
    pub const fn new(memory_bytes: u64, work_micros: u64) -> Self {
        Self { memory: memory_bytes, work: work_micros.saturating_mul(1_000_000) }
    }

    /// `count` digests of messages of `len` bytes each.
    pub fn digests(digest: Digest, count: u64, len: usize) -> Self {
        Self { memory: 0, work: work::digest(digest, len).saturating_mul(count) }
    }

    /// One after the other: work adds up, memory is the larger of both.
    #[must_use]
    pub const fn then(self, next: Self) -> Self {
        Self {
            memory: if self.memory > next.memory { self.memory } else { next.memory },
            work: self.work.saturating_add(next.work),
        }
    }

    /// The same `count` times over.
    #[must_use]
    pub const fn times(self, count: u64) -> Self {
        if count == 0 {
            return Self::ZERO;
        }
        Self { memory: self.memory, work: self.work.saturating_mul(count) }
    }

    /// The work in microseconds of the reference core.
    pub const fn micros(self) -> u64 {
        self.work / 1_000_000
    }
}

impl fmt::Display for Cost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} µs, {} KiB", self.micros(), self.memory.div_ceil(1024))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_saturate() {
        let huge = Cost { memory: u64::MAX, work: u64::MAX };
        assert_eq!(huge.then(huge), huge);
        assert_eq!(huge.times(7), huge);
        assert_eq!(Cost::digests(Digest::Md5, u64::MAX, usize::MAX).work, u64::MAX);
        assert_eq!(work::bcrypt(200), u64::MAX);
        assert_eq!(work::scrypt(255, u32::MAX, u32::MAX), u64::MAX);
        assert_eq!(work::sha_crypt(Digest::Sha512, usize::MAX, u64::MAX), u64::MAX);
        assert_eq!(work::pbkdf2(Digest::Sha1, usize::MAX, usize::MAX, u64::MAX, usize::MAX), u64::MAX);
    }

    #[test]
    fn work_grows_with_the_password() {
        for len in 0..600 {
            assert!(
                work::sha_crypt(Digest::Sha512, len, 5000) <= work::sha_crypt(Digest::Sha512, len + 1, 5000)
            );
            assert!(work::hmac(Digest::Sha1, len, 8) <= work::hmac(Digest::Sha1, len + 1, 8));
            assert!(work::hmac_md5_states(len) <= work::hmac_md5_states(len + 1));
        }
    }
}
