//! Stored strings that are damaged or forged.

use alloc::vec::Vec;
use core::time::Duration;
use std::format;
use std::time::Instant;

use super::mutations::{broken, damaged};
use super::{BUDGET, Case, Checked, Suite, Verdict, caught, ensure};
use crate::error::{Error, ForeignError};
use crate::stored::{Column, StoredHash};
use crate::trial::bench::{Parsed, indexed, same_digest, same_program};

/// Reading a string, and stating its cost, may take this long on a busy
/// machine. It is microseconds where nothing is computed.
const LONGEST: Duration = Duration::from_millis(500);
/// A digest of fewer bytes than this matches by chance too often.
const SHORTEST_DIGEST: usize = 16;
/// Damaged strings are computed for this long at most, all samples together.
const COMPUTING: Duration = Duration::from_millis(800);

pub(super) fn strings(suite: &Suite<'_>) -> Checked {
    for case in suite.cases()? {
        let stored = case.sample.stored.as_bytes();
        for hostile in damaged(stored).chain(broken(stored)) {
            read(&case, suite, &with_bytes(&case, &hostile))?;
        }
        for row in hostile_columns(&case.sample.stored) {
            read(&case, suite, &row)?;
        }
    }
    Ok(())
}

fn with_bytes(case: &Case<'_>, bytes: &[u8]) -> StoredHash {
    case.sample.stored.clone().with_bytes(bytes)
}

/// Columns are as hostile as the string.
fn hostile_columns(stored: &StoredHash) -> Vec<StoredHash> {
    let columns: Vec<(Column, Vec<u8>)> =
        stored.columns().map(|(column, value)| (column.clone(), value.to_vec())).collect();
    let changed = columns.iter().flat_map(|(column, value)| {
        let odd =
            [Vec::new(), [0xff; 40].to_vec(), b"-1".to_vec(), b"4294967296".to_vec(), value.repeat(2000)];
        odd.into_iter().chain(damaged(value)).map(|value| stored.clone().with_column(column.clone(), value))
    });
    changed.collect()
}

/// Reads a hostile row as a registry would: nothing panics, nothing takes long.
fn read(case: &Case<'_>, suite: &Suite<'_>, row: &StoredHash) -> Checked {
    let timed = || {
        let start = Instant::now();
        read_once(case, suite, row)?;
        Ok(start.elapsed())
    };
    let took: Duration = timed()?;
    // The machine may have been busy.
    if took > LONGEST && timed()? > LONGEST {
        let reason = format!("{}: reading a damaged string takes {} ms", case.name, took.as_millis());
        return Err(Verdict::Failed(reason));
    }
    Ok(())
}

fn read_once(case: &Case<'_>, suite: &Suite<'_>, row: &StoredHash) -> Checked {
    let panics = |what: &str| {
        let len = row.as_bytes().len();
        Verdict::Failed(format!("{}: {what} panics on a damaged string of {len} bytes", case.name))
    };
    let own = caught(|| indexed(suite.scheme, row) && suite.scheme.recognise(row).is_some());
    if !own.map_err(|_| panics("recognise"))? {
        return Ok(());
    }
    match case.bench.parse(row) {
        Err(Error::Foreign { cause: ForeignError::Panicked, .. }) => return Err(panics("parse")),
        Err(_) => {}
        Ok(parsed) => {
            for len in [0, crate::scheme::USUAL_PASSWORD_LEN, 4096] {
                case.bench.cost(&parsed, len).map_err(|_| panics("cost"))?;
            }
        }
    }
    let (links, sample) = (Default::default(), case.sample);
    let inspect = || {
        case.bench.with_input(row, (&sample.subject, &sample.keyring), &links, |input| {
            suite.scheme.inspect(input.with_stand_ins()).is_ok()
        })
    };
    caught(inspect).map(|_| ()).map_err(|_| panics("inspect"))
}

pub(super) fn changed_digest(suite: &Suite<'_>) -> Checked {
    let mut lenient = 0;
    let mut left = COMPUTING;
    for case in suite.cases()? {
        let original = case.parse_within_limits()?;
        let stored = case.sample.stored.as_bytes();
        for hostile in damaged(stored).chain(broken(stored)) {
            // Hexadecimal is read in either case.
            if hostile.eq_ignore_ascii_case(stored) {
                continue;
            }
            let row = with_bytes(&case, &hostile);
            let own = crate::trial::recognised(suite.scheme, &row).is_some();
            let Some(parsed) = own.then(|| case.bench.parse(&row).ok()).flatten() else { continue };
            let same = same_digest(&*original.record, &*parsed.record);
            if !accepted(&case, &original, &parsed, &mut left) {
                continue;
            }
            ensure(same || is_start(&original, &parsed), || {
                format!(
                    "{}: a string of {} bytes with another digest is accepted with the sample's password",
                    case.name,
                    hostile.len()
                )
            })?;
            lenient += 1;
        }
    }
    if lenient > 0 { Err(Verdict::Lenient { accepted: lenient }) } else { Ok(()) }
}

/// Whether a digest is the start of the original, long enough to be one: formats
/// that say how long it is ask for less output of the same KDF.
fn is_start(original: &Parsed, parsed: &Parsed) -> bool {
    let (whole, start) = (original.record.expected().as_bytes(), parsed.record.expected().as_bytes());
    start.len() >= SHORTEST_DIGEST && whole.starts_with(start)
}

/// Whether the sample's password is accepted, as long as there is time left.
/// What computes the same as the original need not be computed.
fn accepted(case: &Case<'_>, original: &Parsed, parsed: &Parsed, left: &mut Duration) -> bool {
    if same_program(&*original.record, &*parsed.record) {
        return same_digest(&*original.record, &*parsed.record);
    }
    let password = &case.sample.password;
    let affordable = |cost: u64, like: u64| cost <= BUDGET.work.max(like.saturating_mul(2));
    let cost = |parsed| case.bench.within_limits(parsed, password.len()).map(|cost| cost.work);
    let (Ok(cost), Ok(like)) = (cost(parsed), cost(original)) else { return false };
    if left.is_zero() || !affordable(cost, like) {
        return false;
    }
    let start = Instant::now();
    let accepted = case.bench.verify(parsed, password);
    *left = left.saturating_sub(start.elapsed());
    accepted.unwrap_or(false)
}
