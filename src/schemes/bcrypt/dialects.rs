//! Texts of bcrypt that mean something else than bcrypt of the password.

use alloc::boxed::Box;

use super::super::django::carried;
use super::{BCRYPT, BcryptText, COMMON, parse_text};
use crate::codec::split;
use crate::computation::{Computation, Encoding};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::primitives::{BcryptKey, Digest};
use crate::scheme::{
    Alphabet, Computed, Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Shape, Strength,
};
use crate::stored::StoredHash;

/// A text of bcrypt, `$2b$12$`, salt and digest.
const BCRYPT_CHARACTERS: usize = 60;
/// The longest text in front of one.
const MAX_SALT: usize = 255;

/// Symfony's `NativePasswordHasher` and `SodiumPasswordHasher`: of a password
/// that bcrypt would cut, longer than 72 bytes or with a NUL byte in it, bcrypt
/// reads base64(SHA-512(password)) instead.
#[derive(Debug)]
pub(super) struct SymfonyNative;

impl Scheme for SymfonyNative {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("symfony_native_bcrypt")
    }

    fn profile(&self) -> Profile {
        let profile = Profile::new(Strength::Slow).from("Symfony 4.3 and later, native and sodium hashers");
        profile.dialect_of(BCRYPT.id())
    }

    fn prefixes(&self) -> &[Prefix] {
        &COMMON
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        dialect(stored)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let text = standard(input.bytes())?;
        let digest = Computation::steps().password().digest(Digest::Sha512).encode(Encoding::Base64);
        let plain = text.over(Computation::steps().password());
        let computation = plain.build_unless(super::KEY_BYTES, true, text.over(digest))?;
        Ok(Box::new(Computed::new(Params::Bcrypt { cost: text.cost }, computation, text.digest)))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // PHP 8.2, by the rule of Symfony.
        let stored = "$2y$04$819lcEjEz6cAw3fuuF/jqOaoEqJmhddw3/jliLjdxjzmoKcCGaa2S";
        Some(Exemplar::new(
            stored,
            "correct horse battery correct horse battery correct horse battery correct horse battery ",
        ))
    }
}

/// WoltLab Community Framework 2: bcrypt, and the whole of its text once more
/// with the same salt. PHP's `crypt` ends the password at its first NUL byte.
#[derive(Debug)]
pub(super) struct Wcf2;

impl Scheme for Wcf2 {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("wcf2_bcrypt")
    }

    fn profile(&self) -> Profile {
        let profile = Profile::new(Strength::Slow).truncating_at(super::KEY_BYTES).stopping_at_nul();
        profile.from("WoltLab Community Framework 2 to 5.3 (Burning Board 4)").dialect_of(BCRYPT.id())
    }

    fn prefixes(&self) -> &[Prefix] {
        &COMMON
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        dialect(stored)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        wcf2(input.bytes())
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // phpBB's test of its driver bcrypt_wcf2.
        Some(Exemplar::new("$2a$08$p8h14U0jsEiVb1Luy.s8oOTXSQ0hVWUXpcNGBoCezeYNXrQyCKHfi", "foobar"))
    }
}

/// The record of bcrypt over its own text.
pub(in crate::schemes) fn wcf2(stored: &[u8]) -> Result<Box<dyn Record>, ParseError> {
    let mut text = standard(stored)?;
    text.key = BcryptKey::StopAtNul;
    // `$2a$08$`, as the row has it.
    let settings = stored.get(..7).ok_or(Malformed::Missing("cost"))?;
    let inner = Computation::steps()
        .bytes(settings)
        .bytes(text.salt_text())
        .password()
        .bytes(text.salt)
        .bcrypt(text.cost, text.key)
        .encode(Encoding::BcryptBase64)
        .concat(3);
    text.record(inner)
}

/// `salt:$2a$`…: bcrypt with a text in front that it does not read, as some
/// importers of Discourse left it.
#[derive(Debug)]
pub(super) struct SaltInFront;

impl SaltInFront {
    /// The text of bcrypt, which is behind the last colon.
    fn bcrypt(text: &[u8]) -> Option<&[u8]> {
        let (_, bcrypt) = split::rcut(text, b':')?;
        let known = COMMON.iter().any(|prefix| prefix.matches(bcrypt));
        (known && bcrypt.len() == BCRYPT_CHARACTERS).then_some(bcrypt)
    }
}

impl Scheme for SaltInFront {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("salt_colon_bcrypt")
    }

    fn profile(&self) -> Profile {
        let profile = Profile::new(Strength::Slow).truncating_at(super::KEY_BYTES);
        profile.from("importers of Discourse")
    }

    fn shapes(&self) -> &[Shape] {
        const { &[Shape::between(Alphabet::Any, BCRYPT_CHARACTERS + 1, BCRYPT_CHARACTERS + 1 + MAX_SALT)] }
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        // Labels end in a colon too, and their schemes are certain.
        Self::bcrypt(stored.as_bytes()).map(|_| Confidence::Shape)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let text = Self::bcrypt(input.bytes()).ok_or(Malformed::Missing("carried hash"))?;
        carried(&input, text, b"$2")
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // libxcrypt 4.4, and a salt.
        let stored = "salt:$2b$04$abcdefghijklmnopqrstuughE8Ev8uGFaUgY2cNEySvxngrb/Jzdm";
        Some(Exemplar::new(stored, "password"))
    }
}

fn dialect(stored: &StoredHash) -> Option<Confidence> {
    COMMON.iter().any(|prefix| prefix.matches(stored.as_bytes())).then_some(Confidence::Dialect)
}

/// A text of the versions that are one algorithm: nothing wrote these dialects
/// over the historic ones.
fn standard(text: &[u8]) -> Result<BcryptText, Malformed> {
    parse_text(text).and_then(|text| match text.key {
        BcryptKey::Standard => Ok(text),
        _ => Err(Malformed::Unknown("version")),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cost::Limits;
    use crate::schemes::testing::{assert_malformed, assert_verifies, matches, parse};

    const SYMFONY: &str = "$2y$04$819lcEjEz6cAw3fuuF/jqOaoEqJmhddw3/jliLjdxjzmoKcCGaa2S";
    const WCF2: &str = "$2a$08$p8h14U0jsEiVb1Luy.s8oOTXSQ0hVWUXpcNGBoCezeYNXrQyCKHfi";

    fn verifies(scheme: &dyn Scheme, stored: &str, password: &[u8]) -> bool {
        let row = StoredHash::new(stored);
        assert_eq!(scheme.recognise(&row), Some(Confidence::Dialect));
        matches(parse(scheme, &row).unwrap().as_ref(), password)
    }

    /// PHP 8.2's `password_hash`, by the rule of Symfony.
    #[test]
    fn symfony_prehashes_what_bcrypt_would_cut() {
        let verifies = |stored: &str, password: &[u8]| verifies(&SymfonyNative, stored, password);
        assert!(verifies(SYMFONY, "correct horse battery ".repeat(4).as_bytes()));
        assert!(!verifies(SYMFONY, "correct horse battery ".repeat(5).as_bytes()));
        let nul = "$2y$04$Ch1xVzKFohbMQTi7FlqS5OFYgCLnqpB4ydq/eUpSxS5kX8hU8Dg4C";
        assert!(verifies(nul, b"nul\0inside"));
        assert!(!verifies(nul, b"nul") && !verifies(nul, b"nul\0insidf"));
        let plain = "$2y$04$4RlAs.VFbe1tdFgIZdFMYe9ZIVFUq2XYLNaSyfbbpgDIRKTsGmwzi";
        assert!(verifies(plain, b"password") && !verifies(plain, b"passworD"));
        let at_72 = "$2y$04$AOL/Nk0p6YPO8UmV.DYsHeQ70P59aI3tKNTuZUut9BXngTQmEb/km";
        assert!(verifies(at_72, &[b'x'; 72]) && !verifies(at_72, &[b'x'; 73]));
        let at_73 = "$2y$04$6kH/GOf1HzX.UvTW5XfYZOezBFFNDHJvnsY7W49W4iicyhck1bGXa";
        assert!(verifies(at_73, &[b'x'; 73]) && !verifies(at_73, &[b'x'; 72]));
    }

    /// PHP 8.2's `crypt`, twice.
    #[test]
    fn wcf2_takes_the_text_of_the_first() {
        assert!(verifies(&Wcf2, WCF2, b"foobar"));
        assert!(verifies(&Wcf2, WCF2, b"foobar\0x"));
        assert!(!verifies(&Wcf2, WCF2, b"foobaR"));
        // The text of the first is of the row's version.
        assert!(!verifies(&Wcf2, &WCF2.replace("$2a$", "$2y$"), b"foobar"));
        let stored = "$2a$04$abcdefghijklmnopqrstuuRlVVm6q6abAjTCJS54tDsRl5WrOrcEi";
        assert!(verifies(&Wcf2, stored, "pässwörd".as_bytes()));
        // The text of the first has no stray bits, whatever the row has.
        assert!(verifies(&Wcf2, &stored.replace("stuuR", "stuvR"), "pässwörd".as_bytes()));
        let stored = "$2a$05$./ABCDEFGHIJKLMNOPQRS.900Z082ibKUZVw88MxwP1m9A.1tlSxC";
        assert!(verifies(&Wcf2, stored, &[b'y'; 80]) && verifies(&Wcf2, stored, &[b'y'; 72]));
        assert!(!verifies(&Wcf2, stored, &[b'y'; 71]));
    }

    #[test]
    fn a_salt_in_front_is_not_read() {
        let plain = "$2b$04$abcdefghijklmnopqrstuughE8Ev8uGFaUgY2cNEySvxngrb/Jzdm";
        for salt in ["salt", "", "a:b", "$2b$04$:", "\u{e9}"] {
            assert_verifies(&SaltInFront, &[salt, ":", plain].concat(), "password");
        }
        let others = [
            plain.into(),
            ["salt:", &plain[..59]].concat(),
            ["salt:", plain, "x"].concat(),
            ["salt:", &plain.replace("$2b$", "$2z$")].concat(),
            ["salt", plain].concat(),
        ];
        for other in others {
            assert!(SaltInFront.recognise(&StoredHash::new(other)).is_none());
        }
        let row = StoredHash::new(["s:", &plain.replace("$04$", "$99$")].concat());
        assert!(matches!(parse(&SaltInFront, &row), Err(ParseError::Inner(_))));
    }

    #[test]
    fn malformed_texts() {
        let strings = [
            "$2a$",
            "$2y$08$",
            "$2$08$p8h14U0jsEiVb1Luy.s8oOTXSQ0hVWUXpcNGBoCezeYNXrQyCKHfi",
            &WCF2.replace("$08$", "$03$"),
            &WCF2.replace("$08$", "$8$"),
            &WCF2.replace("$08$", "$32$"),
            &WCF2.replace("$08$", "$4294967304$"),
            &WCF2[..59],
            &[WCF2, "."].concat(),
            &WCF2.replace("KHfi", "KHf!"),
            &WCF2.replace("KHfi", "KHé"),
        ];
        assert_malformed(&SymfonyNative, &strings);
        assert_malformed(&Wcf2, &strings);
        for scheme in [&SymfonyNative as &dyn Scheme, &Wcf2] {
            assert!(scheme.recognise(&StoredHash::new("$2x$08$")).is_none());
        }
    }

    #[test]
    fn costs() {
        let cost =
            |scheme: &dyn Scheme, stored: &str| parse(scheme, &StoredHash::new(stored)).unwrap().cost(8).work;
        assert!(cost(&Wcf2, WCF2) > 2 * cost(&BCRYPT, WCF2));
        for scheme in [&SymfonyNative as &dyn Scheme, &Wcf2] {
            let record = parse(scheme, &StoredHash::new(WCF2.replace("$08$", "$31$"))).unwrap();
            assert!(Limits::default().check(&scheme.id(), record.cost(8), 8).is_err());
        }
    }
}
