//! What other systems than Unix store passwords by, and the block cipher under it.

use alloc::format;
use alloc::string::String;
use core::str::Split;

use zeroize::Zeroizing;

use crate::computation::text::{named, number};
use crate::computation::{ComputationError, Value};
use crate::cost::{Cost, work};
use crate::error::{DeriveError, Malformed};
use crate::primitives::counted::counted_sha1;
use crate::primitives::des::{BLOCK, keys};
use crate::primitives::digest::with_digest;
use crate::primitives::purdy::{Folding, purdy};
use crate::primitives::{Digest, qnx};

/// One of these with its public parameters. All take the password, then a salt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum System {
    /// Block (eight bytes) → the block under plain DES, once for each of the
    /// first `count` keys that the password is cut into. A key is `bytes` bytes
    /// long: eight, of which the lowest bits do not count, or seven, which are
    /// spread over eight. Zeros fill the last one up.
    DesKeys { bytes: u8, count: u8 },
    /// Login name → eight bytes of OpenVMS's polynomial.
    Purdy { salt: u16, folding: Folding },
    /// Salt → digest of the salt and `repeats` times the password: MD5, SHA-256,
    /// or SHA-512, if `faulty` with the mistake of QNX.
    Qnx { digest: Digest, faulty: bool, repeats: u64 },
    /// Salt → 20 bytes of SHA-1, fed back with the number of the round.
    CountedSha1 { rounds: u32 },
}

/// The most keys of [`System::DesKeys`].
const MOST_KEYS: u8 = 16;

impl System {
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::DesKeys { .. } => "des-keys",
            Self::Purdy { .. } => "purdy",
            Self::Qnx { .. } => "qnx",
            Self::CountedSha1 { .. } => "counted-sha1",
        }
    }

    pub(crate) fn output_len(&self) -> usize {
        match *self {
            Self::DesKeys { count, .. } => usize::from(count) * BLOCK,
            Self::Purdy { .. } => 8,
            Self::Qnx { digest, .. } => digest.output_len(),
            Self::CountedSha1 { .. } => Digest::Sha1.output_len(),
        }
    }

    pub(crate) fn cost(&self, password_len: usize, salt_len: usize) -> Cost {
        let work = match *self {
            Self::DesKeys { count, .. } => work::des(count.into(), count.into()),
            Self::Purdy { .. } => {
                let folded = work::BYTE.saturating_mul(password_len.saturating_add(salt_len) as u64);
                work::PURDY.saturating_add(folded)
            }
            Self::Qnx { digest, repeats, .. } => {
                // An empty password is not repeated.
                let repeats = if password_len == 0 { 0 } else { repeats };
                work::message(digest, password_len, salt_len, repeats)
            }
            Self::CountedSha1 { rounds } => {
                let longest = Digest::Sha1.output_len() + decimal_len(rounds);
                let longest = longest.saturating_add(password_len).saturating_add(salt_len);
                work::digest(Digest::Sha1, longest).saturating_add(work::BYTE).saturating_mul(rounds.into())
            }
        };
        Cost { memory: 0, work }
    }

    pub(crate) fn check(&self) -> Result<(), ComputationError> {
        let range = |fits: bool, what| if fits { Ok(()) } else { Err(ComputationError::Range(what)) };
        match *self {
            Self::DesKeys { bytes, count } => range(matches!(bytes, 7 | 8), "length of a key")
                .and(range((1..=MOST_KEYS).contains(&count), "number of keys")),
            Self::Purdy { .. } => Ok(()),
            Self::Qnx { digest, faulty, repeats } => {
                range(matches!(digest, Digest::Md5 | Digest::Sha256 | Digest::Sha512), "digest")
                    .and(range(!faulty || digest == Digest::Sha512, "digest"))
                    .and(range(repeats >= 1, "rounds"))
            }
            Self::CountedSha1 { rounds } => range(rounds >= 1, "rounds"),
        }
    }

    pub(crate) fn run(&self, password: &[u8], salt: &[u8], out: &mut Value) -> Result<(), DeriveError> {
        match *self {
            Self::DesKeys { bytes, .. } => {
                let block = salt.try_into().map_err(|_| DeriveError::Parameters("block"))?;
                keys::encrypt_under_each(password, bytes.into(), block, out);
            }
            Self::Purdy { salt: number, folding } => {
                out.copy_from_slice(Zeroizing::new(purdy(password, salt, number, folding)).as_slice());
            }
            Self::Qnx { faulty: true, repeats, .. } => qnx::faulty_sha512(password, salt, repeats, out),
            Self::Qnx { digest, repeats, .. } => {
                with_digest!(digest, D => qnx::repeated::<D>(password, salt, repeats, out));
            }
            Self::CountedSha1 { rounds } => {
                let out = out.first_chunk_mut().ok_or(DeriveError::OutOfOrder)?;
                counted_sha1(password, salt, rounds, out);
            }
        }
        Ok(())
    }

    /// The word of a program.
    pub(crate) fn write(&self) -> String {
        let name = self.name();
        match *self {
            Self::DesKeys { bytes, count } => format!("{name}:{bytes}:{count}"),
            Self::Purdy { salt, folding } => format!("{name}:{salt}:{}", folding.name()),
            Self::Qnx { digest, faulty, repeats } => {
                format!("{name}:{}:{}:{repeats}", digest.name(), u8::from(faulty))
            }
            Self::CountedSha1 { rounds } => format!("{name}:{rounds}"),
        }
    }

    pub(crate) fn read(name: &str, fields: &mut Split<'_, char>) -> Result<Option<Self>, Malformed> {
        Ok(Some(match name {
            "des-keys" => Self::DesKeys { bytes: number(fields.next())?, count: number(fields.next())? },
            "purdy" => Self::Purdy {
                salt: number(fields.next())?,
                folding: named(fields.next(), &Folding::ALL, Folding::name)?,
            },
            "qnx" => Self::Qnx {
                digest: named(fields.next(), Digest::ALL, Digest::name)?,
                faulty: number::<u8>(fields.next())? != 0,
                repeats: number(fields.next())?,
            },
            "counted-sha1" => Self::CountedSha1 { rounds: number(fields.next())? },
            _ => return Ok(None),
        }))
    }
}

fn decimal_len(number: u32) -> usize {
    number.checked_ilog10().unwrap_or(0) as usize + 1
}
