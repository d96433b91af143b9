//! Lanes in vectors of words.

use alloc::boxed::Box;

use fearless_simd::Simd;
use fearless_simd::prelude::*;
#[cfg(target_arch = "x86_64")]
use fearless_simd::{u32x8, u32x16, u64x4, u64x8};

use super::algorithm::{Algorithm, MOST_WORDS};
use super::machine::{Machine, Way};
use super::program::Lane;
use super::slot::{Column, Rows, Slot};

/// How an algorithm is spread over the vectors of a processor.
pub(super) trait Spread: Algorithm {
    /// Takes up to `blocks` blocks in each lane, and no more when a chain is at its end. Whether the way is one of vectors.
    fn spread(machine: Machine, way: Way, lanes: &mut [Box<Lane<Self>>], blocks: usize) -> bool
    where
        Self: Sized;
}

#[cfg(target_arch = "x86_64")]
macro_rules! spread {
    ($($algorithm:ident: $avx2:ident $avx2_lanes:literal, $avx512:ident $avx512_lanes:literal;)+) => {
        $(impl Spread for super::$algorithm {
            fn spread(machine: Machine, way: Way, lanes: &mut [Box<Lane<Self>>], blocks: usize) -> bool {
                match way {
                    Way::Avx2 => machine.avx2.map(|simd| {
                        simd.vectorize(
                            #[inline(always)]
                            || run::<_, $avx2<_>, Self, $avx2_lanes>(simd, lanes, blocks),
                        );
                    }),
                    Way::Avx512 => machine.avx512.map(|simd| {
                        simd.vectorize(
                            #[inline(always)]
                            || run::<_, $avx512<_>, Self, $avx512_lanes>(simd, lanes, blocks),
                        );
                    }),
                    Way::Sse2 | Way::Alternating => None,
                }
                .is_some()
            }
        })+
    };
}

#[cfg(target_arch = "x86_64")]
spread! {
    Sha1: u32x8 8, u32x16 16;
    Sha256: u32x8 8, u32x16 16;
    Sha512: u64x4 4, u64x8 8;
}

/// MD5 needs few registers: two vectors of AVX2 side by side are better than one, and with SSE2 it is worth it too.
#[cfg(target_arch = "x86_64")]
impl Spread for super::Md5 {
    fn spread(machine: Machine, way: Way, lanes: &mut [Box<Lane<Self>>], blocks: usize) -> bool {
        match way {
            Way::Sse2 => machine.sse2.map(|simd| {
                simd.vectorize(
                    #[inline(always)]
                    || run::<_, u32x8<_>, Self, 8>(simd, lanes, blocks),
                );
            }),
            Way::Avx2 if lanes.len() <= 8 => machine.avx2.map(|simd| {
                simd.vectorize(
                    #[inline(always)]
                    || run::<_, u32x8<_>, Self, 8>(simd, lanes, blocks),
                );
            }),
            Way::Avx2 => machine.avx2.map(|simd| {
                simd.vectorize(
                    #[inline(always)]
                    || run::<_, u32x16<_>, Self, 16>(simd, lanes, blocks),
                );
            }),
            Way::Avx512 => machine.avx512.map(|simd| {
                simd.vectorize(
                    #[inline(always)]
                    || run::<_, u32x16<_>, Self, 16>(simd, lanes, blocks),
                );
            }),
            Way::Alternating => None,
        }
        .is_some()
    }
}

#[cfg(not(target_arch = "x86_64"))]
impl<A: Algorithm> Spread for A {
    fn spread(_machine: Machine, _way: Way, _lanes: &mut [Box<Lane<Self>>], _blocks: usize) -> bool {
        false
    }
}

/// The lanes in rows, blocks of all of them at a time, and back.
#[inline(always)]
fn run<S: Simd, V: SimdInt<S, Element = A::Word>, A: Algorithm, const N: usize>(
    simd: S,
    lanes: &mut [Box<Lane<A>>],
    blocks: usize,
) {
    let mut rows = Rows::<A, N>::new();
    for (place, lane) in lanes.iter_mut().take(N).enumerate() {
        for (at, row) in rows.state.iter_mut().enumerate() {
            row[place] = lane.slot.state[at];
        }
        for (at, row) in rows.block.iter_mut().enumerate() {
            row[place] = lane.slot.block(at);
        }
    }
    let mut at_end = false;
    for _ in 0..blocks {
        let mut state = [V::splat(simd, A::Word::default()); MOST_WORDS];
        let mut block = [V::splat(simd, A::Word::default()); 16];
        // Loops and no closures, for the reason given at the compression functions.
        for (vector, row) in state.iter_mut().zip(&rows.state).take(A::WORDS) {
            *vector = V::from_slice(simd, row);
        }
        for (vector, row) in block.iter_mut().zip(&rows.block) {
            *vector = V::from_slice(simd, row);
        }
        A::compress_lanes::<S, V>(&mut state, &mut block);
        for (vector, row) in state.iter().zip(&mut rows.state).take(A::WORDS) {
            vector.store_slice(row);
        }
        for (place, lane) in lanes.iter_mut().take(N).enumerate() {
            lane.done = lane.program.next(&mut Column { rows: &mut rows, lane: place });
            at_end |= lane.done;
        }
        if at_end {
            break;
        }
    }
    for (place, lane) in lanes.iter_mut().take(N).enumerate() {
        for (at, row) in rows.state.iter().enumerate() {
            lane.slot.set_state(at, row[place]);
        }
        for (at, row) in rows.block.iter().enumerate() {
            lane.slot.set_block(at, row[place]);
        }
    }
}
