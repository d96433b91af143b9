//! HMAC on digests that do not show their blocks, or keep back the last one.

use hmac::digest::common::{BlockSizeUser, InvalidLength, KeySizeUser};
use hmac::digest::{Digest, FixedOutput, Key, KeyInit, MacMarker, Output, OutputSizeUser, Update};
use zeroize::{Zeroize as _, Zeroizing};

/// HMAC (RFC 2104) as two digests that have taken the key already, which PBKDF2 clones in each round.
///
/// Unlike `hmac::SimpleHmac` it leaves no masked key behind: the digests wipe themselves.
#[derive(Clone)]
pub(crate) struct KeyedHmac<D> {
    inner: D,
    outer: D,
}

impl<D: Digest + BlockSizeUser> KeyedHmac<D> {
    fn keyed(key: &[u8]) -> Self {
        let mut block = Zeroizing::new(hmac::digest::array::Array::<u8, D::BlockSize>::default());
        if key.len() > block.len() {
            let mut folded = D::digest(key);
            fill(&mut block, &folded);
            folded.as_mut_slice().zeroize();
        } else {
            fill(&mut block, key);
        }
        block.iter_mut().for_each(|byte| *byte ^= 0x36);
        let inner = D::new_with_prefix(block.as_slice());
        block.iter_mut().for_each(|byte| *byte ^= 0x36 ^ 0x5c);
        Self { inner, outer: D::new_with_prefix(block.as_slice()) }
    }
}

/// Copies what fits.
fn fill(block: &mut [u8], bytes: &[u8]) {
    for (to, from) in block.iter_mut().zip(bytes) {
        *to = *from;
    }
}

impl<D: BlockSizeUser> KeySizeUser for KeyedHmac<D> {
    type KeySize = D::BlockSize;
}

impl<D: Digest + BlockSizeUser> KeyInit for KeyedHmac<D> {
    fn new(key: &Key<Self>) -> Self {
        Self::keyed(key)
    }

    fn new_from_slice(key: &[u8]) -> Result<Self, InvalidLength> {
        Ok(Self::keyed(key))
    }
}

impl<D: Digest> Update for KeyedHmac<D> {
    fn update(&mut self, data: &[u8]) {
        self.inner.update(data);
    }
}

impl<D: OutputSizeUser> OutputSizeUser for KeyedHmac<D> {
    type OutputSize = D::OutputSize;
}

impl<D: Digest> FixedOutput for KeyedHmac<D> {
    fn finalize_into(self, out: &mut Output<Self>) {
        let Self { inner, mut outer } = self;
        let mut digest = inner.finalize();
        outer.update(&digest);
        digest.as_mut_slice().zeroize();
        outer.finalize_into(out);
    }
}

impl<D> MacMarker for KeyedHmac<D> {}
