//! Systems whose hash is a bare digest, with its salt and its parameters in columns.

use alloc::string::String;
use alloc::vec::Vec;

use super::common::{self, Order};
use super::{Around, Taken, Vendor};
use crate::codec::decimal;
use crate::import::code::{Code, Fault, fault};
use crate::import::decode::{self, Encoding};
use crate::import::fields::Fields;
use crate::import::normal::{Bytes, Normal, encode};
use crate::import::options::Role;
use crate::import::read::Form;
use crate::import::source::Source;
use crate::primitives::{Argon2Variant, Digest};
use crate::schemes::presets;

pub(super) static VENDORS: &[Vendor] = &[
    Vendor::new(Source::OneLogin, "onelogin", onelogin)
        .roles(&[(Role::Id, &["id", "external_id"])])
        .schemes(&[&["sha256_salt_pass", "hex_sha256"]])
        .composing(),
    Vendor::new(Source::Kinde, "kinde", kinde)
        .form(Form::Table)
        .schemes(&[
            presets::PHP.schemes(),
            presets::WORDPRESS.schemes(),
            presets::ASPNET.schemes(),
            &["firebase_scrypt"],
        ])
        .composing(),
    Vendor::new(Source::ReachFive, "reachfive", reachfive)
        .schemes(&[presets::MODERN.schemes(), &["drupal7", "firebase_scrypt"], presets::MAGENTO2.schemes()])
        .composing(),
    Vendor::new(Source::Discourse, "discourse", discourse)
        .form(Form::Table)
        .hash(&["import_pass", "custom_fields.import_pass"])
        .schemes(&[presets::DISCOURSE.schemes(), &["pbkdf2_phc", "drupal7", "hex_md5"]]),
    Vendor {
        inactive: None,
        ..Vendor::new(Source::Gitea, "gitea", gitea)
            .form(Form::Table)
            .roles(&[
                (Role::Login, &["name", "lower_name"]),
                (Role::MustChange, &["must_change_password"]),
                (Role::Disabled, &["prohibit_login"]),
                (Role::Enabled, &["is_active"]),
                (Role::Created, &["created_unix"]),
            ])
            .schemes(&[presets::GITEA.schemes(), presets::MODERN.schemes()])
            .composing()
    },
];

fn text_bytes(text: &str) -> Bytes {
    text.as_bytes().to_vec().into()
}

fn onelogin(fields: &mut Fields, _: &mut Around<'_>) -> Result<Taken, Fault> {
    fields.take("password_confirmation");
    let Some(text) = fields.text("password")?.filter(|text| !text.is_empty()) else {
        return Err(fault(Code::Empty, "password"));
    };
    match fields.text("password_algorithm")?.as_deref() {
        Some("salt+sha256") => {}
        None => return Ok(Taken::Plain(text, "password")),
        Some(_) => return Err(fault(Code::UnknownAlgorithm, "password_algorithm")),
    }
    let salt = fields.text("password_salt")?.unwrap_or_default();
    let hash = decode::digest(fields, "password", text, Encoding::Hex, 32)?;
    Ok(Taken::Normal(common::salted(Digest::Sha256, 1, text_bytes(&salt), Order::SaltFirst, false, hash)))
}

fn kinde(fields: &mut Fields, around: &mut Around<'_>) -> Result<Taken, Fault> {
    // NDJSON has the same in an object.
    let text = fields.first_text(&["hashed_password", "password.hashed_password"])?;
    let kind =
        fields.first_text(&["hashing_method", "password.hashing_algorithm", "password.hashing_method"])?;
    let salt = fields.first_text(&["salt", "password.salt"])?;
    let position = fields.first_text(&["salt_position", "password.salt_position"])?;
    let format = fields.first_text(&["salt_format", "password.salt_format"])?;
    let Some(text) = text else { return common::plain_or_empty(fields, around) };
    let name = "hashed_password";
    let kind = kind.ok_or_else(|| fault(Code::MissingField, "hashing_method"))?;
    Ok(Taken::Normal(match kind.as_str() {
        "bcrypt" | "crypt" | "wordpress" => decode::whole(fields, name, text)?,
        "aspnet-identity-v2" | "aspnet-identity-v3" => super::strings::aspnet_hash(fields, name, text)?,
        "firebase-scrypt" => return Err(fault(Code::UnsupportedParameters, name)),
        "md5" | "sha256" => {
            let digest = common::need_digest("hashing_method", &kind)?;
            let order = common::order("salt_position", position, None, salt.is_some())?;
            let salt = match (salt, format.as_deref()) {
                (None, _) => Bytes::default(),
                (Some(salt), Some("hex")) => decode::bytes("salt", &salt, Encoding::Hex)?,
                (Some(salt), None | Some("string" | "")) => text_bytes(&salt),
                _ => return Err(fault(Code::UnknownAlgorithm, "salt_format")),
            };
            if let Some(whole) = decode::whole_in_place(fields, name, &text) {
                return Ok(Taken::Normal(whole));
            }
            let hash = decode::digest(fields, name, text, Encoding::Hex, digest.output_len())?;
            common::salted(digest, 1, salt, order, false, hash)
        }
        _ => return Err(fault(Code::UnknownAlgorithm, "hashing_method")),
    }))
}

/// On which side the salt stands differs by the name of the algorithm, and several names are one digest.
const REACHFIVE: [(&str, Digest, Order); 6] = [
    ("md5", Digest::Md5, Order::SaltFirst),
    ("sha1", Digest::Sha1, Order::PasswordFirst),
    ("sha256", Digest::Sha256, Order::SaltFirst),
    ("sha256PostSalt", Digest::Sha256, Order::PasswordFirst),
    ("sha512", Digest::Sha512, Order::PasswordFirst),
    ("sha512Prefixed", Digest::Sha512, Order::SaltFirst),
];

fn reachfive(fields: &mut Fields, around: &mut Around<'_>) -> Result<Taken, Fault> {
    let name = "password_hash.value";
    let Some(text) = fields.text(name)?.filter(|text| !text.is_empty()) else {
        return common::plain_or_empty(fields, around);
    };
    let kind = fields.need("password_hash.algorithm")?;
    let salt = fields.text("password_hash.salt")?.unwrap_or_default();
    let rounds = fields.number("password_hash.iterations")?.unwrap_or(1);
    let named = REACHFIVE.iter().find(|(known, ..)| known.eq_ignore_ascii_case(&kind));
    if let Some((_, digest, order)) = named {
        if let Some(whole) = decode::whole_in_place(fields, name, &text) {
            return Ok(Taken::Normal(whole));
        }
        let hash = decode::digest(fields, name, text, Encoding::Hex, digest.output_len())?;
        return Ok(Taken::Normal(common::salted(
            *digest,
            rounds.max(1),
            text_bytes(&salt),
            *order,
            false,
            hash,
        )));
    }
    match kind.as_str() {
        "bcrypt" | "drupalSha512" => Ok(Taken::Normal(decode::whole(fields, name, text)?)),
        "magento" | "magentoSha256" => Ok(Taken::Normal(Normal::Text(decode::trimmed(fields, name, text)))),
        "FirebaseScrypt" => reachfive_firebase(&text).map(Taken::Normal),
        "plaintext" => Ok(Taken::Plain(text, name)),
        _ => Err(fault(Code::UnknownAlgorithm, "password_hash.algorithm")),
    }
}

/// `hash:salt:separator:signer key:rounds:memory`
fn reachfive_firebase(text: &str) -> Result<Normal, Fault> {
    let malformed = || fault(Code::BadEncoding, "password_hash.value");
    let parts: Vec<&str> = text.trim().split(':').collect();
    let [hash, salt, separator, signer, rounds, memory] = parts.as_slice() else { return Err(malformed()) };
    let bytes = |text: &str| decode::bytes("password_hash.value", text, Encoding::Base64);
    let number = |text: &str| decimal::parse_u32(text.as_bytes()).ok_or_else(malformed);
    Ok(Normal::Firebase {
        log_n: u8::try_from(number(memory)?).map_err(|_| malformed())?,
        r: number(rounds)?,
        salt: bytes(salt)?,
        separator: bytes(separator)?,
        signer: Some(bytes(signer)?),
        hash: bytes(hash)?,
    })
}

fn discourse(fields: &mut Fields, around: &mut Around<'_>) -> Result<Taken, Fault> {
    // A password of the old system, for the plugin: as it was stored there.
    if let Some(text) = fields.first_text(around.vendor.hash)? {
        let normal = decode::whole(fields, "import_pass", text)?;
        return Ok(common::hinted(normal, around));
    }
    let Some(text) = fields.text("password_hash")?.filter(|text| !text.is_empty()) else {
        return common::plain_or_empty(fields, around);
    };
    let salt = fields.text("salt")?.or(fields.text("password_salt")?);
    let salt = salt.ok_or_else(|| fault(Code::SaltMissing, "password_salt"))?;
    // Rows from before the column are of 64000 rounds.
    let algorithm =
        fields.text("password_algorithm")?.unwrap_or_else(|| String::from("$pbkdf2-sha256$i=64000,l=32$"));
    let list = algorithm.strip_prefix("$pbkdf2-sha256$").map(|list| list.trim_end_matches('$'));
    let list = list.ok_or_else(|| fault(Code::UnknownAlgorithm, "password_algorithm"))?;
    let number = |name: &str| {
        let mut pairs = list.split(',').filter_map(|pair| pair.split_once('='));
        let (_, number) = pairs.find(|(known, _)| *known == name)?;
        decimal::parse_u32(number.as_bytes())
    };
    let (Some(rounds), Some(len)) = (number("i"), number("l")) else {
        return Err(fault(Code::BadNumber, "password_algorithm"));
    };
    let hash = decode::digest(fields, "password_hash", text, Encoding::Hex, len as usize)?;
    Ok(Taken::Normal(Normal::Pbkdf2 { digest: Digest::Sha256, rounds, salt: text_bytes(&salt), hash }))
}

fn gitea(fields: &mut Fields, around: &mut Around<'_>) -> Result<Taken, Fault> {
    let salt = fields.text("salt")?.unwrap_or_default();
    let algorithm = fields.text("passwd_hash_algo")?.filter(|text| !text.is_empty());
    let Some(text) = fields.text("passwd")?.filter(|text| !text.is_empty()) else {
        return common::plain_or_empty(fields, around);
    };
    // A salt of ten characters is text, from before they were in hexadecimal.
    let salt =
        if salt.len() == 10 { text_bytes(&salt) } else { decode::bytes("salt", &salt, Encoding::Hex)? };
    let algorithm = algorithm.unwrap_or_else(|| String::from("pbkdf2$10000$50"));
    let parts: Vec<&str> = algorithm.split('$').collect();
    let number = |text: &str| {
        decimal::parse_u32(text.as_bytes()).ok_or_else(|| fault(Code::BadNumber, "passwd_hash_algo"))
    };
    let mut key = |len: &str| {
        let len = number(len)? as usize;
        decode::digest(fields, "passwd", text.clone(), Encoding::Hex, len)
    };
    Ok(Taken::Normal(match parts.as_slice() {
        ["bcrypt", ..] => decode::whole(fields, "passwd", text)?,
        ["pbkdf2" | "pbkdf2_v1" | "pbkdf2_v2"] => {
            let rounds = if parts.first() == Some(&"pbkdf2_v2") { 50_000 } else { 10_000 };
            Normal::Pbkdf2 { digest: Digest::Sha256, rounds, hash: key("50")?, salt }
        }
        ["pbkdf2", rounds, len] => {
            Normal::Pbkdf2 { digest: Digest::Sha256, rounds: number(rounds)?, hash: key(len)?, salt }
        }
        ["argon2"] => argon2((2, 65_536, 8), salt, key("50")?),
        ["argon2", passes, memory, lanes, len] => {
            argon2((number(passes)?, number(memory)?, number(lanes)?), salt, key(len)?)
        }
        ["scrypt"] | ["scrypt", "65536", "16", "2", "50"] => {
            let row =
                crate::stored::StoredHash::new(encode::hex(&key("50")?)).with_hint("x-import-gitea_scrypt");
            return Ok(Taken::Row(row.with_column(crate::stored::Column::Salt, &*salt)));
        }
        ["scrypt", n, r, p, len] => {
            let log_n = decode::log2("passwd_hash_algo", number(n)?)?;
            Normal::Scrypt { log_n, r: number(r)?, p: number(p)?, hash: key(len)?, salt }
        }
        _ => return Err(fault(Code::UnknownAlgorithm, "passwd_hash_algo")),
    }))
}

fn argon2((passes, memory_kib, lanes): (u32, u32, u32), salt: Bytes, hash: Bytes) -> Normal {
    Normal::Argon2 { variant: Argon2Variant::Id, version: 0x13, memory_kib, passes, lanes, salt, hash }
}
