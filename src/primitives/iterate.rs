//! Digests applied again and again, as in phpass, Drupal and Shiro.

use super::digest::{Digest, with_digest};
use alloc::boxed::Box;
use alloc::vec::Vec;
use hmac::digest::FixedOutputReset;
use zeroize::{Zeroize as _, Zeroizing};

/// Sets x to `state`, then `rounds` times to H(x ‖ `suffix`), and gives the last x.
pub(crate) fn iterate(digest: Digest, state: &[u8], suffix: &[u8], rounds: u64) -> Zeroizing<Vec<u8>> {
    with_digest!(digest, D => iterate_with::<D>(state, suffix, rounds))
}

/// [`iterate`] for one digest. One hasher serves all rounds: dropping it would wipe it every time. The state is boxed,
/// because the compiler takes a local one apart into its bytes, which made the loop a third slower (rustc 1.95).
#[inline(never)]
fn iterate_with<D: sha2::Digest + FixedOutputReset>(
    state: &[u8],
    suffix: &[u8],
    rounds: u64,
) -> Zeroizing<Vec<u8>> {
    if rounds == 0 {
        return Zeroizing::new(state.to_vec());
    }
    let mut hasher = D::new();
    let mut x = Box::new(sha2::digest::Output::<D>::default());
    sha2::Digest::update(&mut hasher, state);
    sha2::Digest::update(&mut hasher, suffix);
    sha2::Digest::finalize_into_reset(&mut hasher, &mut x);
    for _ in 1..rounds {
        sha2::Digest::update(&mut hasher, &*x);
        sha2::Digest::update(&mut hasher, suffix);
        sha2::Digest::finalize_into_reset(&mut hasher, &mut x);
    }
    let last = Zeroizing::new(x.to_vec());
    x.as_mut_slice().zeroize();
    last
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::{Tail, crypt64};

    #[test]
    fn equals_the_plain_loop() {
        for &digest in Digest::ALL {
            for length in 0..=70 {
                let (state, suffix) = (alloc::vec![1; length], alloc::vec![2; 70 - length]);
                let mut x = Zeroizing::new(state.clone());
                for rounds in 0..=3 {
                    assert_eq!(*iterate(digest, &state, &suffix, rounds), *x);
                    x = digest.hash(&[&x, &suffix]);
                }
            }
        }
    }

    /// The test vector of phpass 0.5 (`test.php`): `$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0` of `test12345`.
    #[test]
    fn phpass() {
        let first = Digest::Md5.hash(&[b"IQRaTwmf", b"test12345"]);
        let rounds = 1 << crypt64::decode_u6(b'9').unwrap();
        let digest = iterate(Digest::Md5, &first, b"test12345", rounds);
        let stored = crypt64::decode_le(b"eRo7ud9Fh4E2PdI0S3r.L0", 16, Tail::Canonical).unwrap();
        assert_eq!(*digest, *stored);
    }
}
