//! Base 64 with the most significant bits first, in six alphabets, without branches or tables that depend on the
//! characters.

use super::Tail;
use super::sextet::{Base64Alphabet, Run, character_of, digits_of};
use alloc::vec::Vec;
use zeroize::Zeroizing;

/// As many characters are decoded at once.
const AT_ONCE: usize = 16;

/// What a decoder asks of the `=` signs that fill the last group of four characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Padding {
    /// The last group has to be filled.
    Required,
    /// An `=` is malformed like any other character.
    Forbidden,
    /// Filled in full, or not at all.
    Either,
}

/// Encodes, with the last group filled up by `=` when `padded`.
pub(crate) fn encode(alphabet: Base64Alphabet, padded: bool, bytes: &[u8]) -> Zeroizing<Vec<u8>> {
    let runs = alphabet.runs();
    let mut text = Zeroizing::new(Vec::with_capacity(bytes.len().div_ceil(3) * 4));
    for group in bytes.chunks(3) {
        let mut word = 0u32;
        for (place, &byte) in group.iter().enumerate() {
            word |= u32::from(byte) << (16 - 8 * place);
        }
        for place in 0..=group.len() {
            text.push(character_of(runs, word >> (18 - 6 * place)));
        }
        if padded {
            text.extend((group.len()..3).map(|_| b'='));
        }
    }
    text
}

/// Decodes the whole text. `None` when it is malformed.
pub(crate) fn decode(
    alphabet: Base64Alphabet,
    text: &[u8],
    padding: Padding,
    tail: Tail,
) -> Option<Zeroizing<Vec<u8>>> {
    let digits = strip_padding(text, padding)?;
    let mut bytes = Zeroizing::new(alloc::vec![0; decoded_len(digits.len())]);
    let surplus = decode_digits(alphabet, digits, &mut bytes)?;
    (tail == Tail::AnyBits || surplus == 0).then_some(bytes)
}

/// Whether all characters but up to two final `=` are of the alphabet.
pub(crate) fn is_alphabetic(alphabet: Base64Alphabet, text: &[u8]) -> bool {
    let text = text.strip_suffix(b"=").unwrap_or(text);
    let text = text.strip_suffix(b"=").unwrap_or(text);
    text.chunks(AT_ONCE).fold(0, |seen, characters| seen | any(digits_filled(alphabet.runs(), characters)))
        >= 0
}

/// The digits of up to that many characters. What fills up the last is of the alphabet.
fn digits_filled(runs: &[Run], characters: &[u8]) -> [i16; AT_ONCE] {
    let mut filled = [runs.first().map_or(0, Run::first); AT_ONCE];
    filled[..characters.len()].copy_from_slice(characters);
    digits_of(runs, filled)
}

/// Negative if any is.
fn any(digits: [i16; AT_ONCE]) -> i16 {
    digits.iter().fold(0, |seen, digit| seen | digit)
}

/// Decodes unpadded text into the front of `out` and gives the number of bytes, ignoring surplus bits. `None` when it
/// is malformed or `out` is too short. Allocates nothing, for recognition from a prefix.
pub(crate) fn decode_into(alphabet: Base64Alphabet, text: &[u8], out: &mut [u8]) -> Option<usize> {
    let bytes = out.get_mut(..decoded_len(text.len()))?;
    decode_digits(alphabet, text, bytes)?;
    Some(bytes.len())
}

/// The number of whole bytes in `characters` characters without padding.
pub(crate) const fn decoded_len(characters: usize) -> usize {
    characters / 4 * 3 + characters % 4 * 3 / 4
}

/// The text without its `=` signs. `None` when they do not fill the last group exactly. Depends on the length of the
/// encoded value only.
fn strip_padding(text: &[u8], padding: Padding) -> Option<&[u8]> {
    if padding == Padding::Forbidden {
        return Some(text);
    }
    let signs = text.iter().rev().take(2).take_while(|&&c| c == b'=').count();
    let filled = text.len().is_multiple_of(4);
    if !filled && (signs > 0 || padding == Padding::Required) {
        return None;
    }
    Some(&text[..text.len() - signs])
}

/// Decodes into `bytes`, which has the decoded length, and gives the surplus bits. `None` when a character is not in
/// the alphabet or the length is impossible.
fn decode_digits(alphabet: Base64Alphabet, digits: &[u8], bytes: &mut [u8]) -> Option<u32> {
    // One character alone holds no whole byte.
    if digits.len() % 4 == 1 {
        return None;
    }
    let runs = alphabet.runs();
    let (mut malformed, mut surplus) = (0, 0);
    for (characters, out) in digits.chunks(AT_ONCE).zip(bytes.chunks_mut(decoded_len(AT_ONCE))) {
        let digits = digits_filled(runs, characters);
        malformed |= any(digits);
        for (group, out) in digits[..characters.len()].chunks(4).zip(out.chunks_mut(3)) {
            let mut word = 0u32;
            for (place, &digit) in group.iter().enumerate() {
                word |= ((digit & 0x3f) as u32) << (18 - 6 * place);
            }
            let [_, whole @ ..] = word.to_be_bytes();
            out.copy_from_slice(&whole[..out.len()]);
            surplus |= word & (0x00ff_ffff >> (8 * out.len()));
        }
    }
    (malformed >= 0).then_some(surplus)
}

#[cfg(test)]
mod tests {
    use super::super::sextet::ALPHABETS;
    use super::*;

    const STANDARD: Base64Alphabet = Base64Alphabet::Standard;

    /// RFC 4648 section 10.
    #[test]
    fn vectors_of_the_rfc() {
        let vectors: [(&[u8], &[u8]); 7] = [
            (b"", b""),
            (b"f", b"Zg=="),
            (b"fo", b"Zm8="),
            (b"foo", b"Zm9v"),
            (b"foob", b"Zm9vYg=="),
            (b"fooba", b"Zm9vYmE="),
            (b"foobar", b"Zm9vYmFy"),
        ];
        for (bytes, text) in vectors {
            assert_eq!(*encode(STANDARD, true, bytes), text);
            let decoded = decode(STANDARD, text, Padding::Required, Tail::Canonical);
            assert_eq!(*decoded.unwrap(), bytes);
        }
    }

    #[test]
    fn round_trip_of_all_lengths() {
        for (alphabet, _) in ALPHABETS {
            for length in 0..=70u8 {
                let bytes: Vec<u8> = (0..length).map(|i| i.wrapping_mul(89) ^ length).collect();
                let bare = encode(alphabet, false, &bytes);
                let padded = encode(alphabet, true, &bytes);
                assert_eq!(decoded_len(bare.len()), bytes.len());
                for (text, padding) in [
                    (&bare, Padding::Forbidden),
                    (&bare, Padding::Either),
                    (&padded, Padding::Required),
                    (&padded, Padding::Either),
                ] {
                    assert_eq!(*decode(alphabet, text, padding, Tail::Canonical).unwrap(), bytes);
                }
                let whole = length.is_multiple_of(3);
                for (text, padding) in [(&bare, Padding::Required), (&padded, Padding::Forbidden)] {
                    let decoded = decode(alphabet, text, padding, Tail::AnyBits);
                    assert_eq!(decoded.is_some(), whole);
                }
                let mut out = [0; 70];
                assert_eq!(decode_into(alphabet, &bare, &mut out), Some(bytes.len()));
                assert_eq!(out[..bytes.len()], bytes);
            }
        }
    }

    #[test]
    fn every_other_character_is_malformed() {
        for (alphabet, characters) in ALPHABETS {
            for character in 0..=u8::MAX {
                for place in 0..8 {
                    let mut text = *b"ABCDEFGH";
                    text[place] = character;
                    let decoded = decode(alphabet, &text, Padding::Forbidden, Tail::AnyBits);
                    assert_eq!(decoded.is_some(), characters.contains(&character));
                }
            }
        }
    }

    #[test]
    fn surplus_bits() {
        for text in [b"Zh".as_slice(), b"Zm9"] {
            assert!(decode(STANDARD, text, Padding::Forbidden, Tail::Canonical).is_none());
            assert!(decode(STANDARD, text, Padding::Forbidden, Tail::AnyBits).is_some());
        }
    }

    #[test]
    fn misplaced_padding_and_impossible_lengths() {
        let texts: [&[u8]; 16] = [
            b"=",
            b"==",
            b"===",
            b"====",
            b"A",
            b"A=",
            b"A==",
            b"A===",
            b"AA=",
            b"AAA==",
            b"AAAA=",
            b"AAAA====",
            b"AA=A",
            b"=AAA",
            b"AAAAA",
            b"AA==AAAA",
        ];
        for text in texts {
            for padding in [Padding::Required, Padding::Forbidden, Padding::Either] {
                assert!(decode(STANDARD, text, padding, Tail::AnyBits).is_none(), "{text:?}");
            }
        }
    }

    #[test]
    fn prefix_into_a_short_buffer() {
        let mut out = [0; 2];
        assert_eq!(decode_into(STANDARD, b"Zm9v", &mut out), None);
        assert_eq!(decode_into(STANDARD, b"Zm8", &mut out), Some(2));
        assert_eq!(decode_into(STANDARD, b"Z", &mut out), None);
        assert_eq!(decode_into(STANDARD, b"Z=", &mut out), None);
    }
}
