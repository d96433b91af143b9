//! The reading that a row names for itself.

use alloc::boxed::Box;
use alloc::vec;
use alloc::vec::Vec;

use crate::computation::Computation;
use crate::cost::Cost;
use crate::error::{DeriveError, Malformed};
use crate::params::Params;
use crate::password::Reading;
use crate::scheme::Record;
use crate::stored::{Column, StoredHash};
use crate::tag::{Scratch, Tag};

/// No record has more readings.
pub(crate) const MOST_READINGS: usize = 6;

/// What the `encoding` column of a row says, if there is anything in it.
pub(crate) fn reading_of(row: &StoredHash) -> Result<Option<Reading>, Malformed> {
    let label = row.column(&Column::Encoding).filter(|label| !label.is_empty());
    let Some(label) = label else { return Ok(None) };
    let reading = core::str::from_utf8(label).ok().and_then(Reading::from_label);
    reading.map(Some).ok_or(Malformed::Unknown("encoding"))
}

/// The record with further readings: raw first, then these, then those of its scheme.
pub(crate) fn with_readings(record: Box<dyn Record>, further: &[Reading]) -> Box<dyn Record> {
    let mut readings = vec![Reading::Raw];
    readings.extend(further.iter().filter(|reading| !covers(record.readings(), **reading)));
    if readings.len() == 1 {
        return record;
    }
    readings.extend(record.readings().iter().filter(|known| **known != Reading::Raw));
    readings.truncate(MOST_READINGS);
    Box::new(Reread { record, readings })
}

/// Whether a scheme reads a password so already, in its own way.
fn covers(readings: &[Reading], reading: Reading) -> bool {
    let own = |known: &Reading| match (*known, reading) {
        (Reading::UpperCodePage(known), Reading::CodePage(page)) => known == page,
        (known, reading) => known == reading,
    };
    readings.iter().any(own)
}

#[derive(Debug)]
struct Reread {
    record: Box<dyn Record>,
    readings: Vec<Reading>,
}

impl Record for Reread {
    fn params(&self) -> Params {
        self.record.params()
    }

    fn cost(&self, password_len: usize) -> Cost {
        self.record.cost(password_len)
    }

    fn expected(&self) -> &Tag {
        self.record.expected()
    }

    fn computation(&self) -> Option<&Computation> {
        self.record.computation()
    }

    fn readings(&self) -> &[Reading] {
        &self.readings
    }

    fn derive(&self, password: &[u8], scratch: &mut Scratch) -> Result<Tag, DeriveError> {
        self.record.derive(password, scratch)
    }
}
