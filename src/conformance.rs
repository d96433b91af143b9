//! The suite that authors of schemes run on their own (feature `conformance`).
//!
//! [`check`] holds a [`Scheme`] against everything that this crate relies on: a
//! type, a closure ([`FnScheme`](crate::FnScheme)) or a recipe
//! ([`RecipeScheme`](crate::RecipeScheme)) alike. It belongs into the tests of
//! whoever writes the scheme:
//!
//! ```
//! use password_compat::conformance::{self, Sample};
//! use password_compat::{Password, RecipeScheme, SchemeId, StoredHash};
//! let forum = RecipeScheme::new(
//!     SchemeId::external("x-forum")?,
//!     "md5(md5($pass).$salt)".parse()?,
//!     "{hash}:{salt}".parse()?,
//! )?;
//! // hashcat 6.2.6, example of mode 2611
//! let stored = StoredHash::new("28f9975808ae2bdc5847b1cda26033ea:308");
//! conformance::check(&forum, &[Sample::new(stored, Password::from("hashcat"))]).assert();
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! Panics of the scheme are caught and reported; what they print goes to the
//! standard error all the same. Nothing is computed above [`Limits::default`], and
//! of a costly scheme fewer passwords are tried.

mod cost;
mod hostile;
mod identity;
mod mutations;
mod numbers;
mod onion;
mod passwords;
mod report;
mod secrets;
mod verdicts;

use alloc::vec::Vec;
use std::format;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::string::String;

pub use self::report::{Check, Report, Verdict};
use crate::cost::{Cost, Limits};
use crate::error::Error;
use crate::keyring::Keyring;
use crate::password::Password;
use crate::scheme::{Exemplar, Profile, Scheme};
use crate::stored::{StoredHash, Subject};
use crate::trial::bench::{Bench, Parsed};

/// A row of the scheme with its password, made by the software that the scheme
/// reads for.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Sample {
    /// The row.
    pub stored: StoredHash,
    /// The password that it was made from.
    pub password: Password,
    /// Who it belongs to, where the scheme mixes that in.
    pub subject: Subject,
    /// The keys that it was made with, where the scheme needs one.
    pub keyring: Keyring,
    /// Passwords that are to be rejected, besides those that the suite makes.
    pub wrong: Vec<Password>,
}

impl Sample {
    /// A sample of which nothing else needs to be known.
    pub fn new(stored: StoredHash, password: Password) -> Self {
        let (subject, keyring) = (Subject::unknown(), Keyring::new());
        Self { stored, password, subject, keyring, wrong: Vec::new() }
    }

    /// The same sample with a subject.
    #[must_use]
    pub fn of(mut self, subject: Subject) -> Self {
        self.subject = subject;
        self
    }

    /// The same sample with keys.
    #[must_use]
    pub fn with_keyring(mut self, keyring: Keyring) -> Self {
        self.keyring = keyring;
        self
    }

    /// The same sample with one more password that is to be rejected.
    #[must_use]
    pub fn with_wrong(mut self, password: Password) -> Self {
        self.wrong.push(password);
        self
    }
}

impl From<Exemplar> for Sample {
    fn from(exemplar: Exemplar) -> Self {
        Self::new(exemplar.stored, Password::from(exemplar.password))
            .of(exemplar.subject)
            .with_keyring(exemplar.keyring)
    }
}

/// Runs all checks on a scheme. Without samples its exemplar is taken.
pub fn check(scheme: &dyn Scheme, samples: &[Sample]) -> Report {
    let own = if samples.is_empty() { caught(|| scheme.exemplar()).ok().flatten() } else { None };
    let own: Vec<Sample> = own.into_iter().map(Sample::from).collect();
    let samples = if samples.is_empty() { &own } else { samples };
    let name = caught(|| scheme.id()).map_or_else(|_| "?".into(), |id| String::from(id.as_str()));
    let mut report = Report::new(name);
    let suite = match caught(|| Suite::new(scheme, samples)) {
        Ok(suite) => suite,
        Err(verdict) => {
            report.add(Check::Profile, verdict);
            return report;
        }
    };
    for (check, run) in CHECKS {
        let verdict = match caught(|| run(&suite)) {
            Ok(Ok(())) => Verdict::Passed,
            Ok(Err(verdict)) | Err(verdict) => verdict,
        };
        report.add(*check, verdict);
    }
    report
}

/// What each check may compute with a sample: of a costly scheme fewer digests.
const BUDGET: Cost = Cost::new(u64::MAX, 250_000);
/// How many digests it computes in any case.
const FEWEST: usize = 3;
/// The longest strings that are read here, in bytes.
const LONGEST_STORED: usize = 64 << 10;

/// What a check answers: nothing if it is passed.
type Checked = Result<(), Verdict>;
type Run = fn(&Suite<'_>) -> Checked;

const CHECKS: &[(Check, Run)] = &[
    (Check::Id, identity::id),
    (Check::Profile, identity::profile),
    (Check::Needs, identity::needs),
    (Check::Recognition, identity::recognition),
    (Check::Exemplar, verdicts::exemplar),
    (Check::RightPassword, verdicts::right),
    (Check::WrongPasswords, verdicts::wrong),
    (Check::Determinism, verdicts::determinism),
    (Check::Threads, verdicts::threads),
    (Check::PasswordEdges, passwords::edges),
    (Check::Tag, cost::tag),
    (Check::Readings, cost::readings),
    (Check::Cost, cost::cost),
    (Check::Inspect, cost::inspect),
    (Check::HostileStrings, hostile::strings),
    (Check::ChangedDigest, hostile::changed_digest),
    (Check::HugeParameters, numbers::huge),
    (Check::Secrets, secrets::secrets),
    (Check::Onion, onion::onion),
];

/// A scheme with its samples.
struct Suite<'a> {
    scheme: &'a dyn Scheme,
    profile: Profile,
    samples: &'a [Sample],
    limits: Limits,
}

impl<'a> Suite<'a> {
    fn new(scheme: &'a dyn Scheme, samples: &'a [Sample]) -> Self {
        // An import reads strings that a login would refuse for their length.
        let limits = Limits::default().with_stored_len(LONGEST_STORED);
        Self { scheme, profile: scheme.profile(), samples, limits }
    }

    /// Each sample with its name in reports and a bench for its person.
    fn cases(&self) -> Result<Vec<Case<'a>>, Verdict> {
        if self.samples.is_empty() {
            return Err(Verdict::Skipped("there is neither a sample nor an exemplar".into()));
        }
        let case = |(index, sample): (usize, &'a Sample)| self.case(format!("sample {}", index + 1), sample);
        self.samples.iter().enumerate().map(case).collect()
    }

    fn case<'s>(&self, name: String, sample: &'s Sample) -> Result<Case<'s>, Verdict>
    where
        'a: 's,
    {
        let who = (&sample.subject, &sample.keyring);
        let bench = Bench::new(self.scheme, None, who, &self.limits);
        let bench = bench.map_err(|error| failed(&name, &error))?;
        Ok(Case { name, sample, bench })
    }
}

struct Case<'a> {
    name: String,
    sample: &'a Sample,
    bench: Bench<'a>,
}

impl Case<'_> {
    /// The record of the sample. Why there is none is said by one check only.
    fn parse(&self) -> Result<Parsed, Verdict> {
        let unread = |_| Verdict::Skipped(format!("{}: cannot be read", self.name));
        self.bench.parse(&self.sample.stored).map_err(unread)
    }

    /// How many digests of a record a check may compute.
    fn affordable(&self, parsed: &Parsed) -> usize {
        let one = self.bench.cost(parsed, self.sample.password.len()).map_or(u64::MAX, |cost| cost.work);
        usize::try_from(BUDGET.work / one.max(1)).unwrap_or(usize::MAX).max(FEWEST)
    }

    /// The record, if its digests may be computed here.
    fn parse_within_limits(&self) -> Result<Parsed, Verdict> {
        let parsed = self.parse()?;
        let within = self.bench.within_limits(&parsed, self.sample.password.len());
        within.map_err(|_| Verdict::Skipped(format!("{}: costs more than the limits allow", self.name)))?;
        Ok(parsed)
    }
}

/// Runs the scheme's code; a panic is a failure.
fn caught<T>(run: impl FnOnce() -> T) -> Result<T, Verdict> {
    catch_unwind(AssertUnwindSafe(run)).map_err(|_| Verdict::Failed("the scheme panicked".into()))
}

/// A failure at some place, by an error that names its causes.
fn failed(place: &str, error: &Error) -> Verdict {
    let mut text = format!("{place}: {error}");
    let mut cause = core::error::Error::source(error);
    while let Some(error) = cause {
        text.push_str(&format!(": {error}"));
        cause = error.source();
    }
    Verdict::Failed(text)
}

/// Fails with a reason unless a condition holds.
fn ensure(holds: bool, reason: impl FnOnce() -> String) -> Checked {
    if holds { Ok(()) } else { Err(Verdict::Failed(reason())) }
}
