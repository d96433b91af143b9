//! What the suite found out.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

/// What is checked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Check {
    /// The id begins with `x-`, or is that of a built-in scheme.
    Id,
    /// The profile makes sense, and is the same every time.
    Profile,
    /// What [`Scheme::parse`](crate::Scheme::parse) asks for besides the row is
    /// what the profile names, no less and no more.
    Needs,
    /// Samples are recognised, and found by the index of a registry.
    Recognition,
    /// The exemplar is accepted with its password.
    Exemplar,
    /// Each sample is accepted with its password.
    RightPassword,
    /// Other passwords are rejected.
    WrongPasswords,
    /// The verdict is the same every time.
    Determinism,
    /// The verdict is the same on several threads at once.
    Threads,
    /// Empty, long and binary passwords neither panic nor are accepted.
    PasswordEdges,
    /// Digests have one length, that of the stored one.
    Tag,
    /// At most six readings, raw first.
    Readings,
    /// The cost is stated, not zero, and never falls as the password grows.
    Cost,
    /// [`Scheme::inspect`](crate::Scheme::inspect) needs neither context nor
    /// keys, and says what the record says.
    Inspect,
    /// Damaged and random strings neither panic nor take long.
    HostileStrings,
    /// A string with another digest is not accepted with the password of the
    /// sample. Strings of another spelling that are, are a warning, and so are
    /// those with the first 16 bytes or more of the digest.
    ChangedDigest,
    /// Huge numbers are malformed or exceed the limits.
    HugeParameters,
    /// `Debug` and errors show neither the password nor what is stored.
    Secrets,
    /// A row that has a computation can be wrapped, is accepted so, and its
    /// digest is gone.
    Onion,
}

impl Check {
    /// The name in reports, such as `right password`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Profile => "profile",
            Self::Needs => "needs",
            Self::Recognition => "recognition",
            Self::Exemplar => "exemplar",
            Self::RightPassword => "right password",
            Self::WrongPasswords => "wrong passwords",
            Self::Determinism => "determinism",
            Self::Threads => "threads",
            Self::PasswordEdges => "password edges",
            Self::Tag => "tag",
            Self::Readings => "readings",
            Self::Cost => "cost",
            Self::Inspect => "inspect",
            Self::HostileStrings => "hostile strings",
            Self::ChangedDigest => "changed digest",
            Self::HugeParameters => "huge parameters",
            Self::Secrets => "secrets",
            Self::Onion => "onion",
        }
    }
}

impl fmt::Display for Check {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What came out of a check. The reasons hold no secrets.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Verdict {
    /// All is well.
    Passed,
    /// It works, but should be looked at: this many strings of another spelling
    /// than the sample's are accepted with its password. Harmless where the
    /// change did not touch what is compared.
    Lenient {
        /// How many of those that were tried.
        accepted: usize,
    },
    /// It works, but should be looked at.
    Warned(String),
    /// The scheme is at fault.
    Failed(String),
    /// There was nothing to check, or no way to.
    Skipped(String),
}

impl Verdict {
    /// Whether the scheme is at fault.
    pub fn is_failed(&self) -> bool {
        matches!(self, Self::Failed(_))
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Passed => f.write_str("passed"),
            Self::Lenient { accepted } => {
                write!(f, "warning: {accepted} strings of another spelling are accepted")
            }
            Self::Warned(reason) => write!(f, "warning: {reason}"),
            Self::Failed(reason) => write!(f, "FAILED: {reason}"),
            Self::Skipped(reason) => write!(f, "skipped: {reason}"),
        }
    }
}

/// What the suite found out about a scheme. `Display` is a list, a line for
/// each check.
#[derive(Debug, Clone)]
#[must_use]
pub struct Report {
    scheme: String,
    verdicts: Vec<(Check, Verdict)>,
}

impl Report {
    pub(super) fn new(scheme: String) -> Self {
        Self { scheme, verdicts: Vec::new() }
    }

    pub(super) fn add(&mut self, check: Check, verdict: Verdict) {
        self.verdicts.push((check, verdict));
    }

    /// Whether nothing failed. Warnings and what was skipped are no failures.
    pub fn is_ok(&self) -> bool {
        self.failures().next().is_none()
    }

    /// All checks with what came out of them, in a fixed order.
    pub fn verdicts(&self) -> impl Iterator<Item = (Check, &Verdict)> {
        self.verdicts.iter().map(|(check, verdict)| (*check, verdict))
    }

    /// What came out of one check; `None` if it was not reached.
    pub fn verdict(&self, check: Check) -> Option<&Verdict> {
        self.verdicts().find(|(known, _)| *known == check).map(|(_, verdict)| verdict)
    }

    /// The checks that failed.
    pub fn failures(&self) -> impl Iterator<Item = (Check, &Verdict)> {
        self.verdicts().filter(|(_, verdict)| verdict.is_failed())
    }

    /// For tests: goes on only if nothing failed.
    ///
    /// # Panics
    ///
    /// With the whole list if something did.
    #[track_caller]
    #[expect(clippy::panic, reason = "the assertion of a test")]
    pub fn assert(&self) {
        if !self.is_ok() {
            panic!("{self}");
        }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.scheme, if self.is_ok() { "conforms" } else { "does not conform" })?;
        for (check, verdict) in &self.verdicts {
            write!(f, "\n  {check}: {verdict}")?;
        }
        Ok(())
    }
}
