//! The order of events, and the state at the end of a day.

use std::collections::{BTreeMap, BTreeSet};
use std::process::ExitCode;

use password_compat::{Password, StandardPolicy, StoredHash, Timestamp, Writes};

use crate::people::{CHANGING, Cast, HALF, Person};
use crate::report::Report;
use crate::scenes;
use crate::site::{self, Found, Site, Visit};
use crate::store::{Listed, Store};
use crate::{Result, again};

/// A day of the site.
pub struct Day {
    pub store: Store,
    pub cast: Cast,
    /// The instance that writes.
    pub site: Site,
    pub report: Report,
    pub now: Timestamp,
    /// Who has another password by now than in the old system.
    pub changed: BTreeSet<String>,
}

/// The first day: from an empty database of this site to one that nearly everybody is in.
pub fn first(store: Store) -> Result<ExitCode> {
    let mut day = Day::begin(store, 1)?;
    day.rollout_by_import()?;
    scenes::wrong_passwords(&mut day)?;
    scenes::odd_accounts(&mut day)?;
    scenes::unknown_names(&mut day)?;
    scenes::instance_that_only_reads(&mut day)?;
    scenes::refused_from_a_date(&mut day)?;
    scenes::registration(&mut day)?;
    scenes::upgrade_against_change(&mut day)?;
    scenes::failing_save(&mut day)?;
    scenes::everybody_logs_in(&mut day)?;
    scenes::old_hints(&mut day)?;
    scenes::old_password_after_a_change(&mut day)?;
    scenes::users_who_stay(&mut day)?;
    scenes::duties_after_a_match(&mut day)?;
    scenes::weak_leftovers_are_wrapped(&mut day)?;
    day.end(1)
}

/// Every further day: who came over is here, and nothing is upgraded twice.
pub fn after(store: Store, number: u32) -> Result<ExitCode> {
    let mut day = Day::begin(store, number)?;
    day.changed = CHANGING.map(str::to_owned).into();
    again::everybody_is_here(&mut day)?;
    scenes::odd_accounts(&mut day)?;
    again::old_passwords(&mut day)?;
    scenes::users_who_stay(&mut day)?;
    day.end(number)
}

impl Day {
    fn begin(mut store: Store, number: u32) -> Result<Self> {
        let cast = Cast::load()?;
        if number == 1 {
            store.start_anew()?;
            store.fill(cast.people.iter().map(|person| (person, Self::last_change(person))))?;
            store.add_profile_without_password(HALF)?;
        }
        // Nothing of the story depends on the clock. It does not go past March.
        let now = Timestamp::date(2027, 3, number.min(31));
        let mix = mix(&store)?;
        let site = Site::new(&cast, StandardPolicy::new(), true, &mix)?;
        let report = Report::new(&cast);
        let day = Self { store, cast, site, report, now, changed: BTreeSet::new() };
        day.report.scene(&format!("Day {number}"));
        day.report.note(format!("{} people, each of another system", day.cast.people.len()));
        day.report.note(format!("absent users are verified by a mix of {} kinds of rows", mix.len()));
        Ok(day)
    }

    /// Nobody has changed a password for three quarters of a year, and victor for three years.
    pub fn last_change(person: &Person) -> Timestamp {
        match person.login.as_str() {
            "victor" => Timestamp::date(2024, 3, 1),
            _ => Timestamp::date(2026, 6, 1),
        }
    }

    /// Another instance of the site on the same database.
    pub fn instance(&self, policy: StandardPolicy) -> Result<Site> {
        Site::new(&self.cast, policy.writes(Writes::never()), false, &mix(&self.store)?)
    }

    /// The first step of a rolling migration: whole tables are taken over as they are, by Authgear's
    /// bulk import for instance. Each row is examined first, under the limits of a login.
    fn rollout_by_import(&mut self) -> Result<()> {
        self.report.scene("Some tables are imported, hashes as they are");
        let (mut imported, mut rejected) = (0, Vec::new());
        for Listed { login, stored } in self.store.left_behind()? {
            if !self.cast.person(&login)?.is_imported() {
                continue;
            }
            match self.site.import(&self.store, &login, &stored, self.now) {
                Ok(new) => imported += u32::from(new),
                Err(error) => {
                    self.report.note("not imported:");
                    self.report.error(&login, &*error);
                    rejected.push(login);
                }
            }
        }
        let same = self.store.native()?.into_iter().map(|listed| {
            let person = self.cast.person(&listed.login);
            let same = person.is_ok_and(|person| listed.stored.as_str() == Some(&person.row.hash));
            (listed.login, same)
        });
        self.report.promise_all("imported hashes are byte for byte the old ones", same);
        self.report.promise("the damaged row, and no other, is kept out", rejected == ["grigori"]);
        self.report.note(format!("{imported} imported"));
        Ok(())
    }

    /// A login on the instance that writes, now.
    pub fn log_in(&self, login: &str, password: &Password) -> Result<Visit> {
        self.site.log_in(&self.store, login, password, self.now)
    }

    /// As [`log_in`](Self::log_in), with a line in the log.
    pub fn shown(&self, login: &str, password: &Password) -> Result<Visit> {
        let visit = self.log_in(login, password)?;
        self.report.visit(&visit);
        Ok(visit)
    }

    /// Many logins at once, on all cores: a verifier is shared between threads, the database is not.
    pub fn all_at_once<'a>(
        &self,
        site: &Site,
        attempts: impl Iterator<Item = (&'a Person, Password)>,
    ) -> Result<Vec<(&'a Person, Visit)>> {
        let found: Vec<(&Person, Password, Found)> = attempts
            .map(|(person, password)| Ok((person, password, self.store.find(&person.login)?)))
            .collect::<Result<_>>()?;
        let (now, cores) = (self.now, std::thread::available_parallelism().map_or(1, |cores| cores.get()));
        let verify = |(person, password, found): &(&'a Person, Password, Found)| {
            (*person, site.verify(found, password, now))
        };
        let answers = std::thread::scope(|scope| {
            let chunks = found.chunks(found.len().div_ceil(cores).max(1));
            let workers: Vec<_> = chunks
                .map(|chunk| scope.spawn(move || chunk.iter().map(verify).collect::<Vec<_>>()))
                .collect();
            workers.into_iter().map(|worker| worker.join()).collect::<Vec<_>>()
        });
        let mut visits = Vec::new();
        for answers in answers {
            for (person, pending) in answers.map_err(|_| "a worker panicked")? {
                visits.push((person, site.finish(&self.store, pending, now)?));
            }
        }
        Ok(visits)
    }

    /// The password that is right by now.
    pub fn password(&self, person: &Person) -> Password {
        if self.changed.contains(&person.login) { person.new_password() } else { person.password.clone() }
    }

    /// The row that decides on a name.
    pub fn row(&self, login: &str) -> Result<StoredHash> {
        let stored = self.store.find(login)?.stored;
        stored.ok_or_else(|| format!("{login} has no row").into())
    }

    /// Whether the row that decides on a name is what this site writes.
    pub fn is_native(&self, login: &str) -> Result<bool> {
        Ok(self.site.is_native(&self.row(login)?))
    }

    /// Whether what is printed about the state is as it should be, and whether the old database can go.
    fn end(mut self, number: u32) -> Result<ExitCode> {
        self.report.scene("The state of the migration");
        let (native, left, stay) = (self.store.native()?, self.store.left_behind()?, self.store.staying()?);
        let (mut done, mut wrapped, mut waiting) = (Vec::new(), Vec::new(), Vec::new());
        for Listed { stored, .. } in &native {
            let scheme = self.site.scheme_of(stored);
            let list = match scheme.as_str() {
                _ if self.site.is_native(stored) => &mut done,
                "compat_onion" => &mut wrapped,
                _ => &mut waiting,
            };
            list.push(scheme);
        }
        let schemes = |rows: &[Listed]| rows.iter().map(|row| self.site.scheme_of(&row.stored)).collect();
        let groups = [
            ("here, native", done),
            ("here, wrapped until the next login", wrapped),
            ("here, as imported until the next login", waiting),
            ("in the old table", schemes(&left)),
            ("in a directory of their own, for good", schemes(&stay)),
        ];
        for (title, schemes) in &groups {
            self.report.note(format!("{:>3} {title:<39} {}", schemes.len(), counted(schemes)));
        }
        self.report.note("");
        self.report.note("Left in the old table:");
        let mut missing = Vec::new();
        for Listed { login, stored } in &left {
            match self.site.examine(login, stored, self.now) {
                Ok(()) => {
                    missing.push(login.as_str());
                    self.report.note(format!("  {login:<10} has not logged in since this site writes"));
                }
                Err(error) => self.report.error(login, &error),
            }
        }
        let closed = if missing.is_empty() { "yes" } else { "not yet" };
        self.report.note(format!("May the old table be closed? {closed}; missing: {}", missing.join(", ")));
        self.report.note("The others left there cannot log in anywhere: they need a new password, or none.");
        self.report.promise("only those who did not come are missing", missing == ["hansel", "tove"]);
        let odd: BTreeSet<&str> = self.cast.odd().map(|(person, _)| person.login.as_str()).collect();
        let names = left.iter().map(|listed| listed.login.as_str());
        self.report.promise(
            "the other leftovers are the odd rows",
            names.filter(|name| !missing.contains(name)).collect::<BTreeSet<_>>() == odd,
        );
        let upgrades: Vec<(&str, bool)> = native
            .iter()
            .map(|listed| {
                let account = self.store.account(&listed.login)?;
                Ok((listed.login.as_str(), account.is_some_and(|account| account.upgrades <= 1)))
            })
            .collect::<Result<_>>()?;
        self.report.promise_all("nobody was upgraded twice", upgrades);
        self.store.end_day(number)?;
        Ok(self.report.finish())
    }
}

/// What both tables hold.
fn mix(store: &Store) -> Result<Vec<(StoredHash, u64)>> {
    let rows = [store.native()?, store.left_behind()?, store.staying()?].concat();
    Ok(site::mix(&site::registry()?, rows.iter().map(|listed| &listed.stored)))
}

/// `bcrypt 3, phpass 1`
fn counted(names: &[String]) -> String {
    let mut counts = BTreeMap::new();
    for name in names {
        *counts.entry(name).or_insert(0) += 1;
    }
    let counts: Vec<String> = counts.into_iter().map(|(name, count)| format!("{name} {count}")).collect();
    counts.join(", ")
}
