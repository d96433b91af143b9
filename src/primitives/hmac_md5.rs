//! The states of MD5 inside HMAC (RFC 2104): what is left of a key once its block has been read. A server that keeps them
//! can check an HMAC under the key without having the key.

use md5::block_api::compress;
use zeroize::Zeroizing;

use super::Digest;

/// The length of both states.
pub(crate) const STATES_LEN: usize = 32;
const BLOCK_LEN: usize = 64;

/// The state before the first block, RFC 1321 section 3.3.
const START: [u32; 4] = [0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476];
/// What RFC 2104 combines with the key.
const OUTER: u8 = 0x5c;
const INNER: u8 = 0x36;

/// The outer state and the inner one, each word with its low byte first.
pub(crate) fn states(key: &[u8]) -> Zeroizing<[u8; STATES_LEN]> {
    let folded = (key.len() > BLOCK_LEN).then(|| Digest::Md5.hash(&[key]));
    let key = folded.as_ref().map_or(key, |folded| folded.as_slice());
    let mut states = Zeroizing::new([0; STATES_LEN]);
    for (state, pad) in states.chunks_exact_mut(STATES_LEN / 2).zip([OUTER, INNER]) {
        state.copy_from_slice(one_state(key, pad).as_slice());
    }
    states
}

fn one_state(key: &[u8], pad: u8) -> Zeroizing<[u8; 16]> {
    let mut block = Zeroizing::new([[pad; BLOCK_LEN]]);
    let [bytes] = &mut *block;
    for (byte, of_key) in bytes.iter_mut().zip(key) {
        *byte ^= of_key;
    }
    let mut state = Zeroizing::new(START);
    compress(&mut state, &*block);
    let mut bytes = Zeroizing::new([0; 16]);
    for (to, word) in bytes.chunks_exact_mut(4).zip(*state) {
        to.copy_from_slice(&word.to_le_bytes());
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hex_of(key: &[u8]) -> alloc::string::String {
        states(key).iter().map(|byte| alloc::format!("{byte:02x}")).collect()
    }

    /// Dovecot 2.3.19, `doveadm pw -s CRAM-MD5`.
    #[test]
    fn of_a_mail_server() {
        let known = "215d0a4a757088371b5e9f2c8cfc483fc26e6311320a583e43a3e1b3fce7a241";
        assert_eq!(hex_of(b"letmein"), known);
    }

    #[test]
    fn a_long_key_is_folded() {
        let long = [b'a'; 65];
        assert_eq!(*states(&long), *states(&Digest::Md5.hash(&[&long])));
        assert_ne!(*states(&[b'a'; 64]), *states(&[b'a'; 63]));
    }
}
