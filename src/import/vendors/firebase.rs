//! Firebase Authentication and Identity Platform: `auth:export`, and what `auth:import` and `importUsers` take.
//!
//! The algorithm and its parameters are those of the whole file: `hash_config` beside the records, or parameters of
//! the options by the names of the command line (`algorithm`, `rounds`, `memCost`, `hashInputOrder`, …).

use alloc::string::String;

use super::common::{self, Order};
use super::{Around, Taken, Vendor};
use crate::codec::decimal;
use crate::import::code::{Code, Fault, fault};
use crate::import::decode::{self, Encoding};
use crate::import::fields::Fields;
use crate::import::normal::{Bytes, HMAC_KEY, HmacKey, Normal, SIGNER_KEY};
use crate::import::options::Role;
use crate::import::source::Source;
use crate::primitives::Digest;
use crate::schemes::presets;

pub(super) static VENDORS: &[Vendor] = &[Vendor::new(Source::Firebase, "firebase", take)
    .plain(&["password", "rawPassword"])
    .roles(&[
        (Role::Id, &["localId", "uid"]),
        (Role::Login, &["screenName"]),
        (Role::Created, &["createdAt"]),
        (Role::Changed, &["passwordUpdatedAt"]),
    ])
    .schemes(&[presets::MODERN.schemes(), &["firebase_scrypt"]])
    .composing()];

/// What the names of a parameter are: of `hash_config`, of the Admin SDK, of the command line.
const ALGORITHM: &[&str] = &["hash_config.algorithm", "hash.algorithm", "algorithm", "hashAlgo"];
const ROUNDS: &[&str] = &["hash_config.rounds", "hash.rounds", "rounds"];
const MEMORY: &[&str] = &["hash_config.mem_cost", "hash.memoryCost", "memoryCost", "memCost", "mem_cost"];
const SEPARATOR: &[&str] =
    &["hash_config.base64_salt_separator", "hash.saltSeparator", "saltSeparator", "base64_salt_separator"];
const SIGNER: &[&str] = &["hash_config.base64_signer_key", "hash.key", "base64_signer_key", "hashKey"];
const ORDER: &[&str] = &["hashInputOrder", "passwordHashOrder", "saltOrder"];
/// What Firebase gives every project.
const USUAL_SEPARATOR: &str = "Bw==";

fn take(fields: &mut Fields, around: &mut Around<'_>) -> Result<Taken, Fault> {
    keys(around)?;
    let salt = fields.first_text(&["salt", "passwordSalt"])?;
    let Some(value) = fields.first_text(&["passwordHash"])? else {
        // An account that has not logged in since it was imported is exported so.
        return common::plain_or_empty(fields, around);
    };
    let algorithm = around.parameter(ALGORITHM).unwrap_or_else(|| String::from("SCRYPT"));
    let salt = match salt {
        Some(salt) => decode::bytes("salt", &salt, Encoding::Base64)?,
        None => Bytes::default(),
    };
    let normal = match algorithm.to_ascii_uppercase().as_str() {
        "SCRYPT" => scrypt(fields, around, value, salt)?,
        "STANDARD_SCRYPT" => standard_scrypt(fields, around, value, salt)?,
        "BCRYPT" => bcrypt(fields, value)?,
        "PBKDF_SHA1" => pbkdf2(fields, around, value, (Digest::Sha1, salt))?,
        "PBKDF2_SHA256" => pbkdf2(fields, around, value, (Digest::Sha256, salt))?,
        name => match name.strip_prefix("HMAC_") {
            Some(digest) => hmac(fields, around, value, (digest, salt))?,
            None => digest(fields, around, value, (name, salt))?,
        },
    };
    Ok(Taken::Normal(normal))
}

/// The key of the file goes into the keyring, where it is found at a login.
fn keys(around: &mut Around<'_>) -> Result<(), Fault> {
    let id = match around.parameter(ALGORITHM) {
        Some(name) if name.to_ascii_uppercase().starts_with("HMAC") => HMAC_KEY,
        _ => SIGNER_KEY,
    };
    if around.keyring.contains(&id.into()) {
        return Ok(());
    }
    let Some(key) = around.parameter(SIGNER) else { return Ok(()) };
    let key = decode::bytes("base64_signer_key", &key, Encoding::Base64)?;
    *around.keyring = core::mem::take(around.keyring).with(id, &*key);
    Ok(())
}

fn number(around: &Around<'_>, names: &'static [&'static str]) -> Result<Option<u32>, Fault> {
    let name = names.last().copied().unwrap_or_default();
    match around.parameter(names) {
        None => Ok(None),
        Some(text) => match decimal::parse_u32(text.as_bytes()) {
            Some(number) => Ok(Some(number)),
            None => Err(fault(Code::BadNumber, name)),
        },
    }
}

fn need(around: &Around<'_>, names: &'static [&'static str]) -> Result<u32, Fault> {
    number(around, names)?
        .ok_or_else(|| fault(Code::OptionMissing, names.last().copied().unwrap_or_default()))
}

fn scrypt(fields: &mut Fields, around: &Around<'_>, value: String, salt: Bytes) -> Result<Normal, Fault> {
    let id = SIGNER_KEY.into();
    let signer = around.keyring.get(&id).ok_or_else(|| fault(Code::KeyMissing, "base64_signer_key"))?;
    let separator = around.parameter(SEPARATOR).unwrap_or_else(|| String::from(USUAL_SEPARATOR));
    let log_n = number(around, MEMORY)?.unwrap_or(14);
    let hash = decode::digest(fields, "passwordHash", value, Encoding::Base64, signer.as_bytes().len())?;
    Ok(Normal::Firebase {
        log_n: u8::try_from(log_n).map_err(|_| fault(Code::BadNumber, "memCost"))?,
        r: number(around, ROUNDS)?.unwrap_or(8),
        salt,
        separator: decode::bytes("saltSeparator", &separator, Encoding::Base64)?,
        signer: None,
        hash,
    })
}

fn standard_scrypt(
    fields: &mut Fields,
    around: &Around<'_>,
    value: String,
    salt: Bytes,
) -> Result<Normal, Fault> {
    let len =
        number(around, &["hash.derivedKeyLength", "derivedKeyLength", "dkLen"])?.map(|len| len as usize);
    Ok(Normal::Scrypt {
        log_n: decode::log2("memCost", need(around, MEMORY)?)?,
        r: need(around, &["hash.blockSize", "blockSize"])?,
        p: need(around, &["hash.parallelization", "parallelization"])?,
        salt,
        hash: decode::derived(fields, "passwordHash", value, Encoding::Base64, len)?,
    })
}

/// The whole string of bcrypt in base 64. Some split it by hand, which cannot be undone without its cost.
fn bcrypt(fields: &mut Fields, value: String) -> Result<Normal, Fault> {
    if let Some(whole) = decode::whole_in_place(fields, "passwordHash", &value) {
        return Ok(whole);
    }
    let text = decode::bytes("passwordHash", &value, Encoding::Base64)?;
    match String::from_utf8(text.to_vec()) {
        Ok(text) if decode::says_itself(&text) => {
            let mut quiet = Fields::new(Default::default());
            decode::whole(&mut quiet, "passwordHash", text)
        }
        _ => Err(fault(Code::Truncated, "passwordHash")),
    }
}

fn pbkdf2(
    fields: &mut Fields,
    around: &Around<'_>,
    value: String,
    (digest, salt): (Digest, Bytes),
) -> Result<Normal, Fault> {
    let rounds = need(around, ROUNDS)?;
    // The client takes zero, the server refuses it.
    if rounds == 0 {
        return Err(fault(Code::BadNumber, "rounds"));
    }
    let hash = decode::derived(fields, "passwordHash", value, Encoding::Base64, None)?;
    Ok(Normal::Pbkdf2 { digest, rounds, salt, hash })
}

fn hmac(
    fields: &mut Fields,
    around: &Around<'_>,
    value: String,
    (name, salt): (&str, Bytes),
) -> Result<Normal, Fault> {
    let digest = common::need_digest("algorithm", name)?;
    if !around.keyring.contains(&HMAC_KEY.into()) {
        return Err(fault(Code::KeyMissing, "hashKey"));
    }
    let order = common::order("hashInputOrder", around.parameter(ORDER), Some(Order::PasswordFirst), true)?;
    let hash = decode::digest(fields, "passwordHash", value, Encoding::Base64, digest.output_len())?;
    let (before, after) = match order {
        Order::SaltFirst => (salt, Bytes::default()),
        Order::PasswordFirst => (Bytes::default(), salt),
    };
    Ok(Normal::Hmac { digest, key: HmacKey::Host, before, after, hash })
}

fn digest(
    fields: &mut Fields,
    around: &Around<'_>,
    value: String,
    (name, salt): (&str, Bytes),
) -> Result<Normal, Fault> {
    if !["MD5", "SHA1", "SHA256", "SHA512"].contains(&name) {
        return Err(fault(Code::UnknownAlgorithm, "algorithm"));
    }
    let digest = common::need_digest("algorithm", name)?;
    let order = common::order("hashInputOrder", around.parameter(ORDER), Some(Order::SaltFirst), true)?;
    let rounds = need(around, ROUNDS)?;
    let len = digest.output_len();
    // MD5 of no rounds is one round, of which the hexadecimal text is kept.
    let hash = match (digest, rounds) {
        (Digest::Md5, 0) => {
            let text = decode::digest(fields, "passwordHash", value, Encoding::Base64, 2 * len)?;
            crate::codec::hex::decode(&text).ok_or_else(|| fault(Code::BadEncoding, "passwordHash"))?
        }
        (_, 0) => return Err(fault(Code::BadNumber, "rounds")),
        _ => decode::digest(fields, "passwordHash", value, Encoding::Base64, len)?,
    };
    Ok(common::salted(digest, rounds.max(1), salt, order, false, hash))
}
