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
use crate::registry::{Entry, Resolved, Rules, View, unwrap_row};
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

/// Prepares an attempt.
pub(super) fn prepare(
    verifier: &Verifier,
    attempt: &Attempt<'_>,
    purpose: Purpose,
) -> Result<Prepared, Error> {
    let limits = &verifier.0.limits;
    let password = attempt.password();
    limits.check_sizes(password.len(), 0).map_err(Error::TooLong)?;
    let time = attempt.time().or_else(|| verifier.now());
    let preparation = Preparation { verifier, attempt, time, purpose };
    let runs = any_of(attempt.stored().iter().map(|row| preparation.row(row)))?;
    // Each alone is within the limits; so must all together be.
    let cost = runs.iter().map(|run| run.cost).fold(Cost::ZERO, Cost::then);
    let first = runs.first().map(|run| run.scheme().clone()).ok_or(Error::Unrecognised)?;
    limits.check_cost(cost).map_err(|excess| Error::TooExpensive { scheme: first, excess })?;
    Ok(Prepared {
        verifier: verifier.clone(),
        password: password.clone(),
        subject: attempt.subject().clone(),
        time,
        runs,
        cost,
    })
}

/// All that can be prepared; the first error if nothing can.
fn any_of(prepared: impl Iterator<Item = Result<Vec<Run>, Error>>) -> Result<Vec<Run>, Error> {
    let mut runs = Vec::new();
    let mut failed = None;
    for one in prepared {
        match one {
            Ok(more) => runs.extend(more),
            Err(error) => failed = failed.or(Some(error)),
        }
    }
    match failed {
        Some(error) if runs.is_empty() => Err(error),
        _ => Ok(runs),
    }
}

struct Preparation<'a> {
    verifier: &'a Verifier,
    attempt: &'a Attempt<'a>,
    time: Option<Timestamp>,
    purpose: Purpose,
}

impl Preparation<'_> {
    /// The scheme that reads a row, or those that are tried on it.
    fn row(&self, handed_in: &StoredHash) -> Result<Vec<Run>, Error> {
        let inner = &self.verifier.0;
        let (len, limit) = (handed_in.total_len(), inner.limits.stored_len());
        if len > limit {
            return Err(Error::TooLong(TooLong { what: "stored hash", len, limit }));
        }
        let row = unwrap_row(handed_in)?;
        let native = Some(&inner.written.scheme);
        let rules = Rules { scope: self.attempt.scope(), native, tries: inner.tries };
        let resolved = inner.registry.resolve(&row, &rules)?;
        any_of(resolved.entries().map(|entry| Ok(alloc::vec![self.run(handed_in, &row, &resolved, entry)?])))
    }

    fn run(
        &self,
        handed_in: &StoredHash,
        row: &StoredHash,
        resolved: &Resolved<'_>,
        entry: &Entry,
    ) -> Result<Run, Error> {
        let Self { verifier, attempt, time, purpose } = *self;
        let links = RefCell::new(alloc::vec![Link::new(entry.id.clone())]);
        let view = View { registry: &verifier.0.registry, scope: attempt.scope() };
        let input = Input::new(row, attempt.subject(), &verifier.0.keyring).resolving(&view, &links);
        let record = entry.parse(if purpose == Purpose::Examine { input.with_stand_ins() } else { input })?;
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
            row: handed_in.clone(),
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
            stale_hint: resolved.stale_hint,
            tried: resolved.entries().count() > 1,
        };
        self.check_limits(&run)?;
        verifier.admit(&run, time)?;
        Ok(run)
    }

    /// Every scheme that reads the password has its say on its length.
    fn check_limits(&self, run: &Run) -> Result<(), Error> {
        let readers = run.chain.iter().zip(&run.reads_password).filter(|(_, reads)| **reads);
        for (scheme, _) in readers {
            let checked = self.verifier.0.limits.check(scheme, run.cost, self.attempt.password().len());
            checked.map_err(|excess| Error::TooExpensive { scheme: scheme.clone(), excess })?;
        }
        Ok(())
    }
}
