//! What other systems than Unix store passwords by, and the block cipher under it.

use alloc::format;
use alloc::string::String;
use core::str::Split;

use crate::computation::text::number;
use crate::computation::{ComputationError, Value};
use crate::cost::{Cost, work};
use crate::error::{DeriveError, Malformed};
use crate::primitives::des::{BLOCK, keys};

/// One of these with its public parameters. All take the password, then a salt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum System {
    /// Block (eight bytes) → the block under plain DES, once for each of the
    /// first `count` keys that the password is cut into. A key is `bytes` bytes
    /// long: eight, of which the lowest bits do not count, or seven, which are
    /// spread over eight. Zeros fill the last one up.
    DesKeys { bytes: u8, count: u8 },
}

/// The most keys of [`System::DesKeys`].
const MOST_KEYS: u8 = 16;

impl System {
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::DesKeys { .. } => "des-keys",
        }
    }

    pub(crate) fn output_len(&self) -> usize {
        match *self {
            Self::DesKeys { count, .. } => usize::from(count) * BLOCK,
        }
    }

    pub(crate) fn cost(&self, _password_len: usize, _salt_len: usize) -> Cost {
        let work = match *self {
            Self::DesKeys { count, .. } => work::des(count.into(), count.into()),
        };
        Cost { memory: 0, work }
    }

    pub(crate) fn check(&self) -> Result<(), ComputationError> {
        let range = |fits: bool, what| if fits { Ok(()) } else { Err(ComputationError::Range(what)) };
        match *self {
            Self::DesKeys { bytes, count } => range(matches!(bytes, 7 | 8), "length of a key")
                .and(range((1..=MOST_KEYS).contains(&count), "number of keys")),
        }
    }

    pub(crate) fn run(&self, password: &[u8], salt: &[u8], out: &mut Value) -> Result<(), DeriveError> {
        match *self {
            Self::DesKeys { bytes, .. } => {
                let block = salt.try_into().map_err(|_| DeriveError::Parameters("block"))?;
                keys::encrypt_under_each(password, bytes.into(), block, out);
            }
        }
        Ok(())
    }

    /// The word of a program.
    pub(crate) fn write(&self) -> String {
        let name = self.name();
        match *self {
            Self::DesKeys { bytes, count } => format!("{name}:{bytes}:{count}"),
        }
    }

    pub(crate) fn read(name: &str, fields: &mut Split<'_, char>) -> Result<Option<Self>, Malformed> {
        Ok(Some(match name {
            "des-keys" => Self::DesKeys { bytes: number(fields.next())?, count: number(fields.next())? },
            _ => return Ok(None),
        }))
    }
}
