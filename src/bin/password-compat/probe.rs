//! Finding the recipe of an undocumented column.

use std::ops::ControlFlow;

use clap::Args;
use password_compat::{Probe, Subject};
use serde_json::json;

use crate::columns::Columns;
use crate::config::Config;
use crate::failure::{Answer, Failure};
use crate::keys;
use crate::terminal::{Progress, count, say};

/// Find the recipe of an undocumented column from one row and its known password.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  password-compat probe 28f9975808ae2bdc5847b1cda26033ea:308\n  password-compat \
probe --salt 308 --username alice 28f9975808ae2bdc5847b1cda26033ea --json"
)]
pub struct Arguments {
    /// The stored hash; its password is asked for
    hash: String,
    #[command(flatten)]
    columns: Columns,
    /// The login name
    #[arg(long)]
    username: Option<String>,
    /// How many seconds of the reference core to spend
    #[arg(long, default_value_t = 10)]
    seconds: u64,
    /// A JSON object for each recipe that fits, as a definition
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    config: Config,
}

impl Arguments {
    pub fn run(&self) -> Result<Answer, Failure> {
        let row = self.columns.row(&self.hash, None)?;
        let keyring = self.config.keyring()?;
        let subject = self.username.as_ref().map_or_else(Subject::unknown, Subject::named);
        let password = keys::ask("Password of that row: ")?;
        let budget = self.seconds.saturating_mul(1_000_000);
        let mut shown = Progress::new();
        let probe = Probe::new(&row, &password).subject(subject).keyring(keyring).budget_micros(budget);
        let report = probe.run(|progress| {
            let share = progress.spent.micros() as f64 / budget.max(1) as f64;
            shown.at(
                progress.tried,
                Some(share.max(progress.tried as f64 / progress.of.max(1) as f64).min(1.0)),
            );
            ControlFlow::Continue(())
        });
        shown.end();
        eprintln!("{} tried, {}", count(report.tried()), if report.exhausted() { "all" } else { "not all" });
        for fit in report.fits() {
            let known: Vec<&str> = fit.known_as().iter().map(|id| id.as_str()).collect();
            if self.json {
                let (recipe, layout) =
                    (fit.recipe().map(ToString::to_string), fit.layout().map(ToString::to_string));
                say!(
                    "{}",
                    json!({ "id": "x-imported", "expression": recipe, "layout": layout, "known_as": known })
                );
            } else {
                say!("{fit}{}{}", if known.is_empty() { "" } else { "  known as " }, known.join(", "));
            }
        }
        Ok((report.fits().len() > 0).into())
    }
}
