//! Hexadecimal, without branches or tables that depend on the characters.

use super::mask::if_negative;
use alloc::vec::Vec;
use zeroize::Zeroizing;

/// Encodes with the digits `0-9a-f`.
pub(crate) fn encode_lower(bytes: &[u8]) -> Zeroizing<Vec<u8>> {
    encode(bytes, b'a')
}

/// Encodes with the digits `0-9A-F`.
pub(crate) fn encode_upper(bytes: &[u8]) -> Zeroizing<Vec<u8>> {
    encode(bytes, b'A')
}

/// Decodes digits of either case. `None` for an odd length or any other character.
pub(crate) fn decode(text: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    if !text.len().is_multiple_of(2) {
        return None;
    }
    let mut bytes = Zeroizing::new(Vec::with_capacity(text.len() / 2));
    let mut malformed = 0;
    for pair in text.chunks_exact(2) {
        let (high, low) = (value_of(pair[0]), value_of(pair[1]));
        malformed |= high | low;
        bytes.push(((high << 4) | (low & 0xf)) as u8);
    }
    (malformed >= 0).then_some(bytes)
}

/// Whether the text has at least one character and all are hexadecimal digits.
pub(crate) fn is_hex(text: &[u8]) -> bool {
    let malformed = text.iter().fold(0, |seen, &digit| seen | value_of(digit));
    !text.is_empty() && malformed >= 0
}

/// Encodes with `ten` as the digit of the value ten.
fn encode(bytes: &[u8], ten: u8) -> Zeroizing<Vec<u8>> {
    let mut text = Zeroizing::new(Vec::with_capacity(bytes.len() * 2));
    for &byte in bytes {
        text.push(digit_of(byte >> 4, ten));
        text.push(digit_of(byte & 0xf, ten));
    }
    text
}

/// The digit of a value 0..=15.
fn digit_of(value: u8, ten: u8) -> u8 {
    let value = i16::from(value);
    let letter = if_negative(9 - value);
    let gap = i16::from(ten) - i16::from(b'0') - 10;
    (i16::from(b'0') + value + (letter & gap)) as u8
}

/// The value 0..=15 of a digit, or -1.
fn value_of(digit: u8) -> i16 {
    let digit = i16::from(digit);
    let mut value = -1;
    for (first, last, base) in [(b'0', b'9', 0), (b'A', b'F', 10), (b'a', b'f', 10)] {
        let (first, last) = (i16::from(first), i16::from(last));
        // Both differences are negative exactly inside the range, and only then is the mask all ones.
        let inside = if_negative((first - 1 - digit) & (digit - last - 1));
        value += inside & (digit - first + base + 1);
    }
    value
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;

    #[test]
    fn agrees_with_the_standard_library() {
        for byte in 0..=u8::MAX {
            assert_eq!(*encode_lower(&[byte]), format!("{byte:02x}").into_bytes());
            assert_eq!(*encode_upper(&[byte]), format!("{byte:02X}").into_bytes());
        }
    }

    #[test]
    fn round_trip_of_all_lengths() {
        for length in 0..=70u8 {
            let bytes: Vec<u8> = (0..length).map(|i| i.wrapping_mul(37)).collect();
            assert_eq!(*decode(&encode_lower(&bytes)).unwrap(), bytes);
            assert_eq!(*decode(&encode_upper(&bytes)).unwrap(), bytes);
            assert_eq!(is_hex(&encode_upper(&bytes)), length > 0);
        }
    }

    #[test]
    fn every_other_character_is_malformed() {
        for character in 0..=u8::MAX {
            let valid = character.is_ascii_hexdigit();
            for text in [[character, b'0'], [b'0', character]] {
                assert_eq!(decode(&text).is_some(), valid);
                assert_eq!(is_hex(&text), valid);
            }
            assert!(decode(&[character]).is_none());
        }
        assert!(decode(b"00 11").is_none());
        assert_eq!(*decode(b"fFAa09").unwrap(), [0xff, 0xaa, 0x09]);
    }
}
