//! Logins a second of one core, by the number of lanes, beside the fastest peer.

use std::collections::BTreeMap;
use std::process::Command;
use std::time::Duration;

use password_compat::{Attempt, Lanes, Password, StoredHash};
use serde_json::{Value, json};

use crate::peers::Peer;
use crate::rows::{PASSWORD, Row};
use crate::{clock, verifier};

pub const WIDTHS: [usize; 8] = [1, 2, 3, 4, 5, 6, 8, 16];
/// As many logins as take about this long.
const RUN: Duration = Duration::from_millis(40);
const ROUNDS: usize = 9;

/// The least time of one login.
pub struct Throughput {
    pub row: &'static Row,
    pub peer: &'static str,
    peer_time: Duration,
    by_width: BTreeMap<usize, Duration>,
}

impl Throughput {
    /// How many times the throughput of the peer, by width.
    pub fn gains(&self) -> impl Iterator<Item = (usize, f64)> {
        self.by_width.iter().map(|(width, time)| (*width, self.peer_time.as_secs_f64() / time.as_secs_f64()))
    }

    pub fn best(&self) -> (usize, f64) {
        self.gains().max_by(|one, other| one.1.total_cmp(&other.1)).expect("there are widths")
    }

    /// Times of one login with four lanes busy over one alone in its lane.
    pub fn of_four(&self) -> f64 {
        4.0 * self.by_width[&4].as_secs_f64() / self.by_width[&1].as_secs_f64()
    }

    pub fn peer_rate(&self) -> f64 {
        1.0 / self.peer_time.as_secs_f64()
    }

    pub fn as_json(&self) -> Value {
        let rates: BTreeMap<String, f64> =
            self.by_width.iter().map(|(width, time)| (width.to_string(), 1.0 / time.as_secs_f64())).collect();
        let (width, gain) = self.best();
        json!({
            "name": self.row.name, "peer": self.peer, "peer_per_second": self.peer_rate(), "per_second_by_lanes": rates,
            "best_lanes": width, "ratio": gain, "goal": self.row.lanes, "one_of_four": self.of_four(),
        })
    }
}

/// All widths and the peer in turn.
pub fn measure(row: &'static Row, peer: &Peer, stored: &str) -> Throughput {
    let verifier = verifier(row);
    let (password, stored) = (Password::from(PASSWORD), StoredHash::new(stored));
    let once = clock::timed(|| (peer.run)(&row.call())).1.max(Duration::from_micros(1));
    let logins = (RUN.as_nanos() / once.as_nanos()).clamp(1, 4096) as usize;
    let mut peer_time = Duration::MAX;
    let mut by_width: BTreeMap<usize, Duration> = WIDTHS.map(|width| (width, Duration::MAX)).into();
    let mut lanes: Vec<Lanes> = WIDTHS.map(Lanes::with_width).into();
    for _ in 0..ROUNDS {
        let run = || (0..logins).for_each(|_| assert!(std::hint::black_box((peer.run)(&row.call())).is_some()));
        peer_time = peer_time.min(clock::timed(run).1 / logins as u32);
        for (width, lanes) in WIDTHS.into_iter().zip(&mut lanes) {
            let count = width * logins.div_ceil(width);
            let attempts = vec![Attempt::new(&password, &stored); count];
            let (outcomes, time) = clock::timed(|| verifier.verify_batch_in(lanes, &attempts));
            let accepted = outcomes.iter().all(|outcome| outcome.as_ref().is_ok_and(|outcome| outcome.is_accepted()));
            assert!(accepted, "{}", row.name);
            let least = by_width.entry(width).or_insert(Duration::MAX);
            *least = (*least).min(time / count as u32);
        }
    }
    Throughput { row, peer: peer.name, peer_time, by_width }
}

/// Hashes of bcrypt with cost 5 that John the Ripper computes in a second of one core, where it is there.
pub fn john() -> Option<f64> {
    let output = Command::new("/usr/sbin/john").args(["--test=3", "--format=bcrypt"]).env("OMP_NUM_THREADS", "1").output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let rate = text.split_whitespace().collect::<Vec<_>>();
    let at = rate.iter().position(|word| *word == "virtual")?;
    rate.get(at.checked_sub(2)?)?.parse().ok()
}
