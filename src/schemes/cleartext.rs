//! Passwords that directories and mail servers store as they are.

use alloc::boxed::Box;

use crate::codec::{decimal, split};
use crate::computation::{Computation, Steps};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::primitives::Digest;
use crate::scheme::{
    Alphabet, Computed, Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Shape, Strength,
};
use crate::stored::StoredHash;
use crate::tag::Tag;

pub(super) static SCHEMES: &[&dyn Scheme] = &[&Labelled, &Truncated, &UserPassword];

/// Both sides are compared as digests: how much of the stored password fits, or
/// how long it is, does not show in the time.
const DIGEST: Digest = Digest::Sha256;
/// Longer than any password that is typed.
const LONGEST: usize = 512;

fn record(typed: Steps, stored: &[u8]) -> Result<Box<dyn Record>, ParseError> {
    if stored.is_empty() {
        // No password, rather than the empty one.
        return Err(Malformed::Missing("password").into());
    }
    let computation = typed.digest(DIGEST).build()?;
    Ok(Box::new(Computed::new(Params::Fixed, computation, Tag::from_secret(DIGEST.hash(&[stored])))))
}

/// `{PLAIN}` of Dovecot, `{CLEAR}` of Dovecot, 389 DS, Sun's directories and
/// FreeRADIUS, `{CLEARTEXT}` of Dovecot and FreeRADIUS. An empty body is no
/// password, though Dovecot takes it for the empty one.
#[derive(Debug)]
struct Labelled;

impl Scheme for Labelled {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("dovecot_plain")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Reversible).from("Dovecot, 389 DS, FreeRADIUS")
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::any_case("{PLAIN}"), Prefix::any_case("{CLEAR}"), Prefix::any_case("{CLEARTEXT}")] }
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let (_, stored) = split::label(input.bytes()).ok_or(Malformed::Missing("label"))?;
        record(Computation::steps().password(), stored)
    }

    fn exemplar(&self) -> Option<Exemplar> {
        Some(Exemplar::new("{PLAIN}letmein", "letmein"))
    }
}

/// `{PLAIN-TRUNC}`length`-`start: a password of which the database kept so many
/// bytes. Where as many are there, whatever begins with them is accepted, and
/// the profile cannot say so of all rows.
#[derive(Debug)]
struct Truncated;

impl Scheme for Truncated {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("dovecot_plain_trunc")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Reversible).from("Dovecot")
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::any_case("{PLAIN-TRUNC}")] }
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let (_, body) = split::label(input.bytes()).ok_or(Malformed::Missing("label"))?;
        let (len, stored) = split::cut(body, b'-').ok_or(Malformed::Missing("length"))?;
        let len = decimal::parse_u32(len).ok_or(Malformed::Number("length"))?;
        let cut = usize::try_from(len).is_ok_and(|len| len == stored.len());
        let typed = Computation::steps().password();
        record(if cut { typed.slice(0, stored.len()) } else { typed }, stored)
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // Dovecot 2.3.19 verifies it.
        Some(Exemplar::new("{PLAIN-TRUNC}8-letmein", "letmein"))
    }
}

/// A `userPassword`, or a property of sasldb, without any label: the password
/// itself (RFC 4519). By hint only: a hash that nobody recognises would else be
/// a password.
#[derive(Debug)]
struct UserPassword;

impl Scheme for UserPassword {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("ldap_plaintext")
    }

    fn profile(&self) -> Profile {
        let profile = Profile::new(Strength::Reversible).dialect_of(SchemeId::builtin("dovecot_plain"));
        profile.from("LDAP userPassword, Cyrus SASL")
    }

    fn shapes(&self) -> &[Shape] {
        const { &[Shape::between(Alphabet::Any, 1, LONGEST)] }
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let text = stored.as_bytes();
        let plain = (1..=LONGEST).contains(&text.len()) && split::label(text).is_none();
        plain.then_some(Confidence::Dialect)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        record(Computation::steps().password(), input.bytes())
    }

    fn exemplar(&self) -> Option<Exemplar> {
        Some(Exemplar::new("letmein", "letmein"))
    }
}

#[cfg(test)]
mod tests;
