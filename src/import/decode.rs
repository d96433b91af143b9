//! Decoding the fields of hashes and salts, and telling what went wrong with them.

use alloc::string::String;

use super::code::{Code, Fault, Issue, fault};
use super::fields::Fields;
use super::normal::{Bytes, Normal, bytes as base64, is_bcrypt};
use crate::codec::hex;

/// How a field is encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    Hex,
    /// Either alphabet, padded or not.
    Base64,
    /// The text is the bytes.
    Text,
}

/// Strings in place of a hash that say that there is none.
const MARKERS: [&str; 9] = ["!", "!!", "*", "x", "*LK*", "NP", "!*", "*!", "locked"];

/// The value without blanks and quotes around it.
pub(super) fn trimmed(fields: &mut Fields, name: &'static str, text: String) -> String {
    let plain = text.trim().trim_matches(['"', '\u{feff}']);
    // A spreadsheet keeps a leading apostrophe to mark text.
    let plain = plain.strip_prefix('\'').unwrap_or(plain);
    if plain.len() == text.len() {
        return text;
    }
    fields.warn(fault(Code::Trimmed, name));
    plain.into()
}

/// Whether a spreadsheet has made a number of it: `1.23E+45`.
pub(super) fn is_spreadsheet_number(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['E', 'e']) else { return false };
    let signed = exponent.strip_prefix(['+', '-']);
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let whole = mantissa.replacen('.', "", 1).replacen(',', "", 1);
    digits(&whole) && signed.is_some_and(digits)
}

/// What can be said of any value before it is decoded.
fn precheck(name: &'static str, text: &str) -> Result<(), Fault> {
    if text.is_empty() {
        return Err(fault(Code::Empty, name));
    }
    if MARKERS.contains(&text) {
        return Err(fault(Code::DisabledMarker, name));
    }
    if is_spreadsheet_number(text) {
        return Err(fault(Code::SpreadsheetNumber, name));
    }
    if text.ends_with("...") || text.ends_with('…') || text.starts_with("####") {
        return Err(fault(Code::Truncated, name));
    }
    Ok(())
}

/// The bytes of a digest whose length is known. Hexadecimal and base 64 that stand for each other are told apart by
/// that length.
pub(super) fn digest(
    fields: &mut Fields,
    name: &'static str,
    text: String,
    encoding: Encoding,
    len: usize,
) -> Result<Bytes, Fault> {
    let text = trimmed(fields, name, text);
    precheck(name, &text)?;
    let as_hex = || hex::decode(text.as_bytes()).filter(|bytes| bytes.len() == len);
    let as_base64 = || base64(&text);
    let said = match encoding {
        Encoding::Hex => hex::decode(text.as_bytes()),
        Encoding::Base64 => as_base64(),
        Encoding::Text => Some(Bytes::from(text.as_bytes().to_vec())),
    };
    if let Some(bytes) = said.as_ref().filter(|bytes| bytes.len() == len) {
        return Ok(bytes.clone());
    }
    let inner_hex = as_base64().filter(|bytes| bytes.len() == 2 * len).and_then(|inner| hex::decode(&inner));
    let (mended, code) = match encoding {
        _ if inner_hex.is_some() => (inner_hex, Code::Base64OfHex),
        Encoding::Base64 | Encoding::Text => (as_hex(), Code::HexNotBase64),
        Encoding::Hex => (as_base64().filter(|bytes| bytes.len() == len), Code::Base64NotHex),
    };
    if let Some(bytes) = mended {
        fields.warn(fault(code, name));
        return Ok(bytes);
    }
    Err(match said {
        Some(bytes) if bytes.len() < len => fault(Code::Truncated, name),
        Some(_) => fault(Code::BadLength, name),
        None => fault(Code::BadEncoding, name),
    })
}

/// Bytes of any length: a salt, a key, a derived key.
pub(super) fn bytes(name: &'static str, text: &str, encoding: Encoding) -> Result<Bytes, Fault> {
    let decoded = match encoding {
        Encoding::Hex => hex::decode(text.trim().as_bytes()),
        Encoding::Base64 => base64(text.trim()),
        Encoding::Text => Some(Bytes::from(text.as_bytes().to_vec())),
    };
    decoded.ok_or_else(|| fault(Code::BadEncoding, name))
}

/// A derived key, of a length that the record or the format says.
pub(super) fn derived(
    fields: &mut Fields,
    name: &'static str,
    text: String,
    encoding: Encoding,
    len: Option<usize>,
) -> Result<Bytes, Fault> {
    match len {
        Some(len) => digest(fields, name, text, encoding, len),
        None => {
            let text = trimmed(fields, name, text);
            precheck(name, &text)?;
            bytes(name, &text, encoding)
        }
    }
}

/// A field that holds a whole string which says itself what it is.
pub(super) fn whole(fields: &mut Fields, name: &'static str, text: String) -> Result<Normal, Fault> {
    let text = trimmed(fields, name, text);
    precheck(name, &text)?;
    if says_itself(&text) {
        return Ok(text_or_bcrypt(text));
    }
    // `%24` is a dollar, `%2B` a plus.
    let encoded = ["%24", "%2B", "%7B"].iter().any(|code| text.contains(code));
    if let Some(plain) = percent_decoded(&text).filter(|plain| encoded && says_itself(plain)) {
        fields.warn(fault(Code::PercentDecoded, name));
        return Ok(text_or_bcrypt(plain));
    }
    let inner = base64(&text).and_then(|inner| String::from_utf8(inner.to_vec()).ok());
    match inner.filter(|inner| says_itself(inner)) {
        Some(inner) => {
            fields.warn(fault(Code::Base64Wrapped, name));
            Ok(text_or_bcrypt(inner))
        }
        None => Ok(Normal::Text(text)),
    }
}

/// A whole string in a field for the digest alone: taken as it is, with a warning.
pub(super) fn whole_in_place(fields: &mut Fields, name: &'static str, text: &str) -> Option<Normal> {
    let text = text.trim();
    if !says_itself(text) {
        return None;
    }
    fields.warn(fault(Code::WholeString, name));
    Some(text_or_bcrypt(text.into()))
}

fn text_or_bcrypt(text: String) -> Normal {
    if is_bcrypt(&text) { Normal::Bcrypt(text) } else { Normal::Text(text) }
}

/// `$id$…` or `{SCHEME}…`.
pub(super) fn says_itself(text: &str) -> bool {
    let name = |text: &str, end: char| {
        text.split_once(end).is_some_and(|(name, rest)| {
            let fits = |byte: u8| {
                byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'/' | b'=' | b',' | b' ')
            };
            !name.is_empty() && name.len() <= 40 && name.bytes().all(fits) && !rest.is_empty()
        })
    };
    match text.split_at_checked(1) {
        Some(("$", rest)) => name(rest, '$'),
        Some(("{", rest)) => name(rest, '}'),
        _ => false,
    }
}

fn percent_decoded(text: &str) -> Option<String> {
    let mut plain = alloc::vec::Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, more)) = rest.split_first() {
        rest = more;
        if *first == b'%' {
            let digits = more.get(..2)?;
            plain.push(*hex::decode(digits)?.first()?);
            rest = more.get(2..)?;
        } else {
            plain.push(*first);
        }
    }
    String::from_utf8(plain).ok()
}

/// bcrypt out of its three parts, as Okta and FusionAuth keep them. A whole string is taken as it is.
pub(super) fn bcrypt(
    fields: &mut Fields,
    (name, value): (&'static str, String),
    (salt_name, salt): (&'static str, Option<String>),
    (cost_name, cost): (&'static str, Option<u32>),
) -> Result<Normal, Fault> {
    let value = trimmed(fields, name, value);
    precheck(name, &value)?;
    if let Some(whole) = whole_in_place(fields, name, &value) {
        return Ok(whole);
    }
    let salt = salt.ok_or_else(|| fault(Code::SaltMissing, salt_name))?;
    let cost = cost.ok_or_else(|| fault(Code::MissingField, cost_name))?;
    if salt.trim().len() != 22 {
        return Err(fault(if salt.len() < 22 { Code::Truncated } else { Code::BadLength }, salt_name));
    }
    if value.len() != 31 {
        return Err(fault(if value.len() < 31 { Code::Truncated } else { Code::BadLength }, name));
    }
    if !(4..=31).contains(&cost) {
        return Err(fault(Code::BadNumber, cost_name));
    }
    let text = alloc::format!("$2a${cost:02}${}{value}", salt.trim());
    if is_bcrypt(&text) { Ok(Normal::Bcrypt(text)) } else { Err(fault(Code::BadEncoding, name)) }
}

/// The base-2 logarithm of a count that has to be a power of two.
pub(super) fn log2(name: &'static str, number: u32) -> Result<u8, Fault> {
    match number.checked_ilog2() {
        Some(log) if number.is_power_of_two() => u8::try_from(log).map_err(|_| fault(Code::BadNumber, name)),
        _ => Err(fault(Code::BadNumber, name)),
    }
}

/// Two fields that exclude each other.
pub(super) fn either(first: bool, second: bool, name: &'static str) -> Result<(), Fault> {
    if first && second { Err(Issue::new(Code::ConflictingFields).at(name)) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec::Vec;

    fn run(text: &str, encoding: Encoding, len: usize) -> (Result<Bytes, Code>, Vec<Code>) {
        let mut fields = Fields::new(Default::default());
        let result = digest(&mut fields, "hash", text.into(), encoding, len).map_err(|issue| issue.code);
        (result, fields.finish().1.iter().map(|issue| issue.code).collect())
    }

    const HEX: &str = "5f4dcc3b5aa765d61d8327deb882cf99";
    const BASE64: &str = "X03MO1qnZdYdgyfeuILPmQ==";

    #[test]
    fn encodings_that_stand_for_each_other() {
        let bytes = hex::decode(HEX.as_bytes()).unwrap();
        let cases = [
            (HEX, Encoding::Hex, &[][..]),
            (&HEX.to_uppercase(), Encoding::Hex, &[]),
            (BASE64, Encoding::Base64, &[]),
            ("X03MO1qnZdYdgyfeuILPmQ", Encoding::Base64, &[]),
            (HEX, Encoding::Base64, &[Code::HexNotBase64]),
            (BASE64, Encoding::Hex, &[Code::Base64NotHex]),
            ("NWY0ZGNjM2I1YWE3NjVkNjFkODMyN2RlYjg4MmNmOTk=", Encoding::Base64, &[Code::Base64OfHex]),
            ("NWY0ZGNjM2I1YWE3NjVkNjFkODMyN2RlYjg4MmNmOTk=", Encoding::Hex, &[Code::Base64OfHex]),
            (" 5f4dcc3b5aa765d61d8327deb882cf99", Encoding::Hex, &[Code::Trimmed]),
        ];
        for (text, encoding, codes) in cases {
            let (result, said) = run(text, encoding, 16);
            assert_eq!(result.as_deref().map(Vec::as_slice), Ok(bytes.as_slice()), "{text}");
            assert_eq!(said, codes, "{text}");
        }
    }

    #[test]
    fn what_cannot_be_a_digest() {
        let cases = [
            ("5f4dcc3b5aa765d61d8327deb882cf", Encoding::Hex, Code::Truncated),
            ("5f4dcc3b5aa765d61d8327deb882cf9900", Encoding::Hex, Code::BadLength),
            ("X03MO1qnZdYdgyfeuILP", Encoding::Base64, Code::Truncated),
            ("zz4dcc3b5aa765d61d8327deb882cf99", Encoding::Hex, Code::BadEncoding),
            ("5.4E+31", Encoding::Hex, Code::SpreadsheetNumber),
            ("5f4dcc3b...", Encoding::Hex, Code::Truncated),
            ("", Encoding::Hex, Code::Empty),
            ("*", Encoding::Base64, Code::DisabledMarker),
        ];
        for (text, encoding, code) in cases {
            assert_eq!(run(text, encoding, 16).0, Err(code), "{text}");
        }
    }

    #[test]
    fn strings_that_say_what_they_are() {
        for text in ["$2b$10$x", "{SSHA}x", "$argon2id$v=19$m", "{x-issha, 1024}x"] {
            assert!(says_itself(text), "{text}");
        }
        for text in ["$5", "price$", "{}x", "$$x", "{\"a\":1}", "é$"] {
            assert!(!says_itself(text), "{text}");
        }
    }
}
