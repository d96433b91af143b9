//! scrypt as `salt:key` of Better Auth, Lucia and Oslo: N = 16384, p = 1, salts
//! as text, keys of 64 bytes in hexadecimal.

use alloc::borrow::Cow;
use alloc::boxed::Box;

use crate::codec::split;
use crate::computation::{Computation, Encoding};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::password::Reading;
use crate::scheme::{Alphabet, Computed, Exemplar, Input, Prefix, Profile, Record, Scheme, Shape, Strength};

pub(super) static SCHEMES: &[&dyn Scheme] = &[&BetterAuth, &Lucia];

const LOG_N: u8 = 14;
const KEY: usize = 64;
/// All of them normalise the password to NFKC before they hash it.
const READINGS: &[Reading] = &[Reading::Raw, Reading::Nfkc];

/// `salt:key` with r = 16 and a salt of 32 hexadecimal digits.
#[derive(Debug)]
struct BetterAuth;

impl Scheme for BetterAuth {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("better_auth_scrypt")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::MemoryHard).from("Better Auth, Lucia 3, Oslo")
    }

    fn shapes(&self) -> &[Shape] {
        const { &[Shape::exact(Alphabet::Hex, 32 + 1 + 2 * KEY).separated_by(b':', 1)] }
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let (salt, key) = split::cut(input.bytes(), b':').ok_or(Malformed::Missing("key"))?;
        if salt.len() != 32 {
            return Err(Malformed::Length("salt").into());
        }
        record(16, salt, key)
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // Lucia 3.2.2.
        Some(Exemplar::new(
            "1001fbba8dc3efeba0e6b0e5be38d534:9abf567c7befb2980be09b432043c65ba1c85fe9c710ad08e22c779e5fce46b0ef45fb91c5a8b25877ffe5103fd61709098ef2b79ea00b1473c58f7a6105136f",
            "password",
        ))
    }
}

/// Lucia 1 and 2: `s2:salt:key` with r = 16 and, from before that, `salt:key`
/// with r = 8 and a salt of 16 letters and digits.
#[derive(Debug)]
struct Lucia;

impl Scheme for Lucia {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("lucia_scrypt")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::MemoryHard).from("Lucia 1 and 2")
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact("s2:")] }
    }

    fn shapes(&self) -> &[Shape] {
        const { &[Shape::exact(Alphabet::Crypt, 16 + 1 + 2 * KEY).separated_by(b':', 1)] }
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let (r, text) = match input.bytes().strip_prefix(b"s2:") {
            Some(rest) => (16, rest),
            None => (8, input.bytes()),
        };
        let (salt, key) = split::cut(text, b':').ok_or(Malformed::Missing("key"))?;
        if r == 8 && salt.len() != 16 {
            return Err(Malformed::Length("salt").into());
        }
        record(r, salt, key)
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // Lucia 3.2.2.
        Some(Exemplar::new(
            "s2:72f07ac527bb18f8c64301041941c0d7:85bd6e6ce9f2ac6cb3c8c2f473e283b1285aaa2465052d6ebb251866c2ba1af7729461c82a5383bbe2636e6e0a9d5faba1367339d5411c94837e5fb1cd0bf528",
            "password",
        ))
    }
}

fn record(r: u32, salt: &[u8], key: &[u8]) -> Result<Box<dyn Record>, ParseError> {
    let key = Encoding::Hex.decode_exact(key, KEY).ok_or(Malformed::Encoding("key"))?;
    let computation = Computation::steps().password().bytes(salt).scrypt(LOG_N, r, 1, KEY).build()?;
    let params = Params::Scrypt { log_n: LOG_N, r, p: 1 };
    Ok(Box::new(Computed::new(params, computation, key).with_readings(Cow::Borrowed(READINGS))))
}

#[cfg(test)]
mod tests;
