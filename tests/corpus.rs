//! Replays the seeds of the fuzz targets and every input that once failed.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use password_compat::{
    Column, Pbkdf2, Registry, Scheme as _, StoredHash, Subject, Verifier, recipes, schemes,
};

#[path = "../fuzz/checks.rs"]
mod checks;
#[path = "../fuzz/recipe_checks.rs"]
mod recipe_checks;

type Check = fn(&[u8]);

/// The targets, each with the folder of its seeds.
const TARGETS: [(&str, &str, Check); 6] = [
    ("identify", "stored", checks::identify),
    ("parse", "stored", checks::parse),
    ("verify", "verify", checks::verify),
    ("record_text", "record_text", checks::record_text),
    ("program", "program", checks::program),
    ("recipe", "recipe", recipe_checks::recipe),
];

/// Rows with their passwords are seeds up to this length: the fuzzer reads 512
/// bytes and cuts the rest off.
const SHORT: usize = 500;
/// The longest seed, of a scheme that has no shorter row.
const LONGEST: usize = 2048;

#[test]
fn seeds_and_regressions_hold() {
    write_seeds_if_asked();
    every_scheme_has_a_seed();
    for (target, seeds, check) in TARGETS {
        let seeds = files(&fuzz().join("seeds").join(seeds));
        assert!(!seeds.is_empty(), "{target} has no seeds");
        for file in seeds.iter().chain(&files(&fuzz().join("regressions").join(target))) {
            let data = fs::read(file).unwrap();
            if std::panic::catch_unwind(|| check(&data)).is_err() {
                panic!("{target} fails on {}", file.strip_prefix(fuzz()).unwrap().display());
            }
        }
    }
}

fn every_scheme_has_a_seed() {
    let seeds = files(&fuzz().join("seeds").join("stored"));
    let named: Vec<&str> = seeds.iter().filter_map(|file| file.file_name()?.to_str()).collect();
    for scheme in schemes() {
        assert!(named.contains(&scheme.id().as_str()), "{} has no seed: UPDATE_SEEDS=1", scheme.id());
    }
}

fn fuzz() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.sort();
    files
}

/// `UPDATE_SEEDS=1 cargo test --test corpus` writes `fuzz/seeds` anew from the
/// vectors and the known pairs of the schemes.
fn write_seeds_if_asked() {
    if std::env::var_os("UPDATE_SEEDS").is_none() {
        return;
    }
    // Those of recipes are vectors, and no rows.
    for (_, folder, _) in TARGETS.iter().filter(|(target, ..)| *target != "recipe") {
        let folder = fuzz().join("seeds").join(folder);
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).unwrap();
    }
    for (scheme, known) in known_pairs() {
        let stored = known.row.as_bytes();
        write("stored", &scheme, stored);
        let text = known.row.clone().with_hint(&scheme).to_record_text().unwrap();
        write("record_text", &scheme, text.as_bytes());
        // Of hundreds of recipes, which share their code, one seed for each way in.
        if is_recipe(&scheme) {
            continue;
        }
        for (variant, bytes) in damaged(stored) {
            write("stored", &format!("{scheme}.{variant}"), &bytes);
        }
        let len = u8::try_from(known.password.len()).unwrap();
        write("verify", &scheme, &[&[len], known.password.as_slice(), stored].concat());
        write("verify", &format!("{scheme}.wrong"), &[b"\x05wrong", stored].concat());
        if let Some(program) = program(&scheme, &known.row) {
            write("program", &scheme, &program);
        }
    }
    let columns = StoredHash::new("5f4dcc3b5aa765d61d8327deb882cf99").with_hint("hex_md5");
    let columns = columns.with_column(Column::Salt, "x7!");
    write("record_text", "columns", columns.to_record_text().unwrap().as_bytes());
    for (name, text) in MARKERS {
        write("stored", name, text);
        write("verify", name, &[b"\x00", *text].concat());
    }
    for (name, text) in PROGRAMS {
        write("program", name, text.as_bytes());
    }
}

/// Strings that are no hashes.
const MARKERS: &[(&str, &[u8])] = &[
    ("marker.empty", b""),
    ("marker.locked", b"!$6$salt$"),
    ("marker.star", b"*LK*"),
    ("marker.nul", b"\x00\xff\xfe$2b$"),
    ("marker.record", b"$compat$v=1$$"),
    ("marker.record_in_record", b"$compat$v=1$$JGNvbXBhdCR2PTEkJA"),
    ("marker.onion", b"$compat-onion$v=1$$"),
    ("marker.pepper", b"$compat-pepper$k=aw$pbkdf2-sha256$1$AAECAwQFBgcICQoLDA0ODw$AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"),
];

/// Programs that nothing built in writes.
const PROGRAMS: &[(&str, &str)] = &[
    ("own.person", "hex_md5 raw login password realm user-id email concat:5 md5 encode:hex"),
    ("own.key", "hex_md5 raw key:aw password hmac:sha256 encode:base64"),
    ("own.branch", "hex_md5 raw,latin1,utf16le unless:72:1 password sha1 else password md5"),
    ("own.repeat", "hex_md5 raw password repeat:1000:3 md5 encode:hex slice:0:16"),
    ("own.nested", "hex_md5 raw password repeat:65535:3 repeat:65535:1 md5 sha1"),
    ("own.rebind", "hex_md5 raw password transform:lower rebind password transform:utf16le md5"),
    ("own.grow", "hex_md5 raw password repeat:40:2 pick:0 concat:2"),
    (
        "own.argon2",
        "hex_md5 raw password bytes:c2FsdHNhbHQ bytes: bytes: argon2:argon2id:19:4294967295:1:1:32",
    ),
    ("own.scrypt", "hex_md5 raw password bytes:c2FsdA scrypt:63:4294967295:4294967295:32"),
    ("own.bcrypt", "hex_md5 raw password bytes:AAECAwQFBgcICQoLDA0ODw bcrypt:31:standard"),
    ("own.iterate", "hex_md5 raw password iterate:sha512:4294967295"),
];

struct Known {
    row: StoredHash,
    password: Vec<u8>,
    /// Whether it is long, and its work: the least is taken.
    rank: (bool, u64),
}

fn is_recipe(scheme: &str) -> bool {
    recipes().any(|recipe| recipe.id() == *scheme)
}

/// The cheapest pair of each scheme: of a recipe its own, which has its columns,
/// and else of the vectors too.
fn known_pairs() -> BTreeMap<String, Known> {
    let mut known: BTreeMap<String, Known> = BTreeMap::new();
    let registry = registry();
    let mut add = |scheme: &str, row: StoredHash, password: &[u8]| {
        let Ok(inspection) = registry.inspect(&row.clone().with_hint(scheme)) else { return };
        let rank = (row.as_bytes().len() + password.len() >= SHORT, inspection.cost.work);
        let better = known.get(scheme).is_none_or(|old| rank < old.rank);
        if password.len() < 256 && better && inspection.scheme == *scheme {
            let pair = Known { row, password: password.to_vec(), rank };
            known.insert(scheme.into(), pair);
        }
    };
    for file in files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join("vectors")) {
        if file.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        let table: toml::Table = fs::read_to_string(&file).unwrap().parse().unwrap();
        for vector in table.get("vector").and_then(toml::Value::as_array).into_iter().flatten() {
            let text = |key: &str| vector.get(key).and_then(toml::Value::as_str);
            let (Some(scheme), Some(stored), Some("match")) =
                (text("scheme"), text("stored"), text("expect"))
            else {
                continue;
            };
            if is_recipe(scheme) {
                continue;
            }
            // The empty password says little.
            let Some(password) = text("password").filter(|text| text.len() > 4) else { continue };
            let keys = vector.get("keys").and_then(toml::Value::as_table);
            let row = match keys.and_then(|keys| keys.keys().next()) {
                Some(key) => StoredHash::new(stored).with_column(Column::KeyId, key),
                None => StoredHash::new(stored),
            };
            add(scheme, row, password.as_bytes());
        }
    }
    for scheme in schemes() {
        if let Some(exemplar) = scheme.exemplar() {
            add(scheme.id().as_str(), exemplar.stored, exemplar.password.as_bytes());
        }
    }
    known
}

fn registry() -> Registry {
    let builder = schemes().fold(Registry::builder(), |builder, scheme| builder.enable(scheme.id()));
    builder.require_hints().build().unwrap()
}

/// The inner program that an onion over a row has.
fn program(scheme: &str, row: &StoredHash) -> Option<Vec<u8>> {
    let verifier = Verifier::builder(registry()).native(Pbkdf2::new(1)).build().unwrap();
    let onion = verifier.wrap(&row.clone().with_hint(scheme), &Subject::named("alice")).ok()?;
    let encoded = onion.as_str()?.split('$').nth(3)?;
    let text = ["$compat$v=1$$", encoded].concat();
    Some(StoredHash::from_record_text(text).ok()?.as_bytes().to_vec())
}

/// Ways in which rows are damaged or forged.
fn damaged(stored: &[u8]) -> Vec<(&'static str, Vec<u8>)> {
    let mut variants = vec![
        ("cut", stored[..stored.len() - 1].to_vec()),
        ("long", [stored, b"A"].concat()),
        ("half", stored[..stored.len() / 2].to_vec()),
    ];
    let starts = |index: usize| {
        stored[index].is_ascii_digit()
            && matches!(stored.get(index.wrapping_sub(1)), Some(b'$' | b'=' | b':'))
    };
    // The number after the label of the version.
    if let Some(start) = (3..stored.len() / 2).find(|index| starts(*index)) {
        let end =
            (start..stored.len()).find(|index| !stored[*index].is_ascii_digit()).unwrap_or(stored.len());
        let huge = [&stored[..start], b"99999999999999999999", &stored[end..]].concat();
        let large = [&stored[..start], b"2147483647", &stored[end..]].concat();
        variants.extend([("huge", huge), ("large", large)]);
    }
    variants
}

fn write(folder: &str, name: &str, data: &[u8]) {
    assert!(data.len() < LONGEST, "{name} is too long for a seed");
    fs::write(fuzz().join("seeds").join(folder).join(name), data).unwrap();
}
