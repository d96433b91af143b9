//! What was measured on.

use std::process::Command;

use password_compat::Timestamp;
use password_compat::calibrate::Host;
use serde_json::{Value, json};

fn rustc() -> String {
    let version = Command::new("rustc").arg("-V").output().ok().and_then(|output| String::from_utf8(output.stdout).ok());
    version.unwrap_or_default().trim().to_string()
}

/// The day in UTC, as in `2026-11-27`.
fn day() -> String {
    let days = Timestamp::now().as_unix().div_euclid(86_400);
    // From the first of March of year 0 on, as Timestamp::date counts.
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let (month, day) = ((from_march + 2) % 12 + 1, of_year - (153 * from_march + 2) / 5 + 1);
    format!("{:04}-{month:02}-{day:02}", year_of_era + era * 400 + i64::from(month <= 2))
}

pub fn facts() -> Value {
    let host = Host::here();
    json!({
        "date": day(),
        "cpu": host.cpu,
        "cpu_features": host.cpu_features,
        "cores": host.cores,
        "build": host.build,
        "rustc": rustc(),
        "flags": std::env::var("RUSTFLAGS").unwrap_or_default(),
    })
}

pub fn describe() -> String {
    let host = Host::here();
    format!(
        "{}: {} ({} cores; {}), {}, {}",
        day(),
        host.cpu,
        host.cores,
        host.cpu_features.join(" "),
        host.build,
        rustc()
    )
}
