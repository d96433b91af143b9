//! Peppers and site keys by id.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;

use zeroize::Zeroizing;

/// The name of a key: what stands in stored strings, logs and errors.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(transparent))]
pub struct KeyId(Arc<str>);

impl KeyId {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<T: AsRef<str>> From<T> for KeyId {
    fn from(id: T) -> Self {
        Self(id.as_ref().into())
    }
}

impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // An id can come out of a forged row: show it bounded and escaped.
        for part in self.0.chars().take(64).flat_map(char::escape_debug) {
            fmt::Write::write_char(f, part)?;
        }
        Ok(())
    }
}

impl fmt::Debug for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "KeyId({self})")
    }
}

/// A key with its id. Cheap to clone, wiped by its last owner, shown by its id.
#[derive(Clone)]
pub struct Key {
    id: KeyId,
    bytes: Arc<Zeroizing<Vec<u8>>>,
}

impl Key {
    pub(crate) fn new(id: KeyId, bytes: impl AsRef<[u8]>) -> Self {
        Self { id, bytes: Arc::new(Zeroizing::new(bytes.as_ref().to_vec())) }
    }

    /// The id.
    pub fn id(&self) -> &KeyId {
        &self.id
    }

    /// The secret bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Key({})", self.id)
    }
}

/// Peppers and site keys by id.
///
/// Keys are never in a stored hash. To rotate a pepper, add the new key, name
/// it as the one to write, and keep the old one for reading until no row names
/// it. Cheap to clone; `Debug` shows ids only.
///
/// ```
/// use password_compat::Keyring;
/// let keyring = Keyring::new().with("pepper-2025", [7_u8; 32]).with("pepper-2026", [9_u8; 32]);
/// assert_eq!(keyring.ids().count(), 2);
/// ```
#[derive(Clone, Default)]
pub struct Keyring {
    keys: BTreeMap<KeyId, Key>,
}

impl Keyring {
    /// An empty keyring.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same keyring with one key more, or with another key of this id.
    #[must_use]
    pub fn with(mut self, id: impl Into<KeyId>, key: impl AsRef<[u8]>) -> Self {
        let id = id.into();
        self.keys.insert(id.clone(), Key::new(id, key));
        self
    }

    /// The ids, in order.
    pub fn ids(&self) -> impl Iterator<Item = &KeyId> {
        self.keys.keys()
    }

    /// Whether there is a key of this id.
    pub fn contains(&self, id: &KeyId) -> bool {
        self.keys.contains_key(id)
    }

    /// The key of an id.
    pub fn get(&self, id: &KeyId) -> Option<&Key> {
        self.keys.get(id)
    }
}

impl fmt::Debug for Keyring {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ids: Vec<String> = self.keys.keys().map(|id| alloc::format!("{id}")).collect();
        f.debug_struct("Keyring").field("ids", &ids).finish_non_exhaustive()
    }
}
