//! What Ory Kratos imports in spellings of its own.

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::argon2::{number, parameters};
use super::pbkdf2::decode;
use super::scrypt;
use crate::codec::{decimal, split};
use crate::computation::{Computation, Encoding, Steps, Value};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::primitives::Digest;
use crate::scheme::{Computed, Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Strength};
use crate::stored::StoredHash;

pub(super) static SCHEMES: &[&dyn Scheme] = &[&Template, &Crypt, &Scrypt];

/// `$sha256$pf=`template`$`salt`$`digest, all in base 64: the digest of the
/// template with `{SALT}` and `{PASSWORD}` replaced.
#[derive(Debug)]
struct Template;

/// In the order of [`DIGESTS`].
static TEMPLATES: [Prefix; 4] = [
    Prefix::exact("$md5$pf="),
    Prefix::exact("$sha1$pf="),
    Prefix::exact("$sha256$pf="),
    Prefix::exact("$sha512$pf="),
];
const DIGESTS: [Digest; 4] = [Digest::Md5, Digest::Sha1, Digest::Sha256, Digest::Sha512];

impl Scheme for Template {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("kratos_template")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Fast).from("Ory Kratos imports")
    }

    fn prefixes(&self) -> &[Prefix] {
        &TEMPLATES
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let mut kinds = TEMPLATES.iter().zip(DIGESTS);
        let (prefix, digest) =
            kinds.find(|(prefix, _)| prefix.matches(input.bytes())).ok_or(Malformed::Unknown("digest"))?;
        let [template, salt, expected] = split::split_exact(input.rest(prefix.text().len()), b'$')
            .ok_or(Malformed::Missing("template, salt or digest"))?;
        let template = base64(template, "template")?;
        let salt = base64(salt, "salt")?;
        let expected = Encoding::Base64
            .decode_exact(expected, digest.output_len())
            .ok_or(Malformed::Encoding("digest"))?;
        let computation = filled(&template, &salt)?.digest(digest).build()?;
        Ok(Box::new(Computed::new(Params::Fixed, computation, expected)))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // `{SALT}$${PASSWORD}`, from the tests of Kratos.
        Some(Exemplar::new("$md5$pf=e1NBTFR9JCR7UEFTU1dPUkR9$MTIzNA==$ud392Z8rfZ+Ou7ZFXYLKbA==", "test"))
    }
}

/// A piece of a template.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Piece<'a> {
    Text(&'a [u8]),
    Salt,
    Password,
}

/// The template in one pass from left to right: what is put in is not looked at
/// again, whatever braces a salt or a password holds.
fn pieces(template: &[u8]) -> Vec<Piece<'_>> {
    const NAMES: [(&[u8], Piece<'_>); 2] = [(b"{SALT}", Piece::Salt), (b"{PASSWORD}", Piece::Password)];
    let mut found = Vec::new();
    let (mut text, mut rest) = (template, template);
    while !rest.is_empty() {
        let name = NAMES.iter().find_map(|(name, piece)| Some((rest.strip_prefix(*name)?, *piece)));
        let Some((behind, piece)) = name else {
            rest = rest.get(1..).unwrap_or_default();
            continue;
        };
        found.push(Piece::Text(text.get(..text.len() - rest.len()).unwrap_or_default()));
        found.push(piece);
        (text, rest) = (behind, behind);
    }
    found.push(Piece::Text(text));
    found.retain(|piece| *piece != Piece::Text(b""));
    found
}

/// The steps that leave the filled template.
fn filled(template: &[u8], salt: &[u8]) -> Result<Steps, Malformed> {
    let pieces = pieces(template);
    // Without it every password would match.
    if !pieces.contains(&Piece::Password) {
        return Err(Malformed::Missing("password in the template"));
    }
    let steps = Computation::steps().bytes([]);
    // One by one, so that the stack stays low.
    Ok(pieces.iter().fold(steps, |steps, piece| {
        let steps = match piece {
            Piece::Text(text) => steps.bytes(text),
            Piece::Salt => steps.bytes(salt),
            Piece::Password => steps.password(),
        };
        steps.concat(2)
    }))
}

fn base64(text: &[u8], name: &'static str) -> Result<Value, Malformed> {
    Encoding::Base64.decode(text).ok_or(Malformed::Encoding(name))
}

/// `$md5-crypt$`, `$sha256-crypt$` and `$sha512-crypt$`: what crypt(3) has
/// behind `$1$`, `$5$` and `$6$`.
#[derive(Debug)]
struct Crypt;

/// In the order of [`CRYPT`].
static CRYPTS: [Prefix; 3] =
    [Prefix::exact("$md5-crypt$"), Prefix::exact("$sha256-crypt$"), Prefix::exact("$sha512-crypt$")];
const CRYPT: [&[u8]; 3] = [b"$1$", b"$5$", b"$6$"];

impl Scheme for Crypt {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("kratos_crypt")
    }

    fn profile(&self) -> Profile {
        // Not weaker than what it carries, which is judged by itself.
        Profile::new(Strength::Slow).from("Ory Kratos imports")
    }

    fn prefixes(&self) -> &[Prefix] {
        &CRYPTS
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let mut kinds = CRYPTS.iter().zip(CRYPT);
        let (prefix, crypt) =
            kinds.find(|(prefix, _)| prefix.matches(input.bytes())).ok_or(Malformed::Unknown("digest"))?;
        let carried: Value = [crypt, input.rest(prefix.text().len())].concat().into();
        input.inner(&carried)
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // From the tests of Kratos.
        Some(Exemplar::new("$md5-crypt$$whuMjZj.HMFoaTaZRRtkO0", "test"))
    }
}

/// `$scrypt$ln=16384,r=8,p=1$`…: N itself where others write its logarithm. No
/// logarithm that can be computed is as large as the least N here.
#[derive(Debug)]
struct Scrypt;

static SCRYPT: [Prefix; 1] = [Prefix::exact("$scrypt$ln=")];
/// The digests, as with the other spelling.
const SCRYPT_DIGESTS: [usize; 2] = [32, 64];

/// Whether N itself stands in the string. Such a number is never a logarithm.
pub(super) fn states_n(stored: &[u8]) -> bool {
    let number = SCRYPT.first().and_then(|prefix| stored.strip_prefix(prefix.text().as_bytes()));
    let number = number.and_then(|rest| split::cut(rest, b',')).map(|(number, _)| number);
    number.and_then(decimal::parse_u64).is_some_and(|n| n >= 64 && n.is_power_of_two())
}

impl Scheme for Scrypt {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("kratos_scrypt")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::MemoryHard).from("Ory Kratos imports")
    }

    fn prefixes(&self) -> &[Prefix] {
        &SCRYPT
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        states_n(stored.as_bytes()).then_some(Confidence::Certain)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let rest = input.rest("$scrypt$".len());
        let [list, salt, digest] =
            split::split_exact(rest, b'$').ok_or(Malformed::Missing("parameters, salt or digest"))?;
        let list = parameters(list, &["ln", "r", "p"])?;
        let log_n = scrypt::log2_exact(list.get("ln").ok_or(Malformed::Missing("ln"))?)?;
        let (r, p) = (number(&list, "r")?, number(&list, "p")?);
        let salt = decode(salt).ok_or(Malformed::Encoding("salt"))?;
        let digest = decode(digest).ok_or(Malformed::Encoding("digest"))?;
        if !SCRYPT_DIGESTS.contains(&digest.len()) {
            return Err(Malformed::Length("digest").into());
        }
        scrypt::record(Computation::steps().password(), log_n, r, p, &salt, digest)
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // Python 3.11, hashlib.scrypt.
        Some(Exemplar::new(
            "$scrypt$ln=64,r=2,p=3$AAECAwQFBgcICQoLDA0ODw==$i3cH616ZGUwwi0UUhKF67ub0LiH1kWPsg/QRhHFltxw=",
            "test",
        ))
    }
}

#[cfg(test)]
mod tests;
