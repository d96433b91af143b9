//! Moodle's peppers: text of the site behind the password, under `crypt(3)`.

use alloc::boxed::Box;

use crate::computation::Computation;
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::keyring::{KeyId, Keyring};
use crate::scheme::{Computed, Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Strength};
use crate::stored::{Column, StoredHash};

pub(super) static SCHEMES: &[&dyn Scheme] = &[&SHA512_CRYPT, &BCRYPT];

/// The key, where no column of the row names another.
const KEY: &str = "pepper";

/// A hash of another scheme, made of the password and a pepper behind it.
///
/// Moodle's peppers have versions, of which a row names none: Moodle tries the
/// newest first, and in the end none at all. Give the row once for each, with
/// the id of the key in the key id column, as several values of one account.
#[derive(Debug)]
struct Peppered {
    id: &'static str,
    /// Whose text it is.
    base: &'static str,
    prefixes: &'static [Prefix],
    truncates_at: Option<usize>,
    source: &'static str,
    known: &'static str,
}

static SHA512_CRYPT: Peppered = Peppered {
    id: "moodle_peppered_sha512_crypt",
    base: "sha512_crypt",
    prefixes: &[Prefix::exact("$6$")],
    truncates_at: None,
    source: "Moodle 4.3 and later with a pepper",
    // passlib 1.7.4.
    known: "$6$rounds=10000$moodlesalt$rYLMRocsuGZXIF7c1H5ssaZtn2VerKqUFrvB.T88k7kAqMSDTNTovwUI/9xS1bnk0OQBXrQKPaqnhGNHS05jm.",
};
static BCRYPT: Peppered = Peppered {
    id: "moodle_peppered_bcrypt",
    base: "bcrypt",
    prefixes: &[Prefix::exact("$2y$"), Prefix::exact("$2b$"), Prefix::exact("$2a$")],
    truncates_at: Some(72),
    source: "Moodle 4.3 and later with a pepper, rows of before",
    // bcrypt 4.0.1 (Python).
    known: "$2b$04$Dcs9SYphV91sOJGaJuaYnuE/dwbWfjqs6ndHIGftGGPPTA6WokRDW",
};

impl Scheme for Peppered {
    fn id(&self) -> SchemeId {
        SchemeId::builtin(self.id)
    }

    fn profile(&self) -> Profile {
        let mut profile = Profile::new(Strength::Slow).needing_key().from(self.source);
        profile.truncates_at = self.truncates_at;
        profile.dialect_of(SchemeId::builtin(self.base))
    }

    fn prefixes(&self) -> &[Prefix] {
        self.prefixes
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        self.prefixes.iter().any(|prefix| prefix.matches(stored.as_bytes())).then_some(Confidence::Dialect)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let id = match input.stored().column(&Column::KeyId) {
            None => KeyId::from(KEY),
            Some(id) => KeyId::from(core::str::from_utf8(id).map_err(|_| Malformed::Encoding("key id"))?),
        };
        let key = input.key(&id)?;
        let carried = input.inner_of(self.base, input.bytes())?;
        let outer = carried.computation().ok_or(Malformed::Computation)?;
        let computation = Computation::steps().password().key(&key).concat(2).build()?.under(outer)?;
        Ok(Box::new(Computed::new(carried.params(), computation, carried.expected().clone())))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        let keyring = Keyring::new().with(KEY, "#GV]NLie|x$H9[$rW%94bXZvJHa%z");
        Some(Exemplar::new(self.known, "letmein").with_keyring(keyring))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schemes::testing::{matches, parse, parse_for};
    use crate::stored::Subject;

    #[test]
    fn the_pepper_of_the_row_or_the_only_one() {
        for scheme in [&SHA512_CRYPT, &BCRYPT] {
            let known = scheme.exemplar().unwrap();
            assert_eq!(scheme.recognise(&known.stored), Some(Confidence::Dialect));
            let keyring = Keyring::new().with(KEY, "newer").with("pepper-1", "#GV]NLie|x$H9[$rW%94bXZvJHa%z");
            let verifies = |row: &StoredHash| {
                let record = parse_for(scheme, row, &Subject::unknown(), &keyring).unwrap();
                assert!(!matches(record.as_ref(), b"letmeim"));
                matches(record.as_ref(), b"letmein")
            };
            assert!(!verifies(&known.stored));
            assert!(verifies(&known.stored.clone().with_column(Column::KeyId, "pepper-1")));
            let other = known.stored.clone().with_column(Column::KeyId, "pepper-2");
            let other = parse_for(scheme, &other, &Subject::unknown(), &keyring);
            assert!(matches!(other, Err(ParseError::MissingKey(_))));
            assert!(matches!(parse(scheme, &known.stored), Err(ParseError::MissingKey(_))));
        }
    }

    #[test]
    fn what_is_carried_is_read_by_its_own_scheme() {
        for (scheme, stored) in
            [(&SHA512_CRYPT, "$6$salt$short"), (&BCRYPT, "$2y$04$short"), (&BCRYPT, "$2y$99$")]
        {
            let keyring = scheme.exemplar().unwrap().keyring;
            let row = StoredHash::new(stored);
            let record = parse_for(scheme, &row, &Subject::unknown(), &keyring);
            assert!(matches!(record, Err(ParseError::Inner(_))), "{stored}");
        }
        assert!(BCRYPT.recognise(&StoredHash::new("$2x$04$")).is_none());
    }
}
