//! The reading that a row names for itself.

use crate::error::Malformed;
use crate::password::Reading;
use crate::stored::{Column, StoredHash};

/// What the `encoding` column of a row says, if it has one.
pub(crate) fn reading_of(row: &StoredHash) -> Result<Option<Reading>, Malformed> {
    let Some(label) = row.column(&Column::Encoding) else { return Ok(None) };
    let reading = core::str::from_utf8(label).ok().and_then(Reading::from_label);
    reading.map(Some).ok_or(Malformed::Unknown("encoding"))
}
