//! Two inventories of one table, some time apart.

use super::{Generation, Inventory};
use crate::time::Timestamp;

const DAY: f64 = 86_400.0;
/// Two standard deviations of a count on either side: 95 of 100.
const DEVIATIONS: f64 = 1.96;

/// How the migration went between two inventories.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Comparison {
    /// The days between the two.
    pub days: f64,
    /// Legacy hashes then.
    pub before: u64,
    /// Legacy hashes now.
    pub now: u64,
    /// Legacy hashes that went, a day.
    pub per_day: f64,
    /// When the threshold will be reached; `None` if nothing moves.
    pub projection: Option<Projection>,
    /// Legacy accounts of which it is known that they never logged in: they will
    /// not migrate themselves. `None` if that is not known.
    pub remainder: Option<u64>,
}

/// When a threshold is reached if things go on as they did: each legacy account
/// is as likely to log in on one day as on another, so that ever fewer do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Projection {
    /// The expected day.
    pub at: Timestamp,
    /// The earliest day within the uncertainty of the count (95 of 100).
    pub earliest: Timestamp,
    /// The latest; `None` if the threshold may never be reached.
    pub latest: Option<Timestamp>,
}

impl Inventory {
    /// Compares with an earlier inventory of the same table and projects when
    /// `threshold` of the hashes (0 to 1) will be left. `None` unless both have
    /// the time at which they were taken, this one later.
    pub fn compare(&self, earlier: &Self, threshold: f64) -> Option<Comparison> {
        let (then, now) = (earlier.taken?.as_unix(), self.taken?.as_unix());
        let days = (now - then) as f64 / DAY;
        if days <= 0.0 {
            return None;
        }
        let (before, left) = (earlier.of(Generation::Legacy), self.of(Generation::Legacy));
        let gone = before.saturating_sub(left) as f64;
        let all: u64 = self.classes().map(|class| class.count).sum();
        let wanted = (threshold * all as f64).max(0.5);
        let day = |moved: f64| -> Option<Timestamp> {
            // How fast they go, from the share that stayed.
            let rate = -(1.0 - moved / before as f64).max(1e-9).ln() / days;
            let ahead = (left as f64 / wanted).ln().max(0.0) / rate;
            let seconds = now as f64 + ahead * DAY;
            (moved > 0.0 && seconds < 1e11).then(|| Timestamp::from_unix(seconds as i64))
        };
        let spread = DEVIATIONS * gone.sqrt();
        let projection = day(gone).map(|at| Projection {
            at,
            earliest: day((gone + spread).min(before as f64)).unwrap_or(at),
            latest: day(gone - spread),
        });
        let legacy = || self.classes().filter(|class| class.generation == Generation::Legacy);
        let known = legacy().all(|class| class.with_history == class.count);
        let remainder = known.then(|| legacy().map(|class| class.never).sum());
        Some(Comparison { days, before, now: left, per_day: gone / days, projection, remainder })
    }
}
