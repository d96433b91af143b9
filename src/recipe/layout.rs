//! How a stored string is spelt around its digest.

mod form;

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use core::str::FromStr;

pub(super) use self::form::{Content, Form, HashText};
use super::error::{Expected, RecipeError, nearest};
use super::expression::Field;
use super::names::ENCODINGS;
use crate::computation::Encoding;

/// How a stored string is spelt: literal text and `{fields}`, read and written.
///
/// Fields are `hash`, `salt`, `salt2`, `user`, `realm`, `userid`, `email` and
/// `rounds`; what a layout does not hold comes from the columns of the row and
/// from the person. Behind a colon stands the encoding: `hex`, `HEX`, `base64`,
/// `base64_nopad`, `base64url`, `base64url_nopad`, `base64_dot`,
/// `base64_bcrypt`, `base64_crypt`, `crypt64`, `raw`, and for rounds `hex`,
/// `log2` and `crypt64`. `[n]` fixes the bytes of a value, `+` joins values
/// before they are encoded. A brace before anything but a lower-case letter
/// stands for itself; `{{` always does.
///
/// A part of fixed length is found from the end of the string, so that in
/// `{salt}:{hash}` the salt may hold colons.
///
/// ```
/// use password_compat::Layout;
/// for text in ["{hash}:{salt}", "sha1${salt}${hash}", "{SSHA512}{hash+salt:base64}", "{salt[8]:hex}{hash}"] {
///     let layout: Layout = text.parse()?;
///     assert_eq!(layout.to_string(), text);
/// }
/// assert_eq!("{hash}:{slat}".parse::<Layout>().unwrap_err().nearest, Some("salt"));
/// # Ok::<(), password_compat::RecipeError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    pieces: Vec<Piece>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Literal(String),
    Field { parts: Vec<Part>, encodings: Vec<Encoding>, rounds: Rounds },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Part {
    name: Name,
    len: Option<usize>,
}

/// What a field holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Name {
    Hash,
    Value(Field),
    Rounds,
}

impl Name {
    const ALL: [(&'static str, Self); 8] = [
        ("hash", Self::Hash),
        ("rounds", Self::Rounds),
        ("salt", Self::Value(Field::Salt)),
        ("salt2", Self::Value(Field::Salt2)),
        ("user", Self::Value(Field::Login)),
        ("realm", Self::Value(Field::Realm)),
        ("userid", Self::Value(Field::UserId)),
        ("email", Self::Value(Field::Email)),
    ];

    fn text(self) -> &'static str {
        Self::ALL.iter().find(|(_, name)| *name == self).map_or("hash", |(text, _)| *text)
    }
}

/// How a count is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rounds {
    Decimal,
    Hex,
    /// The base-2 logarithm, in decimal.
    Log2,
    /// The base-2 logarithm, as one character of `./0-9A-Za-z`.
    Crypt64,
}

const ROUNDS: [(&str, Rounds); 3] =
    [("hex", Rounds::Hex), ("log2", Rounds::Log2), ("crypt64", Rounds::Crypt64)];
/// The longest layout, in bytes.
const MAX_TEXT: usize = 1024;
/// The longest fixed part, in bytes.
const MAX_LEN: usize = 4096;
/// At most this many encodings on top of each other.
const MAX_ENCODINGS: usize = 3;

impl Layout {
    /// The layout of a stored hash that stands alone: `{hash}`.
    pub fn bare() -> Self {
        let hash = Part { name: Name::Hash, len: None };
        let field = Piece::Field { parts: alloc::vec![hash], encodings: Vec::new(), rounds: Rounds::Decimal };
        Self { pieces: alloc::vec![field] }
    }

    fn names(&self) -> impl Iterator<Item = Name> {
        let parts = self.pieces.iter().filter_map(|piece| match piece {
            Piece::Field { parts, .. } => Some(parts),
            Piece::Literal(_) => None,
        });
        parts.flatten().map(|part| part.name)
    }

    /// Whether the stored string itself holds this.
    pub(super) fn holds(&self, name: Name) -> bool {
        self.names().any(|held| held == name)
    }
}

impl FromStr for Layout {
    type Err = RecipeError;

    fn from_str(text: &str) -> Result<Self, RecipeError> {
        if text.len() > MAX_TEXT {
            return Err(RecipeError::at(text, MAX_TEXT, Expected::This("the end, within 1024 bytes")));
        }
        let mut layout = Self { pieces: Vec::new() };
        let mut literal = String::new();
        let mut at = 0;
        while let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
            let next = text.as_bytes().get(at + 1);
            if c == '{' && next.is_some_and(u8::is_ascii_lowercase) {
                layout.add_literal(&mut literal);
                at = layout.add_field(text, at)?;
                continue;
            }
            literal.push(c);
            at += if c == '{' && next == Some(&b'{') { 2 } else { c.len_utf8() };
        }
        layout.add_literal(&mut literal);
        match layout.holds(Name::Hash) {
            true => {
                // Kept for as long as the tenant is.
                layout.pieces.shrink_to_fit();
                Ok(layout)
            }
            false => Err(RecipeError::at(text, text.len(), Expected::This("`{hash}`"))),
        }
    }
}

impl Layout {
    fn add_literal(&mut self, literal: &mut String) {
        if !literal.is_empty() {
            self.pieces.push(Piece::Literal(core::mem::take(literal)));
        }
    }

    /// Reads the field that begins at a brace; gives the place behind it.
    fn add_field(&mut self, text: &str, start: usize) -> Result<usize, RecipeError> {
        let rest = text.get(start + 1..).unwrap_or_default();
        let Some((body, _)) = rest.split_once('}') else {
            return Err(RecipeError::at(text, text.len(), Expected::This("`}`")));
        };
        let mut words = body.split(':');
        let mut at = start + 1;
        let mut parts = Vec::new();
        for part in words.next().unwrap_or_default().split('+') {
            let part = read_part(text, at, part).map(|read| (at += part.len() + 1, read).1)?;
            if self.holds(part.name) || parts.iter().any(|known: &Part| known.name == part.name) {
                return Err(RecipeError::at(
                    text,
                    start + 1,
                    Expected::This("a field that is not there yet"),
                ));
            }
            parts.push(part);
        }
        parts.shrink_to_fit();
        let (mut encodings, mut rounds) = (Vec::new(), Rounds::Decimal);
        let counts = parts.iter().any(|part| part.name == Name::Rounds);
        if counts && parts.len() > 1 {
            return Err(RecipeError::at(text, start + 1, Expected::This("rounds in a field of their own")));
        }
        for (index, word) in words.enumerate() {
            let fault = |names: &mut dyn Iterator<Item = &'static str>| {
                let expected = Expected::This("an encoding such as hex, base64, raw");
                RecipeError::at(text, at, expected).with_nearest(nearest(word, names))
            };
            if counts {
                let known = ROUNDS.iter().find(|(name, _)| *name == word && index == 0);
                rounds = known.ok_or_else(|| fault(&mut ROUNDS.iter().map(|(name, _)| *name)))?.1;
            } else {
                let known = ENCODINGS.iter().chain(&[("raw", Encoding::Raw)]).find(|(name, _)| *name == word);
                let known = known.filter(|_| index < MAX_ENCODINGS);
                encodings.push(known.ok_or_else(|| fault(&mut ENCODINGS.iter().map(|(name, _)| *name)))?.1);
            }
            at += word.len() + 1;
        }
        self.pieces.push(Piece::Field { parts, encodings, rounds });
        Ok(start + body.len() + 2)
    }
}

/// `name` or `name[8]`.
fn read_part(text: &str, at: usize, part: &str) -> Result<Part, RecipeError> {
    let (word, len) = match part.split_once('[') {
        None => (part, None),
        Some((word, len)) => {
            let digits = len.strip_suffix(']').unwrap_or_default();
            let len = crate::codec::decimal::parse_u64(digits.as_bytes());
            let len = len.and_then(|len| usize::try_from(len).ok()).filter(|len| (1..=MAX_LEN).contains(len));
            let fault = || RecipeError::at(text, at + word.len(), Expected::This("a length such as `[8]`"));
            (word, Some(len.ok_or_else(fault)?))
        }
    };
    let known = Name::ALL.iter().find(|(name, _)| *name == word);
    let Some((_, name)) = known else {
        let nearest = nearest(word, Name::ALL.iter().map(|(name, _)| *name));
        return Err(RecipeError::at(text, at, Expected::Field).with_nearest(nearest));
    };
    if len.is_some() && !matches!(name, Name::Value(_)) {
        return Err(RecipeError::at(text, at + word.len(), Expected::This("no length; it is known")));
    }
    Ok(Part { name: *name, len })
}

impl fmt::Display for Layout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for piece in &self.pieces {
            match piece {
                Piece::Literal(text) => {
                    for (index, c) in text.char_indices() {
                        let next = text.as_bytes().get(index + 1);
                        // At the end of the literal a field may follow.
                        let brace = c == '{' && next.is_none_or(|b| b.is_ascii_lowercase() || *b == b'{');
                        if brace { f.write_str("{{")? } else { write!(f, "{c}")? }
                    }
                }
                Piece::Field { parts, encodings, rounds } => write_field(f, parts, encodings, *rounds)?,
            }
        }
        Ok(())
    }
}

fn write_field(
    f: &mut fmt::Formatter<'_>,
    parts: &[Part],
    encodings: &[Encoding],
    rounds: Rounds,
) -> fmt::Result {
    for (index, part) in parts.iter().enumerate() {
        f.write_str(if index == 0 { "{" } else { "+" })?;
        f.write_str(part.name.text())?;
        if let Some(len) = part.len {
            write!(f, "[{len}]")?;
        }
    }
    for encoding in encodings {
        let name = ENCODINGS.iter().find(|(_, known)| known == encoding).map_or("raw", |(name, _)| *name);
        write!(f, ":{name}")?;
    }
    if let Some((name, _)) = ROUNDS.iter().find(|(_, known)| *known == rounds) {
        write!(f, ":{name}")?;
    }
    f.write_str("}")
}
