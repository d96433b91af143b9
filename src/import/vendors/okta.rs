//! Okta: `credentials.password.hash`.

use super::common::{self};
use super::{Around, Taken, Vendor};
use crate::import::code::{Code, Fault, fault};
use crate::import::decode::{self, Encoding};
use crate::import::fields::Fields;
use crate::import::normal::{Bytes, Normal};
use crate::import::options::Role;
use crate::import::source::Source;
use crate::primitives::Digest;
use crate::schemes::presets;

pub(super) static VENDORS: &[Vendor] = &[Vendor {
    inactive: Some(("status", &["SUSPENDED", "DEPROVISIONED", "LOCKED_OUT"])),
    ..Vendor::new(Source::Okta, "okta", take)
        .plain(&["credentials.password.value"])
        .roles(&[
            (Role::Login, &["profile.login"]),
            (Role::Email, &["profile.email"]),
            (Role::Created, &["created"]),
            (Role::Changed, &["passwordChanged"]),
        ])
        .schemes(&[presets::MODERN.schemes()])
        .composing()
}];

const HASH: &str = "credentials.password.hash";

fn take(fields: &mut Fields, around: &mut Around<'_>) -> Result<Taken, Fault> {
    if fields.take("credentials.password.hook").is_some() {
        return Err(fault(Code::PassThrough, "credentials.password.hook"));
    }
    let Some(mut hash) = fields.object(HASH)? else { return common::plain_or_empty(fields, around) };
    let taken = by_algorithm(&mut hash);
    fields.keep(HASH, hash);
    taken.map(Taken::Normal)
}

fn by_algorithm(hash: &mut Fields) -> Result<Normal, Fault> {
    let algorithm = hash.need("algorithm")?;
    let value = hash.need("value")?;
    let salt = hash.text("salt")?.filter(|salt| !salt.is_empty());
    match algorithm.as_str() {
        "BCRYPT" => {
            let cost = hash.number("workFactor")?;
            decode::bcrypt(hash, ("value", value), ("salt", salt), ("workFactor", cost))
        }
        "PBKDF2" => {
            let digest = match hash.need("digestAlgorithm")?.as_str() {
                "SHA256_HMAC" => Digest::Sha256,
                "SHA512_HMAC" => Digest::Sha512,
                _ => return Err(fault(Code::UnknownAlgorithm, "digestAlgorithm")),
            };
            if let Some(whole) = decode::whole_in_place(hash, "value", &value) {
                return Ok(whole);
            }
            let rounds = hash.need_number("iterationCount")?;
            let len = hash.need_number("keySize")? as usize;
            let salt = salt.ok_or_else(|| fault(Code::SaltMissing, "salt"))?;
            let salt = decode::bytes("salt", &salt, Encoding::Base64)?;
            let hash = decode::digest(hash, "value", value, Encoding::Base64, len)?;
            Ok(Normal::Pbkdf2 { digest, rounds, salt, hash })
        }
        "MD5" | "SHA-1" | "SHA-256" | "SHA-512" => {
            if let Some(whole) = decode::whole_in_place(hash, "value", &value) {
                return Ok(whole);
            }
            let digest = common::need_digest("algorithm", &algorithm)?;
            let order = common::order("saltOrder", hash.text("saltOrder")?, None, salt.is_some())?;
            let salt = match salt {
                Some(salt) => decode::bytes("salt", &salt, Encoding::Base64)?,
                None => Bytes::default(),
            };
            let hash = decode::digest(hash, "value", value, Encoding::Base64, digest.output_len())?;
            Ok(common::salted(digest, 1, salt, order, false, hash))
        }
        _ => Err(fault(Code::UnknownAlgorithm, "algorithm")),
    }
}
