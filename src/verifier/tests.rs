//! What is spent, which only the inside of the crate can count.

use alloc::vec::Vec;

use super::*;
use crate::computation::spent;
use crate::cost::Cost;
use crate::native::Argon2id;
use crate::primitives::Digest;
use crate::registry::RegistryBuilder;
use crate::stored::Subject;

/// phpass, 2048 rounds, and MD5 of "password".
const PHPASS: &str = "$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0";
const MD5: &str = "5f4dcc3b5aa765d61d8327deb882cf99";

fn registry() -> RegistryBuilder {
    Registry::builder().preset(presets::WORDPRESS).preset(presets::DJANGO).assume("hex_md5")
}

fn verifier() -> VerifierBuilder {
    Verifier::builder(registry().build().unwrap()).native(Argon2id::new(64, 2, 1))
}

fn native_work() -> u64 {
    crate::cost::work::argon2(crate::primitives::Argon2Variant::Id, 64, 2)
}

#[test]
fn no_answer_is_quicker_than_a_rejection() {
    let strict = crate::policy::StandardPolicy::new()
        .refuse(crate::id::SchemeId::builtin("phpass"), Timestamp::date(2000, 1, 1));
    let verifier = verifier().policy(strict).build().unwrap();
    let wrong = Password::from("wrong");
    let rows = [
        // Rejected.
        (MD5, "rejected"),
        // No verdict, for every reason that has to do with the account.
        ("!", "disabled"),
        ("", "disabled"),
        ("nonsense", "unrecognised"),
        ("$2b$12$short", "malformed"),
        ("$argon2id$v=19$m=4294967295,t=9,p=1$c29tZXNhbHQ$AAAAAAAAAAAAAAAAAAAAAA", "too_expensive"),
        (PHPASS, "refused"),
        ("{SSHA}H/zrDv8FXUu1JmwvVYijfrYEF34jVZcO", "not_enabled"),
        ("$compat$v=1$", "malformed"),
        ("$compat-pepper$k=eA$argon2id$v=19$m=64,t=2,p=1$c29tZXNhbHQ$AAAAAAAAAAAAAAAAAAAAAA", "missing_key"),
    ];
    for (stored, expected) in rows {
        let (verdict, work) = spent::during(|| verifier.verify(&wrong, &StoredHash::new(stored)));
        let code = verdict
            .as_ref()
            .map_or_else(Error::code, |outcome| if outcome.is_accepted() { "accepted" } else { "rejected" });
        assert_eq!(code, expected, "{stored}");
        assert!(work >= native_work(), "{stored}: {work} of {}", native_work());
    }
}

#[test]
fn a_match_spends_only_what_it_needs() {
    let verifier = verifier().build().unwrap();
    let right = Password::from("password");
    let (verdict, work) = spent::during(|| verifier.verify(&right, &StoredHash::new(MD5)));
    assert!(verdict.unwrap().is_accepted());
    assert_eq!(work, Cost::digests(Digest::Md5, 1, 8).work);
}

#[test]
fn a_password_that_is_too_long_is_so_for_everybody() {
    let verifier = verifier().build().unwrap();
    let long = Password::new(alloc::vec![b'x'; 4097]);
    for stored in [None, Some(StoredHash::new(MD5)), Some(StoredHash::new("!"))] {
        let (login, work) = spent::during(|| verifier.login(&long, stored.as_ref()));
        assert!(matches!(login.problem, Some(Error::TooLong(_))));
        assert_eq!(work, 0);
    }
}

#[test]
fn a_host_can_switch_equal_time_off() {
    let verifier = verifier().equal_time(false).build().unwrap();
    let stored = StoredHash::new(MD5);
    let (verdict, work) = spent::during(|| verifier.verify(&Password::from("wrong"), &stored));
    assert!(!verdict.unwrap().is_accepted());
    assert_eq!(work, Cost::digests(Digest::Md5, 1, 5).work);
}

#[test]
fn an_absent_user_costs_what_the_mix_says() {
    let django = "pbkdf2_sha256$7000$salt$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    let mix = [(StoredHash::new(PHPASS), 300), (StoredHash::new(django), 700)];
    let build = || verifier().mix(mix.clone()).host_key([7; 32]).build().unwrap();
    let (verifier, elsewhere) = (build(), build());
    let password = Password::from("anything");
    let cost_of = |verifier: &Verifier, login: &str| {
        let subject = Subject::named(login);
        let attempt = Attempt::absent(&password).with_subject(&subject);
        spent::during(|| verifier.verify_absent(attempt)).1
    };
    let names: Vec<_> = (0..200).map(|number| alloc::format!("user{number}")).collect();
    let costs: Vec<u64> = names.iter().map(|name| cost_of(&verifier, name)).collect();
    let (cheap, dear) = (costs.iter().min().unwrap(), costs.iter().max().unwrap());
    assert!(cheap < dear && *cheap > 0);
    let share = costs.iter().filter(|cost| *cost == dear).count();
    assert!((110..170).contains(&share), "{share} of 200 are like Django's, which are 70 %");
    // One name costs the same on every server.
    assert!(names.iter().zip(&costs).all(|(name, cost)| cost_of(&elsewhere, name) == *cost));
    // Without a name: what is stored most often.
    let unnamed = spent::during(|| verifier.login(&password, None)).1;
    assert_eq!(unnamed, *dear);
}

#[test]
fn a_rejection_of_somebody_known_is_topped_up_by_the_dummy_of_that_name() {
    let django = "pbkdf2_sha256$7000$salt$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    let verifier = verifier().mix([(StoredHash::new(django), 1)]).build().unwrap();
    let (wrong, subject, stored) = (Password::from("wrong"), Subject::named("anna"), StoredHash::new(PHPASS));
    let attempt = Attempt::new(&wrong, &stored).with_subject(&subject);
    let known = spent::during(|| verifier.verify_with(attempt)).1;
    let absent = spent::during(|| verifier.verify_absent(Attempt::absent(&wrong).with_subject(&subject))).1;
    assert!(
        known >= absent && known < absent + absent / 100,
        "neither quicker nor slower: {known}, {absent}"
    );
}

#[test]
fn foreign_code_is_not_taken_at_its_word() {
    let id = |name: &str| crate::id::SchemeId::external(name).unwrap();
    let quick = crate::adapt::FnScheme::yes_no(id("x-quick"), |_| Ok(false)).with_prefix("quick:");
    let down = crate::adapt::FnScheme::yes_no(id("x-down"), |_| Err("down".into())).with_prefix("down:");
    let registry = registry().scheme(quick).scheme(down).build().unwrap();
    let verifier = Verifier::builder(registry).native(Argon2id::new(64, 2, 1)).build().unwrap();
    for stored in ["quick:x", "down:x"] {
        let stored = StoredHash::new(stored);
        let work = spent::during(|| verifier.login(&Password::from("wrong"), Some(&stored))).1;
        assert!(work >= native_work());
    }
}

#[test]
fn an_examination_computes_nothing() {
    let verifier = verifier().build().unwrap();
    let (examined, work) = spent::during(|| verifier.examine(&StoredHash::new(PHPASS)));
    let examined = examined.unwrap();
    assert_eq!((examined.scheme.as_str(), work), ("phpass", 0));
    assert_eq!(examined.reasons, [crate::outcome::Reason::ForeignScheme]);
    assert_eq!(examined.longest_password, 4096);
    let native = verifier.hash(&Password::from("x")).unwrap();
    assert!(verifier.examine(&native).unwrap().reasons.is_empty());
    // A person and a key that are not at hand.
    let peppered = "$compat-pepper$k=eA$argon2id$v=19$m=64,t=2,p=1$c29tZXNhbHQ$AAAAAAAAAAAAAAAAAAAAAA";
    let peppered = verifier.examine(&StoredHash::new(peppered)).unwrap();
    assert!(peppered.reasons.contains(&crate::outcome::Reason::OldPepper));
    let shadow = format_shadow(200_000);
    let unix = Verifier::builder(Registry::builder().preset(presets::UNIX).build().unwrap());
    let limits = Limits::default().with_work_micros(200_000);
    let unix = unix.native(Argon2id::new(64, 2, 1)).limits(limits.clone()).build().unwrap();
    let longest = unix.examine(&shadow).unwrap().longest_password;
    let accepted =
        |len: usize| unix.prepare(Attempt::new(&Password::new(alloc::vec![b'x'; len]), &shadow)).is_ok();
    assert!(longest < 512 && accepted(longest) && !accepted(longest + 1), "{longest}");
}

fn format_shadow(rounds: u32) -> StoredHash {
    StoredHash::new(alloc::format!("$6$rounds={rounds}$saltsalt${}", ".".repeat(86)))
}

#[test]
fn a_dummy_stays_within_the_limits() {
    let shadow = format_shadow(100_000);
    let registry = Registry::builder().preset(presets::UNIX).build().unwrap();
    let builder = Verifier::builder(registry).native(Argon2id::new(64, 2, 1));
    let verifier = builder.mix([(shadow, 1)]).build().unwrap();
    let work = |len: usize| {
        let password = Password::new(alloc::vec![b'x'; len]);
        spent::during(|| verifier.login(&password, None)).1
    };
    assert!(work(8) > Cost::new(0, 10_000).work);
    // Over 512 bytes SHA-crypt is refused: the native dummy runs in its place.
    assert!(work(600) >= native_work() && work(600) < work(8));
}

#[test]
fn nothing_is_computed_before_the_limits_have_passed() {
    let verifier = verifier().equal_time(false).build().unwrap();
    let stored = StoredHash::new("$argon2id$v=19$m=1048576,t=2,p=1$c29tZXNhbHQ$AAAAAAAAAAAAAAAAAAAAAA");
    let (verdict, work) = spent::during(|| verifier.verify(&Password::from("x"), &stored));
    assert!(matches!(verdict, Err(Error::TooExpensive { .. })));
    assert_eq!(work, 0);
}

#[test]
fn the_first_rehash_of_a_parameter_set_is_verified_and_later_ones_are_not() {
    let right = Password::from("password");
    let stored = StoredHash::new(MD5);
    let work_of = |verifier: &Verifier| {
        let outcome = verifier.verify(&right, &stored).unwrap();
        let upgrade = outcome.accepted().unwrap().upgrade().unwrap().clone();
        spent::during(|| verifier.rehash(&right, &upgrade).unwrap()).1
    };
    let once = verifier().build().unwrap();
    assert_eq!(work_of(&once), 2 * work_of(&once));
    let always = verifier().check_every_rehash(true).build().unwrap();
    assert_eq!(work_of(&always), work_of(&always));
}
