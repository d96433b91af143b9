//! Blocks of Salsa20, and the large memory that scrypt and yescrypt fill with them.

use alloc::vec::Vec;

use zeroize::optimization_barrier;

/// The sixteen words of a block of 64 bytes as four diagonals, the order in which vectors want them: a round works on
/// each as a whole.
pub(in crate::primitives) type Block = [[u32; 4]; 4];

/// A block of zeros.
pub(in crate::primitives) const ZERO: Block = [[0; 4]; 4];

/// Which word of the sixteen stands where. The first is the first word, by which ROMix chooses what it reads.
pub(in crate::primitives) const PLACES: [[usize; 4]; 4] =
    [[0, 5, 10, 15], [4, 9, 14, 3], [8, 13, 2, 7], [12, 1, 6, 11]];

/// Reads blocks from their bytes, 64 of each.
pub(in crate::primitives) fn read(blocks: &mut [Block], bytes: &[u8]) {
    for (block, bytes) in blocks.iter_mut().zip(bytes.as_chunks::<64>().0) {
        let words = bytes.as_chunks::<4>().0;
        for (word, place) in block.as_flattened_mut().iter_mut().zip(PLACES.as_flattened()) {
            *word = u32::from_le_bytes(words[*place]);
        }
    }
}

/// Writes blocks as their bytes.
pub(in crate::primitives) fn write(blocks: &[Block], bytes: &mut [u8]) {
    for (block, bytes) in blocks.iter().zip(bytes.as_chunks_mut::<64>().0) {
        let words = bytes.as_chunks_mut::<4>().0;
        for (word, place) in block.as_flattened().iter().zip(PLACES.as_flattened()) {
            words[*place] = word.to_le_bytes();
        }
    }
}

/// Adds a block to another, bit by bit.
#[inline(always)]
pub(in crate::primitives) fn add(block: &mut Block, other: &Block) {
    for (word, other) in block.as_flattened_mut().iter_mut().zip(other.as_flattened()) {
        *word ^= other;
    }
}

/// The large array of scrypt or yescrypt. What was written to it is wiped when it is dropped, or before.
#[derive(Default)]
pub(crate) struct Memory {
    blocks: Vec<Block>,
    /// How far it has been written to since it was wiped, by whatever hash.
    touched: usize,
}

impl Memory {
    /// Makes room for so many blocks, if it can be had. What was there is wiped and given back first when it is too
    /// small: growing in place would keep both, and copy.
    pub(in crate::primitives) fn reserve(&mut self, size: usize) -> Option<()> {
        if self.size() < size {
            *self = Self::default();
            self.blocks.try_reserve_exact(size).ok()?;
        }
        Some(())
    }

    /// Its room, in blocks.
    pub(in crate::primitives) fn size(&self) -> usize {
        self.blocks.capacity()
    }

    /// Its room, in bytes.
    pub(crate) fn len(&self) -> usize {
        self.size() * size_of::<Block>()
    }

    /// Takes it as empty. What is there is overwritten before it is read.
    pub(in crate::primitives) fn begin(&mut self) {
        self.blocks.clear();
    }

    /// The piece of this number, when all are of this length.
    pub(in crate::primitives) fn piece(&self, number: usize, len: usize) -> &[Block] {
        self.blocks.get(number * len..(number + 1) * len).unwrap_or_default()
    }

    /// The same, to be changed.
    pub(in crate::primitives) fn piece_mut(&mut self, number: usize, len: usize) -> &mut [Block] {
        self.blocks.get_mut(number * len..(number + 1) * len).unwrap_or_default()
    }

    /// Adds a piece: never more than was reserved, so that nothing moves.
    pub(in crate::primitives) fn push(&mut self, blocks: impl ExactSizeIterator<Item = Block>) {
        if self.blocks.len() + blocks.len() <= self.size() {
            self.blocks.extend(blocks);
            self.touched = self.touched.max(self.blocks.len());
        }
    }

    #[cfg(test)]
    pub(in crate::primitives) fn is_wiped(&self) -> bool {
        self.touched == 0 && self.blocks.iter().all(|block| *block == ZERO)
    }

    pub(in crate::primitives) fn wipe(&mut self) {
        self.blocks.clear();
        self.blocks.resize(self.touched, ZERO);
        // It may be about to be given back: the writes are not to be left out.
        optimization_barrier(self.blocks.as_slice());
        self.touched = 0;
    }
}

impl Drop for Memory {
    fn drop(&mut self) {
        self.wipe();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_is_wiped_as_far_as_it_was_ever_used() {
        let mut memory = Memory::default();
        memory.reserve(6).unwrap();
        memory.push([[[7; 4]; 4]; 5].into_iter());
        // By a hash that does not get so far.
        memory.begin();
        memory.push([[[8; 4]; 4]; 2].into_iter());
        memory.wipe();
        assert_eq!(memory.blocks, [ZERO; 5]);
        memory.push([ZERO; 2].into_iter());
        assert_eq!(memory.blocks.len(), 5, "beyond what was reserved");
    }
}
