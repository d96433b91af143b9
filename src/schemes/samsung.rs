//! The password and PIN of Samsung's Android: 40 hexadecimal digits, the salt in a column or behind a colon.
//!
//! The salt is the number `lockscreen.password_salt` of the settings in hexadecimal, as text.

use alloc::boxed::Box;

use crate::codec::split;
use crate::computation::{Computation, Encoding};
use crate::error::{Context, Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::primitives::Digest;
use crate::scheme::{
    Alphabet, Computed, Confidence, Exemplar, Input, Profile, Record, Scheme, Shape, Strength,
};
use crate::stored::StoredHash;

pub(super) static SCHEMES: &[&dyn Scheme] = &[&COLUMN, &COLON];

#[derive(Debug)]
struct Samsung {
    id: &'static str,
    shapes: [Shape; 1],
    needs: &'static [Context],
    in_column: bool,
}

const ROUNDS: u32 = 1024;
const DIGITS: usize = 40;
/// The digits of a number of 64 bits, and one for its sign.
const MAX_SALT: usize = 17;

static COLUMN: Samsung = Samsung {
    id: "samsung_android",
    shapes: [Shape::exact(Alphabet::Hex, DIGITS)],
    needs: &[Context::Salt],
    in_column: true,
};

static COLON: Samsung = Samsung {
    id: "samsung_android_colon",
    shapes: [Shape::between(Alphabet::Hex, DIGITS + 2, DIGITS + 1 + MAX_SALT).separated_by(b':', 1)],
    needs: &[],
    in_column: false,
};

impl Scheme for Samsung {
    fn id(&self) -> SchemeId {
        SchemeId::builtin(self.id)
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Stretched).needing(self.needs).from("Samsung Android 4 to 5, password.key")
    }

    fn shapes(&self) -> &[Shape] {
        &self.shapes
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        self.shapes.iter().any(|shape| shape.matches(stored.as_bytes())).then_some(Confidence::Shape)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let (digest, salt) = if self.in_column {
            (input.bytes(), input.column(Context::Salt)?)
        } else {
            split::cut(input.bytes(), b':').ok_or(Malformed::Missing("salt"))?
        };
        if salt.is_empty() || salt.len() > MAX_SALT {
            return Err(Malformed::Length("salt").into());
        }
        let expected = Encoding::Hex.decode_exact(digest, Digest::Sha1.output_len());
        let expected = expected.ok_or(Malformed::Encoding("digest"))?;
        let computation = Computation::steps().password().bytes(salt).counted_sha1(ROUNDS).build()?;
        Ok(Box::new(Computed::new(Params::Fixed, computation, expected)))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // hashcat 6.2.6, example of mode 5800.
        let (digest, salt) = ("3edde1eb9e6679ccbc1ff3c417e8a475a2d2e279", "7724368582277760");
        if self.in_column {
            let mut exemplar = Exemplar::new(digest, "hashcat");
            exemplar.stored = exemplar.stored.with_column(crate::stored::Column::Salt, salt);
            return Some(exemplar);
        }
        Some(Exemplar::new("3edde1eb9e6679ccbc1ff3c417e8a475a2d2e279:7724368582277760", "hashcat"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schemes::testing::{assert_verifies, matches, parse};
    use crate::stored::Column;

    #[test]
    fn exemplars() {
        for scheme in [&COLUMN, &COLON] {
            let known = scheme.exemplar().unwrap();
            let record = parse(scheme, &known.stored).unwrap();
            assert!(matches(record.as_ref(), b"hashcat") && !matches(record.as_ref(), b"Hashcat"));
            assert!(!matches(record.as_ref(), b""));
        }
        let known = COLON.exemplar().unwrap();
        assert_verifies(&COLON, known.stored.as_str().unwrap(), known.password);
        // hashlib, of a PIN.
        assert_verifies(&COLON, "8663db926ced42e890729c47c7c7f205f3f97a57:fe01234567890abc", "123456");
    }

    #[test]
    fn malformed_texts() {
        let digest = "3edde1eb9e6679ccbc1ff3c417e8a475a2d2e279";
        for other in [digest, &digest[1..], "3edde1eb9e6679ccbc1ff3c417e8a475a2d2e279:"] {
            assert!(COLON.recognise(&StoredHash::new(other)).is_none());
            assert!(parse(&COLON, &StoredHash::new(other)).is_err());
        }
        let row = StoredHash::new(digest);
        assert!(matches!(parse(&COLUMN, &row), Err(ParseError::MissingContext(Context::Salt))));
        for salt in ["", "123456789012345678"] {
            let row = row.clone().with_column(Column::Salt, salt);
            assert!(matches!(parse(&COLUMN, &row), Err(ParseError::Malformed(_))));
        }
        let short = StoredHash::new(&digest[2..]).with_column(Column::Salt, "1");
        assert!(matches!(parse(&COLUMN, &short), Err(ParseError::Malformed(_))));
    }
}
