//! SAP's code versions B (`BCODE`) and F and G (`PASSCODE`) of table `USR02`. Code version H is a recipe.

use alloc::boxed::Box;

use super::django::digest_field;
use super::user::User;
use crate::codec::{hex, split};
use crate::computation::{Computation, Encoding, Vendor};
use crate::error::{Context, Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::primitives::sap;
use crate::scheme::{
    Alphabet, Computed, Confidence, Exemplar, Input, Profile, Record, Scheme, Shape, Strength,
};
use crate::stored::{StoredHash, Subject};
use crate::tag::Tag;

pub(super) static SCHEMES: &[&dyn Scheme] = &[&B, &G, &B_HALF, &G_HALF];

/// A column in hexadecimal, with the user name and a dollar in front or without.
#[derive(Debug)]
struct Code {
    id: &'static str,
    source: &'static str,
    shape: &'static [Shape],
    vendor: Vendor,
    /// Bytes of the column, and how many of them hold something.
    len: usize,
    filled: usize,
    /// Of `hashcat`, and of this user.
    known: &'static str,
    user: &'static str,
    base: Option<&'static str>,
}

/// MD5 with eight characters of the password, upper and lower case being one.
static B: Code = Code {
    id: "sap_b",
    source: "SAP NetWeaver, CODVN B (BCODE)",
    shape: &[
        Shape::exact(Alphabet::Hex, 2 * sap::B_LEN),
        Shape::between(Alphabet::Any, 2 * sap::B_LEN + 2, LONGEST),
    ],
    vendor: Vendor::SapB,
    len: sap::B_LEN,
    filled: sap::B_LEN,
    // hashcat 6.2.6, example of mode 7700.
    known: "77EC38630C08DF8D",
    user: "027642760180",
    base: None,
};
/// SHA-1.
static G: Code = Code {
    id: "sap_g",
    source: "SAP NetWeaver, CODVN F and G (PASSCODE)",
    shape: &[
        Shape::exact(Alphabet::Hex, 2 * sap::G_LEN),
        Shape::between(Alphabet::Any, 2 * sap::G_LEN + 2, LONGEST),
    ],
    vendor: Vendor::SapG,
    len: sap::G_LEN,
    filled: sap::G_LEN,
    // hashcat 6.2.6, example of mode 7800.
    known: "32837BA7B97672BA4E5AC74767A4E6E1AE802651",
    user: "604020408266",
    base: None,
};
/// As read by tools that cut binary columns in half (RFC_READ_TABLE) and fill up with zeros. One password in four
/// billion matches.
static B_HALF: Code = Code {
    id: "sap_b_half",
    source: "SAP NetWeaver, CODVN B, first half of BCODE",
    filled: sap::B_LEN / 2,
    // hashcat 6.2.6, example of mode 7701.
    known: "77EC386300000000",
    base: Some("sap_b"),
    ..B
};
/// The same of the other column.
static G_HALF: Code = Code {
    id: "sap_g_half",
    source: "SAP NetWeaver, CODVN F and G, first half of PASSCODE",
    filled: sap::G_LEN / 2,
    // hashcat 6.2.6, example of mode 7801.
    known: "32837BA7B97672BA4E5A00000000000000000000",
    base: Some("sap_g"),
    ..G
};

/// A name of forty characters, a dollar and the longer column.
const LONGEST: usize = 201;

impl Code {
    /// The user name, if it stands in front, and the column.
    fn split<'a>(&self, text: &'a [u8]) -> Option<(Option<&'a str>, &'a [u8])> {
        let (user, digits) = match split::rcut(text, b'$') {
            None => (None, text),
            // Names of twelve characters with blanks behind them.
            Some((user, digits)) => (Some(core::str::from_utf8(user).ok()?.trim_end_matches(' ')), digits),
        };
        let named = user.is_none_or(|user| !user.is_empty());
        (named && digits.len() == 2 * self.len && hex::is_hex(digits)).then_some((user, digits))
    }
}

impl Scheme for Code {
    fn id(&self) -> SchemeId {
        SchemeId::builtin(self.id)
    }

    fn profile(&self) -> Profile {
        let profile = match self.vendor {
            Vendor::SapB => Profile::new(Strength::Broken).truncating_at(sap::B_PASSWORD).folding_case(),
            _ => Profile::new(Strength::Fast),
        };
        let profile = profile.from(self.source).needing(&[Context::Login][..]);
        self.base.map(SchemeId::builtin).into_iter().fold(profile, Profile::dialect_of)
    }

    fn shapes(&self) -> &[Shape] {
        self.shape
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let text = stored.as_bytes();
        if text.len() > LONGEST {
            return None;
        }
        self.split(text)?;
        Some(if self.base.is_some() { Confidence::Dialect } else { Confidence::Shape })
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let (user, digits) = self.split(input.bytes()).ok_or(Malformed::Encoding("digest"))?;
        let digest = digest_field(Encoding::Hex, digits, self.len)?;
        let (filled, rest) = digest.split_at(self.filled);
        if rest.iter().fold(0, |seen, byte| seen | byte) != 0 {
            return Err(Malformed::Surplus("digest").into());
        }
        let user = User::of(user.map(str::as_bytes), &input)?;
        let steps = user.push(Computation::steps().password()).vendor(self.vendor).slice(0, self.filled);
        Ok(Box::new(Computed::new(Params::Fixed, steps.build()?, Tag::new(filled))))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        Some(Exemplar::new(self.known, "hashcat").of(Subject::named(self.user)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keyring::Keyring;
    use crate::schemes::testing::{assert_malformed, assert_verifies, matches, parse, parse_for};

    /// hashcat 6.2.6, examples of modes 7700, 7701, 7800 and 7801; John the Ripper, `sapB_fmt_plug.c` and
    /// `sapG_fmt_plug.c`.
    #[test]
    fn with_the_name_in_front() {
        assert_verifies(&B, "EARLYWATCH$C1490E1C2AC53FFB", "COCQP09J");
        assert_verifies(&B, "EARLYWATCH  $c1490e1c2ac53ffb", "cocqp09j");
        assert_verifies(&G, "ROOT$1194E38F14B9F3F8DA1B181F14DEB70E7BDCC239", "KID");
        assert_verifies(&B_HALF, "027642760180$77EC386300000000", "hashcat");
        assert_verifies(&G_HALF, "604020408266$32837BA7B97672BA4E5A00000000000000000000", "hashcat");
    }

    #[test]
    fn with_the_login_name() {
        for scheme in [&B, &G, &B_HALF, &G_HALF] {
            let row = StoredHash::new(scheme.known);
            let record = parse_for(scheme, &row, &Subject::named(scheme.user), &Keyring::new()).unwrap();
            assert!(matches(record.as_ref(), b"hashcat"));
            assert!(!matches(record.as_ref(), b"hashcau"));
            assert!(matches!(parse(scheme, &row), Err(ParseError::MissingContext(Context::Login))));
        }
    }

    #[test]
    fn only_eight_characters_in_any_case_count_in_version_b() {
        let record = parse(&B, &StoredHash::new("EARLYWATCH$C1490E1C2AC53FFB")).unwrap();
        assert!(matches(record.as_ref(), b"cocqp09jAndMore"));
        assert!(!matches(record.as_ref(), b"cocqp09"));
    }

    #[test]
    fn malformed_texts() {
        assert_malformed(&B_HALF, &["EARLYWATCH$C1490E1C2AC53FFB"]);
        assert_malformed(&G_HALF, &["ROOT$1194E38F14B9F3F8DA1B181F14DEB70E7BDCC239"]);
        for other in
            ["", "$", "$C1490E1C2AC53FFB", "A$C1490E1C2AC53FF", "A$C1490E1C2AC53FFG", "  $C1490E1C2AC53FFB"]
        {
            assert!(B.recognise(&StoredHash::new(other)).is_none(), "{other}");
        }
    }
}
