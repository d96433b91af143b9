//! Cisco: type 7 of IOS, which can be read back, and the MD5 of PIX and ASA. Types 4, 8 and 9 are recipes, type 5 is
//! MD5-crypt.

use alloc::boxed::Box;

use zeroize::Zeroizing;

use crate::codec::{Tail, crypt64, decimal, hex};
use crate::computation::{Computation, Value, Vendor};
use crate::cost::Cost;
use crate::error::{Context, DeriveError, Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::primitives::Digest;
use crate::primitives::cisco::LEN;
use crate::scheme::{
    Alphabet, Computed, Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Shape, Strength,
};
use crate::stored::{StoredHash, Subject};
use crate::tag::{Scratch, Tag};

pub(super) static SCHEMES: &[&dyn Scheme] = &[&Type7, &ASA, &PIX];

/// Two digits that say where in the key it begins, then the password under the key, in hexadecimal; in a configuration
/// the type and a blank stand in front. Not a hash: anybody can read the password.
#[derive(Debug)]
struct Type7;

/// The key of all devices (passlib 1.7.4, `cisco_type7`).
const KEY: &[u8; 53] = b"dsfd;kfoA,.iyewrkldJKDHSUBsgvca69834ncxv9873254k;fg87";
const TYPE: &[u8] = b"7 ";
/// The longest password.
const LONGEST: usize = 255;

impl Scheme for Type7 {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("cisco_type7")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Reversible).from("Cisco IOS, type 7")
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact("7 ")] }
    }

    fn shapes(&self) -> &[Shape] {
        // IOS takes passwords of 25 characters.
        const { &[Shape::between(Alphabet::Hex, 4, 52)] }
    }

    /// With the type in front it is certain; the digits alone have the shape of many a hash.
    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let text = stored.as_bytes();
        if text.starts_with(TYPE) {
            return Some(Confidence::Certain);
        }
        let shape = self.shapes().iter().any(|shape| shape.matches(text));
        (shape && text.len().is_multiple_of(2) && offset(text).is_ok()).then_some(Confidence::Shape)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let text = input.bytes();
        let text = text.strip_prefix(TYPE).unwrap_or(text);
        let offset = offset(text)?;
        let hidden = hex::decode(text.get(2..).unwrap_or_default()).ok_or(Malformed::Encoding("password"))?;
        if hidden.is_empty() || hidden.len() > LONGEST {
            return Err(Malformed::Length("password").into());
        }
        let key = KEY.iter().cycle().skip(offset);
        let password: Value = Zeroizing::new(hidden.iter().zip(key).map(|(byte, key)| byte ^ key).collect());
        Ok(Reversible::record(&password))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // passlib 1.7.4.
        Some(Exemplar::new("060506324F41584B56", "cisco123"))
    }
}

/// The record of a password that could be read: compared such that its length does not show.
#[derive(Debug)]
pub(super) struct Reversible(Tag);

impl Reversible {
    pub(super) fn record(password: &[u8]) -> Box<dyn Record> {
        Box::new(Self(Tag::blinded(password)))
    }
}

impl Record for Reversible {
    fn params(&self) -> Params {
        Params::Fixed
    }

    fn cost(&self, password_len: usize) -> Cost {
        // An HMAC of what was typed, and one of what was stored.
        Cost::digests(Digest::Sha256, 8, password_len.max(LONGEST))
    }

    fn expected(&self) -> &Tag {
        &self.0
    }

    fn derive(&self, password: &[u8], _: &mut Scratch) -> Result<Tag, DeriveError> {
        Ok(Tag::blinded(password))
    }
}

fn offset(text: &[u8]) -> Result<usize, Malformed> {
    let digits = text.get(..2).ok_or(Malformed::Missing("offset"))?;
    // Always two of them, where plain numbers have no zero in front.
    let digits = digits.strip_prefix(b"0").unwrap_or(digits);
    let offset = decimal::parse_u32(digits).ok_or(Malformed::Number("offset"))? as usize;
    if offset < KEY.len() { Ok(offset) } else { Err(Malformed::Range("offset")) }
}

/// Sixteen characters: three of each four bytes of an MD5 with the login name in it. Passwords of the device itself
/// (`enable password`, `passwd`) have none: of them the empty one is to be given.
#[derive(Debug)]
struct Md5 {
    id: &'static str,
    source: &'static str,
    asa: bool,
    base: Option<&'static str>,
    /// Of `letmein`, user `admin`, by passlib 1.7.4.
    known: &'static str,
}

static ASA: Md5 =
    Md5 { id: "cisco_asa", source: "Cisco ASA", asa: true, base: None, known: "Tu/RobKlIHjIxom0" };
/// The same of an older system, which takes 16 bytes and always has the user name in it.
static PIX: Md5 = Md5 {
    id: "cisco_pix",
    source: "Cisco PIX",
    asa: false,
    base: Some("cisco_asa"),
    known: "Tu/RobKlIHjIxom0",
};

const CHARACTERS: usize = 16;

impl Scheme for Md5 {
    fn id(&self) -> SchemeId {
        SchemeId::builtin(self.id)
    }

    fn profile(&self) -> Profile {
        let profile = Profile::new(Strength::Fast).from(self.source).needing(&[Context::Login][..]);
        self.base.map(SchemeId::builtin).into_iter().fold(profile, Profile::dialect_of)
    }

    fn shapes(&self) -> &[Shape] {
        const { &[Shape::exact(Alphabet::Crypt, CHARACTERS)] }
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let shape = self.shapes().iter().any(|shape| shape.matches(stored.as_bytes()));
        let confidence = if self.base.is_some() { Confidence::Dialect } else { Confidence::Shape };
        shape.then_some(confidence)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let text = input.bytes();
        if text.len() != CHARACTERS {
            return Err(Malformed::Length("digest").into());
        }
        let digest = crypt64::decode_le(text, LEN, Tail::Canonical).ok_or(Malformed::Encoding("digest"))?;
        let steps = Computation::steps().password().login(input.login()?);
        let computation = steps.vendor(Vendor::Cisco { asa: self.asa }).build()?;
        Ok(Box::new(Computed::new(Params::Fixed, computation, Tag::from_secret(digest))))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        Some(Exemplar::new(self.known, "letmein").of(Subject::named("admin")))
    }
}

#[cfg(test)]
mod tests {
    use alloc::format;

    use super::*;
    use crate::keyring::Keyring;
    use crate::schemes::testing::{assert_malformed, assert_verifies, matches, parse, parse_for};

    /// passlib 1.7.4.
    #[test]
    fn type_7() {
        for (stored, password) in [
            ("060506324F41584B56", "cisco123"),
            ("060506324f41584b56", "cisco123"),
            ("7 060506324F41584B56", "cisco123"),
            ("044B0A151C36435C0D", "password"),
        ] {
            assert_verifies(&Type7, stored, password);
        }
        // From the last byte of the key on to its first.
        assert_verifies(&Type7, "525B16", "lr");
        // Its length does not show, and more or less of it never matches.
        let record = parse(&Type7, &StoredHash::new("060506324F41584B56")).unwrap();
        assert!(record.expected().is_blinded());
        for other in ["cisco12", "cisco1234", "", "Cisco123"] {
            assert!(!matches(record.as_ref(), other.as_bytes()));
        }
    }

    #[test]
    fn type_7_malformed() {
        let long = format!("7 00{}", "ab".repeat(LONGEST + 1));
        assert_malformed(
            &Type7,
            &["7 ", "7 0", "7 00", "7 53ab", "7 0x12", "7 -1ab", "7 00a", "7 00ag", "7 00ab ", &long],
        );
        for other in ["53ab", "ab12", "00a", "00", "", "00xy", "060506324F41584B5"] {
            assert!(Type7.recognise(&StoredHash::new(other)).is_none(), "{other}");
        }
    }

    fn verifies(scheme: &dyn Scheme, stored: &str, user: &str, password: &str) -> bool {
        let row = StoredHash::new(stored);
        let record = parse_for(scheme, &row, &Subject::named(user), &Keyring::new()).unwrap();
        assert!(matches!(parse(scheme, &row), Err(ParseError::MissingContext(Context::Login))));
        matches(record.as_ref(), password.as_bytes())
    }

    /// passlib 1.7.4, test suite: `cisco_pix_test` and `cisco_asa_test`.
    #[test]
    fn pix_and_asa() {
        for (stored, user, password, pix, asa) in [
            ("8Ry2YjIyt7RRXU24", "", "", true, true),
            ("NuLKvvWGg.x9HEKO", "", "password", true, true),
            ("oWC1WRwqlBlbpf/O", "", "test4", true, true),
            ("0T52THgnYdV1tlOF", "", "0123456789abcdef", false, false),
            ("QmDsGwCRBbtGEKqM", "3653", "0123456789abcde", false, true),
            ("3USUcOPFUiMCO4Jk", "cisc", "cisco", true, true),
        ] {
            assert_eq!(verifies(&PIX, stored, user, password), pix, "{stored}");
            assert_eq!(verifies(&ASA, stored, user, password), asa, "{stored}");
        }
    }

    #[test]
    fn other_strings_are_left() {
        for other in ["8Ry2YjIyt7RRXU2", "8Ry2YjIyt7RRXU244", "8Ry2YjIyt7RRXU2+", ""] {
            assert!(ASA.recognise(&StoredHash::new(other)).is_none(), "{other}");
            assert!(PIX.recognise(&StoredHash::new(other)).is_none(), "{other}");
        }
    }
}
