//! `PASSWORD()` of MySQL before 4.1, `OLD_PASSWORD()` since: two sums of 31 bits
//! that take in one byte after the other. Blanks and tabs are passed over.
//!
//! MySQL's internals manual and `sql/password.c` describe it. Neither a branch
//! nor an address depends on what a byte is, only on how many there are.

use zeroize::Zeroize as _;

/// The eight bytes: both sums, the high byte first.
pub(crate) fn mysql323(password: &[u8]) -> [u8; 8] {
    let (mut first, mut second, mut add) = (1_345_345_333_u32, 0x1234_5671_u32, 7_u32);
    for byte in password {
        // All ones but for what is passed over.
        let counts = is_other(*byte, b' ') & is_other(*byte, b'\t');
        let byte = u32::from(*byte);
        let next = first ^ (first & 63).wrapping_add(add).wrapping_mul(byte).wrapping_add(first << 8);
        first ^= (first ^ next) & counts;
        let sum = second.wrapping_add((second << 8) ^ first);
        second ^= (second ^ sum) & counts;
        add = add.wrapping_add(byte & counts);
    }
    let mut out = [0; 8];
    let (high, low) = out.split_at_mut(4);
    high.copy_from_slice(&(first & 0x7fff_ffff).to_be_bytes());
    low.copy_from_slice(&(second & 0x7fff_ffff).to_be_bytes());
    first.zeroize();
    second.zeroize();
    add.zeroize();
    out
}

/// All ones if the bytes differ, or zero.
fn is_other(one: u8, other: u8) -> u32 {
    let differ = u32::from(one ^ other);
    (differ.wrapping_neg() >> 31).wrapping_neg()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hex(password: &str) -> alloc::string::String {
        mysql323(password.as_bytes()).iter().map(|byte| alloc::format!("{byte:02x}")).collect()
    }

    /// MySQL's manual, passlib 1.7.4 and John the Ripper.
    #[test]
    fn published() {
        assert_eq!(hex("mypass"), "6f8c114b58f2ce9e");
        assert_eq!(hex("drew"), "697a7de87c5390b2");
        assert_eq!(hex("password"), "5d2e19393cc5ef67");
        assert_eq!(hex("http://guh.nu"), "30f098972cc8924d");
    }

    #[test]
    fn blanks_and_tabs_do_not_count() {
        assert_eq!(mysql323(b" my\tpass "), mysql323(b"mypass"));
        assert_ne!(mysql323(b"my\npass"), mysql323(b"mypass"));
        assert_eq!(hex(""), "5030573512345671");
    }
}
