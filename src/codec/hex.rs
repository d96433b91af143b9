//! Hexadecimal, without branches or tables that depend on the characters.

use super::mask::if_negative;
use alloc::vec::Vec;
use zeroize::Zeroizing;

/// Encodes with the digits `0-9a-f`.
pub(crate) fn encode_lower(bytes: &[u8]) -> Zeroizing<Vec<u8>> {
    encode(Case::Lower, bytes)
}

/// Encodes with the digits `0-9A-F`.
pub(crate) fn encode_upper(bytes: &[u8]) -> Zeroizing<Vec<u8>> {
    encode(Case::Upper, bytes)
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
    // In bytes, so that the compiler takes many at a time: recognition asks this more than anything else.
    let digits = text.iter().fold(true, |all, digit| {
        all & ((digit.wrapping_sub(b'0') < 10) | ((digit | 0x20).wrapping_sub(b'a') < 6))
    });
    !text.is_empty() & digits
}

/// Which letters stand for the values from ten on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Case {
    Lower,
    Upper,
}

fn encode(case: Case, bytes: &[u8]) -> Zeroizing<Vec<u8>> {
    let mut text = Zeroizing::new(alloc::vec![0; bytes.len() * 2]);
    encode_into(case, bytes, &mut text);
    text
}

/// Encodes into `text`, which has twice the length.
pub(crate) fn encode_into(case: Case, bytes: &[u8], text: &mut [u8]) {
    let (groups, rest) = bytes.as_chunks();
    let (rooms, last) = text.as_chunks_mut();
    for (group, room) in groups.iter().zip(rooms.iter_mut()) {
        *room = digits_of(case, *group);
    }
    let mut group = [0; 4];
    for (to, from) in group.iter_mut().zip(rest) {
        *to = *from;
    }
    for (to, from) in last.iter_mut().zip(digits_of(case, group)) {
        *to = from;
    }
}

/// Encodes the first half of `text` into the whole of it, from the end.
pub(crate) fn expand(case: Case, text: &mut [u8]) {
    let len = text.len() / 2;
    let whole = len / 4 * 4;
    let mut group = [0; 4];
    for (to, from) in group.iter_mut().zip(text.get(whole..len).unwrap_or_default()) {
        *to = *from;
    }
    let digits = digits_of(case, group);
    for (to, from) in text.iter_mut().skip(2 * whole).zip(digits) {
        *to = from;
    }
    for start in (0..whole).step_by(4).rev() {
        let Some(group) = text.get(start..).and_then(|rest| rest.first_chunk()) else { return };
        let digits = digits_of(case, *group);
        if let Some(room) = text.get_mut(2 * start..).and_then(|rest| rest.first_chunk_mut()) {
            *room = digits;
        }
    }
}

/// The digits of four bytes, computed side by side in one word: nothing but
/// shifts, additions and a multiplication.
fn digits_of(case: Case, bytes: [u8; 4]) -> [u8; 8] {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let word = u64::from(u32::from_be_bytes(bytes));
    // Spread: one byte of the result for each half byte.
    let word = (word | word << 16) & 0x0000_ffff_0000_ffff;
    let word = (word | word << 8) & 0x00ff_00ff_00ff_00ff;
    let word = (word | word << 4) & 0x0f0f_0f0f_0f0f_0f0f;
    // 1 in each byte that holds a value from ten on.
    let letters = (word + 6 * ONES) >> 4 & ONES;
    let gap = match case {
        Case::Lower => u64::from(b'a' - b'0' - 10),
        Case::Upper => u64::from(b'A' - b'0' - 10),
    };
    (word + u64::from(b'0') * ONES + letters * gap).to_be_bytes()
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
