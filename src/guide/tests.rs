//! The table of notations in the guide.

use alloc::vec::Vec;

use crate::{Recipe, RecipeDefinition};

const PAGE: &str = include_str!("custom_function.md");

/// The cells of each row that gives an expression and a layout.
fn rows() -> Vec<[&'static str; 3]> {
    let (_, table) = PAGE.split_once("| theirs | ours | layout |\n|---|---|---|\n").expect("the table");
    let (table, _) = table.split_once("\n\n").expect("the end of the table");
    let cells = |row: &'static str| {
        let cells: Vec<&str> = row.trim_matches('|').split(" | ").map(str::trim).collect();
        cells.try_into().unwrap_or_else(|cells| panic!("{cells:?}"))
    };
    table.lines().map(cells).collect()
}

/// The text in the last pair of backticks.
fn code(cell: &str) -> Option<&str> {
    cell.rsplit('`').nth(1)
}

#[test]
fn every_row_of_the_table_makes_a_scheme() {
    let rows = rows();
    assert!(rows.len() >= 30, "{}", rows.len());
    for [theirs, ours, layout] in rows {
        let (ours, layout) = (code(ours).expect(theirs), code(layout).expect(theirs));
        let scheme = RecipeDefinition::new("x-row", ours, layout).scheme();
        let scheme = scheme.unwrap_or_else(|error| panic!("{theirs}: {error:?}"));
        assert_eq!(alloc::format!("{}", scheme.recipe()), ours, "{theirs}: not the canonical form");
        assert_eq!(alloc::format!("{}", scheme.layout()), layout, "{theirs}: not the canonical form");
    }
}

#[test]
fn what_can_be_pasted_means_the_same() {
    let mut pasted = 0;
    for [theirs, ours, _] in rows() {
        if ["John", "hashcat", "PHP"].iter().any(|notation| theirs.starts_with(notation)) {
            let read = |text: &str| text.parse::<Recipe>().unwrap_or_else(|error| panic!("{text}: {error}"));
            let (theirs, ours) = (read(code(theirs).expect(theirs)), read(code(ours).expect(ours)));
            assert!(theirs.computes_same(&ours), "{theirs}, {ours}");
            pasted += 1;
        }
    }
    assert!(pasted >= 12, "{pasted}");
}
