//! Systems with a call for each algorithm and its parameters beside the hash: Stytch, Descope, Appwrite.

use alloc::string::String;

use super::common;
use super::{Around, Taken, Vendor};
use crate::import::code::{Code, Fault, Issue, fault};
use crate::import::decode::{self, Encoding};
use crate::import::fields::Fields;
use crate::import::normal::{Bytes, Normal, digest_of};
use crate::import::options::Role;
use crate::import::source::Source;
use crate::primitives::{Argon2Variant, Digest};
use crate::schemes::presets;

pub(super) static VENDORS: &[Vendor] = &[
    Vendor::new(Source::Stytch, "stytch", stytch)
        .hash(&["hash"])
        .schemes(&[presets::MODERN.schemes(), &["phpass"]])
        .composing(),
    Vendor::new(Source::Descope, "descope", descope)
        .roles(&[(Role::Login, &["loginId", "loginIDs.0", "loginId.0", "login"])])
        .schemes(&[
            presets::MODERN.schemes(),
            &["firebase_scrypt", "phpass", "drupal7", "django_pbkdf2_sha256"],
        ])
        .composing(),
    Vendor::new(Source::Appwrite, "appwrite", appwrite)
        .roles(&[
            (Role::Id, &["userId", "$id"]),
            (Role::Created, &["$createdAt"]),
            (Role::Enabled, &["status"]),
        ])
        .schemes(&[presets::MODERN.schemes(), &["firebase_scrypt", "phpass"]])
        .composing(),
];

fn text_bytes(text: String) -> Bytes {
    text.into_bytes().into()
}

fn stytch(fields: &mut Fields, around: &mut Around<'_>) -> Result<Taken, Fault> {
    let Some(text) = fields.text("hash")?.filter(|text| !text.is_empty()) else {
        return common::plain_or_empty(fields, around);
    };
    // An export has the parameters in lines above its header; they are the same for everybody.
    let exported = fields.has("scrypt") || !fields.has("hash_type");
    if exported && fields.has("salt") {
        return stytch_export(fields, text).map(Taken::Normal);
    }
    let kind = fields.need("hash_type")?;
    if decode::says_itself(&text) {
        return Ok(Taken::Normal(decode::whole(fields, "hash", text)?));
    }
    let normal = match kind.as_str() {
        "md_5" => sha(fields, "md_5_config", Digest::Md5, text)?,
        "sha_1" => sha(fields, "sha_1_config", Digest::Sha1, text)?,
        "sha_512" => sha(fields, "sha_512_config", Digest::Sha512, text)?,
        "argon_2i" | "argon_2id" => {
            let mut config = fields.need_object("argon_2_config")?;
            let variant = if kind == "argon_2i" { Argon2Variant::I } else { Argon2Variant::Id };
            let len = config.need_number("key_length")? as usize;
            Normal::Argon2 {
                variant,
                version: 0x13,
                memory_kib: config.need_number("memory")?,
                passes: config.need_number("iteration_amount")?,
                lanes: config.need_number("threads")?,
                salt: text_bytes(config.need("salt")?),
                hash: decode::digest(fields, "hash", text, Encoding::Base64, len)?,
            }
        }
        "scrypt" => {
            let mut config = fields.need_object("scrypt_config")?;
            let len = config.need_number("key_length")? as usize;
            Normal::Scrypt {
                log_n: decode::log2("n_parameter", config.need_number("n_parameter")?)?,
                r: config.need_number("r_parameter")?,
                p: config.need_number("p_parameter")?,
                salt: text_bytes(config.need("salt")?),
                hash: decode::digest(fields, "hash", text, Encoding::Base64, len)?,
            }
        }
        "pbkdf_2" => {
            let mut config = fields.need_object("pbkdf_2_config")?;
            let digest = match config.text("algorithm")? {
                Some(name) => common::need_digest("algorithm", &name)?,
                None => Digest::Sha256,
            };
            let len = config.need_number("key_length")? as usize;
            Normal::Pbkdf2 {
                digest,
                rounds: config.need_number("iteration_amount")?,
                salt: text_bytes(config.need("salt")?),
                hash: decode::digest(fields, "hash", text, Encoding::Base64, len)?,
            }
        }
        "bcrypt" | "phpass" => decode::whole(fields, "hash", text)?,
        _ => return Err(fault(Code::UnknownAlgorithm, "hash_type")),
    };
    Ok(Taken::Normal(normal))
}

/// scrypt with N = 32768, r = 8, p = 1; the salt is the text of its base 64.
fn stytch_export(fields: &mut Fields, text: String) -> Result<Normal, Fault> {
    let salt = text_bytes(fields.need("salt")?);
    let hash = decode::digest(fields, "hash", text, Encoding::Base64, 32)?;
    Ok(Normal::Scrypt { log_n: 15, r: 8, p: 1, salt, hash })
}

/// A digest with salts on either side or on both.
fn sha(fields: &mut Fields, config: &'static str, digest: Digest, text: String) -> Result<Normal, Fault> {
    let mut salts = fields.object(config)?.unwrap_or_else(|| Fields::new(Default::default()));
    let mut salt = |name| salts.text(name).map(|salt| text_bytes(salt.unwrap_or_default()));
    let (before, after) = (salt("prepend_salt")?, salt("append_salt")?);
    let hash = decode::digest(fields, "hash", text, Encoding::Hex, digest.output_len())?;
    Ok(Normal::Digest { digest, rounds: 1, before, after, utf16: false, hash })
}

const HASHED: &str = "hashedPassword";

fn descope(fields: &mut Fields, around: &mut Around<'_>) -> Result<Taken, Fault> {
    let Some(mut hashed) = fields.object(HASHED)? else { return common::plain_or_empty(fields, around) };
    const KINDS: [&str; 8] = ["bcrypt", "firebase", "pbkdf2", "django", "phpass", "md5", "sha", "argon2"];
    let mut kinds = KINDS.into_iter().filter(|kind| hashed.has(kind));
    let (Some(kind), None) = (kinds.next(), kinds.next()) else {
        let code = if KINDS.iter().any(|kind| hashed.has(kind)) {
            Code::ConflictingFields
        } else {
            Code::UnknownAlgorithm
        };
        return Err(fault(code, HASHED));
    };
    let mut inner = hashed.need_object(kind)?;
    let normal = descope_kind(kind, &mut inner)?;
    for issue in inner.finish().1 {
        fields.warn(issue);
    }
    Ok(Taken::Normal(normal))
}

fn descope_kind(kind: &str, inner: &mut Fields) -> Result<Normal, Fault> {
    let text = inner.need("hash")?;
    Ok(match kind {
        "bcrypt" | "django" => decode::whole(inner, "hash", text)?,
        "md5" => common::bare(inner, "hash", text, Digest::Md5)?,
        "sha" => {
            let digest = kind_digest(inner)?;
            let salt = match inner.text("salt")?.filter(|salt| !salt.is_empty()) {
                Some(salt) => decode::bytes("salt", &salt, Encoding::Hex)?,
                None => Bytes::default(),
            };
            let order = common::order("saltOrder", inner.text("saltOrder")?, None, !salt.is_empty())?;
            let hash = decode::digest(inner, "hash", text, Encoding::Hex, digest.output_len())?;
            common::salted(digest, 1, salt, order, false, hash)
        }
        "pbkdf2" => {
            let digest = kind_digest(inner)?;
            Normal::Pbkdf2 {
                digest,
                rounds: inner.need_number("iterations")?,
                salt: decode::bytes("salt", &inner.need("salt")?, Encoding::Base64)?,
                hash: decode::derived(inner, "hash", text, Encoding::Base64, None)?,
            }
        }
        "argon2" => Normal::Argon2 {
            variant: Argon2Variant::Id,
            version: 0x13,
            memory_kib: inner.need_number("memory")?,
            passes: inner.need_number("iterations")?,
            lanes: inner.need_number("threads")?,
            salt: decode::bytes("salt", &inner.need("salt")?, Encoding::Base64)?,
            hash: decode::derived(inner, "hash", text, Encoding::Base64, None)?,
        },
        "firebase" => Normal::Firebase {
            log_n: u8::try_from(inner.need_number("memory")?)
                .map_err(|_| fault(Code::BadNumber, "memory"))?,
            r: inner.need_number("rounds")?,
            salt: decode::bytes("salt", &inner.need("salt")?, Encoding::Base64)?,
            separator: decode::bytes("saltSeparator", &inner.need("saltSeparator")?, Encoding::Base64)?,
            signer: Some(decode::bytes("signerKey", &inner.need("signerKey")?, Encoding::Base64)?),
            hash: decode::derived(inner, "hash", text, Encoding::Base64, None)?,
        },
        // The bytes of phpass in base 64, whose own alphabet is another: only a whole string can be told.
        _ => match decode::whole_in_place(inner, "hash", &text) {
            Some(whole) => whole,
            None => return Err(Issue::new(Code::UnsupportedParameters).at("hash")),
        },
    })
}

fn kind_digest(inner: &mut Fields) -> Result<Digest, Fault> {
    common::need_digest("type", &inner.need("type")?)
}

fn appwrite(fields: &mut Fields, around: &mut Around<'_>) -> Result<Taken, Fault> {
    let Some(text) = fields.text("password")?.filter(|text| !text.is_empty()) else {
        return Err(fault(Code::Empty, "password"));
    };
    let own = fields.first_text(&["hash", "algorithm", "passwordAlgorithm"])?;
    // The call of a body is its algorithm; a file of bodies has one.
    let Some(kind) = own.or_else(|| around.parameter(&["algorithm", "hash"])) else {
        if decode::says_itself(&text) {
            return Ok(Taken::Normal(decode::whole(fields, "password", text)?));
        }
        return Err(fault(Code::OptionMissing, "algorithm"));
    };
    let mut options = fields.object("hashOptions")?.unwrap_or_else(|| Fields::new(Default::default()));
    let normal = match kind.to_ascii_lowercase().as_str() {
        "plaintext" => return Ok(Taken::Plain(text, "password")),
        "bcrypt" | "argon2" | "phpass" => decode::whole(fields, "password", text)?,
        "md5" => common::bare(fields, "password", text, Digest::Md5)?,
        "sha" => {
            let version = match fields.text("passwordVersion")? {
                Some(version) => Some(version),
                None => options.text("version")?,
            };
            let digest = digest_of(&version.ok_or_else(|| fault(Code::MissingField, "passwordVersion"))?);
            let digest = digest.ok_or_else(|| fault(Code::UnknownAlgorithm, "passwordVersion"))?;
            common::bare(fields, "password", text, digest)?
        }
        "scrypt" => {
            let mut number = |own, option, usual| match fields.number(own)? {
                Some(number) => Ok(number),
                None => options.number(option).map(|number| number.unwrap_or(usual)),
            };
            let (n, r) = (number("passwordCpu", "costCpu", 8)?, number("passwordMemory", "costMemory", 14)?);
            let (p, len) =
                (number("passwordParallel", "costParallel", 1)?, number("passwordLength", "length", 64)?);
            let salt = match fields.text("passwordSalt")? {
                Some(salt) => salt,
                None => options.text("salt")?.unwrap_or_default(),
            };
            let hash = decode::digest(fields, "password", text, Encoding::Hex, len as usize)?;
            Normal::Scrypt { log_n: decode::log2("passwordCpu", n)?, r, p, salt: text_bytes(salt), hash }
        }
        "scrypt-modified" | "scrypt_mod" | "scryptmodified" => {
            let mut bytes = |own, option| {
                let text = match fields.text(own)? {
                    Some(text) => text,
                    None => options.text(option)?.ok_or_else(|| fault(Code::MissingField, own))?,
                };
                decode::bytes(own, &text, Encoding::Base64)
            };
            let salt = bytes("passwordSalt", "salt")?;
            let separator = bytes("passwordSaltSeparator", "saltSeparator")?;
            let signer = bytes("passwordSignerKey", "signerKey")?;
            let hash = decode::digest(fields, "password", text, Encoding::Base64, signer.len())?;
            Normal::Firebase { log_n: 14, r: 8, salt, separator, signer: Some(signer), hash }
        }
        _ => return Err(fault(Code::UnknownAlgorithm, "algorithm")),
    };
    Ok(Taken::Normal(normal))
}
