//! How much of it is allowed.

use alloc::collections::BTreeMap;

use super::Cost;
use crate::error::TooLong;
use crate::id::SchemeId;

/// What an attempt may cost. A stored string is hostile input: its parameters
/// are held against these before anything is computed or allocated, at import
/// and at login alike.
///
/// The defaults refuse a denial of service and accept everything that real
/// systems write by default: ten seconds of the reference core, 512 MiB,
/// passwords of 4096 bytes (512 for SHA-crypt and MD5-crypt, whose rounds grow
/// with the password), stored hashes of 8192 bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct Limits {
    memory: u64,
    work: u64,
    password_len: usize,
    stored_len: usize,
    password_len_of: BTreeMap<SchemeId, usize>,
}

impl Default for Limits {
    fn default() -> Self {
        let quadratic = [
            "md5_crypt",
            "apr_md5_crypt",
            "sun_md5_crypt",
            "sha256_crypt",
            "sha512_crypt",
            "sm3_crypt",
            "gost12512_crypt",
            "aix_smd5",
            "mysql_caching_sha2",
            "mysql_sha256_password",
        ];
        Self {
            memory: 512 << 20,
            work: 10_000_000_000_000,
            password_len: 4096,
            stored_len: 8192,
            password_len_of: quadratic.into_iter().map(|name| (SchemeId::builtin(name), 512)).collect(),
        }
    }
}

impl Limits {
    /// The same limits with this much memory, in bytes.
    #[must_use]
    pub fn with_memory(mut self, bytes: u64) -> Self {
        self.memory = bytes;
        self
    }

    /// The same limits with this much work, in microseconds of the reference core.
    #[must_use]
    pub fn with_work_micros(mut self, micros: u64) -> Self {
        self.work = micros.saturating_mul(1_000_000);
        self
    }

    /// The same limits with passwords of at most this many bytes.
    #[must_use]
    pub fn with_password_len(mut self, bytes: usize) -> Self {
        self.password_len = bytes;
        self
    }

    /// The same limits with passwords of at most this many bytes under one scheme.
    #[must_use]
    pub fn with_password_len_of(mut self, scheme: SchemeId, bytes: usize) -> Self {
        self.password_len_of.insert(scheme, bytes);
        self
    }

    /// The same limits with stored hashes of at most this many bytes.
    #[must_use]
    pub fn with_stored_len(mut self, bytes: usize) -> Self {
        self.stored_len = bytes;
        self
    }

    /// The longest password of any scheme, in bytes.
    pub fn password_len(&self) -> usize {
        self.password_len
    }

    /// The longest password under a scheme, in bytes.
    pub fn password_len_of(&self, scheme: &SchemeId) -> usize {
        let own = self.password_len_of.get(scheme).copied().unwrap_or(usize::MAX);
        own.min(self.password_len)
    }

    /// The longest stored hash, columns included, in bytes.
    pub fn stored_len(&self) -> usize {
        self.stored_len
    }

    /// The most memory and work.
    pub fn cost(&self) -> Cost {
        Cost { memory: self.memory, work: self.work }
    }

    pub(crate) fn check_sizes(&self, password_len: usize, stored_len: usize) -> Result<(), TooLong> {
        let check = |what, len, limit| if len > limit { Err(TooLong { what, len, limit }) } else { Ok(()) };
        check("password", password_len, self.password_len)?;
        check("stored hash", stored_len, self.stored_len)
    }

    /// Holds one hash against the limits.
    pub(crate) fn check(&self, scheme: &SchemeId, cost: Cost, password_len: usize) -> Result<(), Excess> {
        let allowed = self.password_len_of(scheme);
        if password_len > allowed {
            return Err(Excess::Password { len: password_len, allowed });
        }
        self.check_cost(cost)
    }

    /// Holds a sum of costs against the limits.
    pub(crate) fn check_cost(&self, cost: Cost) -> Result<(), Excess> {
        if cost.memory > self.memory {
            return Err(Excess::Memory { asked: cost.memory, allowed: self.memory });
        }
        if cost.work > self.work {
            return Err(Excess::Work { asked: cost.work, allowed: self.work });
        }
        Ok(())
    }
}

/// By what a hash exceeds the limits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Excess {
    /// Memory at peak, in bytes.
    #[error("it asks for {asked} bytes of memory; at most {allowed} are allowed")]
    Memory {
        /// What the hash asks for.
        asked: u64,
        /// What the limits allow.
        allowed: u64,
    },
    /// Work, in picoseconds of the reference core.
    #[error("it asks for {} ms of work; at most {} are allowed", asked / 1_000_000_000, allowed / 1_000_000_000)]
    Work {
        /// What the hash asks for.
        asked: u64,
        /// What the limits allow.
        allowed: u64,
    },
    /// The length of the password under this scheme, in bytes.
    #[error("a password of {len} bytes; at most {allowed} are allowed for this scheme")]
    Password {
        /// The length of what was typed.
        len: usize,
        /// The longest that the limits allow.
        allowed: usize,
    },
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_of_one_scheme_never_widens_the_general_one() {
        let limits = Limits::default().with_password_len(100);
        assert_eq!(limits.password_len_of(&SchemeId::builtin("sha512_crypt")), 100);
        let wider = Limits::default().with_password_len_of(SchemeId::builtin("sha512_crypt"), 1000);
        assert_eq!(wider.password_len_of(&SchemeId::builtin("sha512_crypt")), 1000);
    }
}
