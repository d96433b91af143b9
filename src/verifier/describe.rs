//! A verifier as data.

use alloc::string::String;
use alloc::sync::Arc;
use alloc::vec::Vec;

use super::{Verifier, VerifierBuilder, VerifierError};
use crate::codec::{hex, public_string};
use crate::cost::Limits;
use crate::id::SchemeId;
use crate::keyring::KeyId;
use crate::native;
use crate::params::Params;
use crate::policy::StandardPolicy;
use crate::primitives::Digest;
use crate::registry::{Registry, RegistryBuilder};

/// Everything that decides how a verifier answers, as data without secrets
/// (feature `serde`: serialisable). It can build the same verifier again; keys,
/// schemes of third parties, the mix and the host key have to be given to it.
///
/// ```
/// use password_compat::{Verifier, presets};
/// let verifier = Verifier::new(presets::DJANGO)?;
/// let description = verifier.describe();
/// let again = description.builder(description.registry())?.build()?;
/// assert_eq!(again.describe().fingerprint(), description.fingerprint());
/// # Ok::<(), password_compat::VerifierError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Description {
    /// The enabled schemes, sorted.
    pub schemes: Vec<SchemeId>,
    /// The schemes that are assumed where nothing else decides.
    pub assumptions: Vec<SchemeId>,
    /// Whether schemes may share strings, which then need hints.
    pub hints_required: bool,
    /// What an attempt may cost.
    pub limits: Limits,
    /// What is written.
    pub native: NativeDescription,
    /// The policy; `None` if it is the host's own code.
    pub policy: Option<StandardPolicy>,
    /// The key that native hashes are written under.
    pub pepper: Option<KeyId>,
    /// How many candidates are tried on one row.
    pub try_candidates: usize,
    /// Whether all answers but a match take the same time.
    pub equal_time: bool,
    /// Whether every rehash is verified.
    pub check_every_rehash: bool,
}

/// The scheme that is written.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct NativeDescription {
    /// Its id.
    pub scheme: SchemeId,
    /// Its parameters.
    pub params: Params,
}

pub(super) fn describe(verifier: &Verifier) -> Description {
    let inner = &verifier.0;
    let mut schemes: Vec<SchemeId> = inner.registry.ids().cloned().collect();
    schemes.sort();
    let mut assumptions: Vec<SchemeId> = inner.registry.assumptions().cloned().collect();
    assumptions.sort();
    Description {
        schemes,
        assumptions,
        hints_required: inner.registry.hints_required(),
        limits: (*inner.limits).clone(),
        native: NativeDescription {
            scheme: inner.written.scheme.clone(),
            params: inner.written.params.clone(),
        },
        policy: inner.policy.as_standard().cloned(),
        pepper: inner.pepper.clone(),
        try_candidates: inner.tries,
        equal_time: inner.equal_time,
        check_every_rehash: inner.self_check.every_time,
    }
}

impl Description {
    /// A registry with the built-in schemes named here. Add those of third
    /// parties, whose ids start with `x-`, before it is built.
    pub fn registry(&self) -> RegistryBuilder {
        let own = |id: &&SchemeId| !id.as_str().starts_with("x-") && !id.as_str().starts_with("compat_");
        let builder = self.schemes.iter().filter(own).fold(Registry::builder(), RegistryBuilder::enable);
        let builder = self.assumptions.iter().fold(builder, RegistryBuilder::assume);
        if self.hints_required { builder.require_hints() } else { builder }
    }

    /// A builder that is configured as described. Where [`policy`](Self::policy)
    /// is `None` the policy was the host's own code, and has to be given again;
    /// the builder has the standard one.
    ///
    /// # Errors
    ///
    /// [`VerifierError`] if the registry cannot be built, or the native writer
    /// is not a built-in one.
    pub fn builder(&self, registry: RegistryBuilder) -> Result<VerifierBuilder, VerifierError> {
        let native = native::writer(&self.native.scheme, &self.native.params)
            .ok_or_else(|| VerifierError::UnknownNative(self.native.scheme.clone()))?;
        let mut builder = VerifierBuilder::new(registry.build()?);
        builder.native = native;
        builder.limits = self.limits.clone();
        builder.pepper = self.pepper.clone();
        builder.tries = self.try_candidates;
        builder.equal_time = self.equal_time;
        builder.check_every_rehash = self.check_every_rehash;
        if let Some(policy) = &self.policy {
            builder.policy = Arc::new(policy.clone());
        }
        Ok(builder)
    }

    /// A short text that differs when anything described does: for comparing
    /// servers. Equal within one version of the crate.
    pub fn fingerprint(&self) -> String {
        let text = alloc::format!("{self:?}");
        let digest = Digest::Sha256.hash(&[text.as_bytes()]);
        public_string(&hex::encode_lower(digest.get(..16).unwrap_or_default()))
    }
}
