//! SHA-crypt (U. Drepper, "Unix crypt using SHA-256 and SHA-512"), through the sha-crypt crate.
//!
//! The crate (0.6.0) allocates nothing and wipes nothing of its own. Like the specification it hashes the whole
//! password once per byte of it, so the setup is quadratic in the length, and up to three times per round: the caller
//! bounds the length of a password as well as the rounds.

use alloc::vec;
use alloc::vec::Vec;

use sha_crypt::Params;
use zeroize::Zeroizing;

use super::Digest;

/// SHA-256-crypt in its natural order, with a salt cut to 16 bytes. `None` for less than 1000 rounds or more than
/// 999,999,999.
pub(crate) fn sha256_crypt(password: &[u8], salt: &[u8], rounds: u32) -> Option<Zeroizing<[u8; 32]>> {
    let params = Params::new(rounds).ok()?;
    Some(sha_crypt::sha256_crypt(password, salt, params).into())
}

/// SHA-512-crypt in its natural order, with a salt cut to 16 bytes. `None` for less than 1000 rounds or more than
/// 999,999,999.
pub(crate) fn sha512_crypt(password: &[u8], salt: &[u8], rounds: u32) -> Option<Zeroizing<[u8; 64]>> {
    let params = Params::new(rounds).ok()?;
    Some(sha_crypt::sha512_crypt(password, salt, params).into())
}

/// What the rounds begin with.
pub(crate) struct Start {
    pub(crate) digest: Zeroizing<Vec<u8>>,
    /// What stands for the password in the rounds, as long as it.
    pub(crate) password: Zeroizing<Vec<u8>>,
    /// What stands for the salt.
    pub(crate) salt: Zeroizing<Vec<u8>>,
}

/// The part of SHA-crypt before the rounds, with a salt of any length, which goes in whole.
pub(crate) fn first(digest: Digest, password: &[u8], salt: &[u8]) -> Start {
    let other = digest.hash(&[password, salt, password]);
    let spread = repeated(&other, password.len());
    let mut parts: Vec<&[u8]> = Vec::with_capacity(3 + usize::BITS as usize);
    parts.extend([password, salt, &spread]);
    // For each bit of the length, from the lowest.
    let mut length = password.len();
    while length > 0 {
        parts.push(if length & 1 == 1 { &other } else { password });
        length >>= 1;
    }
    let first = digest.hash(&parts);
    let of_password = digest.hash(&vec![password; password.len()]);
    let times = 16 + usize::from(first.first().copied().unwrap_or_default());
    let of_salt = digest.hash(&vec![salt; times]);
    Start {
        password: repeated(&of_password, password.len()),
        salt: repeated(&of_salt, salt.len()),
        digest: first,
    }
}

/// SHA-256-crypt with a salt of any length, which goes in whole, and any number of rounds: MySQL's salts have 20 bytes.
/// Written out, because the crate cuts them.
pub(crate) fn sha256_crypt_whole_salt(password: &[u8], salt: &[u8], rounds: u32) -> Zeroizing<[u8; 32]> {
    let Start { digest, password, salt } = first(Digest::Sha256, password, salt);
    let mut state = Zeroizing::new([0; 32]);
    state.iter_mut().zip(digest.iter()).for_each(|(to, from)| *to = *from);
    let nothing = b"".as_slice();
    let mut before = state.clone();
    for round in 0..rounds {
        core::mem::swap(&mut before, &mut state);
        let (first, last) = if round % 2 == 1 {
            (password.as_slice(), before.as_slice())
        } else {
            (before.as_slice(), password.as_slice())
        };
        let salt = if round % 3 == 0 { nothing } else { &salt };
        let middle = if round % 7 == 0 { nothing } else { &password };
        Digest::Sha256.hash_into(&[first, salt, middle, last], state.as_mut_slice());
    }
    state
}

/// A digest again and again, up to a length.
fn repeated(digest: &[u8], len: usize) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(digest.iter().copied().cycle().take(len).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::{crypt64, hex};

    /// The SHA-256-crypt digest as a stored text ends.
    fn text256(password: &[u8], salt: &[u8], rounds: u32) -> Zeroizing<Vec<u8>> {
        let digest = sha256_crypt(password, salt, rounds).unwrap();
        crypt64::encode_permuted(crypt64::SHA256_CRYPT, digest.as_slice()).unwrap()
    }

    /// The SHA-512-crypt digest as a stored text ends.
    fn text512(password: &[u8], salt: &[u8], rounds: u32) -> Zeroizing<Vec<u8>> {
        let digest = sha512_crypt(password, salt, rounds).unwrap();
        crypt64::encode_permuted(crypt64::SHA512_CRYPT, digest.as_slice()).unwrap()
    }

    /// Drepper's own vectors, and strings produced by libxcrypt 4.4.33.
    #[test]
    fn vectors() {
        assert_eq!(
            *text256(b"Hello world!", b"saltstring", 5000),
            b"5B8vYYiY.CVt1RlTTf8KbXBH3hsxY/GNooZaBBGWEc5"
        );
        assert_eq!(*text256(b"password", b"", 5000), b"V0edGK/GfSrNwzYCrbML4V/gvkNuNTfvn.Pt/LMSAf8");
        assert_eq!(
            *text512(b"Hello world!", b"saltstring", 5000),
            b"svn8UoSVapNtMuq1ukKS4tPQd8iKwSMHWjl/O817G3uBnIFNjnQJuesI68u4OTLiBFdcbYEdFCoEOfaS35inz1"
        );
        assert_eq!(
            *text512(b"", b"saltsalt", 5000),
            b"qkTgsCrWMTAS9gBGcf9W60sFfH.hU0oTCAOJjhbz5tSp/sU3/xXZK4OFwCtq8lIIdpJ6CatVdOTSHKp97TPkt/"
        );
    }

    #[test]
    fn long_salts_are_cut() {
        assert_eq!(
            *text512(b"Hello world!", b"0123456789abcdefXYZ", 1000),
            b"Ts6WH.QWWKfBM4oJro916RCatl5qGYTndH0Tsfa.AZz/fPmNmrnzUYy11XPIlKB52zpVOdBRAKrFW1TBR6RBZ/"
        );
        assert_eq!(
            *text256(b"Hello world!", b"0123456789abcdefXYZ", 1001),
            b"Qh4B1ShtiFRlD0ywHk0g1AHCf36PoNan87r/PPAd6x3"
        );
    }

    /// MD5 of the texts that libxcrypt 4.4.33 gives for every third length 0..=150, with salts of all lengths 1..=16.
    #[test]
    fn many_lengths_as_libxcrypt() {
        let (mut all256, mut all512) = (Vec::new(), Vec::new());
        for length in (0..=150usize).step_by(3) {
            let password: Vec<u8> = (0..length).map(|i| (1 + (i * 37 + length * 11) % 255) as u8).collect();
            let salt = &b"0123456789abcdef"[..=length % 16];
            all256.extend_from_slice(&text256(&password, salt, 1000));
            all512.extend_from_slice(&text512(&password, salt, 1000));
        }
        let md5 = |all: &[u8]| hex::encode_lower(&Digest::Md5.hash(&[all]));
        assert_eq!(*md5(&all256), b"d009459d2711ed4ddbc8f193301c6da1");
        assert_eq!(*md5(&all512), b"e85074f1e1966bd604a45f4598daf5bd");
    }

    #[test]
    fn short_salts_as_with_the_crate() {
        for length in (0..=150usize).step_by(7) {
            let password: Vec<u8> = (0..length).map(|i| (i * 37 % 255) as u8).collect();
            let salt = &b"0123456789abcdef"[..length % 17];
            let (own, other) = (
                sha256_crypt_whole_salt(&password, salt, 1000),
                sha256_crypt(&password, salt, 1000).unwrap(),
            );
            assert_eq!(own.as_slice(), other.as_slice(), "{length}");
        }
    }

    #[test]
    fn rounds_that_the_crate_refuses() {
        for rounds in [0, 1, 999, 1_000_000_000, u32::MAX] {
            assert!(sha256_crypt(b"", b"", rounds).is_none());
            assert!(sha512_crypt(b"", b"", rounds).is_none());
        }
    }
}
