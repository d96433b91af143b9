//! KDFAES of RACF: 48 bytes in hexadecimal, bare or with racfdump's label and the user id in front.

use alloc::boxed::Box;

use super::{RACF_LABEL, User, behind_label};
use crate::codec::hex;
use crate::computation::{Computation, Steps, Transform, Vendor};
use crate::error::{Context, Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::primitives::mainframe::RACF_PASSWORD;
use crate::scheme::{Computed, Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Strength};
use crate::stored::{StoredHash, Subject};
use crate::tag::Tag;

/// A header, log2 of the bytes of memory, hundreds of rounds, two lengths, 16 bytes of salt and 16 of the digest.
#[derive(Debug)]
pub(super) struct Kdfaes {
    id: &'static str,
    source: &'static str,
    /// The password, as it goes into the computation.
    upper_case: bool,
    base: Option<&'static str>,
}

pub(super) static MIXED_CASE: Kdfaes =
    Kdfaes { id: "racf_kdfaes", source: "z/OS RACF, KDFAES", upper_case: false, base: None };
/// The same of a system without `MIXEDCASE` passwords.
pub(super) static UPPER_CASE: Kdfaes = Kdfaes {
    id: "racf_kdfaes_upper_case",
    source: "z/OS RACF, KDFAES, SETROPTS PASSWORD(NOMIXEDCASE)",
    upper_case: true,
    base: Some("racf_kdfaes"),
};

/// The first bytes, and how long all of them are.
const HEADER: &[u8] = b"\xe7\xd7\xe6\x6d\x00\x01\x80\x00";
const LEN: usize = 48;
/// Of salt and digest, which stand before them.
const LENGTHS: [u8; 4] = [0, 16, 0, 16];
const WIDTH: usize = 16;
/// Rounds are written in hundreds.
const HUNDRED: u32 = 100;

impl Scheme for Kdfaes {
    fn id(&self) -> SchemeId {
        SchemeId::builtin(self.id)
    }

    fn profile(&self) -> Profile {
        let profile = Profile::new(Strength::Slow).truncating_at(RACF_PASSWORD).from(self.source);
        let profile = profile.needing(&[Context::Login][..]);
        let profile = if self.upper_case { profile.folding_case() } else { profile };
        self.base.map(SchemeId::builtin).into_iter().fold(profile, Profile::dialect_of)
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact("$racf$*"), Prefix::any_case("E7D7E66D00018000")] }
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let text = stored.as_bytes();
        let (_, digits) = behind_label(&RACF_LABEL, text).unwrap_or((None, text));
        let header = Prefix::any_case("E7D7E66D00018000").matches(digits);
        let confidence = if self.base.is_some() { Confidence::Dialect } else { Confidence::Certain };
        header.then_some(confidence)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let text = input.bytes();
        let (written, digits) = behind_label(&RACF_LABEL, text).unwrap_or((None, text));
        let bytes = hex::decode(digits).ok_or(Malformed::Encoding("digest"))?;
        if bytes.len() != LEN {
            return Err(Malformed::Length("digest").into());
        }
        let rest = bytes.strip_prefix(HEADER).ok_or(Malformed::Unknown("version"))?;
        let (numbers, rest) = rest.split_at(4);
        let rest = rest.strip_prefix(&LENGTHS).ok_or(Malformed::Unknown("version"))?;
        let (salt, digest) = rest.split_at(WIDTH);
        let [memory_high, log2_bytes, rounds @ ..] = numbers else {
            return Err(Malformed::Length("digest").into());
        };
        let hundreds = rounds.iter().fold(0, |sum, byte| sum << 8 | u32::from(*byte));
        if *memory_high != 0 || hundreds == 0 {
            return Err(Malformed::Range("rounds").into());
        }
        let vendor = Vendor::Kdfaes { log2_bytes: *log2_bytes, rounds: hundreds * HUNDRED };
        let computation = self.steps(User::of(written, &input)?, salt).vendor(vendor).build()?;
        let params = Params::Rounds(u64::from(hundreds * HUNDRED) << (log2_bytes - 5));
        Ok(Box::new(Computed::new(params, computation, Tag::new(digest))))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // Python's hmac with pycryptodome 4.4.0, after `racf_kdfaes_fmt_plug.c` of John the Ripper.
        let (stored, password) = if self.upper_case {
            (
                "E7D7E66D00018000000700010010001054FDAABCDEF012345674A0F58EE6137DDDE136DB294E81390B867B0BFB848D29",
                "SYS1PAS",
            )
        } else {
            (
                "E7D7E66D00018000000700010010001054FDAABCDEF012345674A0F58EE6137D9F2797370F01245F1CE506A760F66BC1",
                "P@ssw0r",
            )
        };
        Some(Exemplar::new(stored, password).of(Subject::named("USER1")))
    }
}

impl Kdfaes {
    /// Password, salt and user id.
    fn steps(&self, user: User<'_>, salt: &[u8]) -> Steps {
        let password = Computation::steps().password();
        let password = if self.upper_case { password.transform(Transform::UpperAscii) } else { password };
        user.push(password.bytes(salt)).transform(Transform::UpperAscii)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cost::Limits;
    use crate::keyring::Keyring;
    use crate::schemes::testing::{assert_malformed, assert_verifies, matches, parse, parse_for};

    /// John the Ripper, `racf_kdfaes_fmt_plug.c`.
    const JOHN: &str = "$racf$*USER1*E7D7E66D00018000000900320010001054FDAABCDEF012345674A0F58EE6137D203D3CD649E9E52F80A1F1B7CD263EE2";

    #[test]
    fn examples() {
        assert_verifies(&MIXED_CASE, JOHN, "P@ssw0rd");
        for scheme in [&MIXED_CASE, &UPPER_CASE] {
            let known = scheme.exemplar().unwrap();
            let record = parse_for(scheme, &known.stored, &Subject::named("user1"), &Keyring::new()).unwrap();
            assert!(matches(record.as_ref(), known.password.as_bytes()));
            let typed = known.password.to_ascii_lowercase();
            assert_eq!(matches(record.as_ref(), typed.as_bytes()), scheme.upper_case);
        }
        let record = parse(&MIXED_CASE, &StoredHash::new(JOHN)).unwrap();
        assert_eq!(record.params(), Params::Rounds(5000 * 16));
    }

    #[test]
    fn malformed_and_hostile_texts() {
        assert_malformed(
            &MIXED_CASE,
            &[
                &JOHN[..JOHN.len() - 1],
                &[JOHN, "00"].concat(),
                &JOHN.replace("3EE2", "3EEg"),
                &JOHN.replace("00100010", "00100011"),
                &JOHN.replace("0009", "0109"),
                &JOHN.replace("0009", "0004"),
                &JOHN.replace("0009", "00ff"),
                &JOHN.replace("0032", "0000"),
            ],
        );
        for (from, to) in [("0032", "ffff"), ("0009", "001e")] {
            let record = parse(&MIXED_CASE, &StoredHash::new(JOHN.replace(from, to))).unwrap();
            assert!(Limits::default().check(&MIXED_CASE.id(), record.cost(8), 8).is_err());
        }
        for other in ["$racf$*A*CA2E330B2FD1820E", "E7D7E66D0001800", "$racf$*", ""] {
            assert!(MIXED_CASE.recognise(&StoredHash::new(other)).is_none(), "{other}");
        }
    }
}
