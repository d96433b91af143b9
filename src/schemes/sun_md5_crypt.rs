//! Sun MD5 of Solaris: `$md5$`salt`$`digest, with `,rounds=`N behind the name.

use alloc::boxed::Box;

use crate::codec::{crypt64, decimal, split};
use crate::computation::Computation;
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::scheme::{Computed, Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Strength};
use crate::stored::StoredHash;
use crate::tag::Tag;

pub(super) static SCHEMES: &[&dyn Scheme] = &[&SunMd5Crypt];

/// All text before the last dollar is hashed: with a second dollar behind the
/// salt, as Solaris writes it, that is another text than without.
#[derive(Debug)]
struct SunMd5Crypt;

static PREFIXES: [Prefix; 2] = [Prefix::exact("$md5$"), Prefix::exact("$md5,")];

impl Scheme for SunMd5Crypt {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("sun_md5_crypt")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Slow).from("crypt(3) of Solaris 9 and libxcrypt")
    }

    fn prefixes(&self) -> &[Prefix] {
        &PREFIXES
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let text = stored.as_bytes();
        // Ory Kratos writes `$md5$pf=…`.
        let own = PREFIXES.iter().any(|prefix| prefix.matches(text)) && !text.starts_with(b"$md5$pf=");
        own.then_some(Confidence::Certain)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let (settings, digest) = split::rcut(input.bytes(), b'$').ok_or(Malformed::Missing("digest"))?;
        let rounds = rounds(settings)?;
        if digest.len() != crypt64::encoded_len(crypt64::MD5_CRYPT.len()) {
            return Err(Malformed::Length("digest").into());
        }
        let digest =
            crypt64::decode_permuted(crypt64::MD5_CRYPT, digest).ok_or(Malformed::Encoding("digest"))?;
        let computation = Computation::steps().password().bytes(settings).sun_md5(rounds).build()?;
        let params = Params::Rounds(rounds.into());
        let record = Computed::new(params, computation, Tag::from_secret(digest));
        Ok(Box::new(record.with_readings(super::BEFORE_UTF8)))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // libxcrypt 4.4.33.
        Some(Exemplar::new("$md5,rounds=10$abcdefgh$$7sbDn48IjBXJDL8e/eqE11", "test"))
    }
}

/// The rounds of the settings, which have one salt.
fn rounds(settings: &[u8]) -> Result<u32, Malformed> {
    let rest = settings.strip_prefix(b"$md5").ok_or(Malformed::Missing("salt"))?;
    // The manual of Solaris has a comma, some of its hashes a dollar.
    let (rounds, salt) = match rest.strip_prefix(b"$rounds=") {
        Some(_) => rest.split_at(1 + rest.iter().skip(1).position(|byte| *byte == b'$').unwrap_or_default()),
        None => rest.split_at(rest.iter().position(|byte| *byte == b'$').unwrap_or_default()),
    };
    let salt = salt.strip_prefix(b"$").ok_or(Malformed::Missing("salt"))?;
    if salt.strip_suffix(b"$").unwrap_or(salt).contains(&b'$') {
        return Err(Malformed::Surplus("salt"));
    }
    if rounds.is_empty() {
        return Ok(0);
    }
    let number = rounds.strip_prefix(b",rounds=").or_else(|| rounds.strip_prefix(b"$rounds="));
    let number = number.ok_or(Malformed::Unknown("parameter"))?;
    match decimal::parse_u32(number).ok_or(Malformed::Number("rounds"))? {
        // Written as no parameter at all.
        0 => Err(Malformed::Range("rounds")),
        rounds => Ok(rounds),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cost::Limits;
    use crate::schemes::testing::{assert_malformed, assert_verifies, matches, parse};

    const GOOD: &str = "$md5,rounds=10$abcdefgh$$7sbDn48IjBXJDL8e/eqE11";

    #[test]
    fn exemplar() {
        let exemplar = SunMd5Crypt.exemplar().unwrap();
        assert_verifies(&SunMd5Crypt, exemplar.stored.as_str().unwrap(), exemplar.password);
    }

    /// passlib 1.7.4 (its tests), and libxcrypt 4.4.33.
    #[test]
    fn spellings() {
        for (password, stored) in [
            ("passwd", "$md5$RPgLF6IJ$WTvAlUJ7MqH5xak2FMEwS/"),
            ("", "$md5,rounds=12$1xMeE.at$$f8InLGccBbbeLla0lgGGn1"),
            ("test", "$md5$abcdefgh$RpNvSgtL3ec23l5uXgECz/"),
            ("test", "$md5$$WhlHXUdFl4.NuFsXEM9.h0"),
            ("test", "$md5$rounds=12$abcdefgh$RFRdF5ljL9m6wr/wI.o4T0"),
            ("test", "$md5$rounds=12$abcdefgh$$h3T/FNhYlJeCVJMJoTefN."),
            ("Don41dL33", "$md5$rounds=904$ZZZig8GS.S0pRNhc$dw5NMYJoxLlnFq4E.phLy."),
        ] {
            assert_verifies(&SunMd5Crypt, stored, password);
        }
        let record = parse(&SunMd5Crypt, &StoredHash::new(GOOD)).unwrap();
        assert_eq!(record.params(), Params::Rounds(10));
    }

    #[test]
    fn the_second_dollar_counts() {
        let one = parse(&SunMd5Crypt, &StoredHash::new(GOOD.replace("$$", "$"))).unwrap();
        assert!(!matches(one.as_ref(), b"test"));
    }

    #[test]
    fn malformed_texts() {
        let one = "=1";
        assert_malformed(
            &SunMd5Crypt,
            &[
                "$md5$",
                "$md5$abcdefgh",
                "$md5$abcdefgh$",
                "$md5$abcdefgh$$",
                "$md5,rounds=10$",
                &GOOD[..GOOD.len() - 1],
                &[GOOD, "."].concat(),
                &[GOOD, "$"].concat(),
                &GOOD.replace("E11", "E1!"),
                &GOOD.replace("E11", "E1z"),
                &GOOD.replace("$$", "$$$"),
                &GOOD.replace("abc", "a$c"),
                &GOOD.replace("rounds", "round"),
                &GOOD.replace("10$", "$"),
                &GOOD.replace(one, "=01"),
                &GOOD.replace("10$", "0$"),
                &GOOD.replace(",rounds=10", "$rounds=0"),
                &GOOD.replace(",rounds=10", "$rounds="),
                "$md5$rounds=10",
                &GOOD.replace("10$", "+1$"),
                &GOOD.replace("10$", "4294963200$"),
                &GOOD.replace("10$", "4294967296$"),
            ],
        );
        assert!(SunMd5Crypt.recognise(&StoredHash::new("$md5$pf=e1NBTFR9$c2FsdA==$x")).is_none());
        assert!(SunMd5Crypt.recognise(&StoredHash::new("$md5")).is_none());
    }

    #[test]
    fn hostile_rounds_are_costly() {
        let record = parse(&SunMd5Crypt, &StoredHash::new(GOOD.replace("10$", "4294963199$"))).unwrap();
        assert_eq!(record.params(), Params::Rounds(4_294_963_199));
        assert!(Limits::default().check(&SunMd5Crypt.id(), record.cost(8), 8).is_err());
    }
}
