//! Name, profile and recognition.

use alloc::boxed::Box;
use alloc::vec::Vec;
use std::format;

use super::{Case, Checked, Sample, Suite, Verdict, ensure};
use crate::error::{Context, Error, ParseError};
use crate::id::SchemeId;
use crate::keyring::Keyring;
use crate::registry::Registry;
use crate::scheme::{Confidence, Input, Prefix, Profile, Record, Scheme, Shape};
use crate::stored::{StoredHash, Subject};
use crate::trial::bench::indexed;

pub(super) fn id(suite: &Suite<'_>) -> Checked {
    let id = suite.scheme.id();
    let built_in = id.builtin_name().is_some_and(|name| crate::schemes::scheme(name).is_some());
    ensure(built_in || SchemeId::external(id.as_str()).is_ok(), || {
        format!("`{id}` is not a name of a third party: `x-` and 1 to 62 of a-z, 0-9, `_`, `-`, `.`")
    })?;
    ensure(suite.scheme.id() == id, || format!("`{id}` is another one when asked again"))
}

pub(super) fn profile(suite: &Suite<'_>) -> Checked {
    let profile = &suite.profile;
    ensure(profile.truncates_at != Some(0), || "truncates at 0 bytes: every password is right".into())?;
    let base = profile.dialect_of.as_ref();
    ensure(base != Some(&suite.scheme.id()), || "is a dialect of itself".into())?;
    for (at, need) in profile.needs.iter().enumerate() {
        ensure(!profile.needs.iter().take(at).any(|other| other == need), || {
            format!("names the {need} twice")
        })?;
    }
    ensure(format!("{:?}", suite.scheme.profile()) == format!("{profile:?}"), || {
        "is another one when asked again".into()
    })
}

/// Takes away what a sample gives, one thing at a time.
pub(super) fn needs(suite: &Suite<'_>) -> Checked {
    let profile = &suite.profile;
    let mut asked: Vec<Context> = Vec::new();
    let mut asks_key = false;
    for case in suite.cases()? {
        case.parse()?;
        for context in given(case.sample) {
            match without(suite, &case, Some(&context)) {
                Err(Error::MissingContext { context: missing, .. }) => asked.push(missing),
                Err(Error::MissingKey { .. }) => asks_key = true,
                _ => {}
            }
        }
        asks_key |= matches!(without(suite, &case, None), Err(Error::MissingKey { .. }));
    }
    for context in &asked {
        ensure(profile.needs.contains(context), || {
            format!("the {context} is asked for, but is not among what the profile needs")
        })?;
    }
    for context in profile.needs.iter() {
        ensure(asked.contains(context), || {
            format!("the profile needs the {context}, but no sample is refused without it")
        })?;
    }
    ensure(!asks_key || profile.needs_key, || "a key is asked for, but the profile needs none".into())?;
    ensure(asks_key || !profile.needs_key, || {
        "the profile needs a key, but no sample is refused without".into()
    })
}

/// Everything that a sample gives besides the hash.
fn given(sample: &Sample) -> Vec<Context> {
    let subject = &sample.subject;
    let person = [
        subject.login().map(|_| Context::Login),
        subject.realm().map(|_| Context::Realm),
        subject.user_id().map(|_| Context::UserId),
        subject.email().map(|_| Context::Email),
    ];
    person.into_iter().flatten().chain(sample.stored.columns().map(|(column, _)| column.context())).collect()
}

/// Reads a sample without one thing, or without its keys.
fn without(suite: &Suite<'_>, case: &Case<'_>, missing: Option<&Context>) -> Result<(), Error> {
    let (given, keys) = (&case.sample.subject, &case.sample.keyring);
    let keep = |context: Context| missing != Some(&context);
    let mut subject = match given.login().filter(|_| keep(Context::Login)) {
        Some(login) => Subject::named(login),
        None => Subject::unknown(),
    };
    if let Some(realm) = given.realm().filter(|_| keep(Context::Realm)) {
        subject = subject.with_realm(realm);
    }
    if let Some(id) = given.user_id().filter(|_| keep(Context::UserId)) {
        subject = subject.with_user_id(id);
    }
    if let Some(email) = given.email().filter(|_| keep(Context::Email)) {
        subject = subject.with_email(email);
    }
    let mut row = StoredHash::new(case.sample.stored.as_bytes());
    for (column, value) in case.sample.stored.columns().filter(|(column, _)| keep(column.context())) {
        row = row.with_column(column.clone(), value);
    }
    let none = Keyring::new();
    let keys = if missing.is_some() { keys } else { &none };
    let bench = crate::trial::bench::Bench::new(suite.scheme, None, (&subject, keys), &suite.limits)?;
    bench.parse(&row).map(|_| ())
}

pub(super) fn recognition(suite: &Suite<'_>) -> Checked {
    for case in suite.cases()? {
        let Case { name, sample, .. } = &case;
        let row = crate::registry::unwrap_row(&sample.stored).map_err(|error| super::failed(name, &error))?;
        let found = indexed(suite.scheme, &row);
        ensure(found, || {
            format!("{name}: has none of the prefixes and shapes, so that no registry finds it")
        })?;
        let confidence = suite.scheme.recognise(&row);
        ensure(confidence.is_some(), || format!("{name}: is not recognised"))?;
        let mirror = Mirror::of(suite.scheme, confidence);
        let registry = Registry::builder().scheme(mirror).build();
        let registry = registry.map_err(|error| Verdict::Failed(format!("{name}: no registry: {error}")))?;
        let first = registry.identify(&row).iter().next().map(|first| first.scheme().clone());
        ensure(first.is_some_and(|first| first == MIRROR), || {
            format!("{name}: a registry of this scheme alone takes it for another's")
        })?;
    }
    Ok(())
}

const MIRROR: SchemeId = SchemeId::builtin("x-mirror");

/// A scheme as it answered for one row: a registry owns its schemes.
#[derive(Debug)]
struct Mirror {
    profile: Profile,
    prefixes: Vec<Prefix>,
    shapes: Vec<Shape>,
    confidence: Option<Confidence>,
}

impl Mirror {
    fn of(scheme: &dyn Scheme, confidence: Option<Confidence>) -> Self {
        let (prefixes, shapes) = (scheme.prefixes().to_vec(), scheme.shapes().to_vec());
        Self { profile: scheme.profile(), prefixes, shapes, confidence }
    }
}

impl Scheme for Mirror {
    fn id(&self) -> SchemeId {
        MIRROR
    }

    fn profile(&self) -> Profile {
        self.profile.clone()
    }

    fn prefixes(&self) -> &[Prefix] {
        &self.prefixes
    }

    fn shapes(&self) -> &[Shape] {
        &self.shapes
    }

    fn recognise(&self, _stored: &StoredHash) -> Option<Confidence> {
        self.confidence
    }

    fn parse(&self, _input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        Err(crate::error::Malformed::Unknown("row").into())
    }
}
