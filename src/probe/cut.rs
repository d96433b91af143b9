//! Where in a stored string the hash, the salt and a count could stand.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use crate::codec::{decimal, hex};
use crate::computation::Encoding;
use crate::primitives::Digest;

/// Lengths of values in bytes: of digests, of what is left of shortened ones,
/// and of keys of PBKDF2.
const LENGTHS: [usize; 15] = [8, 10, 12, 16, 18, 20, 24, 28, 32, 40, 48, 64, 128, 256, 512];
/// A value in base 64 is not shorter: anything short is base 64.
const MIN_BASE64: usize = 16;
/// What stands between parts.
const SEPARATORS: &[u8] = b":$|,;-.*#@!/_ ~&=+%^{}()[]<>\"'\t";
/// Of these alone, where the others cut a string into too many parts.
const COARSE: &[u8] = b":$|,;{}";
const MAX_TOKENS: usize = 24;
/// The most places for a hash, and ways to cut a string with a salt in it.
const MAX_HASHES: usize = 8;
const MAX_CUTS: usize = 64;
/// The longest salt that stands joined with the hash, in bytes.
const MAX_JOINED: usize = 64;
/// The longest count of rounds, in digits.
const MAX_DIGITS: usize = 8;

/// The stored strings with one value for the salt, or with none.
pub(super) struct Cut {
    pub(super) salt: Option<Salt>,
    pub(super) targets: Vec<Target>,
}

/// The salt of a stored string.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Salt {
    pub(super) value: Vec<u8>,
    pub(super) is_text: bool,
}

/// A value to be met, with the layout that it stands in.
pub(super) struct Target {
    pub(super) hash: Vec<u8>,
    pieces: Vec<Piece>,
}

#[derive(Clone)]
enum Piece {
    Literal(String),
    Field(String),
    /// A number that stands there, which may be a count.
    Number(String, u32),
}

/// How a number in a stored string says a count.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Count {
    None,
    Decimal,
    Log2,
}

impl Target {
    fn new(hash: Vec<u8>, pieces: Vec<Piece>) -> Self {
        Self { hash, pieces }
    }

    /// The layout as text.
    pub(super) fn layout(&self, count: Count) -> String {
        let texts = self.pieces.iter().map(|piece| match (piece, count) {
            (Piece::Field(field), _) => field.clone(),
            (Piece::Number(_, _), Count::Decimal) => "{rounds}".into(),
            (Piece::Number(_, _), Count::Log2) => "{rounds:log2}".into(),
            (Piece::Literal(text) | Piece::Number(text, _), _) => text.replace('{', "{{"),
        });
        texts.collect()
    }

    /// The number in the string.
    pub(super) fn number(&self) -> Option<u32> {
        self.pieces.iter().find_map(|piece| match piece {
            Piece::Number(_, number) => Some(*number),
            _ => None,
        })
    }
}

/// All ways to cut a stored string, the one without a salt first.
pub(super) fn all(stored: &[u8]) -> Vec<Cut> {
    let mut cuts = Cuts { all: alloc::vec![Cut { salt: None, targets: Vec::new() }], count: 0 };
    match core::str::from_utf8(stored) {
        Ok(text) => {
            let tokens = tokens(text);
            let hashes = hashes(text, &tokens);
            for hash in &hashes {
                cuts.around(text, &tokens, hash);
            }
            // In reading order: a label before the value is more likely than the other way round.
            for token in &tokens {
                cuts.joined(text, token.start);
            }
        }
        Err(_) => cuts.raw(stored),
    }
    if cuts.all.iter().all(|cut| cut.targets.is_empty()) {
        cuts.raw(stored);
    }
    cuts.all.retain(|cut| !cut.targets.is_empty());
    cuts.all
}

/// The parts between separators.
fn tokens(text: &str) -> Vec<Range<usize>> {
    let cut = |separators: &[u8]| -> Vec<Range<usize>> {
        let mut start = 0;
        let mut tokens = Vec::new();
        for (at, byte) in text.bytes().enumerate().chain([(text.len(), b':')]) {
            if at == text.len() || separators.contains(&byte) && !pads(text, at, separators) {
                tokens.push(start..at);
                start = at + 1;
            }
            if tokens.len() > MAX_TOKENS {
                break;
            }
        }
        tokens
    };
    [SEPARATORS, COARSE].map(cut).into_iter().find(|tokens| tokens.len() <= MAX_TOKENS).unwrap_or_default()
}

/// Whether this is an `=` at the end of base 64.
fn pads(text: &str, at: usize, separators: &[u8]) -> bool {
    let rest = text.get(at..).filter(|rest| rest.starts_with('=')).map(|rest| rest.trim_start_matches('='));
    rest.is_some_and(|rest| rest.bytes().next().is_none_or(|byte| separators.contains(&byte)))
}

/// A place where a hash could stand, with its meanings.
struct Hash {
    place: Range<usize>,
    values: Vec<(&'static str, Vec<u8>)>,
}

fn hashes(text: &str, tokens: &[Range<usize>]) -> Vec<Hash> {
    let mut found: Vec<Hash> = Vec::new();
    for first in 0..tokens.len() {
        for last in first..tokens.len() {
            let (Some(from), Some(to)) = (tokens.get(first), tokens.get(last)) else { continue };
            let place = from.start..to.end;
            let values = text.get(place.clone()).map(meanings).unwrap_or_default();
            if !values.is_empty() {
                found.push(Hash { place, values });
            }
        }
    }
    // The longest first: a part of base 64 may look like a shorter value.
    found.sort_by_key(|hash| core::cmp::Reverse(hash.place.len()));
    found.truncate(MAX_HASHES);
    found
}

/// The values that a text could spell, each with its encoding in a layout.
fn meanings(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let plain = |len: &usize| LENGTHS.contains(len);
    if hex::is_hex(text.as_bytes())
        && let Some(value) = hex::decode(text.as_bytes()).filter(|value| plain(&value.len()))
    {
        let upper = text.bytes().any(|byte| byte.is_ascii_uppercase());
        return alloc::vec![(if upper { ":HEX" } else { "" }, value.to_vec())];
    }
    let mut values: Vec<(&'static str, Vec<u8>)> = Vec::new();
    for (name, value) in base64(text) {
        if value.len() >= MIN_BASE64 && plain(&value.len()) && values.iter().all(|(_, known)| *known != value)
        {
            values.push((name, value));
        }
    }
    values
}

/// The readings of a text in the dialects of base 64.
fn base64(text: &str) -> impl Iterator<Item = (&'static str, Vec<u8>)> {
    let padded = text.len().is_multiple_of(4);
    let dialects = [
        (if padded { ":base64" } else { ":base64_nopad" }, Encoding::Base64),
        (if padded { ":base64url" } else { ":base64url_nopad" }, Encoding::Base64Url),
        (":base64_dot", Encoding::Base64Dot),
        (":base64_crypt", Encoding::CryptBigEndian),
        (":crypt64", Encoding::CryptLittleEndian),
        (":base64_bcrypt", Encoding::BcryptBase64),
    ];
    dialects
        .into_iter()
        .filter_map(|(name, encoding)| Some((name, encoding.decode(text.as_bytes())?.to_vec())))
}

/// The values of a salt, each with its encoding in a layout: as text first.
fn salts(text: &str) -> Vec<(&'static str, Salt)> {
    let mut values = alloc::vec![("", Salt { value: text.into(), is_text: true })];
    let mut add = |name, value: Vec<u8>| {
        if !value.is_empty() && values.iter().all(|(_, known): &(_, Salt)| known.value != value) {
            values.push((name, Salt { value, is_text: false }));
        }
    };
    if let Some(value) = hex::decode(text.as_bytes()) {
        let upper = text.bytes().any(|byte| byte.is_ascii_uppercase());
        add(if upper { ":HEX" } else { ":hex" }, value.to_vec());
    }
    if text.len() >= 8 {
        base64(text).take(3).for_each(|(name, value)| add(name, value));
    }
    values
}

struct Cuts {
    all: Vec<Cut>,
    count: usize,
}

impl Cuts {
    fn add(&mut self, salt: Option<Salt>, target: Target) {
        if salt.is_some() {
            self.count += 1;
            if self.count > MAX_CUTS {
                return;
            }
        }
        match self.all.iter_mut().find(|cut| cut.salt == salt) {
            Some(cut) => cut.targets.push(target),
            None => self.all.push(Cut { salt, targets: alloc::vec![target] }),
        }
    }

    /// The hash at one place, with nothing and with everything else as salt.
    fn around(&mut self, text: &str, tokens: &[Range<usize>], hash: &Hash) {
        let outside = |place: &Range<usize>| place.end < hash.place.start || place.start > hash.place.end;
        let others: Vec<&Range<usize>> = tokens.iter().filter(|token| outside(token)).collect();
        self.with_salt(text, &others, hash, None);
        let before = others.iter().filter(|token| token.end < hash.place.start);
        let behind = others.iter().filter(|token| token.start > hash.place.end);
        let mut places: Vec<Range<usize>> = Vec::new();
        // Next to the hash, whole sides, and from the hash on as far as it goes.
        let sides = before.rev().map(|token| token.start..hash.place.start.saturating_sub(1));
        let other_sides = behind.map(|token| hash.place.end + 1..token.end);
        places.extend(others.iter().map(|token| (*token).clone()));
        places.extend(sides.chain(other_sides));
        let mut seen: Vec<Range<usize>> = Vec::new();
        for place in places {
            if !place.is_empty() && !seen.contains(&place) {
                self.with_salt(text, &others, hash, Some(&place));
                seen.push(place);
            }
        }
    }

    fn with_salt(&mut self, text: &str, others: &[&Range<usize>], hash: &Hash, place: Option<&Range<usize>>) {
        let free = |token: &Range<usize>| {
            place.is_none_or(|place| token.end <= place.start || token.start >= place.end)
        };
        let number = others.iter().filter(|token| free(token)).find_map(|token| {
            let digits = text.get((**token).clone()).filter(|digits| digits.len() <= MAX_DIGITS)?;
            let number = decimal::parse_u32(digits.as_bytes()).filter(|number| *number > 0)?;
            Some(((**token).clone(), Piece::Number(digits.into(), number)))
        });
        let salts = place.and_then(|place| text.get(place.clone())).map(salts).unwrap_or_default();
        for (encoding, value) in &hash.values {
            let mut fields = alloc::vec![(hash.place.clone(), Piece::Field(format!("{{hash{encoding}}}")))];
            fields.extend(number.clone());
            let Some(place) = place else {
                self.add(None, Target::new(value.clone(), pieces(text, fields)));
                continue;
            };
            for (encoding, salt) in &salts {
                let field = (place.clone(), Piece::Field(format!("{{salt{encoding}}}")));
                let fields = fields.iter().cloned().chain([field]).collect();
                self.add(Some(salt.clone()), Target::new(value.clone(), pieces(text, fields)));
            }
        }
    }

    /// Hash and salt without anything between them, from a place to the end.
    fn joined(&mut self, text: &str, start: usize) {
        let (Some(label), Some(rest)) = (text.get(..start), text.get(start..)) else { return };
        let target = |hash: &[u8], field: String| {
            let literal = (!label.is_empty()).then(|| Piece::Literal(label.into()));
            Target::new(hash.to_vec(), literal.into_iter().chain([Piece::Field(field)]).collect())
        };
        for len in digest_lengths() {
            let Some(width) =
                rest.len().checked_sub(2 * len).filter(|width| (1..=2 * MAX_JOINED).contains(width))
            else {
                continue;
            };
            if let (Some(head), Some(tail)) = (rest.get(..2 * len), rest.get(2 * len..))
                && let Some(hash) = hex::decode(head.as_bytes()).filter(|_| !begins_between(tail))
            {
                for (encoding, salt) in salts(tail) {
                    self.add(Some(salt), target(&hash, format!("{{hash}}{{salt{encoding}}}")));
                }
            }
            if let (Some(head), Some(tail)) = (rest.get(..width), rest.get(width..))
                && let Some(hash) = hex::decode(tail.as_bytes()).filter(|_| !ends_between(head))
            {
                // A label need not have a separator behind it.
                if !head.ends_with(|last: char| last.is_ascii_hexdigit()) {
                    let pieces = [Piece::Literal(format!("{label}{head}")), Piece::Field("{hash}".into())];
                    self.add(None, Target::new(hash.to_vec(), pieces.into()));
                }
                for (encoding, salt) in salts(head) {
                    self.add(Some(salt), target(&hash, format!("{{salt{encoding}}}{{hash}}")));
                }
            }
        }
        let hexadecimal = hex::decode(rest.as_bytes()).map(|blob| (":hex", blob.to_vec()));
        let known = hexadecimal.is_some();
        for (encoding, blob) in hexadecimal.into_iter().chain(base64(rest).take(3).filter(|_| !known)) {
            for (hash, salt, order) in halves(&blob).filter(|_| encoding != ":hex") {
                self.add(Some(salt), target(hash, format!("{{{order}{encoding}}}")));
            }
        }
    }

    /// The bytes themselves.
    fn raw(&mut self, stored: &[u8]) {
        if LENGTHS.contains(&stored.len()) {
            let whole = alloc::vec![Piece::Field("{hash:raw}".into())];
            self.add(None, Target::new(stored.to_vec(), whole));
        }
        for (hash, salt, order) in halves(stored) {
            let field = alloc::vec![Piece::Field(format!("{{{order}:raw}}"))];
            self.add(Some(salt), Target::new(hash.to_vec(), field));
        }
    }
}

/// The lengths of digests, in bytes, each once.
fn digest_lengths() -> impl Iterator<Item = usize> {
    LENGTHS.into_iter().filter(|len| Digest::ALL.iter().any(|digest| digest.output_len() == *len))
}

/// A hash of every length with the rest as salt, before or behind it.
fn halves(blob: &[u8]) -> impl Iterator<Item = (&[u8], Salt, &'static str)> {
    let lengths = digest_lengths().filter(|len| (1..=MAX_JOINED).contains(&blob.len().saturating_sub(*len)));
    let salt = |value: &[u8]| Salt { value: value.to_vec(), is_text: false };
    lengths.flat_map(move |len| {
        let behind = blob.split_at_checked(len).map(|(hash, rest)| (hash, salt(rest), "hash+salt"));
        let before = blob.len().checked_sub(len).and_then(|at| blob.split_at_checked(at));
        behind.into_iter().chain(before.map(|(rest, hash)| (hash, salt(rest), "salt+hash")))
    })
}

fn begins_between(text: &str) -> bool {
    text.bytes().next().is_some_and(|byte| SEPARATORS.contains(&byte))
}

fn ends_between(text: &str) -> bool {
    text.bytes().next_back().is_some_and(|byte| SEPARATORS.contains(&byte))
}

/// The string with fields at these places, which do not overlap.
fn pieces(text: &str, mut fields: Vec<(Range<usize>, Piece)>) -> Vec<Piece> {
    fields.sort_by_key(|(place, _)| place.start);
    let mut pieces = Vec::new();
    let mut at = 0;
    for (place, piece) in fields {
        pieces.extend(
            text.get(at..place.start).filter(|text| !text.is_empty()).map(|text| Piece::Literal(text.into())),
        );
        pieces.push(piece);
        at = place.end;
    }
    pieces.extend(text.get(at..).filter(|text| !text.is_empty()).map(|text| Piece::Literal(text.into())));
    pieces
}
