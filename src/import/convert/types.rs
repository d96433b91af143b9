//! Targets with a bare digest and a type beside it: Logto, Casdoor, OneLogin, Kinde.

use alloc::string::{String, ToString as _};

use serde_json::json;

use super::parts::{Bounds, Salted, argon2, bcrypt, stored_text, text};
use super::{Given, Refused, Written};
use crate::import::normal::{Normal, encode};
use crate::primitives::{Argon2Variant, Digest};

pub(super) fn logto(given: &Given<'_>) -> Result<Written, Refused> {
    let written = |algorithm: &str, digest: String| {
        // The column holds no more.
        if digest.len() > 255 {
            return Err(Refused::Parameter("length of the whole"));
        }
        Ok(Written::of([("passwordDigest", json!(digest)), ("passwordAlgorithm", json!(algorithm))]))
    };
    match &given.normal {
        Normal::Bcrypt(_) => {
            bcrypt(&given.normal, &Bounds::ANY)?;
            written("Bcrypt", stored_text(&given.normal)?)
        }
        Normal::Argon2 { variant, .. } => {
            let name = variant.name().replacen('a', "A", 1);
            written(&name, argon2(&given.normal, &Bounds::ANY)?)
        }
        Normal::Pbkdf2 { digest, rounds, salt, hash } => {
            let salt = alloc::format!("hex:{}", encode::hex(salt));
            let arguments =
                [salt, rounds.to_string(), hash.len().to_string(), digest.name().into(), "@".into()];
            written("Legacy", json!(["pbkdf2", arguments, encode::hex(hash)]).to_string())
        }
        normal => {
            let salted = Salted::of(normal).ok_or(Refused::Algorithm)?;
            let salted = salted.plain(&[Digest::Md5, Digest::Sha1, Digest::Sha256, Digest::Sha512])?;
            let hash = encode::hex(salted.hash);
            if salted.unsalted().is_ok() && salted.digest != Digest::Sha512 {
                return written(&salted.digest.name().to_ascii_uppercase(), hash);
            }
            let sides = [(salted.before, false), (b"@".as_slice(), true), (salted.after, false)];
            let mut arguments = alloc::vec::Vec::new();
            for (side, password) in sides {
                let side = text(side, "salt")?;
                if password || (!side.is_empty() && side != "@") {
                    arguments.push(side);
                } else if side == "@" {
                    return Err(Refused::NotText("salt"));
                }
            }
            written("Legacy", json!([salted.digest.name(), arguments, hash]).to_string())
        }
    }
}

pub(super) fn casdoor(given: &Given<'_>) -> Result<Written, Refused> {
    let written = |kind: &str, hash: String, salt: String| {
        Ok(Written::of([
            ("password", json!(hash)),
            ("passwordType", json!(kind)),
            ("passwordSalt", json!(salt)),
        ]))
    };
    match &given.normal {
        Normal::Bcrypt(_) => {
            bcrypt(&given.normal, &Bounds::ANY)?;
            written("bcrypt", stored_text(&given.normal)?, String::new())
        }
        Normal::Argon2 { .. } => {
            let bounds = Bounds { argon2: &[Argon2Variant::Id], ..Bounds::ANY };
            written("argon2id", argon2(&given.normal, &bounds)?, String::new())
        }
        Normal::Pbkdf2 { digest: Digest::Sha256, rounds: 27_500, salt, hash } if hash.len() == 64 => {
            written("pbkdf2-salt", encode::base64(hash), encode::base64(salt))
        }
        // Django's string, whose salt is text.
        Normal::Pbkdf2 { digest: Digest::Sha256, rounds, salt, hash } if hash.len() == 32 => {
            let salt = text(salt, "salt")?;
            if salt.contains('$') {
                return Err(Refused::NotText("salt"));
            }
            let hash = encode::base64(hash);
            written("pbkdf2-django", alloc::format!("pbkdf2_sha256${rounds}${salt}${hash}"), String::new())
        }
        Normal::Pbkdf2 { .. } => Err(Refused::Parameter("digest and length of the key")),
        // With a salt it is over the hexadecimal digest of the password, which no other schema has.
        normal => {
            let salted = Salted::of(normal).ok_or(Refused::Algorithm)?;
            let salted = salted.plain(&[Digest::Md5, Digest::Sha256, Digest::Sha512])?;
            salted.unsalted()?;
            let kind = match salted.digest {
                Digest::Md5 => "md5-salt",
                Digest::Sha256 => "salt",
                _ => "sha512-salt",
            };
            written(kind, encode::hex(salted.hash), String::new())
        }
    }
}

pub(super) fn onelogin(given: &Given<'_>) -> Result<Written, Refused> {
    let salted = Salted::of(&given.normal).ok_or(Refused::Algorithm)?.plain(&[Digest::Sha256])?;
    if !salted.after.is_empty() {
        return Err(Refused::SaltPlace);
    }
    let salt = text(salted.before, "salt")?;
    if salt.len() > 40 {
        return Err(Refused::Parameter("length of the salt"));
    }
    let hash = encode::hex(salted.hash);
    Ok(Written::of([
        ("password", json!(hash)),
        ("password_confirmation", json!(hash)),
        ("password_algorithm", json!("salt+sha256")),
        ("password_salt", json!(salt)),
    ]))
}

/// Columns of its table; an empty cell is one that is not there.
pub(super) fn kinde(given: &Given<'_>) -> Result<Written, Refused> {
    let mut written = Written::of([]);
    let (method, hash) = match &given.normal {
        Normal::Bcrypt(_) => {
            bcrypt(&given.normal, &Bounds::ANY)?;
            ("bcrypt", stored_text(&given.normal)?)
        }
        Normal::Text(text) if text.starts_with("$P$") => ("wordpress", text.clone()),
        Normal::Text(text) if ["$1$", "$5$", "$6$"].iter().any(|p| text.starts_with(p)) => {
            ("crypt", text.clone())
        }
        normal => {
            let salted =
                Salted::of(normal).ok_or(Refused::Algorithm)?.plain(&[Digest::Md5, Digest::Sha256])?;
            let (salt, first) = salted.one_salt()?;
            if !salt.is_empty() {
                written.members.extend([
                    ("salt", json!(encode::hex(salt))),
                    ("salt_format", json!("hex")),
                    ("salt_position", json!(if first { "prefix" } else { "suffix" })),
                ]);
            }
            (salted.digest.name(), encode::hex(salted.hash))
        }
    };
    written.members.extend([("hashed_password", json!(hash)), ("hashing_method", json!(method))]);
    Ok(written)
}
