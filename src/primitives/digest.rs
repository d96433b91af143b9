//! The digests that stored passwords are made of, chosen at run time.

#[cfg(feature = "rare-digests")]
mod keyed;
#[cfg(test)]
mod tests;
mod types;

use alloc::vec::Vec;
use hmac::digest::OutputSizeUser;
use hmac::digest::common::BlockSizeUser;
use hmac::digest::typenum::Unsigned;
use hmac::{KeyInit, Mac};
use zeroize::{Zeroize as _, Zeroizing};

#[cfg(feature = "rare-digests")]
pub(crate) use keyed::KeyedHmac;
pub(crate) use types::{choose, with_digest};

/// The state of SHA-512 before the first block (FIPS 180-4, section 5.3.5): the first 64 bits of the fractional parts of
/// the square roots of the first eight primes. SHA-256 begins with the first halves.
pub(crate) const SHA512_STATE: [u64; 8] = [
    0x6a09_e667_f3bc_c908,
    0xbb67_ae85_84ca_a73b,
    0x3c6e_f372_fe94_f82b,
    0xa54f_f53a_5f1d_36f1,
    0x510e_527f_ade6_82d1,
    0x9b05_688c_2b3e_6c1f,
    0x1f83_d9ab_fb41_bd6b,
    0x5be0_cd19_137e_2179,
];

/// Declares [`Digest`] from its values and their names. Those under `rare` exist only with the feature.
macro_rules! digests {
    (
        $(#[$attribute:meta])*
        always { $($(#[$always_doc:meta])+ $always:ident = $always_name:literal,)+ }
        rare { $($(#[$rare_doc:meta])+ $rare:ident = $rare_name:literal,)+ }
    ) => {
        $(#[$attribute])*
        pub enum Digest {
            $($(#[$always_doc])+
            #[cfg_attr(feature = "serde", serde(rename = $always_name))]
            $always,)+
            $($(#[$rare_doc])+
            #[cfg(feature = "rare-digests")]
            #[cfg_attr(docsrs, doc(cfg(feature = "rare-digests")))]
            #[cfg_attr(feature = "serde", serde(rename = $rare_name))]
            $rare,)+
        }

        impl Digest {
            /// All of them.
            pub const ALL: &'static [Self] = &[
                $(Self::$always,)+
                $(#[cfg(feature = "rare-digests")] Self::$rare,)+
            ];

            /// The name in lower case: the usual one without hyphens, and a length behind an underscore where one digit
            /// would run into another or several lengths share a name: `sha256`, `sha512_256`, `sha3_256`.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$always => $always_name,)+
                    $(#[cfg(feature = "rare-digests")] Self::$rare => $rare_name,)+
                }
            }
        }
    };
}

digests! {
    /// A cryptographic digest, also as the core of HMAC and PBKDF2.
    ///
    /// Those that few systems store are there with the feature `rare-digests`.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    #[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
    #[non_exhaustive]
    always {
        /// MD5, RFC 1321: 16 bytes.
        Md5 = "md5",
        /// SHA-1, FIPS 180-4: 20 bytes.
        Sha1 = "sha1",
        /// SHA-224, FIPS 180-4: 28 bytes.
        Sha224 = "sha224",
        /// SHA-256, FIPS 180-4: 32 bytes.
        Sha256 = "sha256",
        /// SHA-384, FIPS 180-4: 48 bytes.
        Sha384 = "sha384",
        /// SHA-512, FIPS 180-4: 64 bytes.
        Sha512 = "sha512",
        /// SHA-512/224, FIPS 180-4: 28 bytes.
        Sha512_224 = "sha512_224",
        /// SHA-512/256, FIPS 180-4: 32 bytes. Not the first half of SHA-512.
        Sha512_256 = "sha512_256",
    }
    rare {
        /// MD2, RFC 1319: 16 bytes.
        Md2 = "md2",
        /// MD4, RFC 1320: 16 bytes.
        Md4 = "md4",
        /// RIPEMD-128, Dobbertin, Bosselaers and Preneel 1996: 16 bytes.
        Ripemd128 = "ripemd128",
        /// RIPEMD-160, Dobbertin, Bosselaers and Preneel 1996: 20 bytes.
        Ripemd160 = "ripemd160",
        /// RIPEMD-256, two lines of RIPEMD-128: 32 bytes.
        Ripemd256 = "ripemd256",
        /// RIPEMD-320, two lines of RIPEMD-160: 40 bytes.
        Ripemd320 = "ripemd320",
        /// Whirlpool in its final version, ISO/IEC 10118-3:2004: 64 bytes.
        Whirlpool = "whirlpool",
        /// Tiger with three passes, Anderson and Biham 1996 (`tiger192,3` of PHP, not Tiger2): 24 bytes.
        Tiger = "tiger",
        /// GOST R 34.11-94 with the CryptoPro parameter set, RFC 5831 and RFC 4357 (`gost-crypto` of PHP): 32 bytes.
        Gost94 = "gost94",
        /// GOST R 34.11-94 with the test parameter set, RFC 5831 (`gost` of PHP, and of hashcat and John): 32 bytes.
        Gost94Test = "gost94_test",
        /// Streebog-256, GOST R 34.11-2012 in the byte order of RFC 6986 (hashcat reverses it): 32 bytes.
        Streebog256 = "streebog256",
        /// Streebog-512, GOST R 34.11-2012 in the byte order of RFC 6986 (hashcat reverses it): 64 bytes.
        Streebog512 = "streebog512",
        /// SM3, GB/T 32905-2016: 32 bytes.
        Sm3 = "sm3",
        /// SHA3-224, FIPS 202: 28 bytes.
        Sha3_224 = "sha3_224",
        /// SHA3-256, FIPS 202: 32 bytes.
        Sha3_256 = "sha3_256",
        /// SHA3-384, FIPS 202: 48 bytes.
        Sha3_384 = "sha3_384",
        /// SHA3-512, FIPS 202: 64 bytes.
        Sha3_512 = "sha3_512",
        /// Keccak-224, the submission of 2011 with the padding from before FIPS 202: 28 bytes.
        Keccak224 = "keccak_224",
        /// Keccak-256, the submission of 2011 with the padding from before FIPS 202: 32 bytes.
        Keccak256 = "keccak_256",
        /// Keccak-384, the submission of 2011 with the padding from before FIPS 202: 48 bytes.
        Keccak384 = "keccak_384",
        /// Keccak-512, the submission of 2011 with the padding from before FIPS 202: 64 bytes.
        Keccak512 = "keccak_512",
        /// BLAKE2b with 64 bytes, RFC 7693, without its key.
        Blake2b = "blake2b",
        /// BLAKE2b with 32 bytes, RFC 7693, without its key. Not the first half of the other.
        Blake2b256 = "blake2b_256",
        /// BLAKE2s with 32 bytes, RFC 7693, without its key.
        Blake2s = "blake2s",
        /// Skein-512-224, version 1.3 of 2010: a state of 64 bytes, a result of 28.
        Skein224 = "skein224",
        /// Skein-512-256, version 1.3 of 2010: a state of 64 bytes, a result of 32.
        Skein256 = "skein256",
        /// Skein-512-384, version 1.3 of 2010: a state of 64 bytes, a result of 48.
        Skein384 = "skein384",
        /// Skein-512-512, version 1.3 of 2010: a state of 64 bytes, a result of 64.
        Skein512 = "skein512",
    }
}

impl Digest {
    /// The digest with exactly this [`name`](Self::name).
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|digest| digest.name() == name)
    }

    /// The length of a result in bytes.
    pub const fn output_len(self) -> usize {
        with_digest!(self, D => <<D as OutputSizeUser>::OutputSize as Unsigned>::USIZE)
    }

    /// The length in bytes of the blocks it works on, which is also where HMAC begins to hash its key.
    pub const fn block_len(self) -> usize {
        with_digest!(self, D => <<D as BlockSizeUser>::BlockSize as Unsigned>::USIZE)
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

    /// Replaces the first `len` bytes of a buffer by their digest. The buffer has room for either.
    pub(crate) fn hash_in_place(self, buffer: &mut [u8], len: usize) {
        with_digest!(self, D => hash_in_place::<D>(buffer, len));
    }

    /// HMAC (RFC 2104) of the parts, one after the other.
    pub(crate) fn hmac(self, key: &[u8], parts: &[&[u8]]) -> Zeroizing<Vec<u8>> {
        with_digest!(self, _D, HmacD => hmac_parts::<HmacD>(key, parts))
    }
}

/// [`Digest::hash_into`] for one digest. Not inlined, here and below: all in one function they get in each other's way.
#[inline(never)]
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

/// [`Digest::hash_in_place`] for one digest.
#[inline(never)]
fn hash_in_place<D: sha2::Digest>(buffer: &mut [u8], len: usize) {
    let mut hasher = D::new();
    hasher.update(buffer.get(..len).unwrap_or_default());
    let room = buffer.get_mut(..<D as sha2::Digest>::output_size()).unwrap_or_default();
    if let Ok(room) = <&mut sha2::digest::Output<D>>::try_from(room) {
        hasher.finalize_into(room);
    }
}

/// [`Digest::hmac`] for one digest.
#[allow(clippy::expect_used, reason = "HMAC takes a key of any length")]
#[inline(never)]
fn hmac_parts<M: Mac + KeyInit>(key: &[u8], parts: &[&[u8]]) -> Zeroizing<Vec<u8>> {
    let mut mac = <M as KeyInit>::new_from_slice(key).expect("HMAC takes a key of any length");
    for part in parts {
        mac.update(part);
    }
    let mut result = mac.finalize().into_bytes();
    let out = Zeroizing::new(result.to_vec());
    result.as_mut_slice().zeroize();
    out
}
