//! What was typed.

use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;

use zeroize::Zeroizing;

use crate::primitives::{CodePage, code_page, saslprep, text};

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
    /// US-ASCII as Java writes it: a question mark for every other character.
    AsciiOnly,
    /// Without the blanks, tabs, line ends, vertical tabs and NUL bytes at both
    /// ends, as PHP's `trim()` leaves it.
    Trimmed,
    /// UTF-8 that was taken for ISO-8859-1 and encoded once more: each byte is a
    /// character.
    DoubleUtf8,
    /// A code page, one or two bytes a character.
    CodePage(CodePage),
    /// A code page with all letters as capitals, as LAN Manager writes a password.
    UpperCodePage(CodePage),
}

/// Further names, without hyphens and underscores.
const LABELS: &[(&str, Reading)] = &[
    ("utf8", Reading::Raw),
    ("ascii", Reading::Raw),
    ("usascii", Reading::Raw),
    ("iso88591", Reading::Latin1),
    ("l1", Reading::Latin1),
    ("cp819", Reading::Latin1),
    ("utf16", Reading::Utf16Le),
    ("ucs2", Reading::Utf16Le),
    ("cp1252", Reading::Windows1252),
    ("ansi", Reading::Windows1252),
];

impl Reading {
    /// All but those of code pages.
    const PLAIN: [Self; 11] = [
        Self::Raw,
        Self::Latin1,
        Self::Utf16Le,
        Self::Utf16Be,
        Self::Windows1252,
        Self::Nfc,
        Self::Nfkc,
        Self::Saslprep,
        Self::AsciiOnly,
        Self::Trimmed,
        Self::DoubleUtf8,
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
            Self::AsciiOnly => "ascii_only",
            Self::Trimmed => "trimmed",
            Self::DoubleUtf8 => "double-utf8",
            Self::CodePage(page) => page.name(),
            Self::UpperCodePage(page) => page.upper_name(),
        }
    }

    fn all() -> impl Iterator<Item = Self> {
        let pages = CodePage::ALL.iter().flat_map(|page| [Self::CodePage(*page), Self::UpperCodePage(*page)]);
        Self::PLAIN.into_iter().chain(pages)
    }

    pub(crate) fn from_name(name: &str) -> Option<Self> {
        Self::all().find(|reading| reading.name() == name)
    }

    /// The reading of an encoding or normal form, by the names that systems give
    /// them: `windows-1252`, `ISO-8859-1`, `utf-16le`, `cp850`, `NFKC`, in any
    /// case, with or without hyphens and underscores. Those of
    /// [`name`](Self::name) are among them.
    ///
    /// ```
    /// use password_compat::{CodePage, Reading};
    /// assert_eq!(Reading::from_label("UTF-8"), Some(Reading::Raw));
    /// assert_eq!(Reading::from_label("IBM850"), Some(Reading::CodePage(CodePage::Cp850)));
    /// assert_eq!(Reading::from_label("utf-7"), None);
    /// ```
    pub fn from_label(label: &str) -> Option<Self> {
        let labelled = LABELS.iter().find(|(name, _)| code_page::same_label(name, label));
        let plain = labelled.map(|(_, reading)| *reading);
        plain
            .or_else(|| Self::PLAIN.into_iter().find(|reading| code_page::same_label(reading.name(), label)))
            .or_else(|| CodePage::from_label(label).map(Self::CodePage))
            .or_else(|| {
                let named = |page: &&CodePage| code_page::same_label(page.upper_name(), label);
                CodePage::ALL.iter().find(named).copied().map(Self::UpperCodePage)
            })
    }

    /// Whether this build can read a password so.
    pub(crate) fn is_available(self) -> bool {
        match self {
            Self::Nfc | Self::Nfkc | Self::Saslprep => cfg!(feature = "unicode"),
            Self::CodePage(page) | Self::UpperCodePage(page) => page.is_available(),
            _ => true,
        }
    }

    /// The Cargo feature that a reading belongs to, where it belongs to one.
    pub(crate) fn feature(self) -> &'static str {
        if matches!(self, Self::Nfc | Self::Nfkc | Self::Saslprep) { "unicode" } else { "legacy-text" }
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
            Self::AsciiOnly => text::ascii_only(password.as_bytes()),
            Self::Trimmed => Some(text::trim_wordpress(password.as_bytes()).to_vec().into()),
            Self::DoubleUtf8 => Some(text::latin1_to_utf8(password.as_bytes())),
            Self::CodePage(page) => page.encode(password.as_bytes()),
            Self::UpperCodePage(page) => page.encode_upper(password.as_bytes()),
        }?;
        Some(Password(Arc::new(bytes)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back() {
        for reading in Reading::all() {
            assert_eq!(Reading::from_name(reading.name()), Some(reading));
        }
        assert_eq!(Reading::from_name("utf7"), None);
    }

    #[test]
    fn labels() {
        for reading in Reading::all() {
            assert_eq!(Reading::from_label(reading.name()), Some(reading));
        }
        for (label, reading) in [
            ("UTF-8", Reading::Raw),
            ("iso-8859-1", Reading::Latin1),
            ("ISO_8859-1", Reading::Latin1),
            ("Windows-1252", Reading::Windows1252),
            ("utf-16le", Reading::Utf16Le),
            ("UTF_16BE", Reading::Utf16Be),
            ("nfkc", Reading::Nfkc),
            ("windows-1251", Reading::CodePage(CodePage::Windows1251)),
            ("CP932", Reading::CodePage(CodePage::ShiftJis)),
            ("ISO-8859-2", Reading::CodePage(CodePage::Iso8859_2)),
            ("Upper_CP437", Reading::UpperCodePage(CodePage::Cp437)),
        ] {
            assert_eq!(Reading::from_label(label), Some(reading), "{label}");
        }
        for label in ["", "hex", "base64", "utf-7", "windows-1259", "437 "] {
            assert_eq!(Reading::from_label(label), None, "{label}");
        }
    }

    #[test]
    fn every_label_has_one_meaning() {
        let mut labels: Vec<&str> = LABELS.iter().map(|(label, _)| *label).collect();
        labels.extend(CodePage::ALL.iter().flat_map(|page| page.labels().iter().copied()));
        for (place, label) in labels.iter().enumerate() {
            assert!(Reading::from_label(label).is_some(), "{label}");
            assert!(!labels[place + 1..].iter().any(|other| code_page::same_label(label, other)), "{label}");
        }
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
        assert_eq!(read(Reading::AsciiOnly), Some(b" e?? ".to_vec()));
        let windows = Reading::Windows1252.of(&Password::from("\u{e9}\u{20ac}")).unwrap();
        assert_eq!(windows.as_bytes(), b"\xe9\x80");
    }
}
