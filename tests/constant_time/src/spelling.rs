//! The texts of digests, written by tables: nothing here is secret.

use password_compat::Encoding;

/// All encodings.
pub const ENCODINGS: [(&str, Encoding); 11] = [
    ("raw", Encoding::Raw),
    ("hex", Encoding::Hex),
    ("hex upper", Encoding::HexUpper),
    ("base64", Encoding::Base64),
    ("base64 unpadded", Encoding::Base64NoPad),
    ("base64url", Encoding::Base64Url),
    ("base64url unpadded", Encoding::Base64UrlNoPad),
    ("base64 dot", Encoding::Base64Dot),
    ("base64 bcrypt", Encoding::BcryptBase64),
    ("crypt64 little-endian", Encoding::CryptLittleEndian),
    ("crypt64 big-endian", Encoding::CryptBigEndian),
];

const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const DIGITS: &str = "0123456789";

/// Bytes in an encoding.
pub fn spell(encoding: Encoding, bytes: &[u8]) -> Vec<u8> {
    let (alphabet, padded) = match encoding {
        Encoding::Raw => return bytes.to_vec(),
        Encoding::Hex => return hex(bytes).into_bytes(),
        Encoding::HexUpper => return hex(bytes).to_uppercase().into_bytes(),
        Encoding::Base64 => (format!("{LETTERS}{DIGITS}+/"), true),
        Encoding::Base64NoPad => (format!("{LETTERS}{DIGITS}+/"), false),
        Encoding::Base64Url => (format!("{LETTERS}{DIGITS}-_"), true),
        Encoding::Base64UrlNoPad => (format!("{LETTERS}{DIGITS}-_"), false),
        Encoding::Base64Dot => (format!("{LETTERS}{DIGITS}./"), false),
        Encoding::BcryptBase64 => (format!("./{LETTERS}{DIGITS}"), false),
        _ => (format!("./{DIGITS}{LETTERS}"), false),
    };
    let mut text = Vec::new();
    for group in bytes.chunks(3) {
        let byte = |place: usize| u32::from(group.get(place).copied().unwrap_or(0));
        let little = encoding == Encoding::CryptLittleEndian;
        let word = if little {
            byte(0) | byte(1) << 8 | byte(2) << 16
        } else {
            byte(0) << 16 | byte(1) << 8 | byte(2)
        };
        for place in 0..=group.len() {
            let shift = if little { 6 * place } else { 18 - 6 * place };
            text.push(alphabet.as_bytes()[(word >> shift & 0x3f) as usize]);
        }
        text.extend((group.len()..3).filter(|_| padded).map(|_| b'='));
    }
    text
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
