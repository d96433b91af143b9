//! Users of Juniper's SSL VPN: MD5-crypt under AES-128 in CBC mode, with a key that all devices have.

use alloc::boxed::Box;

use crate::codec::base64::{self, Padding};
use crate::codec::{Base64Alphabet, Tail, crypt64, split};
use crate::computation::{Computation, Value};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::primitives::aes_cbc::{BLOCK_LEN, decrypt_blocks};
use crate::scheme::{Alphabet, Computed, Exemplar, Input, Profile, Record, Scheme, Shape, Strength};
use crate::tag::Tag;

/// 104 characters of base 64: twelve bytes, which are most of the initial vector, and four blocks, in which a string of
/// MD5-crypt stands, a NUL byte behind it, and something that is not known.
#[derive(Debug)]
pub(super) struct Ive;

const CHARACTERS: usize = 104;
/// Bytes in front, filled up with zeros to an initial vector.
const VECTOR: usize = 12;
/// hashcat 6.2.6, `module_00501.c`.
const KEY: [u8; BLOCK_LEN] = *b"\xa6\x70\x7a\x7e\x8d\xf9\x10\x59\xde\xa7\x0a\xe5\x2f\x9c\x24\x42";
const MD5_CRYPT: &[u8] = b"$1$";
const ROUNDS: u32 = 1000;
const LONGEST_SALT: usize = 8;

impl Scheme for Ive {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("juniper_ive")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Stretched).from("Juniper SSL VPN, IVE")
    }

    fn shapes(&self) -> &[Shape] {
        const { &[Shape::exact(Alphabet::Base64, CHARACTERS)] }
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let text = decrypted(input.bytes())?;
        let end = text.iter().position(|byte| *byte == 0).ok_or(Malformed::Missing("digest"))?;
        let (text, _) = text.split_at(end);
        let rest = text.strip_prefix(MD5_CRYPT).ok_or(Malformed::Unknown("carried hash"))?;
        let (salt, digest) = split::cut(rest, b'$').ok_or(Malformed::Missing("digest"))?;
        if salt.len() > LONGEST_SALT {
            return Err(Malformed::Length("salt").into());
        }
        let digest =
            crypt64::decode_permuted(crypt64::MD5_CRYPT, digest).ok_or(Malformed::Encoding("digest"))?;
        let steps = Computation::steps().password().bytes(salt).bytes(MD5_CRYPT);
        let computation = steps.md5_crypt(ROUNDS).build()?;
        Ok(Box::new(Computed::new(Params::Fixed, computation, Tag::from_secret(digest))))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // hashcat 6.2.6, example of mode 501.
        let stored = "3u+UR6n8AgABAAAAHxxdXKmiOmUoqKnZlf8lTOhlPYy93EAkbPfs5+49YLFd/B1+omSKbW7DoqNM40/EeVnwJ8kYoXv9zy9D5C5m5A==";
        Some(Exemplar::new(stored, "hashcat"))
    }
}

fn decrypted(text: &[u8]) -> Result<Value, Malformed> {
    let bytes = base64::decode(Base64Alphabet::Standard, text, Padding::Required, Tail::Canonical);
    let bytes = bytes.ok_or(Malformed::Encoding("digest"))?;
    let (front, data) = bytes.split_at_checked(VECTOR).ok_or(Malformed::Length("digest"))?;
    if data.len() != 4 * BLOCK_LEN {
        return Err(Malformed::Length("digest"));
    }
    let mut vector = [0; BLOCK_LEN];
    vector[..VECTOR].copy_from_slice(front);
    decrypt_blocks(&KEY, &vector, data).ok_or(Malformed::Length("digest"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schemes::testing::{assert_malformed, assert_verifies};

    #[test]
    fn examples() {
        let known = Ive.exemplar().unwrap();
        let stored = known.stored.as_str().unwrap();
        assert_verifies(&Ive, stored, "hashcat");
        let garbled = ["A", &stored[1..]].concat();
        let unpadded = [&stored[..102], "AA"].concat();
        assert_malformed(&Ive, &[&garbled, &unpadded, &"A".repeat(CHARACTERS)]);
    }
}
