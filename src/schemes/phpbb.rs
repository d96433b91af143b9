//! phpBB: phpass under bcrypt (`$H\2y$`), and the MD5 digests of phpBB 2.

use alloc::borrow::Cow;
use alloc::boxed::Box;

use super::bcrypt::{BcryptText, parse_cost};
use super::django::digest_field;
use crate::codec::{crypt64, split};
use crate::computation::{Computation, Encoding, Steps, Transform};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::password::Reading;
use crate::primitives::{BcryptKey, Digest};
use crate::scheme::{
    Alphabet, Computed, Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Shape, Strength,
};
use crate::stored::StoredHash;
use crate::tag::Tag;

mod imports;

pub(super) static SCHEMES: &[&dyn Scheme] = &[
    &COMBINED,
    &COMBINED_MD5,
    &Phpbb2Md5,
    &imports::PLAIN,
    &imports::MYBB,
    &imports::VBULLETIN,
    &imports::SMF,
    &imports::WCF1,
    &imports::XENFORO,
];

static PREFIXES: [Prefix; 2] = [Prefix::exact("$H\\2y$"), Prefix::exact("$H\\2a$")];

/// `$H\2y$`rounds and salt`$`cost`\`salt`$`digest: bcrypt over the 22 characters
/// that phpass gives, as phpBB's cron task leaves them of unused accounts.
#[derive(Debug)]
struct Combined {
    /// Whether phpass reads the MD5 digest of the password, as after a
    /// conversion from phpBB 2.
    of_md5: bool,
}

static COMBINED: Combined = Combined { of_md5: false };
static COMBINED_MD5: Combined = Combined { of_md5: true };

impl Scheme for Combined {
    fn id(&self) -> SchemeId {
        SchemeId::builtin(if self.of_md5 { "phpbb_combined_md5" } else { "phpbb_combined" })
    }

    fn profile(&self) -> Profile {
        let profile = Profile::new(Strength::Slow);
        if self.of_md5 {
            profile.from("phpBB 3.1 and later, accounts of phpBB 2").dialect_of(COMBINED.id())
        } else {
            profile.from("phpBB 3.1 and later, update_hashes")
        }
    }

    fn prefixes(&self) -> &[Prefix] {
        &PREFIXES
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let confidence = if self.of_md5 { Confidence::Dialect } else { Confidence::Certain };
        PREFIXES.iter().any(|prefix| prefix.matches(stored.as_bytes())).then_some(confidence)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let [phpass, bcrypt, digest] =
            split::split_exact(input.rest(6), b'$').ok_or(Malformed::Missing("digest"))?;
        let (cost, salt) = split::cut(bcrypt, b'\\').ok_or(Malformed::Missing("cost"))?;
        let text = BcryptText::of(parse_cost(cost)?, BcryptKey::StopAtNul, salt, digest)?;
        let password = Computation::steps().password();
        let password =
            if self.of_md5 { password.digest(Digest::Md5).encode(Encoding::Hex) } else { password };
        let (steps, _) = phpass_steps(phpass, password)?;
        text.record(steps.encode(Encoding::CryptLittleEndian))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // PHP 8.2, by phpBB's source.
        Some(if self.of_md5 {
            Exemplar::new(
                "$H\\2y$5abcdefgh$04\\abcdefghijklmnopqrstuu$hcIGP8dC4de7AbvTtpk7UCgpseKZml6",
                "password",
            )
        } else {
            Exemplar::new(
                "$H\\2y$5abcdefgh$04\\abcdefghijklmnopqrstuu$fbJZh8s5cSoIkEPJdQj5hzzJTjyaPMu",
                "password",
            )
        })
    }
}

/// phpass, and its rounds, by its settings, which are a digit and 8 characters.
fn phpass_steps(settings: &[u8], password: Steps) -> Result<(Steps, u64), Malformed> {
    let (log2, salt) = settings.split_first().ok_or(Malformed::Missing("rounds"))?;
    let log2 = crypt64::decode_u6(*log2).ok_or(Malformed::Encoding("rounds"))?;
    if !(7..=30).contains(&log2) {
        return Err(Malformed::Range("rounds"));
    }
    if salt.len() != 8 {
        return Err(Malformed::Length("salt"));
    }
    // The salt is the first state, so the first digest is one round more.
    let rounds = 1 << log2;
    Ok((password.rebind().bytes(salt).password().iterate(Digest::Md5, rounds + 1), rounds))
}

/// MD5 of what phpBB 2 had after PHP's magic quotes: `addslashes(password)`, in
/// the character set of the board, which was UTF-8 or Windows-1252.
#[derive(Debug)]
struct Phpbb2Md5;

impl Scheme for Phpbb2Md5 {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("phpbb2_md5")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Fast).from("phpBB 2").dialect_of(SchemeId::builtin("hex_md5"))
    }

    fn shapes(&self) -> &[Shape] {
        const { &[Shape::exact(Alphabet::Hex, 32)] }
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        self.shapes().iter().any(|shape| shape.matches(stored.as_bytes())).then_some(Confidence::Dialect)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let expected = digest_field(Encoding::Hex, input.bytes(), Digest::Md5.output_len())?;
        let steps = Computation::steps().password().transform(Transform::AddSlashes);
        let record =
            Computed::new(Params::Fixed, steps.digest(Digest::Md5).build()?, Tag::from_secret(expected));
        const READINGS: &[Reading] = &[Reading::Raw, Reading::Windows1252];
        Ok(Box::new(record.with_readings(Cow::Borrowed(READINGS))))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // PHP 8.2.
        Some(Exemplar::new("df8c6fa71f648115ea03cb499348df07", "it's"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cost::Limits;
    use crate::schemes::testing::{assert_malformed, assert_verifies, matches, parse};

    const GOOD: &str = "$H\\2y$5abcdefgh$04\\abcdefghijklmnopqrstuu$fbJZh8s5cSoIkEPJdQj5hzzJTjyaPMu";

    /// PHP 8.2, by phpBB's source, and a row of phpBB's own.
    #[test]
    fn phpass_under_bcrypt() {
        assert_verifies(&COMBINED, GOOD, "password");
        let row = "$H\\2y$9Ol0Anffr$10\\9WKZ/gPSViG1RINEmPraoO$Yuj3eQSsYkvn0UfMpXYnuay1ISMTG5u";
        assert_verifies(&COMBINED_MD5, row, "pässwörd");
        assert_verifies(&COMBINED, &GOOD.replace("2y", "2a"), "password");
        assert_verifies(
            &COMBINED_MD5,
            "$H\\2y$5abcdefgh$04\\abcdefghijklmnopqrstuu$hcIGP8dC4de7AbvTtpk7UCgpseKZml6",
            "password",
        );
        let row =
            StoredHash::new("$H\\2y$5abcdefgh$04\\abcdefghijklmnopqrstuu$hcIGP8dC4de7AbvTtpk7UCgpseKZml6");
        assert!(!matches(parse(&COMBINED, &row).unwrap().as_ref(), b"password"));
        assert_eq!(COMBINED_MD5.recognise(&row), Some(Confidence::Dialect));
        assert_eq!(parse(&COMBINED, &row).unwrap().params(), Params::Bcrypt { cost: 4 });
    }

    /// PHP 8.2.
    #[test]
    fn digests_of_phpbb_2() {
        assert_verifies(&Phpbb2Md5, "df8c6fa71f648115ea03cb499348df07", "it's");
        assert_verifies(&Phpbb2Md5, "f52445bede438040547b64ca8410fb40", "\u{201c}é\\\u{20ac}");
        assert_verifies(&Phpbb2Md5, "cbdc9ea9ac60b392604dd9ee16fd102d", "\u{201c}é\\\u{20ac}");
        // phpBB's test of its driver md5_phpbb2, of bytes that are no UTF-8.
        let record = parse(&Phpbb2Md5, &StoredHash::new("ae2fc75e20ee25d4520766788fbc96ae")).unwrap();
        assert!(matches(record.as_ref(), b"f\xf6\xf6bar") && matches(record.as_ref(), "fööbar".as_bytes()));
        assert!(!matches(record.as_ref(), b"foobar"));
        let plain = parse(&Phpbb2Md5, &StoredHash::new("706dc2ee585fb5dcb18e3ac08da7ce0c")).unwrap();
        assert!(!matches(plain.as_ref(), b"it's"));
    }

    #[test]
    fn malformed_texts() {
        let rows = [
            "$H\\2y$",
            "$H\\2y$5abcdefgh",
            "$H\\2y$5abcdefgh$04\\abcdefghijklmnopqrstuu",
            &[GOOD, "."].concat(),
            &[GOOD, "$"].concat(),
            &GOOD[..GOOD.len() - 1],
            &GOOD.replace("$5abcdefgh$", "$5abcdefg$"),
            &GOOD.replace("$5abcdefgh$", "$$"),
            &GOOD.replace("$5abc", "$4abc"),
            &GOOD.replace("$5abc", "$Tabc"),
            &GOOD.replace("$5abc", "$-abc"),
            &GOOD.replace("04\\", "4\\"),
            &GOOD.replace("04\\", "03\\"),
            &GOOD.replace("04\\", "32\\"),
            &GOOD.replace("04\\", "04"),
            &GOOD.replace("stuu$", "stu!$"),
            &GOOD.replace("stuu$", "stu$"),
        ];
        assert_malformed(&COMBINED, &rows);
        assert_malformed(&COMBINED_MD5, &rows);
        for other in ["", "$H$5", "$H\\2x$", "$H\\P$", "$CP$"] {
            assert!(COMBINED.recognise(&StoredHash::new(other)).is_none());
        }
    }

    #[test]
    fn both_layers_are_counted() {
        for stored in [GOOD.replace("$5abc", "$Sabc"), GOOD.replace("04\\", "31\\")] {
            let record = parse(&COMBINED, &StoredHash::new(stored)).unwrap();
            assert!(Limits::default().check(&COMBINED.id(), record.cost(8), 8).is_err());
        }
    }
}
