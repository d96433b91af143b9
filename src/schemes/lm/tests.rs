use super::*;
use crate::scheme::Confidence;
use crate::schemes::testing::{assert_malformed, assert_verifies, matches, parse};
use crate::stored::{Column, StoredHash};

fn verifies(stored: &str, encoding: Option<&str>, password: &str) -> bool {
    let row = StoredHash::new(stored);
    let row = encoding.into_iter().fold(row, |row, label| row.with_column(Column::Encoding, label));
    matches(parse(&Lm, &row).unwrap().as_ref(), password.as_bytes())
}

/// passlib 1.7.4, hashcat's and John the Ripper's examples.
#[test]
fn exemplars_and_others() {
    for (stored, password) in [
        ("e52cac67419a9a224a3b108f3fa6cb6d", "password"),
        ("E52CAC67419A9A224A3B108F3FA6CB6D", "PassWord"),
        ("5ecd9236d21095ce7584248b8d2c9f9e", "Yokohama"),
        ("7584248b8d2c9f9eaad3b435b51404ee", "a"),
        ("c667b2dba5b40d10aad3b435b51404ee", "7777777"),
        ("0182bd0bd4444bf836077a718ccdf409", "12345678"),
    ] {
        assert_verifies(&Lm, stored, password);
    }
    assert_verifies(&LmHalf, "$LM$cbc501a4d2227783", "AAAAAAA");
}

/// passlib 1.7.4: 14 characters count, 7 in the half.
#[test]
fn only_the_beginning_counts() {
    for password in ["Password1234567", "PASSWORD123456", "password123456"] {
        assert!(verifies("e52cac67419a9a22c41a0e2828864838", None, password));
    }
    assert!(!verifies("e52cac67419a9a22c41a0e2828864838", None, "password12345"));
    let half = parse(&LmHalf, &StoredHash::new("$LM$E52CAC67419A9A22")).unwrap();
    assert!(matches(half.as_ref(), b"PasswoRd and more"));
    assert!(!matches(half.as_ref(), b"Passwo"));
    assert_eq!((Lm.profile().truncates_at, LmHalf.profile().truncates_at), (Some(14), Some(7)));
}

/// passlib 1.7.4 with the named code page.
#[test]
fn code_pages() {
    for (stored, encoding, password) in [
        ("8ad743e2cc46a4b4aad3b435b51404ee", None, "ÄÖÜäöü"),
        ("7651ccf181cd4661aad3b435b51404ee", None, "señor"),
        ("2da8ba826f84c00faad3b435b51404ee", None, "ÁáÍí"),
        ("5e3ffeaa3dc3049ed0bfde05ce96fc2a", None, "crème brûlée"),
        ("7b9f56fb2b18cbc6aad3b435b51404ee", Some("cp850"), "naïve$1"),
        ("0c83c01c56aaf5c6aad3b435b51404ee", Some("ibm852"), "łódź"),
        ("8af054c0d18b4948aad3b435b51404ee", Some("CP866"), "пароль"),
        ("ec9b282439477e2daad3b435b51404ee", Some("cp-857"), "şifreğ"),
        ("d4229f9cc843e7f6aad3b435b51404ee", Some("upper-cp737"), "κωδικος"),
    ] {
        assert!(verifies(stored, encoding, password), "{password}");
        assert!(!verifies(stored, encoding, "ÄÖÜäöo"), "{password}");
    }
    // Another page gives other bytes.
    assert!(!verifies("8af054c0d18b4948aad3b435b51404ee", None, "пароль"));
    assert!(!verifies("2da8ba826f84c00faad3b435b51404ee", Some("cp437"), "ÁáÍí"));
    let record = parse(&Lm, &StoredHash::new("e52cac67419a9a224a3b108f3fa6cb6d")).unwrap();
    assert_eq!(record.readings(), READINGS);
}

/// Windows writes it where it keeps no such hash.
#[test]
fn no_password_is_not_the_empty_one() {
    let nothing = "aad3b435b51404eeAAD3B435B51404EE";
    for (scheme, stored) in [(&Lm as &dyn Scheme, nothing), (&LmHalf, "$LM$aad3b435b51404ee")] {
        assert!(matches!(parse(scheme, &StoredHash::new(stored)), Err(ParseError::Disabled)));
    }
    assert!(!verifies("7584248b8d2c9f9eaad3b435b51404ee", None, ""));
}

#[test]
fn malformed_texts() {
    assert_malformed(
        &LmHalf,
        &[
            "$LM$",
            "$LM$cbc501a4d222778",
            "$LM$cbc501a4d22277831",
            "$LM$cbc501a4d2227783aad3b435b51404ee",
            "$LM$cbc501a4d222778g",
        ],
    );
    for other in [
        "e52cac67419a9a224a3b108f3fa6cb6",
        "e52cac67419a9a224a3b108f3fa6cb6dd",
        "e52cac67419a9a224a3b108f3fa6cb6g",
    ] {
        assert_eq!(Lm.recognise(&StoredHash::new(other)), None);
        assert!(matches!(parse(&Lm, &StoredHash::new(other)), Err(ParseError::Malformed(_))));
    }
    assert_eq!(Lm.recognise(&StoredHash::new("e52cac67419a9a224a3b108f3fa6cb6d")), Some(Confidence::Shape));
    let row = StoredHash::new("e52cac67419a9a224a3b108f3fa6cb6d").with_column(Column::Encoding, "utf-9");
    assert!(matches!(parse(&Lm, &row), Err(ParseError::Malformed(Malformed::Unknown("encoding")))));
}
