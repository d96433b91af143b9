//! DES of crypt(3): 13 characters without a prefix, and what was made of it:
//! extended DES `_…`, bigcrypt and crypt16.

use alloc::boxed::Box;
use alloc::vec::Vec;

use crate::codec::base64::{self, Padding};
use crate::codec::{Base64Alphabet, Tail, crypt64};
use crate::computation::{Computation, Steps, Value};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::primitives::des::crypt::MOST_SEGMENTS;
use crate::scheme::{
    Alphabet, Computed, Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Shape, Strength,
};
use crate::stored::StoredHash;
use crate::tag::Tag;

pub(super) static SCHEMES: &[&dyn Scheme] = &[&DesCrypt, &BsdiCrypt, &BigCrypt, &Crypt16];

/// The encryptions of everything but extended DES.
const ROUNDS: u32 = 25;
/// The characters of a salt of 12 bits, and of a digest.
const SALT: usize = 2;
const DIGEST: usize = 11;

/// The profile that the four share: C strings of ASCII.
pub(super) const fn profile() -> Profile {
    Profile::new(Strength::Broken).stopping_at_nul().dropping_high_bit()
}

/// DES crypt (Unix version 7): the first eight bytes of the password, seven
/// bits of each.
#[derive(Debug)]
struct DesCrypt;

impl Scheme for DesCrypt {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("des_crypt")
    }

    fn profile(&self) -> Profile {
        traditional_profile().from("crypt(3) of every Unix, old htpasswd, MySQL ENCRYPT")
    }

    fn shapes(&self) -> &[Shape] {
        const { &[Shape::exact(Alphabet::Crypt, SALT + DIGEST)] }
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        traditional(input.bytes())
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // libxcrypt 4.4.33.
        Some(Exemplar::new("N1tQbOFcM5fpg", "test"))
    }
}

/// The profile of whatever carries DES crypt.
pub(super) const fn traditional_profile() -> Profile {
    profile().truncating_at(8)
}

/// The record of the 13 characters.
pub(super) fn traditional(text: &[u8]) -> Result<Box<dyn Record>, ParseError> {
    let (salt, digest) = halves(text, 1)?;
    record(Computation::steps().password().bytes(salt).des_crypt(ROUNDS, 0), digest)
}

/// `_`, four characters of rounds, four of salt and a digest: the whole
/// password, seven bits of each byte.
#[derive(Debug)]
struct BsdiCrypt;

/// The characters of the rounds and of the salt, 24 bits each.
const NUMBER: usize = 4;

impl Scheme for BsdiCrypt {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("bsdi_crypt")
    }

    fn profile(&self) -> Profile {
        profile().from("crypt(3) of BSD/OS, FreeBSD, NetBSD and OpenBSD, and of PHP")
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact("_")] }
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let rest = stored.as_bytes().strip_prefix(b"_")?;
        Shape::exact(Alphabet::Crypt, 2 * NUMBER + DIGEST).matches(rest).then_some(Confidence::Certain)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let rest = input.bytes().strip_prefix(b"_").ok_or(Malformed::Missing("rounds"))?;
        let (rounds, rest) = rest.split_at_checked(NUMBER).ok_or(Malformed::Missing("rounds"))?;
        let (salt, digest) = rest.split_at_checked(NUMBER).ok_or(Malformed::Missing("salt"))?;
        let rounds = number(rounds).ok_or(Malformed::Encoding("rounds"))?;
        let [low, middle, high, _] = number(salt).ok_or(Malformed::Encoding("salt"))?.to_le_bytes();
        // None are as good as one.
        let steps = Computation::steps().password().bytes([low, middle, high]);
        let computation = steps.bsdi_crypt(rounds.max(1));
        let expected = Tag::from_secret(blocks(digest, 1)?);
        let params = Params::Rounds(rounds.into());
        let record = Computed::new(params, computation.build()?, expected);
        Ok(Box::new(record.with_readings(super::BEFORE_UTF8)))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // libxcrypt 4.4.33.
        Some(Exemplar::new("_Y/..abcdyUJ1pf1nTxw", "test"))
    }
}

/// DES crypt of each eight bytes of the password, the salt being the start of
/// the digest before. One segment gives the text of DES crypt.
#[derive(Debug)]
struct BigCrypt;

/// The shortest and the longest text.
const BIG: (usize, usize) = (SALT + 2 * DIGEST, SALT + MOST_SEGMENTS * DIGEST);

impl Scheme for BigCrypt {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("bigcrypt")
    }

    fn profile(&self) -> Profile {
        profile().truncating_at(8 * MOST_SEGMENTS).from("Digital UNIX and HP-UX, enhanced security")
    }

    fn shapes(&self) -> &[Shape] {
        const { &[Shape::between(Alphabet::Crypt, BIG.0, BIG.1)] }
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let text = stored.as_bytes();
        let whole = text.len() % DIGEST == SALT && self.shapes().iter().any(|shape| shape.matches(text));
        whole.then_some(Confidence::Shape)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let text = input.bytes();
        if text.len() < BIG.0 || text.len() > BIG.1 {
            return Err(Malformed::Length("digest").into());
        }
        let count = (text.len() - SALT) / DIGEST;
        let (salt, mut digests) = halves(text, count)?;
        let count = u8::try_from(count).map_err(|_| Malformed::Length("digest"))?;
        // A password of fewer or more segments has another text.
        digests.insert(0, count);
        record(Computation::steps().password().bytes(salt).bigcrypt(count), digests)
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // libxcrypt 4.4.33.
        Some(Exemplar::new("N1oJihkAzvVI2Kok3mLewMSg", "password1"))
    }
}

/// DES crypt of the first eight bytes with 20 encryptions and of the next eight
/// with 5, under one salt. Its texts are as long as those of [`BigCrypt`] with
/// two segments.
#[derive(Debug)]
struct Crypt16;

impl Scheme for Crypt16 {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("crypt16")
    }

    fn profile(&self) -> Profile {
        profile().truncating_at(16).dialect_of(BigCrypt.id()).from("Ultrix and Tru64")
    }

    fn shapes(&self) -> &[Shape] {
        const { &[Shape::exact(Alphabet::Crypt, SALT + 2 * DIGEST)] }
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        self.shapes().iter().any(|shape| shape.matches(stored.as_bytes())).then_some(Confidence::Dialect)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let (salt, digests) = halves(input.bytes(), 2)?;
        let first = Computation::steps().password().bytes(salt).des_crypt(20, 0);
        record(first.password().bytes(salt).des_crypt(5, 1).concat(2), digests)
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // passlib 1.7.4.
        Some(Exemplar::new("qi8H8R7OM4xMUNMPuRAZxlY.", "passphrase"))
    }
}

fn record(steps: Steps, expected: Value) -> Result<Box<dyn Record>, ParseError> {
    let record = Computed::new(Params::Fixed, steps.build()?, Tag::from_secret(expected));
    Ok(Box::new(record.with_readings(super::BEFORE_UTF8)))
}

/// A salt of 12 bits and the digests of `count` blocks.
fn halves(text: &[u8], count: usize) -> Result<([u8; 2], Value), Malformed> {
    let (salt, digests) = text.split_at_checked(SALT).ok_or(Malformed::Missing("salt"))?;
    let [low, high, ..] = number(salt).ok_or(Malformed::Encoding("salt"))?.to_le_bytes();
    Ok(([low, high], blocks(digests, count)?))
}

/// The digits of crypt(3) as a number, the first being the least significant.
fn number(text: &[u8]) -> Option<u32> {
    text.iter().rev().try_fold(0, |sum, digit| Some(sum << 6 | u32::from(crypt64::decode_u6(*digit)?)))
}

/// Blocks of eight bytes in eleven characters each, the last two bits zero:
/// crypt(3) compares texts, so no other spelling ever verifies.
fn blocks(text: &[u8], count: usize) -> Result<Value, Malformed> {
    if text.len() != count * DIGEST {
        return Err(Malformed::Length("digest"));
    }
    // Room for the number of segments of bigcrypt, so that nothing is moved and left behind.
    let mut all = Value::new(Vec::with_capacity(8 * count + 1));
    for block in text.chunks(DIGEST) {
        let block = base64::decode(Base64Alphabet::Crypt, block, Padding::Forbidden, Tail::Canonical);
        all.extend_from_slice(&block.ok_or(Malformed::Encoding("digest"))?);
    }
    Ok(all)
}

#[cfg(test)]
mod tests;
