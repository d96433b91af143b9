//! The digests of QNX 6: the salt, then the password again and again, in one message.

use sha2::block_api::compress512;
use zeroize::{Zeroize as _, Zeroizing};

use super::digest::SHA512_STATE;

/// The digest of the salt and `repeats` times the password.
pub(crate) fn repeated<D: sha2::Digest>(password: &[u8], salt: &[u8], repeats: u64, out: &mut [u8]) {
    let mut hasher = D::new();
    each_part(password, salt, repeats, |part| hasher.update(part));
    let mut result = hasher.finalize();
    for (to, from) in out.iter_mut().zip(result.iter()) {
        *to = *from;
    }
    result.as_mut_slice().zeroize();
}

/// SHA-512 of the salt and `repeats` times the password, with the mistake of QNX.
pub(crate) fn faulty_sha512(password: &[u8], salt: &[u8], repeats: u64, out: &mut [u8]) {
    let mut hasher = FaultySha512::new();
    each_part(password, salt, repeats, |part| hasher.update(part));
    hasher.finish(out);
}

fn each_part(password: &[u8], salt: &[u8], repeats: u64, mut update: impl FnMut(&[u8])) {
    update(salt);
    if password.is_empty() {
        return;
    }
    for _ in 0..repeats {
        update(password);
    }
}

const BLOCK: usize = 128;
/// Where the length of the message begins in the last block, and what QNX does not clear of it.
const LENGTH: usize = 112;
const DIRTY: core::ops::Range<usize> = 116..120;

/// SHA-512 whose padding clears 4 of the 8 bytes above the length and leaves the others as they were in the buffer:
/// of the message, or of the padding where that begins there (John the Ripper, `sha2.c`).
struct FaultySha512 {
    state: Zeroizing<[u64; 8]>,
    buffer: Zeroizing<[u8; BLOCK]>,
    len: u64,
}

impl FaultySha512 {
    fn new() -> Self {
        Self { state: Zeroizing::new(SHA512_STATE), buffer: Zeroizing::new([0; BLOCK]), len: 0 }
    }

    fn update(&mut self, text: &[u8]) {
        let mut text = text;
        while !text.is_empty() {
            let at = self.at();
            let (part, rest) = text.split_at(text.len().min(BLOCK - at));
            self.buffer[at..at + part.len()].copy_from_slice(part);
            self.len = self.len.wrapping_add(part.len() as u64);
            text = rest;
            if self.at() == 0 {
                self.compress();
            }
        }
    }

    /// How much of the block is filled.
    fn at(&self) -> usize {
        (self.len % BLOCK as u64) as usize
    }

    fn compress(&mut self) {
        compress512(&mut self.state, core::slice::from_ref(&*self.buffer));
    }

    fn finish(mut self, out: &mut [u8]) {
        let at = self.at();
        self.buffer[at] = 0x80;
        if at >= LENGTH {
            self.buffer[at + 1..].fill(0);
            let mut dirty = [0; 4];
            dirty.copy_from_slice(&self.buffer[DIRTY]);
            self.compress();
            self.buffer.fill(0);
            self.buffer[DIRTY].copy_from_slice(&dirty);
            dirty.zeroize();
        } else {
            self.buffer[at + 1..DIRTY.start.max(at + 1)].fill(0);
            self.buffer[DIRTY.end..].fill(0);
        }
        self.buffer[DIRTY.end..].copy_from_slice(&self.len.wrapping_mul(8).to_be_bytes());
        self.compress();
        for (to, word) in out.chunks_mut(8).zip(self.state.iter()) {
            to.copy_from_slice(&word.to_be_bytes()[..to.len()]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::hex;
    use crate::primitives::Digest;
    use alloc::vec::Vec;

    fn faulty(message: &[u8]) -> Vec<u8> {
        let mut out = alloc::vec![0; 64];
        faulty_sha512(message, b"", 1, &mut out);
        out
    }

    /// Short messages leave nothing behind; of the others, those that leave zeros.
    #[test]
    fn where_nothing_is_left_behind() {
        for len in 0..116 {
            let message = alloc::vec![b'x'; len];
            assert_eq!(faulty(&message), *Digest::Sha512.hash(&[&message]), "{len}");
        }
        let zeros = alloc::vec![0; 300];
        for len in 116..300 {
            let same = faulty(&zeros[..len]) == *Digest::Sha512.hash(&[&zeros[..len]]);
            // The mark of the end itself stands there.
            assert_eq!(same, !(116..120).contains(&(len % 128)), "{len}");
        }
    }

    /// An own SHA-512 in Python with the four bytes put in, which also gives John the Ripper's examples.
    #[test]
    fn all_lengths() {
        let mut all = Vec::new();
        for len in 0..=400 {
            let message: Vec<u8> = (0..len).map(|i| (1 + (i * 37 + len * 11) % 255) as u8).collect();
            all.extend_from_slice(&faulty(&message));
        }
        assert_eq!(*hex::encode_lower(&Digest::Md5.hash(&[&all])), *b"fa3f5cb532a22d785d72a0648c661347");
    }

    #[test]
    fn repetitions() {
        let mut out = [0; 16];
        repeated::<md5::Md5>(b"ab", b"salt", 3, &mut out);
        assert_eq!(out, **Digest::Md5.hash(&[b"saltababab"]));
        repeated::<md5::Md5>(b"", b"salt", u64::MAX, &mut out);
        assert_eq!(out, **Digest::Md5.hash(&[b"salt"]));
        let mut out = [0; 32];
        repeated::<sha2::Sha256>(b"ab", b"salt", 3, &mut out);
        assert_eq!(out, **Digest::Sha256.hash(&[b"saltababab"]));
    }
}
