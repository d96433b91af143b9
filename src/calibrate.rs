//! Measure this host, choose parameters, estimate durations, plan capacity.
//!
//! The cost of a hash is stated for a reference core ([`Cost`]).
//! A [`Calibration`] holds how this host compares, kernel by kernel, and turns
//! a cost into a duration. [`choose`] finds the parameters of new hashes for a
//! time and an amount of memory by measuring them here, with as many logins at
//! once as will be. [`Load`] is the arithmetic between logins a second, cores
//! and memory.
//!
//! ```no_run
//! use std::time::Duration;
//! use password_compat::calibrate::{Algorithm, Target, choose};
//!
//! let target = Target::new(Algorithm::Argon2id, Duration::from_millis(250)).at_once(4).memory(256 << 20);
//! let choice = choose(&target, |step| eprintln!("{step}"))?;
//! println!("{choice}");
//! let writer = choice.native(); // for VerifierBuilder::native
//! # Ok::<(), password_compat::calibrate::CalibrationError>(())
//! ```

mod choose;
mod host;
mod kernels;
mod meter;
mod plan;
#[cfg(test)]
mod tests;

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use std::time::Duration;

pub use self::choose::{Algorithm, CalibrationError, Choice, Point, Target, choose};
pub use self::host::{Difference, Host, cores};
pub use self::plan::{Capacity, Demand, Load, Share};
use crate::cost::Cost;
use crate::error::DeriveError;
use crate::keyring::Keyring;
use crate::scheme::{Input, Scheme};
use crate::time::Timestamp;

/// How fast this host computes, kernel by kernel, beside the reference core of
/// [`Cost`]: measured once, and saved (feature `serde`).
///
/// ```
/// use password_compat::calibrate::Calibration;
/// # fn saved() -> Calibration { Calibration::reference() }
/// let calibration: Calibration = saved();
/// let bcrypt = password_compat::scheme("bcrypt").unwrap();
/// let (_, cost) = calibration.cost_of_exemplar(bcrypt).unwrap();
/// println!("about {:?}", calibration.estimate(bcrypt, cost));
/// for difference in calibration.differences() {
///     println!("careful: {difference}");
/// }
/// ```
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Calibration {
    host: Host,
    measured: Timestamp,
    at_once: usize,
    /// Time here over time on the reference core.
    factors: BTreeMap<String, f64>,
}

impl Calibration {
    /// Measures every kernel with `at_once` computations at a time, which share
    /// cores and memory: some two seconds of work for each of them. `progress`
    /// is told the share that is done, 0 to 1, and what was measured last.
    ///
    /// # Errors
    ///
    /// [`DeriveError`] for want of memory.
    pub fn measure(at_once: usize, mut progress: impl FnMut(f64, &str)) -> Result<Self, DeriveError> {
        let at_once = at_once.max(1);
        let kernels = kernels::all();
        let mut factors = BTreeMap::new();
        for (done, (name, computation)) in kernels.iter().enumerate() {
            let took =
                meter::time_of(at_once, |scratch| computation.run(kernels::PASSWORD, scratch).map(drop))?;
            let modelled = computation.cost(kernels::PASSWORD.len()).work as f64;
            factors.insert(name.clone(), took.as_secs_f64() * 1e12 / modelled);
            progress((done + 1) as f64 / kernels.len() as f64, name);
        }
        Ok(Self { host: Host::here(), measured: Timestamp::now(), at_once, factors })
    }

    /// The reference core itself: what there is where nothing was measured.
    pub fn reference() -> Self {
        Self {
            host: Host::reference(),
            measured: Timestamp::from_unix(0),
            at_once: 1,
            factors: BTreeMap::new(),
        }
    }

    /// Where it was measured.
    pub fn host(&self) -> &Host {
        &self.host
    }

    /// When it was measured.
    pub fn measured(&self) -> Timestamp {
        self.measured
    }

    /// How many computations ran at a time.
    pub fn at_once(&self) -> usize {
        self.at_once
    }

    /// In what this host differs from the one measured: nothing that was
    /// measured elsewhere says how fast it is here.
    pub fn differences(&self) -> Vec<Difference> {
        self.host.differences(&Host::here())
    }

    /// The kernels and, for each, the time here over the time on the reference
    /// core.
    pub fn factors(&self) -> impl Iterator<Item = (&str, f64)> {
        self.factors.iter().map(|(name, factor)| (name.as_str(), *factor))
    }

    /// How long a hash of a scheme with this cost takes on the host that was
    /// measured.
    pub fn estimate(&self, scheme: &dyn Scheme, cost: Cost) -> Duration {
        self.estimate_work(kernels::slowest_of(scheme).as_deref(), cost)
    }

    /// [`estimate`](Self::estimate) by the kind of work; of all kernels in the
    /// middle, where that one was not measured.
    pub(crate) fn estimate_work(&self, kind: Option<&str>, cost: Cost) -> Duration {
        let own = kind.and_then(|kind| self.factors.get(kind).copied());
        picoseconds(cost.work as f64 * own.unwrap_or_else(|| self.median()))
    }

    /// The parameters and the cost of the known pair of a scheme, which most
    /// schemes have with parameters below those of today.
    pub fn cost_of_exemplar(&self, scheme: &dyn Scheme) -> Option<(crate::params::Params, Cost)> {
        let known = scheme.exemplar()?;
        let keyring = Keyring::new();
        scheme.inspect(Input::new(&known.stored, &known.subject, &keyring)).ok()
    }

    fn median(&self) -> f64 {
        let mut all: Vec<f64> = self.factors.values().copied().collect();
        all.sort_by(f64::total_cmp);
        all.get(all.len() / 2).copied().unwrap_or(1.0)
    }
}

fn picoseconds(work: f64) -> Duration {
    Duration::try_from_secs_f64((work / 1e12).max(0.0)).unwrap_or(Duration::MAX)
}
