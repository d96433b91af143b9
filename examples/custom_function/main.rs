//! Password functions that somebody invented, taken over in four ways:
//!
//! ```text
//! cargo run --example custom_function
//! cargo run --example custom_function --features conformance    # with the suite for authors
//! ```
//!
//! - `recipes.rs`: compositions of digests, as data in `recipe.json`;
//! - `weave.rs`: a closure that returns the digest;
//! - `sealed.rs`: a type of one's own, for a format that is encrypted under a site key;
//! - `rotated.rs`: a function that can encrypt and nothing else, as an old system left it.
//!
//! Each goes the same way (`steps.rs`): it is tried on a known row, checked, its claims are looked
//! at, then it verifies, rejects, and its hash is replaced; what is hostile is refused. After that a
//! password is changed while the old application still reads the table (`rolling.rs`), and the
//! function behind a row is found out (`unknown.rs`). The exit code says whether all of it was so.

mod case;
mod recipes;
mod rolling;
mod rotated;
mod sealed;
mod sheet;
mod steps;
mod unknown;
mod weave;

use std::error::Error;
use std::process::ExitCode;

use password_compat::{Registry, StoredHash, presets};

use crate::sheet::Sheet;

type Result<T, E = Box<dyn Error>> = std::result::Result<T, E>;

/// What no function of this example wrote: bcrypt and MD5 of `password`.
const OTHERS: [&str; 2] =
    ["$2b$04$abcdefghijklmnopqrstuughE8Ev8uGFaUgY2cNEySvxngrb/Jzdm", "5f4dcc3b5aa765d61d8327deb882cf99"];

fn main() -> Result<ExitCode> {
    let mut sheet = Sheet::new();
    let mut cases = recipes::cases()?;
    cases.extend([weave::case()?, weave::careless()?, sealed::case()?, rotated::case()?]);

    // A shop's bare digests look like anybody's: where several schemes own a row, its hint decides.
    let presets = Registry::builder().preset(presets::MODERN).preset(presets::HEX_DIGESTS);
    let without = presets.clone().build()?;
    let registry =
        cases.iter().fold(presets.require_hints(), |builder, case| case.register(builder)).build()?;
    let mut table: Vec<StoredHash> = cases.iter().map(|case| case.row.stored.clone()).collect();
    table.extend(OTHERS.map(StoredHash::new));

    for case in &cases {
        sheet.scene(&format!("{}: {}", case.id(), case.title));
        steps::tried(&mut sheet, case);
        steps::checked(&mut sheet, case);
        steps::claims(&mut sheet, case, &without, &table);
        steps::logs_in(&mut sheet, case, &registry)?;
        steps::refused(&mut sheet, case, &registry)?;
    }
    rolling::play(&mut sheet)?;
    unknown::play(&mut sheet)?;
    Ok(sheet.finish())
}
