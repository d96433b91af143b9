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

/// Each byte as the character of ISO 8859-1, in UTF-8.
pub(crate) fn latin1_to_utf8(bytes: &[u8]) -> Bytes {
    let mut text = Zeroizing::new(Vec::with_capacity(bytes.len().saturating_mul(2)));
    let mut buffer = Zeroizing::new([0; 4]);
    for byte in bytes {
        text.extend_from_slice(char::from(*byte).encode_utf8(&mut *buffer).as_bytes());
    }
    text
}

/// UTF-8 as US-ASCII with a question mark for every other character. `None` unless it is UTF-8.
pub(crate) fn ascii_only(text: &[u8]) -> Option<Bytes> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(text.len()));
    let byte_of = |character: char| u8::try_from(character).ok().filter(u8::is_ascii);
    bytes.extend(from_utf8(text).ok()?.chars().map(|character| byte_of(character).unwrap_or(b'?')));
    Some(bytes)
}

/// The characters of the bytes 0x80..=0x9f in Windows-1252, by the WHATWG Encoding Standard: five that Microsoft left
/// open are the control characters of ISO 8859-1.
#[rustfmt::skip]
const WINDOWS_1252: [char; 32] = [
    '\u{20ac}', '\u{81}', '\u{201a}', '\u{192}', '\u{201e}', '\u{2026}', '\u{2020}', '\u{2021}',
    '\u{2c6}', '\u{2030}', '\u{160}', '\u{2039}', '\u{152}', '\u{8d}', '\u{17d}', '\u{8f}',
    '\u{90}', '\u{2018}', '\u{2019}', '\u{201c}', '\u{201d}', '\u{2022}', '\u{2013}', '\u{2014}',
    '\u{2dc}', '\u{2122}', '\u{161}', '\u{203a}', '\u{153}', '\u{9d}', '\u{17e}', '\u{178}',
];

/// UTF-8 as Windows-1252. `None` unless it is UTF-8 with characters of that set only.
pub(crate) fn windows_1252(text: &[u8]) -> Option<Bytes> {
    let mut bytes = Zeroizing::new(Vec::with_capacity(text.len()));
    for character in from_utf8(text).ok()?.chars() {
        let byte = match u8::try_from(character) {
            Ok(byte @ (..=0x7f | 0xa0..)) => byte,
            _ => {
                let place = WINDOWS_1252.iter().position(|known| *known == character)?;
                0x80 | u8::try_from(place).ok()?
            }
        };
        bytes.push(byte);
    }
    Some(bytes)
}

/// Unicode normal form C. `None` unless it is UTF-8, and in a build without the tables.
#[cfg(feature = "unicode")]
pub(crate) fn nfc(text: &[u8]) -> Option<Bytes> {
    use unicode_normalization::UnicodeNormalization as _;
    let text = from_utf8(text).ok()?;
    Some(collect(|| text.nfc()))
}

/// Unicode normal form KC. `None` unless it is UTF-8, and in a build without the tables.
#[cfg(feature = "unicode")]
pub(crate) fn nfkc(text: &[u8]) -> Option<Bytes> {
    use unicode_normalization::UnicodeNormalization as _;
    let text = from_utf8(text).ok()?;
    Some(collect(|| text.nfkc()))
}

#[cfg(not(feature = "unicode"))]
pub(crate) fn nfc(_: &[u8]) -> Option<Bytes> {
    None
}

#[cfg(not(feature = "unicode"))]
pub(crate) fn nfkc(_: &[u8]) -> Option<Bytes> {
    None
}

/// The characters as UTF-8 in memory that never moves. The few that a normaliser holds at a time are not wiped.
#[cfg(feature = "unicode")]
pub(crate) fn collect<I: Iterator<Item = char>>(characters: impl Fn() -> I) -> Bytes {
    let len = characters().map(char::len_utf8).sum();
    let mut bytes = Zeroizing::new(Vec::with_capacity(len));
    let mut buffer = Zeroizing::new([0; 4]);
    for character in characters() {
        bytes.extend_from_slice(character.encode_utf8(&mut *buffer).as_bytes());
    }
    bytes
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

/// The text as PHP's `addslashes` escapes it.
pub(crate) fn add_slashes(text: &[u8]) -> Bytes {
    let mut escaped = Zeroizing::new(Vec::with_capacity(text.len().saturating_mul(2)));
    for byte in text {
        match byte {
            b'\0' => escaped.extend_from_slice(b"\\0"),
            b'\'' | b'"' | b'\\' => escaped.extend_from_slice(&[b'\\', *byte]),
            _ => escaped.push(*byte),
        }
    }
    escaped
}

/// A zero byte before each byte.
pub(crate) fn wide_be(text: &[u8]) -> Bytes {
    let mut wide = Zeroizing::new(Vec::with_capacity(text.len().saturating_mul(2)));
    wide.extend(text.iter().flat_map(|byte| [0, *byte]));
    wide
}

/// The last `@` as a colon; without one, a colon at the end.
pub(crate) fn realm_colon(name: &[u8]) -> Bytes {
    let mut parts = Zeroizing::new(Vec::with_capacity(name.len().saturating_add(1)));
    parts.extend_from_slice(name);
    match parts.iter().rposition(|byte| *byte == b'@').and_then(|at| parts.get_mut(at)) {
        Some(at) => *at = b':',
        None => parts.push(b':'),
    }
    parts
}

/// The text as PHP's `htmlspecialchars` with `ENT_COMPAT` escapes it. `None` unless it is UTF-8, of which PHP makes nothing.
pub(crate) fn html_escape(text: &[u8]) -> Option<Bytes> {
    from_utf8(text).ok()?;
    let mut escaped = Zeroizing::new(Vec::with_capacity(text.len().saturating_mul(6)));
    for byte in text {
        match byte {
            b'&' => escaped.extend_from_slice(b"&amp;"),
            b'<' => escaped.extend_from_slice(b"&lt;"),
            b'>' => escaped.extend_from_slice(b"&gt;"),
            b'"' => escaped.extend_from_slice(b"&quot;"),
            _ => escaped.push(*byte),
        }
    }
    Some(escaped)
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
        assert_eq!(*latin1_to_utf8(b"a\xe4\xff"), "aäÿ".as_bytes());
        assert_eq!(*latin1_to_utf8("ä".as_bytes()), "Ã¤".as_bytes());
        assert!(latin1("Ā".as_bytes()).is_none());
        assert!(latin1("€".as_bytes()).is_none());
    }

    /// Python 3.11's codec cp1252, and the five bytes that it refuses.
    #[test]
    fn windows() {
        let text = "a\u{7f}€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ\u{a0}ÿ".as_bytes();
        let bytes =
            b"a\x7f\x80\x82\x83\x84\x85\x86\x87\x88\x89\x8a\x8b\x8c\x8e\x91\x92\x93\x94\x95\x96\x97\x98\x99\
                      \x9a\x9b\x9c\x9e\x9f\xa0\xff";
        assert_eq!(*windows_1252(text).unwrap(), bytes);
        let open = "\u{81}\u{8d}\u{8f}\u{90}\u{9d}".as_bytes();
        assert_eq!(*windows_1252(open).unwrap(), b"\x81\x8d\x8f\x90\x9d");
        for text in ["\u{80}", "Ā", "α", "😀"] {
            assert!(windows_1252(text.as_bytes()).is_none());
        }
    }

    /// Node.js 20's `String.prototype.normalize`.
    #[cfg(feature = "unicode")]
    #[test]
    fn normal_forms() {
        let text = "e\u{301}\u{fb01}\u{2163}\u{fdfa}\u{1e9b}\u{323}\u{ac00}\u{11a8}".as_bytes();
        assert_eq!(*nfc(text).unwrap(), "é\u{fb01}\u{2163}\u{fdfa}\u{1e9b}\u{323}\u{ac01}".as_bytes());
        let compatible = "éfiIVصلى الله عليه وسلم\u{1e69}\u{ac01}";
        assert_eq!(*nfkc(text).unwrap(), compatible.as_bytes());
        assert_eq!(*nfkc(b"ascii").unwrap(), b"ascii");
    }

    #[test]
    fn not_utf_8() {
        for text in [b"\xff".as_slice(), b"a\xe4", b"\xed\xa0\x80", b"\xc0\x80"] {
            for transform in [utf16le, utf16be, latin1, windows_1252, nfc, nfkc, lower, upper, html_escape] {
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

    /// PHP 8.2.
    #[test]
    fn slashes() {
        assert_eq!(*add_slashes(b"a'b\"c\\d\0e`\n"), b"a\\'b\\\"c\\\\d\\0e`\n");
        assert_eq!(*add_slashes(b""), b"");
    }

    /// PHP 8.2.
    #[test]
    fn entities() {
        let escaped = html_escape("<a b=\"c\">'d' & é&amp;</a>".as_bytes()).unwrap();
        assert_eq!(*escaped, "&lt;a b=&quot;c&quot;&gt;'d' &amp; é&amp;amp;&lt;/a&gt;".as_bytes());
        assert_eq!(*html_escape(b"").unwrap(), b"");
    }

    #[test]
    fn widened_bytes() {
        assert_eq!(*wide_be(b"a\xe9\xff"), b"\0a\0\xe9\0\xff");
        assert_eq!(*wide_be(b""), b"");
    }

    #[test]
    fn user_and_realm() {
        assert_eq!(*realm_colon(b"joe@example.org"), *b"joe:example.org");
        assert_eq!(*realm_colon(b"joe@a@b"), *b"joe@a:b");
        assert_eq!(*realm_colon(b"joe"), *b"joe:");
        assert_eq!(*realm_colon(b"@"), *b":");
        assert_eq!(*realm_colon(b""), *b":");
    }

    #[test]
    fn trim() {
        assert_eq!(trim_wordpress(b" \t\n\r\0\x0ba b\0 "), b"a b");
        assert_eq!(trim_wordpress(b"\x0ca\xa0"), b"\x0ca\xa0");
        assert_eq!(trim_wordpress(b" \0 "), b"");
        assert_eq!(trim_wordpress(b""), b"");
    }
}
