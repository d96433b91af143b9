//! Steps 1 to 5: sizes, recognition, parsing, limits, policy.

use alloc::sync::Arc;
use alloc::vec::Vec;
use core::cell::RefCell;

use super::run::{Run, cost_of_readings};
use super::{Attempt, Prepared, Verifier};
use crate::cost::Cost;
use crate::error::{Error, TooLong};
use crate::foreign;
use crate::id::SchemeId;
use crate::keyring::KeyId;
use crate::outcome::Fidelity;
use crate::password::Reading;
use crate::policy::Facts;
use crate::registry::{Entry, Rules, View, unwrap_row};
use crate::scheme::{Input, Link, Profile, Strength};
use crate::stored::StoredHash;
use crate::time::Timestamp;

pub(super) fn prepare(verifier: &Verifier, attempt: &Attempt<'_>) -> Result<Prepared, Error> {
    let inner = &verifier.0;
    let password = attempt.password();
    inner.limits.check_sizes(password.len(), 0).map_err(Error::TooLong)?;
    let time = attempt.time().or_else(|| verifier.now());
    let mut runs = Vec::new();
    let mut failed = None;
    for row in attempt.stored() {
        match prepare_row(verifier, attempt, row, time) {
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
) -> Result<Vec<Run>, Error> {
    let inner = &verifier.0;
    let len = handed_in.total_len();
    let limit = inner.limits.stored_len();
    if len > limit {
        return Err(Error::TooLong(TooLong { what: "stored hash", len, limit }));
    }
    let row = unwrap_row(handed_in)?;
    let native = inner.native.scheme();
    let rules = Rules { scope: attempt.scope(), native: Some(&native), tries: inner.tries };
    let resolved = inner.registry.resolve(&row, &rules)?;
    let tried = resolved.entries().count() > 1;
    let mut runs = Vec::new();
    let mut failed = None;
    for entry in resolved.entries() {
        match prepare_run(verifier, attempt, entry, &row, time) {
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
) -> Result<Run, Error> {
    let inner = &verifier.0;
    let links = RefCell::new(alloc::vec![Link::new(entry.id.clone())]);
    let view = View { registry: &inner.registry, scope: attempt.scope() };
    let input = Input::new(row, attempt.subject(), &inner.keyring).resolving(&view, &links);
    let record = entry.parse(input)?;
    let facts = || {
        let salt_len = record.computation().and_then(super::super::computation::Computation::salt_len);
        (record.params(), cost_of_readings(&*record, attempt.password()), salt_len)
    };
    let (params, cost, salt_len) = foreign::guard(entry.foreign, facts)
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
        foreign: entry.foreign,
        stale_hint: false,
        tried: false,
    };
    check_limits(verifier, attempt, &run)?;
    check_policy(verifier, &run, time)?;
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

fn check_policy(verifier: &Verifier, run: &Run, time: Option<Timestamp>) -> Result<(), Error> {
    let inner = &verifier.0;
    let (native, native_params) = (inner.native.scheme(), inner.native.params());
    for (scheme, profile) in run.chain.iter().zip(&run.profiles) {
        let facts = Facts {
            scheme,
            profile,
            strength: run.strength(),
            params: &run.params,
            cost: run.cost,
            chain: &run.chain,
            salt_len: run.salt_len,
            native_form: verifier.is_native_form(&run.chain),
            pepper_current: true,
            native: &native,
            native_params: &native_params,
            native_strength: verifier.native_strength(),
            time,
            draw: 0,
            reading: Reading::Raw,
            fidelity: Fidelity::Exact,
            stale_hint: false,
        };
        let refused = |refusal| Error::Refused { scheme: scheme.clone(), refusal };
        inner.policy.admits(&facts).map_err(refused)?;
    }
    Ok(())
}

impl Verifier {
    /// The native scheme, plain or under a pepper.
    pub(super) fn is_native_form(&self, chain: &[SchemeId]) -> bool {
        let native = self.0.native.scheme();
        match chain {
            [only] => *only == native,
            [outer, inner] => *outer == crate::pepper::ID && *inner == native,
            _ => false,
        }
    }

    pub(super) fn pepper_is_current(&self, row: &StoredHash) -> bool {
        let of_row: Option<KeyId> = crate::pepper::key_id(row.as_bytes());
        of_row == self.0.pepper
    }

    pub(super) fn native_strength(&self) -> Strength {
        let native = self.0.native.scheme();
        self.0.registry.entry(native.as_str(), None).map_or(Strength::Slow, |entry| entry.profile.strength)
    }

    fn profile_of(&self, id: &SchemeId, scope: Option<&str>) -> Profile {
        let registered = self.0.registry.entry(id.as_str(), scope).map(|entry| entry.profile.clone());
        let built_in = || crate::schemes::scheme(id.as_str()).map(super::super::scheme::Scheme::profile);
        // The inner scheme of an onion may not be registered any more. It is
        // then judged as the weakest, which a floor on strength refuses.
        registered.or_else(built_in).unwrap_or_else(|| Profile::new(Strength::Reversible))
    }
}
