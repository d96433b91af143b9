//! Rows of hashes: a hash a line, CSV or JSON lines, from a file, standard
//! input, SQLite or PostgreSQL. One at a time.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use clap::{Args, ValueEnum};
use password_compat::{Column, StoredHash, Subject, Timestamp};
use serde_json::{Map, Value};

use crate::failure::Failure;

/// Longer rows are unreadable ones.
pub const MAX_LINE: usize = 1 << 20;

#[derive(Clone, Copy, ValueEnum, PartialEq, Eq, Debug)]
pub enum Form {
    /// A hash a line
    Lines,
    /// CSV with a header
    Csv,
    /// A JSON object a line
    Jsonl,
}

/// Where rows come from and what is in them.
#[derive(Args, Clone)]
pub struct Input {
    /// The file; `-` is standard input
    #[arg(default_value = "-")]
    pub file: String,
    /// How rows are written down [default: by the name of the file, else a hash a line]
    #[arg(long, value_enum)]
    pub format: Option<Form>,
    /// The column of the hash
    #[arg(long, value_name = "NAME", default_value = "hash")]
    pub hash_column: String,
    /// The column of the scheme's id
    #[arg(long, value_name = "NAME", default_value = "hint")]
    pub hint_column: String,
    /// The column of the account's id
    #[arg(long, value_name = "NAME", default_value = "id")]
    pub id_column: String,
    /// The column of the login name
    #[arg(long, value_name = "NAME", default_value = "login")]
    pub login_column: String,
    /// The column of the last successful login: Unix seconds, or a date such as 2027-03-01
    #[arg(long, value_name = "NAME")]
    pub success_column: Option<String>,
    /// The column of the account's group
    #[arg(long, value_name = "NAME")]
    pub group_column: Option<String>,
    /// Read from this SQLite database instead, by --query
    #[arg(long, value_name = "FILE", requires = "query")]
    pub sqlite: Option<PathBuf>,
    /// Read from PostgreSQL instead, by --query, through psql and this connection string
    #[arg(long, value_name = "URL", requires = "query", conflicts_with = "sqlite")]
    pub postgres: Option<String>,
    /// The query; its columns have the names above
    #[arg(long, value_name = "SQL")]
    pub query: Option<String>,
}

/// One row as it was read.
#[derive(Clone)]
pub struct Row {
    pub id: String,
    pub stored: StoredHash,
    pub subject: Subject,
    /// Whether there was such a column, and what it said.
    pub last_success: Option<Option<Timestamp>>,
    pub group: Option<String>,
}

/// A row, or the place of one that cannot be read.
pub type Read1 = Result<Row, Unreadable>;

pub struct Unreadable {
    pub why: &'static str,
}

impl Input {
    fn form(&self) -> Form {
        let by_name = match Path::new(&self.file).extension().and_then(|extension| extension.to_str()) {
            Some("csv") => Form::Csv,
            Some("jsonl" | "ndjson") => Form::Jsonl,
            _ => Form::Lines,
        };
        self.format.unwrap_or(if self.postgres.is_some() { Form::Csv } else { by_name })
    }

    /// The bytes of the input, if they are known.
    pub fn size(&self) -> Option<u64> {
        let file = self.sqlite.is_none() && self.postgres.is_none() && self.file != "-";
        std::fs::metadata(&self.file).ok().filter(|_| file).map(|metadata| metadata.len())
    }

    /// Every row in order, with the bytes read so far.
    pub fn each(&self, mut each: impl FnMut(Read1, u64) -> Result<(), Failure>) -> Result<(), Failure> {
        if let Some(database) = &self.sqlite {
            return self.of_sqlite(database, &mut each);
        }
        let (reader, shown): (Box<dyn Read>, &str) = match (&self.postgres, self.file.as_str()) {
            (Some(url), _) => (self.psql(url)?, "psql"),
            (None, "-") => (Box::new(io::stdin()), "standard input"),
            (None, path) => (Box::new(File::open(path).map_err(Failure::of(path))?), path),
        };
        let mut lines = Lines::new(BufReader::with_capacity(1 << 16, reader));
        match self.form() {
            Form::Lines => lines.each(shown, |line, read| each(self.of_line(line), read)),
            Form::Jsonl => lines.each(shown, |line, read| each(self.of_json(line), read)),
            Form::Csv => self.of_csv(lines, shown, &mut each),
        }
    }

    fn of_line(&self, line: &[u8]) -> Read1 {
        if line.len() > MAX_LINE {
            return Err(Unreadable { why: "the line is too long" });
        }
        Ok(Row {
            id: String::new(),
            stored: StoredHash::new(line),
            subject: Subject::unknown(),
            last_success: None,
            group: None,
        })
    }

    fn of_json(&self, line: &[u8]) -> Read1 {
        if line.len() > MAX_LINE {
            return Err(Unreadable { why: "the line is too long" });
        }
        let object: Map<String, Value> =
            serde_json::from_slice(line).map_err(|_| Unreadable { why: "not a JSON object" })?;
        self.of_fields(|name| match object.get(name)? {
            Value::Null => None,
            Value::String(text) => Some(text.clone()),
            other => Some(other.to_string()),
        })
    }

    fn of_fields(&self, field: impl Fn(&str) -> Option<String>) -> Read1 {
        let stored =
            field(&self.hash_column).ok_or(Unreadable { why: "the row has no such column as the hash's" })?;
        let mut stored = StoredHash::new(stored);
        if let Some(hint) = field(&self.hint_column).filter(|hint| !hint.is_empty()) {
            stored = stored.with_hint(hint);
        }
        for column in [Column::Salt, Column::Salt2, Column::Rounds, Column::Encoding, Column::KeyId] {
            if let Some(value) = field(column.name()).filter(|value| !value.is_empty()) {
                stored = stored.with_column(column, value);
            }
        }
        let subject = field(&self.login_column).map_or_else(Subject::unknown, Subject::named);
        let last_success = self.success_column.as_deref().map(|name| field(name).as_deref().and_then(time));
        let group = self.group_column.as_deref().and_then(&field);
        Ok(Row { id: field(&self.id_column).unwrap_or_default(), stored, subject, last_success, group })
    }

    fn of_csv<R: BufRead>(
        &self,
        lines: Lines<R>,
        shown: &str,
        each: &mut impl FnMut(Read1, u64) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(lines.input);
        let headers = reader.headers().map_err(|error| Failure::Io(format!("{shown}: {error}")))?.clone();
        if !headers.iter().any(|header| header == self.hash_column) {
            return Err(Failure::Usage(format!("{shown}: no column `{}` in the header", self.hash_column)));
        }
        let mut record = csv::StringRecord::new();
        loop {
            let row = match reader.read_record(&mut record) {
                Ok(false) => return Ok(()),
                Ok(true) => self.of_fields(|name| {
                    let place = headers.iter().position(|header| header == name)?;
                    record.get(place).map(str::to_string)
                }),
                Err(error) if error.is_io_error() => return Err(Failure::Io(format!("{shown}: {error}"))),
                Err(_) => Err(Unreadable { why: "not CSV in UTF-8" }),
            };
            each(row, reader.position().byte())?;
        }
    }

    fn of_sqlite(
        &self,
        database: &Path,
        each: &mut impl FnMut(Read1, u64) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        use rusqlite::types::ValueRef;
        use rusqlite::{Connection, OpenFlags};
        let failed = |error: rusqlite::Error| Failure::Io(format!("{}: {error}", database.display()));
        let connection =
            Connection::open_with_flags(database, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(failed)?;
        let query = self.query.as_deref().unwrap_or_default();
        let mut statement = connection.prepare(query).map_err(failed)?;
        let names: Vec<String> = statement.column_names().map(str::to_string).collect();
        let mut rows = statement.query([]).map_err(failed)?;
        while let Some(row) = rows.next().map_err(failed)? {
            let field = |name: &str| {
                let place = names.iter().position(|known| known == name)?;
                match row.get_ref(place).ok()? {
                    ValueRef::Null => None,
                    ValueRef::Integer(number) => Some(number.to_string()),
                    ValueRef::Real(number) => Some(number.to_string()),
                    ValueRef::Text(text) | ValueRef::Blob(text) => {
                        Some(String::from_utf8_lossy(text).into_owned())
                    }
                }
            };
            each(self.of_fields(field), 0)?;
        }
        Ok(())
    }

    /// The rows of a query as CSV, by PostgreSQL's own client.
    fn psql(&self, url: &str) -> Result<Box<dyn Read>, Failure> {
        let query = self.query.as_deref().unwrap_or_default();
        let mut command = Command::new("psql");
        command.args([
            "--no-psqlrc",
            "--quiet",
            "--csv",
            "--set",
            "FETCH_COUNT=10000",
            "--command",
            query,
            url,
        ]);
        let child =
            command.stdin(Stdio::null()).stdout(Stdio::piped()).spawn().map_err(Failure::of("psql"))?;
        Ok(Box::new(Output(child)))
    }
}

/// What a program writes; its failure is one of reading.
struct Output(std::process::Child);

impl Read for Output {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = match &mut self.0.stdout {
            Some(output) => output.read(buffer)?,
            None => 0,
        };
        if read == 0 && !buffer.is_empty() && !self.0.wait()?.success() {
            return Err(io::Error::other("the program failed"));
        }
        Ok(read)
    }
}

/// Lines of an input, each at most [`MAX_LINE`] bytes and one more in memory.
pub struct Lines<R> {
    input: R,
    line: Vec<u8>,
    read: u64,
}

impl<R: BufRead> Lines<R> {
    pub fn new(input: R) -> Self {
        Self { input, line: Vec::new(), read: 0 }
    }

    /// Every line without its end, with the bytes read so far. One that is longer than [`MAX_LINE`] is cut behind that.
    pub fn each(
        &mut self,
        shown: &str,
        mut each: impl FnMut(&[u8], u64) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        while self.next().map_err(Failure::of(shown))? {
            let mut line = self.line.as_slice();
            while let [rest @ .., b'\n' | b'\r'] = line {
                line = rest;
            }
            each(line, self.read)?;
        }
        Ok(())
    }

    fn next(&mut self) -> io::Result<bool> {
        self.line.clear();
        let read = self.input.by_ref().take(MAX_LINE as u64 + 2).read_until(b'\n', &mut self.line)?;
        if self.line.len() > MAX_LINE && self.line.last() != Some(&b'\n') {
            self.input.skip_until(b'\n')?;
        }
        self.read += read as u64;
        Ok(read > 0)
    }
}

/// Unix seconds, or the start of a date such as `2027-03-01T10:00:00Z`.
pub fn time(text: &str) -> Option<Timestamp> {
    let text = text.trim();
    if let Ok(seconds) = text.parse::<i64>() {
        return Some(Timestamp::from_unix(seconds));
    }
    let mut parts = text.get(..10)?.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    let date = Timestamp::date(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    parts.next().is_none().then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read() {
        let day = Timestamp::date(2027, 3, 1);
        for text in ["2027-03-01", " 2027-03-01T10:00:00Z", "1803859200"] {
            assert_eq!(time(text), Some(day), "{text}");
        }
        for text in ["", "never", "2027-3-1", "ä027-03-01"] {
            assert_eq!(time(text), None, "{text}");
        }
    }
}
