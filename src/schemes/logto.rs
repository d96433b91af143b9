//! Legacy hashes of Logto: what was computed, as JSON.

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::pbkdf2;
use super::provider::{MIN_DIGEST, digest_named};
use crate::codec::json::Json;
use crate::codec::{decimal, hex};
use crate::computation::{Computation, Value};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::scheme::{Computed, Exemplar, Input, Prefix, Profile, Record, Scheme, Strength};
use crate::tag::Tag;

pub(super) static SCHEMES: &[&dyn Scheme] = &[&Legacy];

/// `["md5", ["salt", "@"], "hex"]`: the digest of what the list has one behind
/// the other, with the password for `@`. `pbkdf2` has salt, rounds, length and
/// digest, and the password anywhere among them; a salt behind `hex:` is bytes.
/// `firebase-scrypt` has salt, signer key, separator, rounds and memory cost,
/// and its key in base 64.
#[derive(Debug)]
struct Legacy;

/// What stands for the password.
const PASSWORD: &[u8] = b"@";

impl Scheme for Legacy {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("logto_legacy")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Fast).from("Logto, passwordAlgorithm Legacy")
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact("[\""), Prefix::exact("[ \"")] }
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let json = Json::parse(input.bytes()).ok_or(Malformed::Encoding("JSON"))?;
        let Some([name, list, stored]) = json.elements() else {
            return Err(Malformed::Missing("name, list or hash").into());
        };
        let name = name.string().ok_or(Malformed::Encoding("name"))?;
        let stored = stored.string().ok_or(Malformed::Encoding("hash"))?;
        let list = list.elements().ok_or(Malformed::Encoding("list"))?;
        let list: Option<Vec<&[u8]>> = list.iter().map(Json::string).collect();
        let list = list.ok_or(Malformed::Encoding("list"))?;
        // Without it every password would match.
        if !list.contains(&PASSWORD) {
            return Err(Malformed::Missing("password in the list").into());
        }
        let others: Vec<&[u8]> = list.iter().copied().filter(|item| *item != PASSWORD).collect();
        match name {
            b"pbkdf2" => derived(&others, stored),
            b"firebase-scrypt" => firebase(&others, stored),
            digest => joined(digest, &list, stored),
        }
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // From the tests of Logto.
        Some(Exemplar::new(r#"["md5",["@"],"51533f457802f105fc615463db7f0e20"]"#, "simple_password"))
    }
}

/// A digest of the items, one behind the other.
fn joined(digest: &[u8], list: &[&[u8]], stored: &[u8]) -> Result<Box<dyn Record>, ParseError> {
    let digest = digest_named(digest)?;
    let expected = hex::decode(stored).ok_or(Malformed::Encoding("digest"))?;
    if expected.len() != digest.output_len() {
        return Err(Malformed::Length("digest").into());
    }
    // One by one, so that the stack stays low.
    let steps = list.iter().fold(Computation::steps().bytes([]), |steps, item| {
        let steps = if *item == PASSWORD { steps.password() } else { steps.bytes(item) };
        steps.concat(2)
    });
    let computation = steps.digest(digest).build()?;
    Ok(Box::new(Computed::new(Params::Fixed, computation, Tag::from_secret(expected))))
}

fn derived(list: &[&[u8]], stored: &[u8]) -> Result<Box<dyn Record>, ParseError> {
    let [salt, rounds, len, digest] = list else {
        return Err(Malformed::Missing("salt, rounds, length or digest").into());
    };
    let salt = match salt.strip_prefix(b"hex:") {
        Some(digits) => hex::decode(digits).ok_or(Malformed::Encoding("salt"))?,
        None => Value::new(salt.to_vec()),
    };
    let rounds = decimal::parse_u32(rounds).ok_or(Malformed::Number("rounds"))?;
    let len = decimal::parse_u32(len).ok_or(Malformed::Number("length"))? as usize;
    let key = hex::decode(stored).ok_or(Malformed::Encoding("digest"))?;
    if key.len() != len || len < MIN_DIGEST {
        return Err(Malformed::Length("digest").into());
    }
    pbkdf2::record(Computation::steps().password(), digest_named(digest)?, rounds, &salt, key)
}

#[cfg(feature = "firebase")]
fn firebase(list: &[&[u8]], stored: &[u8]) -> Result<Box<dyn Record>, ParseError> {
    use super::firebase::plain;

    let [salt, signer, separator, rounds, mem_cost] = list else {
        return Err(Malformed::Missing("salt, signer key, separator, rounds or memory cost").into());
    };
    plain([stored, salt, signer], [separator, rounds, mem_cost])?.own_signer()?.record()
}

#[cfg(not(feature = "firebase"))]
fn firebase(_: &[&[u8]], _: &[u8]) -> Result<Box<dyn Record>, ParseError> {
    Err(Malformed::Unknown("digest").into())
}

#[cfg(test)]
mod tests;
