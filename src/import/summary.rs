//! What a dry run counted.

use alloc::collections::BTreeMap;
use alloc::string::String;
use core::fmt;

use super::code::Code;
use super::validate::{Finding, Outcome};

/// Records of one scheme and one set of parameters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct Bucket {
    /// The scheme.
    pub scheme: String,
    /// Its parameters, as [`Params`](crate::Params) writes them.
    pub params: String,
}

/// What a dry run counted: by outcome, by scheme and parameters, by code. Summaries of several files add up.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    records: u64,
    outcomes: BTreeMap<Outcome, u64>,
    buckets: BTreeMap<Bucket, u64>,
    codes: BTreeMap<Code, u64>,
}

impl Summary {
    /// An empty one.
    pub fn new() -> Self {
        Self::default()
    }

    /// Counts a record.
    pub fn count(&mut self, finding: &Finding) {
        add(&mut self.records, 1);
        add(self.outcomes.entry(finding.outcome).or_default(), 1);
        if let Some(scheme) = &finding.scheme {
            let params = finding.params.clone().unwrap_or_default();
            let bucket = Bucket { scheme: scheme.as_str().into(), params };
            add(self.buckets.entry(bucket).or_default(), 1);
        }
        // A code that is said of two fields counts once.
        let mut codes: alloc::vec::Vec<Code> = finding.issues.iter().map(|issue| issue.code).collect();
        codes.sort_unstable();
        codes.dedup();
        for code in codes {
            add(self.codes.entry(code).or_default(), 1);
        }
    }

    /// Adds what was counted elsewhere.
    pub fn merge(&mut self, other: &Self) {
        add(&mut self.records, other.records);
        for (outcome, count) in &other.outcomes {
            add(self.outcomes.entry(*outcome).or_default(), *count);
        }
        for (bucket, count) in &other.buckets {
            add(self.buckets.entry(bucket.clone()).or_default(), *count);
        }
        for (code, count) in &other.codes {
            add(self.codes.entry(*code).or_default(), *count);
        }
    }

    /// How many records there were.
    pub fn records(&self) -> u64 {
        self.records
    }

    /// How many records ended so.
    pub fn of(&self, outcome: Outcome) -> u64 {
        self.outcomes.get(&outcome).copied().unwrap_or_default()
    }

    /// Records that a login could verify, mended ones among them.
    pub fn accepted(&self) -> u64 {
        self.of(Outcome::Accepted).saturating_add(self.of(Outcome::Mended))
    }

    /// Records that cannot be taken over as they are.
    pub fn refused(&self) -> u64 {
        self.of(Outcome::Refused)
    }

    /// Records by scheme and parameters.
    pub fn buckets(&self) -> impl Iterator<Item = (&Bucket, u64)> {
        self.buckets.iter().map(|(bucket, count)| (bucket, *count))
    }

    /// Records by code.
    pub fn codes(&self) -> impl Iterator<Item = (Code, u64)> {
        self.codes.iter().map(|(code, count)| (*code, *count))
    }
}

fn add(sum: &mut u64, count: u64) {
    *sum = sum.saturating_add(count);
}

impl fmt::Display for Summary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:>9}  records", self.records)?;
        for (outcome, count) in &self.outcomes {
            writeln!(f, "{count:>9}  {outcome}")?;
        }
        for (bucket, count) in &self.buckets {
            writeln!(f, "{count:>9}  {} {}", bucket.scheme, bucket.params)?;
        }
        for (code, count) in &self.codes {
            writeln!(f, "{count:>9}  {code}: {}", code.hint())?;
        }
        Ok(())
    }
}
