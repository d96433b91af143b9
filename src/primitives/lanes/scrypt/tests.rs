use alloc::collections::BTreeMap;
use alloc::vec;
use std::collections::BTreeSet;

use super::*;
use crate::codec::hex;
use crate::primitives::scrypt::scrypt;

/// What this processor can be taken for.
fn machines() -> Vec<(&'static str, Machine)> {
    let this = Machine::detected();
    let mut machines = vec![("this one", this)];
    #[cfg(target_arch = "x86_64")]
    machines.extend([
        ("one with AVX2", Machine { avx512: None, ..this }),
        ("one with nothing", Machine::default()),
    ]);
    machines
}

/// Parameters and inputs of a hash; many numbers of blocks, and several parts.
fn call(case: usize) -> ScryptCall {
    let bytes = |len: usize| Zeroizing::new((0..len).map(|i| (i * 31 + case * 7 + 1) as u8).collect());
    ScryptCall {
        log_n: 1 + (case % 6) as u8,
        r: 1 + case * 5 % 19,
        p: 1 + case % 3,
        password: bytes(case * 11 % 90),
        salt: bytes(case * 7 % 40),
        len: 1 + case * 13 % 80,
    }
}

/// By the scrypt crate.
fn expected(call: &ScryptCall) -> Vec<u8> {
    let mut out = vec![0; call.len];
    scrypt(&call.password, &call.salt, call.log_n, call.r as u32, call.p as u32, &mut out).unwrap();
    out
}

fn check(name: &str, lanes: &mut ScryptLanes<usize>, cases: core::ops::Range<usize>) {
    let mut waiting = cases.map(|case| (case, call(case)));
    let mut under_way = BTreeMap::new();
    let mut more = true;
    while !lanes.is_empty() || more {
        more = false;
        // They need not begin together.
        for (case, call) in waiting.by_ref().take(3) {
            under_way.insert(case, expected(&call));
            lanes.start(call, case);
            more = true;
        }
        let width = lanes.width;
        lanes.step(|case, output| {
            let expected = under_way.remove(&case);
            assert_eq!(
                output.map(|output| output.to_vec()),
                expected,
                "case {case} at width {width} of {name}"
            );
        });
    }
    assert!(under_way.is_empty());
}

#[test]
fn lanes_are_the_crate_on_every_machine_at_every_width() {
    for (name, machine) in machines() {
        for width in 1..=most_lanes(machine) {
            check(name, &mut ScryptLanes::new(machine, Some(width)), width * 9..width * 9 + 40);
        }
    }
}

/// Whichever is chosen on this processor.
#[test]
fn one_alone_by_words_and_in_vectors() {
    let run = |case: usize, go_on: &dyn Fn(&mut [Lane])| {
        let mut memory = Memory::default();
        memory.reserve(call(case).blocks()).unwrap();
        let mut lane = Lane::new(call(case), memory);
        while !lane.is_done() {
            go_on(core::slice::from_mut(&mut lane));
        }
        assert_eq!(*lane.end().0, expected(&call(case)), "case {case}");
    };
    for case in 0..20 {
        run(case, &|lanes| alone::go_on(&mut lanes[0], 6));
        #[cfg(target_arch = "x86_64")]
        for (_, machine) in machines().into_iter().filter(|(_, machine)| machine.sse2.is_some()) {
            run(case, &|lanes| vectors::go_on(machine, lanes, 6));
        }
    }
}

/// RFC 7914 section 12.
#[test]
fn vectors_of_the_rfc() {
    for (password, salt, cost, expected) in [
        (
            "password",
            "NaCl",
            (10, 8, 16),
            "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640",
        ),
        (
            "pleaseletmein",
            "SodiumChloride",
            (14, 8, 1),
            "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887",
        ),
    ] {
        if let Some(call) = ScryptCall::new(password.as_bytes(), salt.as_bytes(), cost, 64) {
            assert_eq!(*hex::encode_lower(&call.run(&mut Memory::default()).unwrap()), expected.as_bytes());
        }
    }
}

/// Less memory than the lanes want: fewer go on together, in their turn, and the first whatever it needs.
#[test]
fn lanes_share_a_bounded_memory() {
    for (name, machine) in machines() {
        for most_blocks in [0, 200, 2000] {
            let mut lanes = ScryptLanes::new(machine, None);
            lanes.most_blocks = most_blocks;
            check(name, &mut lanes, 0..30);
            for case in 0..30 {
                lanes.start(call(case), case);
            }
            while !lanes.is_empty() {
                lanes.step(|_, _| ());
                let (in_use, all) = (lanes.in_use(), lanes.all());
                assert!(lanes.lanes.len() <= 1 || in_use <= most_blocks, "{in_use} blocks in use on {name}");
                assert!(all <= most_blocks.max(in_use), "{all} blocks on {name}");
                assert!(lanes.kept.iter().all(Memory::is_wiped));
            }
            lanes.release();
            assert_eq!(lanes.all(), 0);
        }
    }
}

/// 2^30 times 256 KiB: more than an address space has.
#[test]
fn refused_memory_ends_that_hash_only() {
    for (_, machine) in machines() {
        let huge = || ScryptCall { log_n: 30, r: 2048, p: 1, ..call(0) };
        let mut lanes = ScryptLanes::new(machine, None);
        lanes.most_blocks = usize::MAX;
        lanes.start(call(1), 1);
        lanes.start(huge(), 2);
        lanes.start(call(3), 3);
        let mut outputs = BTreeMap::new();
        while !lanes.is_empty() {
            lanes.step(|tag, output| {
                outputs.insert(tag, output.map(|output| output.to_vec()));
            });
        }
        let computed = [1, 3].map(|tag| (tag, Some(expected(&call(tag)))));
        assert_eq!(outputs, BTreeMap::from_iter(computed.into_iter().chain([(2, None)])));
    }
}

/// One after the other in the same memory, larger and smaller ones.
#[test]
fn one_alone_keeps_its_memory() {
    let mut memory = Memory::default();
    for case in (0..40).chain((0..40).rev()) {
        let size = memory.size();
        assert_eq!(*call(case).run(&mut memory).unwrap(), expected(&call(case)));
        assert_eq!((memory.size(), memory.is_wiped()), (size.max(call(case).blocks()), true));
    }
}

/// Memory goes from one hash to the next of the same size; the digest does not depend on what was there.
#[test]
fn memory_is_handed_on() {
    for (_, machine) in machines() {
        let mut lanes = ScryptLanes::new(machine, Some(2));
        let same = |case| ScryptCall { log_n: 6, r: 4, p: 2, ..call(case) };
        for case in 0..7 {
            lanes.start(same(case), case);
        }
        let mut outputs = BTreeSet::new();
        while !lanes.is_empty() {
            lanes.step(|case, output| {
                assert_eq!(*output.unwrap(), expected(&same(case)));
                outputs.insert(case);
            });
        }
        assert_eq!(outputs.len(), 7);
    }
}

#[test]
fn what_has_no_lane() {
    let none = |log_n, r, p, len| ScryptCall::new(b"", b"", (log_n, r, p), len).is_none();
    for (log_n, r, p) in
        [(0, 8, 1), (31, 8, 1), (255, 8, 1), (4, 0, 1), (4, 1, 0), (4, 2048, 2), (4, u32::MAX, u32::MAX)]
    {
        assert!(none(log_n, r, p, 32), "N = 2^{log_n}, r = {r}, p = {p}");
    }
    assert!(none(4, 1, 1, 0));
    assert_eq!(none(4, 2048, 1, 32), cfg!(not(target_arch = "x86_64")));
}
