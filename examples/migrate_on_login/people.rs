//! The people of the story: what the old systems know of them, and what they type.

use std::collections::BTreeMap;

use password_compat::{Keyring, Password};
use serde::Deserialize;

use crate::Result;

/// One user of each of fifty real systems; the hashes were made by those systems.
const SYSTEMS: &str = include_str!("../../tests/vectors/systems.toml");

/// Users whom those fifty do not cover, in the same form.
const OTHERS: &str = r#"
[[vector]] # Apache htpasswd 2.4.71, of a terminal that was set to ISO-8859-1: "café" in four bytes
system = "Apache htpasswd -m, Latin-1"
user = "renee"
scheme = "apr_md5_crypt"
password_hex = "636166e9"
stored = "$apr1$zs0EV9v6$VcrW1JcH5eStxjWLGZqza/"

[[vector]] # by md5sum of coreutils 9.1; the salt has a column of its own
system = "in-house shop: md5(salt, pw)"
user = "yusuf"
scheme = "x-shop"
hint = "x-shop"
salt = "s4lt&pepper"
password = "simsala bim"
stored = "13a66c5ceb4a2a6ecb4794473ac1b896"

[[vector]] # olga's hash, behind the mark that `usermod --lock` sets
system = "Debian /etc/shadow, locked"
user = "bartleby"
scheme = "sha512_crypt"
password = "olga&onegin"
stored = "!$6$yXgeKld0XR6RufDl$JBNtmBMFIqVazFzH/Y1nvL7ABtafy6dNP3ss0wH7vjuyVIRb0suS.U7Z0dSW3C2YRheKtLbJtIYueQ4EpZDL4."
odd = "disabled"

[[vector]] # `set_unusable_password()`: an exclamation mark and 40 random characters
system = "Django 5.2, unusable"
user = "nemo"
scheme = "django_pbkdf2_sha256"
password = ""
stored = "!hV3zGkQ0wYc7JmNe2RtBxU5sLaPd9oFiXq1TvK8C"
odd = "disabled"

[[vector]] # planted by somebody who can write to the old table: four TiB, please
system = "argon2, forged parameters"
user = "mallory"
scheme = "argon2"
password = "let me in"
stored = "$argon2id$v=19$m=4294967295,t=4294967295,p=1$c29tZXNhbHRzb21lc2FsdA$s8yaXNtr7HmxapH6P+ResvLJ53igCXogq3ej9AiqPgs"
odd = "too_expensive"

[[vector]] # victor's hash in a column that was too short
system = "PHP, column of 40 characters"
user = "grigori"
scheme = "bcrypt"
password = "viktor & rolf"
stored = "$2y$10$PPPd3TY.T/Z/0X.A2rv0feQ87xWWnXNJW"
odd = "malformed"
"#;

/// The directory and its users go on for good: they are verified there, and never copied.
const STAYS: &str = "OpenLDAP";

/// These tables are imported in one go, hashes as they are, and upgraded in place at login.
const IMPORTED: [&str; 5] = ["WordPress", "PHP", "phpBB", "Laravel", "old PHP"];

/// These do not come on the first day, once the site writes.
const AWAY: [&str; 5] = ["gunnar", "lorenzo", "tove", "hansel", "milan"];

/// The profile of this one was copied by an earlier attempt at a migration; the password was not.
pub const HALF: &str = "hedda";

/// These change their passwords on the first day.
pub const CHANGING: [&str; 3] = ["alice", "olga", "agatha"];

/// Somebody with an account in one of the old systems.
pub struct Person {
    pub login: String,
    pub system: String,
    /// The scheme that wrote the hash.
    pub scheme: String,
    pub password: Password,
    pub row: LegacyRow,
    /// The code of the error that their row is to give, if it is a bad one.
    pub odd: Option<String>,
}

/// What the old system stores.
pub struct LegacyRow {
    pub hash: String,
    pub hint: Option<String>,
    pub salt: Option<String>,
    pub key_id: Option<String>,
}

impl Person {
    pub fn stays(&self) -> bool {
        self.system.starts_with(STAYS)
    }

    pub fn is_imported(&self) -> bool {
        IMPORTED.iter().any(|prefix| self.system.starts_with(prefix))
    }

    pub fn is_away(&self) -> bool {
        AWAY.contains(&self.login.as_str())
    }

    /// What they choose when they change their password.
    pub fn new_password(&self) -> Password {
        Password::from(format!("a new one for {}", self.login))
    }

    /// What somebody types who guesses, or mistypes by one character.
    pub fn wrong_password(&self) -> Password {
        Password::new([self.password.as_bytes(), b"?"].concat())
    }
}

/// Everybody, with the site keys of their old systems.
pub struct Cast {
    pub people: Vec<Person>,
    pub keyring: Keyring,
}

impl Cast {
    pub fn load() -> Result<Self> {
        let mut cast = Self { people: Vec::new(), keyring: Keyring::new() };
        for text in [SYSTEMS, OTHERS] {
            for vector in toml::from_str::<Vectors>(text)?.vector {
                for (id, key) in &vector.keys {
                    cast.keyring = cast.keyring.with(id, hex(key)?);
                }
                cast.people.push(vector.person()?);
            }
        }
        Ok(cast)
    }

    /// Those whose rows are as they should be.
    pub fn good(&self) -> impl Iterator<Item = &Person> {
        self.people.iter().filter(|person| person.odd.is_none())
    }

    /// Those whose rows are disabled, hostile or damaged.
    pub fn odd(&self) -> impl Iterator<Item = (&Person, &str)> {
        self.people.iter().filter_map(|person| Some((person, person.odd.as_deref()?)))
    }

    pub fn person(&self, login: &str) -> Result<&Person> {
        let found = self.people.iter().find(|person| person.login == login);
        found.ok_or_else(|| format!("there is no {login} in the story").into())
    }
}

#[derive(Deserialize)]
struct Vectors {
    vector: Vec<Vector>,
}

#[derive(Deserialize)]
struct Vector {
    system: String,
    user: String,
    scheme: String,
    password: Option<String>,
    /// For passwords that are not UTF-8.
    password_hex: Option<String>,
    stored: String,
    hint: Option<String>,
    salt: Option<String>,
    #[serde(default)]
    keys: BTreeMap<String, String>,
    odd: Option<String>,
}

impl Vector {
    fn person(self) -> Result<Person> {
        let password = match (self.password, &self.password_hex) {
            (Some(text), _) => Password::from(text),
            (None, Some(digits)) => Password::new(hex(digits)?),
            (None, None) => return Err(format!("{} has no password", self.user).into()),
        };
        // A hash under a site key looks like one without: the row has to name both.
        let keyed_hint = (!self.keys.is_empty()).then(|| self.scheme.clone());
        let row = LegacyRow {
            hash: self.stored,
            hint: self.hint.or(keyed_hint),
            salt: self.salt,
            key_id: self.keys.into_keys().next(),
        };
        Ok(Person {
            login: self.user,
            system: self.system,
            scheme: self.scheme,
            password,
            row,
            odd: self.odd,
        })
    }
}

fn hex(digits: &str) -> Result<Vec<u8>> {
    let bad = || format!("{digits:?} is not hexadecimal");
    let starts = (0..digits.len()).step_by(2);
    starts
        .map(|start| {
            let pair = digits.get(start..start + 2).ok_or_else(bad)?;
            Ok(u8::from_str_radix(pair, 16)?)
        })
        .collect()
}
