//! Tables that are nobody's but the host's: the options say which column is which.

use super::{Around, Taken, Vendor};
use crate::import::code::{Code, Fault, fault};
use crate::import::decode;
use crate::import::fields::Fields;
use crate::import::normal::Normal;
use crate::import::options::Role;
use crate::import::read::Form;
use crate::import::source::Source;
use crate::stored::{Column, StoredHash};

pub(super) static VENDORS: &[Vendor] = &[
    Vendor { mapped: true, ..Vendor::new(Source::Table, "table", take).form(Form::Table) },
    Vendor { mapped: true, ..Vendor::new(Source::SqlDump, "sql_dump", take).form(Form::Sql) },
];

const COLUMNS: [(Role, Column); 5] = [
    (Role::Salt, Column::Salt),
    (Role::Salt2, Column::Salt2),
    (Role::Rounds, Column::Rounds),
    (Role::Encoding, Column::Encoding),
    (Role::KeyId, Column::KeyId),
];

fn take(fields: &mut Fields, around: &mut Around<'_>) -> Result<Taken, Fault> {
    if around.options.mapping.column(Role::Hash).is_none() {
        return Err(fault(Code::OptionMissing, "mapping"));
    }
    let hint = around.mapped(fields, Role::Hint).or_else(|| around.options.hint.clone());
    let columns = COLUMNS.map(|(role, column)| (column, around.mapped(fields, role)));
    let Some(text) = around.mapped(fields, Role::Hash).filter(|text| !text.is_empty()) else {
        return Err(fault(Code::Empty, "hash"));
    };
    let text = match decode::whole(fields, "hash", text)? {
        Normal::Text(text) | Normal::Bcrypt(text) => text,
        _ => return Err(fault(Code::BadEncoding, "hash")),
    };
    let row = StoredHash::new(text);
    let row = match hint {
        Some(hint) if !hint.is_empty() => row.with_hint(hint),
        _ => row,
    };
    let row = columns.into_iter().fold(row, |row, (column, value)| match value {
        Some(value) => row.with_column(column, value),
        None => row,
    });
    Ok(Taken::Row(row))
}
