//! What a value seems to be that no scheme accepts.

use alloc::string::ToString as _;

use super::code::{Code, Issue};
use super::decode::{is_spreadsheet_number, says_itself};
use super::normal::{bytes as base64, is_bcrypt};
use crate::error::{Enable, Error};
use crate::stored::StoredHash;

/// The lengths of digests in bytes, which a value in hexadecimal or base 64 can have.
const DIGESTS: [usize; 8] = [16, 20, 24, 28, 32, 40, 48, 64];
/// Longer texts are no passwords that somebody typed.
const LONGEST_PASSWORD: usize = 64;

/// The issue of an error of the verifier, looked at more closely.
pub(super) fn of_error(error: &Error, row: &StoredHash) -> Issue {
    let issue = |code| Issue::new(code);
    let about = |issue: Issue, error: &Error| match error.scheme() {
        Some(scheme) => issue.about(alloc::format!("{scheme}")),
        None => issue,
    };
    let found = match error {
        Error::NotEnabled { enable: Enable::Scheme(name), .. } => {
            return issue(Code::NotEnabled).about(*name);
        }
        Error::NotEnabled { enable: Enable::Feature(name), .. } => {
            return issue(Code::NotEnabled).about(alloc::format!("feature `{name}`"));
        }
        Error::Unrecognised => return issue(of_text(row).unwrap_or(Code::Unrecognised)),
        Error::Disabled if row.as_bytes().is_empty() => Code::Empty,
        Error::Disabled => Code::DisabledMarker,
        Error::Ambiguous(candidates) => return issue(Code::Ambiguous).about(alloc::format!("{candidates}")),
        Error::HintMismatch { hint, .. } => return mismatch(hint.as_str(), row),
        Error::Malformed { .. } => {
            of_text(row).filter(|code| *code == Code::Truncated).unwrap_or(Code::MalformedHash)
        }
        Error::TooExpensive { .. } => Code::TooExpensive,
        Error::TooLong(_) => Code::TooLong,
        Error::Refused { .. } => Code::Refused,
        Error::MissingContext { .. } => Code::MissingContext,
        Error::MissingKey { key, .. } => return issue(Code::KeyMissing).about(alloc::format!("{key}")),
        _ => Code::NoVerdict,
    };
    about(issue(found), error)
}

/// The hint may be of a scheme that the registry lacks, or the value of another kind.
fn mismatch(hint: &str, row: &StoredHash) -> Issue {
    match of_text(row) {
        Some(code) => Issue::new(code).about(hint.to_string()),
        None => Issue::new(Code::HintMismatch).about(hint.to_string()),
    }
}

/// What a text seems to be by its form.
fn of_text(row: &StoredHash) -> Option<Code> {
    let text = row.as_str()?.trim();
    if text.is_empty() {
        return Some(Code::Empty);
    }
    if is_spreadsheet_number(text) {
        return Some(Code::SpreadsheetNumber);
    }
    if is_cut(text) {
        return Some(Code::Truncated);
    }
    if says_itself(text) {
        return None;
    }
    if is_encoded_digest(text) {
        return None;
    }
    let inner = base64(text);
    if inner.as_deref().and_then(|inner| core::str::from_utf8(inner).ok()).is_some_and(|inner| {
        says_itself(inner)
            || DIGESTS.iter().any(|len| inner.len() == 2 * len && crate::codec::hex::is_hex(inner.as_bytes()))
    }) {
        return Some(Code::Base64Wrapped);
    }
    let typed = text.chars().count() <= LONGEST_PASSWORD && !text.chars().any(char::is_control);
    typed.then_some(Code::Plaintext)
}

/// Whether it is the start of something that is longer.
fn is_cut(text: &str) -> bool {
    let bcrypt = ["$2a$", "$2b$", "$2y$"].iter().any(|prefix| text.starts_with(prefix));
    let dots = text.ends_with("...") || text.ends_with('…');
    // A spreadsheet keeps 32767 characters, old columns 255.
    let full = matches!(text.len(), 255 | 32_767);
    let sha_crypt = (text.starts_with("$6$") || text.starts_with("$5$"))
        && text
            .rsplit('$')
            .next()
            .is_some_and(|digest| digest.len() < if text.starts_with("$6$") { 86 } else { 43 });
    let argon2 = text.starts_with("$argon2") && text.split('$').count() < 6 && text.contains("$v=");
    (bcrypt && text.len() < 60 && !is_bcrypt(text)) || dots || full || sha_crypt || argon2
}

/// Whether it is as long as some digest, in hexadecimal or base 64.
fn is_encoded_digest(text: &str) -> bool {
    let hex = crate::codec::hex::is_hex(text.as_bytes())
        && DIGESTS.contains(&(text.len() / 2))
        && text.len().is_multiple_of(2);
    // A password of 22 letters has that form too, but a digest has digits and both cases.
    let mixed = text.bytes().any(|byte| byte.is_ascii_digit())
        && text.bytes().any(|byte| byte.is_ascii_uppercase())
        && text.bytes().any(|byte| byte.is_ascii_lowercase());
    hex || (mixed && base64(text).is_some_and(|bytes| DIGESTS.contains(&bytes.len())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_by_their_form() {
        let cases = [
            ("", Some(Code::Empty)),
            ("hunter2", Some(Code::Plaintext)),
            ("pässword 123", Some(Code::Plaintext)),
            ("5f4dcc3b5aa765d61d8327deb882cf99", None),
            ("X03MO1qnZdYdgyfeuILPmQ==", None),
            ("$2b$10$abcdefghijklmnopqrstuuabcdefghijklmnop", Some(Code::Truncated)),
            ("1.23457E+31", Some(Code::SpreadsheetNumber)),
            ("5f4dcc3b5aa...", Some(Code::Truncated)),
            ("JDJiJDEwJGFiY2RlZmdoaWprbG1ub3BxcnN0dXU=", Some(Code::Base64Wrapped)),
            ("$unknown$x$y", None),
            ("$6$salt$tooshort", Some(Code::Truncated)),
        ];
        for (text, code) in cases {
            assert_eq!(of_text(&StoredHash::new(text)), code, "{text}");
        }
    }
}
