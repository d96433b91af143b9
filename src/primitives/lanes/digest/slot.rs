//! Where the state and the block of a lane are: by themselves, or a column of the rows that vectors are made of.

use zeroize::Zeroize;

use super::algorithm::{Algorithm, MOST_WORDS};

/// The longest block, in bytes.
const MOST_BLOCK: usize = 128;

/// What a program sees of its lane.
pub(super) trait Slot<A: Algorithm> {
    /// A word of the state.
    fn state(&self, at: usize) -> A::Word;
    /// Changes a word of the state.
    fn set_state(&mut self, at: usize, word: A::Word);
    /// Changes a word of the next block.
    fn set_block(&mut self, at: usize, word: A::Word);
}

/// A lane by itself, with its block as bytes, as the scalar functions want it.
#[repr(align(64))]
pub(super) struct Alone<A: Algorithm> {
    pub(super) state: [A::Word; MOST_WORDS],
    pub(super) block: [u8; MOST_BLOCK],
}

impl<A: Algorithm> Alone<A> {
    pub(super) fn new() -> Self {
        Self { state: A::INITIAL, block: [0; MOST_BLOCK] }
    }

    /// A word of the block.
    pub(super) fn block(&self, at: usize) -> A::Word {
        A::read(self.block.get(at * A::WORD_LEN..).unwrap_or_default())
    }
}

impl<A: Algorithm> Slot<A> for Alone<A> {
    #[inline(always)]
    fn state(&self, at: usize) -> A::Word {
        self.state[at]
    }

    #[inline(always)]
    fn set_state(&mut self, at: usize, word: A::Word) {
        self.state[at] = word;
    }

    #[inline(always)]
    fn set_block(&mut self, at: usize, word: A::Word) {
        if let Some(bytes) = self.block.get_mut(at * A::WORD_LEN..) {
            A::write(word, bytes);
        }
    }
}

impl<A: Algorithm> Drop for Alone<A> {
    fn drop(&mut self) {
        self.state.zeroize();
        self.block.zeroize();
    }
}

/// A row for each word, with the words of `N` lanes in it.
#[repr(align(64))]
pub(super) struct Rows<A: Algorithm, const N: usize> {
    pub(super) state: [[A::Word; N]; MOST_WORDS],
    pub(super) block: [[A::Word; N]; 16],
}

impl<A: Algorithm, const N: usize> Rows<A, N> {
    pub(super) fn new() -> Self {
        let zero = A::Word::default();
        Self { state: [[zero; N]; MOST_WORDS], block: [[zero; N]; 16] }
    }
}

impl<A: Algorithm, const N: usize> Drop for Rows<A, N> {
    fn drop(&mut self) {
        self.state.iter_mut().chain(&mut self.block).for_each(|row| row.as_mut_slice().zeroize());
    }
}

/// One lane of the rows.
pub(super) struct Column<'a, A: Algorithm, const N: usize> {
    pub(super) rows: &'a mut Rows<A, N>,
    pub(super) lane: usize,
}

impl<A: Algorithm, const N: usize> Slot<A> for Column<'_, A, N> {
    #[inline(always)]
    fn state(&self, at: usize) -> A::Word {
        self.rows.state[at][self.lane]
    }

    #[inline(always)]
    fn set_state(&mut self, at: usize, word: A::Word) {
        self.rows.state[at][self.lane] = word;
    }

    #[inline(always)]
    fn set_block(&mut self, at: usize, word: A::Word) {
        self.rows.block[at][self.lane] = word;
    }
}
