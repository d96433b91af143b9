use super::*;
use crate::error::ParseError;
use crate::schemes::testing::{assert_malformed, assert_verifies, matches, parse, parse_for};
use crate::stored::Subject;

fn accepts(stored: &str, pepper: &str, password: &str) -> bool {
    let keyring = Keyring::new().with("pepper", pepper);
    let row = StoredHash::new(stored);
    assert_eq!(Pbkdf2.recognise(&row), Some(Confidence::Dialect));
    matches(parse_for(&Pbkdf2, &row, &Subject::unknown(), &keyring).unwrap().as_ref(), password.as_bytes())
}

/// Python's hashlib.
#[test]
fn a_pepper_behind_the_password() {
    let known = Pbkdf2.exemplar().unwrap();
    assert!(accepts(known.stored.as_str().unwrap(), "a-secret-pepper", "letmein"));
    let stored = "$pbkdf2-sha512$i=7,l=20$AAECAwQFBgcICQoLDA0ODw$msfUzibJ7pNqQ/85o9Dw1qsq+To";
    assert!(accepts(stored, "pep", "lètmein"));
    assert!(
        !accepts(stored, "peq", "lètmein")
            && !accepts(stored, "pep", "letmein")
            && !accepts(stored, "", "lètmein")
    );
    // It is the same text.
    assert!(accepts(stored, "", "lètmeinpep"));
    assert!(matches!(parse(&Pbkdf2, &StoredHash::new(stored)), Err(ParseError::MissingKey(_))));
}

#[cfg(feature = "unicode")]
#[test]
fn compatibility_characters_are_folded() {
    let stored = "$pbkdf2-sha256$i=7,l=32$AAECAwQFBgcICQoLDA0ODw$4kErEVTR4UkX1s5TosRR+4I3e1oJGg8i98ey0xu8kPQ";
    assert!(
        accepts(stored, "pep", "\u{fb01}") && accepts(stored, "pep", "fi") && !accepts(stored, "pep", "f")
    );
}

/// argon2-cffi 25.1.0.
#[test]
fn argon2_in_base64() {
    // FusionAuth's own example.
    let example = "JGFyZ29uMmlkJHY9MTkkbT02NTUzNix0PTEscD0xJDRNVFZ4YnZrOHN3STB5czJMZjRzYWVSM3N3UnZuMGYyJFJNMkZDazUzcEV3MmVuMEpXdG9JcVd1M2M5eEp2aGIvN0dSeDhLa1g5a1U=";
    assert_verifies(&Argon2Base64, example, "password");
    let stored = "JGFyZ29uMmkkdj0xOSRtPTY0LHQ9MSxwPTEkM3JFYjlVWS9odXQwaEtDc2ptY2EzZyR5djE1ZXEvZjV2R05mZWN3NjRNTHVUNVpkVEpTL0JUWXpZbmtsNDNsOGlj";
    assert_verifies(&Argon2Base64, stored, "lètmein");
    assert_verifies(&Argon2Base64, stored.trim_end_matches('='), "lètmein");
    assert_malformed(&Argon2Base64, &["JGFyZ29uM", "JGFyZ29uM!", "JGFyZ29uMm\n"]);
    let cut = StoredHash::new(&stored[..stored.len() / 8 * 4]);
    assert!(matches!(parse(&Argon2Base64, &cut), Err(ParseError::Inner(_))));
}
