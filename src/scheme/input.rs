//! What a scheme parses.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::cell::RefCell;
use core::fmt;

use super::{MAX_DEPTH, Record};
use crate::error::{Context, Error, Malformed, ParseError};
use crate::id::SchemeId;
use crate::keyring::{Key, KeyId, Keyring};
use crate::stored::{Column, StoredHash, Subject};

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

    /// The keys that the host gave. [`key`](Self::key) names a missing one.
    pub fn keyring(&self) -> &'a Keyring {
        self.keyring
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
        let Some(column) = Column::asked_for(&context) else {
            return Err(ParseError::MissingContext(context));
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

    /// As [`inner_derived`](Self::inner_derived), by a scheme that is known.
    pub(crate) fn inner_of(&self, scheme: &str, stored: &[u8]) -> Result<Box<dyn Record>, ParseError> {
        self.carried_row(self.stored.carrying(stored).with_hint(scheme), true)
    }

    fn carried(&self, stored: &[u8], derived: bool) -> Result<Box<dyn Record>, ParseError> {
        self.carried_row(self.stored.carrying(stored), derived)
    }

    fn carried_row(&self, row: StoredHash, derived: bool) -> Result<Box<dyn Record>, ParseError> {
        let Some(carried) = self.carried else {
            return Err(ParseError::Inner(Box::new(Error::Unrecognised)));
        };
        if carried.depth >= MAX_DEPTH {
            return Err(Malformed::Depth.into());
        }
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
