//! Steps 6 to 8: compute, compare, judge.

use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;

use super::{Verifier, judge};
use crate::computation::Computation;
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
use crate::tag::{Scratch, Tag};
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
        let mut tally = Tally::default();
        // Every record runs, whatever the ones before it gave.
        for (place, run) in self.runs.iter().enumerate() {
            let result = try_readings(&*run.record, run.foreign, &self.password, scratch);
            tally.note(place, run, result);
        }
        let (outcome, filler) = tally.close(&self);
        if let Some(filler) = filler {
            let _ = core::hint::black_box(filler.run(self.password.as_bytes(), &mut Scratch::new()).is_ok());
        }
        outcome
    }
}

/// What the records of an attempt gave.
#[derive(Default)]
pub(super) struct Tally {
    /// The places of the records that match.
    matched: Vec<(usize, Reading)>,
    failed: Option<(usize, Error)>,
    spent: Cost,
}

impl Tally {
    /// Takes down what became of one record.
    pub(super) fn note(&mut self, place: usize, run: &Run, result: Result<Option<Reading>, Failure>) {
        match result {
            Ok(Some(reading)) => self.matched.push((place, reading)),
            Ok(None) if run.computed => self.spent = self.spent.then(run.cost),
            Ok(None) => {}
            Err(failure) => {
                if self.failed.as_ref().is_none_or(|(first, _)| place < *first) {
                    self.failed = Some((place, failure.of(run.scheme())));
                }
            }
        }
    }

    /// The outcome, and what is still to be computed before it is told: no
    /// answer is quicker than a rejection, so a cheap legacy hash is followed by
    /// what it lacks of the cost of an absent account.
    pub(super) fn close(self, prepared: &Prepared) -> (Result<Outcome, Error>, Option<Computation>) {
        let several = self.matched.len() > 1;
        // They need not have been computed in their order.
        let first = self.matched.iter().min_by_key(|(place, _)| *place);
        let first = first.and_then(|(place, reading)| Some((prepared.runs.get(*place)?, reading)));
        if let Some((run, reading)) = first {
            return (Ok(Outcome::Accepted(judge::accept(prepared, run, *reading, several))), None);
        }
        let inner = &prepared.verifier.0;
        let filler = if inner.equal_time {
            inner.absent.filler(self.spent, &prepared.password, &prepared.subject, &inner.limits)
        } else {
            None
        };
        let rejected = || Rejected { scheme: prepared.runs.first().map(|run| run.scheme().clone()) };
        (self.failed.map_or_else(|| Ok(Outcome::Rejected(rejected())), |(_, error)| Err(error)), filler)
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

/// A record held against a password, reading by reading. This is the only place
/// where a login's digest is held against a stored one.
pub(super) struct Comparison {
    password: Password,
    /// The readings that have been tried, so that none is twice.
    seen: Vec<Password>,
    place: usize,
    /// What is being tried; without a reading, the password for the sake of time.
    trying: Option<Reading>,
    ran: bool,
    over: bool,
}

impl Comparison {
    pub(super) fn new(password: &Password) -> Self {
        Self { password: password.clone(), seen: Vec::new(), place: 0, trying: None, ran: false, over: false }
    }

    /// What the record is to derive next; `None` when the password does not match.
    pub(super) fn next(&mut self, record: &dyn Record) -> Option<Password> {
        if let Some((reading, read)) = self.next_reading(record) {
            self.trying = Some(reading);
            return Some(read);
        }
        // No reading could be computed: the time is spent all the same.
        let last = !self.ran && !core::mem::replace(&mut self.over, true);
        self.trying = None;
        last.then(|| self.password.clone())
    }

    fn next_reading(&mut self, record: &dyn Record) -> Option<(Reading, Password)> {
        while let Some(reading) = record.readings().get(self.place).filter(|_| self.place < MOST_READINGS) {
            self.place += 1;
            let Some(read) = reading.of(&self.password) else { continue };
            if self.seen.iter().all(|other| other.as_bytes() != read.as_bytes()) {
                self.seen.push(read.clone());
                return Some((*reading, read));
            }
        }
        None
    }

    /// Takes what was derived. The reading, if it matches.
    pub(super) fn take(
        &mut self,
        record: &dyn Record,
        derived: Result<Tag, DeriveError>,
    ) -> Result<Option<Reading>, DeriveError> {
        let matches = core::hint::black_box(derived.and_then(|tag| tag.matches(record.expected())));
        let Some(reading) = self.trying else { return Ok(None) };
        match matches {
            Ok(true) => return Ok(Some(reading)),
            Ok(false) => self.ran = true,
            // The scheme cannot write this password: it is not the right one.
            Err(DeriveError::Password(_)) => {}
            Err(failure) => return Err(failure),
        }
        Ok(None)
    }
}

/// The cost of trying every reading.
pub(super) fn cost_of_readings(record: &dyn Record, password: &Password) -> Cost {
    let mut readings = Comparison::new(password);
    let mut sum = Cost::ZERO;
    while let Some((_, read)) = readings.next_reading(record) {
        sum = sum.then(record.cost(read.len()));
    }
    if sum == Cost::ZERO { record.cost(password.len()) } else { sum }
}

/// The reading in which the password matches.
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
    let mut comparison = Comparison::new(password);
    while let Some(read) = comparison.next(record) {
        let derived = record.derive(read.as_bytes(), scratch);
        if let Some(reading) = comparison.take(record, derived)? {
            return Ok(Some(reading));
        }
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
