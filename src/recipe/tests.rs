use alloc::string::{String, ToString};

use super::*;
use crate::error::ParseError;
use crate::id::SchemeId;
use crate::keyring::Keyring;
use crate::scheme::Scheme;
use crate::schemes::testing::{matches, parse_for};
use crate::stored::{Column, StoredHash, Subject};

fn canonical(text: &str) -> String {
    text.parse::<Recipe>().unwrap_or_else(|error| panic!("{text}: {error}")).to_string()
}

fn scheme(expression: &str, layout: &str) -> RecipeScheme {
    let id = SchemeId::external("x-test").unwrap();
    RecipeScheme::new(id, expression.parse().unwrap(), layout.parse().unwrap()).unwrap()
}

fn verifies(expression: &str, layout: &str, stored: &str, password: &str) -> bool {
    let row = StoredHash::new(stored).with_column(Column::Salt, "salt").with_column(Column::Salt2, "pepper");
    let subject = Subject::named("Alice").with_realm("example.org");
    let keyring = Keyring::new().with("site", "sitekey");
    let scheme = scheme(expression, layout);
    assert!(scheme.recognise(&row).is_some(), "{stored} is not recognised");
    let record =
        parse_for(&scheme, &row, &subject, &keyring).unwrap_or_else(|error| panic!("{stored}: {error}"));
    matches(record.as_ref(), password.as_bytes())
}

#[test]
fn spellings_of_others_mean_the_same() {
    let spellings = [
        ("md5(md5($p).$s)", "md5(md5($pass).$salt)"),
        ("md5( md5( $password ) . $salt1 )", "md5(md5($pass).$salt)"),
        ("MD5($p)", "MD5($pass)"),
        ("strtoupper(md5($p))", "MD5($pass)"),
        ("md5(strtolower(MD5($p)))", "md5(md5($pass))"),
        ("md5_raw($p)", "md5_raw($pass)"),
        ("sha1_bin($p)", "sha1_raw($pass)"),
        ("sha1_64(utf16($p))", "base64_nopad(sha1_raw(utf16le($pass)))"),
        ("md5_64c($p)", "base64_crypt(md5_raw($pass))"),
        ("sha1(lc($u).$p)", "sha1(lower($user).$pass)"),
        ("sha1(uc($u).:.$p)", "sha1(upper($user).\":\".$pass)"),
        ("md5($s.Y.$p.0xF7.$s)", "md5($salt.\"Y\".$pass.\"\\xf7\".$salt)"),
        ("md5($u.\\nskyper\\n.$p)", "md5($user.\"\\nskyper\\n\".$pass)"),
        ("md5($u.:mongo:.$p)", "md5($user.\":mongo:\".$pass)"),
        ("md5(md5($s.$p):$s)", "md5(md5($salt.$pass).\":\".$salt)"),
        ("sha256(#.$salt.-.$pass)", "sha256(\"#\".$salt.\"-\".$pass)"),
        ("hash('sha256', $p . $s)", "sha256($pass.$salt)"),
        ("hash_hmac('sha1', $p, $s)", "hmac_sha1($pass, key=$salt)"),
        ("hash_hmac('sha1', $p, $s, true)", "hmac_sha1_raw($pass, key=$salt)"),
        ("HMAC-SHA1 (key = $pass)", "hmac_sha1($salt, key=$pass)"),
        ("hmac_md5(key = $salt)", "hmac_md5($pass, key=$salt)"),
        ("md5($p, true)", "md5_raw($pass)"),
        ("bin2hex(md5($p, true))", "md5($pass)"),
        ("substr(sha1($p), 0, 32)", "hex(slice(sha1_raw($pass), 0, 16))"),
        ("substr(sha1($p), 1, 30)", "slice(sha1($pass), 1, 30)"),
        ("truncate(sha1($p), 32)", "hex(slice(sha1_raw($pass), 0, 16))"),
        ("md5($c1.$p.$c2),c1=a\\x2cb,c2=z", "md5(\"a,b\".$pass.\"z\")"),
        ("md5(pad100($p))", "md5(zero_pad($pass, 100))"),
        ("sha1(utf16be(space_pad_10(uc($s)).$p))", "sha1(utf16be(space_pad(upper($salt), 10).$pass))"),
        ("bcrypt(md5($pass))", "bcrypt(md5($pass))"),
        ("md5crypt(sha1($p))", "md5_crypt(sha1($pass))"),
        ("argon2id(sha1($salt.$pass))", "argon2(sha1($salt.$pass))"),
        ("hash_pbkdf2('sha256', $p, $s, 1000, 40)", "pbkdf2_sha256($pass, $salt, 1000, 20)"),
        (
            "repeat($rounds - 1, sha1_raw($s.$p), sha1_raw($x))",
            "repeat($rounds-1, sha1_raw($salt.$pass), sha1_raw($x))",
        ),
        ("md5(hex2bin('6162').$p)", "md5(\"ab\".$pass)"),
        ("(($p).$s).('a'.\"b\")", "$pass.$salt.\"ab\""),
        ("md5('$'.$p)", "md5(\"\\x24\".$pass)"),
    ];
    for (text, expected) in spellings {
        assert_eq!(canonical(text), expected, "{text}");
        assert_eq!(canonical(expected), expected);
    }
}

#[test]
fn errors_name_the_place_and_the_nearest_name() {
    let cases = [
        ("mdd5($pass)", 0, "mdd5", Some("md5")),
        ("md5($slat.$pass)", 4, "$slat", Some("salt")),
        ("md5(salt.$pass)", 4, "salt", Some("salt")),
        ("md5($pass", 9, "", None),
        ("md5($pass))", 10, ")", None),
        ("md5()", 4, ")", None),
        ("md5($pass.)", 10, ")", None),
        ("", 0, "", None),
        ("md5(\"$salt\")", 5, "$salt", None),
        ("md5(\"a", 6, "", None),
        ("md5($x)", 4, "$x", None),
        ("md5($c1.$p)", 4, "$c1", None),
        ("md5($p),c0=1", 8, "c0", None),
        ("md5(bcrypt($pass))", 4, "bcrypt", None),
        ("slice(md5($pass), 0, 0)", 22, ")", None),
        ("repeat(0, $pass, md5($x))", 7, "0", None),
        ("hmac_md5($pass, $salt)", 16, "$salt", None),
        ("hmac_md5(key = $user)", 14, "", None),
        ("unhex(md5($pass))", 0, "unhex", None),
        ("key(site)", 4, "site", None),
        ("md5(unhex(key(\"site\")).$pass)", 4, "unhex", None),
        ("md5(unbase64($user).$pass)", 4, "unbase64", None),
        ("sha1($salt + $pass)", 11, "+", None),
        ("sha1(+$pass)", 5, "+", None),
        ("sha1($salt $pass)", 11, "$pass", None),
        ("sha1(\"a\"$pass)", 8, "$pass", None),
        ("md5($pass)é", 10, "é", None),
    ];
    for (text, position, found, nearest) in cases {
        let error = text.parse::<Recipe>().unwrap_err();
        assert_eq!((error.position, error.nearest), (position, nearest), "{text}: {error}");
        if text != "hmac_md5(key = $user)" {
            assert_eq!(error.found, found, "{text}");
        }
    }
}

#[test]
fn nesting_calls_and_length_are_bounded() {
    let nested = |depth: usize| ["md5(".repeat(depth), "$pass".into(), ")".repeat(depth)].concat();
    assert!(nested(16).parse::<Recipe>().is_ok());
    assert_eq!(nested(17).parse::<Recipe>().unwrap_err().expected, Expected::Nesting);
    assert_eq!(nested(1000).parse::<Recipe>().unwrap_err().expected, Expected::Nesting);
    let calls = |count: usize| alloc::vec!["md5($pass)"; count].join(".");
    assert!(calls(64).parse::<Recipe>().is_ok());
    assert_eq!(calls(65).parse::<Recipe>().unwrap_err().expected, Expected::Calls);
    // A short spelling that stands for two calls counts as two.
    let pairs = alloc::vec!["md5_64($p)"; 40].join(".");
    assert_eq!(pairs.parse::<Recipe>().unwrap_err().expected, Expected::Calls);
    assert!("a".repeat(10_000).parse::<Recipe>().is_err());
}

#[test]
fn what_is_no_hash_of_the_password_is_refused() {
    use RecipeSchemeError as E;
    let refused = |expression: &str, layout: &str| {
        let id = SchemeId::external("x-test").unwrap();
        RecipeScheme::new(id, expression.parse().unwrap(), layout.parse().unwrap()).unwrap_err()
    };
    assert_eq!(refused("md5($salt)", "{hash}:{salt}"), E::NoPassword);
    assert_eq!(refused("base64($pass)", "{hash}"), E::NotADigest);
    assert_eq!(refused("md5($pass).$salt", "{hash}"), E::NotADigest);
    assert_eq!(refused("slice(md5_raw($pass), 0, 3)", "{hash:hex}"), E::TooShort(3));
    assert_eq!(refused("md5($pass)", "{hash}:{salt}"), E::Unused("salt"));
    assert_eq!(refused("md5($pass)", "{rounds}:{hash}"), E::Unused("rounds"));
    assert_eq!(refused("md5($pass)", "$compat-onion${hash}"), E::Reserved);
    assert_eq!(refused("md5($salt.$pass.$salt2)", "{salt}{salt2}{hash}"), E::Unclear);
    assert!(matches!(refused("scrypt($pass, $salt, 1024, 0, 1, 32)", "{hash}:{salt}"), E::Computation(_)));
    assert!(matches!(
        refused("repeat(5, \"x\", $x.$x.md5($pass))", "{hash}"),
        E::NotADigest | E::Computation(_)
    ));
}

#[test]
fn a_carried_hash_is_read_by_its_scheme() {
    let inner = scheme("bcrypt(md5($pass))", "{hash}");
    assert_eq!(inner.profile().dialect_of.unwrap(), "bcrypt");
    assert!(inner.recognise(&StoredHash::new("5f4dcc3b5aa765d61d8327deb882cf99")).is_none());
    // hashcat 6.2.6, example of mode 25600.
    let stored = "$2a$05$/VT2Xs2dMd8GJKfrXhjYP.DkTjOVrY12yDN7/6I8ZV0q/1lEohLru";
    assert!(verifies("bcrypt(md5($pass))", "{hash}", stored, "hashcat"));
    assert!(!verifies("bcrypt(md5($pass))", "{hash}", stored, "hashcat1"));
    assert!(!verifies("bcrypt($pass)", "{hash}", stored, "hashcat"));
}

#[test]
fn malformed_rows_are_named() {
    let scheme = scheme("sha1($salt.$pass)", "{salt[4]:hex}{hash:hex}");
    let parse =
        |stored: &str| parse_for(&scheme, &StoredHash::new(stored), &Subject::unknown(), &Keyring::new());
    assert!(parse(&"0".repeat(48)).is_ok());
    for wrong in [&"0".repeat(47), &"0".repeat(49), "", &["g", &"0".repeat(47)].concat()] {
        assert!(matches!(parse(wrong), Err(ParseError::Malformed(_))), "{wrong}");
        assert!(scheme.recognise(&StoredHash::new(wrong)).is_none(), "{wrong}");
    }
}

#[test]
fn losses_are_in_the_profile() {
    let profile = |expression: &str| scheme(expression, "{hash}").profile();
    assert!(profile("sha1(upper($user).\":\".upper($pass))").folds_case);
    assert!(profile("md5(lower_ascii($pass.$salt))").folds_case);
    assert!(!profile("md5(lower($pass).$pass)").folds_case);
    assert!(!profile("md5(lower($user).$pass)").folds_case);
    assert_eq!(profile("md5(slice($pass, 0, 8))").truncates_at, Some(8));
    assert_eq!(profile("md5(slice($pass, 0, 8).$pass)").truncates_at, None);
    assert_eq!(profile("bcrypt(lower($user).$pass)").truncates_at, Some(72));
    assert_eq!(profile("bcrypt(md5($pass))").truncates_at, None);
}

/// Expressions out of a few parts, with repetitions in repetitions.
fn expression() -> impl proptest::strategy::Strategy<Value = String> {
    use proptest::prelude::*;
    let leaf = prop_oneof!["\\$(pass|salt|user)", Just("\"--\"".to_string())];
    leaf.prop_recursive(5, 24, 3, |inner| {
        prop_oneof![
            ("(md5|sha1_raw|SHA256|sha512|hex|utf16le|upper)", inner.clone())
                .prop_map(|(name, of)| alloc::format!("{name}({of})")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| alloc::format!("{a}.{b}")),
            (inner.clone(), inner.clone()).prop_map(|(a, b)| alloc::format!("hmac_md5({a}, key={b})")),
            (1..6_u32, inner.clone(), inner.clone())
                .prop_map(|(n, a, b)| alloc::format!("repeat({n}, {a}, sha1($x.{b}))")),
            (1..6_u32, inner.clone(), inner.clone())
                .prop_map(|(n, a, b)| alloc::format!("repeat({n}, {a}, md5(sha1($x).{b}.$x))")),
            (inner.clone(), inner).prop_map(|(a, b)| alloc::format!("pbkdf2_sha1({a}, {b}, 3, 40)")),
        ]
    })
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config { cases: 1000, failure_persistence: None, ..Default::default() })]

    /// What the digests, MACs and kernels of a run cost together is never more
    /// than what was stated before it.
    #[test]
    fn nothing_costs_more_than_stated(text in expression(), password in "\\PC{0,90}") {
        use crate::computation::spent;
        let text = alloc::format!("sha256($pass.{text})");
        let row = StoredHash::new("0".repeat(64)).with_column(Column::Salt, "sältsält");
        let subject = Subject::named("Ann");
        let Ok(recipe) = text.parse::<Recipe>() else { return Ok(()) };
        let id = SchemeId::external("x-test").unwrap();
        let Ok(scheme) = RecipeScheme::new(id, recipe, Layout::bare()) else { return Ok(()) };
        let Ok(record) = parse_for(&scheme, &row, &subject, &Keyring::new()) else { return Ok(()) };
        let stated = record.cost(password.len());
        let mut scratch = crate::tag::Scratch::new();
        let (result, spent) = spent::during(|| record.derive(password.as_bytes(), &mut scratch));
        if result.is_ok() {
            proptest::prop_assert!(spent > 0);
            proptest::prop_assert!(spent <= stated.work, "{text}: {spent} of {}", stated.work);
        }
    }
}
