//! A layout that knows the length of its digest, and so where everything stands.

mod field;

use alloc::string::String;
use alloc::vec::Vec;

use zeroize::Zeroizing;

use super::{Layout, Name, Part, Piece, Rounds};
use crate::codec::split::strip_prefix_ignore_case;
use crate::computation::Encoding;
use crate::error::Malformed;
use crate::recipe::expression::Field;
use crate::recipe::scheme::RecipeSchemeError;

/// How the digest itself is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum HashText {
    /// So many bytes in these encodings, the first applied first.
    Encoded { len: usize, encodings: Vec<Encoding> },
    /// The stored hash of another scheme, of any length.
    Whole,
}

/// What a stored string holds.
#[derive(Default)]
pub(crate) struct Content {
    /// The bytes of the digest, or the text of a whole stored hash.
    pub(crate) hash: Zeroizing<Vec<u8>>,
    values: Vec<(Field, Vec<u8>)>,
    pub(crate) rounds: Option<u32>,
}

impl Content {
    pub(crate) fn get(&self, field: Field) -> Option<&[u8]> {
        self.values.iter().find(|(known, _)| *known == field).map(|(_, value)| value.as_slice())
    }

    /// Whether it says the same of the row, whatever its digest.
    pub(crate) fn same(&self, other: &Self) -> bool {
        let held = |one: &Self, other: &Self| {
            one.values.iter().all(|(field, value)| other.get(*field) == Some(value.as_slice()))
        };
        held(self, other) && held(other, self)
    }

    pub(crate) fn set(&mut self, field: Field, value: Vec<u8>) {
        self.values.retain(|(known, _)| *known != field);
        self.values.push((field, value));
    }
}

/// A layout with all widths that are known.
#[derive(Debug, Clone)]
pub(crate) struct Form {
    pieces: Vec<FormPiece>,
    /// The same with a digest in base 64 whose padding is left out or added.
    repadded: Option<Vec<FormPiece>>,
    /// Whether text that all strings begin with is read in any case.
    any_case: bool,
}

#[derive(Debug, Clone)]
enum FormPiece {
    Literal(String),
    Field(FormField),
}

#[derive(Debug, Clone)]
struct FormField {
    /// With the bytes of each, where they are known; at most one is not.
    parts: Vec<(Name, Option<usize>)>,
    encodings: Vec<Encoding>,
    rounds: Rounds,
    /// The characters of the field, if that is fixed.
    width: Option<usize>,
    /// The characters of everything behind, if that is fixed.
    tail: Option<usize>,
}

impl FormField {
    fn holds(&self, name: Name) -> bool {
        self.parts.iter().any(|(known, _)| *known == name)
    }
}

impl FormPiece {
    fn width(&self) -> Option<usize> {
        match self {
            Self::Literal(text) => Some(text.len()),
            Self::Field(field) => field.width,
        }
    }
}

impl Form {
    /// # Errors
    ///
    /// [`RecipeSchemeError`] where the parts of a string could not be told apart.
    pub(crate) fn new(layout: &Layout, hash: &HashText) -> Result<Self, RecipeSchemeError> {
        let pieces = form_pieces(layout, hash, false)?;
        let repadded = form_pieces(layout, hash, true)?;
        let widths = |pieces: &[FormPiece]| pieces.iter().map(FormPiece::width).collect::<Vec<_>>();
        let differs = widths(&pieces) != widths(&repadded);
        Ok(Self { pieces, repadded: differs.then_some(repadded), any_case: false })
    }

    /// The spellings to try, the stated one first.
    fn spellings(&self) -> impl Iterator<Item = &[FormPiece]> {
        core::iter::once(self.pieces.as_slice()).chain(self.repadded.as_deref())
    }

    /// The fewest characters of a string, and the most if that is fixed.
    pub(crate) fn lengths(&self) -> (usize, Option<usize>) {
        let least = |pieces: &[FormPiece]| {
            pieces.iter().map(|piece| piece.width().unwrap_or(0)).fold(0, usize::saturating_add)
        };
        let fixed = self.pieces.iter().all(|piece| piece.width().is_some());
        let shortest = self.spellings().map(least).min().unwrap_or(0);
        let longest = self.spellings().map(least).max().unwrap_or(0);
        (shortest, fixed.then_some(longest))
    }

    /// Whether a string is one field in hexadecimal, the digest in it.
    pub(crate) fn is_bare_hex(&self) -> bool {
        match self.pieces.as_slice() {
            [FormPiece::Field(field)] => {
                let hex = matches!(field.encodings.last(), Some(Encoding::Hex | Encoding::HexUpper));
                hex && field.holds(Name::Hash)
            }
            _ => false,
        }
    }

    /// Whether a string is nothing but the stored hash of another scheme.
    pub(crate) fn is_whole(&self) -> bool {
        match self.pieces.as_slice() {
            [FormPiece::Field(field)] => field.encodings.is_empty() && field.width.is_none(),
            _ => false,
        }
    }

    /// The text that all strings begin with.
    pub(crate) fn prefix(&self) -> Option<&str> {
        match self.pieces.first() {
            Some(FormPiece::Literal(text)) => Some(text),
            _ => None,
        }
    }

    /// Reads the text that all strings begin with in any case.
    pub(crate) fn fold_prefix(&mut self) {
        self.any_case = true;
    }

    /// Whether the text that all strings begin with is read in any case.
    pub(crate) fn folds_prefix(&self) -> bool {
        self.any_case
    }

    /// Puts text in front of all strings.
    pub(crate) fn prepend(&mut self, text: &str) {
        for pieces in core::iter::once(&mut self.pieces).chain(&mut self.repadded) {
            match pieces.first_mut() {
                Some(FormPiece::Literal(first)) => first.insert_str(0, text),
                _ => pieces.insert(0, FormPiece::Literal(text.into())),
            }
        }
    }

    /// Whether a string has this layout, by lengths and characters alone:
    /// nothing is decoded, nothing allocated.
    ///
    /// `whole` judges the stored hash of another scheme.
    pub(crate) fn recognises(&self, stored: &[u8], whole: impl Fn(&[u8]) -> bool) -> bool {
        let fits = |field: &FormField, text: &[u8]| {
            let known = !field.holds(Name::Hash) || whole(text);
            (known && field.may_hold(text)).then_some(())
        };
        self.spellings().any(|pieces| {
            // Where the literals are not in their places, no digit need be looked at.
            let laid_out = split(pieces, self.any_case, stored, |_, _| Some(())).is_some();
            laid_out && split(pieces, self.any_case, stored, fits).is_some()
        })
    }

    /// # Errors
    ///
    /// [`Malformed`] with the field that is not what it should be.
    pub(crate) fn read(&self, stored: &[u8]) -> Result<Content, Malformed> {
        let mut first_fault = None;
        for pieces in self.spellings() {
            let mut content = Content::default();
            let mut fault = Malformed::Missing("field");
            let read = |field: &FormField, text: &[u8]| {
                field.read(text, &mut content).map_err(|malformed| fault = malformed).ok()
            };
            match split(pieces, self.any_case, stored, read) {
                Some(()) => return Ok(content),
                None => first_fault = first_fault.or(Some(fault)),
            }
        }
        Err(first_fault.unwrap_or(Malformed::Missing("field")))
    }

    /// The string that holds this.
    ///
    /// # Errors
    ///
    /// [`Malformed`] if a field has no value, or one that cannot be written so.
    pub(crate) fn write(&self, content: &Content) -> Result<Zeroizing<Vec<u8>>, Malformed> {
        let mut stored = Zeroizing::new(Vec::new());
        for piece in &self.pieces {
            match piece {
                FormPiece::Literal(text) => stored.extend_from_slice(text.as_bytes()),
                FormPiece::Field(field) => stored.extend_from_slice(&field.write(content)?),
            }
        }
        Ok(stored)
    }

    /// The values that the string itself holds, with their lengths if fixed,
    /// and whether they stand as text.
    pub(crate) fn values(&self) -> impl Iterator<Item = (Field, Option<usize>, bool)> {
        let fields = self.pieces.iter().filter_map(|piece| match piece {
            FormPiece::Field(field) => Some(field),
            FormPiece::Literal(_) => None,
        });
        fields.flat_map(|field| {
            field.parts.iter().filter_map(|(name, len)| match name {
                Name::Value(value) => Some((*value, *len, field.encodings.is_empty())),
                _ => None,
            })
        })
    }
}

/// Calls `each` with the text of every field, in order; `None` if the string
/// is not of this form.
fn split<'a>(
    pieces: &[FormPiece],
    any_case: bool,
    stored: &'a [u8],
    mut each: impl FnMut(&FormField, &'a [u8]) -> Option<()>,
) -> Option<()> {
    let mut rest = stored;
    for (index, piece) in pieces.iter().enumerate() {
        let field = match piece {
            FormPiece::Literal(text) => {
                rest = match any_case && index == 0 {
                    true => strip_prefix_ignore_case(rest, text.as_bytes())?,
                    false => rest.strip_prefix(text.as_bytes())?,
                };
                continue;
            }
            FormPiece::Field(field) => field,
        };
        let len = match (field.width, field.tail, pieces.get(index + 1)) {
            (Some(width), _, _) => width,
            (None, Some(tail), _) => rest.len().checked_sub(tail)?,
            (None, None, Some(FormPiece::Literal(text))) => {
                rest.windows(text.len()).position(|window| window == text.as_bytes())?
            }
            (None, None, _) => return None,
        };
        let (text, behind) = rest.split_at_checked(len)?;
        each(field, text)?;
        rest = behind;
    }
    rest.is_empty().then_some(())
}

fn form_pieces(
    layout: &Layout,
    hash: &HashText,
    repadded: bool,
) -> Result<Vec<FormPiece>, RecipeSchemeError> {
    let pieces: Result<_, _> = layout.pieces.iter().map(|piece| form_piece(piece, hash, repadded)).collect();
    let mut pieces: Vec<FormPiece> = pieces?;
    pieces.shrink_to_fit();
    let mut tail_len = Some(0_usize);
    let mut next_is_literal = true;
    for piece in pieces.iter_mut().rev() {
        let width = piece.width();
        if let FormPiece::Field(field) = piece {
            field.tail = tail_len;
            if width.is_none() && tail_len.is_none() && !next_is_literal {
                return Err(RecipeSchemeError::Unclear);
            }
        }
        next_is_literal = matches!(piece, FormPiece::Literal(_));
        tail_len = tail_len.zip(width).map(|(tail, width)| tail.saturating_add(width));
    }
    Ok(pieces)
}

fn form_piece(piece: &Piece, hash: &HashText, repadded: bool) -> Result<FormPiece, RecipeSchemeError> {
    let (parts, stated, rounds) = match piece {
        Piece::Literal(text) => return Ok(FormPiece::Literal(text.clone())),
        Piece::Field { parts, encodings, rounds } => (parts, encodings, *rounds),
    };
    let holds_hash = parts.iter().any(|part| part.name == Name::Hash);
    let encodings: Vec<Encoding> = match hash {
        HashText::Encoded { encodings, .. } if holds_hash && stated.is_empty() => encodings.clone(),
        HashText::Whole if holds_hash && parts.len() > 1 => return Err(RecipeSchemeError::Unclear),
        _ => stated.iter().copied().filter(|encoding| *encoding != Encoding::Raw).collect(),
    };
    let known = |part: &Part| match (part.name, hash) {
        (Name::Hash, HashText::Encoded { len, .. }) => Some(*len),
        _ => part.len,
    };
    let parts: Vec<(Name, Option<usize>)> = parts.iter().map(|part| (part.name, known(part))).collect();
    if parts.iter().filter(|(_, len)| len.is_none()).count() > 1 {
        return Err(RecipeSchemeError::Unclear);
    }
    let bytes = parts.iter().try_fold(0_usize, |sum, (_, len)| sum.checked_add((*len)?));
    let width = match rounds {
        Rounds::Crypt64 => Some(1),
        _ => bytes.map(|bytes| width_of(&encodings, bytes, repadded && holds_hash)),
    };
    Ok(FormPiece::Field(FormField { parts, encodings, rounds, width, tail: None }))
}

fn width_of(encodings: &[Encoding], bytes: usize, repadded: bool) -> usize {
    let Some((last, before)) = encodings.split_last() else { return bytes };
    let bytes = before.iter().fold(bytes, |len, encoding| encoding.encoded_len(len));
    let last = match (last, repadded) {
        (Encoding::Base64, true) => Encoding::Base64NoPad,
        (Encoding::Base64NoPad, true) => Encoding::Base64,
        (Encoding::Base64Url, true) => Encoding::Base64UrlNoPad,
        (Encoding::Base64UrlNoPad, true) => Encoding::Base64Url,
        (other, _) => *other,
    };
    last.encoded_len(bytes)
}
