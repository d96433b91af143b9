//! Naming the schemes that could own a stored hash.

use core::fmt;

use super::index::By;
use super::{Entry, Registry};
use crate::id::SchemeId;
use crate::scheme::{Confidence, Profile};
use crate::stored::StoredHash;

/// At most this many candidates are kept, the most certain of them.
const KEPT: usize = 32;

/// The schemes that could own a stored hash, the most certain first: certain
/// ones by the length of their prefix, dialects, then shapes, the narrowest
/// alphabet first.
#[derive(Clone, Copy)]
pub struct Identification<'a> {
    found: [Option<Found<'a>>; KEPT],
}

#[derive(Clone, Copy)]
pub(super) struct Found<'a> {
    pub(super) entry: &'a Entry,
    pub(super) confidence: Confidence,
    pub(super) by: By,
}

/// A scheme that could own a stored hash.
#[derive(Debug, Clone, Copy)]
pub struct Candidate<'a> {
    entry: &'a Entry,
    confidence: Confidence,
}

impl<'a> Candidate<'a> {
    /// Its id.
    pub fn scheme(&self) -> &'a SchemeId {
        &self.entry.id
    }

    /// How sure it is.
    pub fn confidence(&self) -> Confidence {
        self.confidence
    }

    /// What is known of it.
    pub fn profile(&self) -> &'a Profile {
        &self.entry.profile
    }
}

impl Registry {
    /// The schemes that could own a stored hash, without parsing it and without
    /// regard to its hint. Allocates nothing.
    pub fn identify(&self, stored: &StoredHash) -> Identification<'_> {
        self.identify_in(stored, None)
    }

    /// As [`identify`](Self::identify), with the schemes of a scope.
    pub fn identify_in(&self, stored: &StoredHash, scope: Option<&str>) -> Identification<'_> {
        let mut identification = Identification { found: [None; KEPT] };
        for layer in self.layers() {
            for names in layer.visible(scope) {
                names.index.find(stored.as_bytes(), |place, by| {
                    if let Some(entry) = layer.entries.get(place as usize) {
                        identification.consider(entry, stored, by);
                    }
                });
            }
        }
        identification
    }
}

impl<'a> Identification<'a> {
    /// The candidates, the most certain first.
    pub fn iter(&self) -> impl Iterator<Item = Candidate<'a>> {
        self.found().map(|found| Candidate { entry: found.entry, confidence: found.confidence })
    }

    /// Whether no scheme could own it.
    pub fn is_empty(&self) -> bool {
        self.found[0].is_none()
    }

    pub(super) fn found(&self) -> impl Iterator<Item = Found<'a>> {
        self.found.into_iter().flatten()
    }

    fn consider(&mut self, entry: &'a Entry, stored: &StoredHash, by: By) {
        if let Some(confidence) = entry.recognise(stored) {
            self.add(Found { entry, confidence, by });
        }
    }

    fn add(&mut self, mut new: Found<'a>) {
        if self.found().any(|old| core::ptr::eq(old.entry, new.entry)) {
            return;
        }
        for place in &mut self.found {
            match place {
                None => {
                    *place = Some(new);
                    return;
                }
                Some(old) if new.rank() < old.rank() => core::mem::swap(old, &mut new),
                Some(_) => {}
            }
        }
    }
}

impl Found<'_> {
    fn rank(&self) -> (Confidence, usize) {
        let fit = match self.by {
            By::Prefix(len) => usize::MAX - len,
            By::Shape(alphabet) => alphabet.into(),
        };
        (self.confidence, fit)
    }
}

impl fmt::Debug for Identification<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter().map(|candidate| candidate.scheme())).finish()
    }
}
