//! What is written: the forms, and that others read them.
//!
//! `NATIVE_HASHES=file cargo test --test native` writes hashes for
//! `tests/vectors/generate/check_native.py`, which verifies them with
//! argon2-cffi, passlib and bcrypt.

use std::io::Write;

use password_compat::{
    Argon2id, Bcrypt, Native, Params, Password, Pbkdf2, Registry, Scratch, Scrypt, Unfit, Verifier, presets,
};

const PASSWORDS: [&str; 5] =
    ["password", "", "pässwörd €", " with blanks ", "0123456789012345678901234567890123456789"];

fn writers() -> Vec<Box<dyn Native>> {
    vec![
        Box::new(Argon2id::new(64, 2, 1)),
        Box::new(Argon2id::new(256, 3, 4)),
        Box::new(Scrypt::new(4, 8, 1)),
        Box::new(Scrypt::new(6, 4, 3)),
        Box::new(Bcrypt::new(4)),
        Box::new(Bcrypt::new(6)),
        Box::new(Pbkdf2::new(1)),
        Box::new(Pbkdf2::new(1234)),
    ]
}

#[test]
fn every_writer_writes_what_its_scheme_reads_with_a_fresh_salt() {
    let registry = Registry::builder().preset(presets::MODERN).build().unwrap();
    let verifier = Verifier::builder(registry).native(Argon2id::new(8, 1, 1)).build().unwrap();
    let out = std::env::var_os("NATIVE_HASHES");
    let mut out = out.map(|path| std::fs::File::create(path).unwrap());
    for writer in writers() {
        for password in PASSWORDS {
            let write = || writer.hash(password.as_bytes(), &writer.params(), &mut Scratch::new()).unwrap();
            let (one, other) = (write(), write());
            assert_ne!(one, other, "the salt is fresh");
            let stored = password_compat::StoredHash::new(&one);
            let outcome = verifier.verify(&Password::from(password), &stored).unwrap();
            let accepted = outcome.accepted().expect("it verifies");
            assert_eq!((accepted.scheme(), accepted.params()), (&writer.scheme(), &writer.params()));
            let wrong = Password::from([password, "x"].concat());
            assert!(!verifier.verify(&wrong, &stored).unwrap().is_accepted());
            if let Some(file) = &mut out {
                writeln!(file, "{}\t{password}\t{one}", writer.scheme()).unwrap();
            }
        }
    }
}

#[test]
fn the_forms_are_those_of_the_specifications() {
    let write = |native: &dyn Native| native.hash(b"x", &native.params(), &mut Scratch::new()).unwrap();
    let argon2 = write(&Argon2id::new(64, 2, 1));
    assert!(argon2.starts_with("$argon2id$v=19$m=64,t=2,p=1$") && argon2.len() == 28 + 22 + 1 + 43);
    let scrypt = write(&Scrypt::new(4, 8, 1));
    assert!(scrypt.starts_with("$scrypt$ln=4,r=8,p=1$") && scrypt.len() == 21 + 22 + 1 + 43);
    let bcrypt = write(&Bcrypt::new(4));
    assert!(bcrypt.starts_with("$2b$04$") && bcrypt.len() == 60);
    let pbkdf2 = write(&Pbkdf2::new(10));
    assert!(pbkdf2.starts_with("$pbkdf2-sha256$10$") && pbkdf2.len() == 18 + 22 + 1 + 43);
    assert!(!pbkdf2.contains('+') && !pbkdf2.contains('='));
}

#[test]
fn numbers_out_of_range_are_errors() {
    let fails = |native: &dyn Native| native.hash(b"x", &native.params(), &mut Scratch::new()).is_err();
    assert!(
        fails(&Argon2id::new(7, 1, 1)) && fails(&Argon2id::new(8, 0, 1)) && fails(&Argon2id::new(8, 1, 2))
    );
    assert!(
        fails(&Scrypt::new(0, 8, 1)) && fails(&Scrypt::new(4, 0, 1)) && fails(&Scrypt::new(63, u32::MAX, 1))
    );
    assert!(fails(&Bcrypt::new(3)) && fails(&Bcrypt::new(32)) && fails(&Pbkdf2::new(0)));
    let foreign = Argon2id::default().hash(b"x", &Params::Bcrypt { cost: 4 }, &mut Scratch::new());
    assert!(foreign.is_err());
}

#[test]
fn bcrypt_refuses_what_it_would_cut() {
    let bcrypt = Bcrypt::new(4);
    assert!(bcrypt.accepts(&[b'x'; 72]).is_ok());
    assert_eq!(bcrypt.accepts(&[b'x'; 73]), Err(Unfit::TooLong { limit: 72 }));
    assert_eq!(bcrypt.accepts(b"a\0"), Err(Unfit::Nul));
    assert!(Argon2id::default().accepts(&[0; 5000]).is_ok());
}

#[test]
fn the_defaults_are_owasp_s() {
    assert_eq!(Argon2id::default(), Argon2id::new(19_456, 2, 1));
    assert_eq!(Scrypt::default(), Scrypt::new(17, 8, 1));
    assert_eq!(Pbkdf2::default(), Pbkdf2::new(600_000));
}
