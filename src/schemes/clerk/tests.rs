use super::*;
use crate::cost::Limits;
use crate::schemes::testing::{assert_malformed, assert_verifies, parse};

#[test]
fn known_pairs() {
    for scheme in SCHEMES {
        let known = scheme.exemplar().unwrap();
        assert_verifies(*scheme, known.stored.as_str().unwrap(), known.password);
        assert_eq!(scheme.recognise(&known.stored), Some(Confidence::Dialect));
    }
}

/// bcrypt 4.0.1 (Python) and hashlib.
#[test]
fn further_rows() {
    assert_verifies(
        &BcryptPeppered,
        "$2a$04$z718Cevfj31xjPzGYtk7ZOXdO2mSyakqTIGpg0d92TTgs66aPbWoO$pep$per",
        "lètmein",
    );
    assert_verifies(
        &Pbkdf2Sha1,
        "pbkdf2_sha1$100$saltx$99870c2a7d4b07668a95bd521c844502f71569474698c7a515e203b44374e3b4",
        "lètmein",
    );
    assert_verifies(
        &Pbkdf2Sha1,
        "pbkdf2_sha1$100$000102030405060708090a0b0c0d0e0f$f59bd3f59c527d1b4204332f4e5f1b35c86328a7$20",
        "lètmein",
    );
}

#[test]
fn malformed_rows() {
    let text = "$2b$04$0Pq9kg7DQYPCUgfLf82Ohuows.0Ft3tEGJraP3lDfDXVEWzkGwCTm$";
    assert_malformed(&BcryptPeppered, &[&text.replace("$04$", "$03$"), &text.replace("$04$", "$4$$")]);
    assert!(BcryptPeppered.recognise(&StoredHash::new(&text[..60])).is_none());
    let good = "pbkdf2_sha1$100$000102030405060708090a0b0c0d0e0f$f59bd3f59c527d1b4204332f4e5f1b35c86328a7$20";
    assert_malformed(
        &Pbkdf2Sha1,
        &[
            "pbkdf2_sha1$",
            "pbkdf2_sha1$100$salt",
            "pbkdf2_sha1$100$salt$",
            "pbkdf2_sha1$100$salt$+/==",
            &good.replace("$20", "$21"),
            &good.replace("$20", "$20$"),
            &good.replace("$20", ""),
            &good.replace("$100$", "$0$"),
            &good.replace("$100$", "$4294967296$"),
            "pbkdf2_sha1$100$salt$000102030405060708090a0b0c0d0e$15",
        ],
    );
    let record = parse(&Pbkdf2Sha1, &StoredHash::new(good.replace("$100$", "$4294967295$"))).unwrap();
    assert!(Limits::default().check(&Pbkdf2Sha1.id(), record.cost(8), 8).is_err());
}
