//! The MD5 of PIX and ASA (passlib 1.7.4, `passlib.handlers.cisco`).

use alloc::vec::Vec;
use zeroize::Zeroizing;

use super::Digest;

/// Bytes of the digest: three of each four.
pub(crate) const LEN: usize = 12;
/// The longest password of a PIX.
const PIX: usize = 16;
/// The longest password of an ASA.
const ASA: usize = 32;
/// Passwords from here on are digested without the user name by an ASA.
const UNNAMED: usize = 28;
/// Bytes of a user name that are added, over and over if it is shorter.
const NAME: usize = 4;

/// The digest of a password. One longer than the device takes never matches.
pub(crate) fn cisco(password: &[u8], user: &[u8], asa: bool) -> Zeroizing<[u8; LEN]> {
    let mut message = Zeroizing::new(Vec::with_capacity(password.len() + ASA));
    message.extend_from_slice(password);
    if !asa || password.len() < UNNAMED {
        message.extend(user.iter().cycle().take(NAME));
    }
    let (longest, width) = match asa {
        true if message.len() > PIX => (ASA, ASA),
        true => (ASA, PIX),
        false => (PIX, PIX),
    };
    message.resize(width, 0);
    if password.len() > longest {
        // Of another length than any other message.
        message.extend_from_slice(password);
    }
    let digest = Digest::Md5.hash(&[&message]);
    let mut kept = Zeroizing::new([0; LEN]);
    for (out, bytes) in kept.chunks_exact_mut(3).zip(digest.chunks_exact(4)) {
        out.copy_from_slice(&bytes[..3]);
    }
    kept
}
