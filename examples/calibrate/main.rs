//! Chooses the parameters of new hashes for this host, and shows the way there.
//!
//! ```text
//! cargo run --release --example calibrate
//! cargo run --release --example calibrate -- --algorithm bcrypt --millis 300 --at-once 2 --memory 128 --svg chart.svg
//! cargo run --release --example calibrate -- --logins 20 --failures 0.3
//! ```
//!
//! With `--logins` (a second) the time comes from what the cores of the host
//! hold: see `calibrate::Load`.

mod plot;

use std::error::Error;
use std::io::{IsTerminal, Write};
use std::time::Duration;

use password_compat::Params;
use password_compat::calibrate::{Algorithm, Calibration, Choice, Load, Target, choose, cores};

use self::plot::Series;

struct Arguments {
    algorithm: Algorithm,
    millis: u64,
    at_once: usize,
    mebibytes: u64,
    logins: Option<f64>,
    failures: f64,
    svg: Option<String>,
}

fn arguments() -> Result<Arguments, Box<dyn Error>> {
    let mut all = Arguments {
        algorithm: Algorithm::Argon2id,
        millis: 250,
        at_once: cores(),
        mebibytes: 256,
        logins: None,
        failures: 0.0,
        svg: None,
    };
    let mut arguments = std::env::args().skip(1);
    while let Some(option) = arguments.next() {
        let value = arguments.next().ok_or_else(|| format!("{option} needs a value"))?;
        match option.as_str() {
            "--algorithm" => {
                all.algorithm = match value.as_str() {
                    "argon2id" => Algorithm::Argon2id,
                    "scrypt" => Algorithm::Scrypt,
                    "bcrypt" => Algorithm::Bcrypt,
                    "pbkdf2" => Algorithm::Pbkdf2Sha256,
                    other => {
                        return Err(
                            format!("no algorithm {other}: argon2id, scrypt, bcrypt or pbkdf2").into()
                        );
                    }
                }
            }
            "--millis" => all.millis = value.parse()?,
            "--at-once" => all.at_once = value.parse()?,
            "--memory" => all.mebibytes = value.parse()?,
            "--logins" => all.logins = Some(value.parse()?),
            "--failures" => all.failures = value.parse()?,
            "--svg" => all.svg = Some(value),
            other => return Err(format!("no option {other}").into()),
        }
    }
    Ok(all)
}

fn main() -> Result<(), Box<dyn Error>> {
    let given = arguments()?;
    if cfg!(debug_assertions) {
        println!("not optimised: run it with --release for figures that hold\n");
    }
    let memory = given.mebibytes << 20;
    let mut target = Target::new(given.algorithm, Duration::from_millis(given.millis))
        .at_once(given.at_once)
        .memory(memory);
    let mut wanted = Duration::from_millis(given.millis);
    if let Some(logins) = given.logins {
        let load = Load::new(logins, cores(), memory).failures(given.failures);
        let demand = load.demand().ok_or("that many logins do not fit this host")?;
        println!("{demand}");
        (target, wanted) = (demand.target(given.algorithm), demand.native);
    }

    let calibration = Calibration::measure(given.at_once, progress)?;
    let host = calibration.host();
    println!("\n{} ({} cores; {}), {}", host.cpu, host.cores, host.cpu_features.join(" "), host.build);
    let others = ["bcrypt", "argon2", "scrypt", "sha512_crypt", "django_pbkdf2_sha256", "phpass"];
    for scheme in others.iter().filter_map(|id| password_compat::scheme(id)) {
        if let Some((params, cost)) = calibration.cost_of_exemplar(scheme) {
            let time = calibration.estimate(scheme, cost).as_secs_f64() * 1e3;
            println!("  {:22} {:32} about {time:9.3} ms", scheme.id().as_str(), params.to_string());
        }
    }

    println!();
    let choice = choose(&target, |point| println!("  measured {point}"))?;
    println!("\n{choice}");
    let series =
        Series { title: "Time of one login".into(), points: around(&choice, &target)?, target: Some(wanted) };
    print!("{}", series.bars(48));
    if let Some(path) = given.svg {
        std::fs::write(&path, series.svg()?)?;
        println!("the chart is in {path}");
    }
    Ok(())
}

fn progress(done: f64, what: &str) {
    const WIDTH: usize = 32;
    if std::io::stderr().is_terminal() {
        let filled = (done * WIDTH as f64).round() as usize;
        eprint!("\r[{}{}] {:3.0} % {what:16}", "█".repeat(filled), " ".repeat(WIDTH - filled), done * 100.0);
        let _ = std::io::stderr().flush();
    }
}

/// The choice among lower costs and the next higher one, each measured.
fn around(choice: &Choice, target: &Target) -> Result<Vec<(String, Duration)>, Box<dyn Error>> {
    let other = |doublings: i32| -> Option<Params> {
        let times = |number: u32| u32::try_from((f64::from(number) * 2_f64.powi(doublings)) as u64).ok();
        let mut params = choice.params.clone();
        match &mut params {
            Params::Argon2 { memory_kib, .. } => *memory_kib = times(*memory_kib)?.max(8),
            Params::Scrypt { log_n, .. } => *log_n = u8::try_from(i32::from(*log_n) + doublings).ok()?,
            Params::Bcrypt { cost } => *cost = cost.checked_add_signed(doublings)?,
            Params::Pbkdf2 { rounds, .. } => *rounds = times(*rounds)?.max(1),
            _ => return None,
        }
        Some(params)
    };
    let label = |params: &Params| match params {
        Params::Argon2 { memory_kib, passes, .. } => format!("{memory_kib} KiB, t={passes}"),
        Params::Scrypt { log_n, p, .. } => format!("N=2^{log_n}, p={p}"),
        other => other.to_string(),
    };
    (-4..=1).filter_map(other).map(|params| Ok((label(&params), target.time_of(&params)?))).collect()
}
