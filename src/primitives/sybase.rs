//! The proprietary password hash of Sybase before ASE 15: FEAL-8 (S. Miyaguchi,
//! "The FEAL-8 Cryptosystem and a Call for Attack", 1989) keyed by the password
//! and by itself, over a joke.
//!
//! As M. Major, F. Benhamou and G. Terrien found it ("Sybase: la fonction de
//! hachage propriétaire", 2012), and John the Ripper computes it. The key
//! schedule leaves out the term of two rounds before, which FEAL has. There is
//! no S-box in memory; what depends on the seed is public.

use zeroize::{Zeroize as _, Zeroizing};

/// The bytes of a result.
pub(crate) const LEN: usize = 28;
/// So many bytes of a password are read.
pub(crate) const READ: usize = 57;
/// What a shorter one is filled up with.
const FILLER: u8 = 0x1d;
const TEXT: &[u8; 64] = b"Q:Whydidtheflydanceonthejar?A:Becausethelidsaidtwisttoopen.HaHa!";

type Block = [u8; 8];

/// The hash of a password up to its first NUL byte, under a seed.
pub(crate) fn sybase_feal(password: &[u8], seed: u8) -> [u8; LEN] {
    let filled = fill(password);
    let mut random = Random(seed.into());
    let start = usize::from(seed % 48);
    // The blocks of the first chain, which become keys.
    let mut keys = Zeroizing::new([[0; 8]; 8]);
    let mut before = Zeroizing::new([0; 8]);
    for place in 0..8 {
        let from = if place == 0 { 0 } else { place * 8 - 7 };
        let mixed = Zeroizing::new(xor(&before, &block_at(&filled, from)));
        let salted = Zeroizing::new(salt(random.next(), &mixed));
        *before = match place {
            0 | 1 => Feal::new(&salted).encrypt(&block_at(TEXT, start + place)),
            _ => *salted,
        };
        keys[place] = *before;
    }
    let mut out = [0; 64];
    let mut state = [0; 8];
    for (place, key) in keys.iter().enumerate() {
        state = Feal::new(key).encrypt(&xor(&state, &block_at(TEXT, place * 8)));
        out.iter_mut().skip(place * 8).zip(state).for_each(|(to, from)| *to = from);
    }
    let mut digest = [0; LEN];
    digest.copy_from_slice(&out[64 - LEN..]);
    out.zeroize();
    state.zeroize();
    digest
}

/// The password with the filler from its end on, or from its first NUL byte.
fn fill(password: &[u8]) -> Zeroizing<[u8; 64]> {
    let mut filled = Zeroizing::new([FILLER; 64]);
    let mut live = 0xff;
    for (to, from) in filled.iter_mut().zip(password) {
        live &= ((from | from.wrapping_neg()) >> 7).wrapping_neg();
        *to ^= (*to ^ from) & live;
    }
    filled
}

fn block_at(bytes: &[u8; 64], from: usize) -> Block {
    core::array::from_fn(|place| bytes.get(from + place).copied().unwrap_or_default())
}

fn xor(one: &Block, other: &Block) -> Block {
    core::array::from_fn(|place| one[place] ^ other[place])
}

/// A byte of salt spreads over a block: it goes into the first byte, that into
/// the second, and the second into all others.
fn salt(salt: u8, block: &Block) -> Block {
    let mut out = *block;
    out[0] ^= salt;
    out[1] ^= out[0];
    let second = out[1];
    out[2..].iter_mut().for_each(|byte| *byte ^= second);
    out
}

/// The generator of Microsoft's C library, seeded by a public byte.
struct Random(u32);

impl Random {
    fn next(&mut self) -> u8 {
        self.0 = self.0.wrapping_mul(0x343fd).wrapping_add(0x26_9ec3);
        let random = (self.0 >> 16) & 0x7fff;
        ((random >> 8) % 0xff) as u8
    }
}

/// FEAL with eight rounds and Sybase's key schedule.
struct Feal(Zeroizing<[[u8; 2]; 16]>);

type Half = [u8; 4];

impl Feal {
    fn new(key: &Block) -> Self {
        let mut keys = Zeroizing::new([[0; 2]; 16]);
        let (mut one, mut other) = halves(key);
        for pair in keys.chunks_exact_mut(2) {
            let next = schedule(one, other);
            (one, other) = (other, next);
            pair[0] = [next[0], next[1]];
            pair[1] = [next[2], next[3]];
        }
        one.zeroize();
        other.zeroize();
        Self(keys)
    }

    fn whitening(&self, first: usize) -> Half {
        let [a, b] = self.0[first];
        let [c, d] = self.0[first + 1];
        [a, b, c, d]
    }

    fn encrypt(&self, block: &Block) -> Block {
        let (left, right) = halves(block);
        let mut left = join(left, self.whitening(8));
        let mut right = join(join(right, self.whitening(10)), left);
        for key in &self.0[..8] {
            (left, right) = (right, join(left, round(right, *key)));
        }
        left = join(left, right);
        let (first, last) = (join(right, self.whitening(12)), join(left, self.whitening(14)));
        let mut out = [0; 8];
        out[..4].copy_from_slice(&first);
        out[4..].copy_from_slice(&last);
        left.zeroize();
        right.zeroize();
        out
    }
}

fn halves(block: &Block) -> (Half, Half) {
    let [a, b, c, d, e, f, g, h] = *block;
    ([a, b, c, d], [e, f, g, h])
}

fn join(one: Half, other: Half) -> Half {
    core::array::from_fn(|place| one[place] ^ other[place])
}

/// The S-functions of FEAL: the sum, and one more for the second, rotated by two bits.
fn s(one: u8, other: u8, more: u8) -> u8 {
    one.wrapping_add(other).wrapping_add(more).rotate_left(2)
}

/// The function of a round.
fn round(half: Half, key: [u8; 2]) -> Half {
    let [a, b, c, d] = half;
    let first = s(a ^ b ^ key[0], c ^ d ^ key[1], 1);
    let second = s(c ^ d ^ key[1], first, 0);
    [s(a, first, 0), first, second, s(d, second, 1)]
}

/// The function of the key schedule.
fn schedule(one: Half, other: Half) -> Half {
    let [a, b, c, d] = one;
    let first = s(a ^ b, c ^ d ^ other[0], 1);
    let second = s(c ^ d, first ^ other[1], 0);
    [s(a, first ^ other[2], 0), first, second, s(d, second ^ other[3], 1)]
}
