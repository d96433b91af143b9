//! Writing users in the schema of another vendor.

use std::collections::BTreeMap;
use std::io::{self, BufWriter, Write};

use clap::Args;
use password_compat::import::{Importer, Target, convert};
use serde_json::json;

use crate::config::Config;
use crate::failure::{Answer, Failure};
use crate::import::Plan;
use crate::terminal::{count, say};

/// Write a file of users in the schema of another vendor: lossless, or refused with a reason.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  password-compat convert keycloak realm.json --to auth0 > users.jsonl\n  \
password-compat convert list --to list"
)]
pub struct Arguments {
    /// The system that the file comes from
    source: String,
    /// The file; `-` is standard input
    #[arg(default_value = "-")]
    file: String,
    /// The vendor to write for; `list` names them all
    #[arg(long, value_name = "VENDOR")]
    to: String,
    /// A key of the deployment, by its id, from a file with hexadecimal text
    #[arg(long, value_name = "ID=FILE")]
    key: Vec<String>,
    /// A parameter of the whole file, as the vendor names it
    #[arg(long, value_name = "NAME=VALUE")]
    parameter: Vec<String>,
    #[command(flatten)]
    config: Config,
}

impl Arguments {
    pub fn run(&self) -> Result<Answer, Failure> {
        if self.to == "list" {
            for target in Target::ALL {
                say!("{target}");
            }
            return Ok(Answer::Yes);
        }
        let target = Target::from_name(&self.to).ok_or_else(|| {
            Failure::Usage(format!("there is no target `{}`; `--to list` names them all", self.to))
        })?;
        let Plan { source, options, .. } = Plan::new(&self.source, &self.config, &self.key, &self.parameter)?;
        let mut out = BufWriter::new(io::stdout().lock());
        let mut reasons: BTreeMap<String, u64> = BTreeMap::new();
        let mut written = 0_u64;
        // Parameters of the whole file: records with other ones would be read wrongly beside them.
        let mut of_file = None;
        let mut reading = Importer::new(source, options).read(Plan::input(&self.file)?);
        while let Some(record) = reading.next() {
            let (place, refused) = match record {
                Err(error) => (error.index, error.issue.code.code().to_string()),
                Ok(imported) => match convert(&imported, target, reading.keyring()) {
                    Err(refused) => (imported.index, refused.code().to_string()),
                    Ok(converted) => {
                        if *of_file.get_or_insert_with(|| converted.options.clone()) == converted.options {
                            writeln!(out, "{}", converted.record)?;
                            written += 1;
                            continue;
                        }
                        (imported.index, "other_parameters".to_string())
                    }
                },
            };
            eprintln!("{}", json!({ "index": place, "refused": refused }));
            *reasons.entry(refused).or_default() += 1;
        }
        out.flush()?;
        if let Some(options) = of_file.filter(|options| !options.is_empty()) {
            eprintln!("{}", json!({ "options": options }));
        }
        let refused: u64 = reasons.values().sum();
        eprintln!("{} written, {} refused", count(written), count(refused));
        Ok((refused == 0).into())
    }
}
