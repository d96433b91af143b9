//! `name:hash:`…, one account a line.

use alloc::string::String;
use std::io::BufRead;

use serde_json::Value;

use super::input::{Input, Read};
use super::{Code, Fault, Issue, Members};

/// The next line that is none of a comment, with its fields by their names. What is behind the last of them is part
/// of it: a hash of htpasswd holds no colon, but what somebody put there may.
pub(super) fn next<R: BufRead>(input: &mut Input<R>, names: &[&str]) -> Option<Result<Members, Fault>> {
    loop {
        let line = match input.line() {
            Read::End => return None,
            Read::TooLong => return Some(Err(Issue::new(Code::RecordTooLong))),
            Read::Line(line) => line,
        };
        if line.is_empty() || line.first() == Some(&b'#') {
            continue;
        }
        let Ok(text) = core::str::from_utf8(&line) else { return Some(Err(Issue::new(Code::BadEncoding))) };
        let fields = text.splitn(names.len().max(1), ':');
        if !text.contains(':') {
            return Some(Err(Issue::new(Code::MalformedRecord)));
        }
        let members =
            names.iter().zip(fields).map(|(name, field)| (String::from(*name), Value::String(field.into())));
        return Some(Ok(members.collect()));
    }
}
