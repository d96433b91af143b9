//! Wrapping a table of legacy hashes, offline.
//!
//! Each row of the input gives exactly one line of the output, in order. The
//! output is therefore its own checkpoint: whoever starts again after a kill
//! cuts off the last line if it is not whole, and goes on behind as many rows
//! as there are lines.

use std::fs::{File, OpenOptions};
use std::io::{self, BufRead, BufReader, BufWriter, Seek, SeekFrom, Write};

use clap::Args;
use password_compat::{Verifier, WrapError};
use serde_json::{Value, json};

use crate::config::Config;
use crate::failure::{Answer, Failure};
use crate::rows::{Input, Read1, Row};
use crate::terminal::{Progress, count};

/// Rows that are in memory at a time, for each core.
const AHEAD: usize = 16;
/// Lines between two moments at which the output is surely on disk.
const SYNC_EVERY: u64 = 4096;

/// Wrap legacy hashes in native ones, without passwords.
///
/// One JSON object a row, in order: `row`, `id`, `outcome` (`wrapped`, `kept`, `error`), and for a wrapped one `old`,
/// `hash`, `hint`: UPDATE … SET hash = {hash}, hint = {hint}, salt = NULL WHERE id = {id} AND hash = {old}. Started
/// again on the same files it goes on where it was stopped.
#[derive(Args)]
#[command(
    after_help = "Examples:\n  password-compat wrap --config server.json users.csv --out wrapped.jsonl\n  \
password-compat wrap --config server.json users.csv --shard 2/8 --out wrapped-2.jsonl\n  password-compat wrap \
--config server.json --format jsonl - < part.jsonl > wrapped.jsonl"
)]
pub struct Arguments {
    #[command(flatten)]
    input: Input,
    /// The output, which is continued if it is there; `-` is standard output
    #[arg(long, value_name = "FILE", default_value = "-")]
    out: String,
    /// Only each n-th row, from the i-th on: for n machines
    #[arg(long, value_name = "I/N")]
    shard: Option<String>,
    /// Threads [default: the cores that there are]
    #[arg(long)]
    threads: Option<usize>,
    #[command(flatten)]
    config: Config,
}

#[derive(Clone, Copy)]
struct Shard {
    index: u64,
    of: u64,
}

impl Shard {
    fn parse(text: Option<&str>) -> Result<Self, Failure> {
        let Some(text) = text else { return Ok(Self { index: 0, of: 1 }) };
        let numbers =
            text.split_once('/').and_then(|(i, n)| Some((i.parse::<u64>().ok()?, n.parse::<u64>().ok()?)));
        match numbers {
            Some((index, of)) if (1..=of).contains(&index) => Ok(Self { index: index - 1, of }),
            _ => Err(Failure::Usage(format!("--shard {text}: it is I/N with 1 ≤ I ≤ N"))),
        }
    }

    fn has(self, row: u64) -> bool {
        row % self.of == self.index
    }
}

impl Arguments {
    pub fn run(&self) -> Result<Answer, Failure> {
        let verifier = self.config.verifier()?;
        let shard = Shard::parse(self.shard.as_deref())?;
        let threads = self.threads.unwrap_or_else(password_compat::calibrate::cores).max(1);
        let (out, done) = self.output()?;
        let mut run = Run {
            verifier,
            out,
            threads,
            batch: Vec::new(),
            wrapped: 0,
            kept: 0,
            failed: 0,
            written: done.lines,
        };
        let (mut row, mut progress, size) = (0_u64, Progress::new(), self.input.size());
        self.input.each(|read, bytes| {
            let place = row;
            row += 1;
            if !shard.has(place) {
                return Ok(());
            }
            if place / shard.of < done.lines {
                return done.check(place, &read);
            }
            run.push(place, read)?;
            progress.at(run.written, size.map(|size| bytes as f64 / size as f64));
            Ok(())
        })?;
        run.write_batch()?;
        run.out.end()?;
        progress.end();
        eprintln!(
            "{} rows: {} wrapped, {} kept as they are, {} failed{}",
            count(run.written),
            count(run.wrapped),
            count(run.kept),
            count(run.failed),
            if done.lines > 0 { format!("; {} of them before", count(done.lines)) } else { String::new() }
        );
        Ok((run.failed == 0).into())
    }

    /// The output, behind what it has already.
    fn output(&self) -> Result<(Out, Done), Failure> {
        if self.out == "-" {
            return Ok((Out::Pipe(BufWriter::new(io::stdout())), Done::default()));
        }
        let failed = Failure::of(&self.out);
        let open = || -> io::Result<(Out, Done)> {
            let mut file =
                OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&self.out)?;
            let done = Done::of(&file)?;
            file.set_len(done.bytes)?;
            file.seek(SeekFrom::End(0))?;
            Ok((Out::File(BufWriter::new(file)), done))
        };
        open().map_err(failed)
    }
}

/// What an output has from before.
#[derive(Default)]
struct Done {
    lines: u64,
    bytes: u64,
    /// The place and the id in the last whole line.
    last: Option<(u64, String)>,
}

impl Done {
    fn of(file: &File) -> io::Result<Self> {
        let mut done = Self::default();
        let (mut reader, mut line, mut last) = (BufReader::new(file), Vec::new(), Vec::new());
        loop {
            line.clear();
            let read = reader.read_until(b'\n', &mut line)?;
            if read == 0 || line.last() != Some(&b'\n') {
                break;
            }
            done.lines += 1;
            done.bytes += read as u64;
            core::mem::swap(&mut line, &mut last);
        }
        if done.lines > 0 {
            let object: Value = serde_json::from_slice(&last)
                .map_err(|_| io::Error::other("its last line is not of this command"))?;
            let place =
                object["row"].as_u64().ok_or_else(|| io::Error::other("its last line names no row"))?;
            done.last = Some((place, object["id"].as_str().unwrap_or_default().to_string()));
        }
        Ok(done)
    }

    /// The last row that is done has to be the one that the input has there.
    fn check(&self, place: u64, row: &Read1) -> Result<(), Failure> {
        let Some((_, id)) = self.last.as_ref().filter(|(last, _)| *last == place) else { return Ok(()) };
        let same = row.as_ref().map_or(id.is_empty(), |row| row.id == *id);
        if same {
            Ok(())
        } else {
            Err(Failure::Usage(format!("row {place}: the output is of another input")))
        }
    }
}

enum Out {
    Pipe(BufWriter<io::Stdout>),
    File(BufWriter<File>),
}

impl Out {
    fn line(&mut self, line: &Value) -> io::Result<()> {
        match self {
            Self::Pipe(out) => writeln!(out, "{line}"),
            Self::File(out) => writeln!(out, "{line}"),
        }
    }

    fn sync(&mut self) -> io::Result<()> {
        match self {
            Self::Pipe(out) => out.flush(),
            Self::File(out) => out.flush().and_then(|()| out.get_ref().sync_data()),
        }
    }

    fn end(&mut self) -> Result<(), Failure> {
        Ok(self.sync()?)
    }
}

struct Run {
    verifier: Verifier,
    out: Out,
    threads: usize,
    batch: Vec<(u64, Read1)>,
    wrapped: u64,
    kept: u64,
    failed: u64,
    written: u64,
}

impl Run {
    fn push(&mut self, place: u64, row: Read1) -> Result<(), Failure> {
        self.batch.push((place, row));
        if self.batch.len() >= self.threads * AHEAD { self.write_batch() } else { Ok(()) }
    }

    /// Wraps what is in memory, on all threads, and writes it in its order.
    fn write_batch(&mut self) -> Result<(), Failure> {
        let batch = std::mem::take(&mut self.batch);
        let (verifier, size) = (&self.verifier, batch.len().div_ceil(self.threads).max(1));
        let lines: Vec<Value> = std::thread::scope(|scope| {
            let parts: Vec<_> = batch
                .chunks(size)
                .map(|part| {
                    scope.spawn(move || {
                        part.iter().map(|(place, row)| line(verifier, *place, row)).collect::<Vec<_>>()
                    })
                })
                .collect();
            parts.into_iter().flat_map(|part| part.join().expect("wrapping does not panic")).collect()
        });
        for line in lines {
            match line["outcome"].as_str() {
                Some("wrapped") => self.wrapped += 1,
                Some("kept") => self.kept += 1,
                _ => self.failed += 1,
            }
            self.out.line(&line)?;
            self.written += 1;
            if self.written.is_multiple_of(SYNC_EVERY) {
                self.out.sync()?;
            }
        }
        Ok(())
    }
}

fn line(verifier: &Verifier, place: u64, row: &Read1) -> Value {
    match row {
        Err(unreadable) => {
            json!({ "row": place, "id": null, "outcome": "error", "error": "bad_row", "message": unreadable.why })
        }
        Ok(row) => {
            let Row { id, stored, subject, .. } = row;
            match verifier.wrap(stored, subject) {
                Ok(wrapped) => json!({
                    "row": place, "id": id, "outcome": "wrapped", "old": stored.as_str(),
                    "hash": wrapped.as_str(), "hint": wrapped.hint(),
                }),
                Err(WrapError::NotNeeded(_)) => json!({ "row": place, "id": id, "outcome": "kept" }),
                Err(error) => {
                    let code = match &error {
                        WrapError::Unreadable(cause) => cause.code(),
                        WrapError::NotWrappable(_) => "not_wrappable",
                        _ => "derive",
                    };
                    json!({ "row": place, "id": id, "outcome": "error", "error": code, "message": error.to_string() })
                }
            }
        }
    }
}
