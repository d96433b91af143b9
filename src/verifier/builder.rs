//! Configuring a verifier.

use alloc::boxed::Box;
use alloc::sync::Arc;
use alloc::vec::Vec;
use core::cell::RefCell;
use core::fmt;

use zeroize::Zeroizing;

use super::absent::{Absent, Dummy};
use super::judge::Written;
use super::{Inner, Verifier, rehash};
use crate::cost::{Excess, Limits};
use crate::error::{DeriveError, Error};
use crate::id::SchemeId;
use crate::keyring::{KeyId, Keyring};
use crate::native::{Argon2id, Native};
use crate::policy::{Policy, StandardPolicy};
use crate::registry::{Registry, RegistryError, Rules, View};
use crate::scheme::{Input, Record, Strength};
use crate::stored::{StoredHash, Subject};
use crate::time::Timestamp;

/// Configures a [`Verifier`].
///
/// Policies for groups of accounts are several verifiers on one registry;
/// tenants are overlays of a registry.
#[must_use]
pub struct VerifierBuilder {
    pub(super) registry: Registry,
    pub(super) native: Arc<dyn Native>,
    pub(super) policy: Arc<dyn Policy>,
    pub(super) limits: Limits,
    pub(super) keyring: Keyring,
    pub(super) pepper: Option<KeyId>,
    pub(super) mix: Vec<(StoredHash, u64)>,
    pub(super) host_key: Option<Zeroizing<[u8; 32]>>,
    pub(super) clock: Option<fn() -> Timestamp>,
    pub(super) equal_time: bool,
    pub(super) tries: usize,
    pub(super) check_every_rehash: bool,
}

/// Why a verifier cannot be built. All of it is the host's to mend, but for
/// want of memory.
#[derive(Debug, Clone, thiserror::Error)]
#[non_exhaustive]
pub enum VerifierError {
    /// The registry cannot be built.
    #[error(transparent)]
    Registry(#[from] RegistryError),
    /// No registered scheme reads what the native writer writes.
    #[error("nothing reads what the native scheme `{scheme}` writes")]
    NativeUnreadable {
        /// The scheme that the writer names.
        scheme: SchemeId,
        /// Why reading failed.
        #[source]
        cause: Box<Error>,
    },
    /// What the native writer writes does not begin with `$`.
    #[error("a hash of the native scheme `{0}` does not begin with `$`")]
    NativeForm(SchemeId),
    /// The native parameters exceed the limits: nobody could log in.
    #[error("the parameters of the native scheme `{scheme}` exceed the limits")]
    NativeTooExpensive {
        /// The native scheme.
        scheme: SchemeId,
        /// By what.
        #[source]
        excess: Excess,
    },
    /// The native writer failed.
    #[error("writing a hash of the native scheme failed")]
    Derive(#[from] DeriveError),
    /// The pepper is not in the keyring.
    #[error("the pepper `{0}` is not in the keyring")]
    MissingPepper(KeyId),
    /// A sample of the mix of stored schemes cannot be read.
    #[error("a sample of the mix of stored schemes cannot be read")]
    Mix(#[source] Box<Error>),
    /// A description names a native scheme that has no built-in writer.
    #[error("there is no built-in writer of `{0}`; give the builder one")]
    UnknownNative(SchemeId),
}

impl VerifierBuilder {
    pub(super) fn new(registry: Registry) -> Self {
        Self {
            registry,
            native: Arc::new(Argon2id::default()),
            policy: Arc::new(StandardPolicy::default()),
            limits: Limits::default(),
            keyring: Keyring::new(),
            pepper: None,
            mix: Vec::new(),
            host_key: None,
            #[cfg(feature = "std")]
            clock: Some(Timestamp::now),
            #[cfg(not(feature = "std"))]
            clock: None,
            equal_time: true,
            tries: 1,
            check_every_rehash: false,
        }
    }

    /// The scheme that is written. Its reader is registered by itself.
    pub fn native(mut self, native: impl Native + 'static) -> Self {
        self.native = Arc::new(native);
        self
    }

    /// What is admitted and what is upgraded.
    pub fn policy(mut self, policy: impl Policy + 'static) -> Self {
        self.policy = Arc::new(policy);
        self
    }

    /// What an attempt may cost.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Peppers and site keys.
    pub fn keyring(mut self, keyring: Keyring) -> Self {
        self.keyring = keyring;
        self
    }

    /// Writes native hashes under this key of the keyring. Hashes under other
    /// keys of it are read, and upgraded.
    pub fn pepper(mut self, id: impl Into<KeyId>) -> Self {
        self.pepper = Some(id.into());
        self
    }

    /// What is stored in the table, by samples with their counts: one row for
    /// each scheme and set of parameters. Absent users then cost what present
    /// ones do. Without it they cost what native ones do.
    ///
    /// Samples whose computation is foreign code are left out.
    pub fn mix(mut self, samples: impl IntoIterator<Item = (StoredHash, u64)>) -> Self {
        self.mix = samples.into_iter().collect();
        self
    }

    /// A secret of the host, the same on all its servers: by it each absent
    /// login name is given its dummy, and each account its place in a share.
    /// Without it both differ from process to process.
    pub fn host_key(mut self, key: [u8; 32]) -> Self {
        self.host_key = Some(Zeroizing::new(key));
        self
    }

    /// Another clock than the system's.
    pub fn clock(mut self, clock: fn() -> Timestamp) -> Self {
        self.clock = Some(clock);
        self
    }

    /// Whether answers other than a match take as long as an absent user does.
    /// On by default; off for offline work, where nobody measures.
    pub fn equal_time(mut self, on: bool) -> Self {
        self.equal_time = on;
        self
    }

    /// How many candidates to try on a row that several schemes could own: at
    /// most four, all of which run. Off by default.
    pub fn try_candidates(mut self, most: usize) -> Self {
        self.tries = most;
        self
    }

    /// Verifies every rehash before it is handed out, not only the first of
    /// each set of parameters.
    pub fn check_every_rehash(mut self, on: bool) -> Self {
        self.check_every_rehash = on;
        self
    }

    /// The finished verifier.
    ///
    /// # Errors
    ///
    /// [`VerifierError`].
    pub fn build(self) -> Result<Verifier, VerifierError> {
        let registry = with_native(self.registry.clone(), &self.native.scheme())?;
        if let Some(id) = &self.pepper
            && !self.keyring.contains(id)
        {
            return Err(VerifierError::MissingPepper(id.clone()));
        }
        let native = self.native_dummy(&registry)?;
        let mut mix = Vec::new();
        for (sample, count) in &self.mix {
            mix.extend(self.sample_dummy(&registry, sample)?.map(|dummy| (*count, dummy)));
        }
        let key = match self.host_key {
            Some(key) => key,
            None => {
                let mut key = Zeroizing::new([0; 32]);
                getrandom::fill(key.as_mut_slice()).map_err(|_| DeriveError::Random)?;
                key
            }
        };
        let scheme = self.native.scheme();
        let strength =
            registry.entry(scheme.as_str(), None).map_or(Strength::Slow, |entry| entry.profile.strength);
        let written = Written { scheme, params: self.native.params(), strength };
        Ok(Verifier(Arc::new(Inner {
            registry,
            written,
            policy: self.policy,
            limits: Arc::new(self.limits),
            keyring: self.keyring,
            native: self.native,
            pepper: self.pepper,
            absent: Arc::new(Absent::new(key, native, mix)),
            clock: self.clock,
            equal_time: self.equal_time,
            tries: self.tries,
            self_check: Arc::new(rehash::SelfCheck::new(self.check_every_rehash)),
        })))
    }

    /// Writes one native hash and reads it back: a configuration with which
    /// nobody could log in fails here. What is read is the native dummy.
    fn native_dummy(&self, registry: &Registry) -> Result<Dummy, VerifierError> {
        let scheme = self.native.scheme();
        let written = rehash::sample(&self.native)?;
        if !written.starts_with('$') {
            return Err(VerifierError::NativeForm(scheme));
        }
        let unreadable =
            |cause| VerifierError::NativeUnreadable { scheme: scheme.clone(), cause: Box::new(cause) };
        let (id, record) = self.read(registry, &StoredHash::new(written)).map_err(unreadable)?;
        let cost = record.cost(crate::scheme::USUAL_PASSWORD_LEN);
        let too_expensive = |excess| VerifierError::NativeTooExpensive { scheme: scheme.clone(), excess };
        self.limits.check_cost(cost).map_err(too_expensive)?;
        let dummy = Dummy::of(&id, &*record)?;
        dummy.ok_or_else(|| {
            unreadable(Error::Derive {
                scheme: scheme.clone(),
                cause: DeriveError::Parameters("native record without a computation"),
            })
        })
    }

    fn sample_dummy(&self, registry: &Registry, sample: &StoredHash) -> Result<Option<Dummy>, VerifierError> {
        let (id, record) =
            self.read(registry, sample).map_err(|error| VerifierError::Mix(Box::new(error)))?;
        Ok(Dummy::of(&id, &*record)?)
    }

    /// The record of a row, with stand-ins for what it needs besides.
    fn read(&self, registry: &Registry, row: &StoredHash) -> Result<(SchemeId, Box<dyn Record>), Error> {
        let row = crate::registry::unwrap_row(row)?;
        let native = self.native.scheme();
        let rules = Rules { native: Some(&native), ..Rules::default() };
        let resolved = registry.resolve(&row, &rules)?;
        let entry = resolved.entries().next().ok_or(Error::Unrecognised)?;
        let (subject, links) = (Subject::unknown(), RefCell::default());
        let view = View { registry, scope: None };
        let input = Input::new(&row, &subject, &self.keyring).resolving(&view, &links).with_stand_ins();
        Ok((entry.id.clone(), entry.parse(input)?))
    }
}

/// The registry with a reader of what the host writes.
pub(super) fn with_native(registry: Registry, scheme: &SchemeId) -> Result<Registry, VerifierError> {
    if registry.entry(scheme.as_str(), None).is_some() {
        return Ok(registry);
    }
    Ok(registry.extend().enable(scheme).build()?)
}

impl fmt::Debug for VerifierBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("VerifierBuilder")
            .field("schemes", &self.registry.ids().count())
            .field("native", &self.native)
            .field("policy", &self.policy)
            .field("limits", &self.limits)
            .field("pepper", &self.pepper)
            .finish_non_exhaustive()
    }
}
