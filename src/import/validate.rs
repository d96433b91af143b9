//! Judging records before they are taken over.

use alloc::string::{String, ToString as _};
use alloc::vec::Vec;
use core::fmt;

use super::code::{Code, Issue, Level, RecordError};
use super::diagnose;
use super::imported::Imported;
use super::summary::Summary;
use crate::id::SchemeId;
use crate::stored::Column;
use crate::verifier::Verifier;

/// Below this many bytes, the longest password that the limits let through is worth a warning.
const SHORT_PASSWORD: usize = 64;

/// What a dry run finds of one record.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// The place of the record in the input, from 0.
    pub index: u64,
    /// The id of the record, if it has one.
    pub id: Option<String>,
    /// What comes of it.
    pub outcome: Outcome,
    /// The scheme that a login would use.
    pub scheme: Option<SchemeId>,
    /// Its parameters.
    pub params: Option<String>,
    /// All that is to be said, what weighs most first.
    pub issues: Vec<Issue>,
}

/// What comes of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Outcome {
    /// A login can verify it.
    Accepted,
    /// So it can, but something was mended or is to be looked at.
    Mended,
    /// There is a plain password, which the import hashes.
    Plaintext,
    /// The account has no password hash.
    Skipped,
    /// It cannot be taken over as it is: a login would fail.
    Refused,
}

impl Outcome {
    /// The stable name, such as `accepted`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::Mended => "mended",
            Self::Plaintext => "plaintext",
            Self::Skipped => "skipped",
            Self::Refused => "refused",
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Finding {
    /// The code that weighs most, or none for a record of which there is nothing to say.
    pub fn code(&self) -> Option<Code> {
        self.issues.first().map(|issue| issue.code)
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.index, self.outcome)?;
        if let Some(scheme) = &self.scheme {
            write!(f, " {scheme}")?;
        }
        for issue in &self.issues {
            write!(f, "; {}: {issue}", issue.code)?;
        }
        Ok(())
    }
}

/// Judges every record of a stream as a login would, computes nothing and stops at nothing. Each finding is handed
/// out as it comes; what is counted stays small however long the stream is.
pub fn dry_run(
    records: impl IntoIterator<Item = Result<Imported, RecordError>>,
    verifier: &Verifier,
    mut each: impl FnMut(&Finding),
) -> Summary {
    let mut summary = Summary::new();
    for record in records {
        let finding = judge(&record, verifier);
        summary.count(&finding);
        each(&finding);
    }
    summary
}

/// Judges one record.
pub fn judge(record: &Result<Imported, RecordError>, verifier: &Verifier) -> Finding {
    match record {
        Err(RecordError { index, id, issue }) => {
            let skipped = issue.code.level() == Level::Skipped;
            Finding {
                index: *index,
                id: id.clone(),
                outcome: if skipped { Outcome::Skipped } else { Outcome::Refused },
                scheme: None,
                params: None,
                issues: alloc::vec![issue.clone()],
            }
        }
        Ok(imported) => of_imported(imported, verifier),
    }
}

fn of_imported(imported: &Imported, verifier: &Verifier) -> Finding {
    let mut finding = Finding {
        index: imported.index,
        id: imported.id.clone(),
        outcome: Outcome::Skipped,
        scheme: None,
        params: None,
        issues: imported.issues.clone(),
    };
    let mut readable = false;
    for row in &imported.stored {
        match verifier.examine(row) {
            Ok(examination) => {
                readable = true;
                if examination.longest_password < SHORT_PASSWORD {
                    let most = alloc::format!("{} bytes", examination.longest_password);
                    finding.issues.push(Issue::new(Code::ShortPasswordsOnly).about(most));
                }
                if !examination.reasons.is_empty() {
                    finding.issues.push(Issue::new(Code::WillUpgrade));
                }
                if let Some(needed) = missing(imported, verifier, &examination.scheme) {
                    readable = false;
                    finding.issues.push(needed);
                }
                finding.scheme.get_or_insert(examination.scheme);
                finding.params.get_or_insert(examination.params.to_string());
            }
            Err(error) => {
                if finding.scheme.is_none() {
                    finding.scheme = error.scheme().cloned();
                }
                finding.issues.push(diagnose::of_error(&error, row));
            }
        }
    }
    // Among several values one that can be verified is enough.
    if readable {
        finding.issues.retain(|issue| issue.code.level() < Level::Skipped);
    }
    finding.issues.sort_by_key(|issue| core::cmp::Reverse(issue.code.level()));
    let level = finding.issues.iter().map(|issue| issue.code.level()).max().unwrap_or(Level::Note);
    finding.outcome = match level {
        _ if imported.plaintext.is_some() => Outcome::Plaintext,
        Level::Error => Outcome::Refused,
        Level::Skipped => Outcome::Skipped,
        _ if imported.stored.is_empty() => Outcome::Skipped,
        Level::Warning => Outcome::Mended,
        Level::Note => Outcome::Accepted,
    };
    finding
}

/// A name that the scheme mixes into the hash and the record does not have.
fn missing(imported: &Imported, verifier: &Verifier, scheme: &SchemeId) -> Option<Issue> {
    use crate::error::Context;
    let profile = verifier.registry().scheme(scheme.as_str())?.profile();
    let subject = &imported.subject;
    let lacks = |context: &&Context| match context {
        Context::Login => subject.login().is_none(),
        Context::Realm => subject.realm().is_none(),
        Context::UserId => subject.user_id().is_none(),
        Context::Email => subject.email().is_none(),
        context => imported
            .stored
            .iter()
            .all(|row| Column::asked_for(context).is_some_and(|column| row.column(&column).is_none())),
    };
    let context = profile.needs.iter().find(lacks)?;
    Some(Issue::new(Code::MissingContext).about(alloc::format!("{context}")))
}
