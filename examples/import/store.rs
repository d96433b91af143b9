//! A user table in SQLite, as a host would have one.

use password_compat::import::Imported;
use password_compat::{Attempt, Password, StoredHash, Subject, Verifier};
use rusqlite::{Connection, OptionalExtension as _, params};

pub type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

pub struct Store(Connection);

impl Store {
    pub fn new() -> Result<Self> {
        let connection = Connection::open_in_memory()?;
        connection.execute_batch(
            "CREATE TABLE user (
                 id INTEGER PRIMARY KEY, login TEXT, email TEXT UNIQUE, password TEXT,
                 disabled INTEGER, must_change INTEGER, expires_at INTEGER, profile TEXT, source_id TEXT
             )",
        )?;
        Ok(Self(connection))
    }

    /// One column holds it all: the record text has hint, salt and the rest beside the hash.
    pub fn insert(&self, user: &Imported) -> Result<()> {
        let password = match user.stored.as_slice() {
            [] => None,
            [row] if row.hint().is_none() && row.columns().next().is_none() => {
                row.as_str().map(str::to_owned)
            }
            [row, ..] => Some(row.to_record_text()?),
        };
        self.0.execute(
            "INSERT INTO user (login, email, password, disabled, must_change, expires_at, profile, source_id)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            params![
                user.subject.login(),
                user.subject.email(),
                password,
                user.disabled,
                user.must_change,
                user.expires_at.map(|time| time.as_unix()),
                serde_json::to_string(&user.unknown)?,
                user.id,
            ],
        )?;
        Ok(())
    }

    /// A login: the verdict, then the flags, then the new hash if there is one.
    pub fn login(&self, verifier: &Verifier, name: &str, typed: &str) -> Result<()> {
        let found = self
            .0
            .query_row("SELECT id, password, disabled FROM user WHERE login = ?", [name], |row| {
                Ok((row.get::<_, i64>(0)?, row.get::<_, Option<String>>(1)?, row.get::<_, bool>(2)?))
            })
            .optional()?;
        let password = Password::from(typed);
        let (id, stored, disabled) = found.unwrap_or_default();
        let stored = stored.map(StoredHash::new);
        let subject = Subject::named(name);
        let attempt = match &stored {
            Some(stored) => Attempt::new(&password, stored),
            None => Attempt::absent(&password),
        };
        let login = verifier.login_with(attempt.with_subject(&subject));
        let allowed = login.allowed && !disabled;
        let scheme = login.scheme.map_or_else(|| "-".to_owned(), |scheme| scheme.to_string());
        print!("  {name:<10} {:<8} {scheme}", if allowed { "in" } else { "refused" });
        if let (true, Some(replacement)) = (allowed, login.replacement) {
            let changed = self.0.execute(
                "UPDATE user SET password = ? WHERE id = ? AND password = ?",
                params![replacement.hash(), id, stored.as_ref().and_then(StoredHash::as_str)],
            )?;
            let new: String =
                self.0.query_row("SELECT password FROM user WHERE id = ?", [id], |row| row.get(0))?;
            print!(" -> {} ({changed} row)", new.split('$').take(4).collect::<Vec<_>>().join("$"));
        }
        println!();
        Ok(())
    }
}
