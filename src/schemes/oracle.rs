//! Oracle Database: the verifier of 7 to 10g, and `spare4` of later versions with
//! all its parts. Each part alone is a composition of digests.

use alloc::boxed::Box;

use crate::Transform;
use crate::codec::hex;
use crate::computation::{Computation, Database, Encoding};
use crate::error::{Context, Error, Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::scheme::{
    Alphabet, Computed, Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Shape, Strength,
};
use crate::stored::{StoredHash, Subject};

pub(super) static SCHEMES: &[&dyn Scheme] = &[&Oracle10, &Spare4];

/// 16 hexadecimal digits, `sys.user$.password`. User name and password in upper
/// case make one text in UTF-16, so that case does not count, nor where the one
/// ends.
#[derive(Debug)]
struct Oracle10;

impl Scheme for Oracle10 {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("oracle10")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Broken)
            .folding_case()
            .needing(const { [Context::Login].as_slice() })
            .from("Oracle 7 to 10g, and later as the 10G password version")
    }

    fn shapes(&self) -> &[Shape] {
        const { &[Shape::exact(Alphabet::Hex, 16)] }
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let expected = Encoding::Hex.decode_exact(input.bytes(), 8).ok_or(Malformed::Encoding("digest"))?;
        let text = Computation::steps().login(input.login()?).password().concat(2);
        let text = text.transform(Transform::Upper).transform(Transform::Utf16Be);
        let computation = text.bytes([]).database(Database::OracleDes).build()?;
        Ok(Box::new(Computed::new(Params::Fixed, computation, expected)))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // passlib 1.7.4.
        Some(Exemplar::new("872805F3F4C83365", "password").of(Subject::named("username")))
    }
}

/// The whole of `sys.user$.spare4`: `S:…;H:…;T:…` in any order. Judged by the
/// strongest of its parts whose scheme is enabled, T before S before H, and by
/// no other: whoever knows only what a weaker part takes does not get in.
#[derive(Debug)]
struct Spare4;

/// Labels and digits behind them, strongest first: `oracle12c`, `oracle11`,
/// `oracle12c_http`.
const PARTS: [(&[u8], usize); 3] = [(b"T:", 160), (b"S:", 60), (b"H:", 32)];

/// The place of a part in the list.
fn place_of(part: &[u8]) -> Option<usize> {
    PARTS.iter().position(|(label, digits)| {
        part.strip_prefix(*label).is_some_and(|rest| rest.len() == *digits && hex::is_hex(rest))
    })
}

impl Scheme for Spare4 {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("oracle_spare4")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Stretched).from("Oracle 11g and later, spare4 with more than one verifier")
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact("S:"), Prefix::exact("H:"), Prefix::exact("T:")] }
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let parts = stored.as_bytes().split(|byte| *byte == b';');
        let labelled = |part: &[u8]| PARTS.iter().any(|(label, _)| part.starts_with(label));
        let mut parts = parts.map(labelled);
        let own = parts.next() == Some(true) && parts.next() == Some(true) && parts.all(|known| known);
        own.then_some(Confidence::Certain)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let mut found: [Option<&[u8]>; PARTS.len()] = [None; PARTS.len()];
        for part in input.bytes().split(|byte| *byte == b';') {
            let place = place_of(part).and_then(|place| found.get_mut(place));
            let place = place.ok_or(Malformed::Encoding("part"))?;
            if place.replace(part).is_some() {
                return Err(Malformed::Encoding("part that stands twice").into());
            }
        }
        let mut missing = ParseError::Inner(Box::new(Error::Unrecognised));
        for part in found.into_iter().flatten() {
            match input.inner(part) {
                Err(ParseError::Inner(error)) if is_missing(&error) => missing = ParseError::Inner(error),
                record => return record,
            }
        }
        Err(missing)
    }

    fn exemplar(&self) -> Option<Exemplar> {
        Some(Exemplar::new(EXEMPLAR, "epsilon").of(Subject::named("demo")))
    }
}

/// Of the line that articles on Oracle 12c publish, without `T`. Each part is of the one password.
const EXEMPLAR: &str = "S:8F2D65FB5547B71C8DA3760F10960428CD307B1C6271691FC55C1F56554A;\
     H:DC9894A01797D91D92ECA1DA66242209";

/// Whether the scheme of a part is not enabled.
fn is_missing(error: &Error) -> bool {
    matches!(error, Error::Unrecognised | Error::NotEnabled { .. })
}

#[cfg(test)]
mod tests;
