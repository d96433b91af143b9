//! Selection without a branch.

use core::hint::black_box;

/// All ones when `value` is negative, else zero.
///
/// Nothing less than hiding that there are only two outcomes helps: rustc 1.95 compiled masks that it could see through
/// into branches on the digits of the hexadecimal and base 64 encoders.
pub(super) fn if_negative(value: i16) -> i16 {
    let [mask] = if_all_negative([value]);
    mask
}

/// The same of each.
pub(super) fn if_all_negative<const N: usize>(values: [i16; N]) -> [i16; N] {
    black_box(values.map(|value| value >> 15))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_value() {
        for value in i16::MIN..=i16::MAX {
            let expected = if value < 0 { -1 } else { 0 };
            assert_eq!((if_negative(value), if_all_negative([value, 1])), (expected, [expected, 0]));
        }
    }
}
