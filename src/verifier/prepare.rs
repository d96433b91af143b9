//! Steps 1 to 5: sizes, recognition, parsing, limits, policy.

use alloc::sync::Arc;
use alloc::vec::Vec;
use core::cell::RefCell;

use super::run::{Run, cost_of_readings};
use super::{Attempt, Prepared, Verifier};
use crate::computation::Computation;
use crate::cost::Cost;
use crate::error::{Error, TooLong};
use crate::foreign;
use crate::registry::{Entry, Rules, View, unwrap_row};
use crate::scheme::{Input, Link};
use crate::stored::StoredHash;
use crate::time::Timestamp;

/// What a row is prepared for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// A login, with everything that it needs.
    Login,
    /// A look at it, with stand-ins for what is missing.
    Examine,
}

pub(super) fn prepare(
    verifier: &Verifier,
    attempt: &Attempt<'_>,
    purpose: Purpose,
) -> Result<Prepared, Error> {
    let inner = &verifier.0;
    let password = attempt.password();
    inner.limits.check_sizes(password.len(), 0).map_err(Error::TooLong)?;
    let time = attempt.time().or_else(|| verifier.now());
    let mut runs = Vec::new();
    let mut failed = None;
    for row in attempt.stored() {
        match prepare_row(verifier, attempt, row, time, purpose) {
            Ok(more) => runs.extend(more),
            Err(error) => failed = failed.or(Some(error)),
        }
    }
    if runs.is_empty() {
        return Err(failed.unwrap_or(Error::Unrecognised));
    }
    // Each alone is within the limits; so must all together be.
    let cost = runs.iter().map(|run| run.cost).fold(Cost::ZERO, Cost::then);
    let most = runs.first().map(|run| run.scheme().clone()).ok_or(Error::Unrecognised)?;
    let excess = |excess| Error::TooExpensive { scheme: most.clone(), excess };
    inner.limits.check_cost(cost).map_err(excess)?;
    Ok(Prepared {
        verifier: verifier.clone(),
        password: password.clone(),
        subject: attempt.subject().clone(),
        time,
        runs,
        cost,
    })
}

fn prepare_row(
    verifier: &Verifier,
    attempt: &Attempt<'_>,
    handed_in: &StoredHash,
    time: Option<Timestamp>,
    purpose: Purpose,
) -> Result<Vec<Run>, Error> {
    let inner = &verifier.0;
    let len = handed_in.total_len();
    let limit = inner.limits.stored_len();
    if len > limit {
        return Err(Error::TooLong(TooLong { what: "stored hash", len, limit }));
    }
    let row = unwrap_row(handed_in)?;
    let rules = Rules { scope: attempt.scope(), native: Some(&inner.written.scheme), tries: inner.tries };
    let resolved = inner.registry.resolve(&row, &rules)?;
    let tried = resolved.entries().count() > 1;
    let mut runs = Vec::new();
    let mut failed = None;
    for entry in resolved.entries() {
        match prepare_run(verifier, attempt, entry, &row, time, purpose) {
            Ok(run) => {
                runs.push(Run { row: handed_in.clone(), stale_hint: resolved.stale_hint, tried, ..run });
            }
            Err(error) => failed = failed.or(Some(error)),
        }
    }
    match failed {
        Some(error) if runs.is_empty() => Err(error),
        _ => Ok(runs),
    }
}

fn prepare_run(
    verifier: &Verifier,
    attempt: &Attempt<'_>,
    entry: &Entry,
    row: &StoredHash,
    time: Option<Timestamp>,
    purpose: Purpose,
) -> Result<Run, Error> {
    let inner = &verifier.0;
    let links = RefCell::new(alloc::vec![Link::new(entry.id.clone())]);
    let view = View { registry: &inner.registry, scope: attempt.scope() };
    let input = Input::new(row, attempt.subject(), &inner.keyring).resolving(&view, &links);
    let input = if purpose == Purpose::Examine { input.with_stand_ins() } else { input };
    let record = entry.parse(input)?;
    let facts = || {
        let computation = record.computation();
        let cost = cost_of_readings(&*record, attempt.password());
        (record.params(), cost, computation.and_then(Computation::salt_len), computation.is_some())
    };
    let (params, cost, salt_len, computed) = foreign::guard(entry.foreign, facts)
        .map_err(|cause| Error::Foreign { scheme: entry.id.clone(), cause })?;
    let links = links.into_inner();
    let profile = |link: &Link| verifier.profile_of(&link.scheme, attempt.scope());
    let run = Run {
        row: row.clone(),
        pepper_current: verifier.pepper_is_current(row),
        profiles: links.iter().map(profile).collect(),
        reads_password: links.iter().map(|link| link.reads_password).collect(),
        chain: links.into_iter().map(|link| link.scheme).collect(),
        record: Arc::from(record),
        params,
        cost,
        salt_len,
        computed,
        foreign: entry.foreign,
        stale_hint: false,
        tried: false,
    };
    check_limits(verifier, attempt, &run)?;
    verifier.admit(&run, time)?;
    Ok(run)
}

/// Every scheme that reads the password has its say on its length.
fn check_limits(verifier: &Verifier, attempt: &Attempt<'_>, run: &Run) -> Result<(), Error> {
    let readers = run.chain.iter().zip(&run.reads_password).filter(|(_, reads)| **reads);
    for (scheme, _) in readers {
        let checked = verifier.0.limits.check(scheme, run.cost, attempt.password().len());
        checked.map_err(|excess| Error::TooExpensive { scheme: scheme.clone(), excess })?;
    }
    Ok(())
}
