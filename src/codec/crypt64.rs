//! The packing of `crypt(3)`: digits `./0-9A-Za-z`, least significant bits first, without branches or tables that
//! depend on the characters.

use super::Tail;
use super::sextet::{CRYPT, character_of, digit_of};
use alloc::vec::Vec;
use zeroize::Zeroizing;

/// The order in which md5-crypt writes its 16 bytes (`lib/libcrypt/crypt-md5.c`, FreeBSD).
pub(crate) const MD5_CRYPT: &[u8; 16] = &[12, 6, 0, 13, 7, 1, 14, 8, 2, 15, 9, 3, 5, 10, 4, 11];

/// The order in which SHA-256-crypt writes its 32 bytes (U. Drepper, "Unix crypt using SHA-256 and SHA-512", step 22
/// e).
#[rustfmt::skip]
pub(crate) const SHA256_CRYPT: &[u8; 32] = &[
    20, 10,  0, 11,  1, 21,  2, 22, 12, 23, 13,  3, 14,  4, 24,  5,
    25, 15, 26, 16,  6, 17,  7, 27,  8, 28, 18, 29, 19,  9, 30, 31,
];

/// The order in which SHA-512-crypt writes its 64 bytes (the same text, step 22 e).
#[rustfmt::skip]
pub(crate) const SHA512_CRYPT: &[u8; 64] = &[
    42, 21,  0,  1, 43, 22, 23,  2, 44, 45, 24,  3,  4, 46, 25, 26,
     5, 47, 48, 27,  6,  7, 49, 28, 29,  8, 50, 51, 30,  9, 10, 52,
    31, 32, 11, 53, 54, 33, 12, 13, 55, 34, 35, 14, 56, 57, 36, 15,
    16, 58, 37, 38, 17, 59, 60, 39, 18, 19, 61, 40, 41, 20, 62, 63,
];

/// The order in which sha1-crypt writes its 20 bytes and one more (`lib/libcrypt/crypt-sha1.c`, NetBSD).
pub(crate) const SHA1_CRYPT: &[u8; 21] =
    &[2, 1, 0, 5, 4, 3, 8, 7, 6, 11, 10, 9, 14, 13, 12, 17, 16, 15, 20, 19, 18];

/// The number of characters that `bytes` bytes take.
pub(crate) const fn encoded_len(bytes: usize) -> usize {
    bytes / 3 * 4 + (bytes % 3 * 8).div_ceil(6)
}

/// Encodes groups of three bytes, the first byte being the least significant.
pub(crate) fn encode_le(bytes: &[u8]) -> Zeroizing<Vec<u8>> {
    let mut text = Zeroizing::new(Vec::with_capacity(encoded_len(bytes.len())));
    for group in bytes.chunks(3) {
        let mut word = 0u32;
        for (place, &byte) in group.iter().enumerate() {
            word |= u32::from(byte) << (8 * place);
        }
        for place in 0..=group.len() {
            text.push(character_of(CRYPT, word >> (6 * place)));
        }
    }
    text
}

/// Decodes exactly `byte_len` bytes in the order of [`encode_le`]. `None` when the text has another length or is
/// malformed.
pub(crate) fn decode_le(text: &[u8], byte_len: usize, tail: Tail) -> Option<Zeroizing<Vec<u8>>> {
    // First against the length of the text, so that a huge `byte_len` is not computed with.
    if byte_len > text.len() || encoded_len(byte_len) != text.len() {
        return None;
    }
    let mut bytes = Zeroizing::new(alloc::vec![0; byte_len]);
    let (mut malformed, mut surplus) = (0, 0);
    for (group, out) in text.chunks(4).zip(bytes.chunks_mut(3)) {
        let mut word = 0u32;
        for (place, &character) in group.iter().enumerate() {
            let digit = digit_of(CRYPT, character);
            malformed |= digit;
            word |= ((digit & 0x3f) as u32) << (6 * place);
        }
        out.copy_from_slice(&word.to_le_bytes()[..out.len()]);
        surplus |= word >> (8 * out.len());
    }
    (malformed >= 0 && (tail == Tail::AnyBits || surplus == 0)).then_some(bytes)
}

/// Encodes the bytes of `digest` in the order of the scheme. `None` when the digest has another length than the order.
#[cfg(test)]
pub(crate) fn encode_permuted(order: &[u8], digest: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    if order.len() != digest.len() {
        return None;
    }
    let mut shuffled = Zeroizing::new(Vec::with_capacity(order.len()));
    for &place in order {
        shuffled.push(*digest.get(usize::from(place))?);
    }
    Some(encode_le(&shuffled))
}

/// Decodes a digest written in the order of the scheme into its natural order. `None` unless the text has the exact
/// length and is canonical: `crypt(3)` compares texts, so no other spelling ever verifies.
pub(crate) fn decode_permuted(order: &[u8], text: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let shuffled = decode_le(text, order.len(), Tail::Canonical)?;
    let mut digest = Zeroizing::new(alloc::vec![0; order.len()]);
    for (&place, &byte) in order.iter().zip(shuffled.iter()) {
        *digest.get_mut(usize::from(place))? = byte;
    }
    Some(digest)
}

/// The number 0..=63 of one digit, as in the cost of phpass and the log2 N of `$7$`.
pub(crate) fn decode_u6(character: u8) -> Option<u8> {
    u8::try_from(digit_of(CRYPT, character)).ok()
}

/// The digit of a number 0..=63; of a larger one, its low six bits.
pub(crate) fn encode_u6(number: u8) -> u8 {
    character_of(CRYPT, number.into())
}

/// The 30 bit number of five digits, the least significant first, as r and p of `$7$` (libxcrypt, `crypt-scrypt.c`).
pub(crate) fn decode_u30(text: &[u8]) -> Option<u32> {
    let digits: &[u8; 5] = text.try_into().ok()?;
    let mut number = 0;
    for (place, &character) in digits.iter().enumerate() {
        number |= u32::from(decode_u6(character)?) << (6 * place);
    }
    Some(number)
}

#[cfg(test)]
mod tests {
    use super::super::{hex, sextet::ALPHABETS};
    use super::*;

    const CHARACTERS: &[u8; 64] = ALPHABETS[4].1;

    #[test]
    fn round_trip_of_all_lengths() {
        for length in 0..=70u8 {
            let bytes: Vec<u8> = (0..length).map(|i| i.wrapping_mul(101) ^ length).collect();
            let text = encode_le(&bytes);
            assert_eq!(text.len(), encoded_len(bytes.len()));
            let length = bytes.len();
            for tail in [Tail::Canonical, Tail::AnyBits] {
                assert_eq!(*decode_le(&text, length, tail).unwrap(), bytes);
            }
            for other in [length + 1, length.wrapping_sub(1), usize::MAX, usize::MAX / 2] {
                assert!(decode_le(&text, other, Tail::AnyBits).is_none());
            }
        }
    }

    #[test]
    fn every_other_character_is_malformed() {
        for character in 0..=u8::MAX {
            let valid = CHARACTERS.contains(&character);
            for place in 0..8 {
                let mut text = *b"........";
                text[place] = character;
                assert_eq!(decode_le(&text, 6, Tail::Canonical).is_some(), valid);
                assert_eq!(decode_u30(&text[..5]).is_some(), valid || place > 4);
            }
            let position = CHARACTERS.iter().position(|&c| c == character);
            assert_eq!(decode_u6(character).map(usize::from), position);
        }
    }

    #[test]
    fn surplus_bits() {
        for (text, length) in [(b".2".as_slice(), 1), (b"..E", 2)] {
            assert!(decode_le(text, length, Tail::Canonical).is_none());
            assert!(decode_le(text, length, Tail::AnyBits).is_some());
        }
    }

    #[test]
    fn permutations_round_trip() {
        for order in [MD5_CRYPT.as_slice(), SHA1_CRYPT, SHA256_CRYPT, SHA512_CRYPT] {
            let mut sorted = order.to_vec();
            sorted.sort_unstable();
            assert!(sorted.iter().copied().eq(0..order.len() as u8));
            let digest: Vec<u8> = (0..order.len() as u8).map(|i| i.wrapping_mul(77) ^ 0xa5).collect();
            let text = encode_permuted(order, &digest).unwrap();
            assert_eq!(*decode_permuted(order, &text).unwrap(), digest);
            assert!(decode_permuted(order, &text[1..]).is_none());
            assert!(encode_permuted(order, &digest[1..]).is_none());
        }
    }

    /// The orders of SHA-crypt are pinned by whole strings in `primitives::sha_crypt`.
    #[test]
    fn order_of_md5_crypt() {
        let digest = hex::decode(b"000102030405060708090a0b0c0d0e0f").unwrap();
        let text = encode_permuted(MD5_CRYPT, &digest).unwrap();
        // to64((0 << 16) | (6 << 8) | 12, 4) and so on, low digit first.
        assert_eq!(text[..4], *b"AM..");
        assert_eq!(text[20..], *b"9.");
    }

    #[test]
    fn integers_of_scrypt7() {
        // "$7$66..../....": log2 N = 8, r = 8, p = 1.
        assert_eq!(decode_u6(b'6'), Some(8));
        assert_eq!(decode_u30(b"6...."), Some(8));
        assert_eq!(decode_u30(b"/...."), Some(1));
        assert_eq!(decode_u30(b"zzzzz"), Some((1 << 30) - 1));
        for wrong in [b"".as_slice(), b"....", b"......"] {
            assert_eq!(decode_u30(wrong), None);
        }
    }
}
