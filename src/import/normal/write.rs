//! The stored strings of what was taken apart.

use alloc::string::{String, ToString as _};

use super::{Bytes, Composition, HmacKey, Keyed, Normal, Sides, encode};
use crate::import::code::{Code, Fault, Issue};
use crate::primitives::Digest;
use crate::stored::{Column, StoredHash};

impl Normal {
    /// The row that a scheme of the crate, or one of [`super::definitions`], reads.
    pub(in super::super) fn stored(self) -> Result<StoredHash, Fault> {
        let unsupported = |what: &'static str| Issue::new(Code::UnsupportedParameters).about(what);
        match self {
            Self::Text(text) | Self::Bcrypt(text) => Ok(StoredHash::new(text)),
            Self::Digest { digest, rounds, before, after, utf16, hash } => {
                let composition = Composition {
                    digest,
                    sides: sides(&before, &after),
                    utf16,
                    repeated: rounds > 1,
                    keyed: Keyed::No,
                };
                if rounds == 0 || (rounds > 1 && utf16) {
                    return Err(unsupported("rounds"));
                }
                let row = with_salts(composition, &before, &after, &hash);
                Ok(if rounds > 1 { row.with_column(Column::Rounds, rounds.to_string()) } else { row })
            }
            Self::Hmac { digest, key, before, after, hash } => {
                let keyed = if matches!(key, HmacKey::Host) { Keyed::Host } else { Keyed::Own };
                let sides = sides(&before, &after);
                if matches!(sides, Sides::Both | Sides::Two) {
                    return Err(unsupported("salts on both sides under HMAC"));
                }
                let composition = Composition { digest, sides, utf16: false, repeated: false, keyed };
                let row = with_salts(composition, &before, &after, &hash);
                Ok(match key {
                    HmacKey::Host => row,
                    HmacKey::Own(key) if sides == Sides::None => row.with_column(Column::Salt, &*key),
                    HmacKey::Own(key) => row.with_column(Column::Salt2, &*key),
                })
            }
            Self::Pbkdf2 { digest, rounds, salt, hash } => Ok(StoredHash::new(
                pbkdf2(digest, rounds, &salt, &hash).ok_or(unsupported("digest under PBKDF2"))?,
            )),
            Self::Scrypt { log_n, r, p, salt, hash } => {
                // Other lengths are refused by the scheme: one that was cut would match as well.
                if !matches!(hash.len(), 32 | 64) {
                    return Err(unsupported("length of a scrypt key"));
                }
                let (salt, hash) = (encode::base64_nopad(&salt), encode::base64_nopad(&hash));
                Ok(StoredHash::new(alloc::format!("$scrypt$ln={log_n},r={r},p={p}${salt}${hash}")))
            }
            Self::Argon2 { variant, version, memory_kib, passes, lanes, salt, hash } => {
                let (name, salt, hash) =
                    (variant.name(), encode::base64_nopad(&salt), encode::base64_nopad(&hash));
                let list = alloc::format!("m={memory_kib},t={passes},p={lanes}");
                Ok(StoredHash::new(alloc::format!("${name}$v={version}${list}${salt}${hash}")))
            }
            Self::Firebase { log_n, r, salt, separator, signer, hash } => {
                let row = StoredHash::new(encode::base64(&hash))
                    .with_hint("firebase_scrypt")
                    .with_column(Column::Salt, encode::base64(&salt))
                    .with_column(named("mem_cost"), log_n.to_string())
                    .with_column(Column::Rounds, r.to_string())
                    .with_column(named("salt_separator"), encode::base64(&separator));
                Ok(match signer {
                    Some(signer) => row.with_column(named("signer_key"), encode::base64(&signer)),
                    None => row,
                })
            }
        }
    }
}

pub(super) fn named(name: &str) -> Column {
    Column::Named(name.into())
}

/// The text of PBKDF2 that `pbkdf2_phc` or one of passlib's reads.
fn pbkdf2(digest: Digest, rounds: u32, salt: &[u8], hash: &[u8]) -> Option<String> {
    let (name, len) = (digest.name(), hash.len());
    match digest {
        Digest::Sha1 | Digest::Sha256 | Digest::Sha512 => {
            let (salt, hash) = (encode::base64_nopad(salt), encode::base64_nopad(hash));
            Some(alloc::format!("$pbkdf2-{name}$i={rounds},l={len}${salt}${hash}"))
        }
        Digest::Sha224 | Digest::Sha384 if len == digest.output_len() => {
            let (salt, hash) = (encode::base64_dot(salt), encode::base64_dot(hash));
            Some(alloc::format!("$pbkdf2-{name}${rounds}${salt}${hash}"))
        }
        _ => None,
    }
}

fn sides(before: &Bytes, after: &Bytes) -> Sides {
    match (before.is_empty(), after.is_empty()) {
        (true, true) => Sides::None,
        (false, true) => Sides::Before,
        (true, false) => Sides::After,
        // Salts, which are no secrets among the columns of one row.
        (false, false) if before[..] == after[..] => Sides::Both,
        (false, false) => Sides::Two,
    }
}

fn with_salts(composition: Composition, before: &[u8], after: &[u8], hash: &[u8]) -> StoredHash {
    let row = StoredHash::new(encode::hex(hash)).with_hint(composition.id());
    match composition.sides {
        Sides::None => row,
        Sides::Before | Sides::Both => row.with_column(Column::Salt, before),
        Sides::After => row.with_column(Column::Salt, after),
        Sides::Two => row.with_column(Column::Salt, before).with_column(Column::Salt2, after),
    }
}
