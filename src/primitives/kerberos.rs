//! Keys of Kerberos from passwords (RFC 3961 section 6.2 for DES, RFC 3962 for AES).

#[cfg(feature = "ciphers")]
use alloc::vec::Vec;

use zeroize::Zeroizing;

use super::des::Des;

/// `kerberos` folded to 16 bytes (RFC 3961 section 5.1, n-fold).
#[cfg(feature = "ciphers")]
const CONSTANT: [u8; 16] = *b"kerberos{\x9b[+\x93\x13+\x93";

/// DK of RFC 3961 with AES under a key of 16 or 32 bytes, as RFC 3962 section 4 makes the key of a password of what
/// PBKDF2 gives. `None` for a key of another length.
#[cfg(feature = "ciphers")]
pub(crate) fn derived_key(key: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    use aes::cipher::{Array, BlockCipherEncrypt, KeyInit};

    fn run<C: BlockCipherEncrypt<BlockSize = aes::cipher::consts::U16> + KeyInit>(
        key: &[u8],
    ) -> Option<Zeroizing<Vec<u8>>> {
        let cipher = C::new_from_slice(key).ok()?;
        let mut out = Zeroizing::new(Vec::with_capacity(key.len()));
        let mut block = Array::from(CONSTANT);
        while out.len() < key.len() {
            cipher.encrypt_block(&mut block);
            out.extend_from_slice(&block);
        }
        Some(out)
    }
    match key.len() {
        16 => run::<aes::Aes128>(key),
        32 => run::<aes::Aes256>(key),
        _ => None,
    }
}

/// The weak and half-weak keys of DES (FIPS 74), with parity.
const WEAK: [u64; 16] = [
    0x0101_0101_0101_0101,
    0xfefe_fefe_fefe_fefe,
    0xe0e0_e0e0_f1f1_f1f1,
    0x1f1f_1f1f_0e0e_0e0e,
    0x011f_011f_010e_010e,
    0x1f01_1f01_0e01_0e01,
    0x01e0_01e0_01f1_01f1,
    0xe001_e001_f101_f101,
    0x01fe_01fe_01fe_01fe,
    0xfe01_fe01_fe01_fe01,
    0x1fe0_1fe0_0ef1_0ef1,
    0xe01f_e01f_f10e_f10e,
    0x1ffe_1ffe_0efe_0efe,
    0xfe1f_fe1f_fe0e_fe0e,
    0xe0fe_e0fe_f1fe_f1fe,
    0xfee0_fee0_fef1_fef1,
];

/// The key of DES: password and salt, folded to a key, and encrypted under it.
pub(crate) fn des_key(password: &[u8], salt: &[u8]) -> [u8; 8] {
    let mut message = Zeroizing::new([password, salt].concat());
    let len = message.len().next_multiple_of(8);
    message.resize(len, 0);
    let (blocks, _) = message.as_chunks::<8>();
    let folded =
        blocks.iter().enumerate().fold(0, |sum, (index, block)| sum ^ seven_bits(block, index % 2 == 1));
    let key = corrected(spread(folded));
    let des = Des::new(key);
    let sum = blocks.iter().fold(key, |sum, block| des.encrypt(0, 1, sum ^ u64::from_be_bytes(*block)));
    corrected(sum).to_be_bytes()
}

/// Seven bits of each byte in one number of 56 bits, or that number backwards.
fn seven_bits(block: &[u8; 8], backwards: bool) -> u64 {
    let number = block.iter().fold(0, |sum, byte| sum << 7 | u64::from(byte & 0x7f));
    if backwards { number.reverse_bits() >> 8 } else { number }
}

/// A number of 56 bits in the upper seven bits of eight bytes.
fn spread(number: u64) -> u64 {
    (0..8).fold(0, |sum, place| sum << 8 | (number >> (49 - 7 * place) & 0x7f) << 1)
}

/// With odd parity in each byte, and another last half byte in a weak key.
fn corrected(key: u64) -> u64 {
    let mut parity = key & 0xfefe_fefe_fefe_fefe;
    parity ^= parity >> 4;
    parity ^= parity >> 2;
    parity ^= parity >> 1;
    let key = key & 0xfefe_fefe_fefe_fefe | !parity & 0x0101_0101_0101_0101;
    WEAK.iter().fold(key, |corrected, weak| {
        let differs = key ^ weak;
        // What the compiler does not know to be a bit, it does not branch on.
        let other = core::hint::black_box((differs | differs.wrapping_neg()) >> 63);
        corrected ^ other.wrapping_sub(1) & 0xf0
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::hex;

    /// RFC 3961 appendix A.2.
    #[test]
    fn des_examples() {
        for (password, salt, key) in [
            ("password", "ATHENA.MIT.EDUraeburn", "cbc22fae235298e3"),
            ("potatoe", "WHITEHOUSE.GOVdanny", "df3d32a74fd92a01"),
            ("\u{1d11e}", "EXAMPLE.COMpianist", "4ffb26bab0cd9413"),
            ("ß", "ATHENA.MIT.EDUJuri\u{161}i\u{107}", "62c81a5232b5e69d"),
            // Weak keys.
            ("11119999", "AAAAAAAA", "984054d0f1a73e31"),
            ("NNNN6666", "FFFFAAAA", "c4bf6b25adf7a4f8"),
        ] {
            let key: &[u8] = key.as_bytes();
            assert_eq!(hex::encode_lower(&des_key(password.as_bytes(), salt.as_bytes())).as_slice(), key);
        }
    }

    /// RFC 3962 appendix B, iteration count 1.
    #[cfg(feature = "ciphers")]
    #[test]
    fn aes_examples() {
        for (given, key) in [
            ("cdedb5281bb2f801565a1122b2563515", "42263c6e89f4fc28b8df68ee09799f15"),
            (
                "cdedb5281bb2f801565a1122b25635150ad1f7a04bb9f3a333ecc0e2e1f70837",
                "fe697b52bc0d3ce14432ba036a92e65bbb52280990a2fa27883998d72af30161",
            ),
        ] {
            let derived = derived_key(&hex::decode(given.as_bytes()).unwrap()).unwrap();
            assert_eq!(hex::encode_lower(&derived).as_slice(), key.as_bytes());
        }
        assert!(derived_key(&[0; 24]).is_none());
    }
}
