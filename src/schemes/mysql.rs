//! MySQL and MariaDB, but for `mysql41`, which is a composition of digests.

use alloc::boxed::Box;

use crate::codec::{crypt64, hex, split};
use crate::computation::{Computation, Database, Encoding, Value};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
#[cfg(feature = "ed25519")]
use crate::scheme::Confidence;
use crate::scheme::{Alphabet, Computed, Exemplar, Input, Prefix, Profile, Record, Scheme, Shape, Strength};
#[cfg(feature = "ed25519")]
use crate::stored::StoredHash;
use crate::tag::Tag;

pub(super) static SCHEMES: &[&dyn Scheme] = &[
    &OldPassword,
    &CachingSha2,
    &Sha256Password,
    #[cfg(feature = "ed25519")]
    &ed25519::Ed25519,
    #[cfg(feature = "ed25519")]
    &ed25519::Parsec,
];

/// The salt of both SHA-256 plugins, whole. It is seven-bit, without NUL and `$`.
const SALT: usize = 20;
/// 32 bytes in the order of SHA-256-crypt.
const DIGEST_TEXT: usize = 43;

/// 16 hexadecimal digits.
#[derive(Debug)]
struct OldPassword;

impl Scheme for OldPassword {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("mysql323")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Broken).from("MySQL before 4.1, OLD_PASSWORD() since")
    }

    fn shapes(&self) -> &[Shape] {
        const { &[Shape::exact(Alphabet::Hex, 16)] }
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let expected = Encoding::Hex.decode_exact(input.bytes(), 8).ok_or(Malformed::Encoding("digest"))?;
        let computation = Computation::steps().password().bytes([]).database(Database::Mysql323).build()?;
        Ok(Box::new(Computed::new(Params::Fixed, computation, expected)))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // MySQL's manual.
        Some(Exemplar::new("6f8c114b58f2ce9e", "mypass"))
    }
}

/// `$A$` three hexadecimal digits `$` 20 bytes of salt and 43 characters: the
/// digits are thousands of rounds (`sql/auth/sha2_password.cc`). Or all of it in
/// hexadecimal behind `0x`, as `SHOW CREATE USER` prints it with
/// `print_identified_with_as_hex`.
#[derive(Debug)]
struct CachingSha2;

const CACHING_LEN: usize = "$A$005$".len() + SALT + DIGEST_TEXT;

impl Scheme for CachingSha2 {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("mysql_caching_sha2")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Slow).from("MySQL 5.7 and later, caching_sha2_password")
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact("$A$"), Prefix::any_case("0x244124")] }
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let text = printed(input.bytes())?;
        let rest = text.strip_prefix(b"$A$").ok_or(Malformed::Missing("rounds"))?;
        if text.len() != CACHING_LEN {
            return Err(Malformed::Length("salt and digest").into());
        }
        let (thousands, rest) = rest.split_at(3);
        let rest = rest.strip_prefix(b"$").ok_or(Malformed::Missing("salt"))?;
        let rounds = thousands.iter().try_fold(0_u32, |sum, digit| Some(sum << 4 | value_of(*digit)?));
        let rounds = rounds.ok_or(Malformed::Number("rounds"))? * 1000;
        let (salt, digest) = rest.split_at(SALT);
        record(rounds, salt, digest)
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // hashcat 6.2.6, example of mode 7401.
        Some(Exemplar::new(
            "0x24412430303524f9cc98ce08892924f50a213b6bc571a2c11778c5625479393559393965414d45316477456b484f41316e6448474\
             2577a2e3162785353526b7554584647562f",
            "hashcat",
        ))
    }
}

/// `$5$` 20 bytes of salt `$` 43 characters, with 5000 rounds. The salt goes in
/// whole where SHA-256-crypt cuts it after 16 bytes, so that it is another
/// digest in the same spelling.
#[derive(Debug)]
struct Sha256Password;

impl Scheme for Sha256Password {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("mysql_sha256_password")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Slow)
            .from("MySQL 5.6 to 8.4, sha256_password")
            .dialect_of(SchemeId::builtin("sha256_crypt"))
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact("$5$"), Prefix::any_case("0x243524")] }
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let text = printed(input.bytes())?;
        let rest = text.strip_prefix(b"$5$").ok_or(Malformed::Missing("salt"))?;
        let (salt, digest) = split::rcut(rest, b'$').ok_or(Malformed::Missing("digest"))?;
        if salt.len() != SALT {
            return Err(Malformed::Length("salt").into());
        }
        record(5000, salt, digest)
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // Computed after the specification by Python's hashlib.
        Some(Exemplar::new("$5$0123456789abcdefghij$8arjrEyuuBvnmJ9lgmh2ei0McBqbcB1fe8ktt8PXWz1", "letmein"))
    }
}

/// The text itself, or what is behind `0x` in hexadecimal.
fn printed(stored: &[u8]) -> Result<Value, Malformed> {
    match split::strip_prefix_ignore_case(stored, b"0x") {
        Some(digits) => hex::decode(digits).ok_or(Malformed::Encoding("hexadecimal")),
        None => Ok(Value::new(stored.to_vec())),
    }
}

fn value_of(digit: u8) -> Option<u32> {
    char::from(digit).to_digit(16)
}

fn record(rounds: u32, salt: &[u8], digest: &[u8]) -> Result<Box<dyn Record>, ParseError> {
    if digest.len() != DIGEST_TEXT {
        return Err(Malformed::Length("digest").into());
    }
    let digest =
        crypt64::decode_permuted(crypt64::SHA256_CRYPT, digest).ok_or(Malformed::Encoding("digest"))?;
    let kernel = Database::MysqlSha2 { rounds };
    let computation = Computation::steps().password().bytes(salt).database(kernel).build()?;
    Ok(Box::new(Computed::new(Params::Rounds(rounds.into()), computation, Tag::from_secret(digest))))
}

/// MariaDB stores public keys: what signs with the password, signs for them.
#[cfg(feature = "ed25519")]
mod ed25519 {
    use super::*;
    use crate::computation::Steps;
    use crate::primitives::Digest;

    const KEY: usize = 32;
    /// 32 bytes in base 64 without padding.
    const KEY_TEXT: usize = 43;

    /// The public key of the first half of SHA-512 of what the steps leave.
    fn record(steps: Steps, params: Params, key: &[u8]) -> Result<Box<dyn Record>, ParseError> {
        let expected = Encoding::Base64NoPad.decode_exact(key, KEY).ok_or(Malformed::Encoding("key"))?;
        let scalar = steps.digest(Digest::Sha512).slice(0, KEY);
        let computation = scalar.bytes([]).database(Database::Ed25519).build()?;
        Ok(Box::new(Computed::new(params, computation, expected)))
    }

    /// 43 characters: the public key of a secret key that is the password, of
    /// any length.
    #[derive(Debug)]
    pub(super) struct Ed25519;

    impl Scheme for Ed25519 {
        fn id(&self) -> SchemeId {
            SchemeId::builtin("mariadb_ed25519")
        }

        fn profile(&self) -> Profile {
            Profile::new(Strength::Fast).from("MariaDB 10.1.22 and later, plugin ed25519")
        }

        fn shapes(&self) -> &[Shape] {
            const { &[Shape::exact(Alphabet::Base64, KEY_TEXT)] }
        }

        fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
            if input.bytes().len() != KEY_TEXT {
                return Err(Malformed::Length("key").into());
            }
            record(Computation::steps().password(), Params::Fixed, input.bytes())
        }

        fn exemplar(&self) -> Option<Exemplar> {
            // MariaDB's documentation.
            Some(Exemplar::new("ZIgUREUg5PVgQ6LskhXmO+eZLS0nC8be6HPjYWR4YJY", "secret"))
        }
    }

    /// `P` a digit `:` 18 bytes of salt `:` the key, both in base 64. The seed is
    /// PBKDF2-HMAC-SHA-512 with 1024 rounds, doubled as often as the digit says,
    /// which is 0 to 3 (`plugin/auth_parsec/server_parsec.cc`).
    #[derive(Debug)]
    pub(super) struct Parsec;

    impl Scheme for Parsec {
        fn id(&self) -> SchemeId {
            SchemeId::builtin("mariadb_parsec")
        }

        fn profile(&self) -> Profile {
            Profile::new(Strength::Stretched).from("MariaDB 11.6 and later, plugin parsec")
        }

        fn prefixes(&self) -> &[Prefix] {
            const { &[Prefix::exact("P0:"), Prefix::exact("P1:"), Prefix::exact("P2:"), Prefix::exact("P3:")] }
        }

        fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
            let text = stored.as_bytes();
            let begins = self.prefixes().iter().any(|prefix| prefix.matches(text));
            // Two letters and a colon are not much.
            let own = begins && text.iter().filter(|byte| **byte == b':').count() == 2;
            own.then_some(Confidence::Certain)
        }

        fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
            let fields = split::split_exact(input.rest(1), b':').ok_or(Malformed::Missing("key"))?;
            let [[doublings @ b'0'..=b'3'], salt, key] = fields else {
                return Err(Malformed::Number("rounds").into());
            };
            let salt = Encoding::Base64.decode(salt).ok_or(Malformed::Encoding("salt"))?;
            if salt.len() != 18 {
                return Err(Malformed::Length("salt").into());
            }
            let rounds = 1024 << u32::from(doublings - b'0');
            let seed = Computation::steps().password().bytes(salt.as_slice());
            let params = Params::Pbkdf2 { digest: Digest::Sha512, rounds };
            record(seed.pbkdf2(Digest::Sha512, rounds, KEY), params, key)
        }

        fn exemplar(&self) -> Option<Exemplar> {
            // Python's hashlib and cryptography (OpenSSL).
            Some(Exemplar::new(
                "P0:AAECAwQFBgcICQoLDA0ODxAR:vN8aAH3uMZDpgxY74WIyK93BSUh/uCItkwxrumXoIVk",
                "secret",
            ))
        }
    }
}

#[cfg(test)]
mod tests;
