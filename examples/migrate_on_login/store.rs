//! The tables, and every statement that reads or writes them.

use std::fmt;
use std::path::Path;

use password_compat::{Column, Replacement, StoredHash, Timestamp};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use crate::Result;
use crate::people::Person;
use crate::site::Found;

/// The old systems' table, and the table of this site. A site whose users come from one old system
/// has the first of them in another database.
const TABLES: &str = "
    CREATE TABLE legacy_users (
        login TEXT PRIMARY KEY,
        system TEXT NOT NULL,
        hash TEXT NOT NULL,
        hint TEXT,
        salt TEXT,
        key_id TEXT,
        password_changed_at INTEGER NOT NULL,
        stays INTEGER NOT NULL              -- verified there for good, never copied
    ) STRICT;
    CREATE TABLE users (
        login TEXT PRIMARY KEY,
        hash TEXT,                          -- NULL: the password is still in legacy_users
        hint TEXT,
        salt TEXT,
        key_id TEXT,
        password_changed_at INTEGER,
        must_change INTEGER NOT NULL DEFAULT 0,
        upgrades INTEGER NOT NULL DEFAULT 0 -- for the promise that nothing is upgraded twice
    ) STRICT;";

/// Saves an upgrade in place: the compare-and-swap. A password that was changed since the hash was
/// read stands, because then the row does not hold `:replaces` any more. `password_changed_at` is
/// left alone: an upgrade is no change of password.
const UPGRADE: &str = "
    UPDATE users
       SET hash = :new, hint = :hint, salt = NULL, key_id = NULL, upgrades = upgrades + 1
     WHERE login = :login AND hash = CAST(:replaces AS TEXT)";

/// Moves a user over with the upgraded hash: the same compare-and-swap across two tables. Who has a
/// password here already keeps it; who has only a profile here is completed.
const MIGRATE: &str = "
    INSERT INTO users (login, hash, hint, password_changed_at, upgrades)
    SELECT login, :new, :hint, password_changed_at, 1 FROM legacy_users
     WHERE login = :login AND hash = CAST(:replaces AS TEXT) AND NOT stays
        ON CONFLICT (login) DO UPDATE
       SET hash = excluded.hash, hint = excluded.hint, upgrades = excluded.upgrades,
           password_changed_at = excluded.password_changed_at
     WHERE users.hash IS NULL";

/// Moves a user over with the hash as it is: at an import, and where it is good enough.
const MOVE: &str = "
    INSERT INTO users (login, hash, hint, salt, key_id, password_changed_at)
    SELECT login, hash, hint, salt, key_id, password_changed_at FROM legacy_users
     WHERE login = :login AND hash = CAST(:replaces AS TEXT) AND NOT stays
        ON CONFLICT (login) DO UPDATE
       SET hash = excluded.hash, hint = excluded.hint, salt = excluded.salt, key_id = excluded.key_id,
           password_changed_at = excluded.password_changed_at
     WHERE users.hash IS NULL";

/// A new password, chosen by the user: no condition, and the date is set.
const CHANGE: &str = "
    INSERT INTO users (login, hash, hint, password_changed_at) VALUES (:login, :new, :hint, :now)
        ON CONFLICT (login) DO UPDATE
       SET hash = excluded.hash, hint = excluded.hint, salt = NULL, key_id = NULL,
           password_changed_at = excluded.password_changed_at, must_change = 0";

/// Registers a name that is free in both tables, of which the second is easily forgotten.
const REGISTER: &str = "
    INSERT INTO users (login, hash, hint, password_changed_at)
    SELECT :login, :new, :hint, :now
     WHERE NOT EXISTS (SELECT 1 FROM legacy_users WHERE login = :login)
        ON CONFLICT DO NOTHING";

/// Where the password of a name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Home {
    /// Here. What the old system says of this name does not matter any more.
    Native,
    /// In the old system; here is a profile without a password.
    Half,
    /// In the old system.
    Legacy,
    /// In a system of its own, for good.
    Stays,
    /// Nowhere: the name is free.
    Nowhere,
}

impl fmt::Display for Home {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Native => "native",
            Self::Half => "half-migrated",
            Self::Legacy => "legacy",
            Self::Stays => "stays where it is",
            Self::Nowhere => "free",
        })
    }
}

/// The host's own columns, which are looked at after a match only.
pub struct Account {
    pub password_changed_at: Timestamp,
    pub must_change: bool,
    pub upgrades: u32,
}

/// A row of a listing.
#[derive(Clone)]
pub struct Listed {
    pub login: String,
    pub stored: StoredHash,
}

/// The database.
pub struct Store(Connection);

impl Store {
    pub fn open(path: &Path) -> Result<Self> {
        let connection = Connection::open(path)?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        connection.pragma_update(None, "synchronous", "NORMAL")?;
        Ok(Self(connection))
    }

    /// How many days of the story are in the file. A first day that was broken off does not count.
    pub fn days(&self) -> Result<u32> {
        Ok(self.0.pragma_query_value(None, "user_version", |row| row.get(0))?)
    }

    pub fn end_day(&self, day: u32) -> Result<()> {
        Ok(self.0.pragma_update(None, "user_version", day)?)
    }

    /// Empty tables.
    pub fn start_anew(&self) -> Result<()> {
        self.0.execute_batch("DROP TABLE IF EXISTS users; DROP TABLE IF EXISTS legacy_users;")?;
        self.0.execute_batch(TABLES)?;
        self.end_day(0)
    }

    /// Fills the old systems' table.
    pub fn fill<'a>(&mut self, people: impl Iterator<Item = (&'a Person, Timestamp)>) -> Result<()> {
        let transaction = self.0.transaction()?;
        for (person, changed) in people {
            let row = &person.row;
            transaction.execute(
                "INSERT INTO legacy_users VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                (
                    &person.login,
                    &person.system,
                    &row.hash,
                    &row.hint,
                    &row.salt,
                    &row.key_id,
                    changed.as_unix(),
                    person.stays(),
                ),
            )?;
        }
        Ok(transaction.commit()?)
    }

    /// Where the password of a name is, and what is stored. This site's own table is asked first,
    /// and final.
    pub fn find(&self, login: &str) -> Result<Found> {
        let found = |home, stored| Found { login: login.to_owned(), home, stored };
        let sql = "SELECT hash, hint, salt, key_id FROM users WHERE login = ?1";
        let half = match self.0.query_row(sql, [login], stored).optional()? {
            Some(Some(stored)) => return Ok(found(Home::Native, Some(stored))),
            profile => profile.is_some(),
        };
        let sql = "SELECT hash, hint, salt, key_id, stays FROM legacy_users WHERE login = ?1";
        let legacy = self.0.query_row(sql, [login], |row| Ok((stored(row)?, row.get(4)?))).optional()?;
        Ok(match legacy {
            Some((stored, true)) => found(Home::Stays, stored),
            Some((stored, false)) => found(if half { Home::Half } else { Home::Legacy }, stored),
            None => found(if half { Home::Half } else { Home::Nowhere }, None),
        })
    }

    /// What the old system has of a name, whoever asks.
    pub fn legacy_row(&self, login: &str) -> Result<Option<StoredHash>> {
        let sql = "SELECT hash, hint, salt, key_id FROM legacy_users WHERE login = ?1";
        Ok(self.0.query_row(sql, [login], stored).optional()?.flatten())
    }

    pub fn account(&self, login: &str) -> Result<Option<Account>> {
        let sql = "SELECT password_changed_at, must_change, upgrades FROM users
                    WHERE login = ?1 AND hash IS NOT NULL";
        let account = self.0.query_row(sql, [login], |row| {
            Ok(Account {
                password_changed_at: Timestamp::from_unix(row.get(0)?),
                must_change: row.get(1)?,
                upgrades: row.get(2)?,
            })
        });
        Ok(account.optional()?)
    }

    /// Whether the upgrade was saved; not if the password was changed meanwhile.
    pub fn upgrade(&self, login: &str, replacement: &Replacement) -> Result<bool> {
        self.swap(UPGRADE, login, replacement)
    }

    /// Whether the user was moved over.
    pub fn migrate(&self, login: &str, replacement: &Replacement) -> Result<bool> {
        self.swap(MIGRATE, login, replacement)
    }

    fn swap(&self, sql: &str, login: &str, replacement: &Replacement) -> Result<bool> {
        let changed = self.0.execute(
            sql,
            named_params! {
                ":login": login,
                ":new": replacement.hash(),
                ":hint": replacement.hint().as_str(),
                ":replaces": replacement.replaces(),
            },
        )?;
        Ok(changed == 1)
    }

    /// Whether the user was moved over, with the hash as it is.
    pub fn move_as_it_is(&self, login: &str, stored: &StoredHash) -> Result<bool> {
        let params = named_params! { ":login": login, ":replaces": stored.as_bytes() };
        Ok(self.0.execute(MOVE, params)? == 1)
    }

    /// Whether the user was moved over with another form of the same hash: an onion over it.
    pub fn move_wrapped(&self, login: &str, stored: &StoredHash, wrapped: &StoredHash) -> Result<bool> {
        let changed = self.0.execute(
            "INSERT INTO users (login, hash, hint, password_changed_at)
             SELECT login, :new, :hint, password_changed_at FROM legacy_users
              WHERE login = :login AND hash = CAST(:replaces AS TEXT) AND NOT stays
                 ON CONFLICT DO NOTHING",
            named_params! {
                ":login": login,
                ":new": wrapped.as_str(),
                ":hint": wrapped.hint(),
                ":replaces": stored.as_bytes(),
            },
        )?;
        Ok(changed == 1)
    }

    pub fn change(&self, login: &str, new: &StoredHash, now: Timestamp) -> Result<()> {
        self.write(CHANGE, login, new, now).map(|_| ())
    }

    /// Whether the name was free.
    pub fn register(&self, login: &str, new: &StoredHash, now: Timestamp) -> Result<bool> {
        self.write(REGISTER, login, new, now)
    }

    fn write(&self, sql: &str, login: &str, new: &StoredHash, now: Timestamp) -> Result<bool> {
        let changed = self.0.execute(
            sql,
            named_params! {
                ":login": login, ":new": new.as_str(), ":hint": new.hint(), ":now": now.as_unix(),
            },
        )?;
        Ok(changed == 1)
    }

    pub fn add_profile_without_password(&self, login: &str) -> Result<()> {
        self.0.execute("INSERT INTO users (login) VALUES (?1)", [login])?;
        Ok(())
    }

    pub fn set_must_change(&self, login: &str) -> Result<()> {
        self.0.execute("UPDATE users SET must_change = 1 WHERE login = ?1", [login])?;
        Ok(())
    }

    /// What a host does that saves the new hash and forgets the new hint.
    pub fn set_hint(&self, login: &str, hint: &str) -> Result<()> {
        self.0.execute("UPDATE users SET hint = ?2 WHERE login = ?1", [login, hint])?;
        Ok(())
    }

    /// A disk that cannot be written to.
    pub fn set_read_only(&self, on: bool) -> Result<()> {
        Ok(self.0.pragma_update(None, "query_only", on)?)
    }

    /// All passwords of this site.
    pub fn native(&self) -> Result<Vec<Listed>> {
        self.list("users", "hash IS NOT NULL")
    }

    /// Those of the old systems that have not come over.
    pub fn left_behind(&self) -> Result<Vec<Listed>> {
        self.list("legacy_users", "NOT stays AND login NOT IN (SELECT login FROM users WHERE hash NOTNULL)")
    }

    /// Those that will not.
    pub fn staying(&self) -> Result<Vec<Listed>> {
        self.list("legacy_users", "stays")
    }

    fn list(&self, table: &str, condition: &str) -> Result<Vec<Listed>> {
        let sql =
            format!("SELECT hash, hint, salt, key_id, login FROM {table} WHERE {condition} ORDER BY login");
        let mut statement = self.0.prepare(&sql)?;
        let mut rows = statement.query([])?;
        let mut listed = Vec::new();
        while let Some(row) = rows.next()? {
            listed.extend(stored(row)?.zip(row.get(4)?).map(|(stored, login)| Listed { login, stored }));
        }
        Ok(listed)
    }
}

/// The hash with its hint and its columns; they are the first four of each query.
fn stored(row: &Row<'_>) -> rusqlite::Result<Option<StoredHash>> {
    let Some(hash) = row.get::<_, Option<String>>(0)? else { return Ok(None) };
    let mut stored = StoredHash::new(hash);
    if let Some(hint) = row.get::<_, Option<String>>(1)? {
        stored = stored.with_hint(hint);
    }
    for (index, column) in [(2, Column::Salt), (3, Column::KeyId)] {
        if let Some(value) = row.get::<_, Option<String>>(index)? {
            stored = stored.with_column(column, value);
        }
    }
    Ok(Some(stored))
}
