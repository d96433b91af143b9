//! The arithmetic between logins a second, cores and memory.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;
use std::time::Duration;

use super::{Algorithm, Target};

/// Logins that are verified by another scheme than the native one.
#[derive(Debug, Clone, PartialEq)]
pub struct Share {
    name: String,
    of_all: f64,
    verify: Duration,
    memory: u64,
    upgraded: bool,
}

impl Share {
    /// `of_all` of the logins, 0 to 1, take `verify` and `memory` bytes each, and
    /// are rehashed after a match.
    pub fn migrating(name: impl Into<String>, of_all: f64, verify: Duration, memory: u64) -> Self {
        Self { name: name.into(), of_all: of_all.clamp(0.0, 1.0), verify, memory, upgraded: true }
    }

    /// The same for logins that stay as they are.
    pub fn staying(name: impl Into<String>, of_all: f64, verify: Duration, memory: u64) -> Self {
        Self { upgraded: false, ..Self::migrating(name, of_all, verify, memory) }
    }
}

/// What comes in, and what there is to serve it with.
///
/// ```
/// use std::time::Duration;
/// use password_compat::calibrate::{Algorithm, Demand, Load, Share};
///
/// // 20 logins a second, a third of them failing, half of the rest still on a scheme of 80 ms.
/// let load = Load::new(20.0, 4, 1 << 30)
///     .failures(0.3)
///     .head_room(0.3)
///     .with(Share::migrating("bcrypt", 0.5, Duration::from_millis(80), 4 << 10));
/// let demand = load.demand().expect("room for new hashes");
/// println!("{demand}");
/// // And the other way: what the host can do with hashes of that time and memory.
/// let capacity = load.capacity(demand.native, 19 << 20);
/// assert!((capacity.logins_per_second - 20.0).abs() < 0.1);
/// # let _ = demand.target(Algorithm::Argon2id);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Load {
    logins_per_second: f64,
    cores: usize,
    memory: u64,
    failures: f64,
    head_room: f64,
    shares: Vec<Share>,
}

/// What new hashes may take for a load to be served.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Demand {
    /// The time of one native hash, alone on a core.
    pub native: Duration,
    /// Logins at once.
    pub at_once: usize,
    /// Bytes for all of them.
    pub memory: u64,
    /// The arithmetic in words.
    pub arithmetic: Vec<String>,
}

/// What a host can do.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Capacity {
    /// Logins a second, the head-room left free.
    pub logins_per_second: f64,
    /// Logins at once: no more than the cores and the memory hold.
    pub at_once: usize,
    /// Bytes at peak.
    pub memory: u64,
    /// Core time of one login in the mean.
    pub mean: Duration,
    /// The arithmetic in words.
    pub arithmetic: Vec<String>,
}

impl Load {
    /// So many logins a second on so many cores (see [`cores`](super::cores)) with so many bytes for
    /// hashing. No failures, a quarter of the cores kept free.
    pub fn new(logins_per_second: f64, cores: usize, memory: u64) -> Self {
        let logins_per_second = logins_per_second.max(0.0);
        Self {
            logins_per_second,
            cores: cores.max(1),
            memory,
            failures: 0.0,
            head_room: 0.25,
            shares: Vec::new(),
        }
    }

    /// The same where this share of the logins fails, 0 to 1. A failed login
    /// takes as long as the slower of its own scheme and the native one, so that
    /// it tells nothing.
    #[must_use]
    pub fn failures(mut self, share: f64) -> Self {
        self.failures = share.clamp(0.0, 1.0);
        self
    }

    /// The same with this share of the cores kept free, 0 to 1.
    #[must_use]
    pub fn head_room(mut self, share: f64) -> Self {
        self.head_room = share.clamp(0.0, 1.0);
        self
    }

    /// The same with logins of another scheme. What the shares leave is native.
    #[must_use]
    pub fn with(mut self, share: Share) -> Self {
        self.shares.push(share);
        self
    }

    /// Core seconds a second that may be used.
    fn usable(&self) -> f64 {
        self.cores as f64 * (1.0 - self.head_room)
    }

    /// The logins that the cores can run at once.
    fn wide(&self) -> usize {
        (self.usable().ceil() as usize).clamp(1, self.cores)
    }

    /// Core seconds of the mean login, with native hashes of so many.
    fn mean(&self, native: f64) -> f64 {
        let taken: f64 = self.shares.iter().map(|share| share.of_all).sum();
        let of = |share: &Share| {
            let verify = share.verify.as_secs_f64();
            let matched = verify + if share.upgraded { native } else { 0.0 };
            share.of_all * (matched * (1.0 - self.failures) + verify.max(native) * self.failures)
        };
        self.shares.iter().map(of).sum::<f64>() + (1.0 - taken).max(0.0) * native
    }

    /// How long a native hash may take for the load to be served; `None` if the
    /// other schemes alone take more than there is.
    pub fn demand(&self) -> Option<Demand> {
        let per_login = self.usable() / self.logins_per_second;
        if !per_login.is_finite() || self.mean(0.0) >= per_login {
            return None;
        }
        // The mean grows with the native time, linearly but for one corner a share.
        let (mut low, mut high) = (0.0, per_login);
        while self.mean(high) < per_login && high < 1e6 {
            high *= 2.0;
        }
        for _ in 0..64 {
            let middle = f64::midpoint(low, high);
            if self.mean(middle) <= per_login { low = middle } else { high = middle }
        }
        let mut arithmetic = self.in_words();
        arithmetic.push(format!(
            "{:.2} core seconds a second / {} logins a second = {:.1} ms of a core for each login",
            self.usable(),
            self.logins_per_second,
            per_login * 1e3
        ));
        arithmetic.push(format!(
            "the other schemes take {:.1} ms of that in the mean, which leaves {:.1} ms for a native hash",
            self.mean(0.0) * 1e3,
            low * 1e3
        ));
        arithmetic.push(format!("{} at once share {} MiB", self.wide(), self.memory >> 20));
        let native = Duration::try_from_secs_f64(low).unwrap_or(Duration::MAX);
        Some(Demand { native, at_once: self.wide(), memory: self.memory, arithmetic })
    }

    /// What the host can do with native hashes of this time and memory.
    pub fn capacity(&self, native: Duration, native_memory: u64) -> Capacity {
        let mean = self.mean(native.as_secs_f64());
        // Every login may end in a native hash.
        let each = self.shares.iter().map(|share| share.memory).fold(native_memory, u64::max);
        let slots = usize::try_from(self.memory / each.max(1)).unwrap_or(usize::MAX);
        let busy = self.usable().min(slots as f64);
        let logins_per_second = if mean > 0.0 { busy / mean } else { f64::INFINITY };
        let at_once = self.wide().min(slots);
        let mut arithmetic = self.in_words();
        arithmetic.push(format!("the mean login takes {:.1} ms of a core", mean * 1e3));
        arithmetic.push(format!(
            "{} MiB / {:.1} MiB a login = {slots} at once",
            self.memory >> 20,
            each as f64 / f64::from(1 << 20)
        ));
        arithmetic.push(format!(
            "{busy:.2} core seconds a second / {:.1} ms = {logins_per_second:.1} logins a second",
            mean * 1e3
        ));
        Capacity {
            logins_per_second,
            at_once,
            memory: each.saturating_mul(at_once as u64),
            mean: Duration::try_from_secs_f64(mean).unwrap_or(Duration::MAX),
            arithmetic,
        }
    }

    fn in_words(&self) -> Vec<String> {
        let mut words = alloc::vec![format!(
            "{} cores, {:.0} % kept free: {:.2} core seconds a second",
            self.cores,
            self.head_room * 100.0,
            self.usable()
        )];
        words.extend(self.shares.iter().map(|share| {
            format!(
                "{:.1} % of the logins are {}, {:.1} ms each{}",
                share.of_all * 100.0,
                share.name,
                share.verify.as_secs_f64() * 1e3,
                if share.upgraded { " and a native hash after a match" } else { "" }
            )
        }));
        words.push(format!(
            "{:.1} % fail, and take as long as the slower of their scheme and a native hash",
            self.failures * 100.0
        ));
        words
    }
}

impl Demand {
    /// The target for [`choose`](super::choose): this time and memory, with as
    /// many logins at once.
    pub fn target(&self, algorithm: Algorithm) -> Target {
        Target::new(algorithm, self.native).at_once(self.at_once).memory(self.memory)
    }
}

impl fmt::Display for Demand {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.arithmetic.iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}

impl fmt::Display for Capacity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.arithmetic.iter().try_for_each(|line| writeln!(f, "{line}"))
    }
}
