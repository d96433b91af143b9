//! `$CP$`: digests of other forums, as phpBB's converters leave them.
//!
//! phpBB tries each driver that fits the length and the columns. Here those that
//! need nothing but the hash are one scheme, and each of the others a dialect of
//! it, chosen by what the board was converted from.

use alloc::borrow::Cow;
use alloc::boxed::Box;

use super::super::bcrypt::wcf2;
use super::super::django::digest_field;
use crate::codec::{Tail, crypt64};
use crate::computation::{Computation, Encoding, Steps, Transform, Value};
use crate::error::{Context, Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::password::Reading;
use crate::primitives::Digest;
use crate::scheme::{Computed, Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Strength};
use crate::stored::{Column, StoredHash, Subject};
use crate::tag::Tag;

static PREFIX: [Prefix; 1] = [Prefix::exact("$CP$")];

/// What the board was converted from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Driver {
    /// By length: 32 characters `md5_phpbb2`, 34 phpass over it, 40 `sha1`, 60
    /// `bcrypt_wcf2`.
    Plain,
    MyBb,
    VBulletin,
    Smf,
    Wcf1,
    XenForo,
}

/// `$CP$` and the digest of one of phpBB's legacy drivers.
#[derive(Debug)]
pub(super) struct Import {
    id: &'static str,
    driver: Driver,
    source: &'static str,
    /// The hash behind `$CP$`, of `foobar`, from phpBB's tests of its drivers.
    known: &'static str,
    salt: &'static str,
}

pub(super) static PLAIN: Import = Import {
    id: "phpbb_cp",
    driver: Driver::Plain,
    source: "phpBB 3.1 and later, converted from phpBB 2, WBB 4 or plain SHA-1",
    known: "8843d7f92416211de9ebb963ff4ce28125932878",
    salt: "",
};
pub(super) static MYBB: Import = Import {
    id: "phpbb_cp_mybb",
    driver: Driver::MyBb,
    source: "phpBB 3.1 and later, converted from MyBB, salt column user_passwd_salt",
    known: "b86ee7e24008bfd2890dcfab1ed31333",
    salt: "yeOtfFO6",
};
pub(super) static VBULLETIN: Import = Import {
    id: "phpbb_cp_vbulletin",
    driver: Driver::VBulletin,
    source: "phpBB 3.1 and later, converted from vBulletin 3, salt column user_passwd_salt",
    known: "b452c54c44c588fc095d2d000935c470",
    salt: "9^F",
};
pub(super) static SMF: Import = Import {
    id: "phpbb_cp_smf",
    driver: Driver::Smf,
    source: "phpBB 3.1 and later, converted from SMF, login_name",
    known: "6f9e2a1899e1f15708fd2e554103480eb53e8b57",
    salt: "",
};
pub(super) static WCF1: Import = Import {
    id: "phpbb_cp_wcf1",
    driver: Driver::Wcf1,
    source: "phpBB 3.1 and later, converted from WBB 3, salt column user_passwd_salt",
    known: "fc46b9d9386167ce365ea3b891bf5dc31ddcd3ff",
    salt: "1a783e478d63f6422783a868db667aed3a857840",
};
pub(super) static XENFORO: Import = Import {
    id: "phpbb_cp_xenforo",
    driver: Driver::XenForo,
    source: "phpBB 3.1 and later, converted from XenForo 1, salt column user_passwd_salt",
    known: "7f65d2fa8a826d232f8134772252f8b1aaef8594b1edcabd9ab65e5b0f236ff0",
    salt: "15b6c02cedbd727f563dcca607a89b085287b448966f19c0cc78cae263b1e38c",
};

impl Scheme for Import {
    fn id(&self) -> SchemeId {
        SchemeId::builtin(self.id)
    }

    fn profile(&self) -> Profile {
        let profile = Profile::new(Strength::Fast).from(self.source);
        match self.driver {
            Driver::Plain => profile,
            Driver::Smf => profile
                .needing(const { &[Context::Login] }.as_slice())
                .dialect_of(SchemeId::builtin(PLAIN.id)),
            _ => {
                profile.needing(const { &[Context::Salt] }.as_slice()).dialect_of(SchemeId::builtin(PLAIN.id))
            }
        }
    }

    fn prefixes(&self) -> &[Prefix] {
        &PREFIX
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let confidence = if self.driver == Driver::Plain { Confidence::Certain } else { Confidence::Dialect };
        stored.as_bytes().starts_with(b"$CP$").then_some(confidence)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let hash = input.rest(4);
        let steps = Computation::steps();
        let hex = |steps: Steps, digest: Digest| steps.digest(digest).encode(Encoding::Hex);
        match self.driver {
            Driver::Plain => plain(hash),
            Driver::MyBb => {
                let salt = hex(steps.bytes(input.column(Context::Salt)?), Digest::Md5);
                record(hex(salt.password(), Digest::Md5).concat(2), Digest::Md5, hash)
            }
            Driver::VBulletin => {
                let steps = hex(steps.password(), Digest::Md5).bytes(input.column(Context::Salt)?);
                record(steps.concat(2), Digest::Md5, hash)
            }
            Driver::Smf => {
                let steps = steps.login(input.login()?).transform(Transform::LowerAscii).password();
                record(steps.concat(2), Digest::Sha1, hash)
            }
            Driver::Wcf1 => {
                let salt = input.column(Context::Salt)?;
                let once = hex(steps.bytes(salt).bytes(salt).password(), Digest::Sha1).concat(2);
                record(hex(once, Digest::Sha1).concat(2), Digest::Sha1, hash)
            }
            Driver::XenForo => {
                let digest = if hash.len() == 40 { Digest::Sha1 } else { Digest::Sha256 };
                let steps = hex(steps.password(), digest).bytes(input.column(Context::Salt)?);
                record(steps.concat(2), digest, hash)
            }
        }
    }

    fn exemplar(&self) -> Option<Exemplar> {
        let mut exemplar = Exemplar::new(&["$CP$", self.known].concat(), "foobar");
        if !self.salt.is_empty() {
            exemplar.stored = exemplar.stored.with_column(Column::Salt, self.salt);
        }
        Some(if self.driver == Driver::Smf { exemplar.of(Subject::named("Test")) } else { exemplar })
    }
}

/// The drivers that need nothing but the hash.
fn plain(hash: &[u8]) -> Result<Box<dyn Record>, ParseError> {
    let slashed = Computation::steps().password().transform(Transform::AddSlashes);
    match hash.len() {
        32 => {
            let expected = digest_field(Encoding::Hex, hash, 16)?;
            Ok(in_both_character_sets(Params::Fixed, slashed.digest(Digest::Md5).build()?, expected))
        }
        34 => {
            let text = hash.strip_prefix(b"$H$").ok_or(Malformed::Unknown("version"))?;
            let (settings, digest) = text.split_at_checked(9).ok_or(Malformed::Missing("salt"))?;
            let expected =
                crypt64::decode_le(digest, 16, Tail::Canonical).ok_or(Malformed::Encoding("digest"))?;
            let md5 = slashed.digest(Digest::Md5).encode(Encoding::Hex);
            let (steps, rounds) = super::phpass_steps(settings, md5)?;
            Ok(in_both_character_sets(Params::Rounds(rounds), steps.build()?, expected))
        }
        40 => record(Computation::steps().password(), Digest::Sha1, hash),
        60 => wcf2(hash),
        _ => Err(Malformed::Length("hash").into()),
    }
}

/// The boards of phpBB 2 were in UTF-8 or in Windows-1252.
fn in_both_character_sets(params: Params, computation: Computation, expected: Value) -> Box<dyn Record> {
    const READINGS: &[Reading] = &[Reading::Raw, Reading::Windows1252];
    let record = Computed::new(params, computation, Tag::from_secret(expected));
    Box::new(record.with_readings(Cow::Borrowed(READINGS)))
}

fn record(steps: Steps, digest: Digest, hash: &[u8]) -> Result<Box<dyn Record>, ParseError> {
    let expected = Tag::from_secret(digest_field(Encoding::Hex, hash, digest.output_len())?);
    Ok(Box::new(Computed::new(Params::Fixed, steps.digest(digest).build()?, expected)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schemes::testing::{assert_malformed, assert_verifies, matches, parse, parse_for};

    /// phpBB's own tests of its drivers, and of its manager.
    #[test]
    fn digests_of_every_driver() {
        for import in [&PLAIN, &MYBB, &VBULLETIN, &SMF, &WCF1, &XENFORO] {
            let known = import.exemplar().unwrap();
            let record = parse_for(import, &known.stored, &known.subject, &known.keyring).unwrap();
            assert!(matches(record.as_ref(), b"foobar") && !matches(record.as_ref(), b"foobaR"));
        }
        assert_verifies(&PLAIN, "$CP$7205f555196311ddf6c4a85fb53a5cb3", "it's \"q\\");
        assert_verifies(&PLAIN, "$CP$$2a$08$p8h14U0jsEiVb1Luy.s8oOTXSQ0hVWUXpcNGBoCezeYNXrQyCKHfi", "foobar");
        let latin1 = parse(&PLAIN, &StoredHash::new("$CP$ae2fc75e20ee25d4520766788fbc96ae")).unwrap();
        assert!(matches(latin1.as_ref(), "fööbar".as_bytes()) && matches(latin1.as_ref(), b"f\xf6\xf6bar"));
        let row = StoredHash::new("$CP$69962ae2079420573a3948cc4dedbabd35680051")
            .with_column(Column::Salt, "15b6c02cedbd727f563dcca607a89b085287b448966f19c0cc78cae263b1e38c");
        assert!(matches(parse(&XENFORO, &row).unwrap().as_ref(), b"foobar"));
    }

    /// PHP 8.2 and DokuWiki's phpass, by phpBB's source.
    #[test]
    fn phpass_over_the_digest_of_phpbb_2() {
        assert_verifies(&PLAIN, "$CP$$H$5abcdefghdyw.qLrFmlO96YiVPlAts1", "it's");
        let row = StoredHash::new("$CP$$H$5abcdefghdyw.qLrFmlO96YiVPlAts1");
        assert_eq!(parse(&PLAIN, &row).unwrap().params(), Params::Rounds(128));
    }

    #[test]
    fn malformed_texts() {
        let md5 = "49bd83827d72c1c4f4bd8ce54637cfa4";
        let rows = [
            "$CP$",
            &["$CP$", &md5[1..]].concat(),
            &["$CP$", md5, "0"].concat(),
            &["$CP$z", &md5[1..]].concat(),
            "$CP$$P$5abcdefghTirbPJao7vjX0d/TOtGeU/",
            "$CP$$H$4abcdefghTirbPJao7vjX0d/TOtGeU/",
            "$CP$$H$Tabcdefgh TirbPJao7vjX0d/TOtGeU",
            "$CP$$2a$03$p8h14U0jsEiVb1Luy.s8oOTXSQ0hVWUXpcNGBoCezeYNXrQyCKHfi",
            "$CP$$2x$08$p8h14U0jsEiVb1Luy.s8oOTXSQ0hVWUXpcNGBoCezeYNXrQyCKHfi",
        ];
        assert_malformed(&PLAIN, &rows);
        let salted = StoredHash::new(["$CP$", &md5[2..]].concat()).with_column(Column::Salt, "s");
        for import in [&MYBB, &VBULLETIN, &WCF1, &XENFORO] {
            assert!(matches!(parse(import, &salted), Err(ParseError::Malformed(_))));
        }
        let bare = StoredHash::new(["$CP$", md5].concat());
        for import in [&MYBB, &VBULLETIN, &SMF] {
            assert!(matches!(parse(import, &bare), Err(ParseError::MissingContext(_))));
        }
    }
}
