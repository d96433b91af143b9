//! The whole order of a login, in one place.

mod absent;
mod attempt;
mod batch;
mod builder;
mod describe;
mod judge;
mod prepare;
mod rehash;
mod run;

use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;

use self::absent::Absent;
pub use self::attempt::Attempt;
pub use self::builder::{VerifierBuilder, VerifierError};
pub use self::describe::{Description, NativeDescription};
pub use self::judge::Examination;
pub use self::rehash::{HashError, WrapError};
pub use self::run::Prepared;
use crate::cost::Limits;
use crate::error::Error;
use crate::keyring::{KeyId, Keyring};
use crate::native::Native;
use crate::outcome::{Login, Outcome, Rejected};
use crate::password::Password;
use crate::policy::Policy;
use crate::registry::Registry;
use crate::schemes::presets::{self, Preset};
use crate::stored::StoredHash;
use crate::tag::Scratch;
use crate::time::Timestamp;

/// Verifies passwords against stored hashes of many schemes, within limits and
/// in constant time, and says how to upgrade them.
///
/// Immutable, cheap to clone and to share between threads. Everything that it
/// computes is computed on the calling thread: an async host calls it inside
/// `spawn_blocking`.
///
/// Building one makes one native hash, so that the first login is like all others.
#[derive(Clone)]
pub struct Verifier(Arc<Inner>);

#[derive(Clone)]
struct Inner {
    registry: Registry,
    policy: Arc<dyn Policy>,
    limits: Arc<Limits>,
    keyring: Keyring,
    native: Arc<dyn Native>,
    written: judge::Written,
    pepper: Option<KeyId>,
    absent: Arc<Absent>,
    clock: Option<fn() -> Timestamp>,
    equal_time: bool,
    tries: usize,
    self_check: Arc<rehash::SelfCheck>,
}

impl Verifier {
    /// A verifier of the schemes of a preset and of what is chosen today
    /// ([`presets::MODERN`]), with all defaults: Argon2id as the native scheme.
    ///
    /// # Errors
    ///
    /// [`VerifierError`] if no random bytes or no memory are to be had.
    pub fn new(preset: Preset) -> Result<Self, VerifierError> {
        let registry = Registry::builder().preset(preset).preset(presets::MODERN).build()?;
        Self::builder(registry).build()
    }

    /// A verifier to be configured.
    pub fn builder(registry: Registry) -> VerifierBuilder {
        VerifierBuilder::new(registry)
    }

    /// Everything that a login needs, in one call that never fails: the
    /// verdict and, if it is time, what to store instead. `None` for `stored`
    /// is an unknown user, who is rejected in the time that a known one takes.
    ///
    /// A problem with the row is a rejection with a [`problem`](Login::problem)
    /// for the log. For users whose rows are never replaced, call
    /// [`verify`](Self::verify), which makes no new hash.
    pub fn login(&self, password: &Password, stored: Option<&StoredHash>) -> Login {
        match stored {
            Some(stored) => self.login_with(Attempt::new(password, stored)),
            None => self.login_with(Attempt::absent(password)),
        }
    }

    /// As [`login`](Self::login), for an attempt with all that is known of it.
    pub fn login_with(&self, attempt: Attempt<'_>) -> Login {
        let password = attempt.password().clone();
        let refused = |scheme, problem| Login {
            allowed: false,
            replacement: None,
            ask_for_new_password: false,
            scheme,
            problem,
            skipped: None,
            deferred: Vec::new(),
        };
        let accepted = match self.verify_with(attempt) {
            Err(error) => return refused(error.scheme().cloned(), Some(error)),
            Ok(Outcome::Rejected(Rejected { scheme })) => return refused(scheme, None),
            Ok(Outcome::Accepted(accepted)) => accepted,
        };
        let rehashed = accepted.upgrade().map(|upgrade| self.rehash(&password, upgrade)).transpose();
        let (replacement, skipped) = match rehashed {
            Ok(replacement) => (replacement, None),
            Err(skip) => (None, Some(skip)),
        };
        Login {
            allowed: true,
            replacement,
            ask_for_new_password: accepted.asks_for_new_password(),
            scheme: Some(accepted.scheme),
            problem: None,
            skipped,
            deferred: accepted.deferred,
        }
    }

    /// The verdict on a password.
    ///
    /// # Errors
    ///
    /// [`Error`] says why there is no verdict. A wrong password is none of these.
    pub fn verify(&self, password: &Password, stored: &StoredHash) -> Result<Outcome, Error> {
        self.verify_with(Attempt::new(password, stored))
    }

    /// As [`verify`](Self::verify), for an attempt with all that is known of
    /// it. An attempt without a row is an absent user.
    ///
    /// # Errors
    ///
    /// As [`verify`](Self::verify).
    pub fn verify_with(&self, attempt: Attempt<'_>) -> Result<Outcome, Error> {
        if attempt.is_absent() {
            // A password that is too long is so for everybody.
            self.0.limits.check_sizes(attempt.password().len(), 0).map_err(Error::TooLong)?;
            return Ok(self.verify_absent(attempt));
        }
        let spend_on_error = self.0.equal_time.then(|| attempt.clone());
        let prepared = self.prepare(attempt).inspect_err(|error| {
            if let (Some(attempt), true) = (&spend_on_error, error.depends_on_account()) {
                self.0.absent.spend(
                    attempt.password(),
                    attempt.subject(),
                    &self.0.limits,
                    &mut Scratch::new(),
                );
            }
        })?;
        prepared.run(&mut Scratch::new())
    }

    /// Steps 1 to 5 of a login: sizes, recognition, parsing, limits, policy.
    /// What comes out can be sent to another thread and run there.
    ///
    /// # Errors
    ///
    /// [`Error`]. It comes at once: a host that calls `prepare` itself and
    /// whose answers can be timed calls [`verify_absent`](Self::verify_absent)
    /// before it answers.
    pub fn prepare(&self, attempt: Attempt<'_>) -> Result<Prepared, Error> {
        prepare::prepare(self, &attempt, prepare::Purpose::Login)
    }

    /// Rejects somebody who does not exist, in the time that somebody takes who
    /// does: by the dummy that the mix of stored schemes assigns to the login
    /// name, or else by the native scheme.
    pub fn verify_absent(&self, attempt: Attempt<'_>) -> Outcome {
        let password = attempt.password();
        self.0.absent.spend(password, attempt.subject(), &self.0.limits, &mut Scratch::new());
        Outcome::Rejected(Rejected::default())
    }

    /// The same verifier on another registry, such as the overlay of a tenant.
    /// Cheap: everything else is shared, and nothing is hashed.
    ///
    /// # Errors
    ///
    /// [`VerifierError::Registry`] if the native scheme cannot be added to it.
    ///
    /// ```
    /// use password_compat::{FnScheme, SchemeId, StoredHash, Password, Verifier, presets};
    /// let shared = Verifier::new(presets::PHP)?;
    /// let own = FnScheme::yes_no(SchemeId::external("x-tenant-7")?, |input| Ok(input.password() == b"7"));
    /// let tenant = shared.with_registry(shared.registry().extend().scheme(own.with_prefix("t7:")).build()?)?;
    /// assert!(tenant.verify(&Password::from("7"), &StoredHash::new("t7:x"))?.is_accepted());
    /// assert!(shared.verify(&Password::from("7"), &StoredHash::new("t7:x")).is_err());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn with_registry(&self, registry: Registry) -> Result<Self, VerifierError> {
        let registry = builder::with_native(registry, &self.0.written.scheme)?;
        Ok(Self(Arc::new(Inner { registry, ..(*self.0).clone() })))
    }

    /// The registry, with the native scheme in it.
    pub fn registry(&self) -> &Registry {
        &self.0.registry
    }

    /// The limits.
    pub fn limits(&self) -> &Limits {
        &self.0.limits
    }

    /// The schemes, assumptions, limits and policy as data.
    pub fn describe(&self) -> Description {
        describe::describe(self)
    }

    fn now(&self) -> Option<Timestamp> {
        self.0.clock.map(|clock| clock())
    }
}

impl fmt::Debug for Verifier {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let keys: Vec<&KeyId> = self.0.keyring.ids().collect();
        f.debug_struct("Verifier")
            .field("registry", &self.0.registry)
            .field("native", &self.0.native)
            .field("pepper", &self.0.pepper)
            .field("keys", &keys)
            .finish_non_exhaustive()
    }
}

const _: () = {
    const fn shared<T: Send + Sync + Clone + 'static>() {}
    shared::<Verifier>();
    shared::<Registry>();
    shared::<Password>();
    shared::<StoredHash>();
    shared::<Outcome>();
    shared::<crate::outcome::Upgrade>();
    const fn sent<T: Send + 'static>() {}
    sent::<Prepared>();
    sent::<Attempt<'static>>();
};

#[cfg(test)]
mod tests;
