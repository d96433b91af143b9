//! OpenVMS, as the fields of SYSUAF.DAT are written in one line by `uaf_to_passwd` (D. L. Jones; John the Ripper's
//! vms2john): `$V$` and 26 characters of six bits, the least significant first.
//!
//! They hold the digest (64 bits), the algorithm (8), the salt (16), the login name (64, three characters of RADIX-50
//! in each word) and flags (4).

use alloc::boxed::Box;
use alloc::string::String;

use crate::computation::{Computation, Transform, Value};
use crate::error::{Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::primitives::purdy::Folding;
use crate::scheme::{Computed, Exemplar, Input, Prefix, Profile, Record, Scheme, Strength};
use crate::tag::Tag;

pub(super) static SCHEMES: &[&dyn Scheme] = &[&OpenVms];

const PREFIX: &str = "$V$";
/// The characters behind the prefix.
const LEN: usize = 26;
/// The last letters but a few are out of order in the original.
const DIGITS: &[u8; 64] = b"-ABCDEFGHIJKLMNOPQRTSUVWXYZ0123456789abcedfghijklmnopqrstuvwxyz+";
const RADIX_50: &[u8; 40] = b" ABCDEFGHIJKLMNOPQRSTUVWXYZ$._0123456789";
/// Upper and lower case of the password differ (UAI$M_PWDMIX).
const MIXED_CASE: u8 = 1;

#[derive(Debug)]
struct OpenVms;

impl Scheme for OpenVms {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("openvms")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Fast).folding_case().from("OpenVMS SYSUAF, by uaf_to_passwd")
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact(PREFIX)] }
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let entry = Entry::read(input.rest(PREFIX.len()))?;
        let folding = match entry.algorithm {
            1 => Folding::Padded,
            2 => Folding::Plain,
            3 => Folding::Turned,
            // 0 is a checksum, from 128 on are those of the site.
            _ => return Err(Malformed::Unknown("algorithm").into()),
        };
        let steps = Computation::steps().password();
        let steps =
            if entry.flags & MIXED_CASE == 0 { steps.transform(Transform::UpperAscii) } else { steps };
        let computation = steps.bytes(&entry.name).purdy(entry.salt, folding).build()?;
        Ok(Box::new(Computed::new(Params::Fixed, computation, Tag::from_secret(entry.digest))))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // John the Ripper, vms_fmt.
        Some(Exemplar::new("$V$p1UQjRZKulr-Z25g5lJ-------", "service"))
    }
}

struct Entry {
    digest: Value,
    algorithm: u8,
    salt: u16,
    name: String,
    flags: u8,
}

impl Entry {
    fn read(text: &[u8]) -> Result<Self, Malformed> {
        if text.len() != LEN {
            return Err(Malformed::Length("digest"));
        }
        let bad = Malformed::Encoding("digest");
        // 156 bits do not fit into one number: those of the digest are held apart.
        let (mut bytes, mut bits, mut held) = (Value::new(alloc::vec::Vec::with_capacity(20)), 0, 0_u32);
        for character in text {
            held |= value_of(*character).ok_or(bad)? << bits;
            bits += 6;
            if bits >= 8 {
                bytes.push(held as u8);
                (held, bits) = (held >> 8, bits - 8);
            }
        }
        let (digest, rest) = bytes.split_at_checked(8).ok_or(bad)?;
        let [algorithm, salt_low, salt_high, name @ ..] = rest else { return Err(bad) };
        Ok(Self {
            digest: Value::new(digest.to_vec()),
            algorithm: *algorithm,
            salt: u16::from_le_bytes([*salt_low, *salt_high]),
            name: login_name(name).ok_or(Malformed::Encoding("login name"))?,
            flags: held as u8,
        })
    }
}

/// The place of a digit, by looking at all of them: the text holds the digest.
fn value_of(character: u8) -> Option<u32> {
    let found = DIGITS.iter().zip(1_u32..).fold(0, |found, (digit, place)| {
        let difference = u32::from(digit ^ character);
        found | (difference.wrapping_sub(1) >> 31).wrapping_neg() & place
    });
    found.checked_sub(1)
}

/// Four words of three characters each, the first the least significant, without blanks behind.
fn login_name(packed: &[u8]) -> Option<String> {
    let mut name = String::with_capacity(12);
    for word in packed.as_chunks().0 {
        let mut word = usize::from(u16::from_le_bytes(*word));
        for _ in 0..3 {
            name.push(char::from(*RADIX_50.get(word % 40)?));
            word /= 40;
        }
        if word != 0 {
            return None;
        }
    }
    name.truncate(name.trim_end_matches(' ').len());
    Some(name)
}

#[cfg(test)]
mod tests;
