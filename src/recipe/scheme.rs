//! A recipe with its layout, as a scheme.

mod build;
mod write;

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

pub use self::build::RecipeSchemeError;
pub(crate) use self::write::WriteError;
use super::compile::{Bound, compile, compile_spelt};
use super::expression::{Expr, Number};
use super::layout::{Content, Form};
use super::{Layout, Recipe};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::scheme::{
    Computed, Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Shape, Strength,
};
use crate::stored::StoredHash;
use crate::tag::Tag;

/// A [`Recipe`] with the [`Layout`] of its stored strings: a scheme like any
/// other, with limits, costs, onions and upgrades.
///
/// ```
/// use password_compat::{Password, RecipeScheme, Registry, SchemeId, StoredHash, Verifier};
/// let forum = RecipeScheme::new(
///     SchemeId::external("x-forum")?,
///     "md5(md5($pass).$salt)".parse()?,
///     "{hash}:{salt}".parse()?,
/// )?;
/// let verifier = Verifier::builder(Registry::builder().scheme(forum).build()?).build()?;
/// // hashcat 6.2.6, example of mode 2611
/// let stored = StoredHash::new("28f9975808ae2bdc5847b1cda26033ea:308");
/// assert!(verifier.verify(&Password::from("hashcat"), &stored)?.is_accepted());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct RecipeScheme {
    id: SchemeId,
    recipe: Recipe,
    layout: Layout,
    form: Form,
    /// The scheme whose stored hash is inside.
    base: Option<&'static dyn Scheme>,
    prefixes: Vec<Prefix>,
    shapes: Vec<Shape>,
    profile: Profile,
}

impl RecipeScheme {
    /// A scheme of a recipe and the layout of its strings. Its strength is
    /// judged by what the recipe computes.
    ///
    /// # Errors
    ///
    /// [`RecipeSchemeError`] if the two do not fit together, or if the result
    /// would not be a hash of the password.
    pub fn new(id: SchemeId, recipe: Recipe, layout: Layout) -> Result<Self, RecipeSchemeError> {
        build::build(id, recipe, layout)
    }

    /// The same scheme with another strength.
    #[must_use]
    pub fn with_strength(mut self, strength: Strength) -> Self {
        self.profile.strength = strength;
        self
    }

    /// The same scheme with text in front of all its strings, such as the label
    /// of an import.
    #[must_use]
    pub fn with_prefix(mut self, prefix: impl Into<String>) -> Self {
        self.form.prepend(&prefix.into());
        build::index(&mut self);
        self
    }

    /// The same scheme, whose strings begin with a label in any case.
    #[must_use]
    pub(crate) fn in_any_case(mut self) -> Self {
        self.form.fold_prefix();
        build::index(&mut self);
        self
    }

    /// The same scheme with the software that writes its strings.
    #[must_use]
    pub fn from(mut self, source: impl Into<alloc::borrow::Cow<'static, str>>) -> Self {
        self.profile = self.profile.from(source);
        self
    }

    /// The same scheme as a dialect of another: used by hint or assumption only.
    #[must_use]
    pub fn dialect_of(mut self, base: SchemeId) -> Self {
        self.profile = self.profile.dialect_of(base);
        self
    }

    /// The expression.
    pub fn recipe(&self) -> &Recipe {
        &self.recipe
    }

    /// The layout.
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// Whether the stored hash of another scheme is inside.
    pub(crate) fn carries(&self) -> bool {
        self.base.is_some()
    }

    /// Whether its strings hold a count of rounds.
    pub(crate) fn counts(&self) -> bool {
        self.recipe.expr().uses_rounds()
    }

    /// The count that a row of these parameters holds: the expression may add
    /// to it or take off.
    pub(crate) fn stored_rounds(&self, params: &Params) -> Option<u32> {
        let (Params::Rounds(rounds), Some(Number::Stored(offset))) = (params, self.recipe.count()) else {
            return None;
        };
        let stored = i64::try_from(*rounds).ok()?.checked_sub(offset.into())?;
        u32::try_from(stored).ok()
    }

    fn record(&self, input: Input<'_>, content: &Content) -> Result<Box<dyn Record>, ParseError> {
        let bound = Bound { input, content };
        let expr = self.recipe.expr();
        if let Expr::Carried { scheme, inner } = expr {
            let computation = compile(inner, &bound)?;
            let outer = input.inner_of(scheme, &content.hash)?;
            let carried = outer.computation().ok_or(Malformed::Computation)?;
            let computation = computation.under(carried)?;
            return Ok(Box::new(Computed::new(outer.params(), computation, outer.expected().clone())));
        }
        let computation = compile_spelt(expr, &bound)?;
        if computation.output_len() != content.hash.len() {
            return Err(Malformed::Length("digest").into());
        }
        let params = match self.recipe.count() {
            Some(number) => Params::Rounds(bound.number(number)?.into()),
            None => Params::Fixed,
        };
        Ok(Box::new(Computed::new(params, computation, Tag::from_secret(content.hash.clone()))))
    }
}

impl Scheme for RecipeScheme {
    fn id(&self) -> SchemeId {
        self.id.clone()
    }

    fn profile(&self) -> Profile {
        self.profile.clone()
    }

    fn prefixes(&self) -> &[Prefix] {
        &self.prefixes
    }

    fn shapes(&self) -> &[Shape] {
        &self.shapes
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let of_base = |hash: &[u8]| match self.base {
            Some(base) => base.prefixes().iter().any(|prefix| prefix.matches(hash)),
            None => true,
        };
        if !self.form.recognises(stored.as_bytes(), of_base) {
            return None;
        }
        Some(if self.prefixes.is_empty() { Confidence::Shape } else { Confidence::Certain })
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        self.record(input, &self.form.read(input.bytes())?)
    }

    fn exemplar(&self) -> Option<Exemplar> {
        self.made_up()
    }
}
