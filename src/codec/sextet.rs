//! Single base 64 digits, read and written with the same steps whatever the character.

use super::mask::{if_all_negative, if_negative};

/// The 64 characters of a base 64 dialect, and their order.
///
/// All dialects pack three bytes into four characters, most significant bits first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Base64Alphabet {
    /// `A-Z a-z 0-9 + /`: RFC 4648 section 4, as in PHC strings and LDAP labels.
    Standard,
    /// `A-Z a-z 0-9 - _`: RFC 4648 section 5, safe in file names and URLs.
    Url,
    /// `A-Z a-z 0-9 . /`: passlib's `ab64`, with a full stop in place of the plus sign.
    Dot,
    /// `. / A-Z a-z 0-9`: bcrypt's own alphabet, from OpenBSD.
    Bcrypt,
    /// `. / 0-9 A-Z a-z`: the alphabet of `crypt(3)`, here with the most significant bits first as in DES `crypt`.
    Crypt,
    /// `0-9 A-Z a-z + /`: Lotus Domino.
    Domino,
}

/// Consecutive characters that stand for consecutive digits.
#[derive(Clone, Copy)]
pub(crate) struct Run {
    first: u8,
    last: u8,
    digit: u8,
}

impl Run {
    /// Its first character.
    pub(crate) fn first(&self) -> u8 {
        self.first
    }
}

/// The run from `first` to `last` whose first character stands for `digit`.
const fn run(first: u8, last: u8, digit: u8) -> Run {
    Run { first, last, digit }
}

/// [`Base64Alphabet::Standard`].
const STANDARD: &[Run] =
    &[run(b'A', b'Z', 0), run(b'a', b'z', 26), run(b'0', b'9', 52), run(b'+', b'+', 62), run(b'/', b'/', 63)];

/// [`Base64Alphabet::Url`].
const URL: &[Run] =
    &[run(b'A', b'Z', 0), run(b'a', b'z', 26), run(b'0', b'9', 52), run(b'-', b'-', 62), run(b'_', b'_', 63)];

/// [`Base64Alphabet::Dot`].
const DOT: &[Run] = &[run(b'A', b'Z', 0), run(b'a', b'z', 26), run(b'0', b'9', 52), run(b'.', b'/', 62)];

/// [`Base64Alphabet::Bcrypt`].
const BCRYPT: &[Run] = &[run(b'.', b'/', 0), run(b'A', b'Z', 2), run(b'a', b'z', 28), run(b'0', b'9', 54)];

/// [`Base64Alphabet::Crypt`]. In ASCII `.`, `/` and the decimal digits follow each other.
pub(crate) const CRYPT: &[Run] = &[run(b'.', b'9', 0), run(b'A', b'Z', 12), run(b'a', b'z', 38)];

/// [`Base64Alphabet::Domino`].
pub(crate) const DOMINO: &[Run] =
    &[run(b'0', b'9', 0), run(b'A', b'Z', 10), run(b'a', b'z', 36), run(b'+', b'+', 62), run(b'/', b'/', 63)];

impl Base64Alphabet {
    /// The alphabet as runs. Which alphabet it is, is public.
    pub(crate) const fn runs(self) -> &'static [Run] {
        match self {
            Self::Standard => STANDARD,
            Self::Url => URL,
            Self::Dot => DOT,
            Self::Bcrypt => BCRYPT,
            Self::Crypt => CRYPT,
            Self::Domino => DOMINO,
        }
    }
}

/// The digit 0..=63 that `character` stands for, or -1 when it stands for none.
pub(crate) fn digit_of(runs: &[Run], character: u8) -> i16 {
    let [digit] = digits_of(runs, [character]);
    digit
}

/// The digits of several characters at once, which takes hardly longer than one.
pub(crate) fn digits_of<const N: usize>(runs: &[Run], characters: [u8; N]) -> [i16; N] {
    let characters = characters.map(i16::from);
    let mut digits = [-1; N];
    for run in runs {
        let (first, last) = (i16::from(run.first), i16::from(run.last));
        // Both differences are negative exactly inside the run, and only then is the mask all ones.
        let inside =
            if_all_negative(characters.map(|character| (first - 1 - character) & (character - last - 1)));
        for ((digit, character), inside) in digits.iter_mut().zip(characters).zip(inside) {
            *digit += inside & (character - first + i16::from(run.digit) + 1);
        }
    }
    digits
}

/// The character for the low six bits of `digit`.
pub(crate) fn character_of(runs: &[Run], digit: u32) -> u8 {
    let digit = (digit & 0x3f) as i16;
    let mut character = 0;
    for run in runs {
        let offset = digit - i16::from(run.digit);
        let room = i16::from(run.last) - i16::from(run.first) - offset;
        // Neither is negative exactly inside the run.
        let inside = if_negative(!(offset | room));
        character += inside & (i16::from(run.first) + offset);
    }
    character as u8
}

/// All alphabets, for tests over each of them.
#[cfg(test)]
pub(crate) const ALPHABETS: [(Base64Alphabet, &[u8; 64]); 6] = [
    (Base64Alphabet::Standard, b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"),
    (Base64Alphabet::Url, b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"),
    (Base64Alphabet::Dot, b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789./"),
    (Base64Alphabet::Bcrypt, b"./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"),
    (Base64Alphabet::Crypt, b"./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"),
    (Base64Alphabet::Domino, b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz+/"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_at_once() {
        let characters: [u8; 16] = *b"Az09+/-_.=a\0\xffzZ ";
        for (alphabet, _) in ALPHABETS {
            let digits = digits_of(alphabet.runs(), characters);
            assert_eq!(digits, characters.map(|character| digit_of(alphabet.runs(), character)));
        }
    }

    #[test]
    fn every_character_of_every_alphabet() {
        for (alphabet, characters) in ALPHABETS {
            for character in 0..=u8::MAX {
                let position = characters.iter().position(|&c| c == character);
                let expected = position.map_or(-1, |digit| digit as i16);
                assert_eq!(digit_of(alphabet.runs(), character), expected, "{alphabet:?} {character}");
            }
            for (digit, &character) in characters.iter().enumerate() {
                assert_eq!(character_of(alphabet.runs(), digit as u32), character);
                assert_eq!(character_of(alphabet.runs(), digit as u32 | 0xffc0), character);
            }
        }
    }
}
