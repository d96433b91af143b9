//! Strings that Clerk's importer takes and no recipe can read.

use alloc::boxed::Box;

use super::bcrypt::parse_text;
use super::provider::MIN_DIGEST;
use super::{bcrypt, pbkdf2};
use crate::codec::{decimal, hex};
use crate::computation::{Computation, Value};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::primitives::Digest;
use crate::scheme::{Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Strength};
use crate::stored::StoredHash;

pub(super) static SCHEMES: &[&dyn Scheme] = &[&BcryptPeppered, &Pbkdf2Sha1];

/// The hasher `bcrypt_peppered`: a text of bcrypt, `$`, and the pepper that
/// Devise put behind the password.
#[derive(Debug)]
struct BcryptPeppered;

/// A text of bcrypt, `$2b$12$`, salt and digest.
const BCRYPT_CHARACTERS: usize = 60;

impl Scheme for BcryptPeppered {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("clerk_bcrypt_peppered")
    }

    fn profile(&self) -> Profile {
        let profile = Profile::new(Strength::Slow).truncating_at(72).from("Clerk, hasher bcrypt_peppered");
        profile.dialect_of(SchemeId::builtin("bcrypt"))
    }

    fn prefixes(&self) -> &[Prefix] {
        &bcrypt::COMMON
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let text = stored.as_bytes();
        let own = text.get(BCRYPT_CHARACTERS) == Some(&b'$');
        (own && self.prefixes().iter().any(|prefix| prefix.matches(text))).then_some(Confidence::Dialect)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let (text, pepper) =
            input.bytes().split_at_checked(BCRYPT_CHARACTERS).ok_or(Malformed::Length("digest"))?;
        let pepper = pepper.strip_prefix(b"$").ok_or(Malformed::Missing("pepper"))?;
        parse_text(text)?.record(Computation::steps().password().bytes(pepper).concat(2))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // bcrypt 4.0.1 (Python), of the password with the pepper behind it.
        Some(Exemplar::new(
            "$2b$04$0Pq9kg7DQYPCUgfLf82Ohuows.0Ft3tEGJraP3lDfDXVEWzkGwCTm$fee9a51ec0a28d11be380ca6dee6b4b7",
            "letmein",
        ))
    }
}

/// The hasher `pbkdf2_sha1`: `pbkdf2_sha1$`rounds`$`salt`$`key, in hexadecimal,
/// with the length of the key behind it where that is not 32. A salt that is not
/// hexadecimal is text. Django's strings of the same name have base 64.
#[derive(Debug)]
struct Pbkdf2Sha1;

static PBKDF2: [Prefix; 1] = [Prefix::exact("pbkdf2_sha1$")];
/// The usual length of a key, in bytes.
const KEY: usize = 32;

impl Scheme for Pbkdf2Sha1 {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("clerk_pbkdf2_sha1")
    }

    fn profile(&self) -> Profile {
        let profile = Profile::new(Strength::Slow).from("Clerk, hasher pbkdf2_sha1");
        profile.dialect_of(SchemeId::builtin("django_pbkdf2_sha1"))
    }

    fn prefixes(&self) -> &[Prefix] {
        &PBKDF2
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        self.prefixes().iter().any(|prefix| prefix.matches(stored.as_bytes())).then_some(Confidence::Dialect)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let mut fields = input.rest("pbkdf2_sha1$".len()).split(|byte| *byte == b'$');
        let mut next = |name| fields.next().ok_or(Malformed::Missing(name));
        let (rounds, salt, key) = (next("rounds")?, next("salt")?, next("digest")?);
        let len = match fields.next() {
            Some(len) => decimal::parse_u32(len).ok_or(Malformed::Number("length"))? as usize,
            None => KEY,
        };
        if fields.next().is_some() {
            return Err(Malformed::Surplus("length").into());
        }
        let rounds = decimal::parse_u32(rounds).ok_or(Malformed::Number("rounds"))?;
        let salt =
            hex::decode(salt).filter(|_| !salt.is_empty()).unwrap_or_else(|| Value::new(salt.to_vec()));
        let key = hex::decode(key).ok_or(Malformed::Encoding("digest"))?;
        if key.len() != len || len < MIN_DIGEST {
            return Err(Malformed::Length("digest").into());
        }
        pbkdf2::record(Computation::steps().password(), Digest::Sha1, rounds, &salt, key)
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // Python's hashlib and Node's crypto.
        Some(Exemplar::new(
            "pbkdf2_sha1$100$000102030405060708090a0b0c0d0e0f$b8795ee683f0640a2eb5626fc8b4b5f3c7d969214aaba1ccc801b2520f443583",
            "letmein",
        ))
    }
}

#[cfg(test)]
mod tests;
