//! SQL Server 2000, Sybase, OpenEdge and Firebird: one scheme each that is no
//! composition of digests, or holds two.

use alloc::boxed::Box;

use crate::Transform;
use crate::codec::hex;
use crate::computation::{Computation, Database, Encoding, Steps, Value};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::primitives::Digest;
use crate::primitives::sybase::READ;
use crate::scheme::{
    Alphabet, Computed, Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Shape, Strength,
};
use crate::stored::StoredHash;
use crate::tag::Tag;

pub(super) static SCHEMES: &[&dyn Scheme] = &[&FOLDED, &EXACT, &SybaseProp, &OpenEdge, &Firebird];

/// `0x0100`, four bytes of salt, SHA-1 of the password in UTF-16 and the salt,
/// and the same of the password in upper case, all in hexadecimal. The letters
/// that become two in upper case are changed as passlib does it.
#[derive(Debug)]
struct Mssql2000 {
    id: &'static str,
    /// Both digests count, and not the second alone.
    exact: bool,
}

/// A server of a collation that ignores case compares the second digest.
static FOLDED: Mssql2000 = Mssql2000 { id: "mssql2000", exact: false };
/// One of a collation that does not.
static EXACT: Mssql2000 = Mssql2000 { id: "mssql2000_case_sensitive", exact: true };

const SALT: usize = 4;
const SHA1: usize = 20;
/// Characters of a string.
const MSSQL_2000: usize = 6 + 2 * (SALT + 2 * SHA1);

/// A string of exactly this many characters that begins so.
fn certain(scheme: &dyn Scheme, stored: &StoredHash, len: usize) -> Option<Confidence> {
    let text = stored.as_bytes();
    let own = text.len() == len && scheme.prefixes().iter().any(|prefix| prefix.matches(text));
    own.then_some(Confidence::Certain)
}

/// The bytes behind `0x`.
fn behind_0x(input: &Input<'_>) -> Result<Value, Malformed> {
    hex::decode(input.rest(2)).ok_or(Malformed::Encoding("hexadecimal"))
}

impl Scheme for Mssql2000 {
    fn id(&self) -> SchemeId {
        SchemeId::builtin(self.id)
    }

    fn profile(&self) -> Profile {
        let profile = Profile::new(Strength::Fast).from("SQL Server 2000");
        if self.exact { profile.dialect_of(SchemeId::builtin(FOLDED.id)) } else { profile.folding_case() }
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::any_case("0x0100")] }
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        certain(self, stored, MSSQL_2000)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let bytes = behind_0x(&input)?;
        let Some((salt, digests)) = bytes.get(2..).and_then(|rest| rest.split_at_checked(SALT)) else {
            return Err(Malformed::Length("salt").into());
        };
        let (_, upper) = digests.split_at_checked(SHA1).ok_or(Malformed::Length("digest"))?;
        if upper.len() != SHA1 {
            return Err(Malformed::Length("digest").into());
        }
        let sha1 =
            |steps: Steps| steps.transform(Transform::Utf16Le).bytes(salt).concat(2).digest(Digest::Sha1);
        let steps = Computation::steps();
        let (steps, expected) = if self.exact {
            (sha1(sha1(steps.password()).password().transform(Transform::Upper)).concat(2), digests)
        } else {
            (sha1(steps.password().transform(Transform::Upper)), upper)
        };
        Ok(Box::new(Computed::new(Params::Fixed, steps.build()?, Tag::new(expected.to_vec()))))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // passlib's documentation.
        Some(Exemplar::new(
            "0x0100A607BA7C54A24D17B565C59F1743776A10250F581D482DA8B6D6261460D3F53B279CC6913CE747006A2E3254",
            "foo",
        ))
    }
}

/// `0x`, the seed, `05` and 28 bytes in hexadecimal.
#[derive(Debug)]
struct SybaseProp;

const SYBASE_PROP: usize = 2 + 2 * (2 + crate::primitives::sybase::LEN);

impl Scheme for SybaseProp {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("sybase_prop")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Broken)
            .truncating_at(READ)
            .stopping_at_nul()
            .from("Sybase ASE before 15.0.2, the proprietary hash")
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::any_case("0x")] }
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        certain(self, stored, SYBASE_PROP).filter(|_| stored.as_bytes().get(4..6) == Some(b"05"))
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let bytes = behind_0x(&input)?;
        let [seed, 5, digest @ ..] = bytes.as_slice() else {
            return Err(Malformed::Unknown("version").into());
        };
        let steps = Computation::steps().password().bytes([*seed]).database(Database::SybaseFeal);
        Ok(Box::new(Computed::new(Params::Fixed, steps.build()?, Tag::new(digest.to_vec()))))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // John the Ripper, format Sybase-PROP.
        Some(Exemplar::new("0x2905aeb3d00e3b80fb0695cb34c9fa9080f84ae1824b24cc51a3849dcb06", "test11"))
    }
}

/// Sixteen letters, without a salt.
#[derive(Debug)]
struct OpenEdge;

const OPENEDGE: usize = crate::primitives::openedge::LEN;

impl Scheme for OpenEdge {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("openedge_encode")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Broken).from("Progress OpenEdge, ENCODE and _User._Password")
    }

    fn shapes(&self) -> &[Shape] {
        const { &[Shape::exact(Alphabet::Crypt, OPENEDGE)] }
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let text = stored.as_bytes();
        (text.len() == OPENEDGE && text.iter().fold(true, |all, byte| all & byte.is_ascii_alphabetic()))
            .then_some(Confidence::Shape)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let steps = Computation::steps().password().bytes([]).database(Database::OpenEdge);
        let expected = Tag::new(input.bytes().to_vec());
        if input.bytes().len() != OPENEDGE {
            return Err(Malformed::Length("digest").into());
        }
        Ok(Box::new(Computed::new(Params::Fixed, steps.build()?, expected)))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // hashcat 6.2.6, example of mode 26200.
        Some(Exemplar::new("lebVZteiEsdpkncc", "hashcat"))
    }
}

/// The digest of DES crypt under the salt `9z`, 11 characters without the salt.
#[derive(Debug)]
struct Firebird;

/// `9z` as 12 bits, the first character being the lower six.
const NINE_Z: [u8; 2] = [0xcb, 0x0f];
const FIREBIRD: usize = 11;

impl Scheme for Firebird {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("firebird_legacy")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Broken)
            .truncating_at(8)
            .stopping_at_nul()
            .dropping_high_bit()
            .from("InterBase, Firebird before 2.0")
    }

    fn shapes(&self) -> &[Shape] {
        const { &[Shape::exact(Alphabet::Crypt, FIREBIRD)] }
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        if input.bytes().len() != FIREBIRD {
            return Err(Malformed::Length("digest").into());
        }
        let expected = Encoding::CryptBigEndian.decode_exact(input.bytes(), 8);
        let expected = expected.ok_or(Malformed::Encoding("digest"))?;
        let steps = Computation::steps().password().bytes(NINE_Z).des_crypt(25, 0);
        Ok(Box::new(Computed::new(Params::Fixed, steps.build()?, expected)))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // libxcrypt 4.4.33.
        Some(Exemplar::new("rBEU/0Fex3U", "letmein"))
    }
}

#[cfg(test)]
mod tests;
