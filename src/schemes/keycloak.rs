//! The password credential of Keycloak: two JSON texts, `secretData` with hash
//! and salt, `credentialData` with the algorithm and its parameters.

use alloc::boxed::Box;
use alloc::sync::Arc;

use super::object::{self, OBJECT};
use super::pbkdf2;
use crate::codec::json::Json;
use crate::computation::{Computation, Encoding, Value};
use crate::error::{Context, Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::primitives::{Argon2Variant, Digest};
use crate::scheme::{Computed, Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Strength};
use crate::stored::StoredHash;
use crate::tag::Tag;

pub(super) static SCHEMES: &[&dyn Scheme] = &[&Credential];

/// The stored hash is the credential as an export has it, with both texts as
/// members, each an object or a string that holds one; before version 8 it had
/// `hashedSaltedValue` and the parameters beside it. Or it is `secretData` alone, and `credentialData` stands in the column `credential_data`.
#[derive(Debug)]
struct Credential;

/// The name of the column.
const COLUMN: &str = "credential_data";
/// Shorter keys match by chance too often; Keycloak takes their length as it finds it.
const MIN_KEY: usize = 16;
const MAX_KEY: usize = 512;

impl Scheme for Credential {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("keycloak")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Slow)
            .from("Keycloak: credential, or secretData with the column `credential_data`")
    }

    fn prefixes(&self) -> &[Prefix] {
        &OBJECT
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let holds = object::pieces(stored)?;
        // The first is the credential, the second that of before version 8, the others are `secretData`.
        let secret = || holds("\"value\"") && holds("\"salt\"") && !holds("\"algorithm\"");
        let own = holds("\"secretData\"") || holds("\"hashedSaltedValue\"") || secret();
        own.then_some(Confidence::Certain)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let outer = json(input.bytes())?;
        if outer.get("secretData").is_some() {
            let (secret, data) = (part(&outer, "secretData")?, part(&outer, "credentialData")?);
            return record(of_secret(secret.json()), data.json());
        }
        if let Some(value) = outer.get("hashedSaltedValue") {
            return record((Some(value), outer.get("salt")), &outer);
        }
        match input.stored().column_named(COLUMN) {
            Some(column) => record(of_secret(&outer), &json(column)?),
            // Named in full: there is nothing that could stand in for it.
            None => Err(ParseError::MissingContext(Context::Column(Arc::from(COLUMN)))),
        }
    }

    fn exemplar(&self) -> Option<Exemplar> {
        Some(Exemplar::new(EXEMPLAR, "letmein"))
    }
}

/// By Python's `hashlib`.
const EXEMPLAR: &str = r#"{"secretData":"{\"value\":\"d2mB26rqUHuV4c8lf/OwMRoijwRsbWdgoCcOGn7jBgk=\",\"salt\":\"AAECAwQFBgcICQoLDA0ODw==\",\"additionalParameters\":{}}","credentialData":"{\"hashIterations\":100,\"algorithm\":\"pbkdf2-sha256\",\"additionalParameters\":{}}"}"#;

/// A member that is an object itself, or one that was read out of its string.
enum Part<'a> {
    There(&'a Json),
    Read(Json),
}

impl Part<'_> {
    fn json(&self) -> &Json {
        match self {
            Self::There(json) => json,
            Self::Read(json) => json,
        }
    }
}

fn part<'a>(outer: &'a Json, name: &str) -> Result<Part<'a>, Malformed> {
    let member = outer.get(name).ok_or(Malformed::Missing("member of the credential"))?;
    match member.string() {
        Some(text) => json(text).map(Part::Read),
        None => Ok(Part::There(member)),
    }
}

fn json(text: &[u8]) -> Result<Json, Malformed> {
    Json::parse(text).ok_or(Malformed::Encoding("JSON"))
}

/// Key and salt of `secretData`.
fn of_secret(secret: &Json) -> (Option<&Json>, Option<&Json>) {
    (secret.get("value"), secret.get("salt"))
}

fn record((value, salt): (Option<&Json>, Option<&Json>), data: &Json) -> Result<Box<dyn Record>, ParseError> {
    let text =
        |json: Option<&Json>| json.and_then(Json::string).and_then(|text| Encoding::Base64.decode(text));
    let key = text(value).ok_or(Malformed::Encoding("value"))?;
    let salt = text(salt).ok_or(Malformed::Encoding("salt"))?;
    if !(MIN_KEY..=MAX_KEY).contains(&key.len()) {
        return Err(Malformed::Length("value").into());
    }
    let iterations = data.get("hashIterations").and_then(Json::number).ok_or(Malformed::Number("rounds"))?;
    let algorithm = data.get("algorithm").and_then(Json::string).ok_or(Malformed::Missing("kind of hash"))?;
    let prf = match algorithm {
        b"pbkdf2" => Digest::Sha1,
        b"pbkdf2-sha256" => Digest::Sha256,
        b"pbkdf2-sha512" => Digest::Sha512,
        b"argon2" => return argon2(data, iterations, &salt, key),
        _ => return Err(Malformed::Unknown("kind of hash").into()),
    };
    pbkdf2::record(Computation::steps().password(), prf, iterations, &salt, key)
}

/// Its parameters are lists of strings, of which the first counts.
fn argon2(data: &Json, passes: u32, salt: &Value, key: Value) -> Result<Box<dyn Record>, ParseError> {
    let list = data.get("additionalParameters").ok_or(Malformed::Missing("parameters of Argon2"))?;
    let text = |name| list.get(name).and_then(Json::elements).and_then(|all| all.first()?.string());
    let number = |name| {
        text(name).and_then(crate::codec::decimal::parse_u32).ok_or(Malformed::Number("parameter of Argon2"))
    };
    let variant = match text("type") {
        Some(b"id") => Argon2Variant::Id,
        Some(b"i") => Argon2Variant::I,
        Some(b"d") => Argon2Variant::D,
        _ => return Err(Malformed::Unknown("type").into()),
    };
    let version = match text("version") {
        Some(b"1.3") => 0x13,
        Some(b"1.0") => 0x10,
        _ => return Err(Malformed::Unknown("version").into()),
    };
    if number("hashLength")? as usize != key.len() {
        return Err(Malformed::Length("value").into());
    }
    let (memory_kib, lanes) = (number("memory")?, number("parallelism")?);
    let steps = Computation::steps().password().bytes(salt.as_slice()).bytes([]).bytes([]);
    let computation = steps.argon2(variant, version, (memory_kib, passes, lanes), key.len()).build()?;
    let params = Params::Argon2 { variant, version, memory_kib, passes, lanes };
    Ok(Box::new(Computed::new(params, computation, Tag::from_secret(key))))
}

#[cfg(test)]
mod tests;
