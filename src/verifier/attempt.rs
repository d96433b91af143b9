//! One attempt to log in.

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::fmt;

use crate::password::Password;
use crate::stored::{StoredHash, Subject};
use crate::time::Timestamp;

/// One attempt to log in: what was typed, what is stored, and what else is known.
///
/// ```
/// use password_compat::{Attempt, Password, StoredHash, Subject};
/// let (password, stored) = (Password::from("secret"), StoredHash::new("md5…"));
/// let subject = Subject::named("alice");
/// let attempt = Attempt::new(&password, &stored).with_subject(&subject).in_scope("tenant-7");
/// let owned: Attempt<'static> = attempt.into_owned();
/// # let _ = owned;
/// ```
#[derive(Clone)]
pub struct Attempt<'a> {
    password: Cow<'a, Password>,
    stored: Cow<'a, [StoredHash]>,
    subject: Cow<'a, Subject>,
    time: Option<Timestamp>,
    scope: Option<Cow<'a, str>>,
}

impl<'a> Attempt<'a> {
    /// An attempt on an account with one row.
    pub fn new(password: &'a Password, stored: &'a StoredHash) -> Self {
        Self::with_values(password, core::slice::from_ref(stored))
    }

    /// An attempt on an account with several values, such as a multi-valued
    /// `userPassword`: any of them may match, and their costs add up. None at
    /// all is an absent account.
    pub fn with_values(password: &'a Password, stored: &'a [StoredHash]) -> Self {
        Self {
            password: Cow::Borrowed(password),
            stored: Cow::Borrowed(stored),
            subject: Cow::Owned(Subject::unknown()),
            time: None,
            scope: None,
        }
    }

    /// An attempt on an account that does not exist.
    pub fn absent(password: &'a Password) -> Self {
        Self::with_values(password, &[])
    }

    /// The same attempt by somebody.
    #[must_use]
    pub fn with_subject(mut self, subject: &'a Subject) -> Self {
        self.subject = Cow::Borrowed(subject);
        self
    }

    /// The same attempt at another time than now.
    #[must_use]
    pub fn at(mut self, time: Timestamp) -> Self {
        self.time = Some(time);
        self
    }

    /// The same attempt in a scope, such as a tenant: schemes of the scope are
    /// seen, those of others are not.
    #[must_use]
    pub fn in_scope(mut self, scope: &'a str) -> Self {
        self.scope = Some(Cow::Borrowed(scope));
        self
    }

    /// The same attempt without borrows, to be sent to another thread.
    pub fn into_owned(self) -> Attempt<'static> {
        Attempt {
            password: Cow::Owned(self.password.into_owned()),
            stored: Cow::Owned(self.stored.into_owned()),
            subject: Cow::Owned(self.subject.into_owned()),
            time: self.time,
            scope: self.scope.map(|scope| Cow::Owned(scope.into_owned())),
        }
    }

    /// What was typed.
    pub fn password(&self) -> &Password {
        &self.password
    }

    /// What is stored.
    pub fn stored(&self) -> &[StoredHash] {
        &self.stored
    }

    /// Who it is.
    pub fn subject(&self) -> &Subject {
        &self.subject
    }

    /// Whether there is no such account.
    pub fn is_absent(&self) -> bool {
        self.stored.is_empty()
    }

    pub(super) fn time(&self) -> Option<Timestamp> {
        self.time
    }

    pub(super) fn scope(&self) -> Option<&str> {
        self.scope.as_deref()
    }
}

impl fmt::Debug for Attempt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let stored: Vec<&StoredHash> = self.stored.iter().collect();
        f.debug_struct("Attempt").field("stored", &stored).field("time", &self.time).finish_non_exhaustive()
    }
}
