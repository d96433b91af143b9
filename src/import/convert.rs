//! Writing records in the schemas of vendors that take hashes.

mod calls;
mod columns;
mod options;
mod parts;
mod person;
mod strings;
mod types;

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde_json::{Map, Value};

use self::person::{Person, person, set};
use super::code::Issue;
use super::imported::Imported;
use super::normal::Normal;
use crate::keyring::Keyring;
use crate::stored::StoredHash;

macro_rules! targets {
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal, $write:path, $person:expr;)*) => {
        /// A vendor that takes hashes.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Target {
            $($(#[doc = $doc])+ $name,)*
        }

        impl Target {
            /// All of them, in alphabetical order.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The name, in lower case.
            pub const fn name(self) -> &'static str {
                match self {
                    $(Self::$name => $text,)*
                }
            }

            fn write(self) -> Write {
                match self {
                    $(Self::$name => $write,)*
                }
            }

            fn person(self) -> Person {
                match self {
                    $(Self::$name => $person,)*
                }
            }
        }
    };
}

targets! {
    /// Appwrite: the body of the endpoint that the option `algorithm` names.
    Appwrite = "appwrite", calls::appwrite, Person::new("userId", "", "email");
    /// Auth0: bulk imports.
    Auth0 = "auth0", columns::auth0, Person::new("user_id", "username", "email").disabled("blocked");
    /// Authgear: a record of users/import.
    Authgear = "authgear", strings::authgear,
        Person::new("", "preferred_username", "email").disabled("disabled").expires("password.expire_after");
    /// Authing: a user with `keepPassword`.
    Authing = "authing", strings::authing,
        Person::new("externalId", "username", "email").must_change("options.resetPasswordOnFirstLogin");
    /// Casdoor.
    Casdoor = "casdoor", types::casdoor, Person::new("id", "name", "email").disabled("isForbidden").must_change("needUpdatePassword");
    /// Clerk.
    Clerk = "clerk", columns::clerk, Person::new("external_id", "username", "email_address.0");
    /// Descope: `hashedPassword`.
    Descope = "descope", calls::descope, Person::new("", "loginId", "email");
    /// Firebase: a user, and the options of the whole call.
    Firebase = "firebase", options::firebase, Person::new("localId", "", "email").disabled("disabled").created_millis("createdAt");
    /// FusionAuth: a user of `POST /api/user/import`.
    FusionAuth = "fusionauth", columns::fusionauth, Person::fusionauth();
    /// Hanko: a user of `hanko user import`.
    Hanko = "hanko", strings::hanko, Person::new("user_id", "username", "emails.0.address");
    /// Keycloak: a UserRepresentation.
    Keycloak = "keycloak", columns::keycloak, Person::new("id", "username", "email").enabled("enabled").must_change("credentials.0.temporary").created_millis("createdTimestamp");
    /// Kinde: a row of its table.
    Kinde = "kinde", types::kinde, Person::new("id", "", "email");
    /// Ory Kratos: an identity.
    Kratos = "kratos", strings::kratos, Person::new("external_id", "traits.username", "traits.email");
    /// Logto.
    Logto = "logto", types::logto, Person::new("id", "username", "primaryEmail").disabled("isSuspended");
    /// Okta.
    Okta = "okta", columns::okta, Person::new("", "profile.login", "profile.email");
    /// OneLogin.
    OneLogin = "onelogin", types::onelogin, Person::new("external_id", "username", "email");
    /// PingOne: `password.value` with an LDAP scheme.
    Ping = "ping", strings::ping, Person::new("", "username", "email").enabled("enabled").must_change("password.forceChange");
    /// PropelAuth.
    PropelAuth = "propelauth", strings::propelauth,
        Person::new("existingUserId", "username", "email").enabled("enabled").must_change("updatePasswordRequired");
    /// Stytch: the body of `passwords/migrate`.
    Stytch = "stytch", calls::stytch, Person::new("external_id", "", "email");
    /// Supabase: the body of its admin interface.
    Supabase = "supabase", strings::supabase, Person::new("id", "", "email");
    /// SuperTokens: a user of its bulk import.
    SuperTokens = "supertokens", strings::supertokens, Person::new("externalUserId", "", "loginMethods.0.email");
    /// WorkOS.
    WorkOs = "workos", strings::workos, Person::new("external_id", "", "email");
    /// Zitadel.
    Zitadel = "zitadel", strings::zitadel, Person::new("userId", "userName", "email.email").must_change("passwordChangeRequired");
}

type Write = fn(&Given<'_>) -> Result<Written, Refused>;

/// What a writer starts from.
struct Given<'a> {
    normal: Normal,
    keyring: &'a Keyring,
}

/// What a writer gives: the members of the hash, and parameters of the whole file.
#[derive(Default)]
struct Written {
    members: Vec<(&'static str, Value)>,
    options: Map<String, Value>,
    issues: Vec<Issue>,
}

impl Written {
    fn of<const N: usize>(members: [(&'static str, Value); N]) -> Self {
        Self { members: members.into(), ..Self::default() }
    }

    fn with_option(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.options.insert(name.into(), value.into());
        self
    }
}

/// A record in the schema of a target.
#[derive(Clone)]
#[non_exhaustive]
pub struct Converted {
    /// The record. It holds the hash.
    pub record: Value,
    /// Parameters that the target wants once for all records of a file or call: records with different ones go into
    /// different files. Keys are not among them, but for those that the target keeps in the record.
    pub options: Map<String, Value>,
    /// What was changed without changing its meaning.
    pub issues: Vec<Issue>,
    /// What the record says and the target has no place for, none of which decides about a login.
    pub dropped: Vec<&'static str>,
}

impl fmt::Debug for Converted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Converted")
            .field("options", &self.options.keys())
            .field("issues", &self.issues)
            .field("dropped", &self.dropped)
            .finish_non_exhaustive()
    }
}

/// Why a record cannot be written in the schema of a target without losing something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, thiserror::Error)]
#[non_exhaustive]
pub enum Refused {
    /// The record has no hash.
    #[error("the record has no password hash")]
    NoHash,
    /// The record has several hashes.
    #[error("the record has several password hashes, and the target takes one")]
    SeveralHashes,
    /// The record has a plain password, which is not written anywhere.
    #[error("the record has a plain password; hash it first")]
    Plaintext,
    /// The hash is of a scheme that no schema has columns for.
    #[error("the hash cannot be taken apart into what schemas have columns for")]
    NotTakenApart,
    /// The target does not take this algorithm.
    #[error("the target does not take this algorithm")]
    Algorithm,
    /// The target does not take these parameters.
    #[error("the target does not take this {0}")]
    Parameter(&'static str),
    /// The salt stands where the target does not expect it.
    #[error("the target does not take a salt in this place")]
    SaltPlace,
    /// The target wants text and the bytes are none.
    #[error("the target takes text for the {0}, and these bytes are none")]
    NotText(&'static str),
    /// The key of the deployment is not in the keyring.
    #[error("the key of the deployment is not in the keyring")]
    KeyMissing,
    /// The target has no place for something that decides about a login.
    #[error("the target has no place for `{0}`, which decides about a login")]
    State(&'static str),
}

impl Refused {
    /// The stable name, such as `algorithm`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::NoHash => "no_hash",
            Self::SeveralHashes => "several_hashes",
            Self::Plaintext => "plaintext",
            Self::NotTakenApart => "not_taken_apart",
            Self::Algorithm => "algorithm",
            Self::Parameter(_) => "parameter",
            Self::SaltPlace => "salt_place",
            Self::NotText(_) => "not_text",
            Self::KeyMissing => "key_missing",
            Self::State(_) => "state",
        }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl Target {
    /// The target of a name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|target| target.name() == name)
    }
}

/// Writes a record in the schema of a target: lossless, or refused with a reason.
///
/// The keyring has the keys that some targets want in the record, as the signer key of a Firebase project.
///
/// ```
/// use password_compat::Keyring;
/// use password_compat::import::{Importer, Options, Refused, Source, Target, convert};
/// let line = r#"{"email": "a@example.org", "hash_type": "bcrypt",
///     "hash": "$2b$10$4iHYKDc4bbHnK7aLj8O8Y.gwk3xMGwPKW7RrbuMoaFoyzcI3AqSWq"}"#;
/// let record = Importer::new(Source::Stytch, Options::new()).read(line.as_bytes()).next().unwrap()?;
/// let okta = convert(&record, Target::Okta, &Keyring::new())?;
/// assert_eq!(okta.record["credentials"]["password"]["hash"]["salt"], "4iHYKDc4bbHnK7aLj8O8Y.");
/// assert_eq!(convert(&record, Target::OneLogin, &Keyring::new()).unwrap_err(), Refused::Algorithm);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// [`Refused`] says what would be lost.
pub fn convert(imported: &Imported, target: Target, keyring: &Keyring) -> Result<Converted, Refused> {
    let stored = match imported.stored.as_slice() {
        _ if imported.plaintext.is_some() => return Err(Refused::Plaintext),
        [] => return Err(Refused::NoHash),
        [stored] => stored,
        _ => return Err(Refused::SeveralHashes),
    };
    let written = hash(stored, target, keyring)?;
    let mut record = Value::Object(Map::new());
    for (path, value) in written.members {
        set(&mut record, path, value);
    }
    let dropped = person(&mut record, imported, target.person())?;
    Ok(Converted { record, options: written.options, issues: written.issues, dropped })
}

fn hash(stored: &StoredHash, target: Target, keyring: &Keyring) -> Result<Written, Refused> {
    let normal = Normal::of(stored).ok_or(Refused::NotTakenApart)?;
    (target.write())(&Given { normal, keyring })
}
