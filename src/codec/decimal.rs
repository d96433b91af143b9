//! Decimal numbers of stored parameters: digits only, one spelling per number.

/// A number without sign or leading zero. `None` for any other text and beyond the type.
pub(crate) fn parse_u32(text: &[u8]) -> Option<u32> {
    u32::try_from(parse_u64(text)?).ok()
}

/// A number without sign or leading zero. `None` for any other text and beyond the type.
pub(crate) fn parse_u64(text: &[u8]) -> Option<u64> {
    if text.len() > 1 && text[0] == b'0' {
        return None;
    }
    digits(text)
}

/// A number that may have leading zeros, as systems that use `atoi` accept.
pub(crate) fn parse_u32_lenient(text: &[u8]) -> Option<u32> {
    u32::try_from(digits(text)?).ok()
}

/// One or more digits as a number.
fn digits(text: &[u8]) -> Option<u64> {
    if text.is_empty() {
        return None;
    }
    text.iter().try_fold(0u64, |number, &digit| {
        let value = digit.wrapping_sub(b'0');
        if value > 9 {
            return None;
        }
        number.checked_mul(10)?.checked_add(u64::from(value))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn limits() {
        assert_eq!(parse_u32(b"0"), Some(0));
        assert_eq!(parse_u32(b"4294967295"), Some(u32::MAX));
        assert_eq!(parse_u32(b"4294967296"), None);
        assert_eq!(parse_u64(b"18446744073709551615"), Some(u64::MAX));
        assert_eq!(parse_u64(b"18446744073709551616"), None);
        assert_eq!(parse_u64(&[b'9'; 1000]), None);
    }

    #[test]
    fn only_digits() {
        let texts: [&[u8]; 9] =
            [b"", b"+1", b"-1", b" 1", b"1 ", b"1_0", b"0x1", b"1.0", "\u{661}".as_bytes()];
        for text in texts {
            assert_eq!(parse_u32(text), None);
            assert_eq!(parse_u64(text), None);
            assert_eq!(parse_u32_lenient(text), None);
        }
    }

    #[test]
    fn leading_zeros() {
        for text in [b"00".as_slice(), b"01", b"007"] {
            assert_eq!(parse_u32(text), None);
            assert_eq!(parse_u64(text), None);
        }
        assert_eq!(parse_u32_lenient(b"007"), Some(7));
        assert_eq!(parse_u32_lenient(b"00"), Some(0));
        assert_eq!(parse_u32_lenient(b"004294967296"), None);
    }
}
