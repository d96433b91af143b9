//! Passwords as they are, bare and with a label.

use alloc::boxed::Box;

use crate::codec::split;
use crate::computation::{Computation, Encoding, Steps, Transform, Value};
use crate::error::{Context, Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::primitives::text;
use crate::scheme::{
    Alphabet, Computed, Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Shape, Strength,
};
use crate::stored::StoredHash;
use crate::tag::Tag;

pub(super) static SCHEMES: &[&dyn Scheme] =
    &[&BARE, &ROUNDUP, &TAGGED, &WERKZEUG, &SYMFONY, &SYMFONY_ANY_CASE];

/// The longest that is taken for a password, in bytes.
const LONGEST: usize = 4096;
static ANY: [Shape; 1] = [Shape::between(Alphabet::Any, 0, LONGEST)];

/// A password in the clear. Compared without a sign of its length.
///
/// Bare text has no form of its own: it is never recognised, and read only by a
/// hint or an assumption. What begins with `!` or `*` is a marker even then.
#[derive(Debug)]
struct Plain {
    id: &'static str,
    spelling: Spelling,
    prefixes: &'static [Prefix],
    source: &'static str,
    stored: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Spelling {
    /// The password alone.
    Bare,
    /// The password behind a prefix.
    Prefixed,
    /// `$plaintext$` and the password, or `$base64$` and base64 of it.
    Tagged,
    /// `plain$`, a salt that does not count, `$`, the password.
    Werkzeug,
    /// The password, and `{salt}` if there is one.
    Symfony { any_case: bool },
}

const fn plain(
    id: &'static str,
    spelling: Spelling,
    prefixes: &'static [Prefix],
    source: &'static str,
    stored: &'static str,
) -> Plain {
    Plain { id, spelling, prefixes, source, stored }
}

static BARE: Plain =
    plain("plaintext", Spelling::Bare, &[], "home-made tables, Odoo before 9, passlib", "letmein");
static ROUNDUP: Plain = plain(
    "roundup_plaintext",
    Spelling::Prefixed,
    const { &[Prefix::exact("{plaintext}")] },
    "Roundup, passlib",
    "{plaintext}letmein",
);
static TAGGED: Plain = plain(
    "plaintext_tagged",
    Spelling::Tagged,
    const { &[Prefix::exact("$plaintext$"), Prefix::exact("$base64$")] },
    "Authelia",
    "$plaintext$letmein",
);
static WERKZEUG: Plain = plain(
    "werkzeug_plain",
    Spelling::Werkzeug,
    const { &[Prefix::exact("plain$")] },
    "Werkzeug up to 2.2, method plain",
    "plain$$letmein",
);
static SYMFONY: Plain = plain(
    "symfony_plaintext",
    Spelling::Symfony { any_case: false },
    &[],
    "Symfony PlaintextPasswordEncoder, salt column",
    "letmein{salt}",
);
static SYMFONY_ANY_CASE: Plain = plain(
    "symfony_plaintext_any_case",
    Spelling::Symfony { any_case: true },
    &[],
    "Symfony PlaintextPasswordEncoder with ignore_case, salt column",
    "Letmein{salt}",
);

impl Scheme for Plain {
    fn id(&self) -> SchemeId {
        SchemeId::builtin(self.id)
    }

    fn profile(&self) -> Profile {
        let profile = Profile::new(Strength::Reversible).from(self.source);
        // Without a form of its own, it stands behind those that have one.
        let bare = |profile: Profile| profile.dialect_of(TAGGED.id());
        match self.spelling {
            Spelling::Bare => bare(profile),
            Spelling::Symfony { any_case } => {
                let profile = bare(profile).needing(const { &[Context::Salt] }.as_slice());
                if any_case { profile.folding_case() } else { profile }
            }
            _ => profile,
        }
    }

    fn prefixes(&self) -> &[Prefix] {
        self.prefixes
    }

    fn shapes(&self) -> &[Shape] {
        if self.prefixes.is_empty() { &ANY } else { &[] }
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        if self.prefixes.is_empty() {
            return (stored.as_bytes().len() <= LONGEST).then_some(Confidence::Dialect);
        }
        let known = self.prefixes.iter().any(|prefix| prefix.matches(stored.as_bytes()));
        known.then_some(Confidence::Certain)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let text = input.bytes();
        let password = Computation::steps().password();
        let behind = |prefix: &str| text.get(prefix.len()..).unwrap_or_default();
        match (self.spelling, self.prefixes) {
            (Spelling::Prefixed, [prefix, ..]) => {
                record(password, Value::new(behind(prefix.text()).to_vec()))
            }
            (Spelling::Tagged, [plain, base64]) => match text.starts_with(plain.text().as_bytes()) {
                true => record(password, Value::new(behind(plain.text()).to_vec())),
                false => {
                    let value = Encoding::Base64NoPad.decode(behind(base64.text()));
                    record(password, value.ok_or(Malformed::Encoding("password"))?)
                }
            },
            (Spelling::Werkzeug, [prefix]) => {
                let (_, value) = split::cut(behind(prefix.text()), b'$').ok_or(Malformed::Missing("salt"))?;
                record(password, Value::new(value.to_vec()))
            }
            (Spelling::Symfony { any_case }, _) => {
                let salt = input.column(Context::Salt)?;
                if salt.iter().any(|byte| matches!(byte, b'{' | b'}')) {
                    return Err(Malformed::Encoding("salt").into());
                }
                let steps = if salt.is_empty() {
                    password
                } else {
                    password.bytes(b"{").bytes(salt).bytes(b"}").concat(4)
                };
                if any_case {
                    record(steps.transform(Transform::LowerAscii), text::lower_ascii(text))
                } else {
                    record(steps, Value::new(text.to_vec()))
                }
            }
            _ => record(password, Value::new(text.to_vec())),
        }
    }

    fn exemplar(&self) -> Option<Exemplar> {
        let mut exemplar = Exemplar::new(self.stored, "letmein");
        if matches!(self.spelling, Spelling::Symfony { .. }) {
            exemplar.stored = exemplar.stored.with_column(crate::stored::Column::Salt, "salt");
        }
        Some(exemplar)
    }
}

fn record(steps: Steps, value: Value) -> Result<Box<dyn Record>, ParseError> {
    Ok(Box::new(Computed::new(Params::Fixed, steps.build()?, Tag::blinded(value.as_slice()))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schemes::testing::{assert_malformed, assert_verifies, matches, parse};
    use crate::stored::Column;

    fn verifies(scheme: &dyn Scheme, row: &StoredHash, password: &str) -> bool {
        matches(parse(scheme, row).unwrap().as_ref(), password.as_bytes())
    }

    #[test]
    fn labelled_texts() {
        for (scheme, stored, password) in [
            (&ROUNDUP, "{plaintext}test", "test"),
            (&ROUNDUP, "{plaintext}", ""),
            (&TAGGED, "$plaintext$pass$word", "pass$word"),
            (&TAGGED, "$base64$cGFzc3dvcmQ", "password"),
            (&TAGGED, "$base64$cGFzc3dvcmQx", "password1"),
            (&TAGGED, "$base64$cMOkc3M=", "päss"),
            (&WERKZEUG, "plain$$default", "default"),
            (&WERKZEUG, "plain$$", ""),
            (&WERKZEUG, "plain$salt$a$b", "a$b"),
        ] {
            assert_verifies(scheme, stored, password);
            assert_eq!(scheme.recognise(&StoredHash::new(stored)), Some(Confidence::Certain));
        }
        assert_malformed(&TAGGED, &["$base64$c", "$base64$ä", "$base64$cGFzc3dvcmR"]);
        assert_malformed(&WERKZEUG, &["plain$", "plain$salt"]);
    }

    #[test]
    fn bare_texts_are_never_certain() {
        let row = StoredHash::new("pässword");
        assert!(verifies(&BARE, &row, "pässword"));
        assert!(!verifies(&BARE, &row, "pässwor") && !verifies(&BARE, &row, "pässword\0"));
        for scheme in [&BARE, &SYMFONY, &SYMFONY_ANY_CASE] {
            assert_eq!(scheme.recognise(&row), Some(Confidence::Dialect));
            assert!(scheme.profile().dialect_of.is_some());
        }
        assert!(BARE.recognise(&StoredHash::new([b'a'; LONGEST + 1])).is_none());
    }

    /// Symfony's own tests of its encoder.
    #[test]
    fn symfony_puts_the_salt_behind() {
        let row = |stored: &str, salt: &str| StoredHash::new(stored).with_column(Column::Salt, salt);
        assert!(verifies(&SYMFONY, &row("foo", ""), "foo"));
        assert!(!verifies(&SYMFONY, &row("foo", ""), "bar") && !verifies(&SYMFONY, &row("foo", ""), "FOO"));
        assert!(verifies(&SYMFONY, &row("foo{bar}", "bar"), "foo"));
        assert!(!verifies(&SYMFONY, &row("foo{bar}", "baz"), "foo"));
        assert!(verifies(&SYMFONY_ANY_CASE, &row("FOO", ""), "foo"));
        assert!(verifies(&SYMFONY_ANY_CASE, &row("foo{BAR}", "bar"), "fOO"));
        assert!(matches!(
            parse(&SYMFONY, &row("foo{b}", "b}")),
            Err(ParseError::Malformed(Malformed::Encoding("salt")))
        ));
        assert!(matches!(parse(&SYMFONY, &StoredHash::new("foo")), Err(ParseError::MissingContext(_))));
    }
}
