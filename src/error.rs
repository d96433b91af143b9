//! Why there is no verdict, and what to do about it.

use alloc::boxed::Box;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;

use crate::cost::Excess;
use crate::id::SchemeId;
use crate::keyring::KeyId;
use crate::time::Timestamp;

/// Why there is no verdict on a password.
///
/// A wrong password is never an `Error`; it is `Outcome::Rejected`. Whoever
/// logs in sees the same message for both; the log does not. No variant
/// carries a password, a stored hash, a salt or a key.
#[derive(Debug, Clone, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// No registered scheme, and no scheme of this crate, recognises the row.
    #[error("no scheme recognises the stored hash; register the scheme that wrote it, or correct the row")]
    Unrecognised,
    /// Several registered schemes could own the row and nothing chooses.
    #[error(
        "several schemes could own the stored hash: {0}; store a hint with the row or `assume` one of them"
    )]
    Ambiguous(Candidates),
    /// The row's hint names a scheme that does not recognise the stored hash,
    /// and no single other scheme is certain of it.
    #[error(
        "the hint `{hint}` does not fit the stored hash (recognised as: {candidates}); correct the hint column"
    )]
    HintMismatch {
        /// What the hint says.
        hint: SchemeId,
        /// The registered schemes that do recognise the stored hash.
        candidates: Candidates,
    },
    /// The format is known to this crate, but not enabled in this registry.
    #[error("the stored hash is of scheme `{scheme}`, which is not enabled; {enable}")]
    NotEnabled {
        /// The scheme that would read the row.
        scheme: SchemeId,
        /// What to add.
        enable: Enable,
    },
    /// The account has no password: the row holds a marker such as `!` or `*LK*`.
    #[error("the account's password is disabled by a marker in place of a hash")]
    Disabled,
    /// The row belongs to a scheme, but is damaged or forged.
    #[error("the stored hash of scheme `{scheme}` is malformed")]
    Malformed {
        /// The scheme that recognised the row.
        scheme: SchemeId,
        /// What is wrong with it.
        #[source]
        cause: Malformed,
    },
    /// The row asks for more memory or work than the limits allow. Nothing was
    /// computed or allocated.
    #[error("verifying this `{scheme}` hash exceeds the limits")]
    TooExpensive {
        /// The scheme of the row.
        scheme: SchemeId,
        /// What it asks for and what is allowed.
        #[source]
        excess: Excess,
    },
    /// The password or the stored hash is longer than any limit allows. Decided
    /// before anything is read.
    #[error(transparent)]
    TooLong(TooLong),
    /// The policy does not admit the scheme, now or at all.
    #[error("the policy refuses scheme `{scheme}`")]
    Refused {
        /// The scheme that is refused; in a layered hash any layer of it.
        scheme: SchemeId,
        /// Why.
        #[source]
        refusal: Refusal,
    },
    /// The scheme needs something of the row or the person that was not given.
    #[error("scheme `{scheme}` needs the {context}, which was not given with the attempt")]
    MissingContext {
        /// The scheme of the row.
        scheme: SchemeId,
        /// What is missing.
        context: Context,
    },
    /// The keyring has no key of the id that the row or the scheme names.
    #[error("scheme `{scheme}` needs the key `{key}`, which is not in the keyring")]
    MissingKey {
        /// The scheme of the row.
        scheme: SchemeId,
        /// The id of the missing key.
        key: KeyId,
    },
    /// The computation failed.
    #[error("computing a `{scheme}` hash failed")]
    Derive {
        /// The scheme of the row.
        scheme: SchemeId,
        /// What went wrong.
        #[source]
        cause: DeriveError,
    },
    /// Code that is not part of this crate failed or panicked.
    #[error("the foreign scheme `{scheme}` failed")]
    Foreign {
        /// The scheme whose code failed.
        scheme: SchemeId,
        /// How.
        #[source]
        cause: ForeignError,
    },
    /// The host is busy: no verdict, try again. Decided before the account is
    /// looked at.
    #[error("too many logins at once; try again")]
    Overloaded,
}

impl Error {
    /// A stable name for logs and counters, such as `too_expensive`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unrecognised => "unrecognised",
            Self::Ambiguous(_) => "ambiguous",
            Self::HintMismatch { .. } => "hint_mismatch",
            Self::NotEnabled { .. } => "not_enabled",
            Self::Disabled => "disabled",
            Self::Malformed { .. } => "malformed",
            Self::TooExpensive { .. } => "too_expensive",
            Self::TooLong(_) => "too_long",
            Self::Refused { .. } => "refused",
            Self::MissingContext { .. } => "missing_context",
            Self::MissingKey { .. } => "missing_key",
            Self::Derive { .. } => "derive",
            Self::Foreign { .. } => "foreign",
            Self::Overloaded => "overloaded",
        }
    }

    /// The scheme that the error speaks of, if it speaks of one.
    pub fn scheme(&self) -> Option<&SchemeId> {
        match self {
            Self::HintMismatch { hint: scheme, .. }
            | Self::NotEnabled { scheme, .. }
            | Self::Malformed { scheme, .. }
            | Self::TooExpensive { scheme, .. }
            | Self::Refused { scheme, .. }
            | Self::MissingContext { scheme, .. }
            | Self::MissingKey { scheme, .. }
            | Self::Derive { scheme, .. }
            | Self::Foreign { scheme, .. } => Some(scheme),
            Self::Unrecognised
            | Self::Ambiguous(_)
            | Self::Disabled
            | Self::TooLong(_)
            | Self::Overloaded => None,
        }
    }

    /// Whether the error says something about the account, so that giving it
    /// quicker than a rejection would tell accounts apart.
    pub(crate) fn depends_on_account(&self) -> bool {
        !matches!(self, Self::TooLong(TooLong { what: "password", .. }) | Self::Overloaded)
    }

    /// A parse error of a scheme, with its name.
    pub(crate) fn of_parse(scheme: &SchemeId, error: ParseError) -> Self {
        let scheme = scheme.clone();
        match error {
            ParseError::Malformed(cause) => Self::Malformed { scheme, cause },
            ParseError::MissingContext(context) => Self::MissingContext { scheme, context },
            ParseError::MissingKey(key) => Self::MissingKey { scheme, key },
            ParseError::Disabled => Self::Disabled,
            // The row is known; what it carries is not.
            ParseError::Inner(error) if matches!(*error, Self::Unrecognised) => {
                Self::Malformed { scheme, cause: Malformed::Unknown("carried hash") }
            }
            ParseError::Inner(error) => *error,
        }
    }
}

/// Schemes that could own a stored hash.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Candidates(Vec<SchemeId>);

impl Candidates {
    /// The ids, the most certain first.
    pub fn ids(&self) -> &[SchemeId] {
        &self.0
    }
}

impl FromIterator<SchemeId> for Candidates {
    fn from_iter<I: IntoIterator<Item = SchemeId>>(ids: I) -> Self {
        Self(ids.into_iter().collect())
    }
}

impl fmt::Display for Candidates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str("none");
        }
        for (index, id) in self.0.iter().enumerate() {
            if index > 0 {
                f.write_str(", ")?;
            }
            write!(f, "{id}")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Candidates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.0).finish()
    }
}

/// What makes a known scheme readable here.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Enable {
    /// Add the scheme of this name, or a preset that lists it, to the registry.
    Scheme(&'static str),
    /// Build the crate with this Cargo feature, then add the scheme.
    Feature(&'static str),
}

impl fmt::Display for Enable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Scheme(name) => write!(f, "add `{name}` or a preset that lists it to the registry"),
            Self::Feature(name) => write!(f, "build with the feature `{name}` and add the scheme"),
        }
    }
}

/// What is wrong with a stored hash. The names are those of its fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Malformed {
    /// The field is not there.
    #[error("the {0} is missing")]
    Missing(&'static str),
    /// The field has a character or padding that its encoding does not allow.
    #[error("the {0} is not in its encoding")]
    Encoding(&'static str),
    /// The field, decoded, is too short or too long for what it holds.
    #[error("the {0} has the wrong length")]
    Length(&'static str),
    /// The field is not a plain decimal number.
    #[error("the {0} is not a number")]
    Number(&'static str),
    /// The number is outside what the format allows.
    #[error("the {0} is out of range")]
    Range(&'static str),
    /// The field names something that does not exist: a version, a digest.
    #[error("the {0} is unknown")]
    Unknown(&'static str),
    /// The field occurs twice.
    #[error("the {0} is given twice")]
    Duplicate(&'static str),
    /// There is more text than the format has fields.
    #[error("there is text behind the {0}")]
    Surplus(&'static str),
    /// Hashes are carried in hashes more than four deep.
    #[error("carried hashes nest too deeply")]
    Depth,
    /// The computation that the row describes is not one that can be run.
    #[error("the described computation is not valid")]
    Computation,
}

/// What [`Scheme::parse`](crate::Scheme::parse) answers when there is no record.
#[derive(Debug, Clone, thiserror::Error)]
#[non_exhaustive]
pub enum ParseError {
    /// The row is of this scheme, but damaged or forged.
    #[error("the stored hash is malformed")]
    Malformed(#[from] Malformed),
    /// Something of the row or the person is needed that was not given.
    #[error("the {0} is missing")]
    MissingContext(Context),
    /// The keyring lacks this key.
    #[error("the key `{0}` is missing")]
    MissingKey(KeyId),
    /// The row holds what the system writes for an account without a password.
    #[error("a marker stands in place of a hash")]
    Disabled,
    /// A hash carried inside this one has no verdict.
    #[error("the carried hash cannot be read")]
    Inner(#[source] Box<Error>),
}

/// Something besides the stored hash that a scheme can need.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Context {
    /// The login name of [`Subject`](crate::Subject).
    Login,
    /// The realm of [`Subject`](crate::Subject).
    Realm,
    /// The user id of [`Subject`](crate::Subject).
    UserId,
    /// The e-mail address of [`Subject`](crate::Subject).
    Email,
    /// The salt column of the row.
    Salt,
    /// The second salt column of the row.
    Salt2,
    /// The rounds column of the row.
    Rounds,
    /// The encoding column of the row.
    Encoding,
    /// The key id column of the row.
    KeyId,
    /// A further column of the row, by name.
    Column(Arc<str>),
}

impl fmt::Display for Context {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Login => f.write_str("login name"),
            Self::Realm => f.write_str("realm"),
            Self::UserId => f.write_str("user id"),
            Self::Email => f.write_str("e-mail address"),
            Self::Salt => f.write_str("salt column"),
            Self::Salt2 => f.write_str("second salt column"),
            Self::Rounds => f.write_str("rounds column"),
            Self::Encoding => f.write_str("encoding column"),
            Self::KeyId => f.write_str("key id column"),
            Self::Column(name) => write!(f, "column `{name}`"),
        }
    }
}

/// What is too long to be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the {what} has {len} bytes; at most {limit} are allowed")]
#[non_exhaustive]
pub struct TooLong {
    /// `password` or `stored hash`.
    pub what: &'static str,
    /// Its length in bytes.
    pub len: usize,
    /// The longest length allowed, in bytes.
    pub limit: usize,
}

/// Why the policy refuses a scheme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// The scheme is refused since this time.
    #[error("refused since {} (Unix seconds)", .0.as_unix())]
    Since(Timestamp),
    /// The scheme is weaker than the policy's floor.
    #[error("weaker than the floor of the policy")]
    TooWeak,
    /// A policy of the host refuses it, for this reason.
    #[error("{0}")]
    Other(&'static str),
}

/// Why a computation gave no digest.
#[derive(Debug, Clone, thiserror::Error)]
#[non_exhaustive]
pub enum DeriveError {
    /// The parameters are ones that the implementation cannot compute.
    #[error("the {0} is one that the implementation cannot compute")]
    Parameters(&'static str),
    /// The memory could not be had.
    #[error("the working memory could not be allocated")]
    OutOfMemory,
    /// The password cannot be written in the form that the scheme needs.
    #[error("the password cannot be represented as {0}")]
    Password(&'static str),
    /// A value grew past 64 KiB.
    #[error("an intermediate value is too large")]
    TooLarge,
    /// The operating system gave no random bytes.
    #[error("no random bytes could be had")]
    Random,
    /// A step was supplied that was not asked for, or asked for twice.
    #[error("the job was driven out of order")]
    OutOfOrder,
    /// Foreign code failed.
    #[error("a foreign implementation failed")]
    Foreign(#[source] Arc<dyn core::error::Error + Send + Sync>),
}

/// How foreign code failed.
#[derive(Debug, Clone, thiserror::Error)]
#[non_exhaustive]
pub enum ForeignError {
    /// It panicked. Never a match. Its message is not kept: it may hold secrets.
    #[error("the foreign code panicked")]
    Panicked,
    /// It returned an error.
    #[error("the foreign code returned an error")]
    Failed(#[source] Arc<dyn core::error::Error + Send + Sync>),
}
