//! The digest of Lotus Notes and Domino: MD2 (RFC 1319) with another S-box and other strides. Known from the sources of
//! the cracking tools (hashcat, `m08600_a0-optimized.cl`, for the S-box and versions 5, 6 and 8 of the format; its test
//! modules fill no block behind a message of whole blocks, which real hashes do).

use alloc::vec::Vec;
use zeroize::Zeroizing;

use super::table::look_up;
use crate::codec::{Base64Alphabet, base64, hex};

/// Bytes of a block and of the digest.
pub(crate) const BLOCK: usize = 16;
/// Bytes of a salt of version 6.
pub(crate) const SALT: usize = 5;
/// Characters of the text of version 6: `(G`, nineteen digits and `)`.
pub(crate) const TEXT: usize = 22;

const ROUNDS: usize = 18;

#[rustfmt::skip]
static BOX: [u8; 256] = [
    0xbd, 0x56, 0xea, 0xf2, 0xa2, 0xf1, 0xac, 0x2a, 0xb0, 0x93, 0xd1, 0x9c, 0x1b, 0x33, 0xfd, 0xd0,
    0x30, 0x04, 0xb6, 0xdc, 0x7d, 0xdf, 0x32, 0x4b, 0xf7, 0xcb, 0x45, 0x9b, 0x31, 0xbb, 0x21, 0x5a,
    0x41, 0x9f, 0xe1, 0xd9, 0x4a, 0x4d, 0x9e, 0xda, 0xa0, 0x68, 0x2c, 0xc3, 0x27, 0x5f, 0x80, 0x36,
    0x3e, 0xee, 0xfb, 0x95, 0x1a, 0xfe, 0xce, 0xa8, 0x34, 0xa9, 0x13, 0xf0, 0xa6, 0x3f, 0xd8, 0x0c,
    0x78, 0x24, 0xaf, 0x23, 0x52, 0xc1, 0x67, 0x17, 0xf5, 0x66, 0x90, 0xe7, 0xe8, 0x07, 0xb8, 0x60,
    0x48, 0xe6, 0x1e, 0x53, 0xf3, 0x92, 0xa4, 0x72, 0x8c, 0x08, 0x15, 0x6e, 0x86, 0x00, 0x84, 0xfa,
    0xf4, 0x7f, 0x8a, 0x42, 0x19, 0xf6, 0xdb, 0xcd, 0x14, 0x8d, 0x50, 0x12, 0xba, 0x3c, 0x06, 0x4e,
    0xec, 0xb3, 0x35, 0x11, 0xa1, 0x88, 0x8e, 0x2b, 0x94, 0x99, 0xb7, 0x71, 0x74, 0xd3, 0xe4, 0xbf,
    0x3a, 0xde, 0x96, 0x0e, 0xbc, 0x0a, 0xed, 0x77, 0xfc, 0x37, 0x6b, 0x03, 0x79, 0x89, 0x62, 0xc6,
    0xd7, 0xc0, 0xd2, 0x7c, 0x6a, 0x8b, 0x22, 0xa3, 0x5b, 0x05, 0x5d, 0x02, 0x75, 0xd5, 0x61, 0xe3,
    0x18, 0x8f, 0x55, 0x51, 0xad, 0x1f, 0x0b, 0x5e, 0x85, 0xe5, 0xc2, 0x57, 0x63, 0xca, 0x3d, 0x6c,
    0xb4, 0xc5, 0xcc, 0x70, 0xb2, 0x91, 0x59, 0x0d, 0x47, 0x20, 0xc8, 0x4f, 0x58, 0xe0, 0x01, 0xe2,
    0x16, 0x38, 0xc4, 0x6f, 0x3b, 0x0f, 0x65, 0x46, 0xbe, 0x7e, 0x2d, 0x7b, 0x82, 0xf9, 0x40, 0xb5,
    0x1d, 0x73, 0xf8, 0xeb, 0x26, 0xc7, 0x87, 0x97, 0x25, 0x54, 0xb1, 0x28, 0xaa, 0x98, 0x9d, 0xa5,
    0x64, 0x6d, 0x7a, 0xd4, 0x10, 0x81, 0x44, 0xef, 0x49, 0xd6, 0xae, 0x2e, 0xdd, 0x76, 0x5c, 0x2f,
    0xa7, 0x1c, 0xc9, 0x09, 0x69, 0x9a, 0x83, 0xcf, 0x29, 0x39, 0xb9, 0xe9, 0x4c, 0xff, 0x43, 0xab,
];

type Block = Zeroizing<[u8; BLOCK]>;

/// The digest of a message.
pub(crate) fn lotus_md(message: &[u8]) -> Block {
    let (mut state, mut checksum) = (Block::default(), Block::default());
    let (whole, rest) = message.split_at(message.len() / BLOCK * BLOCK);
    let mut last = Block::new([(BLOCK - rest.len()) as u8; BLOCK]);
    last[..rest.len()].copy_from_slice(rest);
    for block in whole.chunks_exact(BLOCK).chain([last.as_slice()]) {
        mix(&mut state, block);
        add(&mut checksum, block);
    }
    mix(&mut state, checksum.as_slice());
    state
}

fn mix(state: &mut Block, block: &[u8]) {
    let mut bytes = Zeroizing::new([0; 3 * BLOCK]);
    bytes[..BLOCK].copy_from_slice(state.as_slice());
    bytes[BLOCK..2 * BLOCK].copy_from_slice(block);
    for place in 0..BLOCK {
        bytes[2 * BLOCK + place] = bytes[place] ^ bytes[BLOCK + place];
    }
    let mut last = 0_u8;
    for _ in 0..ROUNDS {
        for (stride, byte) in (1..=3 * BLOCK as u8).rev().zip(bytes.iter_mut()) {
            *byte ^= look_up(&BOX, last.wrapping_add(stride));
            last = *byte;
        }
    }
    state.copy_from_slice(&bytes[..BLOCK]);
}

fn add(checksum: &mut Block, block: &[u8]) {
    let mut last = checksum[BLOCK - 1];
    for (sum, byte) in checksum.iter_mut().zip(block) {
        *sum ^= look_up(&BOX, last ^ byte);
        last = *sum;
    }
}

/// What Domino 6 stores: `(G`, the salt and the first 74 bits of a salted digest in base 64, and `)`.
pub(crate) fn domino6(password: &[u8], salt: [u8; SALT]) -> Zeroizing<Vec<u8>> {
    let mut message = Zeroizing::new(Vec::with_capacity(SALT + 1 + 2 * BLOCK));
    message.extend_from_slice(&salt);
    message.push(b'(');
    message.extend_from_slice(&hex::encode_upper(lotus_md(password).as_slice()));
    // Fourteen of the sixteen bytes.
    message.truncate(34);
    let digest = lotus_md(&message);
    let mut joined = Zeroizing::new([0; 3 * SALT]);
    joined[..SALT].copy_from_slice(&shifted(salt));
    joined[SALT..].copy_from_slice(&digest[..2 * SALT]);
    let mut text = Zeroizing::new(b"(G".to_vec());
    let digits = base64::encode(Base64Alphabet::Domino, false, joined.as_slice());
    text.extend_from_slice(&digits[..TEXT - 3]);
    text.push(b')');
    text
}

/// A salt as it is written: its fourth byte is four more.
fn shifted(mut salt: [u8; SALT]) -> [u8; SALT] {
    salt[3] = salt[3].wrapping_add(4);
    salt
}

#[cfg(test)]
mod tests {
    use super::*;

    /// hashcat 6.2.6, example of mode 8600; John the Ripper, `lotus5_fmt_plug.c`, and `dominosec_fmt_plug.c` for a
    /// password of 16 bytes.
    #[test]
    fn examples() {
        let hexed = |password: &str| hex::encode_lower(lotus_md(password.as_bytes()).as_slice()).to_vec();
        assert_eq!(hexed("hashcat"), b"3dd2e1e5ac03e230243d58b8c5ada076");
        assert_eq!(hexed("secret"), b"06e0a50b579ad2cd5ffdc48564627ee7");
        assert_eq!(
            domino6(b"szesnascieznakow", [0xfa, 0x7a, 0x4e, 0x2f, 0x22]).as_slice(),
            b"(G+dfECo845XxUw+nFVYD)"
        );
    }
}
