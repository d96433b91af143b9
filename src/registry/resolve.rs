//! Choosing the one scheme that reads a row.

use alloc::vec::Vec;

use super::identify::{Found, Identification};
use super::{Entry, Registry};
use crate::error::{Candidates, Enable, Error, Malformed};
use crate::id::SchemeId;
use crate::scheme::{Confidence, Scheme};
use crate::stored::{RECORD_PREFIX, StoredHash};

/// At most this many candidates are tried on one row.
pub(crate) const MAX_TRIES: usize = 4;

/// What decides besides the row itself.
#[derive(Clone, Copy, Default)]
pub(crate) struct Rules<'a> {
    pub(crate) scope: Option<&'a str>,
    /// The scheme that the host itself writes.
    pub(crate) native: Option<&'a SchemeId>,
    /// How many candidates of an ambiguous row to try; 0 and 1 mean none.
    pub(crate) tries: usize,
}

/// The scheme that reads a row, or the few that are tried on it.
pub(crate) struct Resolved<'a> {
    entries: [Option<&'a Entry>; MAX_TRIES],
    /// The hint named another scheme, which did not recognise the row.
    pub(crate) stale_hint: bool,
}

impl<'a> Resolved<'a> {
    fn one(entry: &'a Entry) -> Self {
        Self::some([entry], false)
    }

    fn some(entries: impl IntoIterator<Item = &'a Entry>, stale_hint: bool) -> Self {
        let mut kept = [None; MAX_TRIES];
        for (place, entry) in kept.iter_mut().zip(entries) {
            *place = Some(entry);
        }
        Self { entries: kept, stale_hint }
    }

    pub(crate) fn entries(&self) -> impl Iterator<Item = &'a Entry> {
        self.entries.into_iter().flatten()
    }
}

/// The row out of its one-text form, if it has that form.
pub(crate) fn unwrap_row(stored: &StoredHash) -> Result<StoredHash, Error> {
    if !stored.as_bytes().starts_with(RECORD_PREFIX.as_bytes()) {
        return Ok(stored.clone());
    }
    StoredHash::from_record_text(stored.as_bytes()).map_err(|_| Error::Malformed {
        scheme: SchemeId::builtin("compat_record"),
        cause: Malformed::Encoding("record text"),
    })
}

impl Registry {
    /// The scheme that reads the row. The order is: what the host itself
    /// writes, the hint, an assumption, certainty, shape.
    pub(crate) fn resolve(&self, stored: &StoredHash, rules: &Rules<'_>) -> Result<Resolved<'_>, Error> {
        let found = self.identify_in(stored, rules.scope);
        if let Some(resolved) = self.own_form(&found, stored, rules) {
            return Ok(resolved);
        }
        // A marker is a marker, whatever takes any string or is hinted at. Only
        // what knows the form of the whole string may read one in its salt.
        let known = found.found().any(|found| {
            found.confidence == Confidence::Certain || found.entry.knows_the_form_of(stored.as_bytes())
        });
        if !known && disabled(stored.as_bytes()) {
            return Err(self.unknown(stored, rules.scope));
        }
        if let Some(hint) = stored.hint() {
            return self.by_hint(&found, stored, hint, rules);
        }
        let assumed = || self.assumptions().filter_map(|id| self.entry(id.as_str(), rules.scope));
        if found.found().all(|found| found.is_bare_text()) && !assumed().any(|entry| entry.owns(stored)) {
            return Err(self.unknown(stored, rules.scope));
        }
        match self.by_itself(&found, stored, rules) {
            Some(entry) => Ok(Resolved::one(entry)),
            None if rules.tries > 1 => {
                let few =
                    found.found().filter(|found| !found.is_bare_text()).take(rules.tries.min(MAX_TRIES));
                let few = few.map(|found| found.entry);
                Ok(Resolved::some(few, false))
            }
            None => Err(Error::Ambiguous(candidates(&found))),
        }
    }

    /// A form that the host itself writes wins whatever the hint says: the hint
    /// may be left over from before an upgrade. Only where the hint names a
    /// dialect of the native scheme can the row still be either; then both run.
    fn own_form<'a>(
        &'a self,
        found: &Identification<'a>,
        stored: &StoredHash,
        rules: &Rules<'_>,
    ) -> Option<Resolved<'a>> {
        let own = found.found().find(|found| {
            let id = &found.entry.id;
            let written = *id == crate::onion::ID || *id == crate::pepper::ID || Some(id) == rules.native;
            written && found.confidence == Confidence::Certain
        })?;
        let hinted = stored.hint().and_then(|hint| self.hinted(hint, stored, rules));
        Some(match hinted {
            Some(dialect) if dialect.profile.dialect_of.as_ref() == Some(&own.entry.id) => {
                Resolved::some([own.entry, dialect], false)
            }
            _ => match found.found().find(|found| self.assumed_dialect_of(found, &own.entry.id)) {
                Some(dialect) if stored.hint().is_none() => Resolved::some([own.entry, dialect.entry], false),
                _ => Resolved::one(own.entry),
            },
        })
    }

    /// The scheme of a hint, if the row is one of it. Asked by name: of many
    /// candidates only some are kept.
    fn hinted(&self, hint: &str, stored: &StoredHash, rules: &Rules<'_>) -> Option<&Entry> {
        self.entry(hint, rules.scope).filter(|entry| entry.owns(stored))
    }

    fn assumed_dialect_of(&self, found: &Found<'_>, base: &SchemeId) -> bool {
        found.entry.profile.dialect_of.as_ref() == Some(base) && self.is_assumed(&found.entry.id)
    }

    fn by_hint<'a>(
        &'a self,
        found: &Identification<'a>,
        stored: &StoredHash,
        hint: &str,
        rules: &Rules<'_>,
    ) -> Result<Resolved<'a>, Error> {
        if let Some(hinted) = self.hinted(hint, stored, rules) {
            return Ok(Resolved::one(hinted));
        }
        if let Some(certain) = certain(found) {
            return Ok(Resolved::some([certain.entry], true));
        }
        if let Some((scheme, feature)) = crate::schemes::features::missing(hint) {
            return Err(Error::NotEnabled { scheme, enable: Enable::Feature(feature) });
        }
        let known = crate::schemes::scheme(hint).filter(|_| self.entry(hint, rules.scope).is_none());
        match known {
            Some(scheme) if scheme.recognise(stored).is_some() => Err(not_enabled(scheme)),
            _ if found.is_empty() => match self.unknown(stored, rules.scope) {
                Error::Unrecognised => Err(mismatch(hint, found)),
                other => Err(other),
            },
            _ => Err(mismatch(hint, found)),
        }
    }

    /// The scheme that the string alone decides on, with the assumptions.
    fn by_itself<'a>(
        &'a self,
        found: &Identification<'a>,
        stored: &StoredHash,
        rules: &Rules<'_>,
    ) -> Option<&'a Entry> {
        let certain = certain(found);
        let assumed = self.assumptions().filter_map(|id| self.entry(id.as_str(), rules.scope));
        let mut assumed = assumed.filter(|entry| entry.owns(stored));
        if let (Some(one), None) = (assumed.next(), assumed.next()) {
            // An assumption about mere shapes never overrules certainty.
            if one.recognise(stored) != Some(Confidence::Shape) || certain.is_none() {
                return Some(one);
            }
        }
        if certain.is_some() || found.found().any(|found| found.confidence == Confidence::Certain) {
            return certain.map(|found| found.entry);
        }
        let mut shapes = found.found().filter(|found| found.confidence == Confidence::Shape);
        match (shapes.next(), shapes.next()) {
            (Some(narrow), Some(next)) if narrow.by < next.by => Some(narrow.entry),
            (Some(only), None) => Some(only.entry),
            _ => None,
        }
    }

    /// No scheme of this registry: known elsewhere, disabled, or unknown.
    fn unknown(&self, stored: &StoredHash, scope: Option<&str>) -> Error {
        let known = crate::schemes::schemes().find(|scheme| {
            self.entry(scheme.id().as_str(), scope).is_none()
                && scheme.profile().dialect_of.is_none()
                && scheme.recognise(stored) == Some(Confidence::Certain)
        });
        match known {
            Some(scheme) => not_enabled(scheme),
            None if disabled(stored.as_bytes()) => Error::Disabled,
            None => Error::Unrecognised,
        }
    }
}

/// The one scheme that is certain, or among several the one with the longest prefix.
fn certain<'a>(found: &Identification<'a>) -> Option<Found<'a>> {
    let mut certain = found.found().filter(|found| found.confidence == Confidence::Certain);
    let first = certain.next()?;
    match certain.next() {
        Some(second) if second.by == first.by => None,
        _ => Some(first),
    }
}

fn not_enabled(scheme: &'static dyn Scheme) -> Error {
    let id = scheme.id();
    let name = crate::schemes::static_name(&id);
    Error::NotEnabled { scheme: id, enable: Enable::Scheme(name) }
}

/// Names the hint if it is the name of a scheme. Anything else may be a hash
/// out of a column that was mapped wrongly, and is not repeated.
fn mismatch(hint: &str, found: &Identification<'_>) -> Error {
    let known = hint.starts_with("x-") || crate::schemes::scheme(hint).is_some();
    let hint = SchemeId::parse(hint).ok().filter(|_| known);
    let hint = hint.unwrap_or(SchemeId::builtin("no-known-scheme"));
    Error::HintMismatch { hint, candidates: candidates(found) }
}

fn candidates(found: &Identification<'_>) -> Candidates {
    let ids: Vec<SchemeId> = found.iter().map(|candidate| candidate.scheme().clone()).collect();
    ids.into_iter().collect()
}

/// Markers in place of a hash, by which systems say that there is no password:
/// empty (passwd(5)), `!` and `*` with anything behind them (shadow(5), Django),
/// `x` (the hash is elsewhere), `NP` (Solaris), `not cached` (Moodle).
///
/// Asked only when no scheme is certain: MySQL's hashes begin with `*`.
fn disabled(stored: &[u8]) -> bool {
    const MARKERS: [&[u8]; 6] = [b"", b"x", b"NP", b"UP", b"NL", b"not cached"];
    // Of `smbpasswd` and of pwdump, filled up with X or stars.
    const BEGINNINGS: [&[u8]; 4] = [b"!", b"*", b"NO PASSWORD", b"XXXXXXXXXXXXXXXX"];
    MARKERS.contains(&stored) || BEGINNINGS.iter().any(|beginning| stored.starts_with(beginning))
}
