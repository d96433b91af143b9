//! Reading a file of records as a stream: one record in memory at a time.

mod colon;
mod input;
mod json;
mod ldif;
mod scan;
mod sql;
mod table;
#[cfg(test)]
mod tests;

use std::io::BufRead;

use alloc::string::String;

use serde_json::{Map, Value};

use self::input::Input;
use super::code::{Code, Fault, Issue};

/// How the records of a file are written down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Form {
    /// JSON: an array of objects, one object a line, or an object that holds the array.
    Json,
    /// A table with a header: CSV, or separated by tabs or semicolons.
    Table,
    /// LDIF, RFC 2849.
    Ldif,
    /// `name:hash:`…, one account a line, as shadow(5), passwd(5) and htpasswd.
    Colon,
    /// `INSERT` and `COPY` statements of a dump.
    Sql,
}

/// The members of a record.
pub(super) type Members = Map<String, Value>;

/// What a format says about its files.
#[derive(Clone, Copy)]
pub(super) struct Plan<'a> {
    /// The members of an outer object that hold the records.
    pub(super) arrays: &'static [&'static str],
    /// The fields of a line with colons.
    pub(super) colon: &'static [&'static str],
    /// The table of a dump; all if it is not said.
    pub(super) table: Option<&'a str>,
    /// The longest record, in bytes.
    pub(super) max_record: usize,
}

/// A stream of records.
pub(super) struct Records<R> {
    input: Input<R>,
    kind: Kind,
    arrays: &'static [&'static str],
    /// What stood around the records, in the outer object.
    pub(super) envelope: Members,
}

enum Kind {
    Json(json::State),
    Table(table::State),
    Ldif,
    Colon(&'static [&'static str]),
    Sql(sql::State),
    NotUtf8,
    Done,
}

impl<R: BufRead> Records<R> {
    /// A stream in a form, or in the one that the first byte suggests.
    pub(super) fn new(read: R, form: Option<Form>, usual: Form, plan: Plan<'_>) -> Self {
        let mut input = Input::new(read, plan.max_record);
        let utf8 = input.skip_mark();
        let form = form.unwrap_or_else(|| match (usual, input.peek()) {
            (Form::Json | Form::Table, Some(b'{' | b'[')) => Form::Json,
            (Form::Json, Some(_)) => Form::Table,
            _ => usual,
        });
        let kind = match form {
            _ if !utf8 => Kind::NotUtf8,
            Form::Json => Kind::Json(json::State::default()),
            Form::Table => Kind::Table(table::State::default()),
            Form::Ldif => Kind::Ldif,
            Form::Colon => Kind::Colon(plan.colon),
            Form::Sql => Kind::Sql(sql::State::new(plan.table.map(String::from))),
        };
        Self { input, kind, arrays: plan.arrays, envelope: Members::new() }
    }
}

impl<R: BufRead> Iterator for Records<R> {
    type Item = Result<Members, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        let next = match &mut self.kind {
            Kind::Json(state) => state.next(&mut self.input, self.arrays, &mut self.envelope),
            Kind::Table(state) => state.next(&mut self.input),
            Kind::Ldif => ldif::next(&mut self.input),
            Kind::Colon(names) => colon::next(&mut self.input, names),
            Kind::Sql(state) => state.next(&mut self.input),
            Kind::NotUtf8 => Some(Err(Issue::new(Code::NotUtf8))),
            Kind::Done => return None,
        };
        // What cannot be read any further is said once.
        if self.input.failed() {
            self.kind = Kind::Done;
            return Some(Err(Issue::new(Code::Io)));
        }
        if next.is_none()
            || matches!(&next, Some(Err(issue)) if matches!(issue.code, Code::NoHeader | Code::NotUtf8))
        {
            self.kind = Kind::Done;
        }
        next
    }
}
