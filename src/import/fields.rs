//! The members of one record, taken out one by one. What is left is what the format does not know.

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;

use serde_json::{Map, Value};

use super::code::{Code, Fault, Issue, fault};
use super::time;
use crate::time::Timestamp;

/// The members of one record.
pub(super) struct Fields {
    map: Map<String, Value>,
    issues: Vec<Issue>,
}

/// Members with these in their names are not kept with the unknown ones.
const SECRET: [&str; 16] = [
    "password",
    "passwd",
    "pwd",
    "hash",
    "salt",
    "secret",
    "token",
    "credential",
    "signer",
    "otp",
    "digest",
    "recovery",
    "private",
    "pepper",
    "apikey",
    "backup_code",
];

impl Fields {
    pub(super) fn new(map: Map<String, Value>) -> Self {
        Self { map, issues: Vec::new() }
    }

    /// Takes a member out. A dot leads into an object, or by a number into an array; a member whose name holds the
    /// dot itself, as of a table, comes first. Null is as if it were not there.
    pub(super) fn take(&mut self, path: &str) -> Option<Value> {
        take(&mut self.map, path).filter(|value| !value.is_null())
    }

    /// Whether a member is there and not null.
    pub(super) fn has(&self, path: &str) -> bool {
        match path.split_once('.') {
            _ if self.map.contains_key(path) => !self.map.get(path).is_some_and(Value::is_null),
            Some((first, rest)) => self.map.get(first).is_some_and(|inner| {
                let pointer = alloc::format!("/{}", rest.replace('.', "/"));
                inner.pointer(&pointer).is_some_and(|value| !value.is_null())
            }),
            None => false,
        }
    }

    /// A text, or a number as its text.
    pub(super) fn text(&mut self, path: &'static str) -> Result<Option<String>, Fault> {
        match self.take(path) {
            None => Ok(None),
            Some(Value::String(text)) => Ok(Some(text)),
            Some(Value::Number(number)) => Ok(Some(number.to_string())),
            Some(_) => Err(fault(Code::WrongType, path)),
        }
    }

    /// The first of several members that is there and not empty.
    pub(super) fn first_text(&mut self, paths: &[&'static str]) -> Result<Option<String>, Fault> {
        for path in paths {
            if let Some(text) = self.text(path)?.filter(|text| !text.is_empty()) {
                return Ok(Some(text));
            }
        }
        Ok(None)
    }

    /// The first of several members that names somebody. Of a list it is the first, and the list is kept: a directory
    /// may have several addresses.
    pub(super) fn name(&mut self, paths: &[&'static str]) -> Result<Option<String>, Fault> {
        for path in paths {
            let first = match self.take(path) {
                Some(Value::Array(list)) => {
                    let first = list.iter().find_map(Value::as_str).map(String::from);
                    self.put(path, Value::Array(list));
                    first
                }
                Some(value) => {
                    self.put(path, value);
                    self.text(path)?
                }
                None => None,
            };
            if let Some(name) = first.filter(|name| !name.is_empty()) {
                return Ok(Some(name));
            }
        }
        Ok(None)
    }

    /// A text that has to be there.
    pub(super) fn need(&mut self, path: &'static str) -> Result<String, Fault> {
        self.text(path)?.ok_or_else(|| fault(Code::MissingField, path))
    }

    /// A whole number that is not negative, also as text.
    pub(super) fn number(&mut self, path: &'static str) -> Result<Option<u32>, Fault> {
        let Some(text) = self.text(path)?.filter(|text| !text.is_empty()) else { return Ok(None) };
        // A table may have made `10.0` of it.
        let whole = text.strip_suffix(".0").unwrap_or(&text);
        match crate::codec::decimal::parse_u32(whole.as_bytes()) {
            Some(number) => Ok(Some(number)),
            None => Err(fault(Code::BadNumber, path)),
        }
    }

    pub(super) fn need_number(&mut self, path: &'static str) -> Result<u32, Fault> {
        self.number(path)?.ok_or_else(|| fault(Code::MissingField, path))
    }

    /// Yes or no, also as `1`, `t`, `yes`.
    pub(super) fn flag(&mut self, path: &'static str) -> Result<Option<bool>, Fault> {
        match self.take(path) {
            None => Ok(None),
            Some(Value::Bool(is)) => Ok(Some(is)),
            Some(Value::Number(number)) => Ok(Some(number.as_f64() != Some(0.0))),
            Some(Value::String(text)) => match text.trim().to_ascii_lowercase().as_str() {
                "" => Ok(None),
                "1" | "t" | "true" | "y" | "yes" => Ok(Some(true)),
                "0" | "f" | "false" | "n" | "no" => Ok(Some(false)),
                _ => Err(fault(Code::WrongType, path)),
            },
            Some(_) => Err(fault(Code::WrongType, path)),
        }
    }

    /// A date. One that is not understood is left out with a warning.
    pub(super) fn date(&mut self, path: &'static str) -> Option<Timestamp> {
        let value = self.take(path)?;
        if value.as_str().is_some_and(|text| text.trim().is_empty()) {
            return None;
        }
        let date = time::read(&value);
        if date.is_none() {
            self.warn(fault(Code::BadDate, path));
        }
        date
    }

    /// A date as the days since 1970.
    pub(super) fn day(&mut self, path: &'static str) -> Option<Timestamp> {
        let text = self.text(path).ok().flatten().filter(|text| !text.is_empty())?;
        let date = text.parse().ok().map(time::days);
        if date.is_none() {
            self.warn(fault(Code::BadDate, path));
        }
        date
    }

    /// An object, or the text of one.
    pub(super) fn object(&mut self, path: &'static str) -> Result<Option<Self>, Fault> {
        let value = match self.take(path) {
            None => return Ok(None),
            Some(Value::String(text)) if text.is_empty() => return Ok(None),
            Some(Value::String(text)) => {
                serde_json::from_str(&text).map_err(|_| fault(Code::BadEncoding, path))?
            }
            Some(value) => value,
        };
        match value {
            Value::Object(map) => Ok(Some(Self::new(map))),
            _ => Err(fault(Code::WrongType, path)),
        }
    }

    pub(super) fn need_object(&mut self, path: &'static str) -> Result<Self, Fault> {
        self.object(path)?.ok_or_else(|| fault(Code::MissingField, path))
    }

    /// Puts a member in, where it is not there yet.
    pub(super) fn put(&mut self, name: &str, value: Value) {
        self.map.entry(name).or_insert(value);
    }

    /// Takes the rest along that an inner object left.
    pub(super) fn keep(&mut self, name: &'static str, inner: Self) {
        self.issues.extend(inner.issues);
        if !inner.map.is_empty() {
            self.map.insert(name.into(), Value::Object(inner.map));
        }
    }

    pub(super) fn warn(&mut self, issue: Issue) {
        self.issues.push(issue);
    }

    /// What was not taken, without what may be secret, and what was said.
    pub(super) fn finish(mut self) -> (Map<String, Value>, Vec<Issue>) {
        scrub(&mut self.map);
        (self.map, self.issues)
    }
}

fn take(map: &mut Map<String, Value>, path: &str) -> Option<Value> {
    if let Some(value) = map.remove(path) {
        return Some(value);
    }
    let (first, rest) = path.split_once('.')?;
    match map.get_mut(first)? {
        Value::Object(inner) => {
            let taken = take(inner, rest);
            if inner.is_empty() {
                map.remove(first);
            }
            taken
        }
        Value::Array(elements) => {
            let (at, rest) = rest.split_once('.').unwrap_or((rest, ""));
            let element = elements.get_mut(at.parse::<usize>().ok()?)?;
            match element {
                Value::Object(inner) if !rest.is_empty() => take(inner, rest),
                _ if rest.is_empty() => Some(element.take()),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Takes out, at every depth, what by its name may be a secret.
fn scrub(map: &mut Map<String, Value>) {
    map.retain(|name, value| {
        let name = name.to_ascii_lowercase();
        !value.is_null() && !SECRET.iter().any(|word| name.contains(word))
    });
    for value in map.values_mut() {
        scrub_value(value);
    }
}

fn scrub_value(value: &mut Value) {
    match value {
        Value::Object(map) => scrub(map),
        Value::Array(elements) => elements.iter_mut().for_each(scrub_value),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn fields(value: Value) -> Fields {
        match value {
            Value::Object(map) => Fields::new(map),
            _ => panic!("an object"),
        }
    }

    #[test]
    fn paths_lead_into_objects_and_arrays() {
        let mut record =
            fields(json!({"a": {"b": {"c": "x"}, "d": 1}, "e.f": "y", "g": [{"h": "z"}], "i": null}));
        assert!(record.has("a.b.c") && record.has("e.f") && !record.has("a.x") && !record.has("i"));
        assert_eq!(record.text("a.b.c").unwrap().as_deref(), Some("x"));
        assert_eq!(record.number("a.d").unwrap(), Some(1));
        assert_eq!(record.text("e.f").unwrap().as_deref(), Some("y"));
        assert_eq!(record.text("g.0.h").unwrap().as_deref(), Some("z"));
        assert_eq!(record.text("g.1.h").unwrap(), None);
        assert_eq!(record.text("i").unwrap(), None);
    }

    #[test]
    fn what_may_be_secret_is_not_kept() {
        let record = fields(json!({
            "name": "A", "old_password": "x", "mfa": {"totpSecret": "y", "kind": "totp"}, "list": [{"passwordHash": "z"}],
        }));
        let (rest, issues) = record.finish();
        assert_eq!(Value::Object(rest), json!({"name": "A", "mfa": {"kind": "totp"}, "list": [{}]}));
        assert!(issues.is_empty());
    }

    #[test]
    fn types_are_checked() {
        let mut record =
            fields(json!({"a": [], "b": "x", "c": "maybe", "d": "-1", "e": "10.0", "f": "soon"}));
        assert_eq!(record.text("a").unwrap_err().code, Code::WrongType);
        assert_eq!(record.number("b").unwrap_err().code, Code::BadNumber);
        assert_eq!(record.flag("c").unwrap_err().code, Code::WrongType);
        assert_eq!(record.number("d").unwrap_err().code, Code::BadNumber);
        assert_eq!(record.number("e").unwrap(), Some(10));
        assert_eq!(record.date("f"), None);
        assert_eq!(record.finish().1, [fault(Code::BadDate, "f")]);
    }
}
