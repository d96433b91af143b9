//! Counting what is in a table of hashes.

use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use clap::Args;
use password_compat::calibrate::Calibration;
use password_compat::inventory::{
    ATTACK_SOURCE, Answer as Ready, Class, Comparison, Inventory, Plan, Readiness, Row, WhatIf,
};
use password_compat::{Timestamp, Verifier};
use serde_json::{Value, json};

use crate::config::Config;
use crate::failure::{Answer, Failure};
use crate::rows::{self, Input, Read1};
use crate::terminal::{Color, Progress, bar, count, duration, paint, rate, say};
use crate::{calibrate, html};

const DAY: u64 = 86_400;

/// Count what is in a table of hashes, and say whether the old database may be closed.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  password-compat inventory --all hashes.txt\n  password-compat inventory --all \
users.csv --hash-column passwd --success-column last_login --ready --html report.html\n  password-compat inventory \
--all --sqlite app.db --query 'SELECT hash, hint FROM users'\n  password-compat inventory --all --postgres \
postgres:///app --query 'SELECT hash FROM users' --json > today.json\n  password-compat inventory --all users.csv \
--compare last-month.json"
)]
pub struct Arguments {
    #[command(flatten)]
    input: Input,
    /// Answer whether the old database may be closed; the exit code tells
    #[arg(long)]
    ready: bool,
    /// The share of legacy hashes up to which it may, in per cent
    #[arg(long, value_name = "PERCENT", default_value_t = 1.0)]
    threshold: f64,
    /// The days in which no legacy hash may have been matched
    #[arg(long, value_name = "DAYS", default_value_t = 90)]
    quiet: u64,
    /// Compare with an earlier report written by --json
    #[arg(long, value_name = "FILE")]
    compare: Option<PathBuf>,
    /// What the policy of this configuration would make of the rows, as of --at
    #[arg(long, value_name = "FILE")]
    what_if: Option<PathBuf>,
    /// The day of --what-if, such as 2027-09-01 [default: now]
    #[arg(long, value_name = "DATE", requires = "what_if")]
    at: Option<String>,
    /// Add up reports of other tenants, written by --json
    #[arg(long, value_name = "FILE")]
    merge: Vec<PathBuf>,
    /// A saved calibration, for times on that host [default: the reference core]
    #[arg(long, value_name = "FILE")]
    calibration: Option<PathBuf>,
    /// Threads [default: the cores that there are]
    #[arg(long)]
    threads: Option<usize>,
    /// Write a page with charts to this file
    #[arg(long, value_name = "FILE")]
    html: Option<PathBuf>,
    /// As a JSON object, which --compare and --merge read
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    config: Config,
}

/// All that a report says.
pub struct Report {
    pub inventory: Inventory,
    pub bad_lines: u64,
    pub readiness: Readiness,
    pub comparison: Option<Comparison>,
    pub what_if: Option<WhatIf>,
    pub calibration: Calibration,
    pub threshold: f64,
    pub quiet: u64,
}

impl Arguments {
    pub fn run(&self) -> Result<Answer, Failure> {
        let report = self.report()?;
        if let Some(path) = &self.html {
            let page = html::page(&report).map_err(Failure::usage)?;
            std::fs::write(path, page).map_err(Failure::of(&path.display().to_string()))?;
        }
        if self.json {
            say!("{}", as_json(&report));
        } else {
            show(&report)?;
        }
        Ok((!self.ready || report.readiness.answer == Ready::Yes).into())
    }

    fn report(&self) -> Result<Report, Failure> {
        let verifier = self.config.verifier()?;
        let now = Timestamp::now();
        let other = self.other_policy(now)?;
        let Counts { inventory, what_if, bad_lines } = self.counted(&verifier, other.as_ref())?;
        let mut inventory = inventory.taken_at(now);
        for path in &self.merge {
            inventory.merge(&saved(path)?);
        }
        let quiet = Duration::from_secs(self.quiet.saturating_mul(DAY));
        let threshold = self.threshold / 100.0;
        let readiness = inventory.ready_to_close(threshold, quiet, now);
        let comparison = match &self.compare {
            None => None,
            Some(path) => Some(inventory.compare(&saved(path)?, threshold).ok_or_else(|| {
                Failure::Usage(format!("{}: not an earlier report of this table", path.display()))
            })?),
        };
        let calibration = calibrate::saved(self.calibration.as_deref())?;
        Ok(Report {
            inventory,
            bad_lines,
            readiness,
            comparison,
            what_if,
            calibration,
            threshold,
            quiet: self.quiet,
        })
    }

    /// Reads the rows on this thread and counts them on others.
    fn counted(&self, verifier: &Verifier, other: Option<&(Verifier, WhatIf)>) -> Result<Counts, Failure> {
        let threads = self.threads.unwrap_or_else(password_compat::calibrate::cores).max(1);
        let empty = || Counts::new(other.map(|(_, what_if)| what_if.clone()));
        let (batches, waiting) = mpsc::sync_channel(threads);
        // They own it, so that nobody writes to where nobody reads any more.
        let waiting = Arc::new(Mutex::new(waiting));
        let (mut progress, size) = (Progress::new(), self.input.size());
        let counted = std::thread::scope(|scope| {
            let workers: Vec<_> = (0..threads)
                .map(|_| {
                    let (waiting, part) = (Arc::clone(&waiting), empty());
                    scope.spawn(move || part.of(&waiting, verifier, other.map(|(verifier, _)| verifier)))
                })
                .collect();
            drop(waiting);
            let send = |batch| batches.send(batch).map_err(|_| Failure::usage("counting has stopped"));
            let (mut place, mut batch) = (0, Vec::with_capacity(BATCH));
            let read = self.input.each(|row, read| {
                batch.push((place, row));
                place += 1;
                if batch.len() == BATCH {
                    send(std::mem::replace(&mut batch, Vec::with_capacity(BATCH)))?;
                    progress.at(place, size.map(|size| read as f64 / size as f64));
                }
                Ok(())
            });
            let read = read.and_then(|()| send(batch));
            drop(batches);
            let parts = workers.into_iter().map(|part| part.join().expect("counting does not panic"));
            let all = parts.fold(empty(), Counts::and);
            read.map(|()| all)
        });
        progress.end();
        counted
    }

    fn other_policy(&self, now: Timestamp) -> Result<Option<(Verifier, WhatIf)>, Failure> {
        let Some(path) = &self.what_if else { return Ok(None) };
        let time = match self.at.as_deref() {
            None => now,
            Some(text) => {
                rows::time(text).ok_or_else(|| Failure::Usage(format!("`{text}` is not a date")))?
            }
        };
        let verifier = Config::of_file(path).verifier()?;
        Ok(Some((verifier, WhatIf::at(time))))
    }
}

/// Rows that a thread takes at a time. For each thread that counts, one batch more is in memory.
const BATCH: usize = 1024;
/// With their places in the table.
type Batch = Vec<(u64, Read1)>;

/// What was counted so far.
struct Counts {
    inventory: Inventory,
    what_if: Option<WhatIf>,
    bad_lines: u64,
}

impl Counts {
    fn new(what_if: Option<WhatIf>) -> Self {
        Self { inventory: Inventory::new(), what_if, bad_lines: 0 }
    }

    /// Counts what comes until nothing comes any more.
    fn of(mut self, waiting: &Mutex<Receiver<Batch>>, verifier: &Verifier, other: Option<&Verifier>) -> Self {
        let next = || waiting.lock().expect("receiving does not panic").recv();
        while let Ok(batch) = next() {
            batch.iter().for_each(|(place, row)| self.add(verifier, other, *place, row));
        }
        self
    }

    /// Together with what another thread has counted.
    fn and(mut self, part: Self) -> Self {
        self.inventory.merge(&part.inventory);
        self.bad_lines += part.bad_lines;
        if let (Some(all), Some(part)) = (&mut self.what_if, &part.what_if) {
            all.merge(part);
        }
        self
    }

    fn add(&mut self, verifier: &Verifier, other: Option<&Verifier>, place: u64, row: &Read1) {
        let Ok(row) = row else {
            self.bad_lines += 1;
            return;
        };
        let mut counted = Row::of(&row.stored).at(place);
        if let Some(last) = row.last_success {
            counted = counted.last_success(last);
        }
        if let Some(group) = &row.group {
            counted = counted.group(group);
        }
        self.inventory.add(verifier, &counted);
        if let (Some(verifier), Some(what_if)) = (other, &mut self.what_if) {
            what_if.add(verifier, &row.stored);
        }
    }
}

fn saved(path: &std::path::Path) -> Result<Inventory, Failure> {
    let shown = path.display().to_string();
    let text = std::fs::read(path).map_err(Failure::of(&shown))?;
    let report: Value =
        serde_json::from_slice(&text).map_err(|error| Failure::Usage(format!("{shown}: {error}")))?;
    serde_json::from_value(report["inventory"].clone())
        .map_err(|error| Failure::Usage(format!("{shown}: {error}")))
}

fn as_json(report: &Report) -> Value {
    let inventory = &report.inventory;
    let classes: Vec<Value> = inventory
        .weakest_first()
        .map(|class| {
            json!({
                "scheme": class.scheme.as_str(), "params": class.params, "generation": class.generation.name(),
                "strength": class.strength.name(), "count": class.count,
                "milliseconds": class.time(&report.calibration).as_secs_f64() * 1e3,
                "guesses_per_second": class.attack_rate().map(|rate| rate.guesses_per_second),
            })
        })
        .collect();
    json!({
        "rows": inventory.rows(), "disabled": inventory.disabled(), "bad_lines": report.bad_lines,
        "weakest_first": classes,
        "ready_to_close": report.readiness, "comparison": report.comparison, "what_if": report.what_if,
        "mean_milliseconds": inventory.mean_verification(&report.calibration).as_secs_f64() * 1e3,
        "attack_source": ATTACK_SOURCE,
        "inventory": inventory,
    })
}

fn show(report: &Report) -> Result<(), Failure> {
    let inventory = &report.inventory;
    let all: u64 = inventory.classes().map(|class| class.count).sum();
    say!(
        "{} rows: {} hashes, {} disabled, {} unreadable\n",
        count(inventory.rows() + report.bad_lines),
        count(all),
        count(inventory.disabled()),
        count(unreadable(report))
    );
    let width = inventory.classes().map(|class| class.params.chars().count()).fold(34, usize::max);
    say!(
        "{:26} {:width$} {:8} {:11} {:>12}  {:24} {:>9}  {:>12}",
        "scheme",
        "parameters",
        "",
        "strength",
        "rows",
        "",
        "a login",
        "guesses/s"
    );
    for class in inventory.weakest_first() {
        show_class(class, all, width, &report.calibration)?;
    }
    for (code, rows) in inventory.unreadable() {
        let places: Vec<String> =
            rows.examples.iter().map(|(place, len)| format!("row {place} ({len} bytes)")).collect();
        let width = width + 32;
        say!("{:26} {:>width$}  {}", paint(Color::Red, code), count(rows.count), places.join(", "));
    }
    say!(
        "\na login takes {} in the mean of these rows",
        duration(inventory.mean_verification(&report.calibration))
    );
    say!("guesses: {ATTACK_SOURCE}");
    show_readiness(report)?;
    if let Some(comparison) = &report.comparison {
        show_comparison(comparison)?;
    }
    if let Some(what_if) = &report.what_if {
        say!(
            "\nunder the other policy: {} refused, {} upgraded, {} kept",
            count(what_if.refused()),
            count(what_if.upgraded()),
            count(what_if.kept())
        );
        for (scheme, [refused, upgraded, kept]) in what_if.by_scheme() {
            say!(
                "  {:26} {:>12} refused {:>12} upgraded {:>12} kept",
                scheme.as_str(),
                count(refused),
                count(upgraded),
                count(kept)
            );
        }
    }
    Ok(())
}

pub fn unreadable(report: &Report) -> u64 {
    report.bad_lines + report.inventory.unreadable().map(|(_, rows)| rows.count).sum::<u64>()
}

fn show_class(class: &Class, all: u64, width: usize, calibration: &Calibration) -> Result<(), Failure> {
    let share = class.count as f64 / all.max(1) as f64;
    let guesses = class.attack_rate().map_or("-".to_string(), |found| rate(found.guesses_per_second));
    say!(
        "{:26} {:width$} {:8} {:11} {:>12}  {} {:>9}  {guesses:>12}",
        class.scheme.as_str(),
        class.params,
        class.generation.name(),
        class.strength.name(),
        count(class.count),
        bar(share, 24),
        duration(class.time(calibration)),
    );
    Ok(())
}

fn show_readiness(report: &Report) -> Result<(), Failure> {
    let readiness = &report.readiness;
    let (word, color) = match readiness.answer {
        Ready::Yes => ("yes", Color::Green),
        Ready::No => ("no", Color::Red),
        _ => ("unknown", Color::Yellow),
    };
    say!("\nmay the old database be closed? {}", paint(color, word));
    for reason in &readiness.reasons {
        say!("  {reason}");
    }
    for left in &readiness.leftovers {
        let scheme = left.scheme.as_ref().map_or("unreadable", |scheme| scheme.as_str());
        say!("  {:>12} {scheme}: {}", count(left.count), plan(left.plan));
    }
    Ok(())
}

/// What to do with rows that are left.
pub fn plan(plan: Plan) -> &'static str {
    match plan {
        Plan::WrapNow => "wrap in native hashes now",
        Plan::ForceReset => "ask for a new password",
        _ => "keep, verify only",
    }
}

fn show_comparison(comparison: &Comparison) -> Result<(), Failure> {
    say!(
        "\nin {:.1} days {} legacy hashes became {}: {:.1} a day",
        comparison.days,
        count(comparison.before),
        count(comparison.now),
        comparison.per_day
    );
    match &comparison.projection {
        None => say!("  nothing moves"),
        Some(found) => {
            let latest = found.latest.map_or("never".to_string(), html::day);
            say!(
                "  the threshold is reached on {} ({} to {latest})",
                html::day(found.at),
                html::day(found.earliest)
            );
        }
    }
    if let Some(remainder) = comparison.remainder {
        say!("  {} never logged in and will not migrate themselves", count(remainder));
    }
    Ok(())
}
