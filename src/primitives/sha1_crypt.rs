//! sha1-crypt of NetBSD (`lib/libcrypt/crypt-sha1.c`): HMAC-SHA-1 under the password, again and again.

use hmac::{HmacReset, KeyInit as _, Mac as _};
use sha1::Sha1;
use zeroize::{Zeroize as _, Zeroizing};

/// HMAC of `first`, then `rounds` - 1 times HMAC of the result before it. No rounds count as one.
#[allow(clippy::expect_used, reason = "HMAC takes a key of any length")]
pub(crate) fn sha1_crypt(password: &[u8], first: &[u8], rounds: u32) -> Zeroizing<[u8; 20]> {
    let mut keyed = HmacReset::<Sha1>::new_from_slice(password).expect("HMAC takes a key of any length");
    let mut state = Zeroizing::new([0; 20]);
    keyed.update(first);
    finish(&mut keyed, &mut state);
    for _ in 1..rounds {
        keyed.update(state.as_slice());
        finish(&mut keyed, &mut state);
    }
    state
}

/// Moves the result into `state` and leaves the key alone.
fn finish(keyed: &mut HmacReset<Sha1>, state: &mut [u8; 20]) {
    let mut result = keyed.finalize_reset().into_bytes();
    state.copy_from_slice(&result);
    result.as_mut_slice().zeroize();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::primitives::digest::Digest;

    /// The digest of NetBSD's own example, `$sha1$19703$iVdJqfSE$v4qYKl1zqYThwpjJAoKX6UvlHq/a` of `password`, is
    /// tested in `schemes::sha1_crypt`.
    #[test]
    fn equals_the_plain_loop() {
        for length in [0, 1, 63, 64, 65, 200] {
            let password = alloc::vec![b'x'; length];
            let mut state = Digest::Sha1.hmac(&password, &[b"salt$sha1$7"]);
            assert_eq!(sha1_crypt(&password, b"salt$sha1$7", 1).as_slice(), state.as_slice());
            assert_eq!(sha1_crypt(&password, b"salt$sha1$7", 0).as_slice(), state.as_slice());
            for _ in 1..7 {
                state = Digest::Sha1.hmac(&password, &[&state]);
            }
            assert_eq!(sha1_crypt(&password, b"salt$sha1$7", 7).as_slice(), state.as_slice());
        }
    }
}
