//! `{noop}`, and the strings of `SCryptPasswordEncoder` without a label.

use alloc::boxed::Box;

use super::scrypt_body;
use crate::computation::Computation;
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::primitives::Digest;
use crate::scheme::{
    Alphabet, Computed, Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Shape, Strength,
};
use crate::stored::StoredHash;
use crate::tag::Tag;

/// `{noop}password` (`NoOpPasswordEncoder`): the password itself. Both are
/// digested before they are compared, so that no length shows.
#[derive(Debug)]
pub(super) struct Noop;

const LABEL: &str = "{noop}";

impl Scheme for Noop {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("spring_noop")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Reversible).from("Spring Security, NoOpPasswordEncoder")
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact(LABEL)] }
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let password = input.rest(LABEL.len());
        // An empty one lets everybody in.
        if password.is_empty() {
            return Err(Malformed::Missing("password").into());
        }
        let expected = Digest::Sha256.hash(&[password]);
        let computation = Computation::steps().password().digest(Digest::Sha256).build()?;
        Ok(Box::new(Computed::new(Params::Fixed, computation, Tag::from_secret(expected))))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // As in PasswordEncoderFactoriesTests of Spring Security.
        Some(Exemplar::new("{noop}letmein", "letmein"))
    }
}

/// `$`parameters`$`salt`$`key of `SCryptPasswordEncoder` and Password4j, without
/// a label.
#[derive(Debug)]
pub(super) struct SCrypt;

impl Scheme for SCrypt {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("spring_scrypt")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::MemoryHard).from("Spring Security, SCryptPasswordEncoder; Password4j")
    }

    fn shapes(&self) -> &[Shape] {
        const { &[Shape::between(Alphabet::Base64, 48, 320).separated_by(b'$', 3)] }
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let text = stored.as_bytes();
        let mut fields = text.split(|byte| *byte == b'$');
        let (first, parameters) = (fields.next(), fields.next().unwrap_or_default());
        let hex = (5..=8).contains(&parameters.len()) && parameters.iter().all(u8::is_ascii_hexdigit);
        let shape = self.shapes().iter().any(|shape| shape.matches(text));
        (shape && hex && first == Some(b"".as_slice())).then_some(Confidence::Shape)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        scrypt_body(input.bytes())
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // Python's hashlib.
        Some(Exemplar::new("$40801$c2FsdFNBTFQ=$OZ1Fykpk3nqSxvZEn48HSEERCsh41Wi9dc63ZFAzddA=", "lètmein"))
    }
}
