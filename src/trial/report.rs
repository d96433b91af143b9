//! What a trial found out.

use core::fmt;
use core::time::Duration;

use crate::cost::Cost;
use crate::error::Error;
use crate::id::SchemeId;
use crate::params::Params;
use crate::scheme::Confidence;

/// What a [`Trial`](crate::Trial) found out. `None` where there is nothing to
/// tell: not reached, or not the affair of this scheme.
#[derive(Debug, Clone)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct TrialReport {
    /// The scheme; `None` if asking for its name panicked.
    pub scheme: Option<SchemeId>,
    /// How sure it is of the row; `None` if a registry would not find the row
    /// to be its own.
    pub recognised: Option<Confidence>,
    /// Whether the given password is accepted.
    pub accepted: Option<bool>,
    /// Whether others, made from the given one, are rejected.
    pub wrong_rejected: Option<bool>,
    /// Whether reading and verifying the row again gives the same verdict.
    pub deterministic: Option<bool>,
    /// Whether a row that is written for this password is accepted: for recipes,
    /// and where a writer was given.
    pub round_trip: Option<bool>,
    /// Whether another salt, in a column or in the string, makes the password
    /// wrong. `Some(false)`: there is something like a salt, which makes none.
    pub uses_salt: Option<bool>,
    /// Whether the password is wrong for somebody else, where a person was given.
    pub uses_subject: Option<bool>,
    /// The parameters of the row.
    pub params: Option<Params>,
    /// What verifying this password costs, as the scheme states it.
    pub cost: Option<Cost>,
    /// The longest password that the limits let through, in bytes.
    pub longest_password: Option<usize>,
    /// How long one verification took. `None` without a clock (feature `std`).
    pub took: Option<Duration>,
    /// Why it went no further.
    #[cfg_attr(feature = "serde", serde(serialize_with = "as_text"))]
    pub problem: Option<Error>,
}

impl TrialReport {
    pub(super) fn new(scheme: Option<SchemeId>) -> Self {
        Self {
            scheme,
            recognised: None,
            accepted: None,
            wrong_rejected: None,
            deterministic: None,
            round_trip: None,
            uses_salt: None,
            uses_subject: None,
            params: None,
            cost: None,
            longest_password: None,
            took: None,
            problem: None,
        }
    }

    /// Whether the scheme can be put to use: it recognises the row, accepts the
    /// password and no other, always, and reads what is written.
    ///
    /// That salt or person make no difference is no fault by itself: look at
    /// [`uses_salt`](Self::uses_salt) and [`uses_subject`](Self::uses_subject).
    pub fn is_ok(&self) -> bool {
        let yes = Some(true);
        self.problem.is_none()
            && self.recognised.is_some()
            && [self.accepted, self.wrong_rejected, self.deterministic].iter().all(|fact| *fact == yes)
            && self.round_trip != Some(false)
    }
}

/// One line for each fact that is known.
impl fmt::Display for TrialReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.scheme.as_ref().map_or("a scheme without a name", SchemeId::as_str);
        write!(f, "{name}: {}", if self.is_ok() { "ok" } else { "not ok" })?;
        let facts = [
            ("recognised", Some(self.recognised.is_some())),
            ("password accepted", self.accepted),
            ("others rejected", self.wrong_rejected),
            ("the same every time", self.deterministic),
            ("what is written is accepted", self.round_trip),
            ("uses the salt", self.uses_salt),
            ("uses the person", self.uses_subject),
        ];
        for (name, fact) in facts {
            if let Some(fact) = fact {
                write!(f, "\n  {name}: {}", if fact { "yes" } else { "no" })?;
            }
        }
        if let Some(params) = &self.params {
            write!(f, "\n  parameters: {params}")?;
        }
        if let Some(cost) = &self.cost {
            write!(f, "\n  cost: {cost}")?;
        }
        if let Some(len) = self.longest_password {
            write!(f, "\n  longest password: {len} bytes")?;
        }
        if let Some(took) = self.took {
            write!(f, "\n  took: {} µs", took.as_micros())?;
        }
        if let Some(problem) = &self.problem {
            write!(f, "\n  problem: {problem}")?;
            let mut cause = core::error::Error::source(problem);
            while let Some(error) = cause {
                write!(f, ": {error}")?;
                cause = error.source();
            }
        }
        Ok(())
    }
}

#[cfg(feature = "serde")]
fn as_text<S: serde::Serializer>(problem: &Option<Error>, serializer: S) -> Result<S::Ok, S::Error> {
    match problem {
        Some(problem) => serializer.serialize_some(&alloc::format!("{}: {problem}", problem.code())),
        None => serializer.serialize_none(),
    }
}
