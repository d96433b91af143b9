//! The core of Salsa20 (D. J. Bernstein), by words: Salsa20/8 of scrypt and Salsa20/2 of yescrypt.

use super::blocks::{Block, PLACES, ZERO};

/// The block after that many double rounds, a round by columns and one by rows, added to itself.
#[inline(always)]
pub(in crate::primitives) fn salsa<const DOUBLE_ROUNDS: usize>(block: &Block) -> Block {
    let mut x = [0; 16];
    for (word, place) in block.as_flattened().iter().zip(PLACES.as_flattened()) {
        x[*place] = *word;
    }
    for _ in 0..DOUBLE_ROUNDS {
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
