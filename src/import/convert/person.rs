//! What is known of the person and the state of the account, in the schema of a target.

use alloc::string::ToString as _;
use alloc::vec::Vec;

use serde_json::{Map, Value};

use super::Refused;
use crate::import::imported::Imported;
use crate::import::time;

/// Where a vendor has what is known of the person. An empty name is a member that it does not have.
#[derive(Clone, Copy)]
pub(super) struct Person {
    id: &'static str,
    login: &'static str,
    email: &'static str,
    disabled: &'static str,
    enabled: &'static str,
    must_change: &'static str,
    expires: &'static str,
    created: &'static str,
    changed: &'static str,
    millis: bool,
}

macro_rules! members {
    ($($name:ident)*) => {
        $(
            pub(super) const fn $name(mut self, path: &'static str) -> Self {
                self.$name = path;
                self
            }
        )*
    };
}

impl Person {
    pub(super) const fn new(id: &'static str, login: &'static str, email: &'static str) -> Self {
        Self {
            id,
            login,
            email,
            disabled: "",
            enabled: "",
            must_change: "",
            expires: "",
            created: "",
            changed: "",
            millis: false,
        }
    }

    members! { disabled enabled must_change expires }

    pub(super) const fn created_millis(mut self, path: &'static str) -> Self {
        self.created = path;
        self.millis = true;
        self
    }

    pub(super) const fn fusionauth() -> Self {
        let mut person =
            Self::new("id", "username", "email").enabled("active").must_change("passwordChangeRequired");
        person = person.expires("expiry").created_millis("insertInstant");
        person.changed = "passwordLastUpdateInstant";
        person
    }
}

/// The members of the person and the state. What decides about a login is refused where it has no place.
pub(super) fn person(
    record: &mut Value,
    imported: &Imported,
    person: Person,
) -> Result<Vec<&'static str>, Refused> {
    let mut dropped = Vec::new();
    let subject = &imported.subject;
    let names = [
        (person.id, imported.id.as_deref(), "id"),
        (person.login, subject.login(), "login"),
        (person.email, subject.email(), "email"),
        ("", subject.realm(), "realm"),
    ];
    for (path, value, name) in names {
        match value {
            Some(value) if !path.is_empty() => set(record, path, Value::from(value)),
            Some(_) => dropped.push(name),
            None => {}
        }
    }
    if !person.enabled.is_empty() {
        set(record, person.enabled, Value::Bool(!imported.disabled));
    } else if imported.disabled {
        flag(record, person.disabled, "disabled")?;
    }
    if imported.must_change {
        flag(record, person.must_change, "must_change")?;
    }
    let dates = [
        (person.expires, imported.expires_at, "expires_at", true),
        (person.created, imported.created_at, "created_at", false),
        (person.changed, imported.changed_at, "changed_at", false),
    ];
    for (path, date, name, decides) in dates {
        match date {
            Some(date) if !path.is_empty() && person.millis => {
                set(record, path, Value::from(date.as_unix().saturating_mul(1000)));
            }
            Some(date) if !path.is_empty() => set(record, path, Value::from(time::write(date))),
            Some(_) if decides => return Err(Refused::State(name)),
            Some(_) => dropped.push(name),
            None => {}
        }
    }
    Ok(dropped)
}

fn flag(record: &mut Value, path: &'static str, name: &'static str) -> Result<(), Refused> {
    if path.is_empty() {
        return Err(Refused::State(name));
    }
    set(record, path, Value::Bool(true));
    Ok(())
}

/// Sets a member by its path; a number is the place in an array.
pub(super) fn set(record: &mut Value, path: &str, value: Value) {
    let mut here = record;
    for part in path.split('.') {
        here = match part.parse::<usize>() {
            Ok(at) => {
                if !here.is_array() {
                    *here = Value::Array(Vec::new());
                }
                let Value::Array(elements) = here else { return };
                while elements.len() <= at.min(8) {
                    elements.push(Value::Null);
                }
                let Some(element) = elements.get_mut(at) else { return };
                element
            }
            Err(_) => {
                if !here.is_object() {
                    *here = Value::Object(Map::new());
                }
                let Value::Object(map) = here else { return };
                map.entry(part.to_string()).or_insert(Value::Null)
            }
        };
    }
    *here = value;
}
