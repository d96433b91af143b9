//! Recognising stored hashes: a set of schemes with an index over them.

mod builder;
mod claims;
mod identify;
mod index;
mod resolve;

use alloc::boxed::Box;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;
use core::ops::Deref;

pub use self::builder::{RegistryBuilder, RegistryError};
pub use self::claims::Claim;
pub use self::identify::{Candidate, Identification};
use self::index::{Index, Place};
pub(crate) use self::resolve::{Resolved, Rules, unwrap_row};
use crate::cost::Cost;
use crate::error::{Enable, Error};
use crate::foreign;
use crate::id::SchemeId;
use crate::keyring::Keyring;
use crate::params::Params;
use crate::password::Reading;
use crate::scheme::reread::{reading_of, with_readings};
use crate::scheme::{Confidence, Input, Profile, Record, Scheme};
use crate::stored::{StoredHash, Subject};

/// An immutable set of schemes that knows which of them owns a stored hash.
///
/// Cheap to clone. A tenant with schemes of its own is an overlay on a shared
/// registry, made by [`extend`](Self::extend).
///
/// ```
/// use password_compat::{Registry, StoredHash, presets};
/// let registry = Registry::builder().preset(presets::DJANGO).build()?;
/// let row = StoredHash::new("pbkdf2_sha256$1000$salt$2kJ8ppgq0rhsZ3mIrGlNcmyyc6Xcb3h04wGMZY8TfvU=");
/// let first = registry.identify(&row).iter().next().map(|candidate| candidate.scheme().clone());
/// assert_eq!(first.unwrap(), "django_pbkdf2_sha256");
/// # Ok::<(), password_compat::RegistryError>(())
/// ```
#[derive(Clone)]
pub struct Registry(Arc<Layer>);

struct Layer {
    base: Option<Registry>,
    entries: Vec<Entry>,
    /// What every attempt sees.
    open: Names,
    /// What attempts in a scope see besides, in the order of the scopes. Their
    /// number hardly matters to an attempt.
    scoped: Vec<(Arc<str>, Names)>,
    assumed: Vec<SchemeId>,
    hints_required: bool,
}

/// Where the schemes of one scope are, by name and by the strings they own.
#[derive(Default)]
struct Names {
    /// In the order of the ids.
    by_id: Vec<(SchemeId, Place)>,
    index: Index,
}

impl Names {
    fn place(&self, id: &str) -> Option<Place> {
        let at = self.by_id.binary_search_by(|(known, _)| known.as_str().cmp(id)).ok()?;
        self.by_id.get(at).map(|(_, place)| *place)
    }
}

impl Layer {
    /// What attempts in a scope see: the open part, then that of the scope.
    fn visible(&self, scope: Option<&str>) -> impl Iterator<Item = &Names> {
        let own = scope.and_then(|scope| self.scope(scope)).map(|(_, names)| names);
        own.into_iter().chain([&self.open])
    }

    fn scope(&self, scope: &str) -> Option<&(Arc<str>, Names)> {
        let at = self.scoped.binary_search_by(|(known, _)| (**known).cmp(scope)).ok()?;
        self.scoped.get(at)
    }
}

/// One registered scheme.
pub(crate) struct Entry {
    pub(crate) scheme: SchemeRef,
    pub(crate) id: SchemeId,
    pub(crate) profile: Profile,
    scope: Option<Arc<str>>,
    /// Code that is not of this crate: its panics are caught.
    pub(crate) foreign: bool,
}

#[derive(Clone)]
pub(crate) enum SchemeRef {
    Static(&'static dyn Scheme),
    Shared(Arc<dyn Scheme>),
}

impl Deref for SchemeRef {
    type Target = dyn Scheme;

    fn deref(&self) -> &(dyn Scheme + 'static) {
        match self {
            Self::Static(scheme) => *scheme,
            Self::Shared(scheme) => &**scheme,
        }
    }
}

impl Entry {
    fn new(scheme: SchemeRef, scope: Option<Arc<str>>, foreign: bool) -> Self {
        Self { id: scheme.id(), profile: scheme.profile(), scheme, scope, foreign }
    }

    pub(crate) fn is_dialect(&self) -> bool {
        self.profile.dialect_of.is_some()
    }

    /// Whether the row has a shape that is more than any string: one with a
    /// digest of known length in it.
    fn knows_the_form_of(&self, stored: &[u8]) -> bool {
        const DIGEST: usize = 8;
        self.scheme.shapes().iter().any(|shape| shape.lengths().0 >= DIGEST && shape.matches(stored))
    }

    /// Whether a row is one of this scheme, found as the index would find it.
    fn owns(&self, stored: &StoredHash) -> bool {
        let bytes = stored.as_bytes();
        let indexed = self.scheme.prefixes().iter().any(|prefix| prefix.matches(bytes))
            || self.scheme.shapes().iter().any(|shape| shape.matches(bytes));
        indexed && self.recognise(stored).is_some()
    }

    /// Whether a row is one of this scheme.
    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        // A scheme whose recognition panics recognises nothing.
        let recognised = foreign::guard(self.foreign, || self.scheme.recognise(stored)).ok().flatten()?;
        // Only a dialect may speak as one, and it may speak as nothing else.
        Some(match recognised {
            _ if self.is_dialect() => Confidence::Dialect,
            Confidence::Dialect => Confidence::Certain,
            other => other,
        })
    }

    /// Parses by this scheme and puts its name on an error.
    pub(crate) fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, Error> {
        let parsed = foreign::guard(self.foreign, || self.scheme.parse(input))
            .map_err(|cause| Error::Foreign { scheme: self.id.clone(), cause })?;
        let record = parsed.map_err(|error| Error::of_parse(&self.id, error))?;
        Ok(with_readings(record, self.reading_of(input.stored())?.as_slice()))
    }

    /// The reading that the row asks for.
    fn reading_of(&self, row: &StoredHash) -> Result<Option<Reading>, Error> {
        let scheme = self.id.clone();
        match reading_of(row) {
            Err(cause) => Err(Error::Malformed { scheme, cause }),
            Ok(Some(reading)) if !reading.is_available() => {
                Err(Error::NotEnabled { scheme, enable: Enable::Feature(reading.feature()) })
            }
            Ok(reading) => Ok(reading),
        }
    }
}

impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.id)
    }
}

/// What is known of a row without its password.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Inspection {
    /// The scheme that owns the row.
    pub scheme: SchemeId,
    /// Its parameters.
    pub params: Params,
    /// What verifying a password of 72 bytes costs.
    pub cost: Cost,
    /// What is known of the scheme.
    pub profile: Profile,
}

impl Registry {
    /// An empty registry to add schemes to.
    pub fn builder() -> RegistryBuilder {
        RegistryBuilder::new(None)
    }

    /// An overlay: everything that this registry has, and more. The base is
    /// shared, not copied.
    pub fn extend(&self) -> RegistryBuilder {
        RegistryBuilder::new(Some(self.clone()))
    }

    /// The ids of all schemes, in the order registered, overlays first.
    pub fn ids(&self) -> impl Iterator<Item = &SchemeId> {
        self.entries().map(|entry| &entry.id)
    }

    /// A registered scheme.
    pub fn scheme(&self, id: &str) -> Option<&dyn Scheme> {
        self.entry(id, None).map(|entry| &*entry.scheme)
    }

    /// The ids that are assumed where nothing else decides.
    pub fn assumptions(&self) -> impl Iterator<Item = &SchemeId> {
        self.layers().flat_map(|layer| layer.assumed.iter())
    }

    /// The parameters and the cost of a row, without its context and keys. For
    /// what a login would make of it, under limits and policy, see
    /// [`Verifier::examine`](crate::Verifier::examine).
    ///
    /// # Errors
    ///
    /// Why the row could not be verified, as [`Error`] says it.
    pub fn inspect(&self, stored: &StoredHash) -> Result<Inspection, Error> {
        let row = unwrap_row(stored)?;
        let resolved = self.resolve(&row, &Rules::default())?;
        let Some(entry) = resolved.entries().next() else { return Err(Error::Unrecognised) };
        let (subject, keyring, chain) = (Subject::unknown(), Keyring::new(), Default::default());
        let view = View { registry: self, scope: None };
        let input = Input::new(&row, &subject, &keyring).resolving(&view, &chain).with_stand_ins();
        let inspected = foreign::guard(entry.foreign, || entry.scheme.inspect(input))
            .map_err(|cause| Error::Foreign { scheme: entry.id.clone(), cause })?;
        let (params, cost) = inspected.map_err(|error| Error::of_parse(&entry.id, error))?;
        entry.reading_of(&row)?;
        Ok(Inspection { scheme: entry.id.clone(), params, cost, profile: entry.profile.clone() })
    }

    pub(crate) fn entry(&self, id: &str, scope: Option<&str>) -> Option<&Entry> {
        self.layers().find_map(|layer| {
            let place = layer.visible(scope).find_map(|names| names.place(id))?;
            layer.entries.get(place as usize)
        })
    }

    pub(crate) fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.layers().flat_map(|layer| layer.entries.iter())
    }

    fn layers(&self) -> impl Iterator<Item = &Layer> {
        core::iter::successors(Some(&*self.0), |layer| layer.base.as_ref().map(|base| &*base.0))
    }

    /// The name of a scope as the registry has it.
    fn own_scope(&self, scope: &str) -> Option<&str> {
        self.layers().find_map(|layer| layer.scope(scope)).map(|(name, _)| &**name)
    }

    fn is_assumed(&self, id: &SchemeId) -> bool {
        self.assumptions().any(|assumed| assumed == id)
    }

    pub(crate) fn hints_required(&self) -> bool {
        self.layers().any(|layer| layer.hints_required)
    }
}

impl fmt::Debug for Registry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Registry").field("schemes", &self.entries().count()).finish_non_exhaustive()
    }
}

/// The registry as schemes see it: a reader of carried hashes.
pub(crate) struct View<'a> {
    pub(crate) registry: &'a Registry,
    pub(crate) scope: Option<&'a str>,
}

impl crate::scheme::Resolver for View<'_> {
    fn parse_carried(&self, input: Input<'_>) -> Result<Box<dyn Record>, Error> {
        let rules = Rules { scope: self.scope, ..Rules::default() };
        let resolved = self.registry.resolve(input.stored(), &rules)?;
        let Some(entry) = resolved.entries().next() else { return Err(Error::Unrecognised) };
        input.note(&entry.id);
        entry.parse(input)
    }
}
