//! Whether comparing, decoding and encoding digests takes the same steps
//! whatever the digests are, as far as valgrind can see it.
//!
//! Secret bytes are marked as undefined for memcheck, which follows them
//! through copies and arithmetic and reports each branch and each address that
//! depends on them. Each case says how often that may happen: a *verdict*
//! (well formed or not, match or no match) is one branch on a bit that was
//! gathered over all bytes, and it is public. Since each verdict is reported, a
//! case that reports none has lost sight of the secret and fails as well. A
//! leak is there for each byte and so is far above what is allowed; the lengths
//! and the places of what differs vary for that reason too.
//!
//! ```text
//! export CARGO_TARGET_DIR=target/constant_time
//! cargo build --release --manifest-path tests/constant_time/Cargo.toml
//! valgrind -q --error-limit=no --log-file=target/constant_time/log target/constant_time/release/constant_time
//! ```
//!
//! Exits with 0 if nothing surprises, 1 if something does (the log says where),
//! 2 outside valgrind. Build for release only: the checks of a debug build are
//! branches.
//!
//! What it does not see:
//!
//! - instructions that valgrind does not have: with SHA extensions or AVX-512
//!   the digests run other code than they do here;
//! - instructions whose own time depends on their operands, and whatever a
//!   processor speculates;
//! - lengths (of digests, passwords, salts), which are public, also that of a
//!   blinded value: memcheck marks bytes, and a length is none;
//! - other compilers, versions and processors than those it was run with;
//! - what `=` fills up: whether the last two characters of base 64 are padding
//!   is public by the length, so those two are not marked where padding may be;
//! - the readings of a password as other character sets and the transforms of
//!   text, which branch on characters of the *password*;
//! - schemes in [`cases::BY_DESIGN`].

mod canaries;
mod cases;
mod spelling;
mod valgrind;

use std::hint::black_box;
use std::ops::RangeInclusive;
use std::process::ExitCode;

/// The tally of all cases.
#[derive(Default)]
pub struct Check {
    cases: usize,
    surprises: usize,
}

impl Check {
    /// Runs a case, with how many reports it may give.
    fn case(&mut self, name: &str, allowed: RangeInclusive<usize>, case: impl FnOnce()) {
        let before = valgrind::reports();
        black_box(case)();
        let reports = valgrind::reports() - before;
        self.cases += 1;
        let verdict = if allowed.contains(&reports) { "ok" } else { "SURPRISE" };
        self.surprises += usize::from(!allowed.contains(&reports));
        let (least, most) = allowed.into_inner();
        let allowed = match most {
            usize::MAX => format!("{least}.."),
            _ if least == most => format!("{least}"),
            _ => format!("{least}..{most}"),
        };
        println!("{reports:>7} {allowed:>8}  {verdict:<8}  {name}");
    }
}

fn main() -> ExitCode {
    if !valgrind::running() {
        eprintln!("outside valgrind this proves nothing");
        return ExitCode::from(2);
    }
    let mut check = Check::default();
    println!("reports  allowed            case");
    canaries::run(&mut check);
    cases::decoding(&mut check);
    cases::encoding(&mut check);
    cases::comparing(&mut check);
    cases::blinded(&mut check);
    cases::passwords(&mut check);
    cases::absent(&mut check);
    cases::stored(&mut check);
    println!("{} cases, {} surprises", check.cases, check.surprises);
    if check.surprises == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
