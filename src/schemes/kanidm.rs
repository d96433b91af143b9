//! What Kanidm stores and imports.

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::django::dollar_fields;
use super::kdf_columns::argon2_record;
use super::pbkdf2;
use super::provider::{MIN_DIGEST, either_base64};
use crate::codec::json::Json;
use crate::codec::{decimal, split};
use crate::computation::{Computation, Value};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::primitives::{Argon2Variant, Digest};
use crate::scheme::{Computed, Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Strength};
use crate::stored::StoredHash;
use crate::tag::Tag;

pub(super) static SCHEMES: &[&dyn Scheme] = &[&Import, &DbPassword];

/// The labels of PBKDF2 with keys of other lengths than their digest: 19 bytes
/// of SHA-1 at least, 32 of the others, `.` or `+`, with padding or without.
#[derive(Debug)]
struct Import;

/// In the order of [`DIGESTS`].
static LABELS: [Prefix; 4] = [
    Prefix::any_case("{PBKDF2}"),
    Prefix::any_case("{PBKDF2-SHA1}"),
    Prefix::any_case("{PBKDF2-SHA256}"),
    Prefix::any_case("{PBKDF2-SHA512}"),
];
/// With the least length of a key.
const DIGESTS: [(Digest, usize); 4] =
    [(Digest::Sha1, 19), (Digest::Sha1, 19), (Digest::Sha256, 32), (Digest::Sha512, 32)];
/// The longest key, in bytes.
const MAX_KEY: usize = 256;

impl Scheme for Import {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("kanidm_pbkdf2")
    }

    fn profile(&self) -> Profile {
        let profile = Profile::new(Strength::Slow).from("Kanidm imports");
        profile.dialect_of(SchemeId::builtin("ldap_pbkdf2_sha256"))
    }

    fn prefixes(&self) -> &[Prefix] {
        &LABELS
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        self.prefixes().iter().any(|prefix| prefix.matches(stored.as_bytes())).then_some(Confidence::Dialect)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let (_, body) = split::label(input.bytes()).ok_or(Malformed::Missing("label"))?;
        let mut kinds = LABELS.iter().zip(DIGESTS);
        let (_, (digest, least)) =
            kinds.find(|(label, _)| label.matches(input.bytes())).ok_or(Malformed::Unknown("label"))?;
        let [rounds, salt, key] = dollar_fields(body)?;
        let rounds = decimal::parse_u32(rounds).ok_or(Malformed::Number("rounds"))?;
        let salt = pbkdf2::decode(salt).ok_or(Malformed::Encoding("salt"))?;
        let key = pbkdf2::decode(key).ok_or(Malformed::Encoding("digest"))?;
        if !(least..=MAX_KEY).contains(&key.len()) {
            return Err(Malformed::Length("digest").into());
        }
        pbkdf2::record(Computation::steps().password(), digest, rounds, &salt, key)
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // Kanidm's own test, whose key has 19 bytes.
        let stored = "{PBKDF2}10000$IlfapjA351LuDSwYC0IQ8Q$saHqQTuYnjJN/tmAndT.8mJt.6w";
        Some(Exemplar::new(stored, "password"))
    }
}

/// Kanidm's own rows, as its backups have them: `{"PBKDF2":[rounds,[…],[…]]}`
/// with bytes as numbers, or an object with base 64. Keys in a TPM are beyond
/// reach.
#[derive(Debug)]
struct DbPassword;

static KINDS: [Prefix; 6] = [
    Prefix::exact("{\"PBKDF2\":"),
    Prefix::exact("{\"PBKDF2_SHA1\":"),
    Prefix::exact("{\"PBKDF2_SHA512\":"),
    Prefix::exact("{\"ARGON2ID\":"),
    Prefix::exact("{\"SSHA512\":"),
    Prefix::exact("{\"TPM_ARGON2ID\":"),
];

impl Scheme for DbPassword {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("kanidm_db_password")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Fast).from("Kanidm backups")
    }

    fn prefixes(&self) -> &[Prefix] {
        &KINDS
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let json = Json::parse(input.bytes()).ok_or(Malformed::Encoding("JSON"))?;
        let steps = Computation::steps().password();
        let pbkdf2 = |row: &Json, digest| {
            let rounds = member(row, 0, "cost").and_then(Json::number).ok_or(Malformed::Number("cost"))?;
            pbkdf2::record(
                steps.clone(),
                digest,
                rounds,
                &bytes(row, 1, "salt")?,
                key(bytes(row, 2, "hash")?)?,
            )
        };
        if let Some(row) = json.get("PBKDF2") {
            return pbkdf2(row, Digest::Sha256);
        }
        if let Some(row) = json.get("PBKDF2_SHA1") {
            return pbkdf2(row, Digest::Sha1);
        }
        if let Some(row) = json.get("PBKDF2_SHA512") {
            return pbkdf2(row, Digest::Sha512);
        }
        if let Some(row) = json.get("ARGON2ID") {
            return argon2id(row);
        }
        let row = json.get("SSHA512").ok_or(Malformed::Unknown("kind of hash"))?;
        let (salt, expected) = (bytes(row, 0, "salt")?, bytes(row, 1, "hash")?);
        if expected.len() != Digest::Sha512.output_len() {
            return Err(Malformed::Length("hash").into());
        }
        let computation = steps.bytes(salt.as_slice()).concat(2).digest(Digest::Sha512).build()?;
        Ok(Box::new(Computed::new(Params::Fixed, computation, Tag::from_secret(expected))))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // Python's hashlib and Node's crypto.
        let stored = r##"{"PBKDF2":{"cost":100,"salt":"AAECAwQFBgcICQoLDA0ODw","hash":"d2mB26rqUHuV4c8lf_OwMRoijwRsbWdgoCcOGn7jBgk"}}"##;
        Some(Exemplar::new(stored, "letmein"))
    }
}

/// The names of the numbers differ between backups and replication.
fn argon2id(row: &Json) -> Result<Box<dyn Record>, ParseError> {
    let number = |short: &str, long: &'static str| {
        let member = row.get(short).or_else(|| row.get(long));
        member.and_then(Json::number).ok_or(Malformed::Number(long))
    };
    let text = |short: &str, long: &'static str| {
        let member = row.get(short).or_else(|| row.get(long)).and_then(Json::string);
        either_base64(member.ok_or(Malformed::Missing(long))?, long)
    };
    let version = match number("v", "version")? {
        version @ (0x10 | 0x13) => version,
        _ => return Err(Malformed::Unknown("version").into()),
    };
    let cost = (number("m", "m_cost")?, number("t", "t_cost")?, number("p", "p_cost")?);
    argon2_record((Argon2Variant::Id, version), cost, &text("s", "salt")?, key(text("k", "key")?)?)
}

/// An element of a tuple, or a member of an object.
fn member<'a>(row: &'a Json, place: usize, name: &str) -> Option<&'a Json> {
    row.elements().map_or_else(|| row.get(name), |elements| elements.get(place))
}

/// Bytes as a list of numbers or in base 64.
fn bytes(row: &Json, place: usize, name: &'static str) -> Result<Value, Malformed> {
    let member = member(row, place, name).ok_or(Malformed::Missing(name))?;
    if let Some(text) = member.string() {
        return either_base64(text, name);
    }
    let numbers = member.elements().ok_or(Malformed::Encoding(name))?;
    let byte = |number: &Json| number.number().and_then(|number| u8::try_from(number).ok());
    let bytes: Option<Vec<u8>> = numbers.iter().map(byte).collect();
    bytes.map(Value::new).ok_or(Malformed::Encoding(name))
}

fn key(key: Value) -> Result<Value, Malformed> {
    if (MIN_DIGEST..=MAX_KEY).contains(&key.len()) { Ok(key) } else { Err(Malformed::Length("hash")) }
}

#[cfg(test)]
mod tests;
