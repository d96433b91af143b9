//! Verifying a password, or many.

use std::io::{self, BufReader};

use clap::Args;
use password_compat::{Attempt, Outcome, Subject};
use serde_json::json;

use crate::columns::Columns;
use crate::config::Config;
use crate::failure::{Answer, Failure, with_causes};
use crate::terminal::{Color, paint, say};
use crate::{jsonl, keys};

/// Verify a password against a stored hash, or many from a file of JSON lines.
#[derive(Args)]
#[command(after_help = jsonl::HELP)]
pub struct Arguments {
    /// The stored hash; the password is asked for
    #[arg(required_unless_present = "jsonl", conflicts_with = "jsonl")]
    hash: Option<String>,
    /// Verify every line of this file; `-` is standard input
    #[arg(long, value_name = "FILE")]
    jsonl: Option<String>,
    /// The hint of the row: the id of a scheme
    #[arg(long, value_name = "ID")]
    scheme: Option<String>,
    #[command(flatten)]
    columns: Columns,
    /// The login name, where the scheme takes it
    #[arg(long)]
    username: Option<String>,
    /// The realm, where the scheme takes it
    #[arg(long)]
    realm: Option<String>,
    /// As a JSON object
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    config: Config,
}

impl Arguments {
    pub fn run(&self) -> Result<Answer, Failure> {
        if let Some(path) = &self.jsonl {
            let input: Box<dyn io::Read> = match path.as_str() {
                "-" => Box::new(io::stdin()),
                path => Box::new(std::fs::File::open(path).map_err(Failure::of(path))?),
            };
            return jsonl::run(&self.config, BufReader::new(input)).map(|()| Answer::Yes);
        }
        let verifier = self.config.verifier()?;
        let hash = self.hash.as_deref().unwrap_or_default();
        let row = self.columns.row(hash, self.scheme.as_deref())?;
        let mut subject = self.username.as_ref().map_or_else(Subject::unknown, Subject::named);
        if let Some(realm) = &self.realm {
            subject = subject.with_realm(realm);
        }
        let password = keys::ask("Password: ")?;
        let outcome = verifier.verify_with(Attempt::new(&password, &row).with_subject(&subject));
        let accepted = matches!(outcome, Ok(Outcome::Accepted(_)));
        if self.json {
            let mut answer = json!({ "outcome": if accepted { "accepted" } else { "rejected" } });
            match &outcome {
                Ok(Outcome::Accepted(accepted)) => answer["scheme"] = accepted.scheme().as_str().into(),
                Ok(_) => {}
                Err(error) => {
                    answer["outcome"] = "error".into();
                    answer["error"] = error.code().into();
                }
            }
            say!("{answer}");
        } else {
            match &outcome {
                Ok(Outcome::Accepted(found)) => {
                    say!("{} by {}", paint(Color::Green, "accepted"), found.scheme());
                    for reason in found.upgrade().map(|upgrade| upgrade.reasons()).unwrap_or_default() {
                        say!("  to be replaced: {}", reason.name());
                    }
                }
                Ok(_) => say!("{}", paint(Color::Red, "rejected")),
                Err(error) => say!("{}: {}", paint(Color::Red, error.code()), with_causes(error)),
            }
        }
        Ok(accepted.into())
    }
}
