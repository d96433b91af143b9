//! What the policy is asked: before anything is computed, after a match, and of
//! rows that nobody logs in with.

use alloc::sync::Arc;
use alloc::vec::Vec;

use super::prepare::{self, Purpose};
use super::run::{Prepared, Run};
use super::{Attempt, Verifier};
use crate::cost::Cost;
use crate::error::Error;
use crate::id::SchemeId;
use crate::keyring::KeyId;
use crate::outcome::{Accepted, Fidelity, Reason, Upgrade, UpgradeInner};
use crate::params::Params;
use crate::password::{Password, Reading};
use crate::policy::{Facts, Judgement};
use crate::scheme::{Profile, Scheme, Strength, USUAL_PASSWORD_LEN};
use crate::stored::StoredHash;
use crate::time::Timestamp;

/// What the host writes.
#[derive(Clone)]
pub(super) struct Written {
    pub(super) scheme: SchemeId,
    pub(super) params: Params,
    pub(super) strength: Strength,
}

/// What is known of a row without its password. See [`Verifier::examine`].
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Examination {
    /// The scheme that owns the row.
    pub scheme: SchemeId,
    /// Its parameters.
    pub params: Params,
    /// What verifying a password of 72 bytes costs.
    pub cost: Cost,
    /// The longest password that the limits let through for this row, in bytes.
    pub longest_password: usize,
    /// Why a login would replace it, now or later; empty if it is current.
    pub reasons: Vec<Reason>,
    /// How well the hash as a whole protects.
    pub strength: Strength,
    /// Every scheme of the hash, the outermost first.
    pub chain: Vec<SchemeId>,
    /// Whether it stands for other passwords too: case is folded, bits are
    /// dropped, or what is behind the first few bytes is.
    pub lossy: bool,
    /// Whether foreign code compares it, so that it cannot be wrapped.
    pub compared_elsewhere: bool,
    /// The kind of work that verifying it is, and how much a short password takes.
    #[cfg(feature = "inventory")]
    pub(crate) slowest: Option<(alloc::string::String, u64)>,
}

impl Verifier {
    /// What a login would find out about a row, without a password and without
    /// the context and keys that may not be at hand: for imports, inventories
    /// and the progress of a migration. Nothing is computed; the limits and the
    /// policy are those of a login.
    ///
    /// # Errors
    ///
    /// [`Error`]: why a login would have no verdict.
    ///
    /// ```
    /// use password_compat::{StoredHash, Verifier, presets};
    /// let verifier = Verifier::new(presets::PHP)?;
    /// let hostile = StoredHash::new("$argon2id$v=19$m=4294967295,t=9,p=1$c29tZXNhbHQ$AAAAAAAAAAAAAAAAAAAAAA");
    /// assert_eq!(verifier.examine(&hostile).unwrap_err().code(), "too_expensive");
    /// # Ok::<(), password_compat::VerifierError>(())
    /// ```
    pub fn examine(&self, stored: &StoredHash) -> Result<Examination, Error> {
        self.examine_attempt(stored, None)
    }

    /// As [`examine`](Self::examine), as of another time than now.
    ///
    /// # Errors
    ///
    /// As [`examine`](Self::examine).
    pub fn examine_at(&self, stored: &StoredHash, time: Timestamp) -> Result<Examination, Error> {
        self.examine_attempt(stored, Some(time))
    }

    fn examine_attempt(&self, stored: &StoredHash, time: Option<Timestamp>) -> Result<Examination, Error> {
        let password = Password::new(alloc::vec![b'x'; USUAL_PASSWORD_LEN.min(self.0.limits.password_len())]);
        let attempt = Attempt::new(&password, stored);
        let attempt = time.into_iter().fold(attempt, Attempt::at);
        let prepared = prepare::prepare(self, &attempt, Purpose::Examine)?;
        let run = prepared.runs.first().ok_or(Error::Unrecognised)?;
        let reasons = match self.0.policy.judge(&self.facts(run, prepared.time)) {
            Judgement::Upgrade { reasons, .. } | Judgement::Defer { reasons } => reasons,
            Judgement::Keep => Vec::new(),
        };
        Ok(Examination {
            scheme: run.scheme().clone(),
            params: run.params.clone(),
            cost: run.cost,
            longest_password: self.longest_password(run),
            reasons,
            strength: run.strength(),
            chain: run.chain.clone(),
            lossy: run.profiles.iter().any(is_lossy),
            compared_elsewhere: run.profiles.iter().any(|profile| profile.compared_elsewhere),
            #[cfg(feature = "inventory")]
            slowest: run.record.computation().and_then(crate::computation::Computation::slowest),
        })
    }

    /// By halves: costs never fall as the password grows.
    fn longest_password(&self, run: &Run) -> usize {
        let limits = &self.0.limits;
        let fits = |len: usize| limits.check(run.scheme(), run.record.cost(len), len).is_ok();
        let (mut fitting, mut beyond) = (0, limits.password_len_of(run.scheme()).saturating_add(1));
        while beyond - fitting > 1 {
            let middle = fitting + (beyond - fitting) / 2;
            if fits(middle) { fitting = middle } else { beyond = middle }
        }
        fitting
    }

    /// The facts of a hash, as far as they do not depend on the password.
    pub(super) fn facts<'a>(&'a self, run: &'a Run, time: Option<Timestamp>) -> Facts<'a> {
        let written = &self.0.written;
        Facts {
            scheme: run.scheme(),
            profile: run.profile(),
            strength: run.strength(),
            params: &run.params,
            cost: run.cost,
            chain: &run.chain,
            salt_len: run.salt_len,
            native_form: self.is_native_form(&run.chain),
            pepper_current: run.pepper_current,
            native: &written.scheme,
            native_params: &written.params,
            native_strength: written.strength,
            time,
            draw: 0,
            reading: Reading::Raw,
            fidelity: Fidelity::Exact,
            stale_hint: run.stale_hint,
        }
    }

    /// Every scheme of the chain has to be admitted.
    pub(super) fn admit(&self, run: &Run, time: Option<Timestamp>) -> Result<(), Error> {
        for (scheme, profile) in run.chain.iter().zip(&run.profiles) {
            let facts = Facts { scheme, profile, ..self.facts(run, time) };
            let refused = |refusal| Error::Refused { scheme: scheme.clone(), refusal };
            self.0.policy.admits(&facts).map_err(refused)?;
        }
        Ok(())
    }

    /// The native scheme, plain or under a pepper.
    pub(super) fn is_native_form(&self, chain: &[SchemeId]) -> bool {
        let native = &self.0.written.scheme;
        match chain {
            [only] => only == native,
            [outer, inner] => *outer == crate::pepper::ID && inner == native,
            _ => false,
        }
    }

    /// Where a hash of these schemes stands in the migration.
    #[cfg(feature = "inventory")]
    pub(crate) fn generation(&self, chain: &[SchemeId]) -> crate::inventory::Generation {
        use crate::inventory::Generation;
        match chain.first() {
            _ if self.is_native_form(chain) => Generation::Native,
            Some(outer) if *outer == crate::onion::ID => Generation::Wrapped,
            _ => Generation::Legacy,
        }
    }

    pub(super) fn pepper_is_current(&self, row: &StoredHash) -> bool {
        let of_row: Option<KeyId> = crate::pepper::key_id(row.as_bytes());
        of_row == self.0.pepper
    }

    pub(super) fn profile_of(&self, id: &SchemeId, scope: Option<&str>) -> Profile {
        let registered = self.0.registry.entry(id.as_str(), scope).map(|entry| entry.profile.clone());
        let built_in = || crate::schemes::scheme(id.as_str()).map(Scheme::profile);
        // The inner scheme of an onion may not be registered any more.
        registered.or_else(built_in).unwrap_or_else(|| Profile::new(Strength::Reversible))
    }
}

/// Whether passwords that differ after a few bytes, in case or in the eighth
/// bit are one to a scheme.
fn is_lossy(profile: &Profile) -> bool {
    let cut = profile.truncates_at.is_some_and(|bytes| bytes < USUAL_PASSWORD_LEN);
    cut || profile.folds_case || profile.drops_high_bit
}

/// A match, with what the policy says of the hash.
pub(super) fn accept(prepared: &Prepared, run: &Run, reading: Reading, several: bool) -> Accepted {
    let verifier = &prepared.verifier;
    let (inner, written) = (&verifier.0, &verifier.0.written);
    let fidelity = run.fidelity(&prepared.password, reading);
    let draw = draw(prepared, run);
    let facts = Facts { draw, reading, fidelity, ..verifier.facts(run, prepared.time) };
    let mut deferred = Vec::new();
    let upgrade = match inner.policy.judge(&facts) {
        Judgement::Upgrade { reasons, urgency, action } if !reasons.is_empty() => {
            // Of the same scheme: in no dimension less than it was.
            let raised = if facts.native_form { run.params.max(&written.params) } else { None };
            Some(Upgrade(Arc::new(UpgradeInner {
                row: run.row.clone(),
                scheme: run.scheme().clone(),
                reasons,
                urgency,
                fidelity,
                action,
                target: written.scheme.clone(),
                target_params: raised.unwrap_or_else(|| written.params.clone()),
                record: Arc::clone(&run.record),
                chain: run.chain.clone(),
            })))
        }
        Judgement::Defer { reasons } => {
            deferred = reasons;
            None
        }
        _ => None,
    };
    Accepted {
        scheme: run.scheme().clone(),
        certain: !(several && run.tried),
        params: run.params.clone(),
        reading,
        fidelity,
        upgrade,
        deferred,
    }
}

fn draw(prepared: &Prepared, run: &Run) -> u16 {
    let name = prepared.subject.login().map_or(run.row.as_bytes(), str::as_bytes);
    u16::try_from(prepared.verifier.0.absent.number(name) % 1000).unwrap_or_default()
}
