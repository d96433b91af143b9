//! A row given as arguments.

use clap::Args;
use password_compat::{Column, StoredHash};

use crate::failure::Failure;

/// What a row has besides the hash.
#[derive(Args)]
pub struct Columns {
    /// The salt column
    #[arg(long)]
    salt: Option<String>,
    /// Further columns of the row
    #[arg(long, value_name = "NAME=VALUE")]
    column: Vec<String>,
}

impl Columns {
    /// The row with a hash and, if there is one, a hint.
    pub fn row(&self, hash: &str, scheme: Option<&str>) -> Result<StoredHash, Failure> {
        row(hash, scheme, self.salt.as_deref(), &self.column)
    }
}

/// A row out of arguments.
pub fn row(
    hash: &str,
    scheme: Option<&str>,
    salt: Option<&str>,
    columns: &[String],
) -> Result<StoredHash, Failure> {
    let mut row = StoredHash::new(hash);
    if let Some(scheme) = scheme {
        row = row.with_hint(scheme);
    }
    if let Some(salt) = salt {
        row = row.with_column(Column::Salt, salt);
    }
    for column in columns {
        let (name, value) =
            column.split_once('=').ok_or_else(|| Failure::Usage(format!("`{column}` is not NAME=VALUE")))?;
        row = row.with_column(Column::from_name(name), value);
    }
    Ok(row)
}
