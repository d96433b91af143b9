//! scrypt with its parameters in columns, the salt as text.

use alloc::boxed::Box;
use alloc::sync::Arc;

use super::django::positive;
use super::scrypt;
use crate::computation::{Computation, Encoding};
use crate::error::{Context, Malformed, ParseError};
use crate::id::SchemeId;
use crate::scheme::{Alphabet, Exemplar, Input, Profile, Record, Scheme, Shape, Strength};
use crate::stored::Column;

pub(super) static SCHEMES: &[&dyn Scheme] = &[&APPWRITE, &STYTCH];

/// A key alone, of 32 or 64 bytes, the salt column as it stands. N, r and p are the columns `n`,
/// `r` and `p`, as far as they are not the system's own.
#[derive(Debug)]
struct Columns {
    id: &'static str,
    encoding: Encoding,
    shapes: &'static [Shape],
    /// N, r and p where there are no columns.
    default: [u32; 3],
    source: &'static str,
    /// Of `letmein`, salt `saltSALT`, by Python's `hashlib`.
    known: &'static str,
}

/// Appwrite's imports of scrypt users: hexadecimal.
static APPWRITE: Columns = Columns {
    id: "appwrite_scrypt_hex",
    encoding: Encoding::Hex,
    shapes: &[Shape::exact(Alphabet::Hex, 64), Shape::exact(Alphabet::Hex, 128)],
    // The defaults of its class Scrypt.
    default: [8, 64, 1],
    source: "Appwrite, hash scrypt: columns salt, n (costCpu), r (costMemory), p (costParallel)",
    known: "20a489401c4a27b8d2c8d7353de2710e432e7fb7402ac15dca94d4c2ac28df3075d867ce11b75a06db826bc9625034d530d18c3f58348058affb4be261b8f966",
};

/// Stytch's migrations: base64, and a salt in base64url that is not decoded.
static STYTCH: Columns = Columns {
    id: "stytch_scrypt",
    encoding: Encoding::Base64,
    shapes: &[Shape::exact(Alphabet::Base64, 44), Shape::exact(Alphabet::Base64, 88)],
    default: [32768, 8, 1],
    source: "Stytch, hash type scrypt: columns salt, n, r, p",
    known: "IKSJQBxKJ7jSyNc1PeJxDkMuf7dAKsFdypTUwqwo3zA=",
};

impl Scheme for Columns {
    fn id(&self) -> SchemeId {
        SchemeId::builtin(self.id)
    }

    fn profile(&self) -> Profile {
        let profile = Profile::new(Strength::MemoryHard).from(self.source);
        profile.needing(const { &[Context::Salt] }.as_slice())
    }

    fn shapes(&self) -> &[Shape] {
        self.shapes
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let key = self.encoding.decode(input.bytes()).ok_or(Malformed::Encoding("key"))?;
        if !matches!(key.len(), 32 | 64) {
            return Err(Malformed::Length("key").into());
        }
        let number = |name: &'static str, default| {
            let column = input.stored().column(&Column::Named(Arc::from(name)));
            column.map_or(Ok(default), |text| positive(text, name))
        };
        let [n, r, p] = self.default;
        let n = number("n", n)?;
        if n < 2 || !n.is_power_of_two() {
            return Err(Malformed::Range("N").into());
        }
        let log_n = u8::try_from(n.ilog2()).map_err(|_| Malformed::Range("N"))?;
        let (r, p) = (number("r", r)?, number("p", p)?);
        scrypt::record(Computation::steps().password(), log_n, r, p, input.column(Context::Salt)?, key)
    }

    fn exemplar(&self) -> Option<Exemplar> {
        let mut exemplar = Exemplar::new(self.known, "letmein");
        let [n, r, p] = ["n", "r", "p"].map(Column::from_name);
        exemplar.stored = exemplar.stored.with_column(Column::Salt, "saltSALT").with_column(n, "16");
        exemplar.stored = exemplar.stored.with_column(r, "2").with_column(p, "3");
        Some(exemplar)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cost::Limits;
    use crate::params::Params;
    use crate::schemes::testing::{matches, parse};
    use crate::stored::StoredHash;

    /// Python 3.11's `hashlib.scrypt`.
    #[test]
    fn parameters_of_columns() {
        for scheme in [&APPWRITE, &STYTCH] {
            let row = scheme.exemplar().unwrap().stored;
            let record = parse(scheme, &row).unwrap();
            assert!(matches(record.as_ref(), b"letmein") && !matches(record.as_ref(), b"letmeiN"));
            assert_eq!(record.params(), Params::Scrypt { log_n: 4, r: 2, p: 3 });
            let bare = StoredHash::new(row.as_bytes()).with_column(Column::Salt, "saltSALT");
            let [n, r, p] = scheme.default;
            let log_n = n.ilog2() as u8;
            assert_eq!(parse(scheme, &bare).unwrap().params(), Params::Scrypt { log_n, r, p });
            let missing = parse(scheme, &StoredHash::new(row.as_bytes()));
            assert!(matches!(missing, Err(ParseError::MissingContext(Context::Salt))));
        }
    }

    #[test]
    fn malformed_rows() {
        for scheme in [&APPWRITE, &STYTCH] {
            let row = scheme.exemplar().unwrap().stored;
            for (name, value) in [
                ("n", "0"),
                ("n", "1"),
                ("n", "15"),
                ("n", "x"),
                ("n", "4294967296"),
                ("r", "0"),
                ("p", "+1"),
            ] {
                let row = row.clone().with_column(Column::from_name(name), value);
                assert!(matches!(parse(scheme, &row), Err(ParseError::Malformed(_))), "{name} {value}");
            }
        }
        let short = StoredHash::new("ab".repeat(15)).with_column(Column::Salt, "s");
        assert!(matches!(parse(&APPWRITE, &short), Err(ParseError::Malformed(_))));
        assert!(APPWRITE.recognise(&short).is_none());
        let odd = StoredHash::new("abc".repeat(15)).with_column(Column::Salt, "s");
        assert!(matches!(parse(&APPWRITE, &odd), Err(ParseError::Malformed(_))));
    }

    #[test]
    fn hostile_numbers_are_costly() {
        for (name, value) in [("n", "2147483648"), ("r", "1000000"), ("p", "1000000000")] {
            let row = STYTCH.exemplar().unwrap().stored.with_column(Column::from_name(name), value);
            if let Ok(record) = parse(&STYTCH, &row) {
                assert!(Limits::default().check(&STYTCH.id(), record.cost(8), 8).is_err());
            }
        }
    }
}
