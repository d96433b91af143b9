//! Whether salt and person make a difference.

use alloc::vec::Vec;

use super::bench::{Bench, Parsed, same_digest, same_program};
use crate::error::Error;
use crate::password::Password;
use crate::stored::{StoredHash, Subject};

/// At most this many changed rows are computed.
const MOST: usize = 3;
/// At most this many places of a string are changed.
const PLACES: usize = 256;

/// Whether the password is no longer right where a byte of the salt is another
/// one. A salt is what can be changed in a row without changing its digest and
/// its parameters; `None` if there is nothing of the kind.
pub(super) fn uses_salt(
    bench: &Bench<'_>,
    parsed: &Parsed,
    stored: &StoredHash,
    password: &Password,
) -> Result<Option<bool>, Error> {
    let mut found = None;
    let mut computed = 0;
    for row in changed_rows(stored) {
        let Ok(other) = bench.parse(&row) else { continue };
        if !same_digest(&*parsed.record, &*other.record) || parsed.params != other.params {
            continue;
        }
        found = found.or(Some(false));
        if same_program(&*parsed.record, &*other.record) {
            continue;
        }
        if computed == MOST {
            break;
        }
        computed += 1;
        if bench.within_limits(&other, password.len()).is_ok() && !bench.verify(&other, password)? {
            return Ok(Some(true));
        }
    }
    Ok(found)
}

/// Rows with one byte changed: in a column, then in the string from its end.
fn changed_rows(stored: &StoredHash) -> impl Iterator<Item = StoredHash> + '_ {
    let columns = stored.columns().filter_map(|(column, value)| {
        let mut value = value.to_vec();
        let last = value.last_mut()?;
        *last = changed(*last).unwrap_or(*last ^ 1);
        Some(stored.clone().with_column(column.clone(), value))
    });
    let places = (0..stored.as_bytes().len()).rev().take(PLACES).filter_map(|at| {
        let mut bytes = stored.as_bytes().to_vec();
        let byte = bytes.get_mut(at)?;
        *byte = changed(*byte)?;
        Some(stored.clone().with_bytes(&bytes))
    });
    columns.chain(places)
}

/// Another character of the same kind, which decodes to something else in
/// every encoding. Others are marks between fields.
fn changed(byte: u8) -> Option<u8> {
    Some(match byte {
        b'9' => b'1',
        b'f' | b'F' => byte - 5,
        b'z' | b'Z' => byte - 25,
        _ if byte.is_ascii_alphanumeric() => byte + 1,
        _ if byte.is_ascii() => return None,
        _ => byte ^ 1,
    })
}

/// Whether the password is no longer right for somebody else; `None` if nobody
/// was named.
pub(super) fn uses_subject(
    bench: &Bench<'_>,
    stored: &StoredHash,
    (subject, password): (&Subject, &Password),
) -> Result<Option<bool>, Error> {
    let Some(other) = somebody_else(subject) else { return Ok(None) };
    let other = match bench.parse_for(stored, &other) {
        Ok(other) => other,
        // A row that is bound to its person.
        Err(Error::Malformed { .. }) => return Ok(Some(true)),
        Err(error) => return Err(error),
    };
    if bench.within_limits(&other, password.len()).is_err() {
        return Ok(None);
    }
    bench.verify(&other, password).map(|accepted| Some(!accepted))
}

/// A person who differs in everything that was given. Their names are no longer.
fn somebody_else(subject: &Subject) -> Option<Subject> {
    let change = |text: &str| {
        let mut bytes: Vec<char> = text.chars().collect();
        match bytes.last_mut() {
            Some(last) => *last = if *last == '1' { '2' } else { '1' },
            None => bytes.push('1'),
        }
        bytes.into_iter().collect::<alloc::string::String>()
    };
    let other = subject.login().map_or_else(Subject::unknown, |login| Subject::named(change(login)));
    let other = subject.realm().map_or(other.clone(), |realm| other.with_realm(change(realm)));
    let other = subject.user_id().map_or(other.clone(), |id| other.with_user_id(change(id)));
    let other = subject.email().map_or(other.clone(), |email| other.with_email(change(email)));
    (other != Subject::unknown()).then_some(other)
}
