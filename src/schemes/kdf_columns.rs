//! Slow functions with all their parameters in columns, as those write it who
//! hand over a user table: the stored hash is the key alone.

use alloc::boxed::Box;
use alloc::vec::Vec;

use super::bcrypt::{BcryptText, parse_short_cost};
use super::provider::{Text, column, digest_named, needed, number, number_or};
use super::{pbkdf2, scrypt};
use crate::codec::decimal;
use crate::computation::{Computation, Value};
use crate::error::{Context, Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::primitives::{Argon2Variant, BcryptKey};
use crate::scheme::{
    Alphabet, Computed, Confidence, Exemplar, Input, Profile, Record, Scheme, Shape, Strength,
};
use crate::stored::{Column, StoredHash};
use crate::tag::Tag;

pub(super) static SCHEMES: &[&dyn Scheme] =
    &[&PBKDF2, &SCRYPT, &ARGON2, &APPWRITE, &STYTCH, &STANDARD, &DESCOPE, &BcryptColumns];

/// The longest key, in bytes.
const MAX_KEY: usize = 1024;
/// The shortest salt of Argon2, in bytes.
const MIN_SALT: usize = 8;
/// The most characters of a key, in hexadecimal.
const MAX_TEXT: usize = 2 * MAX_KEY;

/// A key with its parameters in columns; `len`, its length, if the row has it.
#[derive(Debug)]
struct Columns {
    id: &'static str,
    source: &'static str,
    kdf: Kdf,
    /// How the key is written; else the column `hash_encoding` says it, or it is hexadecimal.
    hash: Option<Text>,
    /// How the salt is written; else the column `salt_encoding` says it, or it is text.
    salt: Option<Text>,
    /// Of `letmein`, by Python's hashlib and by argon2-cffi 25.1.0.
    known: (&'static str, &'static [(&'static str, &'static str)]),
}

/// What a system has where a row does not say it.
#[derive(Debug, Clone, Copy)]
struct Usual {
    n: u32,
    r: u32,
    p: u32,
    /// Length of the key in bytes.
    key: usize,
}

#[derive(Debug, Clone, Copy)]
enum Kdf {
    /// `rounds`, and `digest`
    Pbkdf2,
    /// `n`, which is N itself, `r` and `p`; or what everybody has.
    Scrypt(Option<Usual>),
    /// `rounds`, `memory` in KiB, `lanes`; `variant` and `version` unless they are argon2id and 19.
    Argon2,
}

/// PBKDF2 of any digest.
static PBKDF2: Columns = Columns {
    id: "pbkdf2_columns",
    source: "columns `salt`, `rounds`, `digest`, and `hash_encoding`, `salt_encoding` (hex, base64, utf8)",
    kdf: Kdf::Pbkdf2,
    hash: None,
    salt: None,
    known: (
        "762563174d297bdf48f94c4a9d3e967fdc238bd18f4a8abe61ca508571b8d33c",
        &[("salt", "NaCl"), ("rounds", "100"), ("digest", "sha256")],
    ),
};

/// scrypt of any size.
static SCRYPT: Columns = Columns {
    id: "scrypt_columns",
    source: "columns `salt`, `n`, `r`, `p`, and `hash_encoding`, `salt_encoding` (hex, base64, utf8)",
    kdf: Kdf::Scrypt(None),
    hash: None,
    salt: None,
    known: (
        "2492e3a609ef8a2e2bd2834b9a1ff4b7bcb2e882e21c55255ae8e29cc1078598",
        &[("salt", "NaCl"), ("n", "16"), ("r", "8"), ("p", "1")],
    ),
};

/// Argon2 of any variant.
static ARGON2: Columns = Columns {
    id: "argon2_columns",
    source: "columns `salt`, `rounds`, `memory`, `lanes`, `variant`, `version`, and `hash_encoding`, `salt_encoding`",
    kdf: Kdf::Argon2,
    hash: None,
    salt: None,
    known: (
        "a4ba9efb15dba09042e2251ece905339d1626f5ff8a4bf4be9ebfd80913770c9",
        &[("salt", "saltSALT"), ("rounds", "2"), ("memory", "64"), ("lanes", "1")],
    ),
};

/// Appwrite's import of scrypt, whose `passwordCpu` is N and whose
/// `passwordMemory` is r.
static APPWRITE: Columns = Columns {
    id: "appwrite_scrypt_hex",
    source: "Appwrite imports, column `salt`; `n` (passwordCpu), `r` (passwordMemory), `p` (passwordParallel) where they are not 8, 64, 1",
    kdf: Kdf::Scrypt(Some(Usual { n: 8, r: 64, p: 1, key: 64 })),
    hash: Some(Text::Hex),
    salt: Some(Text::Utf8),
    known: (
        "adf261514231d3fa73beb6a97fd69a0c88c1e06fcba6dcee54af9c0cf3f7168933c8eb8e66ac88be2d903b75d5724e78a76f641a20f0de2f28accd071004408f",
        &[("salt", "appwrite"), ("n", "16"), ("r", "13"), ("p", "2")],
    ),
};

/// Stytch's exports and imports: the salt is the text of its base 64.
static STYTCH: Columns = Columns {
    id: "stytch_scrypt",
    source: "Stytch, column `salt`; `n`, `r`, `p`, `len` where they are not 32768, 8, 1, 32",
    kdf: Kdf::Scrypt(Some(Usual { n: 32768, r: 8, p: 1, key: 32 })),
    hash: Some(Text::Base64),
    salt: Some(Text::Utf8),
    known: (
        "L4K5G9Qkn0nTrXiVbndGXTnJZ+5r2PVOP0GIzbcN8rQ=",
        &[("salt", "XPapDAm6xdV5UhMpyPrSpy8FbfCDtA=="), ("n", "16")],
    ),
};

/// Firebase's import of what is not its own scrypt.
static STANDARD: Columns = Columns {
    id: "firebase_standard_scrypt",
    source: "Firebase imports, STANDARD_SCRYPT, columns `salt`, `n` (memoryCost), `r` (blockSize), `p` (parallelization)",
    kdf: Kdf::Scrypt(None),
    hash: Some(Text::Base64),
    salt: Some(Text::Base64),
    known: (
        "TH8B0m67I9KzumnBJPTpVI/NzVRmBFeIZUPPncimg1VAGOJCHRYQkFffWC1QLB1/yMzN3H+cq8vGKrZkq2kRfQ==",
        &[("salt", "AAECAwQFBgcICQoLDA0ODw=="), ("n", "16"), ("r", "8"), ("p", "1")],
    ),
};

/// Descope's and Stytch's import of PBKDF2.
static DESCOPE: Columns = Columns {
    id: "descope_pbkdf2",
    source: "Descope and Stytch imports, columns `salt`, `rounds`, `digest`, the first in Base64",
    kdf: Kdf::Pbkdf2,
    hash: Some(Text::Base64),
    salt: Some(Text::Base64),
    known: (
        "Q4OJSo/wUZToTqJcvzsK/RDNIYD6Hqo0L9ikt8Tn1aG94LXsiMhOeooYYlp8tCb7j1fFOqBhnX1NrFO4qX2qKQ==",
        &[("salt", "AAECAwQFBgcICQoLDA0ODw=="), ("rounds", "100"), ("digest", "sha512")],
    ),
};

impl Columns {
    fn text(
        &self,
        own: Option<Text>,
        input: &Input<'_>,
        name: &str,
        default: Text,
    ) -> Result<Text, Malformed> {
        match (own, column(input, name)) {
            (Some(text), _) => Ok(text),
            (None, Some(name)) => Text::of(name),
            (None, None) => Ok(default),
        }
    }
}

impl Scheme for Columns {
    fn id(&self) -> SchemeId {
        SchemeId::builtin(self.id)
    }

    fn profile(&self) -> Profile {
        let (strength, names): (_, &[&str]) = match self.kdf {
            Kdf::Pbkdf2 => (Strength::Slow, &["rounds", "digest"]),
            Kdf::Scrypt(None) => (Strength::MemoryHard, &["n", "r", "p"]),
            Kdf::Scrypt(Some(_)) => (Strength::MemoryHard, &[]),
            Kdf::Argon2 => (Strength::MemoryHard, &["rounds", "memory", "lanes"]),
        };
        let needs: Vec<Context> = core::iter::once(Context::Salt)
            .chain(names.iter().map(|name| Column::from_name(name).context()))
            .collect();
        Profile::new(strength).from(self.source).needing(needs)
    }

    fn shapes(&self) -> &[Shape] {
        match self.hash {
            Some(Text::Hex) => const { &[Shape::between(Alphabet::Hex, 32, MAX_TEXT)] },
            _ => const { &[Shape::between(Alphabet::Any, 22, MAX_TEXT)] },
        }
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let text = stored.as_bytes();
        let digits = |byte: &u8| byte.is_ascii_alphanumeric() || b"+/-_=".contains(byte);
        let own = self.shapes().iter().any(|shape| shape.matches(text)) && text.iter().all(digits);
        own.then_some(Confidence::Shape)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let key = self.text(self.hash, &input, "hash_encoding", Text::Hex)?.digest(input.bytes(), MAX_KEY)?;
        // A shorter key is the start of the longer one: a row that states the length is held to it.
        let usual = if let Kdf::Scrypt(Some(usual)) = &self.kdf { usual.key } else { key.len() };
        let len =
            column(&input, "len").map_or(Ok(usual), |_| number(&input, "len").map(|len| len as usize))?;
        if len != key.len() {
            return Err(Malformed::Length("digest").into());
        }
        let salt = self.text(self.salt, &input, "salt_encoding", Text::Utf8)?;
        let salt = salt.decode(input.column(Context::Salt)?, "salt")?;
        let steps = Computation::steps().password();
        match self.kdf {
            Kdf::Pbkdf2 => {
                let digest = digest_named(needed(&input, "digest")?)?;
                pbkdf2::record(steps, digest, number(&input, "rounds")?, &salt, key)
            }
            Kdf::Scrypt(usual) => {
                let of = |name, usual| match usual {
                    Some(usual) => number_or(&input, name, usual),
                    None => number(&input, name),
                };
                let n = of("n", usual.map(|usual| usual.n))?;
                let (r, p) = (of("r", usual.map(|usual| usual.r))?, of("p", usual.map(|usual| usual.p))?);
                scrypt::record(steps, log2(n)?, r, p, &salt, key)
            }
            Kdf::Argon2 => argon2(&input, &salt, key),
        }
    }

    fn exemplar(&self) -> Option<Exemplar> {
        let (stored, columns) = self.known;
        let mut exemplar = Exemplar::new(stored, "letmein");
        for (name, value) in columns {
            exemplar.stored = exemplar.stored.with_column(Column::from_name(name), value);
        }
        Some(exemplar)
    }
}

/// The logarithm of N, a power of two from 2 on.
pub(super) fn log2(n: u32) -> Result<u8, Malformed> {
    if n < 2 || !n.is_power_of_two() {
        return Err(Malformed::Range("N"));
    }
    u8::try_from(n.ilog2()).map_err(|_| Malformed::Range("N"))
}

fn argon2(input: &Input<'_>, salt: &[u8], key: Value) -> Result<Box<dyn Record>, ParseError> {
    let variant = match column(input, "variant").unwrap_or(b"argon2id") {
        b"argon2id" | b"id" => Argon2Variant::Id,
        b"argon2i" | b"i" => Argon2Variant::I,
        b"argon2d" | b"d" => Argon2Variant::D,
        _ => return Err(Malformed::Unknown("variant").into()),
    };
    let version = match decimal::parse_u32(column(input, "version").unwrap_or(b"19")) {
        Some(version @ (0x10 | 0x13)) => version,
        _ => return Err(Malformed::Unknown("version").into()),
    };
    argon2_record(
        (variant, version),
        (number(input, "memory")?, number(input, "rounds")?, number(input, "lanes")?),
        salt,
        key,
    )
}

/// The record of Argon2 over the password, without a key and further data.
pub(super) fn argon2_record(
    (variant, version): (Argon2Variant, u32),
    (memory_kib, passes, lanes): (u32, u32, u32),
    salt: &[u8],
    key: Value,
) -> Result<Box<dyn Record>, ParseError> {
    // The argon2 crate computes no less.
    if salt.len() < MIN_SALT {
        return Err(Malformed::Length("salt").into());
    }
    let steps = Computation::steps().password().bytes(salt).bytes([]).bytes([]);
    let computation = steps.argon2(variant, version, (memory_kib, passes, lanes), key.len()).build()?;
    let params = Params::Argon2 { variant, version, memory_kib, passes, lanes };
    Ok(Box::new(Computed::new(params, computation, Tag::from_secret(key))))
}

/// bcrypt taken apart: 31 characters, and 22 of salt and the cost in columns
/// (FusionAuth, Okta).
#[derive(Debug)]
struct BcryptColumns;

impl Scheme for BcryptColumns {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("bcrypt_columns")
    }

    fn profile(&self) -> Profile {
        let profile = Profile::new(Strength::Slow).needing(alloc::vec![Context::Salt, Context::Rounds]);
        profile.truncating_at(72).from("FusionAuth and Okta imports, columns `salt` and `rounds` (the cost)")
    }

    fn shapes(&self) -> &[Shape] {
        const { &[Shape::exact(Alphabet::Crypt, 31)] }
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let cost = parse_short_cost(needed(&input, "rounds")?)?;
        let salt = needed(&input, "salt")?;
        BcryptText::of(cost, BcryptKey::Standard, salt, input.bytes())?
            .record(Computation::steps().password())
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // jBCrypt's test vectors, taken apart.
        let mut exemplar = Exemplar::new("0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i", "abc");
        let columns = [(Column::Salt, "If6bvum7DFjUnE9p2uDeDu"), (Column::Rounds, "6")];
        for (column, value) in columns {
            exemplar.stored = exemplar.stored.with_column(column, value);
        }
        Some(exemplar)
    }
}

#[cfg(test)]
mod tests;
