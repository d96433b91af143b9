//! Fairly Secure Hashed Password: `{FSHP1|16|4096}` and base64 of salt and digest.

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::django::positive;
use crate::codec::{decimal, split};
use crate::computation::{Computation, Encoding, Value};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::primitives::Digest;
use crate::scheme::{Computed, Exemplar, Input, Prefix, Profile, Record, Scheme, Strength};
use crate::tag::Tag;

pub(super) static SCHEMES: &[&dyn Scheme] = &[&Fshp];

/// By the number of the variant.
const VARIANTS: [Digest; 4] = [Digest::Sha1, Digest::Sha256, Digest::Sha384, Digest::Sha512];
/// passlib takes any length; nothing was seen above this one.
const LONGEST_SALT: u32 = 1024;

/// `{FSHP`variant`|`bytes of salt`|`rounds`}` and base64(salt . digest): PBKDF1
/// with password and salt in each other's place, so that the digest is
/// H(…H(salt . password)), as many times as there are rounds.
#[derive(Debug)]
struct Fshp;

impl Scheme for Fshp {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("fshp")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Stretched).from("Fairly Secure Hashed Password, passlib")
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact("{FSHP")] }
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let (settings, text) = split::cut(input.rest(5), b'}').ok_or(Malformed::Missing("rounds"))?;
        let [variant, salt_len, rounds] =
            split::split_exact(settings, b'|').ok_or(Malformed::Missing("rounds"))?;
        let variant = decimal::parse_u32(variant).ok_or(Malformed::Number("variant"))?;
        let digest = VARIANTS.get(variant as usize).ok_or(Malformed::Unknown("variant"))?;
        let salt_len = decimal::parse_u32(salt_len).ok_or(Malformed::Number("salt length"))?;
        if salt_len > LONGEST_SALT {
            return Err(Malformed::Range("salt length").into());
        }
        let rounds = positive(rounds, "rounds")?;
        let both = Encoding::Base64.decode(text).ok_or(Malformed::Encoding("digest"))?;
        let (salt, expected) = both.split_at_checked(salt_len as usize).ok_or(Malformed::Length("salt"))?;
        if expected.len() != digest.output_len() {
            return Err(Malformed::Length("digest").into());
        }
        let steps = Computation::steps().bytes(salt).password().concat(2).bytes(Vec::new());
        let computation = steps.iterate(*digest, rounds.into()).build()?;
        let expected = Tag::from_secret(Value::new(expected.to_vec()));
        Ok(Box::new(Computed::new(Params::Rounds(rounds.into()), computation, expected)))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // passlib 1.7.4.
        let stored = "{FSHP1|16|4096}AAECAwQFBgcICQoLDA0OD7Hx3ohRNIcr+nGOMLRJstHoNR/gI7ZwqjyLyGJe1fzd";
        Some(Exemplar::new(stored, "letmein"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cost::Limits;
    use crate::schemes::testing::{assert_malformed, assert_verifies, matches, parse};
    use crate::stored::StoredHash;

    const GOOD: &str = "{FSHP1|16|4096}AAECAwQFBgcICQoLDA0OD7Hx3ohRNIcr+nGOMLRJstHoNR/gI7ZwqjyLyGJe1fzd";

    /// passlib 1.7.4, and vectors of the reference implementation that it has.
    #[test]
    fn variants_and_salts_of_any_length() {
        assert_verifies(&Fshp, GOOD, "letmein");
        assert_verifies(&Fshp, "{FSHP0|0|1}qUqP5cyxm6YcTAhz05Hph5gvu9M=", "test");
        for stored in [
            "{FSHP0|8|3}j7H2vhcCoHQ2XRtymLwdmhiDQfnR4sZDpUlcvQ==",
            "{FSHP1|8|3}DyHkHENI6V014Vvjm37eNCmaKRL2HeOAXwEffPjpftC17BWsjMmyBQ==",
            "{FSHP2|0|3}3mUyokkhgguyTzWqfXPZ2OnD4ULA9BKELPcMX7XJDCXJPhskAYsO8RMqSeu6w4Ct",
            "{FSHP3|8|3}r/UeA8DYG6MC05dBYPJvUAjIV344TftPllDrsmNWb/iB5COyJNwHYLf6GUUHNtWWGoFiD4GpDOZNZpZ5Z6Bx3+gC34DGjpcX",
        ] {
            assert_verifies(&Fshp, stored, "OrpheanBeholderScryDoubt");
        }
        let record = parse(&Fshp, &StoredHash::new(GOOD)).unwrap();
        assert_eq!(record.params(), Params::Rounds(4096));
        assert!(!matches(record.as_ref(), b""));
    }

    #[test]
    fn malformed_texts() {
        assert_malformed(
            &Fshp,
            &[
                "{FSHP",
                "{FSHP}",
                "{FSHP1|16|4096}",
                &GOOD.replace("{FSHP1", "{FSHP4"),
                &GOOD.replace("{FSHP1", "{FSHP0"),
                &GOOD.replace("{FSHP1", "{FSHP01"),
                &GOOD.replace("|16|", "|15|"),
                &GOOD.replace("|16|", "|17|"),
                &GOOD.replace("|16|", "|-1|"),
                &GOOD.replace("|16|", "|4294967311|"),
                &GOOD.replace("|16|", "|2000|"),
                &GOOD.replace("|4096}", "|0}"),
                &GOOD.replace("|4096}", "|04096}"),
                &GOOD.replace("|4096}", "|4294967296}"),
                &GOOD.replace("|4096}", "|4096|1}"),
                &GOOD.replace("fzd", "fz!"),
                &GOOD.replace("fzd", "fé"),
                &[GOOD, "A"].concat(),
            ],
        );
        assert!(Fshp.recognise(&StoredHash::new("{fshp1|16|1}")).is_none());
    }

    #[test]
    fn most_rounds_are_costly() {
        let record = parse(&Fshp, &StoredHash::new(GOOD.replace("|4096}", "|4294967295}"))).unwrap();
        assert!(Limits::default().check(&Fshp.id(), record.cost(8), 8).is_err());
    }
}
