//! What SCRAM (RFC 5802) keeps of a password: StoredKey and ServerKey, both made
//! of PBKDF2. A row is judged by both together, as one digest.

use alloc::boxed::Box;

use super::object::{self, OBJECT};
use crate::Transform;
use crate::codec::json::Json;
use crate::codec::{decimal, split};
use crate::computation::{Computation, Encoding, Steps, Value};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::password::Reading;
use crate::primitives::Digest;
use crate::scheme::{Computed, Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Strength};
use crate::stored::StoredHash;
use crate::tag::Tag;

pub(super) static SCHEMES: &[&dyn Scheme] = &[&Postgres, &Mongo];

/// What is stored, besides the count of rounds.
struct Keys {
    salt: Value,
    /// StoredKey, then ServerKey.
    both: Value,
}

impl Keys {
    /// From base 64; the digest says how long the keys are.
    fn read(digest: Digest, salt: &[u8], stored: &[u8], server: &[u8]) -> Result<Self, Malformed> {
        let decode = |text, what| Encoding::Base64.decode(text).ok_or(Malformed::Encoding(what));
        let (salt, mut both) = (decode(salt, "salt")?, decode(stored, "stored key")?);
        let server = decode(server, "server key")?;
        let len = digest.output_len();
        match (both.len() == len, server.len() == len) {
            (true, true) => {}
            (false, _) => return Err(Malformed::Length("stored key")),
            (true, false) => return Err(Malformed::Length("server key")),
        }
        let mut joined = Value::new(alloc::vec::Vec::with_capacity(2 * len));
        joined.append(&mut both);
        joined.extend_from_slice(&server);
        Ok(Self { salt, both: joined })
    }

    /// Both keys of what the steps leave as the password.
    fn record(self, password: Steps, digest: Digest, rounds: u32) -> Result<Computed, ParseError> {
        let salted = password.bytes(self.salt.as_slice()).pbkdf2(digest, rounds, digest.output_len());
        let stored = salted.pick(0).bytes("Client Key").hmac(digest).digest(digest);
        let server = stored.pick(1).bytes("Server Key").hmac(digest);
        let computation = server.concat(2).nip().build()?;
        let params = Params::Pbkdf2 { digest, rounds };
        Ok(Computed::new(params, computation, Tag::from_secret(self.both)))
    }
}

/// `SCRAM-SHA-256$rounds:salt$StoredKey:ServerKey`, `pg_authid.rolpassword`.
/// PostgreSQL applies SASLprep and, where that fails, takes the bytes as they
/// are (`src/common/scram-common.c`). It looks for what the profile prohibits
/// before it normalises and not after, which only differs for compatibility
/// characters that change their direction beside Hebrew or Arabic letters.
#[derive(Debug)]
struct Postgres;

impl Scheme for Postgres {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("postgres_scram_sha256")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Slow).from("PostgreSQL 10 and later, password_encryption scram-sha-256")
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact("SCRAM-SHA-256$")] }
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let rest = input.bytes().strip_prefix(b"SCRAM-SHA-256$").ok_or(Malformed::Missing("rounds"))?;
        let [settings, keys] = split::split_exact(rest, b'$').ok_or(Malformed::Missing("keys"))?;
        let [rounds, salt] = split::split_exact(settings, b':').ok_or(Malformed::Missing("salt"))?;
        let [stored, server] = split::split_exact(keys, b':').ok_or(Malformed::Missing("server key"))?;
        let rounds = decimal::parse_u32(rounds).ok_or(Malformed::Number("rounds"))?;
        let keys = Keys::read(Digest::Sha256, salt, stored, server)?;
        let record = keys.record(Computation::steps().password(), Digest::Sha256, rounds)?;
        Ok(Box::new(record.with_readings(const { [Reading::Raw, Reading::Saslprep].as_slice() })))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // hashcat 6.2.6, example of mode 28600.
        Some(Exemplar::new(
            "SCRAM-SHA-256$4096:IKfxzJ8Nq4PkLJCfgKcPmA==$iRw3qwTp18uaBnsTOEExbtgWdKeBMbSSnZvqD4sdqLQ=:\
             hPciC1CcnBna3szR8Mf3MVc8t0W7QPbIHoMMrh4zRV0=",
            "hashcat",
        ))
    }
}

/// A document of MongoDB's `system.users`, its member `credentials`, or one
/// mechanism of these. Judged by SCRAM-SHA-256 where that is among them, then by
/// SCRAM-SHA-1, then by MONGODB-CR. The last two have the user name in them: that
/// of the document, or else the login name.
#[derive(Debug)]
struct Mongo;

const SHA_256: &str = "SCRAM-SHA-256";
const SHA_1: &str = "SCRAM-SHA-1";
const CR: &str = "MONGODB-CR";

impl Scheme for Mongo {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("mongodb_scram")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Slow).from("MongoDB 3.0 and later: system.users, whole or its credentials")
    }

    fn prefixes(&self) -> &[Prefix] {
        &OBJECT
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let holds = object::pieces(stored)?;
        let named = ["\"SCRAM-SHA-256\"", "\"SCRAM-SHA-1\"", "\"MONGODB-CR\""].iter().any(|name| holds(name));
        let own = named || holds("\"storedKey\"") && holds("\"iterationCount\"");
        own.then_some(Confidence::Certain)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let document = Json::parse(input.bytes()).ok_or(Malformed::Encoding("JSON"))?;
        let credentials = document.get("credentials").unwrap_or(&document);
        let user = User { written: document.get("user").and_then(Json::string), input };
        if let Some(mechanism) = credentials.get(SHA_256) {
            return sha_256(mechanism);
        }
        if let Some(mechanism) = credentials.get(SHA_1) {
            return sha_1(mechanism, &user);
        }
        if let Some(digest) = credentials.get(CR).and_then(Json::string) {
            let digest = Encoding::Hex.decode_exact(digest, 16).ok_or(Malformed::Encoding("digest"))?;
            let computation = user.digested()?.build()?;
            return Ok(Box::new(Computed::new(Params::Fixed, computation, digest)));
        }
        // One mechanism, which the length of its keys tells.
        match text(credentials, "storedKey")?.len() {
            SHA_1_TEXT => sha_1(credentials, &user),
            _ => sha_256(credentials),
        }
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // scramp 1.5.0.
        Some(Exemplar::new(EXEMPLAR, "pencil"))
    }
}

const EXEMPLAR: &str = r#"{"SCRAM-SHA-256":{"iterationCount":15000,"salt":"AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGw==","storedKey":"nZbtY9VzVP9yYKIVwzBEMz4ZaM7isQFV5bLB3Gbk7qU=","serverKey":"TUlTs98yxOG0rskHccVTbZOKJm4PWRjsAz7F1H6Rgyg="}}"#;

/// 20 bytes in base 64.
const SHA_1_TEXT: usize = 28;

/// Whose document it is.
struct User<'a> {
    written: Option<&'a [u8]>,
    input: Input<'a>,
}

impl User<'_> {
    /// MD5 of `user:mongo:password`.
    fn digested(&self) -> Result<Steps, ParseError> {
        let steps = Computation::steps();
        let steps = match self.written {
            Some(name) => steps.bytes(name),
            None => steps.login(self.input.login()?),
        };
        Ok(steps.bytes(":mongo:").password().concat(3).digest(Digest::Md5))
    }
}

fn text<'a>(mechanism: &'a Json, name: &str) -> Result<&'a [u8], Malformed> {
    mechanism.get(name).and_then(Json::string).ok_or(Malformed::Missing("salt or a key"))
}

/// A number, or one in the extended JSON of MongoDB's tools.
fn rounds(mechanism: &Json) -> Result<u32, Malformed> {
    let count = mechanism.get("iterationCount").ok_or(Malformed::Missing("rounds"))?;
    let extended = ["$numberInt", "$numberLong"].iter().find_map(|name| count.get(name)?.string());
    count.number().or_else(|| decimal::parse_u32(extended?)).ok_or(Malformed::Number("rounds"))
}

fn keys(mechanism: &Json, digest: Digest) -> Result<Keys, Malformed> {
    let field = |name| text(mechanism, name);
    Keys::read(digest, field("salt")?, field("storedKey")?, field("serverKey")?)
}

/// MongoDB refuses a password that SASLprep prohibits.
fn sha_256(mechanism: &Json) -> Result<Box<dyn Record>, ParseError> {
    let password = Computation::steps().password().transform(Transform::Saslprep);
    Ok(Box::new(keys(mechanism, Digest::Sha256)?.record(password, Digest::Sha256, rounds(mechanism)?)?))
}

fn sha_1(mechanism: &Json, user: &User<'_>) -> Result<Box<dyn Record>, ParseError> {
    let password = user.digested()?.encode(Encoding::Hex);
    Ok(Box::new(keys(mechanism, Digest::Sha1)?.record(password, Digest::Sha1, rounds(mechanism)?)?))
}

#[cfg(test)]
mod tests;
