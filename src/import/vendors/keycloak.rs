//! Keycloak: realm exports and users, of the generation with `secretData` and of the one before it.

use alloc::string::String;

use serde_json::Value;

use super::{Around, Taken, Vendor};
use crate::import::code::{Code, Fault, fault};
use crate::import::decode::{self, Encoding};
use crate::import::fields::Fields;
use crate::import::normal::Normal;
use crate::import::options::Role;
use crate::import::source::Source;
use crate::primitives::{Argon2Variant, Digest};
use crate::schemes::presets;

pub(super) static VENDORS: &[Vendor] = &[Vendor {
    arrays: &["users"],
    ..Vendor::new(Source::Keycloak, "keycloak", take)
        .roles(&[
            (Role::Login, &["username"]),
            (Role::Created, &["createdTimestamp"]),
            (Role::Enabled, &["enabled"]),
            (Role::Changed, &[]),
        ])
        .schemes(&[presets::MODERN.schemes(), &["keycloak"]])
}];

fn take(fields: &mut Fields, _: &mut Around<'_>) -> Result<Taken, Fault> {
    let passwords = passwords(fields)?;
    let mut passwords = passwords.into_iter();
    let Some(mut credential) = passwords.next() else { return Err(fault(Code::Empty, "credentials")) };
    if passwords.next().is_some() {
        fields.warn(fault(Code::SecondValue, "credentials"));
    }
    let taken = password(&mut credential);
    for issue in credential.finish().1 {
        fields.warn(issue);
    }
    taken
}

/// The password among the credentials; a one-time code is another one.
fn passwords(fields: &mut Fields) -> Result<alloc::vec::Vec<Fields>, Fault> {
    let credentials = match fields.take("credentials") {
        // The credential alone, as a row of the table.
        None => {
            let mut alone = Fields::new(Default::default());
            for name in ["secretData", "credentialData", "secret_data", "credential_data", "type"] {
                if let Some(value) = fields.take(name) {
                    alone.put(name, value);
                }
            }
            let has = alone.has("secretData") || alone.has("secret_data");
            return Ok(if has { alloc::vec![alone] } else { alloc::vec![] });
        }
        Some(Value::Array(credentials)) => credentials,
        Some(_) => return Err(fault(Code::WrongType, "credentials")),
    };
    let objects = credentials.into_iter().filter_map(|credential| match credential {
        Value::Object(map) => Some(map),
        _ => None,
    });
    let is_password = |map: &serde_json::Map<String, Value>| {
        map.get("type").and_then(Value::as_str).is_none_or(|kind| kind == "password")
    };
    Ok(objects.filter(is_password).map(Fields::new).collect())
}

fn password(credential: &mut Fields) -> Result<Taken, Fault> {
    if let Some(value) = credential.text("value")? {
        return Ok(Taken::Plain(value, "credentials.value"));
    }
    if credential.has("hashedSaltedValue") {
        return before(credential).map(Taken::Normal);
    }
    let mut secret = one_of(credential, "secretData", "secret_data")?;
    let mut data = one_of(credential, "credentialData", "credential_data")?;
    let algorithm = data.need("algorithm")?;
    let value = secret.need("value")?;
    let salt = secret.text("salt")?.unwrap_or_default();
    let rounds = data.number("hashIterations")?;
    let normal = match algorithm.as_str() {
        "argon2" => argon2(&mut data, &mut secret, value, &salt, rounds)?,
        name => by_name(&mut secret, name, value, &salt, rounds)?,
    };
    for issue in secret.finish().1 {
        credential.warn(issue);
    }
    Ok(Taken::Normal(normal))
}

fn one_of(credential: &mut Fields, first: &'static str, second: &'static str) -> Result<Fields, Fault> {
    match credential.object(first)? {
        Some(found) => Ok(found),
        None => credential.object(second)?.ok_or_else(|| fault(Code::MissingField, first)),
    }
}

/// The generation before `secretData`.
fn before(credential: &mut Fields) -> Result<Normal, Fault> {
    let value = credential.need("hashedSaltedValue")?;
    let salt = credential.text("salt")?.unwrap_or_default();
    let rounds = credential.number("hashIterations")?;
    let name = credential.text("algorithm")?.unwrap_or_else(|| String::from("pbkdf2"));
    by_name(credential, &name, value, &salt, rounds)
}

fn by_name(
    secret: &mut Fields,
    name: &str,
    value: String,
    salt: &str,
    rounds: Option<u32>,
) -> Result<Normal, Fault> {
    let digest = match name {
        "pbkdf2" => Digest::Sha1,
        "pbkdf2-sha256" => Digest::Sha256,
        "pbkdf2-sha512" => Digest::Sha512,
        // Of the bcrypt provider: the whole string.
        "bcrypt" => return decode::whole(secret, "secretData.value", value),
        _ => return Err(fault(Code::UnknownAlgorithm, "credentialData.algorithm")),
    };
    if let Some(whole) = decode::whole_in_place(secret, "secretData.value", &value) {
        return Ok(whole);
    }
    Ok(Normal::Pbkdf2 {
        digest,
        rounds: rounds.ok_or_else(|| fault(Code::MissingField, "credentialData.hashIterations"))?,
        salt: decode::bytes("secretData.salt", salt, Encoding::Base64)?,
        hash: decode::derived(secret, "secretData.value", value, Encoding::Base64, None)?,
    })
}

/// The parameters are lists of one text each.
fn argon2(
    data: &mut Fields,
    secret: &mut Fields,
    value: String,
    salt: &str,
    passes: Option<u32>,
) -> Result<Normal, Fault> {
    let parameters = data.need_object("additionalParameters")?;
    let mut parameters = flattened(parameters);
    let number = |parameters: &mut Fields, name: &'static str| parameters.need_number(name);
    let variant = match parameters.need("type")?.as_str() {
        "id" => Argon2Variant::Id,
        "i" => Argon2Variant::I,
        "d" => Argon2Variant::D,
        _ => return Err(fault(Code::UnknownAlgorithm, "type")),
    };
    let version = match parameters.need("version")?.as_str() {
        "1.3" => 0x13,
        "1.0" => 0x10,
        _ => return Err(fault(Code::UnknownAlgorithm, "version")),
    };
    let len = number(&mut parameters, "hashLength")? as usize;
    Ok(Normal::Argon2 {
        variant,
        version,
        memory_kib: number(&mut parameters, "memory")?,
        passes: passes.ok_or_else(|| fault(Code::MissingField, "credentialData.hashIterations"))?,
        lanes: number(&mut parameters, "parallelism")?,
        salt: decode::bytes("secretData.salt", salt, Encoding::Base64)?,
        hash: decode::digest(secret, "secretData.value", value, Encoding::Base64, len)?,
    })
}

fn flattened(mut parameters: Fields) -> Fields {
    let mut flat = Fields::new(Default::default());
    for name in ["type", "version", "hashLength", "memory", "parallelism"] {
        let value = match parameters.take(name) {
            Some(Value::Array(mut list)) if list.len() == 1 => list.swap_remove(0),
            Some(value) => value,
            None => continue,
        };
        flat.put(name, value);
    }
    flat
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_one_are_flattened() {
        let map = match serde_json::json!({"memory": ["7168"], "type": "id", "other": ["x"]}) {
            Value::Object(map) => map,
            _ => unreachable!("an object"),
        };
        let mut flat = flattened(Fields::new(map));
        assert_eq!(flat.need_number("memory").unwrap(), 7168);
        assert_eq!(flat.need("type").unwrap(), "id");
        assert!(!flat.has("other"));
    }
}
