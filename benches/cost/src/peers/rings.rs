//! ring, and aws-lc-rs with the same interface.

use std::num::NonZeroU32;

use crate::rows::{Algorithm, Call, Hash};

macro_rules! pbkdf2 {
    ($name:ident, $library:ident) => {
        pub fn $name(call: &Call<'_>) -> Option<Vec<u8>> {
            use $library::pbkdf2::{self, PBKDF2_HMAC_SHA1, PBKDF2_HMAC_SHA256, PBKDF2_HMAC_SHA512};
            let Algorithm::Pbkdf2 { hash, rounds } = call.algorithm else { return None };
            let algorithm = match hash {
                Hash::Md5 => return None,
                Hash::Sha1 => PBKDF2_HMAC_SHA1,
                Hash::Sha256 => PBKDF2_HMAC_SHA256,
                Hash::Sha512 => PBKDF2_HMAC_SHA512,
            };
            let mut out = vec![0; call.len];
            pbkdf2::derive(algorithm, NonZeroU32::new(rounds)?, call.salt, call.password, &mut out);
            Some(out)
        }
    };
}

pbkdf2!(ring, ring);
#[cfg(feature = "aws-lc-rs")]
pbkdf2!(aws_lc, aws_lc_rs);
