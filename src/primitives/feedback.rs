//! Digests applied again and again between constants, as in Rails'
//! restful-authentication and Symfony's message digests.

use alloc::boxed::Box;
use alloc::vec::Vec;

use hmac::digest::FixedOutputReset;
use zeroize::{Zeroize as _, Zeroizing};

use super::digest::{Digest, with_digest};
use crate::codec::hex;

/// How one digest enters the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Feedback {
    /// As its bytes.
    Raw,
    /// As lower-case hexadecimal.
    Hex,
    /// As upper-case hexadecimal.
    HexUpper,
}

impl Feedback {
    pub(crate) const ALL: [Self; 3] = [Self::Raw, Self::Hex, Self::HexUpper];

    /// The name in program text.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Raw => "raw",
            Self::Hex => "hex",
            Self::HexUpper => "hex-upper",
        }
    }

    /// The bytes of what enters the next digest.
    pub(crate) fn len_of(self, digest: Digest) -> usize {
        match self {
            Self::Raw => digest.output_len(),
            Self::Hex | Self::HexUpper => 2 * digest.output_len(),
        }
    }
}

/// The last of `rounds` digests H(prefix ‖ x ‖ suffix), where x is `state` and
/// then the digest before. Of no rounds, the state.
pub(crate) fn feedback(
    digest: Digest,
    encoding: Feedback,
    around: (&[u8], &[u8]),
    state: &[u8],
    rounds: u64,
) -> Zeroizing<Vec<u8>> {
    if rounds == 0 {
        return Zeroizing::new(state.to_vec());
    }
    with_digest!(digest, D => feedback_with::<D>(encoding, around, state, rounds))
}

/// [`feedback`] for one digest, with the state boxed for the reason given at `iterate`.
#[inline(never)]
fn feedback_with<D: sha2::Digest + FixedOutputReset>(
    encoding: Feedback,
    (prefix, suffix): (&[u8], &[u8]),
    state: &[u8],
    rounds: u64,
) -> Zeroizing<Vec<u8>> {
    let mut hasher = D::new();
    let mut x = Box::new(sha2::digest::Output::<D>::default());
    sha2::Digest::update(&mut hasher, prefix);
    sha2::Digest::update(&mut hasher, state);
    sha2::Digest::update(&mut hasher, suffix);
    sha2::Digest::finalize_into_reset(&mut hasher, &mut x);
    let case = match encoding {
        Feedback::Raw => None,
        Feedback::Hex => Some(hex::Case::Lower),
        Feedback::HexUpper => Some(hex::Case::Upper),
    };
    let mut text = Zeroizing::new(alloc::vec![0; 2 * x.len()]);
    for _ in 1..rounds {
        sha2::Digest::update(&mut hasher, prefix);
        match case {
            None => sha2::Digest::update(&mut hasher, &*x),
            Some(case) => {
                hex::encode_into(case, &x, &mut text);
                sha2::Digest::update(&mut hasher, &*text);
            }
        }
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

    #[test]
    fn equals_the_plain_loop() {
        let encode = |encoding, x: &[u8]| match encoding {
            Feedback::Raw => Zeroizing::new(x.to_vec()),
            Feedback::Hex => hex::encode_lower(x),
            Feedback::HexUpper => hex::encode_upper(x),
        };
        for &digest in Digest::ALL {
            for encoding in Feedback::ALL {
                let mut x = Zeroizing::new(b"start".to_vec());
                for rounds in 1..=4 {
                    x = digest.hash(&[b"--", &x, b"-salt-"]);
                    let found = feedback(digest, encoding, (b"--", b"-salt-"), b"start", rounds);
                    assert_eq!(*found, *x, "{digest:?} {encoding:?} {rounds}");
                    x = encode(encoding, &x);
                }
            }
        }
    }
}
