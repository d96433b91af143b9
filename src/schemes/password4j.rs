//! PBKDF2 as Password4j compresses it: `$3$`rounds and bits`$`salt`$`key.

use alloc::boxed::Box;

use super::django::dollar_fields;
use super::pbkdf2;
use crate::codec::decimal;
use crate::computation::{Computation, Encoding};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::primitives::Digest;
use crate::scheme::{Alphabet, Confidence, Exemplar, Input, Profile, Record, Scheme, Shape, Strength};
use crate::stored::StoredHash;

pub(super) static SCHEMES: &[&dyn Scheme] = &[&Compressed];

/// `$`digest`$`n`$`salt`$`key, salt and key in base 64. The digest is 1 SHA-1,
/// 2 SHA-224, 3 SHA-256, 4 SHA-384, 5 SHA-512; n has the rounds in its upper 32
/// bits and the length of the key, in bits, in its lower ones. crypt(3) has the
/// same names for others, with fewer fields.
#[derive(Debug)]
struct Compressed;

/// In the order of their numbers.
const DIGESTS: [Digest; 5] = [Digest::Sha1, Digest::Sha224, Digest::Sha256, Digest::Sha384, Digest::Sha512];

/// The name of a digest and n.
fn head(text: &[u8]) -> Option<(&[u8], u64)> {
    let mut fields = text.split(|byte| *byte == b'$');
    let (Some(b""), Some(name), Some(number)) = (fields.next(), fields.next(), fields.next()) else {
        return None;
    };
    Some((name, decimal::parse_u64(number)?))
}

impl Scheme for Compressed {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("password4j_pbkdf2")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Slow).from("Password4j, CompressedPBKDF2Function")
    }

    fn shapes(&self) -> &[Shape] {
        const { &[Shape::between(Alphabet::Base64, 36, 2048).separated_by(b'$', 4)] }
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let text = stored.as_bytes();
        let shape = self.shapes().iter().any(|shape| shape.matches(text));
        let own = head(text).is_some_and(|(name, n)| matches!(name, [b'1'..=b'5']) && n >> 32 > 0);
        (shape && own).then_some(Confidence::Shape)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let (name, n) = head(input.bytes()).ok_or(Malformed::Number("rounds"))?;
        let [_, _, _, salt, key] = dollar_fields(input.bytes())?;
        let place = match name {
            [digit @ b'1'..=b'5'] => usize::from(digit - b'1'),
            _ => return Err(Malformed::Unknown("digest").into()),
        };
        let digest = *DIGESTS.get(place).ok_or(Malformed::Unknown("digest"))?;
        let rounds = u32::try_from(n >> 32).map_err(|_| Malformed::Range("rounds"))?;
        let salt = Encoding::Base64.decode(salt).ok_or(Malformed::Encoding("salt"))?;
        let key = Encoding::Base64.decode(key).ok_or(Malformed::Encoding("digest"))?;
        if key.len() < super::provider::MIN_DIGEST || n & 0xffff_ffff != 8 * key.len() as u64 {
            return Err(Malformed::Length("digest").into());
        }
        pbkdf2::record(Computation::steps().password(), digest, rounds, &salt, key)
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // Password4j's own test.
        Some(Exemplar::new("$3$42949672960256$YWJj$/WTQfTTc8Hg8GlplP0LthpgdElUG+I3MyuvK8MI4MnQ=", "password"))
    }
}

#[cfg(test)]
mod tests;
