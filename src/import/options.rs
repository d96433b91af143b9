//! What the records themselves do not say.

use alloc::string::String;
use core::fmt;

use serde_json::{Map, Value};

use super::read::Form;
use crate::keyring::{KeyId, Keyring};

/// What an import needs besides the records: the secrets of the deployment, the parameters of the whole file, and
/// which column is which.
#[derive(Clone)]
pub struct Options {
    pub(super) keyring: Keyring,
    pub(super) parameters: Map<String, Value>,
    pub(super) mapping: Mapping,
    pub(super) form: Option<Form>,
    pub(super) hint: Option<String>,
    pub(super) table: Option<String>,
    pub(super) plaintext: bool,
    pub(super) max_record: usize,
}

impl Options {
    /// The defaults: no keys, the form that the file seems to have, no plain passwords, records of at most 1 MiB.
    pub fn new() -> Self {
        Self {
            keyring: Keyring::new(),
            parameters: Map::new(),
            mapping: Mapping::default(),
            form: None,
            hint: None,
            table: None,
            plaintext: false,
            max_record: 1 << 20,
        }
    }

    /// With a secret of the deployment: `signer_key` of a Firebase project, `hmac_key` of an import by HMAC, `pepper`
    /// of Devise. It goes into the keyring of the verifier, never into a row.
    #[must_use]
    pub fn with_key(mut self, id: impl Into<KeyId>, key: impl AsRef<[u8]>) -> Self {
        self.keyring = self.keyring.with(id, key);
        self
    }

    /// With a parameter that a vendor gives for a whole file: `algorithm` and `rounds` of Firebase, `encryptionScheme`
    /// and `factor` of FusionAuth, `passwordType` of Casdoor, `saltOrder` where records do not say it. What the file
    /// itself says counts more.
    #[must_use]
    pub fn with_parameter(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        self.parameters.insert(name.into(), value.into());
        self
    }

    /// With a form other than the one that the file seems to have.
    #[must_use]
    pub fn with_form(mut self, form: Form) -> Self {
        self.form = Some(form);
        self
    }

    /// With the names of columns, for [`Source::Table`](super::Source::Table) and
    /// [`Source::SqlDump`](super::Source::SqlDump).
    #[must_use]
    pub fn with_mapping(mut self, mapping: Mapping) -> Self {
        self.mapping = mapping;
        self
    }

    /// With the scheme that wrote the hashes, where records do not name one: the recipe that stands for the custom
    /// function of an Authing pool, a scheme of a home-made table.
    #[must_use]
    pub fn with_hint(mut self, scheme: impl Into<String>) -> Self {
        self.hint = Some(scheme.into());
        self
    }

    /// With the one table of a dump that is read; else all are.
    #[must_use]
    pub fn with_table(mut self, table: impl Into<String>) -> Self {
        self.table = Some(table.into());
        self
    }

    /// Gives plain passwords out with their records, to be hashed by [`hash_plaintext`](super::hash_plaintext). Off by
    /// default: then a plain password is an error.
    #[must_use]
    pub fn allow_plaintext(mut self, allow: bool) -> Self {
        self.plaintext = allow;
        self
    }

    /// With another length of a record at most, in bytes. No more than a few times this much memory is used.
    #[must_use]
    pub fn with_max_record(mut self, bytes: usize) -> Self {
        self.max_record = bytes.max(256);
        self
    }
}

impl Default for Options {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Options {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Parameters can hold a key that was not meant for them.
        f.debug_struct("Options")
            .field("keyring", &self.keyring)
            .field("parameters", &self.parameters.keys())
            .field("mapping", &self.mapping)
            .field("form", &self.form)
            .field("hint", &self.hint)
            .field("table", &self.table)
            .field("plaintext", &self.plaintext)
            .field("max_record", &self.max_record)
            .finish()
    }
}

/// Which column of a home-made table is which. A dot leads into a JSON object.
///
/// ```
/// use password_compat::import::Mapping;
/// let mapping = Mapping::hash("passwd").salt("salt").login("nick").id("uid");
/// # let _ = mapping;
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mapping {
    pub(super) columns: alloc::vec::Vec<(Role, String)>,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Hash,
    Hint,
    Salt,
    Salt2,
    Rounds,
    Encoding,
    KeyId,
    Id,
    Login,
    Email,
    Realm,
    Created,
    Changed,
    Expires,
    MustChange,
    Disabled,
    Enabled,
}

macro_rules! columns {
    ($($(#[$doc:meta])+ $name:ident = $role:ident;)*) => {
        $(
            $(#[$doc])+
            #[must_use]
            pub fn $name(self, column: impl Into<String>) -> Self {
                self.with(Role::$role, column.into())
            }
        )*
    };
}

impl Mapping {
    /// A table with the stored hashes in this column.
    pub fn hash(column: impl Into<String>) -> Self {
        Self::default().with(Role::Hash, column.into())
    }

    fn with(mut self, role: Role, column: String) -> Self {
        self.columns.push((role, column));
        self
    }

    pub(super) fn column(&self, role: Role) -> Option<&str> {
        self.columns.iter().find(|(known, _)| *known == role).map(|(_, column)| column.as_str())
    }

    columns! {
        /// The column of the scheme's id.
        hint = Hint;
        /// The column of the salt.
        salt = Salt;
        /// The column of a second salt.
        salt2 = Salt2;
        /// The column of the rounds.
        rounds = Rounds;
        /// The column that says how others are encoded.
        encoding = Encoding;
        /// The column of the key's id.
        key_id = KeyId;
        /// The column of the user id.
        id = Id;
        /// The column of the login name.
        login = Login;
        /// The column of the e-mail address.
        email = Email;
        /// The column of the realm.
        realm = Realm;
        /// The column of the day the account was made.
        created = Created;
        /// The column of the day the password was last changed.
        changed = Changed;
        /// The column of the day the password expires.
        expires = Expires;
        /// The column that says that the password has to be changed.
        must_change = MustChange;
        /// The column that says that the account is disabled.
        disabled = Disabled;
        /// The column that says that the account is enabled.
        enabled = Enabled;
    }
}
