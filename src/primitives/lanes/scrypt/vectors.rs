//! The core of scrypt, Salsa20/8 (RFC 7914 section 3), of several lanes in vectors.
//!
//! A vector has the same diagonal of one, two or four lanes, and up to three vectors go on side by side. What is written
//! about closures and inlining in `compress` holds here too.

use alloc::boxed::Box;

use fearless_simd::prelude::*;
use fearless_simd::{Simd, u32x4, u32x8, u32x16};
use once_cell::race::OnceBox;
use zeroize::Zeroize;

use super::mix::{Lane, MOST_RUN, Run};
use super::{ScryptCall, alone};
use crate::primitives::blocks::{Block, Memory, ZERO};
use crate::primitives::lanes::digest::Machine;

/// The most lanes that are worth it; one means that none are.
pub(super) fn most_lanes(machine: Machine) -> usize {
    match (machine.avx512, machine.avx2) {
        (Some(_), _) => 8,
        (_, Some(_)) => 6,
        _ => 1,
    }
}

/// Goes on in every lane, of which there is at least one, by that many blocks, an even number, or until a hash is done.
pub(super) fn go_on(machine: Machine, lanes: &mut [Lane], blocks: usize) {
    macro_rules! vectors {
        ($simd:ident, $vector:ident * $count:literal, $lanes:literal) => {
            $simd.vectorize(
                #[inline(always)]
                || run::<_, $vector<_>, $count, $lanes>($simd, lanes, blocks),
            )
        };
    }
    match (lanes.len(), machine.avx512, machine.avx2) {
        (1, Some(simd), _) => vectors!(simd, u32x4 * 1, 1),
        (2, Some(simd), _) => vectors!(simd, u32x8 * 1, 2),
        (..=4, Some(simd), _) => vectors!(simd, u32x16 * 1, 4),
        (..=6, Some(simd), _) => vectors!(simd, u32x8 * 3, 6),
        (_, Some(simd), _) => vectors!(simd, u32x16 * 2, 8),
        (2, _, Some(simd)) => vectors!(simd, u32x8 * 1, 2),
        (3..=4, _, Some(simd)) => vectors!(simd, u32x8 * 2, 4),
        (5.., _, Some(simd)) => vectors!(simd, u32x8 * 3, 6),
        // One gains nothing from AVX2, and nothing else is a lane.
        _ => {
            if let Some(simd) = machine.sse2 {
                vectors!(simd, u32x4 * 1, 1);
            }
        }
    }
}

/// Whether vectors are quicker than words also for one lane, tried once: words need twice the time of vectors, or half
/// of it, by what the processor has.
pub(super) fn are_quicker_for_one(machine: Machine) -> bool {
    static QUICKER: OnceBox<bool> = OnceBox::new();
    machine.sse2.is_some() && *QUICKER.get_or_init(|| Box::new(try_both(machine)))
}

fn try_both(machine: Machine) -> bool {
    let time = |go_on: &dyn Fn(&mut [Lane])| {
        let run = |_| {
            let call =
                ScryptCall { log_n: 4, r: 8, p: 1, password: <_>::default(), salt: <_>::default(), len: 1 };
            let mut memory = Memory::default();
            memory.reserve(call.blocks())?;
            let mut lane = Lane::new(call, memory);
            let begun = std::time::Instant::now();
            go_on(core::slice::from_mut(&mut lane));
            Some(begun.elapsed())
        };
        (0..3).filter_map(run).min()
    };
    const BLOCKS: usize = 128;
    time(&|lanes| go_on(machine, lanes, BLOCKS)) < time(&|lanes| alone::go_on(&mut lanes[0], BLOCKS))
}

/// A vector with a diagonal of one, two or four lanes.
trait Diagonal<S: Simd>: SimdInt<S, Element = u32> {
    const LANES: usize;
    /// The first of `parts` side by side.
    fn join(simd: S, parts: [u32x4<S>; 4]) -> Self;
    /// Its parts, and anything behind them.
    fn part(self, simd: S) -> [u32x4<S>; 4];
}

impl<S: Simd> Diagonal<S> for u32x4<S> {
    const LANES: usize = 1;

    #[inline(always)]
    fn join(_: S, [part, ..]: [Self; 4]) -> Self {
        part
    }

    #[inline(always)]
    fn part(self, _: S) -> [Self; 4] {
        [self; 4]
    }
}

impl<S: Simd> Diagonal<S> for u32x8<S> {
    const LANES: usize = 2;

    #[inline(always)]
    fn join(simd: S, [low, high, ..]: [u32x4<S>; 4]) -> Self {
        simd.combine_u32x4(low, high)
    }

    #[inline(always)]
    fn part(self, simd: S) -> [u32x4<S>; 4] {
        let (low, high) = simd.split_u32x8(self);
        [low, high, low, high]
    }
}

impl<S: Simd> Diagonal<S> for u32x16<S> {
    const LANES: usize = 4;

    #[inline(always)]
    fn join(simd: S, [first, second, third, fourth]: [u32x4<S>; 4]) -> Self {
        simd.combine_u32x8(simd.combine_u32x4(first, second), simd.combine_u32x4(third, fourth))
    }

    #[inline(always)]
    fn part(self, simd: S) -> [u32x4<S>; 4] {
        let (low, high) = simd.split_u32x16(self);
        let ((first, second), (third, fourth)) = (simd.split_u32x8(low), simd.split_u32x8(high));
        [first, second, third, fourth]
    }
}

/// The outputs of lanes that are not in use.
struct Idle<const W: usize> {
    even: [[Block; MOST_RUN / 2]; W],
    odd: [[Block; MOST_RUN / 2]; W],
}

/// `N` vectors with the blocks of `W` lanes, of which some may not be in use.
#[inline(always)]
fn run<S: Simd, V: Diagonal<S>, const N: usize, const W: usize>(
    simd: S,
    lanes: &mut [Lane],
    mut blocks: usize,
) {
    let mut idle = Idle { even: [[ZERO; MOST_RUN / 2]; W], odd: [[ZERO; MOST_RUN / 2]; W] };
    let mut carries = [ZERO; W];
    while blocks > 0 && !lanes.iter().any(Lane::is_done) {
        let len = lanes.iter().map(Lane::left).fold(blocks, usize::min);
        for (carry, lane) in carries.iter_mut().zip(lanes.iter()) {
            *carry = *lane.carry();
        }
        mix::<S, V, N, W>(simd, &mut runs(lanes, &mut idle, len), len, &mut carries);
        for (carry, lane) in carries.iter().zip(lanes.iter_mut()) {
            lane.advance(len, *carry);
        }
        blocks -= len;
    }
    carries.zeroize();
}

/// What the lanes give for their next `len` blocks, and what stands in for those that are not in use.
fn runs<'a, const W: usize>(lanes: &'a mut [Lane], idle: &'a mut Idle<W>, len: usize) -> [Run<'a>; W] {
    let mut lanes = lanes.iter_mut();
    let mut idle = idle.even.iter_mut().zip(&mut idle.odd);
    core::array::from_fn(|_| match lanes.next() {
        Some(lane) => lane.run(len),
        None => idle.next().map_or_else(Run::default, |(even, odd)| Run::idle(even, odd)),
    })
}

/// BlockMix (RFC 7914 section 4) for the next `len` blocks of each lane.
#[inline(always)]
fn mix<S: Simd, V: Diagonal<S>, const N: usize, const W: usize>(
    simd: S,
    runs: &mut [Run<'_>; W],
    len: usize,
    carries: &mut [Block; W],
) {
    let mut x = [[V::splat(simd, 0); 4]; N];
    load(simd, &mut x, carries);
    for at in 0..len {
        for n in 0..N {
            for row in 0..4 {
                let mut parts = [u32x4::splat(simd, 0); 4];
                for lane in 0..V::LANES {
                    let Run { left, right, .. } = &runs[n * V::LANES + lane];
                    parts[lane] =
                        u32x4::from_slice(simd, &left[at][row]) ^ u32x4::from_slice(simd, &right[at][row]);
                }
                x[n][row] ^= V::join(simd, parts);
            }
        }
        salsa(&mut x);
        for n in 0..N {
            for row in 0..4 {
                let parts = x[n][row].part(simd);
                for lane in 0..V::LANES {
                    let Run { even, odd, .. } = &mut runs[n * V::LANES + lane];
                    let to = if at % 2 == 0 { &mut even[at / 2] } else { &mut odd[at / 2] };
                    parts[lane].store_slice(&mut to[row]);
                }
            }
        }
    }
    store(simd, &x, carries);
}

/// The blocks of all lanes into vectors.
#[inline(always)]
fn load<S: Simd, V: Diagonal<S>, const N: usize, const W: usize>(
    simd: S,
    x: &mut [[V; 4]; N],
    blocks: &[Block; W],
) {
    for n in 0..N {
        for row in 0..4 {
            let mut parts = [u32x4::splat(simd, 0); 4];
            for lane in 0..V::LANES {
                parts[lane] = u32x4::from_slice(simd, &blocks[n * V::LANES + lane][row]);
            }
            x[n][row] = V::join(simd, parts);
        }
    }
}

/// The blocks of all lanes out of vectors.
#[inline(always)]
fn store<S: Simd, V: Diagonal<S>, const N: usize, const W: usize>(
    simd: S,
    x: &[[V; 4]; N],
    blocks: &mut [Block; W],
) {
    for n in 0..N {
        for row in 0..4 {
            let parts = x[n][row].part(simd);
            for lane in 0..V::LANES {
                parts[lane].store_slice(&mut blocks[n * V::LANES + lane][row]);
            }
        }
    }
}

/// Salsa20/8 of each: four times a round by columns and one by rows, and the block itself added. The diagonals are
/// turned in between, so that both kinds of rounds are the same.
#[inline(always)]
fn salsa<S: Simd, V: Diagonal<S>, const N: usize>(x: &mut [[V; 4]; N]) {
    let block = *x;
    for _ in 0..4 {
        round(x, [0, 1, 2, 3]);
        turn::<S, V, N, 3, 1>(x);
        round(x, [0, 3, 2, 1]);
        turn::<S, V, N, 1, 3>(x);
    }
    for n in 0..N {
        for row in 0..4 {
            x[n][row] += block[n][row];
        }
    }
}

/// The quarter rounds of each, side by side, on the diagonals in this order.
#[inline(always)]
#[allow(clippy::needless_range_loop, reason = "all vectors are at the same place")]
fn round<S: Simd, V: Diagonal<S>, const N: usize>(x: &mut [[V; 4]; N], [a, b, c, d]: [usize; 4]) {
    for (to, first, second, by) in [(b, a, d, 7), (c, b, a, 9), (d, c, b, 13), (a, d, c, 18)] {
        for n in 0..N {
            let sum = x[n][first] + x[n][second];
            x[n][to] ^= (sum << by) | (sum >> (32 - by));
        }
    }
}

/// Turns the words within the diagonals, by that many in the second and in the fourth.
#[inline(always)]
#[allow(clippy::needless_range_loop, reason = "all vectors are at the same place")]
fn turn<S: Simd, V: Diagonal<S>, const N: usize, const SECOND: usize, const FOURTH: usize>(
    x: &mut [[V; 4]; N],
) {
    for n in 0..N {
        x[n][1] = x[n][1].slide_within_blocks::<SECOND>(x[n][1]);
        x[n][2] = x[n][2].slide_within_blocks::<2>(x[n][2]);
        x[n][3] = x[n][3].slide_within_blocks::<FOURTH>(x[n][3]);
    }
}
