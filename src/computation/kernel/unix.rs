//! The loops of `crypt(3)` that are digests of nobody else.

use alloc::format;
use alloc::string::String;
use core::str::Split;

use crate::computation::text::{named, number};
use crate::computation::{ComputationError, Value};
use crate::cost::{Cost, work};
use crate::error::{DeriveError, Malformed};
use crate::primitives::blocks::Memory;
use crate::primitives::des::crypt;
use crate::primitives::sun_md5::{self, BASIC_ROUNDS};
use crate::primitives::yescrypt::{self, Flavour, YescryptParams};
use crate::primitives::{Digest, sha1_crypt};

/// One of these loops with its public parameters. All take the password, then
/// the salt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unix {
    /// Salt (two bytes, of which 12 bits count) → 8 bytes of DES crypt of the
    /// given eight bytes of the password.
    Des { rounds: u32, segment: u8 },
    /// Salt (three bytes) → 8 bytes of extended DES crypt.
    ExtendedDes { rounds: u32 },
    /// Salt (two bytes, of which 12 bits count) → 8 bytes for each segment, and
    /// one byte that says how many the password has.
    BigCrypt { segments: u8 },
    /// First message → 20 bytes of sha1-crypt.
    Sha1 { rounds: u32 },
    /// Settings → 16 bytes of Sun MD5 with so many rounds besides the 4096.
    SunMd5 { rounds: u32 },
    /// Salt → 32 bytes of yescrypt.
    Yescrypt(YescryptParams),
}

impl Unix {
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Des { .. } => "des-crypt",
            Self::ExtendedDes { .. } => "bsdi-crypt",
            Self::BigCrypt { .. } => "bigcrypt",
            Self::Sha1 { .. } => "sha1-crypt",
            Self::SunMd5 { .. } => "sun-md5",
            Self::Yescrypt(_) => "yescrypt",
        }
    }

    pub(crate) fn output_len(&self) -> usize {
        match *self {
            Self::Des { .. } | Self::ExtendedDes { .. } => crypt::SEGMENT,
            Self::BigCrypt { segments } => usize::from(segments) * crypt::SEGMENT + 1,
            Self::Sha1 { .. } => 20,
            Self::SunMd5 { .. } => 16,
            Self::Yescrypt(_) => 32,
        }
    }

    pub(crate) fn cost(&self, password_len: usize, salt_len: usize) -> Cost {
        let work = match *self {
            Self::Des { rounds, .. } => work::des(1, rounds),
            Self::ExtendedDes { rounds } => {
                let folded = (password_len / crypt::SEGMENT) as u64;
                work::des(1, rounds).saturating_add(work::des(1, 1).saturating_mul(folded))
            }
            Self::BigCrypt { segments } => work::des(1, 25).saturating_mul(segments.into()),
            Self::Yescrypt(params) => work::yescrypt(&params).saturating_add(work::pbkdf2(
                Digest::Sha256,
                password_len,
                salt_len,
                4,
                32,
            )),
            // As many as PBKDF2 has rounds.
            Self::Sha1 { rounds } => work::pbkdf2(Digest::Sha1, password_len, salt_len, rounds.into(), 20),
            Self::SunMd5 { rounds } => {
                work::sun_md5(password_len.saturating_add(salt_len), all_rounds(rounds))
            }
        };
        let memory = if let Self::Yescrypt(params) = self { params.memory() } else { 0 };
        // Looking for the end of the password.
        Cost { memory, work: work.saturating_add(work::BYTE.saturating_mul(password_len as u64)) }
    }

    pub(crate) fn check(&self) -> Result<(), ComputationError> {
        let range = |fits: bool, what| if fits { Ok(()) } else { Err(ComputationError::Range(what)) };
        match *self {
            Self::Des { rounds, .. } | Self::Sha1 { rounds } => range(rounds >= 1, "rounds"),
            Self::ExtendedDes { rounds } => range((1..1 << 24).contains(&rounds), "rounds"),
            Self::BigCrypt { segments } => {
                range((1..=crypt::MOST_SEGMENTS).contains(&segments.into()), "segments")
            }
            Self::Yescrypt(params) => range(params.possible(), "memory and time"),
            Self::SunMd5 { rounds } => range(rounds <= u32::MAX - BASIC_ROUNDS, "rounds"),
        }
    }

    pub(crate) fn run(
        &self,
        password: &[u8],
        salt: &[u8],
        memory: &mut Memory,
        out: &mut Value,
    ) -> Result<(), DeriveError> {
        match *self {
            Self::Des { rounds, segment } => {
                let digest = crypt::traditional(password, number_of(salt), segment.into(), rounds);
                out.copy_from_slice(&digest.to_be_bytes());
            }
            Self::ExtendedDes { rounds } => {
                out.copy_from_slice(&crypt::extended(password, number_of(salt), rounds).to_be_bytes());
            }
            Self::BigCrypt { .. } => {
                let (segments, digests) = out.split_first_mut().ok_or(DeriveError::OutOfOrder)?;
                *segments = crypt::big(password, number_of(salt), digests);
            }
            Self::Yescrypt(params) => {
                let refused = DeriveError::Parameters("yescrypt parameters");
                let out = out.as_mut_slice().try_into().map_err(|_| DeriveError::OutOfOrder)?;
                yescrypt::yescrypt(password, salt, &params, memory, out).ok_or(refused)?;
            }
            Self::Sha1 { rounds } => {
                out.copy_from_slice(sha1_crypt::sha1_crypt(password, salt, rounds).as_slice());
            }
            Self::SunMd5 { rounds } => {
                out.copy_from_slice(sun_md5::sun_md5(password, salt, all_rounds(rounds)).as_slice());
            }
        }
        Ok(())
    }

    /// The word of a program.
    pub(crate) fn write(&self) -> String {
        let name = self.name();
        match *self {
            Self::Des { rounds, segment } => format!("{name}:{rounds}:{segment}"),
            Self::Yescrypt(YescryptParams { flavour, log_n, r, p, t }) => {
                format!("{name}:{}:{log_n}:{r}:{p}:{t}", flavour.name())
            }
            Self::ExtendedDes { rounds } | Self::Sha1 { rounds } | Self::SunMd5 { rounds } => {
                format!("{name}:{rounds}")
            }
            Self::BigCrypt { segments } => format!("{name}:{segments}"),
        }
    }

    pub(crate) fn read(name: &str, fields: &mut Split<'_, char>) -> Result<Option<Self>, Malformed> {
        Ok(Some(match name {
            "des-crypt" => Self::Des { rounds: number(fields.next())?, segment: number(fields.next())? },
            "bsdi-crypt" => Self::ExtendedDes { rounds: number(fields.next())? },
            "bigcrypt" => Self::BigCrypt { segments: number(fields.next())? },
            "sha1-crypt" => Self::Sha1 { rounds: number(fields.next())? },
            "sun-md5" => Self::SunMd5 { rounds: number(fields.next())? },
            "yescrypt" => Self::Yescrypt(YescryptParams {
                flavour: named(fields.next(), &Flavour::ALL, Flavour::name)?,
                log_n: number(fields.next())?,
                r: number(fields.next())?,
                p: number(fields.next())?,
                t: number(fields.next())?,
            }),
            _ => return Ok(None),
        }))
    }
}

fn all_rounds(rounds: u32) -> u64 {
    u64::from(BASIC_ROUNDS) + u64::from(rounds)
}

/// A salt as a number, the first byte being the least significant.
fn number_of(salt: &[u8]) -> u32 {
    salt.iter().take(3).rev().fold(0, |sum, byte| sum << 8 | u32::from(*byte))
}
