//! Symfony's digests and PBKDF2, with salt and iterations in columns.

use alloc::boxed::Box;

use super::django::positive;
use super::pbkdf2;
use super::werkzeug::{DIGESTS, digest_of};
use crate::codec::hex;
use crate::computation::{Computation, Encoding, Value};
use crate::error::{Context, Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::primitives::Digest;
use crate::scheme::{
    Alphabet, Computed, Confidence, Exemplar, Input, Profile, Record, Scheme, Shape, Strength,
};
use crate::stored::{Column, StoredHash};
use crate::tag::Tag;

pub(super) static SCHEMES: &[&dyn Scheme] = &[&SALTED, &UNSALTED, &Pbkdf2];

/// `iterations` of both encoders, unless the column says otherwise.
const DIGEST_ROUNDS: u32 = 5000;
const PBKDF2_ROUNDS: u32 = 1000;
/// The column that names the digest of PBKDF2, where it is not SHA-512.
const ALGORITHM: &str = "algorithm";

/// `MessageDigestPasswordEncoder`: d = H(s), then as often as there are further
/// iterations d = H(d . s), where s is the password and, if there is a salt,
/// `{salt}`. In base64 or hexadecimal; the length says which digest it is.
#[derive(Debug)]
struct MessageDigest {
    salted: bool,
}

static SALTED: MessageDigest = MessageDigest { salted: true };
static UNSALTED: MessageDigest = MessageDigest { salted: false };

static SHAPES: [Shape; 12] = [
    Shape::exact(Alphabet::Hex, 32),
    Shape::exact(Alphabet::Hex, 40),
    Shape::exact(Alphabet::Hex, 56),
    Shape::exact(Alphabet::Hex, 64),
    Shape::exact(Alphabet::Hex, 96),
    Shape::exact(Alphabet::Hex, 128),
    Shape::exact(Alphabet::Base64, 24),
    Shape::exact(Alphabet::Base64, 28),
    Shape::exact(Alphabet::Base64, 40),
    Shape::exact(Alphabet::Base64, 44),
    Shape::exact(Alphabet::Base64, 64),
    Shape::exact(Alphabet::Base64, 88),
];

/// Whether base64 of that length has the padding of a digest.
fn is_padded(text: &[u8]) -> bool {
    let padding = text.iter().rev().take_while(|byte| **byte == b'=').count();
    match text.len() {
        40 => padding == 2 || hex::is_hex(text),
        24 | 88 => padding == 2,
        28 | 44 => padding == 1,
        _ => padding == 0,
    }
}

impl Scheme for MessageDigest {
    fn id(&self) -> SchemeId {
        SchemeId::builtin(if self.salted {
            "symfony_messagedigest"
        } else {
            "symfony_messagedigest_unsalted"
        })
    }

    fn profile(&self) -> Profile {
        let profile = Profile::new(Strength::Stretched);
        if self.salted {
            let profile = profile.needing(const { &[Context::Salt] }.as_slice());
            profile.from(
                "Symfony MessageDigestPasswordEncoder, salt column, iterations in the rounds column or 5000",
            )
        } else {
            profile.from("Symfony MessageDigestPasswordEncoder without salts").dialect_of(SALTED.id())
        }
    }

    fn shapes(&self) -> &[Shape] {
        &SHAPES
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let confidence = if self.salted { Confidence::Shape } else { Confidence::Dialect };
        let text = stored.as_bytes();
        (SHAPES.iter().any(|shape| shape.matches(text)) && is_padded(text)).then_some(confidence)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let (expected, _) = decode(input.bytes())?;
        let digest = DIGESTS.into_iter().find(|digest| digest.output_len() == expected.len());
        let digest = digest.ok_or(Malformed::Length("digest"))?;
        let rounds = rounds(input.stored(), DIGEST_ROUNDS)?;
        // The state before the first round is empty.
        let steps = Computation::steps().bytes(b"").password();
        let salt = if self.salted { input.column(Context::Salt)? } else { b"" };
        let steps = match salt {
            b"" => steps,
            salt if salt.iter().any(|byte| matches!(byte, b'{' | b'}')) => {
                return Err(Malformed::Encoding("salt").into());
            }
            salt => steps.bytes(b"{").bytes(salt).bytes(b"}").concat(4),
        };
        let computation = steps.iterate(digest, rounds.into()).build()?;
        Ok(Box::new(Computed::new(Params::Rounds(rounds.into()), computation, Tag::from_secret(expected))))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // PHP 8.2, by Symfony's source.
        let mut exemplar = Exemplar::new(
            if self.salted {
                "J0Dpn12FkSROqilcp48Nz+pSb+IL4kXVgvcnxw8UWROWj+Ce320wyrhE+2tW/6RJxOv0ACErNrAY1YWrMFz16g=="
            } else {
                "lB3IhuI5ePLs9cPYN/vgofjLF++PQxx0f0PUzNm0/eOhp4FZdJKcoqmErvsVaqa6Xzl31etr3ow5cMJhPLgIzQ=="
            },
            "letmein",
        );
        if self.salted {
            exemplar.stored = exemplar.stored.with_column(Column::Salt, "4nr8c2sw9jokgk0wss");
        }
        Some(exemplar)
    }
}

/// `Pbkdf2PasswordEncoder`: PBKDF2 with the salt as text, SHA-512 unless the
/// column `algorithm` names another digest, and a key of 40 bytes or as long as a
/// digest.
#[derive(Debug)]
struct Pbkdf2;

/// The bytes of a key: those of digests, and of the default.
const KEYS: [usize; 6] = [16, 20, 32, 40, 48, 64];
static KEY_SHAPES: [Shape; 12] = [
    Shape::exact(Alphabet::Hex, 32),
    Shape::exact(Alphabet::Hex, 40),
    Shape::exact(Alphabet::Hex, 64),
    Shape::exact(Alphabet::Hex, 80),
    Shape::exact(Alphabet::Hex, 96),
    Shape::exact(Alphabet::Hex, 128),
    Shape::exact(Alphabet::Base64, 24),
    Shape::exact(Alphabet::Base64, 28),
    Shape::exact(Alphabet::Base64, 44),
    Shape::exact(Alphabet::Base64, 56),
    Shape::exact(Alphabet::Base64, 64),
    Shape::exact(Alphabet::Base64, 88),
];

impl Scheme for Pbkdf2 {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("symfony_pbkdf2")
    }

    fn profile(&self) -> Profile {
        let profile = Profile::new(Strength::Stretched).needing(const { &[Context::Salt] }.as_slice());
        profile.from("Symfony Pbkdf2PasswordEncoder, salt column, iterations in the rounds column or 1000")
    }

    fn shapes(&self) -> &[Shape] {
        &KEY_SHAPES
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        self.shapes().iter().any(|shape| shape.matches(stored.as_bytes())).then_some(Confidence::Shape)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let (key, _) = decode(input.bytes())?;
        if !KEYS.contains(&key.len()) {
            return Err(Malformed::Length("key").into());
        }
        let digest = match input.stored().column_named(ALGORITHM) {
            None => Digest::Sha512,
            Some(name) => {
                let known = core::str::from_utf8(name).ok().and_then(digest_of);
                known.ok_or(Malformed::Unknown("digest"))?
            }
        };
        let rounds = rounds(input.stored(), PBKDF2_ROUNDS)?;
        let salt = input.column(Context::Salt)?;
        pbkdf2::record(Computation::steps().password(), digest, rounds, salt, key)
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // PHP 8.2, by Symfony's source.
        let mut exemplar =
            Exemplar::new("n9WA5ayXDYENqIGciK/bVPXFTX5Vgz1bvRb7zaIurG+sU575IwyzDQ==", "letmein");
        exemplar.stored = exemplar.stored.with_column(Column::Salt, "mysalt");
        Some(exemplar)
    }
}

/// A digest in hexadecimal or, if it is no such text, in base64.
pub(super) fn decode(text: &[u8]) -> Result<(Value, Encoding), Malformed> {
    let encoding =
        if text.len().is_multiple_of(2) && hex::is_hex(text) { Encoding::Hex } else { Encoding::Base64 };
    Ok((encoding.decode(text).ok_or(Malformed::Encoding("digest"))?, encoding))
}

/// The count of the rounds column.
pub(super) fn rounds(stored: &StoredHash, default: u32) -> Result<u32, Malformed> {
    stored.column(&Column::Rounds).map_or(Ok(default), |text| positive(text, "rounds"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cost::Limits;
    use crate::schemes::testing::{matches, parse};

    fn row(stored: &str, salt: &str, rounds: &str) -> StoredHash {
        StoredHash::new(stored).with_column(Column::Salt, salt).with_column(Column::Rounds, rounds)
    }

    fn verifies(scheme: &dyn Scheme, row: &StoredHash, password: &str) -> bool {
        assert!(scheme.recognise(row).is_some());
        matches(parse(scheme, row).unwrap().as_ref(), password.as_bytes())
    }

    /// PHP 8.2, by Symfony's source, and Symfony's own tests.
    #[test]
    fn digests_by_their_length() {
        for (stored, salt, rounds) in [
            ("wx0Wh7qhs7wWjoQ4IKwtdDd0foYdkMS5JhxOKy+I8U0=", "4nr8c2sw9jokgk0wss", "10"),
            ("dTflHSum4PDtv/vumwNfEaFdQtA=", "4nr8c2sw9jokgk0wss", "1"),
            (
                "38mNB763uMn+uuaNLuKOdaBlbY5Ja/ZlI1WpGvlHCMo/+x+tOOfP4AIJHbjckT/LjFzr0+p5yr5rZZhmMlZGcg==",
                "4nr8c2sw9jokgk0wss",
                "7",
            ),
        ] {
            assert!(verifies(&SALTED, &row(stored, salt, rounds), "letmein"));
            assert!(!verifies(&SALTED, &row(stored, "other", rounds), "letmein"));
            assert!(!verifies(&SALTED, &row(stored, salt, "2"), "letmein"));
        }
        let sha256 = "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8";
        assert!(verifies(&SALTED, &row(sha256, "", "1"), "password"));
        assert!(verifies(&UNSALTED, &StoredHash::new(sha256).with_column(Column::Rounds, "1"), "password"));
        assert!(verifies(&UNSALTED, &UNSALTED.exemplar().unwrap().stored, "letmein"));
    }

    #[test]
    fn keys_of_any_length() {
        let exemplar = Pbkdf2.exemplar().unwrap().stored;
        assert!(verifies(&Pbkdf2, &exemplar, "letmein") && !verifies(&Pbkdf2, &exemplar, "letmeim"));
        let hex = "9fd580e5ac970d810da8819c88afdb54f5c54d7e55833d5bbd16fbcda22eac6fac539ef9230cb30d";
        assert!(verifies(&Pbkdf2, &row(hex, "mysalt", "1000"), "letmein"));
        let sha1 = row(hex, "mysalt", "1000").with_column(Column::from_name(ALGORITHM), "sha1");
        assert!(!verifies(&Pbkdf2, &sha1, "letmein"));
    }

    #[test]
    fn malformed_rows() {
        let good = "dTflHSum4PDtv/vumwNfEaFdQtA=";
        for row in [
            row(good, "a{b", "1"),
            row(good, "s", "0"),
            row(good, "s", "+1"),
            row(good, "s", "4294967296"),
            row("dTflHSum4PDtv/vumwNfEaFdQtB=", "s", "1"),
        ] {
            assert!(matches!(parse(&SALTED, &row), Err(ParseError::Malformed(_))));
        }
        assert!(matches!(parse(&SALTED, &StoredHash::new(good)), Err(ParseError::MissingContext(_))));
        assert!(SALTED.recognise(&StoredHash::new("dTflHSum4PDtv")).is_none());
        let named = row(&"ab".repeat(40), "s", "1").with_column(Column::from_name(ALGORITHM), "sha0");
        for row in [named, row(&"ab".repeat(15), "s", "1"), row(&"ab".repeat(64), "s", "-1")] {
            assert!(matches!(parse(&Pbkdf2, &row), Err(ParseError::Malformed(_))));
        }
    }

    #[test]
    fn most_rounds_are_costly() {
        for (scheme, stored) in [(&SALTED as &dyn Scheme, "ab".repeat(64)), (&Pbkdf2, "ab".repeat(40))] {
            let record = parse(scheme, &row(&stored, "s", "4294967295")).unwrap();
            assert!(Limits::default().check(&scheme.id(), record.cost(8), 8).is_err());
        }
    }
}
