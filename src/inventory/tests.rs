use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;
use std::time::Duration;

use super::*;
use crate::native::Pbkdf2;
use crate::registry::Registry;
use crate::schemes::presets;

const BCRYPT: &str = "$2b$04$abcdefghijklmnopqrstuughE8Ev8uGFaUgY2cNEySvxngrb/Jzdm";
const MD5: &str = "5f4dcc3b5aa765d61d8327deb882cf99";
const NOW: Timestamp = Timestamp::date(2027, 6, 1);
const MONTH: Duration = Duration::from_secs(30 * 86_400);

fn verifier() -> Verifier {
    let registry = [presets::HEX_DIGESTS, presets::UNIX, presets::MODERN]
        .into_iter()
        .fold(Registry::builder(), crate::registry::RegistryBuilder::preset);
    Verifier::builder(registry.build().unwrap()).native(Pbkdf2::new(1000)).build().unwrap()
}

fn native(verifier: &Verifier) -> StoredHash {
    verifier.hash(&"secret".into()).unwrap()
}

/// Rows of a hash, each with its last success in days before [`NOW`].
fn with_history(verifier: &Verifier, rows: &[(&StoredHash, Option<i64>)]) -> Inventory {
    let mut inventory = Inventory::new().taken_at(NOW);
    for (stored, days) in rows {
        let last = days.map(|days| Timestamp::from_unix(NOW.as_unix() - days * 86_400));
        inventory.add(verifier, &Row::of(stored).last_success(last));
    }
    inventory
}

#[test]
fn rows_are_counted_by_scheme_parameters_and_generation() {
    let verifier = verifier();
    let wrapped = verifier.wrap(&StoredHash::new(MD5), &crate::stored::Subject::unknown()).unwrap();
    let rows = [
        StoredHash::new(MD5),
        StoredHash::new(MD5),
        StoredHash::new(BCRYPT),
        StoredHash::new(BCRYPT.replace("$04$", "$05$")),
        native(&verifier),
        wrapped,
        StoredHash::new("!"),
        StoredHash::new("nothing that anybody writes"),
        StoredHash::new(&BCRYPT[..50]),
    ];
    let mut inventory = Inventory::new();
    for row in &rows {
        inventory.add(&verifier, &Row::of(row).group("a"));
    }
    assert_eq!((inventory.rows(), inventory.disabled()), (9, 1));
    let found: Vec<(String, String, u64)> = inventory
        .weakest_first()
        .map(|class| (class.scheme.to_string(), class.generation.name().to_string(), class.count))
        .collect();
    assert_eq!(found[0], ("hex_md5".into(), "legacy".into(), 2));
    assert!(found.contains(&("pbkdf2_sha256".into(), "native".into(), 1)));
    assert!(found.iter().any(|(_, generation, count)| generation == "wrapped" && *count == 1));
    assert_eq!(found.iter().filter(|(scheme, ..)| scheme == "bcrypt").count(), 2, "two costs");
    let unreadable: Vec<(&str, u64)> =
        inventory.unreadable().map(|(code, rows)| (code, rows.count)).collect();
    assert_eq!(unreadable, [("malformed", 1), ("unrecognised", 1)]);
    assert_eq!(inventory.unreadable().next().unwrap().1.examples, [(8, 50)]);
    assert_eq!(inventory.of(Generation::Legacy), 4);
    let groups: Vec<_> = inventory.groups().collect();
    assert_eq!((groups.len(), groups[0].0, groups[0].1[&Generation::Legacy]), (1, "a", 4));
}

#[test]
fn nothing_of_a_hash_is_in_it() {
    let verifier = verifier();
    let mut inventory = Inventory::new();
    for row in [MD5, BCRYPT, "nothing that anybody writes", &BCRYPT[..50]] {
        inventory.add(&verifier, &Row::of(&StoredHash::new(row)));
    }
    let shown = format!("{inventory:?}");
    for secret in [&MD5[..8], &BCRYPT[29..40], "nothing"] {
        assert!(!shown.contains(secret), "{shown}");
    }
}

#[test]
fn parts_add_up_to_the_whole() {
    let verifier = verifier();
    let rows: Vec<StoredHash> = (4..9)
        .map(|cost| StoredHash::new(BCRYPT.replace("$04$", &format!("$0{cost}$"))))
        .chain([StoredHash::new(MD5), StoredHash::new("?"), StoredHash::new("*")])
        .collect();
    let count = |from: usize, rows: &[StoredHash]| {
        let mut inventory = Inventory::new();
        for (at, row) in rows.iter().enumerate() {
            let row = Row::of(row).group("g").last_success(None).at((from + at) as u64);
            inventory.add(&verifier, &row);
        }
        inventory
    };
    let whole = count(0, &rows);
    for at in 0..rows.len() {
        let mut parts = count(at, &rows[at..]);
        parts.merge(&count(0, &rows[..at]));
        assert_eq!(parts.rows, whole.rows);
        assert_eq!(parts.classes, whole.classes);
        assert_eq!(parts.groups, whole.groups);
        assert_eq!(parts.disabled, whole.disabled);
        assert_eq!(parts.unreadable, whole.unreadable);
    }
}

/// Hostile parameters do not make it grow.
#[test]
fn the_number_of_classes_is_bounded() {
    let verifier = verifier();
    let mut inventory = Inventory::new();
    for rounds in 1..500 {
        let digest = "R1/GfWtwog1T8Ev9VndgDjzkiRzbFr8JpmJtL9cMmQU";
        let row = StoredHash::new(format!("$pbkdf2-sha256${rounds}$c2FsdHNhbHQ${digest}"));
        inventory.add(&verifier, &Row::of(&row).group(&format!("tenant-{rounds}")));
    }
    assert_eq!(inventory.rows(), 499);
    assert_eq!(inventory.unreadable().count(), 0);
    assert_eq!(inventory.classes().count(), MOST_PARAMETERS + 1);
    let others = inventory.classes().find(|class| class.params == OTHERS).unwrap();
    assert_eq!(others.count, 499 - MOST_PARAMETERS as u64);
    assert_eq!(inventory.groups().count(), MOST_GROUPS + 1);
}

#[test]
fn closing_needs_to_know_who_logs_in() {
    let verifier = verifier();
    let (md5, native) = (StoredHash::new(MD5), native(&verifier));
    let mostly_native = |days: Option<i64>| {
        let mut rows = alloc::vec![(&native, Some(1)); 99];
        rows.push((&md5, days));
        with_history(&verifier, &rows)
    };
    let ready = |inventory: &Inventory, threshold| inventory.ready_to_close(threshold, MONTH, NOW);
    assert_eq!(ready(&mostly_native(Some(90)), 0.01).answer, Answer::Yes);
    assert_eq!(ready(&mostly_native(None), 0.01).answer, Answer::Yes, "never logged in");
    assert_eq!(ready(&mostly_native(Some(90)), 0.009).answer, Answer::No, "too many");
    assert_eq!(ready(&mostly_native(Some(3)), 0.5).answer, Answer::No, "still in use");
    // Without the column the answer is never yes.
    let mut unknown = Inventory::new();
    unknown.add(&verifier, &Row::of(&md5));
    (0..999).for_each(|_| unknown.add(&verifier, &Row::of(&native)));
    assert_eq!(ready(&unknown, 0.5).answer, Answer::Unknown);
    assert_eq!(ready(&unknown, 0.0).answer, Answer::No);
    // Nothing is left.
    let mut done = Inventory::new();
    done.add(&verifier, &Row::of(&native));
    assert_eq!(ready(&done, 0.0).answer, Answer::Yes);
    assert_eq!(ready(&Inventory::new(), 0.0).answer, Answer::Yes);
}

#[test]
fn what_is_left_has_a_plan() {
    let verifier = verifier();
    let rows = [MD5, BCRYPT, "abJnggxhB/yWI", "nothing that anybody writes"];
    let mut inventory = Inventory::new();
    rows.iter().for_each(|row| inventory.add(&verifier, &Row::of(&StoredHash::new(row))));
    let plans: Vec<(Option<String>, Plan)> = inventory
        .ready_to_close(0.0, MONTH, NOW)
        .leftovers
        .into_iter()
        .map(|left| (left.scheme.map(|scheme| scheme.to_string()), left.plan))
        .collect();
    assert_eq!(
        plans,
        [
            (Some("des_crypt".into()), Plan::ForceReset),
            (Some("hex_md5".into()), Plan::WrapNow),
            (Some("bcrypt".into()), Plan::KeepVerifyOnly),
            (None, Plan::ForceReset),
        ]
    );
}

#[test]
fn a_projection_has_its_uncertainty() {
    let verifier = verifier();
    let (md5, native) = (StoredHash::new(MD5), native(&verifier));
    let at = |legacy: usize, time| {
        let rows: Vec<(&StoredHash, Option<i64>)> =
            (0..1000).map(|at| (if at < legacy { &md5 } else { &native }, Some(1))).collect();
        with_history(&verifier, &rows).taken_at(time)
    };
    let (first, second) = (Timestamp::date(2027, 5, 1), Timestamp::date(2027, 6, 1));
    let comparison = at(500, second).compare(&at(1000, first), 0.125).unwrap();
    assert_eq!((comparison.before, comparison.now, comparison.remainder), (1000, 500, Some(0)));
    assert!((comparison.per_day - 500.0 / 31.0).abs() < 1e-9);
    // Half of them in 31 days: a quarter of the half in 62 more.
    let projection = comparison.projection.unwrap();
    let days = (projection.at.as_unix() - second.as_unix()) / 86_400;
    assert!((61..=62).contains(&days), "{days}");
    assert!(projection.earliest < projection.at && projection.at < projection.latest.unwrap());
    // Nothing moved, or time ran backwards.
    assert!(at(500, second).compare(&at(500, first), 0.1).unwrap().projection.is_none());
    assert!(at(500, first).compare(&at(500, second), 0.1).is_none());
    assert!(at(500, first).compare(&Inventory::new(), 0.1).is_none());
    // One account in a thousand: it may as well have been none.
    let slow = at(999, second).compare(&at(1000, first), 0.1).unwrap().projection.unwrap();
    assert_eq!(slow.latest, None);
    // All gone.
    let done = at(0, second).compare(&at(1000, first), 0.1).unwrap();
    assert!(done.projection.unwrap().at <= second);
}

#[test]
fn weaker_hashes_are_guessed_faster() {
    let verifier = verifier();
    let mut inventory = Inventory::new();
    for row in [MD5, BCRYPT, "abJnggxhB/yWI"] {
        inventory.add(&verifier, &Row::of(&StoredHash::new(row)));
    }
    let rate = |scheme: &str| {
        let class = inventory.classes().find(|class| class.scheme == *scheme).unwrap();
        class.attack_rate().map(|rate| rate.guesses_per_second)
    };
    let md5 = rate("hex_md5").unwrap();
    assert!((md5 / 220.6e9 - 1.0).abs() < 0.01, "{md5}");
    // Cost 4 is half of cost 5.
    let bcrypt = rate("bcrypt").unwrap();
    assert!((bcrypt / 609.6e3 - 1.0).abs() < 0.01, "{bcrypt}");
    assert_eq!(rate("des_crypt"), None, "the source has no rate for it");
}

#[test]
fn the_mean_login_is_that_of_the_mix() {
    let verifier = verifier();
    let reference = Calibration::reference();
    let of = |rows: &[&str]| {
        let mut inventory = Inventory::new();
        rows.iter().for_each(|row| inventory.add(&verifier, &Row::of(&StoredHash::new(row))));
        inventory.mean_verification(&reference).as_secs_f64()
    };
    let (md5, bcrypt) = (of(&[MD5]), of(&[BCRYPT]));
    assert!((of(&[MD5, BCRYPT]) - (md5 + bcrypt) / 2.0).abs() < 1e-8);
    assert_eq!(of(&[]).to_bits(), 0.0_f64.to_bits());
}

#[cfg(feature = "serde")]
#[test]
fn it_is_data() {
    let verifier = verifier();
    let inventory = with_history(&verifier, &[(&StoredHash::new(MD5), Some(3)), (&native(&verifier), None)]);
    let text = serde_json::to_string(&inventory).unwrap();
    assert_eq!(serde_json::from_str::<Inventory>(&text).unwrap(), inventory);
}
