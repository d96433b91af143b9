//! Every recipe of `vectors/recipes/*.toml`, evaluated by other programs,
//! through the public interface.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock};

use password_compat::{
    Argon2id, Attempt, Column, Digest, Expected, Keyring, Layout, Outcome, Password, Recipe, RecipeScheme,
    Registry, SchemeId, StoredHash, Subject, Verifier,
};
use serde::Deserialize;

/// How many recipes each file has at least.
const LEAST: [(&str, usize); 10] = [
    ("aliases", 410),
    ("argon2", 40),
    ("cracked", 135),
    ("edges", 1290),
    ("hashcat", 230),
    ("layouts", 450),
    ("named", 460),
    ("random", 1400),
    ("rare", 420),
    ("whole", 190),
];
/// The name of the scheme under test.
const ID: &str = "x-vector";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    recipe: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    expression: String,
    canonical: Option<String>,
    layout: String,
    password: Option<String>,
    password_hex: Option<String>,
    stored: Option<String>,
    stored_hex: Option<String>,
    expect: Expect,
    peer: String,
    salt: Option<String>,
    salt_hex: Option<String>,
    salt2: Option<String>,
    salt2_hex: Option<String>,
    rounds: Option<String>,
    user: Option<String>,
    realm: Option<String>,
    userid: Option<String>,
    email: Option<String>,
    #[serde(default)]
    columns: BTreeMap<String, String>,
    #[serde(default)]
    keys: BTreeMap<String, String>,
    /// It needs digests that are behind a feature.
    #[serde(default)]
    rare: bool,
    note: Option<String>,
}

#[derive(Deserialize, Clone, Copy, PartialEq)]
#[serde(rename_all = "lowercase")]
enum Expect {
    Match,
    Mismatch,
}

fn from_hex(text: &str) -> Vec<u8> {
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    assert!(rest.is_empty(), "odd hex");
    let digit = |byte: u8| char::from(byte).to_digit(16).expect("hex") as u8;
    pairs.iter().map(|[high, low]| digit(*high) << 4 | digit(*low)).collect()
}

fn either(plain: Option<&str>, hex: Option<&str>) -> Option<Vec<u8>> {
    assert!(plain.is_none() || hex.is_none(), "both text and hex");
    plain.map(|text| text.as_bytes().to_vec()).or_else(|| hex.map(from_hex))
}

impl Entry {
    fn canonical(&self) -> &str {
        self.canonical.as_deref().unwrap_or(&self.expression)
    }

    fn password(&self) -> Vec<u8> {
        either(self.password.as_deref(), self.password_hex.as_deref()).expect("a password")
    }

    fn row(&self) -> StoredHash {
        let stored = either(self.stored.as_deref(), self.stored_hex.as_deref()).expect("a stored string");
        let columns = [
            (Column::Salt, either(self.salt.as_deref(), self.salt_hex.as_deref())),
            (Column::Salt2, either(self.salt2.as_deref(), self.salt2_hex.as_deref())),
            (Column::Rounds, either(self.rounds.as_deref(), None)),
        ];
        let named = self.columns.iter().map(|(name, value)| (Column::Named(name.as_str().into()), value));
        let given = columns.into_iter().filter_map(|(column, value)| Some((column, value?)));
        let row = given.fold(StoredHash::new(stored), |row, (column, value)| row.with_column(column, value));
        let row = named.fold(row, |row, (column, value)| row.with_column(column, value));
        // Such a string is one of the other scheme too.
        if self.base().is_some() { row.with_hint(ID) } else { row }
    }

    fn subject(&self) -> Subject {
        let subject = self.user.as_ref().map_or_else(Subject::unknown, Subject::named);
        let subject = self.realm.iter().fold(subject, Subject::with_realm);
        let subject = self.userid.iter().fold(subject, Subject::with_user_id);
        self.email.iter().fold(subject, Subject::with_email)
    }

    /// The scheme whose whole hash is stored, if the recipe only makes its password.
    fn base(&self) -> Option<&str> {
        let (name, inside) = self.canonical().split_once('(')?;
        let known = password_compat::scheme(name).is_some();
        // With salt and parameters it is a value like any other.
        (known && only_argument(inside)).then_some(name)
    }

    fn verifier(&self, scheme: RecipeScheme) -> Result<Verifier, String> {
        let registry =
            self.base().into_iter().fold(Registry::builder().scheme(scheme), |all, base| all.enable(base));
        let registry = registry.build().map_err(|error| format!("registry: {error:?}"))?;
        let keyring = self.keys.iter().fold(Keyring::new(), |ring, (id, key)| ring.with(id, key));
        let builder = Verifier::builder(registry).native(Argon2id::new(8, 1, 1)).equal_time(false);
        builder.keyring(keyring).build().map_err(|error| format!("verifier: {error:?}"))
    }

    fn check(&self) -> Result<(), String> {
        let recipe: Recipe = self.expression.parse().map_err(|error| format!("expression: {error:?}"))?;
        let printed = recipe.to_string();
        if printed != self.canonical() {
            return Err(format!("printed {printed}\n      not {}", self.canonical()));
        }
        match printed.parse::<Recipe>() {
            Ok(again) if again == recipe => {}
            other => return Err(format!("what was printed is read as {other:?}")),
        }
        let layout: Layout = self.layout.parse().map_err(|error| format!("layout: {error:?}"))?;
        if layout.to_string() != self.layout {
            return Err(format!("layout printed {layout}"));
        }
        let id = SchemeId::external(ID).expect("an id");
        let scheme = RecipeScheme::new(id, recipe, layout).map_err(|error| format!("scheme: {error:?}"))?;
        let (password, row, subject) = (Password::from(self.password()), self.row(), self.subject());
        let outcome =
            self.verifier(scheme)?.verify_with(Attempt::new(&password, &row).with_subject(&subject));
        match (self.expect, outcome) {
            (Expect::Match, Ok(Outcome::Accepted(accepted))) if *accepted.scheme() == *ID => Ok(()),
            (Expect::Mismatch, Ok(Outcome::Rejected(_))) => Ok(()),
            (_, outcome) => Err(format!("{outcome:?}")),
        }
    }

    fn describe(&self) -> String {
        let (expected, note) =
            (if self.expect == Expect::Match { "match" } else { "mismatch" }, self.note.as_deref());
        let (row, password) = (self.row(), self.password());
        let (stored, password) =
            (String::from_utf8_lossy(row.as_bytes()), String::from_utf8_lossy(&password));
        let Self { expression, layout, peer, .. } = self;
        format!("{expression}\n    {layout} {stored:?} {password:?}: {expected} ({note:?}) by {peer}")
    }
}

/// Whether the call has one argument, given what stands behind its parenthesis.
fn only_argument(inside: &str) -> bool {
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    for c in inside.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = quoted,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '(' => depth += 1,
            ')' if depth == 0 => return true,
            ')' => depth -= 1,
            ',' if depth == 0 => return false,
            _ => {}
        }
    }
    false
}

/// All files by name.
fn files() -> &'static BTreeMap<String, File> {
    static FILES: OnceLock<BTreeMap<String, File>> = OnceLock::new();
    FILES.get_or_init(|| {
        let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/recipes");
        let entries = std::fs::read_dir(directory).expect("the vectors");
        let paths = entries.map(|entry| entry.expect("an entry").path());
        paths
            .map(|path| {
                let text = std::fs::read_to_string(&path).expect("a readable file");
                let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
                let file = toml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
                (name, file)
            })
            .collect()
    })
}

/// Whether this build has the digests behind the feature.
fn has_rare_digests() -> bool {
    Digest::from_name("md4").is_some()
}

/// Checks all on two threads; gives what failed.
fn in_parallel(all: &[&Entry]) -> Vec<String> {
    let (next, failures) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let work = || {
        while let Some(entry) = all.get(next.fetch_add(1, Ordering::Relaxed)) {
            if let Err(failure) = entry.check() {
                failures.lock().expect("no panics").push(format!("  {}\n    {failure}", entry.describe()));
            }
        }
    };
    std::thread::scope(|scope| {
        scope.spawn(work);
        scope.spawn(work);
    });
    failures.into_inner().expect("no panics")
}

#[test]
fn every_recipe_of_every_file() {
    let names: BTreeSet<&str> = files().keys().map(String::as_str).collect();
    assert_eq!(names, LEAST.iter().map(|(name, _)| *name).collect(), "the files and their least counts");
    let mut failed = 0;
    for (name, least) in LEAST {
        let entries = &files()[name].recipe;
        assert!(entries.len() >= least, "{name} has {} recipes only", entries.len());
        let checked: Vec<&Entry> = entries.iter().filter(|entry| !entry.rare || has_rare_digests()).collect();
        let failures = in_parallel(&checked);
        let (all, bad) = (entries.len(), failures.len());
        println!("{name}: {} of {all}, {} not in this build", checked.len() - bad, all - checked.len());
        failures.iter().for_each(|failure| println!("{failure}"));
        failed += bad;
    }
    assert_eq!(failed, 0, "recipes failed");
}

/// A tenth to a third of every file are hashes that do not match.
#[test]
fn files_have_both_answers() {
    for (name, file) in files() {
        let mismatches = file.recipe.iter().filter(|entry| entry.expect == Expect::Mismatch).count();
        let all = file.recipe.len();
        assert!(
            mismatches * 10 >= all && mismatches * 3 <= all,
            "{name}: {mismatches} of {all} are mismatches"
        );
    }
}

/// What is left out above is left out for want of a digest, and for nothing else.
#[test]
fn rare_digests_are_named_as_such_where_they_are_not() {
    let rare = files().values().flat_map(|file| &file.recipe).filter(|entry| entry.rare);
    for entry in rare.filter(|_| !has_rare_digests()) {
        let error = entry.expression.parse::<Recipe>().expect_err("a digest is not there");
        assert_eq!(error.expected, Expected::RareDigest, "{}", entry.expression);
    }
}

#[test]
fn unknown_keys_are_refused() {
    let entry = "[[recipe]]\nexpression = 'md5($p)'\nlayout = ''\npassword = ''\nstored = ''\nexpect = 'match'\npeer = ''\n";
    assert!(toml::from_str::<File>(entry).is_ok());
    assert!(toml::from_str::<File>(&[entry, "colour = 'red'"].concat()).is_err());
    assert!(toml::from_str::<File>(&entry.replace("'match'", "'maybe'")).is_err());
}
