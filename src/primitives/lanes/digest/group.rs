//! The lanes of one algorithm, and who waits for one.

use alloc::boxed::Box;
use alloc::collections::VecDeque;
use alloc::vec::Vec;

use zeroize::Zeroizing;

use super::machine::{Machine, Way};
use super::program::Lane;
use super::vectors::Spread;
use crate::primitives::digest::Digest;

/// Blocks of each lane in a step: 256 rounds of PBKDF2, a tenth of a millisecond.
const STEP: usize = 512;

/// Chains under way, each with the tag of whoever waits for it.
pub(super) struct DigestLanes<A: Spread, T> {
    digest: Digest,
    machine: Machine,
    width: usize,
    lanes: Vec<Box<Lane<A>>>,
    /// Of each lane.
    tags: Vec<T>,
    waiting: VecDeque<(Box<Lane<A>>, T)>,
}

impl<A: Spread, T> DigestLanes<A, T> {
    /// No lanes yet, and at most `width` of them, or as many as are best.
    pub(super) fn new(digest: Digest, machine: Machine, width: Option<usize>) -> Self {
        let most = machine.most_lanes(digest);
        let width = width.unwrap_or(most).clamp(1, most);
        Self { digest, machine, width, lanes: Vec::new(), tags: Vec::new(), waiting: VecDeque::new() }
    }

    pub(super) fn start(&mut self, lane: Box<Lane<A>>, tag: T) {
        self.waiting.push_back((lane, tag));
    }

    /// Fills free lanes, and goes on in all of them until one is free again, or for some hundred blocks.
    pub(super) fn step(&mut self, mut finished: impl FnMut(T, Zeroizing<Vec<u8>>)) {
        while self.lanes.len() < self.width
            && let Some((lane, tag)) = self.waiting.pop_front()
        {
            self.lanes.push(lane);
            self.tags.push(tag);
        }
        let way = self.machine.way(self.digest, self.lanes.len());
        go_on(self.machine, way, &mut self.lanes, STEP);
        for place in (0..self.lanes.len()).rev() {
            if self.lanes[place].done {
                let lane = self.lanes.swap_remove(place);
                finished(self.tags.swap_remove(place), lane.output());
            }
        }
    }
}

/// Takes up to `blocks` blocks in each lane, and no more when a chain is at its end.
pub(super) fn go_on<A: Spread>(machine: Machine, way: Way, lanes: &mut [Box<Lane<A>>], blocks: usize) {
    if !A::spread(machine, way, lanes, blocks) {
        alternate(lanes, blocks);
    }
}

/// A block of one lane after the other: none waits for the one before, so the processor works on several at once.
fn alternate<A: Spread>(lanes: &mut [Box<Lane<A>>], blocks: usize) {
    for _ in 0..blocks {
        let mut at_end = false;
        for lane in lanes.iter_mut() {
            let Lane { slot, program, done } = &mut **lane;
            A::compress(&mut slot.state, &slot.block);
            *done = program.next(slot);
            at_end |= *done;
        }
        if at_end {
            return;
        }
    }
}
