//! One record, normalised, and the stream of them.

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::fmt;
use std::io::BufRead;

use serde_json::{Map, Value};

use super::code::{Code, Fault, Issue, Level, RecordError, fault};
use super::fields::Fields;
use super::options::{Options, Role};
use super::read::{Form, Plan, Records};
use super::source::Source;
use super::vendors::{Around, Taken, Vendor};
use crate::keyring::Keyring;
use crate::password::Password;
use crate::stored::{StoredHash, Subject};
use crate::time::Timestamp;

/// One record of another system.
///
/// Flags are carried, never interpreted: a disabled account with a hash has both.
#[derive(Clone)]
#[non_exhaustive]
pub struct Imported {
    /// The place of the record in the input, from 0.
    pub index: u64,
    /// Where it comes from.
    pub source: Source,
    /// The id of the account there.
    pub id: Option<String>,
    /// Who it is.
    pub subject: Subject,
    /// The stored hash; several if the directory has several values, none if the account has no password.
    pub stored: Vec<StoredHash>,
    /// The password in the clear, if the source has it and the options allow it.
    pub plaintext: Option<Password>,
    /// When the password expires.
    pub expires_at: Option<Timestamp>,
    /// The password has to be changed at the next login.
    pub must_change: bool,
    /// The account is disabled, locked or suspended.
    pub disabled: bool,
    /// When the account was made.
    pub created_at: Option<Timestamp>,
    /// When the password was last changed.
    pub changed_at: Option<Timestamp>,
    /// What was noticed and mended.
    pub issues: Vec<Issue>,
    /// What else the record holds, without members that may be secret.
    pub unknown: Map<String, Value>,
}

impl fmt::Debug for Imported {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Imported")
            .field("index", &self.index)
            .field("source", &self.source)
            .field("subject", &self.subject)
            .field("stored", &self.stored)
            .field("plaintext", &self.plaintext.is_some())
            .field("disabled", &self.disabled)
            .field("must_change", &self.must_change)
            .field("issues", &self.issues)
            .finish_non_exhaustive()
    }
}

/// Reads the records of a source.
#[derive(Debug, Clone)]
pub struct Importer {
    source: Source,
    options: Options,
}

impl Importer {
    /// A reader of a source.
    pub fn new(source: Source, options: Options) -> Self {
        Self { source, options }
    }

    /// The records of an input, one at a time.
    pub fn read<R: BufRead>(self, input: R) -> RecordStream<R> {
        let Self { source, options } = self;
        let vendor = source.vendor();
        let plan = Plan {
            arrays: vendor.arrays,
            colon: vendor.colon,
            table: options.table.as_deref(),
            max_record: options.max_record,
        };
        let records = Records::new(input, options.form, vendor.form, plan);
        RecordStream { records, source, vendor, keyring: options.keyring.clone(), options, index: 0 }
    }
}

/// The records of an input.
pub struct RecordStream<R> {
    records: Records<R>,
    source: Source,
    vendor: &'static Vendor,
    options: Options,
    keyring: Keyring,
    index: u64,
}

impl<R> RecordStream<R> {
    /// The keys of the options, and those that the file has given so far: what the verifier needs.
    pub fn keyring(&self) -> &Keyring {
        &self.keyring
    }
}

impl<R> fmt::Debug for RecordStream<R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RecordStream")
            .field("source", &self.source)
            .field("index", &self.index)
            .finish_non_exhaustive()
    }
}

impl<R: BufRead> Iterator for RecordStream<R> {
    type Item = Result<Imported, RecordError>;

    fn next(&mut self) -> Option<Self::Item> {
        let record = self.records.next()?;
        let index = self.index;
        self.index += 1;
        let fields = match record {
            Ok(members) => Fields::new(members),
            Err(issue) => return Some(Err(RecordError { index, id: None, issue })),
        };
        let mut around = Around {
            vendor: self.vendor,
            options: &self.options,
            envelope: &self.records.envelope,
            keyring: &mut self.keyring,
        };
        let mut id = None;
        let imported = imported(self.source, index, fields, &mut around, &mut id);
        Some(imported.map_err(|issue| RecordError { index, id, issue }))
    }
}

/// A longer id is none that is repeated in a report.
const MAX_ID: usize = 128;

fn imported(
    source: Source,
    index: u64,
    mut fields: Fields,
    around: &mut Around<'_>,
    known_id: &mut Option<String>,
) -> Result<Imported, Fault> {
    let person = person(&mut fields, around)?;
    *known_id = person.id.clone().filter(|id| id.len() <= MAX_ID);
    // The state first: a hash of a disabled account is a hash.
    let state = state(&mut fields, around)?;
    let (stored, plaintext) = match (around.vendor.take)(&mut fields, around) {
        Ok(taken) => stored(taken, around)?,
        // An account without a password is a record all the same.
        Err(issue) if issue.code.level() == Level::Skipped => {
            fields.warn(issue);
            (Vec::new(), None)
        }
        Err(issue) => return Err(issue),
    };
    let (unknown, issues) = fields.finish();
    let locked = issues.iter().any(|issue| issue.code == Code::LockMark);
    Ok(Imported {
        index,
        source,
        id: person.id,
        subject: person.subject,
        stored,
        plaintext,
        expires_at: state.expires,
        must_change: state.must_change,
        disabled: state.disabled || locked,
        created_at: state.created,
        changed_at: state.changed,
        issues,
        unknown,
    })
}

fn stored(taken: Taken, around: &Around<'_>) -> Result<(Vec<StoredHash>, Option<Password>), Fault> {
    match taken {
        Taken::Normal(normal) => Ok((alloc::vec![normal.stored()?], None)),
        Taken::Row(row) => Ok((alloc::vec![row], None)),
        Taken::Rows(rows) => Ok((rows, None)),
        Taken::Plain(password, _) if around.options.plaintext && !password.is_empty() => {
            Ok((Vec::new(), Some(Password::new(password.into_bytes()))))
        }
        Taken::Plain(password, field) => {
            // Wiped, not only dropped.
            let password = Password::new(password.into_bytes());
            Err(fault(if password.is_empty() { Code::Empty } else { Code::Plaintext }, field))
        }
    }
}

struct Person {
    id: Option<String>,
    subject: Subject,
}

fn person(fields: &mut Fields, around: &Around<'_>) -> Result<Person, Fault> {
    let id = first(fields, around, Role::Id)?;
    let mut subject = match first(fields, around, Role::Login)? {
        Some(login) => Subject::named(login),
        None => Subject::unknown(),
    };
    if let Some(email) = first(fields, around, Role::Email)? {
        subject = subject.with_email(email);
    }
    if let Some(realm) = first(fields, around, Role::Realm)? {
        subject = subject.with_realm(realm);
    }
    if let Some(id) = &id {
        subject = subject.with_user_id(id);
    }
    Ok(Person { id, subject })
}

fn first(fields: &mut Fields, around: &Around<'_>, role: Role) -> Result<Option<String>, Fault> {
    if around.vendor.mapped {
        return Ok(around.mapped(fields, role).filter(|text| !text.is_empty()));
    }
    fields.name(around.vendor.paths(role))
}

#[derive(Default)]
struct State {
    expires: Option<Timestamp>,
    created: Option<Timestamp>,
    changed: Option<Timestamp>,
    must_change: bool,
    disabled: bool,
}

fn state(fields: &mut Fields, around: &Around<'_>) -> Result<State, Fault> {
    if around.vendor.mapped {
        return Ok(mapped_state(fields, around));
    }
    let days = around.vendor.form == Form::Colon;
    let mut date = |role| {
        let mut paths = around.vendor.paths(role).iter();
        paths.find_map(|path| if days { fields.day(path) } else { fields.date(path) })
    };
    let (expires, created, changed) = (date(Role::Expires), date(Role::Created), date(Role::Changed));
    let mut flag = |role, when: bool| {
        let mut found = false;
        for path in around.vendor.paths(role) {
            found |= fields.flag(path)? == Some(when);
        }
        Ok::<bool, Fault>(found)
    };
    // shadow(5): a change on day 0 is one to come.
    let must_change = flag(Role::MustChange, true)? | (days && changed == Some(Timestamp::from_unix(0)));
    let mut disabled = flag(Role::Disabled, true)? | flag(Role::Enabled, false)?;
    if let Some((path, words)) = around.vendor.inactive {
        let status = fields.text(path)?.unwrap_or_default();
        disabled |= words.iter().any(|word| word.eq_ignore_ascii_case(&status));
        if !status.is_empty() {
            fields.put(path, Value::String(status));
        }
    }
    Ok(State { expires, created, changed, must_change, disabled })
}

fn mapped_state(fields: &mut Fields, around: &Around<'_>) -> State {
    let mut value = |role| around.mapped(fields, role).filter(|text| !text.is_empty());
    let date = |text: Option<String>| text.and_then(|text| super::time::read(&Value::String(text)));
    let (expires, created, changed) =
        (date(value(Role::Expires)), date(value(Role::Created)), date(value(Role::Changed)));
    let yes =
        |text: &str| matches!(text.trim().to_ascii_lowercase().as_str(), "1" | "t" | "true" | "y" | "yes");
    State {
        expires,
        created,
        changed,
        must_change: value(Role::MustChange).is_some_and(|text| yes(&text)),
        disabled: value(Role::Disabled).is_some_and(|text| yes(&text))
            | value(Role::Enabled).is_some_and(|text| !yes(&text)),
    }
}

impl Around<'_> {
    /// The value of a column that the options map.
    pub(super) fn mapped(&self, fields: &mut Fields, role: Role) -> Option<String> {
        match fields.take(self.options.mapping.column(role)?)? {
            Value::String(text) => Some(text),
            Value::Number(number) => Some(number.to_string()),
            Value::Bool(is) => Some(is.to_string()),
            _ => None,
        }
    }
}
