//! A verifier as data: what `describe` prints builds the same verifier.
#![cfg(feature = "serde")]

use password_compat::{
    Bcrypt, Description, FnScheme, Keyring, Limits, Password, Registry, SchemeId, StandardPolicy, StoredHash,
    Strength, Timestamp, Verifier, Writes, presets,
};

fn own() -> FnScheme {
    FnScheme::yes_no(SchemeId::external("x-own").unwrap(), |_| Ok(true)).with_prefix("own:")
}

fn verifier() -> Verifier {
    let registry = Registry::builder()
        .preset(presets::DJANGO)
        .preset(presets::LDAP)
        .enable("bcrypt_nul_stops")
        .scheme(own())
        .assume("hex_md5")
        .build()
        .unwrap();
    let policy = StandardPolicy::new()
        .refuse(SchemeId::parse("ldap_md5").unwrap(), Timestamp::date(2027, 9, 1))
        .deprecate(SchemeId::parse("argon2").unwrap(), Timestamp::date(2028, 1, 1))
        .min_strength(Strength::Fast)
        .writes(Writes::from(Timestamp::date(2027, 1, 1)).for_share(250));
    Verifier::builder(registry)
        .native(Bcrypt::new(4))
        .policy(policy)
        .limits(
            Limits::default()
                .with_memory(64 << 20)
                .with_password_len_of(SchemeId::parse("bcrypt").unwrap(), 80),
        )
        .keyring(Keyring::new().with("k1", [1; 32]))
        .pepper("k1")
        .try_candidates(2)
        .check_every_rehash(true)
        .build()
        .unwrap()
}

#[test]
fn a_description_survives_json_and_builds_the_same_verifier() {
    let verifier = verifier();
    let description = verifier.describe();
    let json = serde_json::to_string_pretty(&description).unwrap();
    assert!(!json.contains("AQEB"), "no key is in it");
    let read: Description = serde_json::from_str(&json).unwrap();
    assert_eq!(read, description);
    let registry = read.registry().scheme(own());
    let again = read.builder(registry).unwrap().keyring(Keyring::new().with("k1", [1; 32])).build().unwrap();
    assert_eq!(again.describe(), description);
    assert_eq!(again.describe().fingerprint(), description.fingerprint());
    let hash = verifier.hash(&Password::from("password")).unwrap();
    assert!(again.verify(&Password::from("password"), &hash).unwrap().is_accepted());
    assert!(again.verify(&Password::from("x"), &StoredHash::new("own:x")).unwrap().is_accepted());
}

#[test]
fn what_is_different_has_another_fingerprint() {
    let description = verifier().describe();
    let mut other = description.clone();
    other.limits = Limits::default();
    assert_ne!(other.fingerprint(), description.fingerprint());
    let mut other = description.clone();
    other.policy = Some(StandardPolicy::new());
    assert_ne!(other.fingerprint(), description.fingerprint());
}

#[test]
fn parts_that_are_left_out_are_the_defaults() {
    let limits: Limits = serde_json::from_str("{\"memory\": 1048576}").unwrap();
    assert_eq!(limits, Limits::default().with_memory(1 << 20));
    let policy: StandardPolicy = serde_json::from_str("{}").unwrap();
    assert_eq!(policy, StandardPolicy::new());
    assert!(serde_json::from_str::<StandardPolicy>("{\"min_strength\": \"strongest\"}").is_err());
    // A misspelt rule is no rule that is silently left out.
    assert!(serde_json::from_str::<StandardPolicy>("{\"least_strength\": \"slow\"}").is_err());
    assert!(serde_json::from_str::<Limits>("{\"ram\": 1}").is_err());
}
