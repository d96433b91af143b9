//! What each function goes through before and after it is put to use.

use std::collections::BTreeMap;
use std::panic;

use password_compat::{
    Error, Limits, Login, Password, Reason, Registry, StoredHash, Trial, TrialReport, Verifier, VerifierError,
};

use crate::Result;
use crate::case::{Case, Function, Row};
use crate::sheet::Sheet;

/// The button "test" of a console: one row whose password is known.
pub fn tried(sheet: &mut Sheet, case: &Case) {
    let trial = match &case.function {
        Function::Recipe(_, scheme) => Trial::of_recipe(scheme),
        Function::Code(scheme) => Trial::of(&**scheme),
    };
    let Row { stored, subject, keyring, .. } = &case.row;
    let report = trial.run(stored, &case.password, subject, keyring, &Limits::default());
    sheet.promise("tried", &findings(&report), report.is_ok());
}

fn findings(report: &TrialReport) -> String {
    if let Some(problem) = &report.problem {
        return problem.to_string();
    }
    let mut text = String::from("the password and no other");
    let facts = [
        ("the salt counts", report.uses_salt),
        ("the person counts", report.uses_subject),
        ("what is written is read", report.round_trip),
    ];
    for (fact, found) in facts {
        if let Some(found) = found {
            text.push_str(&format!("; {fact}: {}", if found { "yes" } else { "no" }));
        }
    }
    if let Some(cost) = report.cost {
        text.push_str(&format!("; {cost}"));
    }
    text
}

/// What belongs into the tests of whoever writes a function.
#[cfg(feature = "conformance")]
pub fn checked(sheet: &mut Sheet, case: &Case) {
    use password_compat::conformance::{Sample, check};
    let Row { stored, subject, keyring, .. } = &case.row;
    let sample = Sample::new(stored.clone(), case.password.clone());
    let sample = sample.of(subject.clone()).with_keyring(keyring.clone());
    let report = check(case.scheme(), &[sample]);
    let passed = report.verdicts().filter(|(_, verdict)| !verdict.is_failed()).count();
    sheet.promise("checked", &format!("{passed} of {} checks", report.verdicts().count()), report.is_ok());
    for (check, verdict) in report.verdicts().filter(|(_, verdict)| verdict.is_failed()) {
        sheet.note("", &format!("{check}: {verdict}"));
    }
}

/// The suite is not compiled in.
#[cfg(not(feature = "conformance"))]
pub fn checked(sheet: &mut Sheet, _case: &Case) {
    sheet.note("checked", "not without the feature `conformance`");
}

/// Which rows of the table it would take for its own, and who else does.
pub fn claims(sheet: &mut Sheet, case: &Case, registry: &Registry, table: &[StoredHash]) {
    let (own, rivals) = match &case.function {
        Function::Recipe(_, scheme) => {
            let claims = registry.claims(std::slice::from_ref(&**scheme), table);
            (claims[0].recognised, claims[0].contested.clone())
        }
        Function::Code(scheme) => {
            let mut own = 0;
            let mut rivals = BTreeMap::new();
            for row in table.iter().filter(|row| scheme.recognise(row).is_some()) {
                own += 1;
                for rival in registry.identify(row).iter() {
                    *rivals.entry(rival.scheme().clone()).or_default() += 1;
                }
            }
            (own, rivals)
        }
    };
    let mut text = format!("{own} of {} rows", table.len());
    for (rival, rows) in rivals {
        text.push_str(&format!(", {rows} of them also {rival}: hints decide"));
    }
    sheet.promise("claims", &text, own == 1);
}

/// A right password, a wrong one, and what becomes of the row.
pub fn logs_in(sheet: &mut Sheet, case: &Case, registry: &Registry) -> Result<()> {
    let verifier = verifier(registry, &case.row)?;
    let login = verifier.login_with(case.row.attempt(&case.password));
    let by = login.scheme.as_ref().map_or("nobody", |scheme| scheme.as_str());
    sheet.promise("verified", &format!("by {by}"), login.allowed && by == case.id().as_str());

    let wrong = Password::new([case.password.as_bytes(), b"!"].concat());
    let other = verifier.login_with(case.row.attempt(&wrong));
    sheet.promise("rejected", "another password", !other.allowed && other.problem.is_none());

    upgraded(sheet, case, &verifier, &login);
    Ok(())
}

/// The legacy hash is replaced by the login that verified it.
fn upgraded(sheet: &mut Sheet, case: &Case, verifier: &Verifier, login: &Login) {
    let Some(new) = &login.replacement else {
        sheet.promise("upgraded", "nothing to save", false);
        return;
    };
    let row = Row { stored: StoredHash::new(new.hash()).with_hint(new.hint()), ..case.row.clone() };
    let again = verifier.login_with(row.attempt(&case.password));
    let reasons: Vec<&str> = new.upgrade().reasons().iter().map(Reason::name).collect();
    let text = format!("to {} ({}), and verified again", new.hint(), reasons.join(", "));
    let of_this_row = new.replaces() == case.row.stored.as_bytes();
    sheet.promise("upgraded", &text, of_this_row && again.allowed && again.replacement.is_none());
}

/// Rows that have no verdict: the error is for the log, the user sees a refusal.
pub fn refused(sheet: &mut Sheet, case: &Case, registry: &Registry) -> Result<()> {
    for hostile in &case.hostile {
        let verifier = verifier(registry, &hostile.row)?;
        let login = quietly(|| verifier.login_with(hostile.row.attempt(&case.password)));
        let code = login.problem.as_ref().map_or("none", Error::code);
        let text = format!("{}: {code}", hostile.what);
        sheet.promise("refused", &text, !login.allowed && code == hostile.code);
    }
    Ok(())
}

fn verifier(registry: &Registry, row: &Row) -> Result<Verifier, VerifierError> {
    Verifier::builder(registry.clone()).keyring(row.keyring.clone()).build()
}

/// Without the message of a panic that happens on purpose.
fn quietly<T>(run: impl FnOnce() -> T) -> T {
    let hook = panic::take_hook();
    panic::set_hook(Box::new(|_| {}));
    let result = run();
    panic::set_hook(hook);
    result
}
