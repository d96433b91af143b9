//! BLAKE2b under a key (RFC 7693 section 3.3), cut to the 30 bytes that WordPress keeps.

use blake2::Blake2bMac;
use blake2::digest::consts::U30;
use blake2::digest::{FixedOutput as _, KeyInit as _, Update as _};
use zeroize::Zeroize as _;

/// The bytes that come out. They enter the digest, so others are no part of these.
pub(crate) const LEN: usize = 30;

/// The digest of the message; `None` if the key is too long.
pub(crate) fn blake2b_mac(key: &[u8], message: &[u8], out: &mut [u8; LEN]) -> Option<()> {
    let mut mac = Blake2bMac::<U30>::new_from_slice(key).ok()?;
    mac.update(message);
    let mut digest = mac.finalize_fixed();
    out.copy_from_slice(&digest);
    digest.as_mut_slice().zeroize();
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::hex;

    /// Python 3.11's `hashlib.blake2b(message, key=key, digest_size=30)`.
    #[test]
    fn digests_of_a_peer() {
        for (key, message, digest) in [
            (
                b"wp_fast_hash_6.8+".as_slice(),
                b"abc".to_vec(),
                "61e68faff8adc6750ec850419b5e841859edfe7ceaa5b2fbdbc71a909e14",
            ),
            (b"k", alloc::vec::Vec::new(), "da5b5c5dfb816e2198d6efdd5c38796c9cad32496ad2e02594ecfcf16722"),
            (
                &[0xff; 64],
                alloc::vec![b'x'; 129],
                "36267b9f7c769a9311f700744ff182eb5c292f4bfe6b4cba48c0c9c5a9d8",
            ),
            (b"key", alloc::vec![b'y'; 300], "7d6cc5457ffbe0fde2abe8f564fed03acfa3564067676daffea5f91e2e8b"),
        ] {
            let mut out = [0; LEN];
            blake2b_mac(key, &message, &mut out).unwrap();
            assert_eq!(hex::encode_lower(&out).as_slice(), digest.as_bytes());
        }
        assert!(blake2b_mac(&[0; 64], b"", &mut [0; LEN]).is_some());
        assert!(blake2b_mac(&[0; 65], b"", &mut [0; LEN]).is_none());
    }
}
