//! What only web applications compute.

use alloc::string::{String, ToString};

use crate::computation::Value;
use crate::cost::{Cost, work};
use crate::error::DeriveError;
use crate::primitives::Digest;
use crate::primitives::blake2b_mac::{LEN, blake2b_mac};

/// One of these. All take the password, then a salt or key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Web {
    /// Key (at most 64 bytes) → 30 bytes of BLAKE2b under it.
    Blake2bMac,
}

impl Web {
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Blake2bMac => "blake2b-mac",
        }
    }

    pub(crate) fn output_len(&self) -> usize {
        match self {
            Self::Blake2bMac => LEN,
        }
    }

    pub(crate) fn cost(&self, password_len: usize) -> Cost {
        match self {
            // The key is a block of its own.
            Self::Blake2bMac => {
                let message = password_len.saturating_add(Digest::Blake2b.block_len());
                Cost { memory: 0, work: work::digest(Digest::Blake2b, message) }
            }
        }
    }

    pub(crate) fn run(&self, password: &[u8], key: &[u8], out: &mut Value) -> Result<(), DeriveError> {
        match self {
            Self::Blake2bMac => {
                let out = out.as_mut_slice().try_into().map_err(|_| DeriveError::OutOfOrder)?;
                blake2b_mac(key, password, out).ok_or(DeriveError::Parameters("key of BLAKE2b"))
            }
        }
    }

    /// The word of a program.
    pub(crate) fn write(&self) -> String {
        self.name().to_string()
    }

    pub(crate) fn read(name: &str) -> Option<Self> {
        (name == "blake2b-mac").then_some(Self::Blake2bMac)
    }
}
