//! Clerk (`password_digest` with `password_hasher`) and WorkOS (`password_hash` with `password_hash_type`): one
//! string, whose meaning stands beside it.

use alloc::vec::Vec;

use super::common::{self, Order};
use super::{Around, Taken, Vendor};
use crate::codec::decimal;
use crate::import::code::{Code, Fault, fault};
use crate::import::decode::{self, Encoding};
use crate::import::fields::Fields;
use crate::import::normal::{Bytes, Normal, bytes as base64, digest_of, is_bcrypt};
use crate::import::options::Role;
use crate::import::source::Source;
use crate::primitives::Digest;
use crate::schemes::presets;
use crate::stored::{Column, StoredHash};

pub(super) static VENDORS: &[Vendor] = &[
    Vendor::new(Source::Clerk, "clerk", clerk)
        .hash(&["password_digest"])
        .roles(&[
            (Role::Email, &["email_address.0", "email_address", "primary_email_address"]),
            (Role::Id, &["external_id", "id"]),
        ])
        .schemes(&[presets::MODERN.schemes(), CLERK])
        .composing(),
    Vendor::new(Source::WorkOs, "workos", workos)
        .hash(&["password_hash"])
        .schemes(&[
            presets::MODERN.schemes(),
            &["workos_firebase_scrypt", "ldap_salted_sha1", "ldap_salted_sha256"],
        ])
        .composing(),
];

const CLERK: &[&str] = &[
    "django_bcrypt_sha256",
    "django_pbkdf2_sha256",
    "phpass",
    "clerk_firebase_scrypt",
    "werkzeug",
    "ldap_salted_sha1",
    "symfony_messagedigest",
    "hex_md5",
    "hex_sha256",
];

const DIGEST: &str = "password_digest";

fn clerk(fields: &mut Fields, around: &mut Around<'_>) -> Result<Taken, Fault> {
    let Some(text) = fields.text(DIGEST)?.filter(|text| !text.is_empty()) else {
        return common::plain_or_empty(fields, around);
    };
    let hasher = match fields.text("password_hasher")? {
        Some(hasher) => hasher,
        // The type says itself in most strings.
        None if decode::says_itself(&text) => return Ok(Taken::Normal(decode::whole(fields, DIGEST, text)?)),
        None => return Err(fault(Code::MissingField, "password_hasher")),
    };
    let split: Vec<&str> = text.split('$').collect();
    let normal = match (hasher.as_str(), split.as_slice()) {
        (
            "argon2i"
            | "argon2id"
            | "bcrypt"
            | "phpass"
            | "md5_phpass"
            | "ldap_ssha"
            | "bcrypt_sha256_django",
            _,
        ) => decode::whole(fields, DIGEST, text)?,
        ("pbkdf2_sha256_django" | "scrypt_werkzeug", _) => {
            Normal::Text(decode::trimmed(fields, DIGEST, text))
        }
        ("scrypt_firebase", _) => return Ok(common::row("clerk_firebase_scrypt", text.trim(), None)),
        ("awscognito", _) => return Err(fault(Code::PassThrough, DIGEST)),
        ("bcrypt_peppered", _) => return peppered(fields, &text),
        ("md5", _) => common::bare(fields, DIGEST, text, Digest::Md5)?,
        ("sha256", _) => common::bare(fields, DIGEST, text, Digest::Sha256)?,
        (name @ ("md5_salted" | "sha256_salted"), [salt, hash]) => {
            // Documented as `salt$hash`; on which side of the password it stands is not.
            let digest = common::need_digest("password_hasher", name.trim_end_matches("_salted"))?;
            let order = common::order("saltOrder", around.parameter(&["saltOrder"]), None, true)?;
            let hash = decode::digest(fields, DIGEST, (*hash).into(), Encoding::Hex, digest.output_len())?;
            common::salted(digest, 1, salt.as_bytes().to_vec().into(), order, false, hash)
        }
        ("sha512_symfony", ["sha512_symfony", rounds, salt, hash]) => {
            let row = StoredHash::new(hash).with_hint("symfony_messagedigest");
            return Ok(Taken::Row(row.with_column(Column::Salt, salt).with_column(Column::Rounds, rounds)));
        }
        (name, [label, rounds, salt, hash, rest @ ..])
            if name.starts_with("pbkdf2_") && name.starts_with(label) =>
        {
            pbkdf2(fields, name, (rounds, salt, hash), rest.first().copied())?
        }
        (name, _) if name.starts_with("pbkdf2_") || name.ends_with("_salted") => {
            return Err(fault(Code::BadEncoding, DIGEST));
        }
        _ => return Err(fault(Code::UnknownAlgorithm, "password_hasher")),
    };
    Ok(Taken::Normal(normal))
}

/// The encodings of salt and hash differ from one hasher to the next, under the same label.
fn pbkdf2(
    fields: &mut Fields,
    name: &str,
    (rounds, salt, hash): (&str, &str, &str),
    len: Option<&str>,
) -> Result<Normal, Fault> {
    let rounds = decimal::parse_u32(rounds.as_bytes()).ok_or_else(|| fault(Code::BadNumber, DIGEST))?;
    let text = |salt: &str| Bytes::from(salt.as_bytes().to_vec());
    let (digest, salt, encoding, usual) = match name {
        // A salt that is not hexadecimal is text.
        "pbkdf2_sha1" => {
            let salt = crate::codec::hex::decode(salt.as_bytes()).unwrap_or_else(|| text(salt));
            (Digest::Sha1, salt, Encoding::Hex, 32)
        }
        "pbkdf2_sha256" => {
            (Digest::Sha256, decode::bytes(DIGEST, salt, Encoding::Base64)?, Encoding::Base64, 32)
        }
        "pbkdf2_sha512" => (Digest::Sha512, text(salt), Encoding::Hex, 64),
        "pbkdf2_sha512_hex" => {
            (Digest::Sha512, decode::bytes(DIGEST, salt, Encoding::Hex)?, Encoding::Hex, 64)
        }
        _ => return Err(fault(Code::UnknownAlgorithm, "password_hasher")),
    };
    let len = match len {
        Some(len) => {
            decimal::parse_u32(len.as_bytes()).ok_or_else(|| fault(Code::BadNumber, DIGEST))? as usize
        }
        None if name == "pbkdf2_sha1" => usual,
        // Elsewhere the length is that of the hash.
        None => {
            let hash = decode::derived(fields, DIGEST, hash.into(), encoding, None)?;
            return Ok(Normal::Pbkdf2 { digest, rounds, salt, hash });
        }
    };
    let hash = decode::digest(fields, DIGEST, hash.into(), encoding, len)?;
    Ok(Normal::Pbkdf2 { digest, rounds, salt, hash })
}

/// `$2a$…$pepper`: bcrypt of the password and a pepper that the record holds.
fn peppered(fields: &mut Fields, text: &str) -> Result<Taken, Fault> {
    let parts =
        text.trim().split_at_checked(60).and_then(|(hash, rest)| Some((hash, rest.strip_prefix('$')?)));
    let Some((hash, pepper)) = parts.filter(|(hash, pepper)| is_bcrypt(hash) && !pepper.is_empty()) else {
        return Err(fault(if text.len() < 60 { Code::Truncated } else { Code::BadEncoding }, DIGEST));
    };
    fields.warn(fault(Code::KeyInRecord, DIGEST));
    Ok(common::row("x-import-bcrypt_pass_salt", hash, Some(pepper)))
}

const HASH: &str = "password_hash";

fn workos(fields: &mut Fields, around: &mut Around<'_>) -> Result<Taken, Fault> {
    decode::either(fields.has(HASH), fields.has("password"), "password")?;
    let Some(text) = fields.text(HASH)?.filter(|text| !text.is_empty()) else {
        return common::plain_or_empty(fields, around);
    };
    let kind = fields.need("password_hash_type")?;
    let position = fields.text("password_salt_position")?;
    if position.is_some() && kind != "ssha256" {
        return Err(fault(Code::ConflictingFields, "password_salt_position"));
    }
    let text = decode::trimmed(fields, HASH, text);
    let normal = match kind.as_str() {
        "bcrypt" | "argon2" | "firebase-scrypt" => decode::whole(fields, HASH, text)?,
        "ssha" => ssha(&text, Digest::Sha1, Order::PasswordFirst)?,
        "ssha256" => {
            let order = common::order("password_salt_position", position, Some(Order::PasswordFirst), true)?;
            ssha(&text, Digest::Sha256, order)?
        }
        "scrypt" => phc(&text).and_then(scrypt).map_or_else(|| decode::whole(fields, HASH, text), Ok)?,
        "pbkdf2" => phc(&text).and_then(pbkdf2_phc).map_or_else(|| decode::whole(fields, HASH, text), Ok)?,
        _ => return Err(fault(Code::UnknownAlgorithm, "password_hash_type")),
    };
    Ok(Taken::Normal(normal))
}

/// `{SSHA}` or bare base 64 of digest and salt.
fn ssha(text: &str, digest: Digest, order: Order) -> Result<Normal, Fault> {
    let bare = text.split_once('}').map_or(text, |(_, rest)| rest);
    let bytes = decode::bytes(HASH, bare, Encoding::Base64)?;
    let Some((hash, salt)) = bytes.split_at_checked(digest.output_len()) else {
        return Err(fault(Code::Truncated, HASH));
    };
    Ok(common::salted(digest, 1, salt.to_vec().into(), order, false, hash.to_vec().into()))
}

/// `$name$v=1$list$salt$hash`, the version or not.
fn phc(text: &str) -> Option<(&str, &str, &str, &str)> {
    let parts: Vec<&str> = text.strip_prefix('$')?.split('$').collect();
    match parts.as_slice() {
        [name, version, list, salt, hash] if version.starts_with("v=") => Some((name, list, salt, hash)),
        [name, list, salt, hash] => Some((name, list, salt, hash)),
        _ => None,
    }
}

fn value<'a>(list: &'a str, names: &[&str]) -> Option<&'a str> {
    let mut pairs = list.split(',').filter_map(|pair| pair.split_once('='));
    pairs.find(|(name, _)| names.contains(name)).map(|(_, value)| value)
}

/// N as it is (`n=`) or its logarithm (`ln=`).
fn scrypt((_, list, salt, hash): (&str, &str, &str, &str)) -> Option<Normal> {
    let number = |name| value(list, &[name]).and_then(|text| decimal::parse_u32(text.as_bytes()));
    let log_n = match number("n") {
        Some(n) => decode::log2("n", n).ok()?,
        None => u8::try_from(number("ln")?).ok()?,
    };
    Some(Normal::Scrypt { log_n, r: number("r")?, p: number("p")?, salt: base64(salt)?, hash: base64(hash)? })
}

/// The digest in the name, or as `d=`.
fn pbkdf2_phc((name, list, salt, hash): (&str, &str, &str, &str)) -> Option<Normal> {
    let digest = match value(list, &["d"]) {
        Some(digest) => digest_of(digest)?,
        None => digest_of(name.strip_prefix("pbkdf2-")?)?,
    };
    let rounds = decimal::parse_u32(value(list, &["i"])?.as_bytes())?;
    Some(Normal::Pbkdf2 { digest, rounds, salt: base64(salt)?, hash: base64(hash)? })
}
