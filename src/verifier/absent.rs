//! What an absent account costs.

use alloc::sync::Arc;
use alloc::vec::Vec;

use zeroize::Zeroizing;

use super::run;
use crate::computation::Computation;
use crate::cost::{Cost, Limits, work};
use crate::error::DeriveError;
use crate::id::SchemeId;
use crate::params::Params;
use crate::password::{Password, Reading};
use crate::primitives::Digest;
use crate::scheme::{Computed, Record};
use crate::stored::Subject;
use crate::tag::{Scratch, Tag};

/// What verifying somebody absent computes: dummies in the proportions of the
/// stored schemes, one of them for each login name.
pub(super) struct Absent {
    key: Zeroizing<[u8; 32]>,
    native: Dummy,
    mix: Vec<(u64, Dummy)>,
}

/// What fills up the time of a cheap hash.
const FILLER: Digest = Digest::Sha256;

/// A real record with another salt and a digest that nothing matches.
#[derive(Clone)]
pub(super) struct Dummy {
    scheme: SchemeId,
    record: Arc<Computed>,
}

impl Dummy {
    /// `None` for a record without a computation: foreign code is not run for nobody.
    pub(super) fn of(scheme: &SchemeId, record: &dyn Record) -> Result<Option<Self>, DeriveError> {
        let Some(computation) = record.computation() else { return Ok(None) };
        let computation = scrambled(computation)?;
        // One byte longer than what is computed: no digest has that length.
        let unmatchable = Tag::new(alloc::vec![0; computation.output_len() + 1]);
        let readings: Vec<Reading> = record.readings().to_vec();
        let record = Computed::new(Params::Fixed, computation, unmatchable).with_readings(readings);
        Ok(Some(Self { scheme: scheme.clone(), record: Arc::new(record) }))
    }
}

fn scrambled(computation: &Computation) -> Result<Computation, DeriveError> {
    let mut failed = false;
    let scrambled = computation.scrambled(&mut |bytes| failed |= getrandom::fill(bytes).is_err());
    if failed { Err(DeriveError::Random) } else { Ok(scrambled) }
}

impl Absent {
    pub(super) fn new(key: Zeroizing<[u8; 32]>, native: Dummy, mix: Vec<(u64, Dummy)>) -> Self {
        Self { key, native, mix }
    }

    /// The dummy of a login name: always the same one, with each scheme as
    /// likely as it is stored. Without a name, the scheme stored most often.
    fn dummy(&self, subject: &Subject) -> &Dummy {
        let total = self.mix.iter().fold(0_u64, |sum, (count, _)| sum.saturating_add(*count));
        let Some(login) = subject.login().filter(|_| total > 0) else {
            let most = self.mix.iter().max_by_key(|(count, _)| *count);
            return most.map_or(&self.native, |(_, dummy)| dummy);
        };
        let mut at = self.number(login.as_bytes()) % total;
        for (count, dummy) in &self.mix {
            match at.checked_sub(*count) {
                None => return dummy,
                Some(rest) => at = rest,
            }
        }
        &self.native
    }

    /// A number that is always the same for the same bytes under the host's key.
    pub(super) fn number(&self, bytes: &[u8]) -> u64 {
        let mac = Digest::Sha256.hmac(self.key.as_slice(), &[bytes]);
        mac.iter().take(8).fold(0, |number, byte| number << 8 | u64::from(*byte))
    }

    /// The dummy that this password can be run through within the limits.
    fn affordable(&self, password: &Password, subject: &Subject, limits: &Limits) -> &Dummy {
        let dummy = self.dummy(subject);
        let cost = dummy.record.cost(password.len());
        if limits.check(&dummy.scheme, cost, password.len()).is_ok() { dummy } else { &self.native }
    }

    /// What `spend` costs.
    pub(super) fn cost(&self, password: &Password, subject: &Subject, limits: &Limits) -> Cost {
        run::cost_of_readings(&*self.affordable(password, subject, limits).record, password)
    }

    /// What somebody present has cost less than somebody absent of that name
    /// would, as something to be computed, so that neither stands out.
    pub(super) fn filler(
        &self,
        spent: Cost,
        password: &Password,
        subject: &Subject,
        limits: &Limits,
    ) -> Option<Computation> {
        let rest = self.cost(password, subject, limits).work.saturating_sub(spent.work);
        if rest == 0 {
            return None;
        }
        let rounds = rest.div_ceil(work::digest(FILLER, FILLER.output_len()));
        Computation::steps().password().bytes("").iterate(FILLER, rounds).build().ok()
    }

    /// The record that nobody's password is held against.
    pub(super) fn record(&self, password: &Password, subject: &Subject, limits: &Limits) -> Arc<Computed> {
        Arc::clone(&self.affordable(password, subject, limits).record)
    }

    /// Computes the dummy's digest and compares it, as for somebody present.
    pub(super) fn spend(
        &self,
        password: &Password,
        subject: &Subject,
        limits: &Limits,
        scratch: &mut Scratch,
    ) {
        let record = self.record(password, subject, limits);
        // It cannot match, and a failure says nothing about anybody.
        let _ = core::hint::black_box(run::try_readings(&*record, false, password, scratch));
    }
}
