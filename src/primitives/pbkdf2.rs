//! PBKDF2 (RFC 8018) on HMAC.

use super::digest::{Digest, with_digest};

/// Fills `out` with the key derived from a password. No rounds count as one, as in the pbkdf2 crate.
///
/// The caller wipes `out`. The pbkdf2 crate (0.13) leaves the last block of its chain on the stack.
#[allow(clippy::expect_used, reason = "HMAC takes a key of any length")]
pub(crate) fn pbkdf2(prf: Digest, password: &[u8], salt: &[u8], rounds: u32, out: &mut [u8]) {
    with_digest!(prf, _D, HmacD => ::pbkdf2::pbkdf2::<HmacD>(password, salt, rounds, out))
        .expect("HMAC takes a key of any length");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::hex;

    /// Derives and compares with a hexadecimal text, whose length says how much to derive.
    fn check(prf: Digest, password: &[u8], salt: &[u8], rounds: u32, expected: &str) {
        let mut out = alloc::vec![0; expected.len() / 2];
        pbkdf2(prf, password, salt, rounds, &mut out);
        assert_eq!(*hex::encode_lower(&out), expected.as_bytes());
    }

    /// RFC 6070, without the case of 16 million rounds.
    #[test]
    fn vectors_of_sha1() {
        check(Digest::Sha1, b"password", b"salt", 1, "0c60c80f961f0e71f3a9b524af6012062fe037a6");
        check(Digest::Sha1, b"password", b"salt", 2, "ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957");
        check(Digest::Sha1, b"password", b"salt", 4096, "4b007901b765489abead49d926f721d065a429c1");
        check(
            Digest::Sha1,
            b"passwordPASSWORDpassword",
            b"saltSALTsaltSALTsaltSALTsaltSALTsalt",
            4096,
            "3d2eec4fe41c849b80c8d83662c0e44a8b291a964cf2f07038",
        );
        check(Digest::Sha1, b"pass\0word", b"sa\0lt", 4096, "56fa6aa75548099dcc37d7f03425e0c3");
    }

    /// RFC 7914 section 11.
    #[test]
    fn vector_of_sha256() {
        check(
            Digest::Sha256,
            b"passwd",
            b"salt",
            1,
            "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc49ca9cccf179b645991664b39d77ef317c71b845b1e30bd509112041d3a19783",
        );
    }

    #[test]
    fn all_lengths_and_no_rounds() {
        for &prf in Digest::ALL {
            let mut whole = [0; 130];
            pbkdf2(prf, b"pw", b"salt", 3, &mut whole);
            for length in 0..=whole.len() {
                let mut out = alloc::vec![0; length];
                pbkdf2(prf, b"pw", b"salt", 3, &mut out);
                assert_eq!(out, whole[..length]);
            }
            let (mut none, mut one) = ([0; 20], [0; 20]);
            pbkdf2(prf, b"", b"", 0, &mut none);
            pbkdf2(prf, b"", b"", 1, &mut one);
            assert_eq!(none, one);
        }
    }
}
