//! Choosing the parameters of new hashes.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use clap::{Args, ValueEnum};
use password_compat::calibrate::{Algorithm, Calibration, CalibrationError, Load, Target, choose, cores};

use crate::failure::{Answer, Failure, with_causes};
use crate::plot::Series;
use crate::terminal::{bar, say};

#[derive(Clone, Copy, ValueEnum)]
enum Kind {
    Argon2id,
    Scrypt,
    Bcrypt,
    Pbkdf2,
}

/// Choose the parameters of new hashes by measuring this host.
#[derive(Args)]
#[command(after_help = "Examples:\n  password-compat calibrate --millis 250 --at-once 4 --memory 512\n  \
password-compat calibrate --logins 20 --failures 0.3 --svg cost.svg\n  password-compat calibrate --save host.json")]
pub struct Arguments {
    /// What new hashes are made with
    #[arg(long, value_enum, default_value_t = Kind::Argon2id)]
    algorithm: Kind,
    /// How long one login may take
    #[arg(long, default_value_t = 250)]
    millis: u64,
    /// How many logins run at once [default: the cores that there are]
    #[arg(long)]
    at_once: Option<usize>,
    /// The memory for all of them, in MiB
    #[arg(long, value_name = "MIB", default_value_t = 256)]
    memory: u64,
    /// Choose the time by this many logins a second instead
    #[arg(long, conflicts_with = "millis")]
    logins: Option<f64>,
    /// The share of the logins that fail, 0 to 1
    #[arg(long, default_value_t = 0.0)]
    failures: f64,
    /// The share of the cores to keep free, 0 to 1
    #[arg(long, default_value_t = 0.25)]
    head_room: f64,
    /// Parameters below OWASP's minimum are an answer too
    #[arg(long)]
    below_minimum: bool,
    /// Save how fast this host is, for `inspect` and `inventory`
    #[arg(long, value_name = "FILE")]
    save: Option<PathBuf>,
    /// Write the plot of time against cost to this file
    #[arg(long, value_name = "FILE")]
    svg: Option<PathBuf>,
}

/// A calibration from a file, or the reference core; where it is of another
/// host, that is said.
pub fn saved(path: Option<&Path>) -> Result<Calibration, Failure> {
    let Some(path) = path else { return Ok(Calibration::reference()) };
    let shown = path.display().to_string();
    let text = std::fs::read(path).map_err(Failure::of(&shown))?;
    let calibration: Calibration =
        serde_json::from_slice(&text).map_err(|error| Failure::Usage(format!("{shown}: {error}")))?;
    for difference in calibration.differences() {
        eprintln!("{shown}: {difference}");
    }
    Ok(calibration)
}

impl Arguments {
    pub fn run(&self) -> Result<Answer, Failure> {
        let failed = |error: &dyn std::error::Error| Failure::Io(with_causes(error));
        let algorithm = match self.algorithm {
            Kind::Argon2id => Algorithm::Argon2id,
            Kind::Scrypt => Algorithm::Scrypt,
            Kind::Bcrypt => Algorithm::Bcrypt,
            Kind::Pbkdf2 => Algorithm::Pbkdf2Sha256,
        };
        let at_once = self.at_once.unwrap_or_else(cores);
        if let Some(path) = &self.save {
            let calibration = Calibration::measure(at_once, progress).map_err(|error| failed(&error))?;
            let text = serde_json::to_string_pretty(&calibration).map_err(Failure::usage)?;
            std::fs::write(path, text).map_err(Failure::of(&path.display().to_string()))?;
        }
        let memory = self.memory << 20;
        let mut wanted = Duration::from_millis(self.millis);
        let mut target = Target::new(algorithm, wanted).at_once(at_once).memory(memory);
        if let Some(logins) = self.logins {
            let load = Load::new(logins, cores(), memory).failures(self.failures).head_room(self.head_room);
            let Some(demand) = load.demand() else {
                say!("so many logins do not fit this host");
                return Ok(Answer::No);
            };
            say!("{demand}");
            (target, wanted) = (demand.target(algorithm), demand.native);
        }
        if self.below_minimum {
            target = target.allow_below_minimum();
        }
        let choice = match choose(&target, |point| eprintln!("measured {point}")) {
            Ok(choice) => choice,
            Err(error @ CalibrationError::Derive(_)) => return Err(failed(&error)),
            Err(error) => {
                say!("{}", with_causes(&error));
                return Ok(Answer::No);
            }
        };
        say!("\n{choice}");
        let series = Series::around(&choice, &target, wanted).map_err(|error| failed(&error))?;
        say!("{}", series.bars(48).trim_end());
        if let Some(path) = &self.svg {
            let svg = series.svg().map_err(Failure::usage)?;
            std::fs::write(path, svg).map_err(Failure::of(&path.display().to_string()))?;
        }
        Ok(Answer::Yes)
    }
}

fn progress(done: f64, what: &str) {
    if std::io::stderr().is_terminal() {
        eprint!("\r[{}] {:3.0} % {what:16}", bar(done, 32), done * 100.0);
        let _ = std::io::stderr().flush();
    }
}
