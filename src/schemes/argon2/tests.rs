use super::*;
use crate::cost::Limits;
use crate::keyring::Keyring;
use crate::schemes::testing::{assert_malformed, assert_verifies, matches, parse, parse_for};
use crate::stored::Subject;

const GOOD: &str = "$argon2id$v=19$m=64,t=2,p=2$c29tZXNhbHQ$NQrDciL0Nsy1wJcvHr079rlYvyBxhBNi";

/// argon2-cffi 25.1 (the reference).
#[test]
fn variants_and_versions() {
    for stored in [
        "$argon2d$v=16$m=64,t=2,p=2$c29tZXNhbHQ$nfdqwgZA1Ww0HK/8QkvyZ6MgiZX8YLe0",
        "$argon2d$v=19$m=64,t=2,p=2$c29tZXNhbHQ$aOJGLJi4vGu2DsaNtBiuLJ7ST8Z0ikDp",
        "$argon2i$v=16$m=64,t=2,p=2$c29tZXNhbHQ$ZMP3RTfBqchLDYW722UelogpAGOmGY+h",
        "$argon2i$m=64,t=2,p=2$c29tZXNhbHQ$ZMP3RTfBqchLDYW722UelogpAGOmGY+h",
        "$argon2i$v=19$m=64,t=2,p=2$c29tZXNhbHQ$IInz54p5lyD4CvgGVTEo8psTLK/kDQWf",
        "$argon2id$v=16$m=64,t=2,p=2$c29tZXNhbHQ$/qru6ELDx3dN5J8JlnnJkCF2SqUlT4Ga",
        GOOD,
        // PHP 8.2, and its libsodium.
        "$argon2id$v=19$m=64,t=1,p=1$TjZSeUdLODRiaFdpcTg4OA$DhlkHzT6iK/LRMjFzRcNfYX8MWEWANrH9J5OqbCgydU",
        "$argon2id$v=19$m=8,t=1,p=1$mcTReLx9osIxxRS/u6pZ9g$7MHRgeJ9lts4MwO7K+S0vAMHpVgEQurouuigks03BaY",
    ] {
        assert_verifies(&Argon2, stored, "password");
    }
}

#[test]
fn loose_spellings() {
    assert_verifies(&Argon2, &GOOD.replace("m=64,t=2,p=2", "t=2,p=2,m=64"), "password");
    assert_verifies(&Argon2, &GOOD.replace("c29tZXNhbHQ$", "c29tZXNhbHQ=$"), "password");
    assert_verifies(&Argon2, &GOOD.replace("c29tZXNhbHQ$", "c29tZXNhbHR$"), "password");
    assert_verifies(&Argon2, &GOOD.replace("p=2", "p=2,keyid=Hj5"), "password");
    assert_verifies(&Argon2, &GOOD.replace("p=2", "p=2,keyid=,data="), "password");
    assert_verifies(&Argon2, &[GOOD, "\0\0\0"].concat(), "password");
}

#[test]
fn associated_data_counts() {
    let record = |data| parse(&Argon2, &StoredHash::new(GOOD.replace("p=2", data))).unwrap();
    let plain = record("p=2").derive(b"x", &mut Default::default()).unwrap();
    for data in ["p=2,data=AQ", "data=AQ==,p=2"] {
        let tag = record(data).derive(b"x", &mut Default::default()).unwrap();
        assert!(!tag.matches(&plain).unwrap());
    }
}

#[test]
fn keys() {
    let keyring = Keyring::new().with("argon2", [3; 8]).with("Hj5", "").with("col", [4; 8]);
    let verifies = |row: &StoredHash| {
        let record = parse_for(&Argon2Keyed, row, &Subject::unknown(), &keyring).unwrap();
        matches(record.as_ref(), b"password")
    };
    // No key at all is the plain digest.
    assert!(!verifies(&StoredHash::new(GOOD)));
    let named = StoredHash::new(GOOD.replace("p=2", "p=2,keyid=Hj5"));
    assert!(verifies(&named));
    assert!(!verifies(&named.clone().with_column(Column::KeyId, "col")));
    assert!(verifies(&StoredHash::new(GOOD).with_column(Column::KeyId, "Hj5")));
    let missing = named.with_column(Column::KeyId, "gone");
    assert!(matches!(parse(&Argon2Keyed, &missing), Err(ParseError::MissingKey(_))));
    let odd = missing.clone().with_column(Column::KeyId, [0xff]);
    assert!(matches!(parse(&Argon2Keyed, &odd), Err(ParseError::Malformed(_))));
    assert_eq!(Argon2Keyed.recognise(&odd), Some(Confidence::Dialect));
    // An import does not have the keys.
    let keyring = Keyring::new();
    assert!(Argon2Keyed.inspect(Input::new(&missing, &Subject::unknown(), &keyring)).is_ok());
}

/// RFC 9106 section 5.3.
#[test]
fn secret_and_data_of_the_rfc() {
    let stored = "$argon2id$v=19$m=32,t=3,p=4,data=BAQEBAQEBAQEBAQE$AgICAgICAgICAgICAgICAg$\
                  DWQN9Y14dmwIwDejSotTydAe8EUtdbZetSUg6WsB5lk";
    let row = StoredHash::new(stored).with_column(Column::KeyId, "rfc");
    let keyring = Keyring::new().with("rfc", [3; 8]);
    let record = parse_for(&Argon2Keyed, &row, &Subject::unknown(), &keyring).unwrap();
    assert!(matches(record.as_ref(), &[1; 32]));
    assert!(!matches(record.as_ref(), &[1; 31]));
}

#[test]
fn malformed_texts() {
    let start = GOOD.split_at(GOOD.len() - 32).0;
    assert_malformed(
        &Argon2,
        &[
            "$argon2id$",
            "$argon2id$v=19",
            "$argon2id$v=19$",
            "$argon2id$v=19$m=64,t=2,p=2",
            "$argon2id$v=19$m=64,t=2,p=2$c29tZXNhbHQ",
            "$argon2id$v=19$m=64,t=2,p=2$c29tZXNhbHQ$",
            &[GOOD, "$"].concat(),
            &[GOOD, "!"].concat(),
            &[GOOD, "ä"].concat(),
            &[GOOD, "\n"].concat(),
            &[start, "MTIzNDU2Nzg5"].concat(),
            &[start, &"A".repeat(1368)].concat(),
        ],
    );
    let long = ["2,data=", &"A".repeat(44)].concat();
    for (field, values) in [
        ("v=19", ["20", "019", "", "-19", "4294967315", "19$v=19"].as_slice()),
        ("m=64", &["", "064", "+64", "-64", "0", "15", "64,m=64", "18446744073709551616"]),
        ("t=2", &["", "0", "4294967296", "2,T=2", "2,", "2,,x=1"]),
        ("p=2", &["0", "16777216", "4294967295", "2,x=1", "2,", "2,data=!", &long]),
        ("c29tZXNhbHQ", &["", "c29tZXNhbA", "c29tZXNhbHQ==", "c29t_XNhbHQ", "c29tZXNhbHQ$"]),
    ] {
        let name = field.split_inclusive('=').next().filter(|name| name.ends_with('=')).unwrap_or("");
        for value in values {
            assert_malformed(&Argon2, &[&GOOD.replace(field, &[name, value].concat())]);
        }
    }
    for missing in ["m=64,", "t=2,", ",p=2"] {
        assert_malformed(&Argon2, &[&GOOD.replace(missing, "")]);
    }
    assert!(matches!(
        parse_text(GOOD.replace("t=2", "m=2").as_bytes()),
        Err(Malformed::Duplicate("parameter"))
    ));
    for other in ["", "$argon2", "$argon2x$v=19$", "argon2id$v=19$", "$ARGON2ID$"] {
        assert!(Argon2.recognise(&StoredHash::new(other)).is_none());
        assert!(parse_text(other.as_bytes()).is_err());
    }
}

#[test]
fn what_is_cut_off_is_never_read() {
    for len in 0..GOOD.len() - 18 {
        assert!(parse_text(&GOOD.as_bytes()[..len]).is_err(), "{len}");
    }
}

#[test]
fn hostile_numbers_are_costly() {
    for (honest, hostile) in
        [("m=64", "m=4294967295"), ("t=2", "t=4294967295"), ("m=64,t=2,p=2", "m=4294967295,t=1,p=16777215")]
    {
        let record = parse(&Argon2, &StoredHash::new(GOOD.replace(honest, hostile))).unwrap();
        assert!(Limits::default().check(&Argon2.id(), record.cost(8), 8).is_err());
    }
}

#[test]
fn parameters_are_kept() {
    let record = parse(&Argon2, &Argon2.exemplar().unwrap().stored).unwrap();
    let (variant, version) = (Argon2Variant::Id, 19);
    let params = Params::Argon2 { variant, version, memory_kib: 64, passes: 2, lanes: 2 };
    assert_eq!(record.params(), params);
    assert!(matches(record.as_ref(), b"password"));
}
