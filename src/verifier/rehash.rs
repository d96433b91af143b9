//! Writing: new passwords, upgrades and onions.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::sync::atomic::{AtomicU64, Ordering};

use super::{Attempt, Verifier, prepare, run};
use crate::error::{DeriveError, Error, TooLong};
use crate::foreign;
use crate::id::SchemeId;
use crate::onion::Inner;
use crate::outcome::{Action, Replacement, Skip, Unfit, Upgrade};
use crate::params::Params;
use crate::password::Password;
use crate::pepper;
use crate::scheme::Record;
use crate::stored::{StoredHash, Subject};
use crate::tag::Scratch;

/// Why a new password was not hashed.
#[derive(Debug, Clone, thiserror::Error)]
#[non_exhaustive]
pub enum HashError {
    /// The native scheme cannot take it whole. Ask for another one.
    #[error("the native scheme cannot take this password: {0}")]
    Unfit(#[from] Unfit),
    /// It is longer than the limits allow.
    #[error(transparent)]
    TooLong(TooLong),
    /// The computation failed.
    #[error("computing the hash failed")]
    Derive(#[source] DeriveError),
}

/// Why a row was not wrapped. It stays as it is.
#[derive(Debug, Clone, thiserror::Error)]
#[non_exhaustive]
pub enum WrapError {
    /// It is native or an onion already.
    #[error("the row is of scheme `{0}`, which needs no wrapping")]
    NotNeeded(SchemeId),
    /// Foreign code computes it, or its digest is not a fixed one.
    #[error("a `{0}` hash cannot be wrapped")]
    NotWrappable(SchemeId),
    /// There is no verdict on the row, so there is nothing to wrap.
    #[error("the row cannot be read")]
    Unreadable(#[source] Box<Error>),
    /// The computation failed.
    #[error("computing the outer hash failed")]
    Derive(#[source] DeriveError),
}

/// Which parameter sets have been seen to verify what they write.
pub(super) struct SelfCheck {
    pub(super) every_time: bool,
    /// Fingerprints of parameter sets. When all places are taken, the others
    /// are checked every time.
    checked: [AtomicU64; 8],
}

impl SelfCheck {
    pub(super) fn new(every_time: bool) -> Self {
        Self { every_time, checked: Default::default() }
    }

    fn is_due(&self, fingerprint: u64) -> bool {
        self.every_time || !self.checked.iter().any(|place| place.load(Ordering::Relaxed) == fingerprint)
    }

    fn passed(&self, fingerprint: u64) {
        for place in &self.checked {
            let free = place.compare_exchange(0, fingerprint, Ordering::Relaxed, Ordering::Relaxed);
            if free.is_ok() || free == Err(fingerprint) {
                return;
            }
        }
    }
}

impl Verifier {
    /// A native hash of a new password: at sign-up, change and reset. It is
    /// written whatever the policy says of upgrades: an old server on the same
    /// table has to be able to read it.
    ///
    /// # Errors
    ///
    /// [`HashError`] for a password that the native scheme would cut off.
    pub fn hash(&self, password: &Password) -> Result<StoredHash, HashError> {
        let inner = &self.0;
        inner.limits.check_sizes(password.len(), 0).map_err(HashError::TooLong)?;
        if inner.pepper.is_none() {
            inner.native.accepts(password.as_bytes())?;
        }
        let hash = self.write(password, &inner.native.params()).map_err(HashError::Derive)?;
        Ok(StoredHash::new(hash).with_hint(self.written_scheme()))
    }

    /// What is to be stored instead of a legacy hash whose password was right.
    ///
    /// The new hash is of the bytes as typed, whichever reading matched. Before
    /// it is handed out it is read back under the same limits and policy; the
    /// first of each set of parameters is verified too, or every one if the
    /// builder says so.
    ///
    /// # Errors
    ///
    /// [`Skip`] says why there is none. The login stands.
    pub fn rehash(&self, password: &Password, upgrade: &Upgrade) -> Result<Replacement, Skip> {
        let hash = match upgrade.action() {
            Action::Rehash => {
                if self.0.pepper.is_none() {
                    self.0.native.accepts(password.as_bytes())?;
                }
                let hash = self.write(password, upgrade.target_params()).map_err(Skip::Derive)?;
                self.check_written(&hash, password, upgrade.target_params())?;
                (hash, self.written_scheme())
            }
            Action::WrapAndAsk => {
                let wrapping = Wrapping::of(&*upgrade.0.record, upgrade.0.chain.clone());
                let wrapping = wrapping.map_err(|error| match error {
                    WrapError::Derive(cause) => Skip::Derive(cause),
                    _ => Skip::NotWrappable,
                })?;
                let outer = self.write(&wrapping.carried, &self.0.native.params()).map_err(Skip::Derive)?;
                (wrapping.inner.write(&outer), crate::onion::ID)
            }
        };
        Ok(Replacement { hash: hash.0, hint: hash.1, upgrade: upgrade.clone() })
    }

    /// Wraps a legacy row in a native hash, without its password: for a whole
    /// table at once, offline. What comes out replaces the row, hint and
    /// columns included; the next login unwraps it to plain native.
    ///
    /// Where the legacy hash has no salt, whoever has a *leaked list of such
    /// hashes of the same people* can try these against the onion instead of
    /// guessing passwords ("shucking"). It is better than the bare digest all
    /// the same.
    ///
    /// # Errors
    ///
    /// [`WrapError`]; the row is to stay as it is.
    pub fn wrap(&self, stored: &StoredHash, subject: &Subject) -> Result<StoredHash, WrapError> {
        let wrapping = self.wrapping(stored, subject)?;
        let outer = self.write(&wrapping.carried, &self.0.native.params()).map_err(WrapError::Derive)?;
        Ok(wrapping.close(&outer))
    }

    /// A row that can be wrapped, with all but the outer hash.
    pub(super) fn wrapping(&self, stored: &StoredHash, subject: &Subject) -> Result<Wrapping, WrapError> {
        let nothing_typed = Password::new(Vec::new());
        let attempt = Attempt::new(&nothing_typed, stored).with_subject(subject);
        let prepared = prepare::prepare(self, &attempt, prepare::Purpose::Login)
            .map_err(|error| WrapError::Unreadable(Box::new(error)))?;
        let [row] = prepared.runs.as_slice() else {
            return Err(WrapError::Unreadable(Box::new(Error::Ambiguous(
                prepared.runs.iter().map(|run| run.scheme().clone()).collect(),
            ))));
        };
        if self.is_native_form(&row.chain) || *row.scheme() == crate::onion::ID {
            return Err(WrapError::NotNeeded(row.scheme().clone()));
        }
        Wrapping::of(&*row.record, row.chain.clone())
    }

    /// The native hash, under the pepper where there is one.
    pub(super) fn write(&self, password: &Password, params: &Params) -> Result<String, DeriveError> {
        let hash = self.0.native.hash(self.peppered(password)?.as_bytes(), params, &mut Scratch::new())?;
        Ok(self.with_pepper(hash))
    }

    /// What the native scheme hashes in place of a password.
    pub(super) fn peppered(&self, password: &Password) -> Result<Password, DeriveError> {
        let Some(id) = &self.0.pepper else { return Ok(password.clone()) };
        let key = self.0.keyring.get(id).ok_or(DeriveError::Parameters("pepper"))?;
        Ok(pepper::peppered(key, password))
    }

    /// The native hash as it is stored.
    pub(super) fn with_pepper(&self, native: String) -> String {
        match &self.0.pepper {
            None => native,
            Some(id) => pepper::write(id, &native),
        }
    }

    fn written_scheme(&self) -> SchemeId {
        if self.0.pepper.is_some() { pepper::ID } else { self.0.native.scheme() }
    }

    /// Reads the new hash back as a login would, and verifies it if it is due.
    fn check_written(&self, hash: &str, password: &Password, params: &Params) -> Result<(), Skip> {
        let stored = StoredHash::new(hash);
        let attempt = Attempt::new(password, &stored);
        let prepared = prepare::prepare(self, &attempt, prepare::Purpose::Login)
            .map_err(|error| Skip::Unreadable(Box::new(error)))?;
        let text = alloc::format!("{} {params}", self.0.native.scheme());
        // Never zero, which marks a free place.
        let fingerprint = self.0.absent.number(text.as_bytes()) | 1;
        if !self.0.self_check.is_due(fingerprint) {
            return Ok(());
        }
        let mut scratch = Scratch::new();
        let verified = prepared.runs.iter().any(|run| {
            matches!(run::try_readings(&*run.record, run.foreign, password, &mut scratch), Ok(Some(_)))
        });
        if !verified {
            return Err(Skip::SelfCheck);
        }
        self.0.self_check.passed(fingerprint);
        Ok(())
    }
}

/// A row about to be wrapped: everything but the outer hash.
pub(super) struct Wrapping {
    inner: Inner,
    /// What the outer hash is of.
    pub(super) carried: Password,
}

impl Wrapping {
    fn of(record: &dyn Record, chain: Vec<SchemeId>) -> Result<Self, WrapError> {
        let scheme = chain.first().cloned().unwrap_or(crate::onion::ID);
        let not_wrappable = || WrapError::NotWrappable(scheme.clone());
        if record.expected().is_blinded() {
            return Err(not_wrappable());
        }
        let inner = foreign::guard(true, || Inner::of(chain, record)).map_err(|_| not_wrappable())?;
        let inner = inner.ok_or_else(not_wrappable)?.map_err(|_| not_wrappable())?;
        let carried = Inner::carried(record.expected()).map_err(WrapError::Derive)?;
        Ok(Self { inner, carried })
    }

    pub(super) fn close(&self, outer: &str) -> StoredHash {
        StoredHash::new(self.inner.write(outer)).with_hint(crate::onion::ID)
    }
}

/// A native writer with a reader: what the builder checks.
pub(super) fn sample(native: &Arc<dyn crate::native::Native>) -> Result<String, DeriveError> {
    let mut password = [0; 16];
    getrandom::fill(&mut password).map_err(|_| DeriveError::Random)?;
    // Text, so that every writer takes it.
    let password = crate::computation::Encoding::Hex.encode(&password);
    native.hash(&password, &native.params(), &mut Scratch::new())
}
