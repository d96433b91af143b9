//! KDFAES of RACF: HMAC-SHA-256 over memory, keyed by the DES digest of the password, and AES-256 of the user id under
//! what comes out (John the Ripper, `racf_kdfaes_fmt_plug.c`, by Bigendian Smalls).

use aes::Aes256;
use aes::cipher::{Array, BlockCipherEncrypt as _, KeyInit as _};
use hmac::{HmacReset, Mac as _};
use sha2::Sha256;
use zeroize::{Zeroize as _, Zeroizing};

use super::{LEN, block, ebcdic, racf};

/// Bytes that one unit of memory holds.
pub(crate) const KEY_BLOCK: usize = 32;
/// Bytes of a salt and of the digest.
const WIDTH: usize = 16;
/// Behind whatever is to be stretched.
const INDEX: [u8; 4] = [0, 0, 0, 1];

type Block = Zeroizing<[u8; KEY_BLOCK]>;

/// The digest of a password, with `blocks` units of memory, a power of two, and `rounds` HMACs for each. `None` if
/// password or user id have characters that are not in EBCDIC.
pub(crate) fn kdfaes(
    password: &[u8],
    salt: &[u8],
    user: &[u8],
    (blocks, rounds): (u32, u32),
) -> Option<Zeroizing<[u8; WIDTH]>> {
    let digest = Zeroizing::new(racf(password, user)?);
    let mut memory = Zeroizing::new(alloc::vec![Block::default(); blocks as usize]);
    let mut mac = keyed(digest.as_slice());
    let mut first = Zeroizing::new(alloc::vec::Vec::with_capacity(WIDTH + KEY_BLOCK + INDEX.len()));
    first.extend_from_slice(salt);
    first.extend_from_slice(&blocks.to_be_bytes());
    first.extend_from_slice(&INDEX);
    for place in memory.iter_mut() {
        let (sum, last_but_one) = stretch(&mut mac, &[&first], rounds);
        first.clear();
        first.extend_from_slice(&last_but_one[..WIDTH]);
        first.extend_from_slice(sum.as_slice());
        first.extend_from_slice(&INDEX);
        *place = sum;
    }
    let mut key = memory.last()?.clone();
    for place in 0..memory.len() {
        let picked = u32::from_be_bytes([key[28], key[29], key[30], key[31]]) & (blocks - 1);
        let mut mac = keyed(key.as_slice());
        mac.update(memory.get(picked as usize)?.as_slice());
        mac.update(&INDEX);
        finish(&mut mac, &mut key);
        memory.get_mut(place)?.copy_from_slice(key.as_slice());
    }
    let (_, filled) = memory.split_last()?;
    let parts: alloc::vec::Vec<&[u8]> =
        filled.iter().map(|block| block.as_slice()).chain([&INDEX[..]]).collect();
    let (key, _) = stretch(&mut keyed(key.as_slice()), &parts, rounds);
    let mut id = Array::from([0; WIDTH]);
    id[..LEN].copy_from_slice(&block(&ebcdic(user)?, 0).to_be_bytes());
    Aes256::new((&*key).into()).encrypt_block(&mut id);
    Some(Zeroizing::new(id.into()))
}

#[allow(clippy::expect_used, reason = "HMAC takes a key of any length")]
fn keyed(key: &[u8]) -> HmacReset<Sha256> {
    hmac::KeyInit::new_from_slice(key).expect("HMAC takes a key of any length")
}

/// The exclusive or of `rounds` HMACs, each of the one before it, and the last but one of them.
fn stretch(mac: &mut HmacReset<Sha256>, first: &[&[u8]], rounds: u32) -> (Block, Block) {
    for part in first {
        mac.update(part);
    }
    let (mut last, mut before) = (Block::default(), Block::default());
    finish(mac, &mut last);
    let mut sum = last.clone();
    for _ in 1..rounds {
        before.copy_from_slice(last.as_slice());
        mac.update(last.as_slice());
        finish(mac, &mut last);
        for (sum, byte) in sum.iter_mut().zip(last.iter()) {
            *sum ^= byte;
        }
    }
    (sum, before)
}

/// Moves the result into `block` and leaves the key alone.
fn finish(mac: &mut HmacReset<Sha256>, block: &mut Block) {
    let mut result = mac.finalize_reset().into_bytes();
    block.copy_from_slice(&result);
    result.as_mut_slice().zeroize();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::hex;

    /// John the Ripper, `racf_kdfaes_fmt_plug.c`.
    #[test]
    fn example() {
        let salt = hex::decode(b"54FDAABCDEF012345674A0F58EE6137D").unwrap();
        let digest = kdfaes(b"P@ssw0rd", &salt, b"USER1", (16, 5000)).unwrap();
        assert_eq!(hex::encode_upper(digest.as_slice()).as_slice(), b"203D3CD649E9E52F80A1F1B7CD263EE2");
    }
}
