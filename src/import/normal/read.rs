//! Taking stored strings apart that some schema has columns for.

use alloc::string::{String, ToString as _};
use alloc::sync::Arc;

use super::write::named;
use super::{Bytes, Composition, HmacKey, Keyed, Normal, Sides, digest_of, spellings};
use crate::codec::base64::{self, Padding};
use crate::codec::{Base64Alphabet, Tail, decimal, hex};
use crate::primitives::{Argon2Variant, Digest};
use crate::scheme::Confidence;
use crate::stored::{Column, StoredHash};

impl Normal {
    /// The parts of a stored hash. A string that no schema has columns for stays as it is; `None` is for rows that
    /// say what they are by a hint that is not known here.
    pub(in super::super) fn of(stored: &StoredHash) -> Option<Self> {
        let text = stored.as_str()?;
        match stored.hint() {
            Some("firebase_scrypt") => firebase(stored),
            Some(hint) => match Composition::of(hint) {
                Some(composition) => composed(composition, stored),
                None => by_hint(hint, stored).or_else(|| by_text(text).filter(|_| is_plain(hint, stored))),
            },
            None => by_text(text).or_else(|| says_itself(text).then(|| Self::Text(text.into()))),
        }
    }
}

/// Whether the hint says no more than the string itself. A dialect, such as bcrypt of a password and a pepper, has the
/// string of another scheme and means something else.
fn is_plain(hint: &str, stored: &StoredHash) -> bool {
    crate::schemes::scheme(hint).is_some_and(|scheme| {
        scheme.profile().dialect_of.is_none() && scheme.recognise(stored) == Some(Confidence::Certain)
    })
}

/// Whether the string begins with the name of its format.
fn says_itself(text: &str) -> bool {
    text.starts_with(['$', '{', '_'])
        || text.split_once('$').is_some_and(|(name, _)| name.contains("sha") || name == "argon2")
}

fn by_text(text: &str) -> Option<Normal> {
    if is_bcrypt(text) {
        return Some(Normal::Bcrypt(text.into()));
    }
    if let Some(normal) = spellings::read(text) {
        return Some(normal);
    }
    let mut fields = text.strip_prefix('$')?.split('$');
    let name = fields.next()?;
    match name {
        "argon2i" | "argon2d" | "argon2id" => argon2(Argon2Variant::from_name(name)?, text),
        "scrypt" => scrypt(fields.next()?, fields.next()?, fields.next()?),
        _ if name == "pbkdf2" || name.starts_with("pbkdf2-") => {
            let digest = name.strip_prefix("pbkdf2-").map_or(Some(Digest::Sha1), digest_of)?;
            pbkdf2(digest, fields.next()?, fields.next()?, fields.next()?)
        }
        _ => None,
    }
    .or_else(|| Some(Normal::Text(text.into())))
}

/// A whole string of bcrypt, by its form.
pub(in super::super) fn is_bcrypt(text: &str) -> bool {
    let bytes = text.as_bytes();
    let variant = ["$2$", "$2a$", "$2b$", "$2x$", "$2y$"].iter().find(|variant| text.starts_with(**variant));
    let Some(rest) = variant.and_then(|variant| bytes.get(variant.len()..)) else { return false };
    let cost = rest.len() == 56 && rest.iter().take(2).all(u8::is_ascii_digit) && rest.get(2) == Some(&b'$');
    let radix64 = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'/');
    cost && rest.iter().skip(3).all(radix64)
}

fn argon2(variant: Argon2Variant, text: &str) -> Option<Normal> {
    let mut fields = text.split('$').skip(2);
    let (mut version, mut list) = (0x10, fields.next()?);
    if let Some(number) = list.strip_prefix("v=") {
        version = decimal::parse_u32(number.as_bytes())?;
        list = fields.next()?;
    }
    let (salt, hash) = (bytes(fields.next()?)?, bytes(fields.next()?)?);
    // A key id or associated data is in no schema.
    if fields.next().is_some() || list.split(',').count() != 3 {
        return None;
    }
    let (memory_kib, passes, lanes) = (value(list, "m")?, value(list, "t")?, value(list, "p")?);
    Some(Normal::Argon2 { variant, version, memory_kib, passes, lanes, salt, hash })
}

fn scrypt(list: &str, salt: &str, hash: &str) -> Option<Normal> {
    let log_n = u8::try_from(value(list, "ln")?).ok().filter(|log_n| *log_n < 32)?;
    Some(Normal::Scrypt {
        log_n,
        r: value(list, "r")?,
        p: value(list, "p")?,
        salt: bytes(salt)?,
        hash: bytes(hash)?,
    })
}

fn pbkdf2(digest: Digest, rounds: &str, salt: &str, hash: &str) -> Option<Normal> {
    let rounds = value(rounds, "i").or_else(|| decimal::parse_u32(rounds.as_bytes()))?;
    Some(Normal::Pbkdf2 { digest, rounds, salt: bytes(salt)?, hash: bytes(hash)? })
}

/// A number of a list such as `m=1,t=2`.
fn value(list: &str, name: &str) -> Option<u32> {
    let mut pairs = list.split(',').filter_map(|pair| pair.split_once('='));
    let (_, number) = pairs.find(|(known, _)| *known == name)?;
    decimal::parse_u32(number.as_bytes())
}

/// Base 64 in any of the usual spellings.
pub(in super::super) fn bytes(text: &str) -> Option<Bytes> {
    let standard: String = text
        .chars()
        .map(|character| match character {
            '-' | '.' => '+',
            '_' => '/',
            other => other,
        })
        .collect();
    base64::decode(Base64Alphabet::Standard, standard.as_bytes(), Padding::Either, Tail::AnyBits)
}

/// Rows whose columns another part of the crate has a scheme for.
fn by_hint(hint: &str, stored: &StoredHash) -> Option<Normal> {
    let salt = stored.column(&Column::Salt);
    let text_salt = || salt.and_then(|salt| core::str::from_utf8(salt).ok()).and_then(bytes);
    let rounds = || stored.column(&Column::Rounds).and_then(decimal::parse_u32);
    let hash = || bytes(stored.as_str()?);
    match hint {
        "fusionauth_salted_md5" => Some(Normal::Digest {
            digest: Digest::Md5,
            rounds: rounds()?,
            before: salt?.to_vec().into(),
            after: Bytes::default(),
            utf16: false,
            hash: hash()?,
        }),
        "fusionauth_salted_sha256" | "fusionauth_salted_sha512" => Some(Normal::Digest {
            digest: digest_of(hint.trim_start_matches("fusionauth_salted_"))?,
            rounds: rounds()?,
            before: Bytes::default(),
            after: text_salt()?,
            utf16: false,
            hash: hash()?,
        }),
        "clerk_firebase_scrypt" => {
            let fields: alloc::vec::Vec<&str> = stored.as_str()?.split('$').collect();
            let [hash, salt, signer, separator, rounds, memory] = fields.as_slice() else { return None };
            spellings::firebase((memory, rounds), [hash, salt, separator], Some(signer))
        }
        "casdoor_pbkdf2" => {
            Some(Normal::Pbkdf2 { digest: Digest::Sha256, rounds: 27_500, salt: text_salt()?, hash: hash()? })
        }
        _ => None,
    }
}

fn composed(composition: Composition, stored: &StoredHash) -> Option<Normal> {
    let Composition { digest, sides, utf16, repeated, keyed } = composition;
    let column = |column: Column| stored.column(&column).map(|value| Bytes::from(value.to_vec()));
    let hash = hex::decode(stored.as_bytes())?;
    let (before, after) = match sides {
        Sides::None => Default::default(),
        Sides::Before => (column(Column::Salt)?, Bytes::default()),
        Sides::After => (Bytes::default(), column(Column::Salt)?),
        Sides::Both => (column(Column::Salt)?, column(Column::Salt)?),
        Sides::Two => (column(Column::Salt)?, column(Column::Salt2)?),
    };
    let key = match (keyed, sides) {
        (Keyed::No, _) => {
            let rounds = if repeated { decimal::parse_u32(stored.column(&Column::Rounds)?)? } else { 1 };
            return Some(Normal::Digest { digest, rounds, before, after, utf16, hash });
        }
        (Keyed::Host, _) => HmacKey::Host,
        (Keyed::Own, Sides::None) => HmacKey::Own(column(Column::Salt)?),
        (Keyed::Own, _) => HmacKey::Own(column(Column::Salt2)?),
    };
    Some(Normal::Hmac { digest, key, before, after, hash })
}

fn firebase(stored: &StoredHash) -> Option<Normal> {
    let text = |column: Column| {
        stored.column(&column).and_then(|value| core::str::from_utf8(value).ok()).map(Arc::<str>::from)
    };
    let number = |column: Column, usual: u32| match text(column) {
        Some(text) => decimal::parse_u32(text.as_bytes()),
        None => Some(usual),
    };
    let separator = text(named("salt_separator")).map_or_else(|| "Bw==".to_string(), |text| text.to_string());
    Some(Normal::Firebase {
        log_n: u8::try_from(number(named("mem_cost"), 14)?).ok()?,
        r: number(Column::Rounds, 8)?,
        salt: bytes(&text(Column::Salt)?)?,
        separator: bytes(&separator)?,
        signer: match text(named("signer_key")) {
            Some(signer) => Some(bytes(&signer)?),
            None => None,
        },
        hash: bytes(stored.as_str()?)?,
    })
}
