//! Which recipes make a stored string from its known password.

mod carried;
mod chain;
mod confirm;
mod cut;
mod known;
mod meter;
mod part;
mod space;

use alloc::vec::Vec;
use core::fmt;
use core::ops::ControlFlow;

use self::confirm::Findings;
use self::meter::Meter;
use crate::cost::Cost;
use crate::id::SchemeId;
use crate::keyring::Keyring;
use crate::password::Password;
use crate::recipe::{Layout, Recipe};
use crate::stored::{StoredHash, Subject};

/// The longest row that is looked at, columns included, in bytes.
const MAX_STORED: usize = 8192;
/// The longest password, in bytes.
const MAX_PASSWORD: usize = 4096;
/// What a search may cost where nothing else is said: ten seconds.
const USUAL_BUDGET: Cost = Cost::new(512 << 20, 10_000_000);

/// The search for what an undocumented column is: every recipe that makes one
/// stored row from its known password.
///
/// Built-in schemes and recipes come first, then compositions of digests,
/// cheap ones before expensive ones: digests of the password, of digests of it
/// and of all that the row, the person and the keyring give as salt; HMAC,
/// PBKDF2, repetitions, shortened digests, and stored hashes of slow schemes
/// made of a digest.
///
/// The row has to be of an account that exists for this, or was made for it:
/// whoever runs the search knows the password.
///
/// ```
/// use std::ops::ControlFlow;
/// use password_compat::{Password, Probe, StoredHash};
/// // hashcat 6.2.6, example of mode 2611
/// let row = StoredHash::new("28f9975808ae2bdc5847b1cda26033ea:308");
/// let report = Probe::new(&row, &Password::from("hashcat"))
///     .budget_micros(200_000)
///     .run(|_progress| ControlFlow::Continue(()));
/// let fit = report.fits().next().unwrap();
/// assert_eq!(fit.recipe().unwrap().to_string(), "md5(md5($pass).$salt)");
/// assert_eq!(fit.layout().unwrap().to_string(), "{hash}:{salt}");
/// ```
#[derive(Debug, Clone)]
pub struct Probe {
    row: StoredHash,
    password: Password,
    subject: Subject,
    keyring: Keyring,
    budget: Cost,
}

impl Probe {
    /// A search with a budget of ten seconds of the reference core and 512 MiB.
    pub fn new(row: &StoredHash, password: &Password) -> Self {
        Self {
            row: row.clone(),
            password: password.clone(),
            subject: Subject::unknown(),
            keyring: Keyring::new(),
            budget: USUAL_BUDGET,
        }
    }

    /// The same search with the person that the row is of. What is given of
    /// them is tried as a salt.
    #[must_use]
    pub fn subject(mut self, subject: Subject) -> Self {
        self.subject = subject;
        self
    }

    /// The same search with keys, which are tried as peppers and site keys.
    #[must_use]
    pub fn keyring(mut self, keyring: Keyring) -> Self {
        self.keyring = keyring;
        self
    }

    /// The same search with another budget: the work of all tries together, and
    /// the memory of each of them. No memory stands for the default.
    #[must_use]
    pub fn budget(mut self, budget: Cost) -> Self {
        let memory = if budget.memory == 0 { USUAL_BUDGET.memory } else { budget.memory };
        self.budget = Cost { memory, work: budget.work };
        self
    }

    /// The same search with this much work, in microseconds of the reference core.
    #[must_use]
    pub fn budget_micros(self, micros: u64) -> Self {
        self.budget(Cost::new(0, micros))
    }

    /// Searches until everything was tried, the budget is used up, or
    /// `progress` breaks. It is called about every 50 ms of work.
    ///
    /// A row of more than 8192 bytes or a password of more than 4096 is not
    /// searched at all.
    pub fn run(&self, mut progress: impl FnMut(Progress) -> ControlFlow<()>) -> Report {
        let mut meter = Meter::new(self.budget, &mut progress);
        let mut findings = Findings::new(self);
        let searched = match crate::registry::unwrap_row(&self.row) {
            Ok(row) if row.total_len() <= MAX_STORED && self.password.len() <= MAX_PASSWORD => {
                let probe = Self { row, ..self.clone() };
                probe.search(&mut meter, &mut findings).is_continue()
            }
            _ => false,
        };
        let exhausted = searched && !meter.skipped();
        let Progress { tried, spent, .. } = meter.progress();
        Report { fits: findings.into_fits(), exhausted, tried, spent }
    }

    fn search(&self, meter: &mut Meter<'_>, findings: &mut Findings) -> ControlFlow<()> {
        let schemes = known::candidates(self);
        let carried = carried::Search::new(self);
        let space = space::Space::new(self, meter)?;
        meter.expect(schemes.len() as u64);
        meter.counting(|meter| {
            carried.run(meter, findings)?;
            space.run(meter, findings)
        });
        known::run(schemes, meter, findings)?;
        carried.run(meter, findings)?;
        space.run(meter, findings)
    }
}

/// How far a search is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Progress {
    /// Compositions tried.
    pub tried: u64,
    /// Compositions that there are to try.
    pub of: u64,
    /// What the tries have cost.
    pub spent: Cost,
    /// Fits found.
    pub found: usize,
}

/// What a search has found.
#[derive(Debug, Clone)]
pub struct Report {
    fits: Vec<Fit>,
    exhausted: bool,
    tried: u64,
    spent: Cost,
}

impl Report {
    /// What fits: built-in schemes and recipes first, then the simplest.
    pub fn fits(&self) -> impl ExactSizeIterator<Item = &Fit> {
        self.fits.iter()
    }

    /// Whether everything was tried. If not, the budget or the caller ended
    /// the search, or a scheme by itself was over the budget.
    pub fn exhausted(&self) -> bool {
        self.exhausted
    }

    /// The compositions that were tried.
    pub fn tried(&self) -> u64 {
        self.tried
    }

    /// What the tries have cost.
    pub fn spent(&self) -> Cost {
        self.spent
    }
}

/// Something that makes the stored row from the password, and does not from
/// another one.
///
/// The layout holds what stands around the hash and the salt as literal text.
/// `Display` shows recipe and layout, or the name of the built-in scheme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fit {
    definition: Option<(Recipe, Layout)>,
    known_as: Vec<SchemeId>,
}

impl Fit {
    /// The expression; `None` for a built-in scheme that is not one.
    pub fn recipe(&self) -> Option<&Recipe> {
        self.definition.as_ref().map(|(recipe, _)| recipe)
    }

    /// The layout of the stored string, where there is an expression.
    pub fn layout(&self) -> Option<&Layout> {
        self.definition.as_ref().map(|(_, layout)| layout)
    }

    /// The built-in schemes that mean the same for this row.
    pub fn known_as(&self) -> &[SchemeId] {
        &self.known_as
    }
}

impl fmt::Display for Fit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (&self.definition, self.known_as.first()) {
            (Some((recipe, layout)), _) => write!(f, "{recipe} {layout}"),
            (None, Some(id)) => id.fmt(f),
            (None, None) => Ok(()),
        }
    }
}
