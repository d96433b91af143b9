//! Recipes beside the same thing written by hand on the digest crates.
//!
//! `cargo bench --bench recipe`. At the end stand the ratios, of the medians of
//! interleaved runs.

use std::hint::black_box;
use std::time::{Duration, Instant};

use criterion::{Criterion, criterion_group, criterion_main};
use md5::{Digest as _, Md5};
use password_compat::{
    Computation, Input, Keyring, Recipe, RecipeScheme, Scheme, SchemeId, Scratch, StoredHash, Subject,
};
use sha2::Sha256;

const PASSWORD: &[u8] = b"correct horse";
const SALT: &str = "x7!pQ2aZ";

fn computation(expression: &str, hash_len: usize) -> Computation {
    let id = SchemeId::external("x-bench").unwrap();
    let scheme =
        RecipeScheme::new(id, expression.parse().unwrap(), "{hash:hex}:{salt}".parse().unwrap()).unwrap();
    let row = StoredHash::new(format!("{}:{SALT}", "0".repeat(hash_len)));
    let (subject, keyring) = (Subject::unknown(), Keyring::new());
    let record = scheme.parse(Input::new(&row, &subject, &keyring)).unwrap();
    record.computation().unwrap().clone()
}

/// As one writes it: digits out of a table, the digest as a vector.
fn hex(bytes: &[u8], text: &mut [u8]) {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    for (byte, pair) in bytes.iter().zip(text.chunks_exact_mut(2)) {
        pair[0] = DIGITS[usize::from(byte >> 4)];
        pair[1] = DIGITS[usize::from(byte & 15)];
    }
}

fn salted_md5_by_hand(password: &[u8], salt: &[u8]) -> Vec<u8> {
    let inner = Md5::digest(password);
    let mut text = [0; 32];
    hex(&inner, &mut text);
    Md5::new().chain_update(text).chain_update(salt).finalize().to_vec()
}

fn iterated_sha256_by_hand(password: &[u8], salt: &[u8]) -> Vec<u8> {
    let mut hasher = Sha256::new();
    hasher.update(salt);
    hasher.update(password);
    let mut x = hasher.finalize_reset();
    for _ in 0..1000 {
        hasher.update(x);
        hasher.update(salt);
        hasher.finalize_into_reset(&mut x);
    }
    x.to_vec()
}

fn iterated_hex_by_hand(password: &[u8], salt: &[u8]) -> Vec<u8> {
    let mut hasher = Md5::new();
    hasher.update(password);
    let mut x = hasher.finalize_reset();
    let mut text = [0; 32];
    for _ in 0..1000 {
        hex(&x, &mut text);
        hasher.update(text);
        hasher.update(salt);
        hasher.finalize_into_reset(&mut x);
    }
    x.to_vec()
}

type ByHand = fn(&[u8], &[u8]) -> Vec<u8>;

const CASES: [(&str, &str, usize, ByHand); 3] = [
    ("md5(md5($pass).$salt)", "md5(md5($pass).$salt)", 32, salted_md5_by_hand),
    (
        "1000 rounds of sha256, raw",
        "repeat(1000, sha256_raw($salt.$pass), sha256_raw($x.$salt))",
        64,
        iterated_sha256_by_hand,
    ),
    ("1000 rounds of md5, hex", "repeat(1000, md5($pass), md5($x.$salt))", 32, iterated_hex_by_hand),
];

fn recipes(criterion: &mut Criterion) {
    let text = "md5(md5($pass).$salt)";
    criterion.bench_function("parse an expression", |bencher| {
        bencher.iter(|| black_box(text).parse::<Recipe>().unwrap());
    });
    let id = SchemeId::external("x-bench").unwrap();
    let (recipe, layout) = (text.parse::<Recipe>().unwrap(), "{hash}:{salt}".parse().unwrap());
    let scheme = RecipeScheme::new(id, recipe, layout).unwrap();
    let row = StoredHash::new(format!("{}:{SALT}", "0".repeat(32)));
    let (subject, keyring) = (Subject::unknown(), Keyring::new());
    criterion.bench_function("parse a row", |bencher| {
        bencher.iter(|| scheme.parse(Input::new(black_box(&row), &subject, &keyring)).unwrap());
    });
    let mut ratios = Vec::new();
    for (name, expression, len, by_hand) in CASES {
        let computation = computation(expression, len);
        let mut scratch = Scratch::new();
        criterion.bench_function(&format!("{name}: recipe"), |bencher| {
            bencher.iter(|| computation.run(black_box(PASSWORD), &mut scratch).unwrap());
        });
        criterion.bench_function(&format!("{name}: by hand"), |bencher| {
            bencher.iter(|| by_hand(black_box(PASSWORD), black_box(SALT.as_bytes())));
        });
        ratios.push((name, ratio(&computation, by_hand)));
    }
    for (name, ratio) in ratios {
        println!("ratio to the hand-written one: {ratio:.3}  {name}");
    }
}

/// The ratio of the medians of interleaved batches.
fn ratio(computation: &Computation, by_hand: ByHand) -> f64 {
    let mut scratch = Scratch::new();
    let batch = |run: &mut dyn FnMut()| {
        let start = Instant::now();
        for _ in 0..200 {
            run();
        }
        start.elapsed()
    };
    let (mut ours, mut theirs) = (Vec::new(), Vec::new());
    let end = Instant::now() + Duration::from_secs(3);
    while Instant::now() < end {
        ours.push(batch(&mut || {
            black_box(computation.run(black_box(PASSWORD), &mut scratch).unwrap());
        }));
        theirs.push(batch(&mut || {
            black_box(by_hand(black_box(PASSWORD), black_box(SALT.as_bytes())));
        }));
    }
    let median = |times: &mut Vec<Duration>| {
        times.sort_unstable();
        times[times.len() / 2].as_secs_f64()
    };
    median(&mut ours) / median(&mut theirs)
}

criterion_group!(benches, recipes);
criterion_main!(benches);
