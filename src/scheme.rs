//! The traits of a scheme and of one parsed hash.

mod input;
mod profile;
pub(crate) mod reread;
mod shape;

use alloc::borrow::Cow;
use alloc::boxed::Box;
use core::fmt;

pub use self::input::Input;
pub(crate) use self::input::{Link, Resolver};
pub use self::profile::{Profile, Strength};
pub use self::shape::{Alphabet, Confidence, Prefix, Shape};
use crate::computation::Computation;
use crate::cost::Cost;
use crate::error::{DeriveError, ParseError};
use crate::id::SchemeId;
use crate::keyring::Keyring;
use crate::params::Params;
use crate::password::Reading;
use crate::stored::{StoredHash, Subject};
use crate::tag::{Scratch, Tag};

/// The password length at which costs are stated when none is known: the most
/// that bcrypt reads, and more than nearly everybody types.
pub(crate) const USUAL_PASSWORD_LEN: usize = 72;
/// Hashes carried in hashes: at most this many layers.
pub(crate) const MAX_DEPTH: u8 = 4;

/// A way of storing passwords: the one joint for third parties.
///
/// A scheme only *parses*. It never loops, compares or decides: limits, costs,
/// the constant-time comparison, wiping and upgrades are derived from the
/// [`Record`] it returns, and so hold for every scheme alike.
///
/// ```
/// use password_compat::{
///     Computation, Computed, Digest, Encoding, Input, Malformed, Params, ParseError, Prefix,
///     Profile, Record, Scheme, SchemeId, Strength,
/// };
///
/// /// `$acme$` salt `$` 40 hex digits of SHA-1(salt . password)
/// #[derive(Debug)]
/// struct Acme;
///
/// impl Scheme for Acme {
///     fn id(&self) -> SchemeId {
///         SchemeId::external("x-acme").unwrap()
///     }
///     fn profile(&self) -> Profile {
///         Profile::new(Strength::Fast)
///     }
///     fn prefixes(&self) -> &[Prefix] {
///         const { &[Prefix::exact("$acme$")] }
///     }
///     fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
///         let mut fields = input.bytes()[6..].split(|byte| *byte == b'$');
///         let salt = fields.next().ok_or(Malformed::Missing("salt"))?;
///         let digest = fields.next().ok_or(Malformed::Missing("digest"))?;
///         let expected = Encoding::Hex.decode_exact(digest, 20).ok_or(Malformed::Encoding("digest"))?;
///         let computation =
///             Computation::steps().bytes(salt).password().concat(2).digest(Digest::Sha1).build()?;
///         Ok(Box::new(Computed::new(Params::Fixed, computation, expected)))
///     }
/// }
/// ```
pub trait Scheme: fmt::Debug + Send + Sync {
    /// The name of the scheme. Third parties use [`SchemeId::external`].
    fn id(&self) -> SchemeId;

    /// What is known of the scheme before any hash is seen.
    fn profile(&self) -> Profile;

    /// The prefixes that its strings begin with, for the index. A scheme is
    /// asked to [`recognise`](Self::recognise) only strings that begin with one
    /// of them or have one of its [`shapes`](Self::shapes).
    fn prefixes(&self) -> &[Prefix] {
        &[]
    }

    /// The shapes of its strings where they have no prefix, for the index.
    fn shapes(&self) -> &[Shape] {
        &[]
    }

    /// Whether a row is one of its own; `None` if not. Cheap, without
    /// allocation: a malformed row of its own is recognised all the same.
    ///
    /// As it stands: certain of its prefixes, and its shapes are shapes.
    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let stored = stored.as_bytes();
        if self.prefixes().iter().any(|prefix| prefix.matches(stored)) {
            return Some(Confidence::Certain);
        }
        self.shapes().iter().any(|shape| shape.matches(stored)).then_some(Confidence::Shape)
    }

    /// Reads a row that it recognised.
    ///
    /// # Errors
    ///
    /// [`ParseError`]: the row is malformed, or something is missing besides it.
    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError>;

    /// The parameters and the cost, at a password of 72 bytes, of a row for
    /// which context and keys may not be at hand: what an import needs. The
    /// input answers with stand-ins for whatever is missing.
    ///
    /// # Errors
    ///
    /// [`ParseError::Malformed`] for a row that could never be verified.
    fn inspect(&self, input: Input<'_>) -> Result<(Params, Cost), ParseError> {
        let record = self.parse(input.with_stand_ins())?;
        Ok((record.params(), record.cost(USUAL_PASSWORD_LEN)))
    }

    /// A known pair, for self-tests, documentation and calibration.
    fn exemplar(&self) -> Option<Exemplar> {
        None
    }
}

/// A stored hash with its password.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Exemplar {
    /// The row.
    pub stored: StoredHash,
    /// The password that it was made from.
    pub password: &'static str,
    /// Who it belongs to, where the scheme mixes that in.
    pub subject: Subject,
    /// The keys that it was made with, where the scheme needs one. Made up.
    pub keyring: Keyring,
}

impl Exemplar {
    /// A pair of which nothing else needs to be known.
    pub fn new(stored: &str, password: &'static str) -> Self {
        Self {
            stored: StoredHash::new(stored),
            password,
            subject: Subject::unknown(),
            keyring: Keyring::new(),
        }
    }

    /// The same pair with a subject.
    #[must_use]
    pub fn of(mut self, subject: Subject) -> Self {
        self.subject = subject;
        self
    }

    /// The same pair with keys.
    #[must_use]
    pub fn with_keyring(mut self, keyring: Keyring) -> Self {
        self.keyring = keyring;
        self
    }
}

/// One parsed hash. Owns all but the password, so it can cross threads.
pub trait Record: fmt::Debug + Send + Sync {
    /// The parameters, for the policy.
    fn params(&self) -> Params;

    /// What verifying a password of this length costs, known before any work;
    /// never less for a longer password.
    fn cost(&self, password_len: usize) -> Cost {
        self.computation().map_or(Cost::UNSTATED, |computation| computation.cost(password_len))
    }

    /// The digest to be matched.
    fn expected(&self) -> &Tag;

    /// What there is to compute. `Some` for everything built in; a record that
    /// has none is derived by its own code, one at a time, and cannot be
    /// wrapped in an onion.
    fn computation(&self) -> Option<&Computation> {
        None
    }

    /// Alternative meanings of what was typed: at most six, raw first.
    fn readings(&self) -> &[Reading] {
        &[Reading::Raw]
    }

    /// The digest of a password.
    ///
    /// # Errors
    ///
    /// [`DeriveError`] if it cannot be computed. A wrong password is no error.
    fn derive(&self, password: &[u8], scratch: &mut Scratch) -> Result<Tag, DeriveError> {
        match self.computation() {
            Some(computation) => computation.run(password, scratch),
            None => Err(DeriveError::Parameters("record without a computation")),
        }
    }
}

/// The record of a scheme that has a [`Computation`]: all that most schemes need.
#[derive(Debug, Clone)]
pub struct Computed {
    params: Params,
    computation: Computation,
    expected: Tag,
    readings: Cow<'static, [Reading]>,
}

impl Computed {
    /// A record from what there is to compute and what must come out.
    pub fn new(params: Params, computation: Computation, expected: Tag) -> Self {
        Self { params, computation, expected, readings: Cow::Borrowed(&[Reading::Raw]) }
    }

    /// The same record with alternative readings of the password.
    #[must_use]
    pub fn with_readings(mut self, readings: impl Into<Cow<'static, [Reading]>>) -> Self {
        self.readings = readings.into();
        self
    }
}

impl Record for Computed {
    fn params(&self) -> Params {
        self.params.clone()
    }

    fn expected(&self) -> &Tag {
        &self.expected
    }

    fn computation(&self) -> Option<&Computation> {
        Some(&self.computation)
    }

    fn readings(&self) -> &[Reading] {
        &self.readings
    }

    /// Blinded if what is expected is: a value whose length must not show.
    fn derive(&self, password: &[u8], scratch: &mut Scratch) -> Result<Tag, DeriveError> {
        let derived = self.computation.run(password, scratch)?;
        Ok(if self.expected.is_blinded() { Tag::blinded(derived.as_bytes()) } else { derived })
    }
}
