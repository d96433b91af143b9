//! Public keys of Ed25519 (RFC 8032 section 5.1.5), through curve25519-dalek.

use curve25519_dalek::EdwardsPoint;
use zeroize::Zeroizing;

/// The bytes of a scalar before it is clamped, and of a public key.
pub(crate) const LEN: usize = 32;

/// The public key of the first half of SHA-512 of a secret key.
pub(crate) fn public_key(scalar: &[u8; LEN]) -> Zeroizing<[u8; LEN]> {
    Zeroizing::new(EdwardsPoint::mul_base_clamped(*scalar).compress().to_bytes())
}
