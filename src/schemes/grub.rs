//! GRUB 2: `grub.pbkdf2.sha512.`rounds`.`salt`.`digest, the last two in hexadecimal.

use alloc::boxed::Box;

use crate::codec::{decimal, hex, split};
use crate::computation::Computation;
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::primitives::Digest;
use crate::scheme::{Computed, Exemplar, Input, Prefix, Profile, Record, Scheme, Strength};
use crate::tag::Tag;

pub(super) static SCHEMES: &[&dyn Scheme] = &[&Grub];

/// `grub-mkpasswd-pbkdf2` writes 64 bytes of digest, or as many as its option `--buflen` says. A few bytes would match
/// one password in so many.
#[derive(Debug)]
struct Grub;

const PREFIX: &str = "grub.pbkdf2.sha512.";
const MIN_LEN: usize = 16;
const MAX_LEN: usize = 1024;

impl Scheme for Grub {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("grub_pbkdf2_sha512")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Slow).from("GRUB 2")
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact(PREFIX)] }
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let [rounds, salt, digest] =
            split::split_exact(input.rest(PREFIX.len()), b'.').ok_or(Malformed::Missing("salt or digest"))?;
        let rounds = decimal::parse_u32(rounds).ok_or(Malformed::Number("rounds"))?;
        let salt = hex::decode(salt).ok_or(Malformed::Encoding("salt"))?;
        let digest = hex::decode(digest).ok_or(Malformed::Encoding("digest"))?;
        let len = digest.len();
        if !(MIN_LEN..=MAX_LEN).contains(&len) {
            return Err(Malformed::Length("digest").into());
        }
        let steps = Computation::steps().password().bytes(&salt).pbkdf2(Digest::Sha512, rounds, len);
        let params = Params::Pbkdf2 { digest: Digest::Sha512, rounds };
        Ok(Box::new(Computed::new(params, steps.build()?, Tag::from_secret(digest))))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // passlib 1.7.4.
        Some(Exemplar::new(
            "grub.pbkdf2.sha512.10000.000102030405060708090A0B0C0D0E0F.08C80182384CE575A891F591BFE375DB6AB\
             E2FB3ED65FFC578AE313FD4C8D083977FB5CC36EBA2F873A1C3031838CB1AD81A15C58FBEF5158251B51A508EFC83",
            "letmein",
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cost::Limits;
    use crate::schemes::testing::{assert_malformed, assert_verifies, parse};
    use crate::stored::StoredHash;

    /// grub-mkpasswd-pbkdf2 2.06, with `-l` and `-s` too.
    #[test]
    fn any_length() {
        for (stored, password) in [
            (
                "grub.pbkdf2.sha512.1000.30864261394E38F55E09E28DB61F87B950E128E2134F835A8057DCB84E7BD682AC8CDE0\
                 92B5510021E37D9241BCC77E45B604992FC27F94AB1F5966E119DFE37.FD252271344E325DCFE73E3E764826BBB4A38\
                 1D6030104A934E9542C7805823C7DAC9F5778F104309F4D2EF6601BC67D89ED5CB615BD61853682B08B3DCC8C30",
                "letmein",
            ),
            (
                "grub.pbkdf2.sha512.1000.42543B835D57D2C6F9DEE571AACF23CC.FEF5FCB908D60FF72274451A23C1CFAB8C9FA8\
                 8286219FF4687FCFE7C85CA98BDFCDE0C0CE6D66A156096515D54220E29AAE968F28B185D01A1AA0CEBC2F1F10",
                "pässwörd",
            ),
            ("grub.pbkdf2.sha512.1.6042B8FF3140D1D2.73057B90D0AB8CB7D8A8FF2397F7CEDC", "x"),
            (
                "grub.pbkdf2.sha512.7.FF.88446B1A135C93BF101C2465699B44125E3B27EEFE7AC71E15C423B2B562E043122EEFC\
                 8F4F9808B09EDF489EC4E46D7A25703A6FF83FB9E30F3160B81D0B92C8DE021F64E5CCBF2E23D0A9A5156F47D6C2DA1\
                 BCB1E7A33AE162D6C9771EAE08D779895236413FE24E92CF6919A60FD5DD590CB9144F436B63170598EC659657FC3A1\
                 0074F9E2A56E8DEE0C5D57808C50409AE682F630F9D81127718208D42903CFE1A5BAD6DEFAD3CE3E8B401EDAEA28FC4\
                 5F8EED783A89CB1FE8E8953B3C50E0D3DF73DF16E7CB",
                "long enough",
            ),
        ] {
            assert_verifies(&Grub, stored, password);
        }
        let exemplar = Grub.exemplar().unwrap();
        assert_verifies(&Grub, exemplar.stored.as_str().unwrap(), exemplar.password);
        let lower = exemplar.stored.as_str().unwrap().to_ascii_lowercase();
        assert_verifies(&Grub, &lower, exemplar.password);
    }

    #[test]
    fn malformed_texts() {
        let known = Grub.exemplar().unwrap();
        let good = known.stored.as_str().unwrap();
        let start = &good[..good.len() - 128];
        assert_malformed(
            &Grub,
            &[
                "grub.pbkdf2.sha512.",
                start,
                &good[..good.len() - 1],
                &[start, &"00".repeat(15)].concat(),
                &[start, &"00".repeat(1025)].concat(),
                &[good, "."].concat(),
                &good.replace("FC83", "FC8G"),
                &good.replace("10000", "0"),
                &good.replace("10000", "010000"),
                &good.replace("10000", "4294967296"),
                &good.replace("0102", "012"),
            ],
        );
    }

    #[test]
    fn hostile_parameters_are_costly() {
        let known = Grub.exemplar().unwrap();
        let good = known.stored.as_str().unwrap();
        let record = parse(&Grub, &StoredHash::new(good.replace("10000", "4294967295"))).unwrap();
        assert!(Limits::default().check(&Grub.id(), record.cost(8), 8).is_err());
    }
}
