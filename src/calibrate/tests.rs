use alloc::string::ToString;
use std::time::Duration;

use super::choose::choose_by;
use super::*;
use crate::params::Params;
use crate::primitives::{Argon2Variant, Digest};

/// A host of which every hash takes a known time.
fn clock(params: &Params) -> Duration {
    let nanos = match *params {
        Params::Argon2 { memory_kib, passes, .. } => 1000.0 * f64::from(memory_kib) * f64::from(passes),
        Params::Scrypt { log_n, r, p } => 300.0 * f64::from(r) * f64::from(p) * 2_f64.powi(log_n.into()),
        Params::Bcrypt { cost } => 60_000.0 * 2_f64.powi(cost as i32),
        Params::Pbkdf2 { rounds, .. } => 140.0 * f64::from(rounds),
        _ => unreachable!("not written"),
    };
    Duration::from_nanos(nanos as u64)
}

fn chosen(target: &Target) -> Result<Choice, CalibrationError> {
    choose_by(target, &mut |params| Ok(clock(params)))
}

fn argon2(memory_kib: u32, passes: u32) -> Params {
    Params::Argon2 { variant: Argon2Variant::Id, version: 19, memory_kib, passes, lanes: 1 }
}

#[test]
fn memory_first_then_passes() {
    let target = |millis| Target::new(Algorithm::Argon2id, Duration::from_millis(millis));
    // 64 MiB in 65.5 ms a pass: three passes in 200 ms.
    let choice = chosen(&target(200)).unwrap();
    assert_eq!(choice.params, argon2(65_536, 3));
    assert!(choice.time <= Duration::from_millis(200));
    assert_eq!(choice.memory, 64 << 20);
    assert_eq!(choice.native().params(), choice.params);
    // Four at once share the memory.
    assert_eq!(chosen(&target(200).at_once(2).memory(128 << 20)).unwrap().params, argon2(65_536, 3));
    assert_eq!(chosen(&target(100).at_once(2).memory(64 << 20)).unwrap().params, argon2(32_768, 3));
    // One pass over all of it would be too long: less memory.
    let choice = chosen(&target(50).memory(1 << 30)).unwrap();
    let Params::Argon2 { memory_kib, passes: 1, .. } = choice.params else { panic!("{}", choice.params) };
    assert!((47_104..=50_000).contains(&memory_kib), "{memory_kib}");
}

#[test]
fn others_fill_the_time() {
    let chosen_in = |algorithm, millis| {
        chosen(&Target::new(algorithm, Duration::from_millis(millis)).memory(256 << 20)).unwrap().params
    };
    // 61.4 ms at cost 10.
    assert_eq!(chosen_in(Algorithm::Bcrypt, 130), Params::Bcrypt { cost: 11 });
    assert_eq!(chosen_in(Algorithm::Bcrypt, 122), Params::Bcrypt { cost: 10 });
    // 314 ms at N = 2^17.
    assert_eq!(chosen_in(Algorithm::Scrypt, 320), Params::Scrypt { log_n: 17, r: 8, p: 1 });
    assert_eq!(
        chosen_in(Algorithm::Scrypt, 700),
        Params::Scrypt { log_n: 17, r: 8, p: 2 },
        "the memory is full"
    );
    let Params::Pbkdf2 { digest: Digest::Sha256, rounds } = chosen_in(Algorithm::Pbkdf2Sha256, 100) else {
        panic!()
    };
    assert!((690_000..=714_000).contains(&rounds), "{rounds}");
}

#[test]
fn below_the_minimum_is_an_error_unless_allowed() {
    for (algorithm, millis) in [
        (Algorithm::Argon2id, 10),
        (Algorithm::Scrypt, 30),
        (Algorithm::Bcrypt, 40),
        (Algorithm::Pbkdf2Sha256, 50),
    ] {
        let target = Target::new(algorithm, Duration::from_millis(millis));
        let Err(CalibrationError::BelowMinimum { best, least }) = chosen(&target) else {
            panic!("{algorithm:?}")
        };
        assert!(!best.meets(&least) && best.comparable(&least), "{best} and {least}");
        let choice = chosen(&target.allow_below_minimum()).unwrap();
        assert_eq!(choice.params, best);
        assert!(choice.reasons.iter().any(|reason| reason.contains("below OWASP's minimum")));
    }
}

#[test]
fn what_cannot_fit_is_said() {
    for algorithm in Algorithm::ALL {
        let target = Target::new(algorithm, Duration::from_nanos(10)).allow_below_minimum();
        assert!(matches!(chosen(&target), Err(CalibrationError::NothingFits(_))), "{algorithm:?}");
    }
    let none = Target::new(Algorithm::Argon2id, Duration::from_secs(1)).memory(0);
    assert!(matches!(chosen(&none), Err(CalibrationError::NothingFits(_))));
    let failing = Target::new(Algorithm::Bcrypt, Duration::from_secs(1));
    let failed = choose_by(&failing, &mut |_| Err(DeriveError::OutOfMemory));
    assert!(matches!(failed, Err(CalibrationError::Derive(DeriveError::OutOfMemory))));
}

#[test]
fn a_clock_that_jumps_ends_the_search() {
    for algorithm in Algorithm::ALL {
        for seed in 0..200_u64 {
            let mut state = seed;
            let mut calls = 0;
            let target = Target::new(algorithm, Duration::from_millis(50)).allow_below_minimum();
            let _ = choose_by(&target, &mut |_| {
                calls += 1;
                assert!(calls < 200, "{algorithm:?} {seed}");
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                Ok(Duration::from_nanos((state >> 33) % 200_000_000))
            });
        }
    }
}

/// With a target that nothing reaches, so that no clock decides the test.
#[test]
fn measured_here_and_at_once() {
    let mut shown = Vec::new();
    let target = Target::new(Algorithm::Pbkdf2Sha256, Duration::from_nanos(1)).at_once(2);
    let found = choose(&target, |point| shown.push(point.clone()));
    assert!(matches!(found, Err(CalibrationError::NothingFits(_))));
    assert!(shown.len() >= 2 && shown.iter().all(|point| point.time > target.time));
    assert!(shown[0].to_string().contains("rounds=20000"));
    let params = Params::Pbkdf2 { digest: Digest::Sha256, rounds: 1 };
    assert!(target.time_of(&params).unwrap() > Duration::ZERO);
    assert!(target.time_of(&Params::Bcrypt { cost: 4 }).is_err());
}

#[test]
fn the_arithmetic_goes_both_ways() {
    let legacy = Share::migrating("bcrypt", 0.5, Duration::from_millis(80), 4 << 10);
    let load = Load::new(20.0, 4, 1 << 30).failures(0.3).head_room(0.3).with(legacy.clone());
    let demand = load.demand().unwrap();
    // 2.8 core seconds / 20 = 140 ms = 0.5 · (0.7 · (80 + n) + 0.3 · max(80, n)) + 0.5 · n
    let n = demand.native.as_secs_f64();
    let mean = 0.5 * (0.7 * (0.08 + n) + 0.3 * n.max(0.08)) + 0.5 * n;
    assert!((mean - 0.14).abs() < 1e-6, "{mean}");
    let capacity = load.capacity(demand.native, 19 << 20);
    assert!((capacity.logins_per_second - 20.0).abs() < 1e-3);
    assert_eq!((capacity.at_once, capacity.memory), (3, 3 * (19 << 20)));
    // Memory for one at a time.
    let narrow = Load::new(20.0, 4, 19 << 20).head_room(0.0);
    let capacity = narrow.capacity(Duration::from_millis(100), 19 << 20);
    assert_eq!(capacity.at_once, 1);
    assert!((capacity.logins_per_second - 10.0).abs() < 1e-6);
    // The other schemes alone are too much.
    assert!(Load::new(200.0, 1, 1 << 30).with(legacy).demand().is_none());
    assert!(Load::new(0.0, 1, 1 << 30).demand().is_none(), "no load asks for nothing");
    assert!(demand.to_string().contains("core seconds a second"));
}

#[test]
fn estimates_scale_with_what_was_measured() {
    let bcrypt = crate::schemes::scheme("bcrypt").unwrap();
    let mut calibration = Calibration::reference();
    let (_, cost) = calibration.cost_of_exemplar(bcrypt).unwrap();
    let reference = calibration.estimate(bcrypt, cost);
    assert_eq!(reference, super::picoseconds(cost.work as f64));
    calibration.factors.insert("bcrypt".into(), 2.0);
    calibration.factors.insert("argon2".into(), 3.0);
    calibration.factors.insert("iterate:md5".into(), 5.0);
    assert_eq!(calibration.estimate(bcrypt, cost), reference * 2);
    let hex = crate::schemes::scheme("hex_md5").unwrap();
    let (_, cost) = calibration.cost_of_exemplar(hex).unwrap();
    assert_eq!(calibration.estimate(hex, cost), super::picoseconds(cost.work as f64 * 5.0));
    // No kernel of its own was measured: as the others in the middle.
    let scrypt = crate::schemes::scheme("scrypt").unwrap();
    let (_, cost) = calibration.cost_of_exemplar(scrypt).unwrap();
    assert_eq!(calibration.estimate(scrypt, cost), super::picoseconds(cost.work as f64 * 3.0));
    assert_eq!(calibration.estimate(scrypt, Cost { memory: 0, work: u64::MAX }).as_secs(), 55_340_232);
}

#[test]
fn another_host_is_told_from_this_one() {
    let here = Host::here();
    assert!(here.differences(&here).is_empty());
    assert!(here.cores >= 1 && !here.cpu.is_empty());
    let other = Host { cpu: "Another".into(), cores: here.cores + 1, ..here.clone() };
    let differences = other.differences(&here);
    assert_eq!(differences.iter().map(|one| one.what).collect::<Vec<_>>(), ["cpu", "cores"]);
    assert!(differences[0].to_string().contains("measured on \"Another\""));
}

/// Every kernel that is measured is one that some scheme spends its time in,
/// and has a name of its own.
#[test]
fn kernels_have_names_of_schemes() {
    let kernels = kernels::all();
    let names: alloc::collections::BTreeSet<_> = kernels.iter().map(|(name, _)| name.clone()).collect();
    assert_eq!(names.len(), 16);
    let used: alloc::collections::BTreeSet<_> =
        crate::schemes::schemes().filter_map(kernels::slowest_of).collect();
    for name in &names {
        assert!(used.contains(name), "{name} of {used:?}");
    }
}
