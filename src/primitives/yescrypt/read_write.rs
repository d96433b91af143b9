//! yescrypt as systems use it: read and written, with one lane (yescrypt 1.1, `yescrypt-ref.c`).
//!
//! The yescrypt crate (0.1) takes 1.8 times as long (N = 2^12, r = 32, on AMD Zen 5), half of the difference for fresh
//! memory, which it neither borrows nor wipes. Two or three side by side gain less than a fifth over one after the
//! other, so there are no lanes of it.

use alloc::vec;
use alloc::vec::Vec;

use zeroize::{Zeroize, Zeroizing};

use super::pwxform::{BLOCKS, Boxes, Wide, narrow, wide};
use crate::primitives::blocks::{Block, Memory, ZERO, add, read, write};
use crate::primitives::digest::Digest;
use crate::primitives::pbkdf2::pbkdf2;
use crate::primitives::salsa::salsa;

/// From so many blocks of memory on, of 128 * r bytes, and from so many units of 128 bytes, the password is hashed with
/// a 64th of the memory first.
const LEAST_PREHASHED: (usize, usize) = (0x100, 0x20000);

/// The memory, as N and r, and how often the second loop runs.
#[derive(Clone, Copy)]
struct Size {
    n: usize,
    r: usize,
    loops: usize,
}

impl Size {
    /// As `fNloop` has it, with an even number.
    fn new(n: usize, r: usize, t: u32) -> Option<Self> {
        let loops = match t {
            0 => n.div_ceil(3),
            1 => n.checked_mul(2)?.div_ceil(3),
            t => n.checked_mul(usize::try_from(t - 1).ok()?)?,
        };
        Some(Self { n, r, loops: loops.next_multiple_of(2) })
    }
}

/// 32 bytes. `None` when the numbers are beyond what there is memory for. The memory is wiped.
pub(super) fn yescrypt(
    password: &[u8],
    salt: &[u8],
    (log_n, r, t): (u8, u32, u32),
    memory: &mut Memory,
    out: &mut [u8; 32],
) -> Option<()> {
    let n = 1_usize.checked_shl(log_n.into())?;
    let r = usize::try_from(r).ok()?;
    let size = Size::new(n, r, t)?;
    let blocks = r.checked_mul(2)?.checked_mul(n)?;
    memory.reserve(blocks)?;
    let mut prehashed = Zeroizing::new([0; 32]);
    let password = if n >= LEAST_PREHASHED.0 && blocks / 2 >= LEAST_PREHASHED.1 {
        let size = Size::new(n >> 6, r, 0)?;
        derive(password, salt, size, b"yescrypt-prehash", memory, &mut prehashed);
        prehashed.as_slice()
    } else {
        password
    };
    derive(password, salt, size, b"yescrypt", memory, out);
    let client_key = Digest::Sha256.hmac(out, &[b"Client Key"]);
    out.copy_from_slice(&Digest::Sha256.hash(&[&client_key]));
    memory.wipe();
    Some(())
}

/// The key, as it would be sent to a server.
fn derive(password: &[u8], salt: &[u8], size: Size, label: &[u8], memory: &mut Memory, out: &mut [u8; 32]) {
    let sha = Digest::Sha256;
    let mut state = Zeroizing::new(vec![0; 128 * size.r]);
    pbkdf2(sha, &sha.hmac(label, &[password]), salt, 1, &mut state);
    let key = Zeroizing::new(state[..32].to_vec());
    let boxes = boxes(&mut state);
    let key = sha.hmac(&state[state.len() - 64..], &[&key]);
    mix(&mut state, size, boxes, memory);
    pbkdf2(sha, &key, &state, 1, out);
}

/// SMix1 with r = 1 on the first 128 bytes: the boxes are what it fills.
fn boxes(state: &mut [u8]) -> Boxes {
    let mut blocks = Zeroizing::new([ZERO; BLOCKS]);
    let mut pair = Zeroizing::new([ZERO; 2]);
    read(&mut *pair, state);
    for filled in blocks.as_chunks_mut::<2>().0 {
        *filled = *pair;
        let [first, second] = &mut *pair;
        add(first, second);
        *first = salsa::<4>(first);
        add(second, first);
        *second = salsa::<4>(second);
    }
    write(&*pair, state);
    Boxes::new(&*blocks)
}

/// SMix: fills the memory while it reads what is there, then reads and writes.
fn mix(state: &mut [u8], Size { n, r, loops }: Size, boxes: Boxes, memory: &mut Memory) {
    let mut blocks = Zeroizing::new(vec![ZERO; 2 * r]);
    read(&mut blocks, state);
    let mut x = Mixed { blocks: blocks.iter().map(wide).collect(), boxes };
    memory.begin();
    for filled in 0..n {
        memory.push(x.blocks.iter().map(narrow));
        if filled > 1 {
            // Among the last so many, a power of two.
            let among = 1 << filled.ilog2();
            x.add(memory.piece(filled - among + x.choice(among), 2 * r));
        }
        x.mix();
    }
    for _ in 0..loops {
        let chosen = memory.piece_mut(x.choice(n), 2 * r);
        x.add(chosen);
        for (to, from) in chosen.iter_mut().zip(&x.blocks) {
            *to = narrow(from);
        }
        x.mix();
    }
    for (to, from) in blocks.iter_mut().zip(&x.blocks) {
        *to = narrow(from);
    }
    write(&blocks, state);
}

/// X, and what it is mixed with. Wiped when dropped.
struct Mixed {
    blocks: Vec<Wide>,
    boxes: Boxes,
}

impl Mixed {
    /// One of so many, a power of two.
    fn choice(&self, among: usize) -> usize {
        self.blocks.last().map_or(0, |block| block[0][0] as u32 as usize) & (among - 1)
    }

    fn add(&mut self, other: &[Block]) {
        for (block, other) in self.blocks.iter_mut().zip(other) {
            *block = added(block, &wide(other));
        }
    }

    /// BlockMix with pwxform, and Salsa20/2 for the last block.
    fn mix(&mut self) {
        let Some(mut x) = self.blocks.last().copied() else { return };
        for block in &mut self.blocks {
            x = added(&x, block);
            self.boxes.apply(&mut x);
            *block = x;
        }
        if let Some(last) = self.blocks.last_mut() {
            *last = wide(&salsa::<1>(&narrow(last)));
        }
        x.as_flattened_mut().zeroize();
    }
}

impl Drop for Mixed {
    fn drop(&mut self) {
        self.blocks.as_flattened_mut().as_flattened_mut().zeroize();
    }
}

#[inline(always)]
fn added(one: &Wide, other: &Wide) -> Wide {
    core::array::from_fn(|row| [one[row][0] ^ other[row][0], one[row][1] ^ other[row][1]])
}
