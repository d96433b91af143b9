//! SHA-crypt (U. Drepper, "Unix crypt using SHA-256 and SHA-512") over other digests: SM3 in libxcrypt 4.5 and openEuler,
//! Streebog-512 in ALT and Astra Linux.
//!
//! Like the original it digests the whole password once per byte of it, and up to three times per round.

use super::digest::{Digest, with_digest};
use alloc::vec::Vec;
use hmac::digest::FixedOutputReset;
use zeroize::{Zeroize as _, Zeroizing};

/// The digest in its natural order. The salt is taken whole: C libraries cut it to 16 bytes.
pub(crate) fn sha_crypt(digest: Digest, password: &[u8], salt: &[u8], rounds: u32) -> Zeroizing<Vec<u8>> {
    with_digest!(digest, D => sha_crypt_with::<D>(password, salt, rounds))
}

/// [`sha_crypt`] for one digest. One hasher serves all steps: dropping it would wipe it every time.
#[inline(never)]
fn sha_crypt_with<D: sha2::Digest + FixedOutputReset>(
    password: &[u8],
    salt: &[u8],
    rounds: u32,
) -> Zeroizing<Vec<u8>> {
    let mut hasher = D::new();
    let mut first = Zeroizing::new(alloc::vec![0; <D as sha2::Digest>::output_size()]);
    for part in [password, salt, password] {
        sha2::Digest::update(&mut hasher, part);
    }
    finish(&mut hasher, &mut first);
    let mut state = first.clone();
    sha2::Digest::update(&mut hasher, password);
    sha2::Digest::update(&mut hasher, salt);
    update_stretched(&mut hasher, &first, password.len());
    let mut bits = password.len();
    while bits != 0 {
        sha2::Digest::update(&mut hasher, if bits & 1 == 1 { first.as_slice() } else { password });
        bits >>= 1;
    }
    finish(&mut hasher, &mut state);

    for _ in 0..password.len() {
        sha2::Digest::update(&mut hasher, password);
    }
    let p = stretched(&mut hasher, &mut first, password.len());
    for _ in 0..16 + usize::from(state.first().copied().unwrap_or_default()) {
        sha2::Digest::update(&mut hasher, salt);
    }
    let s = stretched(&mut hasher, &mut first, salt.len());

    for round in 0..rounds {
        let odd = round % 2 == 1;
        sha2::Digest::update(&mut hasher, if odd { p.as_slice() } else { state.as_slice() });
        if round % 3 != 0 {
            sha2::Digest::update(&mut hasher, s.as_slice());
        }
        if round % 7 != 0 {
            sha2::Digest::update(&mut hasher, p.as_slice());
        }
        sha2::Digest::update(&mut hasher, if odd { state.as_slice() } else { p.as_slice() });
        finish(&mut hasher, &mut state);
    }
    state
}

/// Moves the result into `state`, which has its length, and leaves the hasher as new.
fn finish<D: sha2::Digest + FixedOutputReset>(hasher: &mut D, state: &mut [u8]) {
    let mut result = sha2::Digest::finalize_reset(hasher);
    for (to, from) in state.iter_mut().zip(result.iter()) {
        *to = *from;
    }
    result.as_mut_slice().zeroize();
}

/// Digests `len` bytes of a digest that is repeated as often as it takes.
fn update_stretched<D: sha2::Digest>(hasher: &mut D, digest: &[u8], len: usize) {
    let mut left = len;
    while left > 0 {
        let part = digest.get(..left).unwrap_or(digest);
        hasher.update(part);
        left -= part.len();
    }
}

/// The result of the hasher, repeated to `len` bytes.
fn stretched<D: sha2::Digest + FixedOutputReset>(
    hasher: &mut D,
    room: &mut [u8],
    len: usize,
) -> Zeroizing<Vec<u8>> {
    finish(hasher, room);
    let mut whole = Zeroizing::new(Vec::with_capacity(len));
    whole.extend(room.iter().copied().cycle().take(len));
    whole
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::primitives::sha_crypt;

    /// The same construction over the digests for which there is a crate.
    #[test]
    fn equals_sha_crypt() {
        for len in [0, 1, 2, 15, 16, 31, 32, 33, 63, 64, 65, 100, 129] {
            let password: Vec<u8> = (0..len).map(|i| (1 + (i * 37 + len * 11) % 255) as u8).collect();
            let salt = &b"0123456789abcdef"[..len % 17];
            let ours = super::sha_crypt(Digest::Sha256, &password, salt, 1000);
            assert_eq!(*ours, *sha_crypt::sha256_crypt(&password, salt, 1000).unwrap());
            let ours = super::sha_crypt(Digest::Sha512, &password, salt, 1007);
            assert_eq!(*ours, *sha_crypt::sha512_crypt(&password, salt, 1007).unwrap());
        }
    }
}
