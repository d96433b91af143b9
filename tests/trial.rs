//! Trying a scheme on one known row.

use std::sync::atomic::{AtomicUsize, Ordering};

use password_compat::{
    Column, Cost, Encoding, FnScheme, Keyring, LegacyWriter, Limits, Params, Password, RecipeScheme,
    Registry, SchemeId, StoredHash, Subject, Timestamp, Trial, TrialReport,
};

const PASSWORD: &str = "Tr0ub4dor&3";
/// By Python 3.11: `x = sha1(b"mY5alt-9" + b"Tr0ub4dor&3")`, then 10 times `x = sha1(x)`.
const ITERATED: &str = "6aedc0445da3f0e26479d6c521dfb40ba1736e2f";
/// By Python 3.11: MD5 of `mY5alt-9` and the password; SHA-256 of the password.
const SALTED: &str = "949e3ab8c0dd6048aa1a0b37e0377108";
const BARE: &str = "48486e1514e842346ff405b1e45f44059ae82619f2306f99d0940dcb386e91f7";

fn id(name: &str) -> SchemeId {
    SchemeId::external(name).unwrap()
}

fn recipe(expression: &str, layout: &str) -> RecipeScheme {
    RecipeScheme::new(id("x-recipe"), expression.parse().unwrap(), layout.parse().unwrap()).unwrap()
}

fn run(trial: Trial<'_>, stored: &StoredHash) -> TrialReport {
    run_for(trial, stored, &Subject::unknown())
}

fn run_for(trial: Trial<'_>, stored: &StoredHash, subject: &Subject) -> TrialReport {
    trial.run(stored, &Password::from(PASSWORD), subject, &Keyring::new(), &Limits::default())
}

#[test]
fn a_recipe_with_its_salt_in_the_string() {
    let scheme = recipe("md5($salt.$pass)", "old:{hash}:{salt}");
    let report = run(Trial::of_recipe(&scheme), &StoredHash::new(["old:", SALTED, ":mY5alt-9"].concat()));
    assert!(report.is_ok(), "{report}");
    assert_eq!((report.accepted, report.wrong_rejected), (Some(true), Some(true)));
    assert_eq!((report.deterministic, report.round_trip), (Some(true), Some(true)));
    assert_eq!((report.uses_salt, report.uses_subject), (Some(true), None));
    assert_eq!((report.params.clone(), report.longest_password), (Some(Params::Fixed), Some(4096)));
    assert!(report.cost.unwrap().work > 0 && report.problem.is_none());
    assert_eq!(report.took.is_some(), cfg!(feature = "std"));
    // Of a scheme that is not known to be a recipe, all but the writing.
    let report = run(Trial::of(&scheme), &StoredHash::new(["old:", SALTED, ":mY5alt-9"].concat()));
    assert!(report.is_ok() && report.round_trip.is_none() && report.uses_salt == Some(true), "{report}");
}

#[test]
fn salts_in_columns_persons_and_none_at_all() {
    let scheme = recipe("md5($salt.$pass)", "{hash}");
    let row = StoredHash::new(SALTED).with_column(Column::Salt, "mY5alt-9");
    let report = run(Trial::of_recipe(&scheme), &row);
    assert!(report.is_ok() && report.uses_salt == Some(true), "{report}");

    let scheme = recipe("sha256($pass)", "{hash}");
    let report = run(Trial::of_recipe(&scheme), &StoredHash::new(BARE));
    assert!(report.is_ok() && report.uses_salt.is_none(), "{report}");
    let salted = StoredHash::new(BARE).with_column(Column::Salt, "ignored");
    let report = run_for(Trial::of_recipe(&scheme), &salted, &Subject::named("anna"));
    assert!(report.is_ok(), "{report}");
    assert_eq!((report.uses_salt, report.uses_subject), (Some(false), Some(false)));

    let scheme = recipe("md5($user.$pass)", "{hash}");
    let anna = Subject::named("mY5alt-9").with_email("anna@example.org");
    let report = run_for(Trial::of_recipe(&scheme), &StoredHash::new(SALTED), &anna);
    assert!(report.is_ok() && report.uses_subject == Some(true), "{report}");
    let report = run(Trial::of_recipe(&scheme), &StoredHash::new(SALTED));
    assert_eq!(report.problem.as_ref().map(|problem| problem.code()), Some("missing_context"));
    assert!(!report.is_ok() && report.accepted.is_none());
}

#[test]
fn a_row_is_written_with_the_rounds_of_the_known_one() {
    for (expression, stored) in [
        ("repeat($rounds, sha1_raw($salt.$pass), sha1_raw($x))", "acme:10$mY5alt-9$"),
        ("repeat($rounds+1, sha1_raw($salt.$pass), sha1_raw($x))", "acme:9$mY5alt-9$"),
        ("repeat($rounds-2, sha1_raw($salt.$pass), sha1_raw($x))", "acme:12$mY5alt-9$"),
    ] {
        let scheme = recipe(expression, "acme:{rounds}${salt}${hash:hex}");
        let report = run(Trial::of_recipe(&scheme), &StoredHash::new([stored, ITERATED].concat()));
        assert!(report.is_ok(), "{expression}: {report}");
        assert_eq!((report.params.clone(), report.round_trip), (Some(Params::Rounds(10)), Some(true)));
        assert_eq!(report.uses_salt, Some(true), "{expression}");
    }
}

#[test]
fn what_is_not_right_is_said() {
    let scheme = recipe("md5($salt.$pass)", "old:{hash}:{salt}");
    let report = run(Trial::of_recipe(&scheme), &StoredHash::new(["old:", SALTED, ":mY5alt-8"].concat()));
    assert!(!report.is_ok());
    assert_eq!((report.accepted, report.wrong_rejected, report.uses_salt), (Some(false), Some(true), None));

    let report = run(Trial::of_recipe(&scheme), &StoredHash::new("new:x"));
    assert!(!report.is_ok() && report.recognised.is_none() && report.accepted.is_none());
    assert_eq!(report.problem.as_ref().map(|problem| problem.code()), Some("unrecognised"));

    let all = FnScheme::yes_no(id("x-all"), |_| Ok(true)).with_prefix("x:");
    let report = run(Trial::of(&all), &StoredHash::new("x:y"));
    assert_eq!((report.accepted, report.wrong_rejected), (Some(true), Some(false)));
    assert!(!report.is_ok());

    let folded = FnScheme::yes_no(id("x-folded"), |input| {
        Ok(input.password().eq_ignore_ascii_case(PASSWORD.as_bytes()))
    });
    let report = run(Trial::of(&folded.with_prefix("x:")), &StoredHash::new("x:y"));
    assert_eq!((report.accepted, report.wrong_rejected), (Some(true), Some(false)));

    let calls = AtomicUsize::new(0);
    let moody = FnScheme::yes_no(id("x-moody"), move |input| {
        Ok(input.password() == PASSWORD.as_bytes() && calls.fetch_add(1, Ordering::Relaxed).is_multiple_of(2))
    });
    let report = run(Trial::of(&moody.with_prefix("x:")), &StoredHash::new("x:y"));
    assert_eq!((report.accepted, report.deterministic), (Some(true), Some(false)));
    assert!(!report.is_ok());

    let rude = FnScheme::yes_no(id("x-rude"), |_| panic!("a secret")).with_prefix("x:");
    let report = run(Trial::of(&rude), &StoredHash::new("x:y"));
    assert_eq!(report.problem.as_ref().map(|problem| problem.code()), Some("foreign"));
    assert_eq!(report.problem.as_ref().and_then(|problem| problem.scheme().cloned()), Some(id("x-rude")));
    assert!(!report.is_ok() && !format!("{report} {report:?}").contains("a secret"));
}

#[test]
fn a_salt_that_makes_no_difference_is_no_salt() {
    let deaf = FnScheme::yes_no(id("x-deaf"), |input| Ok(input.password() == PASSWORD.as_bytes()));
    let deaf = deaf.with_prefix("x:").with_cost(Cost::new(0, 1));
    let row = StoredHash::new("x:").with_column(Column::Salt, "salt");
    let report = run(Trial::of(&deaf), &row);
    assert!(report.is_ok() && report.uses_salt == Some(false), "{report}");
}

#[test]
fn nothing_runs_above_the_limits() {
    static CALLS: AtomicUsize = AtomicUsize::new(0);
    let costly = FnScheme::yes_no(id("x-costly"), |_| {
        CALLS.fetch_add(1, Ordering::Relaxed);
        Ok(true)
    });
    let costly = costly.with_prefix("x:").with_cost(Cost::new(0, 1000));
    let (row, password) = (StoredHash::new("x:y"), Password::from(PASSWORD));
    let run = |limits: Limits| {
        Trial::of(&costly).run(&row, &password, &Subject::unknown(), &Keyring::new(), &limits)
    };
    let code = |report: &TrialReport| report.problem.as_ref().map(|problem| problem.code());
    let report = run(Limits::default().with_work_micros(999));
    assert_eq!(code(&report), Some("too_expensive"));
    // What it would cost is known all the same.
    assert_eq!((report.cost, report.longest_password), (Some(Cost::new(0, 1000)), Some(0)));
    assert_eq!(code(&run(Limits::default().with_password_len(3))), Some("too_long"));
    assert_eq!(code(&run(Limits::default().with_stored_len(2))), Some("too_long"));
    assert_eq!(code(&run(Limits::default().with_password_len_of(id("x-costly"), 3))), Some("too_expensive"));
    assert_eq!(CALLS.load(Ordering::Relaxed), 0);
    let report = run(Limits::default().with_work_micros(1000).with_memory(0));
    assert_eq!(report.accepted, Some(true), "{report}");
    assert!((1..=12).contains(&CALLS.load(Ordering::Relaxed)));
}

#[test]
fn what_a_writer_writes_has_to_be_accepted() {
    let scheme = FnScheme::encrypt_only(id("x-rev"), Encoding::Raw, |input| {
        Ok(String::from_utf8_lossy(input.password()).chars().rev().collect())
    });
    let scheme = scheme.with_prefix("rev:").with_cost(Cost::new(0, 1));
    let row = StoredHash::new("rev:3&rod4bu0rT");
    let writer = |prefix: &'static str| {
        LegacyWriter::function(id("x-rev"), Timestamp::from_unix(0), move |input| {
            let text: String = String::from_utf8_lossy(input.password()).chars().rev().collect();
            Ok([prefix, &text].concat())
        })
    };
    let (good, bad) = (writer("rev:"), writer("rev:x"));
    let report = run(Trial::of(&scheme).with_writer(&good), &row);
    assert!(report.is_ok() && report.round_trip == Some(true), "{report}");
    let report = run(Trial::of(&scheme).with_writer(&bad), &row);
    assert!(!report.is_ok() && report.round_trip == Some(false), "{report}");
    let failing = LegacyWriter::function(id("x-rev"), Timestamp::from_unix(0), |_| Err("full".into()));
    assert_eq!(run(Trial::of(&scheme).with_writer(&failing), &row).round_trip, Some(false));
}

#[test]
fn every_built_in_scheme_can_be_tried() {
    let all = password_compat::schemes().fold(Registry::builder(), |all, scheme| all.enable(scheme.id()));
    let registry = all.require_hints().build().unwrap();
    let (mut salted, mut written, mut persons) = (0, 0, 0);
    for scheme in password_compat::schemes() {
        let Some(known) = scheme.exemplar() else { continue };
        // Carried hashes are ambiguous where every scheme is registered.
        let trial = Trial::of(scheme);
        let password = Password::from(known.password);
        let report = trial.run(&known.stored, &password, &known.subject, &known.keyring, &Limits::default());
        assert_eq!(report.accepted, Some(true), "{report}");
        let text = format!("{report} {report:?}");
        assert!(
            known.stored.as_str().is_none_or(|stored| stored.len() < 12 || !text.contains(stored)),
            "{text}"
        );
        salted += usize::from(report.uses_salt == Some(true));
        persons += usize::from(report.uses_subject == Some(true));
        let Some(trial) = Trial::registered(&registry, scheme.id().as_str()) else {
            panic!("{}", scheme.id())
        };
        if report.cost.is_some_and(|cost| cost.work < Cost::new(0, 5000).work) {
            let report =
                trial.run(&known.stored, &password, &known.subject, &known.keyring, &Limits::default());
            written += usize::from(report.round_trip == Some(true));
            assert_ne!(report.round_trip, Some(false), "{report}");
        }
    }
    assert!(salted > 20 && persons > 0 && written > 10, "{salted} {persons} {written}");
    assert!(Trial::registered(&registry, "x-unknown").is_none());
}

#[test]
fn a_report_is_a_short_list_without_secrets() {
    let scheme = recipe("md5($salt.$pass)", "old:{hash}:{salt}");
    let report = run(Trial::of_recipe(&scheme), &StoredHash::new(["old:", SALTED, ":mY5alt-9"].concat()));
    let text = report.to_string();
    assert!(text.starts_with("x-recipe: ok\n  recognised: yes\n  password accepted: yes\n"), "{text}");
    for secret in [PASSWORD, SALTED, "mY5alt-9"] {
        assert!(!format!("{report} {report:?}").contains(secret), "{text}");
    }
    let trial = Trial::of_recipe(&scheme);
    assert!(!format!("{trial:?}").contains(SALTED));
}

#[cfg(feature = "serde")]
#[test]
fn a_report_is_data() {
    let scheme = recipe("md5($salt.$pass)", "old:{hash}:{salt}");
    let row = StoredHash::new(["old:", SALTED, ":mY5alt-9"].concat());
    let json = serde_json::to_value(run(Trial::of_recipe(&scheme), &row)).unwrap();
    assert_eq!((&json["scheme"], &json["accepted"]), (&"x-recipe".into(), &true.into()));
    assert!(json["problem"].is_null() && json["uses_subject"].is_null());
    let json = serde_json::to_value(run(Trial::of_recipe(&scheme), &StoredHash::new("new:"))).unwrap();
    assert!(json["problem"].as_str().unwrap().starts_with("unrecognised: "), "{json}");
}
