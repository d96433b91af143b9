//! The eight characters that Dahua's recorders make of an MD5 (John the Ripper, `dahua_fmt_plug.c`).

use crate::codec::{DOMINO, character_of};

/// Characters of the text.
pub(crate) const LEN: usize = 8;

/// Each character is the sum of two bytes, modulo 62, as a digit or letter.
pub(crate) fn dahua(digest: &[u8; 16]) -> [u8; LEN] {
    let mut text = [0; LEN];
    let (pairs, _) = digest.as_chunks::<2>();
    for (character, [one, other]) in text.iter_mut().zip(pairs) {
        let sum = (u32::from(*one) + u32::from(*other)) % 62;
        // The first 62 digits of that alphabet.
        *character = character_of(DOMINO, sum);
    }
    text
}
