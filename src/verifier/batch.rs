//! Many attempts at once, in lanes.

use alloc::boxed::Box;
use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use super::rehash::{WrapError, Wrapping};
use super::run::{Comparison, Failure, Prepared, Run, Tally, try_readings};
use super::{Attempt, Verifier};
use crate::computation::{Job, Lanes, Ticket};
use crate::error::{DeriveError, Error};
use crate::native;
use crate::outcome::{Outcome, Rejected};
use crate::password::{Password, Reading};
use crate::scheme::{Computed, Record};
use crate::stored::{StoredHash, Subject};
use crate::tag::{Scratch, Tag};

impl Verifier {
    /// The verdicts on many attempts, in their order: the same as of
    /// [`verify_with`](Self::verify_with) one after the other, in less time.
    ///
    /// All are computed on the calling thread side by side, as [`Lanes`] says;
    /// what has no lane is computed on one other thread meanwhile. Limits and
    /// policy hold for each attempt as ever, and so does what is spent on a
    /// rejection; when the answers come together, so does what can be timed.
    /// Records of foreign code are run one at a time, before the others.
    ///
    /// ```
    /// use password_compat::{Attempt, Password, StoredHash, Verifier, presets};
    /// let verifier = Verifier::new(presets::PHP)?;
    /// let row = StoredHash::new("$2b$04$abcdefghijklmnopqrstuughE8Ev8uGFaUgY2cNEySvxngrb/Jzdm");
    /// let (right, wrong) = (Password::from("password"), Password::from("Password"));
    /// let outcomes = verifier.verify_batch(&[Attempt::new(&right, &row), Attempt::new(&wrong, &row)]);
    /// assert!(outcomes[0].as_ref().is_ok_and(|outcome| outcome.is_accepted()));
    /// assert!(outcomes[1].as_ref().is_ok_and(|outcome| !outcome.is_accepted()));
    /// # Ok::<(), password_compat::VerifierError>(())
    /// ```
    pub fn verify_batch(&self, attempts: &[Attempt<'_>]) -> Vec<Result<Outcome, Error>> {
        self.verify_batch_in(&mut Lanes::new(), attempts)
    }

    /// As [`verify_batch`](Self::verify_batch), in lanes that are kept for the
    /// next batch, with the memory that they have by then. They are to be empty:
    /// what else has been submitted to them is computed too, and lost.
    pub fn verify_batch_in(
        &self,
        lanes: &mut Lanes,
        attempts: &[Attempt<'_>],
    ) -> Vec<Result<Outcome, Error>> {
        let mut courses: Vec<Course> = attempts.iter().map(|attempt| Course::begin(self, attempt)).collect();
        let mut places: BTreeMap<Ticket, usize> = BTreeMap::new();
        for (place, course) in courses.iter_mut().enumerate() {
            if let Some(job) = course.next() {
                places.insert(lanes.submit(job), place);
            }
        }
        while let Some((ticket, derived)) = lanes.next_finished() {
            let Some(place) = places.remove(&ticket) else { continue };
            let Some(course) = courses.get_mut(place) else { continue };
            course.take(derived);
            if let Some(job) = course.next() {
                places.insert(lanes.submit(job), place);
            }
        }
        courses.into_iter().map(|course| course.outcome).collect()
    }

    /// As [`wrap`](Self::wrap), for many rows at once: in their order, in lanes
    /// where the native scheme has one.
    ///
    /// ```
    /// use password_compat::{Bcrypt, Registry, StoredHash, Subject, Verifier, presets};
    /// let registry = Registry::builder().preset(presets::PHP).build()?;
    /// let verifier = Verifier::builder(registry).native(Bcrypt::new(10)).build()?;
    /// let row = StoredHash::new("$1$saltsalt$qjXMvbEw8oaL.CzflDtaK/");
    /// let wrapped = verifier.wrap_batch(&[(row, Subject::unknown())]);
    /// assert!(wrapped[0].is_ok());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn wrap_batch(&self, rows: &[(StoredHash, Subject)]) -> Vec<Result<StoredHash, WrapError>> {
        let mut lanes = Lanes::new();
        let mut wrapped: Vec<Option<Result<StoredHash, WrapError>>> = Vec::new();
        let mut under_way: BTreeMap<Ticket, (usize, Wrapping, String)> = BTreeMap::new();
        for (place, (row, subject)) in rows.iter().enumerate() {
            let begun = self.wrapping(row, subject).and_then(|wrapping| match self.outer(&wrapping) {
                Ok(outer) => Ok((wrapping, outer)),
                Err(error) => Err(WrapError::Derive(error)),
            });
            wrapped.push(match begun {
                Err(error) => Some(Err(error)),
                Ok((wrapping, Outer::Whole(outer))) => Some(Ok(wrapping.close(&outer))),
                Ok((wrapping, Outer::Program(before, job))) => {
                    under_way.insert(lanes.submit(*job), (place, wrapping, before));
                    None
                }
            });
        }
        while let Some((ticket, digest)) = lanes.next_finished() {
            let Some((place, wrapping, before)) = under_way.remove(&ticket) else { continue };
            let outer = digest.map(|digest| self.with_pepper(native::closed(before, &digest)));
            if let Some(slot) = wrapped.get_mut(place) {
                *slot = Some(outer.map(|outer| wrapping.close(&outer)).map_err(WrapError::Derive));
            }
        }
        // Each job that was submitted has finished.
        let unfinished = || Err(WrapError::Derive(DeriveError::OutOfOrder));
        wrapped.into_iter().map(|one| one.unwrap_or_else(unfinished)).collect()
    }

    /// The outer hash of a row: a job where the native scheme shows its parts.
    fn outer(&self, wrapping: &Wrapping) -> Result<Outer, DeriveError> {
        let params = self.0.native.params();
        Ok(match self.0.native.program(&params)? {
            None => Outer::Whole(self.write(&wrapping.carried, &params)?),
            Some((before, computation)) => {
                let password = self.peppered(&wrapping.carried)?;
                Outer::Program(before, Box::new(computation.start(password.as_bytes())))
            }
        })
    }
}

/// An outer hash: whole, or the text up to its digest with the job of that.
enum Outer {
    Whole(String),
    Program(String, Box<Job>),
}

/// An attempt on its way to a verdict: it asks for one job after the other.
struct Course {
    stage: Stage,
    /// Clear before it is told: time may be left to be spent.
    outcome: Result<Outcome, Error>,
}

enum Stage {
    /// The records of somebody present.
    Present(Box<Present>),
    /// The dummy of somebody absent.
    Dummy(Arc<Computed>, Comparison),
    /// What a cheap record lacks of that.
    Filler(Option<Job>),
    Over,
}

impl Course {
    /// Steps 1 to 5 of a login, and whatever foreign code has to say.
    fn begin(verifier: &Verifier, attempt: &Attempt<'_>) -> Self {
        let inner = &verifier.0;
        let password = attempt.password();
        let dummy = |outcome| {
            let record = inner.absent.record(password, attempt.subject(), &inner.limits);
            Self { stage: Stage::Dummy(record, Comparison::new(password)), outcome }
        };
        let rejected = Ok(Outcome::Rejected(Rejected::default()));
        if attempt.is_absent() {
            return match inner.limits.check_sizes(password.len(), 0) {
                Ok(()) => dummy(rejected),
                Err(too_long) => Self { stage: Stage::Over, outcome: Err(Error::TooLong(too_long)) },
            };
        }
        match verifier.prepare(attempt.clone()) {
            Ok(prepared) => {
                Self { stage: Stage::Present(Box::new(Present::new(prepared))), outcome: rejected }
            }
            Err(error) if inner.equal_time && error.depends_on_account() => dummy(Err(error)),
            Err(error) => Self { stage: Stage::Over, outcome: Err(error) },
        }
    }

    /// The next job, until there is no more to be computed.
    fn next(&mut self) -> Option<Job> {
        loop {
            let job = match &mut self.stage {
                Stage::Present(present) => present.next(),
                Stage::Dummy(record, comparison) => {
                    let password = comparison.next(&**record);
                    password.and_then(|password| start(&**record, &password))
                }
                Stage::Filler(job) => job.take(),
                Stage::Over => return None,
            };
            if job.is_some() {
                return job;
            }
            self.stage = match core::mem::replace(&mut self.stage, Stage::Over) {
                Stage::Present(present) => {
                    let Present { prepared, tally, .. } = *present;
                    let (outcome, filler) = tally.close(&prepared);
                    self.outcome = outcome;
                    Stage::Filler(filler.map(|filler| filler.start(prepared.password.as_bytes())))
                }
                _ => Stage::Over,
            };
        }
    }

    /// Takes what a job gave.
    fn take(&mut self, derived: Result<Tag, DeriveError>) {
        match &mut self.stage {
            Stage::Present(present) => present.take(derived),
            Stage::Dummy(record, comparison) => {
                // It cannot match, and a failure says nothing about anybody.
                let _ = core::hint::black_box(comparison.take(&**record, derived));
            }
            Stage::Filler(_) | Stage::Over => drop(core::hint::black_box(derived)),
        }
    }
}

struct Present {
    prepared: Prepared,
    /// The place of the record that is being tried.
    place: usize,
    comparison: Comparison,
    tally: Tally,
}

impl Present {
    fn new(prepared: Prepared) -> Self {
        let mut tally = Tally::default();
        let mut scratch = Scratch::new();
        for (place, run) in prepared.runs.iter().enumerate().filter(|(_, run)| !in_lanes(run)) {
            let result = try_readings(&*run.record, run.foreign, &prepared.password, &mut scratch);
            tally.note(place, run, result);
        }
        Self { place: 0, comparison: Comparison::new(&prepared.password), prepared, tally }
    }

    fn next(&mut self) -> Option<Job> {
        while let Some(run) = self.prepared.runs.get(self.place) {
            if in_lanes(run) {
                match self.comparison.next(&*run.record) {
                    Some(password) => return start(&*run.record, &password),
                    None => self.note(Ok(None)),
                }
            } else {
                self.place += 1;
            }
        }
        None
    }

    fn take(&mut self, derived: Result<Tag, DeriveError>) {
        let Some(run) = self.prepared.runs.get(self.place) else { return };
        match self.comparison.take(&*run.record, derived) {
            Ok(None) => {}
            decided => self.note(decided.map_err(Failure::Derive)),
        }
    }

    /// What became of the record, and on to the next one: every record runs,
    /// whatever the ones before it gave.
    fn note(&mut self, result: Result<Option<Reading>, Failure>) {
        if let Some(run) = self.prepared.runs.get(self.place) {
            self.tally.note(self.place, run, result);
        }
        self.place += 1;
        self.comparison = Comparison::new(&self.prepared.password);
    }
}

/// Whether the record is computed as a program. Foreign code may derive in its
/// own way whatever program it shows.
fn in_lanes(run: &Run) -> bool {
    !run.foreign && run.record.computation().is_some()
}

fn start(record: &dyn Record, password: &Password) -> Option<Job> {
    record.computation().map(|computation| computation.start(password.as_bytes()))
}

#[cfg(test)]
mod tests;
