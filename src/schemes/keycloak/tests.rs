use alloc::format;
use alloc::string::String;

use super::*;
use crate::cost::Limits;
use crate::schemes::testing::{assert_malformed, assert_verifies, matches, parse};
use crate::stored::Column;

/// Of `letmein`, by argon2-cffi 25.1.0.
const ARGON2: &str = r#"{"type":"password","secretData":"{\"value\":\"GKEtTrLlKdbWygsl8CPV45KAjkJvdNWxQPCaE+QtvZk=\",\"salt\":\"AAECAwQFBgcICQoLDA0ODw==\",\"additionalParameters\":{}}","credentialData":"{\"hashIterations\":2,\"algorithm\":\"argon2\",\"additionalParameters\":{\"hashLength\":[\"32\"],\"memory\":[\"64\"],\"type\":[\"id\"],\"version\":[\"1.3\"],\"parallelism\":[\"1\"]}}"}"#;

#[test]
fn exemplars() {
    assert_verifies(&Credential, EXEMPLAR, "letmein");
    assert_verifies(&Credential, ARGON2, "letmein");
    let record = parse(&Credential, &StoredHash::new(ARGON2)).unwrap();
    let (variant, version) = (Argon2Variant::Id, 0x13);
    assert_eq!(record.params(), Params::Argon2 { variant, version, memory_kib: 64, passes: 2, lanes: 1 });
}

/// From the documentation of an import into FusionAuth: of `password`.
#[test]
fn a_published_pair() {
    assert_verifies(
        &Credential,
        r#"{"secretData":{"value":"OFb32+cOm0sgtEcmNiGC83A27Sk1gb0fynv0RUXBfFXEJ/EieUPlx4uDAGA/q0/FkX2iHO45qqoIqBesiYMIUg==","salt":"XnYZtiSCmFE5HF/ZplNCow==","additionalParameters":{}},"credentialData":{"hashIterations":27500,"algorithm":"pbkdf2-sha256","additionalParameters":{}}}"#,
        "password",
    );
}

/// The two texts of a row: secretData and credentialData.
fn row() -> (String, String) {
    let all: serde_json::Value = serde_json::from_str(EXEMPLAR).unwrap();
    (all["secretData"].as_str().unwrap().into(), all["credentialData"].as_str().unwrap().into())
}

#[test]
fn the_texts_may_stand_in_two_columns_or_as_objects() {
    let (secret, data) = row();
    let stored = StoredHash::new(&secret);
    assert!(Credential.recognise(&stored).is_some());
    match parse(&Credential, &stored) {
        Err(ParseError::MissingContext(Context::Column(name))) => assert_eq!(&*name, COLUMN),
        other => panic!("{:?}", other.map(|record| record.params())),
    }
    let record = parse(&Credential, &stored.with_column(Column::from_name(COLUMN), &data)).unwrap();
    assert!(matches(record.as_ref(), b"letmein") && !matches(record.as_ref(), b"letmeim"));
    assert_verifies(&Credential, &format!(r#"{{"secretData":{secret},"credentialData":{data}}}"#), "letmein");
    assert_verifies(
        &Credential,
        &format!("{{ \"type\": \"password\",\n \"credentialData\": {data}, \"secretData\": {secret} }}"),
        "letmein",
    );
}

#[test]
fn other_objects_are_not_its_own() {
    for stored in ["", "{", "{}", r#"{"value":"x"}"#, r#"["secretData"]"#, r#"{"ct":"x","salt":"y"}"#] {
        assert!(Credential.recognise(&StoredHash::new(stored)).is_none(), "{stored}");
    }
}

#[test]
fn malformed_texts() {
    let (secret, data) = row();
    let with = |secret: &str, data: &str| format!(r#"{{"secretData":{secret},"credentialData":{data}}}"#);
    let good = with(&secret, &data);
    let malformed: [String; 14] = [
        good[..good.len() - 1].into(),
        [good.as_str(), "}"].concat(),
        with(&secret.replace("value", "Value"), &data),
        with(&secret.replace("salt", "Salt"), &data),
        with(&secret.replace(":\"AAEC", ":\"!AEC"), &data),
        with(r#"{"value":"AAECAwQFBgcICQoLDA0O","salt":"AAEC"}"#, &data),
        with(r#"{"value":"","salt":""}"#, &data),
        with(&secret, &data.replace("pbkdf2-sha256", "pbkdf2-sha1")),
        with(&secret, &data.replace("pbkdf2-sha256", "argon2")),
        with(&secret, &data.replace("100", "0")),
        with(&secret, &data.replace("100", "-100")),
        with(&secret, &data.replace("100", "1e3")),
        with(&secret, &data.replace("100", "4294967296")),
        with(&secret, &data.replace("100", "\"100\"")),
    ];
    for stored in &malformed {
        assert_ne!(*stored, good);
        assert_malformed(&Credential, &[stored]);
    }
    assert_malformed(
        &Credential,
        &[
            r#"{"secretData":"{}"}"#,
            r#"{"secretData":1,"credentialData":1}"#,
            &ARGON2.replace("1.3", "1.2"),
            &ARGON2.replace("[\\\"id\\\"]", "\\\"id\\\""),
            &ARGON2.replace("[\\\"id\\\"]", "[]"),
            &ARGON2.replace("[\\\"32\\\"]", "[\\\"31\\\"]"),
            &ARGON2.replace("[\\\"64\\\"]", "[\\\"0\\\"]"),
        ],
    );
}

#[test]
fn hostile_numbers_are_costly() {
    for stored in [
        EXEMPLAR.replace("100", "4294967295"),
        ARGON2.replace("[\\\"64\\\"]", "[\\\"4294967295\\\"]"),
        ARGON2.replace("hashIterations\\\":2", "hashIterations\\\":4294967295"),
    ] {
        assert!(stored != EXEMPLAR && stored != ARGON2);
        let record = parse(&Credential, &StoredHash::new(&stored)).unwrap();
        assert!(Limits::default().check(&Credential.id(), record.cost(8), 8).is_err(), "{stored}");
    }
}

/// The credential of before version 8; Python's hashlib.
#[test]
fn the_old_credential() {
    let row = r#"{"type":"password","hashedSaltedValue":"xxn86OADPYMn7kJnyE/ttfVOOf79diuydvYR8y4La6j6sMg1yGkkJjhAmPpQHnFigHr9v2rrmyFLo2iZBxcUpg==","salt":"AAECAwQFBgcICQoLDA0ODw==","hashIterations":20,"algorithm":"pbkdf2","digits":0,"period":0,"createdDate":1}"#;
    assert_verifies(&Credential, row, "lètmein");
    assert_malformed(
        &Credential,
        &[
            &row.replace("\"pbkdf2\"", "\"hmac\""),
            &row.replace("\"hashIterations\":20", "\"hashIterations\":0"),
            &row.replace("\"salt\"", "\"sald\""),
            &row.replace("==\"", "\u{e9}\""),
        ],
    );
}
