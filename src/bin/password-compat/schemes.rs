//! Listing the schemes of this build.

use clap::Args;
use password_compat::{presets, schemes};
use serde_json::json;

use crate::failure::{Answer, Failure};
use crate::terminal::say;

/// List the schemes of this build.
#[derive(Args)]
#[command(after_help = "Examples:\n  password-compat schemes\n  password-compat schemes ldap --json")]
pub struct Arguments {
    /// Only schemes with this in their id, their source or a preset
    filter: Option<String>,
    /// A JSON object a line
    #[arg(long)]
    json: bool,
}

impl Arguments {
    pub fn run(&self) -> Result<Answer, Failure> {
        let mut any = false;
        for scheme in schemes() {
            let (id, profile) = (scheme.id(), scheme.profile());
            let within: Vec<&str> = presets::ALL
                .iter()
                .filter(|preset| preset.schemes().contains(&id.as_str()))
                .map(|preset| preset.name())
                .collect();
            let wanted = self.filter.as_deref().is_none_or(|text| {
                id.as_str().contains(text) || profile.source.contains(text) || within.contains(&text)
            });
            if !wanted {
                continue;
            }
            any = true;
            let prefixes: Vec<&str> = scheme.prefixes().iter().map(|prefix| prefix.text()).collect();
            let needs: Vec<String> = profile.needs.iter().map(ToString::to_string).collect();
            if self.json {
                say!(
                    "{}",
                    json!({
                        "id": id.as_str(), "prefixes": prefixes, "strength": profile.strength.name(), "needs": needs,
                        "needs_key": profile.needs_key, "dialect_of": profile.dialect_of.as_ref().map(|id| id.as_str()),
                        "source": profile.source, "presets": within,
                    })
                );
            } else {
                say!(
                    "{:36} {:12} {:28} {}",
                    id.as_str(),
                    profile.strength.name(),
                    prefixes.join(" "),
                    profile.source
                );
            }
        }
        Ok(any.into())
    }
}
