//! What there is to compute, evaluated in one place.
//!
//! A [`Computation`] is a flat postfix program over byte strings. Cheap
//! operations work on a stack; *kernels* (bcrypt, PBKDF2, scrypt, Argon2, the
//! crypt loops) are the only operations that may be slow. A [`Job`] runs the
//! program up to the next kernel, hands the kernel out, and goes on with what
//! it is given back. Layers and onions are longer programs, never nested
//! records.

mod arena;
mod encoding;
mod job;
mod kernel;
mod lanes;
mod measure;
mod op;
mod steps;
mod text;

use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;

use zeroize::Zeroizing;

pub use self::encoding::{Encoding, Transform};
pub use self::job::{Job, Output, Step};
pub use self::kernel::KernelCall;
pub(crate) use self::kernel::Vendor;
#[cfg(test)]
pub(crate) use self::kernel::spent;
pub(crate) use self::kernel::{BCRYPT_LEN, Database};
pub use self::lanes::{Lanes, Ticket};
use self::op::Op;
pub use self::steps::Steps;
use crate::cost::{Cost, work};
use crate::error::{DeriveError, Malformed, ParseError};
use crate::tag::{Scratch, Tag};

/// No value on the stack may be longer, in bytes.
pub(crate) const MAX_VALUE: usize = 64 << 10;
/// No program may have more operations.
pub(crate) const MAX_OPS: usize = 512;

/// What there is to compute to get from a password to a digest. Owned, cheap
/// to clone, without the digest itself.
///
/// Its cost is known before any work, and no program can recurse or grow a
/// value without bound.
///
/// ```
/// use password_compat::{Computation, Digest, Encoding};
/// // sha1(salt . md5_hex(password))
/// let computation = Computation::steps()
///     .bytes(b"salt")
///     .password()
///     .digest(Digest::Md5)
///     .encode(Encoding::Hex)
///     .concat(2)
///     .digest(Digest::Sha1)
///     .build()?;
/// assert!(computation.cost(12).work > 0);
/// # Ok::<(), password_compat::ComputationError>(())
/// ```
#[derive(Clone)]
pub struct Computation {
    branch: Option<(Condition, Arc<[Op]>)>,
    main: Arc<[Op]>,
}

/// When the other program of a computation runs: Symfony and Cisco treat some
/// passwords in another way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Condition {
    /// The password is longer than this many bytes.
    pub(crate) longer_than: usize,
    /// Or it has a NUL byte.
    pub(crate) or_nul: bool,
}

impl Condition {
    fn holds(self, password: &[u8]) -> bool {
        password.len() > self.longer_than || (self.or_nul && password.contains(&0))
    }
}

/// A program that cannot be built.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ComputationError {
    /// An operation needs more values than there are.
    #[error("an operation needs more values than the steps before it leave")]
    Underflow,
    /// The program does not end with exactly one value.
    #[error("the steps leave more or less than one value")]
    Leftover,
    /// The body of a repetition changes the number of values, or the lengths
    /// from round to round.
    #[error("the body of a repetition does not leave things as it found them")]
    Unbalanced,
    /// More than 512 operations, or constants longer than 64 KiB.
    #[error("the computation is too large")]
    TooLarge,
    /// A number is outside what the operation can compute.
    #[error("the {0} is out of range")]
    Range(&'static str),
}

impl From<ComputationError> for ParseError {
    fn from(error: ComputationError) -> Self {
        Self::Malformed(match error {
            ComputationError::Range(what) => Malformed::Range(what),
            _ => Malformed::Computation,
        })
    }
}

impl Computation {
    /// An empty program to add steps to.
    pub fn steps() -> Steps {
        Steps::default()
    }

    /// What running it with a password of this many bytes costs. Never less
    /// for a longer password.
    pub fn cost(&self, password_len: usize) -> Cost {
        let cost_of = |ops: &[Op]| {
            measure::measure(ops, password_len).map_or(
                // A value would outgrow its bound: no limit allows that.
                Cost { memory: u64::MAX, work: u64::MAX },
                |measure| measure.cost,
            )
        };
        let main = cost_of(&self.main);
        match &self.branch {
            None => main,
            Some((_, other)) => {
                let other = cost_of(other);
                Cost { memory: main.memory.max(other.memory), work: main.work.max(other.work) }
            }
        }
    }

    /// The length of the digest that comes out, in bytes.
    pub fn output_len(&self) -> usize {
        measure::measure(&self.main, 0).map_or(0, |measure| measure.output_len)
    }

    /// The length of the salt of the last slow step, in bytes, if there is one.
    pub fn salt_len(&self) -> Option<usize> {
        measure::measure(&self.main, 0).ok()?.salt_len
    }

    /// The kind of step that takes the longest, with its digest where that
    /// decides (`bcrypt`, `pbkdf2:sha256`, and for plain digests `iterate:md5`),
    /// and the work of all such steps for a short password.
    #[cfg(feature = "std")]
    pub(crate) fn slowest(&self) -> Option<(alloc::string::String, u64)> {
        let mut rounds = 1_u64;
        let mut inside = 0_usize;
        let weigh = |op: &Op| {
            rounds = if inside == 0 { 1 } else { rounds };
            inside = inside.saturating_sub(1);
            if let Op::Repeat { rounds: more, body } = op {
                (rounds, inside) = ((*more).into(), *body);
            }
            op.kind().map(|(kind, work)| (work.saturating_mul(rounds), kind))
        };
        let all: Vec<_> = self.main.iter().filter_map(weigh).collect();
        let total = all.iter().fold(0_u64, |sum, (work, _)| sum.saturating_add(*work));
        all.into_iter().max_by_key(|(work, _)| *work).map(|(_, kind)| (kind, total))
    }

    /// Begins the computation.
    pub fn start(&self, password: &[u8]) -> Job {
        let ops = match &self.branch {
            Some((condition, other)) if condition.holds(password) => other,
            _ => &self.main,
        };
        Job::new(Arc::clone(ops), password)
    }

    /// Runs the whole computation, each kernel at once.
    ///
    /// # Errors
    ///
    /// [`DeriveError`] if a step cannot be computed.
    pub fn run(&self, password: &[u8], scratch: &mut Scratch) -> Result<Tag, DeriveError> {
        let mut job = self.start(password);
        loop {
            match job.advance()? {
                Step::Done(tag) => return Ok(tag),
                Step::NeedsKernel(call) => job.supply(call.run(scratch)?)?,
            }
        }
    }

    /// This computation, whose result is then the password of `outer`.
    pub(crate) fn under(&self, outer: &Self) -> Result<Self, ComputationError> {
        if outer.branch.is_some() {
            // The outer program is chosen by the password as typed; by a
            // derived one it cannot be.
            return Err(ComputationError::Unbalanced);
        }
        let join = |inner: &[Op]| -> Arc<[Op]> {
            inner.iter().cloned().chain([Op::Rebind]).chain(outer.main.iter().cloned()).collect()
        };
        let joined = Self {
            branch: self.branch.as_ref().map(|(condition, ops)| (*condition, join(ops))),
            main: join(&self.main),
        };
        joined.checked()
    }

    /// The same program with other constants of the same lengths: a dummy that
    /// costs the same and matches nothing.
    pub(crate) fn scrambled(&self, fill: &mut dyn FnMut(&mut [u8])) -> Self {
        let mut scramble = |ops: &[Op]| -> Arc<[Op]> { ops.iter().map(|op| op.scrambled(fill)).collect() };
        Self {
            main: scramble(&self.main),
            branch: self.branch.as_ref().map(|(condition, ops)| (*condition, scramble(ops))),
        }
    }

    fn checked(self) -> Result<Self, ComputationError> {
        for ops in self.branch.iter().map(|(_, ops)| ops).chain([&self.main]) {
            if ops.len() > MAX_OPS {
                return Err(ComputationError::TooLarge);
            }
            measure::measure(ops, 0)?;
        }
        Ok(self)
    }
}

/// Shows the names of the operations, no salts and no keys.
impl fmt::Debug for Computation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.main.iter().map(Op::name).collect();
        f.debug_struct("Computation").field("steps", &names).finish_non_exhaustive()
    }
}

/// A value on the stack, wiped when dropped.
pub(crate) type Value = Zeroizing<Vec<u8>>;

fn text_work(len: usize) -> u64 {
    work::STEP.saturating_add(work::BYTE.saturating_mul(len as u64))
}

#[cfg(test)]
mod tests;
