//! Lanes of scrypt (RFC 7914): each has a memory of its own, and all of them go on by one block of Salsa20 at a time.
//!
//! One hash waits for its block most of the time. Measured on AMD Zen 4, November 2026, as multiples of what the scrypt
//! crate (0.12) does a second, from N = 2^10 to 2^16 with r = 8:
//!
//! | lanes | SSE2 | AVX2 | AVX-512 |
//! |---|---|---|---|
//! | 1 | 1.0–1.1 | | 1.2–1.3 |
//! | 2 | 1.6–1.7 | 1.6–1.9 | 2.0–2.1 |
//! | 3 | 1.9–2.0 | | |
//! | 4 | | 2.3–2.6 | 2.7–3.1 |
//! | 6 | | 2.8–3.0 | |
//! | 8 | | | 3.3–3.6 |

mod block;
mod mix;
mod vectors;

use alloc::boxed::Box;
use alloc::collections::VecDeque;
use alloc::vec::Vec;

use zeroize::Zeroizing;

use self::mix::{Lane, Memory};
use super::digest::Machine;

/// What all lanes together may fill, in bytes, beyond the first of them: eight times N = 2^14 with r = 8.
const MOST_MEMORY: usize = 128 << 20;
/// The longest state, in bytes: 128 * r * p. With more, the lanes would stand still while one begins.
const MOST_STATE: usize = 256 << 10;
/// Blocks of Salsa20 of each lane in a step: some tenths of a millisecond. Even, as a run of them is.
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
    /// `None` where there are no lanes for it: the scalar path computes it, or knows how to refuse it.
    pub(crate) fn new(
        password: &[u8],
        salt: &[u8],
        (log_n, r, p): (u8, u32, u32),
        len: usize,
    ) -> Option<Self> {
        if vectors::most_lanes(Machine::get()) == 0
            || !(1..=crate::primitives::scrypt::MAX_LOG_N).contains(&log_n)
        {
            return None;
        }
        let (r, p) = (usize::try_from(r).ok()?, usize::try_from(p).ok()?);
        let state = r.checked_mul(128)?.checked_mul(p)?;
        if !(1..=MOST_STATE).contains(&state) || len == 0 {
            return None;
        }
        (r * 128).checked_mul(1_usize.checked_shl(log_n.into())?)?;
        let copy = |bytes: &[u8]| Zeroizing::new(bytes.to_vec());
        Some(Self { log_n, r, p, password: copy(password), salt: copy(salt), len })
    }

    /// Computes it now, with nothing beside it. `None` when the memory is refused.
    pub(super) fn run(self) -> Option<Zeroizing<Vec<u8>>> {
        let mut lanes = ScryptLanes::new(Machine::get(), Some(1));
        lanes.start(self, ());
        let mut output = None;
        while !lanes.is_empty() {
            lanes.step(|(), finished| output = finished);
        }
        output
    }

    /// How many blocks of 64 bytes it fills.
    fn blocks(&self) -> usize {
        (2 * self.r) << self.log_n
    }
}

/// Hashes under way, each with the tag of whoever waits for it.
pub(super) struct ScryptLanes<T> {
    machine: Machine,
    width: usize,
    most_blocks: usize,
    lanes: Vec<Box<Lane>>,
    /// Of each lane.
    tags: Vec<T>,
    waiting: VecDeque<(ScryptCall, T)>,
}

impl<T> ScryptLanes<T> {
    /// No lanes yet, and at most `width` of them, or as many as are best.
    pub(super) fn new(machine: Machine, width: Option<usize>) -> Self {
        let most = vectors::most_lanes(machine).max(1);
        let width = width.unwrap_or(most).clamp(1, most);
        let most_blocks = MOST_MEMORY / size_of::<block::Block>();
        Self { machine, width, most_blocks, lanes: Vec::new(), tags: Vec::new(), waiting: VecDeque::new() }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.lanes.is_empty() && self.waiting.is_empty()
    }

    pub(super) fn start(&mut self, call: ScryptCall, tag: T) {
        self.waiting.push_back((call, tag));
    }

    /// Fills free lanes, and goes on in all of them until one is free again, or for some hundred blocks. An output is
    /// `None` when the memory for it is refused.
    pub(super) fn step(&mut self, mut finished: impl FnMut(T, Option<Zeroizing<Vec<u8>>>)) {
        self.fill(&mut finished);
        vectors::go_on(self.machine, &mut self.lanes, STEP);
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
            let taken: usize = self.lanes.iter().map(|lane| lane.blocks()).sum();
            let fits = self.lanes.is_empty() || taken.saturating_add(call.blocks()) <= self.most_blocks;
            match fits.then(|| Memory::reserve(call.blocks())).flatten() {
                Some(memory) => self.begin(call, tag, memory),
                None if self.lanes.is_empty() => finished(tag, None),
                // Another lane will give memory back.
                None => return self.waiting.push_front((call, tag)),
            }
        }
    }

    /// Memory of a lane that is done goes to the next hash if it fits, which spares the time to get it anew. Otherwise
    /// it is wiped at once.
    fn hand_on(&mut self, memory: Memory) {
        if self.waiting.front().is_some_and(|(call, _)| call.blocks() == memory.size())
            && let Some((call, tag)) = self.waiting.pop_front()
        {
            self.begin(call, tag, memory);
        }
    }

    fn begin(&mut self, call: ScryptCall, tag: T, memory: Memory) {
        self.lanes.push(Box::new(Lane::new(call, memory)));
        self.tags.push(tag);
    }
}

#[cfg(test)]
mod tests;
