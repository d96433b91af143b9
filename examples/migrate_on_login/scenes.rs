//! What happens in a day: each scene plays something and promises how it ends.

use password_compat::{Password, SchemeId, StandardPolicy, StoredHash, Timestamp};

use crate::Result;
use crate::days::Day;
use crate::people::{HALF, Person};
use crate::site::{Saved, Then, Visit};
use crate::store::{Home, Listed};

/// All refusals sound the same.
const REFUSAL: &str = "unknown name or wrong password";
/// Registers on the first day.
pub const NEWCOMER: (&str, &str) = ("isabel", "newly chosen by isabel");

/// Strangers guess. Nobody gets in, nothing is written, and every guess costs about the same: a
/// cheap old hash is followed by what a native one costs.
pub fn wrong_passwords(day: &mut Day) -> Result<()> {
    day.report.scene("Wrong passwords for everybody");
    day.report.head();
    let before = snapshot(day)?;
    let mut refused = Vec::new();
    let attempts = day.cast.good().map(|person| (person, person.wrong_password()));
    for (index, (person, visit)) in day.all_at_once(&day.site, attempts)?.into_iter().enumerate() {
        if index < 5 {
            day.report.visit(&visit);
        }
        let plain = !visit.answer.allowed && visit.answer.problem.is_none() && visit.message() == REFUSAL;
        refused.push((person.login.clone(), plain));
    }
    day.report.note("and so on");
    day.report.promise_all("a wrong password is refused", refused);
    let same = before == snapshot(day)?;
    day.report.promise("and leaves no trace in the database", same);
    Ok(())
}

/// Disabled, hostile and damaged rows: a typed error for the log, a plain refusal for whoever
/// knows the password that once was right.
pub fn odd_accounts(day: &mut Day) -> Result<()> {
    day.report.scene("Odd accounts");
    day.report.head();
    let (mut codes, mut plain) = (Vec::new(), Vec::new());
    for (person, code) in day.cast.odd() {
        let visit = day.shown(&person.login, &person.password)?;
        codes.push((person.login.clone(), visit.problem() == Some(code)));
        plain.push((person.login.clone(), !visit.answer.allowed && visit.message() == REFUSAL));
        if let Some(problem) = &visit.answer.problem {
            day.report.error("", problem);
        }
    }
    day.report.promise_all("the log has the code of each problem", codes);
    day.report.promise_all("the user is told what everybody else is told", plain);
    Ok(())
}

/// Names that nobody has cost what others cost: the dummy of a name is always of the same kind, and
/// the kinds are as frequent as they are in the tables.
pub fn unknown_names(day: &mut Day) -> Result<()> {
    day.report.scene("Unknown names");
    let mut refused = Vec::new();
    for number in 1..=12 {
        let name = format!("nobody-{number}");
        let visit = day.log_in(&name, &Password::from("123456"))?;
        let answer = &visit.answer;
        let absent = answer.scheme.is_none() && answer.problem.is_none() && visit.home == Home::Nowhere;
        refused.push((name, absent && !answer.allowed && visit.message() == REFUSAL));
    }
    day.report.promise_all("an unknown name is refused like a wrong password", refused);
    Ok(())
}

/// Phase one of a rollout: this version of the site reads everything and writes nothing, so that
/// the version before it, which cannot read native hashes, can still be brought back.
pub fn instance_that_only_reads(day: &mut Day) -> Result<()> {
    day.report.scene("Instance A reads only (Writes::never): everybody logs in");
    let reading = day.instance(StandardPolicy::new())?;
    let before = snapshot(day)?;
    let mut verified = Vec::new();
    let attempts = day.cast.good().map(|person| (person, person.password.clone()));
    for (person, visit) in day.all_at_once(&reading, attempts)? {
        let scheme = visit.answer.scheme.as_ref().is_some_and(|scheme| *scheme == person.scheme.as_str());
        let read = visit.answer.allowed && scheme && visit.answer.replacement.is_none();
        verified.push((person.login.clone(), read && visit.saved == Saved::Nothing));
    }
    day.report.promise_all("the hash of every system is verified by its own scheme", verified);
    let same = before == snapshot(day)?;
    day.report.promise("and no row has changed", same);
    Ok(())
}

/// A policy says until when bare digests are let in. Time is an argument of each attempt.
pub fn refused_from_a_date(day: &mut Day) -> Result<()> {
    day.report.scene("A policy refuses bare MD5 and SHA-1 from 1 September 2027 on");
    day.report.head();
    let (last, first) = (Timestamp::date(2027, 8, 31), Timestamp::date(2027, 9, 1));
    let policy = StandardPolicy::new();
    let policy =
        policy.refuse(SchemeId::parse("hex_md5")?, first).refuse(SchemeId::parse("hex_sha1")?, first);
    let strict = day.instance(policy)?;
    for login in ["zoe", "gunnar"] {
        let password = &day.cast.person(login)?.password;
        let august = strict.log_in(&day.store, login, password, last)?;
        let september = strict.log_in(&day.store, login, password, first)?;
        day.report.visit(&august);
        day.report.visit(&september);
        day.report.promise(&format!("{login} is let in on 31 August"), august.answer.allowed);
        let refused = !september.answer.allowed && september.problem() == Some("refused");
        day.report.promise(&format!("{login} is refused the day after"), refused);
    }
    let hedda = day.cast.person("hedda")?;
    let other = strict.log_in(&day.store, "hedda", &hedda.password, first)?;
    day.report.promise("SHA-256 is not meant", other.answer.allowed);
    Ok(())
}

/// Whether a name can be registered: not if anybody has it anywhere.
pub fn registration(day: &mut Day) -> Result<()> {
    day.report.scene("Registration");
    let (newcomer, chosen) = NEWCOMER;
    let cases = [
        ("victor", Home::Native, false),
        ("freya", Home::Legacy, false),
        (HALF, Home::Half, false),
        ("malcolm", Home::Stays, false),
        (newcomer, Home::Nowhere, true),
        (newcomer, Home::Native, false),
    ];
    for (login, expected, free) in cases {
        let home = day.store.find(login)?.home;
        let registered = day.site.register(&day.store, login, &Password::from(chosen), day.now)?;
        let result = if registered { "registered" } else { "taken" };
        day.report.promise(&format!("{login}: {home}, {result}"), home == expected && registered == free);
    }
    let half = day.cast.person(HALF)?;
    day.report.head();
    let visit = day.shown(HALF, &half.password)?;
    let completed = visit.home == Home::Half && matches!(visit.saved, Saved::Upgraded(_));
    day.report.promise("the half-migrated user is completed by a login", completed);
    let new = day.shown(newcomer, &Password::from(chosen))?;
    day.report.promise("the newcomer logs in", new.answer.allowed && new.saved == Saved::Nothing);
    Ok(())
}

/// Between verifying and saving, the user changes the password on another device. The save finds
/// another hash than the one it replaces, and touches no row.
pub fn upgrade_against_change(day: &mut Day) -> Result<()> {
    day.report.scene("An upgrade races a change of password: the change wins");
    day.report.head();
    for login in ["olga", "agatha"] {
        let person = day.cast.person(login)?;
        let (old, new) = (&person.password, &person.new_password());
        let pending = day.site.verify(&day.store.find(login)?, old, day.now);
        let due = pending.answer.replacement.is_some();
        let changed = day.site.change_password(&day.store, login, (old, new), day.now)?;
        let hash = day.row(login)?;
        let visit = day.site.finish(&day.store, pending, day.now)?;
        day.report.visit(&visit);
        let stands = day.row(login)?.as_bytes() == hash.as_bytes();
        let overtaken = due && changed && visit.answer.allowed && visit.saved == Saved::Overtaken;
        // The login of olga found her in the old table; the change has moved her over.
        day.report.promise(&format!("{login}, found {}: the change stands", visit.home), overtaken && stands);
        let in_by_new = day.shown(login, new)?.answer.allowed;
        let in_by_old = day.shown(login, old)?.answer.allowed;
        day.report.promise("the new password is right, the old one wrong", in_by_new && !in_by_old);
        day.changed.insert(login.to_owned());
    }
    Ok(())
}

/// The database cannot be written to. Whoever has the right password is in all the same, and is
/// upgraded next time.
pub fn failing_save(day: &mut Day) -> Result<()> {
    day.report.scene("A save that fails");
    day.report.head();
    for login in ["kofi", "bettina"] {
        let password = &day.cast.person(login)?.password;
        let before = day.row(login)?;
        day.store.set_read_only(true)?;
        let failed = day.shown(login, password);
        day.store.set_read_only(false)?;
        let failed = failed?;
        if let Saved::Failed(error) = &failed.saved {
            day.report.note(format!("  {:<10} {error}", ""));
        }
        let still = day.row(login)?.as_bytes() == before.as_bytes();
        let failed = failed.answer.allowed && matches!(failed.saved, Saved::Failed(_));
        day.report.promise(&format!("{login} is in, the row is as it was"), failed && still);
        let next = day.shown(login, password)?;
        day.report.promise("the next login upgrades", matches!(next.saved, Saved::Upgraded(_)));
    }
    Ok(())
}

/// Phase two: everybody who comes is moved over or upgraded in place, by the login alone.
pub fn everybody_logs_in(day: &mut Day) -> Result<()> {
    day.report.scene("Instance B writes (Writes::always): everybody who comes logs in");
    day.report.head();
    let mut before = Vec::new();
    for person in comers(day) {
        let here = day.store.find(&person.login)?.home == Home::Native;
        let date = match day.store.account(&person.login)? {
            Some(account) => account.password_changed_at,
            None => Day::last_change(person),
        };
        before.push((here && day.is_native(&person.login)?, date));
    }
    let attempts = comers(day).into_iter().map(|person| (person, day.password(person)));
    let visits = day.all_at_once(&day.site, attempts)?;
    let (mut right, mut dates, mut now_native) = (Vec::new(), Vec::new(), Vec::new());
    for ((person, visit), (was_native, date)) in visits.into_iter().zip(before) {
        let login = &person.login;
        day.report.visit(&visit);
        right.push((login.clone(), visit.answer.allowed && was_native == (visit.saved == Saved::Nothing)));
        now_native
            .push((login.clone(), day.is_native(login)? && day.store.find(login)?.home == Home::Native));
        let account = day.store.account(login)?;
        dates.push((login.clone(), account.is_some_and(|account| account.password_changed_at == date)));
    }
    day.report.promise_all("the right password is accepted, and saved unless it is native", right);
    day.report.promise_all("afterwards the password is here, under the native scheme", now_native);
    day.report.promise_all("the date of the last change is what it was", dates);
    Ok(())
}

/// A host that saves the new hash and forgets the new hint: the native form is known for what it is.
pub fn old_hints(day: &mut Day) -> Result<()> {
    day.report.scene("Second login, with the hint column as it was before the upgrade");
    let hints: Vec<(&Person, StoredHash)> =
        comers(day).into_iter().map(|person| Ok((person, day.row(&person.login)?))).collect::<Result<_>>()?;
    for (person, _) in &hints {
        day.store.set_hint(&person.login, &person.scheme)?;
    }
    let attempts = hints.iter().map(|(person, _)| (*person, day.password(person)));
    let second = day.all_at_once(&day.site, attempts)?.into_iter().map(|(person, visit)| {
        let quiet = visit.saved == Saved::Nothing && visit.answer.replacement.is_none();
        (person.login.clone(), visit.answer.allowed && quiet)
    });
    let second: Vec<_> = second.collect();
    for (person, row) in &hints {
        day.store.set_hint(&person.login, row.hint().unwrap_or("argon2"))?;
    }
    day.report.promise_all("the password is right, and nothing is to be saved", second);
    Ok(())
}

/// This site is final for whoever is here: the old row would accept the old password.
pub fn old_password_after_a_change(day: &mut Day) -> Result<()> {
    day.report.scene("A changed password whose old row still exists");
    day.report.head();
    let person = day.cast.person("alice")?;
    let (old, new) = (&person.password, &person.new_password());
    let changed = day.site.change_password(&day.store, "alice", (old, new), day.now)?;
    day.report.promise("alice changes her password", changed);
    let legacy = day.store.legacy_row("alice")?;
    let tempting = day.site.verifier().login(old, legacy.as_ref()).allowed;
    let by_old = day.shown("alice", old)?;
    let by_new = day.shown("alice", new)?;
    day.report.promise("the old row would still accept the old one", tempting);
    day.report.promise("this site does not", !by_old.answer.allowed && by_new.answer.allowed);
    day.changed.insert("alice".to_owned());
    Ok(())
}

/// Users of a directory that goes on: verified there, by a verifier that hashes nothing anew.
pub fn users_who_stay(day: &mut Day) -> Result<()> {
    day.report.scene("Users who stay in a directory of their own");
    day.report.head();
    let mut stayed = Vec::new();
    for person in day.cast.good().filter(|person| person.stays()) {
        let right = day.shown(&person.login, &person.password)?;
        let wrong = day.log_in(&person.login, &person.wrong_password())?;
        let still = day.store.find(&person.login)?.home == Home::Stays;
        let same = day.row(&person.login)?.as_str() == Some(&person.row.hash);
        let verdict = right.answer.allowed && !wrong.answer.allowed && right.answer.replacement.is_none();
        stayed.push((person.login.clone(), verdict && still && same));
    }
    day.report.promise_all("verified, and never copied", stayed);
    Ok(())
}

/// Whether a password has expired or must be changed is the host's to say, and only to somebody
/// who has it. An upgrade counts for neither.
pub fn duties_after_a_match(day: &mut Day) -> Result<()> {
    day.report.scene("Expired, and to be changed");
    day.store.set_must_change("wanda")?;
    for (login, then) in [("victor", Then::Expired), ("wanda", Then::MustChange), ("xavier", Then::Welcome)] {
        let person = day.cast.person(login)?;
        let right = day.log_in(login, &person.password)?;
        let wrong = day.log_in(login, &person.wrong_password())?;
        let told = |visit: &Visit| format!("{login}: {}", visit.message());
        day.report.promise(&told(&right), right.then == then);
        day.report.promise(&told(&wrong), wrong.then == Then::Welcome && wrong.message() == REFUSAL);
    }
    Ok(())
}

/// In the evening the bare digests of those who did not come are put under a native hash, without
/// their passwords.
pub fn weak_leftovers_are_wrapped(day: &mut Day) -> Result<()> {
    day.report.scene("Weak hashes of those who did not come are wrapped");
    let mut wrapped = Vec::new();
    for Listed { login, stored } in day.store.left_behind()? {
        match day.site.wrap(&day.store, &login, &stored, day.now) {
            Ok(true) => wrapped.push(login),
            Ok(false) => day.report.note(format!("  {login:<10} slow enough to wait for its owner")),
            Err(error) => day.report.error(&login, &*error),
        }
    }
    day.report
        .promise("gunnar's SHA-1 and lorenzo's salted MD5 are wrapped", wrapped == ["gunnar", "lorenzo"]);
    let mut refused = Vec::new();
    for login in &wrapped {
        let visit = day.log_in(login, &day.cast.person(login)?.wrong_password())?;
        let onion = visit.answer.scheme.as_ref().is_some_and(|scheme| *scheme == "compat_onion");
        refused.push((login, onion && visit.home == Home::Native && !visit.answer.allowed));
    }
    day.report.promise_all("they are here now, and a wrong password is still wrong", refused);
    Ok(())
}

/// Those who come on the first day, and do not stay elsewhere.
pub fn comers(day: &Day) -> Vec<&Person> {
    day.cast.good().filter(|person| !person.is_away() && !person.stays()).collect()
}

/// Every hash of this site.
fn snapshot(day: &Day) -> Result<Vec<(String, Vec<u8>)>> {
    let rows = day.store.native()?;
    Ok(rows.into_iter().map(|row| (row.login, row.stored.as_bytes().to_vec())).collect())
}
