//! Whether the old database may be closed, and what becomes of what is left.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;
use std::time::Duration;

use super::{Class, Generation, Inventory};
use crate::id::SchemeId;
use crate::scheme::Strength;
use crate::time::Timestamp;

/// Whether the old database may be closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Answer {
    /// Few enough are left, and none of them has logged in lately.
    Yes,
    /// Too many are left, or some still log in.
    No,
    /// The times of the last logins are not known: never "yes".
    Unknown,
}

/// What to do with the rows that are left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Plan {
    /// Wrap them in native hashes now, without passwords
    /// ([`Verifier::wrap`](crate::Verifier::wrap)).
    WrapNow,
    /// Ask their owners for a new password: anybody can find the old one, or it
    /// cannot be verified at all.
    ForceReset,
    /// Leave them: they are as strong as a native hash, or somebody else
    /// compares them.
    KeepVerifyOnly,
}

/// Rows that are left, with what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Leftover {
    /// Their scheme; `None` for rows that cannot be verified.
    pub scheme: Option<SchemeId>,
    /// How many.
    pub count: u64,
    /// What to do.
    pub plan: Plan,
}

/// The answer with its reasons.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
#[non_exhaustive]
pub struct Readiness {
    /// The answer.
    pub answer: Answer,
    /// The share of all hashes that are as the old system wrote them, 0 to 1.
    pub legacy_share: f64,
    /// Why, in words.
    pub reasons: Vec<String>,
    /// What is left and what to do with it.
    pub leftovers: Vec<Leftover>,
}

impl Inventory {
    /// Whether the old database may be closed at `now`: at most `threshold` of
    /// the hashes (0 to 1) are legacy, and no legacy hash was matched for
    /// `quiet`. Without the times of the last successes the answer is
    /// [`Answer::Unknown`], unless nothing is left or too much.
    pub fn ready_to_close(&self, threshold: f64, quiet: Duration, now: Timestamp) -> Readiness {
        let legacy: Vec<&Class> =
            self.classes().filter(|class| class.generation == Generation::Legacy).collect();
        let left: u64 = legacy.iter().map(|class| class.count).sum();
        let all: u64 = self.classes().map(|class| class.count).sum();
        let legacy_share = if all == 0 { 0.0 } else { left as f64 / all as f64 };
        let mut reasons = Vec::new();
        let few = legacy_share <= threshold;
        reasons.push(format!(
            "{left} of {all} hashes are legacy: {:.2} %, {} the threshold of {:.2} %",
            legacy_share * 100.0,
            if few { "within" } else { "above" },
            threshold * 100.0
        ));
        let quiet_since = now.as_unix().saturating_sub(i64::try_from(quiet.as_secs()).unwrap_or(i64::MAX));
        let without: u64 = legacy.iter().map(|class| class.count - class.with_history).sum();
        let last = legacy.iter().filter_map(|class| class.last_success).max();
        let active = last.is_some_and(|last| last.as_unix() > quiet_since);
        if active {
            reasons.push("a legacy hash was matched within the quiet period".into());
        } else if without > 0 {
            reasons.push(format!("of {without} legacy hashes it is not known when they were last matched"));
        } else if left > 0 {
            reasons.push("no legacy hash was matched within the quiet period".into());
        }
        let answer = match (few && !active, without == 0) {
            (false, _) => Answer::No,
            (true, true) => Answer::Yes,
            (true, false) => Answer::Unknown,
        };
        Readiness { answer, legacy_share, reasons, leftovers: self.leftovers() }
    }

    fn leftovers(&self) -> Vec<Leftover> {
        let legacy = self.weakest_first().filter(|class| class.generation == Generation::Legacy);
        let mut leftovers: Vec<Leftover> = Vec::new();
        for class in legacy {
            let (scheme, plan) = (Some(class.scheme.clone()), class.plan());
            match leftovers.iter_mut().find(|known| known.scheme == scheme && known.plan == plan) {
                Some(known) => known.count += class.count,
                None => leftovers.push(Leftover { scheme, count: class.count, plan }),
            }
        }
        let unreadable: u64 = self.unreadable().map(|(_, rows)| rows.count).sum();
        if unreadable > 0 {
            leftovers.push(Leftover { scheme: None, count: unreadable, plan: Plan::ForceReset });
        }
        leftovers
    }
}

impl Class {
    fn plan(&self) -> Plan {
        match self.strength {
            Strength::Reversible | Strength::Broken => Plan::ForceReset,
            _ if self.compared_elsewhere => Plan::KeepVerifyOnly,
            Strength::Fast | Strength::Stretched => Plan::WrapNow,
            Strength::Slow | Strength::MemoryHard => Plan::KeepVerifyOnly,
        }
    }
}
