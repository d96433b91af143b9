//! Naming the schemes that could own stored hashes.

use std::io::{self, BufReader, BufWriter, Write};

use clap::Args;
use password_compat::{Candidate, Confidence, Registry, RegistryBuilder, StoredHash, Strength};
use serde_json::json;

use crate::config::Config;
use crate::failure::{Answer, Failure};
use crate::rows::{Lines, MAX_LINE};

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
        // What several schemes claim is named as all of theirs: nothing has to decide between them.
        let hinted = |registry: &RegistryBuilder| registry.clone().require_hints();
        let verifier = self.config.of_registry(hinted, self.config.keyring()?)?;
        let registry = verifier.registry();
        let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
        let mut known = true;
        for hash in &self.hashes {
            if hash != "-" {
                known &= self.name(registry, hash.as_bytes(), &mut out)?;
                continue;
            }
            Lines::new(BufReader::with_capacity(1 << 16, io::stdin())).each(
                "standard input",
                |line, _| {
                    // What is too long is no hash.
                    let line = if line.len() > MAX_LINE { &[] } else { line };
                    known &= self.name(registry, line, &mut out)?;
                    Ok(())
                },
            )?;
        }
        out.flush()?;
        Ok(known.into())
    }

    fn name(&self, registry: &Registry, hash: &[u8], out: &mut impl Write) -> Result<bool, Failure> {
        let found = registry.identify(&StoredHash::new(hash));
        let best = found.iter().next().filter(|best| !could_be_any_text(*best));
        let all = found.iter().take(if self.first { 1 } else { usize::MAX });
        if self.json {
            let schemes: Vec<_> = all
                .map(|one| json!({ "scheme": one.scheme().as_str(), "confidence": confidence(one.confidence()) }))
                .collect();
            writeln!(out, "{}", json!({ "schemes": schemes }))?;
        } else {
            let first = best.map_or("-", |one| confidence(one.confidence()));
            out.write_all(first.as_bytes())?;
            for one in all {
                out.write_all(b"\t")?;
                out.write_all(one.scheme().as_str().as_bytes())?;
            }
            out.write_all(b"\n")?;
        }
        Ok(best.is_some())
    }
}

/// Whether nothing better is known than that it may be a password in the clear, as any text may.
fn could_be_any_text(best: Candidate<'_>) -> bool {
    best.confidence() == Confidence::Dialect && best.profile().strength == Strength::Reversible
}

pub fn confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Certain => "certain",
        Confidence::Dialect => "dialect",
        _ => "shape",
    }
}
