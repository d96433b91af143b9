//! bcrypt on prepared keys, so that the forms of the format differ only in how a password becomes a key.

use zeroize::Zeroizing;

/// The key as the cipher reads it: 18 words of 32 bits, most significant byte first.
const KEY_LEN: usize = 72;

/// The bytes of a digest that are stored: 23 of 24.
pub(crate) const STORED_LEN: usize = 23;

/// The costs that there are: base-2 logarithms of the rounds.
pub(crate) const COSTS: core::ops::RangeInclusive<u32> = 4..=31;

/// How a password becomes the 72 byte key of bcrypt.
///
/// Not expressible is the countermeasure of crypt_blowfish in `$2a$`, which changes the state of the cipher for a few
/// passwords with bytes from 0x80 on that collide in `$2x$`. Not imitated is the wraparound of OpenBSD before 5.5,
/// where the length counted modulo 256.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BcryptKey {
    /// The password and one NUL byte, repeated, of which the first 72 bytes count. A NUL in the password is a byte like
    /// any other. `$2a$`, `$2b$` and `$2y$` outside of C.
    Standard,
    /// As [`Standard`](Self::Standard) with the password up to its first NUL: C libraries, whatever the prefix.
    StopAtNul,
    /// `$2$` of 1997: the password up to its first NUL, repeated without a NUL. An empty password is repeated NUL bytes,
    /// as in the original, which read the terminator when it had no bytes.
    NoTerminator,
    /// `$2x$`: hashes of crypt_blowfish before 1.1, which took bytes from 0x80 on as negative numbers, so that they
    /// overwrite the bytes before them. Ends at the first NUL.
    SignExtended,
}

impl BcryptKey {
    /// All forms.
    pub(crate) const ALL: [Self; 4] =
        [Self::Standard, Self::StopAtNul, Self::NoTerminator, Self::SignExtended];

    /// The name in the text of a computation.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Standard => "standard",
            Self::StopAtNul => "stop-at-nul",
            Self::NoTerminator => "no-terminator",
            Self::SignExtended => "sign-extended",
        }
    }
}

/// The key of a password.
pub(crate) fn expand_key(form: BcryptKey, password: &[u8]) -> Zeroizing<[u8; KEY_LEN]> {
    let mut key = Zeroizing::new([0; KEY_LEN]);
    match form {
        BcryptKey::Standard => repeat(password, true, &mut key),
        BcryptKey::StopAtNul => repeat(before_nul(password), true, &mut key),
        BcryptKey::NoTerminator => repeat(before_nul(password), false, &mut key),
        BcryptKey::SignExtended => {
            repeat(before_nul(password), true, &mut key);
            extend_signs(&mut key);
        }
    }
    key
}

/// The 24 bytes of bcrypt, of which a stored text has the first 23. `None` for a cost outside 4..=31.
pub(crate) fn bcrypt(cost: u32, salt: &[u8; 16], key: &[u8; KEY_LEN]) -> Option<Zeroizing<[u8; 24]>> {
    // The bcrypt crate asserts an upper limit and has no lower one here.
    if !COSTS.contains(&cost) {
        return None;
    }
    Some(::bcrypt::bcrypt(cost, *salt, key).into())
}

/// The bytes before the first NUL.
fn before_nul(password: &[u8]) -> &[u8] {
    password.split(|&byte| byte == 0).next().unwrap_or_default()
}

/// Fills the key with the password over and over, each time with a NUL behind when `terminated`. Nothing to repeat
/// leaves the key zero.
fn repeat(password: &[u8], terminated: bool, key: &mut [u8; KEY_LEN]) {
    let period = password.len().saturating_add(usize::from(terminated));
    for (place, byte) in key.iter_mut().enumerate() {
        // Without a period the remainder is `None`, and behind the password stands the NUL.
        let place = place.checked_rem(period);
        *byte = place.and_then(|place| password.get(place)).copied().unwrap_or(0);
    }
}

/// Rewrites each word as the signed arithmetic of crypt_blowfish 1.0 built it: shift left by a byte, then OR the byte
/// with its sign extended to 32 bits (`BF_set_key`, and `BF_word_signed` in later versions).
fn extend_signs(key: &mut [u8; KEY_LEN]) {
    for word in key.chunks_exact_mut(4) {
        let built =
            word.iter().fold(0u32, |word, &byte| (word << 8) | i32::from(byte.cast_signed()).cast_unsigned());
        word.copy_from_slice(&built.to_be_bytes());
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::{Base64Alphabet, base64, hex};
    use crate::primitives::digest::Digest;
    use alloc::vec::Vec;

    /// The salt `abcdefghijklmnopqrstuu` of all vectors.
    const SALT: &[u8] = b"abcdefghijklmnopqrstuu";

    /// The digest at cost 4 as a stored text ends.
    fn text(form: BcryptKey, password: &[u8]) -> Zeroizing<Vec<u8>> {
        let mut salt = [0; 16];
        assert_eq!(base64::decode_into(Base64Alphabet::Bcrypt, SALT, &mut salt), Some(16));
        let digest = bcrypt(4, &salt, &expand_key(form, password)).unwrap();
        base64::encode(Base64Alphabet::Bcrypt, false, &digest[..23])
    }

    /// Produced by libxcrypt 4.4.33 as `$2b$` and `$2y$`; its `$2a$` is the same for all but the second.
    #[test]
    fn vectors_of_2b() {
        let vectors: [(&[u8], &[u8]); 8] = [
            (b"", b"byCG3zY1GIXMyxfivm.ClDiInHzxjiq"),
            (b"\xff\xff\xa3", b"MOaOTHB4gEm.rriBjXNwBNh.Oc4mKGG"),
            (b"\xff", b"mJvuvSNJoR0RqktDEooeKLcxKJ/ec9C"),
            (b"\xa3", b"rz1efvzeJjL4mQ813hrZNg3p1.ivOii"),
            (&[b'x'; 71], b".gc7UY/21CSNJGJg21jJzx9QiOpJ9bO"),
            (&[b'x'; 72], b"bzadhGtS2zEF.gu0yd0opP6cVzb.e0i"),
            (&[b'x'; 80], b"bzadhGtS2zEF.gu0yd0opP6cVzb.e0i"),
            (&[0xaa; 80], b"AqM0XavJxJXeVlJ3Te3umGJaPOCYmZi"),
        ];
        for (password, expected) in vectors {
            assert_eq!(*text(BcryptKey::Standard, password), expected);
            assert_eq!(*text(BcryptKey::StopAtNul, password), expected);
        }
    }

    /// Produced by libxcrypt 4.4.33 as `$2x$`.
    #[test]
    fn vectors_of_2x() {
        let vectors: [(&[u8], &[u8]); 6] = [
            (b"", b"byCG3zY1GIXMyxfivm.ClDiInHzxjiq"),
            (b"\xff", b"RYRX5VC4nthKo7h6U37SxyZazTR0WNK"),
            (b"\xa3", b"MOaOTHB4gEm.rriBjXNwBNh.Oc4mKGG"),
            (b"\xff\xff\xa3", b"MOaOTHB4gEm.rriBjXNwBNh.Oc4mKGG"),
            (b"\xffab\xa3c", b"QxWkkbkngHzhyJXOITN.fCVDT3r93Se"),
            (&[0xaa; 80], b"xP2lldc1.10LvZDjJZXNBKLzWqnkbOa"),
        ];
        for (password, expected) in vectors {
            assert_eq!(*text(BcryptKey::SignExtended, password), expected);
        }
    }

    /// MD5 of the texts that libxcrypt 4.4.33 gives for all lengths 0..=80, with bytes of all values but NUL.
    #[test]
    fn all_lengths_as_libxcrypt() {
        for (form, expected) in [
            (BcryptKey::Standard, b"2413a11698d20c9de4f4dc4c6a70880b"),
            (BcryptKey::SignExtended, b"e0542ecf580b8cd87c5957f3d40c025f"),
        ] {
            let mut all = Vec::new();
            for length in 0..=80usize {
                let password: Vec<u8> =
                    (0..length).map(|i| (1 + (i * 37 + length * 11) % 255) as u8).collect();
                all.extend_from_slice(&text(form, &password));
            }
            let digest = Digest::Md5.hash(&[&all]);
            assert_eq!(*hex::encode_lower(&digest), expected);
        }
    }

    #[test]
    fn nul_bytes() {
        let key = |form, password| *expand_key(form, password);
        assert_eq!(key(BcryptKey::Standard, b"a"), key(BcryptKey::Standard, b"a\0a"));
        assert_ne!(key(BcryptKey::Standard, b"a"), key(BcryptKey::Standard, b"a\0b"));
        for form in [BcryptKey::StopAtNul, BcryptKey::NoTerminator, BcryptKey::SignExtended] {
            assert_eq!(key(form, b"a"), key(form, b"a\0b"));
            assert_eq!(key(form, b""), [0; KEY_LEN]);
            assert_eq!(key(form, b"\0b"), [0; KEY_LEN]);
        }
        assert_eq!(key(BcryptKey::NoTerminator, b"ab")[70..], *b"ab");
        // Without a NUL between them repetitions cannot be told apart.
        assert_eq!(key(BcryptKey::NoTerminator, b"ab"), key(BcryptKey::NoTerminator, b"abab"));
    }

    #[test]
    fn costs() {
        for cost in [0, 3, 32, 64, u32::MAX] {
            assert!(bcrypt(cost, &[0; 16], &[0; KEY_LEN]).is_none());
        }
    }
}
