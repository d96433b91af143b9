//! `password-compat`: what is in a table of hashes, and what to do about it.
//!
//! Exit codes: 0 for done and all well; 1 if the answer is no (a wrong
//! password, a record refused, a table not ready to be closed); 2 for wrong
//! arguments or configuration; 3 if reading or writing failed.

mod calibrate;
mod columns;
mod config;
mod convert;
mod describe;
mod failure;
mod hash;
mod html;
mod identify;
mod import;
mod inspect;
mod inventory;
mod jsonl;
mod keys;
mod plot;
mod probe;
mod recipe;
mod rows;
mod schemes;
mod terminal;
mod verify;
mod wrap;

use std::io::Write;
use std::process::ExitCode;

use clap::{CommandFactory, Parser, Subcommand};

use self::failure::{Answer, Failure};

const AFTER: &str = "Exit codes: 0 done and all well; 1 the answer is no; 2 wrong arguments or configuration; \
3 reading or writing failed.\nPasswords are asked for without echo, or read from the first line of standard input \
if that is no terminal; they are never arguments.";

/// Recognise, verify, import, count and wrap password hashes of other systems.
#[derive(Parser)]
#[command(name = "password-compat", version, after_help = AFTER, propagate_version = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Name the schemes that could own stored hashes
    Identify(identify::Arguments),
    /// Explain one stored hash: scheme, parameters, cost, what a login would make of it
    Inspect(inspect::Arguments),
    /// Verify a password against a stored hash, or many from a file of JSON lines
    Verify(verify::Arguments),
    /// Hash a new password natively
    Hash(hash::Arguments),
    /// Judge a file of another system's users, and take it over
    Import(import::Arguments),
    /// Write a file of users in the schema of another vendor
    Convert(convert::Arguments),
    /// Count what is in a table of hashes, and say whether the old database may be closed
    Inventory(inventory::Arguments),
    /// Wrap legacy hashes in native ones, without passwords
    Wrap(wrap::Arguments),
    /// Find the recipe of an undocumented column from one known password
    Probe(probe::Arguments),
    /// Recipes: check an expression
    #[command(subcommand)]
    Recipe(recipe::Recipe),
    /// Choose the parameters of new hashes by measuring this host
    Calibrate(calibrate::Arguments),
    /// Print the configuration that presets make, for --config: to be edited
    Describe(describe::Arguments),
    /// List the schemes of this build
    Schemes(schemes::Arguments),
    /// Print the completions of a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print the manual page
    Man,
}

fn main() -> ExitCode {
    let answer = match Cli::parse().command {
        Command::Identify(arguments) => arguments.run(),
        Command::Inspect(arguments) => arguments.run(),
        Command::Verify(arguments) => arguments.run(),
        Command::Hash(arguments) => arguments.run(),
        Command::Import(arguments) => arguments.run(),
        Command::Convert(arguments) => arguments.run(),
        Command::Inventory(arguments) => arguments.run(),
        Command::Wrap(arguments) => arguments.run(),
        Command::Probe(arguments) => arguments.run(),
        Command::Recipe(recipe) => recipe.run(),
        Command::Calibrate(arguments) => arguments.run(),
        Command::Describe(arguments) => arguments.run(),
        Command::Schemes(arguments) => arguments.run(),
        Command::Completions { shell } => completions(shell),
        Command::Man => manual(),
    };
    match answer {
        Ok(Answer::Yes) => ExitCode::SUCCESS,
        Ok(Answer::No) => ExitCode::from(1),
        Err(Failure::ClosedPipe) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("password-compat: {failure}");
            ExitCode::from(failure.code())
        }
    }
}

fn completions(shell: clap_complete::Shell) -> Result<Answer, Failure> {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "password-compat", &mut text);
    std::io::stdout().write_all(&text)?;
    Ok(Answer::Yes)
}

/// One page for the command and all that it can be asked.
fn manual() -> Result<Answer, Failure> {
    let mut out = std::io::stdout().lock();
    let command = Cli::command();
    clap_mangen::Man::new(command.clone()).render(&mut out)?;
    for sub in command.get_subcommands().filter(|sub| !sub.is_hide_set()) {
        let page = clap_mangen::Man::new(sub.clone().name(format!("password-compat-{}", sub.get_name())));
        page.render_synopsis_section(&mut out)?;
        page.render_description_section(&mut out)?;
        page.render_options_section(&mut out)?;
    }
    Ok(Answer::Yes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }
}
