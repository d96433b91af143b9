//! Checking a recipe.

use clap::{Args, Subcommand};
use password_compat::{Keyring, Limits, RecipeDefinition, Scheme, Subject, Trial};
use serde_json::json;

use crate::columns::row;
use crate::failure::{Answer, Failure, with_causes};
use crate::keys;
use crate::terminal::{Color, paint, say};

#[derive(Subcommand)]
pub enum Recipe {
    /// Check an expression: its canonical form, what it needs and costs; with --hash, on a known password
    Check(Arguments),
}

#[derive(Args)]
#[command(
    after_help = "Examples:\n  password-compat recipe check 'md5(md5($p).$s)' --layout '{hash}:{salt}'\n  \
password-compat recipe check 'md5(md5($p).$s)' --layout '{hash}:{salt}' --hash 28f9975808ae2bdc5847b1cda26033ea:308"
)]
pub struct Arguments {
    /// The expression
    expression: String,
    /// The layout of the stored strings
    #[arg(long, default_value = "{hash}")]
    layout: String,
    /// A stored hash, to be tried with its password, which is asked for
    #[arg(long)]
    hash: Option<String>,
    /// Its salt column
    #[arg(long, requires = "hash")]
    salt: Option<String>,
    /// Its further columns
    #[arg(long, value_name = "NAME=VALUE", requires = "hash")]
    column: Vec<String>,
    /// Its login name
    #[arg(long, requires = "hash")]
    username: Option<String>,
    /// As a JSON object
    #[arg(long)]
    json: bool,
}

impl Recipe {
    pub fn run(&self) -> Result<Answer, Failure> {
        let Self::Check(arguments) = self;
        arguments.run()
    }
}

impl Arguments {
    fn run(&self) -> Result<Answer, Failure> {
        let definition = RecipeDefinition::new("x-recipe", &self.expression, &self.layout);
        let scheme = match definition.scheme() {
            Ok(scheme) => scheme,
            Err(error) => {
                say!("{}", paint(Color::Red, &with_causes(&error)));
                return Ok(Answer::No);
            }
        };
        let profile = scheme.profile();
        let cost = scheme.exemplar().and_then(|known| {
            let keyring = Keyring::new();
            scheme.inspect(password_compat::Input::new(&known.stored, &known.subject, &keyring)).ok()
        });
        let tried = self.hash.as_deref().map(|hash| self.try_on(hash, &scheme)).transpose()?;
        let needs: Vec<String> = profile.needs.iter().map(ToString::to_string).collect();
        let facts = json!({
            "expression": scheme.recipe().to_string(), "layout": scheme.layout().to_string(),
            "strength": profile.strength.name(), "needs": needs, "needs_key": profile.needs_key,
            "work_micros": cost.as_ref().map(|(_, cost)| cost.work as f64 / 1e6),
            "matches": tried.as_ref().map(|(matches, _)| matches),
            "message": tried.as_ref().map(|(_, message)| message),
        });
        if self.json {
            say!("{facts}");
        } else {
            for name in ["expression", "layout", "strength"] {
                say!("{name:12} {}", facts[name].as_str().unwrap_or_default());
            }
            if !needs.is_empty() {
                say!("{:12} {}", "needs", needs.join(", "));
            }
            if let Some((_, cost)) = cost {
                say!("{:12} {:.2} µs of the reference core", "costs", cost.work as f64 / 1e6);
            }
            if let Some((matches, message)) = &tried {
                let color = if *matches { Color::Green } else { Color::Red };
                say!("{:12} {}", "tried", paint(color, message));
            }
        }
        Ok(tried.is_none_or(|(matches, _)| matches).into())
    }

    fn try_on(&self, hash: &str, scheme: &password_compat::RecipeScheme) -> Result<(bool, String), Failure> {
        let row = row(hash, None, self.salt.as_deref(), &self.column)?;
        let subject = self.username.as_ref().map_or_else(Subject::unknown, Subject::named);
        let password = keys::ask("Password of that row: ")?;
        let report =
            Trial::of_recipe(scheme).run(&row, &password, &subject, &Keyring::new(), &Limits::default());
        let message = match &report.problem {
            Some(problem) => problem.to_string(),
            None => "matches that password and no other".to_string(),
        };
        Ok((report.is_ok(), message))
    }
}
