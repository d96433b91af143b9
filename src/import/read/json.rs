//! JSON records: an array, one object a line, or an object that holds the array.

use std::io::BufRead;

use serde_json::Value;

use super::input::Input;
use super::scan::{Scan, Step};
use super::{Code, Fault, Issue, Members};

/// Where in the file the reader is.
#[derive(Default)]
pub(super) struct State {
    /// Inside an array of records.
    in_array: bool,
    /// That array is in an object.
    in_object: bool,
    /// The next record begins with a brace that was read already.
    begun: bool,
    /// The last record was broken: only a line that begins with a brace is the next.
    broken: bool,
    /// A whole record stood on one line, and no array was opened.
    lines: bool,
}

/// What stands between two records.
enum Between {
    Record,
    Stray,
    EndOfArray,
    End,
}

impl State {
    pub(super) fn next<R: BufRead>(
        &mut self,
        input: &mut Input<R>,
        arrays: &[&str],
        envelope: &mut Members,
    ) -> Option<Result<Members, Fault>> {
        loop {
            match self.between(input) {
                Between::End => return None,
                Between::Stray => return Some(Err(Issue::new(Code::MalformedRecord))),
                Between::EndOfArray if self.in_object => {
                    (self.in_array, self.in_object) = (false, false);
                    if let Err(fault) = self.object(input, arrays, envelope, Scan::rest(input.max)) {
                        return Some(Err(fault));
                    }
                }
                Between::EndOfArray => self.in_array = false,
                Between::Record => {
                    let mut scan = Scan::new(input.max);
                    scan.push(b'{');
                    scan.may_wrap = !self.in_array && !arrays.is_empty();
                    scan.one_line = self.lines;
                    match self.object(input, arrays, envelope, scan) {
                        Ok(None) => {}
                        Ok(Some(members)) => return Some(Ok(members)),
                        Err(fault) => return Some(Err(fault)),
                    }
                }
            }
        }
    }

    /// Goes to the next record.
    fn between<R: BufRead>(&mut self, input: &mut Input<R>) -> Between {
        if core::mem::take(&mut self.begun) {
            return Between::Record;
        }
        loop {
            input.skip_while(|byte| byte.is_ascii_whitespace() || byte == b',');
            let Some(byte) = input.peek() else { return Between::End };
            if self.broken && byte != b'{' {
                input.skip_line();
                continue;
            }
            self.broken = false;
            input.next_byte();
            match byte {
                b'{' => return Between::Record,
                b'[' if !self.in_array => self.in_array = true,
                b']' if self.in_array => return Between::EndOfArray,
                _ => {
                    // A record that is not an object: up to where one may begin.
                    input.skip_while(|byte| !matches!(byte, b'{' | b']' | b'\n'));
                    return Between::Stray;
                }
            }
        }
    }

    /// Reads an object to its end, or to the array of records in it.
    fn object<R: BufRead>(
        &mut self,
        input: &mut Input<R>,
        arrays: &[&str],
        envelope: &mut Members,
        mut scan: Scan,
    ) -> Result<Option<Members>, Fault> {
        let rest = scan.is_rest();
        let (mut last, mut end, mut line_end) = (Step::More, 0, false);
        input.chunks(|chunk| {
            for (at, byte) in chunk.iter().enumerate() {
                last = scan.push(*byte);
                if last == Step::Array && !is_one_of(scan.key(), arrays) {
                    scan.enter_array();
                    last = Step::More;
                }
                end = *byte;
                if last != Step::More {
                    return (at + 1, false);
                }
                line_end |= *byte == b'\n';
            }
            (chunk.len(), true)
        });
        match last {
            Step::Done if rest => merge(envelope, parse(&scan)?),
            Step::Done => {
                self.lines |= !self.in_array && !line_end && !scan.too_long;
                return parse(&scan).map(Some);
            }
            Step::Array => {
                (self.in_array, self.in_object) = (true, true);
                scan.close_before_key();
                merge(envelope, parse(&scan)?);
            }
            // The input ends inside the object, or something stands in it that cannot.
            Step::More if rest => {}
            Step::More => return Err(Issue::new(Code::MalformedRecord)),
            Step::Bad => {
                self.begun = end == b'{';
                self.broken = !self.begun;
                if self.broken && end != b'\n' {
                    input.skip_line();
                }
                return Err(Issue::new(Code::MalformedRecord));
            }
        }
        Ok(None)
    }
}

fn is_one_of(key: &[u8], arrays: &[&str]) -> bool {
    let name = key.strip_prefix(b"\"").and_then(|key| key.strip_suffix(b"\""));
    name.is_some_and(|name| arrays.iter().any(|array| array.as_bytes() == name))
}

fn merge(envelope: &mut Members, more: Members) {
    for (name, value) in more {
        envelope.entry(name).or_insert(value);
    }
}

fn parse(scan: &Scan) -> Result<Members, Fault> {
    if scan.too_long {
        return Err(Issue::new(Code::RecordTooLong));
    }
    match serde_json::from_slice(&scan.text) {
        Ok(Value::Object(members)) => Ok(members),
        _ => Err(Issue::new(Code::MalformedRecord)),
    }
}
