//! Fitting a recipe and a layout together.

use alloc::vec::Vec;

use super::super::compile::spelling;
use super::super::expression::{Expr, Field, Kdf, Number};
use super::super::layout::{Form, HashText, Name};
use super::super::{Layout, Recipe};
use super::RecipeScheme;
use crate::computation::Transform;
use crate::error::{Context, ParseError};
use crate::id::SchemeId;
use crate::scheme::{Alphabet, Prefix, Profile, Shape, Strength};

/// A recipe and a layout that make no scheme. Whoever writes the definition
/// has to mend it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RecipeSchemeError {
    /// The password is not in the expression: everybody could log in.
    #[error("the expression does not use $pass")]
    NoPassword,
    /// The value would be as long as the password, or otherwise of no fixed
    /// length: it is no digest.
    #[error("the expression does not end in a digest of fixed length")]
    NotADigest,
    /// The value has fewer than 4 bytes: any password would soon fit.
    #[error("the expression ends in {0} bytes; at least 4 are needed")]
    TooShort(usize),
    /// The layout names a value that the expression does not use.
    #[error("the layout has a field `{0}` that the expression does not use")]
    Unused(&'static str),
    /// The parts of a stored string could not be told apart: two of unknown
    /// length side by side.
    #[error("two fields of unknown length stand side by side in the layout")]
    Unclear,
    /// The strings would begin with `$compat`, as this crate's own forms do.
    #[error("the layout begins with `$compat`, which is this crate's own")]
    Reserved,
    /// The steps do not fit together or are too many.
    #[error("the expression cannot be computed: {0}")]
    Computation(&'static str),
}

/// What rows in one text, onions and peppered hashes begin with.
const RESERVED: &str = "$compat";
/// A digest of fewer bytes is no proof of anything.
const MIN_LEN: usize = 4;
/// The bytes that bcrypt reads at most, of whatever stands before the password
/// too.
const BCRYPT_READS: usize = 72;
/// What a layout of open length takes at most, in bytes.
const MAX_STORED: usize = 8192;

pub(super) fn build(id: SchemeId, recipe: Recipe, layout: Layout) -> Result<RecipeScheme, RecipeSchemeError> {
    let expr = recipe.expr();
    if !expr.any(&mut |part| *part == Expr::Password) {
        return Err(RecipeSchemeError::NoPassword);
    }
    let form = Form::new(&layout, &hash_text(expr)?)?;
    check_fields(expr, &layout)?;
    if form.prefix().is_some_and(|prefix| prefix.starts_with(RESERVED)) {
        return Err(RecipeSchemeError::Reserved);
    }
    let base = match expr {
        Expr::Carried { scheme, .. } => crate::schemes::scheme(scheme),
        _ => None,
    };
    let profile = profile(expr, &layout, form.is_whole());
    let (prefixes, shapes) = (Vec::new(), Vec::new());
    let mut scheme = RecipeScheme { id, recipe, layout, form, base, prefixes, shapes, profile };
    index(&mut scheme);
    scheme.trial().map_err(|error| {
        RecipeSchemeError::Computation(match error {
            ParseError::Malformed(crate::error::Malformed::Range(what)) => what,
            _ => "too many steps, too long a value, or a repetition that grows",
        })
    })?;
    Ok(scheme)
}

/// What the layout's `{hash}` holds.
fn hash_text(expr: &Expr) -> Result<HashText, RecipeSchemeError> {
    if matches!(expr, Expr::Carried { .. }) {
        return Ok(HashText::Whole);
    }
    let whole = expr.fixed_len().ok_or(RecipeSchemeError::NotADigest)?;
    let (len, encodings) = match spelling(expr) {
        None => (whole, Vec::new()),
        Some(encoding) => (raw_len(expr).ok_or(RecipeSchemeError::NotADigest)?, alloc::vec![encoding]),
    };
    if len < MIN_LEN {
        return Err(RecipeSchemeError::TooShort(len));
    }
    Ok(HashText::Encoded { len, encodings })
}

/// The length without the outermost text encoding.
fn raw_len(expr: &Expr) -> Option<usize> {
    match expr {
        Expr::Encode(_, of) => of.fixed_len(),
        Expr::Repeat { body, .. } => raw_len(body),
        other => other.fixed_len(),
    }
}

/// What stands in the strings has to mean something.
fn check_fields(expr: &Expr, layout: &Layout) -> Result<(), RecipeSchemeError> {
    for field in Field::ALL {
        if layout.holds(Name::Value(field)) && !expr.any(&mut |part| *part == Expr::Field(field)) {
            return Err(RecipeSchemeError::Unused(field.name()));
        }
    }
    if layout.holds(Name::Rounds) && !expr.uses_rounds() {
        return Err(RecipeSchemeError::Unused("rounds"));
    }
    Ok(())
}

fn profile(expr: &Expr, layout: &Layout, whole: bool) -> Profile {
    let mut needs: Vec<Context> = Vec::new();
    for field in Field::ALL {
        let used = expr.any(&mut |part| *part == Expr::Field(field));
        if used && !layout.holds(Name::Value(field)) {
            needs.push(field.context());
        }
    }
    if expr.uses_rounds() && !layout.holds(Name::Rounds) {
        needs.push(Context::Rounds);
    }
    expr.any(&mut |part| {
        if let Expr::Column(name) = part {
            let column = Context::Column(name.clone());
            if !needs.contains(&column) {
                needs.push(column);
            }
        }
        false
    });
    let mut profile = Profile::new(strength(expr)).needing(needs).from("a recipe");
    profile.folds_case = every_password(expr, &mut |part| {
        matches!(
            part,
            Expr::Transform(
                Transform::Lower | Transform::Upper | Transform::LowerAscii | Transform::UpperAscii,
                _
            )
        )
    });
    profile.truncates_at = truncation(expr);
    profile.needs_key = expr.any(&mut |part| matches!(part, Expr::Key(_)));
    if let (Expr::Carried { scheme, .. }, true) = (expr, whole) {
        profile = profile.dialect_of(SchemeId::builtin(scheme));
    }
    profile
}

/// Whether each use of the password is inside such a part.
fn every_password(expr: &Expr, is: &mut dyn FnMut(&Expr) -> bool) -> bool {
    if is(expr) {
        return true;
    }
    *expr != Expr::Password && expr.parts().into_iter().all(|part| every_password(part, is))
}

/// After how many bytes the password is cut, where the expression says so or
/// bcrypt reads it as it is.
fn truncation(expr: &Expr) -> Option<usize> {
    let mut longest = None;
    let cut = every_password(expr, &mut |part| match part {
        Expr::Slice { of, start: 0, len } if **of == Expr::Password => {
            longest = longest.max(Some(*len));
            true
        }
        _ => false,
    });
    let digested = |inner: &Expr| {
        every_password(inner, &mut |part| {
            matches!(part, Expr::Digest(..) | Expr::Hmac { .. } | Expr::Kdf { .. })
        })
    };
    match expr {
        _ if cut => longest,
        Expr::Carried { scheme: "bcrypt", inner } if !digested(inner) => Some(BCRYPT_READS),
        _ => None,
    }
}

/// As strong as the strongest step around the password.
fn strength(expr: &Expr) -> Strength {
    let own = match expr {
        Expr::Carried { scheme: "scrypt" | "argon2", .. }
        | Expr::Kdf { kdf: Kdf::Scrypt { .. } | Kdf::Argon2 { .. }, .. } => Strength::MemoryHard,
        Expr::Carried { scheme: "phpass" | "md5_crypt", .. }
        | Expr::Repeat { rounds: Number::Literal(1000..) | Number::Stored(_), .. } => Strength::Stretched,
        Expr::Carried { .. } | Expr::Kdf { .. } => Strength::Slow,
        _ => Strength::Fast,
    };
    let parts = expr.parts().into_iter().filter(|part| part.any(&mut |part| *part == Expr::Password));
    parts.map(strength).fold(own, Strength::max)
}

/// The prefixes or the shape by which the strings are found.
pub(super) fn index(scheme: &mut RecipeScheme) {
    let whole = scheme.base.filter(|_| scheme.form.is_whole());
    (scheme.prefixes, scheme.shapes) = if let Some(prefix) = scheme.form.prefix() {
        (alloc::vec![Prefix::owned(prefix, scheme.form.folds_prefix())], Vec::new())
    } else if let Some(base) = whole {
        (base.prefixes().to_vec(), base.shapes().to_vec())
    } else {
        let (least, most) = scheme.form.lengths();
        let alphabet = if scheme.form.is_bare_hex() { Alphabet::Hex } else { Alphabet::Any };
        (Vec::new(), alloc::vec![Shape::between(alphabet, least, most.unwrap_or(MAX_STORED))])
    };
}
