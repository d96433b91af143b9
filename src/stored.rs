//! The row and the person.

mod text;

use alloc::sync::Arc;
use alloc::vec::Vec;
use core::fmt;

use crate::error::Context;

pub use self::text::InvalidRecordText;
pub(crate) use self::text::PREFIX as RECORD_PREFIX;

/// Everything that a row of the old table says about one password: the stored
/// hash, a hint at its scheme, and further columns such as a separate salt.
///
/// All of it is as hostile as the hash itself. Cheap to clone; `Debug` shows
/// lengths and names only.
///
/// ```
/// use password_compat::{Column, StoredHash};
/// let row = StoredHash::new("5f4dcc3b5aa765d61d8327deb882cf99")
///     .with_hint("hex_md5")
///     .with_column(Column::Salt, "x7!");
/// assert_eq!(row.hint(), Some("hex_md5"));
/// ```
#[derive(Clone)]
pub struct StoredHash(Arc<Row>);

#[derive(Clone, Default)]
struct Row {
    bytes: Vec<u8>,
    hint: Option<Arc<str>>,
    columns: Vec<(Column, Vec<u8>)>,
}

/// A column of the row besides the hash.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Column {
    /// The salt.
    Salt,
    /// A second salt.
    Salt2,
    /// A count of rounds, or its logarithm, as decimal text.
    Rounds,
    /// How the old system encoded what was typed, where it was not UTF-8:
    /// `windows-1252`, `iso-8859-1`, `cp850`, `utf-16le`, `nfkc` and the like, as
    /// [`Reading::from_label`](crate::Reading::from_label) reads them.
    Encoding,
    /// The id of the key that was used.
    KeyId,
    /// A further column, by name: 1 to 64 characters of `a-z 0-9 _`.
    Named(Arc<str>),
}

impl Column {
    /// The name of the column.
    pub fn name(&self) -> &str {
        match self {
            Self::Salt => "salt",
            Self::Salt2 => "salt2",
            Self::Rounds => "rounds",
            Self::Encoding => "encoding",
            Self::KeyId => "key_id",
            Self::Named(name) => name,
        }
    }

    /// The column of a name.
    pub fn from_name(name: &str) -> Self {
        [Self::Salt, Self::Salt2, Self::Rounds, Self::Encoding, Self::KeyId]
            .into_iter()
            .find(|column| column.name() == name)
            .unwrap_or_else(|| Self::Named(name.into()))
    }

    /// What a scheme asks for that needs this column.
    pub(crate) fn context(&self) -> Context {
        match self {
            Self::Salt => Context::Salt,
            Self::Salt2 => Context::Salt2,
            Self::Rounds => Context::Rounds,
            Self::Encoding => Context::Encoding,
            Self::KeyId => Context::KeyId,
            Self::Named(name) => Context::Column(Arc::clone(name)),
        }
    }

    /// The column that is asked for; `None` where it is the person.
    pub(crate) fn asked_for(context: &Context) -> Option<Self> {
        Some(match context {
            Context::Salt => Self::Salt,
            Context::Salt2 => Self::Salt2,
            Context::Rounds => Self::Rounds,
            Context::Encoding => Self::Encoding,
            Context::KeyId => Self::KeyId,
            Context::Column(name) => Self::Named(Arc::clone(name)),
            Context::Login | Context::Realm | Context::UserId | Context::Email => return None,
        })
    }
}

impl StoredHash {
    /// A row that consists of a stored hash alone.
    pub fn new(stored: impl AsRef<[u8]>) -> Self {
        Self(Arc::new(Row { bytes: stored.as_ref().to_vec(), ..Row::default() }))
    }

    /// The same row with a hint: the id of the scheme that wrote the hash.
    ///
    /// A hint chooses among the schemes that recognise the hash. It never makes
    /// a scheme read a hash that it does not recognise.
    #[must_use]
    pub fn with_hint(mut self, scheme: impl AsRef<str>) -> Self {
        Arc::make_mut(&mut self.0).hint = Some(scheme.as_ref().into());
        self
    }

    /// The same row with a column, or with another value of it.
    #[must_use]
    pub fn with_column(mut self, column: Column, value: impl AsRef<[u8]>) -> Self {
        let columns = &mut Arc::make_mut(&mut self.0).columns;
        let value = value.as_ref().to_vec();
        match columns.iter_mut().find(|(known, _)| *known == column) {
            Some((_, old)) => *old = value,
            None => columns.push((column, value)),
        }
        self
    }

    /// The stored hash.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0.bytes
    }

    /// The stored hash as text, if it is text.
    pub fn as_str(&self) -> Option<&str> {
        core::str::from_utf8(&self.0.bytes).ok()
    }

    /// The hint.
    pub fn hint(&self) -> Option<&str> {
        self.0.hint.as_deref()
    }

    /// The value of a column.
    pub fn column(&self, column: &Column) -> Option<&[u8]> {
        self.0.columns.iter().find(|(known, _)| known == column).map(|(_, value)| value.as_slice())
    }

    /// The value of the column of a name.
    pub(crate) fn column_named(&self, name: &str) -> Option<&[u8]> {
        self.columns().find(|(known, _)| known.name() == name).map(|(_, value)| value)
    }

    /// All columns that were given, in the order given.
    pub fn columns(&self) -> impl Iterator<Item = (&Column, &[u8])> {
        self.0.columns.iter().map(|(column, value)| (column, value.as_slice()))
    }

    /// The bytes of the hash, the hint and all columns together.
    pub(crate) fn total_len(&self) -> usize {
        let columns = self.0.columns.iter().map(|(_, value)| value.len());
        let hint = self.0.hint.as_ref().map_or(0, |hint| hint.len());
        columns.fold(self.0.bytes.len().saturating_add(hint), usize::saturating_add)
    }

    /// The same row with another hash.
    pub(crate) fn with_bytes(mut self, bytes: &[u8]) -> Self {
        Arc::make_mut(&mut self.0).bytes = bytes.to_vec();
        self
    }

    /// The same row with another hash in it: what a layer carries.
    pub(crate) fn carrying(&self, bytes: &[u8]) -> Self {
        let row = Row { bytes: bytes.to_vec(), hint: None, columns: self.0.columns.clone() };
        Self(Arc::new(row))
    }
}

impl fmt::Debug for StoredHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let columns: Vec<&str> = self.0.columns.iter().map(|(column, _)| column.name()).collect();
        f.debug_struct("StoredHash")
            .field("len", &self.0.bytes.len())
            .field("has_hint", &self.0.hint.is_some())
            .field("columns", &columns)
            .finish_non_exhaustive()
    }
}

/// Who logs in. Some schemes mix it into the hash; [`verify_absent`] chooses
/// its dummy by the login name.
///
/// [`verify_absent`]: crate::Verifier::verify_absent
///
/// ```
/// use password_compat::Subject;
/// let subject = Subject::named("alice").with_realm("example.org");
/// assert_eq!(subject.login(), Some("alice"));
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Subject {
    login: Option<Arc<str>>,
    realm: Option<Arc<str>>,
    user_id: Option<Arc<str>>,
    email: Option<Arc<str>>,
}

impl Subject {
    /// Nobody in particular.
    pub fn unknown() -> Self {
        Self::default()
    }

    /// The person with this login name.
    pub fn named(login: impl AsRef<str>) -> Self {
        Self { login: Some(login.as_ref().into()), ..Self::default() }
    }

    /// The same person in a realm.
    #[must_use]
    pub fn with_realm(mut self, realm: impl AsRef<str>) -> Self {
        self.realm = Some(realm.as_ref().into());
        self
    }

    /// The same person with a user id.
    #[must_use]
    pub fn with_user_id(mut self, user_id: impl AsRef<str>) -> Self {
        self.user_id = Some(user_id.as_ref().into());
        self
    }

    /// The same person with an e-mail address.
    #[must_use]
    pub fn with_email(mut self, email: impl AsRef<str>) -> Self {
        self.email = Some(email.as_ref().into());
        self
    }

    /// The login name.
    pub fn login(&self) -> Option<&str> {
        self.login.as_deref()
    }

    /// The realm.
    pub fn realm(&self) -> Option<&str> {
        self.realm.as_deref()
    }

    /// The user id.
    pub fn user_id(&self) -> Option<&str> {
        self.user_id.as_deref()
    }

    /// The e-mail address.
    pub fn email(&self) -> Option<&str> {
        self.email.as_deref()
    }
}

impl fmt::Debug for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Subject")
            .field("has_login", &self.login.is_some())
            .field("has_realm", &self.realm.is_some())
            .field("has_user_id", &self.user_id.is_some())
            .field("has_email", &self.email.is_some())
            .finish()
    }
}
