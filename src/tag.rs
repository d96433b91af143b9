//! Digests that can only be compared in one place, and working memory.

use alloc::vec::Vec;
use core::fmt;

use subtle::ConstantTimeEq;
use zeroize::{Zeroize, Zeroizing};

use crate::error::DeriveError;
use crate::primitives::Digest;
use crate::primitives::blocks::Memory;

/// A digest: what a stored hash expects, or what a password gave.
///
/// There is no `PartialEq`, no accessor and no `Display`: the verifier holds
/// the only comparison, in constant time. Wiped when dropped.
///
/// ```compile_fail
/// # use password_compat::Tag;
/// let _ = Tag::new(vec![1]) == Tag::new(vec![1]);
/// ```
#[derive(Clone)]
pub struct Tag {
    bytes: Zeroizing<Vec<u8>>,
    blind: bool,
}

impl Tag {
    /// A digest of fixed length. Parsers check the exact length first: two
    /// tags of different length never match.
    pub fn new(digest: impl Into<Vec<u8>>) -> Self {
        Self { bytes: Zeroizing::new(digest.into()), blind: false }
    }

    /// A value whose *length* is secret too, such as a decoded password of a
    /// reversible format. Compared as HMAC-SHA-256 under a random key.
    pub fn blinded(value: impl Into<Vec<u8>>) -> Self {
        Self { bytes: Zeroizing::new(value.into()), blind: true }
    }

    pub(crate) fn from_secret(bytes: Zeroizing<Vec<u8>>) -> Self {
        Self { bytes, blind: false }
    }

    /// Only for onions, which put the digest of the inner layer under an outer one.
    pub(crate) fn as_bytes(&self) -> &[u8] {
        &self.bytes
    }

    pub(crate) fn is_blinded(&self) -> bool {
        self.blind
    }

    /// Whether two digests are the same, for the verifier and for whoever
    /// tries what it would say.
    pub(crate) fn matches(&self, other: &Self) -> Result<bool, DeriveError> {
        if !self.blind && !other.blind {
            return Ok(same(&self.bytes, &other.bytes));
        }
        let mut key = Zeroizing::new([0_u8; 32]);
        getrandom::fill(key.as_mut_slice()).map_err(|_| DeriveError::Random)?;
        let ours = Digest::Sha256.hmac(key.as_slice(), &[&self.bytes]);
        let theirs = Digest::Sha256.hmac(key.as_slice(), &[&other.bytes]);
        Ok(same(&ours, &theirs))
    }
}

/// The comparison of secrets: the only one in the crate. In constant time for
/// one length; lengths are public.
pub(crate) fn same(one: &[u8], other: &[u8]) -> bool {
    one.ct_eq(other).into()
}

impl fmt::Debug for Tag {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Tag(..)")
    }
}

/// Working memory that one thread uses again and again.
///
/// Memory-hard schemes spend much of their time on fresh memory: a scratch
/// that is kept makes Argon2 and yescrypt clearly faster, and scrypt with the
/// feature `lanes`. What was written is wiped after each use; the memory is
/// given back when the scratch is dropped.
#[derive(Default)]
pub struct Scratch {
    pub(crate) argon2_blocks: Vec<argon2::Block>,
    pub(crate) memory: Memory,
}

impl Scratch {
    /// No memory yet; it grows with the first hash that needs it.
    pub fn new() -> Self {
        Self::default()
    }

    /// The bytes held for reuse.
    pub fn len(&self) -> usize {
        let blocks = self.argon2_blocks.capacity().saturating_mul(argon2::Block::SIZE);
        blocks.saturating_add(self.memory.len())
    }

    /// Whether nothing is held.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Gives the memory back.
    pub fn release(&mut self) {
        self.argon2_blocks.zeroize();
        self.argon2_blocks = Vec::new();
        self.memory = Memory::default();
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        self.argon2_blocks.zeroize();
    }
}

impl fmt::Debug for Scratch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scratch").field("bytes", &self.len()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_equal_tags_match() {
        let tag = Tag::new([1, 2, 3]);
        assert!(tag.matches(&Tag::new([1, 2, 3])).unwrap());
        assert!(!tag.matches(&Tag::new([1, 2, 4])).unwrap());
        assert!(!tag.matches(&Tag::new([1, 2])).unwrap());
        assert!(!Tag::new([1, 2]).matches(&tag).unwrap());
        assert!(!Tag::new([]).matches(&tag).unwrap());
    }

    #[test]
    fn blinded_values_match_by_content() {
        let value = Tag::blinded(*b"hunter2");
        assert!(value.matches(&Tag::blinded(*b"hunter2")).unwrap());
        assert!(!value.matches(&Tag::blinded(*b"hunter22")).unwrap());
        assert!(!value.matches(&Tag::blinded(*b"")).unwrap());
    }
}
