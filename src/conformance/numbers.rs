//! Parameters that no machine could bear.

use std::format;

use super::mutations::{numbers, spliced};
use super::{Case, Checked, Suite, Verdict, ensure};
use crate::scheme::USUAL_PASSWORD_LEN;
use crate::stored::{Column, StoredHash};
use crate::trial::bench::Parsed;

const HUGE: [&[u8]; 2] = [b"4294967295", b"99999999999999999999"];

/// Each number in turn; nothing is computed. Where the row is still read within
/// the limits, the digits were none of a parameter: they stand in a salt.
pub(super) fn huge(suite: &Suite<'_>) -> Checked {
    let mut any = false;
    for case in suite.cases()? {
        let parsed = case.parse()?;
        let stored = &case.sample.stored;
        let in_string = numbers(stored.as_bytes()).into_iter().flat_map(|(start, end)| {
            HUGE.map(|huge| stored.clone().with_bytes(&spliced(stored.as_bytes(), start, end, huge)))
        });
        let rounds = stored
            .column(&Column::Rounds)
            .map(|_| HUGE.map(|huge| stored.clone().with_column(Column::Rounds, huge)));
        for row in in_string.chain(rounds.into_iter().flatten()) {
            any = true;
            refused(suite, &case, &parsed, &row)?;
        }
    }
    if any { Ok(()) } else { Err(Verdict::Skipped("there is no number in the samples".into())) }
}

fn refused(suite: &Suite<'_>, case: &Case<'_>, original: &Parsed, row: &StoredHash) -> Checked {
    if crate::trial::recognised(suite.scheme, row).is_none() {
        return Ok(());
    }
    let Ok(parsed) = case.bench.parse(row) else { return Ok(()) };
    let within =
        case.bench.within_limits(&parsed, USUAL_PASSWORD_LEN.min(suite.limits.password_len())).is_ok();
    ensure(!within || parsed.params == original.params, || {
        format!("{}: a huge number is read as `{}`, at a cost within the limits", case.name, parsed.params)
    })
}
