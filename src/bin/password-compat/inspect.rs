//! Explaining one stored hash.

use std::path::PathBuf;

use clap::Args;
use password_compat::calibrate::Calibration;
use password_compat::{Error, scheme};
use serde_json::{Value, json};

use crate::calibrate;
use crate::columns::Columns;
use crate::config::Config;
use crate::failure::{Answer, Failure, with_causes};
use crate::terminal::{Color, duration, paint, say};

/// Explain one stored hash: scheme, parameters, cost, time on this host, what the policy says, what to enable.
#[derive(Args)]
#[command(after_help = "Examples:\n  password-compat inspect '$argon2id$v=19$m=65536,t=3,p=4$…'\n  \
password-compat inspect --config server.json --scheme vbulletin --salt 'x7!' 5f4dcc3b5aa765d61d8327deb882cf99")]
pub struct Arguments {
    /// The stored hash
    hash: String,
    /// The hint of the row: the id of a scheme
    #[arg(long, value_name = "ID")]
    scheme: Option<String>,
    #[command(flatten)]
    columns: Columns,
    /// A saved calibration, for the time here [default: the reference core]
    #[arg(long, value_name = "FILE")]
    calibration: Option<PathBuf>,
    /// As a JSON object
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    config: Config,
}

impl Arguments {
    pub fn run(&self) -> Result<Answer, Failure> {
        let verifier = self.config.verifier()?;
        let row = self.columns.row(&self.hash, self.scheme.as_deref())?;
        let calibration = calibrate::saved(self.calibration.as_deref())?;
        let candidates: Vec<String> =
            verifier.registry().identify(&row).iter().map(|one| one.scheme().to_string()).collect();
        let examined = verifier.examine(&row);
        let mut facts = match &examined {
            Ok(found) => {
                let reasons: Vec<&str> = found.reasons.iter().map(|reason| reason.name()).collect();
                let known = scheme(found.scheme.as_str());
                let time = known.map(|scheme| calibration.estimate(scheme, found.cost));
                json!({
                    "scheme": found.scheme.as_str(),
                    "chain": found.chain.iter().map(|id| id.as_str()).collect::<Vec<_>>(),
                    "params": found.params.to_string(),
                    "strength": found.strength.name(),
                    "memory_bytes": found.cost.memory,
                    "work_micros": found.cost.micros(),
                    "time_ms": time.map(|time| time.as_secs_f64() * 1e3),
                    "longest_password": found.longest_password,
                    "policy": if reasons.is_empty() { "keep" } else { "upgrade" },
                    "reasons": reasons,
                    "source": known.map(|scheme| scheme.profile().source.to_string()),
                    "error": null,
                })
            }
            Err(error) => json!({
                "scheme": error.scheme().map(|scheme| scheme.as_str()),
                "error": error.code(),
                "message": with_causes(error),
                "enable": enable(error),
            }),
        };
        facts["candidates"] = candidates.into();
        facts["estimated_on"] = host(&calibration).into();
        if self.json {
            say!("{facts}");
        } else {
            show(&facts)?;
        }
        Ok(examined.is_ok().into())
    }
}

fn enable(error: &Error) -> Option<String> {
    match error {
        Error::NotEnabled { scheme, .. } => Some(format!("--assume {scheme}")),
        _ => None,
    }
}

fn host(calibration: &Calibration) -> String {
    let differences = calibration.differences();
    let elsewhere = if differences.is_empty() { "" } else { " (not this host)" };
    format!("{}{elsewhere}", calibration.host().cpu)
}

fn show(facts: &Value) -> Result<(), Failure> {
    let text = |name: &str| match &facts[name] {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(all) => all.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    };
    let line = |label: &str, value: String| -> Result<(), Failure> {
        if !value.is_empty() {
            say!("{label:18} {value}");
        }
        Ok(())
    };
    if facts["error"].is_null() {
        line("scheme", text("scheme"))?;
        line("written by", text("source"))?;
        line("layers", text("chain"))?;
        line("parameters", text("params"))?;
        line("strength", text("strength"))?;
        let time = facts["time_ms"].as_f64().map(|ms| duration(std::time::Duration::from_secs_f64(ms / 1e3)));
        line("time", format!("{} on {}", time.unwrap_or_default(), text("estimated_on")))?;
        line("memory", format!("{} KiB", facts["memory_bytes"].as_u64().unwrap_or(0).div_ceil(1024)))?;
        line("longest password", format!("{} bytes", text("longest_password")))?;
        let policy = text("policy");
        let color = if policy == "keep" { Color::Green } else { Color::Yellow };
        line("policy", format!("{} {}", paint(color, &policy), text("reasons")))?;
    } else {
        line("no verdict", paint(Color::Red, &text("error")))?;
        line("because", text("message"))?;
        line("enable it by", text("enable"))?;
    }
    line("could be", text("candidates"))
}
