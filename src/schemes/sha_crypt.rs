//! SHA-crypt: `$5$` and `$6$`, `[rounds=`N`$]`salt`$`digest.

use alloc::boxed::Box;

use crate::codec::{crypt64, decimal, split};
use crate::computation::Computation;
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::primitives::Digest;
use crate::scheme::{Computed, Exemplar, Input, Prefix, Profile, Record, Scheme, Strength};
use crate::tag::Tag;

#[cfg(not(feature = "rare-digests"))]
pub(super) static SCHEMES: &[&dyn Scheme] = &[&SHA256_CRYPT, &SHA512_CRYPT];
#[cfg(feature = "rare-digests")]
pub(super) static SCHEMES: &[&dyn Scheme] = &[&SHA256_CRYPT, &SHA512_CRYPT, &SM3_CRYPT, &GOST12512_CRYPT];

/// The rounds of a text that does not state them.
const DEFAULT_ROUNDS: u32 = 5000;
/// The bytes of the salt that count.
const MAX_SALT: usize = 16;

/// SHA-crypt (U. Drepper, 2007; glibc 2.7 and later) over one digest. The salt
/// is text.
#[derive(Debug)]
struct ShaCrypt {
    id: &'static str,
    prefix: [Prefix; 1],
    digest: Digest,
    order: &'static [u8],
    source: &'static str,
    /// With its password.
    exemplar: (&'static str, &'static str),
}

static SHA256_CRYPT: ShaCrypt = ShaCrypt {
    id: "sha256_crypt",
    prefix: [Prefix::exact("$5$")],
    digest: Digest::Sha256,
    order: crypt64::SHA256_CRYPT,
    source: LINUX,
    // libxcrypt 4.4.33.
    exemplar: ("$5$rounds=1000$saltstring$S2dlplsLzofRuJ/frAjtaYev58CdqEN6fUby2laILG1", "password"),
};

static SHA512_CRYPT: ShaCrypt = ShaCrypt {
    id: "sha512_crypt",
    prefix: [Prefix::exact("$6$")],
    digest: Digest::Sha512,
    order: crypt64::SHA512_CRYPT,
    source: LINUX,
    // libxcrypt 4.4.33.
    exemplar: (
        "$6$rounds=1234$0123456789abcdef$\
         ECxmOQWrlOn5HYr6Sn6r1P4ISbJCv5WmvgZdBf9SWR7yzapXjCF7zGJU0HXyjFSOHiUBBX6/eEAABnOSZLzrm0",
        "password",
    ),
};

const LINUX: &str = "crypt(3) of Linux (glibc 2.7, libxcrypt), Solaris and FreeBSD";

/// Over SM3, GB/T 32905-2016.
#[cfg(feature = "rare-digests")]
static SM3_CRYPT: ShaCrypt = ShaCrypt {
    id: "sm3_crypt",
    prefix: [Prefix::exact("$sm3$")],
    digest: Digest::Sm3,
    order: crypt64::SHA256_CRYPT,
    source: "crypt(3) of openEuler and libxcrypt 4.5",
    // hashcat 7, example of mode 35100.
    exemplar: ("$sm3$KTTUB40dW4mRyRFd$ul2xLiIY3FJtbo8sv1R93sAYCkxQCH/6rmS1kD5vJYA", "hashcat"),
};

/// Over Streebog-512, GOST R 34.11-2012.
#[cfg(feature = "rare-digests")]
static GOST12512_CRYPT: ShaCrypt = ShaCrypt {
    id: "gost12512_crypt",
    prefix: [Prefix::exact("$gost12512hash$")],
    digest: Digest::Streebog512,
    order: crypt64::SHA512_CRYPT,
    source: "crypt(3) of ALT Linux and Astra Linux",
    // hashcat 7, its own example.
    exemplar: (
        "$gost12512hash$salt$\
         w0TCvk4n0JHA/kPNpHEyf3RR5YuUXReihlrize3NdcPCmtLk/ewG63OUWT.G4bvjegPTeMb/xQ2PK7apsCfC7/",
        "hashcat",
    ),
};

impl Scheme for ShaCrypt {
    fn id(&self) -> SchemeId {
        SchemeId::builtin(self.id)
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Slow).from(self.source)
    }

    fn prefixes(&self) -> &[Prefix] {
        &self.prefix
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let [prefix] = &self.prefix;
        let rest = input.bytes().strip_prefix(prefix.text().as_bytes()).ok_or(Malformed::Missing("salt"))?;
        let (rounds, rest) = rounds(rest)?;
        let (salt, digest) = split::cut(rest, b'$').ok_or(Malformed::Missing("digest"))?;
        if digest.len() != crypt64::encoded_len(self.order.len()) {
            return Err(Malformed::Length("digest").into());
        }
        let digest = crypt64::decode_permuted(self.order, digest).ok_or(Malformed::Encoding("digest"))?;
        let salt = salt.get(..MAX_SALT).unwrap_or(salt);
        let computation =
            Computation::steps().password().bytes(salt).sha_crypt(self.digest, rounds).build()?;
        let params = Params::Rounds(rounds.into());
        Ok(Box::new(Computed::new(params, computation, Tag::from_secret(digest))))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        Some(Exemplar::new(self.exemplar.0, self.exemplar.1))
    }
}

/// The rounds and what stands behind them. glibc writes the number that it
/// computed with, so that one out of range was never computed.
fn rounds(text: &[u8]) -> Result<(u32, &[u8]), Malformed> {
    let Some(rest) = text.strip_prefix(b"rounds=") else {
        return Ok((DEFAULT_ROUNDS, text));
    };
    let (number, rest) = split::cut(rest, b'$').ok_or(Malformed::Missing("salt"))?;
    let rounds = decimal::parse_u32(number).ok_or(Malformed::Number("rounds"))?;
    if (1000..=999_999_999).contains(&rounds) { Ok((rounds, rest)) } else { Err(Malformed::Range("rounds")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cost::Limits;
    use crate::schemes::testing::{assert_malformed, assert_verifies, matches, parse};
    use crate::stored::StoredHash;

    #[test]
    fn exemplars() {
        for scheme in SCHEMES {
            let exemplar = scheme.exemplar().unwrap();
            assert_verifies(*scheme, exemplar.stored.as_str().unwrap(), exemplar.password);
        }
    }

    /// libxcrypt 4.4.33, and Drepper's own.
    #[test]
    fn spellings() {
        for (password, stored) in [
            ("password", "$5$$V0edGK/GfSrNwzYCrbML4V/gvkNuNTfvn.Pt/LMSAf8"),
            ("password", "$5$rounds=5000$$V0edGK/GfSrNwzYCrbML4V/gvkNuNTfvn.Pt/LMSAf8"),
            ("password", "$5$rounds=1000$$YwQnHQDOPsCJlryuA75uU221CK6G/vNP6xF0y89gq18"),
            ("Hello world!", "$5$saltstring$5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc5"),
            (
                "Hello world!",
                "$6$rounds=10000$saltstringsaltst$OW1/O6BYHV6BcXZu8QVeXbDWra3Oeqh0sbHbbMCVNSnCM/UrjmM0Dp8vOuZeHBy/\
                 YTBmSK6H9qs/y3RnOaw5v.",
            ),
        ] {
            assert_verifies(scheme_of(stored), stored, password);
        }
    }

    fn scheme_of(stored: &str) -> &'static ShaCrypt {
        if stored.starts_with("$5$") { &SHA256_CRYPT } else { &SHA512_CRYPT }
    }

    #[test]
    fn long_salts_are_cut() {
        let stored = SHA512_CRYPT.exemplar.0.replace("abcdef$", "abcdefXYZ$");
        assert_verifies(&SHA512_CRYPT, &stored, "password");
    }

    #[test]
    fn any_salt_that_some_system_takes() {
        let row = StoredHash::new(
            [b"$6$a_b :,=\xff$".as_slice(), &SHA512_CRYPT.exemplar.0.as_bytes()[32..]].concat(),
        );
        let record = parse(&SHA512_CRYPT, &row).unwrap();
        assert!(!matches(record.as_ref(), b"password"));
        assert_eq!(record.params(), Params::Rounds(5000));
    }

    #[test]
    fn malformed_texts() {
        let good = SHA256_CRYPT.exemplar.0;
        assert_malformed(
            &SHA256_CRYPT,
            &[
                "$5$",
                "$5$saltstring",
                "$5$saltstring$",
                "$5$rounds=1000",
                "$5$rounds=1000$saltstring",
                &good.replace("saltstring$", ""),
                &good[..good.len() - 1],
                &[good, "."].concat(),
                &[good, "$"].concat(),
                &[good, "\n"].concat(),
                &good.replace("LG1", "LG!"),
                &good.replace("LG1", "Lä"),
                &good.replace("LG1", "LGz"),
                &good.replace("string", "s$ring"),
                &good.replace("=1000", "="),
                &good.replace("=1000", "=0"),
                &good.replace("=1000", "=999"),
                &good.replace("=1000", "=01000"),
                &good.replace("=1000", "=+1000"),
                &good.replace("=1000", "=-1000"),
                &good.replace("=1000", "=1000000000"),
                &good.replace("=1000", "=4294967295"),
                &good.replace("=1000", "=18446744073709551616"),
                &good.replace("=1000", "=1000$rounds=1000"),
            ],
        );
        assert_malformed(&SHA512_CRYPT, &[&good.replace("$5$", "$6$")]);
        for other in ["", "$5", "5$", "$7$"] {
            assert!(SHA256_CRYPT.recognise(&StoredHash::new(other)).is_none());
        }
    }

    #[test]
    fn hostile_rounds_are_costly() {
        for scheme in [&SHA256_CRYPT, &SHA512_CRYPT] {
            let (start, end) = scheme.exemplar.0.split_at(10);
            let row = StoredHash::new([start, "99999", &end[4..]].concat().replace("=99999", "=999999999"));
            let record = parse(scheme, &row).unwrap();
            assert_eq!(record.params(), Params::Rounds(999_999_999));
            assert!(Limits::default().check(&scheme.id(), record.cost(8), 8).is_err());
        }
    }
}
