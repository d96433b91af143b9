//! scrypt: `$scrypt$ln=16,r=8,p=1$`salt`$`digest, and `$7$` of crypt(3).

use alloc::boxed::Box;

use super::argon2::{number, parameters, without_nuls};
use super::pbkdf2::decode;
use crate::codec::{Tail, crypt64, decimal, split};
use crate::computation::{Computation, Steps, Value};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::scheme::{Computed, Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Strength};
use crate::stored::StoredHash;
use crate::tag::Tag;

pub(super) static SCHEMES: &[&dyn Scheme] = &[&Scrypt, &Scrypt7];

/// The digests of `$scrypt$`: 32 bytes everywhere by default, 64 by choice. One
/// that was cut is the start of the whole one and would still match.
const DIGESTS: [usize; 2] = [32, 64];
/// The digest of `$7$`.
const DIGEST_7: usize = 32;

/// `$scrypt$ln=`log2 N`,r=`…`,p=`…, of passlib 1.7 and RustCrypto, and
/// passwap's `$7$` with the same behind it. Ory Kratos writes N itself as `ln`,
/// which is another scheme.
#[derive(Debug)]
struct Scrypt;

static PREFIX: [Prefix; 2] = [Prefix::exact("$scrypt$"), Prefix::exact("$7$ln=")];

impl Scheme for Scrypt {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("scrypt")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::MemoryHard).from("passlib 1.7, RustCrypto, passwap")
    }

    fn prefixes(&self) -> &[Prefix] {
        &PREFIX
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let text = stored.as_bytes();
        let own = PREFIX.iter().any(|prefix| prefix.matches(text)) && !super::kratos::states_n(text);
        own.then_some(Confidence::Certain)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let text = input.bytes();
        let rest = text.strip_prefix(b"$scrypt$").or_else(|| text.strip_prefix(b"$7$"));
        let rest = rest.ok_or(Malformed::Missing("parameters"))?;
        let mut fields = rest.split(|byte| *byte == b'$');
        let mut next = |name| fields.next().ok_or(Malformed::Missing(name));
        let (list, salt, digest) = (next("parameters")?, next("salt")?, next("digest")?);
        if fields.next().is_some() {
            return Err(Malformed::Surplus("digest").into());
        }
        let list = parameters(list, &["ln", "r", "p"])?;
        let log_n = u8::try_from(number(&list, "ln")?).map_err(|_| Malformed::Range("ln"))?;
        let salt = decode(salt).ok_or(Malformed::Encoding("salt"))?;
        let digest = decode(digest).ok_or(Malformed::Encoding("digest"))?;
        if !DIGESTS.contains(&digest.len()) {
            return Err(Malformed::Length("digest").into());
        }
        let (r, p) = (number(&list, "r")?, number(&list, "p")?);
        record(Computation::steps().password(), log_n, r, p, &salt, digest)
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // passlib 1.7.4.
        let stored = "$scrypt$ln=4,r=8,p=1$U29kaXVtQ2hsb3JpZGU$nDP6tQtr6S2BOvedHlQdGzXX1Un1lesvX7frlYDZF84";
        Some(Exemplar::new(stored, "password"))
    }
}

/// `$7$` of escrypt, libxcrypt and libsodium: a digit for log2 N, five for r,
/// five for p, the text of the salt, `$` and 32 bytes in the order of crypt(3).
#[derive(Debug)]
struct Scrypt7;

static PREFIX_7: [Prefix; 1] = [Prefix::exact("$7$")];

impl Scheme for Scrypt7 {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("scrypt7")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::MemoryHard).from("crypt(3) of libxcrypt, libsodium")
    }

    fn prefixes(&self) -> &[Prefix] {
        &PREFIX_7
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        // passwap reads another format behind the same prefix.
        let rest = stored.as_bytes().strip_prefix(b"$7$")?;
        (!rest.starts_with(b"ln=")).then_some(Confidence::Certain)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let text = without_nuls(input.bytes());
        let rest = text.strip_prefix(b"$7$").ok_or(Malformed::Missing("N"))?;
        let (log_n, rest) = rest.split_first().ok_or(Malformed::Missing("N"))?;
        let log_n = crypt64::decode_u6(*log_n).ok_or(Malformed::Encoding("N"))?;
        let (r, rest) = rest.split_at_checked(5).ok_or(Malformed::Missing("r"))?;
        let r = crypt64::decode_u30(r).ok_or(Malformed::Encoding("r"))?;
        let (p, rest) = rest.split_at_checked(5).ok_or(Malformed::Missing("p"))?;
        let p = crypt64::decode_u30(p).ok_or(Malformed::Encoding("p"))?;
        // The original finds the end of the salt from behind.
        let (salt, digest) = split::rcut(rest, b'$').ok_or(Malformed::Missing("digest"))?;
        if digest.len() != crypt64::encoded_len(DIGEST_7) {
            return Err(Malformed::Length("digest").into());
        }
        let digest =
            crypt64::decode_le(digest, DIGEST_7, Tail::Canonical).ok_or(Malformed::Encoding("digest"))?;
        record(Computation::steps().password(), log_n, r, p, salt, digest)
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // libxcrypt 4.4.33.
        let stored = "$7$2/..../....SodiumChloride$jtY88vF43nA266PYueeg7EqYxFeJwEkpHh22fUxrD.D";
        Some(Exemplar::new(stored, "abc"))
    }
}

/// The record of scrypt over what the steps leave, as long as the digest.
pub(super) fn record(
    prehash: Steps,
    log_n: u8,
    r: u32,
    p: u32,
    salt: &[u8],
    digest: Value,
) -> Result<Box<dyn Record>, ParseError> {
    let computation = prehash.bytes(salt).scrypt(log_n, r, p, digest.len()).build()?;
    Ok(Box::new(Computed::new(Params::Scrypt { log_n, r, p }, computation, Tag::from_secret(digest))))
}

/// The logarithm of a decimal N, which has to be a power of two from 2 on.
pub(super) fn log2_exact(n: &[u8]) -> Result<u8, Malformed> {
    let n = decimal::parse_u64(n).ok_or(Malformed::Number("N"))?;
    if n < 2 || !n.is_power_of_two() {
        return Err(Malformed::Range("N"));
    }
    u8::try_from(n.ilog2()).map_err(|_| Malformed::Range("N"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cost::Limits;
    use crate::schemes::testing::{assert_malformed, assert_verifies, matches, parse};

    const GOOD: &str =
        "$scrypt$ln=4,r=2,p=3$+//++//++//++//++//+MQ$pjYoq96PABdDYYlP7RgpfCKnVDSO2BxOhnRysYwQ+N0";
    const GOOD_7: &str = "$7$2/..../....SodiumChloride$jtY88vF43nA266PYueeg7EqYxFeJwEkpHh22fUxrD.D";

    #[test]
    fn exemplars() {
        for scheme in SCHEMES {
            let exemplar = scheme.exemplar().unwrap();
            assert_verifies(*scheme, exemplar.stored.as_str().unwrap(), exemplar.password);
        }
    }

    /// passlib 1.7.4.
    #[test]
    fn spellings() {
        assert_verifies(&Scrypt, GOOD, "password");
        assert_verifies(&Scrypt, &GOOD.replace('+', "."), "password");
        assert_verifies(&Scrypt, &GOOD.replace("MQ$", "MQ==$"), "password");
        assert_verifies(&Scrypt, &[GOOD, "="].concat(), "password");
        assert_verifies(&Scrypt, &GOOD.replace("ln=4,r=2,p=3", "r=2,p=3,ln=4"), "password");
        let record = parse(&Scrypt, &StoredHash::new(GOOD)).unwrap();
        assert_eq!(record.params(), Params::Scrypt { log_n: 4, r: 2, p: 3 });
        // passwap.
        assert_verifies(
            &Scrypt,
            &GOOD.replace("$scrypt$", "$7$").replace("r=2,p=3,ln=4", "ln=4,r=2,p=3"),
            "password",
        );
        // RFC 7914 section 12.
        assert_verifies(
            &Scrypt,
            "$scrypt$ln=10,r=8,p=16$TmFDbA$\
             /bq+HJ00cgB4VucZDQHp/nxq18vII3gw53N2Y0s3MWIurzDZLiKjiG/xCSedmDDaxyevuUqD7m2DYMvfoswGQA",
            "password",
        );
    }

    /// libxcrypt 4.4.33, and libsodium under PHP 8.2.
    #[test]
    fn spellings_of_crypt() {
        for (password, stored) in [
            ("abc", GOOD_7),
            ("abc", "$7$2/..../....$2BWYWM0vT6OVSwt94whW2vpwMhGgCifV6WQYC.YfsZ8"),
            ("", "$7$2/..../....x$N.6pP3cwIe319v55eSee7oHWJPJuOb6VSuPRs6koju5"),
            (
                "password",
                "$7$C6..../....QAGHm.vNTZnG7PvKeFTxEXNGau0Xirvnyyc5stAQiH6\
                 $1x99zaA4T0ePRIMIgLgskro9SitPUXBFxzXFwuVQzxC",
            ),
        ] {
            assert_verifies(&Scrypt7, stored, password);
        }
        assert_verifies(&Scrypt7, &[GOOD_7, "\0"].concat(), "abc");
        let record = parse(&Scrypt7, &StoredHash::new(GOOD_7)).unwrap();
        assert_eq!(record.params(), Params::Scrypt { log_n: 4, r: 1, p: 1 });
        assert!(!matches(record.as_ref(), b"abd"));
    }

    #[test]
    fn each_recognises_its_own() {
        let recognised = |stored: &str| {
            let row = StoredHash::new(stored);
            (Scrypt.recognise(&row).is_some(), Scrypt7.recognise(&row).is_some())
        };
        assert_eq!(recognised("$scrypt$"), (true, false));
        assert_eq!(recognised("$7$"), (false, true));
        // passwap, and Kratos.
        assert_eq!(recognised("$7$ln=16,r=8,p=1$c2FsdA$"), (true, false));
        assert_eq!(recognised("$scrypt$ln=16384,r=8,p=1$c2FsdA$"), (false, false));
        assert_eq!(recognised(""), (false, false));
    }

    #[test]
    fn malformed_texts() {
        assert_malformed(
            &Scrypt,
            &[
                "$scrypt$",
                "$scrypt$ln=4,r=2,p=3",
                "$scrypt$ln=4,r=2,p=3$c2FsdA",
                "$scrypt$ln=4,r=2,p=3$c2FsdA$",
                "$scrypt$16$8$1$c2FsdA$c2FsdA",
                &[GOOD, "$"].concat(),
                &[GOOD, "\n"].concat(),
                &GOOD.replace("+//+", "ä//"),
                &GOOD.replace("MQ$", "MR$"),
                &GOOD.replace("ln=4,", ""),
                &GOOD.replace("r=2,", ""),
                &GOOD.replace(",p=3", ""),
                &GOOD.replace("p=3", "p=3,p=3"),
                &GOOD.replace("p=3", "p=3,t=1"),
                &GOOD.replace("ln=4", "N=16"),
                &GOOD.replace("ln=4", "ln=0"),
                &GOOD.replace("ln=4", "ln=04"),
                &GOOD.replace("ln=4", "ln=65"),
                &GOOD.replace("ln=4", "ln=16385"),
                &GOOD.replace("ln=4", "ln=4294967300"),
                &GOOD.replace("r=2", "r=0"),
                &GOOD.replace("p=3", "p=0"),
                &GOOD.replace("p=3", "p=-3"),
                &GOOD.replace("r=2,p=3", "r=65536,p=65536"),
                &GOOD.replace("r=2,p=3", "r=4294967295,p=4294967295"),
                &GOOD.replace("p=3", "p=18446744073709551616"),
                &GOOD[..GOOD.len() - 23],
            ],
        );
    }

    #[test]
    fn malformed_texts_of_crypt() {
        let digest = &GOOD_7[GOOD_7.len() - 43..];
        assert_malformed(
            &Scrypt7,
            &[
                "$7$",
                "$7$2",
                "$7$2/...",
                "$7$2/..../...",
                "$7$2/..../....",
                "$7$2/..../....x",
                "$7$2/..../....x$",
                &GOOD_7[..GOOD_7.len() - 1],
                &[GOOD_7, "."].concat(),
                &[GOOD_7, "$"].concat(),
                &[GOOD_7, "\n"].concat(),
                &GOOD_7.replace("D.D", "D.z"),
                &GOOD_7.replace(digest, &"-".repeat(43)),
                &GOOD_7.replace("$7$2", "$7$."),
                &GOOD_7.replace("$7$2", "$7$-"),
                &GOOD_7.replace("$7$2", "$7$ä"),
                &GOOD_7.replace("/..../....", "...../...."),
                &GOOD_7.replace("/..../....", "/........."),
                &GOOD_7.replace("/..../....", "zzzzzzzzzz"),
                &GOOD_7.replace("/..../....", "/...$/...."),
            ],
        );
    }

    #[test]
    fn hostile_numbers_are_costly() {
        let rows: [(&dyn Scheme, _); 6] = [
            (&Scrypt, GOOD.replace("ln=4", "ln=63")),
            (&Scrypt, GOOD.replace("ln=4", "ln=31")),
            (&Scrypt, GOOD.replace("r=2,p=3", "r=536870911,p=1")),
            (&Scrypt, GOOD.replace("r=2,p=3", "r=1,p=1073741823")),
            (&Scrypt7, GOOD_7.replace("$7$2", "$7$z")),
            (&Scrypt7, GOOD_7.replace("/..../....", "zzzzz/....")),
        ];
        for (scheme, stored) in rows {
            let record = parse(scheme, &StoredHash::new(&stored)).unwrap();
            assert!(Limits::default().check(&scheme.id(), record.cost(8), 8).is_err(), "{stored}");
        }
    }

    #[test]
    fn powers_of_two() {
        assert_eq!(log2_exact(b"2"), Ok(1));
        assert_eq!(log2_exact(b"16384"), Ok(14));
        assert_eq!(log2_exact(b"9223372036854775808"), Ok(63));
        for n in ["0", "1", "3", "16385"] {
            assert_eq!(log2_exact(n.as_bytes()), Err(Malformed::Range("N")));
        }
        for n in ["", "+2", "-2", "02", "0x2", "18446744073709551616"] {
            assert_eq!(log2_exact(n.as_bytes()), Err(Malformed::Number("N")));
        }
    }
}
