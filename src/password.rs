//! What was typed.

use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;

use zeroize::Zeroizing;

use crate::primitives::{saslprep, text};

/// A password: bytes as they were typed, shared between clones and wiped by
/// the last of them.
///
/// `Debug` shows nothing, there is no `Display`, and two passwords cannot be
/// compared. A `String` or `Vec<u8>` handed over is kept as it is, so that no
/// second copy is left behind; borrowed input is copied once.
///
/// ```
/// use password_compat::Password;
/// let password = Password::from("correct horse");
/// assert_eq!(password.len(), 13);
/// assert_eq!(format!("{password:?}"), "Password(..)");
/// ```
///
/// ```compile_fail
/// # use password_compat::Password;
/// println!("{}", Password::from("secret"));
/// ```
///
/// ```compile_fail
/// # use password_compat::Password;
/// let _ = Password::from("secret") == Password::from("secret");
/// ```
#[derive(Clone)]
pub struct Password(Arc<Zeroizing<Vec<u8>>>);

impl Password {
    /// A password from its bytes.
    pub fn new(bytes: Vec<u8>) -> Self {
        Self(Arc::new(Zeroizing::new(bytes)))
    }

    /// The bytes as typed.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// The length in bytes.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl From<&str> for Password {
    fn from(text: &str) -> Self {
        Self::new(text.as_bytes().to_vec())
    }
}

impl From<String> for Password {
    fn from(text: String) -> Self {
        Self::new(text.into_bytes())
    }
}

impl From<&[u8]> for Password {
    fn from(bytes: &[u8]) -> Self {
        Self::new(bytes.to_vec())
    }
}

impl From<Vec<u8>> for Password {
    fn from(bytes: Vec<u8>) -> Self {
        Self::new(bytes)
    }
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(..)")
    }
}

/// One meaning of what was typed: how the old system turned text into bytes.
///
/// A reading is an *alternative*. A transform that a format always applies is
/// part of its computation instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Reading {
    /// The bytes as given, which is UTF-8 for nearly every host.
    Raw,
    /// ISO-8859-1: the old system stored one byte a character.
    Latin1,
    /// UTF-16, little-endian.
    Utf16Le,
    /// UTF-16, big-endian.
    Utf16Be,
    /// Windows-1252: as ISO-8859-1, with `€`, typographic quotes and the like.
    Windows1252,
    /// Unicode normal form C. Without the feature `unicode` it is passed over.
    Nfc,
    /// Unicode normal form KC. Without the feature `unicode` it is passed over.
    Nfkc,
    /// SASLprep (RFC 4013), beside the raw bytes that systems fall back to where
    /// it prohibits a character. Without the feature `unicode` it is passed over.
    Saslprep,
    /// Without the blanks, tabs, line ends, vertical tabs and NUL bytes at both
    /// ends, as PHP's `trim()` leaves it.
    Trimmed,
}

impl Reading {
    const ALL: [Self; 9] = [
        Self::Raw,
        Self::Latin1,
        Self::Utf16Le,
        Self::Utf16Be,
        Self::Windows1252,
        Self::Nfc,
        Self::Nfkc,
        Self::Saslprep,
        Self::Trimmed,
    ];

    /// The name in reports and in program text.
    pub fn name(self) -> &'static str {
        match self {
            Self::Raw => "raw",
            Self::Latin1 => "latin1",
            Self::Utf16Le => "utf16le",
            Self::Utf16Be => "utf16be",
            Self::Windows1252 => "windows1252",
            Self::Nfc => "nfc",
            Self::Nfkc => "nfkc",
            Self::Saslprep => "saslprep",
            Self::Trimmed => "trimmed",
        }
    }

    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reading| reading.name() == name)
    }

    /// The password in this reading; `None` if it cannot be represented.
    pub(crate) fn of(self, password: &Password) -> Option<Password> {
        let bytes = match self {
            Self::Raw => return Some(password.clone()),
            Self::Latin1 => text::latin1(password.as_bytes()),
            Self::Utf16Le => text::utf16le(password.as_bytes()),
            Self::Utf16Be => text::utf16be(password.as_bytes()),
            Self::Windows1252 => text::windows_1252(password.as_bytes()),
            Self::Nfc => text::nfc(password.as_bytes()),
            Self::Nfkc => text::nfkc(password.as_bytes()),
            Self::Saslprep => saslprep::saslprep(password.as_bytes()),
            Self::Trimmed => Some(text::trim_wordpress(password.as_bytes()).to_vec().into()),
        }?;
        Some(Password(Arc::new(bytes)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back() {
        for reading in Reading::ALL {
            assert_eq!(Reading::from_name(reading.name()), Some(reading));
        }
        assert_eq!(Reading::from_name("utf7"), None);
    }

    #[test]
    fn readings_of_one_password() {
        let typed = Password::from(" e\u{301}\u{20ac} ");
        let read = |reading: Reading| reading.of(&typed).map(|password| password.as_bytes().to_vec());
        assert_eq!(read(Reading::Raw), Some(b" e\xcc\x81\xe2\x82\xac ".to_vec()));
        assert_eq!(read(Reading::Trimmed), Some(b"e\xcc\x81\xe2\x82\xac".to_vec()));
        assert_eq!(read(Reading::Windows1252), None);
        let composed = cfg!(feature = "unicode").then(|| " \u{e9}\u{20ac} ".as_bytes().to_vec());
        assert_eq!(read(Reading::Nfc), composed);
        let bell = Password::from("\u{7}");
        assert!(Reading::Saslprep.of(&bell).is_none(), "prohibited");
        let soft = Reading::Saslprep.of(&Password::from("I\u{ad}X"));
        let soft = soft.map(|password| password.as_bytes().to_vec());
        assert_eq!(soft, cfg!(feature = "unicode").then(|| b"IX".to_vec()));
        let windows = Reading::Windows1252.of(&Password::from("\u{e9}\u{20ac}")).unwrap();
        assert_eq!(windows.as_bytes(), b"\xe9\x80");
    }
}
