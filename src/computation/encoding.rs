//! How bytes are written as text, and what else is done to text.

use alloc::vec::Vec;

use zeroize::Zeroizing;

use super::Value;
use crate::codec::base64::{self, Padding};
use crate::codec::{Base64Alphabet, Tail, crypt64, hex};
use crate::primitives::{saslprep, text};
use crate::tag::Tag;

/// How a digest is written as text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "kebab-case"))]
#[non_exhaustive]
pub enum Encoding {
    /// The bytes themselves.
    Raw,
    /// Lower-case hexadecimal; either case is read.
    Hex,
    /// Upper-case hexadecimal; either case is read.
    HexUpper,
    /// Base 64 with padding (RFC 4648 section 4); reading, padding may lack.
    Base64,
    /// The same without padding; reading, it may be there.
    Base64NoPad,
    /// Base 64 with `-` and `_`, padded (RFC 4648 section 5).
    Base64Url,
    /// The same without padding.
    Base64UrlNoPad,
    /// Unpadded base 64 with `.` for `+` (passlib's "ab64").
    Base64Dot,
    /// Unpadded base 64 in the order of bcrypt, `./A-Za-z0-9`.
    BcryptBase64,
    /// Little-endian packing in the order of `crypt(3)`, `./0-9A-Za-z` (phpass).
    CryptLittleEndian,
    /// Big-endian base 64 in the order of `crypt(3)`, `./0-9A-Za-z`.
    CryptBigEndian,
}

impl Encoding {
    pub(crate) const ALL: [Self; 11] = [
        Self::Raw,
        Self::Hex,
        Self::HexUpper,
        Self::Base64,
        Self::Base64NoPad,
        Self::Base64Url,
        Self::Base64UrlNoPad,
        Self::Base64Dot,
        Self::BcryptBase64,
        Self::CryptLittleEndian,
        Self::CryptBigEndian,
    ];

    /// The name in program text.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Raw => "raw",
            Self::Hex => "hex",
            Self::HexUpper => "hex-upper",
            Self::Base64 => "base64",
            Self::Base64NoPad => "base64-no-pad",
            Self::Base64Url => "base64-url",
            Self::Base64UrlNoPad => "base64-url-no-pad",
            Self::Base64Dot => "base64-dot",
            Self::BcryptBase64 => "bcrypt-base64",
            Self::CryptLittleEndian => "crypt-little-endian",
            Self::CryptBigEndian => "crypt-big-endian",
        }
    }

    /// The digest that `text` spells, if it has exactly `len` bytes.
    ///
    /// Reads without branching on the characters. Unused bits of the last
    /// character have to be zero.
    pub fn decode_exact(self, text: &[u8], len: usize) -> Option<Tag> {
        self.decode(text).filter(|digest| digest.len() == len).map(Tag::from_secret)
    }

    pub(crate) fn decode(self, text: &[u8]) -> Option<Value> {
        let base64 = |alphabet, padding| base64::decode(alphabet, text, padding, Tail::Canonical);
        match self {
            Self::Raw => Some(Zeroizing::new(text.to_vec())),
            Self::Hex | Self::HexUpper => hex::decode(text),
            Self::Base64 | Self::Base64NoPad => base64(Base64Alphabet::Standard, Padding::Either),
            Self::Base64Url | Self::Base64UrlNoPad => base64(Base64Alphabet::Url, Padding::Either),
            Self::Base64Dot => base64(Base64Alphabet::Dot, Padding::Forbidden),
            Self::BcryptBase64 => base64(Base64Alphabet::Bcrypt, Padding::Forbidden),
            Self::CryptBigEndian => base64(Base64Alphabet::Crypt, Padding::Forbidden),
            Self::CryptLittleEndian => {
                crypt64::decode_le(text, base64::decoded_len(text.len()), Tail::Canonical)
            }
        }
    }

    pub(crate) fn encode(self, bytes: &[u8]) -> Value {
        match self {
            Self::Raw => Zeroizing::new(bytes.to_vec()),
            Self::Hex => hex::encode_lower(bytes),
            Self::HexUpper => hex::encode_upper(bytes),
            Self::Base64 => base64::encode(Base64Alphabet::Standard, true, bytes),
            Self::Base64NoPad => base64::encode(Base64Alphabet::Standard, false, bytes),
            Self::Base64Url => base64::encode(Base64Alphabet::Url, true, bytes),
            Self::Base64UrlNoPad => base64::encode(Base64Alphabet::Url, false, bytes),
            Self::Base64Dot => base64::encode(Base64Alphabet::Dot, false, bytes),
            Self::BcryptBase64 => base64::encode(Base64Alphabet::Bcrypt, false, bytes),
            Self::CryptBigEndian => base64::encode(Base64Alphabet::Crypt, false, bytes),
            Self::CryptLittleEndian => crypt64::encode_le(bytes),
        }
    }

    /// The case of the digits, if it is hexadecimal.
    pub(crate) fn hex_case(self) -> Option<hex::Case> {
        match self {
            Self::Hex => Some(hex::Case::Lower),
            Self::HexUpper => Some(hex::Case::Upper),
            _ => None,
        }
    }

    pub(crate) fn encoded_len(self, len: usize) -> usize {
        match self {
            Self::Raw => len,
            Self::Hex | Self::HexUpper => len.saturating_mul(2),
            Self::Base64 | Self::Base64Url => len.div_ceil(3).saturating_mul(4),
            _ => len.saturating_mul(4).div_ceil(3),
        }
    }
}

/// What some formats always do to a text before it is digested.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Transform {
    /// UTF-8 to UTF-16, little-endian.
    Utf16Le,
    /// UTF-8 to UTF-16, big-endian.
    Utf16Be,
    /// UTF-8 to ISO-8859-1.
    Latin1,
    /// To lower case, Unicode.
    Lower,
    /// To upper case, Unicode.
    Upper,
    /// The letters `A-Z` to lower case, as `strtolower()` does since PHP 8.
    LowerAscii,
    /// The letters `a-z` to upper case, as `strtoupper()` does since PHP 8.
    UpperAscii,
    /// The blanks, tabs, line ends, vertical tabs and NUL bytes at both ends
    /// removed, as PHP's `trim()` does.
    Trim,
    /// A backslash before each quote, double quote and backslash, and `\0` for
    /// each NUL byte, as PHP's `addslashes()` does.
    AddSlashes,
    /// A zero byte before each byte: UTF-16, big-endian, of what the bytes are
    /// in ISO-8859-1, as Dovecot widens a password for RPA.
    WideBe,
    /// The last `@` of a name to a colon, or a colon behind a name that has
    /// none: user and realm as Dovecot digests them.
    RealmColon,
    /// `&amp;`, `&lt;`, `&gt;` and `&quot;` for the characters of these names, as
    /// PHP's `htmlspecialchars()` does with `ENT_COMPAT`.
    HtmlEscape,
    /// SASLprep (RFC 4013), as SCRAM has it. A password that it prohibits is not
    /// such text, so it matches nothing; so is, without the feature `unicode`,
    /// all but printable ASCII. A format that falls back to the raw bytes has
    /// [`Reading::Saslprep`](crate::Reading::Saslprep) beside the raw reading
    /// instead.
    Saslprep,
}

impl Transform {
    pub(crate) const ALL: [Self; 13] = [
        Self::Utf16Le,
        Self::Utf16Be,
        Self::Latin1,
        Self::Lower,
        Self::Upper,
        Self::LowerAscii,
        Self::UpperAscii,
        Self::Trim,
        Self::AddSlashes,
        Self::HtmlEscape,
        Self::Saslprep,
        Self::WideBe,
        Self::RealmColon,
    ];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Utf16Le => "utf16le",
            Self::Utf16Be => "utf16be",
            Self::Latin1 => "latin1",
            Self::Lower => "lower",
            Self::Upper => "upper",
            Self::LowerAscii => "lower-ascii",
            Self::UpperAscii => "upper-ascii",
            Self::Trim => "trim",
            Self::AddSlashes => "add-slashes",
            Self::WideBe => "wide-be",
            Self::RealmColon => "realm-colon",
            Self::HtmlEscape => "html-escape",
            Self::Saslprep => "saslprep",
        }
    }

    /// `None` if the value is not such text.
    pub(crate) fn apply(self, value: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        match self {
            Self::Utf16Le => text::utf16le(value),
            Self::Utf16Be => text::utf16be(value),
            Self::Latin1 => text::latin1(value),
            Self::Lower => text::lower(value),
            Self::Upper => text::upper(value),
            Self::LowerAscii => Some(text::lower_ascii(value)),
            Self::UpperAscii => Some(text::upper_ascii(value)),
            Self::Trim => Some(Zeroizing::new(text::trim_wordpress(value).to_vec())),
            Self::AddSlashes => Some(text::add_slashes(value)),
            Self::WideBe => Some(text::wide_be(value)),
            Self::RealmColon => Some(text::realm_colon(value)),
            Self::HtmlEscape => text::html_escape(value),
            Self::Saslprep => saslprep::saslprep(value),
        }
    }

    /// The longest result for a value of `len` bytes.
    pub(crate) fn longest(self, len: usize) -> usize {
        match self {
            Self::Utf16Le | Self::Utf16Be | Self::AddSlashes | Self::WideBe => len.saturating_mul(2),
            // One character can become three under a change of case.
            Self::Lower | Self::Upper => len.saturating_mul(3),
            Self::RealmColon => len.saturating_add(1),
            Self::HtmlEscape => len.saturating_mul(6),
            Self::Saslprep => len.saturating_mul(saslprep::LONGEST),
            Self::Latin1 | Self::LowerAscii | Self::UpperAscii | Self::Trim => len,
        }
    }
}
