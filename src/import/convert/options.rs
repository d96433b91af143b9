//! Firebase, whose algorithm and parameters are those of the whole call.

use serde_json::json;

use super::parts::{Bounds, Salted, bcrypt, firebase as signed, stored_text};
use super::{Given, Refused, Written};
use crate::import::normal::{HmacKey, Normal, encode};
use crate::primitives::Digest;

/// Bounds of the server: of rounds over digests, and of PBKDF2.
const DIGEST_ROUNDS: u32 = 8192;
const PBKDF2_ROUNDS: u32 = 120_000;

fn hashed(hash: &[u8], salt: &[u8], algorithm: &str) -> Written {
    let mut written =
        Written::of([("passwordHash", json!(encode::base64(hash)))]).with_option("algorithm", algorithm);
    if !salt.is_empty() {
        written.members.push(("salt", json!(encode::base64(salt))));
    }
    written
}

fn order(first: bool) -> &'static str {
    if first { "SALT_FIRST" } else { "PASSWORD_FIRST" }
}

pub(super) fn firebase(given: &Given<'_>) -> Result<Written, Refused> {
    match &given.normal {
        Normal::Bcrypt(_) => {
            bcrypt(&given.normal, &Bounds::ANY)?;
            Ok(hashed(stored_text(&given.normal)?.as_bytes(), &[], "BCRYPT"))
        }
        Normal::Digest { .. } => digest(&given.normal),
        Normal::Hmac { digest, key: HmacKey::Host, before, after, hash } => {
            let name = match digest {
                Digest::Md5 => "HMAC_MD5",
                Digest::Sha1 => "HMAC_SHA1",
                Digest::Sha256 => "HMAC_SHA256",
                Digest::Sha512 => "HMAC_SHA512",
                _ => return Err(Refused::Algorithm),
            };
            let salt = if before.is_empty() { after } else { before };
            Ok(hashed(hash, salt, name).with_option("hashInputOrder", order(!before.is_empty())))
        }
        // There is one key for all records.
        Normal::Hmac { .. } => Err(Refused::Parameter("key of the record")),
        Normal::Pbkdf2 { digest, rounds, salt, hash } => {
            let name = match digest {
                Digest::Sha1 => "PBKDF_SHA1",
                Digest::Sha256 => "PBKDF2_SHA256",
                _ => return Err(Refused::Algorithm),
            };
            if *rounds > PBKDF2_ROUNDS {
                return Err(Refused::Parameter("cost"));
            }
            Ok(hashed(hash, salt, name).with_option("rounds", *rounds))
        }
        Normal::Scrypt { log_n, r, p, salt, hash } => {
            let n = 1_u32.checked_shl((*log_n).into()).ok_or(Refused::Parameter("cost"))?;
            Ok(hashed(hash, salt, "STANDARD_SCRYPT")
                .with_option("memCost", n)
                .with_option("blockSize", *r)
                .with_option("parallelization", *p)
                .with_option("dkLen", hash.len()))
        }
        Normal::Firebase { signer, .. } => {
            let parts = signed(given)?;
            if parts.log_n > 14 || parts.r > 8 {
                return Err(Refused::Parameter("cost"));
            }
            // The project's own key is given to the call by the host; another one cannot be.
            if signer.is_some() {
                return Err(Refused::Parameter("signer key of the record"));
            }
            Ok(hashed(parts.hash, parts.salt, "SCRYPT")
                .with_option("rounds", parts.r)
                .with_option("memCost", parts.log_n)
                .with_option("saltSeparator", encode::base64(parts.separator)))
        }
        _ => Err(Refused::Algorithm),
    }
}

fn digest(normal: &Normal) -> Result<Written, Refused> {
    let salted = Salted::of(normal).ok_or(Refused::Algorithm)?;
    let name = match salted.digest {
        Digest::Md5 => "MD5",
        Digest::Sha1 => "SHA1",
        Digest::Sha256 => "SHA256",
        Digest::Sha512 => "SHA512",
        _ => return Err(Refused::Algorithm),
    };
    if salted.utf16 {
        return Err(Refused::Parameter("password encoding"));
    }
    if salted.rounds > DIGEST_ROUNDS {
        return Err(Refused::Parameter("cost"));
    }
    let (salt, first) = salted.one_salt()?;
    let order = order(first || salt.is_empty());
    // One round of MD5 is none, with the hexadecimal text kept.
    if salted.digest == Digest::Md5 && salted.rounds == 1 {
        let hex = encode::hex(salted.hash);
        return Ok(hashed(hex.as_bytes(), salt, name)
            .with_option("rounds", 0)
            .with_option("hashInputOrder", order));
    }
    Ok(hashed(salted.hash, salt, name)
        .with_option("rounds", salted.rounds)
        .with_option("hashInputOrder", order))
}
