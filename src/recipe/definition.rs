//! Recipes as a host's data.

use alloc::string::String;

use super::{RecipeError, RecipeScheme, RecipeSchemeError};
use crate::id::{InvalidSchemeId, SchemeId};
use crate::scheme::Strength;

/// A tenant's custom password function as data: a row of the host's
/// configuration, a file, a database.
///
/// With the feature `serde` it is read and written as a map of these fields;
/// unknown ones are refused.
///
/// ```
/// use password_compat::{RecipeDefinition, Registry};
/// let tenant = RecipeDefinition::new("x-acme-forum", "md5(md5($pass).$salt)", "{hash}:{salt}").in_scope("acme");
/// let registry = Registry::builder().recipes([tenant]).build()?;
/// assert!(registry.ids().any(|id| id == "x-acme-forum"));
/// # Ok::<(), password_compat::RegistryError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[non_exhaustive]
pub struct RecipeDefinition {
    /// The scheme's id; it starts with `x-`.
    pub id: String,
    /// The expression, as [`Recipe`](crate::Recipe) reads it.
    pub expression: String,
    /// The layout of the stored strings; `{hash}` if it is not given.
    #[cfg_attr(feature = "serde", serde(default = "bare"))]
    pub layout: String,
    /// The scope whose attempts see it, such as a tenant; all if it is not given.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub scope: Option<String>,
    /// The strength, if it is not what the expression suggests.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub strength: Option<Strength>,
    /// Which system writes the strings, for reports.
    #[cfg_attr(feature = "serde", serde(default, skip_serializing_if = "Option::is_none"))]
    pub source: Option<String>,
}

#[cfg(feature = "serde")]
fn bare() -> String {
    "{hash}".into()
}

/// What is wrong with a definition. Whoever wrote it has to mend it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum DefinitionError {
    /// The id is none.
    #[error("the id is not valid")]
    Id(#[from] InvalidSchemeId),
    /// The expression is none.
    #[error("the expression is not valid")]
    Expression(#[source] RecipeError),
    /// The layout is none.
    #[error("the layout is not valid")]
    Layout(#[source] RecipeError),
    /// The two make no scheme.
    #[error("the expression and the layout make no scheme")]
    Scheme(#[from] RecipeSchemeError),
}

impl RecipeDefinition {
    /// A definition for all scopes.
    pub fn new(id: impl Into<String>, expression: impl Into<String>, layout: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            expression: expression.into(),
            layout: layout.into(),
            scope: None,
            strength: None,
            source: None,
        }
    }

    /// The same definition for one scope.
    #[must_use]
    pub fn in_scope(mut self, scope: impl Into<String>) -> Self {
        self.scope = Some(scope.into());
        self
    }

    /// The same definition with a strength.
    #[must_use]
    pub fn with_strength(mut self, strength: Strength) -> Self {
        self.strength = Some(strength);
        self
    }

    /// The same definition with the system that writes the strings.
    #[must_use]
    pub fn from(mut self, source: impl Into<String>) -> Self {
        self.source = Some(source.into());
        self
    }

    /// The scheme that it defines.
    ///
    /// # Errors
    ///
    /// [`DefinitionError`] with the place of the fault.
    pub fn scheme(&self) -> Result<RecipeScheme, DefinitionError> {
        let id = SchemeId::external(&self.id)?;
        let recipe = self.expression.parse().map_err(DefinitionError::Expression)?;
        let layout = self.layout.parse().map_err(DefinitionError::Layout)?;
        let mut scheme = RecipeScheme::new(id, recipe, layout)?;
        if let Some(strength) = self.strength {
            scheme = scheme.with_strength(strength);
        }
        if let Some(source) = &self.source {
            scheme = scheme.from(source.clone());
        }
        Ok(scheme)
    }
}
