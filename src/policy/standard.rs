//! The policy that most hosts configure.

use alloc::collections::{BTreeMap, BTreeSet};
use alloc::vec;
use alloc::vec::Vec;

use super::{Facts, Judgement, Policy};
use crate::error::Refusal;
use crate::id::SchemeId;
use crate::outcome::{Action, Fidelity, Reason, Urgency};
use crate::params::Params;
use crate::password::Reading;
use crate::primitives::{Argon2Variant, Digest};
use crate::scheme::Strength;
use crate::time::Timestamp;

/// The shortest salt that is left alone by default, in bytes.
const MIN_SALT: usize = 8;

/// The salts of the built-in writers, in bytes: no hash can be asked for more.
const NATIVE_SALT: usize = 16;

/// Whether and when upgrades are made. Verifying is not affected: reads and
/// writes are separate switches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(deny_unknown_fields))]
#[non_exhaustive]
pub struct Writes {
    /// Not before this time.
    from: Option<Timestamp>,
    /// For so many accounts of a thousand.
    per_mille: u16,
}

impl Writes {
    /// At every login that calls for it.
    pub const fn always() -> Self {
        Self { from: None, per_mille: 1000 }
    }

    /// Never: every instance reads the new form before any writes it, or the
    /// old system has to go on reading the table.
    pub const fn never() -> Self {
        Self { from: None, per_mille: 0 }
    }

    /// From a time on.
    pub const fn from(time: Timestamp) -> Self {
        Self { from: Some(time), per_mille: 1000 }
    }

    /// The same, for a share of the accounts only, in thousandths. An account
    /// is always inside or always outside of a share.
    #[must_use]
    pub const fn for_share(mut self, per_mille: u16) -> Self {
        self.per_mille = per_mille;
        self
    }

    fn allow(self, facts: &Facts<'_>) -> bool {
        let begun = self.from.is_none_or(|from| facts.time.is_some_and(|time| time >= from));
        begun && facts.draw < self.per_mille
    }
}

/// What is stored when the old scheme could not tell the password typed from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum LossyAction {
    /// Wrap the legacy hash, which accepts what was accepted so far, and ask
    /// the user for a new password.
    WrapAndAsk,
    /// Hash what was typed.
    AsTyped,
}

/// The policy that most hosts configure.
///
/// The defaults follow OWASP's Password Storage Cheat Sheet (as of 2026): any
/// of its rows of Argon2id or scrypt parameters, bcrypt from cost 10, PBKDF2
/// with 600,000 (SHA-256), 220,000 (SHA-512) or 1,400,000 (SHA-1) rounds.
/// Everything is admitted; what is not native, and not stronger than native,
/// is upgraded at login.
///
/// ```
/// use password_compat::{SchemeId, StandardPolicy, Timestamp, Writes};
/// let md5 = SchemeId::parse("hex_md5")?;
/// let policy = StandardPolicy::new()
///     .refuse(md5, Timestamp::date(2027, 9, 1))
///     .writes(Writes::from(Timestamp::date(2027, 1, 1)).for_share(100));
/// # Ok::<(), password_compat::InvalidSchemeId>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(default, deny_unknown_fields))]
pub struct StandardPolicy {
    floors: BTreeMap<SchemeId, Vec<Params>>,
    keep: BTreeSet<SchemeId>,
    deprecated: BTreeMap<SchemeId, Timestamp>,
    refused: BTreeMap<SchemeId, Timestamp>,
    min_strength: Option<Strength>,
    min_salt: usize,
    writes: Writes,
    lossy: LossyAction,
}

impl Default for StandardPolicy {
    fn default() -> Self {
        Self {
            floors: owasp(),
            keep: BTreeSet::new(),
            deprecated: BTreeMap::new(),
            refused: BTreeMap::new(),
            min_strength: None,
            min_salt: MIN_SALT,
            writes: Writes::always(),
            lossy: LossyAction::WrapAndAsk,
        }
    }
}

/// The minimum rows of OWASP's Password Storage Cheat Sheet, each an alternative.
fn owasp() -> BTreeMap<SchemeId, Vec<Params>> {
    let argon2 = [(47_104, 1), (19_456, 2), (12_288, 3), (9_216, 4), (7_168, 5)];
    let argon2 = argon2.map(|(memory_kib, passes)| Params::Argon2 {
        variant: Argon2Variant::Id,
        version: 19,
        memory_kib,
        passes,
        lanes: 1,
    });
    let scrypt = [(17, 1), (16, 2), (15, 3), (14, 5), (13, 10)];
    let scrypt = scrypt.map(|(log_n, p)| Params::Scrypt { log_n, r: 8, p });
    let pbkdf2 = |digest, rounds| vec![Params::Pbkdf2 { digest, rounds }];
    [
        ("argon2", argon2.to_vec()),
        ("scrypt", scrypt.to_vec()),
        ("scrypt7", scrypt.to_vec()),
        ("bcrypt", vec![Params::Bcrypt { cost: 10 }]),
        ("pbkdf2_sha1", pbkdf2(Digest::Sha1, 1_400_000)),
        ("pbkdf2_sha256", pbkdf2(Digest::Sha256, 600_000)),
        ("pbkdf2_sha512", pbkdf2(Digest::Sha512, 220_000)),
    ]
    .map(|(id, rows)| (SchemeId::builtin(id), rows))
    .into()
}

/// The minimum rows of one scheme.
#[cfg(feature = "std")]
pub(crate) fn owasp_rows(scheme: &SchemeId) -> Vec<Params> {
    owasp().remove(scheme).unwrap_or_default()
}

impl StandardPolicy {
    /// The defaults.
    pub fn new() -> Self {
        Self::default()
    }

    /// The least parameters of a scheme that are left alone: alternatives, of
    /// which one has to be reached in every dimension.
    #[must_use]
    pub fn floor(mut self, scheme: SchemeId, rows: impl Into<Vec<Params>>) -> Self {
        self.floors.insert(scheme, rows.into());
        self
    }

    /// Leaves hashes of a scheme alone although they are not native, as long as
    /// they reach its floor.
    #[must_use]
    pub fn keep(mut self, scheme: SchemeId) -> Self {
        self.keep.insert(scheme);
        self
    }

    /// Upgrades hashes of a scheme from a time on, however strong they are. The
    /// native scheme cannot be deprecated.
    #[must_use]
    pub fn deprecate(mut self, scheme: SchemeId, from: Timestamp) -> Self {
        self.deprecated.insert(scheme, from);
        self
    }

    /// Refuses a scheme from a time on, in every layer of a hash, onions over it
    /// included: to end bare digests and keep onions over them, use
    /// [`min_strength`](Self::min_strength). Where the time is unknown it is
    /// refused.
    #[must_use]
    pub fn refuse(mut self, scheme: SchemeId, from: Timestamp) -> Self {
        self.refused.insert(scheme, from);
        self
    }

    /// Refuses what is stored in a weaker form. An onion is as strong as its
    /// outer layer.
    #[must_use]
    pub fn min_strength(mut self, strength: Strength) -> Self {
        self.min_strength = Some(strength);
        self
    }

    /// The shortest salt that is left alone, in bytes: at most 16, which is what
    /// native hashes have.
    #[must_use]
    pub fn min_salt(mut self, bytes: usize) -> Self {
        self.min_salt = bytes;
        self
    }

    /// Whether and when upgrades are made.
    #[must_use]
    pub fn writes(mut self, writes: Writes) -> Self {
        self.writes = writes;
        self
    }

    /// What is stored where the old scheme lost part of the password.
    #[must_use]
    pub fn lossy(mut self, action: LossyAction) -> Self {
        self.lossy = action;
        self
    }

    fn reasons(&self, facts: &Facts<'_>) -> Vec<Reason> {
        let mut reasons = Vec::new();
        let mut when = |holds: bool, reason: Reason| {
            if holds {
                reasons.push(reason);
            }
        };
        let due = |(scheme, from): (&SchemeId, &Timestamp)| {
            facts.chain.contains(scheme) && facts.time.is_none_or(|time| time >= *from)
        };
        // What the host writes itself cannot be replaced by anything better.
        let deprecated = !facts.native_form && self.deprecated.iter().any(due);
        when(*facts.scheme == crate::onion::ID, Reason::Wrapped);
        when(deprecated, Reason::Deprecated);
        if facts.native_form {
            // Another variant of the scheme is as foreign as another scheme.
            when(!facts.params.comparable(facts.native_params), Reason::ForeignScheme);
            when(self.native_too_low(facts), Reason::CostTooLow);
            when(!facts.pepper_current, Reason::OldPepper);
        } else if *facts.scheme != crate::onion::ID {
            let kept = self.keep.contains(facts.scheme) || facts.strength > facts.native_strength;
            when(!kept, Reason::ForeignScheme);
            when(kept && self.below_floor(facts), Reason::CostTooLow);
        }
        let min_salt = self.min_salt.min(NATIVE_SALT);
        when(facts.salt_len.is_some_and(|len| len < min_salt), Reason::WeakSalt);
        match facts.fidelity {
            Fidelity::Exact => {}
            Fidelity::Truncated(_) => when(true, Reason::Truncated),
            Fidelity::HighBitDropped | Fidelity::CaseFolded => when(true, Reason::Lossy),
        }
        when(facts.stale_hint, Reason::StaleHint);
        when(facts.reading != Reading::Raw, Reason::Reading(facts.reading));
        reasons
    }

    /// What reaches the target is never too low, whatever the floor says: the
    /// native writer's own hashes are never judged for upgrade.
    fn native_too_low(&self, facts: &Facts<'_>) -> bool {
        let comparable = facts.params.comparable(facts.native_params);
        comparable
            && !facts.params.meets(facts.native_params)
            && (facts.params < facts.native_params || self.below_floor(facts))
    }

    fn below_floor(&self, facts: &Facts<'_>) -> bool {
        let scheme = if facts.native_form { facts.native } else { facts.scheme };
        let rows = self.floors.get(scheme).map(Vec::as_slice).unwrap_or_default();
        !rows.is_empty() && !rows.iter().any(|row| facts.params.meets(row))
    }

    fn urgency(facts: &Facts<'_>, reasons: &[Reason]) -> Urgency {
        let weak = facts.strength <= Strength::Fast;
        let tidy =
            |reason: &Reason| matches!(reason, Reason::StaleHint | Reason::Reading(_) | Reason::Truncated);
        if weak {
            Urgency::High
        } else if reasons.iter().all(tidy)
            || (reasons == [Reason::ForeignScheme] && facts.strength >= facts.native_strength)
        {
            Urgency::Low
        } else {
            Urgency::Normal
        }
    }

    fn action(&self, fidelity: Fidelity) -> Action {
        match (fidelity, self.lossy) {
            // Beyond 72 bytes: nobody else types the same 72.
            (Fidelity::Exact, _) | (Fidelity::Truncated(72..), _) | (_, LossyAction::AsTyped) => {
                Action::Rehash
            }
            _ => Action::WrapAndAsk,
        }
    }
}

impl Policy for StandardPolicy {
    fn admits(&self, facts: &Facts<'_>) -> Result<(), Refusal> {
        if let Some(from) = self.refused.get(facts.scheme)
            && facts.time.is_none_or(|time| time >= *from)
        {
            return Err(Refusal::Since(*from));
        }
        match self.min_strength {
            Some(least) if facts.strength < least => Err(Refusal::TooWeak),
            _ => Ok(()),
        }
    }

    fn judge(&self, facts: &Facts<'_>) -> Judgement {
        let reasons = self.reasons(facts);
        if reasons.is_empty() {
            return Judgement::Keep;
        }
        if !self.writes.allow(facts) {
            return Judgement::Defer { reasons };
        }
        let urgency = Self::urgency(facts, &reasons);
        let action = self.action(facts.fidelity);
        if action == Action::WrapAndAsk && *facts.scheme == crate::onion::ID {
            // It is wrapped already; only a new password helps.
            return Judgement::Keep;
        }
        Judgement::Upgrade { reasons, urgency, action }
    }

    fn as_standard(&self) -> Option<&StandardPolicy> {
        Some(self)
    }
}
