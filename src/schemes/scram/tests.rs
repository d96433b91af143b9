use alloc::format;

use super::*;
use crate::cost::Limits;
use crate::keyring::Keyring;
use crate::schemes::testing::{assert_malformed, assert_verifies, matches, parse, parse_for};
use crate::stored::Subject;

/// scramp 1.5.0, for the user `user` and the password `pencil`.
const OF_SHA_1: &str = r#"{"iterationCount":10000,"salt":"AAECAwQFBgcICQoLDA0ODw==","storedKey":"zA4YK81qMkHG7YzinWOF3n9T9ec=","serverKey":"DywqQj4B1Ch5MU2PjvT00Qu6EjU="}"#;

#[test]
fn exemplars() {
    for scheme in SCHEMES {
        let exemplar = scheme.exemplar().unwrap();
        assert_verifies(*scheme, exemplar.stored.as_str().unwrap(), exemplar.password);
    }
}

#[test]
fn both_keys_count() {
    let stored = Postgres.exemplar().unwrap().stored;
    let stored = stored.as_str().unwrap();
    for changed in [stored.replace("iRw3", "iRw4"), stored.replace("hPci", "hPcj")] {
        let record = parse(&Postgres, &StoredHash::new(changed)).unwrap();
        assert!(!matches(record.as_ref(), b"hashcat"));
    }
}

/// The vectors have what PostgreSQL makes of either.
#[test]
fn passwords_are_prepared_or_taken_as_they_are() {
    let record = parse(&Postgres, &Postgres.exemplar().unwrap().stored).unwrap();
    assert_eq!(record.readings(), [Reading::Raw, Reading::Saslprep]);
}

fn user(name: &str) -> Subject {
    Subject::named(name)
}

#[test]
fn documents_of_mongodb() {
    let sha_256 = r#""SCRAM-SHA-256":"#;
    let mechanism = &EXEMPLAR[EXEMPLAR.find(sha_256).unwrap() + sha_256.len()..EXEMPLAR.len() - 1];
    let cr = Digest::Md5.hash(&[b"user:mongo:pencil"]);
    let cr = Encoding::Hex.encode(&cr);
    let cr = core::str::from_utf8(&cr).unwrap();
    let own = [
        format!(
            r#"{{"_id":"test.user","user":"user","db":"test","credentials":{{"SCRAM-SHA-1":{OF_SHA_1},"SCRAM-SHA-256":{mechanism}}},"roles":[{{"role":"read","db":"test"}}]}}"#
        ),
        format!(r#"{{"user":"user","credentials":{{"SCRAM-SHA-1":{OF_SHA_1}}}}}"#),
        format!(r#"{{"user":"user","credentials":{{"MONGODB-CR":"{cr}"}}}}"#),
        mechanism.replace("15000", r#"{"$numberInt":"15000"}"#),
    ];
    for stored in &own {
        assert_verifies(&Mongo, stored, "pencil");
    }
    for stored in [format!(r#"{{"SCRAM-SHA-1":{OF_SHA_1}}}"#), OF_SHA_1.into()] {
        let row = StoredHash::new(stored);
        let of = |name| parse_for(&Mongo, &row, &user(name), &Keyring::new()).unwrap();
        assert!(matches(of("user").as_ref(), b"pencil"));
        assert!(!matches(of("User").as_ref(), b"pencil"));
        assert!(matches!(parse(&Mongo, &row), Err(ParseError::MissingContext(_))));
    }
}

/// John the Ripper's vector keeps one key, which is the first.
#[test]
fn published_pair() {
    let computation = |user: &[u8]| {
        let steps = Computation::steps().bytes(user).bytes(":mongo:").password().concat(3);
        let keys = Keys::read(
            Digest::Sha1,
            b"wf42AF7JaU1NSeBaSmkKzw==",
            b"H6A5RF0qz6DrcWNNX4xe+wIeVEw=",
            b"H6A5RF0qz6DrcWNNX4xe+wIeVEw=",
        );
        let steps = steps.digest(Digest::Md5).encode(Encoding::Hex);
        keys.unwrap().record(steps, Digest::Sha1, 10_000).unwrap()
    };
    let record = computation(b"someadmin");
    let tag = record.derive(b"secret", &mut crate::tag::Scratch::new()).unwrap();
    assert_eq!(tag.as_bytes()[..20], record.expected().as_bytes()[..20]);
}

#[test]
fn malformed_texts() {
    let good = Postgres.exemplar().unwrap().stored;
    let good = good.as_str().unwrap();
    assert_malformed(
        &Postgres,
        &[
            "SCRAM-SHA-256$",
            "SCRAM-SHA-256$4096",
            "SCRAM-SHA-256$4096:",
            "SCRAM-SHA-256$4096:$:",
            &good[..good.len() - 2],
            &good[..good.len() - 5],
            &[good, "A"].concat(),
            &[good, ":"].concat(),
            &good.replace("4096", "0"),
            &good.replace("4096", "-1"),
            &good.replace("4096", "04096"),
            &good.replace("4096", "4294967296"),
            &good.replace("iRw3", ""),
            &good.replace("iRw3", "iR!3"),
            &good.replace("iRw3", "ïRw"),
            &good.replace("hPci", "hPcihPci"),
        ],
    );
    assert_malformed(
        &Mongo,
        &[
            r#"{"SCRAM-SHA-256":{}}"#,
            r#"{"SCRAM-SHA-256":"x"}"#,
            r#"{"MONGODB-CR":7}"#,
            &EXEMPLAR.replace("15000", "0"),
            &EXEMPLAR.replace("15000", "-1"),
            &EXEMPLAR.replace("15000", "1.5"),
            &EXEMPLAR.replace("15000", "99999999999"),
            &EXEMPLAR.replace("nZbt", ""),
            &EXEMPLAR.replace("serverKey", "serverkey"),
            &EXEMPLAR[..EXEMPLAR.len() - 1],
        ],
    );
    assert!(Mongo.recognise(&StoredHash::new(r#"{"secretData":{}}"#)).is_none());
}

#[test]
fn hostile_rounds_are_costly() {
    let postgres = Postgres.exemplar().unwrap().stored.as_str().unwrap().replace("4096", "4294967295");
    let mongo = EXEMPLAR.replace("15000", "4294967295");
    for (scheme, stored) in [(&Postgres as &dyn Scheme, postgres), (&Mongo, mongo)] {
        let record = parse(scheme, &StoredHash::new(stored)).unwrap();
        assert!(Limits::default().check(&scheme.id(), record.cost(8), 8).is_err());
    }
}

/// MongoDB refuses what SASLprep prohibits, so that no such password is right.
#[test]
fn what_saslprep_prohibits_matches_nothing() {
    let record = parse(&Mongo, &StoredHash::new(EXEMPLAR)).unwrap();
    let derived = record.derive(b"pen\x07cil", &mut crate::tag::Scratch::new());
    assert!(matches!(derived, Err(crate::error::DeriveError::Password(_))));
}
