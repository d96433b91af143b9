//! What the schemes of identity providers share: texts in a stated encoding,
//! digests by name, and numbers in columns.

use alloc::vec::Vec;

use subtle::{ConditionallySelectable as _, ConstantTimeEq as _};
use zeroize::Zeroizing;

use super::django::positive;
use crate::codec::base64::{self, Padding};
use crate::codec::{Base64Alphabet, Tail, hex};
use crate::computation::Value;
use crate::error::{Malformed, ParseError};
use crate::primitives::Digest;
use crate::scheme::Input;
use crate::stored::Column;

/// Shorter digests match by chance too often.
pub(super) const MIN_DIGEST: usize = 16;

/// Base 64 in either alphabet, with padding or without: those who export do not
/// agree, not even with themselves.
pub(super) fn either_base64(text: &[u8], name: &'static str) -> Result<Value, Malformed> {
    // Without a branch on the characters, which may be those of a digest.
    let standard = |byte: &u8| {
        let byte = u8::conditional_select(byte, &b'+', byte.ct_eq(&b'-'));
        u8::conditional_select(&byte, &b'/', byte.ct_eq(&b'_'))
    };
    let text: Zeroizing<Vec<u8>> = Zeroizing::new(text.iter().map(standard).collect());
    base64::decode(Base64Alphabet::Standard, &text, Padding::Either, Tail::Canonical)
        .ok_or(Malformed::Encoding(name))
}

/// How a provider says that bytes are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Text {
    /// The characters are the bytes.
    Utf8,
    Hex,
    /// In either alphabet.
    Base64,
}

impl Text {
    /// By the names of Node.js.
    pub(super) fn of(name: &[u8]) -> Result<Self, Malformed> {
        match name {
            b"utf8" | b"utf-8" => Ok(Self::Utf8),
            b"hex" => Ok(Self::Hex),
            b"base64" | b"base64url" => Ok(Self::Base64),
            _ => Err(Malformed::Unknown("encoding")),
        }
    }

    pub(super) fn decode(self, text: &[u8], name: &'static str) -> Result<Value, Malformed> {
        match self {
            Self::Utf8 => Ok(Value::new(text.to_vec())),
            Self::Hex => hex::decode(text).ok_or(Malformed::Encoding(name)),
            Self::Base64 => either_base64(text, name),
        }
    }

    /// A digest of a length that proves something.
    pub(super) fn digest(self, text: &[u8], most: usize) -> Result<Value, Malformed> {
        let digest = self.decode(text, "digest")?;
        if (MIN_DIGEST..=most).contains(&digest.len()) {
            Ok(digest)
        } else {
            Err(Malformed::Length("digest"))
        }
    }
}

/// The digest of a name in any case, with or without hyphens: `SHA-256`,
/// `sha256`, `ripemd160`.
pub(super) fn digest_named(name: &[u8]) -> Result<Digest, Malformed> {
    let bare = |name: &[u8]| -> Vec<u8> {
        name.iter().filter(|byte| !b"-_".contains(byte)).map(u8::to_ascii_lowercase).collect()
    };
    let name = bare(name);
    let mut all = Digest::ALL.iter().copied();
    all.find(|digest| bare(digest.name().as_bytes()) == name).ok_or(Malformed::Unknown("digest"))
}

/// A column by its name, if the row has it.
pub(super) fn column<'a>(input: &Input<'a>, name: &str) -> Option<&'a [u8]> {
    input.stored().column_named(name)
}

/// A column that nothing can stand in for.
pub(super) fn needed<'a>(input: &Input<'a>, name: &str) -> Result<&'a [u8], ParseError> {
    column(input, name).ok_or_else(|| ParseError::MissingContext(Column::from_name(name).context()))
}

/// A number from 1 on, in a column that has to be there.
pub(super) fn number(input: &Input<'_>, name: &'static str) -> Result<u32, ParseError> {
    Ok(positive(needed(input, name)?, name)?)
}

/// The same with a value for rows that do not have the column.
pub(super) fn number_or(input: &Input<'_>, name: &'static str, default: u32) -> Result<u32, ParseError> {
    column(input, name).map_or(Ok(default), |text| Ok(positive(text, name)?))
}
