//! PBKDF2 in hexadecimal with its parameters in columns, the salt as text.

use alloc::boxed::Box;

use super::django::positive;
use super::pbkdf2;
use super::symfony::rounds;
use super::werkzeug::digest_of;
use crate::codec::split;
use crate::computation::{Computation, Encoding};
use crate::error::{Context, Malformed, ParseError};
use crate::id::SchemeId;
use crate::primitives::Digest;
use crate::scheme::{Alphabet, Confidence, Exemplar, Input, Profile, Record, Scheme, Shape, Strength};
use crate::stored::{Column, StoredHash};

pub(super) static SCHEMES: &[&dyn Scheme] = &[&PASSPORT, &PASSPORT_SHA1, &Discourse];

/// The columns that name the digest: the option `digestAlgorithm`, and the
/// parameters of Discourse.
const DIGEST: &str = "digest";
const ALGORITHM: &str = "algorithm";
/// The bytes of a key: those of the default, and of digests.
const KEYS: [usize; 3] = [512, 64, 32];

/// passport-local-mongoose: a key of 512 bytes by default, or of 64 or 32;
/// iterations in the rounds column or 25000; another digest in the
/// column `digest`.
#[derive(Debug)]
struct Passport {
    id: &'static str,
    digest: Digest,
    source: &'static str,
    /// Of `letmein`, salt `1a783e478d63f642`, 2 rounds, 64 bytes, by Node.js 20.
    known: &'static str,
}

static PASSPORT: Passport = Passport {
    id: "passport_local_mongoose",
    digest: Digest::Sha256,
    source: "npm passport-local-mongoose 5 and later, salt column",
    known: "3d615e84f9ac436d8845d9ea4dabc0c99f5d30a9e5a8e8cbb5c01996628cbca0adaa8a783892b4955ae2f7c41568a4a636ca7aa8670aa38ea52e81442c3080ce",
};
static PASSPORT_SHA1: Passport = Passport {
    id: "passport_local_mongoose_sha1",
    digest: Digest::Sha1,
    source: "npm passport-local-mongoose up to 4, salt column",
    known: "ced570754362dcd12a424279d78c3d3c3248397a16ffe17cc156351cfc2cceb97ac3b819f5f2d10a26bb7ae61dec23ecc2917fcd44162c5659fafe522acd2324",
};

impl Passport {
    fn is_dialect(&self) -> bool {
        self.digest == Digest::Sha1
    }
}

impl Scheme for Passport {
    fn id(&self) -> SchemeId {
        SchemeId::builtin(self.id)
    }

    fn profile(&self) -> Profile {
        let profile = Profile::new(Strength::Slow).from(self.source);
        let profile = profile.needing(const { &[Context::Salt] }.as_slice());
        if self.is_dialect() { profile.dialect_of(PASSPORT.id()) } else { profile }
    }

    fn shapes(&self) -> &[Shape] {
        const {
            &[
                Shape::exact(Alphabet::Hex, 1024),
                Shape::exact(Alphabet::Hex, 128),
                Shape::exact(Alphabet::Hex, 64),
            ]
        }
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let confidence = if self.is_dialect() { Confidence::Dialect } else { Confidence::Shape };
        self.shapes().iter().any(|shape| shape.matches(stored.as_bytes())).then_some(confidence)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let key = Encoding::Hex.decode(input.bytes()).ok_or(Malformed::Encoding("key"))?;
        if !KEYS.contains(&key.len()) {
            return Err(Malformed::Length("key").into());
        }
        let digest = match input.stored().column_named(DIGEST) {
            None => self.digest,
            Some(name) => {
                let known = core::str::from_utf8(name).ok().and_then(digest_of);
                known.ok_or(Malformed::Unknown("digest"))?
            }
        };
        let rounds = rounds(input.stored(), 25_000)?;
        pbkdf2::record(Computation::steps().password(), digest, rounds, input.column(Context::Salt)?, key)
    }

    fn exemplar(&self) -> Option<Exemplar> {
        let mut exemplar = Exemplar::new(self.known, "letmein");
        exemplar.stored = exemplar.stored.with_column(Column::Salt, "1a783e478d63f642");
        exemplar.stored = exemplar.stored.with_column(Column::Rounds, "2");
        Some(exemplar)
    }
}

/// Discourse's own: 32 bytes of PBKDF2 with SHA-256. The iterations are those
/// of the column `algorithm`, `$pbkdf2-sha256$i=600000,l=32$`, or of the rounds
/// column, or 64000 as in all versions before there was one.
#[derive(Debug)]
struct Discourse;

impl Scheme for Discourse {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("discourse_pbkdf2_sha256")
    }

    fn profile(&self) -> Profile {
        let profile = Profile::new(Strength::Slow).needing(const { &[Context::Salt] }.as_slice());
        profile.from("Discourse, columns salt and algorithm or rounds")
    }

    fn shapes(&self) -> &[Shape] {
        const { &[Shape::exact(Alphabet::Hex, 64)] }
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let key = super::django::digest_field(Encoding::Hex, input.bytes(), 32)?;
        let rounds = match input.stored().column_named(ALGORITHM) {
            None => rounds(input.stored(), 64_000)?,
            Some(algorithm) => {
                let list =
                    algorithm.strip_prefix(b"$pbkdf2-sha256$").and_then(|rest| rest.strip_suffix(b"$"));
                let list = list.and_then(split::ParamList::parse).ok_or(Malformed::Unknown("algorithm"))?;
                if !list.only(&["i", "l"]) || list.get("l") != Some(b"32") {
                    return Err(Malformed::Unknown("algorithm").into());
                }
                positive(list.get("i").unwrap_or_default(), "rounds")?
            }
        };
        let password = Computation::steps().password();
        pbkdf2::record(password, Digest::Sha256, rounds, input.column(Context::Salt)?, key)
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // Discourse's own test.
        let stored = "8d4f9a685ff73eef7b06e07ab5889784775290a0a9cebb6eb4492a695c93a51e";
        let mut exemplar = Exemplar::new(stored, "mypass");
        exemplar.stored = exemplar.stored.with_column(Column::Salt, "mysalt");
        let algorithm = Column::from_name(ALGORITHM);
        exemplar.stored = exemplar.stored.with_column(algorithm, "$pbkdf2-sha256$i=3,l=32$");
        Some(exemplar)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cost::Limits;
    use crate::params::Params;
    use crate::schemes::testing::{matches, parse};

    #[test]
    fn parameters_of_columns() {
        for scheme in [&PASSPORT as &dyn Scheme, &PASSPORT_SHA1, &Discourse] {
            let known = scheme.exemplar().unwrap();
            let record = parse(scheme, &known.stored).unwrap();
            assert!(matches(record.as_ref(), known.password.as_bytes()));
            assert!(!matches(record.as_ref(), b"mypasz"));
            let missing = StoredHash::new(known.stored.as_bytes());
            assert!(matches!(parse(scheme, &missing), Err(ParseError::MissingContext(Context::Salt))));
        }
        let sha1 = PASSPORT_SHA1.exemplar().unwrap().stored.with_column(Column::from_name(DIGEST), "sha1");
        assert!(matches(parse(&PASSPORT, &sha1).unwrap().as_ref(), b"letmein"));
        let rounds = |row: &StoredHash, scheme: &dyn Scheme| match parse(scheme, row).unwrap().params() {
            Params::Pbkdf2 { rounds, .. } => rounds,
            other => panic!("{other:?}"),
        };
        let bare = StoredHash::new("ab".repeat(32)).with_column(Column::Salt, "s");
        assert_eq!(rounds(&bare, &PASSPORT), 25_000);
        assert_eq!(rounds(&bare, &Discourse), 64_000);
        assert_eq!(rounds(&bare.with_column(Column::Rounds, "7"), &Discourse), 7);
    }

    #[test]
    fn malformed_rows() {
        let row = StoredHash::new("ab".repeat(32)).with_column(Column::Salt, "s");
        for (name, value, scheme) in [
            ("digest", "sha0", &PASSPORT as &dyn Scheme),
            ("digest", "é", &PASSPORT),
            ("rounds", "0", &PASSPORT),
            ("rounds", "4294967296", &Discourse),
            ("algorithm", "$pbkdf2-sha256$i=3,l=31$", &Discourse),
            ("algorithm", "$pbkdf2-sha256$i=3$", &Discourse),
            ("algorithm", "$pbkdf2-sha256$i=0,l=32$", &Discourse),
            ("algorithm", "$pbkdf2-sha256$l=32$", &Discourse),
            ("algorithm", "$pbkdf2-sha256$i=3,l=32,x=1$", &Discourse),
            ("algorithm", "$pbkdf2-sha512$i=3,l=32$", &Discourse),
            ("algorithm", "$pbkdf2-sha256$i=3,l=32", &Discourse),
        ] {
            let row = row.clone().with_column(Column::from_name(name), value);
            assert!(matches!(parse(scheme, &row), Err(ParseError::Malformed(_))), "{name} {value}");
        }
        let short = StoredHash::new("ab".repeat(15)).with_column(Column::Salt, "s");
        assert!(matches!(parse(&PASSPORT, &short), Err(ParseError::Malformed(_))));
    }

    #[test]
    fn most_rounds_are_costly() {
        let row = StoredHash::new("ab".repeat(32)).with_column(Column::Salt, "s");
        let row = row.with_column(Column::Rounds, "4294967295");
        for scheme in [&PASSPORT as &dyn Scheme, &Discourse] {
            let record = parse(scheme, &row).unwrap();
            assert!(Limits::default().check(&scheme.id(), record.cost(8), 8).is_err());
        }
    }
}
