//! What databases compute that is a digest of nobody else.

use alloc::format;
use alloc::string::String;
use core::str::Split;

use crate::computation::text::number;
use crate::computation::{ComputationError, Value};
use crate::cost::{Cost, work};
use crate::error::{DeriveError, Malformed};
#[cfg(feature = "ed25519")]
use crate::primitives::ed25519;
use crate::primitives::{Digest, mysql323, openedge, oracle, sha_crypt, sybase};

/// One of these with its public parameters. All take the password, then the
/// salt, which is empty for those that have none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Database {
    /// → 8 bytes of `OLD_PASSWORD()`.
    Mysql323,
    /// Salt of any length → 32 bytes of SHA-256-crypt, in natural order.
    MysqlSha2 { rounds: u32 },
    /// User name and password in upper case and UTF-16 → 8 bytes.
    OracleDes,
    /// Seed (one byte) → 28 bytes of Sybase's FEAL-8.
    SybaseFeal,
    /// → 16 letters of `ENCODE`.
    OpenEdge,
    /// The first half of SHA-512 of a secret key → the public key of Ed25519.
    #[cfg(feature = "ed25519")]
    Ed25519,
}

impl Database {
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Mysql323 => "mysql323",
            Self::MysqlSha2 { .. } => "mysql-sha2",
            Self::OracleDes => "oracle-des",
            Self::SybaseFeal => "sybase-feal",
            Self::OpenEdge => "openedge",
            #[cfg(feature = "ed25519")]
            Self::Ed25519 => "ed25519",
        }
    }

    pub(crate) fn output_len(&self) -> usize {
        match self {
            Self::Mysql323 | Self::OracleDes => 8,
            Self::MysqlSha2 { .. } => Digest::Sha256.output_len(),
            Self::SybaseFeal => sybase::LEN,
            Self::OpenEdge => openedge::LEN,
            #[cfg(feature = "ed25519")]
            Self::Ed25519 => ed25519::LEN,
        }
    }

    pub(crate) fn cost(&self, password_len: usize, salt_len: usize) -> Cost {
        let bytes = password_len as u64;
        let own = match *self {
            Self::Mysql323 => work::MYSQL323_BYTE.saturating_mul(bytes),
            // The constants of SHA-crypt are of shorter salts.
            Self::MysqlSha2 { rounds } => {
                let all = password_len.saturating_add(salt_len);
                work::sha_crypt(Digest::Sha256, all, rounds.into())
            }
            // The permutations around a block that stands alone are as much again.
            Self::OracleDes => {
                let blocks = oracle::blocks(password_len).saturating_mul(2);
                work::des(2, u32::try_from(blocks).unwrap_or(u32::MAX))
            }
            Self::SybaseFeal => work::SYBASE_FEAL,
            Self::OpenEdge => work::OPENEDGE,
            #[cfg(feature = "ed25519")]
            Self::Ed25519 => work::ED25519,
        };
        Cost { memory: 0, work: own.saturating_add(work::BYTE.saturating_mul(bytes.saturating_mul(2))) }
    }

    pub(crate) fn check(&self) -> Result<(), ComputationError> {
        match *self {
            Self::MysqlSha2 { rounds: 0 } => Err(ComputationError::Range("rounds")),
            _ => Ok(()),
        }
    }

    pub(crate) fn run(&self, password: &[u8], salt: &[u8], out: &mut Value) -> Result<(), DeriveError> {
        match *self {
            Self::Mysql323 => out.copy_from_slice(&mysql323::mysql323(password)),
            Self::MysqlSha2 { rounds } => {
                out.copy_from_slice(sha_crypt::sha256_crypt_whole_salt(password, salt, rounds).as_slice());
            }
            Self::OracleDes => out.copy_from_slice(&oracle::oracle_des(password).to_be_bytes()),
            Self::SybaseFeal => {
                let seed = salt.first().copied().ok_or(DeriveError::Parameters("seed"))?;
                out.copy_from_slice(&sybase::sybase_feal(password, seed));
            }
            Self::OpenEdge => out.copy_from_slice(&openedge::encode(password)),
            #[cfg(feature = "ed25519")]
            Self::Ed25519 => {
                let scalar = password.try_into().map_err(|_| DeriveError::Parameters("scalar"))?;
                out.copy_from_slice(ed25519::public_key(scalar).as_slice());
            }
        }
        Ok(())
    }

    /// The word of a program.
    pub(crate) fn write(&self) -> String {
        match *self {
            Self::MysqlSha2 { rounds } => format!("{}:{rounds}", self.name()),
            _ => self.name().into(),
        }
    }

    pub(crate) fn read(name: &str, fields: &mut Split<'_, char>) -> Result<Option<Self>, Malformed> {
        Ok(Some(match name {
            "mysql323" => Self::Mysql323,
            "mysql-sha2" => Self::MysqlSha2 { rounds: number(fields.next())? },
            "oracle-des" => Self::OracleDes,
            "sybase-feal" => Self::SybaseFeal,
            "openedge" => Self::OpenEdge,
            #[cfg(feature = "ed25519")]
            "ed25519" => Self::Ed25519,
            _ => return Ok(None),
        }))
    }
}
