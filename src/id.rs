//! Names of schemes.

use alloc::sync::Arc;
use core::fmt;

/// The longest scheme id in bytes.
const MAX_LEN: usize = 64;

/// The name of a scheme, such as `bcrypt` or `django_pbkdf2_sha256`.
///
/// Built-in names are API: they never change their meaning. Names of third
/// parties start with `x-`. Cheap to clone.
#[derive(Clone)]
pub struct SchemeId(Repr);

#[derive(Clone)]
enum Repr {
    Static(&'static str),
    Shared(Arc<str>),
}

/// The text is not a scheme id: 1 to 64 characters of `a-z 0-9 _ - .` are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "a scheme id is 1 to 64 characters of a-z, 0-9, `_`, `-` and `.`; one of a third party starts with `x-`"
)]
#[non_exhaustive]
pub struct InvalidSchemeId;

impl SchemeId {
    /// The id of a scheme of this crate.
    pub(crate) const fn builtin(name: &'static str) -> Self {
        Self(Repr::Static(name))
    }

    /// The id of a scheme that is not part of this crate.
    ///
    /// # Errors
    ///
    /// [`InvalidSchemeId`] unless the name starts with `x-` and is at most 64
    /// characters of `a-z 0-9 _ - .`.
    ///
    /// ```
    /// use password_compat::SchemeId;
    /// assert_eq!(SchemeId::external("x-acme-crm").unwrap().as_str(), "x-acme-crm");
    /// assert!(SchemeId::external("acme").is_err());
    /// ```
    pub fn external(name: impl AsRef<str>) -> Result<Self, InvalidSchemeId> {
        let name = name.as_ref();
        if !name.starts_with("x-") || name.len() < 3 {
            return Err(InvalidSchemeId);
        }
        Self::parse(name)
    }

    /// Any scheme id, built-in or not, from text: for names read from a
    /// configuration or a hint column.
    ///
    /// # Errors
    ///
    /// [`InvalidSchemeId`] if the text has no such form.
    pub fn parse(name: impl AsRef<str>) -> Result<Self, InvalidSchemeId> {
        let name = name.as_ref();
        let fits = (1..=MAX_LEN).contains(&name.len())
            && name.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_' | b'-' | b'.'));
        if fits { Ok(Self(Repr::Shared(name.into()))) } else { Err(InvalidSchemeId) }
    }

    /// The name, if it is one of this crate's own.
    pub(crate) fn builtin_name(&self) -> Option<&'static str> {
        match &self.0 {
            Repr::Static(name) => Some(name),
            Repr::Shared(_) => None,
        }
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Repr::Static(name) => name,
            Repr::Shared(name) => name,
        }
    }
}

impl PartialEq for SchemeId {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for SchemeId {}

impl PartialEq<str> for SchemeId {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for SchemeId {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl PartialOrd for SchemeId {
    fn partial_cmp(&self, other: &Self) -> Option<core::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for SchemeId {
    fn cmp(&self, other: &Self) -> core::cmp::Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl core::hash::Hash for SchemeId {
    fn hash<H: core::hash::Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl AsRef<str> for SchemeId {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

/// For maps keyed by id that are asked with text.
impl core::borrow::Borrow<str> for SchemeId {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Display for SchemeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for SchemeId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SchemeId({})", self.as_str())
    }
}

impl core::str::FromStr for SchemeId {
    type Err = InvalidSchemeId;

    fn from_str(text: &str) -> Result<Self, InvalidSchemeId> {
        Self::parse(text)
    }
}

#[cfg(feature = "serde")]
impl serde::Serialize for SchemeId {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for SchemeId {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = alloc::string::String::deserialize(deserializer)?;
        Self::parse(name).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn external_names_carry_their_mark() {
        assert!(SchemeId::external("x-").is_err());
        assert!(SchemeId::external("bcrypt").is_err());
        assert!(SchemeId::external("x-Upper").is_err());
        assert!(SchemeId::external(["x-", &"a".repeat(63)].concat()).is_err());
        assert_eq!(SchemeId::external("x-a.b_c-9").unwrap(), "x-a.b_c-9");
    }

    #[test]
    fn equality_and_order_are_those_of_the_text() {
        let shared = SchemeId::parse("bcrypt").unwrap();
        assert_eq!(shared, SchemeId::builtin("bcrypt"));
        assert!(shared < SchemeId::builtin("scrypt"));
    }
}
