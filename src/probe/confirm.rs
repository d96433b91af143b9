//! What fits, each thing once and each tried again as a scheme of its own.

use alloc::boxed::Box;
use alloc::collections::BTreeSet;
use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::cell::RefCell;

use zeroize::Zeroizing;

use super::meter::Meter;
use super::{Fit, Probe};
use crate::id::SchemeId;
use crate::password::Password;
use crate::recipe::{Layout, Recipe, RecipeScheme};
use crate::registry::{Registry, RegistryBuilder, View};
use crate::scheme::{Input, Record, Scheme};
use crate::tag::{Scratch, Tag};

/// What is put before the password to have a wrong one: before it, because
/// some functions read a beginning only.
const WRONG: &[u8] = b"!Aa";
/// The name of a scheme under test.
const ID: SchemeId = SchemeId::builtin("x-probe");

/// The fits so far.
pub(super) struct Findings {
    probe: Probe,
    wrong: Zeroizing<Vec<u8>>,
    found: Vec<Found>,
}

struct Found {
    fit: Fit,
    /// What it makes of a wrong password: two that agree on both are one.
    sample: Tag,
}

impl Findings {
    pub(super) fn new(probe: &Probe) -> Self {
        // With room for all of it, so that no copy is left behind.
        let mut wrong = Zeroizing::new(Vec::with_capacity(WRONG.len() + probe.password.len()));
        wrong.extend_from_slice(WRONG);
        wrong.extend_from_slice(probe.password.as_bytes());
        Self { probe: probe.clone(), wrong, found: Vec::new() }
    }

    pub(super) fn into_fits(self) -> Vec<Fit> {
        self.found.into_iter().map(|found| found.fit).collect()
    }

    /// Tries a record that a built-in scheme made of the row.
    pub(super) fn known(
        &mut self,
        id: SchemeId,
        definition: Option<(Recipe, Layout)>,
        record: &dyn Record,
        meter: &mut Meter<'_>,
    ) {
        let Some(sample) = self.fits(record) else { return };
        let twin = self.found.iter_mut().find(|found| match (&found.fit.definition, &definition) {
            (Some((one, _)), Some((other, _))) => one.computes_same(other),
            (None, None) => matches(&found.sample, &sample),
            _ => false,
        });
        match twin {
            Some(twin) => twin.fit.known_as.push(id),
            None => {
                let fit = Fit { definition, known_as: alloc::vec![id] };
                self.found.push(Found { fit, sample });
            }
        }
        meter.found(self.found.len());
    }

    /// Tries a recipe whose value is that of the row, from its text on, as the
    /// scheme that it would be. `base` is the scheme of a carried hash.
    pub(super) fn recipe(
        &mut self,
        expression: &str,
        layout: &str,
        base: Option<&str>,
        meter: &mut Meter<'_>,
    ) {
        let (Ok(recipe), Ok(layout)) = (expression.parse::<Recipe>(), layout.parse::<Layout>()) else {
            return;
        };
        let twin = |found: &Found| found.fit.recipe().is_some_and(|known| known.computes_same(&recipe));
        if self.found.iter().any(twin) {
            return;
        }
        let Some(record) = self.parse(&recipe, &layout, base) else { return };
        // Of both passwords. What has fitted is confirmed whatever is left of the budget.
        meter.charge(record.cost(self.wrong.len()).times(2).work);
        let Some(sample) = self.fits(&*record) else { return };
        let twin = self.found.iter_mut().find(|found| {
            let same = |(known, _): &(Recipe, Layout)| same_sources(known, &recipe);
            found.fit.definition.as_ref().is_some_and(same) && matches(&found.sample, &sample)
        });
        if let Some(twin) = twin {
            twin.fit.put_simpler(recipe, layout);
            return;
        }
        let nameless = self
            .found
            .iter_mut()
            .find(|found| found.fit.definition.is_none() && matches(&found.sample, &sample));
        match nameless {
            Some(scheme) => scheme.fit.definition = Some((recipe, layout)),
            None => {
                let fit = Fit { definition: Some((recipe, layout)), known_as: Vec::new() };
                self.found.push(Found { fit, sample });
            }
        }
        meter.found(self.found.len());
    }

    fn parse(&self, recipe: &Recipe, layout: &Layout, base: Option<&str>) -> Option<Box<dyn Record>> {
        let scheme = RecipeScheme::new(ID, recipe.clone(), layout.clone()).ok()?;
        let builder = base.into_iter().fold(Registry::builder(), RegistryBuilder::enable);
        let (registry, chain) = (builder.build().ok()?, RefCell::default());
        let view = View { registry: &registry, scope: None };
        let input = Input::new(&self.probe.row, &self.probe.subject, &self.probe.keyring);
        scheme.parse(input.resolving(&view, &chain)).ok()
    }

    /// What the record makes of a wrong password, if it matches the right one
    /// and not the wrong one.
    fn fits(&self, record: &dyn Record) -> Option<Tag> {
        let mut scratch = Scratch::new();
        let mut derive = |password: &[u8]| record.derive(password, &mut scratch).ok();
        let right = record.readings().iter().find_map(|reading| {
            let read = reading.of(&self.probe.password)?;
            let tag = derive(read.as_bytes())?;
            matches(&tag, record.expected()).then_some(*reading)
        })?;
        let wrong = right.of(&Password::from(self.wrong.as_slice()))?;
        let sample = derive(wrong.as_bytes())?;
        (!matches(&sample, record.expected())).then_some(sample)
    }
}

impl Fit {
    /// A composition written out reads better than a repetition of it, as long
    /// as that is not a recipe that is known.
    fn put_simpler(&mut self, recipe: Recipe, layout: Layout) {
        let repeats = |recipe: &Recipe| recipe.to_string().contains("repeat(");
        let longer = |(known, _): &mut (Recipe, Layout)| repeats(known) && !repeats(&recipe);
        if self.known_as.is_empty() && self.definition.as_mut().is_some_and(longer) {
            self.definition = Some((recipe, layout));
        }
    }
}

fn matches(one: &Tag, other: &Tag) -> bool {
    one.matches(other).unwrap_or(false)
}

/// Whether two recipes read the same things in the same ways. If they give the
/// same digests too, one is a longer way to say the other.
fn same_sources(one: &Recipe, other: &Recipe) -> bool {
    sources(one) == sources(other)
}

/// The variables, columns, keys and changes of text in an expression.
fn sources(recipe: &Recipe) -> BTreeSet<String> {
    let text = recipe.to_string();
    let words: Vec<&str> = text.split(|c: char| !c.is_ascii_alphanumeric() && !"_$-".contains(c)).collect();
    let mut sources = BTreeSet::new();
    let mut named = false;
    for word in words.into_iter().filter(|word| !word.is_empty()) {
        let changes = ["lower", "upper", "utf16", "latin1", "trim", "unhex", "unbase64", "key", "column"];
        if named || word.starts_with('$') || changes.iter().any(|change| word.starts_with(change)) {
            sources.insert(word.into());
        }
        named = word == "key" || word == "column";
    }
    // Not of the row: the value before, and how often.
    sources.remove("$x");
    sources.remove("$rounds");
    sources
}
