//! md5-crypt: P.-H. Kamp's `$1$` (FreeBSD `lib/libcrypt/crypt-md5.c`) and Apache's `$apr1$`.

use md5::{Digest as _, Md5};
use zeroize::{Zeroize as _, Zeroizing};

/// The rounds of `$1$` and `$apr1$`.
pub(crate) const MD5_CRYPT_ROUNDS: u32 = 1000;

/// The digest in its natural order. `magic` is the identifier with its dollar signs, which is part of the input. The
/// salt is taken whole: C libraries cut it to 8 bytes.
pub(crate) fn md5_crypt(password: &[u8], salt: &[u8], magic: &[u8], rounds: u32) -> Zeroizing<[u8; 16]> {
    // One hasher serves all rounds: dropping it would wipe it every time.
    let mut hasher = Md5::new();
    let mut state = first_digest(&mut hasher, password, salt, magic);
    for round in 0..rounds {
        let odd = round % 2 == 1;
        hasher.update(if odd { password } else { state.as_slice() });
        if round % 3 != 0 {
            hasher.update(salt);
        }
        if round % 7 != 0 {
            hasher.update(password);
        }
        hasher.update(if odd { state.as_slice() } else { password });
        finish(&mut hasher, &mut state);
    }
    state
}

/// The digest before the rounds, for the lanes.
#[cfg(feature = "lanes")]
pub(crate) fn first(password: &[u8], salt: &[u8], magic: &[u8]) -> Zeroizing<[u8; 16]> {
    first_digest(&mut Md5::new(), password, salt, magic)
}

/// The digest before the rounds. Leaves the hasher as new.
fn first_digest(hasher: &mut Md5, password: &[u8], salt: &[u8], magic: &[u8]) -> Zeroizing<[u8; 16]> {
    let mut state = Zeroizing::new([0; 16]);
    for part in [password, salt, password] {
        hasher.update(part);
    }
    finish(hasher, &mut state);
    for part in [password, magic, salt] {
        hasher.update(part);
    }
    for chunk in password.chunks(16) {
        hasher.update(&state[..chunk.len()]);
    }
    // For each bit of the length a NUL or the first byte of the password. The original meant to add more, and the bug
    // became the format.
    let mut bits = password.len();
    while bits != 0 {
        hasher.update(if bits & 1 == 1 { b"\0" } else { &password[..1] });
        bits >>= 1;
    }
    finish(hasher, &mut state);
    state
}

/// Moves the result into `state` and leaves the hasher as new.
fn finish(hasher: &mut Md5, state: &mut [u8; 16]) {
    let mut result = hasher.finalize_reset();
    state.copy_from_slice(&result);
    result.as_mut_slice().zeroize();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::crypt64;
    use crate::primitives::digest::Digest;
    use alloc::vec::Vec;

    /// The digest as a stored text ends.
    fn text(password: &[u8], salt: &[u8], magic: &[u8]) -> Zeroizing<Vec<u8>> {
        let digest = md5_crypt(password, salt, magic, MD5_CRYPT_ROUNDS);
        crypt64::encode_permuted(crypt64::MD5_CRYPT, digest.as_slice()).unwrap()
    }

    /// Produced by libxcrypt 4.4.33.
    #[test]
    fn vectors_of_libxcrypt() {
        let vectors: [(&[u8], &[u8], &[u8]); 5] = [
            (b"", b"saltsalt", b"5Jhcit4zN9UlGiA0txPkO0"),
            (b"password", b"", b"I2o9Z7NcvQAKp7wyCTlia0"),
            (b"0123456789abcdef", b"a", b"UOUvPr.Ilh/vv.poBgMwg1"),
            (b"p\xc3\xa4ss", b"saltsalt", b"npHVA9aR/rej/t9wc6U4V0"),
            (&[b'y'; 130], b"saltsalt", b"q5YsbzwwONQAdzCnqYyDP0"),
        ];
        for (password, salt, expected) in vectors {
            assert_eq!(*text(password, salt, b"$1$"), expected);
        }
    }

    /// Produced by `openssl passwd -apr1` 3.0.19.
    #[test]
    fn vectors_of_apache() {
        let vectors: [(&[u8], &[u8], &[u8]); 3] = [
            (b"password", b"71850310", b"oUMVC.ygIurem8oB7y9aP."),
            (b"x", b"ab", b"eIePjsejfBGR8ITtu2z0U1"),
            (b"0123456789abcdef0", b"ab", b"R04KWmvhs2N2gtK2a0D8Z/"),
        ];
        for (password, salt, expected) in vectors {
            assert_eq!(*text(password, salt, b"$apr1$"), expected);
        }
    }

    /// MD5 of the texts that libxcrypt 4.4.33 gives for all lengths 0..=80, with salts of all lengths 1..=8.
    #[test]
    fn all_lengths_as_libxcrypt() {
        let mut all = Vec::new();
        for length in 0..=80usize {
            let password: Vec<u8> = (0..length).map(|i| (1 + (i * 37 + length * 11) % 255) as u8).collect();
            all.extend_from_slice(&text(&password, &b"saltsalt"[..=length % 8], b"$1$"));
        }
        let digest = Digest::Md5.hash(&[&all]);
        assert_eq!(*crate::codec::hex::encode_lower(&digest), b"5ad5218932eca967624266de6003660c");
    }

    #[test]
    fn no_rounds_and_nul() {
        let none = md5_crypt(b"", b"", b"", 0);
        assert_ne!(*none, [0; 16]);
        assert_ne!(*md5_crypt(b"\0", b"", b"", 0), *none);
    }
}
