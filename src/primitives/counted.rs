//! A digest that is fed back with the number of the round: the password and PIN of Samsung's Android.

use hmac::digest::FixedOutputReset;
use sha1::{Digest as _, Sha1};
use zeroize::{Zeroize as _, Zeroizing};

/// Sets x to nothing, then for each i below `rounds` to SHA-1(x ‖ i in decimal ‖ `password` ‖ `salt`); the last x.
pub(crate) fn counted_sha1(password: &[u8], salt: &[u8], rounds: u32, out: &mut [u8; 20]) {
    // One hasher serves all rounds: dropping it would wipe it every time.
    let mut hasher = Sha1::new();
    let mut x = Zeroizing::new(sha1::digest::Output::<Sha1>::default());
    for round in 0..rounds {
        if round > 0 {
            hasher.update(x.as_slice());
        }
        let mut digits = [0; 10];
        hasher.update(decimal(round, &mut digits));
        hasher.update(password);
        hasher.update(salt);
        FixedOutputReset::finalize_into_reset(&mut hasher, &mut x);
    }
    out.copy_from_slice(&x);
    x.as_mut_slice().zeroize();
}

/// A number without leading zeros.
fn decimal(number: u32, room: &mut [u8; 10]) -> &[u8] {
    let (mut number, mut start) = (number, room.len());
    loop {
        start -= 1;
        room[start] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 {
            return &room[start..];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::hex;

    #[test]
    fn numbers() {
        let mut room = [0; 10];
        for number in [0, 1, 9, 10, 1023, u32::MAX] {
            assert_eq!(decimal(number, &mut room), alloc::format!("{number}").as_bytes());
        }
    }

    /// hashcat 6.2.6, example of mode 5800.
    #[test]
    fn example() {
        let mut out = [0; 20];
        counted_sha1(b"hashcat", b"7724368582277760", 1024, &mut out);
        assert_eq!(*hex::encode_lower(&out), *b"3edde1eb9e6679ccbc1ff3c417e8a475a2d2e279");
    }
}
