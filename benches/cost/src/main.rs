//! What verifying costs through password-compat, and beside it, interleaved in
//! one run, through the fastest peers on the machine.
//!
//! ```text
//! cargo run --release --manifest-path benches/cost/Cargo.toml
//! cargo run --release --manifest-path benches/cost/Cargo.toml -- bcrypt         # those with this in their name
//! cargo run --release --manifest-path benches/cost/Cargo.toml -- --publish .    # into the README of this folder
//! ```
//!
//! `--json FILE` writes all figures, `--svg FOLDER` the charts; `--publish` does both in `benches/cost/results`, and puts
//! the tables into the README.
//!
//! CPU time of the thread, so that other processes disturb as little as they
//! can; the median of the rounds and the least. Every peer's digest is asserted
//! to be the same, and ours to be accepted; ours includes recognising, parsing,
//! limits, policy, the comparison and wiping. Peers that are missing are named
//! with what to install.

mod chart;
mod clock;
mod lanes;
mod machine;
mod page;
mod peers;
mod rows;

use std::collections::BTreeMap;
use std::error::Error;
use std::path::PathBuf;
use std::time::Duration;

use password_compat::{Attempt, Password, Pbkdf2, Registry, Scratch, StoredHash, Verifier};
use serde_json::{Value, json};

use self::lanes::Throughput;
use self::peers::Peer;
use self::rows::{PASSWORD, ROWS, Row};

/// Each contender runs for about this long in all.
const BUDGET: Duration = Duration::from_millis(1500);
const LEAST_ROUNDS: usize = 7;
const MOST_ROUNDS: usize = 101;

/// The times of one contender, in the order measured.
struct Times {
    name: String,
    all: Vec<Duration>,
}

impl Times {
    fn median(&self) -> Duration {
        let mut sorted = self.all.clone();
        sorted.sort();
        sorted[sorted.len() / 2]
    }

    fn least(&self) -> Duration {
        *self.all.iter().min().expect("at least one")
    }
}

/// Ours first, then every peer.
struct Measured {
    row: &'static Row,
    stored: String,
    ours: Times,
    peers: Vec<Times>,
}

impl Measured {
    fn best(&self) -> Option<&Times> {
        self.peers.iter().min_by_key(|peer| peer.median())
    }

    /// Ours over the best peer, by the medians and by the least times.
    fn ratios(&self) -> Option<(f64, f64)> {
        let best = self.best()?;
        let least = self.peers.iter().map(Times::least).min()?;
        let ratio = |ours: Duration, peer: Duration| ours.as_secs_f64() / peer.as_secs_f64();
        Some((ratio(self.ours.median(), best.median()), ratio(self.ours.least(), least)))
    }
}

/// All of a run.
struct Report {
    measured: Vec<Measured>,
    lanes: Vec<Throughput>,
    /// Hashes of cost 5 a second of one core.
    john: Option<f64>,
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut options = BTreeMap::new();
    let mut filter = None;
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--json" | "--svg" | "--publish" => {
                let path = arguments.next().ok_or_else(|| format!("{argument} needs a path"))?;
                options.insert(argument, PathBuf::from(path));
            }
            _ => filter = Some(argument),
        }
    }
    let peers = peers::all();
    println!("{}", machine::describe());
    for peer in &peers {
        println!("  {:12} {}", peer.name, peer.version);
    }
    for package in peers::missing() {
        println!("  left out; it is there after: apt-get install {package}");
    }
    let report = run(&peers, filter.as_deref());
    if let Some(path) = options.get("--json") {
        std::fs::write(path, page::json(&report))?;
    }
    if let Some(folder) = options.get("--svg") {
        page::charts(&report, folder)?;
    }
    if let Some(root) = options.get("--publish") {
        page::publish(&report, &peers, root)?;
    }
    Ok(())
}

fn run(peers: &[Peer], filter: Option<&str>) -> Report {
    let wanted = |row: &&Row| filter.is_none_or(|text| row.name.contains(text) || row.scheme.contains(text));
    println!("\n{:30} {:>11} {:>11} {:>11}  {:12} {:>6} {:>6} {:>5}", "scheme", "ours ms", "least ms", "peer ms", "best peer", "ratio", "least", "goal");
    let measured: Vec<Measured> = ROWS.iter().filter(wanted).map(|row| measure(row, peers)).inspect(print).collect();
    print!("\nTimes the throughput of the fastest peer, by lanes\n{:30}", "scheme");
    lanes::WIDTHS.iter().for_each(|width| print!(" {width:>6}"));
    println!("  {:12} {:>5}  one of four", "peer", "goal");
    let in_lanes = measured.iter().filter(|one| one.row.lanes.is_some());
    let lanes = in_lanes.filter_map(|one| {
        let peer = peers.iter().find(|peer| Some(peer.name) == one.best().map(|best| best.name.as_str()))?;
        Some(lanes::measure(one.row, peer, &one.stored))
    });
    let lanes = lanes.inspect(print_lanes).collect();
    Report { measured, lanes, john: filter.is_none().then(lanes::john).flatten() }
}

fn print_lanes(one: &Throughput) {
    print!("{:30}", one.row.name);
    one.gains().for_each(|(_, gain)| print!(" {gain:6.2}"));
    println!("  {:12} {:>5}  {:.2}", one.peer, one.row.lanes.map(|goal| format!("{goal:.1}")).unwrap_or_default(), one.of_four());
}

/// Of one scheme, as a server has it, but for the time that is spent on rejections.
fn verifier(row: &Row) -> Verifier {
    let registry = Registry::builder().enable(row.scheme).build().expect("one scheme");
    Verifier::builder(registry).native(Pbkdf2::new(1)).equal_time(false).build().expect("a verifier")
}

fn measure(row: &'static Row, peers: &[Peer]) -> Measured {
    let able: Vec<(&Peer, String)> = peers
        .iter()
        .filter_map(|peer| {
            let digest = (peer.run)(&row.call())?;
            let text = if peer.name == "libxcrypt" { String::from_utf8(digest).ok()? } else { (row.store)(&digest) };
            Some((peer, text))
        })
        .collect();
    let stored = &able.first().unwrap_or_else(|| panic!("{}: no peer computes it", row.name)).1;
    for (peer, text) in &able {
        assert_eq!(text, stored, "{} of {}", row.name, peer.name);
    }
    let verifier = verifier(row);
    let (password, text) = (Password::from(PASSWORD), stored.clone());
    let stored = StoredHash::new(stored);
    // Kept from login to login, as a server does.
    let mut scratch = Scratch::new();
    let mut login = || {
        let prepared = verifier.prepare(Attempt::new(&password, &stored)).expect("within the limits");
        let outcome = prepared.run(&mut scratch).expect("a verdict");
        assert!(outcome.is_accepted(), "{}", row.name);
    };
    login();
    let mut ours = Times { name: "password-compat".into(), all: Vec::new() };
    let mut others: Vec<Times> = able.iter().map(|(peer, _)| Times { name: peer.name.into(), all: Vec::new() }).collect();
    let once = clock::timed(&mut login).1;
    // Short ones are repeated, so that the clock does not decide.
    let batch = (Duration::from_millis(4).as_nanos() / once.as_nanos().max(1)).clamp(1, 4096) as u32;
    let rounds = (BUDGET.as_nanos() / (once.as_nanos().max(1) * u128::from(batch))) as usize;
    for _ in 0..rounds.clamp(LEAST_ROUNDS, MOST_ROUNDS) {
        ours.all.push(clock::timed(|| (0..batch).for_each(|_| login())).1 / batch);
        for ((peer, _), times) in able.iter().zip(&mut others) {
            let run = || (0..batch).for_each(|_| assert!(std::hint::black_box((peer.run)(&row.call())).is_some()));
            times.all.push(clock::timed(run).1 / batch);
        }
    }
    Measured { row, stored: text, ours, peers: others }
}

fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

fn print(one: &Measured) {
    let (Some(best), Some((ratio, least))) = (one.best(), one.ratios()) else { return };
    let goal = one.row.goal.map(|goal| format!("{goal:.2}")).unwrap_or_default();
    println!(
        "{:30} {:11.3} {:11.3} {:11.3}  {:12} {ratio:6.3} {least:6.3} {goal:>5}",
        one.row.name,
        millis(one.ours.median()),
        millis(one.ours.least()),
        millis(best.median()),
        best.name,
    );
}

fn as_json(one: &Measured) -> Value {
    let times = |times: &Times| json!({ "name": times.name, "median_ms": millis(times.median()), "least_ms": millis(times.least()), "rounds": times.all.len() });
    let (ratio, least) = one.ratios().unzip();
    json!({
        "name": one.row.name,
        "scheme": one.row.scheme,
        "ours": times(&one.ours),
        "peers": one.peers.iter().map(times).collect::<Vec<_>>(),
        "best_peer": one.best().map(|best| best.name.clone()),
        "ratio": ratio,
        "ratio_least": least,
        "goal": one.row.goal,
    })
}
