//! What the crate adds to the primitives, in instructions: one case at a time,
//! so many times over. `check.py` runs it under callgrind and takes the
//! difference of two counts, so that what is done once does not matter.
//!
//! `password-compat-instructions CASE TIMES`; without arguments the cases.

use std::hint::black_box;

use password_compat::{
    Attempt, Password, Pbkdf2, Recipe, Registry, RegistryBuilder, Scratch, StoredHash, Verifier, presets,
};

const BCRYPT: &str = "$2b$12$jz1JTEkxXIhtsTfRmXgMv.xhdFic/9t7KurWoAsIVRp.ixIOKXtcG";
const DJANGO: &str = "pbkdf2_sha256$1000$2jUwEoaSmAAYfH8F346Gh0$CpolB1Mpc8zDyAG9tVF84Y3ohXctqDCoeeIee4aUbq0=";
const MD5: &str = "0d107d09f5bbe40cade3de5c71e9e9b7";
const SHA: &str = "{SHA}t6h1/B6iKLkGEEG3zsS9PFKrPOM=";

fn everything() -> Registry {
    let all = presets::ALL.iter().copied().fold(Registry::builder(), RegistryBuilder::preset);
    all.require_hints().build().expect("the presets go together")
}

fn verifier() -> Verifier {
    let registry = Registry::builder().preset(presets::LDAP).preset(presets::DJANGO);
    let registry = registry.build().expect("the presets go together");
    Verifier::builder(registry).native(Pbkdf2::new(1)).equal_time(false).build().expect("a verifier")
}

type Case = (&'static str, fn(u32));

const CASES: [Case; 8] = [
    ("identify_bcrypt", |times| identify(BCRYPT, times)),
    ("identify_django", |times| identify(DJANGO, times)),
    ("identify_hex", |times| identify(MD5, times)),
    ("identify_unknown", |times| identify("nothing that anybody writes", times)),
    ("prepare_django", |times| prepare(DJANGO, times)),
    ("prepare_ldap", |times| prepare(SHA, times)),
    ("verify_ldap", |times| {
        let (verifier, mut scratch) = (verifier(), Scratch::new());
        let (password, row) = (Password::from("letmein"), StoredHash::new(SHA));
        for _ in 0..times {
            let prepared = verifier.prepare(black_box(Attempt::new(&password, &row))).expect("a row");
            assert!(prepared.run(&mut scratch).expect("a verdict").is_accepted());
        }
    }),
    ("parse_recipe", |times| {
        for _ in 0..times {
            assert!(black_box("md5(md5($pass).$salt)").parse::<Recipe>().is_ok());
        }
    }),
];

fn identify(stored: &str, times: u32) {
    let (registry, row) = (everything(), StoredHash::new(stored));
    for _ in 0..times {
        black_box(registry.identify(black_box(&row)).is_empty());
    }
}

fn prepare(stored: &str, times: u32) {
    let (verifier, password, row) = (verifier(), Password::from("letmein"), StoredHash::new(stored));
    for _ in 0..times {
        assert!(verifier.prepare(black_box(Attempt::new(&password, &row))).is_ok());
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [] => CASES.iter().for_each(|(name, _)| println!("{name}")),
        [case, times] => {
            let (_, run) = CASES.iter().find(|(name, _)| name == case).expect("a case");
            run(times.parse().expect("a number"));
        }
        _ => panic!("a case and a number"),
    }
}
