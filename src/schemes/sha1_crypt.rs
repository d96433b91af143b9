//! sha1-crypt of NetBSD: `$sha1$`rounds`$`salt`$`digest.

use alloc::boxed::Box;

use subtle::ConstantTimeEq;

use crate::codec::{crypt64, decimal, split};
use crate::computation::Computation;
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::scheme::{Computed, Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Strength};
use crate::stored::StoredHash;
use crate::tag::Tag;

pub(super) static SCHEMES: &[&dyn Scheme] = &[&Sha1Crypt];

/// What is hashed between the salt and the rounds.
const MAGIC: &[u8] = b"$sha1$";
/// The bytes of the digest; another one fills the last group of characters.
const DIGEST: usize = 20;

/// S. J. Gerraty, NetBSD 4.0. The salt is text.
#[derive(Debug)]
struct Sha1Crypt;

impl Scheme for Sha1Crypt {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("sha1_crypt")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Slow).from("crypt(3) of NetBSD and libxcrypt, Juniper Junos")
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact("$sha1$")] }
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        // Ory Kratos writes `$sha1$pf=…`.
        let rest = stored.as_bytes().strip_prefix(MAGIC)?;
        (!rest.starts_with(b"pf=")).then_some(Confidence::Certain)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let rest = input.bytes().strip_prefix(MAGIC).ok_or(Malformed::Missing("rounds"))?;
        let (digits, rest) = split::cut(rest, b'$').ok_or(Malformed::Missing("salt"))?;
        let rounds = decimal::parse_u32(digits).ok_or(Malformed::Number("rounds"))?;
        let (salt, text) = split::cut(rest, b'$').ok_or(Malformed::Missing("digest"))?;
        let digest = digest(text)?;
        let first = [salt, MAGIC, digits].concat();
        let computation = Computation::steps().password().bytes(first).sha1_crypt(rounds.max(1)).build()?;
        let record = Computed::new(Params::Rounds(rounds.into()), computation, digest);
        Ok(Box::new(record.with_readings(super::BEFORE_UTF8)))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // libxcrypt 4.4.33.
        Some(Exemplar::new("$sha1$10$abcdefgh$Y9Xtmm59wLlE01Fa37cV6fEhazUR", "test"))
    }
}

/// The digest in its natural order.
fn digest(text: &[u8]) -> Result<Tag, Malformed> {
    if text.len() != crypt64::encoded_len(DIGEST + 1) {
        return Err(Malformed::Length("digest"));
    }
    let mut bytes =
        crypt64::decode_permuted(crypt64::SHA1_CRYPT, text).ok_or(Malformed::Encoding("digest"))?;
    // NetBSD and libxcrypt fill with the first byte, hashcat and Junos with zero.
    let fill = bytes.pop().unwrap_or_default();
    let first = bytes.first().copied().unwrap_or_default();
    let known = fill.ct_eq(&first) | fill.ct_eq(&0);
    if bool::from(known) { Ok(Tag::from_secret(bytes)) } else { Err(Malformed::Encoding("digest")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cost::Limits;
    use crate::schemes::testing::{assert_malformed, assert_verifies, parse};

    const GOOD: &str = "$sha1$10$abcdefgh$Y9Xtmm59wLlE01Fa37cV6fEhazUR";

    #[test]
    fn exemplar() {
        let exemplar = Sha1Crypt.exemplar().unwrap();
        assert_verifies(&Sha1Crypt, exemplar.stored.as_str().unwrap(), exemplar.password);
    }

    /// libxcrypt 4.4.33; NetBSD's manual page; hashcat 6.2.6, example of mode 15100.
    #[test]
    fn spellings() {
        for (password, stored) in [
            ("test", "$sha1$0$abcdefgh$Dq5JwnJIeZocIViODu9hQeWIIVNO"),
            ("password", "$sha1$19703$iVdJqfSE$v4qYKl1zqYThwpjJAoKX6UvlHq/a"),
            ("hashcat", "$sha1$20000$75552156$HhYMDdaEHiK3eMIzTldOFPnw.s2Q"),
        ] {
            assert_verifies(&Sha1Crypt, stored, password);
        }
        let long = ["$sha1$10$", &"a".repeat(70), "$C57Ro8pyNe14bJg3UzCH9XBpoNL4"].concat();
        assert_verifies(&Sha1Crypt, &long, "test");
    }

    #[test]
    fn malformed_texts() {
        assert_malformed(
            &Sha1Crypt,
            &[
                "$sha1$",
                "$sha1$10",
                "$sha1$10$abcdefgh",
                "$sha1$10$abcdefgh$",
                &GOOD[..GOOD.len() - 1],
                &[GOOD, "."].concat(),
                &[GOOD, "$"].concat(),
                &GOOD.replace("zUR", "z!R"),
                // Another byte to fill the last group.
                &GOOD.replace("zUR", "yUR"),
                &GOOD.replace("$10$", "$010$"),
                &GOOD.replace("$10$", "$$"),
                &GOOD.replace("$10$", "$-1$"),
                &GOOD.replace("$10$", "$4294967296$"),
                &GOOD.replace("abcd", "ab$d"),
            ],
        );
        assert!(Sha1Crypt.recognise(&StoredHash::new("$sha1$pf=e1NBTFR9$c2FsdA==$x")).is_none());
        assert!(Sha1Crypt.recognise(&StoredHash::new("$sha1")).is_none());
    }

    #[test]
    fn hostile_rounds_are_costly() {
        let record = parse(&Sha1Crypt, &StoredHash::new(GOOD.replace("$10$", "$4294967295$"))).unwrap();
        assert_eq!(record.params(), Params::Rounds(u32::MAX.into()));
        assert!(Limits::default().check(&Sha1Crypt.id(), record.cost(8), 8).is_err());
    }
}
