//! The LAN Manager hash of Windows and OS/2: 32 hexadecimal digits without a prefix, and one half of it as John the
//! Ripper writes it, `$LM$` and 16 digits.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::vec;

use crate::codec::hex;
use crate::computation::{Computation, Transform};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::password::Reading;
use crate::primitives::CodePage;
use crate::scheme::reread::reading_of;
use crate::scheme::{Alphabet, Computed, Exemplar, Input, Prefix, Profile, Record, Scheme, Shape, Strength};
use crate::tag::{Tag, same};

pub(super) static SCHEMES: &[&dyn Scheme] = &[&Lm, &LmHalf];

/// What is encrypted under each half.
const BLOCK: &[u8; 8] = b"KGS!@#$%";
/// The bytes of the password that make one half.
const HALF: usize = 7;
/// The letters that are not ASCII are capitals of the code page that the system ran with: that of the United States,
/// or that of Western Europe, which Samba has by default. A row says another in its `encoding` column.
const READINGS: &[Reading] =
    &[Reading::Raw, Reading::UpperCodePage(CodePage::Cp437), Reading::UpperCodePage(CodePage::Cp850)];

/// Both halves: 14 bytes of the password, in capitals.
///
/// A digest of the empty password is what Windows writes where it keeps none, for passwords over 14 characters and by
/// default since Vista; passing it for a hash would let everybody in without a password, so it is refused.
#[derive(Debug)]
struct Lm;

impl Scheme for Lm {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("lmhash")
    }

    fn profile(&self) -> Profile {
        profile(2).from("Windows before Vista, OS/2, Samba")
    }

    fn shapes(&self) -> &[Shape] {
        const { &[Shape::exact(Alphabet::Hex, 32)] }
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        record(&input, input.bytes(), 2)
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // passlib 1.7.4.
        Some(Exemplar::new("e52cac67419a9a224a3b108f3fa6cb6d", "password"))
    }
}

/// The first half alone: seven bytes.
#[derive(Debug)]
struct LmHalf;

const PREFIX: &str = "$LM$";

impl Scheme for LmHalf {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("lmhash_half")
    }

    fn profile(&self) -> Profile {
        profile(1).from("John the Ripper's lists of LAN Manager halves")
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact(PREFIX)] }
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        record(&input, input.rest(PREFIX.len()), 1)
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // passlib 1.7.4.
        Some(Exemplar::new("$LM$7584248b8d2c9f9e", "a"))
    }
}

pub(super) const fn profile(halves: usize) -> Profile {
    Profile::new(Strength::Broken).truncating_at(halves * HALF).folding_case()
}

/// The record of so many halves in hexadecimal.
pub(super) fn record(input: &Input<'_>, text: &[u8], halves: u8) -> Result<Box<dyn Record>, ParseError> {
    let digest = hex::decode(text).ok_or(Malformed::Encoding("digest"))?;
    if digest.len() != usize::from(halves) * BLOCK.len() {
        return Err(Malformed::Length("digest").into());
    }
    if same(&digest, NOTHING.get(..digest.len()).unwrap_or_default()) {
        return Err(ParseError::Disabled);
    }
    let computation = Computation::steps()
        .password()
        .transform(Transform::UpperAscii)
        .slice(0, usize::from(halves) * HALF)
        .bytes(BLOCK)
        .des_keys(7, halves)
        .build()?;
    let record = Computed::new(Params::Fixed, computation, Tag::from_secret(digest));
    Ok(Box::new(record.with_readings(readings(input)?)))
}

fn readings(input: &Input<'_>) -> Result<Cow<'static, [Reading]>, Malformed> {
    Ok(match reading_of(input.stored())? {
        Some(Reading::CodePage(page) | Reading::UpperCodePage(page)) => {
            Cow::Owned(vec![Reading::Raw, Reading::UpperCodePage(page)])
        }
        _ => Cow::Borrowed(READINGS),
    })
}

/// The halves of no characters.
const NOTHING: &[u8; 16] = b"\xaa\xd3\xb4\x35\xb5\x14\x04\xee\xaa\xd3\xb4\x35\xb5\x14\x04\xee";

#[cfg(test)]
mod tests;
