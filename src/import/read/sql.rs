//! Rows out of the dump of a database: `INSERT INTO` of MySQL, MariaDB, SQLite and PostgreSQL, and `COPY` of
//! PostgreSQL.

mod copy;
mod token;

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use std::io::BufRead;

use serde_json::Value;

use self::token::Token;
use super::input::Input;
use super::{Code, Fault, Issue, Members};

/// Where in the dump the reader is.
pub(super) struct State {
    wanted: Option<String>,
    place: Place,
    /// The columns of the last `CREATE TABLE`, by name: an `INSERT` may not name its own.
    created: Option<(String, Vec<String>)>,
    /// A backslash escapes the next character: in the texts of MySQL.
    escapes: bool,
}

enum Place {
    Statement,
    /// Inside the rows of an `INSERT`.
    Rows(Vec<String>),
    /// Inside the lines of a `COPY`.
    Lines(Vec<String>),
}

/// A statement has at most this many tokens before its rows.
const MAX_HEAD: usize = 4096;

impl State {
    pub(super) fn new(wanted: Option<String>) -> Self {
        Self { wanted, place: Place::Statement, created: None, escapes: false }
    }

    pub(super) fn next<R: BufRead>(&mut self, input: &mut Input<R>) -> Option<Result<Members, Fault>> {
        loop {
            match core::mem::replace(&mut self.place, Place::Statement) {
                Place::Statement => {
                    if !self.statement(input) {
                        return None;
                    }
                }
                Place::Rows(names) => match self.row(input) {
                    Row::Values(values) => {
                        let members = members(&names, values);
                        self.place = Place::Rows(names);
                        return Some(members);
                    }
                    Row::Bad => {
                        token::skip_statement(input, self.escapes);
                        return Some(Err(Issue::new(Code::MalformedRecord)));
                    }
                    Row::TooLong => {
                        token::skip_statement(input, self.escapes);
                        return Some(Err(Issue::new(Code::RecordTooLong)));
                    }
                    Row::End => {}
                },
                Place::Lines(names) => {
                    if let Some(row) = copy::row(input) {
                        self.place = Place::Lines(names.clone());
                        return Some(row.and_then(|values| members(&names, values)));
                    }
                }
            }
        }
    }

    /// Reads up to the rows of the next statement that has some. False at the end.
    fn statement<R: BufRead>(&mut self, input: &mut Input<R>) -> bool {
        let mut head = Vec::new();
        loop {
            let Some(token) = token::next(input, self.escapes) else { return false };
            if token == Token::Mark(b';') {
                return true;
            }
            if let Token::Name { quote: Some(b'`'), .. } = token {
                self.escapes = true;
            }
            let is_values = token.is_word("values");
            head.push(token);
            let word = |at: usize, word: &str| head.get(at).is_some_and(|token: &Token| token.is_word(word));
            if is_values && (word(0, "insert") || word(0, "replace")) {
                if let Some(names) = self.columns(&head) {
                    self.place = Place::Rows(names);
                } else {
                    token::skip_statement(input, self.escapes);
                }
                return true;
            }
            if word(0, "copy") && word(head.len() - 1, "stdin") {
                token::skip_statement(input, self.escapes);
                input.skip_line();
                match self.columns(&head) {
                    Some(names) => self.place = Place::Lines(names),
                    None => while copy::row(input).is_some() {},
                }
                return true;
            }
            if word(0, "create") && word(1, "table") && head.last() == Some(&Token::Mark(b'(')) {
                self.create(input, &head);
                return true;
            }
            if head.len() > MAX_HEAD {
                token::skip_statement(input, self.escapes);
                return true;
            }
        }
    }

    /// The columns that a statement names, or those of the table; `None` if the table is not wanted or not known.
    fn columns(&self, head: &[Token]) -> Option<Vec<String>> {
        let table = table(head)?;
        if self.wanted.as_ref().is_some_and(|wanted| *wanted != table) {
            return None;
        }
        let open = head.iter().position(|token| *token == Token::Mark(b'('));
        match open {
            Some(open) => {
                let list = head.get(open + 1..)?.iter().take_while(|token| **token != Token::Mark(b')'));
                Some(list.filter_map(Token::name).map(str::to_string).collect())
            }
            None => {
                self.created.as_ref().filter(|(created, _)| *created == table).map(|(_, names)| names.clone())
            }
        }
    }

    /// The columns of a new table: the first name of each part of its list that is no key.
    fn create<R: BufRead>(&mut self, input: &mut Input<R>, head: &[Token]) {
        const KEYS: [&str; 8] =
            ["primary", "key", "unique", "constraint", "index", "fulltext", "foreign", "check"];
        let (mut names, mut depth, mut first) = (Vec::new(), 1_u32, true);
        while depth > 0 {
            let Some(token) = token::next(input, self.escapes) else { break };
            if let Token::Name { quote: Some(b'`'), .. } = token {
                self.escapes = true;
            }
            match &token {
                Token::Mark(b'(') => depth += 1,
                Token::Mark(b')') => depth -= 1,
                Token::Mark(b',') if depth == 1 => {
                    first = true;
                    continue;
                }
                _ if first && !KEYS.iter().any(|key| token.is_word(key)) => {
                    names.extend(token.name().map(str::to_string));
                }
                _ => {}
            }
            first = false;
        }
        token::skip_statement(input, self.escapes);
        self.created = table(head).map(|table| (table, names));
    }

    /// The next `(value, …)`.
    fn row<R: BufRead>(&self, input: &mut Input<R>) -> Row {
        loop {
            match token::next(input, self.escapes) {
                Some(Token::Mark(b',')) => {}
                Some(Token::Mark(b'(')) => break,
                Some(Token::Mark(b';')) | None => return Row::End,
                // `ON CONFLICT` and the like are behind the rows.
                Some(_) => {
                    token::skip_statement(input, self.escapes);
                    return Row::End;
                }
            }
        }
        let (mut values, mut len) = (Vec::new(), 0_usize);
        let mut value = None;
        loop {
            let Some(token) = token::next(input, self.escapes) else { return Row::Bad };
            match token {
                Token::Mark(b',') => values.push(value.take().unwrap_or(Value::Null)),
                Token::Mark(b')') => {
                    values.push(value.take().unwrap_or(Value::Null));
                    return Row::Values(values);
                }
                Token::Mark(_) => return Row::Bad,
                Token::TooLong => return Row::TooLong,
                Token::Text(text) => {
                    len = len.saturating_add(text.len());
                    value = Some(Value::String(text));
                }
                Token::Name { text, quote: None } if text.eq_ignore_ascii_case("null") => {
                    value = Some(Value::Null);
                }
                // A number, or what stands in front of a text: `_binary`, `E`.
                Token::Name { text, .. } => value = value.or(Some(Value::String(text))),
            }
            if len > input.max {
                return Row::TooLong;
            }
        }
    }
}

enum Row {
    Values(Vec<Value>),
    Bad,
    TooLong,
    End,
}

fn members(names: &[String], values: Vec<Value>) -> Result<Members, Fault> {
    if names.len() != values.len() {
        return Err(Issue::new(Code::MalformedRecord));
    }
    Ok(names.iter().cloned().zip(values).collect())
}

/// The table of a statement: the last name before its list or its rows, so without its schema.
fn table(head: &[Token]) -> Option<String> {
    const WORDS: [&str; 13] = [
        "insert", "replace", "copy", "create", "table", "into", "ignore", "values", "from", "stdin", "if",
        "not", "exists",
    ];
    let before = head.iter().take_while(|token| **token != Token::Mark(b'('));
    let names = before.filter(|token| !WORDS.iter().any(|word| token.is_word(word)));
    names.filter_map(Token::name).last().map(|name| name.rsplit('.').next().unwrap_or(name).to_string())
}
