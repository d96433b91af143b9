//! CouchDB: administrators in `local.ini`, and documents of `_users`. Salts are
//! text.

use alloc::boxed::Box;

use super::object::{self, OBJECT};
use super::pbkdf2;
use crate::codec::json::Json;
use crate::codec::{decimal, split};
use crate::computation::{Computation, Encoding};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::primitives::Digest;
use crate::scheme::{Computed, Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Strength};
use crate::stored::StoredHash;

pub(super) static SCHEMES: &[&dyn Scheme] = &[&Admin, &User];

/// The names of the digests, of which a missing one means the first.
const DIGESTS: [(&[u8], Digest); 5] = [
    (b"sha", Digest::Sha1),
    (b"sha224", Digest::Sha224),
    (b"sha256", Digest::Sha256),
    (b"sha384", Digest::Sha384),
    (b"sha512", Digest::Sha512),
];

fn record(
    digest: Option<&[u8]>,
    key: &[u8],
    salt: &[u8],
    rounds: u32,
) -> Result<Box<dyn Record>, ParseError> {
    let digest = digest.unwrap_or(b"sha");
    let digest = DIGESTS.iter().find(|(name, _)| *name == digest).map(|(_, digest)| *digest);
    let digest = digest.ok_or(Malformed::Unknown("digest"))?;
    let key = Encoding::Hex.decode(key).ok_or(Malformed::Encoding("key"))?;
    if key.len() != digest.output_len() {
        return Err(Malformed::Length("key").into());
    }
    pbkdf2::record(Computation::steps().password(), digest, rounds, salt, key)
}

/// `-pbkdf2-key,salt,rounds` with SHA-1, and since 3.4 `-pbkdf2:sha256-key,salt,rounds`.
#[derive(Debug)]
struct Admin;

impl Scheme for Admin {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("couchdb_pbkdf2")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Slow).from("CouchDB 1.3 and later, section admins of local.ini")
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact("-pbkdf2-"), Prefix::exact("-pbkdf2:")] }
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let rest = input.bytes().strip_prefix(b"-pbkdf2").ok_or(Malformed::Missing("key"))?;
        let (digest, rest) = split::cut(rest, b'-').ok_or(Malformed::Missing("key"))?;
        let (key, rest) = split::cut(rest, b',').ok_or(Malformed::Missing("salt"))?;
        let (salt, rounds) = split::rcut(rest, b',').ok_or(Malformed::Missing("rounds"))?;
        let rounds = decimal::parse_u32(rounds).ok_or(Malformed::Number("rounds"))?;
        record(digest.strip_prefix(b":"), key, salt, rounds)
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // Python's hashlib.
        Some(Exemplar::new(ADMIN, "letmein"))
    }
}

const ADMIN: &str = "-pbkdf2-2d2cb22141ffe649bc36878fe0f770e0b318f5b5,0102030405060708090a0b0c0d0e0f10,10";

/// A document of `_users`: `derived_key`, `salt`, `iterations` and since 3.4
/// `pbkdf2_prf`, or before 1.3 `password_sha` and `salt`.
#[derive(Debug)]
struct User;

impl Scheme for User {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("couchdb_user")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Slow).from("CouchDB, a document of _users")
    }

    fn prefixes(&self) -> &[Prefix] {
        &OBJECT
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let holds = object::pieces(stored)?;
        let own = (holds("\"derived_key\"") || holds("\"password_sha\"")) && holds("\"salt\"");
        own.then_some(Confidence::Certain)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let document = Json::parse(input.bytes()).ok_or(Malformed::Encoding("JSON"))?;
        let text = |name| document.get(name).and_then(Json::string);
        let salt = text("salt").ok_or(Malformed::Missing("salt"))?;
        let Some(key) = text("derived_key") else {
            let digest = text("password_sha").ok_or(Malformed::Missing("key"))?;
            return simple(digest, salt);
        };
        if !matches!(text("password_scheme"), None | Some(b"pbkdf2")) {
            return Err(Malformed::Unknown("kind of hash").into());
        }
        let rounds = document.get("iterations").and_then(Json::number).ok_or(Malformed::Number("rounds"))?;
        let digest = match document.get("pbkdf2_prf") {
            None => None,
            Some(name) => Some(name.string().ok_or(Malformed::Unknown("digest"))?),
        };
        record(digest, key, salt, rounds)
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // Python's hashlib.
        Some(Exemplar::new(USER, "letmein"))
    }
}

const USER: &str = r#"{"_id":"org.couchdb.user:anna","name":"anna","type":"user","roles":[],"pbkdf2_prf":"sha256","salt":"0102030405060708090a0b0c0d0e0f10","iterations":1000,"derived_key":"ffffa8d8d297c15ad0b27488c287db1326d1e6fa6e77ba160eaa89e28316410f"}"#;

/// SHA-1 of password and salt.
fn simple(digest: &[u8], salt: &[u8]) -> Result<Box<dyn Record>, ParseError> {
    let expected = Encoding::Hex.decode_exact(digest, 20).ok_or(Malformed::Encoding("digest"))?;
    let steps = Computation::steps().password().bytes(salt).concat(2).digest(Digest::Sha1);
    Ok(Box::new(Computed::new(Params::Fixed, steps.build()?, expected)))
}

#[cfg(test)]
mod tests;
