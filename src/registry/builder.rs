//! Building a registry.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;

use super::index::{Index, Place};
use super::{Entry, Layer, Names, Registry, SchemeRef};
use crate::id::{InvalidSchemeId, SchemeId};
use crate::recipe::{DefinitionError, RecipeDefinition, RecipeScheme};
use crate::scheme::{Confidence, Scheme};
use crate::schemes;
use crate::schemes::presets::Preset;

/// Collects schemes for a [`Registry`].
///
/// Only what is named is enabled. Order does not matter.
#[derive(Clone)]
#[must_use]
pub struct RegistryBuilder {
    base: Option<Registry>,
    added: Vec<Added>,
    assumed: Vec<Result<SchemeId, InvalidSchemeId>>,
    hints_required: bool,
}

#[derive(Clone)]
enum Added {
    Builtin(&'static str),
    Named(alloc::string::String),
    Foreign(Arc<dyn Scheme>, Option<Arc<str>>),
    Recipe(Arc<RecipeScheme>, Option<Arc<str>>),
    Defined(Box<RecipeDefinition>),
}

/// Why a registry cannot be built. All of it is the host's to mend.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RegistryError {
    /// No built-in scheme has this name.
    #[error("there is no built-in scheme `{0}`")]
    UnknownScheme(alloc::string::String),
    /// This build of the crate lacks the feature of the scheme.
    #[error("the scheme `{scheme}` needs the feature `{feature}` of the crate")]
    MissingFeature {
        /// The id of the scheme.
        scheme: SchemeId,
        /// The Cargo feature to build with.
        feature: &'static str,
    },
    /// Two schemes have one name.
    #[error("two schemes are named `{0}`")]
    Duplicate(SchemeId),
    /// A scheme of a third party is named like a built-in one.
    #[error("the foreign scheme `{0}` needs a name that starts with `x-`")]
    ForeignName(SchemeId),
    /// Two schemes claim the same strings and nothing decides between them.
    #[error("`{0}` and `{1}` claim the same strings; `assume` one of them, or `require_hints`")]
    Conflict(SchemeId, SchemeId),
    /// An assumption names a scheme that is not registered.
    #[error("the assumed scheme `{0}` is not registered")]
    UnknownAssumption(SchemeId),
    /// An assumption is not the name of a scheme.
    #[error("an assumption is not the name of a scheme")]
    InvalidAssumption(#[from] InvalidSchemeId),
    /// A definition of a recipe cannot be used.
    #[error("the definition of `{id}` cannot be used")]
    Definition {
        /// The id that it has.
        id: alloc::string::String,
        /// What is wrong with it.
        #[source]
        cause: DefinitionError,
    },
}

impl RegistryBuilder {
    pub(super) fn new(base: Option<Registry>) -> Self {
        Self { base, added: Vec::new(), assumed: Vec::new(), hints_required: false }
    }

    /// Enables the schemes of a preset.
    pub fn preset(mut self, preset: Preset) -> Self {
        self.added.extend(preset.schemes().iter().copied().map(Added::Builtin));
        self
    }

    /// Enables a built-in scheme by its id.
    pub fn enable(mut self, id: impl AsRef<str>) -> Self {
        self.added.push(Added::Named(id.as_ref().into()));
        self
    }

    /// Adds a scheme of a third party.
    pub fn scheme(self, scheme: impl Scheme + 'static) -> Self {
        self.shared_scheme(Arc::new(scheme), None)
    }

    /// Adds a scheme of a third party that is seen only by attempts in a scope,
    /// such as one tenant of many.
    pub fn scheme_in(self, scope: &str, scheme: impl Scheme + 'static) -> Self {
        self.shared_scheme(Arc::new(scheme), Some(scope))
    }

    /// Adds a scheme of a third party that is shared with others.
    pub fn shared_scheme(mut self, scheme: Arc<dyn Scheme>, scope: Option<&str>) -> Self {
        self.added.push(Added::Foreign(scheme, scope.map(Arc::from)));
        self
    }

    /// Adds a recipe. It is of this crate's own operations: it needs no guard
    /// against panics, and its cost is known.
    pub fn recipe(mut self, recipe: RecipeScheme) -> Self {
        self.added.push(Added::Recipe(Arc::new(recipe), None));
        self
    }

    /// Adds a recipe that is seen only by attempts in a scope. Scopes do not
    /// see each other: each may have a recipe of the same name.
    pub fn recipe_in(mut self, scope: &str, recipe: RecipeScheme) -> Self {
        self.added.push(Added::Recipe(Arc::new(recipe), Some(scope.into())));
        self
    }

    /// Adds recipes from a configuration, each in its own scope.
    pub fn recipes(mut self, definitions: impl IntoIterator<Item = RecipeDefinition>) -> Self {
        self.added.extend(definitions.into_iter().map(|definition| Added::Defined(Box::new(definition))));
        self
    }

    /// Decides that strings which several schemes could own are of this one,
    /// unless a hint says otherwise: for bare hex, and for dialects.
    pub fn assume(mut self, id: impl AsRef<str>) -> Self {
        self.assumed.push(SchemeId::parse(id));
        self
    }

    /// Lets several schemes claim the same strings. Such a row then needs a
    /// hint; without one the answer is [`Error::Ambiguous`](crate::Error::Ambiguous).
    pub fn require_hints(mut self) -> Self {
        self.hints_required = true;
        self
    }

    /// The finished registry.
    ///
    /// # Errors
    ///
    /// [`RegistryError`]. In particular, adding a scheme never changes silently
    /// what a row means: two that claim the same strings are a conflict.
    pub fn build(mut self) -> Result<Registry, RegistryError> {
        let assumed = self.assumed.into_iter().collect::<Result<_, _>>()?;
        let mut adding = Adding { base: self.base.take(), ..Adding::default() };
        if adding.base.is_none() {
            for scheme in crate::onion::SCHEMES {
                adding.add(Entry::new(SchemeRef::Static(*scheme), None, false))?;
            }
        }
        for added in self.added {
            adding.add_one(added)?;
        }
        let layer = adding.close(assumed, self.hints_required);
        layer.check_conflicts()?;
        let registry = Registry(Arc::new(layer));
        for assumed in &registry.0.assumed {
            if !registry.entries().any(|entry| entry.id == *assumed) {
                return Err(RegistryError::UnknownAssumption(assumed.clone()));
            }
        }
        Ok(registry)
    }
}

/// A layer that is being filled.
#[derive(Default)]
struct Adding {
    base: Option<Registry>,
    entries: Vec<Entry>,
    open: Filling,
    scoped: BTreeMap<Arc<str>, Filling>,
}

/// [`Names`] that are being filled.
#[derive(Default)]
struct Filling {
    by_id: BTreeMap<SchemeId, Place>,
    index: Index,
}

impl Filling {
    fn close(mut self) -> Names {
        self.index.close();
        Names { by_id: self.by_id.into_iter().collect(), index: self.index }
    }
}

impl Adding {
    fn add_one(&mut self, added: Added) -> Result<(), RegistryError> {
        let builtin = |name: &str| {
            schemes::scheme(name).ok_or_else(|| match schemes::features::missing(name) {
                Some((scheme, feature)) => RegistryError::MissingFeature { scheme, feature },
                None => RegistryError::UnknownScheme(name.into()),
            })
        };
        let scheme = match added {
            Added::Builtin(name) => builtin(name)?,
            Added::Named(name) => builtin(&name)?,
            Added::Foreign(scheme, scope) => return self.add_shared(scheme, scope, true),
            Added::Recipe(recipe, scope) => return self.add_shared(recipe, scope, false),
            Added::Defined(definition) => {
                let recipe = definition
                    .scheme()
                    .map_err(|cause| RegistryError::Definition { id: definition.id.clone(), cause })?;
                return self.add_shared(Arc::new(recipe), definition.scope.as_deref().map(Arc::from), false);
            }
        };
        // Presets share schemes: naming one twice is no mistake.
        if self.holds(&scheme.id(), None) {
            Ok(())
        } else {
            self.add(Entry::new(SchemeRef::Static(scheme), None, false))
        }
    }

    fn add_shared(
        &mut self,
        scheme: Arc<dyn Scheme>,
        scope: Option<Arc<str>>,
        foreign: bool,
    ) -> Result<(), RegistryError> {
        let entry = Entry::new(SchemeRef::Shared(scheme), scope, foreign);
        if entry.id.as_str().starts_with("x-") {
            self.add(entry)
        } else {
            Err(RegistryError::ForeignName(entry.id))
        }
    }

    /// Whether an attempt could mean two schemes by this name.
    fn holds(&self, id: &SchemeId, scope: Option<&str>) -> bool {
        let here = self.open.by_id.contains_key(id)
            || match scope {
                Some(scope) => self.scoped.get(scope).is_some_and(|names| names.by_id.contains_key(id)),
                None => self.scoped.values().any(|names| names.by_id.contains_key(id)),
            };
        let holds = |names: &Names| names.place(id.as_str()).is_some();
        here || self.base.iter().flat_map(Registry::layers).any(|layer| match scope {
            Some(_) => layer.visible(scope).any(holds),
            None => layer.names().any(holds),
        })
    }

    fn add(&mut self, entry: Entry) -> Result<(), RegistryError> {
        if self.holds(&entry.id, entry.scope.as_deref()) {
            return Err(RegistryError::Duplicate(entry.id));
        }
        let place = Place::try_from(self.entries.len()).unwrap_or(Place::MAX);
        let names = match &entry.scope {
            None => &mut self.open,
            Some(scope) => self.scoped.entry(Arc::clone(scope)).or_default(),
        };
        names.index.add(&*entry.scheme, place);
        names.by_id.insert(entry.id.clone(), place);
        self.entries.push(entry);
        Ok(())
    }

    fn close(mut self, assumed: Vec<SchemeId>, hints_required: bool) -> Layer {
        self.entries.shrink_to_fit();
        Layer {
            base: self.base,
            entries: self.entries,
            open: self.open.close(),
            scoped: self.scoped.into_iter().map(|(scope, names)| (scope, names.close())).collect(),
            assumed,
            hints_required,
        }
    }
}

impl Layer {
    /// The open part and every scope.
    fn names(&self) -> impl Iterator<Item = &Names> {
        self.scoped.iter().map(|(_, names)| names).chain([&self.open])
    }

    /// Holds each new scheme against all others that share a prefix or a shape
    /// and can be seen together with it.
    fn check_conflicts(&self) -> Result<(), RegistryError> {
        let hints = self.hints_required || self.base.as_ref().is_some_and(Registry::hints_required);
        if hints {
            return Ok(());
        }
        for entry in self.entries.iter().filter(|entry| !entry.is_dialect()) {
            let below = self.base.iter().flat_map(Registry::layers);
            for layer in core::iter::once(self).chain(below) {
                match &entry.scope {
                    Some(scope) => self.check_against(entry, layer, layer.visible(Some(scope)))?,
                    None => self.check_against(entry, layer, layer.names())?,
                }
            }
        }
        Ok(())
    }

    fn check_against<'a>(
        &self,
        entry: &Entry,
        layer: &Layer,
        names: impl Iterator<Item = &'a Names>,
    ) -> Result<(), RegistryError> {
        for names in names {
            let prefixes = entry.scheme.prefixes().iter().flat_map(|prefix| names.index.same_prefix(prefix));
            let shapes = entry.scheme.shapes().iter().flat_map(|shape| names.index.same_shape(*shape));
            let others = prefixes.chain(shapes).filter_map(|place| layer.entries.get(place as usize));
            for other in others.filter(|other| !other.is_dialect() && !core::ptr::eq(*other, entry)) {
                if self.conflict(entry, other) {
                    return Err(RegistryError::Conflict(entry.id.clone(), other.id.clone()));
                }
            }
        }
        Ok(())
    }

    fn conflict(&self, one: &Entry, other: &Entry) -> bool {
        let assumed = |entry: &Entry| {
            let in_base = |base: &Registry| base.is_assumed(&entry.id);
            self.assumed.contains(&entry.id) || self.base.as_ref().is_some_and(in_base)
        };
        !assumed(one) && !assumed(other) && claims(one, other)
    }
}

/// Whether one of two schemes that share a prefix or a shape claims strings of
/// the other: told by the known pair of each. Without one, it is taken to.
fn claims(one: &Entry, other: &Entry) -> bool {
    let leaves = |reader: &Entry, writer: &Entry| {
        let Some(known) = writer.scheme.exemplar() else { return false };
        !matches!(reader.scheme.recognise(&known.stored), Some(Confidence::Certain | Confidence::Shape))
    };
    !(leaves(one, other) && leaves(other, one))
}

impl fmt::Debug for RegistryBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RegistryBuilder")
            .field("added", &self.added.len())
            .field("assumed", &self.assumed)
            .field("hints_required", &self.hints_required)
            .finish_non_exhaustive()
    }
}
