//! Printing a configuration.

use clap::Args;

use crate::config::Config;
use crate::failure::{Answer, Failure};
use crate::terminal::say;

/// Print the configuration that presets make, for --config: schemes, limits, native scheme, policy.
#[derive(Args)]
#[command(after_help = "Examples:\n  password-compat describe --preset django --preset ldap > server.json")]
pub struct Arguments {
    #[command(flatten)]
    config: Config,
}

impl Arguments {
    pub fn run(&self) -> Result<Answer, Failure> {
        let description = self.config.verifier()?.describe();
        say!("{}", serde_json::to_string_pretty(&description).map_err(Failure::usage)?);
        Ok(Answer::Yes)
    }
}
