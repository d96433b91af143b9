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

// Drawn as the tool draws it.
#[path = "../../src/bin/password-compat/plot.rs"]
mod plot;

use std::error::Error;
use std::io::{IsTerminal, Write};
use std::time::Duration;

use password_compat::calibrate::{Algorithm, Calibration, Load, Target, choose, cores};

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
    let series = Series::around(&choice, &target, wanted)?;
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
