//! What is admitted, and what is to be replaced.

mod standard;

use alloc::vec::Vec;

#[cfg(feature = "std")]
pub(crate) use self::standard::owasp_rows;
pub use self::standard::{LossyAction, StandardPolicy, Writes};
use crate::cost::Cost;
use crate::error::Refusal;
use crate::id::SchemeId;
use crate::outcome::{Action, Fidelity, Reason, Urgency};
use crate::params::Params;
use crate::password::Reading;
use crate::scheme::{Profile, Strength};
use crate::time::Timestamp;

/// Decides which schemes may log in and which stored hashes are to be replaced.
///
/// Pure: the same facts give the same answer. Time is among the facts.
/// [`StandardPolicy`] is the one to configure; a host with rules of its own
/// implements this and asks the standard one for the rest.
pub trait Policy: core::fmt::Debug + Send + Sync {
    /// Whether a scheme may be verified at all. Asked for every layer of a hash.
    ///
    /// # Errors
    ///
    /// [`Refusal`] says why not.
    fn admits(&self, facts: &Facts<'_>) -> Result<(), Refusal>;

    /// What to do about a stored hash whose password was right.
    fn judge(&self, facts: &Facts<'_>) -> Judgement;

    /// The policy as data, if it is the standard one.
    fn as_standard(&self) -> Option<&StandardPolicy> {
        None
    }
}

/// What a policy knows.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Facts<'a> {
    /// The scheme in question: of the row, or under [`Policy::admits`] of a layer.
    pub scheme: &'a SchemeId,
    /// What is known of it.
    pub profile: &'a Profile,
    /// How well the hash as a whole protects: as its innermost carried layer
    /// does. An onion protects as its outer layer does.
    pub strength: Strength,
    /// The parameters of the hash.
    pub params: &'a Params,
    /// What verifying it costs.
    pub cost: Cost,
    /// Every scheme of the hash, the outermost first.
    pub chain: &'a [SchemeId],
    /// The shortest salt of the hash in bytes, if it is known.
    pub salt_len: Option<usize>,
    /// Whether the hash has the form that the host writes: the native scheme,
    /// plain or under the pepper.
    pub native_form: bool,
    /// Whether the hash is under the current pepper, or none is in use.
    pub pepper_current: bool,
    /// The scheme that the host writes.
    pub native: &'a SchemeId,
    /// The parameters that the host writes.
    pub native_params: &'a Params,
    /// How strong the native scheme is.
    pub native_strength: Strength,
    /// When. `None` where there is neither a clock nor an argument.
    pub time: Option<Timestamp>,
    /// A number below 1000 that is always the same for one account: for doing
    /// something to a share of them.
    pub draw: u16,
    /// In which reading the password matched.
    pub reading: Reading,
    /// Whether what was typed is certainly the password.
    pub fidelity: Fidelity,
    /// Whether the hint of the row named a scheme that does not recognise it.
    pub stale_hint: bool,
}

/// What a policy says of a stored hash.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Judgement {
    /// Leave it.
    Keep,
    /// Replace it, but not now: writes are off, or not on yet.
    Defer {
        /// Why it is to be replaced, the most important reason first.
        reasons: Vec<Reason>,
    },
    /// Replace it.
    Upgrade {
        /// Why, the most important reason first. Without a reason nothing is replaced.
        reasons: Vec<Reason>,
        /// How soon.
        urgency: Urgency,
        /// By what.
        action: Action,
    },
}
