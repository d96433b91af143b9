//! SHA-1 (FIPS 180-4).

use fearless_simd::Simd;
use fearless_simd::prelude::*;

use super::{each, place};

/// Of each twenty rounds.
const K: [u32; 4] = [0x5a82_7999, 0x6ed9_eba1, 0x8f1b_bcdc, 0xca62_c1d6];

/// One block of SHA-1 in each lane. The message is used up.
#[inline(always)]
pub(in super::super) fn sha1<S: Simd, V: SimdInt<S, Element = u32>>(h: &mut [V; 5], w: &mut [V; 16]) {
    let mut s = *h;
    each!(J: 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19
          20 21 22 23 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39
          40 41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 59
          60 61 62 63 64 65 66 67 68 69 70 71 72 73 74 75 76 77 78 79 => {
        schedule(J, w);
        let (a, b) = (s[place(0, J, 5)], s[place(1, J, 5)]);
        let (c, d) = (s[place(2, J, 5)], s[place(3, J, 5)]);
        let mixed = match J / 20 {
            0 => d ^ (b & (c ^ d)),
            2 => c ^ ((b ^ c) & (c ^ d)),
            _ => b ^ c ^ d,
        };
        let e = &mut s[place(4, J, 5)];
        *e = *e + rotated(a, 5) + mixed + (w[J % 16] + K[J / 20]);
        s[place(1, J, 5)] = rotated(b, 30);
    });
    for at in 0..5 {
        h[at] += s[at];
    }
}

/// The word of the message for a round: the first sixteen stand there.
#[inline(always)]
fn schedule<S: Simd, V: SimdInt<S>>(j: usize, w: &mut [V; 16]) {
    if j >= 16 {
        w[j % 16] = rotated(w[(j + 13) % 16] ^ w[(j + 8) % 16] ^ w[(j + 2) % 16] ^ w[j % 16], 1);
    }
}

#[inline(always)]
fn rotated<S: Simd, V: SimdInt<S>>(x: V, by: u32) -> V {
    (x << by) | (x >> (32 - by))
}
