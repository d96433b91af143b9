//! What happens on every further day.

use password_compat::Password;

use crate::Result;
use crate::days::Day;
use crate::scenes::{NEWCOMER, comers};
use crate::site::Saved;
use crate::store::Home;

/// Comes back on the second day, to a wrapped hash.
const BACK: &str = "gunnar";

/// The day after: everybody who came over logs in here, and nothing is left to be done. Who comes
/// back to a wrapped hash is upgraded by the first login.
pub fn everybody_is_here(day: &mut Day) -> Result<()> {
    day.report.scene("Everybody who came over logs in again");
    day.report.head();
    let back = day.cast.person(BACK)?;
    let due = !day.is_native(BACK)?;
    let visit = day.shown(BACK, &back.password)?;
    let reasons = visit.answer.replacement.as_ref().map(|new| new.upgrade().reasons()[0].name());
    let promise = format!("{BACK} is unwrapped by the first login, and by no other");
    day.report.promise(&promise, visit.answer.allowed && due == (reasons == Some("wrapped")));
    let mut again = Vec::new();
    let people = comers(day).into_iter().chain([back]);
    for (person, visit) in day.all_at_once(&day.site, people.map(|person| (person, day.password(person))))? {
        day.report.visit(&visit);
        let quiet = visit.saved == Saved::Nothing && visit.answer.replacement.is_none();
        let native = visit.home == Home::Native && day.is_native(&person.login)?;
        again.push((person.login.clone(), visit.answer.allowed && quiet && native));
    }
    day.report.promise_all("native, accepted, and nothing to be saved", again);
    let (newcomer, chosen) = NEWCOMER;
    let new = day.shown(newcomer, &Password::from(chosen))?;
    day.report.promise("so does the newcomer", new.answer.allowed && new.saved == Saved::Nothing);
    Ok(())
}

/// Passwords that were changed on the first day do not come back, and wrong ones stay wrong.
pub fn old_passwords(day: &mut Day) -> Result<()> {
    day.report.scene("Old and wrong passwords");
    let mut old = Vec::new();
    for login in &day.changed {
        let visit = day.log_in(login, &day.cast.person(login)?.password)?;
        old.push((login.clone(), !visit.answer.allowed));
    }
    let mut wrong = Vec::new();
    let attempts = day.cast.good().map(|person| (person, person.wrong_password()));
    for (person, visit) in day.all_at_once(&day.site, attempts)? {
        wrong.push((person.login.clone(), !visit.answer.allowed && visit.saved == Saved::Nothing));
    }
    day.report.promise_all("a password from before the change is refused", old);
    day.report.promise_all("a wrong password is refused", wrong);
    Ok(())
}
