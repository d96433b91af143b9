//! pwxform, the core of yescrypt (yescrypt 1.1, `yescrypt-ref.c`): multiplications and look-ups, four pairs of words at
//! a time.

use alloc::boxed::Box;

use zeroize::Zeroize;

use crate::primitives::blocks::Block;

/// A block as pairs of words of 64 bits.
pub(super) type Wide = [[u64; 2]; 4];

/// Rows of S2 that one application writes: one for each of its rounds but the first and the last.
const ROWS: usize = 4;
/// Pairs in each of the three boxes, four in a row.
const BOX: usize = 256;
/// The blocks that all three boxes are made of.
pub(super) const BLOCKS: usize = 3 * BOX / 4;

/// The three boxes, which change as they are used. Wiped when dropped.
pub(super) struct Boxes {
    pairs: Box<[[[u64; 2]; BOX]; 3]>,
    /// Which of them is S0 now. S1 is the one before, and S2, which is written, the one behind.
    first: usize,
    /// How many times rows of S2 have been written.
    written: usize,
}

impl Boxes {
    /// From as many blocks as they have: S2, S1, S0.
    pub(super) fn new(blocks: &[Block]) -> Self {
        let mut pairs = Box::new([[[0; 2]; BOX]; 3]);
        for (to, from) in pairs.as_flattened_mut().chunks_exact_mut(4).zip(blocks) {
            to.copy_from_slice(&wide(from));
        }
        Self { pairs, first: 2, written: 0 }
    }

    /// pwxform of one block.
    #[inline(always)]
    pub(super) fn apply(&mut self, x: &mut Wide) {
        let [zero, one, two] = &mut *self.pairs;
        let (s0, s1, s2) = match self.first {
            0 => (&*zero, &*two, one),
            1 => (&*one, &*zero, two),
            _ => (&*two, &*one, zero),
        };
        round(x, s0, s1, None);
        if let Some(rows) = s2.as_chunks_mut::<{ 4 * ROWS }>().0.get_mut(self.written) {
            for row in rows.as_chunks_mut::<4>().0 {
                round(x, s0, s1, Some(row));
            }
        }
        round(x, s0, s1, None);
        self.first = (self.first + 1) % 3;
        self.written = (self.written + 1) % (BOX / 4 / ROWS);
    }
}

/// Each pair by itself. It is written as soon as it is there: as a whole the row would have to wait for its words.
#[inline(always)]
fn round(x: &mut Wide, s0: &[[u64; 2]; BOX], s1: &[[u64; 2]; BOX], mut row: Option<&mut [[u64; 2]; 4]>) {
    for (at, pair) in x.iter_mut().enumerate() {
        let [first, second] = *pair;
        let added = s0[usize::from((first >> 4) as u8)];
        let mixed = s1[usize::from((first >> 36) as u8)];
        let product = |word: u64| (word >> 32).wrapping_mul(word & 0xffff_ffff);
        let next = [
            product(first).wrapping_add(added[0]) ^ mixed[0],
            product(second).wrapping_add(added[1]) ^ mixed[1],
        ];
        if let Some(row) = &mut row {
            row[at] = next;
        }
        *pair = next;
    }
}

impl Drop for Boxes {
    fn drop(&mut self) {
        self.pairs.as_flattened_mut().as_flattened_mut().zeroize();
    }
}

#[inline(always)]
pub(super) fn wide(block: &Block) -> Wide {
    block.map(|[a, b, c, d]| [u64::from(a) | u64::from(b) << 32, u64::from(c) | u64::from(d) << 32])
}

#[inline(always)]
pub(super) fn narrow(block: &Wide) -> Block {
    block.map(|[low, high]| [low as u32, (low >> 32) as u32, high as u32, (high >> 32) as u32])
}
