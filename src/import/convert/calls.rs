//! Targets with one call or object for each algorithm: Stytch, Descope, Appwrite.

use alloc::string::String;

use serde_json::{Value, json};

use super::parts::{Bounds, Salted, argon2, bcrypt, firebase, stored_text, text};
use super::{Given, Refused, Written};
use crate::import::normal::{Normal, encode};
use crate::primitives::{Argon2Variant, Digest};

pub(super) fn stytch(given: &Given<'_>) -> Result<Written, Refused> {
    let hashed = |kind: &str, hash: String| Written::of([("hash", json!(hash)), ("hash_type", json!(kind))]);
    let with = |kind: &str, hash: String, config: &'static str, value: Value| {
        let mut written = hashed(kind, hash);
        written.members.push((config, value));
        Ok(written)
    };
    match &given.normal {
        Normal::Bcrypt(_) => {
            bcrypt(&given.normal, &Bounds::ANY)?;
            Ok(hashed("bcrypt", stored_text(&given.normal)?))
        }
        Normal::Argon2 { variant, .. } => {
            let kind = if *variant == Argon2Variant::I { "argon_2i" } else { "argon_2id" };
            Ok(hashed(kind, argon2(&given.normal, &Bounds::USUAL)?))
        }
        Normal::Scrypt { log_n, .. } if *log_n > 17 => Err(Refused::Parameter("cost")),
        Normal::Scrypt { log_n, r, p, salt, hash } => {
            let config = json!({
                "salt": text(salt, "salt")?, "n_parameter": 1_u64 << log_n, "r_parameter": r, "p_parameter": p,
                "key_length": hash.len(),
            });
            with("scrypt", encode::base64(hash), "scrypt_config", config)
        }
        Normal::Pbkdf2 { digest: digest @ (Digest::Sha256 | Digest::Sha512), rounds, salt, hash } => {
            let config = json!({
                "salt": text(salt, "salt")?, "iteration_amount": rounds, "key_length": hash.len(), "algorithm": digest.name(),
            });
            with("pbkdf_2", encode::base64(hash), "pbkdf_2_config", config)
        }
        Normal::Digest { .. } => {
            let salted = Salted::of(&given.normal).ok_or(Refused::Algorithm)?;
            let salted = salted.plain(&[Digest::Md5, Digest::Sha1, Digest::Sha512])?;
            let (kind, config) = match salted.digest {
                Digest::Md5 => ("md_5", "md_5_config"),
                Digest::Sha1 => ("sha_1", "sha_1_config"),
                _ => ("sha_512", "sha_512_config"),
            };
            let salts = json!({"prepend_salt": text(salted.before, "salt")?, "append_salt": text(salted.after, "salt")?});
            with(kind, encode::hex(salted.hash), config, salts)
        }
        Normal::Text(text) if text.starts_with("$P$") || text.starts_with("$H$") => {
            Ok(hashed("phpass", text.clone()))
        }
        _ => Err(Refused::Algorithm),
    }
}

const DESCOPE: &str = "hashedPassword";

pub(super) fn descope(given: &Given<'_>) -> Result<Written, Refused> {
    let base64 = encode::base64;
    let hashed = match &given.normal {
        Normal::Bcrypt(_) => {
            bcrypt(&given.normal, &Bounds::ANY)?;
            json!({"bcrypt": {"hash": stored_text(&given.normal)?}})
        }
        Normal::Firebase { .. } => {
            let parts = firebase(given)?;
            if !(12..=17).contains(&parts.log_n) || !(6..=10).contains(&parts.r) {
                return Err(Refused::Parameter("cost"));
            }
            json!({"firebase": {
                "hash": base64(parts.hash), "salt": base64(parts.salt), "saltSeparator": base64(parts.separator),
                "signerKey": base64(&parts.signer), "memory": parts.log_n, "rounds": parts.r,
            }})
        }
        Normal::Pbkdf2 {
            digest: digest @ (Digest::Sha1 | Digest::Sha256 | Digest::Sha512),
            rounds,
            salt,
            hash,
        } => {
            json!({"pbkdf2": {"hash": base64(hash), "salt": base64(salt), "iterations": rounds, "type": digest.name()}})
        }
        Normal::Argon2 { memory_kib, passes, lanes, salt, hash, .. } => {
            // There is no member for variant and version: they are those of today.
            argon2(&given.normal, &Bounds { argon2: &[Argon2Variant::Id], ..Bounds::ANY })?;
            json!({"argon2": {
                "hash": base64(hash), "salt": base64(salt), "iterations": passes, "memory": memory_kib, "threads": lanes,
            }})
        }
        Normal::Digest { .. } => {
            let salted = Salted::of(&given.normal).ok_or(Refused::Algorithm)?;
            let salted = salted.plain(&[Digest::Md5, Digest::Sha1, Digest::Sha256, Digest::Sha512])?;
            // On which side it puts a salt is not documented.
            salted.unsalted()?;
            match salted.digest {
                Digest::Md5 => json!({"md5": {"hash": encode::hex(salted.hash)}}),
                digest => json!({"sha": {"hash": encode::hex(salted.hash), "type": digest.name()}}),
            }
        }
        _ => return Err(Refused::Algorithm),
    };
    Ok(Written::of([(DESCOPE, hashed)]))
}

pub(super) fn appwrite(given: &Given<'_>) -> Result<Written, Refused> {
    let hashed = |algorithm: &str, hash: String| {
        Written::of([("password", json!(hash))]).with_option("algorithm", algorithm)
    };
    match &given.normal {
        Normal::Bcrypt(_) => {
            bcrypt(&given.normal, &Bounds::ANY)?;
            Ok(hashed("bcrypt", stored_text(&given.normal)?))
        }
        Normal::Argon2 { .. } => Ok(hashed("argon2", argon2(&given.normal, &Bounds::ANY)?)),
        Normal::Text(text) if text.starts_with("$P$") || text.starts_with("$H$") => {
            Ok(hashed("phpass", text.clone()))
        }
        Normal::Scrypt { log_n, r, p, salt, hash } => {
            let mut written = hashed("scrypt", encode::hex(hash));
            written.members.extend([
                ("passwordSalt", json!(text(salt, "salt")?)),
                ("passwordCpu", json!(1_u64 << log_n)),
                ("passwordMemory", json!(r)),
                ("passwordParallel", json!(p)),
                ("passwordLength", json!(hash.len())),
            ]);
            Ok(written)
        }
        Normal::Firebase { log_n, r, .. } => {
            // N and r are fixed.
            if (*log_n, *r) != (14, 8) {
                return Err(Refused::Parameter("cost"));
            }
            let parts = firebase(given)?;
            let mut written = hashed("scrypt-modified", encode::base64(parts.hash));
            written.members.extend([
                ("passwordSalt", json!(encode::base64(parts.salt))),
                ("passwordSaltSeparator", json!(encode::base64(parts.separator))),
                ("passwordSignerKey", json!(encode::base64(&parts.signer))),
            ]);
            Ok(written)
        }
        normal => {
            let salted = Salted::of(normal).ok_or(Refused::Algorithm)?;
            const SHA: [Digest; 5] =
                [Digest::Md5, Digest::Sha1, Digest::Sha256, Digest::Sha384, Digest::Sha512];
            let salted = salted.plain(&SHA)?;
            salted.unsalted()?;
            let mut written =
                hashed(if salted.digest == Digest::Md5 { "md5" } else { "sha" }, encode::hex(salted.hash));
            if salted.digest != Digest::Md5 {
                written.members.push(("passwordVersion", json!(salted.digest.name())));
            }
            Ok(written)
        }
    }
}
