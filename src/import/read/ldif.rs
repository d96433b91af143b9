//! LDIF, RFC 2849: entries of `name: value` lines, apart by empty lines.

use alloc::string::String;
use alloc::vec::Vec;
use std::io::BufRead;

use serde_json::Value;

use super::input::{Input, Line, Read};
use super::{Code, Fault, Issue, Members};
use crate::codec::base64::{self, Padding};
use crate::codec::{Base64Alphabet, Tail};

/// The next entry. Names are in lower case and without options (`;lang-de`, `;binary`); a name that occurs more than
/// once has an array. Values that are not text, such as pictures, are left out.
pub(super) fn next<R: BufRead>(input: &mut Input<R>) -> Option<Result<Members, Fault>> {
    loop {
        let (lines, len) = entry(input)?;
        if len > input.max {
            return Some(Err(Issue::new(Code::RecordTooLong)));
        }
        match members(&lines) {
            Ok(members) if members.is_empty() || only_version(&members) => {}
            result => return Some(result),
        }
    }
}

fn only_version(members: &Members) -> bool {
    members.len() == 1 && members.contains_key("version")
}

/// The lines of an entry, those that go on put together, and how long they are. Of one that is too long they are
/// not kept.
fn entry<R: BufRead>(input: &mut Input<R>) -> Option<(Vec<Line>, usize)> {
    let mut lines: Vec<Line> = Vec::new();
    let (mut len, mut any) = (0_usize, false);
    loop {
        let line = match input.line() {
            Read::End if any => return Some((lines, len)),
            Read::End => return None,
            Read::TooLong => {
                (len, any) = (usize::MAX, true);
                continue;
            }
            Read::Line(line) => line,
        };
        if line.is_empty() {
            if any {
                return Some((lines, len));
            }
            continue;
        }
        any = true;
        len = len.saturating_add(line.len());
        if len > input.max {
            lines.clear();
        } else if let (Some(more), Some(last)) = (line.strip_prefix(b" "), lines.last_mut()) {
            last.extend_from_slice(more);
        } else {
            lines.push(line);
        }
    }
}

fn members(lines: &[Line]) -> Result<Members, Fault> {
    let mut members = Members::new();
    for line in lines.iter().filter(|line| line.first() != Some(&b'#')) {
        // The end of a change: `-`.
        if line.as_slice() == b"-" {
            continue;
        }
        let text = core::str::from_utf8(line).map_err(|_| Issue::new(Code::BadEncoding))?;
        let (name, value) = text.split_once(':').ok_or(Issue::new(Code::MalformedRecord))?;
        let name = name.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
        if name.is_empty() {
            return Err(Issue::new(Code::MalformedRecord));
        }
        let Some(value) = decoded(value)? else { continue };
        match members.get_mut(&name) {
            None => {
                members.insert(name, Value::String(value));
            }
            Some(Value::Array(values)) => values.push(Value::String(value)),
            Some(first) => *first = Value::Array(alloc::vec![first.take(), Value::String(value)]),
        }
    }
    Ok(members)
}

/// The value behind the first colon: text, base 64 behind another one, or `<` and an address, which is not followed.
fn decoded(value: &str) -> Result<Option<String>, Fault> {
    if value.starts_with('<') {
        return Ok(None);
    }
    let Some(encoded) = value.strip_prefix(':') else {
        return Ok(Some(value.strip_prefix(' ').unwrap_or(value).into()));
    };
    let bytes =
        base64::decode(Base64Alphabet::Standard, encoded.trim().as_bytes(), Padding::Either, Tail::AnyBits);
    let bytes = bytes.ok_or(Issue::new(Code::MalformedRecord))?;
    Ok(String::from_utf8(bytes.to_vec()).ok())
}
