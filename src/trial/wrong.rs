//! Passwords that are certainly not the right one.

use alloc::vec::Vec;

use crate::password::Password;
use crate::scheme::Profile;

/// The part of a password that counts under a profile.
pub(crate) fn counting<'p>(profile: &Profile, password: &'p [u8]) -> &'p [u8] {
    let nul = || password.iter().position(|byte| *byte == 0);
    let end = if profile.stops_at_nul { nul() } else { None };
    let end = end.unwrap_or(password.len()).min(profile.truncates_at.unwrap_or(usize::MAX));
    password.get(..end).unwrap_or(password)
}

/// Whether a profile takes two passwords for one.
pub(crate) fn same_to(profile: &Profile, one: &[u8], other: &[u8]) -> bool {
    let (one, other) = (counting(profile, one), counting(profile, other));
    // Beyond ASCII, which characters are one is the scheme's own affair.
    let fold = |text: &[u8]| -> Vec<u8> {
        match core::str::from_utf8(text) {
            Ok(text) => text.to_lowercase().into_bytes(),
            Err(_) => text.to_ascii_lowercase(),
        }
    };
    let seven_bits = |text: &[u8]| -> Vec<u8> { text.iter().map(|byte| byte & 0x7f).collect() };
    if profile.drops_high_bit {
        return seven_bits(one) == seven_bits(other);
    }
    if profile.folds_case { fold(one) == fold(other) } else { one == other }
}

/// Wrong passwords made of the right one, with what was done to it, the most
/// telling first: those that the profile does not take for the same.
pub(crate) fn wrong_passwords(profile: &Profile, right: &Password) -> Vec<(&'static str, Password)> {
    let counts = counting(profile, right.as_bytes());
    let mut all = alloc::vec![("appended to", [counts, b"x"].concat())];
    if let Some(at) = counts.iter().position(u8::is_ascii_alphabetic) {
        let flip = |(index, byte): (usize, &u8)| if index == at { byte ^ 0x20 } else { *byte };
        all.push(("in another case", counts.iter().enumerate().map(flip).collect()));
    }
    all.push(("left empty", Vec::new()));
    if let Some((first, rest)) = counts.split_first() {
        let other = if first.eq_ignore_ascii_case(&b'q') { b'z' } else { b'q' };
        all.push(("changed in the first character", [&[other], rest].concat()));
    }
    if let Some((last, rest)) = counts.split_last() {
        let other = if last.eq_ignore_ascii_case(&b'q') { b'z' } else { b'q' };
        all.push(("changed in the last character", [rest, &[other]].concat()));
        // Zeros and blanks at the end can be padding.
        if !matches!(last, 0 | b' ') {
            all.push(("without its last character", rest.to_vec()));
        }
    }
    all.retain(|(_, wrong)| !same_to(profile, wrong, right.as_bytes()));
    all.into_iter().map(|(what, wrong)| (what, Password::new(wrong))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scheme::Strength;

    fn made(profile: &Profile, right: &str) -> Vec<&'static str> {
        wrong_passwords(profile, &Password::from(right)).into_iter().map(|(what, _)| what).collect()
    }

    #[test]
    fn what_the_profile_ignores_is_not_wrong() {
        let plain = Profile::new(Strength::Fast);
        assert_eq!(made(&plain, "ab").len(), 6);
        assert_eq!(made(&plain, ""), ["appended to"]);
        let short = Profile::new(Strength::Fast).truncating_at(2);
        assert!(!made(&short, "abc").contains(&"appended to"));
        assert!(made(&short, "a").contains(&"appended to"));
        let folding = Profile::new(Strength::Fast).folding_case();
        assert!(!made(&folding, "ab").contains(&"in another case"));
        let nul = Profile::new(Strength::Fast).stopping_at_nul();
        assert!(same_to(&nul, b"ab\0c", b"ab\0d") && !same_to(&plain, b"ab\0c", b"ab\0d"));
    }
}
