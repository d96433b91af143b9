//! Finds out what an undocumented password column is, from one stored row and
//! its password.
//!
//! ```text
//! cargo run --release --example probe -- <stored> [--salt S] [--user U] [--seconds N] < password
//! ```

use std::io::{Read as _, Write as _};
use std::ops::ControlFlow;
use std::time::Instant;

use password_compat::{Column, Password, Probe, Progress, StoredHash, Subject};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let stored = arguments.next().ok_or("usage: probe <stored> [--salt S] [--user U] [--seconds N]")?;
    let (mut row, mut subject, mut seconds) = (StoredHash::new(stored), Subject::unknown(), 10);
    while let Some(option) = arguments.next() {
        let value = arguments.next().ok_or_else(|| format!("{option} has no value"))?;
        match option.as_str() {
            "--salt" => row = row.with_column(Column::Salt, value),
            "--user" => subject = Subject::named(value),
            "--seconds" => seconds = value.parse()?,
            _ => return Err(format!("{option} is unknown").into()),
        }
    }
    let mut password = String::new();
    std::io::stdin().read_to_string(&mut password)?;
    let password = Password::from(password.trim_end_matches(['\r', '\n']));

    let start = Instant::now();
    let budget = u64::saturating_mul(seconds, 1_000_000);
    let probe = Probe::new(&row, &password).subject(subject).budget_micros(budget);
    let report = probe.run(|progress| {
        show(progress, budget, start.elapsed().as_secs_f64());
        ControlFlow::Continue(())
    });
    eprintln!("\r{} tried, {}{:30}", report.tried(), if report.exhausted() { "all" } else { "not all" }, "");
    for fit in report.fits() {
        println!("{fit}  {:?}", fit.known_as());
        if let (Some(recipe), Some(layout)) = (fit.recipe(), fit.layout()) {
            let definition = serde_json::json!({
                "id": "x-imported", "expression": recipe.to_string(), "layout": layout.to_string(),
            });
            println!("  {definition}");
        }
    }
    Ok(())
}

/// The bar is of the budget or of all tries, whichever ends first.
fn show(progress: Progress, budget: u64, seconds: f64) {
    let Progress { tried, of, spent, found, .. } = progress;
    let done = (tried as f64 / of.max(1) as f64).max(spent.micros() as f64 / budget.max(1) as f64).min(1.0);
    let (rate, left) = (tried as f64 / seconds, seconds / done - seconds);
    let bar = "#".repeat((20.0 * done) as usize);
    eprint!("\r[{bar:<20}] {tried} of {of}, {rate:.0} a second, {left:.0} s left, {found} found   ");
    let _ = std::io::stderr().flush();
}
