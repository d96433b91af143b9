//! Which scheme owns a row: prefixes, shapes, hints, assumptions, and the four
//! different answers where none does.

use password_compat::{
    Argon2id, Attempt, Confidence, Enable, Encoding, Error, FnScheme, Outcome, Password, Reason, Registry,
    RegistryBuilder, RegistryError, Scheme, SchemeId, Shape, StoredHash, Verifier, presets,
};

const MD5: &str = "5f4dcc3b5aa765d61d8327deb882cf99";
const BCRYPT: &str = "$2b$04$abcdefghijklmnopqrstuughE8Ev8uGFaUgY2cNEySvxngrb/Jzdm";
const DJANGO: &str = "sha1$6d853$ef13a4d8fb57aed0cb573fe9c82e28dc7fd372d4";

fn verifier(registry: RegistryBuilder) -> Verifier {
    let registry = registry.build().unwrap();
    Verifier::builder(registry).native(Argon2id::new(8, 1, 1)).equal_time(false).build().unwrap()
}

fn ids(registry: &Registry, stored: &str) -> Vec<String> {
    registry.identify(&StoredHash::new(stored)).iter().map(|found| found.scheme().to_string()).collect()
}

fn code(verifier: &Verifier, stored: &StoredHash) -> &'static str {
    match verifier.verify(&Password::from("password"), stored) {
        Ok(outcome) if outcome.is_accepted() => "accepted",
        Ok(_) => "rejected",
        Err(error) => error.code(),
    }
}

/// A scheme of somebody else that takes any 32 hex digits.
fn foreign_hex(id: &str) -> FnScheme {
    let id = SchemeId::external(id).unwrap();
    FnScheme::digest(id, Encoding::Hex, 16, |_| Ok(vec![0; 16]))
        .with_shape(Shape::exact(password_compat::Alphabet::Hex, 32))
}

#[test]
fn four_different_answers_where_no_scheme_reads_the_row() {
    let verifier = verifier(Registry::builder().preset(presets::DJANGO).preset(presets::MODERN));
    let answer = |stored: &str| verifier.verify(&Password::from("x"), &StoredHash::new(stored)).unwrap_err();
    // Unknown.
    assert!(matches!(answer("nonsense"), Error::Unrecognised));
    assert!(matches!(answer("$0$abc"), Error::Unrecognised));
    // Known, but not enabled, with the name of what to enable.
    let Error::NotEnabled { scheme, enable } = answer("$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0") else { panic!() };
    assert_eq!((scheme.as_str(), enable), ("phpass", Enable::Scheme("phpass")));
    // Disabled.
    let markers =
        ["", "!", "!!", "*", "*0", "*1", "*LK*", "*NP*", "NP", "x", "!$6$salt$digest", "not cached"];
    for marker in markers {
        assert!(matches!(answer(marker), Error::Disabled), "{marker}");
    }
    let unusable = ["!", &"A1b2".repeat(10)].concat();
    assert!(matches!(answer(&unusable), Error::Disabled), "Django's unusable password");
    // Even where some scheme takes any string, and the hint names it.
    let catch_all = self::verifier(Registry::builder().scheme(anything("x-any")));
    for marker in ["!", "*LK*", "!$6$salt$digest", "x", "NP"] {
        for row in [StoredHash::new(marker), StoredHash::new(marker).with_hint("x-any")] {
            assert_eq!(code(&catch_all, &row), "disabled", "{marker}");
        }
    }
    // Ambiguous, with the candidates.
    let both = Registry::builder().scheme(foreign_hex("x-one")).scheme(foreign_hex("x-two")).require_hints();
    let both = self::verifier(both);
    let Err(Error::Ambiguous(candidates)) = both.verify(&Password::from("x"), &StoredHash::new(MD5)) else {
        panic!()
    };
    assert_eq!(candidates.ids().len(), 2);
    assert_eq!(candidates.to_string(), "x-one, x-two");
}

#[test]
fn a_hint_chooses_among_the_schemes_that_recognise_the_row() {
    let registry = Registry::builder().preset(presets::DJANGO).preset(presets::FLASK);
    let verifier = verifier(registry.preset(presets::HEX_DIGESTS).preset(presets::WORDPRESS));
    let plain = StoredHash::new(DJANGO);
    assert_ne!(code(&verifier, &plain), "ambiguous", "a dialect never competes with its base");
    assert_eq!(ids(verifier.registry(), DJANGO), ["django_salted_sha1", "werkzeug_hmac"]);
    // HMAC-SHA-1(key "salt", "password"), by Python's hmac.
    let werkzeug = StoredHash::new("sha1$salt$c1d0e06998305903ac76f589bbd6d4b61a670ba6");
    assert_eq!(code(&verifier, &werkzeug.clone().with_hint("werkzeug_hmac")), "accepted");
    assert_eq!(code(&verifier, &werkzeug), "rejected");
    // A hint at a scheme that does not recognise the row: the single certain
    // other candidate reads it, and says that the hint is stale.
    let stale = StoredHash::new("$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0").with_hint("django_pbkdf2_sha256");
    assert_eq!(code(&verifier, &stale), "rejected");
    // No certain other candidate.
    let wrong = StoredHash::new(MD5).with_hint("bcrypt");
    let Err(Error::HintMismatch { hint, candidates }) = verifier.verify(&Password::from("x"), &wrong) else {
        panic!()
    };
    assert_eq!(hint, "bcrypt");
    assert!(candidates.ids().iter().any(|id| *id == "hex_md5"));
    // A hint never overrides recognition, and odd hints do no harm.
    assert_eq!(code(&verifier, &StoredHash::new("nonsense").with_hint("bcrypt")), "hint_mismatch");
    assert_eq!(code(&verifier, &StoredHash::new("!").with_hint("bcrypt")), "disabled");
    assert_eq!(code(&verifier, &StoredHash::new(MD5).with_hint("no such scheme!")), "hint_mismatch");
    assert_eq!(code(&verifier, &StoredHash::new(MD5).with_hint("hex_md5")), "accepted");
}

#[test]
fn a_stale_hint_is_named_after_a_match() {
    let verifier = verifier(Registry::builder().preset(presets::WORDPRESS).preset(presets::DJANGO));
    let stored = StoredHash::new("$2y$04$abcdefghijklmnopqrstuughE8Ev8uGFaUgY2cNEySvxngrb/Jzdm");
    let outcome = verifier.verify(&Password::from("password"), &stored.with_hint("django_scrypt")).unwrap();
    let Outcome::Accepted(accepted) = outcome else { panic!() };
    assert!(accepted.upgrade().unwrap().reasons().contains(&Reason::StaleHint));
}

#[test]
fn a_hint_at_a_scheme_that_is_not_enabled_says_so() {
    let verifier = verifier(Registry::builder().preset(presets::DJANGO));
    let hinted = StoredHash::new("5baa61e4c9b93f3f0682250b6cf8331b7ee68fd8").with_hint("hex_sha1");
    assert_eq!(code(&verifier, &hinted), "not_enabled");
}

#[test]
fn the_native_form_wins_whatever_the_hint_says() {
    let verifier = verifier(Registry::builder().preset(presets::DJANGO));
    let password = Password::from("password");
    let native = verifier.hash(&password).unwrap();
    for hint in ["django_salted_md5", "hex_md5", "bcrypt", "nonsense!"] {
        let outcome = verifier.verify(&password, &native.clone().with_hint(hint)).unwrap();
        let accepted = outcome.accepted().expect(hint);
        assert_eq!(accepted.scheme(), &"argon2");
        assert!(accepted.upgrade().is_none(), "nothing is left to do");
    }
}

/// bcrypt is native, and the table has rows of a dialect of bcrypt. After an
/// upgrade the old hint may still be there: the row can be either.
#[test]
fn a_dialect_of_the_native_scheme_never_locks_anyone_out() {
    let registry = Registry::builder().preset(presets::MODERN).enable("bcrypt_nul_stops").build().unwrap();
    let verifier = Verifier::builder(registry).native(password_compat::Bcrypt::new(4)).build().unwrap();
    let password = Password::from("password");
    let hinted = |stored: &str| StoredHash::new(stored).with_hint("bcrypt_nul_stops");
    // As C libraries cut it at the NUL byte.
    let cut = Password::from("password\0and more");
    assert!(verifier.verify(&cut, &hinted(BCRYPT)).unwrap().is_accepted());
    assert!(!verifier.verify(&cut, &StoredHash::new(BCRYPT)).unwrap().is_accepted());
    // Upgraded, with the stale hint.
    let native = verifier.hash(&password).unwrap();
    let upgraded = hinted(native.as_str().unwrap());
    let outcome = verifier.verify(&password, &upgraded).unwrap();
    assert_eq!(outcome.accepted().unwrap().scheme(), &"bcrypt");
    assert!(outcome.accepted().unwrap().upgrade().is_none());
}

#[test]
fn an_assumption_decides_what_the_string_leaves_open() {
    let undecided = Registry::builder().preset(presets::HEX_DIGESTS).scheme(foreign_hex("x-one"));
    let Err(RegistryError::Conflict(one, other)) = undecided.clone().build() else { panic!() };
    let mut names = [one.to_string(), other.to_string()];
    names.sort();
    assert_eq!(names, ["hex_md5", "x-one"]);
    let decided = verifier(undecided.assume("hex_md5"));
    assert_eq!(code(&decided, &StoredHash::new(MD5)), "accepted");
    assert_eq!(code(&decided, &StoredHash::new(MD5).with_hint("x-one")), "rejected");
    // Of a dialect, over its base.
    let dialect = verifier(
        Registry::builder().preset(presets::MODERN).enable("bcrypt_nul_stops").assume("bcrypt_nul_stops"),
    );
    let outcome = dialect.verify(&Password::from("password\0tail"), &StoredHash::new(BCRYPT)).unwrap();
    assert_eq!(outcome.accepted().unwrap().scheme(), &"bcrypt_nul_stops");
    // An assumption about shapes never overrules certainty.
    let shapes = Registry::builder().preset(presets::DJANGO).scheme(anything("x-any")).assume("x-any");
    let shapes = verifier(shapes);
    let bcrypt = shapes.verify(&Password::from("password"), &StoredHash::new(BCRYPT)).unwrap();
    assert_eq!(bcrypt.accepted().unwrap().scheme(), &"bcrypt");
}

/// A function that takes any string.
fn anything(id: &str) -> FnScheme {
    FnScheme::yes_no(SchemeId::external(id).unwrap(), |_| Ok(false))
}

#[test]
fn a_narrower_alphabet_wins() {
    let registry =
        Registry::builder().preset(presets::HEX_DIGESTS).scheme(anything("x-any")).build().unwrap();
    assert_eq!(ids(&registry, MD5), ["hex_md5", "x-any"]);
    let verifier = Verifier::builder(registry).native(Argon2id::new(8, 1, 1)).build().unwrap();
    assert_eq!(code(&verifier, &StoredHash::new(MD5)), "accepted");
}

#[test]
fn what_cannot_be_told_apart_is_not_built() {
    let twice = Registry::builder().scheme(foreign_hex("x-one")).scheme(foreign_hex("x-one"));
    assert_eq!(twice.build().unwrap_err(), RegistryError::Duplicate(SchemeId::external("x-one").unwrap()));
    let unknown = Registry::builder().enable("rot13").build().unwrap_err();
    assert_eq!(unknown, RegistryError::UnknownScheme("rot13".into()));
    let assumed = Registry::builder().preset(presets::DJANGO).assume("hex_sha1").build().unwrap_err();
    assert!(matches!(assumed, RegistryError::UnknownAssumption(_)));
    assert!(matches!(
        Registry::builder().assume("Not An Id").build().unwrap_err(),
        RegistryError::InvalidAssumption(_)
    ));
    // Two foreign schemes certain of one prefix.
    let prefixed = |id: &str| anything(id).with_prefix("$acme$");
    let clash = Registry::builder().scheme(prefixed("x-one")).scheme(prefixed("x-two"));
    assert!(matches!(clash.clone().build().unwrap_err(), RegistryError::Conflict(..)));
    assert!(clash.clone().assume("x-two").build().is_ok());
    assert!(clash.require_hints().build().is_ok());
    // A foreign scheme certain of a built-in prefix.
    let over = Registry::builder().preset(presets::MODERN).scheme(anything("x-own").with_prefix("$2b$"));
    assert!(matches!(over.build().unwrap_err(), RegistryError::Conflict(..)));
}

#[test]
fn tenants_are_overlays_held_apart_by_scope() {
    let base = Registry::builder().preset(presets::MODERN).build().unwrap();
    let tenants = (0..100).fold(base.extend(), |builder, number| {
        let scheme = anything(&format!("x-tenant-{number}")).with_prefix("$own$");
        builder.scheme_in(&format!("tenant-{number}"), scheme)
    });
    let registry = tenants.build().unwrap();
    let row = StoredHash::new("$own$abc");
    assert!(registry.identify(&row).is_empty());
    let seen = registry.identify_in(&row, Some("tenant-7"));
    assert_eq!(seen.iter().map(|found| found.scheme().to_string()).collect::<Vec<_>>(), ["x-tenant-7"]);
    let verifier = Verifier::builder(registry).native(Argon2id::new(8, 1, 1)).build().unwrap();
    let password = Password::from("x");
    assert!(matches!(verifier.verify(&password, &row), Err(Error::Unrecognised)));
    let scoped = verifier.verify_with(Attempt::new(&password, &row).in_scope("tenant-7")).unwrap();
    assert!(!scoped.is_accepted());
    // What the base reads, every tenant reads.
    let outcome =
        Attempt::new(&Password::from("password"), &StoredHash::new(BCRYPT)).in_scope("tenant-3").into_owned();
    assert!(verifier.verify_with(outcome).unwrap().is_accepted());
    // An overlay is checked against its base.
    let clash = base.extend().scheme(anything("x-own").with_prefix("$2b$")).build();
    assert!(matches!(clash.unwrap_err(), RegistryError::Conflict(..)));
    assert_eq!(
        base.extend().scheme(anything("x-new")).build().unwrap().ids().count(),
        base.ids().count() + 1
    );
}

#[test]
fn several_candidates_are_tried_only_if_asked() {
    let zeros = |id: &str, byte: u8| {
        let id = SchemeId::external(id).unwrap();
        FnScheme::digest(id, Encoding::Hex, 16, move |input| {
            Ok(if input.password() == b"password" { vec![byte; 16] } else { vec![9; 16] })
        })
        .with_shape(Shape::exact(password_compat::Alphabet::Hex, 32))
    };
    let registry = Registry::builder().scheme(zeros("x-one", 1)).scheme(zeros("x-two", 2)).require_hints();
    let registry = registry.scheme(zeros("x-three", 2)).build().unwrap();
    let builder = || Verifier::builder(registry.clone()).native(Argon2id::new(8, 1, 1));
    let row = |byte: u8| StoredHash::new(format!("{byte:02x}").repeat(16));
    let password = Password::from("password");
    let never = builder().build().unwrap();
    assert!(matches!(never.verify(&password, &row(1)), Err(Error::Ambiguous(_))));
    let tries = builder().try_candidates(4).build().unwrap();
    let outcome = tries.verify(&password, &row(1)).unwrap();
    assert_eq!(outcome.accepted().unwrap().hint().unwrap(), &"x-one");
    // Two matches store no hint.
    let outcome = tries.verify(&password, &row(2)).unwrap();
    assert_eq!(outcome.accepted().unwrap().hint(), None);
    assert!(!tries.verify(&Password::from("wrong"), &row(1)).unwrap().is_accepted());
    // The costs of all that are tried add up, within the limits.
    let tight = password_compat::Limits::default().with_work_micros(1_200_000);
    let tight = builder().try_candidates(4).limits(tight).build().unwrap();
    assert!(matches!(tight.verify(&password, &row(1)), Err(Error::TooExpensive { .. })));
}

#[test]
fn a_row_in_one_text_is_unwrapped_first() {
    let verifier = verifier(
        Registry::builder().scheme(foreign_hex("x-one")).preset(presets::HEX_DIGESTS).require_hints(),
    );
    let text = StoredHash::new(MD5).with_hint("hex_md5").to_record_text().unwrap();
    let row = StoredHash::new(&text);
    assert_eq!(code(&verifier, &row), "accepted");
    let outcome = verifier.verify(&Password::from("password"), &row).unwrap();
    let upgrade = outcome.accepted().unwrap().upgrade().unwrap();
    assert_eq!(upgrade.replaces(), text.as_bytes(), "what the host handed in, byte for byte");
    assert_eq!(code(&verifier, &StoredHash::new("$compat$v=1$broken")), "malformed");
}

#[test]
fn several_values_of_one_account() {
    let verifier = verifier(Registry::builder().preset(presets::LDAP).preset(presets::HEX_DIGESTS));
    let values = [StoredHash::new("{SASL}anna@EXAMPLE.ORG"), StoredHash::new(BCRYPT), StoredHash::new(MD5)];
    let password = Password::from("password");
    assert!(verifier.verify_with(Attempt::with_values(&password, &values)).unwrap().is_accepted());
    let wrong = Password::from("wrong");
    assert!(!verifier.verify_with(Attempt::with_values(&wrong, &values)).unwrap().is_accepted());
    let none = verifier.verify_with(Attempt::with_values(&password, &values[..1]));
    assert!(matches!(none, Err(Error::Unrecognised)));
    // Each value is within the limits; all together must be too.
    let many = vec![StoredHash::new(BCRYPT); 200];
    let limits = password_compat::Limits::default().with_work_micros(100_000);
    let registry = Registry::builder().preset(presets::LDAP).build().unwrap();
    let tight = Verifier::builder(registry).native(Argon2id::new(8, 1, 1)).limits(limits).build().unwrap();
    assert!(tight.verify(&password, &many[0]).unwrap().is_accepted());
    let all = tight.verify_with(Attempt::with_values(&password, &many));
    assert!(matches!(all, Err(Error::TooExpensive { .. })));
}

#[test]
fn no_two_schemes_have_one_id() {
    let mut ids: Vec<SchemeId> = password_compat::schemes().map(Scheme::id).collect();
    let all = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), all);
}

#[test]
fn every_preset_names_schemes_that_are_there_and_builds_alone() {
    for preset in presets::ALL {
        let registry = Registry::builder().preset(*preset).build();
        let registry = registry.unwrap_or_else(|error| panic!("{}: {error}", preset.name()));
        assert!(preset.schemes().iter().all(|id| registry.scheme(id).is_some()));
    }
    // All at once, some claim the same strings.
    let everything = presets::ALL.iter().fold(Registry::builder(), |builder, preset| builder.preset(*preset));
    assert!(matches!(everything.clone().build(), Err(RegistryError::Conflict(..))));
    everything.require_hints().build().unwrap();
}

#[test]
fn the_exemplar_of_every_scheme_is_recognised_as_its_own() {
    let all =
        password_compat::schemes().fold(Registry::builder(), |builder, scheme| builder.enable(scheme.id()));
    let all = all.require_hints().build().unwrap();
    for scheme in password_compat::schemes() {
        let Some(known) = scheme.exemplar() else { continue };
        let dialect = scheme.profile().dialect_of;
        // Among hundreds, where only the first of those that share a shape are kept.
        let found = all.identify(&known.stored);
        let first = found.iter().next().unwrap();
        match found.iter().find(|found| *found.scheme() == scheme.id()).map(|own| own.confidence()) {
            Some(Confidence::Certain) if *first.scheme() != scheme.id() => {
                // As certain, and told apart by a hint only.
                let both = Registry::builder().enable(scheme.id()).enable(first.scheme()).build();
                assert!(
                    matches!(both, Err(RegistryError::Conflict(..))),
                    "{} {}",
                    scheme.id(),
                    first.scheme()
                );
            }
            Some(Confidence::Certain) => {}
            Some(confidence) => assert_eq!(confidence == Confidence::Dialect, dialect.is_some()),
            None => panic!("{} does not find its own exemplar", scheme.id()),
        }
        // Alone, or beside the scheme whose spelling it shares.
        let base = dialect.iter().map(SchemeId::as_str);
        let alone = base.fold(Registry::builder().enable(scheme.id()), |builder, base| builder.enable(base));
        let alone = alone.build().unwrap();
        let found = alone.identify(&known.stored);
        assert!(found.iter().any(|found| *found.scheme() == scheme.id()), "{}", scheme.id());
        // Wherever it stands, a hint finds it.
        let hinted = all.inspect(&known.stored.with_hint(scheme.id()));
        assert_eq!(hinted.unwrap().scheme, scheme.id());
    }
}

#[test]
fn every_owner_of_a_bare_digest_is_named() {
    let names: Vec<String> = (0..40).map(|number| format!("x-hex-{number:02}")).collect();
    let all = names.iter().fold(Registry::builder().require_hints(), |all, name| {
        // Found by two of its shapes, named once.
        all.scheme(foreign_hex(name).with_shape(Shape::exact(password_compat::Alphabet::Any, 32)))
    });
    let base = all.build().unwrap();
    assert_eq!(ids(&base, MD5), names);
    assert_eq!(ids(&base, &MD5[1..]), [""; 0]);
    // What an overlay adds comes first; what is certain before all shapes.
    let certain =
        FnScheme::digest(SchemeId::external("x-begins").unwrap(), Encoding::Hex, 16, |_| Ok(vec![0; 16]))
            .with_prefix(&MD5[..4]);
    let overlay = base.extend().scheme(foreign_hex("x-own")).scheme(certain).require_hints().build().unwrap();
    let found = ids(&overlay, MD5);
    assert_eq!(found[..2], ["x-begins", "x-own"]);
    assert_eq!(found[2..], names);
}

/// A build that lacks a scheme's feature names it, to whoever enables the scheme and for rows that are hinted at it.
#[cfg(not(feature = "rare-digests"))]
#[test]
fn a_missing_feature_is_named() {
    let missing = Registry::builder().enable("nthash").build().unwrap_err();
    assert_eq!(missing.to_string(), "the scheme `nthash` needs the feature `rare-digests` of the crate");
    let verifier = verifier(Registry::builder().preset(presets::MODERN));
    let row = StoredHash::new("8846f7eaee8fb117ad06bdd830b7586c").with_hint("nthash");
    let error = verifier.verify(&Password::from("password"), &row).unwrap_err();
    let Error::NotEnabled { scheme, enable } = error else { panic!("{error}") };
    assert_eq!((scheme.as_str(), enable), ("nthash", Enable::Feature("rare-digests")));
}
