//! AES-256 in counter mode (NIST SP 800-38A section 6.5), the counter from zero on.

use aes::Aes256;
use aes::cipher::{Array, BlockCipherEncrypt as _, KeyInit as _};
use zeroize::Zeroize as _;

/// Bytes of a key.
pub(crate) const KEY_LEN: usize = 32;
/// Bytes of a block.
pub(crate) const BLOCK_LEN: usize = 16;

/// Combines the data with the key stream. Twice is not at all.
pub(crate) fn apply(key: &[u8; KEY_LEN], data: &mut [u8]) {
    let cipher = Aes256::new(key.into());
    for (counter, block) in (0_u128..).zip(data.chunks_mut(BLOCK_LEN)) {
        let mut stream = Array::from(counter.to_be_bytes());
        cipher.encrypt_block(&mut stream);
        for (byte, mask) in block.iter_mut().zip(stream.iter()) {
            *byte ^= mask;
        }
        stream.as_mut_slice().zeroize();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::hex;

    /// Made by cryptography 45.0.7 on OpenSSL: `Cipher(AES(key), CTR(bytes(16)))`, for the key 00 01 … 1f.
    #[test]
    fn the_key_stream_of_a_peer() {
        let key: [u8; KEY_LEN] = core::array::from_fn(|place| place as u8);
        let stream = hex::decode(b"f29000b62a499fd0a9f39a6add2e7780f05d76ae4ab99fe5a6f69b3148c2363d0ebcb5deb52c83bd08a8a935182c9199d24356532881602f809eb383c5ff5d564e5fe6bc2af2b80633c371f5c1ce694ea90741e6797146a550b63f264a604ee4e96f3e0a").unwrap();
        assert_eq!(stream.len(), 100);
        for len in 0..=stream.len() {
            let mut data = alloc::vec![0; len];
            apply(&key, &mut data);
            assert_eq!(data, stream[..len]);
            apply(&key, &mut data);
            assert!(data.iter().all(|byte| *byte == 0));
        }
    }

    #[test]
    fn data_is_combined_with_the_stream() {
        let key = [0x5a; KEY_LEN];
        let (mut zeros, mut ones) = ([0; 40], [0xff; 40]);
        apply(&key, &mut zeros);
        apply(&key, &mut ones);
        assert!(zeros.iter().zip(&ones).all(|(one, other)| one ^ other == 0xff));
    }
}
