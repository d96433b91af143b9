//! Text codecs of stored passwords: hexadecimal, base 64 in its dialects, the packing of `crypt(3)`, decimal numbers
//! and the cutting of a text into fields.
//!
//! Stored digests are as good as secrets to somebody who times their comparison, so [`hex`], [`base64`] and [`crypt64`]
//! are arithmetic: no branch and no table index depends on a character. A malformed character is gathered over the
//! whole text and reported at its end. Lengths are public.

pub(crate) mod base64;
pub(crate) mod crypt64;
pub(crate) mod decimal;
pub(crate) mod hex;
pub(crate) mod json;
mod mask;
pub(crate) mod plist;
mod sextet;
pub(crate) mod split;

pub(crate) use sextet::{Base64Alphabet, DOMINO, character_of};

use alloc::string::String;

/// What a decoder does with bits of the last character that belong to no byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tail {
    /// They have to be zero, so a value has one spelling.
    Canonical,
    /// They are ignored, as by decoders that never look at them (jBCrypt, PHP).
    AnyBits,
}

/// An encoded text as a `String`, for public data only: the copy is not wiped.
pub(crate) fn public_string(ascii: &[u8]) -> String {
    debug_assert!(ascii.is_ascii(), "the encoders write ASCII only");
    ascii.iter().copied().map(char::from).collect()
}
