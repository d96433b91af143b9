//! MD5-crypt: `$1$`salt`$`digest, and Apache's `$apr1$`.

use alloc::boxed::Box;

use crate::codec::{crypt64, split};
use crate::computation::Computation;
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::primitives::md5_crypt::MD5_CRYPT_ROUNDS;
use crate::scheme::{Computed, Exemplar, Input, Prefix, Profile, Record, Scheme, Strength};
use crate::tag::Tag;

pub(super) static SCHEMES: &[&dyn Scheme] = &[&MD5_CRYPT, &APR_MD5_CRYPT];

/// The bytes of the salt that count.
const MAX_SALT: usize = 8;

/// MD5-crypt under one magic text, which is the prefix and goes into the digest.
/// The salt is text.
#[derive(Debug)]
struct Md5Crypt {
    id: &'static str,
    magic: [Prefix; 1],
    source: &'static str,
    /// Of `password`.
    exemplar: &'static str,
}

/// P.-H. Kamp, FreeBSD 2.0.
static MD5_CRYPT: Md5Crypt = Md5Crypt {
    id: "md5_crypt",
    magic: [Prefix::exact("$1$")],
    source: "crypt(3) of FreeBSD 2 and Linux, Cisco IOS type 5",
    // libxcrypt 4.4.33.
    exemplar: "$1$wu98$9UuD3hvrwehnqyF1D548N0",
};

/// Apache 1.3 and later.
static APR_MD5_CRYPT: Md5Crypt = Md5Crypt {
    id: "apr_md5_crypt",
    magic: [Prefix::exact("$apr1$")],
    source: "Apache htpasswd",
    // passlib 1.7.4.
    exemplar: "$apr1$saltsalt$yAAkm4libquA.ZWLHbSBq/",
};

impl Scheme for Md5Crypt {
    fn id(&self) -> SchemeId {
        SchemeId::builtin(self.id)
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Stretched).from(self.source)
    }

    fn prefixes(&self) -> &[Prefix] {
        &self.magic
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let magic = self.magic[0].text().as_bytes();
        let rest = input.bytes().strip_prefix(magic).ok_or(Malformed::Missing("salt"))?;
        let (salt, digest) = split::cut(rest, b'$').ok_or(Malformed::Missing("digest"))?;
        if digest.len() != crypt64::encoded_len(crypt64::MD5_CRYPT.len()) {
            return Err(Malformed::Length("digest").into());
        }
        let digest =
            crypt64::decode_permuted(crypt64::MD5_CRYPT, digest).ok_or(Malformed::Encoding("digest"))?;
        // Some tools leave more in the text than is used.
        let salt = salt.get(..MAX_SALT).unwrap_or(salt);
        let steps = Computation::steps().password().bytes(salt).bytes(magic);
        let computation = steps.md5_crypt(MD5_CRYPT_ROUNDS).build()?;
        let record = Computed::new(Params::Fixed, computation, Tag::from_secret(digest));
        Ok(Box::new(record.with_readings(super::BEFORE_UTF8)))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        Some(Exemplar::new(self.exemplar, "password"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schemes::testing::{assert_malformed, assert_verifies, matches, parse};
    use crate::stored::StoredHash;

    #[test]
    fn exemplars() {
        for scheme in SCHEMES {
            let exemplar = scheme.exemplar().unwrap();
            assert_verifies(*scheme, exemplar.stored.as_str().unwrap(), exemplar.password);
        }
    }

    /// libxcrypt 4.4.33 and passlib 1.7.4.
    #[test]
    fn spellings() {
        assert_verifies(&MD5_CRYPT, "$1$$I2o9Z7NcvQAKp7wyCTlia0", "password");
        assert_verifies(&MD5_CRYPT, "$1$a_b$LTaHojblHzMfZmQB9eoa10", "password");
        assert_verifies(&MD5_CRYPT, "$1$abcdefgh$EXeFTrmWnbA5rM5roHXu2.", "pä");
        assert_verifies(&APR_MD5_CRYPT, "$apr1$a$lsAcX0kKaMIVmrCtUuk5b0", "");
        let record = parse(&MD5_CRYPT, &StoredHash::new(MD5_CRYPT.exemplar)).unwrap();
        assert_eq!(record.params(), Params::Fixed);
    }

    #[test]
    fn long_salts_are_cut() {
        assert_verifies(&MD5_CRYPT, "$1$01234567$b5lh2mHyD2PdJjFfALlEz1", "password");
        assert_verifies(&MD5_CRYPT, "$1$0123456789abc$b5lh2mHyD2PdJjFfALlEz1", "password");
    }

    #[test]
    fn the_magic_counts() {
        let stored = MD5_CRYPT.exemplar.replace("$1$", "$apr1$");
        let record = parse(&APR_MD5_CRYPT, &StoredHash::new(stored)).unwrap();
        assert!(!matches(record.as_ref(), b"password"));
    }

    #[test]
    fn malformed_texts() {
        let good = MD5_CRYPT.exemplar;
        let strings = [
            "$1$",
            "$1$$",
            "$1$wu98",
            "$1$wu98$",
            &good[..good.len() - 1],
            &[good, "."].concat(),
            &[good, "$"].concat(),
            &[good, "\n"].concat(),
            &good.replace("N0", "N!"),
            &good.replace("8N0", "ä0"),
            // Bits that belong to no byte.
            &good.replace("N0", "Nz"),
            &good.replace("wu", "w$"),
        ];
        assert_malformed(&MD5_CRYPT, &strings);
        assert_malformed(
            &APR_MD5_CRYPT,
            &strings.map(|s| s.replace("$1$", "$apr1$")).each_ref().map(|s| &**s),
        );
        for other in ["", "$1", "$10$", "$apr1"] {
            let row = StoredHash::new(other);
            assert!(MD5_CRYPT.recognise(&row).is_none() && APR_MD5_CRYPT.recognise(&row).is_none());
        }
    }
}
