//! A whole table wrapped offline: `outer(inner(password))`.
//!
//! ```text
//! $compat-onion$v=1$<inner scheme and program, base64url>$<outer native string>
//! ```
//!
//! The program of the inner layer is the versioned text of its computation:
//! salts and parameters inside, no digest, names and keys by reference. What
//! comes out of it goes under the outer layer as text: base64 of the digest, or
//! base64 of its SHA-384 where that is longer than the 72 bytes of bcrypt. No
//! raw digest, whose NUL bytes some implementations stop at, ever does.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::codec::split;
use crate::computation::{Computation, ComputationError, Encoding, MAX_VALUE};
use crate::error::{DeriveError, Malformed, ParseError};
use crate::id::SchemeId;
use crate::password::{Password, Reading};
use crate::primitives::Digest;
use crate::scheme::reread::MOST_READINGS;
use crate::scheme::{Computed, Input, MAX_DEPTH, Prefix, Profile, Record, Scheme, Strength};
use crate::tag::{Scratch, Tag};

pub(crate) const ID: SchemeId = SchemeId::builtin("compat_onion");
const PREFIX: &str = "$compat-onion$";
const VERSION: &[u8] = b"v=1";

/// The forms that the host itself writes; every registry has them.
pub(crate) static SCHEMES: &[&dyn Scheme] = &[&Onion, &crate::pepper::Peppered];

/// Reads wrapped hashes. See [`Verifier::wrap`](crate::Verifier::wrap).
#[derive(Debug)]
pub(crate) struct Onion;

/// The inner layer of an onion: what stands in it in place of a digest.
pub(crate) struct Inner {
    /// The scheme of the wrapped row, and the schemes that it carried.
    pub(crate) schemes: Vec<SchemeId>,
    pub(crate) computation: Computation,
    pub(crate) readings: Vec<Reading>,
}

impl Inner {
    /// The layer of a record whose digest goes under an outer hash: the program
    /// goes on to the text that is hashed.
    pub(crate) fn of(schemes: Vec<SchemeId>, record: &dyn Record) -> Option<Result<Self, ParseError>> {
        let computation = record.computation()?;
        let extended = to_text(computation.output_len()).and_then(|text| computation.under(&text));
        Some(extended.map_err(ParseError::from).map(|computation| Self {
            schemes,
            computation,
            readings: record.readings().to_vec(),
        }))
    }

    /// The text of the inner digest that goes under the outer layer.
    pub(crate) fn carried(digest: &Tag) -> Result<Password, DeriveError> {
        let bytes = digest.as_bytes();
        let text = to_text(bytes.len()).map_err(|_| DeriveError::Parameters("inner digest"))?;
        Ok(Password::from(text.run(bytes, &mut Scratch::new())?.as_bytes()))
    }

    /// The stored string with an outer hash.
    pub(crate) fn write(&self, outer: &str) -> String {
        let readings: Vec<&str> = self.readings.iter().map(|reading| reading.name()).collect();
        let schemes: Vec<&str> = self.schemes.iter().map(SchemeId::as_str).collect();
        let text = [&schemes.join(","), " ", &readings.join(","), " ", &self.computation.to_text()].concat();
        [PREFIX, "v=1$", &URL_SAFE_NO_PAD.encode(text), "$", outer.strip_prefix('$').unwrap_or(outer)]
            .concat()
    }

    fn read(text: &[u8], input: &Input<'_>) -> Result<Self, ParseError> {
        let bad = Malformed::Encoding("inner program");
        let text = URL_SAFE_NO_PAD.decode(text).map_err(|_| bad)?;
        let text = core::str::from_utf8(&text).map_err(|_| bad)?;
        let mut parts = text.splitn(3, ' ');
        let (Some(schemes), Some(readings), Some(program)) = (parts.next(), parts.next(), parts.next())
        else {
            return Err(bad.into());
        };
        let schemes: Result<Vec<SchemeId>, _> = schemes.split(',').map(SchemeId::parse).collect();
        let schemes = schemes.map_err(|_| bad)?;
        let readings: Option<Vec<Reading>> = readings.split(',').map(Reading::from_name).collect();
        let readings = readings.filter(|readings| readings.len() <= MOST_READINGS).ok_or(bad)?;
        if schemes.len() > usize::from(MAX_DEPTH) + 1 {
            return Err(Malformed::Depth.into());
        }
        Ok(Self { schemes, computation: Computation::from_text(program, input)?, readings })
    }
}

/// Base64 of more bytes is longer than the 72 bytes that bcrypt reads.
const LONGEST_IN_BASE64: usize = 54;

/// From a digest of this length to the text that the outer layer hashes.
fn to_text(digest_len: usize) -> Result<Computation, ComputationError> {
    let steps = Computation::steps().password();
    let steps = if digest_len > LONGEST_IN_BASE64 { steps.digest(Digest::Sha384) } else { steps };
    steps.encode(Encoding::Base64NoPad).build()
}

impl Scheme for Onion {
    fn id(&self) -> SchemeId {
        ID
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Slow).from("this crate: a legacy hash under a native one")
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact(PREFIX)] }
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let rest = input.rest(PREFIX.len());
        if rest.len() > MAX_VALUE {
            return Err(Malformed::Length("onion").into());
        }
        let (version, rest) = split::cut(rest, b'$').ok_or(Malformed::Missing("version"))?;
        if version != VERSION {
            return Err(Malformed::Unknown("version").into());
        }
        let (program, outer) = split::cut(rest, b'$').ok_or(Malformed::Missing("outer hash"))?;
        let inner = Inner::read(program, &input)?;
        inner.schemes.iter().for_each(|scheme| input.note(scheme));
        let outer = input.inner_derived(&[b"$", outer].concat())?;
        let computation = outer.computation().ok_or(Malformed::Computation)?;
        let record =
            Computed::new(outer.params(), inner.computation.under(computation)?, outer.expected().clone());
        Ok(Box::new(record.with_readings(inner.readings)))
    }
}
