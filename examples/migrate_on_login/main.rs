//! A site takes over the users of fifty old systems without asking anybody for a new password.
//!
//! ```text
//! cargo run --example migrate_on_login               # plays a day; run it again for the day after
//! cargo run --example migrate_on_login -- --reset    # starts anew
//! ```
//!
//! The old hashes are verified as they are, and replaced by native ones when their owners log in:
//! - *lazily*, as Authing and GenAuth do: whoever is in the old table only is verified there, and
//!   moved over by the first login that succeeds;
//! - *rolling*, as Authgear does: a table is imported with its hashes as they are, and each is
//!   replaced in place by the next login;
//! - *never*, for users whose passwords stay in a directory of their own.
//!
//! Read [`site::Site::log_in`] first: it is the one path of every login. The statements that save, a
//! compare-and-swap each, are at the top of `store.rs`. Everything that is promised here is checked
//! as it happens, and the exit code says whether it was so.

mod again;
mod days;
mod people;
mod report;
mod scenes;
mod site;
mod store;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::store::Store;

type Result<T, E = Box<dyn Error>> = std::result::Result<T, E>;

fn main() -> Result<ExitCode> {
    let reset = match std::env::args().skip(1).collect::<Vec<_>>().as_slice() {
        [] => false,
        [option] if option == "--reset" => true,
        _ => {
            eprintln!("usage: migrate_on_login [--reset]");
            return Ok(ExitCode::FAILURE);
        }
    };
    play(Store::open(&database()?)?, reset)
}

/// The next day of what is in the store.
fn play(store: Store, reset: bool) -> Result<ExitCode> {
    match store.days()? {
        days if reset || days == 0 => days::first(store),
        days => days::after(store, days + 1),
    }
}

/// A file below the folder that Cargo builds into.
fn database() -> Result<PathBuf> {
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("target"), PathBuf::from);
    std::fs::create_dir_all(&target)?;
    Ok(target.join("migrate_on_login.sqlite"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_promises_of_two_days_are_kept() -> Result<()> {
        let path = database()?.with_extension("test.sqlite");
        assert_eq!(play(Store::open(&path)?, true)?, ExitCode::SUCCESS);
        assert_eq!(play(Store::open(&path)?, false)?, ExitCode::SUCCESS);
        Ok(())
    }
}
