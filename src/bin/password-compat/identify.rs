//! Naming the schemes that could own stored hashes.

use std::io::{self, BufRead, BufWriter, Write};

use clap::Args;
use password_compat::{Candidate, Confidence, Registry, StoredHash, Strength};
use serde_json::json;

use crate::config::Config;
use crate::failure::{Answer, Failure};

/// Name the schemes that could own stored hashes.
///
/// One line a hash: how sure it is (`certain`, `dialect`, `shape`, `-`), the schemes, the most certain first. `-` is a
/// text that is at most a password in the clear. The answer is no if there is such a one.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  password-compat identify '$2b$12$…' '{SSHA}…'\n  cut -d: -f2 /etc/shadow | \
password-compat identify --all -"
)]
pub struct Arguments {
    /// The hashes; `-` reads a hash a line from standard input
    #[arg(required = true)]
    hashes: Vec<String>,
    /// Only the most certain scheme of each
    #[arg(long)]
    first: bool,
    /// A JSON object a line
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    config: Config,
}

impl Arguments {
    pub fn run(&self) -> Result<Answer, Failure> {
        let verifier = self.config.verifier()?;
        let registry = verifier.registry();
        let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
        let mut known = true;
        for hash in &self.hashes {
            if hash != "-" {
                known &= self.name(registry, hash.as_bytes(), &mut out)?;
                continue;
            }
            let (mut input, mut line) = (io::stdin().lock(), Vec::new());
            while input.read_until(b'\n', &mut line).map_err(Failure::of("standard input"))? > 0 {
                while matches!(line.last(), Some(b'\n' | b'\r')) {
                    line.pop();
                }
                known &= self.name(registry, &line, &mut out)?;
                line.clear();
            }
        }
        out.flush()?;
        Ok(known.into())
    }

    fn name(&self, registry: &Registry, hash: &[u8], out: &mut impl Write) -> Result<bool, Failure> {
        let found = registry.identify(&StoredHash::new(hash));
        let known = found.iter().next().is_some_and(|best| !could_be_any_text(registry, best));
        let all = found.iter().take(if self.first { 1 } else { usize::MAX });
        if self.json {
            let schemes: Vec<_> = all
                .map(|one| json!({ "scheme": one.scheme().as_str(), "confidence": confidence(one.confidence()) }))
                .collect();
            writeln!(out, "{}", json!({ "schemes": schemes }))?;
        } else {
            let first = found.iter().next().filter(|_| known);
            let first = first.map_or("-", |one| confidence(one.confidence()));
            write!(out, "{first}")?;
            for one in all {
                write!(out, "\t{}", one.scheme())?;
            }
            writeln!(out)?;
        }
        Ok(known)
    }
}

/// Whether nothing better is known than that it may be a password in the clear, as any text may.
fn could_be_any_text(registry: &Registry, best: Candidate<'_>) -> bool {
    let strength = registry.scheme(best.scheme().as_str()).map(|scheme| scheme.profile().strength);
    best.confidence() == Confidence::Dialect && strength == Some(Strength::Reversible)
}

pub fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Certain => "certain",
        Confidence::Dialect => "dialect",
        _ => "shape",
    }
}
