//! scrypt as `N$r$p$salt$digest`: the scrypt gem for Ruby in hexadecimal,
//! simple-scrypt for Go in decimal.
//!
//! N, a power of two, tells the two apart: from 16 on its decimal digits are
//! never those of a power of two in hexadecimal, nor the other way round.

use alloc::boxed::Box;

use super::django::{dollar_fields, positive};
use super::scrypt;
use crate::codec::{decimal, hex};
use crate::computation::{Computation, Encoding, Value};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::primitives::Digest;
use crate::scheme::{
    Alphabet, Computed, Confidence, Exemplar, Input, Profile, Record, Scheme, Shape, Strength,
};
use crate::stored::StoredHash;

pub(super) static SCHEMES: &[&dyn Scheme] = &[&RubyScrypt, &SimpleScrypt];

/// The salt, in bytes, of both.
const SALTS: core::ops::RangeInclusive<usize> = 8..=64;
/// The digest, in bytes, of both.
const DIGESTS: core::ops::RangeInclusive<usize> = 16..=512;
const SHAPE: Shape = Shape::between(Alphabet::Hex, 55, 1200).separated_by(b'$', 4);

/// The scrypt gem 1.1 and later, which Authlogic uses too: numbers, salt and
/// digest in hexadecimal. Zero bytes that begin the salt do not count. A salt of
/// 40 digits is of version 1.0: scrypt with the text `N$r$p$salt` for a salt, 256
/// bytes, of which SHA-1 is stored.
#[derive(Debug)]
struct RubyScrypt;

impl Scheme for RubyScrypt {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("ruby_scrypt")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::MemoryHard).from("scrypt gem, Authlogic")
    }

    fn shapes(&self) -> &[Shape] {
        const { &[SHAPE] }
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        certain(stored, |n| hex_number(n).map(u64::from))
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let [n, r, p, salt, digest] = dollar_fields(input.bytes())?;
        let number = |text, what| hex_number(text).ok_or(Malformed::Number(what));
        let log_n = log2(number(n, "N")?.into())?;
        let (r, p) = (number(r, "r")?, number(p, "p")?);
        if salt.len() == 40 {
            let text = input.bytes().get(..input.bytes().len().saturating_sub(digest.len() + 1));
            return old(log_n, (r, p), text.ok_or(Malformed::Missing("digest"))?, digest);
        }
        let salt = salt_bytes(salt)?;
        let counted = salt.iter().position(|byte| *byte != 0).unwrap_or(salt.len());
        let salt = salt.get(counted..).unwrap_or_default();
        scrypt::record(Computation::steps().password(), log_n, r, p, salt, digest_bytes(digest)?)
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // Node.js 20's OpenSSL, by the gem's source.
        Some(Exemplar::new(
            "10$8$a$000000004e61436c$daa53f290cc7b3006d7b4b0d20a4da08177c0f2a9ca077aa43f0b46a93584b1c",
            "password",
        ))
    }
}

/// Version 1.0 of the gem.
fn old(log_n: u8, (r, p): (u32, u32), settings: &[u8], digest: &[u8]) -> Result<Box<dyn Record>, ParseError> {
    let expected = Encoding::Hex.decode_exact(digest, 20).ok_or(Malformed::Length("digest"))?;
    let steps = Computation::steps().password().bytes(settings).scrypt(log_n, r, p, 256);
    let computation = steps.digest(Digest::Sha1).build()?;
    Ok(Box::new(Computed::new(Params::Scrypt { log_n, r, p }, computation, expected)))
}

/// simple-scrypt for Go: numbers in decimal, salt and digest in hexadecimal.
#[derive(Debug)]
struct SimpleScrypt;

impl Scheme for SimpleScrypt {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("simple_scrypt")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::MemoryHard).from("simple-scrypt (Go)")
    }

    fn shapes(&self) -> &[Shape] {
        const { &[SHAPE] }
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        certain(stored, decimal::parse_u64)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let [n, r, p, salt, digest] = dollar_fields(input.bytes())?;
        let log_n = log2(decimal::parse_u64(n).ok_or(Malformed::Number("N"))?)?;
        let (r, p) = (positive(r, "r")?, positive(p, "p")?);
        let salt = salt_bytes(salt)?;
        scrypt::record(Computation::steps().password(), log_n, r, p, &salt, digest_bytes(digest)?)
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // Node.js 20's OpenSSL, by the package's source.
        Some(Exemplar::new(
            "16$8$10$30313233343536373839616263646566$13f4fc8664e0415a141fb3896fa2fd32b4ebaa0d0cfc3d50ec3cc84c78b60848",
            "password",
        ))
    }
}

/// Of this shape, and N a power of two in its own base.
fn certain(stored: &StoredHash, number: fn(&[u8]) -> Option<u64>) -> Option<Confidence> {
    let text = stored.as_bytes();
    let n = text.split(|byte| *byte == b'$').next().and_then(number)?;
    (SHAPE.matches(text) && log2(n).is_ok()).then_some(Confidence::Certain)
}

/// From 16 on, where the bases differ.
fn log2(n: u64) -> Result<u8, Malformed> {
    if n < 16 || !n.is_power_of_two() {
        return Err(Malformed::Range("N"));
    }
    u8::try_from(n.ilog2()).map_err(|_| Malformed::Range("N"))
}

/// A number as `%x` writes it.
fn hex_number(text: &[u8]) -> Option<u32> {
    let plain = |byte: &u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    if text.starts_with(b"0") || !text.iter().all(plain) {
        return None;
    }
    u32::from_str_radix(core::str::from_utf8(text).ok()?, 16).ok()
}

fn salt_bytes(text: &[u8]) -> Result<Value, Malformed> {
    let salt = hex::decode(text).ok_or(Malformed::Encoding("salt"))?;
    if SALTS.contains(&salt.len()) { Ok(salt) } else { Err(Malformed::Length("salt")) }
}

fn digest_bytes(text: &[u8]) -> Result<Value, Malformed> {
    let digest = hex::decode(text).ok_or(Malformed::Encoding("digest"))?;
    if DIGESTS.contains(&digest.len()) { Ok(digest) } else { Err(Malformed::Length("digest")) }
}

#[cfg(test)]
mod tests;
