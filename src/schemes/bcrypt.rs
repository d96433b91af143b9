//! bcrypt: `$2b$`cost`$`salt and digest, in all its versions.

use alloc::boxed::Box;

use crate::codec::base64::{self, Padding};
use crate::codec::{Base64Alphabet, Tail, decimal, split};
use crate::computation::{Computation, Steps, Value};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::primitives::BcryptKey;
use crate::scheme::{Computed, Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Strength};
use crate::stored::StoredHash;
use crate::tag::Tag;

mod dialects;

pub(super) use self::dialects::wcf2;

pub(super) static SCHEMES: &[&dyn Scheme] = &[
    &BCRYPT,
    &BCRYPT_2X,
    &BCRYPT_NUL_STOPS,
    &dialects::SymfonyNative,
    &dialects::Wcf2,
    &dialects::SaltInFront,
];

/// The characters of the salt, 16 bytes, and of the digest, 23 bytes.
const SALT_CHARACTERS: usize = 22;
const DIGEST_CHARACTERS: usize = 31;
/// The bytes of the password that count.
const KEY_BYTES: usize = 72;

/// The versions of one way to turn a password into a key.
#[derive(Debug)]
struct Bcrypt {
    id: &'static str,
    prefixes: &'static [Prefix],
    /// Whether this is the dialect in which a NUL byte ends the password.
    nul_stops: bool,
    source: &'static str,
    exemplar: (&'static str, &'static str),
}

pub(super) static COMMON: [Prefix; 4] =
    [Prefix::exact("$2b$"), Prefix::exact("$2y$"), Prefix::exact("$2a$"), Prefix::exact("$2$")];
static SIGN_EXTENDED: [Prefix; 1] = [Prefix::exact("$2x$")];

/// `$2a$`, `$2b$` and `$2y$` (OpenBSD 2.1 and later, and everybody else), which
/// are one algorithm, and `$2$` of 1997. A NUL byte is a byte like any other,
/// as in Go, Rust and pyca.
static BCRYPT: Bcrypt = Bcrypt {
    id: "bcrypt",
    prefixes: &COMMON,
    nul_stops: false,
    source: "OpenBSD, PHP, Rails, Go and most others",
    // libxcrypt 4.4.
    exemplar: ("$2b$04$abcdefghijklmnopqrstuughE8Ev8uGFaUgY2cNEySvxngrb/Jzdm", "password"),
};

/// `$2x$`: hashes of crypt_blowfish 1.0 (PHP before 5.3.7), which took bytes
/// from 0x80 on as negative numbers.
static BCRYPT_2X: Bcrypt = Bcrypt {
    id: "bcrypt_2x",
    prefixes: &SIGN_EXTENDED,
    nul_stops: false,
    source: "crypt_blowfish before 1.1 (PHP before 5.3.7), relabelled",
    // libxcrypt 4.4.
    exemplar: ("$2x$04$abcdefghijklmnopqrstuusLa1VKyG1SwS4T/Tip3T/Cdo9gT8Ol.", "pässwörd"),
};

/// The same texts as [`BCRYPT`] where a C library made them: the password ends
/// at its first NUL byte.
static BCRYPT_NUL_STOPS: Bcrypt = Bcrypt {
    id: "bcrypt_nul_stops",
    prefixes: &COMMON,
    nul_stops: true,
    source: "C libraries: crypt(3), bindings to them",
    exemplar: ("$2y$04$abcdefghijklmnopqrstuughE8Ev8uGFaUgY2cNEySvxngrb/Jzdm", "password"),
};

impl Bcrypt {
    fn owns(&self, text: &[u8]) -> bool {
        self.prefixes.iter().any(|prefix| prefix.matches(text))
    }
}

impl Scheme for Bcrypt {
    fn id(&self) -> SchemeId {
        SchemeId::builtin(self.id)
    }

    fn profile(&self) -> Profile {
        let profile = Profile::new(Strength::Slow).truncating_at(KEY_BYTES).from(self.source);
        match self.id {
            "bcrypt_nul_stops" => profile.stopping_at_nul().dialect_of(BCRYPT.id()),
            "bcrypt_2x" => profile.stopping_at_nul(),
            _ => profile,
        }
    }

    fn prefixes(&self) -> &[Prefix] {
        self.prefixes
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let confidence = if self.nul_stops { Confidence::Dialect } else { Confidence::Certain };
        self.owns(stored.as_bytes()).then_some(confidence)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        if !self.owns(input.bytes()) {
            return Err(Malformed::Unknown("version").into());
        }
        let mut text = parse_text(input.bytes())?;
        if self.nul_stops && text.key == BcryptKey::Standard {
            text.key = BcryptKey::StopAtNul;
        }
        text.record(Computation::steps().password())
    }

    fn exemplar(&self) -> Option<Exemplar> {
        Some(Exemplar::new(self.exemplar.0, self.exemplar.1))
    }
}

/// A text of bcrypt, taken apart.
pub(super) struct BcryptText {
    pub(super) cost: u32,
    pub(super) salt: [u8; 16],
    pub(super) key: BcryptKey,
    digest: Tag,
}

/// Reads the whole of `$2b$12$`…, in any of the versions.
pub(super) fn parse_text(text: &[u8]) -> Result<BcryptText, Malformed> {
    let rest = text.strip_prefix(b"$2").ok_or(Malformed::Missing("version"))?;
    let (version, rest) = split::cut(rest, b'$').ok_or(Malformed::Missing("version"))?;
    let key = match version {
        b"a" | b"b" | b"y" => BcryptKey::Standard,
        b"x" => BcryptKey::SignExtended,
        b"" => BcryptKey::NoTerminator,
        _ => return Err(Malformed::Unknown("version")),
    };
    let (cost, body) = split::cut(rest, b'$').ok_or(Malformed::Missing("salt"))?;
    let cost = parse_cost(cost)?;
    let (salt, digest) = body.split_at_checked(SALT_CHARACTERS).ok_or(Malformed::Length("salt"))?;
    BcryptText::of(cost, key, salt, digest)
}

/// Exactly two digits. Spring takes a cost of 0; bcrypt does not.
pub(super) fn parse_cost(text: &[u8]) -> Result<u32, Malformed> {
    let number = decimal::parse_u32_lenient(text).filter(|_| text.len() == 2);
    in_range(number.ok_or(Malformed::Number("cost"))?)
}

/// A cost without a leading zero, as formats write it that are not crypt(3)'s.
pub(super) fn parse_short_cost(text: &[u8]) -> Result<u32, Malformed> {
    in_range(decimal::parse_u32(text).ok_or(Malformed::Number("cost"))?)
}

fn in_range(cost: u32) -> Result<u32, Malformed> {
    if (4..=31).contains(&cost) { Ok(cost) } else { Err(Malformed::Range("cost")) }
}

impl BcryptText {
    /// From the texts of salt and digest.
    pub(super) fn of(cost: u32, key: BcryptKey, salt_text: &[u8], digest: &[u8]) -> Result<Self, Malformed> {
        if salt_text.len() != SALT_CHARACTERS {
            return Err(Malformed::Length("salt"));
        }
        if digest.len() != DIGEST_CHARACTERS {
            return Err(Malformed::Length("digest"));
        }
        // Old writers (jBCrypt, early passlib) left stray bits in the last
        // characters of both.
        let mut salt = [0; 16];
        base64::decode_into(Base64Alphabet::Bcrypt, salt_text, &mut salt)
            .ok_or(Malformed::Encoding("salt"))?;
        let digest = base64::decode(Base64Alphabet::Bcrypt, digest, Padding::Forbidden, Tail::AnyBits)
            .ok_or(Malformed::Encoding("digest"))?;
        Ok(Self { cost, salt, key, digest: Tag::from_secret(digest) })
    }

    /// The salt in the spelling without stray bits, which crypt(3) puts out.
    pub(super) fn salt_text(&self) -> Value {
        base64::encode(Base64Alphabet::Bcrypt, false, &self.salt)
    }

    /// The record of bcrypt over what the steps leave.
    pub(super) fn record(self, prehash: Steps) -> Result<Box<dyn Record>, ParseError> {
        let computation = self.over(prehash).build()?;
        Ok(Box::new(Computed::new(Params::Bcrypt { cost: self.cost }, computation, self.digest)))
    }

    /// bcrypt over what the steps leave.
    pub(super) fn over(&self, prehash: Steps) -> Steps {
        prehash.bytes(self.salt).bcrypt(self.cost, self.key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cost::Limits;
    use crate::schemes::testing::{assert_malformed, assert_verifies, matches, parse};

    const GOOD: &str = "$2b$04$abcdefghijklmnopqrstuughE8Ev8uGFaUgY2cNEySvxngrb/Jzdm";

    #[test]
    fn versions() {
        for version in ["$2a$", "$2b$", "$2y$"] {
            assert_verifies(&BCRYPT, &GOOD.replace("$2b$", version), "password");
        }
        // An ASCII password is the same under the sign extension.
        assert_verifies(&BCRYPT_2X, &GOOD.replace("$2b$", "$2x$"), "password");
    }

    #[test]
    fn stray_bits_do_not_count() {
        for last in ["v", "9"] {
            let stored = ["$2b$04$abcdefghijklmnopqrstu", last, &GOOD[29..]].concat();
            assert_verifies(&BCRYPT, &stored, "password");
        }
        let other = parse(&BCRYPT, &StoredHash::new(["$2b$04$abcdefghijklmnopqrstue", &GOOD[29..]].concat()));
        assert!(!matches(other.unwrap().as_ref(), b"password"));
        let stored = GOOD.replace("Jzdm", "Jzdn");
        assert_verifies(&BCRYPT, &stored, "password");
    }

    /// libxcrypt 4.4.33.
    #[test]
    fn bytes_from_0x80_on() {
        let row = StoredHash::new("$2x$04$abcdefghijklmnopqrstuu9f4sA9SRA0scUKcRyC5kce8dao2.GKe");
        let record = parse(&BCRYPT_2X, &row).unwrap();
        assert!(matches(record.as_ref(), b"\xff\xa3345"));
        assert!(!matches(record.as_ref(), b"\xff\xa3346"));
        let row = StoredHash::new("$2b$04$abcdefghijklmnopqrstuuUIzecIiCguM2sPh1F7L9IS3zOtmg5Im");
        let record = parse(&BCRYPT, &row).unwrap();
        assert!(matches(record.as_ref(), b"\xff\xa3345"));
    }

    #[test]
    fn passwords_end_after_72_bytes() {
        let row = StoredHash::new("$2y$04$abcdefghijklmnopqrstuubzadhGtS2zEF.gu0yd0opP6cVzb.e0i");
        let record = parse(&BCRYPT, &row).unwrap();
        assert!(matches(record.as_ref(), &[b'x'; 72]));
        assert!(matches(record.as_ref(), &[b'x'; 73]));
        assert!(!matches(record.as_ref(), &[b'x'; 71]));
    }

    #[test]
    fn nul_bytes() {
        let row = StoredHash::new("$2y$04$abcdefghijklmnopqrstuuMFdJu9yVgmagVAIC24fOZkaFqd3s9JC");
        let c_library = parse(&BCRYPT_NUL_STOPS, &row).unwrap();
        for password in [b"a".as_slice(), b"a\0", b"a\0b"] {
            assert!(matches(c_library.as_ref(), password));
        }
        let record = parse(&BCRYPT, &row).unwrap();
        assert!(matches(record.as_ref(), b"a"));
        assert!(!matches(record.as_ref(), b"a\0b"));
        assert_eq!(BCRYPT_NUL_STOPS.recognise(&row), Some(Confidence::Dialect));
        assert_eq!(BCRYPT_NUL_STOPS.profile().dialect_of, Some(BCRYPT.id()));
    }

    /// The bcrypt of passlib 1.7.4 itself.
    #[test]
    fn without_a_terminator() {
        let start = "$2$04$abcdefghijklmnopqrstuu";
        assert_verifies(&BCRYPT, &[start, "Hq1QFV79p.2gtAgWqpJyLiGrJ/Z2Fza"].concat(), "password");
        assert_verifies(&BCRYPT, &[start, "byCG3zY1GIXMyxfivm.ClDiInHzxjiq"].concat(), "");
        let row = StoredHash::new([start, "c6Unxmz12vpy80gkiL8/xgnSIKHKWCO"].concat());
        let record = parse(&BCRYPT_NUL_STOPS, &row).unwrap();
        assert!(matches(record.as_ref(), b"abc") && matches(record.as_ref(), b"abcabc"));
        assert!(!matches(record.as_ref(), b"abca"));
    }

    #[test]
    fn texts_for_other_formats() {
        let text = parse_text(GOOD.as_bytes()).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!((text.cost, text.salt[0], text.key), (4, 0x71, BcryptKey::Standard));
        let record = text.record(Computation::steps().bytes(b"pass").bytes(b"word").concat(2)).unwrap();
        assert!(matches(record.as_ref(), b"whatever"));
    }

    #[test]
    fn malformed_texts() {
        let (start, end) = GOOD.split_at(7);
        let strings = [
            "$2b$",
            "$2$",
            "$2b$04",
            "$2b$04$",
            &["$2b$4$", end].concat(),
            &["$2b$004$", end].concat(),
            &["$2b$00$", end].concat(),
            &["$2b$03$", end].concat(),
            &["$2b$32$", end].concat(),
            &["$2b$99$", end].concat(),
            &["$2b$+4$", end].concat(),
            &["$2b$ 4$", end].concat(),
            &["$2b$4294967300$", end].concat(),
            &["$2b$18446744073709551620$", end].concat(),
            &GOOD[..59],
            &[GOOD, "a"].concat(),
            &[GOOD, "\n"].concat(),
            &[start, "!", &end[1..]].concat(),
            &[start, "ä", &end[2..]].concat(),
            &[start, &end[..52], "="].concat(),
            &[start, &end[..30], "$", &end[31..]].concat(),
        ];
        assert_malformed(&BCRYPT, &strings);
        assert_malformed(&BCRYPT_NUL_STOPS, &strings);
        for (other, error) in
            [("", Malformed::Missing("version")), ("$2z$04$", Malformed::Unknown("version"))]
        {
            assert_eq!(parse_text(other.as_bytes()).err(), Some(error));
            assert!(BCRYPT.recognise(&StoredHash::new(other)).is_none());
        }
        assert!(parse(&BCRYPT, &StoredHash::new(GOOD.replace("$2b$", "$2x$"))).is_err());
    }

    #[test]
    fn exemplars() {
        for scheme in SCHEMES {
            let exemplar = scheme.exemplar().unwrap();
            let record = parse(*scheme, &exemplar.stored).unwrap();
            assert!(matches(record.as_ref(), exemplar.password.as_bytes()), "{}", scheme.id());
        }
    }

    #[test]
    fn the_highest_cost_is_too_costly() {
        let record = parse(&BCRYPT, &StoredHash::new(GOOD.replace("$04$", "$31$"))).unwrap();
        assert_eq!(record.params(), Params::Bcrypt { cost: 31 });
        assert!(Limits::default().check(&BCRYPT.id(), record.cost(8), 8).is_err());
    }
}
