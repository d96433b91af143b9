//! Every string of `vectors/*.toml`, written by other programs, through the
//! public interface.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock};
use std::time::Instant;

use password_compat::{
    Argon2Variant, Argon2id, Attempt, Column, Computation, Computed, Confidence, Digest, Error, Input,
    Keyring, Lanes, Malformed, Outcome, Params, ParseError, Password, Prefix, Profile, Record, Registry,
    Scheme, SchemeId, Steps, StoredHash, Strength, Subject, Tag, Verifier, presets,
};
use serde::Deserialize;

/// How many vectors each file has at least.
const LEAST: [(&str, usize); 37] = [
    ("apache", 80),
    ("applications", 1350),
    ("applications_rare", 26),
    ("databases", 500),
    ("django", 140),
    ("directories", 300),
    ("directories_rare", 60),
    ("dovecot", 150),
    ("enterprise", 680),
    ("enterprise_ciphers", 60),
    ("enterprise_srp", 100),
    ("firebase", 100),
    ("identity", 240),
    ("identity_rare", 25),
    ("libxcrypt", 210),
    ("mariadb", 20),
    ("mail", 500),
    ("mail_rare", 30),
    ("node", 260),
    ("openldap", 180),
    ("openssl", 110),
    ("os", 660),
    ("os_rare", 345),
    ("passlib", 300),
    ("php", 130),
    ("providers", 1300),
    ("python", 80),
    ("rfc", 65),
    ("ruby_java_go", 70),
    ("systems", 56),
    ("unix", 455),
    ("web", 390),
    ("webapps", 1050),
    ("webapps_ciphers", 60),
    ("webapps_rare", 50),
    ("werkzeug", 60),
    ("wordpress", 50),
];
const LEAST_RAW: usize = 13;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    vector: Vec<Vector>,
    #[serde(default)]
    raw: Vec<Raw>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Vector {
    scheme: String,
    peer: String,
    password: Option<String>,
    password_hex: Option<String>,
    stored: Option<String>,
    stored_hex: Option<String>,
    expect: Expect,
    hint: Option<String>,
    note: Option<String>,
    username: Option<String>,
    realm: Option<String>,
    salt: Option<String>,
    salt_hex: Option<String>,
    salt2: Option<String>,
    rounds: Option<String>,
    #[serde(default)]
    columns: BTreeMap<String, String>,
    #[serde(default)]
    keys: BTreeMap<String, String>,
    // Which system wrote the row, and for whom: for the reader.
    system: Option<String>,
    #[serde(rename = "user")]
    _user: Option<String>,
}

#[derive(Deserialize, Clone, Copy, PartialEq)]
#[serde(rename_all = "lowercase")]
enum Expect {
    Match,
    Mismatch,
    Disabled,
}

/// A published vector of an algorithm.
#[derive(Deserialize, Clone, Debug)]
#[serde(deny_unknown_fields)]
struct Raw {
    algorithm: String,
    source: String,
    password_hex: String,
    salt_hex: String,
    rounds: Option<u32>,
    n: Option<u64>,
    r: Option<u32>,
    version: Option<u32>,
    m: Option<u32>,
    t: Option<u32>,
    p: Option<u32>,
    #[serde(default)]
    secret_hex: String,
    #[serde(default)]
    ad_hex: String,
    length: usize,
    output_hex: String,
}

/// Name in the vectors, what the string begins with, and the scheme of the
/// crate that reads it: the salted ones without a salt.
const READ_BY: [(&str, &str, &str); 2] = [
    ("django_unsalted_sha1", "sha1$$", "django_salted_sha1"),
    ("django_unsalted_md5", "md5$$", "django_salted_md5"),
];
/// Right strings that are refused as malformed on purpose, by scheme and note.
const REFUSED: [(&str, &str); 1] = [
    // One password in four billion matches.
    ("argon2", "hash of 4 bytes"),
];
/// Formats in which the key is as long as the row has it: a shorter key of
/// PBKDF2 and scrypt is the start of the longer one, and a right one.
const OF_ANY_LENGTH: [&str; 11] = [
    "aspnet_identity_v3",
    "descope_pbkdf2",
    "firebase_standard_scrypt",
    "kanidm_pbkdf2",
    "ldap_pbkdf2_sha1",
    "pbkdf2_colon",
    "pbkdf2_columns",
    "scrypt_columns",
    "scryptkdf_pm",
    "stytch_scrypt",
    "symfony_pbkdf2",
];
/// The name of the vectors of no scheme: unusable passwords.
const NO_SCHEME: &str = "django_disabled";

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

/// Schemes whose peers apply SASLprep to a password.
const UNDER_SASLPREP: [&str; 3] = ["mongodb_scram", "postgres_scram_sha256", "scram"];

impl Vector {
    /// Whether its scheme reads the password under SASLprep, of which a build without `unicode` knows ASCII only.
    fn needs_tables(&self) -> bool {
        !cfg!(feature = "unicode") && UNDER_SASLPREP.contains(&self.scheme()) && !self.password().is_ascii()
    }

    fn scheme(&self) -> &str {
        let stored = self.stored.as_deref().unwrap_or_default();
        let other = READ_BY.iter().find(|(name, start, _)| *name == self.scheme && stored.starts_with(start));
        other.map_or(self.scheme.as_str(), |(_, _, scheme)| scheme)
    }

    fn is_refused(&self) -> bool {
        self.note.as_deref().is_some_and(|note| REFUSED.contains(&(self.scheme.as_str(), note)))
    }

    fn password(&self) -> Vec<u8> {
        either(self.password.as_deref(), self.password_hex.as_deref()).expect("a password")
    }

    fn stored(&self) -> Vec<u8> {
        either(self.stored.as_deref(), self.stored_hex.as_deref()).expect("a stored hash")
    }

    /// The row with another stored hash in it. Dialects are read by hint only.
    fn row(&self, stored: &[u8]) -> StoredHash {
        let mut row = StoredHash::new(stored);
        let dialect = self.profile().is_some_and(|profile| profile.dialect_of.is_some());
        let own = dialect.then_some(self.scheme());
        let given = self.hint.as_deref().filter(|_| self.scheme() == self.scheme);
        if let Some(hint) = given.or(own) {
            row = row.with_hint(hint);
        }
        if let Some(salt) = either(self.salt.as_deref(), self.salt_hex.as_deref()) {
            row = row.with_column(Column::Salt, salt);
        }
        for (column, value) in [(Column::Salt2, &self.salt2), (Column::Rounds, &self.rounds)] {
            if let Some(value) = value {
                row = row.with_column(column, value);
            }
        }
        for (name, value) in &self.columns {
            row = row.with_column(Column::from_name(name), value);
        }
        // The strings do not name their key.
        if let Some(id) = self.keys.keys().next() {
            row = row.with_column(Column::KeyId, id);
        }
        row
    }

    fn subject(&self) -> Subject {
        let subject = self.username.as_ref().map_or_else(Subject::unknown, Subject::named);
        self.realm.iter().fold(subject, Subject::with_realm)
    }

    fn profile(&self) -> Option<Profile> {
        password_compat::scheme(self.scheme()).map(Scheme::profile)
    }

    fn describe(&self) -> String {
        let note = self.note.as_deref().or(self.system.as_deref()).unwrap_or("-");
        let stored = String::from_utf8_lossy(&self.stored()).into_owned();
        let password = String::from_utf8_lossy(&self.password()).into_owned();
        format!("{} by {} ({note}): {password:?} {stored:?}", self.scheme, self.peer)
    }
}

/// All files by name.
fn files() -> &'static BTreeMap<String, File> {
    static FILES: OnceLock<BTreeMap<String, File>> = OnceLock::new();
    FILES.get_or_init(|| {
        let directory = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors");
        let entries = std::fs::read_dir(directory).expect("the vectors");
        let paths = entries.map(|entry| entry.expect("an entry").path());
        let toml = |path: &PathBuf| path.extension().is_some_and(|extension| extension == "toml");
        paths
            .filter(toml)
            .map(|path| {
                let text = std::fs::read_to_string(&path).expect("a readable file");
                let name = path.file_stem().expect("a name").to_string_lossy().into_owned();
                let file = toml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
                (name, file)
            })
            .collect()
    })
}

/// The compositions, of which hundreds have the shape of a bare digest: each is
/// looked at in a registry of its own.
const COMPOSITIONS: [&str; 4] = ["applications", "applications_rare", "providers", "webapps"];

/// Whether the build has the schemes of a file.
fn is_built_in(file: &str) -> bool {
    match file {
        "firebase" => cfg!(feature = "firebase"),
        "mariadb" => cfg!(feature = "ed25519"),
        "webapps_ciphers" => cfg!(feature = "ciphers"),
        "enterprise_ciphers" => cfg!(feature = "ciphers"),
        "enterprise_srp" => cfg!(feature = "srp"),
        _ => !file.ends_with("_rare") || cfg!(feature = "rare-digests"),
    }
}

/// Every preset, and what the vectors name besides.
fn registry() -> Registry {
    let builder = presets::ALL.iter().fold(Registry::builder(), |all, preset| all.preset(*preset));
    let others =
        files().iter().filter(|(name, _)| !COMPOSITIONS.contains(&name.as_str()) && is_built_in(name));
    let named = others.flat_map(|(_, file)| &file.vector).map(Vector::scheme);
    let named: BTreeSet<&str> = named.filter(|name| *name != NO_SCHEME).collect();
    let all = named.into_iter().fold(builder, |all, name| all.enable(name));
    // What a label carries has no hint.
    all.assume("openldap_sha256").require_hints().build().expect("a registry")
}

/// One composition, with the scheme whose spelling it shares and those that a
/// label of it carries.
fn registry_of(composition: &Vector) -> Registry {
    let base = composition.profile().and_then(|profile| profile.dialect_of);
    let schemes = base.iter().map(|id| id.as_str()).chain(["bcrypt", "argon2", composition.scheme()]);
    schemes
        .fold(Registry::builder(), |all, name| all.enable(name))
        .require_hints()
        .build()
        .expect("a registry")
}

fn verifier(registry: &Registry, keys: &BTreeMap<String, String>) -> Verifier {
    let keyring = keys.iter().fold(Keyring::new(), |ring, (id, key)| ring.with(id, from_hex(key)));
    let builder = Verifier::builder(registry.clone()).native(Argon2id::new(8, 1, 1)).equal_time(false);
    builder.keyring(keyring).build().expect("a verifier")
}

/// What the checks of one file share.
struct Checker {
    registry: Registry,
    /// By their keys.
    verifiers: Mutex<BTreeMap<BTreeMap<String, String>, Verifier>>,
    django: Verifier,
}

impl Checker {
    fn new() -> Self {
        Self::of(registry())
    }

    fn of(registry: Registry) -> Self {
        let django = Registry::builder().preset(presets::DJANGO).build().expect("a registry");
        let django = verifier(&django, &BTreeMap::new());
        Self { registry, verifiers: Mutex::default(), django }
    }

    fn verifier(&self, vector: &Vector) -> Verifier {
        let mut verifiers = self.verifiers.lock().expect("no panics");
        let made = || verifier(&self.registry, &vector.keys);
        verifiers.entry(vector.keys.clone()).or_insert_with(made).clone()
    }

    /// A row of a shape that several schemes share is read by its hint.
    fn verify(&self, vector: &Vector, password: &[u8], stored: &[u8]) -> Result<Outcome, Error> {
        let (password, row, subject) = (Password::from(password), vector.row(stored), vector.subject());
        let verifier = self.verifier(vector);
        let verify =
            |row: &StoredHash| verifier.verify_with(Attempt::new(&password, row).with_subject(&subject));
        let outcome = verify(&row);
        let error = outcome.as_ref().err();
        if error.is_some_and(|error| is_of_another(vector, error)) {
            verify(&row.with_hint(vector.scheme()))
        } else {
            outcome
        }
    }

    fn check(&self, vector: &Vector) -> Result<(), String> {
        let (password, stored) = (vector.password(), vector.stored());
        let outcome = self.verify(vector, &password, &stored);
        match (vector.expect, outcome) {
            (Expect::Match, Ok(Outcome::Accepted(accepted))) if *accepted.scheme() == *vector.scheme() => {
                self.check_identified(vector)?;
                self.check_one_byte(vector)?;
                self.check_cut(vector)
            }
            (Expect::Mismatch, Ok(Outcome::Rejected(_))) => self.check_identified(vector),
            (Expect::Match, Err(Error::Malformed { .. })) if vector.is_refused() => {
                self.check_identified(vector)
            }
            (Expect::Disabled, Err(Error::Disabled)) => {
                match self.django.verify(&Password::from(password), &StoredHash::new(stored)) {
                    Err(Error::Disabled) => Ok(()),
                    other => Err(format!("under preset django: {other:?}")),
                }
            }
            (Expect::Match, Ok(Outcome::Rejected(_))) if vector.needs_tables() => Ok(()),
            (_, outcome) => Err(format!("{outcome:?}")),
        }
    }

    /// Without its hint the row is known all the same: first, or among others.
    fn check_identified(&self, vector: &Vector) -> Result<(), String> {
        let row = StoredHash::new(vector.stored());
        let found = self.registry.identify(&row);
        let place = found.iter().position(|candidate| *candidate.scheme() == *vector.scheme());
        let certain = found.iter().find(|candidate| *candidate.scheme() == *vector.scheme());
        match (place, certain.map(|candidate| candidate.confidence())) {
            (None, _) => Err(format!("identified as {found:?}")),
            (Some(1..), Some(Confidence::Certain)) => Err(format!("identified not first: {found:?}")),
            _ => Ok(()),
        }
    }

    fn check_one_byte(&self, vector: &Vector) -> Result<(), String> {
        let Some(other) = one_byte_changed(vector.scheme(), &vector.password()) else { return Ok(()) };
        match self.verify(vector, &other, &vector.stored()) {
            Ok(Outcome::Rejected(_)) => Ok(()),
            outcome => Err(format!("one byte of the password changed: {outcome:?}")),
        }
    }

    fn check_cut(&self, vector: &Vector) -> Result<(), String> {
        if OF_ANY_LENGTH.contains(&vector.scheme()) {
            return Ok(());
        }
        let mut stored = vector.stored();
        while stored.last().is_some_and(|byte| matches!(byte, b'=' | b'\n' | b'\r' | b' ' | 0)) {
            stored.pop();
        }
        // Base64 of base64: the last of the outer may be padding of the inner.
        let twice = ["ldap_userpassword_base64", "dovecot_suffix"].contains(&vector.scheme());
        let cut = if twice { 4 } else { 1 };
        stored.truncate(stored.len() - cut);
        match self.verify(vector, &vector.password(), &stored) {
            Ok(Outcome::Accepted(_)) => Err("it matches without its last character".into()),
            _ => Ok(()),
        }
    }
}

/// The password with one byte changed such that the scheme reads another one:
/// the first byte, which nothing cuts off.
fn one_byte_changed(scheme: &str, password: &[u8]) -> Option<Vec<u8>> {
    let Some(first) = password.first() else { return Some(b"x".to_vec()) };
    let changed = |at: usize, byte: u8| {
        let mut other = password.to_vec();
        other[at] = byte;
        other
    };
    if scheme == "bcrypt_2x" {
        // A byte from 0x80 on wipes out those before it in its word.
        let read = password.split(|byte| *byte == 0).next().unwrap_or_default();
        let others = (0..read.len()).map(|at| changed(at, if read[at] == b'x' { b'y' } else { b'x' }));
        return others.into_iter().find(|other| sign_extended(other) != sign_extended(password));
    }
    Some(changed(0, if *first == b'x' { b'y' } else { b'x' }))
}

/// The key that crypt_blowfish before 1.1 made of a password.
fn sign_extended(password: &[u8]) -> [u32; 18] {
    let text = password.split(|byte| *byte == 0).next().unwrap_or_default();
    let mut bytes = text.iter().copied().chain([0]).cycle();
    std::array::from_fn(|_| {
        (0..4).fold(0_u32, |word, _| word << 8 | i32::from(bytes.next().unwrap_or_default() as i8) as u32)
    })
}

/// Whether several schemes share the shape of the row, and this one is not the
/// first of them.
fn is_of_another(vector: &Vector, error: &Error) -> bool {
    let is_own = |id: &SchemeId| *id == vector.scheme();
    match error {
        Error::Ambiguous(candidates) => candidates.ids().iter().any(is_own),
        Error::Malformed { scheme, .. } => !vector.is_refused() && !is_own(scheme),
        _ => false,
    }
}

/// Checks what `worker` gives the failures of, on two threads.
fn in_parallel<T: Sync>(all: &[T], check: impl Fn(&T) -> Option<String> + Sync) -> Vec<String> {
    let (next, failures) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    let work = || {
        while let Some(one) = all.get(next.fetch_add(1, Ordering::Relaxed)) {
            if let Some(failure) = check(one) {
                failures.lock().expect("no panics").push(failure);
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
fn every_vector_of_every_file() {
    let checker = Checker::new();
    let names: BTreeSet<&str> = files().keys().map(String::as_str).collect();
    assert_eq!(names, LEAST.iter().map(|(name, _)| *name).collect(), "the files and their least counts");
    let mut failed = 0;
    for (name, least) in LEAST {
        if !is_built_in(name) {
            continue;
        }
        let vectors = &files()[name].vector;
        assert!(vectors.len() >= least, "{name} has {} vectors only", vectors.len());
        let begun = Instant::now();
        let failures = in_parallel(vectors, |vector| {
            let own = COMPOSITIONS.contains(&name).then(|| Checker::of(registry_of(vector)));
            own.as_ref()
                .unwrap_or(&checker)
                .check(vector)
                .err()
                .map(|failure| format!("  {}\n    {failure}", vector.describe()))
        });
        let peers: BTreeSet<&str> = vectors.iter().map(|vector| vector.peer.as_str()).collect();
        let (all, bad) = (vectors.len(), failures.len());
        println!("{name}: {} of {all}, {} peers, {:.1?}", all - bad, peers.len(), begun.elapsed());
        failures.iter().for_each(|failure| println!("{failure}"));
        failed += bad;
    }
    assert_eq!(failed, 0, "vectors failed");
}

/// Schemes with a vector that, with all presets on, is not named first without
/// a hint: dialects, and those that share a shape.
const BY_HINT: &str = include_str!("vectors/by_hint.txt");

/// `UPDATE_BY_HINT=1` writes the list anew.
#[test]
fn what_needs_a_hint_is_on_the_list() {
    let presets = password_compat::presets::ALL.iter();
    let registry = presets.fold(Registry::builder(), |all, preset| all.preset(*preset));
    let registry = registry.require_hints().build().expect("a registry");
    let mut found = BTreeSet::new();
    for (_, file) in files().iter().filter(|(name, _)| is_built_in(name)) {
        // Of no preset are schemes that are named one by one, by people who know that they have them.
        let of_presets = |vector: &&Vector| registry.scheme(vector.scheme()).is_some();
        for vector in file.vector.iter().filter(of_presets) {
            let row = StoredHash::new(vector.stored());
            let first = registry.identify(&row).iter().next().map(|best| best.scheme().clone());
            if first.is_none_or(|first| *first.as_str() != *vector.scheme()) {
                found.insert(vector.scheme());
            }
        }
    }
    if std::env::var_os("UPDATE_BY_HINT").is_some() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/vectors/by_hint.txt");
        let list: String = found.iter().flat_map(|id| [*id, "\n"]).collect();
        std::fs::write(path, list).expect("the list can be written");
        return;
    }
    let listed: BTreeSet<&str> = BY_HINT.lines().collect();
    // A build with fewer features has fewer that share a shape.
    let surplus: Vec<_> = found.difference(&listed).collect();
    assert!(surplus.is_empty(), "not on the list: {surplus:?}");
    if cfg!(all(feature = "firebase", feature = "rare-digests", feature = "ciphers", feature = "srp")) {
        let missing: Vec<_> = listed.difference(&found).collect();
        assert!(missing.is_empty(), "on the list for nothing: {missing:?}");
    }
}

/// What a vector expects, as far as an outcome tells.
fn is_as_expected(vector: &Vector, outcome: &Result<Outcome, Error>) -> bool {
    match (vector.expect, outcome) {
        (Expect::Match, Ok(Outcome::Accepted(accepted))) => *accepted.scheme() == *vector.scheme(),
        (Expect::Match, Err(Error::Malformed { .. })) => vector.is_refused(),
        (Expect::Mismatch, Ok(Outcome::Rejected(_))) | (Expect::Disabled, Err(Error::Disabled)) => true,
        (Expect::Match, Ok(Outcome::Rejected(_))) => vector.needs_tables(),
        _ => false,
    }
}

/// Those of one file and the same keys: all together in as many lanes as are
/// best, and a part of them in lanes of each width.
fn in_lanes(verifier: &Verifier, vectors: &[&Vector]) -> usize {
    let row_of = |vector: &Vector| {
        let (password, row) = (Password::from(vector.password()), vector.row(&vector.stored()));
        let subject = vector.subject();
        let attempt = Attempt::new(&password, &row).with_subject(&subject);
        let error = verifier.prepare(attempt).err();
        let row = if error.is_some_and(|error| is_of_another(vector, &error)) {
            row.with_hint(vector.scheme())
        } else {
            row
        };
        (password, row, subject)
    };
    const WIDTHS: usize = 16;
    let mut failed = 0;
    for width in 0..=WIDTHS {
        let of_width = |(place, _): &(usize, &&Vector)| width == 0 || place % WIDTHS + 1 == width;
        let chosen: Vec<&Vector> =
            vectors.iter().enumerate().filter(of_width).map(|(_, vector)| *vector).collect();
        let rows: Vec<(Password, StoredHash, Subject)> = chosen.iter().map(|vector| row_of(vector)).collect();
        let attempts: Vec<Attempt<'_>> = rows
            .iter()
            .map(|(password, row, subject)| Attempt::new(password, row).with_subject(subject))
            .collect();
        let mut lanes = if width == 0 { Lanes::new() } else { Lanes::with_width(width) };
        for (vector, outcome) in chosen.iter().zip(verifier.verify_batch_in(&mut lanes, &attempts)) {
            if !is_as_expected(vector, &outcome) {
                println!("  {} at width {width}\n    {outcome:?}", vector.describe());
                failed += 1;
            }
        }
    }
    failed
}

#[test]
fn every_vector_in_lanes_of_every_width() {
    let checker = Checker::new();
    let mut failed = 0;
    for (name, file) in files().iter().filter(|(name, _)| is_built_in(name)) {
        if COMPOSITIONS.contains(&name.as_str()) {
            for vector in &file.vector {
                failed += in_lanes(&verifier(&registry_of(vector), &vector.keys), &[vector]);
            }
            continue;
        }
        let mut by_keys: BTreeMap<&BTreeMap<String, String>, Vec<&Vector>> = BTreeMap::new();
        for vector in &file.vector {
            by_keys.entry(&vector.keys).or_default().push(vector);
        }
        for vectors in by_keys.values() {
            failed += in_lanes(&checker.verifier(vectors[0]), vectors);
        }
    }
    assert_eq!(failed, 0, "vectors failed");
}

/// `$raw$` and the place of a published vector in the file.
#[derive(Debug)]
struct RawScheme(Vec<Raw>);

impl Scheme for RawScheme {
    fn id(&self) -> SchemeId {
        SchemeId::external("x-raw").expect("an id")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Slow)
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact("$raw$")] }
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        stored.as_bytes().starts_with(b"$raw$").then_some(Confidence::Certain)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let place = core::str::from_utf8(input.rest(5)).ok().and_then(|text| text.parse::<usize>().ok());
        let raw = place.and_then(|place| self.0.get(place)).ok_or(Malformed::Unknown("place"))?;
        let computation = raw.steps().build()?;
        Ok(Box::new(Computed::new(Params::Fixed, computation, Tag::new(from_hex(&raw.output_hex)))))
    }
}

impl Raw {
    fn steps(&self) -> Steps {
        let steps = Computation::steps().password().bytes(from_hex(&self.salt_hex));
        let number = |number: Option<u32>| number.expect("a parameter");
        let argon2 = |variant| {
            let (secret, data) = (from_hex(&self.secret_hex), from_hex(&self.ad_hex));
            let cost = (number(self.m), number(self.t), number(self.p));
            steps.clone().bytes(secret).bytes(data).argon2(variant, number(self.version), cost, self.length)
        };
        match self.algorithm.as_str() {
            "pbkdf2_sha1" => steps.pbkdf2(Digest::Sha1, number(self.rounds), self.length),
            "pbkdf2_sha256" => steps.pbkdf2(Digest::Sha256, number(self.rounds), self.length),
            "scrypt" => {
                let n = self.n.expect("N");
                assert!(n.is_power_of_two());
                let log_n = u8::try_from(n.ilog2()).expect("a logarithm");
                steps.scrypt(log_n, number(self.r), number(self.p), self.length)
            }
            "argon2d" => argon2(Argon2Variant::D),
            "argon2i" => argon2(Argon2Variant::I),
            "argon2id" => argon2(Argon2Variant::Id),
            other => panic!("no algorithm {other}"),
        }
    }
}

#[test]
fn published_vectors_of_the_algorithms() {
    let raw = files()["rfc"].raw.clone();
    assert!(raw.len() >= LEAST_RAW);
    let algorithms: BTreeSet<&str> = raw.iter().map(|raw| raw.algorithm.as_str()).collect();
    assert_eq!(algorithms.len(), 6);
    let registry = Registry::builder().scheme(RawScheme(raw.clone())).build().expect("a registry");
    let verifier = verifier(&registry, &BTreeMap::new());
    for (place, raw) in raw.iter().enumerate() {
        assert_eq!(raw.output_hex.len(), 2 * raw.length);
        let stored = StoredHash::new(format!("$raw${place}"));
        let password = from_hex(&raw.password_hex);
        let outcome = verifier.verify(&Password::from(password.as_slice()), &stored);
        assert!(
            matches!(outcome, Ok(Outcome::Accepted(_))),
            "{} of {}: {outcome:?}",
            raw.algorithm,
            raw.source
        );
        let other = one_byte_changed("raw", &password).expect("another password");
        let outcome = verifier.verify(&Password::from(other), &stored);
        assert!(
            matches!(outcome, Ok(Outcome::Rejected(_))),
            "{} of {}: {outcome:?}",
            raw.algorithm,
            raw.source
        );
    }
}

#[test]
fn unknown_keys_are_refused() {
    let vector = "[[vector]]\nscheme = 'a'\npeer = 'b'\npassword = ''\nstored = ''\nexpect = 'match'\n";
    assert!(toml::from_str::<File>(vector).is_ok());
    assert!(toml::from_str::<File>(&[vector, "colour = 'red'"].concat()).is_err());
    assert!(toml::from_str::<File>(&vector.replace("'match'", "'maybe'")).is_err());
}
