//! The operations that may be slow.

mod database;
mod lane;
mod system;
mod unix;
mod vendor;
#[cfg(feature = "rare-digests")]
mod web;

use alloc::vec;
use alloc::vec::Vec;
use core::fmt;

use zeroize::Zeroizing;

pub(crate) use self::database::Database;
pub(crate) use self::system::System;
pub(crate) use self::unix::Unix;
pub(crate) use self::vendor::Vendor;
#[cfg(feature = "rare-digests")]
pub(crate) use self::web::Web;
use super::{ComputationError, Output, Value};
use crate::cost::{Cost, work};
use crate::error::DeriveError;
use crate::primitives::argon2::{Argon2Call, Argon2Fault, Argon2Version, argon2};
use crate::primitives::lanes::LaneCall;
#[cfg(feature = "rare-digests")]
use crate::primitives::sha_crypt_rare;
use crate::primitives::{Argon2Variant, BcryptKey, Digest, Feedback};
use crate::primitives::{bcrypt, feedback, hmac_md5, iterate, md5_crypt, pbkdf2, scrypt, sha_crypt};
use crate::tag::Scratch;

/// A slow operation with its public parameters. What is secret, and salts, are
/// operands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kernel {
    /// password, salt (16 bytes) → 23 bytes
    Bcrypt {
        cost: u32,
        key: BcryptKey,
    },
    /// password, salt → `len` bytes
    Pbkdf2 {
        prf: Digest,
        rounds: u32,
        len: usize,
    },
    /// password, salt → `len` bytes
    Scrypt {
        log_n: u8,
        r: u32,
        p: u32,
        len: usize,
    },
    /// password, salt, secret, associated data → `len` bytes
    Argon2 {
        variant: Argon2Variant,
        version: u32,
        memory_kib: u32,
        passes: u32,
        lanes: u32,
        len: usize,
    },
    /// password, salt → digest
    ShaCrypt {
        digest: Digest,
        rounds: u32,
    },
    /// password, salt, magic → 16 bytes
    Md5Crypt {
        rounds: u32,
    },
    /// state, suffix → the state after `rounds` times H(state ‖ suffix)
    Iterate {
        digest: Digest,
        rounds: u64,
    },
    /// state, prefix, suffix → the last of `rounds` digests H(prefix ‖ x ‖ suffix)
    Feedback {
        digest: Digest,
        encoding: Feedback,
        rounds: u64,
    },
    /// key → the two states of HMAC-MD5 under it, 32 bytes
    HmacMd5States,
    /// password, salt → digest
    Unix(Unix),
    /// password, salt → digest
    System(System),
    Database(Database),
    /// password, salt or key → digest
    #[cfg(feature = "rare-digests")]
    Web(Web),
    /// what the vendor's digest takes → digest
    Vendor(Vendor),
}

pub(crate) const BCRYPT_LEN: usize = bcrypt::STORED_LEN;
pub(crate) const BCRYPT_SALT_LEN: usize = 16;

impl Kernel {
    pub(crate) fn name(&self) -> &'static str {
        match self {
            Self::Bcrypt { .. } => "bcrypt",
            Self::Pbkdf2 { .. } => "pbkdf2",
            Self::Scrypt { .. } => "scrypt",
            Self::Argon2 { .. } => "argon2",
            Self::ShaCrypt { .. } => "sha-crypt",
            Self::Md5Crypt { .. } => "md5-crypt",
            Self::Iterate { .. } => "iterate",
            Self::Feedback { .. } => "feedback",
            Self::HmacMd5States => "hmac-md5-states",
            Self::Unix(unix) => unix.name(),
            Self::System(system) => system.name(),
            Self::Database(database) => database.name(),
            #[cfg(feature = "rare-digests")]
            Self::Web(web) => web.name(),
            Self::Vendor(vendor) => vendor.name(),
        }
    }

    pub(crate) fn operands(&self) -> usize {
        match self {
            Self::Argon2 { .. } => 4,
            Self::Md5Crypt { .. } | Self::Feedback { .. } => 3,
            Self::HmacMd5States => 1,
            Self::Vendor(vendor) => vendor.operands(),
            _ => 2,
        }
    }

    pub(crate) fn output_len(&self) -> usize {
        match *self {
            Self::Bcrypt { .. } => BCRYPT_LEN,
            Self::Pbkdf2 { len, .. } | Self::Scrypt { len, .. } | Self::Argon2 { len, .. } => len,
            Self::ShaCrypt { digest, .. } | Self::Iterate { digest, .. } | Self::Feedback { digest, .. } => {
                digest.output_len()
            }
            Self::Md5Crypt { .. } => Digest::Md5.output_len(),
            Self::HmacMd5States => hmac_md5::STATES_LEN,
            Self::Unix(unix) => unix.output_len(),
            Self::System(system) => system.output_len(),
            Self::Database(database) => database.output_len(),
            #[cfg(feature = "rare-digests")]
            Self::Web(web) => web.output_len(),
            Self::Vendor(vendor) => vendor.output_len(),
        }
    }

    /// The cost at operands of these lengths.
    pub(crate) fn cost(&self, lens: &[usize]) -> Cost {
        let len_of = |index: usize| lens.get(index).copied().unwrap_or(usize::MAX);
        match *self {
            Self::Bcrypt { cost, .. } => Cost { memory: 4 << 10, work: work::bcrypt(cost) },
            Self::Pbkdf2 { prf, rounds, len } => {
                Cost { memory: 0, work: work::pbkdf2(prf, len_of(0), len_of(1), rounds.into(), len) }
            }
            Self::Scrypt { log_n, r, p, len } => Cost {
                memory: scrypt::scrypt_memory(log_n, r, p),
                work: work::scrypt(log_n, r, p).saturating_add(work::pbkdf2(
                    Digest::Sha256,
                    len_of(0),
                    len_of(1),
                    1,
                    len,
                )),
            },
            Self::Argon2 { variant, memory_kib, passes, .. } => Cost {
                memory: u64::from(memory_kib).saturating_mul(1024),
                work: work::argon2(variant, memory_kib, passes).saturating_add(super::text_work(len_of(0))),
            },
            Self::ShaCrypt { digest, rounds } => {
                Cost { memory: 0, work: work::sha_crypt(digest, len_of(0), rounds.into()) }
            }
            Self::Md5Crypt { rounds } => Cost { memory: 0, work: work::md5_crypt(len_of(0), rounds.into()) },
            Self::Iterate { digest, rounds } => {
                let once = work::digest(digest, digest.output_len().saturating_add(len_of(1)));
                let first = work::digest(digest, len_of(0).saturating_add(len_of(1)));
                Cost { memory: 0, work: first.saturating_add(once.saturating_mul(rounds)) }
            }
            Self::Feedback { digest, encoding, rounds } => {
                let around = len_of(1).saturating_add(len_of(2));
                let fed_back = encoding.len_of(digest);
                let first = work::digest(digest, len_of(0).saturating_add(around));
                let once = work::digest(digest, fed_back.saturating_add(around));
                let text = if encoding == Feedback::Raw { 0 } else { super::text_work(fed_back) };
                let work = once.saturating_add(text).saturating_mul(rounds);
                Cost { memory: 0, work: first.saturating_add(work) }
            }
            Self::HmacMd5States => Cost { memory: 0, work: work::hmac_md5_states(len_of(0)) },
            Self::Unix(unix) => unix.cost(len_of(0), len_of(1)),
            Self::System(system) => system.cost(len_of(0), len_of(1)),
            Self::Database(database) => database.cost(len_of(0), len_of(1)),
            #[cfg(feature = "rare-digests")]
            Self::Web(web) => web.cost(len_of(0)),
            Self::Vendor(vendor) => vendor.cost(lens),
        }
    }

    /// Refuses numbers with which no implementation can run, whatever the limits.
    pub(crate) fn check(&self) -> Result<(), ComputationError> {
        let range = |fits: bool, what| if fits { Ok(()) } else { Err(ComputationError::Range(what)) };
        match *self {
            Self::Bcrypt { cost, .. } => range(bcrypt::COSTS.contains(&cost), "cost"),
            Self::Pbkdf2 { rounds, len, .. } => {
                range(rounds >= 1, "rounds").and(range((1..=super::MAX_VALUE).contains(&len), "length"))
            }
            Self::Scrypt { log_n, r, p, len } => range((1..=63).contains(&log_n), "N")
                .and(range(r >= 1 && p >= 1 && u64::from(r) * u64::from(p) < 1 << 30, "r and p"))
                .and(range((1..=super::MAX_VALUE).contains(&len), "length")),
            Self::Argon2 { version, memory_kib, passes, lanes, len, .. } => {
                range(version == 0x10 || version == 0x13, "version")
                    .and(range(passes >= 1, "passes"))
                    .and(range((1..1 << 24).contains(&lanes), "lanes"))
                    .and(range(u64::from(memory_kib) >= 8 * u64::from(lanes), "memory"))
                    .and(range((4..=super::MAX_VALUE).contains(&len), "length"))
            }
            Self::ShaCrypt { digest, rounds } => range(is_sha_crypt(digest), "digest")
                .and(range((1000..=999_999_999).contains(&rounds), "rounds")),
            Self::Md5Crypt { rounds } => range(rounds >= 1, "rounds"),
            Self::Iterate { rounds, .. } | Self::Feedback { rounds, .. } => range(rounds >= 1, "rounds"),
            Self::HmacMd5States => Ok(()),
            Self::Unix(unix) => unix.check(),
            Self::System(system) => system.check(),
            Self::Database(database) => database.check(),
            #[cfg(feature = "rare-digests")]
            Self::Web(_) => Ok(()),
            Self::Vendor(vendor) => vendor.check(),
        }
    }

    /// By the code of its lane, where there is one: that is the quicker also for one alone.
    fn run(&self, operands: &[Value], scratch: &mut Scratch) -> Result<Value, DeriveError> {
        match self.lane(operands) {
            Some(call) => call.run(&mut scratch.memory).ok_or(DeriveError::OutOfMemory),
            None => self.run_without_lane(operands, scratch),
        }
    }

    fn run_without_lane(&self, operands: &[Value], scratch: &mut Scratch) -> Result<Value, DeriveError> {
        let mut out = Zeroizing::new(vec![0; self.output_len()]);
        match (*self, operands) {
            (Self::Bcrypt { cost, key }, [password, salt]) => {
                let salt = salt.as_slice().try_into().map_err(|_| DeriveError::Parameters("salt"))?;
                let key = bcrypt::expand_key(key, password);
                let digest = bcrypt::bcrypt(cost, salt, &key).ok_or(DeriveError::Parameters("cost"))?;
                out.copy_from_slice(&digest[..BCRYPT_LEN]);
            }
            (Self::Pbkdf2 { prf, rounds, .. }, [password, salt]) => {
                pbkdf2::pbkdf2(prf, password, salt, rounds, &mut out);
            }
            (Self::Scrypt { log_n, r, p, .. }, [password, salt]) => {
                scrypt::scrypt(password, salt, log_n, r, p, &mut out)
                    .ok_or(DeriveError::Parameters("scrypt parameters"))?;
            }
            (
                Self::Argon2 { variant, version, memory_kib, passes, lanes, .. },
                [password, salt, secret, data],
            ) => {
                let version =
                    Argon2Version::from_number(version).ok_or(DeriveError::Parameters("version"))?;
                let call = Argon2Call {
                    variant,
                    version,
                    memory_kib,
                    passes,
                    lanes,
                    password,
                    salt,
                    secret,
                    associated_data: data,
                };
                argon2(&call, &mut scratch.argon2_blocks, &mut out).map_err(|fault| match fault {
                    Argon2Fault::Memory => DeriveError::OutOfMemory,
                    Argon2Fault::Parameters => DeriveError::Parameters("Argon2 parameters or salt"),
                })?;
            }
            (Self::ShaCrypt { digest: Digest::Sha256, rounds }, [password, salt]) => {
                let digest = sha_crypt::sha256_crypt(password, salt, rounds);
                out.copy_from_slice(digest.ok_or(DeriveError::Parameters("rounds"))?.as_slice());
            }
            #[cfg(feature = "rare-digests")]
            (
                Self::ShaCrypt { digest: digest @ (Digest::Sm3 | Digest::Streebog512), rounds },
                [password, salt],
            ) => {
                return Ok(sha_crypt_rare::sha_crypt(digest, password, salt, rounds));
            }
            (Self::ShaCrypt { rounds, .. }, [password, salt]) => {
                let digest = sha_crypt::sha512_crypt(password, salt, rounds);
                out.copy_from_slice(digest.ok_or(DeriveError::Parameters("rounds"))?.as_slice());
            }
            (Self::Md5Crypt { rounds }, [password, salt, magic]) => {
                out.copy_from_slice(md5_crypt::md5_crypt(password, salt, magic, rounds).as_slice());
            }
            (Self::Iterate { digest, rounds }, [state, suffix]) => {
                return Ok(iterate::iterate(digest, state, suffix, rounds));
            }
            (Self::Feedback { digest, encoding, rounds }, [state, prefix, suffix]) => {
                return Ok(feedback::feedback(digest, encoding, (prefix, suffix), state, rounds));
            }
            (Self::HmacMd5States, [key]) => out.copy_from_slice(hmac_md5::states(key).as_slice()),
            (Self::Unix(unix), [password, salt]) => {
                unix.run(password, salt, &mut scratch.memory, &mut out)?;
            }
            (Self::System(system), [password, salt]) => system.run(password, salt, &mut out)?,
            (Self::Database(database), [password, salt]) => database.run(password, salt, &mut out)?,
            #[cfg(feature = "rare-digests")]
            (Self::Web(web), [password, salt]) => web.run(password, salt, &mut out)?,
            (Self::Vendor(vendor), operands) => vendor.run(operands, &mut out)?,
            _ => return Err(DeriveError::OutOfOrder),
        }
        Ok(out)
    }
}

#[cfg(test)]
impl KernelCall {
    /// What the crates for it compute, without a lane.
    pub(super) fn run_without_lane(self) -> Result<Output, DeriveError> {
        self.kernel.run_without_lane(&self.operands, &mut Scratch::new()).map(Output::new)
    }
}

/// Whether there is a SHA-crypt over this digest.
fn is_sha_crypt(digest: Digest) -> bool {
    match digest {
        Digest::Sha256 | Digest::Sha512 => true,
        #[cfg(feature = "rare-digests")]
        Digest::Sm3 | Digest::Streebog512 => true,
        _ => false,
    }
}

/// A kernel with its operands, ready to be run by whoever drives the job.
pub struct KernelCall {
    kernel: Kernel,
    operands: Vec<Value>,
}

impl KernelCall {
    pub(crate) fn new(kernel: Kernel, operands: Vec<Value>) -> Self {
        Self { kernel, operands }
    }

    /// The name of the kernel, such as `bcrypt`.
    pub fn name(&self) -> &'static str {
        self.kernel.name()
    }

    /// What running it costs.
    pub fn cost(&self) -> Cost {
        let lens: Vec<usize> = self.operands.iter().map(|operand| operand.len()).collect();
        self.kernel.cost(&lens)
    }

    /// The same as a call for a lane, if there is one that computes this kernel.
    pub(super) fn into_lane(self) -> Result<LaneCall, Self> {
        let call = self.kernel.lane(&self.operands).filter(LaneCall::has_lane);
        let Some(call) = call else { return Err(self) };
        #[cfg(test)]
        spent::add(self.cost());
        Ok(call)
    }

    /// Runs it.
    ///
    /// # Errors
    ///
    /// [`DeriveError`] for parameters that the implementation cannot compute,
    /// or for want of memory.
    pub fn run(self, scratch: &mut Scratch) -> Result<Output, DeriveError> {
        #[cfg(test)]
        spent::add(self.cost());
        self.kernel.run(&self.operands, scratch).map(Output::new)
    }
}

impl fmt::Debug for KernelCall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("KernelCall").field("kernel", &self.kernel).finish_non_exhaustive()
    }
}

/// What digests and kernels have cost on this thread: for tests of what is spent.
#[cfg(test)]
pub(crate) mod spent {
    use core::cell::Cell;

    use crate::cost::Cost;

    std::thread_local! {
        static WORK: Cell<u64> = const { Cell::new(0) };
    }

    pub(in crate::computation) fn add(cost: Cost) {
        WORK.with(|work| work.set(work.get().saturating_add(cost.work)));
    }

    /// The work of what ran meanwhile.
    pub(crate) fn during<T>(run: impl FnOnce() -> T) -> (T, u64) {
        let before = WORK.with(Cell::get);
        let result = run();
        (result, WORK.with(Cell::get) - before)
    }
}
