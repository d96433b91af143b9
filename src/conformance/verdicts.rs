//! Right and wrong passwords.

use alloc::vec::Vec;
use std::format;
use std::thread;

use super::{Case, Checked, Sample, Suite, Verdict, ensure, failed};
use crate::error::Error;
use crate::password::Password;
use crate::trial::wrong::{same_to, wrong_passwords};

/// How many threads verify at once.
const THREADS: usize = 4;

pub(super) fn exemplar(suite: &Suite<'_>) -> Checked {
    let Some(exemplar) = suite.scheme.exemplar() else {
        return Err(Verdict::Skipped("there is none".into()));
    };
    let sample = Sample::from(exemplar);
    accepts(&suite.case("the exemplar".into(), &sample)?)
}

pub(super) fn right(suite: &Suite<'_>) -> Checked {
    suite.cases()?.iter().try_for_each(accepts)
}

fn accepts(case: &Case<'_>) -> Checked {
    let name = &case.name;
    match case.bench.verdict(&case.sample.stored, &case.sample.password) {
        Ok(accepted) => ensure(accepted, || format!("{name}: its password is rejected")),
        Err(Error::TooExpensive { .. }) => {
            Err(Verdict::Skipped(format!("{name}: costs more than the limits allow")))
        }
        Err(error) => Err(failed(name, &error)),
    }
}

pub(super) fn wrong(suite: &Suite<'_>) -> Checked {
    for case in suite.cases()? {
        let (name, right) = (&case.name, &case.sample.password);
        let parsed = case.parse_within_limits()?;
        let made = wrong_passwords(&suite.profile, right);
        let given = case.sample.wrong.iter().map(|wrong| ("given as a wrong one", wrong.clone()));
        let affordable = case.affordable(&parsed);
        for (what, wrong) in given.chain(made.into_iter().take(affordable)) {
            if case.bench.within_limits(&parsed, wrong.len()).is_err() {
                continue;
            }
            let accepted = case.bench.verify(&parsed, &wrong).map_err(|error| failed(name, &error))?;
            ensure(!accepted, || format!("{name}: accepts the password {what}"))?;
        }
        // What the profile says is ignored, is.
        if let Some(same) = same_password(suite, right)
            && case.bench.within_limits(&parsed, same.len()).is_ok()
        {
            let accepted = case.bench.verify(&parsed, &same).map_err(|error| failed(name, &error))?;
            ensure(accepted, || {
                format!(
                    "{name}: rejects a password that is the same by the profile: longer, or in another case"
                )
            })?;
        }
    }
    Ok(())
}

/// A password that differs in what a profile says is ignored.
fn same_password(suite: &Suite<'_>, right: &Password) -> Option<Password> {
    let profile = &suite.profile;
    let bytes = right.as_bytes();
    let folded: Vec<u8> =
        bytes.iter().map(|byte| byte ^ (u8::from(byte.is_ascii_alphabetic()) << 5)).collect();
    let longer = [bytes, b"x"].concat();
    let behind_nul = [bytes, b"\0x"].concat();
    let other = [longer, behind_nul, folded].into_iter();
    let mut same = other.filter(|other| other != bytes && same_to(profile, other, bytes));
    same.next().map(Password::new)
}

pub(super) fn determinism(suite: &Suite<'_>) -> Checked {
    for case in suite.cases()? {
        let parsed = case.parse_within_limits()?;
        let first = repeated(&case, &case.sample.password)?;
        ensure(first == verdict(&case, &parsed, &case.sample.password), || {
            format!("{}: a record that is used again has another verdict", case.name)
        })?;
        let wrong = wrong_passwords(&suite.profile, &case.sample.password);
        if let Some((_, wrong)) = wrong.first() {
            repeated(&case, wrong)?;
        }
    }
    Ok(())
}

fn verdict(case: &Case<'_>, parsed: &crate::trial::bench::Parsed, password: &Password) -> Option<bool> {
    case.bench.verify(parsed, password).ok()
}

/// The verdict, if it is the same twice.
fn repeated(case: &Case<'_>, password: &Password) -> Result<Option<bool>, Verdict> {
    let verdict = || case.bench.verdict(&case.sample.stored, password).ok();
    let (first, second) = (verdict(), verdict());
    ensure(first == second, || format!("{}: reading it again gives another verdict", case.name))?;
    Ok(first)
}

pub(super) fn threads(suite: &Suite<'_>) -> Checked {
    for case in suite.cases()? {
        case.parse_within_limits()?;
        let verdict = || case.bench.verdict(&case.sample.stored, &case.sample.password).ok();
        let alone = verdict();
        let together: Vec<Option<bool>> = thread::scope(|scope| {
            let running: Vec<_> = (0..THREADS).map(|_| scope.spawn(verdict)).collect();
            running.into_iter().map(|thread| thread.join().ok().flatten()).collect()
        });
        ensure(together.iter().all(|one| *one == alone), || {
            format!("{}: threads disagree on the verdict", case.name)
        })?;
    }
    Ok(())
}
