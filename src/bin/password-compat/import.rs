//! Judging a file of another system's users, and taking it over.

use std::fs::File;
use std::io::{self, BufRead, BufReader, BufWriter, Write};

use clap::Args;
use password_compat::import::{
    Finding, Imported, Importer, Mapping, Options, Outcome, Source, Summary, hash_plaintext, judge, registry,
};
use password_compat::{Keyring, StoredHash, Verifier};
use serde_json::{Value, json};

use crate::config::Config;
use crate::failure::{Answer, Failure, with_causes};
use crate::terminal::{Color, Progress, count, paint, say};

/// Judge a file of another system's users, and take it over.
///
/// Every record is judged as a login would; one bad record never stops the rest. With --out those that can be
/// verified are written as JSON lines: `id`, `login`, `email`, `stored` (one text that holds hash, hint and columns)
/// and the flags of the account.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  password-compat import auth0 users.json\n  password-compat import firebase \
users.json --key signer_key=key.hex --out users.jsonl\n  password-compat import table users.csv --columns \
hash=passwd,salt=salt,login=nick --scheme vbulletin\n  password-compat import list"
)]
pub struct Arguments {
    /// The system that the file comes from; `list` names them all
    source: String,
    /// The file; `-` is standard input
    #[arg(default_value = "-")]
    file: String,
    /// Write what can be taken over to this file; `-` is standard output
    #[arg(long, value_name = "FILE")]
    out: Option<String>,
    /// Hash passwords that are in the clear natively, on all cores
    #[arg(long, requires = "out")]
    plaintext: bool,
    /// A key of the deployment, by its id, from a file with hexadecimal text
    #[arg(long, value_name = "ID=FILE")]
    key: Vec<String>,
    /// A parameter of the whole file, as the vendor names it
    #[arg(long, value_name = "NAME=VALUE")]
    parameter: Vec<String>,
    /// Which column of a home-made table is which: hash, hint, salt, salt2, rounds, id, login, email …
    #[arg(long, value_name = "ROLE=COLUMN,…", value_delimiter = ',')]
    columns: Vec<String>,
    /// The scheme of every record
    #[arg(long, value_name = "ID")]
    scheme: Option<String>,
    /// The table of an SQL dump
    #[arg(long)]
    table: Option<String>,
    /// A JSON object for each record, then one for the summary
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    config: Config,
}

/// The source and options that arguments describe: shared with `convert`.
pub struct Plan {
    pub source: Source,
    pub options: Options,
    pub keyring: Keyring,
}

impl Plan {
    pub fn new(
        source: &str,
        config: &Config,
        keys: &[String],
        parameters: &[String],
    ) -> Result<Self, Failure> {
        let source = Source::from_name(source).ok_or_else(|| {
            Failure::Usage(format!("there is no source `{source}`; `import list` names them all"))
        })?;
        let mut keyring = config.keyring()?;
        let mut options = Options::new();
        for key in keys {
            let (id, path) = pair(key)?;
            let text = std::fs::read_to_string(path).map_err(Failure::of(path))?;
            let bytes = crate::keys::from_hex(text.trim())
                .ok_or_else(|| Failure::Usage(format!("{path}: not hexadecimal")))?;
            keyring = keyring.with(id, &bytes);
            options = options.with_key(id, &bytes);
        }
        for parameter in parameters {
            let (name, value) = pair(parameter)?;
            let value = value.parse::<u64>().map_or_else(|_| Value::from(value), Value::from);
            options = options.with_parameter(name, value);
        }
        Ok(Self { source, options, keyring })
    }

    pub fn input(path: &str) -> Result<Box<dyn BufRead>, Failure> {
        Ok(match path {
            "-" => Box::new(BufReader::new(io::stdin())),
            path => Box::new(BufReader::new(File::open(path).map_err(Failure::of(path))?)),
        })
    }
}

fn pair(text: &str) -> Result<(&str, &str), Failure> {
    text.split_once('=').ok_or_else(|| Failure::Usage(format!("`{text}` is not NAME=VALUE")))
}

fn mapping(columns: &[String]) -> Result<Option<Mapping>, Failure> {
    let mut mapping: Option<Mapping> = None;
    let given: Vec<(&str, &str)> = columns.iter().map(|column| pair(column)).collect::<Result<_, _>>()?;
    if let Some((_, hash)) = given.iter().find(|(role, _)| *role == "hash") {
        mapping = Some(Mapping::hash(*hash));
    }
    for (role, column) in given.into_iter().filter(|(role, _)| *role != "hash") {
        let known = mapping.ok_or_else(|| Failure::Usage("--columns needs `hash=…`".into()))?;
        mapping = Some(match role {
            "hint" => known.hint(column),
            "salt" => known.salt(column),
            "salt2" => known.salt2(column),
            "rounds" => known.rounds(column),
            "encoding" => known.encoding(column),
            "key_id" => known.key_id(column),
            "id" => known.id(column),
            "login" => known.login(column),
            "email" => known.email(column),
            "realm" => known.realm(column),
            "created" => known.created(column),
            "changed" => known.changed(column),
            "expires" => known.expires(column),
            "must_change" => known.must_change(column),
            "disabled" => known.disabled(column),
            "enabled" => known.enabled(column),
            other => return Err(Failure::Usage(format!("a table has no `{other}`"))),
        });
    }
    Ok(mapping)
}

impl Arguments {
    pub fn run(&self) -> Result<Answer, Failure> {
        if self.source == "list" {
            for source in Source::ALL {
                say!("{:20} {}", source.name(), source.schemes().collect::<Vec<_>>().join(" "));
            }
            return Ok(Answer::Yes);
        }
        let Plan { source, mut options, keyring } =
            Plan::new(&self.source, &self.config, &self.key, &self.parameter)?;
        options = options.allow_plaintext(self.plaintext);
        if let Some(mapping) = mapping(&self.columns)? {
            options = options.with_mapping(mapping);
        }
        if let Some(scheme) = &self.scheme {
            options = options.with_hint(scheme);
        }
        if let Some(table) = &self.table {
            options = options.with_table(table);
        }
        let verifier = self.verifier(source, keyring)?;
        let mut run = Run::new(self, verifier)?;
        let mut batch = Vec::new();
        for record in Importer::new(source, options).read(Plan::input(&self.file)?) {
            match record {
                Ok(imported) if imported.plaintext.is_some() && self.plaintext => batch.push(imported),
                other => {
                    run.hash(&mut batch)?;
                    run.take(&other)?;
                }
            }
            if batch.len() >= run.threads * 4 {
                run.hash(&mut batch)?;
            }
        }
        run.hash(&mut batch)?;
        run.end()
    }

    /// What the source's records can be, besides what the configuration enables.
    fn verifier(&self, source: Source, keyring: Keyring) -> Result<Verifier, Failure> {
        let registry = registry(&[source]).build().map_err(|error| Failure::caused(&error))?;
        let known: Vec<String> = registry.ids().map(ToString::to_string).collect();
        let own = self.config.with_keyring(keyring)?;
        if known.iter().all(|id| own.registry().ids().any(|own| own.as_str() == id)) {
            return Ok(own);
        }
        own.with_registry(registry).map_err(|error| Failure::caused(&error))
    }
}

/// One pass over the records.
struct Run<'a> {
    arguments: &'a Arguments,
    verifier: Verifier,
    summary: Summary,
    out: Option<Box<dyn Write>>,
    progress: Progress,
    threads: usize,
    failed: u64,
}

impl<'a> Run<'a> {
    fn new(arguments: &'a Arguments, verifier: Verifier) -> Result<Self, Failure> {
        let out: Option<Box<dyn Write>> = match arguments.out.as_deref() {
            None => None,
            Some("-") => Some(Box::new(BufWriter::new(io::stdout()))),
            Some(path) => Some(Box::new(BufWriter::new(File::create(path).map_err(Failure::of(path))?))),
        };
        let threads = password_compat::calibrate::cores();
        let (summary, progress) = (Summary::new(), Progress::new());
        Ok(Self { arguments, verifier, summary, out, progress, threads, failed: 0 })
    }

    /// Hashes passwords in the clear, then takes the records in their order.
    fn hash(&mut self, batch: &mut Vec<Imported>) -> Result<(), Failure> {
        let size = batch.len().div_ceil(self.threads).max(1);
        let verifier = &self.verifier;
        std::thread::scope(|scope| {
            for part in batch.chunks_mut(size) {
                scope.spawn(move || {
                    for imported in part {
                        // One that cannot be hashed keeps its password, and is refused for that.
                        let _ = hash_plaintext(imported, verifier);
                    }
                });
            }
        });
        batch.drain(..).try_for_each(|imported| self.take(&Ok(imported)))
    }

    fn take(
        &mut self,
        record: &Result<Imported, password_compat::import::RecordError>,
    ) -> Result<(), Failure> {
        let finding = judge(record, &self.verifier);
        self.summary.count(&finding);
        self.progress.at(self.summary.records(), None);
        let good = matches!(finding.outcome, Outcome::Accepted | Outcome::Mended);
        if let (Ok(imported), true, Some(out)) = (record, good, &mut self.out) {
            match line(imported) {
                Ok(line) => writeln!(out, "{line}")?,
                Err(_) => self.failed += 1,
            }
        }
        if self.arguments.out.as_deref() != Some("-") {
            self.show(&finding)?;
        }
        Ok(())
    }

    fn show(&self, finding: &Finding) -> Result<(), Failure> {
        if self.arguments.json {
            say!("{}", as_json(finding));
        } else if finding.outcome != Outcome::Accepted {
            self.progress.end();
            say!("{finding}");
        }
        Ok(())
    }

    fn end(mut self) -> Result<Answer, Failure> {
        self.progress.end();
        if let Some(out) = &mut self.out {
            out.flush()?;
        }
        let summary = &self.summary;
        let codes: Vec<Value> =
            summary.codes().map(|(code, count)| json!({ "code": code.code(), "count": count })).collect();
        if self.arguments.json {
            let buckets: Vec<Value> = summary
                .buckets()
                .map(|(bucket, count)| json!({ "bucket": format!("{bucket:?}"), "count": count }))
                .collect();
            eprintln!(
                "{}",
                json!({
                    "records": summary.records(), "accepted": summary.accepted(), "refused": summary.refused(),
                    "classes": buckets, "codes": codes,
                })
            );
        } else {
            let refused = count(summary.refused());
            let color = if summary.refused() == 0 { Color::Green } else { Color::Red };
            eprintln!(
                "{} records: {} can be verified, {} refused, {} skipped",
                count(summary.records()),
                count(summary.accepted()),
                paint(color, &refused),
                count(summary.of(Outcome::Skipped))
            );
            for (code, number) in summary.codes() {
                eprintln!("  {:>10}  {code}", count(number));
            }
        }
        Ok((summary.refused() == 0 && self.failed == 0).into())
    }
}

fn as_json(finding: &Finding) -> Value {
    let issues: Vec<Value> = finding
        .issues
        .iter()
        .map(|issue| json!({ "code": issue.code.code(), "field": issue.field, "hint": issue.to_string() }))
        .collect();
    json!({
        "index": finding.index, "id": finding.id, "outcome": finding.outcome.name(),
        "scheme": finding.scheme.as_ref().map(|scheme| scheme.as_str()), "params": finding.params, "issues": issues,
    })
}

/// A record as it is handed on. It holds the hash.
fn line(imported: &Imported) -> Result<Value, Failure> {
    let text =
        |stored: &StoredHash| stored.to_record_text().map_err(|error| Failure::Io(with_causes(&error)));
    let stored: Vec<String> = imported.stored.iter().map(text).collect::<Result<_, _>>()?;
    let subject = &imported.subject;
    Ok(json!({
        "id": imported.id, "login": subject.login(), "email": subject.email(),
        "stored": stored.first(), "further": stored.get(1..).unwrap_or_default(),
        "disabled": imported.disabled, "must_change": imported.must_change,
        "expires_at": imported.expires_at.map(|time| time.as_unix()),
        "changed_at": imported.changed_at.map(|time| time.as_unix()),
        "created_at": imported.created_at.map(|time| time.as_unix()),
        "unknown": imported.unknown,
    }))
}
