use super::Digest;
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
    for wrong in ["", "MD5", "sha-1", "sha3", "sha512256", "keccak256"] {
        assert_eq!(Digest::from_name(wrong), None);
    }
}
