use super::*;
use crate::cost::Limits;
use crate::keyring::Keyring;
use crate::schemes::testing::{matches, parse};
use crate::stored::Subject;

fn row(stored: &str, columns: &[(&str, &str)]) -> StoredHash {
    columns
        .iter()
        .fold(StoredHash::new(stored), |row, (name, value)| row.with_column(Column::from_name(name), value))
}

fn malformed(scheme: &dyn Scheme, row: &StoredHash) -> bool {
    matches!(parse(scheme, row), Err(ParseError::Malformed(_)))
}

#[test]
fn known_pairs() {
    for scheme in SCHEMES {
        let known = scheme.exemplar().unwrap();
        assert_eq!(scheme.recognise(&known.stored), Some(Confidence::Shape), "{}", scheme.id());
        let record = parse(*scheme, &known.stored).unwrap();
        assert!(matches(record.as_ref(), known.password.as_bytes()), "{}", scheme.id());
        assert!(!matches(record.as_ref(), b"LetMeIn") && !matches(record.as_ref(), b""));
    }
}

/// Rows of Appwrite's and Stytch's own tests.
#[test]
fn rows_of_the_providers() {
    let stored = "3fdef49701bc4cfaacd551fe017283513284b4731e6945c263246ef948d3cf63b5d269c31fd697246085111a428245e24a4dd\
                  c6b64c687bc60a8910dbafc1d5b";
    let known = row(stored, &[("salt", "appwrite"), ("n", "16384"), ("r", "13"), ("p", "2")]);
    assert!(matches(parse(&APPWRITE, &known).unwrap().as_ref(), b"appwrite"));
    let known =
        row("A6VzdsTsTHPqafORIb0GkGD6qFxdncqwA15YXRsVgvs=", &[("salt", "XPapDAm6xdV5UhMpyPrSpy8FbfCDtA==")]);
    let password = "averylongandunguessablepasswordwithlotsofrandominfooofisjoafasnr;,n3";
    assert!(matches(parse(&STYTCH, &known).unwrap().as_ref(), password.as_bytes()));
}

#[test]
fn encodings_by_column() {
    // Of `letmein`, by Python's hashlib.
    let hex = "762563174d297bdf48f94c4a9d3e967fdc238bd18f4a8abe61ca508571b8d33c";
    let base64 = "diVjF00pe99I-UxKnT6Wf9wji9GPSoq-YcpQhXG40zw";
    let usual = [("rounds", "100"), ("digest", "SHA-256")];
    let read = |stored: &str, more: &[(&str, &str)]| {
        let row = row(stored, &[more, &usual].concat());
        parse(&PBKDF2, &row).map(|record| matches(record.as_ref(), b"letmein"))
    };
    assert!(read(hex, &[("salt", "NaCl")]).unwrap());
    assert!(read(&hex.to_uppercase(), &[("salt", "NaCl"), ("hash_encoding", "hex")]).unwrap());
    assert!(read(base64, &[("salt", "NaCl"), ("hash_encoding", "base64")]).unwrap());
    assert!(read(hex, &[("salt", "4e61436c"), ("salt_encoding", "hex")]).unwrap());
    assert!(read(hex, &[("salt", "TmFDbA=="), ("salt_encoding", "base64url")]).unwrap());
    assert!(!read(hex, &[("salt", "4e61436c")]).unwrap());
    assert!(read(hex, &[("salt", "NaCl"), ("len", "32")]).unwrap());
    assert!(read(hex, &[("salt", "NaCl"), ("len", "64")]).is_err());
    for odd in [("hash_encoding", "rot13"), ("salt_encoding", "")] {
        assert!(matches!(read(hex, &[("salt", "NaCl"), odd]), Err(ParseError::Malformed(_))));
    }
}

#[test]
fn what_is_missing_and_what_is_wrong() {
    let known = PBKDF2.exemplar().unwrap().stored;
    let text = known.as_str().unwrap();
    let all = [("salt", "NaCl"), ("rounds", "100"), ("digest", "sha256")];
    for (index, (name, _)) in all.iter().enumerate() {
        let mut columns = all.to_vec();
        columns.remove(index);
        let missing = parse(&PBKDF2, &row(text, &columns));
        assert!(matches!(missing, Err(ParseError::MissingContext(_))), "{name}");
    }
    let odd: [(&str, &str); 8] = [
        ("rounds", "0"),
        ("rounds", "-1"),
        ("rounds", "0100"),
        ("rounds", "4294967296"),
        ("rounds", ""),
        ("digest", "sha257"),
        ("digest", ""),
        ("digest", "crc32"),
    ];
    for (name, value) in odd {
        let columns: Vec<_> =
            all.iter().map(|pair| if pair.0 == name { (name, value) } else { *pair }).collect();
        assert!(malformed(&PBKDF2, &row(text, &columns)), "{name} {value}");
    }
    for stored in [&text[..63], &text[..30], "", "zz", &text.replace('7', "g")] {
        assert!(malformed(&PBKDF2, &row(stored, &all)), "{stored}");
    }
    let scrypt = SCRYPT.exemplar().unwrap().stored;
    for (name, value) in [("n", "0"), ("n", "1"), ("n", "24"), ("r", "0"), ("p", "0"), ("n", "99999999999")] {
        let row = scrypt.clone().with_column(Column::from_name(name), value);
        assert!(malformed(&SCRYPT, &row), "{name} {value}");
    }
    let argon2 = ARGON2.exemplar().unwrap().stored;
    for (name, value) in
        [("variant", "argon2x"), ("version", "17"), ("lanes", "0"), ("memory", "x"), ("rounds", "0")]
    {
        let row = argon2.clone().with_column(Column::from_name(name), value);
        assert!(malformed(&ARGON2, &row), "{name} {value}");
    }
    assert!(malformed(&ARGON2, &argon2.with_column(Column::Salt, "short")));
}

#[test]
fn hostile_numbers_are_a_matter_of_the_limits() {
    let rows: [(&dyn Scheme, StoredHash); 3] = [
        (&PBKDF2, PBKDF2.exemplar().unwrap().stored.with_column(Column::Rounds, "4294967295")),
        (&SCRYPT, SCRYPT.exemplar().unwrap().stored.with_column(Column::from_name("n"), "1073741824")),
        (&ARGON2, ARGON2.exemplar().unwrap().stored.with_column(Column::from_name("memory"), "4294967295")),
    ];
    for (scheme, row) in rows {
        let (subject, keyring) = (Subject::unknown(), Keyring::new());
        let Ok((_, cost)) = scheme.inspect(Input::new(&row, &subject, &keyring)) else { continue };
        assert!(Limits::default().check(&scheme.id(), cost, 8).is_err(), "{}", scheme.id());
    }
}

#[test]
fn bcrypt_taken_apart() {
    let known = BcryptColumns.exemplar().unwrap().stored;
    for (column, value) in [
        (Column::Rounds, "3"),
        (Column::Rounds, "32"),
        (Column::Rounds, "06"),
        (Column::Rounds, ""),
        (Column::Salt, "If6bvum7DFjUnE9p2uDeD"),
        (Column::Salt, "If6bvum7DFjUnE9p2uDeDu."),
        (Column::Salt, "If6bvum7DFjUnE9p2uDeD+"),
    ] {
        assert!(malformed(&BcryptColumns, &known.clone().with_column(column, value)), "{value}");
    }
    assert!(BcryptColumns.recognise(&StoredHash::new("0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0")).is_none());
    assert!(matches!(
        parse(&BcryptColumns, &StoredHash::new("0YHzrHM6tf.iqN8.yx.jNN1ILEf7h0i")),
        Err(ParseError::MissingContext(_))
    ));
}
