//! One hash under way: scryptROMix, one of its `p` parts after the other.

use alloc::boxed::Box;
use alloc::vec;
use alloc::vec::Vec;

use zeroize::{Zeroize, Zeroizing};

use super::ScryptCall;
use crate::primitives::blocks::{Block, Memory, ZERO, add, read, write};
use crate::primitives::digest::Digest;
use crate::primitives::pbkdf2::pbkdf2;

/// The most blocks that are worked on before the lanes are looked at again.
pub(super) const MOST_RUN: usize = 32;
/// What is added to a block while the memory is being filled.
static ZEROS: [Block; MOST_RUN] = [ZERO; MOST_RUN];

/// A hash under way.
pub(super) struct Lane {
    password: Zeroizing<Vec<u8>>,
    len: usize,
    /// B, and how much of it is mixed: in parts of 128 * r bytes.
    state: Zeroizing<Vec<u8>>,
    mixed: usize,
    n: usize,
    memory: Memory,
    /// How often this part has been mixed: N times while the memory is filled, and N times more.
    turn: usize,
    /// How far the next BlockMix is.
    at: usize,
    /// X of BlockMix. Boxed, so that a lane that moves leaves no copy behind.
    carry: Box<Block>,
    /// What is mixed, and where to: 2 * r blocks each.
    from: Vec<Block>,
    to: Vec<Block>,
}

/// What a lane gives for some blocks of a BlockMix: both inputs, whose sum is mixed, and where the even and the odd
/// outputs go.
#[derive(Default)]
pub(super) struct Run<'a> {
    pub(super) left: &'a [Block],
    pub(super) right: &'a [Block],
    pub(super) even: &'a mut [Block],
    pub(super) odd: &'a mut [Block],
}

impl<'a> Run<'a> {
    /// For a lane that is not in use.
    pub(super) fn idle(even: &'a mut [Block], odd: &'a mut [Block]) -> Self {
        Self { left: &ZEROS, right: &ZEROS, even, odd }
    }
}

impl Lane {
    /// In memory that has the room for it.
    pub(super) fn new(call: ScryptCall, memory: Memory) -> Self {
        let ScryptCall { log_n, r, p, password, salt, len } = call;
        let mut state = Zeroizing::new(vec![0; 128 * r * p]);
        pbkdf2(Digest::Sha256, &password, &salt, 1, &mut state);
        let (from, to) = (vec![ZERO; 2 * r], vec![ZERO; 2 * r]);
        let (mixed, turn, at, carry) = (0, 0, 0, Box::new(ZERO));
        let mut lane = Self { password, len, state, mixed, n: 1 << log_n, memory, turn, at, carry, from, to };
        lane.begin_part();
        lane
    }

    /// Its memory, in blocks.
    pub(super) fn memory_size(&self) -> usize {
        self.memory.size()
    }

    pub(super) fn is_done(&self) -> bool {
        self.mixed == self.state.len()
    }

    /// The digest, and the memory, not wiped yet.
    pub(super) fn end(mut self) -> (Zeroizing<Vec<u8>>, Memory) {
        let mut output = Zeroizing::new(vec![0; self.len]);
        pbkdf2(Digest::Sha256, &self.password, &self.state, 1, &mut output);
        (output, core::mem::take(&mut self.memory))
    }

    /// How many blocks there are until something else is to be done than to mix.
    pub(super) fn left(&self) -> usize {
        (self.from.len() - self.at).min(MOST_RUN)
    }

    pub(super) fn carry(&self) -> &Block {
        &self.carry
    }

    /// The next `len` blocks, an even number of them and no more than are [left](Self::left).
    pub(super) fn run(&mut self, len: usize) -> Run<'_> {
        let chosen = self.chosen();
        let right = match self.is_filling() {
            true => ZEROS.get(..len),
            false => self.memory.piece(chosen, self.from.len()).get(self.at..self.at + len),
        };
        let (even, odd) = self.to.split_at_mut(self.from.len() / 2);
        let half = self.at / 2..(self.at + len) / 2;
        Run {
            left: self.from.get(self.at..self.at + len).unwrap_or_default(),
            right: right.unwrap_or_default(),
            even: even.get_mut(half.clone()).unwrap_or_default(),
            odd: odd.get_mut(half).unwrap_or_default(),
        }
    }

    /// Takes what is left of a run.
    pub(super) fn advance(&mut self, len: usize, carry: Block) {
        *self.carry = carry;
        self.at += len;
        if self.at < self.from.len() {
            return;
        }
        core::mem::swap(&mut self.from, &mut self.to);
        self.turn += 1;
        if self.turn < 2 * self.n {
            self.begin_turn();
        } else {
            self.end_part();
        }
    }

    fn is_filling(&self) -> bool {
        self.turn < self.n
    }

    /// Which blocks of the memory are mixed in, chosen by what is mixed.
    fn chosen(&self) -> usize {
        self.from.last().map_or(0, |block| block[0][0]) as usize & (self.n - 1)
    }

    fn begin_part(&mut self) {
        read(&mut self.from, &self.state[self.mixed..]);
        self.memory.begin();
        self.turn = 0;
        self.begin_turn();
    }

    fn begin_turn(&mut self) {
        self.at = 0;
        *self.carry = self.from.last().copied().unwrap_or(ZERO);
        if self.is_filling() {
            self.memory.push(self.from.iter().copied());
        } else if let Some(chosen) = self.memory.piece(self.chosen(), self.from.len()).last() {
            add(&mut self.carry, chosen);
        }
    }

    fn end_part(&mut self) {
        write(&self.from, &mut self.state[self.mixed..]);
        self.mixed += self.from.len() * size_of::<Block>();
        if !self.is_done() {
            self.begin_part();
        }
    }
}

impl Drop for Lane {
    fn drop(&mut self) {
        self.carry.zeroize();
        self.from.zeroize();
        self.to.zeroize();
    }
}
