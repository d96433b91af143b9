//! Which kernels have lanes.

use super::Kernel;
use crate::computation::Value;
#[cfg(feature = "lanes")]
use crate::primitives::Digest;
use crate::primitives::bcrypt;
use crate::primitives::lanes::{BcryptCall, LaneCall};
#[cfg(feature = "lanes")]
use crate::primitives::lanes::{DigestCall, ScryptCall};

impl Kernel {
    /// What a lane computes of it, where there is one. A parameter that cannot be computed has none: the scalar path
    /// knows how to refuse it.
    pub(super) fn lane(&self, operands: &[Value]) -> Option<LaneCall> {
        match (*self, operands) {
            (Self::Bcrypt { cost, key }, [password, salt]) if bcrypt::COSTS.contains(&cost) => {
                let salt = salt.as_slice().try_into().ok()?;
                Some(LaneCall::Bcrypt(BcryptCall::new(cost, salt, &bcrypt::expand_key(key, password))))
            }
            #[cfg(feature = "lanes")]
            (Self::Scrypt { log_n, r, p, len }, [password, salt]) => {
                ScryptCall::new(password, salt, (log_n, r, p), len).map(LaneCall::Scrypt)
            }
            #[cfg(feature = "lanes")]
            (kernel, operands) => kernel.digest_lane(operands).map(LaneCall::Digest),
            #[cfg(not(feature = "lanes"))]
            _ => None,
        }
    }

    #[cfg(feature = "lanes")]
    fn digest_lane(&self, operands: &[Value]) -> Option<DigestCall> {
        let digest = match *self {
            Self::Pbkdf2 { prf: digest, .. }
            | Self::Iterate { digest, .. }
            | Self::Feedback { digest, .. }
            | Self::ShaCrypt { digest, .. } => digest,
            Self::Md5Crypt { .. } => Digest::Md5,
            _ => return None,
        };
        if !DigestCall::are_worth_it(digest) {
            return None;
        }
        match (*self, operands) {
            (Self::Pbkdf2 { prf, rounds, len }, [password, salt]) => {
                DigestCall::pbkdf2(prf, password, salt, rounds, len)
            }
            (Self::Iterate { digest, rounds }, [state, suffix]) => {
                DigestCall::iterate(digest, state, suffix, rounds)
            }
            (Self::Feedback { digest, encoding, rounds }, [state, prefix, suffix]) => {
                DigestCall::feedback(digest, encoding, (prefix, suffix), state, rounds)
            }
            (Self::Md5Crypt { rounds }, [password, salt, magic]) => {
                DigestCall::md5_crypt(password, salt, magic, rounds)
            }
            (Self::ShaCrypt { digest, rounds }, [password, salt]) => {
                DigestCall::sha_crypt(digest, password, salt, rounds)
            }
            _ => None,
        }
    }
}
