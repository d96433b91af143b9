//! The host: the one path that every login takes, and what surrounds it.

use std::fmt;

use md5::{Digest, Md5};
use password_compat::{
    Alphabet, Attempt, Column, Cost, Encoding, Error, FnScheme, Login, Password, Registry, SchemeId, Shape,
    StandardPolicy, StoredHash, Strength, Subject, Timestamp, Verifier, VerifierError, Writes, presets,
};

use crate::Result;
use crate::people::Cast;
use crate::store::{Home, Store};

/// Passwords older than this are to be changed.
const MAX_AGE: i64 = 365 * 86_400;

/// Every scheme that the old systems have written. The shop's own invention and a bare MD5 look
/// alike: the bare one is assumed, and the rows of the shop carry a hint. So do PBKDF2 as Spring
/// writes it without a label and a bare SHA-384, which nobody here has used.
pub fn registry() -> Result<Registry> {
    let shop = FnScheme::digest(SchemeId::external("x-shop")?, Encoding::Hex, 16, |input| {
        let salt = input.stored().column(&Column::Salt).ok_or("no salt")?;
        Ok(Md5::new().chain_update(salt).chain_update(input.password()).finalize().to_vec())
    })
    .with_shape(Shape::exact(Alphabet::Hex, 32))
    .with_cost(Cost::new(0, 10));
    let presets = [
        presets::ASPNET,
        presets::DJANGO,
        presets::FLASK,
        presets::HEX_DIGESTS,
        presets::LDAP,
        presets::MODERN,
        presets::PHP,
        presets::SPRING,
        presets::UNIX,
        presets::WORDPRESS,
    ];
    let all = presets.into_iter().fold(Registry::builder(), |builder, preset| builder.preset(preset));
    Ok(all.enable("argon2_keyed").scheme(shop).assume("hex_md5").assume("spring_pbkdf2").build()?)
}

/// One instance of the site.
pub struct Site {
    /// For the accounts that are here, or on their way.
    verifier: Verifier,
    /// For the accounts that stay where they are: nothing is hashed anew for them.
    reader: Verifier,
    /// Off, the database is left alone: the first phase of a rollout.
    writes: bool,
}

/// What the tables have of a name.
#[derive(Clone)]
pub struct Found {
    pub login: String,
    pub home: Home,
    pub stored: Option<StoredHash>,
}

/// A checked password whose upgrade is not saved yet.
pub struct Pending {
    pub found: Found,
    pub answer: Login,
}

/// A whole login.
pub struct Visit {
    pub login: String,
    pub home: Home,
    /// For the log.
    pub answer: Login,
    pub saved: Saved,
    pub then: Then,
}

/// What became of the upgrade.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saved {
    /// There was nothing to save.
    Nothing,
    /// A hash of this scheme was written.
    Upgraded(SchemeId),
    /// The user was moved over with a hash that is good enough.
    AsItWas,
    /// The password was changed meanwhile; that change stands.
    Overtaken,
    /// The database failed. The user is in all the same.
    Failed(String),
}

/// What the site asks of somebody who is in. Never decided before the password is right.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Then {
    Welcome,
    MustChange,
    Expired,
}

impl Visit {
    /// What the user sees. One sentence for every refusal.
    pub fn message(&self) -> &'static str {
        match (self.answer.allowed, self.then) {
            (false, _) => "unknown name or wrong password",
            (true, Then::Welcome) => "welcome",
            (true, Then::MustChange) => "welcome; choose a new password first",
            (true, Then::Expired) => "welcome; your password has expired, choose a new one",
        }
    }

    /// The code of the problem with the row, for the log.
    pub fn problem(&self) -> Option<&'static str> {
        self.answer.problem.as_ref().map(Error::code)
    }
}

impl Site {
    /// An instance with its policy. `mix` is what the old table holds, so that a name that does not
    /// exist costs what others cost.
    pub fn new(cast: &Cast, policy: StandardPolicy, writes: bool, mix: &[(StoredHash, u64)]) -> Result<Self> {
        let registry = registry()?;
        let build = |policy| -> Result<Verifier, VerifierError> {
            let builder = Verifier::builder(registry.clone()).keyring(cast.keyring.clone()).policy(policy);
            // The key is out of the site's configuration: the same on all its servers.
            builder.mix(mix.to_vec()).host_key([7; 32]).build()
        };
        Ok(Self { reader: build(policy.clone().writes(Writes::never()))?, verifier: build(policy)?, writes })
    }

    pub fn verifier(&self) -> &Verifier {
        &self.verifier
    }

    /// A login: look up, verify, save. **This is the example.**
    pub fn log_in(&self, store: &Store, login: &str, password: &Password, now: Timestamp) -> Result<Visit> {
        let found = store.find(login)?;
        let pending = self.verify(&found, password, now);
        self.finish(store, pending, now)
    }

    /// The verdict, and the new hash if it is time for one. This is what takes long: an async host
    /// does it in `spawn_blocking`, and no database is needed for it.
    pub fn verify(&self, found: &Found, password: &Password, now: Timestamp) -> Pending {
        let subject = Subject::named(&found.login);
        let attempt = match &found.stored {
            Some(stored) => Attempt::new(password, stored),
            // Nobody is verified too, for as long as somebody would be.
            None => Attempt::absent(password),
        };
        let verifier = if found.home == Home::Stays { &self.reader } else { &self.verifier };
        let answer = verifier.login_with(attempt.with_subject(&subject).at(now));
        Pending { found: found.clone(), answer }
    }

    /// Saving. Nothing that happens here takes the login back.
    pub fn finish(&self, store: &Store, pending: Pending, now: Timestamp) -> Result<Visit> {
        let Pending { found: Found { login, home, stored }, answer } = pending;
        let saved = if answer.allowed && self.writes {
            save(store, &login, home, stored.as_ref(), &answer)
                .unwrap_or_else(|error| Saved::Failed(error.to_string()))
        } else {
            Saved::Nothing
        };
        let then = if answer.allowed { duties(store, &login, now)? } else { Then::Welcome };
        Ok(Visit { login, home, answer, saved, then })
    }

    /// A change of password, which sets the date and writes to this site's table whatever is in the
    /// old one. False if the old password is wrong.
    pub fn change_password(
        &self,
        store: &Store,
        login: &str,
        (old, new): (&Password, &Password),
        now: Timestamp,
    ) -> Result<bool> {
        let stored = store.find(login)?.stored;
        if !self.reader.login(old, stored.as_ref()).allowed {
            return Ok(false);
        }
        store.change(login, &self.verifier.hash(new)?, now)?;
        Ok(true)
    }

    /// A new account. False if anybody has the name, here or in an old system.
    pub fn register(&self, store: &Store, login: &str, password: &Password, now: Timestamp) -> Result<bool> {
        store.register(login, &self.verifier.hash(password)?, now)
    }

    /// Whether a row can be verified at all, without its password and without computing anything:
    /// what an import asks, and what the list of leftovers says.
    pub fn examine(&self, login: &str, stored: &StoredHash, now: Timestamp) -> Result<(), Error> {
        let (nothing, subject) = (Password::from(""), Subject::named(login));
        self.verifier.prepare(Attempt::new(&nothing, stored).with_subject(&subject).at(now)).map(|_| ())
    }

    /// Imports one row with its hash as it is. False if it was here already.
    pub fn import(&self, store: &Store, login: &str, stored: &StoredHash, now: Timestamp) -> Result<bool> {
        self.examine(login, stored, now)?;
        store.move_as_it_is(login, stored)
    }

    /// Puts a native hash around one that hardly protects its password. False if it needs none.
    pub fn wrap(&self, store: &Store, login: &str, stored: &StoredHash, now: Timestamp) -> Result<bool> {
        self.examine(login, stored, now)?;
        if self.verifier.registry().inspect(stored)?.profile.strength > Strength::Fast {
            return Ok(false);
        }
        let wrapped = self.verifier.wrap(stored, &Subject::named(login))?;
        store.move_wrapped(login, stored, &wrapped)
    }

    /// The name of the scheme that reads a row, as the state of the migration counts it.
    pub fn scheme_of(&self, stored: &StoredHash) -> String {
        let inspected = self.verifier.registry().inspect(stored);
        inspected.map_or_else(|error| error.code().to_owned(), |inspection| inspection.scheme.to_string())
    }

    /// Whether a row is what this site writes, or at least as strong: no login would replace it.
    pub fn is_native(&self, stored: &StoredHash) -> bool {
        self.verifier.examine(stored).is_ok_and(|row| row.reasons.is_empty())
    }
}

/// Saves what a right password has brought about, each time on the condition that the row is still
/// the one that was verified.
fn save(
    store: &Store,
    login: &str,
    home: Home,
    stored: Option<&StoredHash>,
    answer: &Login,
) -> Result<Saved> {
    let (saved, what) = match (home, &answer.replacement, stored) {
        (Home::Native, Some(new), _) => (store.upgrade(login, new)?, Saved::Upgraded(new.hint().clone())),
        (Home::Legacy | Home::Half, Some(new), _) => {
            (store.migrate(login, new)?, Saved::Upgraded(new.hint().clone()))
        }
        // As strong as what this site writes: it need not be hashed again to be moved.
        (Home::Legacy | Home::Half, None, Some(stored)) => {
            (store.move_as_it_is(login, stored)?, Saved::AsItWas)
        }
        _ => return Ok(Saved::Nothing),
    };
    Ok(if saved { what } else { Saved::Overtaken })
}

/// What the host's own columns ask of somebody whose password is right.
fn duties(store: &Store, login: &str, now: Timestamp) -> Result<Then> {
    Ok(match store.account(login)? {
        Some(account) if account.must_change => Then::MustChange,
        Some(account) if now.as_unix() - account.password_changed_at.as_unix() > MAX_AGE => Then::Expired,
        _ => Then::Welcome,
    })
}

/// One sample with its count for each scheme and set of parameters that the tables hold.
pub fn mix<'a>(registry: &Registry, rows: impl Iterator<Item = &'a StoredHash>) -> Vec<(StoredHash, u64)> {
    let mut kinds = std::collections::BTreeMap::new();
    for row in rows {
        // A row that cannot be read does not take time, and is no sample.
        if let Ok(inspection) = registry.inspect(row) {
            let kind = (inspection.scheme, inspection.params.to_string());
            kinds.entry(kind).or_insert_with(|| (row.clone(), 0)).1 += 1;
        }
    }
    kinds.into_values().collect()
}

impl fmt::Display for Saved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nothing => f.write_str("-"),
            Self::Upgraded(scheme) => write!(f, "{scheme}"),
            Self::AsItWas => f.write_str("as it was"),
            Self::Overtaken => f.write_str("overtaken"),
            Self::Failed(_) => f.write_str("failed"),
        }
    }
}
