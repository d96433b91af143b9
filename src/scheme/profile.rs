//! What is known of a scheme before any hash is seen.

use alloc::borrow::Cow;

use crate::error::Context;
use crate::id::SchemeId;

/// How well a scheme protects a password once its hashes are stolen, weakest
/// first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Strength {
    /// The password can be read back.
    Reversible,
    /// Every password is found: LM, DES crypt, MySQL 3.23.
    Broken,
    /// One or a few digests: billions of guesses a second.
    Fast,
    /// Some thousand digests: MD5-crypt, phpass, PBKDF2 with fixed low rounds.
    Stretched,
    /// Made slow on purpose, little memory: bcrypt, PBKDF2, SHA-crypt.
    Slow,
    /// Made slow and costly in memory: scrypt, Argon2, yescrypt.
    MemoryHard,
}

impl Strength {
    /// The name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Reversible => "reversible",
            Self::Broken => "broken",
            Self::Fast => "fast",
            Self::Stretched => "stretched",
            Self::Slow => "slow",
            Self::MemoryHard => "memory-hard",
        }
    }
}

/// What is known of a scheme before any hash is seen.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Profile {
    /// How well it protects.
    pub strength: Strength,
    /// Only this many bytes of the password count.
    pub truncates_at: Option<usize>,
    /// Only the bytes before the first NUL of the password count.
    pub stops_at_nul: bool,
    /// Only seven bits of each byte of the password count.
    pub drops_high_bit: bool,
    /// Upper and lower case are the same.
    pub folds_case: bool,
    /// What it needs besides the stored hash.
    pub needs: Cow<'static, [Context]>,
    /// Whether it needs a key of the keyring.
    pub needs_key: bool,
    /// The scheme whose spelling it shares while meaning something else.
    pub dialect_of: Option<SchemeId>,
    /// The comparison is made by foreign code, which may not be in constant time.
    pub compared_elsewhere: bool,
    /// Which software writes it, in a few words.
    pub source: Cow<'static, str>,
}

impl Profile {
    /// A scheme that uses the whole password and needs nothing but the hash.
    pub const fn new(strength: Strength) -> Self {
        Self {
            strength,
            truncates_at: None,
            stops_at_nul: false,
            drops_high_bit: false,
            folds_case: false,
            needs: Cow::Borrowed(&[]),
            needs_key: false,
            dialect_of: None,
            compared_elsewhere: false,
            source: Cow::Borrowed(""),
        }
    }

    /// The same, of a scheme that reads only the first `bytes` of the password.
    #[must_use]
    pub const fn truncating_at(mut self, bytes: usize) -> Self {
        self.truncates_at = Some(bytes);
        self
    }

    /// The same, of a scheme that reads the password up to its first NUL byte.
    #[must_use]
    pub const fn stopping_at_nul(mut self) -> Self {
        self.stops_at_nul = true;
        self
    }

    /// The same, of a scheme that reads seven bits of each byte, for which `á`
    /// and `C!` are one in UTF-8.
    #[must_use]
    pub const fn dropping_high_bit(mut self) -> Self {
        self.drops_high_bit = true;
        self
    }

    /// The same, of a scheme for which `A` and `a` are one.
    #[must_use]
    pub const fn folding_case(mut self) -> Self {
        self.folds_case = true;
        self
    }

    /// The same, of a scheme that needs context.
    #[must_use]
    pub fn needing(mut self, needs: impl Into<Cow<'static, [Context]>>) -> Self {
        self.needs = needs.into();
        self
    }

    /// The same, of a scheme that needs a key of the keyring.
    #[must_use]
    pub const fn needing_key(mut self) -> Self {
        self.needs_key = true;
        self
    }

    /// The same, of a dialect: a scheme that shares its spelling with `base`
    /// and means something else. It is used only through a hint, an import
    /// adapter or `assume`.
    #[must_use]
    pub fn dialect_of(mut self, base: SchemeId) -> Self {
        self.dialect_of = Some(base);
        self
    }

    /// The same, of a scheme whose comparison is made by foreign code.
    #[must_use]
    pub const fn compared_elsewhere(mut self) -> Self {
        self.compared_elsewhere = true;
        self
    }

    /// The same, with the software that writes it.
    #[must_use]
    pub fn from(mut self, source: impl Into<Cow<'static, str>>) -> Self {
        self.source = source.into();
        self
    }
}
