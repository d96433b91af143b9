//! yescrypt 1.1 (A. Peslyak, openwall): as systems use it by own code, in memory that is kept and wiped; otherwise
//! through the yescrypt crate, guarded against what makes that crate panic or abort.
//!
//! The crate (0.1) neither borrows nor wipes its working memory.

mod pwxform;
mod read_write;

use super::blocks::Memory;
use super::scrypt::probe;
use ::yescrypt::{Mode, Params};

/// How the memory is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Flavour {
    /// scrypt, with yescrypt's `t` if any.
    Classic,
    /// Written once, read many times: scrypt between other ends.
    Worm,
    /// Read and written, through pwxform: what systems use.
    ReadWrite,
}

impl Flavour {
    pub(crate) const ALL: [Self; 3] = [Self::Classic, Self::Worm, Self::ReadWrite];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Classic => "classic",
            Self::Worm => "worm",
            Self::ReadWrite => "rw",
        }
    }

    fn mode(self) -> Mode {
        match self {
            Self::Classic => Mode::Classic,
            Self::Worm => Mode::Worm,
            Self::ReadWrite => Mode::Rw,
        }
    }
}

/// Memory and time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct YescryptParams {
    pub(crate) flavour: Flavour,
    pub(crate) log_n: u8,
    pub(crate) r: u32,
    pub(crate) p: u32,
    pub(crate) t: u32,
}

/// The largest log2 of N. More is 2^38 bytes even with r = 1.
const MAX_LOG_N: u8 = 30;
/// As RFC 7914 section 2 has it for scrypt.
const R_TIMES_P: u64 = 1 << 30;
/// What a lane has beside its blocks, in bytes: the S-boxes.
const LANE: u64 = 12 << 10;

impl YescryptParams {
    /// Whether any implementation computes with these.
    pub(crate) fn possible(&self) -> bool {
        let blocks = u64::from(self.r) * u64::from(self.p);
        let n = 1_u64.checked_shl(self.log_n.into()).unwrap_or(0);
        let lanes = self.flavour != Flavour::ReadWrite || n / u64::from(self.p.max(1)) > 1;
        (1..=63).contains(&self.log_n)
            && (1..R_TIMES_P).contains(&blocks)
            && lanes
            && n <= u64::MAX / (u64::from(self.t) + 1)
    }

    /// The bytes that a computation allocates.
    pub(crate) fn memory(&self) -> u64 {
        let n = 1_u64.checked_shl(self.log_n.into()).unwrap_or(u64::MAX);
        let blocks = n.saturating_add(self.p.into()).saturating_add(2);
        blocks.saturating_mul(128 * u64::from(self.r)).saturating_add(LANE.saturating_mul(self.p.into()))
    }

    /// How many blocks of 128 bytes are computed.
    pub(crate) fn blocks(&self) -> u64 {
        let n = 1_u64.checked_shl(self.log_n.into()).unwrap_or(u64::MAX);
        let (t, lanes) = (u64::from(self.t), u64::from(self.p));
        let passes = match (self.flavour, t) {
            // The second pass reads a third of the memory; a 64th is computed before both.
            (Flavour::ReadWrite, 0) => (n + n / 64).saturating_add(n / 3),
            (Flavour::ReadWrite, 1) => (n + n / 64).saturating_add(n / 3 * 2),
            (Flavour::ReadWrite, t) => (n + n / 64).saturating_add(n.saturating_mul(t - 1)),
            (_, 0) => n.saturating_mul(2).saturating_mul(lanes),
            (_, 1) => n.saturating_mul(3).saturating_mul(lanes),
            (_, t) => n.saturating_mul(t.saturating_add(1)).saturating_mul(lanes),
        };
        // Small parameters are rounded up to even numbers of blocks, in each lane.
        passes.saturating_add(4 * lanes).saturating_mul(self.r.into())
    }
}

/// 32 bytes, in memory that is wiped. `None` when the parameters cannot be computed with, or the memory is refused.
pub(crate) fn yescrypt(
    password: &[u8],
    salt: &[u8],
    params: &YescryptParams,
    memory: &mut Memory,
    out: &mut [u8; 32],
) -> Option<()> {
    if !params.possible() || params.log_n > MAX_LOG_N {
        return None;
    }
    match *params {
        YescryptParams { flavour: Flavour::ReadWrite, log_n, r, p: 1, t } => {
            read_write::yescrypt(password, salt, (log_n, r, t), memory, out)
        }
        _ => by_crate(password, salt, params, out),
    }
}

fn by_crate(password: &[u8], salt: &[u8], params: &YescryptParams, out: &mut [u8; 32]) -> Option<()> {
    let YescryptParams { flavour, log_n, r, p, t } = *params;
    probe(usize::try_from(params.memory()).ok()?)?;
    let params = Params::new_with_all_params(flavour.mode(), 1 << log_n, r, p, t, 0).ok()?;
    ::yescrypt::yescrypt(password, salt, &params, out).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use Flavour::{Classic, ReadWrite, Worm};

    fn params(flavour: Flavour, log_n: u8, r: u32, p: u32, t: u32) -> YescryptParams {
        YescryptParams { flavour, log_n, r, p, t }
    }

    /// In memory of its own.
    fn computed(password: &[u8], salt: &[u8], params: &YescryptParams) -> Option<[u8; 32]> {
        let mut out = [0; 32];
        yescrypt(password, salt, params, &mut Memory::default(), &mut out).map(|()| out)
    }

    /// Strings of libxcrypt are tested in `schemes::yescrypt`. As scrypt it is RFC 7914's.
    #[test]
    fn as_scrypt() {
        let mut expected = [0; 32];
        crate::primitives::scrypt::scrypt(b"password", b"NaCl", 4, 8, 3, &mut expected).unwrap();
        let as_flavour = |flavour| computed(b"password", b"NaCl", &params(flavour, 4, 8, 3, 0)).unwrap();
        assert_eq!(as_flavour(Classic), expected);
        assert_ne!(as_flavour(Worm), expected);
    }

    /// Each of the ways that the memory is used, in one memory after the other.
    #[test]
    fn own_code_is_the_crate() {
        let mut memory = Memory::default();
        let mut compare = |log_n, r, t| {
            let params = params(ReadWrite, log_n, r, 1, t);
            let (mut out, mut expected) = ([0; 32], [0; 32]);
            let (password, salt) = ([log_n; 11], [t as u8 + 1; 5]);
            yescrypt(&password, &salt, &params, &mut memory, &mut out).unwrap();
            by_crate(&password, &salt, &params, &mut expected).unwrap();
            assert_eq!(out, expected, "{params:?}");
        };
        for log_n in 1..=9 {
            for r in [1, 2, 3, 8, 13] {
                (0..4).for_each(|t| compare(log_n, r, t));
            }
        }
        // With as many units as are hashed twice, and one less.
        for (log_n, r) in [(8, 512), (8, 511), (12, 32), (13, 16), (13, 15), (7, 1024)] {
            compare(log_n, r, 0);
        }
    }

    #[test]
    fn memory_is_wiped() {
        let mut memory = Memory::default();
        yescrypt(b"pw", b"salt", &params(ReadWrite, 4, 2, 1, 0), &mut memory, &mut [0; 32]).unwrap();
        assert_eq!((memory.len(), memory.is_wiped()), (4096, true));
    }

    #[test]
    fn parameters_that_cannot_be_computed() {
        for (log_n, r, p, t) in [
            (0, 8, 1, 0),
            (31, 1, 1, 0),
            (64, 1, 1, 0),
            (255, 1, 1, 0),
            (4, 0, 1, 0),
            (4, 1, 0, 0),
            (4, 1 << 15, 1 << 15, 0),
            (4, u32::MAX, u32::MAX, u32::MAX),
            (30, (1 << 30) - 1, 1, 0),
        ] {
            for flavour in Flavour::ALL {
                assert!(computed(b"", b"", &params(flavour, log_n, r, p, t)).is_none());
            }
        }
        // A lane of one block.
        assert!(computed(b"", b"", &params(ReadWrite, 4, 8, 16, 0)).is_none());
    }

    #[test]
    fn the_least_of_each() {
        for flavour in Flavour::ALL {
            for (log_n, r, p, t) in [(1, 1, 1, 0), (2, 1, 2, 0), (3, 2, 3, 1), (4, 1, 1, 2), (5, 3, 1, 5)] {
                let params = params(flavour, log_n, r, p, t);
                assert!(computed(b"pw", b"salt", &params).is_some(), "{params:?}");
            }
        }
    }

    #[test]
    fn numbers_saturate() {
        let huge = params(ReadWrite, 63, u32::MAX, u32::MAX, u32::MAX);
        assert_eq!((huge.memory(), huge.blocks()), (u64::MAX, u64::MAX));
        let usual = params(ReadWrite, 12, 32, 1, 0);
        assert_eq!(usual.memory(), 128 * 32 * 4099 + 12 * 1024);
    }
}
