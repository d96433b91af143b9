//! RACF of z/OS, and IBM i before its password level 2.

#[cfg(feature = "ciphers")]
mod kdfaes;

use alloc::boxed::Box;

use super::django::digest_field;
use super::user::User;
use crate::codec::{hex, split};
use crate::computation::{Computation, Encoding, Steps, Transform, Vendor};
use crate::error::{Context, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::primitives::mainframe::{AS400_PASSWORD, LEN, RACF_PASSWORD};
use crate::scheme::{
    Alphabet, Computed, Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Shape, Strength,
};
use crate::stored::{StoredHash, Subject};
use crate::tag::Tag;

pub(super) static SCHEMES: &[&dyn Scheme] = &[
    &RACF,
    &RACF_MIXED_CASE,
    &RVARY,
    &AS400,
    #[cfg(feature = "ciphers")]
    &kdfaes::MIXED_CASE,
    #[cfg(feature = "ciphers")]
    &kdfaes::UPPER_CASE,
];

/// Sixteen digits, bare or as the tools write them that read them out: a label, the user id and an asterisk in front.
#[derive(Debug)]
struct Des {
    id: &'static str,
    source: &'static str,
    label: &'static [Prefix],
    profile: fn(Profile) -> Profile,
    computation: fn(User<'_>) -> Steps,
    /// Whether a user id belongs to it.
    named: bool,
    base: Option<&'static str>,
    known: &'static str,
    password: &'static str,
    user: &'static str,
}

/// The label of racfdump.
static RACF_LABEL: [Prefix; 1] = [Prefix::exact("$racf$*")];

/// The user id, encrypted under the password in capitals.
static RACF: Des = Des {
    id: "racf",
    source: "z/OS RACF, DES",
    label: &RACF_LABEL,
    profile: |profile| profile.truncating_at(RACF_PASSWORD).folding_case(),
    computation: |user| upper_case(user).vendor(Vendor::Racf),
    named: true,
    base: None,
    // John the Ripper, `racf_fmt_plug.c`.
    known: "EC76FC0DEF5B0A83",
    password: "SYS1",
    user: "OPEN3",
};
/// The same of a system with `MIXEDCASE` passwords.
static RACF_MIXED_CASE: Des = Des {
    id: "racf_mixed_case",
    source: "z/OS RACF, DES, SETROPTS PASSWORD(MIXEDCASE)",
    profile: |profile| profile.truncating_at(RACF_PASSWORD),
    computation: |user| as_typed(user).vendor(Vendor::Racf),
    base: Some("racf"),
    // hashcat 6.2.6, example of mode 8500.
    known: "6095E8FCA59F8E3E",
    password: "hashcat",
    user: "8481",
    ..RACF
};
/// The passwords of the commands RVARY STATUS and RVARY SWITCH: each encrypted under itself.
static RVARY: Des = Des {
    id: "rvary",
    source: "z/OS RACF, RVARY",
    label: const { &[Prefix::exact("$rvary$")] },
    computation: |_| {
        Computation::steps().password().transform(Transform::UpperAscii).pick(0).vendor(Vendor::Racf)
    },
    named: false,
    // John the Ripper, `rvary_fmt_plug.c`.
    known: "5AA70358A9C369E0",
    password: "QWERTY1",
    user: "",
    ..RACF
};
/// The user profile, encrypted under both halves of the password in capitals.
static AS400: Des = Des {
    id: "as400_des",
    source: "IBM i, OS/400, password levels 0 and 1",
    label: const { &[Prefix::exact("$as400des$")] },
    profile: |profile| profile.truncating_at(AS400_PASSWORD).folding_case(),
    computation: |user| upper_case(user).vendor(Vendor::As400),
    named: true,
    base: None,
    // John the Ripper, `as400_des_fmt_plug.c`.
    known: "AB171E6EE8E98037",
    password: "PASSWORD9",
    user: "USERID",
};

/// The password in capitals, and the user id, which always is.
fn upper_case(user: User<'_>) -> Steps {
    user.push(Computation::steps().password().transform(Transform::UpperAscii))
        .transform(Transform::UpperAscii)
}

fn as_typed(user: User<'_>) -> Steps {
    user.push(Computation::steps().password()).transform(Transform::UpperAscii)
}

/// What stands behind a label: the user id if there is an asterisk, and the rest.
fn behind_label<'a>(label: &[Prefix], text: &'a [u8]) -> Option<(Option<&'a [u8]>, &'a [u8])> {
    let label = label.iter().find(|label| label.matches(text))?;
    let rest = text.get(label.text().len()..)?;
    Some(split::rcut(rest, b'*').map_or((None, rest), |(user, rest)| (Some(user), rest)))
}

impl Scheme for Des {
    fn id(&self) -> SchemeId {
        SchemeId::builtin(self.id)
    }

    fn profile(&self) -> Profile {
        let mut profile = (self.profile)(Profile::new(Strength::Broken).from(self.source));
        if self.named {
            profile = profile.needing(&[Context::Login][..]);
        }
        self.base.map(SchemeId::builtin).into_iter().fold(profile, Profile::dialect_of)
    }

    fn prefixes(&self) -> &[Prefix] {
        self.label
    }

    fn shapes(&self) -> &[Shape] {
        const { &[Shape::exact(Alphabet::Hex, 2 * LEN)] }
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let text = stored.as_bytes();
        let (digits, confidence) = match behind_label(self.label, text) {
            // Longer ones are of KDFAES.
            Some((_, digits)) => (digits, Confidence::Certain),
            None => (text, Confidence::Shape),
        };
        let confidence = if self.base.is_some() { Confidence::Dialect } else { confidence };
        (digits.len() == 2 * LEN && hex::is_hex(digits)).then_some(confidence)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let text = input.bytes();
        let (written, digits) = behind_label(self.label, text).unwrap_or((None, text));
        let digest = digest_field(Encoding::Hex, digits, LEN)?;
        let user = if self.named { User::of(written, &input)? } else { User::None };
        let computation = (self.computation)(user).build()?;
        Ok(Box::new(Computed::new(Params::Fixed, computation, Tag::from_secret(digest))))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        let exemplar = Exemplar::new(self.known, self.password);
        Some(if self.named { exemplar.of(Subject::named(self.user)) } else { exemplar })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keyring::Keyring;
    use crate::schemes::testing::{assert_verifies, matches, parse, parse_for};

    /// John the Ripper, `racf_fmt_plug.c`, `rvary_fmt_plug.c` and `as400_des_fmt_plug.c`; hashcat 6.2.6, example of
    /// mode 8500.
    #[test]
    fn as_the_tools_write_them() {
        for (scheme, stored, password) in [
            (&RACF, "$racf$*AAAAAAA*CA2E330B2FD1820E", "AAAAAAAA"),
            (&RACF, "$racf$*TCPIP*657889cd0f5d40df", "sys1"),
            (&RACF_MIXED_CASE, "$racf$*8481*6095E8FCA59F8E3E", "hashcat"),
            (&RVARY, "$rvary$*EB59EE07FC74AE77", "PASSWORD"),
            (&RVARY, "$rvary$0FF48804F759193F", "testtest"),
            (&AS400, "$as400des$A*0F7DE80335E8ED68", "A"),
            (&AS400, "$as400des$SYSOPR*83845F8EEC7C20D8", "SYSOPR"),
            (&AS400, "$as400des$ROB*D09E49EB96A1BE45", "schoemaker"),
        ] {
            assert_verifies(scheme, stored, password);
        }
    }

    #[test]
    fn bare_digits_take_the_login_name() {
        for scheme in [&RACF, &RACF_MIXED_CASE, &RVARY, &AS400] {
            let row = StoredHash::new(scheme.known);
            let subject = Subject::named(scheme.user.to_ascii_lowercase());
            let record = parse_for(scheme, &row, &subject, &Keyring::new()).unwrap();
            assert!(matches(record.as_ref(), scheme.password.as_bytes()), "{}", scheme.id);
            assert!(!matches(record.as_ref(), b"OTHER"), "{}", scheme.id);
            assert_eq!(parse(scheme, &row).is_err(), scheme.named);
        }
    }

    #[test]
    fn case_and_length() {
        let record = parse(&RACF, &StoredHash::new("$racf$*AAAAAAA*CA2E330B2FD1820E")).unwrap();
        assert!(matches(record.as_ref(), b"aaaaaaaaANDMORE"));
        let record = parse(&RACF_MIXED_CASE, &StoredHash::new("$racf$*8481*6095E8FCA59F8E3E")).unwrap();
        assert!(!matches(record.as_ref(), b"HASHCAT"));
        // What is not in the code page is an error of the password, not a match.
        let cyrillic = record.derive("пароль".as_bytes(), &mut crate::tag::Scratch::new());
        assert!(cyrillic.is_err());
    }

    #[test]
    fn other_strings_are_left() {
        for other in
            ["$racf$*A*CA2E330B2FD1820", "$racf$*A*CA2E330B2FD1820G", "$racf$*", "CA2E330B2FD1820", ""]
        {
            assert!(RACF.recognise(&StoredHash::new(other)).is_none(), "{other}");
        }
        let row = StoredHash::new([b"$racf$*\xff*", &b"CA2E330B2FD1820E"[..]].concat());
        assert!(matches!(parse(&RACF, &row), Err(ParseError::Malformed(_))));
    }
}
