//! Casdoor and Logto: a type beside the digest, and for Logto an expression of its own.

use alloc::string::String;
use alloc::vec::Vec;

use serde_json::Value;

use super::common;
use super::{Around, Taken, Vendor};
use crate::codec::decimal;
use crate::import::code::{Code, Fault, fault};
use crate::import::decode::{self, Encoding};
use crate::import::fields::Fields;
use crate::import::normal::{Bytes, Normal, encode};
use crate::import::options::Role;
use crate::import::source::Source;
use crate::primitives::Digest;
use crate::schemes::presets;

pub(super) static VENDORS: &[Vendor] = &[
    Vendor::new(Source::Casdoor, "casdoor", casdoor)
        .roles(&[
            (Role::Login, &["name"]),
            (Role::Realm, &["owner"]),
            (Role::Created, &["createdTime", "created_time"]),
            (Role::Changed, &["lastChangePasswordTime"]),
            (Role::MustChange, &["needUpdatePassword"]),
            (Role::Disabled, &["isForbidden", "is_forbidden", "isDeleted", "is_deleted"]),
        ])
        .schemes(&[
            presets::MODERN.schemes(),
            &["casdoor_md5", "casdoor_sha256", "casdoor_sha512", "casdoor_pbkdf2", "django_pbkdf2_sha256"],
        ])
        .composing(),
    Vendor::new(Source::Logto, "logto", logto)
        .roles(&[
            (Role::Email, &["primaryEmail", "primary_email"]),
            (Role::Disabled, &["isSuspended", "is_suspended"]),
        ])
        .schemes(&[presets::MODERN.schemes(), &["firebase_scrypt"]])
        .composing(),
];

fn casdoor(fields: &mut Fields, around: &mut Around<'_>) -> Result<Taken, Fault> {
    let own = fields.first_text(&["passwordType", "password_type"])?;
    let kind = own.or_else(|| around.parameter(&["passwordType", "organization.passwordType"]));
    let salt = fields.first_text(&["passwordSalt", "password_salt"])?;
    let salt =
        salt.or_else(|| around.parameter(&["passwordSalt", "organization.passwordSalt"])).unwrap_or_default();
    let Some(text) = fields.text("password")?.filter(|text| !text.is_empty()) else {
        return Err(fault(Code::Empty, "password"));
    };
    let (hint, digest) = match kind.as_deref() {
        None | Some("") => return Err(fault(Code::OptionMissing, "passwordType")),
        Some("plain") => return Ok(Taken::Plain(text, "password")),
        Some("bcrypt" | "argon2id" | "pbkdf2-django") => {
            return Ok(Taken::Normal(decode::whole(fields, "password", text)?));
        }
        Some("pbkdf2-salt") => {
            let key = decode::digest(fields, "password", text, Encoding::Base64, 64)?;
            return Ok(common::row("casdoor_pbkdf2", &encode::base64(&key), Some(&salt)));
        }
        Some("salt") => ("casdoor_sha256", Digest::Sha256),
        Some("sha512-salt") => ("casdoor_sha512", Digest::Sha512),
        Some("md5-salt") => ("casdoor_md5", Digest::Md5),
        Some(_) => return Err(fault(Code::UnknownAlgorithm, "passwordType")),
    };
    let hash = decode::digest(fields, "password", text, Encoding::Hex, digest.output_len())?;
    if salt.is_empty() {
        // Stored as it was or hashed once more: the row does not say.
        fields.warn(fault(Code::PerhapsTwice, "password"));
        return Ok(Taken::Normal(Normal::digest(digest, hash)));
    }
    Ok(common::row(hint, &encode::hex(&hash), Some(&salt)))
}

const DIGEST: &str = "passwordDigest";

fn logto(fields: &mut Fields, around: &mut Around<'_>) -> Result<Taken, Fault> {
    let text = fields.first_text(&[DIGEST, "passwordEncrypted", "password_encrypted"])?;
    let kind = fields.first_text(&[
        "passwordAlgorithm",
        "passwordEncryptionMethod",
        "password_encryption_method",
    ])?;
    let Some(text) = text else { return common::plain_or_empty(fields, around) };
    let kind = kind.ok_or_else(|| fault(Code::MissingField, "passwordAlgorithm"))?;
    Ok(Taken::Normal(match kind.as_str() {
        "Argon2i" | "Argon2id" | "Argon2d" | "Bcrypt" => decode::whole(fields, DIGEST, text)?,
        "MD5" => common::bare(fields, DIGEST, text, Digest::Md5)?,
        "SHA1" => common::bare(fields, DIGEST, text, Digest::Sha1)?,
        "SHA256" => common::bare(fields, DIGEST, text, Digest::Sha256)?,
        "Legacy" => legacy(fields, &text)?,
        _ => return Err(fault(Code::UnknownAlgorithm, "passwordAlgorithm")),
    }))
}

/// `[digest, [argument, …], hash]`, where `@` is the password.
fn legacy(fields: &mut Fields, text: &str) -> Result<Normal, Fault> {
    let malformed = || fault(Code::BadEncoding, DIGEST);
    let parts: Value = serde_json::from_str(text).map_err(|_| malformed())?;
    let (Some(name), Some(arguments), Some(hash)) = (
        parts.get(0).and_then(Value::as_str),
        parts.get(1).and_then(Value::as_array),
        parts.get(2).and_then(Value::as_str),
    ) else {
        return Err(malformed());
    };
    let texts: Vec<String> = arguments
        .iter()
        .map(|argument| match argument {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(alloc::format!("{number}")),
            _ => None,
        })
        .collect::<Option<_>>()
        .ok_or_else(malformed)?;
    match name {
        "pbkdf2" => legacy_pbkdf2(fields, &texts, hash),
        "firebase-scrypt" => legacy_firebase(&texts, hash),
        _ => {
            let digest = common::need_digest(DIGEST, name)?;
            let mut sides = texts.split(|text| text == "@");
            let (Some(before), Some(after), None) = (sides.next(), sides.next(), sides.next()) else {
                return Err(fault(Code::UnsupportedParameters, DIGEST));
            };
            let joined = |texts: &[String]| Bytes::from(texts.concat().into_bytes());
            let hash = decode::digest(fields, DIGEST, hash.into(), Encoding::Hex, digest.output_len())?;
            Ok(Normal::Digest {
                digest,
                rounds: 1,
                before: joined(before),
                after: joined(after),
                utf16: false,
                hash,
            })
        }
    }
}

/// `[salt or hex:salt, rounds, length, digest, @]`
fn legacy_pbkdf2(fields: &mut Fields, texts: &[String], hash: &str) -> Result<Normal, Fault> {
    let [salt, rounds, len, digest, password] = texts else { return Err(fault(Code::BadEncoding, DIGEST)) };
    if password != "@" {
        return Err(fault(Code::UnsupportedParameters, DIGEST));
    }
    let number =
        |text: &String| decimal::parse_u32(text.as_bytes()).ok_or_else(|| fault(Code::BadNumber, DIGEST));
    let salt = match salt.strip_prefix("hex:") {
        Some(digits) => decode::bytes(DIGEST, digits, Encoding::Hex)?,
        None => Bytes::from(salt.as_bytes().to_vec()),
    };
    Ok(Normal::Pbkdf2 {
        digest: common::need_digest(DIGEST, digest)?,
        rounds: number(rounds)?,
        salt,
        hash: decode::digest(fields, DIGEST, hash.into(), Encoding::Hex, number(len)? as usize)?,
    })
}

/// `[salt, signer key, separator, rounds, memory cost, @]`
fn legacy_firebase(texts: &[String], hash: &str) -> Result<Normal, Fault> {
    let [salt, signer, separator, rounds, memory, _] = texts else {
        return Err(fault(Code::BadEncoding, DIGEST));
    };
    let number =
        |text: &String| decimal::parse_u32(text.as_bytes()).ok_or_else(|| fault(Code::BadNumber, DIGEST));
    let bytes = |text: &str| decode::bytes(DIGEST, text, Encoding::Base64);
    Ok(Normal::Firebase {
        log_n: u8::try_from(number(memory)?).map_err(|_| fault(Code::BadNumber, DIGEST))?,
        r: number(rounds)?,
        salt: bytes(salt)?,
        separator: bytes(separator)?,
        signer: Some(bytes(signer)?),
        hash: bytes(hash)?,
    })
}
