//! Recipes through the public interface: as data, in registries and scopes,
//! within limits, written and read, wrapped in onions.

use std::collections::BTreeMap;

use password_compat::{
    Attempt, Bcrypt, Column, Computation, Cost, DefinitionError, Digest, Error, Excess, Input, KeyId,
    Keyring, LegacyWriteError, LegacyWriter, Limits, Malformed, Password, Recipe, RecipeDefinition,
    RecipeScheme, Registry, RegistryError, Scheme, SchemeId, Scratch, StoredHash, Strength, Subject,
    Timestamp, Verifier, presets,
};
use proptest::prelude::*;

/// hashcat 6.2.6, the published examples of modes 2611, 2811, 4521 and 8400.
const VBULLETIN: &str = "16780ba78d2d5f02f3202901c1b6d975:568";
const WBB3: &str = "8084df19a6dc81e2597d051c3d8b400787e2d5a9:6755045315424852185115352765375338838643";

fn definition(id: &str, expression: &str, layout: &str) -> RecipeDefinition {
    RecipeDefinition::new(id, expression, layout)
}

fn scheme(expression: &str, layout: &str) -> RecipeScheme {
    definition("x-test", expression, layout)
        .scheme()
        .unwrap_or_else(|error| panic!("{expression}: {error:?}"))
}

fn verifier(registry: Registry) -> Verifier {
    Verifier::builder(registry).native(Bcrypt::new(4)).equal_time(false).build().unwrap()
}

#[test]
fn a_list_from_a_configuration() {
    let list = [
        definition("x-vb", "md5(md5($pass).$salt)", "{hash}:{salt}"),
        definition("x-wbb", "sha1($salt.sha1($salt.sha1($pass)))", "{hash}:{salt}"),
    ];
    let verifier = verifier(Registry::builder().recipes(list.clone()).build().unwrap());
    for row in [VBULLETIN, WBB3] {
        let right = verifier.verify(&Password::from("hashcat"), &StoredHash::new(row)).unwrap();
        assert!(right.is_accepted(), "{row}");
        let wrong = verifier.verify(&Password::from("Hashcat"), &StoredHash::new(row)).unwrap();
        assert!(!wrong.is_accepted(), "{row}");
    }
    let twice = Registry::builder().recipes(list.iter().chain(&list[..1]).cloned()).build();
    assert_eq!(twice.unwrap_err(), RegistryError::Duplicate(SchemeId::external("x-vb").unwrap()));
}

#[test]
fn a_faulty_definition_says_what_is_wrong_and_where() {
    let fault = |definition: RecipeDefinition| match Registry::builder().recipes([definition]).build() {
        Err(RegistryError::Definition { cause, .. }) => cause,
        other => panic!("{other:?}"),
    };
    assert!(matches!(fault(definition("forum", "md5($pass)", "{hash}")), DefinitionError::Id(_)));
    let DefinitionError::Expression(error) = fault(definition("x-a", "md5($pas)", "{hash}")) else {
        panic!()
    };
    assert_eq!((error.position, error.found.as_str(), error.nearest), (4, "$pas", Some("pass")));
    assert!(error.to_string().contains("did you mean `pass`"), "{error}");
    let DefinitionError::Layout(error) = fault(definition("x-a", "md5($pass)", "{hsah}")) else { panic!() };
    assert_eq!((error.position, error.nearest), (1, Some("hash")));
    assert!(matches!(fault(definition("x-a", "md5($salt)", "{hash}")), DefinitionError::Scheme(_)));
}

#[test]
fn scopes_do_not_see_each_other() {
    let list = (0..50).map(|tenant| {
        definition("x-own", &format!("md5(md5($pass).\"{tenant}\")"), "{hash}").in_scope(format!("t{tenant}"))
    });
    let registry = Registry::builder().recipes(list).build().unwrap();
    assert_eq!(registry.ids().filter(|id| **id == "x-own").count(), 50);
    // python3: hashlib.md5((hashlib.md5(b"secret").hexdigest() + "7").encode()).hexdigest()
    let row = StoredHash::new("e0b5094f27aa44fc8f1b97a91f225a93");
    let verifier = verifier(registry);
    let verify = |scope: &str| {
        let password = Password::from("secret");
        verifier
            .verify_with(Attempt::new(&password, &row).in_scope(scope))
            .map(|outcome| outcome.is_accepted())
    };
    assert!(verify("t7").unwrap());
    assert!(!verify("t8").unwrap());
    assert!(matches!(verify("t50"), Err(Error::Unrecognised)));
    let open = definition("x-own", "sha1($pass)", "{hash}");
    let both = Registry::builder().recipes([open.clone(), open.in_scope("t1")]).build();
    assert!(matches!(both, Err(RegistryError::Duplicate(_))));
}

#[test]
fn what_a_recipe_would_claim_is_known_before_it_is_enabled() {
    let registry = Registry::builder().preset(presets::HEX_DIGESTS).build().unwrap();
    let recipes = [scheme("md5($salt.$pass)", "{hash}"), scheme("md5(md5($pass).$salt)", "{hash}:{salt}")];
    let mut rows = vec![StoredHash::new("5f4dcc3b5aa765d61d8327deb882cf99"); 3];
    rows.push(StoredHash::new(VBULLETIN));
    rows.push(StoredHash::new("not a hash"));
    let claims = registry.claims(&recipes, &rows);
    assert_eq!((claims[0].rows, claims[0].recognised, claims[0].alone), (5, 3, 0));
    assert_eq!(claims[0].contested, BTreeMap::from([(SchemeId::parse("hex_md5").unwrap(), 3)]));
    assert_eq!((claims[1].recognised, claims[1].alone), (1, 1));
    // And enabling the first one without a decision is refused.
    let both = Registry::builder().preset(presets::HEX_DIGESTS).recipe(recipes[0].clone()).build();
    assert!(matches!(both, Err(RegistryError::Conflict(..))));
}

#[test]
fn hints_choose_among_any_number_of_candidates() {
    let list = (0..40).map(|n| definition(&format!("x-{n}"), &format!("md5($pass.\"{n}\")"), "{hash}"));
    let verifier = verifier(Registry::builder().recipes(list).require_hints().build().unwrap());
    for n in 0..40 {
        // The digest of "" . n: made by coreutils' md5sum for 0 and 39, the others only must not match "x".
        let row = StoredHash::new("cfcd208495d565ef66e7dff9f98764da").with_hint(format!("x-{n}"));
        let outcome = verifier.verify(&Password::from(""), &row).unwrap();
        assert_eq!(outcome.is_accepted(), n == 0, "{n}");
    }
}

#[test]
fn counts_from_the_stored_string_are_within_the_limits() {
    let shiro =
        scheme("repeat($rounds-1, sha256_raw($salt.$pass), sha256_raw($x))", "{rounds}:{salt}:{hash:hex}");
    let verifier = verifier(Registry::builder().recipe(shiro).build().unwrap());
    let verify = |rounds: &str| {
        let row = StoredHash::new(format!("{rounds}:ab:{}", "0".repeat(64)));
        verifier.verify(&Password::from("x"), &row).map(|outcome| outcome.is_accepted())
    };
    assert!(!verify("1").unwrap());
    assert!(!verify("1000").unwrap());
    let costly = verify("4294967295").unwrap_err();
    assert!(matches!(costly, Error::TooExpensive { excess: Excess::Work { .. }, .. }), "{costly}");
    for wrong in ["0", "-1", "01", "4294967296", "99999999999999999999", "1e3", ""] {
        let error = verify(wrong).unwrap_err();
        assert!(matches!(error, Error::Malformed { .. } | Error::Unrecognised), "{wrong}: {error}");
    }
}

#[test]
fn the_cost_of_a_recipe_is_that_of_its_steps() {
    let cost = |expression: &str| {
        let row = StoredHash::new("0".repeat(32)).with_column(Column::Rounds, "5000");
        let (subject, keyring) = (Subject::unknown(), Keyring::new());
        scheme(expression, "{hash}").inspect(Input::new(&row, &subject, &keyring)).unwrap().1
    };
    assert!(cost("md5(md5($pass))").work >= Cost::digests(Digest::Md5, 2, 32).work);
    let many = cost("repeat(100000, $pass, md5($x.$pass))");
    assert!(many.work >= Cost::digests(Digest::Md5, 100_000, 32).work);
    // The same loop in a form that has no kernel of its own.
    let nested = cost("repeat(100000, $pass, md5(sha1($x).$pass))");
    assert!(nested.work > many.work);
    let nested = cost("repeat(100000, $pass, md5(repeat(100000, $x, sha1(md5($x).$x))))");
    assert!(nested.work / 100_000 >= Cost::digests(Digest::Sha1, 100_000, 32).work);
    assert!(cost("repeat($rounds, $pass, md5($x))").work >= Cost::digests(Digest::Md5, 5000, 32).work);
    assert!(cost("argon2id($pass, \"somesalt\", 3, 65536, 1, 16)").memory >= 64 << 20);
}

#[test]
fn values_cannot_grow_without_bound() {
    let row = StoredHash::new("0".repeat(32));
    let (subject, keyring) = (Subject::unknown(), Keyring::new());
    let doubling = ["hex(".repeat(14), "$pass".into(), ")".repeat(14)].concat();
    let scheme = scheme(&format!("md5({doubling})"), "{hash}");
    let record = scheme.parse(Input::new(&row, &subject, &keyring)).unwrap();
    // A password of 4 bytes fits in 64 KiB after 14 doublings, one of 5 does not.
    assert!(record.cost(4).work < u64::MAX);
    assert_eq!(record.cost(5).work, u64::MAX);
    assert!(record.derive(b"12345", &mut Scratch::new()).is_err());
    let growing = RecipeDefinition::new("x-g", "md5(repeat(10, \"ab\", $x.$x.$pass))", "{hash}").scheme();
    assert!(matches!(growing, Err(DefinitionError::Scheme(_))), "{growing:?}");
}

/// The published example of mode 22200 and others are in the vector files;
/// here the ways in which a row can fail.
#[test]
fn missing_parts_are_named() {
    let scheme = scheme("sha1(key(\"site\").$salt.lower($user).column(\"extra\").$pass)", "{hash}");
    let profile = scheme.profile();
    assert!(profile.needs_key);
    assert_eq!(profile.needs.len(), 3);
    let registry = Registry::builder().recipe(scheme).build().unwrap();
    let keyring = Keyring::new().with("site", "k");
    let verifier = Verifier::builder(registry)
        .native(Bcrypt::new(4))
        .equal_time(false)
        .keyring(keyring)
        .build()
        .unwrap();
    let extra = Column::Named("extra".into());
    let password = Password::from("p");
    let full = StoredHash::new("0".repeat(40)).with_column(Column::Salt, "s").with_column(extra, "e");
    let subject = Subject::named("Ann");
    assert!(verifier.verify_with(Attempt::new(&password, &full).with_subject(&subject)).is_ok());
    let bare = StoredHash::new("0".repeat(40));
    for (row, subject, missing) in [
        (&bare, &subject, "salt column"),
        (&full, &Subject::unknown(), "login name"),
        (&bare.clone().with_column(Column::Salt, "s"), &subject, "column `extra`"),
    ] {
        match verifier.verify_with(Attempt::new(&password, row).with_subject(subject)) {
            Err(Error::MissingContext { context, .. }) => assert_eq!(context.to_string(), missing),
            other => panic!("{missing}: {other:?}"),
        }
    }
}

#[test]
fn what_is_written_is_read_until_the_day() {
    let until = Timestamp::from_unix(2_000_000_000);
    let (before, after) = (Timestamp::from_unix(1_999_999_999), until);
    let subject = Subject::named("ann").with_realm("r").with_user_id("7").with_email("a@example.org");
    let keyring = Keyring::new().with("site", "k");
    let forms = [
        ("md5(md5($pass).$salt)", "{hash}:{salt}"),
        ("sha1($salt.$pass)", "sha1${salt}${hash}"),
        ("sha512($pass.$salt)", "{SSHA512}{hash+salt:base64}"),
        ("sha256($salt.$pass)", "{salt[8]:hex}{hash:base64}"),
        ("md5($pass.$salt)", "{hash}"),
        ("md5(unhex($salt).$pass.$salt2)", "{hash}"),
        ("sha1(lower($user).key(\"site\").$pass)", "{user}:{hash}"),
        (
            "repeat($rounds, md5_raw($salt.$pass), md5_raw($x.$pass))",
            "$P${rounds:crypt64}{salt[8]}{hash:crypt64}",
        ),
        ("repeat($rounds, \"\", SHA1($x.$pass.$salt))", "{rounds:log2}:{salt}:{hash}"),
        ("pbkdf2_sha256($pass, $salt, $rounds, 20)", "{rounds:hex}.{salt:base64url}.{hash:base64}"),
        ("slice(sha1($pass.$realm.$userid.$email), 3, 21)", "{hash}"),
    ];
    for (expression, layout) in forms {
        let recipe = scheme(expression, layout);
        let writer = LegacyWriter::recipe(recipe.clone(), until).with_rounds(64);
        let registry = Registry::builder().recipe(recipe).build().unwrap();
        let verifier = Verifier::builder(registry)
            .native(Bcrypt::new(4))
            .equal_time(false)
            .keyring(keyring.clone())
            .build()
            .unwrap();
        let password = Password::from("pässword");
        let row = writer.write(&password, &subject, &keyring, before).unwrap();
        let other = writer.write(&password, &subject, &keyring, before).unwrap();
        if expression.contains("$salt") {
            assert!(row.as_bytes() != other.as_bytes(), "{layout}: the same salt twice");
        }
        let verify = |password: &str| {
            let password = Password::from(password);
            let attempt = Attempt::new(&password, &row).with_subject(&subject);
            verifier.verify_with(attempt).unwrap_or_else(|error| panic!("{layout}: {error}")).is_accepted()
        };
        assert!(verify("pässword"), "{expression} {layout}");
        assert!(!verify("password"), "{expression} {layout}");
        let late = writer.write(&password, &subject, &keyring, after);
        assert!(matches!(late, Err(LegacyWriteError::Ended(day)) if day == until));
    }
}

#[test]
fn what_cannot_be_read_back_is_not_written() {
    let until = Timestamp::from_unix(2_000_000_000);
    let now = Timestamp::from_unix(0);
    let keyring = Keyring::new();
    let password = Password::from("p");
    // A user name with the separator in it would be read as another one.
    let recipe = scheme("sha256($user.$salt.$pass)", "{user}:{salt}:{hash}");
    let writer = LegacyWriter::recipe(recipe, until);
    assert!(writer.write(&password, &Subject::named("a:b"), &keyring, now).is_err());
    assert!(writer.write(&password, &Subject::named("ab"), &keyring, now).is_ok());
    assert!(writer.write(&password, &Subject::unknown(), &keyring, now).is_err());
    let bcrypt = LegacyWriter::recipe(scheme("bcrypt(md5($pass))", "{hash}"), until);
    let carries = bcrypt.write(&password, &Subject::unknown(), &keyring, now);
    assert!(matches!(carries, Err(LegacyWriteError::Carries)));
    let long = Password::from("x".repeat(4097));
    let writer = LegacyWriter::recipe(scheme("md5($pass)", "{hash}"), until);
    assert!(matches!(
        writer.write(&long, &Subject::unknown(), &keyring, now),
        Err(LegacyWriteError::TooLong(_))
    ));
    let function = LegacyWriter::function(SchemeId::external("x-f").unwrap(), until, |_| panic!("secret"));
    let panicked = function.write(&password, &Subject::unknown(), &keyring, now).unwrap_err();
    assert!(matches!(panicked, LegacyWriteError::Foreign(_)));
}

#[test]
fn a_recipe_can_be_wrapped_and_keeps_its_names_outside() {
    let expression =
        "sha1(\"--\".$salt.\"--\".key(\"site\").\"--\".lower($user).reverse(xor(md5($pass), md5($salt))))";
    let recipe = scheme(expression, "{hash}:{salt}").with_strength(Strength::Fast);
    let keyring = Keyring::new().with("site", "the site key");
    let subject = Subject::named("Alice");
    let writer = LegacyWriter::recipe(recipe.clone(), Timestamp::from_unix(2_000_000_000));
    let password = Password::from("secret");
    let row = writer.write(&password, &subject, &keyring, Timestamp::from_unix(0)).unwrap();
    let registry = Registry::builder().recipe(recipe).build().unwrap();
    let verifier = Verifier::builder(registry)
        .native(Bcrypt::new(4))
        .equal_time(false)
        .keyring(keyring)
        .build()
        .unwrap();
    let onion = verifier.wrap(&row, &subject).unwrap();
    let text = onion.as_str().unwrap();
    assert!(text.starts_with("$compat-onion$"));
    for hidden in ["the site key", "Alice", "alice"] {
        assert!(!text.contains(hidden));
    }
    let verify = |password: &str, name: &str| {
        let (password, subject) = (Password::from(password), Subject::named(name));
        verifier.verify_with(Attempt::new(&password, &onion).with_subject(&subject)).unwrap().is_accepted()
    };
    assert!(verify("secret", "Alice"));
    assert!(!verify("Secret", "Alice"));
    assert!(!verify("secret", "Bob"));
}

#[cfg(feature = "serde")]
#[test]
fn definitions_are_data() {
    let json = r#"[
        {"id": "x-vb", "expression": "md5(md5($p).$s)", "layout": "{hash}:{salt}", "scope": "acme"},
        {"id": "x-plain", "expression": "sha1($p)", "strength": "broken", "source": "an old shop"}
    ]"#;
    let list: Vec<RecipeDefinition> = serde_json::from_str(json).unwrap();
    assert_eq!(list[1].layout, "{hash}");
    let again: Vec<RecipeDefinition> = serde_json::from_str(&serde_json::to_string(&list).unwrap()).unwrap();
    assert_eq!(list, again);
    let registry = Registry::builder().recipes(list).build().unwrap();
    assert_eq!(registry.scheme("x-plain").unwrap().profile().strength, Strength::Broken);
    let unknown = r#"{"id": "x-a", "expression": "md5($p)", "lay_out": "{hash}"}"#;
    assert!(serde_json::from_str::<RecipeDefinition>(unknown).is_err());
}

/// Texts of expressions, in canonical and other spellings.
fn expression() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("$pass".to_owned()),
        Just("$p".to_owned()),
        Just("$salt".to_owned()),
        Just("$s2".to_owned()),
        Just("$user".to_owned()),
        Just("$realm".to_owned()),
        Just("$userid".to_owned()),
        Just("$email".to_owned()),
        Just("key(\"site\")".to_owned()),
        Just("column('extra')".to_owned()),
        Just("unhex($salt)".to_owned()),
        Just("unbase64($salt2)".to_owned()),
        Just("0xF7ab".to_owned()),
        Just("'it''s'".replace("''", "\\'")),
        "\"[ -!#%-\\[\\]-~]{0,6}\"",
        "\"(\\\\x[0-9a-f]{2}){0,3}\"",
    ];
    leaf.prop_recursive(5, 24, 4, |inner| {
        let name = prop_oneof![
            "(md5|sha1|sha224|sha256|sha384|sha512)(_raw|_bin|_64|_64c)?",
            "(MD5|SHA1|SHA256|SHA512)",
            "(hex|HEX|base64|base64_nopad|base64url|base64_dot|base64_bcrypt|base64_crypt|crypt64|bin2hex)",
            "(utf16le|utf16be|latin1|lower|upper|lower_ascii|upper_ascii|trim|reverse|lc|uc|strtolower|strtoupper|strrev|pad16|space_pad_7)",
        ];
        prop_oneof![
            (name, inner.clone()).prop_map(|(name, of)| format!("{name}({of})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("{a}.{b}")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("({a} . {b})")),
            (inner.clone(), 0..40_usize, 1..40_usize).prop_map(|(a, at, len)| format!("slice({a}, {at}, {len})")),
            (inner.clone(), 1..99_usize).prop_map(|(a, len)| format!("zero_pad({a},{len})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("hmac_sha256({a}, key={b})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("hash_hmac('md5', {a}, {b}, true)")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("xor(md5({a}), md5({b}))")),
            (1..5_u32, inner.clone(), inner.clone()).prop_map(|(n, a, b)| format!("repeat({n}, {a}, sha1($x.{b}))")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("repeat($rounds-1, {a}, MD5({b}.$x.{b}))")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("pbkdf2_sha1({a}, {b}, $rounds+1, 12)")),
            (inner.clone(), inner).prop_map(|(a, b)| format!("scrypt_raw({a}, {b}, 2, 1, 1, 16)")),
        ]
    })
}

fn layout() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[ -z|~]{0,4}",
        Just("{{".to_owned()),
        Just("{SSHA}".to_owned()),
        "\\{(salt|salt2|user|realm|userid|email)(\\[[1-9]\\])?(:hex|:base64|:raw|:crypt64)?\\}",
        "\\{rounds(:hex|:log2|:crypt64)?\\}",
        "\\{salt(\\[8\\])?\\+salt2:base64url\\}",
    ];
    (proptest::collection::vec(piece.clone(), 0..3), proptest::collection::vec(piece, 0..3))
        .prop_map(|(before, behind)| [before.concat(), "{hash:hex}".into(), behind.concat()].concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn printing_and_parsing_are_one_another(text in expression()) {
        // Beyond the bounds it is an error and nothing else.
        let Ok(recipe) = text.parse::<Recipe>() else { return Ok(()) };
        let printed = recipe.to_string();
        let again = printed.parse::<Recipe>();
        prop_assert_eq!(again.as_ref(), Ok(&recipe), "{} → {}", text, printed);
        prop_assert_eq!(printed.parse::<Recipe>().unwrap().to_string(), printed);
    }

    #[test]
    fn printing_and_parsing_layouts(text in layout()) {
        let Ok(layout) = text.parse::<password_compat::Layout>() else { return Ok(()) };
        let printed = layout.to_string();
        let again = printed.parse::<password_compat::Layout>();
        prop_assert_eq!(again.as_ref(), Ok(&layout), "{} → {}", text, printed);
    }

    #[test]
    fn no_text_is_too_odd(text in "\\PC{0,80}", layout in "\\PC{0,40}") {
        if let Err(error) = text.parse::<Recipe>() {
            prop_assert!(error.position <= text.len());
            prop_assert!(!error.to_string().is_empty());
        }
        if let Err(error) = layout.parse::<password_compat::Layout>() {
            prop_assert!(error.position <= layout.len());
        }
    }

    /// What can be built, runs within its stated cost: the digests that it
    /// makes are counted by the cost that the steps state one by one.
    #[test]
    fn what_is_built_runs(text in expression(), password in "\\PC{0,20}", rounds in 1..9_u32) {
        let Ok(recipe) = format!("sha256($pass.{text})").parse::<Recipe>() else { return Ok(()) };
        let id = SchemeId::external("x-any").unwrap();
        let Ok(scheme) = RecipeScheme::new(id, recipe, "{hash}".parse().unwrap()) else { return Ok(()) };
        let row = StoredHash::new("0".repeat(64))
            .with_column(Column::Salt, "0a1b2c3d")
            .with_column(Column::Salt2, "QUJDRA==")
            .with_column(Column::Rounds, rounds.to_string())
            .with_column(Column::Named("extra".into()), "more");
        let subject = Subject::named("Ann").with_realm("r").with_user_id("7").with_email("a@example.org");
        let keyring = Keyring::new().with(KeyId::from("site"), "key");
        let record = match scheme.parse(Input::new(&row, &subject, &keyring)) {
            Ok(record) => record,
            Err(error) => {
                // Scrypt and xor can refuse numbers and lengths of a row.
                prop_assert!(matches!(error, password_compat::ParseError::Malformed(_)), "{}: {}", text, error);
                return Ok(());
            }
        };
        let cost = record.cost(password.len());
        if Limits::default().cost().work < cost.work {
            return Ok(());
        }
        prop_assert!(record.cost(password.len()).work >= record.cost(0).work);
        let first = record.derive(password.as_bytes(), &mut Scratch::new());
        let computation: &Computation = record.computation().unwrap();
        prop_assert_eq!(computation.output_len(), 32);
        if let Err(error) = first {
            let known = matches!(error, password_compat::DeriveError::Password(_)
                | password_compat::DeriveError::Parameters(_)
                | password_compat::DeriveError::TooLarge);
            prop_assert!(known, "{}: {}", text, error);
        }
    }
}

#[test]
fn unreadable_rows_are_malformed() {
    let recipe = scheme("sha1(unhex($salt).$pass)", "{hash}");
    let verifier = verifier(Registry::builder().recipe(recipe).build().unwrap());
    let row = StoredHash::new("0".repeat(40)).with_column(Column::Salt, "xyz");
    let error = verifier.verify(&Password::from("p"), &row).unwrap_err();
    assert!(matches!(error, Error::Malformed { cause: Malformed::Encoding("salt"), .. }), "{error}");
}
