//! The table of schemes in the README is made from the registry.
//!
//! `UPDATE_README=1 cargo test --test readme` writes it anew.

use std::fmt::Write;

use password_compat::{Scheme, presets, schemes};

const START: &str = "<!-- schemes: made from the registry by tests/readme.rs -->\n";
const END: &str = "<!-- end of schemes -->";

#[test]
fn the_table_of_schemes_is_that_of_the_registry() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let readme = std::fs::read_to_string(path).unwrap();
    let (before, rest) = readme.split_once(START).expect("start of the table");
    let (table, after) = rest.split_once(END).expect("end of the table");
    let expected = made_table();
    if std::env::var_os("UPDATE_README").is_some() {
        std::fs::write(path, [before, START, &expected, END, after].concat()).unwrap();
        return;
    }
    assert_eq!(table, expected, "the table is out of date: UPDATE_README=1 cargo test --test readme");
}

fn made_table() -> String {
    let mut table =
        String::from("\n| scheme | begins with | strength | written by | presets |\n|---|---|---|---|---|\n");
    for scheme in schemes() {
        let profile = scheme.profile();
        let presets: Vec<&str> = presets::ALL
            .iter()
            .filter(|preset| preset.schemes().contains(&scheme.id().as_str()))
            .map(|preset| preset.name())
            .collect();
        let dialect = profile.dialect_of.map(|base| format!(" (dialect of `{base}`)")).unwrap_or_default();
        let written = [&*profile.source, &dialect].concat();
        writeln!(
            table,
            "| `{}` | {} | {} | {} | {} |",
            scheme.id(),
            beginnings(scheme),
            profile.strength.name(),
            written.trim(),
            presets.join(", ")
        )
        .unwrap();
    }
    table.push('\n');
    table
}

fn beginnings(scheme: &dyn Scheme) -> String {
    let prefixes: Vec<String> =
        scheme.prefixes().iter().map(|prefix| format!("`{}`", prefix.text().replace('|', "\\|"))).collect();
    let shapes = scheme.shapes().iter().map(|shape| match shape.lengths() {
        (min, max) if min == max => format!("{min} characters"),
        (min, max) => format!("{min} to {max} characters"),
    });
    prefixes.into_iter().chain(shapes).collect::<Vec<_>>().join(" ")
}
