use super::*;
use crate::computation::{Computation, Encoding, Steps, Transform};
use crate::primitives::{Argon2Variant, BcryptKey, Digest, Feedback};
use crate::tag::Scratch;
use alloc::vec;
use proptest::prelude::*;

fn password() -> Steps {
    Computation::steps().password()
}

/// A computation of each kind: alone, layered, without a lane, without a kernel.
fn computation(kind: usize, number: u32) -> Computation {
    let salt = |len: usize| vec![number as u8; len];
    let rounds = 64 + number % 1000;
    let steps = match kind % 12 {
        0 | 1 => password().bytes(salt(16)).bcrypt(4 + number % 3, BcryptKey::Standard),
        2 => password().bytes(salt(9)).pbkdf2(Digest::Sha1, rounds, 50),
        3 => password().bytes(salt(9)).pbkdf2(Digest::Sha256, rounds, 32),
        4 => password().bytes(salt(9)).pbkdf2(Digest::Sha512, rounds, 64),
        5 => password().password().iterate(Digest::Md5, rounds.into()),
        6 => password().bytes("--").bytes(salt(3)).feedback(Digest::Sha1, Feedback::Hex, rounds.into()),
        7 => {
            let inner = password().digest(Digest::Md5).encode(Encoding::Hex);
            inner.bytes(salt(16)).bcrypt(4, BcryptKey::Standard).bytes("x").pbkdf2(Digest::Sha512, rounds, 20)
        }
        8 => password().bytes(salt(8)).bytes("").bytes("").argon2(Argon2Variant::Id, 19, (64, 1, 1), 32),
        9 => password().bytes(salt(4)).scrypt(1 + (number % 6) as u8, 1 + number % 9, 1 + number % 2, 32),
        10 => password().bytes(salt(8)).bytes("$1$").md5_crypt(1000),
        _ => password().digest(Digest::Sha512),
    };
    steps.build().unwrap()
}

/// The digest, by the crates for it and one step at a time.
fn without_lanes(computation: &Computation, password: &[u8]) -> Tag {
    let mut job = computation.start(password);
    loop {
        match job.advance().unwrap() {
            Step::Done(tag) => return tag,
            Step::NeedsKernel(call) => job.supply(call.run_without_lane().unwrap()).unwrap(),
        }
    }
}

fn run(jobs: &[(usize, u32, Vec<u8>)], width: Option<usize>) {
    let mut lanes = width.map_or_else(Lanes::new, Lanes::with_width);
    let mut expected = BTreeMap::new();
    for (kind, number, password) in jobs {
        let computation = computation(*kind, *number);
        let alone = without_lanes(&computation, password);
        assert!(computation.run(password, &mut Scratch::new()).unwrap().matches(&alone).unwrap());
        expected.insert(lanes.submit(computation.start(password)), alone);
        // They need not begin together.
        if number % 3 == 0 {
            lanes.step();
        }
    }
    while let Some((ticket, tag)) = lanes.next_finished() {
        let alone = expected.remove(&ticket).unwrap();
        assert!(tag.unwrap().matches(&alone).unwrap(), "{ticket:?} at width {width:?}");
    }
    assert!(lanes.is_empty() && expected.is_empty());
}

#[test]
fn jobs_of_all_kinds_at_every_width() {
    let jobs: Vec<_> = (0..36).map(|i| (i, i as u32 * 31, vec![i as u8; i * 5])).collect();
    run(&jobs, None);
    for width in 1..=16 {
        run(&jobs, Some(width));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20))]

    #[test]
    fn results_are_those_of_one_at_a_time(
        jobs in proptest::collection::vec((0_usize..12, any::<u32>(), proptest::collection::vec(any::<u8>(), 0..150)), 0..14),
        width in proptest::option::of(1_usize..=16),
    ) {
        run(&jobs, width);
    }
}

#[test]
fn a_failure_is_that_of_its_job_only() {
    let latin1 = password().transform(Transform::Latin1).bytes([1; 16]).bcrypt(4, BcryptKey::Standard);
    let mut lanes = Lanes::new();
    let bad = lanes.submit(latin1.build().unwrap().start("€".as_bytes()));
    let good = lanes.submit(computation(0, 1).start(b"x"));
    assert_eq!(lanes.len(), 2);
    let mut ended = BTreeMap::new();
    while let Some((ticket, result)) = lanes.next_finished() {
        ended.insert(ticket, result.is_ok());
    }
    assert_eq!(ended, BTreeMap::from([(bad, false), (good, true)]));
    assert!(lanes.next_finished().is_none());
}

#[test]
fn released_memory_is_had_again() {
    let mut lanes = Lanes::new();
    for _ in 0..2 {
        let scrypt = lanes.submit(computation(9, 5).start(b"x"));
        let argon2 = lanes.submit(computation(8, 1).start(b"x"));
        let mut ended =
            [lanes.next_finished(), lanes.next_finished()].map(|one| one.map(|(ticket, _)| ticket));
        ended.sort();
        assert_eq!(ended, [Some(scrypt), Some(argon2)]);
        lanes.release();
    }
}

/// A hash that takes long holds up none that comes later.
#[test]
fn who_comes_later_may_be_done_earlier() {
    let mut lanes = Lanes::new();
    let bcrypt = |cost| password().bytes([1; 16]).bcrypt(cost, BcryptKey::Standard).build().unwrap();
    let long = lanes.submit(bcrypt(8).start(b"x"));
    lanes.step();
    let short = lanes.submit(bcrypt(4).start(b"x"));
    assert_eq!(lanes.next_finished().map(|(ticket, _)| ticket), Some(short));
    assert_eq!(lanes.next_finished().map(|(ticket, _)| ticket), Some(long));
}
