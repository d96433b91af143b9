//! Gitea and Forgejo: a key in hexadecimal, what made it in the column
//! `passwd_hash_algo`.

use alloc::boxed::Box;

use super::django::positive;
use super::kdf_columns::{argon2_record, log2};
use super::provider::{Text, column};
use super::{pbkdf2, scrypt};
use crate::codec::hex;
use crate::computation::{Computation, Value};
use crate::error::{Context, Malformed, ParseError};
use crate::id::SchemeId;
use crate::primitives::{Argon2Variant, Digest};
use crate::scheme::{Alphabet, Exemplar, Input, Profile, Record, Scheme, Shape, Strength};
use crate::stored::Column;

pub(super) static SCHEMES: &[&dyn Scheme] = &[&Gitea];

/// The column `passwd_hash_algo` holds `pbkdf2`, `scrypt` or `argon2`, alone for
/// what Gitea always had, or with numbers: `pbkdf2$50000$50`,
/// `scrypt$65536$16$2$50`, `argon2$2$65536$8$50`, the last of them the length of
/// the key. Without the column it is `pbkdf2`. A salt of 10 characters is text,
/// as before 1.15, any other one hexadecimal. Rows of `bcrypt` are texts of
/// bcrypt, which does not read the salt column.
#[derive(Debug)]
struct Gitea;

const COLUMN: &str = "passwd_hash_algo";
/// The length of a key, unless it is stated.
const KEY: u32 = 50;
/// The longest, in bytes.
const MAX_KEY: usize = 512;
/// The characters of a salt that is text.
const TEXT_SALT: usize = 10;

impl Scheme for Gitea {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("gitea")
    }

    fn profile(&self) -> Profile {
        let profile = Profile::new(Strength::Slow).needing(alloc::vec![Context::Salt]);
        profile.from("Gitea, Forgejo: columns `salt` and `passwd_hash_algo`")
    }

    fn shapes(&self) -> &[Shape] {
        const { &[Shape::between(Alphabet::Hex, 32, 2 * MAX_KEY)] }
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let key = Text::Hex.digest(input.bytes(), MAX_KEY)?;
        let salt = salt_bytes(input.column(Context::Salt)?)?;
        let kind = column(&input, COLUMN).unwrap_or_default();
        let mut fields = kind.split(|byte| *byte == b'$');
        let name = fields.next().unwrap_or_default();
        let stated = fields
            .map(|field| positive(field, "parameter of the hash"))
            .collect::<Result<alloc::vec::Vec<_>, _>>()?;
        let steps = Computation::steps().password();
        match (name, stated.as_slice()) {
            (b"" | b"pbkdf2" | b"pbkdf2_v1", []) => {
                pbkdf2::record(steps, Digest::Sha256, 10_000, &salt, of_length(key, KEY)?)
            }
            (b"pbkdf2_v2", []) => pbkdf2::record(steps, Digest::Sha256, 50_000, &salt, of_length(key, KEY)?),
            (b"pbkdf2_hi", []) => pbkdf2::record(steps, Digest::Sha256, 320_000, &salt, of_length(key, KEY)?),
            (b"pbkdf2", [rounds, len]) => {
                pbkdf2::record(steps, Digest::Sha256, *rounds, &salt, of_length(key, *len)?)
            }
            (b"scrypt", []) => scrypt::record(steps, 16, 16, 2, &salt, of_length(key, KEY)?),
            (b"scrypt", [n, r, p, len]) => {
                scrypt::record(steps, log2(*n)?, *r, *p, &salt, of_length(key, *len)?)
            }
            (b"argon2", []) => argon2_record(ARGON2ID, (65_536, 2, 8), &salt, of_length(key, KEY)?),
            (b"argon2", [passes, memory, lanes, len]) => {
                argon2_record(ARGON2ID, (*memory, *passes, *lanes), &salt, of_length(key, *len)?)
            }
            _ => Err(Malformed::Unknown("kind of hash").into()),
        }
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // argon2-cffi 25.1.0 and Go's x/crypto.
        let mut exemplar = Exemplar::new(
            "c4d2330bf0188ac521b8650be059c99cefa67db1861a6ea3306d65f532c9ab85504fc2e06d83195b58a7b1bff6d4ba79b2c1",
            "lètmein",
        );
        let columns = [
            (Column::Salt, "000102030405060708090a0b0c0d0e0f"),
            (Column::from_name(COLUMN), "argon2$1$64$2$50"),
        ];
        for (column, value) in columns {
            exemplar.stored = exemplar.stored.with_column(column, value);
        }
        Some(exemplar)
    }
}

const ARGON2ID: (Argon2Variant, u32) = (Argon2Variant::Id, 0x13);

fn salt_bytes(text: &[u8]) -> Result<Value, Malformed> {
    match text.len() {
        TEXT_SALT => Ok(Value::new(text.to_vec())),
        _ => hex::decode(text).ok_or(Malformed::Encoding("salt")),
    }
}

fn of_length(key: Value, len: u32) -> Result<Value, Malformed> {
    if u32::try_from(key.len()) == Ok(len) { Ok(key) } else { Err(Malformed::Length("digest")) }
}

#[cfg(test)]
mod tests;
