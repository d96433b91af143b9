//! Recipes: compositions of digests that somebody invented, as data.

mod compile;
mod definition;
mod error;
mod expression;
mod layout;
pub(crate) mod named;
mod names;
mod parser;
mod print;
mod scheme;

use alloc::sync::Arc;
use core::fmt;
use core::str::FromStr;

pub use self::definition::{DefinitionError, RecipeDefinition};
pub use self::error::{Expected, RecipeError};
use self::expression::{Expr, Number};
pub use self::layout::Layout;
pub(crate) use self::scheme::WriteError;
pub use self::scheme::{RecipeScheme, RecipeSchemeError};

#[cfg(test)]
mod tests;

/// How a digest is composed of the password, the salts and the person: an
/// expression such as `md5(md5($pass).$salt)`.
///
/// It is parsed once and bounded: at most 16 levels, 64 calls, values of 64
/// KiB. `Display` prints one canonical form, which parses to the same recipe;
/// the spellings of PHP and of the cracking tools are read as well. The page
/// [`guide::custom_function`](crate::guide::custom_function) has the language.
///
/// ```
/// use password_compat::Recipe;
/// let recipe: Recipe = "md5(md5_bin($p).$s)".parse()?;
/// assert_eq!(recipe.to_string(), "md5(md5_raw($pass).$salt)");
///
/// let error = "md5(mdd5($pass).$salt)".parse::<Recipe>().unwrap_err();
/// assert_eq!((error.position, error.nearest), (4, Some("md5")));
/// # Ok::<(), password_compat::RecipeError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recipe(Arc<Expr>);

impl Recipe {
    pub(crate) fn expr(&self) -> &Expr {
        &self.0
    }

    /// Whether the two are one function, whatever text their values are spelt as.
    pub(crate) fn computes_same(&self, other: &Self) -> bool {
        expression::spelt(&self.0).0 == expression::spelt(&other.0).0
    }

    /// The count that stands for the cost, if the stored string has one.
    fn count(&self) -> Option<Number> {
        let mut found = None;
        self.0.any(&mut |expr| {
            let number = match expr {
                Expr::Repeat { rounds, .. } => *rounds,
                Expr::Kdf { kdf, .. } => kdf.number(),
                _ => return false,
            };
            found = Some(number).filter(|number| matches!(number, Number::Stored(_)));
            found.is_some()
        });
        found
    }
}

impl FromStr for Recipe {
    type Err = RecipeError;

    fn from_str(text: &str) -> Result<Self, RecipeError> {
        Ok(Self(Arc::new(parser::parse(text)?)))
    }
}

/// The canonical form.
impl fmt::Display for Recipe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
