//! Blocks of 64 bytes, in the order in which vectors want them.

/// The sixteen words of a block of Salsa20 as four diagonals: a round works on each as a whole.
pub(super) type Block = [[u32; 4]; 4];

/// A block of zeros.
pub(super) const ZERO: Block = [[0; 4]; 4];

/// Which word of the sixteen stands where. The first is the first word, by which ROMix chooses what it reads.
pub(super) const PLACES: [[usize; 4]; 4] = [[0, 5, 10, 15], [4, 9, 14, 3], [8, 13, 2, 7], [12, 1, 6, 11]];

/// Reads a block from its bytes, 64 of them.
pub(super) fn read(block: &mut Block, bytes: &[u8]) {
    let (words, _) = bytes.as_chunks::<4>();
    for (word, place) in block.as_flattened_mut().iter_mut().zip(PLACES.as_flattened()) {
        *word = words.get(*place).map_or(0, |word| u32::from_le_bytes(*word));
    }
}

/// Writes a block as its bytes.
pub(super) fn write(block: &Block, bytes: &mut [u8]) {
    let (words, _) = bytes.as_chunks_mut::<4>();
    for (word, place) in block.as_flattened().iter().zip(PLACES.as_flattened()) {
        if let Some(to) = words.get_mut(*place) {
            *to = word.to_le_bytes();
        }
    }
}
