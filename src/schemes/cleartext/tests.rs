use super::*;
use crate::schemes::testing::{assert_malformed, assert_verifies, matches, parse};

#[test]
fn labels_in_any_case() {
    for stored in ["{PLAIN}pa}ss{ö", "{clear}pa}ss{ö", "{ClearText}pa}ss{ö"] {
        assert_verifies(&Labelled, stored, "pa}ss{ö");
    }
    let spaced = parse(&Labelled, &StoredHash::new("{PLAIN} letmein ")).unwrap();
    assert!(matches(spaced.as_ref(), b" letmein "));
    assert!(!matches(spaced.as_ref(), b"letmein"));
    let bytes = parse(&Labelled, &StoredHash::new(b"{PLAIN}\xff\x00\xfe")).unwrap();
    assert!(matches(bytes.as_ref(), b"\xff\x00\xfe"));
}

#[test]
fn no_password_is_not_the_empty_one() {
    assert_malformed(&Labelled, &["{PLAIN}", "{CLEAR}"]);
    assert_malformed(&Truncated, &["{PLAIN-TRUNC}0-", "{PLAIN-TRUNC}8-"]);
}

/// Dovecot 2.3.19, `doveadm pw -t`.
#[test]
fn a_start_is_enough_where_it_is_all_there_is() {
    let record = parse(&Truncated, &StoredHash::new("{PLAIN-TRUNC}7-letmein")).unwrap();
    for (password, accepted) in
        [("letmein", true), ("letmeinnow", true), ("letmei", false), ("Letmein", false), ("", false)]
    {
        assert_eq!(matches(record.as_ref(), password.as_bytes()), accepted, "{password}");
    }
    let whole = parse(&Truncated, &StoredHash::new("{PLAIN-TRUNC}8-letmein")).unwrap();
    assert!(matches(whole.as_ref(), b"letmein"));
    assert!(!matches(whole.as_ref(), b"letmeinn"));
    assert!(!matches(whole.as_ref(), b"letmeinnow"));
    let dash = parse(&Truncated, &StoredHash::new("{plain-trunc}3-a-b")).unwrap();
    assert!(matches(dash.as_ref(), b"a-bc"));
    assert_malformed(
        &Truncated,
        &[
            "{PLAIN-TRUNC}",
            "{PLAIN-TRUNC}letmein",
            "{PLAIN-TRUNC}-letmein",
            "{PLAIN-TRUNC}7letmein",
            "{PLAIN-TRUNC}07-letmein",
            "{PLAIN-TRUNC}4294967296-letmein",
        ],
    );
}

#[test]
fn an_unlabelled_value_is_a_password_by_hint_only() {
    let recognised = |text: &str| UserPassword.recognise(&StoredHash::new(text));
    assert_eq!(recognised("letmein"), Some(Confidence::Dialect));
    assert_eq!(recognised("{"), Some(Confidence::Dialect));
    assert_eq!(recognised("{x} y"), None);
    assert_eq!(recognised("{SSHA}x"), None);
    assert_eq!(recognised(""), None);
    assert_eq!(recognised(&"x".repeat(LONGEST + 1)), None);
    assert_verifies(&UserPassword, "táБℓə", "táБℓə");
}
