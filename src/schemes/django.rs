//! Django: `algorithm$…`, fields divided by dollars, salts as text.

use alloc::boxed::Box;

use super::{bcrypt, des_crypt, pbkdf2, scrypt};
use crate::codec::{decimal, split};
use crate::computation::{Computation, Encoding, Value};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::primitives::Digest;
use crate::scheme::{Computed, Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Strength};
use crate::stored::StoredHash;
use crate::tag::Tag;

pub(super) static SCHEMES: &[&dyn Scheme] = &[
    &PBKDF2_SHA256,
    &PBKDF2_SHA1,
    &SALTED_SHA1,
    &SALTED_MD5,
    &BCRYPT,
    &BCRYPT_SHA256,
    &ARGON2,
    &SCRYPT,
    &DES_CRYPT,
];

/// A hasher of `django.contrib.auth.hashers`: its name and a dollar, then
/// fields. Salts are TEXT of any characters but the dollar.
#[derive(Debug)]
struct Django {
    id: &'static str,
    prefix: [Prefix; 1],
    hasher: Hasher,
    source: &'static str,
    /// Made by Django 5.2, the SHA-1 and DES rows by 4.2, of the password `lètmein`;
    /// the DES row of `letmein`.
    known: &'static str,
}

/// What follows the name.
#[derive(Debug, Clone, Copy)]
enum Hasher {
    /// `rounds$salt$base64`
    Pbkdf2(Digest),
    /// `salt$hex` of H(salt ‖ password). An empty salt is no special case.
    Salted(Digest),
    /// `$2b$…`
    Bcrypt,
    /// `$2b$…` of the password's SHA-256 in hexadecimal
    BcryptSha256,
    /// `argon2id$…`, the name standing for what is before the first dollar
    Argon2,
    /// `N$salt$r$p$base64`
    Scrypt,
    /// `salt$` and 13 characters of crypt(3)
    DesCrypt,
}

static PBKDF2_SHA256: Django = Django::new(
    "django_pbkdf2_sha256",
    Prefix::exact("pbkdf2_sha256$"),
    Hasher::Pbkdf2(Digest::Sha256),
    "Django 1.4 and later, the default",
    "pbkdf2_sha256$1000$seasalt$JgZryXe2Ga8ysg6XbzkLpTdyPQrHqsinbL9BnnhgX4A=",
);
static PBKDF2_SHA1: Django = Django::new(
    "django_pbkdf2_sha1",
    Prefix::exact("pbkdf2_sha1$"),
    Hasher::Pbkdf2(Digest::Sha1),
    "Django 1.4 and later",
    "pbkdf2_sha1$1000$seasalt$ljleU4wBmTtz/MoG5YTwxpM0d7I=",
);
/// Also reads `sha1$$hex`, Django's `unsalted_sha1`.
static SALTED_SHA1: Django = Django::new(
    "django_salted_sha1",
    Prefix::exact("sha1$"),
    Hasher::Salted(Digest::Sha1),
    "Django up to 1.3; read up to 5.0",
    "sha1$seasalt$cff36ea83f5706ce9aa7454e63e431fc726b2dc8",
);
/// Also reads `md5$$hex`, a spelling of Django's `unsalted_md5`.
static SALTED_MD5: Django = Django::new(
    "django_salted_md5",
    Prefix::exact("md5$"),
    Hasher::Salted(Digest::Md5),
    "Django, in old tables and in the test suites of many projects",
    "md5$seasalt$3f86d0d3d465b7b458c231bf3555c0e3",
);
static BCRYPT: Django = Django::new(
    "django_bcrypt",
    Prefix::exact("bcrypt$"),
    Hasher::Bcrypt,
    "Django 1.4 and later",
    "bcrypt$$2b$04$LZSJchsWG/DrBy1erNs4eeXZT2hkvxtHrefZpQCGJM8nrbtNy.A1G",
);
static BCRYPT_SHA256: Django = Django::new(
    "django_bcrypt_sha256",
    Prefix::exact("bcrypt_sha256$"),
    Hasher::BcryptSha256,
    "Django 1.6 and later",
    "bcrypt_sha256$$2b$04$LZSJchsWG/DrBy1erNs4ee3gfcEYpWiAjD1w8DTbOXujQlLi9eTni",
);
static ARGON2: Django = Django::new(
    "django_argon2",
    Prefix::exact("argon2$"),
    Hasher::Argon2,
    "Django 1.10 and later",
    "argon2$argon2id$v=19$m=8,t=1,p=1$c2Vhc2FsdDEy$Kzq+ZLu6gwNxW9jMddxCIUQ1HGoBwkJ+SdCB7Uyl+2c",
);
static SCRYPT: Django = Django::new(
    "django_scrypt",
    Prefix::exact("scrypt$"),
    Hasher::Scrypt,
    "Django 4.0 and later",
    "scrypt$16$seasalt$2$3$l8K9m2R+ET4cq9chDkxL4y1pJj+h8CovfxH9/a0BQ8BvlpZ7U2eeuq2YVttfSW7AuHua9LnhwLnMTnSGOi/K1Q==",
);
static DES_CRYPT: Django = Django::new(
    "django_des_crypt",
    Prefix::exact("crypt$"),
    Hasher::DesCrypt,
    "Django up to 4.2, by crypt(3)",
    "crypt$$Ab8.xzrKjp63A",
);

impl Django {
    const fn new(
        id: &'static str,
        prefix: Prefix,
        hasher: Hasher,
        source: &'static str,
        known: &'static str,
    ) -> Self {
        Self { id, prefix: [prefix], hasher, source, known }
    }
}

impl Scheme for Django {
    fn id(&self) -> SchemeId {
        SchemeId::builtin(self.id)
    }

    fn profile(&self) -> Profile {
        let profile = match self.hasher {
            Hasher::Salted(_) => Profile::new(Strength::Fast),
            Hasher::Bcrypt => Profile::new(Strength::Slow).truncating_at(72),
            Hasher::DesCrypt => des_crypt::traditional_profile(),
            Hasher::Pbkdf2(_) | Hasher::BcryptSha256 => Profile::new(Strength::Slow),
            Hasher::Argon2 | Hasher::Scrypt => Profile::new(Strength::MemoryHard),
        };
        profile.from(self.source)
    }

    fn prefixes(&self) -> &[Prefix] {
        &self.prefix
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let [prefix] = &self.prefix;
        let rest = stored.as_bytes().strip_prefix(prefix.text().as_bytes())?;
        let other = matches!(self.hasher, Hasher::Scrypt) && package_fields(rest).is_some();
        (!other).then_some(Confidence::Certain)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let [prefix] = &self.prefix;
        let rest = input.rest(prefix.text().len());
        match self.hasher {
            Hasher::Pbkdf2(digest) => pbkdf2_fields(digest, rest),
            Hasher::Salted(digest) => salted(digest, rest),
            Hasher::Bcrypt => carried(&input, rest, b"$2"),
            Hasher::BcryptSha256 => {
                let prehash = Computation::steps().password().digest(Digest::Sha256).encode(Encoding::Hex);
                bcrypt::parse_text(rest)?.record(prehash)
            }
            // The dollar behind the name is also the first one of the PHC string.
            Hasher::Argon2 => carried(&input, input.rest(prefix.text().len() - 1), b"$argon2"),
            Hasher::Scrypt => scrypt_fields(rest),
            Hasher::DesCrypt => des_crypt_fields(rest),
        }
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // The other one is as long as all that DES reads.
        let password = if matches!(self.hasher, Hasher::DesCrypt) { "letmein" } else { "lètmein" };
        Some(Exemplar::new(self.known, password))
    }
}

fn pbkdf2_fields(prf: Digest, text: &[u8]) -> Result<Box<dyn Record>, ParseError> {
    let [rounds, salt, digest] = dollar_fields(text)?;
    let digest = digest_field(Encoding::Base64, digest, prf.output_len())?;
    let rounds = positive(rounds, "rounds")?;
    pbkdf2::record(Computation::steps().password(), prf, rounds, salt, digest)
}

fn salted(digest: Digest, text: &[u8]) -> Result<Box<dyn Record>, ParseError> {
    let [salt, hex] = dollar_fields(text)?;
    let expected = Tag::from_secret(digest_field(Encoding::Hex, hex, digest.output_len())?);
    let computation = Computation::steps().bytes(salt).password().concat(2).digest(digest).build()?;
    Ok(Box::new(Computed::new(Params::Fixed, computation, expected)))
}

/// Django leaves the salt empty, as the text of crypt(3) begins with it; passlib
/// and the first Django wrote it twice, of which crypt(3) takes two characters.
fn des_crypt_fields(text: &[u8]) -> Result<Box<dyn Record>, ParseError> {
    let [salt, carried] = dollar_fields(text)?;
    if !carried.starts_with(salt.get(..2).unwrap_or(salt)) {
        return Err(Malformed::Encoding("salt").into());
    }
    des_crypt::traditional(carried)
}

fn scrypt_fields(text: &[u8]) -> Result<Box<dyn Record>, ParseError> {
    let [n, salt, r, p, digest] = dollar_fields(text)?;
    let digest = digest_field(Encoding::Base64, digest, 64)?;
    let (r, p) = (positive(r, "r")?, positive(p, "p")?);
    scrypt::record(Computation::steps().password(), scrypt::log2_exact(n)?, r, p, salt, digest)
}

/// The fields of `salt$log2 N$r$p$length$key`, which the package django-scrypt
/// wrote before Django had an scrypt of its own.
pub(super) fn package_fields(text: &[u8]) -> Option<[&[u8]; 6]> {
    let fields = split::split_exact::<6>(text, b'$')?;
    let number = |text: &&[u8]| !text.is_empty() && text.iter().all(u8::is_ascii_digit);
    let [_, numbers @ .., _] = &fields;
    numbers.iter().all(number).then_some(fields)
}

/// The record of a hash that begins in this way, read by the scheme that owns it.
pub(super) fn carried(input: &Input<'_>, text: &[u8], start: &[u8]) -> Result<Box<dyn Record>, ParseError> {
    if text.is_empty() {
        return Err(Malformed::Missing("carried hash").into());
    }
    if !text.starts_with(start) {
        return Err(Malformed::Unknown("carried hash").into());
    }
    input.inner(text)
}

/// Exactly `N` fields between dollars.
pub(super) fn dollar_fields<const N: usize>(text: &[u8]) -> Result<[&[u8]; N], Malformed> {
    split::split_exact(text, b'$').ok_or_else(|| {
        let dollars = text.iter().filter(|byte| **byte == b'$').count();
        if dollars < N { Malformed::Missing("digest") } else { Malformed::Surplus("digest") }
    })
}

/// A number from 1 to 2^32 - 1, in its one spelling.
pub(super) fn positive(text: &[u8], what: &'static str) -> Result<u32, Malformed> {
    if text.is_empty() {
        return Err(Malformed::Missing(what));
    }
    match decimal::parse_u32(text) {
        Some(0) => Err(Malformed::Range(what)),
        Some(number) => Ok(number),
        None if text.iter().all(u8::is_ascii_digit) && !text.starts_with(b"0") => Err(Malformed::Range(what)),
        None => Err(Malformed::Number(what)),
    }
}

/// The digest that `text` spells, of exactly `len` bytes.
pub(super) fn digest_field(encoding: Encoding, text: &[u8], len: usize) -> Result<Value, Malformed> {
    if text.is_empty() {
        return Err(Malformed::Missing("digest"));
    }
    let digest = encoding.decode(text).ok_or(Malformed::Encoding("digest"))?;
    if digest.len() == len { Ok(digest) } else { Err(Malformed::Length("digest")) }
}

#[cfg(test)]
/// Rows of Django 5.2 and 4.2, of the password `lètmein` unless said.
mod tests;
