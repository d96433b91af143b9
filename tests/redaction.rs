//! Nothing that is printed carries a password, a stored hash, a salt or a key.

use std::error::Error as _;
use std::fmt::Write;

use password_compat::{
    Argon2id, Attempt, Column, Error, FnScheme, Keyring, Password, Registry, SchemeId, Scratch, StoredHash,
    Subject, Tag, Verifier, presets,
};

const PASSWORD: &str = "correct-horse-battery";
const SALT: &str = "saltsaltsalt";
const LOGIN: &str = "anna.example";
/// MD5 of the password, by coreutils md5sum.
const STORED: &str = "09f31f46f81f8fab873fbc0420173519";
const KEY: &str = "key-key-key-key!";

/// Pieces of the secrets, plain and in the forms that a byte string prints in.
fn assert_redacted(what: &str, printed: &str) {
    let bytes = |secret: &str| format!("{:?}", secret.as_bytes()).trim_matches(['[', ']']).to_string();
    for secret in [PASSWORD, SALT, LOGIN, STORED, KEY] {
        for form in [secret.to_string(), bytes(secret), secret.to_uppercase()] {
            assert!(!printed.contains(&form), "{what} shows a secret: {printed}");
        }
    }
}

fn verifier() -> Verifier {
    let failing = FnScheme::yes_no(SchemeId::external("x-down").unwrap(), |_| Err("down".into()));
    let registry = Registry::builder()
        .preset(presets::DJANGO)
        .preset(presets::MODERN)
        .scheme(failing.with_prefix("down:"))
        .build()
        .unwrap();
    let keyring = Keyring::new().with("k1", KEY);
    Verifier::builder(registry).native(Argon2id::new(8, 1, 1)).keyring(keyring).pepper("k1").build().unwrap()
}

fn row() -> StoredHash {
    StoredHash::new(STORED).with_hint("hex_md5").with_column(Column::Salt, SALT)
}

#[test]
fn debug_of_everything_is_redacted() {
    let verifier = verifier();
    let (password, row, subject) = (Password::from(PASSWORD), row(), Subject::named(LOGIN).with_email(LOGIN));
    let attempt = Attempt::new(&password, &row).with_subject(&subject);
    let prepared = verifier.prepare(attempt.clone()).unwrap();
    let outcome = verifier.verify_with(attempt.clone()).unwrap();
    let upgrade = outcome.accepted().unwrap().upgrade().unwrap();
    let replacement = verifier.rehash(&password, upgrade).unwrap();
    let login = verifier.login_with(attempt.clone());
    let mut printed = String::new();
    write!(printed, "{password:?} {row:?} {subject:?} {attempt:?} {prepared:?} {outcome:?} {upgrade:?}")
        .unwrap();
    write!(printed, "{replacement:#?} {login:#?} {verifier:#?} {:#?}", verifier.describe()).unwrap();
    write!(printed, "{:?} {:?} {:?}", Tag::new(STORED), Scratch::new(), verifier.registry()).unwrap();
    write!(printed, "{:?}", Keyring::new().with("k1", KEY).get(&"k1".into())).unwrap();
    assert!(!printed.contains(replacement.hash()));
    assert_redacted("Debug", &printed);
}

#[test]
fn errors_are_redacted() {
    let verifier = verifier();
    let password = Password::from(PASSWORD);
    let subject = Subject::named(LOGIN);
    let rows = [
        StoredHash::new(PASSWORD),
        StoredHash::new(STORED).with_hint(PASSWORD),
        StoredHash::new(STORED).with_hint("bcrypt"),
        StoredHash::new(["!", STORED].concat()),
        StoredHash::new(["sha1$", SALT, "$", STORED].concat()),
        StoredHash::new(["pbkdf2_sha256$", STORED, "$", SALT, "$", STORED].concat()),
        StoredHash::new(["pbkdf2_sha256$4294967295$", SALT, "$", &"A".repeat(43), "="].concat()),
        StoredHash::new(["$2b$12$", SALT, STORED].concat()),
        StoredHash::new(["{SSHA}", STORED].concat()),
        StoredHash::new(["$P$B", SALT].concat()),
        StoredHash::new(["$compat$v=1$salt=", SALT, "$", STORED].concat()),
        StoredHash::new(["$compat-onion$v=1$", STORED, "$", STORED].concat()),
        StoredHash::new(["$compat-pepper$k=a2V5$", STORED].concat()),
        StoredHash::new(["down:", STORED].concat()),
        StoredHash::new(STORED.repeat(400)),
    ];
    let mut codes = Vec::new();
    for row in &rows {
        let attempt = Attempt::new(&password, row).with_subject(&subject);
        let Err(error) = verifier.verify_with(attempt) else { continue };
        codes.push(error.code());
        let mut printed = format!("{error} {error:?} {error:#?}");
        let mut cause = error.source();
        while let Some(error) = cause {
            write!(printed, " {error} {error:?}").unwrap();
            cause = error.source();
        }
        assert_redacted(error.code(), &printed);
    }
    codes.sort_unstable();
    codes.dedup();
    assert!(codes.len() >= 8, "{codes:?}");
    let long = Password::from(PASSWORD.repeat(300));
    let Err(error @ Error::TooLong(_)) = verifier.verify(&long, &rows[0]) else { panic!() };
    assert_redacted("too long", &format!("{error} {error:?}"));
}
