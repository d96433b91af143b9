//! Hashing a new password.

use clap::Args;
use password_compat::HashError;
use serde_json::json;

use crate::config::Config;
use crate::failure::{Answer, Failure, with_causes};
use crate::keys;
use crate::terminal::say;

/// Hash a new password with the native scheme of the configuration.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  password-compat hash\n  password-compat hash --config server.json --json"
)]
pub struct Arguments {
    /// As a JSON object with the hint
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    config: Config,
}

impl Arguments {
    pub fn run(&self) -> Result<Answer, Failure> {
        let verifier = self.config.verifier()?;
        let password = keys::ask("New password: ")?;
        match verifier.hash(&password) {
            Ok(stored) if self.json => {
                say!("{}", json!({ "hash": stored.as_str(), "hint": stored.hint() }))
            }
            Ok(stored) => say!("{}", stored.as_str().unwrap_or_default()),
            Err(error @ (HashError::Unfit(_) | HashError::TooLong(_))) => {
                eprintln!("password-compat: {}", with_causes(&error));
                return Ok(Answer::No);
            }
            Err(error) => return Err(Failure::Io(with_causes(&error))),
        }
        Ok(Answer::Yes)
    }
}
