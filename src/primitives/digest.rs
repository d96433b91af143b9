//! The digests that stored passwords are made of, chosen at run time.

use alloc::vec::Vec;
use hmac::{EagerHash, Hmac, KeyInit as _, Mac as _};
use zeroize::{Zeroize as _, Zeroizing};

/// A cryptographic digest, also as the core of HMAC and PBKDF2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "lowercase"))]
#[non_exhaustive]
pub enum Digest {
    /// MD5, RFC 1321: 16 bytes.
    Md5,
    /// SHA-1, FIPS 180-4: 20 bytes.
    Sha1,
    /// SHA-224, FIPS 180-4: 28 bytes.
    Sha224,
    /// SHA-256, FIPS 180-4: 32 bytes.
    Sha256,
    /// SHA-384, FIPS 180-4: 48 bytes.
    Sha384,
    /// SHA-512, FIPS 180-4: 64 bytes.
    Sha512,
}

/// Evaluates an expression once per digest, with `$D` as the type of the chosen one, so that loops are compiled for it.
macro_rules! with_digest {
    ($digest:expr, $D:ident => $body:expr) => {
        match $digest {
            $crate::primitives::digest::Digest::Md5 => {
                type $D = ::md5::Md5;
                $body
            }
            $crate::primitives::digest::Digest::Sha1 => {
                type $D = ::sha1::Sha1;
                $body
            }
            $crate::primitives::digest::Digest::Sha224 => {
                type $D = ::sha2::Sha224;
                $body
            }
            $crate::primitives::digest::Digest::Sha256 => {
                type $D = ::sha2::Sha256;
                $body
            }
            $crate::primitives::digest::Digest::Sha384 => {
                type $D = ::sha2::Sha384;
                $body
            }
            $crate::primitives::digest::Digest::Sha512 => {
                type $D = ::sha2::Sha512;
                $body
            }
        }
    };
}
pub(crate) use with_digest;

impl Digest {
    /// All of them.
    pub const ALL: &'static [Self] =
        &[Self::Md5, Self::Sha1, Self::Sha224, Self::Sha256, Self::Sha384, Self::Sha512];

    /// The name in lower case without a hyphen: `md5`, `sha1`, `sha224`, `sha256`, `sha384`, `sha512`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Md5 => "md5",
            Self::Sha1 => "sha1",
            Self::Sha224 => "sha224",
            Self::Sha256 => "sha256",
            Self::Sha384 => "sha384",
            Self::Sha512 => "sha512",
        }
    }

    /// The digest with exactly this [`name`](Self::name).
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|digest| digest.name() == name)
    }

    /// The length of a result in bytes.
    pub const fn output_len(self) -> usize {
        match self {
            Self::Md5 => 16,
            Self::Sha1 => 20,
            Self::Sha224 => 28,
            Self::Sha256 => 32,
            Self::Sha384 => 48,
            Self::Sha512 => 64,
        }
    }

    /// The length in bytes of the blocks it works on, which is also where HMAC begins to hash its key.
    pub const fn block_len(self) -> usize {
        match self {
            Self::Md5 | Self::Sha1 | Self::Sha224 | Self::Sha256 => 64,
            Self::Sha384 | Self::Sha512 => 128,
        }
    }

    /// The digest of the parts, one after the other.
    pub(crate) fn hash(self, parts: &[&[u8]]) -> Zeroizing<Vec<u8>> {
        let mut out = Zeroizing::new(alloc::vec![0; self.output_len()]);
        self.hash_into(parts, &mut out);
        out
    }

    /// The digest of the parts, one after the other, into the front of `out` without allocating. A shorter `out` gets
    /// the leading bytes; the rest of a longer one stays as it is.
    pub(crate) fn hash_into(self, parts: &[&[u8]], out: &mut [u8]) {
        with_digest!(self, D => hash_parts::<D>(parts, out));
    }

    /// HMAC (RFC 2104) of the parts, one after the other.
    pub(crate) fn hmac(self, key: &[u8], parts: &[&[u8]]) -> Zeroizing<Vec<u8>> {
        with_digest!(self, D => hmac_parts::<D>(key, parts))
    }
}

/// [`Digest::hash_into`] for one digest.
fn hash_parts<D: sha2::Digest>(parts: &[&[u8]], out: &mut [u8]) {
    let mut hasher = D::new();
    for part in parts {
        hasher.update(part);
    }
    let mut result = hasher.finalize();
    for (to, from) in out.iter_mut().zip(result.iter()) {
        *to = *from;
    }
    result.as_mut_slice().zeroize();
}

/// [`Digest::hmac`] for one digest.
#[allow(clippy::expect_used, reason = "HMAC takes a key of any length")]
fn hmac_parts<D: EagerHash>(key: &[u8], parts: &[&[u8]]) -> Zeroizing<Vec<u8>> {
    let mut mac = Hmac::<D>::new_from_slice(key).expect("HMAC takes a key of any length");
    for part in parts {
        mac.update(part);
    }
    let mut result = mac.finalize().into_bytes();
    let out = Zeroizing::new(result.to_vec());
    result.as_mut_slice().zeroize();
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::hex;

    /// The digest of `abc`: RFC 1321 A.5, FIPS 180-2 appendices.
    const ABC: [(Digest, &str); 6] = [
        (Digest::Md5, "900150983cd24fb0d6963f7d28e17f72"),
        (Digest::Sha1, "a9993e364706816aba3e25717850c26c9cd0d89d"),
        (Digest::Sha224, "23097d223405d8228642a477bda255b32aadbce4bda0b3f7e36c9da7"),
        (Digest::Sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            Digest::Sha384,
            "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7",
        ),
        (
            Digest::Sha512,
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd454d4423643ce80e2a9ac94fa54ca49f",
        ),
    ];

    /// Test case 2 of RFC 2202 (MD5, SHA-1) and RFC 4231: key `Jefe`.
    const JEFE: [(Digest, &str); 6] = [
        (Digest::Md5, "750c783e6ab0b503eaa86e310a5db738"),
        (Digest::Sha1, "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79"),
        (Digest::Sha224, "a30e01098bc6dbbf45690f3a7e9e6d0f8bbea2a39e6148008fd05e44"),
        (Digest::Sha256, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"),
        (
            Digest::Sha384,
            "af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649",
        ),
        (
            Digest::Sha512,
            "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea2505549758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737",
        ),
    ];

    #[test]
    fn vectors_of_the_digests() {
        for (digest, expected) in ABC {
            for parts in [[b"abc".as_slice(), b""], [b"a", b"bc"]] {
                assert_eq!(*hex::encode_lower(&digest.hash(&parts)), expected.as_bytes());
            }
        }
    }

    #[test]
    fn vectors_of_hmac() {
        for (digest, expected) in JEFE {
            let mac = digest.hmac(b"Jefe", &[b"what do ya want ", b"for nothing?"]);
            assert_eq!(*hex::encode_lower(&mac), expected.as_bytes());
        }
    }

    /// RFC 2202 and RFC 4231, test case 6: a key longer than a block.
    #[test]
    fn long_key_of_hmac() {
        let data = b"Test Using Larger Than Block-Size Key - Hash Key First";
        let md5 = Digest::Md5.hmac(&[0xaa; 80], &[data]);
        assert_eq!(*hex::encode_lower(&md5), b"6b1ab7fe4bd7bf8f0b62e6ce61b9d0cd");
        let sha224 = Digest::Sha224.hmac(&[0xaa; 131], &[data]);
        assert_eq!(*hex::encode_lower(&sha224), b"95e9a0db962095adaebe9b2d6f0dbce2d499f112f2d2b7273fa6870e");
    }

    #[test]
    fn output_of_other_lengths() {
        for &digest in Digest::ALL {
            let whole = digest.hash(&[b"x"]);
            assert_eq!(whole.len(), digest.output_len());
            for length in 0..=70 {
                let mut out = [7; 70];
                digest.hash_into(&[b"x"], &mut out[..length]);
                let filled = length.min(whole.len());
                assert_eq!(out[..filled], whole[..filled]);
                assert!(out[filled..].iter().all(|&byte| byte == 7));
            }
        }
    }

    #[test]
    fn names() {
        for &digest in Digest::ALL {
            assert_eq!(Digest::from_name(digest.name()), Some(digest));
        }
        for wrong in ["", "MD5", "sha-1", "sha3"] {
            assert_eq!(Digest::from_name(wrong), None);
        }
    }
}
