//! Why a recipe or a layout is none.

use alloc::string::String;
use core::fmt;

/// Text that is not a recipe or not a layout, with the place and what could
/// stand there. All of it is for whoever writes the definition to mend.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RecipeError {
    /// Where, in bytes from the start of the text.
    pub position: usize,
    /// What stands there: at most 24 characters; empty at the end.
    pub found: String,
    /// What is wrong, or what could stand there instead.
    pub expected: Expected,
    /// The known name that is most like what was found.
    pub nearest: Option<&'static str>,
}

/// What is wrong at a place of a recipe or a layout.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Expected {
    /// Something of this kind.
    This(&'static str),
    /// A function that exists.
    Function,
    /// A digest that only the feature `rare-digests` has.
    RareDigest,
    /// A variable that exists.
    Variable,
    /// A field of a layout that exists.
    Field,
    /// At most 16 levels of nesting.
    Nesting,
    /// At most 64 calls.
    Calls,
    /// A number in the range of its place.
    Number,
}

impl fmt::Display for Expected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::This(what) => what,
            Self::Function => "a function",
            Self::RareDigest => "a digest of this build",
            Self::Variable => "a variable such as $pass, $salt, $user",
            Self::Field => "a field such as {hash}, {salt}, {rounds}",
            Self::Nesting => "at most 16 levels of nesting",
            Self::Calls => "at most 64 calls",
            Self::Number => "a number in range",
        })
    }
}

impl fmt::Display for RecipeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at byte {}: ", self.position)?;
        if self.found.is_empty() {
            f.write_str("the text ends")?;
        } else {
            write!(f, "`{}`", self.found)?;
        }
        write!(f, " where {} should stand", self.expected)?;
        if self.expected == Expected::RareDigest {
            f.write_str("; this one needs the feature `rare-digests`")?;
        }
        match self.nearest {
            Some(name) => write!(f, "; did you mean `{name}`?"),
            None => Ok(()),
        }
    }
}

impl core::error::Error for RecipeError {}

impl RecipeError {
    /// The error at a place of a text.
    pub(super) fn at(text: &str, position: usize, expected: Expected) -> Self {
        let rest = text.get(position..).unwrap_or_default();
        let word = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '$' | '-')));
        let end = match word {
            Some(0) => rest.chars().next().map_or(0, char::len_utf8),
            Some(end) => end,
            None => rest.len(),
        };
        let found =
            rest.get(..end).unwrap_or_default().chars().take(24).flat_map(char::escape_debug).collect();
        Self { position, found, expected, nearest: None }
    }

    pub(super) fn with_nearest(mut self, nearest: Option<&'static str>) -> Self {
        self.nearest = nearest;
        self
    }
}

/// The name most like a word, if any is like it at all: at most two letters
/// off, or one for short names.
pub(super) fn nearest(word: &str, names: impl IntoIterator<Item = &'static str>) -> Option<&'static str> {
    if word.len() > 64 {
        return None;
    }
    let word = word.to_ascii_lowercase();
    names
        .into_iter()
        .map(|name| (distance(word.as_bytes(), name.as_bytes()), name))
        .filter(|(distance, name)| *distance <= if name.len() < 4 { 1 } else { 2 })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

/// Levenshtein's distance, in bytes.
fn distance(one: &[u8], other: &[u8]) -> usize {
    let mut row: alloc::vec::Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.iter().enumerate() {
        let mut diagonal = i;
        let mut left = i + 1;
        for (b, above) in other.iter().zip(row.iter_mut().skip(1)) {
            let replaced = diagonal + usize::from(a != b);
            diagonal = *above;
            left = replaced.min(left + 1).min(diagonal + 1);
            *above = left;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likeness() {
        assert_eq!(distance(b"kitten", b"sitting"), 3);
        assert_eq!(distance(b"", b"abc"), 3);
        assert_eq!(distance(b"abc", b""), 3);
        assert_eq!(nearest("mdd5", ["md5", "sha1"]), Some("md5"));
        assert_eq!(nearest("SHA265", ["md5", "sha1", "sha256"]), Some("sha256"));
        assert_eq!(nearest("panama", ["md5", "sha1", "sha256"]), None);
    }
}
