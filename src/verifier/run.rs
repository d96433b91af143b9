//! Steps 6 to 8: compute, compare, judge.

use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;

use super::{Verifier, judge};
use crate::cost::Cost;
use crate::error::{DeriveError, Error, ForeignError};
use crate::foreign;
use crate::id::SchemeId;
use crate::outcome::{Fidelity, Outcome, Rejected};
use crate::params::Params;
use crate::password::{Password, Reading};
use crate::scheme::reread::MOST_READINGS;
use crate::scheme::{Profile, Record, Strength};
use crate::stored::{StoredHash, Subject};
use crate::tag::Scratch;
use crate::time::Timestamp;

/// An attempt that has passed recognition, limits and policy: all that is left
/// is to compute. Owned, to be sent to another thread.
pub struct Prepared {
    pub(super) verifier: Verifier,
    pub(super) password: Password,
    pub(super) subject: Subject,
    pub(super) time: Option<Timestamp>,
    pub(super) runs: Vec<Run>,
    pub(super) cost: Cost,
}

/// One record to be computed.
pub(super) struct Run {
    /// The row as the host handed it in.
    pub(super) row: StoredHash,
    /// Whether it is under the current pepper, or none is in use.
    pub(super) pepper_current: bool,
    /// The scheme of the row, then those it carries.
    pub(super) chain: Vec<SchemeId>,
    /// Of each scheme of the chain.
    pub(super) profiles: Vec<Profile>,
    /// Whether each layer reads the password itself.
    pub(super) reads_password: Vec<bool>,
    pub(super) record: Arc<dyn Record>,
    pub(super) params: Params,
    /// Of all readings of this password.
    pub(super) cost: Cost,
    pub(super) salt_len: Option<usize>,
    /// It has a computation, so that its cost is a fact and not a statement.
    pub(super) computed: bool,
    pub(super) foreign: bool,
    pub(super) stale_hint: bool,
    /// It is one of several that were tried on one row.
    pub(super) tried: bool,
}

impl Prepared {
    /// What running it costs at most. An async front takes memory permits by it.
    pub fn cost(&self) -> Cost {
        self.cost
    }

    /// Computes the digest, compares it in constant time, and judges a match.
    ///
    /// # Errors
    ///
    /// [`Error::Derive`] or [`Error::Foreign`] if it cannot be computed.
    pub fn run(self, scratch: &mut Scratch) -> Result<Outcome, Error> {
        let mut matched: Vec<(&Run, Reading)> = Vec::new();
        let mut failed = None;
        let mut spent = Cost::ZERO;
        // Every record runs, whatever the ones before it gave.
        for run in &self.runs {
            match try_readings(&*run.record, run.foreign, &self.password, scratch) {
                Ok(Some(reading)) => matched.push((run, reading)),
                Ok(None) if run.computed => spent = spent.then(run.cost),
                Ok(None) => {}
                Err(failure) => failed = failed.or(Some(failure.of(run.scheme()))),
            }
        }
        if let Some((run, reading)) = matched.first() {
            return Ok(Outcome::Accepted(judge::accept(&self, run, *reading, matched.len() > 1)));
        }
        self.spend_the_rest(spent);
        match failed {
            Some(error) => Err(error),
            None => {
                Ok(Outcome::Rejected(Rejected { scheme: self.runs.first().map(|run| run.scheme().clone()) }))
            }
        }
    }

    /// No answer is quicker than a rejection: a cheap legacy hash is followed
    /// by what it lacks of the cost of an absent account.
    fn spend_the_rest(&self, spent: Cost) {
        let inner = &self.verifier.0;
        if inner.equal_time {
            inner.absent.spend_rest(spent, &self.password, &self.subject, &inner.limits);
        }
    }
}

impl Run {
    pub(super) fn scheme(&self) -> &SchemeId {
        // A chain is never empty: it begins with the scheme that parsed the row.
        static NONE: SchemeId = SchemeId::builtin("unknown");
        self.chain.first().unwrap_or(&NONE)
    }

    pub(super) fn profile(&self) -> &Profile {
        static NONE: Profile = Profile::new(Strength::Reversible);
        self.profiles.first().unwrap_or(&NONE)
    }

    /// How well the hash as a whole protects. Labels protect as what they carry,
    /// onions and peppers as the native layer, which stands last.
    pub(super) fn strength(&self) -> Strength {
        self.profiles.last().map_or(Strength::Reversible, |profile| profile.strength)
    }

    /// Whether some scheme of the chain lost part of this password. Under an
    /// onion or a pepper the native layer reads a digest, not the password.
    pub(super) fn fidelity(&self, password: &Password, reading: Reading) -> Fidelity {
        let Some(password) = reading.of(password) else { return Fidelity::Exact };
        let mut fidelity = Fidelity::Exact;
        let layers = self.profiles.iter().zip(&self.reads_password);
        for (profile, _) in layers.filter(|(_, reads_password)| **reads_password) {
            // Not looked for where it means nothing: the password is secret.
            let nul = profile.stops_at_nul.then(|| password.as_bytes().iter().position(|byte| *byte == 0));
            let end = profile.truncates_at.into_iter().chain(nul.flatten()).min();
            match end {
                Some(end) if password.len() > end => return Fidelity::Truncated(end),
                _ if profile.drops_high_bit && !password.as_bytes().is_ascii() => {
                    fidelity = Fidelity::HighBitDropped;
                }
                _ if profile.folds_case && has_letters(password.as_bytes()) => {
                    fidelity = Fidelity::CaseFolded;
                }
                _ => {}
            }
        }
        fidelity
    }
}

/// Whether changing the case of a password would change it.
fn has_letters(password: &[u8]) -> bool {
    password.iter().any(|byte| byte.is_ascii_alphabetic() || !byte.is_ascii())
}

/// Why a record gave no digest.
pub(super) enum Failure {
    Derive(DeriveError),
    Foreign(ForeignError),
}

impl Failure {
    fn of(self, scheme: &SchemeId) -> Error {
        let scheme = scheme.clone();
        match self {
            // What foreign code says of itself is not a fault of a computation.
            Self::Derive(DeriveError::Foreign(error)) => {
                Error::Foreign { scheme, cause: ForeignError::Failed(error) }
            }
            Self::Derive(cause) => Error::Derive { scheme, cause },
            Self::Foreign(cause) => Error::Foreign { scheme, cause },
        }
    }
}

/// The readings of a password that differ, with what they are of.
fn readings<'a>(
    record: &'a dyn Record,
    password: &'a Password,
) -> impl Iterator<Item = (Reading, Password)> + 'a {
    let mut seen: Vec<Password> = Vec::new();
    record.readings().iter().take(MOST_READINGS).filter_map(move |reading| {
        let read = reading.of(password)?;
        if seen.iter().any(|other| other.as_bytes() == read.as_bytes()) {
            return None;
        }
        seen.push(read.clone());
        Some((*reading, read))
    })
}

/// The cost of trying every reading.
pub(super) fn cost_of_readings(record: &dyn Record, password: &Password) -> Cost {
    let costs = readings(record, password).map(|(_, read)| record.cost(read.len()));
    let sum = costs.fold(Cost::ZERO, Cost::then);
    if sum == Cost::ZERO { record.cost(password.len()) } else { sum }
}

/// The reading in which the password matches. This is the only place where a
/// login's digest is held against a stored one.
pub(super) fn try_readings(
    record: &dyn Record,
    foreign: bool,
    password: &Password,
    scratch: &mut Scratch,
) -> Result<Option<Reading>, Failure> {
    let matching = foreign::guard(foreign, || matching_reading(record, password, scratch));
    matching.map_err(Failure::Foreign)?.map_err(Failure::Derive)
}

fn matching_reading(
    record: &dyn Record,
    password: &Password,
    scratch: &mut Scratch,
) -> Result<Option<Reading>, DeriveError> {
    let mut compare = |password: &Password| -> Result<bool, DeriveError> {
        record.derive(password.as_bytes(), scratch)?.matches(record.expected())
    };
    let mut ran = false;
    for (reading, read) in readings(record, password) {
        match compare(&read) {
            Ok(true) => return Ok(Some(reading)),
            Ok(false) => ran = true,
            // The scheme cannot write this password: it is not the right one.
            Err(DeriveError::Password(_)) => {}
            Err(failure) => return Err(failure),
        }
    }
    if !ran {
        let _ = core::hint::black_box(compare(password).is_ok());
    }
    Ok(None)
}

impl fmt::Debug for Prepared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let schemes: Vec<&SchemeId> = self.runs.iter().map(Run::scheme).collect();
        f.debug_struct("Prepared")
            .field("schemes", &schemes)
            .field("cost", &self.cost)
            .finish_non_exhaustive()
    }
}
