use super::crypt::{SEGMENT, big, extended, traditional};
use super::*;
use crate::codec::Base64Alphabet;
use crate::codec::{base64, hex};
use crate::primitives::digest::Digest;
use alloc::vec::Vec;

/// The worked example of J. O. Grabbe, "The DES Algorithm Illustrated", and salted blocks by passlib 1.7.4
/// (`passlib.crypto.des.des_encrypt_int_block`).
#[test]
fn single_blocks() {
    for (key, salt, count, block, expected) in [
        (0x1334_5779_9bbc_dff1, 0, 1, 0x0123_4567_89ab_cdef, 0x85e8_1354_0f0a_b405),
        (0x96b6_5092_3cea_3efc, 0x5e_b561, 25, 0x2163_6369_8b52_9b4a, 0x81ed_7537_d63f_2f5d),
        (0x94b2_b8fc_a02e_34a6, 0x03_5efa, 25, 0x9b08_923d_10c6_7fd9, 0xde47_e134_c78d_7ade),
        (0x8c00_38ec_4264_0644, 0xfe_e294, 25, 0x3116_2427_3bfd_1d33, 0x250c_12bd_7a1d_b09f),
        (0xd622_5674_8a7c_42b4, 0x65_aa9c, 2, 0x79f2_48b0_8cb4_a0d7, 0xb011_6fa8_a279_d986),
    ] {
        assert_eq!(Des::new(key).encrypt(salt, count, block), expected, "{key:x}");
    }
    // The lowest bit of each byte of a key does not count.
    let block = 0x0123_4567_89ab_cdef;
    let parity = Des::new(0x1334_5779_9bbc_dff1 ^ 0x0101_0101_0101_0101).encrypt(0, 1, block);
    assert_eq!(parity, 0x85e8_1354_0f0a_b405);
    assert_eq!(Des::new(7).encrypt(5, 0, block), block);
}

fn text(block: u64) -> Zeroizing<Vec<u8>> {
    base64::encode(Base64Alphabet::Crypt, false, &block.to_be_bytes())
}

/// Digits as a number, the first being the least significant.
fn number(digits: &[usize]) -> u32 {
    digits.iter().rev().fold(0, |sum, digit| sum << 6 | *digit as u32)
}

/// MD5 of the texts that libxcrypt 4.4.33 gives for all lengths 0..=80: DES, extended DES and, from 9 on, bigcrypt.
#[test]
fn all_lengths_as_libxcrypt() {
    const DIGITS: &[u8; 64] = b"./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    let (mut all, mut all_extended, mut all_big) = (Vec::new(), Vec::new(), Vec::new());
    for length in 0..=80usize {
        let password: Vec<u8> = (0..length).map(|i| (1 + (i * 37 + length * 11) % 255) as u8).collect();
        let salt = [length % 64, (length * 7 + 3) % 64, length * 5 % 64, (length * 3 + 1) % 64];
        let name = salt.map(|digit| DIGITS[digit]);
        all.extend_from_slice(&name[..2]);
        all.extend_from_slice(&text(traditional(&password, number(&salt[..2]), 0, 25)));
        all_extended.extend_from_slice(b"_/...");
        all_extended.extend_from_slice(&name);
        all_extended.extend_from_slice(&text(extended(&password, number(&salt), 1)));
        if length > SEGMENT {
            let mut out = alloc::vec![0; length.div_ceil(SEGMENT) * SEGMENT];
            assert_eq!(usize::from(big(&password, number(&salt[..2]), &mut out)) * SEGMENT, out.len());
            all_big.extend_from_slice(&name[..2]);
            for block in out.as_chunks().0 {
                all_big.extend_from_slice(&text(u64::from_be_bytes(*block)));
            }
        }
    }
    let md5 = |all: &[u8]| hex::encode_lower(&Digest::Md5.hash(&[all]));
    assert_eq!(*md5(&all), b"80dac328dea18dad7c1009c7db2bcb30");
    assert_eq!(*md5(&all_extended), b"adfa729e771f801b3d9f7c058c885e23");
    assert_eq!(*md5(&all_big), b"8e73159e88224a93a1ccdf163d88b462");
}

#[test]
fn what_does_not_count() {
    let whole = traditional(b"password", 77, 0, 25);
    for same in [b"passwordmore".as_slice(), b"p\xe1ssword", b"password\0more"] {
        assert_eq!(traditional(same, 77, 0, 25), whole);
    }
    assert_eq!(traditional(b"pass\0word", 77, 0, 25), traditional(b"pass", 77, 0, 25));
    assert_ne!(traditional(b"passworD", 77, 0, 25), whole);
    // Beyond the end there are only zeros.
    assert_eq!(traditional(b"password", 77, 1, 5), traditional(b"", 77, 0, 5));
    assert_eq!(traditional(b"password", 77, usize::MAX, 5), traditional(b"", 77, 0, 5));
    assert_ne!(extended(b"passwordmore", 77, 25), extended(b"password", 77, 25));
    assert_eq!(extended(b"pass\0word", 77, 25), extended(b"pass", 77, 25));
}

#[test]
fn segments() {
    let mut out = [0; 16];
    for (password, segments) in [(0, 1), (1, 1), (8, 1), (9, 2), (128, 16), (129, 16), (1 << 20, 16)] {
        assert_eq!(big(&alloc::vec![b'x'; password], 1, &mut out), segments);
    }
    assert_eq!(big(b"long password\0longer still", 1, &mut out), 2);
    assert_eq!(big(b"x", 1, &mut []), 1);
}

/// Perl's Crypt::SmbHash 0.12 and passlib 1.7.4 (`passlib.crypto.des.des_encrypt_block`).
#[test]
fn a_block_under_each_key() {
    let under_each = |password: &[u8], len, block: &[u8; BLOCK], keys: usize| {
        let mut out = alloc::vec![0; keys * BLOCK];
        keys::encrypt_under_each(password, len, *block, &mut out);
        hex::encode_lower(&out).to_vec()
    };
    let lm = |password: &[u8]| under_each(password, 7, b"KGS!@#$%", 2);
    assert_eq!(lm(b"ABCDEFGHIJKLMN"), b"e0c510199cc66abd8c51ec214bebdea1");
    assert_eq!(lm(b"ABCDEFGHIJKLMNOP"), b"e0c510199cc66abd8c51ec214bebdea1");
    assert_eq!(lm(b""), b"aad3b435b51404eeaad3b435b51404ee");
    assert_eq!(lm(b"\x9aBC\xff"), b"2b324df81cb3ea8daad3b435b51404ee");
    // The lowest bit of each of eight bytes does not count.
    let one = under_each(b"\x13\x34\x57\x79\x9b\xbc\xdf\xf1", 8, b"\x01\x23\x45\x67\x89\xab\xcd\xef", 1);
    assert_eq!(one, b"85e813540f0ab405");
    assert_eq!(
        under_each(b"\x12\x34\x56\x78\x9a\xbc\xde\xf0", 8, b"\x01\x23\x45\x67\x89\xab\xcd\xef", 1),
        one
    );
}
