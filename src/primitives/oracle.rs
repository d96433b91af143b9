//! The password verifier of Oracle 7 to 10g: DES in CBC mode over the text, twice
//! ("Special Ops: Host and Network Security for Microsoft, UNIX, and Oracle", 2003;
//! J. Wright and C. Cid, "An Assessment of the Oracle Password Hashing Algorithm",
//! 2005).

use zeroize::Zeroize as _;

use super::des::Des;

const BLOCK: usize = 8;
/// The key of the first pass.
const KEY: u64 = 0x0123_4567_89ab_cdef;

/// The last block of the text under a key that is the last block of the text
/// under a fixed one. The text is that of the user name and the password in
/// upper case and UTF-16, the high byte first.
pub(crate) fn oracle_des(text: &[u8]) -> u64 {
    let mut key = last_block(KEY, text);
    let digest = last_block(key, text);
    key.zeroize();
    digest
}

/// CBC from zeros, the text filled up with zeros.
fn last_block(key: u64, text: &[u8]) -> u64 {
    let des = Des::new(key);
    let mut state = 0;
    for chunk in text.chunks(BLOCK) {
        let mut block = [0; BLOCK];
        block.iter_mut().zip(chunk).for_each(|(to, from)| *to = *from);
        state = des.encrypt(0, 1, state ^ u64::from_be_bytes(block));
        block.zeroize();
    }
    state
}

/// How many blocks a text of this many bytes is encrypted in.
pub(crate) const fn blocks(len: usize) -> usize {
    len.div_ceil(BLOCK) * 2
}
