//! What each system writes, as far as it is more than a name.

mod auth0;
mod casdoor;
mod clerk;
mod columns;
mod common;
mod directories;
mod firebase;
mod fusionauth;
mod keycloak;
mod okta;
mod strings;
mod stytch;
mod table;

use alloc::string::String;
use alloc::vec::Vec;

use serde_json::{Map, Value};

use super::code::Fault;
use super::fields::Fields;
use super::normal::Normal;
use super::options::{Options, Role};
use super::read::Form;
use super::source::Source;
use crate::keyring::Keyring;
use crate::stored::StoredHash;

/// The schema of a system.
pub(super) struct Vendor {
    pub(super) source: Source,
    pub(super) name: &'static str,
    /// The form that its files usually have.
    pub(super) form: Form,
    /// The members that hold the records, where they are in an object.
    pub(super) arrays: &'static [&'static str],
    /// The fields of a line with colons.
    pub(super) colon: &'static [&'static str],
    /// The members of the person and the state, where they differ from the usual ones.
    pub(super) roles: &'static [(Role, &'static [&'static str])],
    /// A member with a status, and the words for an account that is not active.
    pub(super) inactive: Option<(&'static str, &'static [&'static str])>,
    /// The members that hold a whole hash string.
    pub(super) hash: &'static [&'static str],
    /// The members that hold a plain password.
    pub(super) plain: &'static [&'static str],
    /// Takes the hash out of a record.
    pub(super) take: Take,
    /// Nothing is known of the columns but what the options say.
    pub(super) mapped: bool,
    /// The schemes that its hashes may be of.
    pub(super) schemes: &'static [&'static [&'static str]],
    /// Its records compose digests as they like.
    pub(super) composes: bool,
}

pub(super) type Take = fn(&mut Fields, &mut Around<'_>) -> Result<Taken, Fault>;

/// What a record holds.
pub(super) enum Taken {
    Normal(Normal),
    /// A row of a scheme that has the columns as they are.
    Row(StoredHash),
    Rows(Vec<StoredHash>),
    /// A plain password, and the member that held it.
    Plain(String, &'static str),
}

/// What is around a record.
pub(super) struct Around<'a> {
    pub(super) vendor: &'static Vendor,
    pub(super) options: &'a Options,
    /// What stands beside the records in the file.
    pub(super) envelope: &'a Map<String, Value>,
    pub(super) keyring: &'a mut Keyring,
}

/// Members of the person and the state that need no explanation.
const USUAL: &[(Role, &[&str])] = &[
    (
        Role::Id,
        &[
            "id",
            "user_id",
            "userId",
            "uid",
            "localId",
            "_id.$oid",
            "_id",
            "external_id",
            "externalId",
            "sub",
            "uuid",
        ],
    ),
    (Role::Login, &["username", "userName", "user_name", "login", "preferred_username"]),
    (
        Role::Email,
        &[
            "email",
            "mail",
            "emailAddress",
            "email_address",
            "primaryEmail",
            "emails.0.value",
            "emails.0.address",
        ],
    ),
    (Role::Realm, &["realm"]),
    (Role::Created, &["created_at", "createdAt", "created"]),
    (
        Role::Changed,
        &["password_updated_at", "passwordUpdatedAt", "password_changed_at", "last_password_reset"],
    ),
    (Role::Disabled, &["disabled", "blocked", "banned", "locked"]),
];

impl Vendor {
    pub(super) const fn new(source: Source, name: &'static str, take: Take) -> Self {
        Self {
            source,
            name,
            form: Form::Json,
            arrays: &["users", "records"],
            colon: &[],
            roles: &[],
            inactive: None,
            hash: &[],
            plain: &["password"],
            take,
            mapped: false,
            schemes: &[],
            composes: false,
        }
    }

    const fn form(mut self, form: Form) -> Self {
        self.form = form;
        self
    }

    const fn roles(mut self, roles: &'static [(Role, &'static [&'static str])]) -> Self {
        self.roles = roles;
        self
    }

    const fn hash(mut self, hash: &'static [&'static str]) -> Self {
        self.hash = hash;
        self
    }

    const fn plain(mut self, plain: &'static [&'static str]) -> Self {
        self.plain = plain;
        self
    }

    const fn schemes(mut self, schemes: &'static [&'static [&'static str]]) -> Self {
        self.schemes = schemes;
        self
    }

    const fn composing(mut self) -> Self {
        self.composes = true;
        self
    }

    /// The members of a role: its own, or else the usual ones.
    pub(super) fn paths(&self, role: Role) -> &'static [&'static str] {
        let of = |table: &'static [(Role, &'static [&'static str])]| {
            table.iter().find(|(known, _)| *known == role).map(|(_, paths)| *paths)
        };
        of(self.roles).or_else(|| of(USUAL)).unwrap_or_default()
    }
}

impl Around<'_> {
    /// A parameter of the whole file: beside the records, or in the options.
    pub(super) fn parameter(&self, names: &[&str]) -> Option<String> {
        let text = |value: &Value| match value {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(alloc::format!("{number}")),
            _ => None,
        };
        names.iter().find_map(|name| {
            let pointer = alloc::format!("/{}", name.replace('.', "/"));
            let inner = self.envelope.iter().find_map(|(first, value)| {
                let rest = pointer.strip_prefix('/')?.strip_prefix(first.as_str())?;
                if rest.is_empty() { Some(value) } else { value.pointer(rest) }
            });
            inner.or_else(|| self.options.parameters.get(*name)).and_then(text)
        })
    }
}

/// Recipes for what the crate has no scheme for and what is no plain composition: id, expression, layout, base.
pub(super) static RECIPES: &[(&str, &str, &str, Option<&str>)] = &[
    // Clerk's `bcrypt_peppered`, where the pepper is in the record.
    ("x-import-bcrypt_pass_salt", "bcrypt($pass.$salt)", "{hash}", Some("bcrypt")),
    // Gitea's `scrypt$65536$16$2$50`.
    ("x-import-gitea_scrypt", "scrypt($pass, $salt, 65536, 16, 2, 50)", "{hash}", None),
];

/// All systems.
pub(super) static ALL: &[&[Vendor]] = &[
    auth0::VENDORS,
    okta::VENDORS,
    firebase::VENDORS,
    fusionauth::VENDORS,
    keycloak::VENDORS,
    clerk::VENDORS,
    stytch::VENDORS,
    casdoor::VENDORS,
    columns::VENDORS,
    strings::VENDORS,
    directories::VENDORS,
    table::VENDORS,
];
