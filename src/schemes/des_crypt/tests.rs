use super::*;
use crate::cost::Limits;
use crate::schemes::testing::{assert_malformed, assert_verifies, matches, parse};

#[test]
fn exemplars() {
    for scheme in SCHEMES {
        let exemplar = scheme.exemplar().unwrap();
        assert_verifies(*scheme, exemplar.stored.as_str().unwrap(), exemplar.password);
    }
}

fn verifies(scheme: &dyn Scheme, stored: &str, password: &[u8]) -> bool {
    matches(parse(scheme, &StoredHash::new(stored)).unwrap().as_ref(), password)
}

/// libxcrypt 4.4.33.
#[test]
fn what_does_not_count() {
    assert_verifies(&DesCrypt, "Aby4cHRiUghj.", "lètmein");
    assert_verifies(&DesCrypt, "Ab8.xzrKjp63A", "letmein");
    for same in ["lètmein and more".as_bytes(), b"lC(tmein", b"l\xc3\x28tmein", "lètmein\0".as_bytes()] {
        assert!(verifies(&DesCrypt, "Aby4cHRiUghj.", same));
    }
    assert!(verifies(&DesCrypt, "Ab8.xzrKjp63A", b"letmein\0more"));
    assert!(!verifies(&DesCrypt, "Ab8.xzrKjp63A", b"letmein more"));
}

/// libxcrypt 4.4.33.
#[test]
fn extended() {
    let stored = "_J9..rasmEedsvB6g8/6";
    assert_verifies(&BsdiCrypt, stored, "password");
    let record = parse(&BsdiCrypt, &StoredHash::new(stored)).unwrap();
    assert_eq!(record.params(), Params::Rounds(725));
    assert!(matches(record.as_ref(), b"p\xe1ssword"));
    assert!(!matches(record.as_ref(), b"password and more"));
}

/// libxcrypt 4.4.33.
#[test]
fn numbers_of_segments() {
    let two = "JQMuyS6H.AGMoe4Nlxocdzmg";
    assert!(verifies(&BigCrypt, two, b"password1"));
    // Its start is DES crypt of eight bytes, which does not see the ninth.
    assert!(verifies(&DesCrypt, &two[..13], b"password1"));
    for other in ["password", "password2", "password1 and more", "password\0", ""] {
        assert!(!verifies(&BigCrypt, two, other.as_bytes()), "{other}");
    }
    let sixteen = "JQi9QcF/aLDeYAviJKvGPXAshWyXot4H9MI0s/htUbxvhc2ETl/L7o5EYTiI42bealgIN3h5yYtz11QyqMhlG0z0t67t79hd\
                   Ql3fo2miE8nzvCUAImGXuSWabk2YcfxbIiiHBM5fNZOZtPkhQZ.6u3GhgUOERJaub5LFyC6k62Ka4kW7Hc";
    assert!(verifies(&BigCrypt, sixteen, &[b'x'; 200]));
    assert!(verifies(&BigCrypt, sixteen, &[b'x'; 128]));
    assert!(!verifies(&BigCrypt, sixteen, &[b'x'; 120]));
}

#[test]
fn sixteen_bytes_count() {
    let stored = Crypt16.exemplar().unwrap().stored;
    let stored = stored.as_str().unwrap();
    assert!(verifies(&Crypt16, stored, b"passphrase"));
    assert!(!verifies(&Crypt16, stored, b"passphras"));
    assert!(!verifies(&BigCrypt, stored, b"passphrase"));
    assert_eq!(Crypt16.recognise(&StoredHash::new(stored)), Some(Confidence::Dialect));
}

#[test]
fn malformed_texts() {
    // Bits that belong to no byte.
    assert_malformed(&DesCrypt, &["N1tQbOFcM5fph", "N1tQbOFcM5fpi", "N1tQbOFcM5fpz"]);
    assert_malformed(&BigCrypt, &["JQMuyS6H.AGMpe4Nlxocdzmg", "JQMuyS6H.AGMoe4Nlxocdzmh"]);
    assert_malformed(&Crypt16, &["qi8H8R7OM4xMVNMPuRAZxlY.", "qi8H8R7OM4xMUNMPuRAZxlY/"]);
    // Stray bits.
    assert_malformed(&BsdiCrypt, &["_Y/..abcdyUJ1pf1nTxx"]);
    for (scheme, strings) in [
        (&DesCrypt as &dyn Scheme, ["", "N1tQbOFcM5fp", "N1tQbOFcM5fpg.", "N1tQbOFcM5fp!", "N$tQbOFcM5fpg"]),
        (
            &BsdiCrypt,
            [
                "_",
                "_Y/..abcdyUJ1pf1nTx",
                "_Y/..abcdyUJ1pf1nTxw.",
                "_Y/!.abcdyUJ1pf1nTxw",
                "Y/..abcdyUJ1pf1nTxw.",
            ],
        ),
        (
            &BigCrypt,
            [
                "N1tQbOFcM5fpg",
                "JQMuyS6H.AGMoe4Nlxocdzm",
                "JQMuyS6H.AGMoe4Nlxocdzmg.",
                "",
                "JQ-uyS6H.AGMoe4Nlxocdzmg",
            ],
        ),
        (
            &Crypt16,
            ["", "qi", "qi8H8R7OM4xMUNMPuRAZxlY", "qi8H8R7OM4xMUNMPuRAZxlY..", "qi8H8R7OM4xMUNMPuRAZxl:."],
        ),
    ] {
        for stored in strings {
            assert!(scheme.recognise(&StoredHash::new(stored)).is_none(), "{stored}");
            // As a hint leads to it all the same.
            let parsed = parse(scheme, &StoredHash::new(stored));
            assert!(matches!(parsed, Err(ParseError::Malformed(_))), "{stored}");
        }
    }
    let seventeen = ["ab", &".".repeat(17 * DIGEST)].concat();
    assert!(BigCrypt.recognise(&StoredHash::new(&seventeen)).is_none());
    assert!(parse(&BigCrypt, &StoredHash::new(&seventeen)).is_err());
}

#[test]
fn hostile_rounds_are_costly() {
    let record = parse(&BsdiCrypt, &StoredHash::new("_zzzzabcdyUJ1pf1nTxw")).unwrap();
    assert_eq!(record.params(), Params::Rounds((1 << 24) - 1));
    let strict = Limits::default().with_work_micros(1_000_000);
    assert!(strict.check(&BsdiCrypt.id(), record.cost(8), 8).is_err());
}

/// libxcrypt 4.4.33.
#[test]
fn no_rounds_are_one() {
    for stored in ["_....abcdYH1.LOmaVNc", "_/...abcdYH1.LOmaVNc"] {
        let record = parse(&BsdiCrypt, &StoredHash::new(stored)).unwrap();
        assert!(matches(record.as_ref(), b"p\xe4ss") && !matches(record.as_ref(), b"q\xe4ss"));
    }
}
