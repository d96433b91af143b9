//! Deciphering AES in cipher block chaining (NIST SP 800-38A section 6.2), as it is and with the padding of PKCS #7.

use alloc::vec::Vec;

use aes::cipher::{BlockCipherDecrypt, BlockModeDecrypt as _, KeyInit, KeyIvInit as _};
use aes::{Aes128, Aes192, Aes256};
use zeroize::Zeroizing;

/// Bytes of a block.
pub(crate) const BLOCK_LEN: usize = 16;

/// What was enciphered, without its padding; `None` if there is no such cipher, or no such padding.
///
/// The key has 16, 24 or 32 bytes, which say which AES it is. For stored data: whoever can send data of his own learns
/// from the answer whether its padding was right.
pub(crate) fn decrypt(key: &[u8], iv: &[u8; BLOCK_LEN], data: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let mut plain = decrypt_blocks(key, iv, data)?;
    let padding = usize::from(*plain.last()?);
    let len = plain.len().checked_sub(padding)?;
    let padded = (1..=BLOCK_LEN).contains(&padding)
        && plain.get(len..)?.iter().all(|byte| usize::from(*byte) == padding);
    plain.truncate(len);
    padded.then_some(plain)
}

/// What was enciphered, with all that fills it up; `None` if there is no such cipher, or the data is no whole blocks.
pub(crate) fn decrypt_blocks(key: &[u8], iv: &[u8; BLOCK_LEN], data: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    match key.len() {
        16 => decrypt_with::<Aes128>(key, iv, data),
        24 => decrypt_with::<Aes192>(key, iv, data),
        32 => decrypt_with::<Aes256>(key, iv, data),
        _ => None,
    }
}

fn decrypt_with<C>(key: &[u8], iv: &[u8; BLOCK_LEN], data: &[u8]) -> Option<Zeroizing<Vec<u8>>>
where
    C: KeyInit + BlockCipherDecrypt<BlockSize = aes::cipher::consts::U16>,
{
    let mut cipher = cbc::Decryptor::<C>::new_from_slices(key, iv).ok()?;
    let mut plain = Zeroizing::new(data.to_vec());
    let (blocks, rest) = plain.as_chunks_mut::<BLOCK_LEN>();
    if blocks.is_empty() || !rest.is_empty() {
        return None;
    }
    for block in blocks {
        cipher.decrypt_block(block.into());
    }
    Some(plain)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::hex;

    /// OpenSSL 3.0: `openssl enc -aes-…-cbc -K 0001… -iv a0a1…`, of `cipher block chaining` cut to so many bytes.
    #[test]
    fn texts_of_a_peer() {
        let iv: [u8; BLOCK_LEN] = core::array::from_fn(|place| 0xa0 + place as u8);
        let key: [u8; 32] = core::array::from_fn(|place| place as u8);
        for (key_len, len, text) in [
            (16, 21, "fd1df24a58c8ff9f211fe9b8270b0d72dab418fe8cf9ba00ef7be7f31ceef254"),
            (16, 16, "fd1df24a58c8ff9f211fe9b8270b0d729835c6fca580eccc08ddd5876c0e084a"),
            (16, 0, "e315209ed0e7c94f74a65c99f6eadc1e"),
            (24, 21, "2216e587085d8018a7d80d457419a8389c8c4d07335f4615998166ff97c516f7"),
            (24, 16, "2216e587085d8018a7d80d457419a8387bcbcc9edea020cdc9b1e996234f273a"),
            (24, 0, "73ee240742a2255b5cafa898b8c7b098"),
            (32, 21, "bec1b97a85424e5392182a978963b1021a2ff604d036846aa3855349d833c642"),
            (32, 16, "bec1b97a85424e5392182a978963b102a0cf3e0ab966903dc8dd8357fc86eb36"),
            (32, 0, "600d07a3b9b2c4e4082153d6d1707aa6"),
        ] {
            let text = hex::decode(text.as_bytes()).unwrap();
            let plain = decrypt(&key[..key_len], &iv, &text).unwrap();
            assert_eq!(plain.as_slice(), &b"cipher block chaining"[..len]);
            let mut other = text.to_vec();
            *other.last_mut().unwrap() ^= 1;
            assert!(decrypt(&key[..key_len], &iv, &other).is_none_or(|other| other != plain));
        }
    }

    #[test]
    fn what_is_no_such_text() {
        let iv = [0; BLOCK_LEN];
        for len in [0, 1, 15, 17, 31] {
            assert!(decrypt(&[0; 32], &iv, &alloc::vec![0; len]).is_none());
        }
        for len in [0, 15, 31, 33] {
            assert!(decrypt(&alloc::vec![0; len], &iv, &[0; 16]).is_none());
        }
        // A block of zeros deciphers to no padding.
        assert!(decrypt(&[0; 32], &iv, &[0; 16]).is_none());
    }
}
