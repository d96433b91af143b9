//! `ENCODE` of Progress OpenEdge: sixteen letters out of CRC-16 over sixteen
//! bytes of sums, five times over.
//!
//! As hashcat 6.2.6 describes it (mode 26200). No table is looked up: the steps
//! of the CRC are computed bit by bit, and the letters are chosen by masks.

use zeroize::Zeroizing;

/// The letters of a result.
pub(crate) const LEN: usize = 16;
const PASSES: usize = 5;

pub(crate) fn encode(password: &[u8]) -> [u8; LEN] {
    let mut sums = Zeroizing::new([0_u8; LEN]);
    let mut crc = Zeroizing::new(17_u16);
    for _ in 0..PASSES {
        for (place, byte) in password.iter().enumerate() {
            sums[LEN - 1 - place % LEN] ^= byte;
        }
        for place in (0..LEN).step_by(2) {
            for index in (0..LEN).rev() {
                *crc = step(*crc, sums[index]);
            }
            let [low, high] = crc.to_le_bytes();
            sums[place] = low;
            sums[place + 1] = high;
        }
    }
    sums.map(letter)
}

/// CRC-16 with the reflected polynomial 0xA001, one byte.
fn step(crc: u16, byte: u8) -> u16 {
    (0..8).fold(crc ^ u16::from(byte), |crc, _| (crc >> 1) ^ (0xa001 & (crc & 1).wrapping_neg()))
}

/// Seven bits if they are a letter, or else one of the letters from `a` to `p`
/// by the upper four bits.
fn letter(sum: u8) -> u8 {
    let low = sum & 0x7f;
    let is = within(low, b'A', b'Z') | within(low, b'a', b'z');
    let other = (sum >> 4) + b'a';
    (low & is) | (other & !is)
}

/// All ones if the number of seven bits is in the range, or zero.
fn within(number: u8, first: u8, last: u8) -> u8 {
    let below = number.wrapping_sub(first) >> 7;
    let above = last.wrapping_sub(number) >> 7;
    (below | above).wrapping_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first as hashcat publishes it, the others by its test module.
    #[test]
    fn published() {
        assert_eq!(&encode(b"hashcat"), b"lebVZteiEsdpkncc");
        assert_eq!(&encode(b""), b"pjqtudckibycRKbj");
        assert_eq!(&encode(b"a"), b"cbQkjinclzndnndk");
        assert_eq!(&encode(b"0123456789abcdefXYZ"), b"bJijklalckpdjdki");
        assert_eq!(&encode("l\u{e8}tmein".as_bytes()), b"bykUlazckpbljIay");
    }

    #[test]
    fn every_sum_is_a_letter() {
        for sum in 0..=u8::MAX {
            let letter = letter(sum);
            assert!(letter.is_ascii_alphabetic());
            let other = (sum >> 4) + b'a';
            assert_eq!(letter, if (sum & 0x7f).is_ascii_alphabetic() { sum & 0x7f } else { other });
        }
    }
}
