use super::*;
use crate::cost::Limits;
use crate::schemes::testing::{assert_malformed, assert_verifies, parse};
use crate::stored::StoredHash;

/// The first two from the tests of Logto, the others by Python's hashlib.
#[test]
fn expressions() {
    assert_verifies(&Legacy, Legacy.exemplar().unwrap().stored.as_str().unwrap(), "simple_password");
    let stored = r#"["pbkdf2",["hex:80ff00414243","1000","32","sha256","@"],"75d87d232694f0918d8e1ae49bce5f0a665e862da3e23e8b3eddf368db16d2cf"]"#;
    assert_verifies(&Legacy, stored, "Password123!");
    for stored in [
        r#"["sha256", ["a", "@", "b@", "@"], "4532d7466de4d9326311821198dae16916d6c8b59de190264dcdff8ae6901d43"]"#,
        r#"["SHA-512", ["@", "sält"], "90d59056caa08decb1fe1506e4195269fae8fb4d1425d5a412434baf62d474bd57038f0f111ead084e011e28dac753fc2cd18249308ed2b6fc930c37cfc24452"]"#,
        r#"["pbkdf2", ["@", "NaCl", "100", "20", "sha1"], "ba0473b5b6008221cb79606d2dcc2d0ff1edf90a"]"#,
    ] {
        assert_verifies(&Legacy, stored, "lètmein");
        assert_verifies(&Legacy, &stored.replace(", ", " ,\t"), "lètmein");
    }
}

/// firebase-scrypt 2.2.0 (npm), by the signer key of 0 to 63.
#[cfg(feature = "firebase")]
#[test]
fn firebase_rows() {
    let hash = "gEtjBssz6ydkAmblu/o2b+qomQD0TMAl3jIx7m4DxsmSAYJNTdInqWSS7X+LIHsNubdTBVNz8orYg4+69+fn4g==";
    let signer = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gISIjJCUmJygpKissLS4vMDEyMzQ1Njc4OTo7PD0+Pw==";
    let row = [
        "[\"firebase-scrypt\",[\"42xEC+ixf3L2lw==\",\"",
        signer,
        "\",\"Bw==\",\"8\",\"4\",\"@\"],\"",
        hash,
        "\"]",
    ]
    .concat();
    assert_verifies(&Legacy, &row, "letmein");
    assert_verifies(&Legacy, &row.replace('+', "-").replace('/', "_").replace('=', ""), "letmein");
    assert_malformed(
        &Legacy,
        &[&row.replace(signer, "AAEC"), &row.replace("4g==", ""), &row.replace(",\"8\"", "")],
    );
}

#[test]
fn malformed_rows() {
    assert_malformed(
        &Legacy,
        &[
            "[\"",
            r#"["md5"]"#,
            r#"["md5",["@"]]"#,
            r#"["md5",["@"],"51533f457802f105fc615463db7f0e20","x"]"#,
            r#"["md5",["@"],51533]"#,
            r#"["md5","@","51533f457802f105fc615463db7f0e20"]"#,
            r#"["md5",[1,"@"],"51533f457802f105fc615463db7f0e20"]"#,
            // Nobody's password.
            r#"["md5",[],"51533f457802f105fc615463db7f0e20"]"#,
            r#"["md5",["@@"],"51533f457802f105fc615463db7f0e20"]"#,
            r#"["md5",["@"],"51533f457802f105fc615463db7f0e2"]"#,
            r#"["md5",["@"],"51533f457802f105fc615463db7f0e"]"#,
            r#"["md5",["@"],""]"#,
            r#"["md6",["@"],"51533f457802f105fc615463db7f0e20"]"#,
            r#"["md5",["@"],"51533f457802f105fc615463db7f0eé0"]"#,
            r#"["pbkdf2",["NaCl","1","16","sha1"],"51533f457802f105fc615463db7f0e20"]"#,
            r#"["pbkdf2",["@","NaCl","0","16","sha1"],"51533f457802f105fc615463db7f0e20"]"#,
            r#"["pbkdf2",["@","NaCl","1","17","sha1"],"51533f457802f105fc615463db7f0e20"]"#,
            r#"["pbkdf2",["@","NaCl","1","15","sha1"],"51533f457802f105fc615463db7f0e"]"#,
            r#"["pbkdf2",["@","hex:0","1","16","sha1"],"51533f457802f105fc615463db7f0e20"]"#,
            r#"["pbkdf2",["@","NaCl","x","16","sha1"],"51533f457802f105fc615463db7f0e20"]"#,
            r#"["pbkdf2",["@","NaCl","1","16","sha"],"51533f457802f105fc615463db7f0e20"]"#,
        ],
    );
}

#[test]
fn hostile_rows() {
    let row = r#"["pbkdf2",["@","NaCl","4294967295","16","sha1"],"51533f457802f105fc615463db7f0e20"]"#;
    let record = parse(&Legacy, &StoredHash::new(row)).unwrap();
    assert!(Limits::default().check(&Legacy.id(), record.cost(8), 8).is_err());
    let deep = "[\"md5\",".repeat(2000);
    assert_malformed(&Legacy, &[&deep]);
}
