//! The built-in schemes and recipes that recognise the row.

use alloc::boxed::Box;
use alloc::vec::Vec;
use core::cell::RefCell;
use core::ops::ControlFlow;

use super::Probe;
use super::confirm::Findings;
use super::meter::Meter;
use crate::cost::Cost;
use crate::id::SchemeId;
use crate::recipe::{Layout, Recipe};
use crate::registry::{Registry, View};
use crate::scheme::reread::{reading_of, with_readings};
use crate::scheme::{Input, Record, Scheme};

/// What one scheme makes of the row.
pub(super) struct Candidate {
    id: SchemeId,
    definition: Option<(Recipe, Layout)>,
    record: Box<dyn Record>,
    cost: Cost,
}

/// The schemes that can read the row, the cheapest first.
pub(super) fn candidates(probe: &Probe) -> Vec<Candidate> {
    // What a row carries may be of any scheme. Many claim the same strings.
    let all = crate::schemes::schemes().fold(Registry::builder(), |all, scheme| all.enable(scheme.id()));
    let Ok(registry) = all.require_hints().build() else { return Vec::new() };
    let able = crate::schemes::schemes().filter(|scheme| scheme.recognise(&probe.row).is_some());
    let mut candidates: Vec<Candidate> =
        able.filter_map(|scheme| candidate(probe, scheme, &registry)).collect();
    candidates.sort_by_key(|candidate| candidate.cost.work);
    candidates
}

fn candidate(probe: &Probe, scheme: &dyn Scheme, registry: &Registry) -> Option<Candidate> {
    let chain = RefCell::default();
    let view = View { registry, scope: None };
    let input = Input::new(&probe.row, &probe.subject, &probe.keyring).resolving(&view, &chain);
    let asked_for = reading_of(&probe.row).ok()?;
    let (id, record) = (scheme.id(), with_readings(scheme.parse(input).ok()?, asked_for.as_slice()));
    let named = crate::schemes::recipes().find(|recipe| recipe.id() == id);
    let definition = named.map(|named| (named.recipe().clone(), named.layout().clone()));
    let readings = u64::try_from(record.readings().len()).unwrap_or(u64::MAX);
    // Once in each reading, and once with a wrong password.
    let cost = record.cost(probe.password.len().saturating_mul(2)).times(readings.saturating_add(1));
    Some(Candidate { id, definition, record, cost })
}

/// Tries all that fit the budget by themselves.
pub(super) fn run(
    candidates: Vec<Candidate>,
    meter: &mut Meter<'_>,
    findings: &mut Findings,
) -> ControlFlow<()> {
    for Candidate { id, definition, record, cost } in candidates {
        meter.tried(1);
        if meter.pay_if_it_fits(cost)? {
            findings.known(id, definition, &*record, meter);
        }
    }
    ControlFlow::Continue(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::password::Password;
    use crate::stored::StoredHash;

    #[test]
    fn every_scheme_that_reads_the_row_is_a_candidate() {
        let row = StoredHash::new("28f9975808ae2bdc5847b1cda26033ea:308");
        let ids: Vec<SchemeId> = candidates(&Probe::new(&row, &Password::from("hashcat")))
            .into_iter()
            .map(|candidate| candidate.id)
            .collect();
        for id in ["vbulletin_colon", "joomla", "oscommerce"] {
            assert!(ids.iter().any(|known| known == id), "{id}");
        }
    }
}
