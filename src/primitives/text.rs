//! What systems do to a password or a user name as text before they hash it.
//!
//! `None` is a text that the transform is not defined for, so nothing can match.

use alloc::string::String;
use alloc::vec::Vec;
use core::str::from_utf8;
use zeroize::Zeroizing;

/// Wiped bytes.
type Bytes = Zeroizing<Vec<u8>>;

/// UTF-8 as UTF-16 with the low byte first. `None` unless it is UTF-8.
pub(crate) fn utf16le(text: &[u8]) -> Option<Bytes> {
    utf16(text, u16::to_le_bytes)
}

/// UTF-8 as UTF-16 with the high byte first. `None` unless it is UTF-8.
pub(crate) fn utf16be(text: &[u8]) -> Option<Bytes> {
    utf16(text, u16::to_be_bytes)
}

/// UTF-8 as ISO 8859-1. `None` unless it is UTF-8 with characters up to U+00FF only.
pub(crate) fn latin1(text: &[u8]) -> Option<Bytes> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(text.len()));
    for character in from_utf8(text).ok()?.chars() {
        bytes.push(u8::try_from(character).ok()?);
    }
    Some(bytes)
}

/// Lower case by Unicode, with the final sigma of Greek. `None` unless it is UTF-8.
pub(crate) fn lower(text: &[u8]) -> Option<Bytes> {
    // Only `str` knows the rule of the sigma. The few texts that become longer can leave a copy on the heap.
    let lower: String = from_utf8(text).ok()?.to_lowercase();
    Some(lower.into_bytes().into())
}

/// Upper case by Unicode. `None` unless it is UTF-8.
pub(crate) fn upper(text: &[u8]) -> Option<Bytes> {
    let text = from_utf8(text).ok()?;
    // No character becomes longer than this, so the memory never moves.
    let mut upper = Zeroizing::new(Vec::with_capacity(text.len().saturating_mul(3)));
    let mut buffer = Zeroizing::new([0; 4]);
    for character in text.chars().flat_map(char::to_uppercase) {
        upper.extend_from_slice(character.encode_utf8(&mut *buffer).as_bytes());
    }
    Some(upper)
}

/// The letters `A-Z` in lower case, all other bytes as they are.
pub(crate) fn lower_ascii(text: &[u8]) -> Bytes {
    Zeroizing::new(text.to_ascii_lowercase())
}

/// The letters `a-z` in upper case, all other bytes as they are.
pub(crate) fn upper_ascii(text: &[u8]) -> Bytes {
    Zeroizing::new(text.to_ascii_uppercase())
}

/// The text without what PHP's `trim` takes off both ends, as WordPress does with new passwords.
pub(crate) fn trim_wordpress(text: &[u8]) -> &[u8] {
    let kept = |byte: &u8| !matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'\0' | b'\x0b');
    let start = text.iter().position(kept).unwrap_or(text.len());
    let end = text.iter().rposition(kept).map_or(start, |last| last + 1);
    &text[start..end]
}

/// UTF-8 as UTF-16 in the order of bytes that `split` gives.
fn utf16(text: &[u8], split: fn(u16) -> [u8; 2]) -> Option<Bytes> {
    // At most two bytes for each byte of UTF-8.
    let mut bytes = Zeroizing::new(Vec::with_capacity(text.len().saturating_mul(2)));
    for unit in from_utf8(text).ok()?.encode_utf16() {
        bytes.extend_from_slice(&split(unit));
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn utf_16() {
        let text = "aä€😀".as_bytes();
        assert_eq!(*utf16le(text).unwrap(), b"a\0\xe4\0\xac\x20\x3d\xd8\x00\xde");
        assert_eq!(*utf16be(text).unwrap(), b"\0a\0\xe4\x20\xac\xd8\x3d\xde\x00");
        assert_eq!(*utf16le(b"").unwrap(), b"");
    }

    #[test]
    fn iso_8859_1() {
        assert_eq!(*latin1("aäÿ".as_bytes()).unwrap(), b"a\xe4\xff");
        assert!(latin1("Ā".as_bytes()).is_none());
        assert!(latin1("€".as_bytes()).is_none());
    }

    #[test]
    fn not_utf_8() {
        for text in [b"\xff".as_slice(), b"a\xe4", b"\xed\xa0\x80", b"\xc0\x80"] {
            for transform in [utf16le, utf16be, latin1, lower, upper] {
                assert!(transform(text).is_none());
            }
        }
    }

    #[test]
    fn case() {
        assert_eq!(*lower("ÄΣΑΣ".as_bytes()).unwrap(), "äσας".as_bytes());
        assert_eq!(*upper("straße ŉ".as_bytes()).unwrap(), "STRASSE ʼN".as_bytes());
    }

    #[test]
    fn upper_case_of_every_character_as_the_standard_library() {
        for character in '\0'..=char::MAX {
            let mut buffer = [0; 4];
            let text = character.encode_utf8(&mut buffer);
            let upper = upper(text.as_bytes()).unwrap();
            assert_eq!(*upper, text.to_uppercase().into_bytes());
            assert!(upper.len() <= text.len() * 3);
        }
    }

    #[test]
    fn trim() {
        assert_eq!(trim_wordpress(b" \t\n\r\0\x0ba b\0 "), b"a b");
        assert_eq!(trim_wordpress(b"\x0ca\xa0"), b"\x0ca\xa0");
        assert_eq!(trim_wordpress(b" \0 "), b"");
        assert_eq!(trim_wordpress(b""), b"");
    }
}
