//! Many jobs on one core at once.

mod aside;

use alloc::collections::{BTreeMap, VecDeque};
use alloc::vec::Vec;
use core::fmt;

use zeroize::Zeroizing;

use self::aside::Aside;
use super::{Job, KernelCall, Output, Step};
use crate::error::DeriveError;
use crate::primitives::lanes::LaneGroups;
use crate::tag::Tag;

/// Computes many [jobs](Job) on one core at once, for more of them a second.
///
/// A password hash is a chain of steps of which each waits for the one before,
/// so that one hash leaves most of a core idle. Here every job under way has a
/// *lane*, and all lanes go on side by side: different schemes, costs, salts
/// and users, layered hashes and recipes too. A job that is submitted begins
/// with the next step, and one that is done makes room at once: nobody waits
/// for a batch to fill, and a job alone runs at full speed.
///
/// There are lanes for bcrypt and, with the feature `lanes` and where the
/// processor has the instructions for it, for PBKDF2, the crypt loops, chains
/// of MD5, SHA-1 and SHA-2, and scrypt. What has no lane runs on another thread
/// meanwhile, one at a time; without `std` it runs in its turn.
///
/// Each lane of scrypt fills a memory of its own, `128 * N * r` bytes: up to
/// eight of them, as long as all together need no more than 128 MiB. One alone
/// has what it needs, whatever that is. Up to 128 MiB are kept, wiped, for the
/// next ones, until [`release`](Self::release).
///
/// The results are exactly those of [`Computation::run`](super::Computation::run).
/// Whoever drives it decides where it runs: an async host gives it a thread.
///
/// ```
/// use password_compat::{BcryptKey, Computation, Lanes};
/// let bcrypt = Computation::steps().password().bytes([7; 16]).bcrypt(4, BcryptKey::Standard).build()?;
/// let mut lanes = Lanes::new();
/// let alice = lanes.submit(bcrypt.start(b"secret"));
/// let bob = lanes.submit(bcrypt.start(b"hunter2"));
/// let mut done = Vec::new();
/// while let Some((ticket, digest)) = lanes.next_finished() {
///     assert!(digest.is_ok());
///     done.push(ticket);
/// }
/// assert!(done.contains(&alice) && done.contains(&bob));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Lanes {
    jobs: BTreeMap<Ticket, Job>,
    /// Jobs that do not wait for a kernel.
    ready: VecDeque<Ticket>,
    groups: LaneGroups<Ticket>,
    aside: Aside,
    finished: VecDeque<(Ticket, Result<Tag, DeriveError>)>,
    submitted: u64,
}

/// Which of the jobs of [`Lanes`] it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ticket(u64);

impl Default for Lanes {
    fn default() -> Self {
        Self::new()
    }
}

impl Lanes {
    /// No jobs yet, and as many lanes of each type as are best on this processor.
    pub fn new() -> Self {
        Self::of(None)
    }

    /// With at most so many lanes of each type, at least one, such as for a
    /// measurement. Where a type has less, less.
    pub fn with_width(width: usize) -> Self {
        Self::of(Some(width))
    }

    fn of(width: Option<usize>) -> Self {
        Self {
            jobs: BTreeMap::new(),
            ready: VecDeque::new(),
            groups: LaneGroups::new(width),
            aside: Aside::default(),
            finished: VecDeque::new(),
            submitted: 0,
        }
    }

    /// Takes a job in. It begins with the next step.
    pub fn submit(&mut self, job: Job) -> Ticket {
        let ticket = Ticket(self.submitted);
        self.submitted += 1;
        self.jobs.insert(ticket, job);
        self.ready.push_back(ticket);
        ticket
    }

    /// How many jobs are under way or wait.
    pub fn len(&self) -> usize {
        self.jobs.len()
    }

    /// Whether no job is under way. Finished ones may not have been taken yet.
    pub fn is_empty(&self) -> bool {
        self.jobs.is_empty()
    }

    /// Goes on a little in all jobs: for less than a millisecond, unless a
    /// program has a long stretch without a slow operation. Only if every job
    /// is with the other thread it waits for one.
    pub fn step(&mut self) {
        for _ in 0..self.ready.len() {
            if let Some(ticket) = self.ready.pop_front() {
                self.advance(ticket);
            }
        }
        let mut supplied = Vec::new();
        self.groups.step(|ticket, output| supplied.push((ticket, output.ok_or(DeriveError::OutOfMemory))));
        let idle = self.groups.is_empty() && self.ready.is_empty() && supplied.is_empty();
        self.aside.collect(idle, |ticket, output| supplied.push((ticket, output)));
        for (ticket, output) in supplied {
            self.supply(ticket, output);
        }
    }

    /// Gives back the memory that is kept for the next hashes, such as when
    /// there have been none for a while.
    pub fn release(&mut self) {
        self.groups.release();
        self.aside.release();
    }

    /// A job that is done, in the order in which they are; the digest is for
    /// the verifier to compare.
    pub fn take_finished(&mut self) -> Option<(Ticket, Result<Tag, DeriveError>)> {
        self.finished.pop_front()
    }

    /// Steps until a job is done. `None` if there is no job.
    pub fn next_finished(&mut self) -> Option<(Ticket, Result<Tag, DeriveError>)> {
        while self.finished.is_empty() && !self.is_empty() {
            self.step();
        }
        self.take_finished()
    }

    /// Up to the next kernel, which goes to its lane.
    fn advance(&mut self, ticket: Ticket) {
        let Some(job) = self.jobs.get_mut(&ticket) else { return };
        match job.advance() {
            Ok(Step::Done(tag)) => self.finish(ticket, Ok(tag)),
            Err(error) => self.finish(ticket, Err(error)),
            Ok(Step::NeedsKernel(call)) => match call.into_lane() {
                Ok(call) => self.groups.start(call, ticket),
                Err(call) => self.run_elsewhere(ticket, call),
            },
        }
    }

    fn run_elsewhere(&mut self, ticket: Ticket, call: KernelCall) {
        if let Some(output) = self.aside.take(ticket, call) {
            self.supply(ticket, output);
        }
    }

    fn supply(&mut self, ticket: Ticket, output: Result<Zeroizing<Vec<u8>>, DeriveError>) {
        let Some(job) = self.jobs.get_mut(&ticket) else { return };
        match output.and_then(|output| job.supply(Output::new(output))) {
            Ok(()) => self.ready.push_back(ticket),
            Err(error) => self.finish(ticket, Err(error)),
        }
    }

    fn finish(&mut self, ticket: Ticket, result: Result<Tag, DeriveError>) {
        self.jobs.remove(&ticket);
        self.finished.push_back((ticket, result));
    }
}

impl fmt::Debug for Lanes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lanes").field("jobs", &self.jobs.len()).finish_non_exhaustive()
    }
}

const _: () = {
    const fn sent<T: Send + 'static>() {}
    sent::<Lanes>();
};

#[cfg(test)]
mod tests;
