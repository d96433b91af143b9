//! SASLprep (RFC 4013), the stringprep profile (RFC 3454) for user names and
//! passwords: what SCRAM does to a password before it derives a key from it.
//!
//! The tables are of Unicode 3.2, as the profile says; the normal form is that
//! of the Unicode version of `unicode-normalization`, as PostgreSQL and
//! Python's libraries do it. They are searched by the characters of the
//! password, so its characters show in the time of that search to somebody who
//! shares the processor's cache. A password of printable ASCII is not searched
//! for.

#[cfg(feature = "unicode")]
mod tables;

use alloc::vec::Vec;

use zeroize::Zeroizing;

/// No text becomes longer than this many times its length: U+FDFA, three bytes
/// of UTF-8, becomes 33 under NFKC, which no character exceeds (Unicode
/// Standard Annex #15, section 10.2).
pub(crate) const LONGEST: usize = 11;

/// The text prepared. `None` if it is not UTF-8, holds a character that the
/// profile prohibits or that Unicode 3.2 has not assigned, or mixes directions;
/// and, in a build without the tables, for all that is not printable ASCII,
/// which the profile leaves as it is.
pub(crate) fn saslprep(text: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let printable = text.iter().fold(true, |all, byte| all & (0x20..0x7f).contains(byte));
    if printable { Some(Zeroizing::new(text.to_vec())) } else { prepare(text) }
}

#[cfg(not(feature = "unicode"))]
fn prepare(_: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    None
}

#[cfg(feature = "unicode")]
fn prepare(text: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    use core::str::from_utf8;
    use unicode_normalization::UnicodeNormalization as _;

    let text = from_utf8(text).ok()?;
    let mapped = || text.chars().filter_map(map);
    let prepared = super::text::collect(|| mapped().nfkc());
    let characters = from_utf8(&prepared).ok()?;
    if characters.chars().any(|character| holds(&tables::PROHIBITED, character)) {
        return None;
    }
    is_one_way(characters).then_some(prepared)
}

/// The mapping of section 2.1: spaces to the ASCII one (table C.1.2), others to
/// nothing (table B.1). U+200B, which is in both tables, becomes a space, as in
/// PostgreSQL.
#[cfg(feature = "unicode")]
fn map(character: char) -> Option<char> {
    match character {
        '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200b}' | '\u{202f}' | '\u{205f}' | '\u{3000}' => Some(' '),
        '\u{ad}'
        | '\u{34f}'
        | '\u{1806}'
        | '\u{180b}'..='\u{180d}'
        | '\u{200c}'..='\u{200d}'
        | '\u{2060}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' => None,
        other => Some(other),
    }
}

/// The rules for both directions (RFC 3454 section 6): a text with a character
/// that runs from right to left has none the other way, and begins and ends
/// with such a character.
#[cfg(feature = "unicode")]
fn is_one_way(text: &str) -> bool {
    let right_to_left = |character| holds(&tables::RIGHT_TO_LEFT, character);
    if !text.chars().any(right_to_left) {
        return true;
    }
    text.chars().next().is_some_and(right_to_left)
        && text.chars().next_back().is_some_and(right_to_left)
        && !text.chars().any(|character| holds(&tables::LEFT_TO_RIGHT, character))
}

#[cfg(feature = "unicode")]
fn holds(table: &[(u32, u32)], character: char) -> bool {
    let code = u32::from(character);
    let after = table.partition_point(|(first, _)| *first <= code);
    after.checked_sub(1).and_then(|index| table.get(index)).is_some_and(|(_, last)| code <= *last)
}

#[cfg(test)]
mod tests;
