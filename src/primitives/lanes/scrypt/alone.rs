//! The core of scrypt, Salsa20/8 (RFC 7914 section 3), of one lane.
//!
//! By words and not in vectors: the four quarter rounds of a round do not wait for each other, which is as much as most
//! processors do at once, and nothing has to be turned. On AMD Zen 5 it takes half the time of the scrypt crate (0.12),
//! which is in vectors of SSE2 (N = 2^10, r = 8, November 2026).

use super::block::{Block, PLACES, ZERO};
use super::mix::{Lane, Run};

/// Goes on by that many blocks, an even number, or until the hash is done.
pub(super) fn go_on(lane: &mut Lane, mut blocks: usize) {
    while blocks > 0 && !lane.is_done() {
        let len = lane.left().min(blocks);
        let mut carry = *lane.carry();
        mix(&mut carry, lane.run(len));
        lane.advance(len, carry);
        blocks -= len;
        zeroize::Zeroize::zeroize(&mut carry);
    }
}

/// BlockMix (RFC 7914 section 4).
fn mix(carry: &mut Block, Run { left, right, even, odd }: Run<'_>) {
    let outputs = even.iter_mut().zip(odd).flat_map(|(even, odd)| [even, odd]);
    for ((left, right), to) in left.iter().zip(right).zip(outputs) {
        let words = carry.as_flattened_mut().iter_mut().zip(left.as_flattened()).zip(right.as_flattened());
        words.for_each(|((word, left), right)| *word ^= left ^ right);
        *carry = salsa(carry);
        *to = *carry;
    }
}

/// The block after eight rounds, added to itself.
#[inline(always)]
fn salsa(block: &Block) -> Block {
    let mut x = [0; 16];
    for (word, place) in block.as_flattened().iter().zip(PLACES.as_flattened()) {
        x[*place] = *word;
    }
    for _ in 0..4 {
        for [a, b, c, d] in [[0, 4, 8, 12], [5, 9, 13, 1], [10, 14, 2, 6], [15, 3, 7, 11]] {
            quarter(&mut x, a, b, c, d);
        }
        for [a, b, c, d] in [[0, 1, 2, 3], [5, 6, 7, 4], [10, 11, 8, 9], [15, 12, 13, 14]] {
            quarter(&mut x, a, b, c, d);
        }
    }
    let mut sum = ZERO;
    let words = sum.as_flattened_mut().iter_mut().zip(block.as_flattened()).zip(PLACES.as_flattened());
    for ((sum, word), place) in words {
        *sum = word.wrapping_add(x[*place]);
    }
    sum
}

#[inline(always)]
fn quarter(x: &mut [u32; 16], a: usize, b: usize, c: usize, d: usize) {
    x[b] ^= x[a].wrapping_add(x[d]).rotate_left(7);
    x[c] ^= x[b].wrapping_add(x[a]).rotate_left(9);
    x[d] ^= x[c].wrapping_add(x[b]).rotate_left(13);
    x[a] ^= x[d].wrapping_add(x[c]).rotate_left(18);
}
