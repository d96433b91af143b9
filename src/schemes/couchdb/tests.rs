use super::*;
use crate::cost::Limits;
use crate::schemes::testing::{assert_malformed, assert_verifies, parse};

#[test]
fn exemplars() {
    for scheme in SCHEMES {
        let exemplar = scheme.exemplar().unwrap();
        assert_verifies(*scheme, exemplar.stored.as_str().unwrap(), exemplar.password);
    }
}

/// Python's hashlib.
#[test]
fn every_form() {
    let sha256 = USER.split('"').rev().nth(1).unwrap();
    let ini = ["-pbkdf2:sha256-", sha256, ",0102030405060708090a0b0c0d0e0f10,1000"].concat();
    assert_verifies(&Admin, &ini, "letmein");
    assert_verifies(&Admin, &ADMIN.replace("-pbkdf2-", "-pbkdf2:sha-"), "letmein");
    let simple = r#"{"password_sha":"bd6b8bd2599b6c7ce22179a78f6d928c59311e3d","salt":"0102030405060708090a0b0c0d0e0f10"}"#;
    assert_verifies(&User, simple, "letmein");
    let sha1 = ADMIN.strip_prefix("-pbkdf2-").unwrap().split(',').next().unwrap();
    let old = USER.replace(sha256, sha1).replace("1000", "10").replace(r#""pbkdf2_prf":"sha256","#, "");
    assert_verifies(&User, &old, "letmein");
}

#[test]
fn malformed_texts() {
    assert_malformed(
        &Admin,
        &[
            "-pbkdf2-",
            "-pbkdf2:",
            "-pbkdf2:sha256-",
            "-pbkdf2-,,",
            &ADMIN.replace("-pbkdf2-", "-pbkdf2-0"),
            &ADMIN.replace("-pbkdf2-", "-pbkdf2-00"),
            &ADMIN.replace("-pbkdf2-", "-pbkdf2:sha256-"),
            &ADMIN.replace("-pbkdf2-", "-pbkdf2:md5-"),
            &ADMIN.replace("-pbkdf2-", "-pbkdf2:-"),
            &ADMIN.replace(",10", ",0"),
            &ADMIN.replace(",10", ",-1"),
            &ADMIN.replace(",10", ",010"),
            &ADMIN.replace(",10", ",4294967296"),
            &ADMIN.replace(",10", ""),
            &ADMIN[..40],
        ],
    );
    assert_malformed(
        &User,
        &[
            &USER.replace("1000", "0"),
            &USER.replace("1000", "\"1000\""),
            &USER.replace("sha256", "md5"),
            &USER.replace("\"sha256\"", "7"),
            &USER.replace("sha256", "sha"),
            &USER.replacen('{', "{\"password_scheme\":\"simple\",", 1),
            &USER[..USER.len() - 1],
            r#"{"password_sha":"bd6b","salt":"x"}"#,
            r#"{"password_sha":7,"salt":"x"}"#,
        ],
    );
    assert!(User.recognise(&StoredHash::new(r#"{"salt":"x"}"#)).is_none());
}

#[test]
fn hostile_rounds_are_costly() {
    let stored = [ADMIN.replace(",10", ",4294967295"), USER.replace("1000", "4294967295")];
    for (scheme, stored) in SCHEMES.iter().zip(stored) {
        let record = parse(*scheme, &StoredHash::new(stored)).unwrap();
        assert!(Limits::default().check(&scheme.id(), record.cost(8), 8).is_err());
    }
}
