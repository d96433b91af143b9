//! Trying a scheme on one known row: the button "test" of a console.

pub(crate) mod bench;
mod report;
mod salted;
pub(crate) mod wrong;

use core::fmt;

use self::bench::{Bench, Parsed};
pub use self::report::TrialReport;
use crate::cost::Limits;
use crate::error::Error;
use crate::foreign;
use crate::keyring::Keyring;
use crate::legacy::{LegacyWriteError, LegacyWriter};
use crate::password::Password;
use crate::recipe::RecipeScheme;
use crate::registry::Registry;
use crate::scheme::{Confidence, Scheme};
use crate::stored::{StoredHash, Subject};
use crate::time::Timestamp;

/// Tries a scheme on one row whose password is known, before it is put to use:
/// what stands behind the button "test" of a console.
///
/// Nothing is computed above the limits, and no more than a dozen digests are.
/// What comes out holds no secret.
///
/// ```
/// use password_compat::{
///     Keyring, Limits, Password, RecipeScheme, SchemeId, StoredHash, Subject, Trial,
/// };
/// let forum = RecipeScheme::new(
///     SchemeId::external("x-forum")?,
///     "md5(md5($pass).$salt)".parse()?,
///     "{hash}:{salt}".parse()?,
/// )?;
/// // hashcat 6.2.6, example of mode 2611
/// let stored = StoredHash::new("28f9975808ae2bdc5847b1cda26033ea:308");
/// let report = Trial::of_recipe(&forum).run(
///     &stored,
///     &Password::from("hashcat"),
///     &Subject::unknown(),
///     &Keyring::new(),
///     &Limits::default(),
/// );
/// assert!(report.is_ok(), "{report}");
/// assert_eq!((report.uses_salt, report.round_trip), (Some(true), Some(true)));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone)]
pub struct Trial<'a> {
    scheme: &'a dyn Scheme,
    registry: Option<&'a Registry>,
    recipe: Option<&'a RecipeScheme>,
    writer: Option<&'a LegacyWriter>,
}

impl<'a> Trial<'a> {
    /// A trial of any scheme. Hashes that it carries are read by what is built in.
    pub fn of(scheme: &'a dyn Scheme) -> Self {
        Self { scheme, registry: None, recipe: None, writer: None }
    }

    /// A trial of a recipe, which can also be written.
    pub fn of_recipe(scheme: &'a RecipeScheme) -> Self {
        Self { recipe: Some(scheme), ..Self::of(scheme) }
    }

    /// A trial of a registered scheme, whose carried hashes are read by that
    /// registry; `None` if it has no scheme of this id.
    pub fn registered(registry: &'a Registry, id: &str) -> Option<Self> {
        let scheme = registry.scheme(id)?;
        let built_in = scheme.id().builtin_name().is_some();
        let mut recipes = crate::schemes::recipes().filter(|_| built_in);
        let recipe = recipes.find(|recipe| recipe.id() == *id);
        Some(Self { scheme, registry: Some(registry), recipe, writer: None })
    }

    /// The same trial with what writes the old format: a row that it writes has
    /// to be one that the scheme accepts.
    #[must_use]
    pub fn with_writer(mut self, writer: &'a LegacyWriter) -> Self {
        self.writer = Some(writer);
        self
    }

    /// Tries the scheme on a row and its password.
    pub fn run(
        &self,
        stored: &StoredHash,
        password: &Password,
        subject: &Subject,
        keyring: &Keyring,
        limits: &Limits,
    ) -> TrialReport {
        let mut report = TrialReport::new(foreign::guard(true, || self.scheme.id()).ok());
        let who = (subject, keyring);
        if let Err(error) = self.fill(&mut report, stored, password, who, limits) {
            report.problem = Some(error);
        }
        report
    }

    fn fill(
        &self,
        report: &mut TrialReport,
        stored: &StoredHash,
        password: &Password,
        who: (&Subject, &Keyring),
        limits: &Limits,
    ) -> Result<(), Error> {
        limits.check_sizes(password.len(), stored.total_len()).map_err(Error::TooLong)?;
        let bench = Bench::new(self.scheme, self.registry, who, limits)?;
        report.recognised = recognised(self.scheme, &crate::registry::unwrap_row(stored)?);
        if report.recognised.is_none() {
            return Err(Error::Unrecognised);
        }
        let parsed = bench.parse(stored)?;
        report.params = Some(parsed.params.clone());
        report.cost = Some(bench.cost(&parsed, password.len())?);
        report.longest_password = Some(bench.longest_password(&parsed));
        bench.within_limits(&parsed, password.len())?;

        let clock = Clock::start();
        let accepted = bench.verify(&parsed, password)?;
        report.took = clock.took();
        report.accepted = Some(accepted);
        report.deterministic = Some(bench.verdict(stored, password)? == accepted);
        report.wrong_rejected = Some(self.rejects_wrong(&bench, &parsed, password)?);
        report.round_trip = self.round_trip(&bench, &parsed, password, who)?;
        // Of a password that is not right, nothing more can be told.
        if accepted {
            report.uses_salt = salted::uses_salt(&bench, &parsed, stored, password)?;
            report.uses_subject = salted::uses_subject(&bench, stored, (who.0, password))?;
        }
        Ok(())
    }

    /// One that is longer or another, and one in another case.
    fn rejects_wrong(&self, bench: &Bench<'_>, parsed: &Parsed, right: &Password) -> Result<bool, Error> {
        let profile = foreign::guard(true, || self.scheme.profile())
            .map_err(|cause| Error::Foreign { scheme: bench.id().clone(), cause })?;
        let wrong = wrong::wrong_passwords(&profile, right);
        for (_, wrong) in wrong.iter().take(2) {
            // One byte more can be one too many for the limits.
            if bench.within_limits(parsed, wrong.len()).is_ok() && bench.verify(parsed, wrong)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    /// Whether what is written for this password, as costly as the row, is
    /// accepted.
    fn round_trip(
        &self,
        bench: &Bench<'_>,
        parsed: &Parsed,
        password: &Password,
        (subject, keyring): (&Subject, &Keyring),
    ) -> Result<Option<bool>, Error> {
        let now = Timestamp::from_unix(i64::MIN);
        let written = match (self.writer, self.recipe) {
            (Some(writer), _) => writer.write(password, subject, keyring, now),
            (None, Some(recipe)) => {
                let writer = LegacyWriter::recipe(recipe.clone(), Timestamp::from_unix(i64::MAX));
                let writer = match recipe.stored_rounds(&parsed.params) {
                    Some(rounds) => writer.with_rounds(rounds),
                    None => writer,
                };
                writer.write(password, subject, keyring, now)
            }
            (None, None) => return Ok(None),
        };
        match written {
            Ok(row) => Ok(Some(bench.verdict(&row, password)?)),
            // What it is to be composed of is not at hand.
            Err(LegacyWriteError::Carries | LegacyWriteError::Compose(_)) => Ok(None),
            Err(_) => Ok(Some(false)),
        }
    }
}

/// How sure the scheme is of a row, if a registry would find it.
pub(crate) fn recognised(scheme: &dyn Scheme, row: &StoredHash) -> Option<Confidence> {
    let asked = || if bench::indexed(scheme, row) { scheme.recognise(row) } else { None };
    foreign::guard(true, asked).ok().flatten()
}

/// The clock, where there is one.
struct Clock {
    #[cfg(feature = "std")]
    start: std::time::Instant,
}

impl Clock {
    fn start() -> Self {
        Self {
            #[cfg(feature = "std")]
            start: std::time::Instant::now(),
        }
    }

    fn took(&self) -> Option<core::time::Duration> {
        #[cfg(feature = "std")]
        return Some(self.start.elapsed());
        #[cfg(not(feature = "std"))]
        None
    }
}

impl fmt::Debug for Trial<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Trial")
            .field("scheme", &self.scheme)
            .field("recipe", &self.recipe.is_some())
            .field("writer", &self.writer)
            .finish_non_exhaustive()
    }
}
