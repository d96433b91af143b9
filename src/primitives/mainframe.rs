//! DES and AES keyed by passwords in EBCDIC: RACF of z/OS, and IBM i before its password level 2.
//!
//! The code page is IBM-1047, as z/OS has it. The cracking tools agree with it in letters, digits and national
//! characters (`$`, `#`, `@`), and not with each other in the rest.

#[cfg(feature = "ciphers")]
mod kdfaes;

use alloc::vec::Vec;
use zeroize::Zeroizing;

use super::des::Des;
use super::table::look_up;
use super::text;

#[cfg(feature = "ciphers")]
pub(crate) use kdfaes::{KEY_BLOCK, kdfaes};

/// Characters of a password and of a user id that make a block.
pub(crate) const RACF_PASSWORD: usize = 8;
/// Characters of a password and of a user profile on IBM i.
pub(crate) const AS400_PASSWORD: usize = 10;
/// Bytes of a digest.
pub(crate) const LEN: usize = 8;

const BLANK: u8 = 0x40;

/// IBM-1047 from ISO-8859-1.
#[rustfmt::skip]
static EBCDIC: [u8; 256] = [
      0,   1,   2,   3,  55,  45,  46,  47,  22,   5,  21,  11,  12,  13,  14,  15,
     16,  17,  18,  19,  60,  61,  50,  38,  24,  25,  63,  39,  28,  29,  30,  31,
     64,  90, 127, 123,  91, 108,  80, 125,  77,  93,  92,  78, 107,  96,  75,  97,
    240, 241, 242, 243, 244, 245, 246, 247, 248, 249, 122,  94,  76, 126, 110, 111,
    124, 193, 194, 195, 196, 197, 198, 199, 200, 201, 209, 210, 211, 212, 213, 214,
    215, 216, 217, 226, 227, 228, 229, 230, 231, 232, 233, 173, 224, 189,  95, 109,
    121, 129, 130, 131, 132, 133, 134, 135, 136, 137, 145, 146, 147, 148, 149, 150,
    151, 152, 153, 162, 163, 164, 165, 166, 167, 168, 169, 192,  79, 208, 161,   7,
     32,  33,  34,  35,  36,  37,   6,  23,  40,  41,  42,  43,  44,   9,  10,  27,
     48,  49,  26,  51,  52,  53,  54,   8,  56,  57,  58,  59,   4,  20,  62, 255,
     65, 170,  74, 177, 159, 178, 106, 181, 187, 180, 154, 138, 176, 202, 175, 188,
    144, 143, 234, 250, 190, 160, 182, 179, 157, 218, 155, 139, 183, 184, 185, 171,
    100, 101,  98, 102,  99, 103, 158, 104, 116, 113, 114, 115, 120, 117, 118, 119,
    172, 105, 237, 238, 235, 239, 236, 191, 128, 253, 254, 251, 252, 186, 174,  89,
     68,  69,  66,  70,  67,  71, 156,  72,  84,  81,  82,  83,  88,  85,  86,  87,
    140,  73, 205, 206, 203, 207, 204, 225, 112, 221, 222, 219, 220, 141, 142, 223,
];

/// A text in EBCDIC; `None` if it has characters that ISO-8859-1 does not.
fn ebcdic(value: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let mut bytes = text::latin1(value)?;
    for byte in bytes.iter_mut() {
        *byte = look_up(&EBCDIC, *byte);
    }
    Some(bytes)
}

/// The eight bytes from `start` on, filled up with blanks.
fn block(bytes: &[u8], start: usize) -> u64 {
    let byte = |place: usize| bytes.get(start + place).copied().unwrap_or(BLANK);
    (0..LEN).fold(0, |sum, place| sum << 8 | u64::from(byte(place)))
}

/// The key that a block of a password is.
fn key(block: u64) -> u64 {
    let scrambled = block ^ 0x5555_5555_5555_5555;
    // Each byte moves up by one bit; the lowest is parity.
    (scrambled << 1) & 0xfefe_fefe_fefe_fefe
}

/// RACF: the user id, encrypted under the password.
pub(crate) fn racf(password: &[u8], user: &[u8]) -> Option<[u8; LEN]> {
    let (password, user) = (ebcdic(password)?, ebcdic(user)?);
    Some(encrypted(&password, 0, block(&user, 0)).to_be_bytes())
}

fn encrypted(password: &[u8], start: usize, user: u64) -> u64 {
    Des::new(key(block(password, start))).encrypt(0, 1, user)
}

/// IBM i: the user profile, encrypted under each half of the password; of a profile longer than eight characters the
/// rest is spread over the first ones.
pub(crate) fn as400(password: &[u8], user: &[u8]) -> Option<[u8; LEN]> {
    let (mut password, mut user) = (ebcdic(password)?, ebcdic(user)?);
    password.truncate(AS400_PASSWORD);
    user.truncate(AS400_PASSWORD);
    let mut profile = block(&user, 0);
    if user.len() > LEN {
        // Two bits of the ninth and tenth character at a time into the highest two of each byte.
        let rest = block(&user, LEN) >> 48;
        profile ^= (0..LEN).fold(0, |sum, place| sum << 8 | (rest >> (14 - 2 * place) & 3) << 6);
    }
    let mut digest = encrypted(&password, 0, profile);
    if password.len() > LEN {
        digest ^= encrypted(&password, LEN, profile);
    }
    Some(digest.to_be_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::hex;

    fn hexed(digest: Option<[u8; LEN]>) -> alloc::string::String {
        crate::codec::public_string(&hex::encode_upper(&digest.unwrap()))
    }

    /// John the Ripper, `racf_fmt_plug.c`, and hashcat 6.2.6, example of mode 8500, which does not fold the case.
    #[test]
    fn racf_examples() {
        for (password, user, digest) in [
            ("AAAAAAAA", "AAAAAAA", "CA2E330B2FD1820E"),
            ("SYS1", "OPEN3", "EC76FC0DEF5B0A83"),
            ("TEST", "TESTER", "E05AB770EA048421"),
            ("hashcat", "8481", "6095E8FCA59F8E3E"),
        ] {
            assert_eq!(hexed(racf(password.as_bytes(), user.as_bytes())), digest);
        }
        assert!(racf("пароль".as_bytes(), b"A").is_none());
    }

    /// John the Ripper, `as400_des_fmt_plug.c`.
    #[test]
    fn as400_examples() {
        for (password, user, digest) in [
            ("A", "A", "0F7DE80335E8ED68"),
            ("PASSWORD10", "USERNAME", "48E3704CF54B79B2"),
            ("PASSWORD9", "USERID", "AB171E6EE8E98037"),
            ("SCHOEMAKER", "ROB", "D09E49EB96A1BE45"),
        ] {
            assert_eq!(hexed(as400(password.as_bytes(), user.as_bytes())), digest);
        }
    }
}
