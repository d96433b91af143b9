//! Targets with columns for salt and parameters.

use alloc::string::{String, ToString as _};

use serde_json::{Value, json};

use super::parts::{Bounds, Salted, argon2, bcrypt, firebase, ldap, own_hmac, stored_text, text};
use super::{Given, Refused, Written};
use crate::import::normal::{Normal, encode};
use crate::primitives::{Argon2Variant, Digest};

const CUSTOM: &str = "custom_password_hash";

pub(super) fn auth0(given: &Given<'_>) -> Result<Written, Refused> {
    let text_of = |algorithm: &str, value: String| json!({"algorithm": algorithm, "hash": {"value": value, "encoding": "utf8"}});
    let custom = match &given.normal {
        Normal::Bcrypt(_) => {
            bcrypt(&given.normal, &Bounds::ANY)?;
            text_of("bcrypt", stored_text(&given.normal)?)
        }
        Normal::Argon2 { .. } => text_of("argon2", argon2(&given.normal, &Bounds::ANY)?),
        Normal::Pbkdf2 { .. } => match stored_text(&given.normal)? {
            text if text.contains("$i=") => text_of("pbkdf2", text),
            _ => return Err(Refused::Parameter("digest under PBKDF2")),
        },
        Normal::Scrypt { log_n, r, p, salt, hash } => json!({
            "algorithm": "scrypt",
            "hash": {"value": encode::hex(hash), "encoding": "hex"},
            "salt": {"value": encode::hex(salt), "encoding": "hex"},
            "keylen": hash.len(), "cost": 1_u64 << log_n, "blockSize": r, "parallelization": p,
        }),
        Normal::Hmac { .. } => {
            let (digest, key, hash) = own_hmac(&given.normal).ok_or(Refused::SaltPlace)?;
            json!({
                "algorithm": "hmac",
                "hash": {
                    "value": encode::hex(hash), "encoding": "hex", "digest": digest.name(),
                    "key": {"value": encode::hex(key), "encoding": "hex"},
                },
            })
        }
        Normal::Digest { .. } => auth0_digest(&given.normal)?,
        _ => return Err(Refused::Algorithm),
    };
    Ok(Written::of([(CUSTOM, custom)]))
}

fn auth0_digest(normal: &Normal) -> Result<Value, Refused> {
    let salted = Salted::of(normal).ok_or(Refused::Algorithm)?;
    if !["md4", "md5", "sha1", "sha256", "sha512"].contains(&salted.digest.name()) {
        return Err(Refused::Algorithm);
    }
    if salted.rounds != 1 {
        return Err(Refused::Parameter("count of rounds"));
    }
    let (salt, first) = salted.one_salt()?;
    let mut custom = json!({
        "algorithm": salted.digest.name(), "hash": {"value": encode::hex(salted.hash), "encoding": "hex"},
    });
    if !salt.is_empty() {
        let position = if first { "prefix" } else { "suffix" };
        custom["salt"] = json!({"value": encode::hex(salt), "encoding": "hex", "position": position});
    }
    if salted.utf16 {
        custom["password"] = json!({"encoding": "utf16le"});
    }
    Ok(custom)
}

const OKTA: &str = "credentials.password.hash";

pub(super) fn okta(given: &Given<'_>) -> Result<Written, Refused> {
    let hash = match &given.normal {
        Normal::Bcrypt(_) => {
            let parts = bcrypt(&given.normal, &Bounds { bcrypt: 20, ..Bounds::ANY })?;
            json!({"algorithm": "BCRYPT", "workFactor": parts.cost, "salt": parts.salt, "value": parts.digest})
        }
        Normal::Pbkdf2 { digest, rounds, salt, hash } => {
            let digest = match digest {
                Digest::Sha256 => "SHA256_HMAC",
                Digest::Sha512 => "SHA512_HMAC",
                _ => return Err(Refused::Algorithm),
            };
            if *rounds < 4096 {
                return Err(Refused::Parameter("count of rounds"));
            }
            json!({
                "algorithm": "PBKDF2", "digestAlgorithm": digest, "iterationCount": rounds, "keySize": hash.len(),
                "salt": encode::base64(salt), "value": encode::base64(hash),
            })
        }
        normal => {
            let salted = Salted::of(normal).ok_or(Refused::Algorithm)?;
            let salted = salted.plain(&[Digest::Md5, Digest::Sha1, Digest::Sha256, Digest::Sha512])?;
            let (salt, first) = salted.one_salt()?;
            let name = match salted.digest {
                Digest::Md5 => "MD5",
                Digest::Sha1 => "SHA-1",
                Digest::Sha256 => "SHA-256",
                _ => "SHA-512",
            };
            let mut hash = json!({"algorithm": name, "value": encode::base64(salted.hash)});
            if !salt.is_empty() {
                hash["salt"] = json!(encode::base64(salt));
                hash["saltOrder"] = json!(if first { "PREFIX" } else { "POSTFIX" });
            }
            hash
        }
    };
    Ok(Written::of([(OKTA, hash)]))
}

pub(super) fn fusionauth(given: &Given<'_>) -> Result<Written, Refused> {
    let written = |scheme: &str, factor: u32, salt: String, hash: String| {
        Ok(Written::of([
            ("encryptionScheme", json!(scheme)),
            ("factor", json!(factor)),
            ("salt", json!(salt)),
            ("password", json!(hash)),
        ]))
    };
    match &given.normal {
        Normal::Bcrypt(_) => {
            let parts = bcrypt(&given.normal, &Bounds::ANY)?;
            written("bcrypt", parts.cost, parts.salt.into(), parts.digest.into())
        }
        Normal::Pbkdf2 { digest, rounds, salt, hash } => {
            let scheme = match (digest, hash.len()) {
                (Digest::Sha256, 32) => "salted-pbkdf2-hmac-sha256",
                (Digest::Sha256, 64) => "salted-pbkdf2-hmac-sha256-512",
                (Digest::Sha512, 64) => "salted-pbkdf2-hmac-sha512-512",
                _ => return Err(Refused::Parameter("digest and length of the key")),
            };
            written(scheme, *rounds, encode::base64(salt), encode::base64(hash))
        }
        Normal::Text(text) if text.starts_with("$P$") || text.starts_with("$S$") => {
            let scheme = if text.starts_with("$P$") { "phpass-md5" } else { "phpass-sha512" };
            let parts = (text.as_bytes().get(3), text.get(4..12), text.get(12..));
            let (Some(count), Some(salt), Some(hash)) = parts else { return Err(Refused::NotTakenApart) };
            let log = crate::codec::crypt64::decode_u6(*count).filter(|log| *log < 32);
            let factor = 1_u32 << log.ok_or(Refused::NotTakenApart)?;
            written(scheme, factor, salt.into(), hash.into())
        }
        Normal::Digest { digest: Digest::Md5, rounds, before, after, utf16: false, hash } => {
            if before.is_empty() || !after.is_empty() {
                return Err(Refused::SaltPlace);
            }
            written("salted-md5", *rounds, text(before, "salt")?, encode::base64(hash))
        }
        Normal::Digest { digest: Digest::Sha256, rounds, before, after, utf16: false, hash } => {
            if after.is_empty() || !before.is_empty() {
                return Err(Refused::SaltPlace);
            }
            written("salted-sha256", *rounds, encode::base64(after), encode::base64(hash))
        }
        _ => Err(Refused::Algorithm),
    }
}

/// Both members are texts of JSON.
pub(super) fn keycloak(given: &Given<'_>) -> Result<Written, Refused> {
    let (salt, hash, data) = match &given.normal {
        Normal::Pbkdf2 { digest, rounds, salt, hash } => {
            let name = match digest {
                Digest::Sha1 => "pbkdf2",
                Digest::Sha256 => "pbkdf2-sha256",
                Digest::Sha512 => "pbkdf2-sha512",
                _ => return Err(Refused::Algorithm),
            };
            (salt, hash, json!({"hashIterations": rounds, "algorithm": name, "additionalParameters": {}}))
        }
        Normal::Argon2 { variant, version, memory_kib, passes, lanes, salt, hash } => {
            let kind = match variant {
                Argon2Variant::Id => "id",
                Argon2Variant::I => "i",
                Argon2Variant::D => "d",
            };
            let version = if *version == 0x13 { "1.3" } else { "1.0" };
            let parameters = json!({
                "type": [kind], "version": [version], "hashLength": [hash.len().to_string()],
                "memory": [memory_kib.to_string()], "parallelism": [lanes.to_string()],
            });
            (
                salt,
                hash,
                json!({"hashIterations": passes, "algorithm": "argon2", "additionalParameters": parameters}),
            )
        }
        _ => return Err(Refused::Algorithm),
    };
    let secret =
        json!({"value": encode::base64(hash), "salt": encode::base64(salt), "additionalParameters": {}});
    Ok(Written::of([
        ("credentials.0.type", json!("password")),
        ("credentials.0.secretData", json!(secret.to_string())),
        ("credentials.0.credentialData", json!(data.to_string())),
    ]))
}

pub(super) fn clerk(given: &Given<'_>) -> Result<Written, Refused> {
    let (hasher, digest) = match &given.normal {
        Normal::Bcrypt(_) => {
            bcrypt(&given.normal, &Bounds::ANY)?;
            ("bcrypt", stored_text(&given.normal)?)
        }
        Normal::Argon2 { variant, .. } => (variant.name(), argon2(&given.normal, &Bounds::USUAL)?),
        Normal::Pbkdf2 { digest: Digest::Sha256, rounds, salt, hash } => {
            let (salt, hash) = (encode::base64(salt), encode::base64(hash));
            ("pbkdf2_sha256", alloc::format!("pbkdf2_sha256${rounds}${salt}${hash}"))
        }
        Normal::Pbkdf2 { digest: Digest::Sha512, rounds, salt, hash } => {
            let (salt, hash) = (encode::hex(salt), encode::hex(hash));
            ("pbkdf2_sha512_hex", alloc::format!("pbkdf2_sha512_hex${rounds}${salt}${hash}"))
        }
        Normal::Pbkdf2 { digest: Digest::Sha1, rounds, salt, hash } => {
            let (salt, len, hash) = (encode::hex(salt), hash.len(), encode::hex(hash));
            ("pbkdf2_sha1", alloc::format!("pbkdf2_sha1${rounds}${salt}${hash}${len}"))
        }
        Normal::Firebase { .. } => {
            let parts = firebase(given)?;
            let base64 = encode::base64;
            let (hash, salt, separator) = (base64(parts.hash), base64(parts.salt), base64(parts.separator));
            let signer = base64(&parts.signer);
            (
                "scrypt_firebase",
                alloc::format!("{hash}${salt}${signer}${separator}${}${}", parts.r, parts.log_n),
            )
        }
        Normal::Digest { .. } => {
            let salted = Salted::of(&given.normal).ok_or(Refused::Algorithm)?;
            let salted = salted.plain(&[Digest::Md5, Digest::Sha1, Digest::Sha256])?;
            match salted.digest {
                Digest::Sha1 if salted.after.is_empty() => return Err(Refused::Algorithm),
                Digest::Sha1 => ("ldap_ssha", ldap(&salted)?),
                digest => {
                    salted.unsalted()?;
                    (digest.name(), encode::hex(salted.hash))
                }
            }
        }
        Normal::Text(text) if text.starts_with("$P$") => ("phpass", text.clone()),
        Normal::Text(text) if text.starts_with("bcrypt_sha256$$") => ("bcrypt_sha256_django", text.clone()),
        _ => return Err(Refused::Algorithm),
    };
    Ok(Written::of([("password_digest", json!(digest)), ("password_hasher", json!(hasher))]))
}
