//! What has to be reported, or the check is blind.

use std::hint::black_box;

use crate::Check;
use crate::cases::{digest, secret};

static TABLE: [u8; 256] = [7; 256];

pub fn run(check: &mut Check) {
    let stored = digest(32);
    check.case("canary: comparison that stops early", 1..=usize::MAX, || {
        black_box(stops_early(&secret(&stored), black_box(&stored)));
    });
    check.case("canary: slices with ==", 1..=usize::MAX, || {
        black_box(secret(&stored).as_slice() == black_box(stored.as_slice()));
    });
    check.case("canary: look-up in a table", 1..=usize::MAX, || {
        for byte in secret(&stored) {
            black_box(black_box(&TABLE)[usize::from(byte)]);
        }
    });
    check.case("canary: branch on one bit", 1..=usize::MAX, || {
        if secret(&stored)[31] & 1 == 1 {
            black_box(branch());
        }
    });
    check.case("canary: from_utf8", 1..=usize::MAX, || {
        black_box(std::str::from_utf8(&secret(b"password")).is_ok());
    });
}

#[inline(never)]
fn stops_early(left: &[u8], right: &[u8]) -> bool {
    for (left, right) in left.iter().zip(right) {
        if left != right {
            return false;
        }
    }
    true
}

#[inline(never)]
fn branch() -> u32 {
    black_box(1)
}
