//! The password hash of OpenVMS: G. B. Purdy, "A High Security Log-in Procedure", Communications of the ACM 17 (1974),
//! as SYS$HASH_PASSWORD computes it.
//!
//! Names and constants are those of S. A. Clifford's `hpwd.c` (1993), which CPAN's Authen::DecHpwd and John the Ripper
//! carry. No branch depends on the password but on its length.

use zeroize::Zeroize as _;

/// How the login name and the password are folded into eight bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Folding {
    /// UAI$C_PURDY, VMS 2: the name filled up with blanks to 12 characters.
    Padded,
    /// UAI$C_PURDY_V, VMS 4: the name as it is.
    Plain,
    /// UAI$C_PURDY_S, VMS 5.4: the length counts, and each eighth character turns what is there.
    Turned,
}

impl Folding {
    pub(crate) const ALL: [Self; 3] = [Self::Padded, Self::Plain, Self::Turned];

    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Padded => "padded",
            Self::Plain => "plain",
            Self::Turned => "turned",
        }
    }
}

/// The characters of the name under [`Folding::Padded`].
const PADDED_NAME: usize = 12;

/// The eight bytes of a password under a name and a salt.
pub(crate) fn purdy(password: &[u8], name: &[u8], salt: u16, folding: Folding) -> [u8; 8] {
    let mut state = [0; 8];
    if folding == Folding::Turned {
        // The low word of the length; passwords have at most 32 characters.
        let [low, high, ..] = password.len().to_le_bytes();
        [state[0], state[1]] = [low, high];
    }
    fold(password.iter().copied(), password.len(), &mut state, folding);
    let word = u16::from_le_bytes([state[3], state[4]]).wrapping_add(salt);
    [state[3], state[4]] = word.to_le_bytes();
    if folding == Folding::Padded {
        let padded = name.iter().copied().chain(core::iter::repeat(b' ')).take(PADDED_NAME);
        fold(padded, PADDED_NAME, &mut state, folding);
    } else {
        fold(name.iter().copied(), name.len(), &mut state, folding);
    }
    let mut x = u64::from_le_bytes(state);
    let digest = polynomial(x).to_le_bytes();
    x.zeroize();
    state.zeroize();
    digest
}

/// Adds each character to one of the eight bytes, chosen by how many are still to come.
fn fold(text: impl Iterator<Item = u8>, len: usize, state: &mut [u8; 8], folding: Folding) {
    for (left, character) in (1..=len).rev().zip(text) {
        let place = &mut state[left % 8];
        *place = place.wrapping_add(character);
        if folding == Folding::Turned && left % 8 == 7 {
            let (low, high) = state.split_at_mut(4);
            for half in [low, high] {
                if let Some(bytes) = half.first_chunk_mut::<4>() {
                    *bytes = u32::from_le_bytes(*bytes).rotate_left(1).to_le_bytes();
                }
            }
        }
    }
}

/// The prime is 2^64 less this.
const A: u64 = 59;
/// 2^24 - 3 less 2^24 - 63, and the latter less one.
const UPPER: u32 = 60;
const LOWER: u32 = (1 << 24) - 64;
/// The coefficients of the lower powers, from that of x^(2^24 - 63) on.
const C: [u64; 5] = [
    83_u64.wrapping_neg(),
    179_u64.wrapping_neg(),
    257_u64.wrapping_neg(),
    323_u64.wrapping_neg(),
    363_u64.wrapping_neg(),
];

/// x^(2^24-3) + C1·x^(2^24-63) + C2·x^3 + C3·x^2 + C4·x + C5.
fn polynomial(x: u64) -> u64 {
    let [c1, c2, c3, c4, c5] = C;
    let high = multiply(power(x, LOWER), add(power(x, UPPER), c1));
    let low = add(multiply(x, add(multiply(x, c2), c3)), c4);
    let sum = add(multiply(x, add(high, low)), c5);
    // At most one prime too large. All ones if it is.
    let (reduced, smaller) = sum.overflowing_sub(A.wrapping_neg());
    let keep = u64::from(smaller).wrapping_neg();
    (sum & keep) | (reduced & !keep)
}

/// Modulo the prime, up to one of it too large; so all of these.
fn add(one: u64, other: u64) -> u64 {
    reduce(u128::from(one) + u128::from(other))
}

fn multiply(one: u64, other: u64) -> u64 {
    reduce(u128::from(one) * u128::from(other))
}

fn power(base: u64, exponent: u32) -> u64 {
    // The exponents are constants: which of its bits are set is no secret.
    (0..u32::BITS - exponent.leading_zeros()).rev().fold(1, |power, bit| {
        let square = multiply(power, power);
        if exponent >> bit & 1 == 1 { multiply(square, base) } else { square }
    })
}

/// 2^64 is as much as 59. After three rounds nothing is left above.
fn reduce(wide: u128) -> u64 {
    let once = |wide: u128| (wide & u128::from(u64::MAX)) + (wide >> 64) * u128::from(A);
    (once(once(once(wide))) & u128::from(u64::MAX)) as u64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::hex;

    fn hash(name: &[u8], password: &[u8], folding: Folding, salt: u16) -> alloc::vec::Vec<u8> {
        hex::encode_lower(&purdy(password, name, salt, folding)).to_vec()
    }

    /// CPAN's Authen::DecHpwd 2.007.
    #[test]
    fn vectors() {
        let [padded, plain, turned] = Folding::ALL;
        for (name, password, folding, salt, expected) in [
            (b"MIKEM".as_slice(), b"FRED".as_slice(), padded, 1234, b"a0ac508bbfc3d827"),
            (b"MIKEM".as_slice(), b"FRED".as_slice(), plain, 1234, b"3fc8fa868bcaa6a9"),
            (b"MIKEM".as_slice(), b"FRED".as_slice(), turned, 1234, b"51c362600145ac21"),
            (b"SMITH".as_slice(), b"A LONGER PASSWORD$1".as_slice(), padded, 54321, b"dd07f35cbf195937"),
            (b"SMITH".as_slice(), b"A LONGER PASSWORD$1".as_slice(), plain, 54321, b"391cd8d20cb3fb39"),
            (b"SMITH".as_slice(), b"A LONGER PASSWORD$1".as_slice(), turned, 54321, b"609f8c583704c4e2"),
            (b"ABCDEFGHIJKL".as_slice(), b"X".as_slice(), padded, 65535, b"da7bd4b1f9576821"),
            (b"ABCDEFGHIJKL".as_slice(), b"X".as_slice(), plain, 65535, b"da7bd4b1f9576821"),
            (b"ABCDEFGHIJKL".as_slice(), b"X".as_slice(), turned, 65535, b"13bde7329db6209d"),
            (b"UCX$FTP".as_slice(), b"".as_slice(), padded, 0, b"64f665ae0e4a8e38"),
            (b"UCX$FTP".as_slice(), b"".as_slice(), plain, 0, b"259cbe50acde51f3"),
            (b"UCX$FTP".as_slice(), b"".as_slice(), turned, 0, b"0f0e6924158c32e5"),
            (
                b"A".as_slice(),
                b"THIRTY-TWO_CHARACTERS_OF_A_LONG$".as_slice(),
                padded,
                19811,
                b"418c7c701e86b635",
            ),
            (
                b"A".as_slice(),
                b"THIRTY-TWO_CHARACTERS_OF_A_LONG$".as_slice(),
                plain,
                19811,
                b"3bb30e30d193887d",
            ),
            (
                b"A".as_slice(),
                b"THIRTY-TWO_CHARACTERS_OF_A_LONG$".as_slice(),
                turned,
                19811,
                b"0eb3f31a4b418f42",
            ),
            (
                b"USER_WITH_A_LONG_NAME".as_slice(),
                b"mixed Case \xe4".as_slice(),
                padded,
                7,
                b"3fee2b7245fafa9f",
            ),
            (
                b"USER_WITH_A_LONG_NAME".as_slice(),
                b"mixed Case \xe4".as_slice(),
                plain,
                7,
                b"e76da24ad68a9e4b",
            ),
            (
                b"USER_WITH_A_LONG_NAME".as_slice(),
                b"mixed Case \xe4".as_slice(),
                turned,
                7,
                b"401d23aa58a03a08",
            ),
        ] {
            assert_eq!(hash(name, password, folding, salt), expected, "{name:?} {folding:?}");
        }
    }

    #[test]
    fn wide_values_are_reduced() {
        let prime = u128::from(A.wrapping_neg());
        for wide in [
            0,
            1,
            prime - 1,
            prime,
            prime + 1,
            1 << 64,
            u128::from(u64::MAX) * u128::from(u64::MAX),
            u128::MAX,
        ] {
            assert_eq!(u128::from(reduce(wide)) % prime, wide % prime, "{wide:x}");
        }
    }
}
