//! Naming the schemes that could own a stored hash.

use alloc::vec::Vec;
use core::fmt;

use super::index::By;
use super::{Entry, Registry};
use crate::id::SchemeId;
use crate::scheme::{Confidence, Profile, Strength};
use crate::stored::StoredHash;

/// At most this many candidates are kept, the most certain of them. Of a bare
/// digest there can be a hundred more, which are looked for when asked for.
const KEPT: usize = 16;

/// The schemes that could own a stored hash, the most certain first: certain
/// ones by the length of their prefix and their dialects, then shapes, the
/// narrowest alphabet first, and dialects of those.
#[derive(Clone)]
pub struct Identification<'a> {
    found: [Option<Found<'a>>; KEPT],
    /// Where to look for the candidates that were not kept, if there are any.
    rest: Option<Rest<'a>>,
}

#[derive(Clone)]
struct Rest<'a> {
    registry: &'a Registry,
    stored: StoredHash,
    scope: Option<&'a str>,
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
        let mut identification = Identification { found: [None; KEPT], rest: None };
        let mut crowded = false;
        self.find(stored, scope, |found| crowded |= identification.add(found));
        if crowded {
            let scope = scope.and_then(|scope| self.own_scope(scope));
            identification.rest = Some(Rest { registry: self, stored: stored.clone(), scope });
        }
        identification
    }

    /// Every scheme that recognises the row. One can be named more than once.
    fn find<'a>(&'a self, stored: &StoredHash, scope: Option<&str>, mut each: impl FnMut(Found<'a>)) {
        for layer in self.layers() {
            for names in layer.visible(scope) {
                names.index.find(stored.as_bytes(), |place, by| {
                    let entry = layer.entries.get(place as usize);
                    if let Some((entry, confidence)) =
                        entry.and_then(|entry| Some((entry, entry.recognise(stored)?)))
                    {
                        each(Found { entry, confidence, by });
                    }
                });
            }
        }
    }
}

impl<'a> Identification<'a> {
    /// The candidates, the most certain first: all of them. Allocates only
    /// where there are more than 16.
    pub fn iter(&self) -> impl Iterator<Item = Candidate<'a>> {
        let rest = self.rest.iter().flat_map(Rest::found);
        let all = self.found().chain(rest);
        all.map(|found| Candidate { entry: found.entry, confidence: found.confidence })
    }

    /// Whether no scheme could own it.
    pub fn is_empty(&self) -> bool {
        self.found[0].is_none()
    }

    /// The most certain ones.
    pub(super) fn found(&self) -> impl Iterator<Item = Found<'a>> + '_ {
        self.found.iter().flatten().copied()
    }

    /// Keeps the candidate in its place. Whether one had to go for it.
    fn add(&mut self, mut new: Found<'a>) -> bool {
        if self.found[KEPT - 1].is_some_and(|last| last.rank() <= new.rank()) {
            return true;
        }
        if self.found().any(|old| core::ptr::eq(old.entry, new.entry)) {
            return false;
        }
        // Those behind it move on by one, in their order, so that equal ones stand as they were found.
        let mut moving = false;
        for place in &mut self.found {
            match place {
                None => {
                    *place = Some(new);
                    return false;
                }
                Some(old) if moving || new.rank() < old.rank() => {
                    moving = true;
                    core::mem::swap(old, &mut new);
                }
                Some(_) => {}
            }
        }
        true
    }
}

impl<'a> Rest<'a> {
    /// The candidates that were not kept, looked for anew: they are for people
    /// who ask what a bare digest may be, not for a login.
    fn found(&self) -> impl Iterator<Item = Found<'a>> + use<'a> {
        let mut all: Vec<Found<'a>> = Vec::new();
        self.registry.find(&self.stored, self.scope, |found| {
            if !all.iter().any(|old| core::ptr::eq(old.entry, found.entry)) {
                all.push(found);
            }
        });
        all.sort_by_key(Found::rank);
        all.into_iter().skip(KEPT)
    }
}

impl Found<'_> {
    /// Whether it is a password in the clear, which every string could be: read
    /// by a hint or an assumption only, and never tried.
    pub(super) fn is_bare_text(&self) -> bool {
        let by_shape = matches!(self.by, By::Shape(_));
        by_shape && self.entry.profile.strength == Strength::Reversible && self.entry.is_dialect()
    }

    fn rank(&self) -> (u8, usize) {
        let fit = match self.by {
            By::Prefix(len) => usize::MAX - len,
            By::Shape(alphabet) => alphabet.into(),
        };
        let class = match (self.confidence, self.by) {
            // Bare text in the clear can be anything at all.
            _ if self.is_bare_text() => 4,
            (Confidence::Certain, _) => 0,
            (Confidence::Dialect, By::Prefix(_)) => 1,
            (Confidence::Shape, _) => 2,
            // Behind its base, which has a shape only.
            (Confidence::Dialect, By::Shape(_)) => 3,
        };
        (class, fit)
    }
}

impl fmt::Debug for Identification<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter().map(|candidate| candidate.scheme())).finish()
    }
}
