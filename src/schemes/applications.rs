//! Recipes that applications are known to use, as tables.

use crate::recipe::named::Named;

/// The tables, in the order of the catalogue.
pub(super) static TABLES: &[&[Named]] = &[];
