use super::*;
use crate::cost::Limits;
use crate::schemes::testing::{matches, parse};
use crate::stored::StoredHash;

fn row(stored: &str, salt: &str, kind: Option<&str>) -> StoredHash {
    let row = StoredHash::new(stored).with_column(Column::Salt, salt);
    kind.into_iter().fold(row, |row, kind| row.with_column(Column::from_name(COLUMN), kind))
}

const HEX_SALT: &str = "000102030405060708090a0b0c0d0e0f";

/// Of `lètmein`: Python's hashlib, argon2-cffi 25.1.0.
#[test]
fn every_kind() {
    // Gitea's own test of its hashes.
    let stored = "551f089f570f989975b6f7c6a8ff3cf89bc486dd7bbe87ed4d80ad4362f8ee599ec8dda78dac196301b98456402bcda775dc";
    let known = row(stored, "aaaaaaaaaa", Some("argon2"));
    assert!(matches(parse(&Gitea, &known).unwrap().as_ref(), b"abcdef"));
    let pbkdf2 = "eaad8fe4cdae1b856d161c167669669f5b3aa7bd92bb08197859c6069951688537d36daab921df8ac019a8f395f278843d89";
    for (stored, salt, kind) in [
        (pbkdf2, HEX_SALT, None),
        (pbkdf2, HEX_SALT, Some("")),
        (pbkdf2, HEX_SALT, Some("pbkdf2")),
        (pbkdf2, HEX_SALT, Some("pbkdf2_v1")),
        (pbkdf2, HEX_SALT, Some("pbkdf2$10000$50")),
        (
            "db5939bce17311c3d892e6d743557e9e89628c13bff487c34557ec3222c94194c3918d3d9cf993de06cd001d076e0f7f0bb6",
            "abcdefghij",
            None,
        ),
        (
            "a7b7223ebd97f137219c7ec6a054babfe5ae4129f517968d0c0bdf5a06fcbe886c7b16be7e6cceee",
            HEX_SALT,
            Some("pbkdf2$320$40"),
        ),
        (
            "2689c36f1a665659c64948e2d2b928ad749cbe5b5a9d46d12c3f3494f19a9594d05b890ec2887971adc181eb1f301b6634f1",
            HEX_SALT,
            Some("pbkdf2_v2"),
        ),
        (
            "efc60f0bb6db16b30e74ba15ba9d73c57e1c5401d118d955a3bbf895031e28cb26d60a713e066e6e4f9541c0aeb2f7b8f157",
            HEX_SALT,
            Some("scrypt$16$2$1$50"),
        ),
        (
            "c4d2330bf0188ac521b8650be059c99cefa67db1861a6ea3306d65f532c9ab85504fc2e06d83195b58a7b1bff6d4ba79b2c1",
            HEX_SALT,
            Some("argon2$1$64$2$50"),
        ),
    ] {
        let row = row(stored, salt, kind);
        assert!(Gitea.recognise(&row).is_some(), "{kind:?}");
        let record = parse(&Gitea, &row).unwrap();
        assert!(matches(record.as_ref(), "lètmein".as_bytes()), "{kind:?}");
        assert!(!matches(record.as_ref(), b"letmein"), "{kind:?}");
    }
}

/// A computation of 64 MiB, and of one each at 65536, 16, 2.
#[test]
fn the_defaults_of_scrypt() {
    let stored = "3a41f9cc3a85f7be3213dbe5d2efa8f661852463ea6caa791be919c074d8ea3af5fc13357882d0c2bca81a4f3fae5ee28aa3";
    assert!(matches(
        parse(&Gitea, &row(stored, HEX_SALT, Some("scrypt"))).unwrap().as_ref(),
        "lètmein".as_bytes()
    ));
}

#[test]
fn malformed_rows() {
    let key = "ab".repeat(50);
    for (stored, salt, kind) in [
        (key.as_str(), HEX_SALT, "bcrypt"),
        (&key, HEX_SALT, "pbkdf3"),
        (&key, HEX_SALT, "pbkdf2$"),
        (&key, HEX_SALT, "pbkdf2$1"),
        (&key, HEX_SALT, "pbkdf2$0$50"),
        (&key, HEX_SALT, "pbkdf2$-1$50"),
        (&key, HEX_SALT, "pbkdf2$1$51"),
        (&key, HEX_SALT, "pbkdf2$1$50$1"),
        (&key, HEX_SALT, "pbkdf2$99999999999$50"),
        (&key, HEX_SALT, "scrypt$17$8$1$50"),
        (&key, HEX_SALT, "scrypt$1$8$1$50"),
        (&key, HEX_SALT, "argon2$1$1$8$50"),
        (&key, HEX_SALT, "argon2$1$64$8$49"),
        (&key, "nothexa", "pbkdf2"),
        (&key, "abcdefghi", "pbkdf2"),
        (&key[2..], HEX_SALT, "pbkdf2"),
        (&key[..30], HEX_SALT, "pbkdf2$1$15"),
        (&key[1..], HEX_SALT, "pbkdf2"),
    ] {
        let row = row(stored, salt, Some(kind));
        assert!(matches!(parse(&Gitea, &row), Err(ParseError::Malformed(_))), "{kind} {salt}");
    }
    assert!(matches!(parse(&Gitea, &StoredHash::new(&key)), Err(ParseError::MissingContext(Context::Salt))));
}

#[test]
fn hostile_numbers_are_a_matter_of_the_limits() {
    let key = "ab".repeat(50);
    for kind in ["pbkdf2$4294967295$50", "scrypt$1073741824$8$1$50", "argon2$4294967295$65536$8$50"] {
        let Ok(record) = parse(&Gitea, &row(&key, HEX_SALT, Some(kind))) else { continue };
        assert!(Limits::default().check(&Gitea.id(), record.cost(8), 8).is_err(), "{kind}");
    }
}
