//! The lines of PostgreSQL's `COPY … FROM stdin`.

use alloc::string::String;
use alloc::vec::Vec;
use std::io::BufRead;

use serde_json::Value;

use super::super::input::Read;
use super::{Code, Fault, Input, Issue};

/// The next row; `None` behind `\.`.
pub(super) fn row<R: BufRead>(input: &mut Input<R>) -> Option<Result<Vec<Value>, Fault>> {
    let line = match input.line() {
        Read::End => return None,
        Read::TooLong => return Some(Err(Issue::new(Code::RecordTooLong))),
        Read::Line(line) => line,
    };
    if line.as_slice() == b"\\." {
        return None;
    }
    let Ok(text) = core::str::from_utf8(&line) else { return Some(Err(Issue::new(Code::BadEncoding))) };
    Some(Ok(text.split('\t').map(value).collect()))
}

fn value(field: &str) -> Value {
    if field == "\\N" {
        return Value::Null;
    }
    let mut plain = String::with_capacity(field.len());
    let mut characters = field.chars();
    while let Some(character) = characters.next() {
        plain.push(match character {
            '\\' => match characters.next() {
                Some('n') => '\n',
                Some('r') => '\r',
                Some('t') => '\t',
                Some(other) => other,
                None => '\\',
            },
            other => other,
        });
    }
    Value::String(plain)
}
