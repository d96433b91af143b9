//! macOS 10.8 and later: PBKDF2-HMAC-SHA-512, in the property list that a user's `ShadowHashData` holds, in its columns,
//! or as the crackers write it, `$ml$`rounds`$`salt`$`digest.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::vec::Vec;

use crate::codec::plist::{MAGIC, Object, Plist};
use crate::codec::{decimal, hex, split};
use crate::computation::{Computation, Encoding};
use crate::error::{Context, Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::primitives::Digest;
use crate::scheme::{
    Alphabet, Computed, Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Shape, Strength,
};
use crate::stored::{Column, StoredHash};
use crate::tag::Tag;

pub(super) static SCHEMES: &[&dyn Scheme] = &[&ShadowHashData, &Columns, &Packed];

/// The bytes that macOS stores; those of the crackers may be the first half.
const ENTROPY: usize = 128;

const SOURCE: &str = "macOS 10.8 and later";

/// The property list: its bytes, or these in Base64 or hexadecimal, with blanks and line ends among them. The user's
/// whole list, in which it is one value, is read too; so is what Mac OS X 10.7 has in its place.
#[derive(Debug)]
struct ShadowHashData;

impl Scheme for ShadowHashData {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("macos_10_8")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Slow).from(SOURCE)
    }

    fn prefixes(&self) -> &[Prefix] {
        // `bplist00`; its first six bytes in Base64, and four in hexadecimal, behind which dscl leaves a blank.
        const { &[Prefix::exact("bplist00"), Prefix::exact("YnBsaXN0"), Prefix::any_case("62706c69")] }
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let missing = Malformed::Missing("SALTED-SHA512-PBKDF2");
        let bytes = list_bytes(input.bytes()).ok_or(Malformed::Encoding("property list"))?;
        let top = Plist::parse(&bytes).and_then(Plist::top).ok_or(Malformed::Encoding("property list"))?;
        // The value of the user's list is a list by itself.
        let inner = top.get("ShadowHashData").and_then(|value| value.first().unwrap_or(value).data());
        let top = match inner {
            Some(bytes) => Plist::parse(bytes).and_then(Plist::top).ok_or(missing)?,
            None => top,
        };
        if let Some(of_10_7) = top.get("SALTED-SHA512") {
            return lion(of_10_7.data().ok_or(Malformed::Encoding("SALTED-SHA512"))?);
        }
        let values = top.get("SALTED-SHA512-PBKDF2").ok_or(missing)?;
        let data =
            |name: &'static str| values.get(name).and_then(Object::data).ok_or(Malformed::Missing(name));
        let (entropy, salt) = (data("entropy")?, data("salt")?);
        let rounds = values.get("iterations").and_then(Object::integer);
        let rounds = rounds.ok_or(Malformed::Missing("iterations"))?;
        let rounds = u32::try_from(rounds).map_err(|_| Malformed::Range("iterations"))?;
        if entropy.len() != ENTROPY {
            return Err(Malformed::Length("entropy").into());
        }
        record(salt, rounds, Tag::new(entropy), ENTROPY)
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // Python 3.11, plistlib and hashlib.
        Some(Exemplar::new(EXEMPLAR, "password"))
    }
}

const EXEMPLAR: &str = "YnBsaXN0MDDRAQJfEBRTQUxURUQtU0hBNTEyLVBCS0RGMtMDBAUGBwhXZW50cm9weVppdGVyYXRpb25zVHNhbHRPEIDeHyM\
    71kYx6rhcBkljvuFslF+IA3HSRSIbUyTDCIdnhAKS5ciFuacfjS9RbupKBbp2tFfdBVdOniPWCdwoL2PVI7GQiRPQzfK3Ar\
    faz6bfYN9nnWQlHN7JHtbaJ/9wX43Vlwe01gN+l8iBLC88QbWEtp3EUOEagk1uOVAuG9UatBED6E8QIAABAgMEBQYHCAkKC\
    wwNDg8QERITFBUWFxgZGhscHR4fCAsiKTE8QcTHAAAAAAAAAQEAAAAAAAAACQAAAAAAAAAAAAAAAAAAAOo=";

/// The bytes of a list, in whichever way they are written.
fn list_bytes(text: &[u8]) -> Option<Cow<'_, [u8]>> {
    if text.starts_with(MAGIC) {
        return Some(Cow::Borrowed(text));
    }
    let joined: Vec<u8> = text.iter().copied().filter(|byte| !byte.is_ascii_whitespace()).collect();
    let decoded = hex::decode(&joined).or_else(|| Encoding::Base64.decode(&joined))?;
    Some(Cow::Owned(decoded.to_vec()))
}

/// Four bytes of salt and a SHA-512.
fn lion(value: &[u8]) -> Result<Box<dyn Record>, ParseError> {
    let (salt, digest) = value.split_at_checked(4).ok_or(Malformed::Length("SALTED-SHA512"))?;
    if digest.len() != Digest::Sha512.output_len() {
        return Err(Malformed::Length("SALTED-SHA512").into());
    }
    let computation = Computation::steps().bytes(salt).password().concat(2).digest(Digest::Sha512).build()?;
    Ok(Box::new(Computed::new(Params::Fixed, computation, Tag::new(digest))))
}

/// `entropy` in Base64 or hexadecimal, with `salt` and `iterations` in the columns of the salt and the rounds.
#[derive(Debug)]
struct Columns;

impl Scheme for Columns {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("macos_10_8_columns")
    }

    fn profile(&self) -> Profile {
        let needs = const { &[Context::Salt, Context::Rounds] };
        Profile::new(Strength::Slow).needing(Cow::Borrowed(needs.as_slice())).from(SOURCE)
    }

    fn shapes(&self) -> &[Shape] {
        const { &[Shape::exact(Alphabet::Hex, 2 * ENTROPY), Shape::exact(Alphabet::Base64, 172)] }
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let expected = either(input.bytes()).filter(|entropy| entropy.len() == ENTROPY);
        let expected = expected.ok_or(Malformed::Length("entropy"))?;
        let salt = either(input.column(Context::Salt)?).ok_or(Malformed::Encoding("salt"))?;
        let rounds = decimal::parse_u32(input.column(Context::Rounds)?).ok_or(Malformed::Number("rounds"))?;
        record(&salt, rounds, Tag::from_secret(expected), ENTROPY)
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // Python 3.11, hashlib.
        let mut exemplar = Exemplar::new(COLUMN, "password");
        exemplar.stored =
            exemplar.stored.with_column(Column::Salt, COLUMN_SALT).with_column(Column::Rounds, "1000");
        Some(exemplar)
    }
}

const COLUMN: &str = "3h8jO9ZGMeq4XAZJY77hbJRfiANx0kUiG1MkwwiHZ4QCkuXIhbmnH40vUW7qSgW6drRX3QVXTp4j1gncKC9j1SOxkIkT0M3\
    ytwK32s+m32DfZ51kJRzeyR7W2if/cF+N1ZcHtNYDfpfIgSwvPEG1hLadxFDhGoJNbjlQLhvVGrQ=";
const COLUMN_SALT: &str = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

fn either(text: &[u8]) -> Option<crate::computation::Value> {
    hex::decode(text).or_else(|| Encoding::Base64.decode(text))
}

/// What hashcat and John the Ripper read.
#[derive(Debug)]
struct Packed;

const ML: &str = "$ml$";

impl Scheme for Packed {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("macos_ml")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Slow).from("macOS 10.8 and later, as hashcat and John the Ripper write it")
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact(ML)] }
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        stored.as_bytes().starts_with(ML.as_bytes()).then_some(Confidence::Certain)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let [rounds, salt, digest] =
            split::split_exact(input.rest(ML.len()), b'$').ok_or(Malformed::Missing("salt or digest"))?;
        let rounds = decimal::parse_u32(rounds).ok_or(Malformed::Number("rounds"))?;
        let salt = hex::decode(salt).ok_or(Malformed::Encoding("salt"))?;
        let digest = hex::decode(digest).ok_or(Malformed::Encoding("digest"))?;
        let len = digest.len();
        if len != ENTROPY && len != ENTROPY / 2 {
            return Err(Malformed::Length("digest").into());
        }
        record(&salt, rounds, Tag::from_secret(digest), len)
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // hashcat 6.2.6, example of mode 7100.
        Some(Exemplar::new(
            "$ml$1024$2484380731132131624506271467162123576077004878124365203837706482$\
             89a3a979ee186c0c837ca4551f32e951e6564c7ac6798aa35baf4427fbf6bd1d\
             630642c12cfd5c236c7b0104782237db95e895f7c0e372cd81d58f0448daf958",
            "hashcat",
        ))
    }
}

fn record(salt: &[u8], rounds: u32, expected: Tag, len: usize) -> Result<Box<dyn Record>, ParseError> {
    let computation =
        Computation::steps().password().bytes(salt).pbkdf2(Digest::Sha512, rounds, len).build()?;
    let params = Params::Pbkdf2 { digest: Digest::Sha512, rounds };
    Ok(Box::new(Computed::new(params, computation, expected)))
}

#[cfg(test)]
mod tests;
