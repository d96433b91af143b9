//! The tables of schemes are made from the registry.
//!
//! `UPDATE_README=1 cargo test --all-features --test readme` writes them anew.

// With everything, so that the pages are the same for every build.
#![cfg(all(
    feature = "firebase",
    feature = "rare-digests",
    feature = "ciphers",
    feature = "srp",
    feature = "ed25519"
))]

use std::fmt::Write;

use password_compat::{Profile, Scheme, SchemeId, feature_of, presets, recipes, schemes};

const START: &str = "<!-- schemes: made from the registry by tests/readme.rs -->\n";
/// bcrypt is in every preset but a few: no more are listed.
const FEW: usize = 10;
const END: &str = "<!-- end of schemes -->";

#[test]
fn the_table_of_schemes_is_that_of_the_registry() {
    hold("README.md", &families());
}

#[test]
fn the_table_of_recipes_is_that_of_the_registry() {
    hold("src/guide/recipes.md", &compositions());
}

/// Holds the table of a page against what it should be, or writes it.
fn hold(page: &str, expected: &str) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(page);
    let text = std::fs::read_to_string(&path).unwrap();
    let (before, rest) = text.split_once(START).expect("start of the table");
    let (table, after) = rest.split_once(END).expect("end of the table");
    if std::env::var_os("UPDATE_README").is_some() {
        std::fs::write(path, [before, START, expected, END, after].concat()).unwrap();
        return;
    }
    assert_eq!(table, expected, "{page} is out of date: UPDATE_README=1");
}

fn families() -> String {
    let mut table = String::from(
        "\n| scheme | begins with | strength | needs | written by | feature | presets |\n|---|---|---|---|---|---|---|\n",
    );
    for scheme in schemes().filter(|scheme| !recipes().any(|recipe| recipe.id() == scheme.id())) {
        let profile = scheme.profile();
        let dialect =
            profile.dialect_of.as_ref().map(|base| format!(" (dialect of `{base}`)")).unwrap_or_default();
        let written = [&*profile.source, &dialect].concat();
        writeln!(
            table,
            "| `{}` | {} | {} | {} | {} | {} | {} |",
            scheme.id(),
            beginnings(scheme),
            profile.strength.name(),
            needs(&profile),
            written.trim(),
            feature(&scheme.id()),
            presets_with(&scheme.id())
        )
        .unwrap();
    }
    table.push('\n');
    table
}

fn compositions() -> String {
    let mut table = String::from(
        "\n| scheme | expression | layout | strength | needs | written by | feature | presets |\n|---|---|---|---|---|---|---|---|\n",
    );
    for recipe in recipes() {
        let profile = recipe.profile();
        let code = |text: String| format!("`{}`", text.replace('|', "\\|"));
        let dialect =
            profile.dialect_of.as_ref().map(|base| format!(" (dialect of `{base}`)")).unwrap_or_default();
        writeln!(
            table,
            "| `{}` | {} | {} | {} | {} | {}{dialect} | {} | {} |",
            recipe.id(),
            code(recipe.recipe().to_string()),
            code(recipe.layout().to_string()),
            profile.strength.name(),
            needs(&profile),
            profile.source.replace('|', "\\|"),
            feature(&recipe.id()),
            presets_with(&recipe.id())
        )
        .unwrap();
    }
    table.push('\n');
    table
}

/// What is not in the string: columns, the person, a key.
fn needs(profile: &Profile) -> String {
    let mut needs: Vec<String> = profile.needs.iter().map(ToString::to_string).collect();
    if profile.needs_key {
        needs.push("key".to_owned());
    }
    needs.join(", ")
}

/// The Cargo feature that it needs.
fn feature(id: &SchemeId) -> String {
    feature_of(id.as_str()).map(|feature| format!("`{feature}`")).unwrap_or_default()
}

fn presets_with(id: &SchemeId) -> String {
    let presets = presets::ALL.iter().filter(|preset| preset.schemes().contains(&id.as_str()));
    let mut names: Vec<&str> = presets.map(|preset| preset.name()).collect();
    if names.len() > FEW {
        names.truncate(FEW);
        names.push("…");
    }
    names.join(", ")
}

fn beginnings(scheme: &dyn Scheme) -> String {
    let prefixes: Vec<String> = scheme
        .prefixes()
        .iter()
        .map(|prefix| format!("`{}`", prefix.text().replace('|', "\\|").replace('\n', "\\n")))
        .collect();
    let shapes = scheme.shapes().iter().map(|shape| match shape.lengths() {
        (min, max) if min == max => format!("{min} characters"),
        (min, max) => format!("{min} to {max} characters"),
    });
    prefixes.into_iter().chain(shapes).collect::<Vec<_>>().join(" ")
}
