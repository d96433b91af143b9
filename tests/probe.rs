//! Compositions that other programs evaluated, found again from a row and its
//! password.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;

use password_compat::{
    Argon2id, Attempt, Column, Cost, Fit, Keyring, Password, Probe, Progress, Recipe, RecipeScheme, Registry,
    Report, Scheme as _, SchemeId, StoredHash, Subject, Verifier, presets, recipes, scheme,
};
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct File {
    recipe: Vec<Entry>,
}

/// A vector of `vectors/recipes/*.toml`, as far as it is of use here.
#[derive(Deserialize)]
struct Entry {
    expression: String,
    canonical: Option<String>,
    layout: String,
    password: Option<String>,
    stored: Option<String>,
    expect: String,
    salt: Option<String>,
    salt2: Option<String>,
    user: Option<String>,
    realm: Option<String>,
    userid: Option<String>,
    email: Option<String>,
    #[serde(default)]
    keys: BTreeMap<String, String>,
}

impl Entry {
    fn canonical(&self) -> &str {
        self.canonical.as_deref().unwrap_or(&self.expression)
    }

    fn password(&self) -> &str {
        self.password.as_deref().expect("a password")
    }

    fn row(&self) -> StoredHash {
        let columns = [(Column::Salt, &self.salt), (Column::Salt2, &self.salt2)];
        let row = StoredHash::new(self.stored.as_deref().expect("a stored string"));
        let given = columns.into_iter().filter_map(|(column, value)| Some((column, value.as_ref()?)));
        given.fold(row, |row, (column, value)| row.with_column(column, value))
    }

    fn subject(&self) -> Subject {
        let subject = self.user.as_ref().map_or_else(Subject::unknown, Subject::named);
        let subject = self.realm.iter().fold(subject, Subject::with_realm);
        let subject = self.userid.iter().fold(subject, Subject::with_user_id);
        self.email.iter().fold(subject, Subject::with_email)
    }

    fn keyring(&self) -> Keyring {
        self.keys.iter().fold(Keyring::new(), |ring, (id, key)| ring.with(id, key))
    }

    fn probe(&self, password: &str) -> Probe {
        let probe = Probe::new(&self.row(), &Password::from(password));
        probe.subject(self.subject()).keyring(self.keyring())
    }
}

/// The vectors of a file that match, by their canonical expression and layout.
fn vectors(file: &str) -> Vec<Entry> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/recipes").join(file);
    let text = std::fs::read_to_string(path).expect("the vectors");
    let file: File = toml::from_str(&text).expect("vectors");
    let whole = |entry: &Entry| entry.expect == "match" && entry.stored.is_some() && entry.password.is_some();
    file.recipe.into_iter().filter(whole).collect()
}

fn run(probe: &Probe) -> Report {
    probe.run(|_| ControlFlow::Continue(()))
}

fn texts(report: &Report) -> Vec<String> {
    report.fits().map(Fit::to_string).collect()
}

/// File and expression of a vector and its layout, where several have the
/// expression; then another expression that gives the same for this row.
const HIDDEN: &[[&str; 4]] = &[
    ["hashcat", "md5($salt.$pass)", "{hash}:{salt}", ""],
    ["hashcat", "md5(utf16le($pass).$salt)", "{hash}:{salt}", ""],
    ["hashcat", "hmac_md5($salt, key=$pass)", "{hash}:{salt}", ""],
    ["hashcat", "hmac_sha1($salt, key=$pass)", "{hash}:{salt}", ""],
    ["hashcat", "hmac_sha256($pass, key=$salt)", "sha256${salt}${hash}", ""],
    ["hashcat", "base64(sha1_raw(utf16le($pass)))", "{hash}", "sha1(utf16le($pass))"],
    ["hashcat", "sha1_raw($pass.$salt)", "{SSHA}{hash+salt:base64}", "sha1($pass.$salt)"],
    ["hashcat", "sha512_raw($pass.$salt)", "{SSHA512}{hash+salt:base64}", "sha512($pass.$salt)"],
    ["hashcat", "base64_crypt(sha256_raw($pass))", "{hash}", "sha256($pass)"],
    ["hashcat", "sha1($salt.$pass)", "{salt[5]:hex}{hash}", ""],
    ["hashcat", "sha384($salt.utf16le($pass))", "{hash}:{salt}", ""],
    ["hashcat", "md5(md5($pass).$salt)", "{hash}:{salt}", ""],
    ["hashcat", "md5(md5(md5($pass)))", "{hash}", ""],
    ["hashcat", "md5($salt.\"-\".md5($pass))", "$B${salt}${hash}", ""],
    ["hashcat", "md5(md5($pass).md5($salt))", "{hash}:{salt}", ""],
    ["hashcat", "md5($salt.md5($salt.$pass))", "{hash}:{salt}", ""],
    ["hashcat", "md5(MD5($pass))", "{hash}", ""],
    ["hashcat", "sha1(sha1($salt.$pass.$salt))", "{hash}:{salt}", ""],
    ["hashcat", "sha1(\"--\".$salt.\"--\".$pass.\"--\")", "{hash}:{salt}", ""],
    ["hashcat", "sha256($salt.SHA1($pass))", "{hash}:{salt}", ""],
    ["hashcat", "sha1($salt.sha1($salt.sha1($pass)))", "{hash}:{salt}", ""],
    ["hashcat", "sha512(sha512_raw($pass))", "{hash}", ""],
    ["hashcat", "hex(slice(sha1_raw($pass), 0, 16))", "$axcrypt_sha1${hash}", ""],
    [
        "hashcat",
        "base64(pbkdf2_sha256_raw($pass, $salt, $rounds, 32))",
        "pbkdf2_sha256${rounds}${salt}${hash}",
        "pbkdf2_sha256($pass, $salt, $rounds, 32)",
    ],
    [
        "hashcat",
        "base64(pbkdf2_sha1_raw($pass, $salt, $rounds, 16))",
        "sha1:{rounds}:{salt:base64}:{hash}",
        "pbkdf2_sha1($pass, $salt, $rounds, 16)",
    ],
    [
        "hashcat",
        "base64(repeat($rounds, $salt.$pass, sha256_raw($x)))",
        "otm_sha256:{rounds}:{salt}:{hash}",
        "repeat($rounds, $salt.$pass, sha256_raw($x))",
    ],
    ["named", "sha256(sha256($salt).sha256($pass))", "", ""],
    ["named", "sha512(sha512($salt).sha512($pass))", "", ""],
    ["named", "sha384(sha384_raw($pass))", "", ""],
    ["whole", "bcrypt(md5(md5($pass)))", "", ""],
    ["whole", "phpass(md5(md5($pass)))", "", ""],
    ["whole", "md5_crypt(sha1($pass))", "", ""],
    ["whole", "sha512_crypt(sha1($pass))", "", ""],
    // With a key.
    ["whole", "bcrypt(key(\"pepper\").$pass)", "", ""],
    ["whole", "phpass(key(\"pepper\").$pass)", "", ""],
    ["whole", "md5_crypt(md5($pass.key(\"site\")))", "", ""],
    ["random", "sha512_raw($pass.key(\"site\"))", "", "sha512($pass.key(\"site\"))"],
    // Of a person: the name, the address, the number.
    ["named", "sha1($user.\":\".$pass)", "", ""],
    ["named", "md5(lower($user).$pass)", "", "md5(lower_ascii($user).$pass)"],
    ["named", "md5($user.\":\".$realm.\":\".$pass)", "", ""],
    ["random", "sha224($pass.$user)", "", ""],
    ["whole", "argon2(sha1($user.\":\".$pass))", "", ""],
    ["named", "sha256($email.$pass)", "", ""],
    ["random", "sha384_raw($user.$pass)", "", "sha384($user.$pass)"],
    ["named", "md5($userid.\"-\".md5($pass))", "", ""],
    ["random", "sha1($userid.$pass)", "", ""],
];

/// These come late in a search: with all the rare digests to try before them, it
/// takes longer than a test may.
const LATE: [&str; 3] = [
    "sha1($salt.sha1($salt.sha1($pass)))",
    "hex(slice(sha1_raw($pass), 0, 16))",
    "sha256(sha256($salt).sha256($pass))",
];

/// The vectors of [`HIDDEN`], each with the expressions of which one is to be found.
fn hidden() -> Vec<(Entry, Vec<Recipe>)> {
    let mut files: BTreeMap<&str, Vec<Entry>> = BTreeMap::new();
    HIDDEN
        .iter()
        .filter(|[_, expression, ..]| !cfg!(feature = "rare-digests") || !LATE.contains(expression))
        .map(|[file, expression, layout, other]| {
            let vectors = files.entry(file).or_insert_with(|| vectors(&format!("{file}.toml")));
            let any = layout.is_empty();
            let same = |entry: &Entry| entry.canonical() == *expression && (any || entry.layout == *layout);
            let at = vectors.iter().position(same);
            let entry = vectors.swap_remove(at.unwrap_or_else(|| panic!("{expression} {layout} of {file}")));
            let wanted = [expression, other].into_iter().filter(|text| !text.is_empty());
            (entry, wanted.map(|text| text.parse().expect("an expression")).collect())
        })
        .collect()
}

/// Whether the definition of a fit reads the row, as a scheme of its own.
fn verifies(entry: &Entry, fit: &Fit) -> bool {
    let (Some(recipe), Some(layout)) = (fit.recipe(), fit.layout()) else { return false };
    let id = SchemeId::external("x-found").expect("an id");
    let scheme = RecipeScheme::new(id, recipe.clone(), layout.clone()).expect("a scheme");
    let registry = Registry::builder().preset(presets::MODERN).enable("phpass").enable("md5_crypt");
    let registry = registry.enable("sha256_crypt").enable("sha512_crypt").recipe(scheme).require_hints();
    let verifier = Verifier::builder(registry.build().expect("a registry")).keyring(entry.keyring());
    let verifier = verifier.native(Argon2id::new(8, 1, 1)).equal_time(false).build().expect("a verifier");
    let (row, subject) = (entry.row().with_hint("x-found"), entry.subject());
    let accepts = |password: &str| {
        let password = Password::from(password);
        let attempt = Attempt::new(&password, &row).with_subject(&subject);
        verifier.verify_with(attempt).is_ok_and(|outcome| outcome.is_accepted())
    };
    let right = entry.password();
    accepts(right) && !accepts(&["!", right].concat())
}

/// Whether a fit is one of the expressions, by itself or by the name of a built-in recipe.
fn means(fit: &Fit, wanted: &[Recipe]) -> bool {
    let named = |id: &SchemeId| recipes().any(|known| known.id() == *id && wanted.contains(known.recipe()));
    fit.recipe().is_some_and(|recipe| wanted.contains(recipe)) || fit.known_as().iter().any(named)
}

#[test]
fn hidden_compositions_are_found() {
    let mut missed = Vec::new();
    for (entry, wanted) in hidden() {
        let probe = entry.probe(entry.password());
        let found = |report: &Report| report.fits().any(|fit| means(fit, &wanted) && verifies(&entry, fit));
        if found(&run(&probe.clone().budget_micros(200_000))) {
            continue;
        }
        let report = run(&probe.budget_micros(3_000_000));
        if !found(&report) {
            missed.push(format!("{}: {:?}", wanted[0], texts(&report)));
        }
    }
    assert!(missed.is_empty(), "{}", missed.join("\n"));
}

#[test]
fn a_wrong_password_fits_nothing() {
    for (entry, wanted) in hidden() {
        let report = run(&entry.probe(&[entry.password(), "x"].concat()).budget_micros(30_000));
        assert_eq!(texts(&report), Vec::<String>::new(), "{wanted:?}");
        assert!(report.tried() > 0, "{wanted:?}");
    }
}

/// What a built-in scheme reads is told by its name.
#[test]
fn built_in_schemes_are_named() {
    for id in ["bcrypt", "django_pbkdf2_sha256", "vbulletin", "ldap_salted_sha1"] {
        let known = scheme(id).expect("a scheme").exemplar().expect("an exemplar");
        let probe = Probe::new(&known.stored, &Password::from(known.password)).subject(known.subject);
        let report = run(&probe.budget_micros(1_000_000));
        let named = report.fits().any(|fit| fit.known_as().iter().any(|known| *known == id));
        assert!(named, "{id}: {:?}", texts(&report));
    }
}

fn row_without_fit() -> Probe {
    let row = StoredHash::new("00112233445566778899aabbccddeeff").with_column(Column::Salt, "x7!");
    Probe::new(&row, &Password::from("correct horse"))
}

#[test]
fn the_budget_holds() {
    for micros in [0, 1, 1_000, 60_000, 400_000] {
        let report = run(&row_without_fit().budget_micros(micros));
        assert!(report.spent().work <= Cost::new(0, micros).work, "{micros}: {}", report.spent());
        assert!(!report.exhausted());
    }
}

#[test]
fn everything_is_tried_where_the_budget_allows_it() {
    // Nothing in it could be a hash.
    let report = run(&Probe::new(&StoredHash::new("!"), &Password::from("x")));
    assert!(report.exhausted());
    assert_eq!(report.fits().len(), 0);
}

#[test]
fn progress_is_told_and_ends_the_search() {
    let mut told: Vec<Progress> = Vec::new();
    let report = row_without_fit().budget_micros(400_000).run(|progress| {
        told.push(progress);
        ControlFlow::Continue(())
    });
    assert!(told.len() >= 5, "{}", told.len());
    assert!(told.windows(2).all(|two| two[0].tried <= two[1].tried && two[0].of == two[1].of));
    assert!(told.iter().all(|progress| progress.tried <= progress.of));
    let mut calls = 0;
    let broken = row_without_fit().run(|_| {
        calls += 1;
        ControlFlow::Break(())
    });
    assert_eq!(calls, 1);
    assert!(!broken.exhausted() && broken.tried() < report.tried());
}

#[test]
fn what_is_too_long_is_not_searched() {
    let long = StoredHash::new("0".repeat(8193));
    let report = run(&Probe::new(&long, &Password::from("x")));
    assert_eq!((report.tried(), report.exhausted()), (0, false));
    let report = run(&Probe::new(&StoredHash::new("0".repeat(32)), &Password::from("x".repeat(4097))));
    assert_eq!((report.tried(), report.exhausted()), (0, false));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_row_panics_or_fits(stored in proptest::collection::vec(any::<u8>(), 0..200), salt in any::<Vec<u8>>()) {
        let row = StoredHash::new(stored).with_column(Column::Salt, salt);
        let report = run(&Probe::new(&row, &Password::from("correct horse")).budget_micros(3_000));
        prop_assert_eq!(report.fits().len(), 0);
    }

    #[test]
    fn no_text_panics_or_fits(stored in "([0-9a-f]{16,40}|[$:{}=a-zA-Z0-9+/.é]{0,24}){1,5}") {
        let subject = Subject::named("Ünal").with_email("u@example.org");
        let probe = Probe::new(&StoredHash::new(stored), &Password::from("correct horse")).subject(subject);
        prop_assert_eq!(run(&probe.budget_micros(3_000)).fits().len(), 0);
    }
}
