//! What came out of an attempt, and what to do about the stored hash.

use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;

use crate::error::{DeriveError, Error};
use crate::id::SchemeId;
use crate::params::Params;
use crate::password::Reading;
use crate::scheme::Record;
use crate::stored::StoredHash;

/// The verdict on a password.
#[derive(Debug, Clone)]
#[must_use]
#[non_exhaustive]
pub enum Outcome {
    /// The password is right.
    Accepted(Accepted),
    /// It is not, or nobody has it.
    Rejected(Rejected),
}

impl Outcome {
    /// Whether the password is right.
    pub fn is_accepted(&self) -> bool {
        matches!(self, Self::Accepted(_))
    }

    /// The details of a match.
    pub fn accepted(&self) -> Option<&Accepted> {
        match self {
            Self::Accepted(accepted) => Some(accepted),
            Self::Rejected(_) => None,
        }
    }
}

/// A right password.
#[derive(Debug, Clone)]
pub struct Accepted {
    pub(crate) scheme: SchemeId,
    pub(crate) certain: bool,
    pub(crate) params: Params,
    pub(crate) reading: Reading,
    pub(crate) fidelity: Fidelity,
    pub(crate) upgrade: Option<Upgrade>,
    pub(crate) deferred: Vec<Reason>,
}

impl Accepted {
    /// The scheme that matched.
    pub fn scheme(&self) -> &SchemeId {
        &self.scheme
    }

    /// What may be stored as the hint of the row: the scheme that matched,
    /// unless several were tried and more than one did.
    pub fn hint(&self) -> Option<&SchemeId> {
        self.certain.then_some(&self.scheme)
    }

    /// Whether what was typed is certainly the password.
    pub fn fidelity(&self) -> Fidelity {
        self.fidelity
    }

    /// Whether the user should be asked for a new password: the old scheme
    /// could not tell the one typed from others, and the policy does not take
    /// it as typed.
    pub fn asks_for_new_password(&self) -> bool {
        let still_wrapped = self.scheme == crate::onion::ID && self.upgrade.is_none();
        match self.fidelity {
            Fidelity::Exact | Fidelity::Truncated(72..) => false,
            _ => still_wrapped || self.upgrade.as_ref().is_some_and(Upgrade::asks_for_new_password),
        }
    }

    /// Its parameters.
    pub fn params(&self) -> &Params {
        &self.params
    }

    /// In which meaning of what was typed it matched.
    pub fn reading(&self) -> Reading {
        self.reading
    }

    /// What to do about the stored hash; `None` to leave it.
    pub fn upgrade(&self) -> Option<&Upgrade> {
        self.upgrade.as_ref()
    }

    /// Why the stored hash is to be replaced, but not now, because the policy
    /// does not write yet. Empty if it is good enough, or replaced now.
    pub fn deferred(&self) -> &[Reason] {
        &self.deferred
    }
}

/// A wrong password, or an account that does not exist: not told apart.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Rejected {
    /// The scheme that was verified, for the log; `None` for an absent account.
    pub scheme: Option<SchemeId>,
}

/// Why a stored hash should be replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Reason {
    /// It is not of the scheme that the host writes.
    ForeignScheme,
    /// Its parameters are below the floor, or below the target in every way.
    CostTooLow,
    /// The policy calls the scheme deprecated by now.
    Deprecated,
    /// The scheme read only the first bytes of this password.
    Truncated,
    /// The scheme took this password for the same as others, by case.
    Lossy,
    /// It is a legacy hash wrapped in a native one; the password is at hand now.
    Wrapped,
    /// The salt is shorter than the policy asks.
    WeakSalt,
    /// It is not under the current pepper.
    OldPepper,
    /// The hint of the row names another scheme.
    StaleHint,
    /// The password matched in another reading than the raw bytes.
    Reading(Reading),
}

impl Reason {
    /// A stable name for logs.
    pub fn name(&self) -> &'static str {
        match self {
            Self::ForeignScheme => "foreign_scheme",
            Self::CostTooLow => "cost_too_low",
            Self::Deprecated => "deprecated",
            Self::Truncated => "truncated",
            Self::Lossy => "lossy",
            Self::Wrapped => "wrapped",
            Self::WeakSalt => "weak_salt",
            Self::OldPepper => "old_pepper",
            Self::StaleHint => "stale_hint",
            Self::Reading(_) => "reading",
        }
    }
}

/// How soon a stored hash should be replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Urgency {
    /// Tidiness: it protects well enough.
    Low,
    /// It protects less than the policy asks.
    Normal,
    /// Stolen, it protects hardly at all.
    High,
}

/// Whether what was typed is the password, or only something that the old
/// scheme could not tell from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Fidelity {
    /// What was typed is the password.
    Exact,
    /// The scheme cut this password off at so many bytes.
    Truncated(usize),
    /// The scheme dropped the highest bit of bytes of this password.
    HighBitDropped,
    /// The scheme folded the case of this password.
    CaseFolded,
}

/// What replaces a stored hash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Action {
    /// Store the native hash of what was typed.
    Rehash,
    /// Store an onion over the legacy computation, which accepts what was
    /// accepted so far, and ask the user for a new password.
    WrapAndAsk,
}

/// Instructions to replace a stored hash. Comes out of a match only, and is
/// judged after it. Hand it to [`Verifier::rehash`](crate::Verifier::rehash),
/// now or later, on this thread or another.
///
/// **For the host**: saving the result is *not* a change of password
/// ([`is_password_change`](Self::is_password_change) is false). Keep the date
/// of the last change, write no history entry, let sessions live, send no mail.
/// Save with a compare-and-swap on [`replaces`](Self::replaces), and clear
/// salt, rounds and key columns and set the hint in the same statement:
///
/// ```sql
/// UPDATE users SET hash = :new, hint = :new_hint, salt = NULL, rounds = NULL, key_id = NULL
///  WHERE id = :id AND hash = :replaces
/// ```
///
/// The native table may be another one than the legacy table: then insert the
/// new hash only where the legacy row still holds what is replaced and the
/// native one holds nothing. Mind the type of the parameter: SQLite, for one,
/// never finds a TEXT column equal to a BLOB ([`replaces_str`](Self::replaces_str)).
///
/// If no row changes, the password was changed meanwhile, and that change
/// stands. If saving fails, the login succeeds all the same and the upgrade
/// comes up again next time.
#[derive(Clone)]
#[must_use]
pub struct Upgrade(pub(crate) Arc<UpgradeInner>);

pub(crate) struct UpgradeInner {
    pub(crate) row: StoredHash,
    pub(crate) scheme: SchemeId,
    pub(crate) reasons: Vec<Reason>,
    pub(crate) urgency: Urgency,
    pub(crate) fidelity: Fidelity,
    pub(crate) action: Action,
    pub(crate) target: SchemeId,
    pub(crate) target_params: Params,
    /// Of the legacy hash, for an onion over it.
    pub(crate) record: Arc<dyn Record>,
    /// Of the legacy hash: its scheme and what it carries.
    pub(crate) chain: Vec<SchemeId>,
}

impl Upgrade {
    /// The stored hash that is to be replaced, byte for byte as handed in.
    pub fn replaces(&self) -> &[u8] {
        self.0.row.as_bytes()
    }

    /// The same as text, if it is text. Some databases never find a text column
    /// equal to a binary parameter.
    pub fn replaces_str(&self) -> Option<&str> {
        self.0.row.as_str()
    }

    /// The scheme that is to be replaced.
    pub fn from_scheme(&self) -> &SchemeId {
        &self.0.scheme
    }

    /// The scheme that is to be written.
    pub fn target(&self) -> &SchemeId {
        &self.0.target
    }

    /// The parameters that are to be written: in no dimension less than those
    /// replaced, where the scheme is the same.
    pub fn target_params(&self) -> &Params {
        &self.0.target_params
    }

    /// Why, the most important reason first. Never empty.
    pub fn reasons(&self) -> &[Reason] {
        &self.0.reasons
    }

    /// How soon.
    pub fn urgency(&self) -> Urgency {
        self.0.urgency
    }

    /// Whether what was typed is certainly the password.
    pub fn fidelity(&self) -> Fidelity {
        self.0.fidelity
    }

    /// What is to be stored.
    pub fn action(&self) -> Action {
        self.0.action
    }

    /// Whether the user should be asked for a new password, because the old
    /// scheme could not tell the one typed from others.
    pub fn asks_for_new_password(&self) -> bool {
        self.0.action == Action::WrapAndAsk
    }

    /// Always false: dates, history, sessions and mails are to be left alone.
    pub fn is_password_change(&self) -> bool {
        false
    }
}

impl fmt::Debug for Upgrade {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Upgrade")
            .field("from", &self.0.scheme)
            .field("to", &self.0.target)
            .field("params", &self.0.target_params)
            .field("reasons", &self.0.reasons)
            .field("urgency", &self.0.urgency)
            .field("fidelity", &self.0.fidelity)
            .field("action", &self.0.action)
            .finish_non_exhaustive()
    }
}

/// What to write into the row, and over what.
#[derive(Clone)]
#[must_use]
pub struct Replacement {
    pub(crate) hash: String,
    pub(crate) hint: SchemeId,
    pub(crate) upgrade: Upgrade,
}

impl Replacement {
    /// The new stored hash. Salt, rounds and key columns are to be cleared.
    pub fn hash(&self) -> &str {
        &self.hash
    }

    /// The new hint.
    pub fn hint(&self) -> &SchemeId {
        &self.hint
    }

    /// What the row must still hold: save only if it does.
    pub fn replaces(&self) -> &[u8] {
        self.upgrade.replaces()
    }

    /// The same as text, if it is text.
    pub fn replaces_str(&self) -> Option<&str> {
        self.upgrade.replaces_str()
    }

    /// The instructions that this follows.
    pub fn upgrade(&self) -> &Upgrade {
        &self.upgrade
    }
}

impl fmt::Debug for Replacement {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Replacement").field("hint", &self.hint).finish_non_exhaustive()
    }
}

/// Why a right password was not rehashed. The login stands.
#[derive(Debug, Clone, thiserror::Error)]
#[non_exhaustive]
pub enum Skip {
    /// The native scheme cannot take this password.
    #[error("the native scheme cannot take this password: {0}")]
    Unfit(#[from] Unfit),
    /// The legacy scheme has no computation that could be wrapped.
    #[error("the legacy scheme cannot be wrapped")]
    NotWrappable,
    /// The new hash did not verify. It was thrown away.
    #[error("the new hash did not verify")]
    SelfCheck,
    /// The computation failed.
    #[error("computing the new hash failed")]
    Derive(#[source] DeriveError),
    /// The new hash could not be read back.
    #[error("the new hash cannot be read")]
    Unreadable(#[source] alloc::boxed::Box<Error>),
}

/// What the native scheme cannot take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Unfit {
    /// The password is longer than the scheme reads, in bytes.
    #[error("it is longer than {limit} bytes")]
    TooLong {
        /// The longest that fits, in bytes.
        limit: usize,
    },
    /// The scheme would stop at the NUL byte, or other implementations would.
    #[error("it has a NUL byte")]
    Nul,
}

/// The whole of a login, for hosts that want one call. Never an error.
#[derive(Debug, Clone)]
#[must_use]
#[non_exhaustive]
pub struct Login {
    /// Whether the password is right. The only field that decides the login.
    pub allowed: bool,
    /// What to save, with a compare-and-swap.
    pub replacement: Option<Replacement>,
    /// Ask for a new password: the old scheme could not tell the one typed
    /// from others.
    pub ask_for_new_password: bool,
    /// The scheme that was verified.
    pub scheme: Option<SchemeId>,
    /// Why there was no verdict. For the log; the user sees a rejection.
    pub problem: Option<Error>,
    /// Why an upgrade was due and could not be made. For the log.
    pub skipped: Option<Skip>,
    /// Why an upgrade is due, but not now, because the policy does not write
    /// yet. Empty if the stored hash is good enough, or replaced now.
    pub deferred: Vec<Reason>,
}
