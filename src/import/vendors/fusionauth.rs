//! FusionAuth: `POST /api/user/import`.
//!
//! Its hashes are kept in its own spelling, of which the crate has schemes; the factor is in the rounds column.

use alloc::string::{String, ToString as _};

use super::common;
use super::{Around, Taken, Vendor};
use crate::import::code::{Code, Fault, Issue, fault};
use crate::import::decode::{self, Encoding};
use crate::import::fields::Fields;
use crate::import::normal::{Normal, encode};
use crate::import::options::Role;
use crate::import::source::Source;
use crate::primitives::Digest;
use crate::schemes::presets;
use crate::stored::{Column, StoredHash};

pub(super) static VENDORS: &[Vendor] = &[Vendor::new(Source::FusionAuth, "fusionauth", take)
    .roles(&[
        (Role::Created, &["insertInstant"]),
        (Role::Changed, &["passwordLastUpdateInstant"]),
        (Role::Expires, &["expiry"]),
        (Role::MustChange, &["passwordChangeRequired"]),
        (Role::Enabled, &["active"]),
    ])
    .schemes(&[presets::MODERN.schemes(), SCHEMES])];

const SCHEMES: &[&str] =
    &["fusionauth_salted_md5", "fusionauth_salted_sha256", "fusionauth_salted_sha512", "phpass", "drupal7"];

fn take(fields: &mut Fields, around: &mut Around<'_>) -> Result<Taken, Fault> {
    let scheme = fields.text("encryptionScheme")?.or_else(|| around.parameter(&["encryptionScheme"]));
    let factor = match fields.number("factor")? {
        Some(factor) => Some(factor),
        None => around.parameter(&["factor"]).and_then(|text| text.parse().ok()),
    };
    let salt = fields.text("salt")?.filter(|salt| !salt.is_empty());
    // A scheme of the request without a salt in the record is for plain passwords.
    let (Some(scheme), true) = (scheme, salt.is_some()) else {
        return common::plain_or_empty(fields, around);
    };
    let Some(value) = fields.text("password")?.filter(|value| !value.is_empty()) else {
        return Err(fault(Code::Empty, "password"));
    };
    let salt = salt.unwrap_or_default();
    match scheme.as_str() {
        "bcrypt" => {
            let normal =
                decode::bcrypt(fields, ("password", value), ("salt", Some(salt)), ("factor", factor))?;
            return Ok(Taken::Normal(normal));
        }
        "phpass-md5" => return phpass(fields, "$P$", (value, salt, factor), 22),
        "phpass-sha512" => return phpass(fields, "$S$", (value, salt, factor), 43),
        _ => {}
    }
    if let Some(whole) = decode::whole_in_place(fields, "password", &value) {
        return Ok(Taken::Normal(whole));
    }
    let factor = factor.ok_or_else(|| fault(Code::MissingField, "factor"))?;
    let pbkdf2 = |digest, len| (digest, len);
    let (digest, len) = match scheme.as_str() {
        "salted-md5" => return columns(fields, "fusionauth_salted_md5", Digest::Md5, (value, salt, factor)),
        "salted-sha256" => {
            return columns(fields, "fusionauth_salted_sha256", Digest::Sha256, (value, salt, factor));
        }
        "salted-sha512" => {
            return columns(fields, "fusionauth_salted_sha512", Digest::Sha512, (value, salt, factor));
        }
        "salted-pbkdf2-hmac-sha256" => pbkdf2(Digest::Sha256, 32),
        "salted-pbkdf2-hmac-sha256-512" => pbkdf2(Digest::Sha256, 64),
        "salted-pbkdf2-hmac-sha512-512" => pbkdf2(Digest::Sha512, 64),
        // What is the key and what the message is not documented; it is not guessed.
        "salted-hmac-sha256" => return Err(fault(Code::UnsupportedParameters, "encryptionScheme")),
        // The name of a plugin.
        _ => return plugin(around, &value, &salt, factor),
    };
    let salt = decode::bytes("salt", &salt, Encoding::Base64)?;
    let hash = decode::digest(fields, "password", value, Encoding::Base64, len)?;
    Ok(Taken::Normal(Normal::Pbkdf2 { digest, rounds: factor, salt, hash }))
}

/// A digest in the spelling of FusionAuth: base 64, with its salt and its factor beside it.
fn columns(
    fields: &mut Fields,
    hint: &str,
    digest: Digest,
    (value, salt, factor): (String, String, u32),
) -> Result<Taken, Fault> {
    let hash = decode::digest(fields, "password", value, Encoding::Base64, digest.output_len())?;
    Ok(Taken::Row(
        StoredHash::new(encode::base64(&hash))
            .with_hint(hint)
            .with_column(Column::Salt, salt)
            .with_column(Column::Rounds, factor.to_string()),
    ))
}

/// phpass and Drupal 7 out of their parts: the factor is the count of rounds, its logarithm one character.
fn phpass(
    fields: &mut Fields,
    prefix: &str,
    (value, salt, factor): (String, String, Option<u32>),
    len: usize,
) -> Result<Taken, Fault> {
    if let Some(whole) = decode::whole_in_place(fields, "password", &value) {
        return Ok(Taken::Normal(whole));
    }
    let factor = factor.ok_or_else(|| fault(Code::MissingField, "factor"))?;
    let log = decode::log2("factor", factor)?;
    if salt.len() != 8 || value.len() != len {
        return Err(fault(if value.len() < len { Code::Truncated } else { Code::BadLength }, "password"));
    }
    let count = char::from(crate::codec::crypt64::encode_u6(log));
    Ok(Taken::Normal(Normal::Text(alloc::format!("{prefix}{count}{salt}{value}"))))
}

/// A plugin's hash: the options say which scheme it is.
fn plugin(around: &Around<'_>, value: &str, salt: &str, factor: u32) -> Result<Taken, Fault> {
    let Some(hint) = &around.options.hint else {
        return Err(Issue::new(Code::UnknownAlgorithm).at("encryptionScheme"));
    };
    let row = StoredHash::new(value).with_hint(hint).with_column(Column::Salt, salt);
    Ok(Taken::Row(row.with_column(Column::Rounds, factor.to_string())))
}
