//! Targets that take one string.

use alloc::string::String;

use serde_json::{Value, json};

use super::parts::{Bounds, Salted, argon2, bcrypt, firebase, ldap, own_hmac, stored_text};
use super::{Given, Refused, Written};
use crate::import::code::{Code, Issue};
use crate::import::normal::{Normal, encode};
use crate::primitives::{Argon2Variant, Digest};

fn one(path: &'static str, text: String) -> Result<Written, Refused> {
    Ok(Written::of([(path, Value::from(text))]))
}

fn bcrypt_text(normal: &Normal, bounds: &Bounds) -> Result<String, Refused> {
    bcrypt(normal, bounds)?;
    stored_text(normal)
}

/// `$fbscrypt$` of Supabase and Hanko.
fn fbscrypt(given: &Given<'_>) -> Result<String, Refused> {
    let parts = firebase(given)?;
    let (ss, sk) = (encode::base64(parts.separator), encode::base64(&parts.signer));
    let (salt, hash) = (encode::base64(parts.salt), encode::base64(parts.hash));
    Ok(alloc::format!("$fbscrypt$v=1,n={},r={},p=1,ss={ss},sk={sk}${salt}${hash}", parts.log_n, parts.r))
}

/// bcrypt only.
pub(super) fn authgear(given: &Given<'_>) -> Result<Written, Refused> {
    let text = bcrypt_text(&given.normal, &Bounds::ANY)?;
    Ok(Written::of([("password.type", json!("bcrypt")), ("password.password_hash", json!(text))]))
}

/// The string goes in as it is; what it means is the pool's function's to know. Only what says itself what it is can
/// be told by one.
pub(super) fn authing(given: &Given<'_>) -> Result<Written, Refused> {
    let text = match &given.normal {
        Normal::Digest { .. } | Normal::Hmac { .. } | Normal::Firebase { .. } => {
            return Err(Refused::Algorithm);
        }
        normal => stored_text(normal)?,
    };
    Ok(Written::of([("password", json!(text)), ("options.keepPassword", json!(true))]))
}

pub(super) fn propelauth(given: &Given<'_>) -> Result<Written, Refused> {
    let text = match &given.normal {
        Normal::Argon2 { .. } => argon2(&given.normal, &Bounds::ANY)?,
        normal => bcrypt_text(normal, &Bounds::ANY)?,
    };
    one("existingPasswordHash", text)
}

/// Bounds of `internal/crypto/password.go`.
const SUPABASE: Bounds = Bounds { memory_kib: 8..=1 << 20, passes: 20, lanes: 16, ..Bounds::USUAL };

pub(super) fn supabase(given: &Given<'_>) -> Result<Written, Refused> {
    let text = match &given.normal {
        Normal::Argon2 { .. } => argon2(&given.normal, &SUPABASE)?,
        Normal::Firebase { .. } => fbscrypt(given)?,
        normal => bcrypt_text(normal, &SUPABASE)?,
    };
    one("password_hash", text)
}

/// Only `$2a$` and `$fbscrypt$` are let in, although the verifier behind it reads all three names of bcrypt.
pub(super) fn hanko(given: &Given<'_>) -> Result<Written, Refused> {
    if let Normal::Firebase { .. } = given.normal {
        return one("password.password", fbscrypt(given)?);
    }
    let parts = bcrypt(&given.normal, &Bounds::ANY)?;
    let text = alloc::format!("$2a${:02}${}{}", parts.cost, parts.salt, parts.digest);
    let mut written = one("password.password", text)?;
    if parts.variant != "2a" {
        written.issues.push(Issue::new(Code::PrefixRewritten));
    }
    Ok(written)
}

pub(super) fn supertokens(given: &Given<'_>) -> Result<Written, Refused> {
    let (text, algorithm) = match &given.normal {
        Normal::Argon2 { .. } => (argon2(&given.normal, &Bounds::ANY)?, "argon2"),
        Normal::Firebase { log_n, r, salt, separator, hash, signer: None } => {
            let (hash, salt, separator) =
                (encode::base64(hash), encode::base64(salt), encode::base64(separator));
            (alloc::format!("$f_scrypt${hash}${salt}$m={log_n}$r={r}$s={separator}"), "firebase_scrypt")
        }
        // Its signer key is in the configuration only, one for all.
        Normal::Firebase { .. } => return Err(Refused::Parameter("signer key of the record")),
        normal => (bcrypt_text(normal, &Bounds::ANY)?, "bcrypt"),
    };
    Ok(Written::of([
        ("loginMethods.0.recipeId", json!("emailpassword")),
        ("loginMethods.0.passwordHash", json!(text)),
        ("loginMethods.0.hashingAlgorithm", json!(algorithm)),
    ]))
}

/// Bounds of `hash_limits.go`.
const KRATOS: Bounds = Bounds { memory_kib: 8..=1 << 20, passes: 10, lanes: 16, bcrypt: 15, ..Bounds::USUAL };
const KRATOS_ROUNDS: u32 = 10_000_000;

pub(super) fn kratos(given: &Given<'_>) -> Result<Written, Refused> {
    let text = match &given.normal {
        Normal::Argon2 { .. } => argon2(&given.normal, &KRATOS)?,
        Normal::Bcrypt(_) => bcrypt_text(&given.normal, &KRATOS)?,
        Normal::Pbkdf2 { rounds, .. } if *rounds > KRATOS_ROUNDS => return Err(Refused::Parameter("cost")),
        // Under SHA-224 and SHA-384 it means SHA-3.
        Normal::Pbkdf2 { digest: Digest::Sha1 | Digest::Sha256 | Digest::Sha512, .. } => {
            stored_text(&given.normal)?
        }
        Normal::Pbkdf2 { .. } => return Err(Refused::Algorithm),
        Normal::Scrypt { log_n, r, p, .. } if *log_n > 17 || *r > 8 || *p > 10 => {
            return Err(Refused::Parameter("cost"));
        }
        // What it calls `ln` is N.
        Normal::Scrypt { log_n, r, p, salt, hash } => {
            let (n, salt, hash) = (1_u64 << log_n, encode::base64(salt), encode::base64(hash));
            alloc::format!("$scrypt$ln={n},r={r},p={p}${salt}${hash}")
        }
        Normal::Firebase { log_n, .. } if *log_n > 17 => return Err(Refused::Parameter("cost")),
        Normal::Firebase { .. } => {
            let parts = firebase(given)?;
            let base64 = encode::base64;
            let (salt, hash, separator) = (base64(parts.salt), base64(parts.hash), base64(parts.separator));
            let signer = base64(&parts.signer);
            alloc::format!(
                "$firescrypt$ln={},r={},p=1${salt}${hash}${separator}${signer}",
                parts.log_n,
                parts.r
            )
        }
        Normal::Hmac { .. } => {
            let (digest, key, hash) = own_hmac(&given.normal).ok_or(Refused::SaltPlace)?;
            let hash = encode::base64(encode::hex(hash).as_bytes());
            alloc::format!("$hmac-{}${hash}${}", digest.name(), encode::base64(key))
        }
        Normal::Digest { .. } => kratos_template(&given.normal)?,
        Normal::Text(text) => {
            const CRYPTS: [&str; 3] = ["$1$", "$5$", "$6$"];
            match CRYPTS.iter().any(|prefix| text.starts_with(prefix)) {
                true => text.clone(),
                false => return Err(Refused::Algorithm),
            }
        }
    };
    one("credentials.password.config.hashed_password", text)
}

/// `$sha256$pf=…$salt$hash`: any order of salt and password, by a template.
fn kratos_template(normal: &Normal) -> Result<String, Refused> {
    let salted = Salted::of(normal).ok_or(Refused::Algorithm)?;
    let salted = salted.plain(&[Digest::Md5, Digest::Sha1, Digest::Sha256, Digest::Sha512])?;
    let (salt, first) = match salted.one_salt() {
        Ok(one) => one,
        Err(_) if salted.before == salted.after => (salted.before, true),
        Err(refused) => return Err(refused),
    };
    let template = match (salt.is_empty(), first, salted.after.is_empty()) {
        (true, ..) => "{PASSWORD}",
        (false, true, true) => "{SALT}{PASSWORD}",
        (false, true, false) => "{SALT}{PASSWORD}{SALT}",
        (false, false, _) => "{PASSWORD}{SALT}",
    };
    let (name, base64) = (salted.digest.name(), encode::base64);
    let (template, salt, hash) = (base64(template.as_bytes()), base64(salt), base64(salted.hash));
    Ok(alloc::format!("${name}$pf={template}${salt}${hash}"))
}

/// Bounds of `zitadel/passwap`.
const ZITADEL: Bounds = Bounds {
    argon2: &[Argon2Variant::Id, Argon2Variant::I],
    memory_kib: 8 << 10..=512 << 10,
    passes: 10,
    lanes: 16,
    ..Bounds::USUAL
};

pub(super) fn zitadel(given: &Given<'_>) -> Result<Written, Refused> {
    let text = match &given.normal {
        Normal::Argon2 { .. } => argon2(&given.normal, &ZITADEL)?,
        Normal::Bcrypt(_) => bcrypt_text(&given.normal, &ZITADEL)?,
        Normal::Scrypt { log_n, r, p, .. } => {
            let fits = (14..=20).contains(log_n) && (8..=32).contains(r) && (1..=16).contains(p);
            if !fits {
                return Err(Refused::Parameter("cost"));
            }
            stored_text(&given.normal)?
        }
        Normal::Pbkdf2 { digest, rounds, salt, hash } => {
            if !(1000..=10_000_000).contains(rounds) {
                return Err(Refused::Parameter("cost"));
            }
            if hash.len() != digest.output_len() {
                return Err(Refused::Parameter("length of the key"));
            }
            let label = match digest {
                Digest::Sha1 => String::new(),
                Digest::Sha224 | Digest::Sha256 | Digest::Sha384 | Digest::Sha512 => {
                    alloc::format!("-{}", digest.name())
                }
                _ => return Err(Refused::Algorithm),
            };
            let (salt, hash) = (encode::base64_dot(salt), encode::base64_dot(hash));
            alloc::format!("$pbkdf2{label}${rounds}${salt}${hash}")
        }
        Normal::Digest { .. } => passwap_md5(&given.normal)?,
        Normal::Text(text) => {
            const TAKEN: [&str; 6] = ["$1$", "$5$", "$6$", "$P$", "$H$", "$S$"];
            match TAKEN.iter().any(|prefix| text.starts_with(prefix)) {
                true => text.clone(),
                false => return Err(Refused::Algorithm),
            }
        }
        _ => return Err(Refused::Algorithm),
    };
    one("hashedPassword.value", text)
}

/// Bare hexadecimal, or `$md5salted-suffix$salt$base64` with the salt as text.
fn passwap_md5(normal: &Normal) -> Result<String, Refused> {
    let salted = Salted::of(normal).ok_or(Refused::Algorithm)?.plain(&[Digest::Md5])?;
    let (salt, first) = salted.one_salt()?;
    if salt.is_empty() {
        return Ok(encode::hex(salted.hash));
    }
    let salt = super::parts::text(salt, "salt")?;
    if salt.contains('$') {
        return Err(Refused::NotText("salt"));
    }
    let side = if first { "prefix" } else { "suffix" };
    Ok(alloc::format!("$md5salted-{side}${salt}${}", encode::base64(salted.hash)))
}

pub(super) fn ping(given: &Given<'_>) -> Result<Written, Refused> {
    let text = match &given.normal {
        Normal::Digest { .. } => {
            let salted = Salted::of(&given.normal).ok_or(Refused::Algorithm)?;
            let salted = salted.plain(&[Digest::Sha1, Digest::Sha256, Digest::Sha384, Digest::Sha512])?;
            if salted.after.is_empty() {
                return Err(Refused::Parameter("missing salt"));
            }
            ldap(&salted)?
        }
        _ => return Err(Refused::Algorithm),
    };
    one("password.value", text)
}

pub(super) fn workos(given: &Given<'_>) -> Result<Written, Refused> {
    let (text, kind) = match &given.normal {
        Normal::Bcrypt(_) => (bcrypt_text(&given.normal, &Bounds::ANY)?, "bcrypt"),
        Normal::Argon2 { .. } => (argon2(&given.normal, &Bounds::ANY)?, "argon2"),
        Normal::Scrypt { .. } => (stored_text(&given.normal)?, "scrypt"),
        Normal::Pbkdf2 { digest: Digest::Sha256 | Digest::Sha512, .. } => {
            (stored_text(&given.normal)?, "pbkdf2")
        }
        Normal::Firebase { .. } => {
            let parts = firebase(given)?;
            let base64 = encode::base64;
            let (hash, salt, ss) = (base64(parts.hash), base64(parts.salt), base64(parts.separator));
            let sk = base64(&parts.signer);
            let text = alloc::format!(
                "$firebase-scrypt$hash={hash}$salt={salt}$sk={sk}$ss={ss}$r={}$m={}",
                parts.r,
                parts.log_n
            );
            (text, "firebase-scrypt")
        }
        Normal::Digest { .. } => {
            let salted = Salted::of(&given.normal).ok_or(Refused::Algorithm)?;
            let salted = salted.plain(&[Digest::Sha1, Digest::Sha256])?;
            return workos_ssha(&salted);
        }
        _ => return Err(Refused::Algorithm),
    };
    Ok(Written::of([("password_hash", json!(text)), ("password_hash_type", json!(kind))]))
}

/// The salt behind the password, or before it under SHA-256.
fn workos_ssha(salted: &Salted<'_>) -> Result<Written, Refused> {
    let (salt, first) = salted.one_salt()?;
    let (label, kind) = if salted.digest == Digest::Sha1 { ("SSHA", "ssha") } else { ("SSHA256", "ssha256") };
    if first && kind == "ssha" {
        return Err(Refused::SaltPlace);
    }
    let bytes = crate::import::normal::Bytes::from([salted.hash, salt].concat());
    let text = alloc::format!("{{{label}}}{}", encode::base64(&bytes));
    let mut written = Written::of([("password_hash", json!(text)), ("password_hash_type", json!(kind))]);
    if first {
        written.members.push(("password_salt_position", json!("prefix")));
    }
    Ok(written)
}
