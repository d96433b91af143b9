//! Drupal 7: `$S$`, phpass over SHA-512, cut off after 55 characters.

use alloc::boxed::Box;

use crate::codec::{Tail, crypt64};
use crate::computation::{Computation, Encoding, Steps, Value};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::primitives::Digest;
use crate::scheme::{Computed, Exemplar, Input, Prefix, Profile, Record, Scheme, Strength};
use crate::tag::Tag;

pub(super) static SCHEMES: &[&dyn Scheme] = &[&Drupal7, &Drupal7Md5];

const SALT_LEN: usize = 8;
/// The characters of the digest that Drupal keeps. They spell 32 bytes and two
/// bits of the next.
const KEPT: usize = 43;

/// `$S$`, log2 of the rounds, salt, digest: SHA-512(salt . password), then 2^n
/// times SHA-512(x . password), of which Drupal keeps 43 characters and
/// PHP-PasswordLib all 86. The salt is text.
#[derive(Debug)]
struct Drupal7;

impl Scheme for Drupal7 {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("drupal7")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Slow).from("Drupal 7 to 10.0, PHP-PasswordLib")
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact("$S$")] }
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let text = Text::of(input.bytes())?;
        if text.digest.len() != KEPT && text.digest.len() != crypt64::encoded_len(64) {
            return Err(Malformed::Length("digest").into());
        }
        text.sha512(Computation::steps().password())
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // DokuWiki 2022-07-31a.
        Some(Exemplar::new("$S$5abcdefgh9BVqjd.q8P5FZY61aSABBdG8/tOTeB6MafvvPQviL2m", "password"))
    }
}

/// `U$S$`…, and `U$P$`… of phpass: hashes that Drupal's upgrade from 6 made of
/// the MD5 digests it found.
#[derive(Debug)]
struct Drupal7Md5;

impl Scheme for Drupal7Md5 {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("drupal7_md5")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Stretched).from("Drupal 7, accounts of Drupal 6")
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact("U$S$"), Prefix::exact("U$P$"), Prefix::exact("U$H$")] }
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let inner = Computation::steps().password().digest(Digest::Md5).encode(Encoding::Hex);
        let text = Text::of(input.rest(1))?;
        if !input.rest(1).starts_with(b"$S$") {
            return text.phpass(inner);
        }
        if text.digest.len() != KEPT {
            return Err(Malformed::Length("digest").into());
        }
        text.sha512(inner)
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // passwap's test of Drupal 7.
        Some(Exemplar::new("U$S$9Mgn6dLYe2Fhpoh/w/B1i53mzshiyA4BscrcKyMXNrccMeWnRK.W", "password"))
    }
}

/// What phpass and Drupal write behind `$S$`.
struct Text<'a> {
    rounds: u64,
    salt: &'a [u8],
    digest: &'a [u8],
}

impl<'a> Text<'a> {
    fn of(text: &'a [u8]) -> Result<Self, Malformed> {
        let body = text.get(3..).ok_or(Malformed::Missing("rounds"))?;
        let (log2, rest) = body.split_first().ok_or(Malformed::Missing("rounds"))?;
        let log2 = crypt64::decode_u6(*log2).ok_or(Malformed::Encoding("rounds"))?;
        if !(7..=30).contains(&log2) {
            return Err(Malformed::Range("rounds"));
        }
        let (salt, digest) = rest.split_at_checked(SALT_LEN).ok_or(Malformed::Missing("salt"))?;
        Ok(Self { rounds: 1 << log2, salt, digest })
    }

    /// What is iterated over the password that the steps leave. The salt is the
    /// first state, so the first digest is one round more.
    fn over(&self, digest: Digest, password: Steps) -> Steps {
        password.rebind().bytes(self.salt).password().iterate(digest, self.rounds + 1)
    }

    fn sha512(&self, password: Steps) -> Result<Box<dyn Record>, ParseError> {
        // Compared as text, since the last character kept is not whole bytes.
        let bytes = self.digest.len() * 3 / 4;
        crypt64::decode_le(self.digest, bytes, Tail::AnyBits).ok_or(Malformed::Encoding("digest"))?;
        let steps = self.over(Digest::Sha512, password).encode(Encoding::CryptLittleEndian);
        let computation = steps.slice(0, self.digest.len()).build()?;
        Ok(self.record(computation, Value::new(self.digest.to_vec())))
    }

    fn phpass(&self, password: Steps) -> Result<Box<dyn Record>, ParseError> {
        if self.digest.len() != crypt64::encoded_len(16) {
            return Err(Malformed::Length("digest").into());
        }
        let digest =
            crypt64::decode_le(self.digest, 16, Tail::Canonical).ok_or(Malformed::Encoding("digest"))?;
        Ok(self.record(self.over(Digest::Md5, password).build()?, digest))
    }

    fn record(&self, computation: Computation, expected: Value) -> Box<dyn Record> {
        Box::new(Computed::new(Params::Rounds(self.rounds), computation, Tag::from_secret(expected)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cost::Limits;
    use crate::schemes::testing::{assert_malformed, assert_verifies, matches, parse};
    use crate::stored::StoredHash;

    const GOOD: &str = "$S$5abcdefgh9BVqjd.q8P5FZY61aSABBdG8/tOTeB6MafvvPQviL2m";
    /// PHP-PasswordLib's own test.
    const WHOLE: &str =
        "$S$6jnIEmr44paoA.KgnwLbON8v2E2fk8pTWXlf0j3JFem5yP3MXOTDwQ7znEJXTT5UHiYQPK6RcgsHyp2Gp0oBEr2phDCkeo.";
    const UPGRADED: &str = "U$S$9Mgn6dLYe2Fhpoh/w/B1i53mzshiyA4BscrcKyMXNrccMeWnRK.W";
    /// DokuWiki 2022-07-31a, of the MD5 digest of `password`.
    const UPGRADED_PHPASS: &str = "U$P$5abcdefghZClWUq.iallZqcSpxxY5A.";

    #[test]
    fn spellings() {
        assert_verifies(&Drupal7, GOOD, "password");
        assert_verifies(&Drupal7, "$S$ErandomsaOpYrAZqwxGynirQbWYCb3ejW4BwGH81LJcOzbzeVd02", "password");
        assert_verifies(&Drupal7, WHOLE, "test1111111111111111111111");
        assert_verifies(&Drupal7Md5, UPGRADED, "password");
        assert_verifies(&Drupal7Md5, UPGRADED_PHPASS, "password");
        assert_verifies(&Drupal7Md5, &UPGRADED_PHPASS.replace("U$P$", "U$H$"), "password");
        let record = parse(&Drupal7, &StoredHash::new(WHOLE)).unwrap();
        assert_eq!(record.params(), Params::Rounds(256));
    }

    /// The last character that is kept has two bits of the 33rd byte.
    #[test]
    fn the_last_character_counts_in_full() {
        let last = GOOD.len() - 1;
        for other in b"./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz" {
            let mut stored = GOOD.as_bytes().to_vec();
            stored[last] = *other;
            let record = parse(&Drupal7, &StoredHash::new(&stored)).unwrap();
            assert_eq!(matches(record.as_ref(), b"password"), *other == GOOD.as_bytes()[last]);
        }
    }

    #[test]
    fn malformed_texts() {
        let with_log2 = |log2: &str| [&GOOD[..3], log2, &GOOD[4..]].concat();
        assert_malformed(
            &Drupal7,
            &[
                "$S$",
                "$S$5",
                "$S$5abcdefgh",
                &GOOD[..54],
                &[GOOD, "."].concat(),
                &[GOOD, "\n"].concat(),
                &WHOLE[..97],
                &[WHOLE, "."].concat(),
                &[&GOOD[..54], "!"].concat(),
                &[&GOOD[..53], "é"].concat(),
                &[&WHOLE[..97], "$"].concat(),
                &with_log2("."),
                &with_log2("4"),
                &with_log2("T"),
                &with_log2("z"),
                &with_log2("$"),
            ],
        );
        assert_malformed(
            &Drupal7Md5,
            &[
                "U$S$",
                "U$P$",
                "U$P$5abcdefgh",
                &["U", WHOLE].concat(),
                &UPGRADED[..55],
                &[UPGRADED, "."].concat(),
                &UPGRADED.replace("U$S$", "U$P$"),
                &UPGRADED_PHPASS.replace("U$P$", "U$S$"),
                &UPGRADED.replace("U$S$9", "U$S$T"),
                &[&UPGRADED_PHPASS[..34], "z"].concat(),
            ],
        );
        for other in ["", "$S", "S$", "U$", "U$B$", "$s$", "u$S$"] {
            assert!(Drupal7.recognise(&StoredHash::new(other)).is_none());
            assert!(Drupal7Md5.recognise(&StoredHash::new(other)).is_none());
        }
    }

    #[test]
    fn most_rounds_are_costly() {
        let rows = [(&Drupal7 as &dyn Scheme, GOOD, 3), (&Drupal7Md5, UPGRADED, 4)];
        for (scheme, stored, at) in rows {
            let stored = [&stored[..at], "S", &stored[at + 1..]].concat();
            let record = parse(scheme, &StoredHash::new(stored)).unwrap();
            assert_eq!(record.params(), Params::Rounds(1 << 30));
            assert!(Limits::default().check(&scheme.id(), record.cost(8), 8).is_err());
        }
    }
}
