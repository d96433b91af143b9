//! The parameters of a hash, with their partial order.

use alloc::sync::Arc;
use alloc::vec::Vec;
use core::cmp::Ordering;
use core::fmt;

use crate::primitives::{Argon2Variant, Digest};

/// The cost parameters of one hash.
///
/// Two `Params` of one scheme are ordered *partially*: one is lower if it is
/// below in at least one dimension and above in none. Argon2 with more memory
/// but fewer passes is neither lower nor higher. Parameters of different
/// variants, and of different digests under PBKDF2, are never comparable.
///
/// ```
/// use password_compat::Params;
/// let old = Params::Bcrypt { cost: 10 };
/// let new = Params::Bcrypt { cost: 12 };
/// assert!(old < new);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Params {
    /// A scheme whose cost is fixed.
    Fixed,
    /// bcrypt.
    Bcrypt {
        /// Base-2 logarithm of the rounds, 4 to 31.
        cost: u32,
    },
    /// Argon2.
    Argon2 {
        /// Which of the three.
        variant: Argon2Variant,
        /// Version, 16 (0x10) or 19 (0x13).
        version: u32,
        /// Memory in KiB.
        memory_kib: u32,
        /// Passes over the memory (`t`).
        passes: u32,
        /// Lanes (`p`).
        lanes: u32,
    },
    /// scrypt.
    Scrypt {
        /// Base-2 logarithm of N.
        log_n: u8,
        /// Block size factor.
        r: u32,
        /// Parallelisation.
        p: u32,
    },
    /// yescrypt.
    Yescrypt {
        /// Base-2 logarithm of N.
        log_n: u8,
        /// Block size factor.
        r: u32,
        /// Parallelisation.
        p: u32,
        /// Time factor.
        t: u32,
    },
    /// PBKDF2 with HMAC.
    Pbkdf2 {
        /// The digest under the HMAC.
        digest: Digest,
        /// Rounds.
        rounds: u32,
    },
    /// Any other scheme with a count of rounds.
    Rounds(u64),
    /// Named dimensions of a scheme of a third party; more is stronger.
    Other(Vec<(Arc<str>, u64)>),
}

/// At most this many dimensions occur in the built-in variants.
const DIMENSIONS: usize = 4;

impl Params {
    /// The dimensions as numbers, more being stronger: empty for
    /// [`Fixed`](Self::Fixed), else in the order of the fields.
    pub fn dimensions(&self) -> Vec<(&str, u64)> {
        match self {
            Self::Other(named) => named.iter().map(|(name, value)| (&**name, *value)).collect(),
            other => other.built_in().into_iter().flatten().collect(),
        }
    }

    fn built_in(&self) -> [Option<(&'static str, u64)>; DIMENSIONS] {
        match *self {
            Self::Fixed | Self::Other(_) => [None; DIMENSIONS],
            Self::Bcrypt { cost } => [Some(("cost", cost.into())), None, None, None],
            Self::Argon2 { version, memory_kib, passes, lanes, .. } => [
                Some(("version", version.into())),
                Some(("memory_kib", memory_kib.into())),
                Some(("passes", passes.into())),
                Some(("lanes", lanes.into())),
            ],
            Self::Scrypt { log_n, r, p } => {
                [Some(("log_n", log_n.into())), Some(("r", r.into())), Some(("p", p.into())), None]
            }
            Self::Yescrypt { log_n, r, p, t } => [
                Some(("log_n", log_n.into())),
                Some(("r", r.into())),
                Some(("p", p.into())),
                Some(("t", t.into())),
            ],
            Self::Pbkdf2 { rounds, .. } => [Some(("rounds", rounds.into())), None, None, None],
            Self::Rounds(rounds) => [Some(("rounds", rounds)), None, None, None],
        }
    }

    /// Whether the two are of one kind, so that their dimensions can be held
    /// against each other.
    pub fn comparable(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Argon2 { variant: a, .. }, Self::Argon2 { variant: b, .. }) => a == b,
            (Self::Pbkdf2 { digest: a, .. }, Self::Pbkdf2 { digest: b, .. }) => a == b,
            (Self::Other(a), Self::Other(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|((x, _), (y, _))| x == y)
            }
            (a, b) => core::mem::discriminant(a) == core::mem::discriminant(b),
        }
    }

    /// Whether this reaches `floor` in every dimension.
    pub fn meets(&self, floor: &Self) -> bool {
        matches!(self.partial_cmp(floor), Some(Ordering::Equal | Ordering::Greater))
    }

    /// The larger value of each dimension; `None` if the two are not comparable.
    pub fn max(&self, other: &Self) -> Option<Self> {
        if !self.comparable(other) {
            return None;
        }
        Some(match (self, other) {
            (
                Self::Argon2 { variant, version, memory_kib, passes, lanes },
                Self::Argon2 { version: v, memory_kib: m, passes: t, lanes: p, .. },
            ) => Self::Argon2 {
                variant: *variant,
                version: *version.max(v),
                memory_kib: *memory_kib.max(m),
                passes: *passes.max(t),
                lanes: *lanes.max(p),
            },
            (Self::Scrypt { log_n, r, p }, Self::Scrypt { log_n: n, r: s, p: q }) => {
                Self::Scrypt { log_n: *log_n.max(n), r: *r.max(s), p: *p.max(q) }
            }
            (Self::Yescrypt { log_n, r, p, t }, Self::Yescrypt { log_n: n, r: s, p: q, t: u }) => {
                Self::Yescrypt { log_n: *log_n.max(n), r: *r.max(s), p: *p.max(q), t: *t.max(u) }
            }
            (Self::Other(a), Self::Other(b)) => {
                Self::Other(a.iter().zip(b).map(|((name, x), (_, y))| (name.clone(), *x.max(y))).collect())
            }
            // One dimension or none: the order is total.
            (a, b) if a.meets(b) => a.clone(),
            (_, b) => b.clone(),
        })
    }
}

impl PartialOrd for Params {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        if !self.comparable(other) {
            return None;
        }
        let (left, right) = (self.dimensions(), other.dimensions());
        let mut order = Ordering::Equal;
        for ((_, a), (_, b)) in left.iter().zip(&right) {
            order = match (order, a.cmp(b)) {
                (so_far, Ordering::Equal) => so_far,
                (Ordering::Equal, here) => here,
                (so_far, here) if so_far == here => so_far,
                _ => return None,
            };
        }
        Some(order)
    }
}

impl fmt::Display for Params {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fixed => return f.write_str("fixed"),
            Self::Argon2 { variant, .. } => write!(f, "{} ", variant.name())?,
            Self::Pbkdf2 { digest, .. } => write!(f, "{} ", digest.name())?,
            _ => {}
        }
        for (index, (name, value)) in self.dimensions().into_iter().enumerate() {
            if index > 0 {
                f.write_str(" ")?;
            }
            write!(f, "{name}={value}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn argon2(memory_kib: u32, passes: u32, lanes: u32) -> Params {
        Params::Argon2 { variant: Argon2Variant::Id, version: 19, memory_kib, passes, lanes }
    }

    #[test]
    fn the_order_is_partial() {
        assert!(argon2(19_456, 2, 1) < argon2(47_104, 2, 1));
        assert_eq!(argon2(19_456, 2, 1).partial_cmp(&argon2(47_104, 1, 1)), None);
        assert_eq!(argon2(1, 1, 1).partial_cmp(&argon2(1, 1, 1)), Some(Ordering::Equal));
        assert_eq!(Params::Bcrypt { cost: 4 }.partial_cmp(&Params::Rounds(9)), None);
        let sha1 = Params::Pbkdf2 { digest: Digest::Sha1, rounds: 1_000_000 };
        let sha256 = Params::Pbkdf2 { digest: Digest::Sha256, rounds: 600_000 };
        assert_eq!(sha1.partial_cmp(&sha256), None);
        assert_eq!(sha1.max(&sha256), None);
    }

    #[test]
    fn the_larger_of_each_dimension_meets_both() {
        let (a, b) = (argon2(19_456, 50, 1), argon2(47_104, 1, 4));
        let both = a.max(&b).unwrap();
        assert_eq!(both, argon2(47_104, 50, 4));
        assert!(both.meets(&a) && both.meets(&b));
        let cost = Params::Bcrypt { cost: 12 };
        assert_eq!(cost.max(&Params::Bcrypt { cost: 10 }), Some(cost));
    }

    #[test]
    fn third_party_dimensions_compare_by_name() {
        let a = Params::Other(alloc::vec![("blocks".into(), 3)]);
        let b = Params::Other(alloc::vec![("rounds".into(), 3)]);
        assert_eq!(a.partial_cmp(&b), None);
        assert!(a.meets(&a));
    }
}
