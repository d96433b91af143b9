//! Tables with a header: CSV (RFC 4180), or with tabs or semicolons between the columns.

use alloc::string::String;
use alloc::vec::Vec;
use std::io::BufRead;

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use serde_json::Value;
use zeroize::Zeroizing;

use super::input::{Input, Line, Read};
use super::{Code, Fault, Issue, Members};

/// A quoted value goes over at most this many lines: a quote that is never closed costs no more.
const MAX_LINES: usize = 64;
/// A header has at most this many columns.
const MAX_COLUMNS: usize = 512;

/// The header, once it was read.
#[derive(Default)]
pub(super) struct State {
    names: Vec<String>,
    separator: u8,
}

impl State {
    pub(super) fn next<R: BufRead>(&mut self, input: &mut Input<R>) -> Option<Result<Members, Fault>> {
        if self.names.is_empty() {
            if let Err(fault) = self.header(input) {
                return Some(Err(fault));
            }
            if self.names.is_empty() {
                return None;
            }
        }
        loop {
            let row = match row(input) {
                Read::End => return None,
                Read::TooLong => return Some(Err(Issue::new(Code::RecordTooLong))),
                Read::Line(row) => row,
            };
            if !row.is_empty() {
                return Some(self.members(&row));
            }
        }
    }

    fn header<R: BufRead>(&mut self, input: &mut Input<R>) -> Result<(), Fault> {
        let row = match row(input) {
            Read::End => return Ok(()),
            Read::TooLong => return Err(Issue::new(Code::NoHeader)),
            Read::Line(row) => row,
        };
        let count = |separator: u8| row.iter().filter(|byte| **byte == separator).count();
        // The first of the most frequent, a comma before others.
        self.separator =
            b",\t;|".iter().rev().copied().max_by_key(|separator| count(*separator)).unwrap_or(b',');
        let mut names: Vec<String> = Vec::new();
        for name in cells(&row, self.separator)? {
            let name = String::from(name.trim());
            if names.contains(&name) && !name.is_empty() {
                return Err(Issue::new(Code::DuplicateField));
            }
            names.push(name);
        }
        if names.iter().all(String::is_empty) || names.len() > MAX_COLUMNS {
            return Err(Issue::new(Code::NoHeader));
        }
        self.names = names;
        Ok(())
    }

    /// A row as members by the names of the header. Cells that lack at the end are not there; too many are an error.
    fn members(&self, row: &[u8]) -> Result<Members, Fault> {
        let cells = cells(row, self.separator)?;
        if cells.iter().skip(self.names.len()).any(|cell| !cell.is_empty()) {
            return Err(Issue::new(Code::MalformedRecord));
        }
        let named = self.names.iter().zip(cells).filter(|(name, _)| !name.is_empty());
        Ok(named.map(|(name, cell)| (name.clone(), Value::String(cell))).collect())
    }
}

/// A row: a line, or several where a quoted value goes over their ends.
fn row<R: BufRead>(input: &mut Input<R>) -> Read {
    let mut row = match input.line() {
        Read::Line(line) => line,
        other => return other,
    };
    if quotes(&row).is_multiple_of(2) {
        return Read::Line(row);
    }
    let mut more: Vec<Line> = Vec::new();
    let mut open = true;
    while open && more.len() < MAX_LINES {
        let Read::Line(line) = input.line() else { break };
        open = quotes(&line).is_multiple_of(2);
        more.push(line);
    }
    let total: usize = more.iter().map(|line| line.len() + 1).sum();
    if open || row.len() + total > input.max {
        // The quote belongs to nothing: the line is one row, and the next ones are looked at again.
        input.give_back(more.into_iter());
        return Read::Line(row);
    }
    for line in more {
        row.push(b'\n');
        row.extend_from_slice(&line);
    }
    Read::Line(row)
}

fn quotes(line: &[u8]) -> usize {
    line.iter().filter(|byte| **byte == b'"').count()
}

/// The cells of a row.
fn cells(row: &[u8], separator: u8) -> Result<Vec<String>, Fault> {
    let malformed = || Issue::new(Code::MalformedRecord);
    let mut reader: Reader = ReaderBuilder::new().delimiter(separator).build();
    let mut text = Zeroizing::new(alloc::vec![0; row.len() + 1]);
    let mut ends = alloc::vec![0; 1 + row.iter().filter(|byte| **byte == separator).count()];
    // With the end of a line, so that one call gives one record.
    let mut line = Zeroizing::new(Vec::with_capacity(row.len() + 1));
    line.extend_from_slice(row);
    line.push(b'\n');
    let (result, _, _, cells) = reader.read_record(&line, &mut text, &mut ends);
    if !matches!(result, ReadRecordResult::Record) {
        return Err(malformed());
    }
    let mut start = 0;
    let mut found = Vec::with_capacity(cells);
    for end in ends.get(..cells).unwrap_or_default() {
        let cell = text.get(start..*end).ok_or_else(malformed)?;
        let cell = core::str::from_utf8(cell).map_err(|_| Issue::new(Code::BadEncoding))?;
        found.push(String::from(cell));
        start = *end;
    }
    Ok(found)
}
