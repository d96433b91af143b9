//! The traits of a scheme and of one parsed hash.

mod profile;
mod shape;

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::vec::Vec;
use core::cell::RefCell;
use core::fmt;

pub use self::profile::{Profile, Strength};
pub use self::shape::{Alphabet, Confidence, Prefix, Shape};
use crate::computation::Computation;
use crate::cost::Cost;
use crate::error::{Context, DeriveError, Error, Malformed, ParseError};
use crate::id::SchemeId;
use crate::keyring::{Key, KeyId, Keyring};
use crate::params::Params;
use crate::password::Reading;
use crate::stored::{Column, StoredHash, Subject};
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
}

impl Exemplar {
    /// A pair of which nothing else needs to be known.
    pub fn new(stored: &str, password: &'static str) -> Self {
        Self { stored: StoredHash::new(stored), password, subject: Subject::unknown() }
    }

    /// The same pair with a subject.
    #[must_use]
    pub fn of(mut self, subject: Subject) -> Self {
        self.subject = subject;
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
}

/// What a scheme parses: the row, the person, the keys, and a way to have a
/// carried hash read by whichever scheme owns it.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    stored: &'a StoredHash,
    subject: &'a Subject,
    keyring: &'a Keyring,
    carried: Option<Carried<'a>>,
    stand_ins: bool,
}

#[derive(Clone, Copy)]
struct Carried<'a> {
    resolver: &'a dyn Resolver,
    chain: &'a RefCell<Vec<Link>>,
    depth: u8,
    /// What is carried reads a digest, not the password.
    derived: bool,
}

/// A scheme of a hash that carries others.
#[derive(Debug, Clone)]
pub(crate) struct Link {
    pub(crate) scheme: SchemeId,
    /// Whether this layer reads the password itself, and not a digest of it.
    pub(crate) reads_password: bool,
}

impl Link {
    pub(crate) fn new(scheme: SchemeId) -> Self {
        Self { scheme, reads_password: true }
    }
}

/// Reads carried hashes: the registry, seen from a scheme.
pub(crate) trait Resolver {
    /// Resolves and parses, and notes the scheme in the chain.
    fn parse_carried(&self, input: Input<'_>) -> Result<Box<dyn Record>, Error>;
}

impl<'a> Input<'a> {
    /// An input outside a registry, where carried hashes are not read.
    pub fn new(stored: &'a StoredHash, subject: &'a Subject, keyring: &'a Keyring) -> Self {
        Self { stored, subject, keyring, carried: None, stand_ins: false }
    }

    pub(crate) fn resolving(mut self, resolver: &'a dyn Resolver, chain: &'a RefCell<Vec<Link>>) -> Self {
        self.carried = Some(Carried { resolver, chain, depth: 0, derived: false });
        self
    }

    pub(crate) fn with_stand_ins(mut self) -> Self {
        self.stand_ins = true;
        self
    }

    pub(crate) fn note(&self, scheme: &SchemeId) {
        if let Some(carried) = &self.carried {
            let link = Link { scheme: scheme.clone(), reads_password: !carried.derived };
            carried.chain.borrow_mut().push(link);
        }
    }

    /// The row.
    pub fn stored(&self) -> &'a StoredHash {
        self.stored
    }

    /// Who logs in, as far as it is known.
    pub fn subject(&self) -> &'a Subject {
        self.subject
    }

    /// The stored hash.
    pub fn bytes(&self) -> &'a [u8] {
        self.stored.as_bytes()
    }

    /// The stored hash without the first `len` bytes; empty if it is shorter.
    pub fn rest(&self, len: usize) -> &'a [u8] {
        self.bytes().get(len..).unwrap_or_default()
    }

    /// The login name.
    ///
    /// # Errors
    ///
    /// [`ParseError::MissingContext`] if it was not given; so for the next three.
    pub fn login(&self) -> Result<&'a str, ParseError> {
        self.given(self.subject.login(), "user", Context::Login)
    }

    /// The realm.
    ///
    /// # Errors
    ///
    /// As [`login`](Self::login).
    pub fn realm(&self) -> Result<&'a str, ParseError> {
        self.given(self.subject.realm(), "realm", Context::Realm)
    }

    /// The user id.
    ///
    /// # Errors
    ///
    /// As [`login`](Self::login).
    pub fn user_id(&self) -> Result<&'a str, ParseError> {
        self.given(self.subject.user_id(), "1", Context::UserId)
    }

    /// The e-mail address.
    ///
    /// # Errors
    ///
    /// As [`login`](Self::login).
    pub fn email(&self) -> Result<&'a str, ParseError> {
        self.given(self.subject.email(), "user@example.org", Context::Email)
    }

    /// A column of the row that the scheme cannot do without.
    ///
    /// # Errors
    ///
    /// [`ParseError::MissingContext`] if the row does not have it.
    pub fn column(&self, context: Context) -> Result<&'a [u8], ParseError> {
        let column = match context {
            Context::Salt => Column::Salt,
            Context::Salt2 => Column::Salt2,
            Context::Rounds => Column::Rounds,
            Context::Encoding => Column::Encoding,
            Context::KeyId => Column::KeyId,
            Context::Column(name) => Column::Named(name.into()),
            _ => return Err(ParseError::MissingContext(context)),
        };
        self.given(self.stored.column(&column), b"00000000".as_slice(), context)
    }

    /// A key of the keyring.
    ///
    /// # Errors
    ///
    /// [`ParseError::MissingKey`] if the keyring does not have it.
    pub fn key(&self, id: &KeyId) -> Result<Key, ParseError> {
        match self.keyring.get(id) {
            Some(key) => Ok(key.clone()),
            None if self.stand_ins => Ok(Key::new(id.clone(), [0; 32])),
            None => Err(ParseError::MissingKey(id.clone())),
        }
    }

    /// Reads a hash carried inside this one, with the same columns, by whichever
    /// registered scheme owns it.
    ///
    /// # Errors
    ///
    /// [`ParseError::Inner`] with the reason why there is no record;
    /// [`Malformed::Depth`] from the fifth layer on.
    pub fn inner(&self, stored: &[u8]) -> Result<Box<dyn Record>, ParseError> {
        self.carried(stored, false)
    }

    /// As [`inner`](Self::inner), for a hash that is not of the password but
    /// of something derived from it.
    pub(crate) fn inner_derived(&self, stored: &[u8]) -> Result<Box<dyn Record>, ParseError> {
        self.carried(stored, true)
    }

    fn carried(&self, stored: &[u8], derived: bool) -> Result<Box<dyn Record>, ParseError> {
        let Some(carried) = self.carried else {
            return Err(ParseError::Inner(Box::new(Error::Unrecognised)));
        };
        if carried.depth >= MAX_DEPTH {
            return Err(Malformed::Depth.into());
        }
        let row = self.stored.carrying(stored);
        let inner = Input {
            stored: &row,
            subject: self.subject,
            keyring: self.keyring,
            carried: Some(Carried {
                depth: carried.depth + 1,
                derived: carried.derived || derived,
                ..carried
            }),
            stand_ins: self.stand_ins,
        };
        carried.resolver.parse_carried(inner).map_err(|error| ParseError::Inner(Box::new(error)))
    }

    fn given<T: ?Sized>(
        &self,
        value: Option<&'a T>,
        stand_in: &'a T,
        context: Context,
    ) -> Result<&'a T, ParseError> {
        match value {
            Some(value) => Ok(value),
            None if self.stand_ins => Ok(stand_in),
            None => Err(ParseError::MissingContext(context)),
        }
    }
}

impl fmt::Debug for Input<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Input")
            .field("stored", self.stored)
            .field("subject", self.subject)
            .field("keyring", self.keyring)
            .finish_non_exhaustive()
    }
}
