//! Argon2: `$argon2id$v=19$m=…,t=…,p=…$`salt`$`digest, also with a key.

use alloc::boxed::Box;

use crate::codec::base64::{self, Padding};
use crate::codec::split::{self, ParamList};
use crate::codec::{Base64Alphabet, Tail, decimal};
use crate::computation::{Computation, Steps, Value};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::keyring::{Key, KeyId};
use crate::params::Params;
use crate::password::Reading;
use crate::primitives::Argon2Variant;
use crate::scheme::{Computed, Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Strength};
use crate::stored::{Column, StoredHash};
use crate::tag::Tag;

pub(super) static SCHEMES: &[&dyn Scheme] = &[&Argon2, &Argon2Keyed];

static PREFIXES: [Prefix; 3] =
    [Prefix::exact("$argon2id$"), Prefix::exact("$argon2i$"), Prefix::exact("$argon2d$")];

/// The version of a text that does not name one, as in the reference before 1.3.
const UNNAMED_VERSION: u32 = 0x10;
/// The argon2 crate computes no less and, of associated data, no more. The
/// reference has the same least.
const MIN_SALT: usize = 8;
const MAX_DATA: usize = 32;
/// Shorter digests match by chance too often.
const MIN_DIGEST: usize = 10;
const MAX_DIGEST: usize = 1024;
/// The key of rows that name none.
const DEFAULT_KEY: &str = "argon2";

/// Argon2 as phc-winner-argon2 and libsodium write it, of version 1.0 or 1.3.
#[derive(Debug)]
struct Argon2;

impl Scheme for Argon2 {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("argon2")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::MemoryHard).from("phc-winner-argon2, libsodium, PHP 7.2 and most others")
    }

    fn prefixes(&self) -> &[Prefix] {
        &PREFIXES
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        parse_text(input.bytes())?.record(Computation::steps().password(), None)
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // argon2-cffi 25.1.
        let stored = "$argon2id$v=19$m=64,t=2,p=2$c29tZXNhbHQ$NQrDciL0Nsy1wJcvHr079rlYvyBxhBNi";
        Some(Exemplar::new(stored, "password"))
    }
}

/// The same texts with a key (`K` of RFC 9106), as of the Matrix
/// Authentication Service. The row names it in its key id column or by
/// `keyid=`; else it is `argon2`. That service may normalise the password to
/// NFKC before.
#[derive(Debug)]
struct Argon2Keyed;

impl Scheme for Argon2Keyed {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("argon2_keyed")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::MemoryHard)
            .needing_key()
            .dialect_of(Argon2.id())
            .from("Matrix Authentication Service and others with a pepper as the secret")
    }

    fn prefixes(&self) -> &[Prefix] {
        &PREFIXES
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        owns(stored).then_some(Confidence::Dialect)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let text = parse_text(input.bytes())?;
        let id = match (input.stored().column(&Column::KeyId), &text.key_id) {
            (Some(column), _) => key_id(column)?,
            (None, Some(id)) => id.clone(),
            (None, None) => DEFAULT_KEY.into(),
        };
        let key = input.key(&id)?;
        let computed = text.computed(Computation::steps().password(), Some(&key))?;
        Ok(Box::new(computed.with_readings(&[Reading::Raw, Reading::Nfkc])))
    }
}

fn owns(stored: &StoredHash) -> bool {
    PREFIXES.iter().any(|prefix| prefix.matches(stored.as_bytes()))
}

/// A text of Argon2, taken apart.
pub(super) struct Argon2Text {
    variant: Argon2Variant,
    version: u32,
    memory_kib: u32,
    passes: u32,
    lanes: u32,
    key_id: Option<KeyId>,
    data: Value,
    salt: Value,
    digest: Value,
}

/// Reads the whole of `$argon2id$v=19$`….
pub(super) fn parse_text(text: &[u8]) -> Result<Argon2Text, Malformed> {
    let rest = without_nuls(text).strip_prefix(b"$").ok_or(Malformed::Missing("variant"))?;
    let mut fields = rest.split(|byte| *byte == b'$');
    let mut next = |name| fields.next().ok_or(Malformed::Missing(name));
    let variant = match next("variant")? {
        b"argon2d" => Argon2Variant::D,
        b"argon2i" => Argon2Variant::I,
        b"argon2id" => Argon2Variant::Id,
        _ => return Err(Malformed::Unknown("variant")),
    };
    let mut list = next("parameters")?;
    let mut version = UNNAMED_VERSION;
    if let Some(number) = list.strip_prefix(b"v=") {
        version = parse_version(number)?;
        list = next("parameters")?;
    }
    let (salt, digest) = (next("salt")?, next("digest")?);
    if fields.next().is_some() {
        return Err(Malformed::Surplus("digest"));
    }
    let list = parameters(list, &["m", "t", "p", "keyid", "data"])?;
    let key_id = list.get("keyid").filter(|id| !id.is_empty()).map(key_id).transpose()?;
    Ok(Argon2Text {
        variant,
        version,
        memory_kib: number(&list, "m")?,
        passes: number(&list, "t")?,
        lanes: number(&list, "p")?,
        key_id,
        data: decode(list.get("data").unwrap_or_default(), "data", 0, MAX_DATA)?,
        salt: decode(salt, "salt", MIN_SALT, usize::MAX)?,
        digest: decode(digest, "digest", MIN_DIGEST, MAX_DIGEST)?,
    })
}

impl Argon2Text {
    /// The record of Argon2 over what the steps leave.
    pub(super) fn record(self, prehash: Steps, secret: Option<&Key>) -> Result<Box<dyn Record>, ParseError> {
        Ok(Box::new(self.computed(prehash, secret)?))
    }

    fn computed(self, prehash: Steps, secret: Option<&Key>) -> Result<Computed, ParseError> {
        let Self { variant, version, memory_kib, passes, lanes, .. } = self;
        let steps = prehash.bytes(self.salt.as_slice());
        let steps = match secret {
            Some(key) => steps.key(key),
            None => steps.bytes([]),
        };
        let computation = steps
            .bytes(self.data.as_slice())
            .argon2(variant, version, (memory_kib, passes, lanes), self.digest.len())
            .build()?;
        let params = Params::Argon2 { variant, version, memory_kib, passes, lanes };
        Ok(Computed::new(params, computation, Tag::from_secret(self.digest)))
    }
}

/// The text without the NUL bytes that fill libsodium's buffer of 128 bytes.
pub(super) fn without_nuls(text: &[u8]) -> &[u8] {
    let len = text.iter().rposition(|byte| *byte != 0).map_or(0, |last| last + 1);
    text.get(..len).unwrap_or_default()
}

fn parse_version(number: &[u8]) -> Result<u32, Malformed> {
    match decimal::parse_u32(number).ok_or(Malformed::Number("version"))? {
        version @ (0x10 | 0x13) => Ok(version),
        _ => Err(Malformed::Unknown("version")),
    }
}

fn key_id(text: &[u8]) -> Result<KeyId, Malformed> {
    core::str::from_utf8(text).map(KeyId::from).map_err(|_| Malformed::Encoding("key id"))
}

/// Standard base 64 as some write it: with padding, with stray bits.
fn decode(text: &[u8], name: &'static str, min: usize, max: usize) -> Result<Value, Malformed> {
    let bytes = base64::decode(Base64Alphabet::Standard, text, Padding::Either, Tail::AnyBits)
        .ok_or(Malformed::Encoding(name))?;
    if (min..=max).contains(&bytes.len()) { Ok(bytes) } else { Err(Malformed::Length(name)) }
}

/// A `k=v,k=v` list with none but known names, each at most once.
pub(super) fn parameters<'a>(text: &'a [u8], known: &[&str]) -> Result<ParamList<'a>, Malformed> {
    match ParamList::parse(text) {
        Some(list) if list.only(known) => Ok(list),
        Some(_) => Err(Malformed::Unknown("parameter")),
        None if has_duplicate(text) => Err(Malformed::Duplicate("parameter")),
        None => Err(Malformed::Encoding("parameters")),
    }
}

/// Whether a name comes twice among the first few.
fn has_duplicate(text: &[u8]) -> bool {
    let name_of = |pair| split::cut(pair, b'=').map(|(name, _)| name);
    let names = || text.split(|byte| *byte == b',').take(16).filter_map(name_of);
    names().enumerate().any(|(index, name)| names().take(index).any(|before| before == name))
}

/// A parameter that has to be there.
pub(super) fn number(list: &ParamList<'_>, name: &'static str) -> Result<u32, Malformed> {
    let text = list.get(name).ok_or(Malformed::Missing(name))?;
    decimal::parse_u32(text).ok_or(Malformed::Number(name))
}

#[cfg(test)]
mod tests;
