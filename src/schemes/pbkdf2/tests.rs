use super::*;
use crate::cost::Limits;
use crate::schemes::testing::{assert_malformed, assert_verifies, matches, parse};

const GOOD_PHC: &str = "$pbkdf2-sha256$i=10,l=32$c2FsdHNhbHQ$do35F3u/FLwJBGylvud/KiXIHSVQVRDS4Ty083zAxlE";

#[test]
fn exemplars() {
    for scheme in SCHEMES {
        let exemplar = scheme.exemplar().unwrap();
        assert_verifies(*scheme, exemplar.stored.as_str().unwrap(), exemplar.password);
    }
}

#[test]
fn either_alphabet_and_padding() {
    let plus = SHA1.exemplar.replace(".//.", "+//+");
    assert_verifies(&SHA1, &plus, "password");
    assert_verifies(&SHA1, &plus.replace("c2FsdA$", "c2FsdA==$"), "password");
    // Pow, as Elixir writes it.
    assert_verifies(
        &SHA512,
        "$pbkdf2-sha512$10$MDEyMzQ1Njc4OWFiY2RlZg==$CF2/RJWBEMwLhgzwjcUKGKdtTDdmlX36wg6p75iaOBtH2JZ5tvUa\
         +uzIg/oY50IznvcYpZh8zMeS8ckAJ5VOfA==",
        "password",
    );
    assert!(
        parse(&SHA256, &StoredHash::new("$pbkdf2-sha256$1$$if4XCuPT2520..oLb1pnlR8wgJgfU5qDdDHE5Obx7Xs"))
            .is_ok()
    );
}

#[test]
fn phc() {
    assert_verifies(&PHC, "$pbkdf2$i=10,l=20$c2FsdHNhbHQ$fK9Cpm2Vo6RrMVh9rvp5RLtXZwM", "password");
    assert_verifies(&PHC, "$pbkdf2-sha1$i=10,l=16$c2FsdHNhbHQ$fK9Cpm2Vo6RrMVh9rvp5RA", "password");
    assert_verifies(
        &PHC,
        "$pbkdf2-sha512$i=10,l=40$c2FsdHNhbHQ$hau7BAy5koADyTciWQ9Uwl4oVNv4TZ8X6vxiqanj0bo3l975zHerTA",
        "password",
    );
    // @phc/pbkdf2.
    assert_verifies(&PHC, &GOOD_PHC.replace(",l=32", ""), "password");
    let record = parse(&PHC, &StoredHash::new(GOOD_PHC)).unwrap();
    assert_eq!(record.params(), Params::Pbkdf2 { digest: Digest::Sha256, rounds: 10 });
    assert!(!matches(record.as_ref(), b""));
}

/// Python 3.11 hashlib.
#[cfg(feature = "rare-digests")]
#[test]
fn kratos_means_sha3() {
    assert_verifies(&KRATOS, KRATOS.exemplar, "password");
    assert_verifies(
        &KRATOS,
        "$pbkdf2-sha384$i=10,l=40$c2FsdHNhbHQ$Nt6MVRxcDGhm3FuEfUCod5jatJ0arYdKWTKc2PN/KOR/PzBewuxvgg",
        "password",
    );
    assert_malformed(
        &KRATOS,
        &[
            &KRATOS.exemplar.replace("l=28", "l=27"),
            &KRATOS.exemplar.replace("i=10", "i=0"),
            "$pbkdf2-sha384$i=1",
        ],
    );
}

#[test]
fn each_recognises_its_own() {
    for (stored, modular, phc) in [
        ("$pbkdf2-sha256$1$", true, false),
        ("$pbkdf2-sha256$", true, false),
        ("$pbkdf2-sha256$x", true, false),
        ("$pbkdf2-sha256$i=1$", false, true),
        ("$pbkdf2-sha256$f=1$", false, false),
        ("$pbkdf2-sha256", false, false),
        ("$pbkdf2-sha224$i=1$", false, false),
        ("", false, false),
    ] {
        let row = StoredHash::new(stored);
        assert_eq!(SHA256.recognise(&row).is_some(), modular, "{stored}");
        assert_eq!(PHC.recognise(&row).is_some(), phc, "{stored}");
    }
}

#[test]
fn malformed_texts() {
    let good = SHA256.exemplar;
    let digest = &good[good.len() - 43..];
    assert_malformed(
        &SHA256,
        &[
            "$pbkdf2-sha256$",
            "$pbkdf2-sha256$10",
            "$pbkdf2-sha256$10$",
            "$pbkdf2-sha256$10$.//.c2FsdA",
            "$pbkdf2-sha256$10$.//.c2FsdA$",
            &good[..good.len() - 1],
            &good[..good.len() - 22],
            &[good, "A"].concat(),
            &[good, "$"].concat(),
            &[good, "\n"].concat(),
            &good.replace("$10$", "$$"),
            &good.replace("$10$", "$0$"),
            &good.replace("$10$", "$010$"),
            &good.replace("$10$", "$+10$"),
            &good.replace("$10$", "$-10$"),
            &good.replace("$10$", "$4294967296$"),
            &good.replace("$10$", "$18446744073709551616$"),
            &good.replace(".//.", "-//-"),
            &good.replace(".//.", "ä//"),
            &good.replace("c2FsdA", "c2FsdA="),
            &good.replace("c2FsdA", "c2FsdB"),
            &good.replace(digest, &"A".repeat(86)),
        ],
    );
    assert_malformed(
        &PHC,
        &[
            "$pbkdf2$i=",
            "$pbkdf2-sha256$i=10",
            "$pbkdf2-sha256$i=10,l=32$c2FsdHNhbHQ",
            &[GOOD_PHC, "$"].concat(),
            &GOOD_PHC.replace("l=32", "l=31"),
            &GOOD_PHC.replace("l=32", "l=4294967295"),
            &GOOD_PHC.replace("l=32", "l=18446744073709551616"),
            &GOOD_PHC.replace("l=32", "l="),
            &GOOD_PHC.replace("l=32", "l=032"),
            &GOOD_PHC.replace("l=32", "i=10"),
            &GOOD_PHC.replace("l=32", "x=10"),
            &GOOD_PHC.replace("i=10", "i=0"),
            &GOOD_PHC.replace("i=10", "i=4294967296"),
            "$pbkdf2-sha1$i=10,l=15$c2FsdHNhbHQ$fK9Cpm2Vo6RrMVh9rvp5",
            "$pbkdf2-sha1$i=10$c2FsdHNhbHQ$fK9Cpm2Vo6RrMVh9rvp5RA",
        ],
    );
    assert!(matches!(parse(&SHA256, &StoredHash::new(GOOD_PHC)), Err(ParseError::Malformed(_))));
}

#[test]
fn hostile_rounds_are_costly() {
    let modular = SHA256.exemplar.replace("$10$", "$4294967295$");
    let phc = GOOD_PHC.replace("i=10", "i=4294967295");
    let schemes: [(&dyn Scheme, _); 2] = [(&SHA256, modular), (&PHC, phc)];
    for (scheme, stored) in schemes {
        let record = parse(scheme, &StoredHash::new(stored)).unwrap();
        assert!(Limits::default().check(&scheme.id(), record.cost(8), 8).is_err());
    }
}
