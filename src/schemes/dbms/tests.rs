use super::*;
use crate::schemes::testing::{assert_malformed, assert_verifies, matches, parse};

#[test]
fn exemplars() {
    for scheme in SCHEMES {
        let exemplar = scheme.exemplar().unwrap();
        assert_verifies(*scheme, exemplar.stored.as_str().unwrap(), exemplar.password);
    }
}

/// passlib's tests and John the Ripper.
#[test]
fn one_digest_or_both() {
    for (stored, password) in [
        (
            "0x0100BF088517935FC9183FE39FDEC77539FD5CB52BA5F5761881E5B9638641A79DBF0F1501647EC941F3355440A2",
            "lapin",
        ),
        (
            "0x01008408C523CF06DCB237835D701C165E68F9460580132E28ED8BC558D22CEDF8801F4503468A80F9C52A12C0A3",
            "CANARD",
        ),
    ] {
        assert_verifies(&FOLDED, stored, password);
        let row = StoredHash::new(stored.to_lowercase());
        let other = password.to_lowercase();
        assert!(matches(parse(&FOLDED, &row).unwrap().as_ref(), other.as_bytes()));
    }
    let known = EXACT.exemplar().unwrap().stored;
    let matches_exactly =
        |password: &str| matches(parse(&EXACT, &known).unwrap().as_ref(), password.as_bytes());
    assert!(matches_exactly("foo"));
    assert!(!matches_exactly("Foo"));
}

/// John the Ripper, both vectors of its format.
#[test]
fn the_proprietary_hash() {
    let stored = "0x3f05fc3d526946d9936c63dd798c5fa1b980747b1d81d0b9b2e8197d2aca";
    assert_verifies(&SybaseProp, stored, "test12");
    let record = parse(&SybaseProp, &StoredHash::new(stored)).unwrap();
    assert!(matches(record.as_ref(), b"test12\0more"), "it stops at a NUL byte");
    assert!(!matches(record.as_ref(), b"Test12"));
}

#[test]
fn all_that_is_read_counts() {
    use crate::primitives::sybase::sybase_feal;
    let long = [b'x'; READ];
    for place in 0..READ {
        let mut other = long;
        other[place] = b'y';
        assert_ne!(sybase_feal(&long, 7), sybase_feal(&other, 7), "{place}");
    }
    assert_eq!(sybase_feal(&[b'x'; READ], 7), sybase_feal(&[b'x'; 200], 7));
}

/// The account that InterBase and Firebird are delivered with.
#[test]
fn the_password_that_everybody_knows() {
    let record = parse(&Firebird, &StoredHash::new("QP3LMZ/MJh.")).unwrap();
    assert!(matches(record.as_ref(), b"masterkey"));
    assert!(matches(record.as_ref(), b"masterke"), "eight bytes are read");
    assert!(!matches(record.as_ref(), b"Masterkey"));
    assert_malformed(&Firebird, &["QP3LMZ/MJh/"]);
    assert!(Firebird.recognise(&StoredHash::new("QP3LMZ/MJh")).is_none());
}

#[test]
fn malformed_texts() {
    for (scheme, stored) in [
        (&FOLDED as &dyn Scheme, FOLDED.exemplar().unwrap().stored),
        (&SybaseProp, SybaseProp.exemplar().unwrap().stored),
    ] {
        let good = stored.as_str().unwrap();
        assert_malformed(scheme, &[&[&good[..good.len() - 1], "g"].concat()]);
        for other in [&good[..good.len() - 1], &good[..good.len() - 2], &[good, "00"].concat(), "0x", ""] {
            assert!(scheme.recognise(&StoredHash::new(other)).is_none(), "{other}");
        }
    }
    assert!(SybaseProp.recognise(&StoredHash::new(["0x2906", &"0".repeat(56)].concat())).is_none());
    for other in ["lebVZteiEsdpknc", "lebVZteiEsdpkncc.", "lebVZteiEsdpknc1", ""] {
        assert!(OpenEdge.recognise(&StoredHash::new(other)).is_none(), "{other}");
    }
}
