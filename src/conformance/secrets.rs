//! Nothing that is printed carries a secret.

use alloc::string::String;
use alloc::vec::Vec;
use std::format;

use super::mutations::damaged;
use super::{Case, Checked, Suite, ensure};
use crate::codec::hex;
use crate::error::Error;
use crate::password::Password;
use crate::scheme::Prefix;
use crate::trial::bench::Parsed;

/// So many characters of a secret are too many.
const RUN: usize = 8;
/// What no message holds by chance.
const MARKED: &str = "Qx7-marked-9Zv-password";

pub(super) fn secrets(suite: &Suite<'_>) -> Checked {
    for case in suite.cases()? {
        let parsed = case.parse()?;
        let secrets = secrets_of(suite, &case, &parsed);
        let printed = format!("{:?} {:#?}", parsed.record, parsed.record);
        silent(&case, &secrets, "`Debug` of the record", &printed)?;
        // The known pair that a scheme publishes is no secret of somebody's.
        let exemplar = suite.scheme.exemplar().map(|exemplar| exemplar.stored);
        if exemplar.is_none_or(|known| known.as_bytes() != case.sample.stored.as_bytes()) {
            let printed = format!("{:?} {:#?}", suite.scheme, suite.scheme);
            silent(&case, &secrets, "`Debug` of the scheme", &printed)?;
        }
        let marked = Password::from(MARKED);
        if case.bench.within_limits(&parsed, marked.len()).is_ok()
            && let Err(error) = case.bench.verify(&parsed, &marked)
        {
            silent(&case, &secrets, "the error of a password", &text_of(&error))?;
        }
        for hostile in damaged(case.sample.stored.as_bytes()) {
            let row = case.sample.stored.clone().with_bytes(&hostile);
            if crate::trial::recognised(suite.scheme, &row).is_none() {
                continue;
            }
            if let Err(error) = case.bench.parse(&row) {
                silent(&case, &secrets, "the error of a damaged string", &text_of(&error))?;
            }
        }
    }
    Ok(())
}

fn silent(case: &Case<'_>, secrets: &[(&str, String)], place: &str, printed: &str) -> Checked {
    let shown = secrets.iter().find(|(_, secret)| printed.contains(secret.as_str()));
    ensure(shown.is_none(), || format!("{}: {place} shows {}", case.name, shown.map_or("", |(what, _)| what)))
}

/// An error with its causes, as a log would have it.
fn text_of(error: &Error) -> String {
    let mut text = format!("{error} {error:?}");
    let mut cause = core::error::Error::source(error);
    while let Some(error) = cause {
        text.push_str(&format!(" {error} {error:?}"));
        cause = error.source();
    }
    text
}

/// What may not be printed: pieces of each secret, as text and in the forms in
/// which bytes are printed.
fn secrets_of(suite: &Suite<'_>, case: &Case<'_>, parsed: &Parsed) -> Vec<(&'static str, String)> {
    let mut secrets = alloc::vec![("the password", String::from(MARKED))];
    let mut add = |what: &'static str, secret: &[u8], known: &str| {
        for run in secret.windows(RUN) {
            let list = format!("{run:?}");
            secrets.push((what, list.trim_matches(['[', ']']).into()));
            let text = String::from_utf8_lossy(run).into_owned();
            if !known.contains(&text) {
                secrets.push((what, text));
            }
        }
    };
    // Words of this crate's own messages.
    let words = "the password cannot be represented as SchemeId(password)";
    add("the password", case.sample.password.as_bytes(), words);
    // Labels of the format are no secrets: they are in the id or in a prefix.
    let prefixes: String = suite.scheme.prefixes().iter().map(Prefix::text).collect();
    let known = format!("{} {prefixes} {}", case.bench.id(), suite.profile.source);
    let stored = case.sample.stored.as_bytes();
    for field in stored.split(|byte| !byte.is_ascii_alphanumeric() && !b"+/.-_".contains(byte)) {
        add("what is stored", field, &known);
    }
    for (_, column) in case.sample.stored.columns() {
        add("a column", column, &known);
    }
    let digest = parsed.record.expected().as_bytes();
    add("the digest", digest, &known);
    add("the digest", &hex::encode_lower(digest), &known);
    for id in case.sample.keyring.ids() {
        if let Some(key) = case.sample.keyring.get(id) {
            add("a key", key.as_bytes(), &format!("{id} {known}"));
        }
    }
    secrets
}
