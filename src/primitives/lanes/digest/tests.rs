use super::*;
use crate::primitives::{feedback, iterate, md5_crypt, pbkdf2, sha_crypt};
use zeroize::Zeroizing;

type Output = Zeroizing<Vec<u8>>;

/// What this processor can be taken for.
fn machines() -> Vec<(&'static str, Machine)> {
    let this = Machine::detected();
    let mut machines = alloc::vec![("this one, as it says", this), ("one with nothing", Machine::default())];
    machines.push(("one with instructions for SHA only", Machine { sha: this.sha, ..Machine::default() }));
    #[cfg(target_arch = "x86_64")]
    machines.extend([
        ("one with SSE2", Machine { sse2: this.sse2, ..Machine::default() }),
        ("one with AVX2", Machine { avx2: this.avx2, sse2: this.sse2, ..Machine::default() }),
        ("one with AVX2 and SHA", Machine { avx512: None, ..this }),
        ("one with AVX-512 and no SHA", Machine { sha: false, ..this }),
    ]);
    machines
}

/// Bytes that differ from case to case.
fn bytes(len: usize, case: usize) -> Vec<u8> {
    (0..len).map(|i| (i * 37 + case * 11 + 1) as u8).collect()
}

/// The `case`-th hash, as lanes and as the scalar path computes it: kinds, lengths and rounds in a jumble.
fn hash(case: usize) -> (Option<DigestCall>, Output) {
    const DIGESTS: [Digest; 4] = [Digest::Md5, Digest::Sha1, Digest::Sha256, Digest::Sha512];
    let digest = DIGESTS[case / 7 % 4];
    let (password, salt) = (bytes(case * 13 % 140, case), bytes(case * 5 % 40, case + 1));
    let rounds = 64 + (case * 29 % 700) as u32;
    match case % 7 {
        0 | 1 => {
            let mut out = Zeroizing::new(alloc::vec![0; 1 + case * 7 % (4 * digest.output_len())]);
            pbkdf2::pbkdf2(digest, &password, &salt, rounds, &mut out);
            (DigestCall::pbkdf2(digest, &password, &salt, rounds, out.len()), out)
        }
        2 => (
            DigestCall::iterate(digest, &salt, &password, rounds.into()),
            iterate::iterate(digest, &salt, &password, rounds.into()),
        ),
        3 | 4 => {
            let encoding = Feedback::ALL[case / 28 % 3];
            (
                DigestCall::feedback(digest, encoding, (&salt, &password), b"state", rounds.into()),
                feedback::feedback(digest, encoding, (&salt, &password), b"state", rounds.into()),
            )
        }
        5 => (
            DigestCall::md5_crypt(&password, &salt, b"$1$", rounds),
            Zeroizing::new(md5_crypt::md5_crypt(&password, &salt, b"$1$", rounds).to_vec()),
        ),
        _ if (case / 7).is_multiple_of(2) => (
            DigestCall::sha_crypt(Digest::Sha256, &password, &salt, 1000 + rounds),
            Zeroizing::new(sha_crypt::sha256_crypt(&password, &salt, 1000 + rounds).unwrap().to_vec()),
        ),
        _ => (
            DigestCall::sha_crypt(Digest::Sha512, &password, &salt, 1000 + rounds),
            Zeroizing::new(sha_crypt::sha512_crypt(&password, &salt, 1000 + rounds).unwrap().to_vec()),
        ),
    }
}

/// Runs cases in lanes, begun a few at a time, and checks each.
fn check(name: &str, machine: Machine, width: Option<usize>, cases: core::ops::Range<usize>) {
    let mut chains = Chains::new(machine, width);
    let mut expected = alloc::collections::BTreeMap::new();
    let mut waiting = cases.into_iter();
    while !chains.is_empty() || !waiting.is_empty() {
        for case in waiting.by_ref().take(5) {
            let (call, output) = hash(case);
            if let Some(call) = call {
                chains.start(call, case);
                expected.insert(case, output);
            }
        }
        chains.step(|case, output| {
            let scalar = expected.remove(&case).unwrap();
            assert_eq!(*output, *scalar, "case {case} at width {width:?} of {name}");
        });
    }
    assert!(expected.is_empty());
}

#[test]
fn chains_are_those_of_the_scalar_path() {
    check("this one", Machine::get(), None, 0..200);
}

#[test]
fn on_every_machine_at_every_width() {
    for (name, machine) in machines() {
        for width in [1, 4, 16] {
            check(name, machine, Some(width), width * 50..width * 50 + 28);
        }
    }
}

/// Passwords and salts of all lengths around the ends of blocks.
#[test]
fn all_lengths_of_the_crypt_loops() {
    let mut chains = Chains::new(Machine::get(), None);
    let mut expected = alloc::collections::BTreeMap::new();
    for len in (0..=72).chain([111, 112, 130]) {
        let (password, salt) = (bytes(len, len), bytes(len % 17, 3));
        let md5 = md5_crypt::md5_crypt(&password, &salt, b"$apr1$", 1000).to_vec();
        let sha256 = sha_crypt::sha256_crypt(&password, &salt, 1000).unwrap().to_vec();
        let sha512 = sha_crypt::sha512_crypt(&password, &salt, 1000).unwrap().to_vec();
        for (kind, call, output) in [
            (0, DigestCall::md5_crypt(&password, &salt, b"$apr1$", 1000), md5),
            (1, DigestCall::sha_crypt(Digest::Sha256, &password, &salt, 1000), sha256),
            (2, DigestCall::sha_crypt(Digest::Sha512, &password, &salt, 1000), sha512),
        ] {
            if let Some(call) = call {
                chains.start(call, (len, kind));
                expected.insert((len, kind), output);
            }
        }
    }
    while !chains.is_empty() {
        chains.step(|tag, output| assert_eq!(*output, expected.remove(&tag).unwrap(), "{tag:?}"));
    }
    assert!(expected.is_empty());
}

#[test]
fn what_is_not_worth_a_lane_has_none() {
    assert!(DigestCall::pbkdf2(Digest::Sha512, b"", b"", 63, 64).is_none());
    assert!(DigestCall::pbkdf2(Digest::Sha512, b"", b"", 1000, 64 * MOST_PARTS + 1).is_none());
    assert!(DigestCall::pbkdf2(Digest::Sha384, b"", b"", 1000, 48).is_none());
    assert!(DigestCall::iterate(Digest::Sha512_256, b"", b"", 1000).is_none());
    assert!(DigestCall::md5_crypt(b"", b"", b"", 1).is_none());
}
