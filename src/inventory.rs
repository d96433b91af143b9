//! What is in a table of stored hashes, and whether the old database may be
//! closed.
//!
//! Rows are counted by scheme, parameters and generation as they pass, in
//! bounded memory; nothing of a hash is kept. Reports of several tenants or
//! machines add up ([`Inventory::merge`]), compare with earlier ones
//! ([`Inventory::compare`]), and are plain data (feature `serde`).
//!
//! ```
//! use password_compat::inventory::{Inventory, Row};
//! use password_compat::{StoredHash, Verifier, presets};
//!
//! let verifier = Verifier::new(presets::DJANGO)?;
//! let mut inventory = Inventory::new();
//! for hash in ["pbkdf2_sha256$1000$seasalt$R1/GfWtwog1T8Ev9VndgDjzkiRzbFr8JpmJtL9cMmQU=", "!"] {
//!     inventory.add(&verifier, &Row::of(&StoredHash::new(hash)));
//! }
//! let weakest = inventory.weakest_first().next().unwrap();
//! assert_eq!((weakest.scheme.as_str(), weakest.count), ("django_pbkdf2_sha256", 1));
//! assert_eq!(inventory.disabled(), 1);
//! # Ok::<(), password_compat::VerifierError>(())
//! ```

mod attack;
mod close;
mod compare;
#[cfg(test)]
mod tests;
mod what_if;

use alloc::collections::BTreeMap;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use std::time::Duration;

pub use self::attack::{ATTACK_SOURCE, AttackRate};
pub use self::close::{Answer, Leftover, Plan, Readiness};
pub use self::compare::{Comparison, Projection};
pub use self::what_if::WhatIf;
use crate::calibrate::Calibration;
use crate::cost::Cost;
use crate::error::Error;
use crate::id::SchemeId;
use crate::scheme::Strength;
use crate::stored::StoredHash;
use crate::time::Timestamp;
use crate::verifier::{Examination, Verifier};

/// Parameters of one scheme that are told apart; rarer ones are counted together.
const MOST_PARAMETERS: usize = 64;
/// Account groups that are told apart.
const MOST_GROUPS: usize = 256;
/// What stands for parameters and groups that are counted together.
const OTHERS: &str = "others";
/// Places of unreadable rows that are kept for each code.
const EXAMPLES: usize = 5;

/// One row of the table.
#[derive(Debug, Clone)]
pub struct Row<'a> {
    stored: &'a StoredHash,
    last_success: Option<Option<Timestamp>>,
    group: Option<&'a str>,
    place: Option<u64>,
}

impl<'a> Row<'a> {
    /// A row of which only the hash is known.
    pub fn of(stored: &'a StoredHash) -> Self {
        Self { stored, last_success: None, group: None, place: None }
    }

    /// The same with its place in the table, counted from 0, where an inventory
    /// sees only part of it. Without, it is the number of rows counted before.
    #[must_use]
    pub fn at(mut self, place: u64) -> Self {
        self.place = Some(place);
        self
    }

    /// The same with the time of the last successful login; `None` for an
    /// account that never logged in.
    #[must_use]
    pub fn last_success(mut self, time: Option<Timestamp>) -> Self {
        self.last_success = Some(time);
        self
    }

    /// The same with the group of the account, such as a tenant.
    #[must_use]
    pub fn group(mut self, group: &'a str) -> Self {
        self.group = Some(group);
        self
    }
}

/// Where a hash stands in the migration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Generation {
    /// As the old system wrote it.
    Legacy,
    /// Wrapped in a native hash: an onion.
    Wrapped,
    /// What the host writes.
    Native,
}

impl Generation {
    /// The name in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Legacy => "legacy",
            Self::Wrapped => "wrapped",
            Self::Native => "native",
        }
    }
}

/// Rows of one scheme, one set of parameters and one generation.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Class {
    /// The scheme.
    pub scheme: SchemeId,
    /// The parameters as text; `others` for rare ones counted together.
    pub params: String,
    /// Where they stand in the migration.
    pub generation: Generation,
    /// How well they protect.
    pub strength: Strength,
    /// Whether verifying changes the password before it is hashed (case folded,
    /// cut), so that what was typed may not be the password.
    pub lossy: bool,
    /// Whether the comparison is made by foreign code, so that they cannot be wrapped.
    pub compared_elsewhere: bool,
    /// What verifying one costs, at a password of 72 bytes: of the dearest.
    pub cost: Cost,
    /// The rows.
    pub count: u64,
    /// Those of whose last success something is known.
    pub with_history: u64,
    /// Those of them that never logged in successfully.
    pub never: u64,
    /// The last success of any of them.
    pub last_success: Option<Timestamp>,
    /// What one guess costs an attacker: the kind of work, and how much of it
    /// in picoseconds of the reference core.
    guess: Option<(String, u64)>,
}

/// Rows that cannot be verified.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub struct Unreadable {
    /// How many.
    pub count: u64,
    /// The places of the first of them, counted from 0, each with the length of
    /// its hash. Nothing of the hash.
    pub examples: Vec<(u64, usize)>,
}

impl Unreadable {
    fn absorb(&mut self, count: u64, examples: &[(u64, usize)]) {
        self.count += count;
        let full = self.examples.len() >= EXAMPLES;
        if full && examples.iter().all(|new| self.examples.iter().all(|old| old <= new)) {
            return;
        }
        self.examples.extend_from_slice(examples);
        self.examples.sort_unstable();
        self.examples.truncate(EXAMPLES);
    }
}

type Key = (SchemeId, String, Generation);

/// Counts of a table. See the [module](self).
#[derive(Debug, Clone, Default, PartialEq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(from = "Saved", into = "Saved"))]
pub struct Inventory {
    rows: u64,
    disabled: u64,
    classes: BTreeMap<Key, Class>,
    unreadable: BTreeMap<String, Unreadable>,
    groups: BTreeMap<String, BTreeMap<Generation, u64>>,
    taken: Option<Timestamp>,
}

/// An inventory as it is written: without maps whose keys are not text.
#[cfg(feature = "serde")]
#[derive(serde::Serialize, serde::Deserialize)]
struct Saved {
    rows: u64,
    disabled: u64,
    classes: Vec<Class>,
    unreadable: BTreeMap<String, Unreadable>,
    groups: BTreeMap<String, BTreeMap<Generation, u64>>,
    taken: Option<Timestamp>,
}

#[cfg(feature = "serde")]
impl From<Saved> for Inventory {
    fn from(saved: Saved) -> Self {
        let Saved { rows, disabled, classes, unreadable, groups, taken } = saved;
        let classes = classes.into_iter().map(|class| (class.key(), class)).collect();
        Self { rows, disabled, classes, unreadable, groups, taken }
    }
}

#[cfg(feature = "serde")]
impl From<Inventory> for Saved {
    fn from(inventory: Inventory) -> Self {
        let Inventory { rows, disabled, classes, unreadable, groups, taken } = inventory;
        Self { rows, disabled, classes: classes.into_values().collect(), unreadable, groups, taken }
    }
}

impl Inventory {
    /// Nothing counted yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same with the time at which the table was read, for comparisons.
    #[must_use]
    pub fn taken_at(mut self, time: Timestamp) -> Self {
        self.taken = Some(time);
        self
    }

    /// When the table was read.
    pub fn taken(&self) -> Option<Timestamp> {
        self.taken
    }

    /// Counts a row as a login with this verifier would find it. Nothing is
    /// computed.
    pub fn add(&mut self, verifier: &Verifier, row: &Row<'_>) {
        let place = row.place.unwrap_or(self.rows);
        self.rows += 1;
        match verifier.examine(row.stored) {
            Ok(examined) => self.count(verifier, &examined, row),
            Err(Error::Disabled) => self.disabled += 1,
            Err(error) => {
                let unreadable = self.unreadable.entry(error.code().to_string()).or_default();
                unreadable.absorb(1, &[(place, row.stored.as_bytes().len())]);
            }
        }
    }

    fn count(&mut self, verifier: &Verifier, examined: &Examination, row: &Row<'_>) {
        let generation = verifier.generation(&examined.chain);
        if let Some(group) = row.group {
            let known = self.groups.contains_key(group) || self.groups.len() < MOST_GROUPS;
            let counts = self.groups.entry(if known { group } else { OTHERS }.to_string()).or_default();
            *counts.entry(generation).or_default() += 1;
        }
        let params = self.bucket(&examined.scheme, examined.params.to_string());
        let key = (examined.scheme.clone(), params, generation);
        let class = self.classes.entry(key).or_insert_with_key(|(scheme, params, generation)| Class {
            scheme: scheme.clone(),
            params: params.clone(),
            generation: *generation,
            strength: examined.strength,
            lossy: examined.lossy,
            compared_elsewhere: examined.compared_elsewhere,
            cost: Cost::ZERO,
            count: 0,
            with_history: 0,
            never: 0,
            last_success: None,
            guess: examined.slowest.clone(),
        });
        class.count += 1;
        class.strength = class.strength.min(examined.strength);
        class.cost = dearer(class.cost, examined.cost);
        if let Some(last) = row.last_success {
            class.with_history += 1;
            class.never += u64::from(last.is_none());
            class.last_success = class.last_success.max(last);
        }
    }

    /// The parameters, unless the scheme has too many already.
    fn bucket(&self, scheme: &SchemeId, params: String) -> String {
        let of_scheme = (scheme.clone(), String::new(), Generation::Legacy)..;
        let own = self.classes.range(of_scheme).take_while(|((id, ..), _)| id == scheme);
        let mut told_apart = 0;
        for ((_, known, _), _) in own {
            if *known == params {
                return params;
            }
            told_apart += 1;
        }
        if told_apart < MOST_PARAMETERS { params } else { OTHERS.to_string() }
    }

    /// Adds the counts of another inventory, of another tenant or another part
    /// of the table.
    pub fn merge(&mut self, other: &Self) {
        self.rows += other.rows;
        self.disabled += other.disabled;
        self.taken = self.taken.max(other.taken);
        for class in other.classes.values() {
            let params = self.bucket(&class.scheme, class.params.clone());
            let key = (class.scheme.clone(), params.clone(), class.generation);
            match self.classes.get_mut(&key) {
                Some(own) => own.absorb(class),
                None => {
                    self.classes.insert(key, Class { params, ..class.clone() });
                }
            }
        }
        for (code, unreadable) in &other.unreadable {
            self.unreadable.entry(code.clone()).or_default().absorb(unreadable.count, &unreadable.examples);
        }
        for (group, counts) in &other.groups {
            let own = self.groups.entry(group.clone()).or_default();
            counts.iter().for_each(|(generation, count)| *own.entry(*generation).or_default() += count);
        }
    }

    /// All rows, those that cannot be verified among them.
    pub fn rows(&self) -> u64 {
        self.rows
    }

    /// The rows with a marker in place of a hash.
    pub fn disabled(&self) -> u64 {
        self.disabled
    }

    /// The classes, in the order of scheme, parameters and generation.
    pub fn classes(&self) -> impl Iterator<Item = &Class> {
        self.classes.values()
    }

    /// The classes by strength, then by cost, the weakest first.
    pub fn weakest_first(&self) -> impl Iterator<Item = &Class> {
        let mut all: Vec<&Class> = self.classes.values().collect();
        all.sort_by_key(|class| (class.strength, class.cost.work, class.cost.memory));
        all.into_iter()
    }

    /// The rows that cannot be verified, by the code of the error.
    pub fn unreadable(&self) -> impl Iterator<Item = (&str, &Unreadable)> {
        self.unreadable.iter().map(|(code, rows)| (code.as_str(), rows))
    }

    /// The rows of each group of accounts, by generation.
    pub fn groups(&self) -> impl Iterator<Item = (&str, &BTreeMap<Generation, u64>)> {
        self.groups.iter().map(|(group, counts)| (group.as_str(), counts))
    }

    /// The rows of a generation.
    pub fn of(&self, generation: Generation) -> u64 {
        self.classes.values().filter(|class| class.generation == generation).map(|class| class.count).sum()
    }

    /// What one login of the observed mix takes in the mean on the host that was
    /// calibrated: each row as often as any other. Zero for no rows.
    pub fn mean_verification(&self, calibration: &Calibration) -> Duration {
        let counted: u64 = self.classes.values().map(|class| class.count).sum();
        let seconds: f64 = self
            .classes
            .values()
            .map(|class| class.time(calibration).as_secs_f64() * class.count as f64)
            .sum();
        Duration::try_from_secs_f64(seconds / (counted.max(1) as f64)).unwrap_or_default()
    }
}

fn dearer(one: Cost, other: Cost) -> Cost {
    Cost { memory: one.memory.max(other.memory), work: one.work.max(other.work) }
}

impl Class {
    #[cfg(feature = "serde")]
    fn key(&self) -> Key {
        (self.scheme.clone(), self.params.clone(), self.generation)
    }

    fn absorb(&mut self, other: &Self) {
        self.count += other.count;
        self.with_history += other.with_history;
        self.never += other.never;
        self.last_success = self.last_success.max(other.last_success);
        self.strength = self.strength.min(other.strength);
        self.cost = dearer(self.cost, other.cost);
    }

    /// How long verifying one of them takes on the host that was calibrated.
    pub fn time(&self, calibration: &Calibration) -> Duration {
        calibration.estimate_work(self.guess.as_ref().map(|(kind, _)| kind.as_str()), self.cost)
    }
}
