//! phpass: `$P$`, log2 of the rounds, salt, digest.

use alloc::boxed::Box;

use crate::codec::{Tail, crypt64};
use crate::computation::{Computation, Encoding};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::primitives::{Digest, Feedback};
use crate::scheme::{Computed, Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Strength};
use crate::stored::StoredHash;
use crate::tag::Tag;

pub(super) static SCHEMES: &[&dyn Scheme] = &[&PHPASS, &VANILLA];

static PREFIXES: [Prefix; 2] = [Prefix::exact("$P$"), Prefix::exact("$H$")];
/// Prefix, rounds, salt and digest.
const LEN: usize = 3 + 1 + SALT_LEN + 22;
const SALT_LEN: usize = 8;

/// The portable hashes of phpass 0.1 and later (`$P$`), of which phpBB 3 changed
/// the prefix (`$H$`): MD5(salt . password), then 2^n times MD5(x . password).
/// The salt is text.
#[derive(Debug)]
struct Phpass {
    /// Whether x is its hexadecimal digits, of which the first 16 are stored:
    /// what garden-password made of it, the library of Vanilla Forums.
    of_digits: bool,
}

static PHPASS: Phpass = Phpass { of_digits: false };
static VANILLA: Phpass = Phpass { of_digits: true };

impl Scheme for Phpass {
    fn id(&self) -> SchemeId {
        SchemeId::builtin(if self.of_digits { "vanilla_phpass" } else { "phpass" })
    }

    fn profile(&self) -> Profile {
        let profile = Profile::new(Strength::Stretched);
        if self.of_digits {
            profile.from("Vanilla Forums, garden-password's class of phpass").dialect_of(PHPASS.id())
        } else {
            profile.from("phpass, WordPress before 6.8, phpBB 3, Joomla 2.5")
        }
    }

    fn prefixes(&self) -> &[Prefix] {
        &PREFIXES
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let confidence = if self.of_digits { Confidence::Dialect } else { Confidence::Certain };
        PREFIXES.iter().any(|prefix| prefix.matches(stored.as_bytes())).then_some(confidence)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        if input.bytes().len() != LEN {
            return Err(Malformed::Length("hash").into());
        }
        let (log2, rest) = input.rest(3).split_first().ok_or(Malformed::Missing("rounds"))?;
        let log2 = crypt64::decode_u6(*log2).ok_or(Malformed::Encoding("rounds"))?;
        if !(7..=30).contains(&log2) {
            return Err(Malformed::Range("rounds").into());
        }
        let (salt, digest) = rest.split_at_checked(SALT_LEN).ok_or(Malformed::Missing("salt"))?;
        let digest = crypt64::decode_le(digest, Digest::Md5.output_len(), Tail::Canonical)
            .ok_or(Malformed::Encoding("digest"))?;
        let rounds = 1_u64 << log2;
        let steps = Computation::steps().bytes(salt).password();
        let computation = if self.of_digits {
            let first = steps.concat(2).digest(Digest::Md5).bytes(b"").password();
            let last = first.feedback(Digest::Md5, Feedback::Hex, rounds).encode(Encoding::Hex);
            last.slice(0, Digest::Md5.output_len()).build()?
        } else {
            // The salt is the first state, so the first digest is one round more.
            steps.iterate(Digest::Md5, rounds + 1).build()?
        };
        Ok(Box::new(Computed::new(Params::Rounds(rounds), computation, Tag::from_secret(digest))))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        Some(if self.of_digits {
            // Python 3.11's hashlib, by the source of garden-password.
            Exemplar::new("$P$5abcdefghtY1NsY1CtUHNk24NmA4Aq.", "password")
        } else {
            // passlib 1.7.4.
            Exemplar::new("$P$5abcdefghTirbPJao7vjX0d/TOtGeU/", "password")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schemes::testing::{assert_malformed, assert_verifies, parse};

    const GOOD: &str = "$P$5abcdefghTirbPJao7vjX0d/TOtGeU/";

    /// passlib 1.7.4.
    #[test]
    fn spellings() {
        assert_verifies(&PHPASS, GOOD, "password");
        assert_verifies(&PHPASS, &GOOD.replace("$P$", "$H$"), "password");
        assert_verifies(&PHPASS, "$H$6./01zZyYgyfIylZQWZKFOfFb7LQVi1", "pässwörd");
        // phpass 0.3, test.php.
        assert_verifies(&PHPASS, "$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0", "test12345");
        let record = parse(&PHPASS, &StoredHash::new(GOOD)).unwrap();
        assert_eq!(record.params(), Params::Rounds(128));
    }

    /// Python 3.11's hashlib, by the source of garden-password.
    #[test]
    fn digits_in_place_of_bytes() {
        assert_verifies(&VANILLA, "$P$5abcdefghtY1NsY1CtUHNk24NmA4Aq.", "password");
        assert_verifies(&VANILLA, "$P$6./01zZYypEKCnMaMmYXMoYHAXZHNp.", "pässwörd");
        let row = StoredHash::new("$P$5abcdefghtY1NsY1CtUHNk24NmA4Aq.");
        assert_eq!(VANILLA.recognise(&row), Some(Confidence::Dialect));
        assert!(!crate::schemes::testing::matches(parse(&PHPASS, &row).unwrap().as_ref(), b"password"));
        assert_malformed(&VANILLA, &["$P$", "$P$4abcdefghTirbPJao7vjX0d/TOtGeU/", &GOOD[..33]]);
    }

    #[test]
    fn any_salt() {
        let row = StoredHash::new([b"$P$5$\xff\0:\n$$$".as_slice(), &GOOD.as_bytes()[12..]].concat());
        assert!(parse(&PHPASS, &row).is_ok());
    }

    #[test]
    fn malformed_texts() {
        let with_log2 = |log2: &str| GOOD.replace("$P$5", &["$P$", log2].concat());
        assert_malformed(
            &PHPASS,
            &[
                "$P$",
                "$P$5",
                "$P$5abcdefgh",
                &GOOD[..33],
                &[GOOD, "."].concat(),
                &[GOOD, "\n"].concat(),
                &GOOD.replace("eU/", "e!/"),
                &GOOD.replace("eU/", "ä/"),
                // Bits that belong to no byte.
                &GOOD.replace("eU/", "eUz"),
                &with_log2("."),
                &with_log2("4"),
                &with_log2("T"),
                &with_log2("z"),
                &with_log2("$"),
                &with_log2("-"),
            ],
        );
        for other in ["", "$P", "$S$5abcdefghTirbPJao7vjX0d/TOtGeU/", "$p$5"] {
            assert!(PHPASS.recognise(&StoredHash::new(other)).is_none());
        }
    }

    #[test]
    fn most_rounds_are_costly() {
        let record = parse(&PHPASS, &StoredHash::new(GOOD.replace("$P$5", "$P$S"))).unwrap();
        assert_eq!(record.params(), Params::Rounds(1 << 30));
        assert!(crate::cost::Limits::default().check(&PHPASS.id(), record.cost(8), 8).is_err());
    }
}
