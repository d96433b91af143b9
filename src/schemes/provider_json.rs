//! Hashes that an identity provider takes as a JSON object, stored as that text:
//! Auth0's `custom_password_hash` and Okta's `password.hash`.

use alloc::boxed::Box;

use super::bcrypt::{BcryptText, parse_text};
use super::kdf_columns::log2;
use super::object::{self, OBJECT};
use super::provider::{MIN_DIGEST, Text, digest_named, either_base64};
use super::{argon2, pbkdf2, scrypt};
use crate::codec::json::Json;
use crate::computation::{Computation, Steps, Transform, Value};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::primitives::{BcryptKey, Digest};
use crate::scheme::{Computed, Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Strength};
use crate::stored::StoredHash;
use crate::tag::Tag;

pub(super) static SCHEMES: &[&dyn Scheme] = &[&Auth0, &Okta];

/// The longest key, in bytes.
const MAX_KEY: usize = 512;

/// Whether the text begins like an object and has members of these names, or
/// not, as far as one can see without reading it.
fn looks(stored: &StoredHash, with: &[&str], without: &[&str]) -> bool {
    let Some(holds) = object::pieces(stored) else { return false };
    with.iter().all(|piece| holds(piece)) && !without.iter().any(|piece| holds(piece))
}

fn object(input: &Input<'_>) -> Result<Json, Malformed> {
    Json::parse(input.bytes()).ok_or(Malformed::Encoding("JSON"))
}

/// A member that has to be a text.
fn text<'a>(json: &'a Json, name: &'static str) -> Result<&'a [u8], Malformed> {
    json.get(name).ok_or(Malformed::Missing(name))?.string().ok_or(Malformed::Encoding(name))
}

/// A member that is a text, if it is there.
fn text_or<'a>(json: &'a Json, name: &'static str, default: &'a [u8]) -> Result<&'a [u8], Malformed> {
    json.get(name).map_or(Ok(default), |member| member.string().ok_or(Malformed::Encoding(name)))
}

fn number(json: &Json, name: &'static str, default: Option<u32>) -> Result<u32, Malformed> {
    match (json.get(name), default) {
        (Some(member), _) => member.number().ok_or(Malformed::Number(name)),
        (None, Some(default)) => Ok(default),
        (None, None) => Err(Malformed::Missing(name)),
    }
}

/// Pushes the password in the bytes that the old system had.
type Push = fn(Steps) -> Steps;

/// The password with the salt on one side.
fn salted(steps: Steps, password: Push, salt: Option<&Value>, before: bool) -> Steps {
    match salt {
        None => password(steps),
        Some(salt) if before => password(steps.bytes(salt.as_slice())).concat(2),
        Some(salt) => password(steps).bytes(salt.as_slice()).concat(2),
    }
}

/// A digest, which has to have its whole length.
fn digested(steps: Steps, digest: Digest, expected: Value) -> Result<Box<dyn Record>, ParseError> {
    if expected.len() != digest.output_len() {
        return Err(Malformed::Length("digest").into());
    }
    Ok(Box::new(Computed::new(Params::Fixed, steps.build()?, Tag::from_secret(expected))))
}

/// Auth0: `{"algorithm":…,"hash":{"value":…,"encoding":…},"salt":{…},"password":{…}}`.
///
/// argon2, bcrypt, ldap and pbkdf2 have a whole stored hash for a value.
#[derive(Debug)]
struct Auth0;

impl Scheme for Auth0 {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("auth0_custom_password_hash")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Fast).from("Auth0 bulk imports: custom_password_hash with algorithm, encoding, position, blockSize, parallelization")
    }

    fn prefixes(&self) -> &[Prefix] {
        &OBJECT
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        looks(stored, &["\"algorithm\"", "\"hash\""], &["\"secretData\""]).then_some(Confidence::Certain)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let json = object(&input)?;
        let hash = json.get("hash").ok_or(Malformed::Missing("hash"))?;
        let message = Message::of(&json)?;
        match text(&json, "algorithm")? {
            name @ (b"argon2" | b"bcrypt" | b"pbkdf2" | b"ldap") => {
                whole(&input, name, text(hash, "value")?, &message)
            }
            b"scrypt" => message.scrypt(&json, encoded(hash, "")?),
            b"hmac" => {
                let digest = digest_named(text(hash, "digest")?)?;
                let key = encoded(hash.get("key").ok_or(Malformed::Missing("key"))?, "utf8")?;
                let steps = message.behind(Computation::steps().bytes(key.as_slice())).hmac(digest);
                digested(steps, digest, encoded(hash, "")?)
            }
            name @ (b"md4" | b"md5" | b"sha1" | b"sha256" | b"sha512") => {
                let digest = digest_named(name)?;
                let steps = message.behind(Computation::steps()).digest(digest);
                digested(steps, digest, encoded(hash, "")?)
            }
            _ => Err(Malformed::Unknown("kind of hash").into()),
        }
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // Auth0's documentation.
        let stored = r#"{"algorithm":"hmac","hash":{"value":"cg7f42jH39/2EaAU4wNd4s2lKIk=","encoding":"base64","digest":"sha1","key":{"value":"736868","encoding":"hex"}}}"#;
        Some(Exemplar::new(stored, "test"))
    }
}

/// What is digested: the password in its encoding, and the salt on its side.
struct Message {
    password: Push,
    /// Whether the password is taken as it is.
    plain: bool,
    salt: Option<Value>,
    before: bool,
}

impl Message {
    fn of(json: &Json) -> Result<Self, Malformed> {
        let salt = json.get("salt");
        let before = match salt.map(|salt| text_or(salt, "position", b"prefix")).transpose()? {
            None | Some(b"prefix") => true,
            Some(b"suffix") => false,
            Some(_) => return Err(Malformed::Unknown("position")),
        };
        let salt = salt.map(|salt| encoded(salt, "utf8")).transpose()?;
        let encoding =
            json.get("password").map(|password| text_or(password, "encoding", b"utf8")).transpose()?;
        let encoding = encoding.unwrap_or(b"utf8");
        Ok(Self { password: password(encoding)?, plain: encoding == b"utf8", salt, before })
    }

    /// Behind what the steps leave.
    fn behind(&self, steps: Steps) -> Steps {
        salted(steps, self.password, self.salt.as_ref(), self.before)
    }

    fn scrypt(&self, json: &Json, key: Value) -> Result<Box<dyn Record>, ParseError> {
        let len = number(json, "keylen", None)? as usize;
        if len != key.len() || !(MIN_DIGEST..=MAX_KEY).contains(&len) {
            return Err(Malformed::Length("digest").into());
        }
        let log_n = log2(number(json, "cost", Some(16_384))?)?;
        let (r, p) = (number(json, "blockSize", Some(8))?, number(json, "parallelization", Some(1))?);
        let salt = self.salt.as_ref().ok_or(Malformed::Missing("salt"))?;
        scrypt::record((self.password)(Computation::steps()), log_n, r, p, salt, key)
    }
}

/// A value that is a stored hash of its own. Only bcrypt has a salt besides.
fn whole(
    input: &Input<'_>,
    name: &[u8],
    value: &[u8],
    message: &Message,
) -> Result<Box<dyn Record>, ParseError> {
    let password = (message.password)(Computation::steps());
    match name {
        b"argon2" => argon2::parse_text(value)?.record(password, None),
        b"bcrypt" => parse_text(value)?.record(message.behind(Computation::steps())),
        b"pbkdf2" => pbkdf2::phc_record(value, password, Some((100_000, 64))),
        _ if !message.plain => Err(Malformed::Unknown("encoding").into()),
        _ if value.starts_with(b"{") => input.inner(value),
        _ => Err(Malformed::Unknown("label").into()),
    }
}

/// `value` as `encoding` says it is written.
fn encoded(json: &Json, default: &'static str) -> Result<Value, Malformed> {
    Text::of(text_or(json, "encoding", default.as_bytes())?)?.decode(text(json, "value")?, "value")
}

/// The password in the bytes that the old system had.
fn password(encoding: &[u8]) -> Result<Push, Malformed> {
    match encoding {
        b"utf8" => Ok(Steps::password),
        b"utf16le" | b"ucs2" => Ok(|steps| steps.password().transform(Transform::Utf16Le)),
        // One byte a character; as Node.js writes them the three are one.
        b"latin1" | b"binary" | b"ascii" => Ok(|steps| steps.password().transform(Transform::Latin1)),
        _ => Err(Malformed::Unknown("encoding")),
    }
}

/// Okta: `{"algorithm":…,"salt":…,"saltOrder":…,"value":…}`, salt and value in
/// base 64, those of BCRYPT the two parts of its text.
#[derive(Debug)]
struct Okta;

impl Scheme for Okta {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("okta_password_hash")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Fast).from("Okta imports: credentials.password.hash with algorithm, saltOrder, workFactor, digestAlgorithm, iterationCount")
    }

    fn prefixes(&self) -> &[Prefix] {
        &OBJECT
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let others = ["\"hash\"", "\"hashIterations\"", "\"secretData\""];
        looks(stored, &["\"algorithm\"", "\"value\""], &others).then_some(Confidence::Certain)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let json = object(&input)?;
        let (name, value) = (text(&json, "algorithm")?, text(&json, "value")?);
        let steps = Computation::steps();
        if name == b"BCRYPT" {
            let cost = number(&json, "workFactor", None)?;
            if !(4..=31).contains(&cost) {
                return Err(Malformed::Range("cost").into());
            }
            return BcryptText::of(cost, BcryptKey::Standard, text(&json, "salt")?, value)?
                .record(steps.password());
        }
        let value = either_base64(value, "value")?;
        let salt = json.get("salt").map(|_| either_base64(text(&json, "salt")?, "salt")).transpose()?;
        if name == b"PBKDF2" {
            let prf = match text(&json, "digestAlgorithm")? {
                b"SHA256_HMAC" => Digest::Sha256,
                b"SHA512_HMAC" => Digest::Sha512,
                _ => return Err(Malformed::Unknown("digest").into()),
            };
            if number(&json, "keySize", None)? as usize != value.len()
                || value.len() < MIN_DIGEST
                || value.len() > MAX_KEY
            {
                return Err(Malformed::Length("digest").into());
            }
            let salt = salt.ok_or(Malformed::Missing("salt"))?;
            return pbkdf2::record(
                steps.password(),
                prf,
                number(&json, "iterationCount", None)?,
                &salt,
                value,
            );
        }
        let digest = match name {
            b"MD5" | b"SHA-1" | b"SHA-256" | b"SHA-512" => digest_named(name)?,
            _ => return Err(Malformed::Unknown("kind of hash").into()),
        };
        let before = match (&salt, text_or(&json, "saltOrder", b"")?) {
            (None, _) | (Some(_), b"PREFIX") => true,
            (Some(_), b"POSTFIX") => false,
            _ => return Err(Malformed::Unknown("saltOrder").into()),
        };
        digested(salted(steps, Steps::password, salt.as_ref(), before).digest(digest), digest, value)
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // An article of Okta's support.
        let stored = r#"{"algorithm":"SHA-512","salt":"JipHQUgqQU8qQUwpQUYjUChBSEcjQQ==","saltOrder":"POSTFIX","value":"Zz6KwLGDm7ospSipwpDmxAjBWHKPLgGh1roGzI267h6txr/ihTI/R4K2eYrpyc0R24qCSF6DRqNl110vZZtj4A=="}"#;
        Some(Exemplar::new(stored, "s3cr3tp@ssw0rd"))
    }
}

#[cfg(test)]
mod tests;
