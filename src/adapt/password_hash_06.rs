//! Schemes made of implementations of the `password-hash` 0.6 traits.

use alloc::boxed::Box;
use alloc::sync::Arc;
use core::fmt;

use password_hash::CustomizedPasswordHasher;
use password_hash::phc::PasswordHash;

use crate::codec::split::ParamList;
use crate::cost::Cost;
use crate::error::{DeriveError, Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::scheme::{Input, Prefix, Profile, Record, Scheme, Strength};
use crate::tag::{Scratch, Tag};

/// A digest shorter than this matches by chance too often, in bytes.
const MIN_DIGEST: usize = 16;

/// A scheme made of an implementation of the `password-hash` 0.6 traits for
/// PHC strings (feature `password-hash-06`).
///
/// The implementation derives the digest again, with the salt and parameters
/// of the stored string; its own comparison is not used. What the string may
/// cost is stated by the host, who knows the implementation, and is held
/// against the limits before anything is computed.
///
/// This is the one place where types of a 0.x dependency stand in a public
/// signature, and the feature is named after its version.
pub struct PasswordHash06<T> {
    id: SchemeId,
    prefix: [Prefix; 1],
    profile: Profile,
    hasher: Arc<T>,
    cost: fn(&PasswordHash) -> Cost,
}

impl<T> PasswordHash06<T> {
    /// A scheme for strings with this prefix, such as `$balloon$`. `cost` says
    /// what a parsed string asks for.
    pub fn new(id: SchemeId, prefix: &str, hasher: T, cost: fn(&PasswordHash) -> Cost) -> Self {
        Self {
            id,
            prefix: [Prefix::owned(prefix, false)],
            profile: Profile::new(Strength::Slow).from("an implementation of password-hash 0.6"),
            hasher: Arc::new(hasher),
            cost,
        }
    }

    /// The same scheme with another profile.
    #[must_use]
    pub fn with_profile(mut self, profile: Profile) -> Self {
        self.profile = profile;
        self
    }
}

impl<T> Scheme for PasswordHash06<T>
where
    T: CustomizedPasswordHasher<PasswordHash> + Send + Sync + 'static,
    T::Params: for<'a> TryFrom<&'a PasswordHash, Error = password_hash::Error> + Send + Sync + 'static,
{
    fn id(&self) -> SchemeId {
        self.id.clone()
    }

    fn profile(&self) -> Profile {
        self.profile.clone()
    }

    fn prefixes(&self) -> &[Prefix] {
        &self.prefix
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let text = input.stored().as_str().ok_or(Malformed::Encoding("string"))?;
        // The phc crate takes the last of two parameters of one name.
        let doubled = |field: &str| field.contains('=') && ParamList::parse(field.as_bytes()).is_none();
        if text.split('$').any(doubled) {
            return Err(Malformed::Duplicate("parameter").into());
        }
        let parsed = PasswordHash::new(text).map_err(|_| Malformed::Encoding("PHC string"))?;
        let digest = parsed.hash.ok_or(Malformed::Missing("digest"))?;
        if parsed.salt.is_none() {
            return Err(Malformed::Missing("salt").into());
        }
        if digest.as_bytes().len() < MIN_DIGEST {
            return Err(Malformed::Length("digest").into());
        }
        let params = T::Params::try_from(&parsed).map_err(|_| Malformed::Range("parameters"))?;
        Ok(Box::new(PhcRecord {
            cost: (self.cost)(&parsed),
            expected: Tag::new(digest.as_bytes()),
            hasher: Arc::clone(&self.hasher),
            parsed,
            params,
        }))
    }
}

impl<T> fmt::Debug for PasswordHash06<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PasswordHash06").field("id", &self.id).finish_non_exhaustive()
    }
}

struct PhcRecord<T: CustomizedPasswordHasher<PasswordHash>> {
    cost: Cost,
    expected: Tag,
    hasher: Arc<T>,
    parsed: PasswordHash,
    params: T::Params,
}

impl<T> Record for PhcRecord<T>
where
    T: CustomizedPasswordHasher<PasswordHash> + Send + Sync,
    T::Params: Send + Sync,
{
    fn params(&self) -> Params {
        let numbers = self.parsed.params.iter();
        let named =
            numbers.filter_map(|(name, value)| Some((name.as_str().into(), value.decimal().ok()?.into())));
        Params::Other(named.collect())
    }

    fn cost(&self, _password_len: usize) -> Cost {
        self.cost
    }

    fn expected(&self) -> &Tag {
        &self.expected
    }

    fn derive(&self, password: &[u8], _scratch: &mut Scratch) -> Result<Tag, DeriveError> {
        let salt = self.parsed.salt.as_ref().ok_or(DeriveError::Parameters("salt"))?;
        let algorithm = Some(self.parsed.algorithm.as_str());
        let version = self.parsed.version;
        let derived =
            self.hasher.hash_password_customized(password, salt, algorithm, version, self.params.clone());
        let derived = derived.map_err(|error| DeriveError::Foreign(Arc::new(error)))?;
        derived.hash.map(|digest| Tag::new(digest.as_bytes())).ok_or(DeriveError::Parameters("returned hash"))
    }
}

impl<T: CustomizedPasswordHasher<PasswordHash>> fmt::Debug for PhcRecord<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PhcRecord").field("cost", &self.cost).finish_non_exhaustive()
    }
}
