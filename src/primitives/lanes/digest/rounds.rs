//! Chains in which each digest is a piece of the next message, all other pieces of which are known from the start.

use alloc::vec;
use alloc::vec::Vec;

use zeroize::Zeroizing;

use super::algorithm::Algorithm;
use super::slot::Slot;
use crate::codec::hex;
use crate::primitives::feedback::Feedback;

/// After so many rounds the messages of the crypt loops come again: they depend on the round modulo 2, 3 and 7.
const PERIOD: usize = 42;

/// Which message each round of the crypt loops has: a bit for each of the three conditions.
const CRYPT: [u8; PERIOD] = {
    let mut table = [0; PERIOD];
    let mut round = 0;
    while round < PERIOD {
        table[round] = (round % 2 == 1) as u8 | ((round % 3 != 0) as u8) << 1 | ((round % 7 != 0) as u8) << 2;
        round += 1;
    }
    table
};

/// One chain with its messages.
pub(super) struct Rounds<A: Algorithm> {
    /// One, or the eight of the crypt loops.
    messages: Vec<Message>,
    encoding: Feedback,
    /// The digest in the bytes of a message.
    digest: Zeroizing<Vec<u8>>,
    /// Of the message that is being taken.
    message: usize,
    block: usize,
    /// The round modulo the period.
    phase: usize,
    rounds_left: u64,
    /// Only the first words of the only block change.
    simple: bool,
    algorithm: core::marker::PhantomData<A>,
}

/// A message with its padding.
struct Message {
    blocks: Zeroizing<Vec<u8>>,
    /// Where the digest stands.
    at: usize,
}

impl Message {
    fn new<A: Algorithm>(before: &[&[u8]], room: usize, after: &[&[u8]]) -> Self {
        let len_of = |parts: &[&[u8]]| parts.iter().map(|part| part.len()).sum::<usize>();
        let (at, len) = (len_of(before), len_of(before) + room + len_of(after));
        // The byte that ends it, and a length of two words.
        let padded = (len + 1 + 2 * A::WORD_LEN).next_multiple_of(A::BLOCK_LEN);
        let mut blocks = Zeroizing::new(vec![0; padded]);
        let mut place = 0;
        let gap = vec![0; room];
        for part in before.iter().chain([&gap.as_slice()]).chain(after) {
            if let Some(to) = blocks.get_mut(place..place + part.len()) {
                to.copy_from_slice(part);
            }
            place += part.len();
        }
        if let Some(end) = blocks.get_mut(len) {
            *end = 0x80;
        }
        if let Some(length) = blocks.last_chunk_mut::<8>() {
            *length = A::length(8 * len as u64);
        }
        Self { blocks, at }
    }
}

impl<A: Algorithm> Rounds<A> {
    /// H(prefix ‖ x ‖ suffix), `rounds` times, where x is first `digest`. `None` for no rounds.
    pub(super) fn feedback(
        encoding: Feedback,
        (prefix, suffix): (&[u8], &[u8]),
        digest: &[u8],
        rounds: u64,
    ) -> Option<Self> {
        let room = if encoding == Feedback::Raw { A::DIGEST_LEN } else { 2 * A::DIGEST_LEN };
        let message = Message::new::<A>(&[prefix], room, &[suffix]);
        let simple = encoding == Feedback::Raw && message.at == 0 && message.blocks.len() == A::BLOCK_LEN;
        Self::new(vec![message], encoding, digest, rounds, simple)
    }

    /// The loop of md5-crypt and SHA-crypt: the digest with the password before or behind it, and now and then the salt
    /// and the password once more between them. `None` for no rounds.
    pub(super) fn crypt(password: &[u8], salt: &[u8], digest: &[u8], rounds: u64) -> Option<Self> {
        let message = |conditions: u8| {
            let salt = if conditions & 2 == 0 { b"" } else { salt };
            let again = if conditions & 4 == 0 { b"" } else { password };
            if conditions & 1 == 0 {
                Message::new::<A>(&[], A::DIGEST_LEN, &[salt, again, password])
            } else {
                Message::new::<A>(&[password, salt, again], A::DIGEST_LEN, &[])
            }
        };
        Self::new((0..8).map(message).collect(), Feedback::Raw, digest, rounds, false)
    }

    fn new(
        messages: Vec<Message>,
        encoding: Feedback,
        digest: &[u8],
        rounds: u64,
        simple: bool,
    ) -> Option<Self> {
        (rounds > 0).then(|| Self {
            messages,
            encoding,
            digest: Zeroizing::new(digest.to_vec()),
            message: 0,
            block: 0,
            phase: 0,
            rounds_left: rounds,
            simple,
            algorithm: core::marker::PhantomData,
        })
    }

    /// Lays out the first block.
    pub(super) fn begin(&mut self, slot: &mut impl Slot<A>) {
        self.begin_message(slot);
    }

    #[inline(always)]
    pub(super) fn next(&mut self, slot: &mut impl Slot<A>) -> bool {
        if self.simple {
            self.rounds_left -= 1;
            if self.rounds_left == 0 {
                return true;
            }
            for at in 0..A::WORDS {
                let word = slot.state(at);
                slot.set_block(at, word);
                slot.set_state(at, A::INITIAL[at]);
            }
            return false;
        }
        self.block += 1;
        if self.show_block(slot) {
            return false;
        }
        self.rounds_left -= 1;
        if self.rounds_left == 0 {
            return true;
        }
        for (at, bytes) in self.digest.chunks_exact_mut(A::WORD_LEN).enumerate() {
            A::write(slot.state(at), bytes);
        }
        self.phase = if self.phase + 1 == PERIOD { 0 } else { self.phase + 1 };
        self.begin_message(slot);
        false
    }

    /// Puts the digest into the message of this round.
    fn begin_message(&mut self, slot: &mut impl Slot<A>) {
        self.message = if self.messages.len() == 1 { 0 } else { CRYPT[self.phase].into() };
        self.block = 0;
        if let Some(message) = self.messages.get_mut(self.message) {
            let room = message.blocks.get_mut(message.at..).unwrap_or_default();
            match self.encoding {
                Feedback::Raw => {
                    for (to, from) in room.iter_mut().zip(self.digest.iter()) {
                        *to = *from;
                    }
                }
                Feedback::Hex => put_hex(hex::Case::Lower, &self.digest, room),
                Feedback::HexUpper => put_hex(hex::Case::Upper, &self.digest, room),
            }
        }
        for at in 0..A::WORDS {
            slot.set_state(at, A::INITIAL[at]);
        }
        self.show_block(slot);
    }

    /// Lays out the block that is due. Whether there is one.
    #[inline(always)]
    fn show_block(&self, slot: &mut impl Slot<A>) -> bool {
        let message = self.messages.get(self.message);
        let blocks = message.map_or(&[][..], |message| message.blocks.as_slice());
        let Some(block) = blocks.get(self.block * A::BLOCK_LEN..).filter(|rest| !rest.is_empty()) else {
            return false;
        };
        for (at, word) in block.chunks_exact(A::WORD_LEN).take(16).enumerate() {
            slot.set_block(at, A::read(word));
        }
        true
    }
}

fn put_hex(case: hex::Case, digest: &[u8], room: &mut [u8]) {
    if let Some(room) = room.get_mut(..2 * digest.len()) {
        hex::encode_into(case, digest, room);
    }
}
