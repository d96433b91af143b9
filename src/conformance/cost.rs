//! Digests, readings, costs, and what an import sees of them.

use alloc::vec::Vec;
use core::cell::RefCell;
use std::format;

use super::{Checked, Suite, Verdict, ensure};
use crate::cost::Cost;
use crate::error::{Context, DeriveError};
use crate::keyring::Keyring;
use crate::params::Params;
use crate::password::Reading;
use crate::scheme::{Strength, USUAL_PASSWORD_LEN};
use crate::stored::Subject;
use crate::tag::Scratch;
use crate::trial::wrong::wrong_passwords;

/// The lengths of passwords that costs are asked for.
pub(super) const LENGTHS: [usize; 10] = [0, 1, 8, 16, 64, 72, 73, 256, 1024, 4096];

pub(super) fn tag(suite: &Suite<'_>) -> Checked {
    for case in suite.cases()? {
        let (name, parsed) = (&case.name, case.parse_within_limits()?);
        let expected = parsed.record.expected();
        ensure(!expected.as_bytes().is_empty(), || format!("{name}: the stored digest is empty"))?;
        let right = &case.sample.password;
        let wrong = wrong_passwords(&suite.profile, right).into_iter().map(|(_, wrong)| wrong);
        let mut lengths: Vec<usize> = Vec::new();
        for password in core::iter::once(right.clone()).chain(wrong).take(case.affordable(&parsed)) {
            if case.bench.within_limits(&parsed, password.len()).is_err() {
                continue;
            }
            match parsed.record.derive(password.as_bytes(), &mut Scratch::new()) {
                Ok(tag) if tag.is_blinded() != expected.is_blinded() => {
                    return Err(Verdict::Failed(format!("{name}: one digest is blinded, the other is not")));
                }
                Ok(tag) => lengths.push(tag.as_bytes().len()),
                Err(DeriveError::Password(_) | DeriveError::Foreign(_)) => {}
                Err(error) => return Err(Verdict::Failed(format!("{name}: {error}"))),
            }
        }
        if !expected.is_blinded() {
            let len = expected.as_bytes().len();
            ensure(lengths.iter().all(|other| *other == len), || {
                format!("{name}: digests of {lengths:?} bytes are held against one of {len}")
            })?;
        }
    }
    Ok(())
}

pub(super) fn readings(suite: &Suite<'_>) -> Checked {
    for case in suite.cases()? {
        let (name, parsed) = (&case.name, case.parse()?);
        let readings = parsed.record.readings();
        ensure(readings.len() <= 6, || format!("{name}: {} readings; at most 6 are tried", readings.len()))?;
        ensure(readings.first() == Some(&Reading::Raw), || {
            format!("{name}: the first reading is not the raw one")
        })?;
    }
    Ok(())
}

pub(super) fn cost(suite: &Suite<'_>) -> Checked {
    let mut unstated = false;
    for case in suite.cases()? {
        let (name, parsed) = (&case.name, case.parse()?);
        let mut before: Option<(usize, Cost)> = None;
        for len in LENGTHS {
            let cost = parsed.record.cost(len);
            if let Some((shorter, less)) = before {
                ensure(cost.work >= less.work && cost.memory >= less.memory, || {
                    format!("{name}: a password of {len} bytes costs less than one of {shorter}")
                })?;
            }
            before = Some((len, cost));
            let free = cost.work == 0 && suite.profile.strength != Strength::Reversible;
            ensure(!free, || format!("{name}: a password of {len} bytes is said to cost nothing"))?;
        }
        unstated |= parsed.record.cost(0) == Cost::UNSTATED && parsed.record.computation().is_none();
    }
    if unstated {
        return Err(Verdict::Warned("no cost is stated: half a second and 64 MiB are assumed".into()));
    }
    Ok(())
}

/// Without person and keys; what the row itself holds is there.
pub(super) fn inspect(suite: &Suite<'_>) -> Checked {
    for case in suite.cases()? {
        let (name, parsed) = (&case.name, case.parse()?);
        let (nobody, no_keys, links) = (Subject::unknown(), Keyring::new(), RefCell::default());
        let inspected = case.bench.with_input(&case.sample.stored, (&nobody, &no_keys), &links, |input| {
            suite.scheme.inspect(input.with_stand_ins())
        });
        let (params, cost) = inspected.map_err(|error| Verdict::Failed(format!("{name}: {error}")))?;
        // What is under a key is not seen into without it.
        let sealed = suite.profile.needs_key && params == Params::Fixed;
        ensure(params == parsed.params || sealed, || {
            format!("{name}: inspected as `{params}`, parsed as `{}`", parsed.params)
        })?;
        // Names and keys of other lengths than the stand-ins cost something else.
        let person = [Context::Login, Context::Realm, Context::UserId, Context::Email];
        let stands_in =
            suite.profile.needs_key || suite.profile.needs.iter().any(|need| person.contains(need));
        let stated = parsed.record.cost(USUAL_PASSWORD_LEN);
        ensure(stands_in || cost == stated, || {
            format!("{name}: inspected at {cost}, parsed at {stated} for {USUAL_PASSWORD_LEN} bytes")
        })?;
    }
    Ok(())
}
