//! How stored strings are told apart.

use alloc::borrow::Cow;

use crate::codec::hex;

/// How sure a scheme is that a row is its own, most certain first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Confidence {
    /// The string says so itself, by a prefix or an unmistakable form.
    Certain,
    /// The spelling is that of another scheme, the meaning its own.
    Dialect,
    /// Only length and characters speak for it: 32 hex digits.
    Shape,
}

/// Text that the strings of a scheme begin with.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Prefix {
    text: Cow<'static, str>,
    any_case: bool,
}

impl Prefix {
    /// A prefix that must stand exactly so.
    pub const fn exact(text: &'static str) -> Self {
        Self { text: Cow::Borrowed(text), any_case: false }
    }

    /// A prefix in any mixture of upper and lower case, such as `{SSHA}`.
    pub const fn any_case(text: &'static str) -> Self {
        Self { text: Cow::Borrowed(text), any_case: true }
    }

    /// A prefix that is known at run time only.
    pub fn owned(text: impl Into<alloc::string::String>, any_case: bool) -> Self {
        Self { text: Cow::Owned(text.into()), any_case }
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether case is ignored.
    pub fn ignores_case(&self) -> bool {
        self.any_case
    }

    /// Whether a stored string begins with it.
    pub fn matches(&self, stored: &[u8]) -> bool {
        match stored.get(..self.text.len()) {
            Some(start) if self.any_case => start.eq_ignore_ascii_case(self.text.as_bytes()),
            Some(start) => start == self.text.as_bytes(),
            None => false,
        }
    }
}

/// The characters of a shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Alphabet {
    /// `0-9 a-f A-F`
    Hex,
    /// `A-Z a-z 0-9 + /`, padded with `=`
    Base64,
    /// `./0-9A-Za-z`
    Crypt,
    /// Any byte.
    Any,
}

impl Alphabet {
    fn holds(self, byte: u8) -> bool {
        match self {
            Self::Hex => byte.is_ascii_hexdigit(),
            Self::Base64 => byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'='),
            Self::Crypt => byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'/'),
            Self::Any => true,
        }
    }
}

/// The form of strings that have no prefix: a range of lengths, an alphabet,
/// and at most one separator that occurs a fixed number of times.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Shape {
    min_len: usize,
    max_len: usize,
    alphabet: Alphabet,
    separator: Option<(u8, usize)>,
}

impl Shape {
    /// A string of exactly this many bytes.
    pub const fn exact(alphabet: Alphabet, len: usize) -> Self {
        Self { min_len: len, max_len: len, alphabet, separator: None }
    }

    /// A string of `min` to `max` bytes.
    pub const fn between(alphabet: Alphabet, min: usize, max: usize) -> Self {
        Self { min_len: min, max_len: max, alphabet, separator: None }
    }

    /// The same with a separator that stands `count` times between characters
    /// of the alphabet.
    #[must_use]
    pub const fn separated_by(mut self, separator: u8, count: usize) -> Self {
        self.separator = Some((separator, count));
        self
    }

    /// The shortest and the longest string, in bytes.
    pub const fn lengths(&self) -> (usize, usize) {
        (self.min_len, self.max_len)
    }

    /// Whether a stored string has this shape.
    pub fn matches(&self, stored: &[u8]) -> bool {
        self.has_length(stored.len()) && self.has_characters(stored)
    }

    /// Whether strings of it can have this length.
    pub(crate) fn has_length(&self, len: usize) -> bool {
        (self.min_len..=self.max_len).contains(&len)
    }

    /// Whether two shapes differ in their lengths at most.
    pub(crate) fn has_characters_of(&self, other: &Self) -> bool {
        self.alphabet == other.alphabet && self.separator == other.separator
    }

    /// Whether a string is of its characters, of whatever length.
    pub(crate) fn has_characters(&self, stored: &[u8]) -> bool {
        // A bare digest: read as by its decoder, without a branch for each digit.
        if self.alphabet == Alphabet::Hex && self.separator.is_none() {
            return hex::is_hex(stored);
        }
        let mut separators = 0;
        for byte in stored {
            match self.separator {
                Some((separator, _)) if *byte == separator => separators += 1,
                _ if self.alphabet.holds(*byte) => {}
                _ => return false,
            }
        }
        self.separator.is_none_or(|(_, count)| separators == count)
    }

    /// Whether the two claim the same strings: one alphabet, one separator, and
    /// lengths that meet. Where the alphabets differ, the narrower one wins.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.has_characters_of(other) && self.min_len <= other.max_len && other.min_len <= self.max_len
    }

    pub(crate) fn alphabet(&self) -> Alphabet {
        self.alphabet
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_look_at_length_and_characters() {
        let md5 = Shape::exact(Alphabet::Hex, 32);
        assert!(md5.matches(b"5f4dcc3b5aa765d61d8327deb882cf99"));
        assert!(md5.matches(b"5F4DCC3B5AA765D61D8327DEB882CF99"));
        assert!(!md5.matches(b"5f4dcc3b5aa765d61d8327deb882cf9"));
        assert!(!md5.matches(b"5f4dcc3b5aa765d61d8327deb882cf9g"));
        let salted = Shape::between(Alphabet::Hex, 3, 80).separated_by(b':', 1);
        assert!(salted.matches(b"ab:cd"));
        assert!(!salted.matches(b"ab:c:d"));
        assert!(!salted.matches(b"abcd"));
        assert!(!md5.overlaps(&salted));
    }

    #[test]
    fn prefixes_mind_their_case() {
        assert!(Prefix::any_case("{ssha}").matches(b"{SSHA}xyz"));
        assert!(!Prefix::exact("$2b$").matches(b"$2B$"));
        assert!(!Prefix::exact("$2b$").matches(b"$2b"));
    }
}
