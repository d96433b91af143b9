//! Lanes of scrypt (RFC 7914): each has a memory of its own, and all of them go on by one block of Salsa20 at a time.
//!
//! One hash alone is worked on by words or in vectors, whichever is quicker on the processor; several are in vectors.
//! Measured on AMD Zen 5, November 2026, with r = 8, as multiples of the hashes a second of one alone (by words), in
//! memory that is used again:
//!
//! | lanes | AVX2, N = 2^14 | 2^15 | AVX-512, N = 2^14 | 2^15 |
//! |---|---|---|---|---|
//! | 2 | 1.1 | 1.1 | 1.5 | 1.6 |
//! | 4 | 1.7 | 1.7 | 2.2 | 2.2 |
//! | 6 | 2.0 | | 2.6 | |
//! | 8 | | | 2.8 | |
//!
//! With SSE2 alone several in vectors are hardly quicker there than one after the other by words.

mod alone;
mod mix;
#[cfg(target_arch = "x86_64")]
mod vectors;

use alloc::collections::VecDeque;
use alloc::vec::Vec;

use zeroize::Zeroizing;

use self::mix::Lane;
#[cfg(target_arch = "x86_64")]
use self::vectors::most_lanes;
use super::digest::Machine;
use crate::primitives::blocks::{Block, Memory};
use crate::primitives::scrypt::MAX_LOG_N;

/// What all lanes together may fill, in bytes, beyond the first of them: eight times N = 2^14 with r = 8.
const MOST_MEMORY: usize = 128 << 20;
/// The longest state, in bytes: 128 * r * p. With more, the lanes would stand still while one begins.
const MOST_STATE: usize = 256 << 10;
/// Blocks of Salsa20 of each lane in a step: a tenth or two of a millisecond. Even, as a run of them is.
const STEP: usize = 1024;

/// A hash that waits for its first step.
pub(crate) struct ScryptCall {
    log_n: u8,
    r: usize,
    p: usize,
    password: Zeroizing<Vec<u8>>,
    salt: Zeroizing<Vec<u8>>,
    len: usize,
}

impl ScryptCall {
    /// `None` where the scrypt crate is to compute it, or knows how to refuse it. Nothing has been measured on other
    /// processors than those of x86-64.
    pub(crate) fn new(
        password: &[u8],
        salt: &[u8],
        (log_n, r, p): (u8, u32, u32),
        len: usize,
    ) -> Option<Self> {
        if cfg!(not(target_arch = "x86_64")) || !(1..=MAX_LOG_N).contains(&log_n) || len == 0 {
            return None;
        }
        let (r, p) = (usize::try_from(r).ok()?, usize::try_from(p).ok()?);
        if !(1..=MOST_STATE).contains(&r.checked_mul(128)?.checked_mul(p)?) {
            return None;
        }
        // The memory, too, is to have a size.
        (r * 128).checked_mul(1_usize.checked_shl(log_n.into())?)?;
        let copy = |bytes: &[u8]| Zeroizing::new(bytes.to_vec());
        Some(Self { log_n, r, p, password: copy(password), salt: copy(salt), len })
    }

    /// Whether several side by side are worth it on this processor.
    pub(super) fn is_worth_a_lane() -> bool {
        most_lanes(Machine::get()) > 1
    }

    /// Computes it now, with nothing beside it, in memory that is wiped and kept. `None` when the memory is refused.
    pub(super) fn run(self, memory: &mut Memory) -> Option<Zeroizing<Vec<u8>>> {
        memory.reserve(self.blocks())?;
        let mut lane = Lane::new(self, core::mem::take(memory));
        while !lane.is_done() {
            go_on(Machine::get(), core::slice::from_mut(&mut lane), STEP);
        }
        let (output, used) = lane.end();
        *memory = used;
        memory.wipe();
        Some(output)
    }

    /// How many blocks of 64 bytes it fills.
    fn blocks(&self) -> usize {
        (2 * self.r) << self.log_n
    }
}

/// The most lanes that are worth it; one means that none are.
#[cfg(not(target_arch = "x86_64"))]
fn most_lanes(_: Machine) -> usize {
    1
}

/// Goes on in every lane by that many blocks, an even number, or until a hash is done.
#[cfg_attr(not(target_arch = "x86_64"), expect(unused_variables, reason = "there are no vectors"))]
fn go_on(machine: Machine, lanes: &mut [Lane], blocks: usize) {
    match lanes {
        [] => {}
        #[cfg(target_arch = "x86_64")]
        lanes if lanes.len() > 1 || vectors::are_quicker_for_one(machine) => {
            vectors::go_on(machine, lanes, blocks);
        }
        lanes => lanes.iter_mut().for_each(|lane| alone::go_on(lane, blocks)),
    }
}

/// Hashes under way, each with the tag of whoever waits for it.
pub(super) struct ScryptLanes<T> {
    machine: Machine,
    width: usize,
    most_blocks: usize,
    lanes: Vec<Lane>,
    /// Of each lane.
    tags: Vec<T>,
    waiting: VecDeque<(ScryptCall, T)>,
    /// Wiped, for the next ones.
    kept: Vec<Memory>,
}

impl<T> ScryptLanes<T> {
    /// No lanes yet, and at most `width` of them, or as many as are best.
    pub(super) fn new(machine: Machine, width: Option<usize>) -> Self {
        let most = most_lanes(machine);
        let width = width.unwrap_or(most).clamp(1, most);
        let most_blocks = MOST_MEMORY / size_of::<Block>();
        let (lanes, tags, waiting, kept) = (Vec::new(), Vec::new(), VecDeque::new(), Vec::new());
        Self { machine, width, most_blocks, lanes, tags, waiting, kept }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.lanes.is_empty() && self.waiting.is_empty()
    }

    pub(super) fn start(&mut self, call: ScryptCall, tag: T) {
        self.waiting.push_back((call, tag));
    }

    /// Gives back what is kept for the next ones.
    pub(super) fn release(&mut self) {
        self.kept = Vec::new();
    }

    /// Fills free lanes, and goes on in all of them until one is free again, or for some hundred blocks. An output is
    /// `None` when the memory for it is refused.
    pub(super) fn step(&mut self, mut finished: impl FnMut(T, Option<Zeroizing<Vec<u8>>>)) {
        self.fill(&mut finished);
        go_on(self.machine, &mut self.lanes, STEP);
        for place in (0..self.lanes.len()).rev() {
            if self.lanes[place].is_done() {
                let (output, memory) = self.lanes.swap_remove(place).end();
                finished(self.tags.swap_remove(place), Some(output));
                self.hand_on(memory);
            }
        }
    }

    /// Begins what waits, in turn, as long as there are lanes and memory. The first lane has as much as it needs.
    fn fill(&mut self, finished: &mut impl FnMut(T, Option<Zeroizing<Vec<u8>>>)) {
        while self.lanes.len() < self.width
            && let Some((call, tag)) = self.waiting.pop_front()
        {
            let size = call.blocks();
            let fits = self.lanes.is_empty() || self.in_use().saturating_add(size) <= self.most_blocks;
            match fits.then(|| self.memory(size)).flatten() {
                Some(memory) => self.begin(call, tag, memory),
                None if self.lanes.is_empty() => finished(tag, None),
                // Another lane will give memory back.
                None => return self.waiting.push_front((call, tag)),
            }
        }
    }

    /// What the lanes have, in blocks.
    fn in_use(&self) -> usize {
        self.lanes.iter().map(Lane::memory_size).sum()
    }

    /// Kept memory of this size, or new one, for which kept one makes room.
    fn memory(&mut self, size: usize) -> Option<Memory> {
        if let Some(place) = self.kept.iter().position(|memory| memory.size() == size) {
            return Some(self.kept.swap_remove(place));
        }
        while self.all().saturating_add(size) > self.most_blocks && self.kept.pop().is_some() {}
        let mut memory = Memory::default();
        memory.reserve(size)?;
        Some(memory)
    }

    /// What the lanes have and what is kept, in blocks.
    fn all(&self) -> usize {
        self.in_use() + self.kept.iter().map(Memory::size).sum::<usize>()
    }

    /// Memory of a lane that is done goes to the next hash if it is of its size. It is overwritten then before it is
    /// read; otherwise it is wiped at once.
    fn hand_on(&mut self, mut memory: Memory) {
        if self.waiting.front().is_some_and(|(call, _)| call.blocks() == memory.size())
            && let Some((call, tag)) = self.waiting.pop_front()
        {
            return self.begin(call, tag, memory);
        }
        memory.wipe();
        if self.all() + memory.size() <= self.most_blocks {
            self.kept.push(memory);
        }
    }

    fn begin(&mut self, call: ScryptCall, tag: T, memory: Memory) {
        self.lanes.push(Lane::new(call, memory));
        self.tags.push(tag);
    }
}

#[cfg(test)]
mod tests;
