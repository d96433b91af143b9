//! The digests of SAP's code versions B, and F and G (columns `BCODE` and `PASSCODE` of `USR02`). Both digest once, and
//! let that digest decide what is mixed in the second time: how long the second message is, and so which branches are
//! taken, follows from the password by definition of the format.
//!
//! The tables are those of the cracking tools, which name them so: the transcoding, `bcode` and `waldorf` of hashcat's
//! `m07700_a0-optimized.cl`, the magic array of `m07800_a0-optimized.cl`.

use alloc::vec::Vec;
use zeroize::Zeroizing;

use super::Digest;
use super::table::look_up;
use super::text;

/// Characters of a password that count in code version B.
pub(crate) const B_PASSWORD: usize = 8;
/// Bytes of `BCODE`.
pub(crate) const B_LEN: usize = 8;
/// Bytes of `PASSCODE`.
pub(crate) const G_LEN: usize = 20;

/// What has no code of its own.
const OTHER: u8 = 0xff;

/// The codes of the ASCII characters from the blank on; upper and lower case are one.
#[rustfmt::skip]
const CODES: [u8; 96] = [
    0x3f, 0x40, 0x41, 0x50, 0x43, 0x44, 0x45, 0x4b, 0x47, 0x48, 0x4d, 0x4e, 0x54, 0x51, 0x53, 0x46,
    0x35, 0x36, 0x37, 0x38, 0x39, 0x3a, 0x3b, 0x3c, 0x3d, 0x3e, 0x56, 0x55, 0x5c, 0x49, 0x5d, 0x4a,
    0x42, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x0e, 0x0f,
    0x10, 0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17, 0x18, 0x19, 0x1a, 0x58, 0x5b, 0x59, 0xff, 0x52,
    0x4c, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x09, 0x0a, 0x0b, 0x0c, 0x0d, 0x0e, 0x0f,
    0x10, 0x11, 0x12, 0x13, 0x14, 0x15, 0x16, 0x17, 0x18, 0x19, 0x1a, 0x57, 0x5e, 0x5a, 0x4f, 0xff,
];

static TRANSCODED: [u8; 256] = {
    let mut table = [OTHER; 256];
    let mut place = 0;
    while place < CODES.len() {
        table[place + 0x20] = CODES[place];
        place += 1;
    }
    table
};

#[rustfmt::skip]
const WALDORF: [u8; 48] = [
    0x14, 0x77, 0xf3, 0xd4, 0xbb, 0x71, 0x23, 0xd0, 0x03, 0xff, 0x47, 0x93, 0x55, 0xaa, 0x66, 0x91,
    0xf2, 0x88, 0x6b, 0x99, 0xbf, 0xcb, 0x32, 0x1a, 0x19, 0xd9, 0xa7, 0x82, 0x22, 0x49, 0xa2, 0x51,
    0xe2, 0xb7, 0x33, 0x71, 0x8b, 0x9f, 0x5d, 0x01, 0x44, 0x70, 0xae, 0x11, 0xef, 0x28, 0xf0, 0x0d,
];

#[rustfmt::skip]
const MAGIC: [u8; 160] = [
    0x91, 0xac, 0x51, 0x14, 0x9f, 0x67, 0x54, 0x43, 0x24, 0xe7, 0x3b, 0xe0, 0x28, 0x74, 0x7b, 0xc2,
    0x86, 0x33, 0x13, 0xeb, 0x5a, 0x4f, 0xcb, 0x5c, 0x08, 0x0a, 0x73, 0x37, 0x0e, 0x5d, 0x1c, 0x2f,
    0x33, 0x8f, 0xe6, 0xe5, 0xf8, 0x9b, 0xae, 0xdd, 0x16, 0xf2, 0x4b, 0x8d, 0x2c, 0xe1, 0xd4, 0xdc,
    0xb0, 0xcb, 0xdf, 0x9d, 0xd4, 0x70, 0x6d, 0x17, 0xf9, 0x4d, 0x42, 0x3f, 0x9b, 0x1b, 0x11, 0x94,
    0x9f, 0x5b, 0xc1, 0x9b, 0x06, 0x05, 0x9d, 0x03, 0x9d, 0x5e, 0x13, 0x8a, 0x1e, 0x9a, 0x6a, 0xe8,
    0xd9, 0x7c, 0x14, 0x17, 0x58, 0xc7, 0x2a, 0xf6, 0xa1, 0x99, 0x63, 0x0a, 0xd7, 0xfd, 0x70, 0xc3,
    0xf6, 0x5e, 0x74, 0x13, 0x03, 0xc9, 0x0b, 0x04, 0x26, 0x98, 0xf7, 0x26, 0x8a, 0x92, 0x93, 0x25,
    0xb0, 0xa2, 0x0d, 0x23, 0xed, 0x63, 0x79, 0x6d, 0x13, 0x32, 0xfa, 0x3c, 0x35, 0x02, 0x9a, 0xa3,
    0xb3, 0xdd, 0x8e, 0x0a, 0x24, 0xbf, 0x51, 0xc3, 0x7c, 0xcd, 0x55, 0x9f, 0x37, 0xaf, 0x94, 0x4c,
    0x29, 0x08, 0x52, 0x82, 0xb2, 0x3b, 0x4e, 0x37, 0x9f, 0x17, 0x07, 0x91, 0x11, 0x3b, 0xfd, 0xcd,
];

/// Code version B: both halves of the second MD5 combined.
pub(crate) fn sap_b(password: &[u8], user: &[u8]) -> Zeroizing<[u8; B_LEN]> {
    let mut password = transcode(password);
    password.truncate(B_PASSWORD);
    let user = transcode(user);
    let first = Digest::Md5.hash(&[&password, &user]);
    let second = Digest::Md5.hash(&[&waldorf(&first, &password, &user)]);
    let mut folded = Zeroizing::new([0; B_LEN]);
    for (out, (one, other)) in folded.iter_mut().zip(second.iter().zip(&second[B_LEN..])) {
        *out = one ^ other;
    }
    folded
}

/// One code for each character; of what is no UTF-8, for each byte.
fn transcode(value: &[u8]) -> Zeroizing<Vec<u8>> {
    let ascii = |character: char| u8::try_from(character).unwrap_or(OTHER);
    let codes = match core::str::from_utf8(value) {
        Ok(text) => text.chars().map(|character| look_up(&TRANSCODED, ascii(character))).collect(),
        Err(_) => value.iter().map(|byte| look_up(&TRANSCODED, *byte)).collect(),
    };
    Zeroizing::new(codes)
}

/// Password and user name with codes and zeros between them, 32 to 47 bytes.
fn waldorf(digest: &[u8], password: &[u8], user: &[u8]) -> Zeroizing<Vec<u8>> {
    let low_bits = |place: usize| usize::from(digest[place] & 3);
    let len = 32 | (low_bits(0) + low_bits(1) + low_bits(2) + low_bits(3) + low_bits(5));
    let code = |place: usize| WALDORF.get(place).copied().unwrap_or_default();
    let mut out = Zeroizing::new(Vec::with_capacity(len + 5));
    let (mut typed, mut named) = (0, 0);
    while out.len() < len {
        if let Some(byte) = password.get(typed) {
            if digest[15 - typed] & 1 == 1 {
                out.push(code(47 - typed));
            }
            out.push(*byte);
            typed += 1;
        }
        if let Some(byte) = user.get(named) {
            out.push(*byte);
            named += 1;
        }
        let code = code(out.len() - typed - named);
        out.push(code);
        out.push(0);
    }
    out.truncate(len);
    out
}

/// Code versions F and G: SHA-1 of the password, a part of the magic array and the user name in capitals.
pub(crate) fn sap_g(password: &[u8], user: &[u8]) -> Zeroizing<Vec<u8>> {
    let user = text::upper(user).unwrap_or_else(|| text::upper_ascii(user));
    let first = Digest::Sha1.hash(&[password, &user]);
    let sum = |bytes: &[u8], modulus: u8| bytes.iter().map(|byte| usize::from(byte % modulus)).sum::<usize>();
    let (start, len) = (sum(&first[10..], 8), 32 + sum(&first[..10], 6));
    Digest::Sha1.hash(&[password, MAGIC.get(start..start + len).unwrap_or_default(), &user])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::hex;

    /// hashcat 6.2.6, examples of modes 7700 and 7800; John the Ripper, `sapB_fmt_plug.c` and `sapG_fmt_plug.c`.
    #[test]
    fn examples() {
        let b = |password: &str, user: &str| hex::encode_upper(&*sap_b(password.as_bytes(), user.as_bytes()));
        assert_eq!(b("hashcat", "027642760180").as_slice(), b"77EC38630C08DF8D");
        assert_eq!(b("COCQP09J", "EARLYWATCH").as_slice(), b"C1490E1C2AC53FFB");
        assert_eq!(b("cocqp09jx", "EarlyWatch").as_slice(), b"C1490E1C2AC53FFB");
        let g = |password: &str, user: &str| hex::encode_upper(&sap_g(password.as_bytes(), user.as_bytes()));
        assert_eq!(g("hashcat", "604020408266").as_slice(), b"32837BA7B97672BA4E5AC74767A4E6E1AE802651");
        assert_eq!(g("KID", "root").as_slice(), b"1194E38F14B9F3F8DA1B181F14DEB70E7BDCC239");
    }

    #[test]
    fn nothing_is_out_of_reach() {
        for len in [0, 1, 8, 9, 40, 300] {
            let text = alloc::vec![0xc3; len];
            for user in [&b""[..], b"a", &text] {
                sap_b(&text, user);
                sap_g(&text, user);
            }
        }
    }
}
