//! Lanes of bcrypt: each has a password, a salt and a cost of its own, and all of them go on by one round at a time.

use alloc::boxed::Box;
use alloc::collections::VecDeque;
use alloc::vec::Vec;

use zeroize::{Zeroize, Zeroizing};

use super::blowfish::{self, Blowfish, Key};

/// What is encrypted at the end: `OrpheanBeholderScryDoubt`.
const TEXT: [[u32; 2]; 3] =
    [[0x4f72_7068, 0x6561_6e42], [0x6568_6f6c, 0x6465_7253], [0x6372_7944, 0x6f75_6274]];

/// A hash that waits for its first step.
pub(crate) struct BcryptCall {
    cost: u32,
    keys: Box<Keys>,
}

impl BcryptCall {
    /// The cost is from 0 to 31.
    pub(crate) fn new(cost: u32, salt: &[u8; 16], key: &[u8; 72]) -> Self {
        Self { cost, keys: Box::new(Keys { password: words(key), salt: words(salt) }) }
    }

    /// Computes it now, with nothing beside it.
    pub(super) fn run(self) -> Zeroizing<[u8; 24]> {
        let mut lanes = BcryptLanes::<()>::new(1);
        lanes.start(self, ());
        let mut digest = Zeroizing::default();
        while !lanes.is_empty() {
            lanes.step(|(), finished| digest = finished);
        }
        digest
    }
}

/// Hashes under way, each with the tag of whoever waits for it.
pub(super) struct BcryptLanes<T> {
    /// One for each lane there may be; the first of them are in use, in the order of `lanes`.
    states: Vec<Blowfish>,
    lanes: Vec<Lane<T>>,
    waiting: VecDeque<(BcryptCall, T)>,
    width: usize,
}

struct Lane<T> {
    keys: Box<Keys>,
    rounds_left: u32,
    tag: T,
}

/// What both expansions of a round take. Boxed, so that a lane that moves leaves no copy behind.
struct Keys {
    password: Key,
    salt: Key,
}

impl Drop for Keys {
    fn drop(&mut self) {
        self.password.zeroize();
        self.salt.zeroize();
    }
}

impl<T> BcryptLanes<T> {
    /// A state is 4 KiB, and the nearest cache of today's processors 32 or more. Six leave room there for what is
    /// looked up besides, and their blocks fit the registers of x86-64; more gain nothing.
    pub(super) const USUAL_WIDTH: usize = 6;

    /// No lanes yet, and at most `width` of them, which is at least one.
    pub(super) fn new(width: usize) -> Self {
        let width = width.clamp(1, blowfish::MOST);
        Self { states: Vec::new(), lanes: Vec::new(), waiting: VecDeque::new(), width }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.lanes.is_empty() && self.waiting.is_empty()
    }

    pub(super) fn start(&mut self, call: BcryptCall, tag: T) {
        self.waiting.push_back((call, tag));
    }

    /// Begins a hash in a free lane.
    fn begin(&mut self, BcryptCall { cost, keys }: BcryptCall, tag: T) {
        let place = self.lanes.len();
        if self.states.len() <= place {
            // All at once: a vector that grows would leave copies behind.
            self.states.reserve_exact(self.width);
            self.states.resize_with(self.width, Blowfish::new);
        }
        if let Some(state) = self.states.get_mut(place) {
            state.reset();
            state.expand_salted(&keys.password, core::array::from_fn(|word| keys.salt[word]));
        }
        self.lanes.push(Lane { keys, rounds_left: 1 << cost.min(31), tag });
    }

    /// One round in every lane: both keys. The finished ones are handed out, and their lanes are free.
    pub(super) fn step(&mut self, mut finished: impl FnMut(T, Zeroizing<[u8; 24]>)) {
        while self.lanes.len() < self.width
            && let Some((call, tag)) = self.waiting.pop_front()
        {
            self.begin(call, tag);
        }
        round(&mut self.states, &self.lanes);
        for place in (0..self.lanes.len()).rev() {
            let lane = &mut self.lanes[place];
            lane.rounds_left -= 1;
            if lane.rounds_left == 0 {
                let digest = digest(&mut self.states[place]);
                finished(self.free(place), digest);
            }
        }
    }

    /// Closes the gap by the last lane, and wipes the state that is left over.
    fn free(&mut self, place: usize) -> T {
        let lane = self.lanes.swap_remove(place);
        let (kept, last) = self.states.split_at_mut(self.lanes.len());
        if let (Some(gap), Some(last)) = (kept.get_mut(place), last.first()) {
            gap.copy_from(last);
        }
        if let Some(last) = last.first_mut() {
            last.zeroize();
        }
        lane.tag
    }
}

/// One round of as many states as there are lanes.
fn round<T>(states: &mut [Blowfish], lanes: &[Lane<T>]) {
    match lanes.len() {
        0 => {}
        1 => {
            if let (Some(state), [lane, ..]) = (states.first_chunk_mut(), lanes) {
                blowfish::expand_alone(state, [&lane.keys.password]);
                blowfish::expand_alone(state, [&lane.keys.salt]);
            }
        }
        2 => round_of::<2, T>(states, lanes),
        3 => round_of::<3, T>(states, lanes),
        4 => round_of::<4, T>(states, lanes),
        5 => round_of::<5, T>(states, lanes),
        6 => round_of::<6, T>(states, lanes),
        7 => round_of::<7, T>(states, lanes),
        _ => round_of::<{ blowfish::MOST }, T>(states, lanes),
    }
}

fn round_of<const N: usize, T>(states: &mut [Blowfish], lanes: &[Lane<T>]) {
    if let (Some(states), Some(lanes)) = (states.first_chunk_mut::<N>(), lanes.first_chunk::<N>()) {
        blowfish::expand(states, lanes.each_ref().map(|lane| &lane.keys.password));
        blowfish::expand(states, lanes.each_ref().map(|lane| &lane.keys.salt));
    }
}

fn digest(state: &mut Blowfish) -> Zeroizing<[u8; 24]> {
    let mut digest = Zeroizing::new([0; 24]);
    for (to, block) in digest.chunks_exact_mut(8).zip(TEXT) {
        let [left, right] = state.encrypt(block, 64);
        to[..4].copy_from_slice(&left.to_be_bytes());
        to[4..].copy_from_slice(&right.to_be_bytes());
    }
    digest
}

/// Bytes as words, most significant byte first, over and over.
fn words(bytes: &[u8]) -> Key {
    let mut key = [0; 18];
    let words = bytes.as_chunks::<4>().0.iter().cycle();
    for (word, bytes) in key.iter_mut().zip(words) {
        *word = u32::from_be_bytes(*bytes);
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::primitives::bcrypt::bcrypt;

    /// Against the bcrypt crate: lanes of every width, with costs of which each ends at another time, refilled as soon
    /// as one is free.
    #[test]
    fn lanes_of_every_width() {
        for width in 1..=blowfish::MOST {
            let mut lanes = BcryptLanes::<_>::new(width);
            let all: Vec<(u32, [u8; 16], [u8; 72])> = (0..2 * width + 3)
                .map(|tag| {
                    let salt = core::array::from_fn(|i| (i * 7 + tag) as u8);
                    (4 + (tag % 3) as u32, salt, core::array::from_fn(|i| (i * (tag + 3)) as u8))
                })
                .collect();
            let mut found = alloc::vec![None; all.len()];
            let mut waiting = all.iter().enumerate();
            // At first less than there is room for, then more and more.
            while !lanes.is_empty() || waiting.len() > 0 {
                for (tag, (cost, salt, key)) in waiting.by_ref().take(2) {
                    lanes.start(BcryptCall::new(*cost, salt, key), tag);
                }
                lanes.step(|tag, digest| found[tag] = Some(digest));
                assert!(lanes.lanes.len() <= width);
            }
            for (tag, (cost, salt, key)) in all.iter().enumerate() {
                assert_eq!(found[tag], bcrypt(*cost, salt, key), "{tag} at width {width}");
            }
            let wiped = |state: &Blowfish| state.is_zero();
            assert!(lanes.states.iter().all(wiped), "a state is left at width {width}");
        }
    }
}
