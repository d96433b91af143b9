//! Juniper: `$9$` of Junos, which can be read back, the administrators of ScreenOS, and the users of its SSL VPN.

#[cfg(feature = "ciphers")]
mod ive;

use alloc::boxed::Box;
use alloc::vec::Vec;

use zeroize::Zeroizing;

use super::cisco::Reversible;
use crate::codec::base64::{self, Padding};
use crate::codec::{Base64Alphabet, Tail};
use crate::computation::{Computation, Value};
use crate::error::{Context, Malformed, ParseError};
use crate::id::SchemeId;
use crate::params::Params;
use crate::primitives::Digest;
use crate::primitives::table::look_up;
use crate::scheme::{
    Alphabet, Computed, Confidence, Exemplar, Input, Prefix, Profile, Record, Scheme, Shape, Strength,
};
use crate::stored::{StoredHash, Subject};
use crate::tag::Tag;

pub(super) static SCHEMES: &[&dyn Scheme] = &[
    &Type9,
    &NetScreen,
    #[cfg(feature = "ciphers")]
    &ive::Ive,
];

/// `$9$`, a random character with as many more behind it as its family says, and then the distances between characters
/// that spell the bytes of the password. Not a hash: anybody can read the password. Cisco's type 9 begins alike and has
/// another dollar.
#[derive(Debug)]
struct Type9;

const MAGIC: &[u8] = b"$9$";
/// All characters in their order (Crypt::Juniper 0.02 by Kevin Brintnall).
const ORDER: &[u8; 65] = b"QzF3n6/9CAtpu0OB1IREhcSyrleKvMW8LXx7N-dVbwsY2g4oaJZGUDjiHkq.mPf5T";
/// Where each family but the first begins; a first character of the first has three more behind it, of the last none.
const FAMILIES: [usize; 3] = [15, 35, 55];
/// What the distances of each byte are worth, over and over.
const WORTH: [&[u32]; 7] =
    [&[1, 4, 32], &[1, 16, 32], &[1, 8, 32], &[1, 64], &[1, 32], &[1, 4, 16, 128], &[1, 32, 64]];
/// The longest text.
const LONGEST: usize = 1024;

/// The place of each character, and what has none.
static PLACES: [u8; 256] = {
    let mut table = [NONE; 256];
    let mut place = 0;
    while place < ORDER.len() {
        table[ORDER[place] as usize] = place as u8;
        place += 1;
    }
    table
};
const NONE: u8 = 0x80;

impl Scheme for Type9 {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("juniper_type9")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Reversible).from("Juniper Junos, $9$")
    }

    fn prefixes(&self) -> &[Prefix] {
        const { &[Prefix::exact("$9$")] }
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let rest = stored.as_bytes().strip_prefix(MAGIC)?;
        (!rest.contains(&b'$')).then_some(Confidence::Certain)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let text = input.bytes().strip_prefix(MAGIC).ok_or(Malformed::Missing("password"))?;
        if text.len() > LONGEST {
            return Err(Malformed::Length("password").into());
        }
        Ok(Reversible::record(&read(text)?))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // netutils 1.19.2 (PyPI), `decrypt_juniper_type9`.
        Some(Exemplar::new("$9$1HFIyKXxdsgJ-VH.Pfn6lKMXdsZUi5Qnikfz", "testPassWord"))
    }
}

fn read(text: &[u8]) -> Result<Value, Malformed> {
    let places: Zeroizing<Vec<u8>> =
        Zeroizing::new(text.iter().map(|byte| look_up(&PLACES, *byte)).collect());
    if places.iter().fold(0, |seen, place| seen | place) & NONE != 0 {
        return Err(Malformed::Encoding("password"));
    }
    let (first, rest) = places.split_first().ok_or(Malformed::Missing("password"))?;
    let random = FAMILIES.iter().filter(|start| usize::from(*first) < **start).count();
    let mut rest = rest.get(random..).ok_or(Malformed::Length("password"))?;
    let (mut before, mut password) = (*first, Zeroizing::new(Vec::with_capacity(rest.len())));
    for worth in WORTH.iter().cycle() {
        if rest.is_empty() {
            break;
        }
        let (group, behind) = rest.split_at_checked(worth.len()).ok_or(Malformed::Length("password"))?;
        let mut byte = 0_u32;
        for (place, worth) in group.iter().zip(*worth) {
            let distance = (u32::from(*place) + 65 - u32::from(before)) % 65;
            byte = byte.wrapping_add(distance.wrapping_sub(1).wrapping_mul(*worth));
            before = *place;
        }
        password.push(byte as u8);
        rest = behind;
    }
    if password.is_empty() { Err(Malformed::Missing("password")) } else { Ok(password) }
}

/// Thirty characters: base 64 of an MD5, two bytes in three characters, and the letters `n r c s t n` among them.
#[derive(Debug)]
struct NetScreen;

const CHARACTERS: usize = 30;
/// The letters and where they stand (hashcat 6.2.6, mode 22).
const LETTERS: [(usize, u8); 6] = [(0, b'n'), (6, b'r'), (12, b'c'), (17, b's'), (23, b't'), (29, b'n')];

impl Scheme for NetScreen {
    fn id(&self) -> SchemeId {
        SchemeId::builtin("netscreen")
    }

    fn profile(&self) -> Profile {
        Profile::new(Strength::Fast).from("Juniper ScreenOS, NetScreen").needing(&[Context::Login][..])
    }

    fn shapes(&self) -> &[Shape] {
        const { &[Shape::exact(Alphabet::Base64, CHARACTERS)] }
    }

    fn recognise(&self, stored: &StoredHash) -> Option<Confidence> {
        let text = stored.as_bytes();
        let shape = self.shapes().iter().any(|shape| shape.matches(text));
        let letters = LETTERS.iter().all(|(place, letter)| text.get(*place) == Some(letter));
        (shape && letters).then_some(Confidence::Shape)
    }

    fn parse(&self, input: Input<'_>) -> Result<Box<dyn Record>, ParseError> {
        let digest = netscreen_digest(input.bytes())?;
        let steps =
            Computation::steps().login(input.login()?).bytes(":Administration Tools:").password().concat(3);
        let computation = steps.digest(Digest::Md5).build()?;
        Ok(Box::new(Computed::new(Params::Fixed, computation, Tag::from_secret(digest))))
    }

    fn exemplar(&self) -> Option<Exemplar> {
        // hashcat 6.2.6, example of mode 22.
        Some(Exemplar::new("nKjiFErqK7TPcZdFZsZMNWPtw4Pv8n", "hashcat").of(Subject::named("26506173")))
    }
}

fn netscreen_digest(text: &[u8]) -> Result<Value, Malformed> {
    if text.len() != CHARACTERS {
        return Err(Malformed::Length("digest"));
    }
    let is_letter = |place: &usize| LETTERS.iter().any(|(letter, _)| letter == place);
    let digits = text.iter().enumerate().filter(|(place, _)| !is_letter(place)).map(|(_, digit)| *digit);
    // Three characters have 18 bits: with a zero in front they are three bytes, of which the first is zero.
    let mut filled = Zeroizing::new(Vec::with_capacity(CHARACTERS + 2));
    for (place, digit) in digits.enumerate() {
        if place % 3 == 0 {
            filled.push(b'A');
        }
        filled.push(digit);
    }
    let bytes = base64::decode(Base64Alphabet::Standard, &filled, Padding::Forbidden, Tail::Canonical);
    let bytes = bytes.ok_or(Malformed::Encoding("digest"))?;
    let (groups, _) = bytes.as_chunks::<3>();
    if groups.iter().fold(0, |seen, [high, ..]| seen | high) != 0 {
        return Err(Malformed::Encoding("digest"));
    }
    Ok(Zeroizing::new(groups.iter().flat_map(|[_, one, other]| [*one, *other]).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keyring::Keyring;
    use crate::schemes::testing::{assert_malformed, assert_verifies, matches, parse_for};

    /// netutils 1.19.2 and the documentation of Crypt::Juniper.
    #[test]
    fn type_9() {
        for (stored, password) in [
            ("$9$U-iqf36A1cSTzRSreXxDik.Tzn/CuBI", "ju&iper123"),
            ("$9$2GgZjHkPQ39.PhrvLVb.P5Tz6", "password"),
        ] {
            assert_verifies(&Type9, stored, password);
        }
    }

    #[test]
    fn type_9_malformed() {
        assert_malformed(
            &Type9,
            &[
                "$9$",
                "$9$i",
                "$9$Q",
                "$9$Qzz",
                "$9$iH",
                "$9$iHk!q",
                "$9$U-iqf36A1cSTzRSreXxDik.Tzn/CuB",
                "$9$iHkq ",
            ],
        );
        assert!(
            Type9
                .recognise(&StoredHash::new("$9$87023684531115$phio0TBQwaO7KZ8toQFyGFyDvyOzidaypRWN0uKX0hU"))
                .is_none()
        );
        assert!(Type9.recognise(&StoredHash::new("$9")).is_none());
    }

    #[test]
    fn netscreen() {
        // hashcat 6.2.6, example of mode 22; John the Ripper, `netscreen`.
        for (stored, user, password) in [
            ("nKjiFErqK7TPcZdFZsZMNWPtw4Pv8n", "26506173", "hashcat"),
            ("nMf9FkrCIgHGccRAxsBAwxBtDtPHfn", "a", "netscreen"),
        ] {
            let row = StoredHash::new(stored);
            assert_eq!(NetScreen.recognise(&row), Some(Confidence::Shape));
            let record = parse_for(&NetScreen, &row, &Subject::named(user), &Keyring::new()).unwrap();
            assert!(matches(record.as_ref(), password.as_bytes()));
            assert!(!matches(record.as_ref(), b"x"));
            let other = parse_for(&NetScreen, &row, &Subject::named("other"), &Keyring::new()).unwrap();
            assert!(!matches(other.as_ref(), password.as_bytes()));
            let missing = parse_for(&NetScreen, &row, &Subject::unknown(), &Keyring::new());
            assert!(matches!(missing, Err(ParseError::MissingContext(Context::Login))));
        }
        // Four bits in a first character of three.
        assert_malformed(&NetScreen, &["nzjiFErqK7TPcZdFZsZMNWPtw4Pv8n", "nKjiFErqK7TPcZdFZsZMNWPtw4Pv=n"]);
        for other in ["nKjiFErqK7TPcZdFZsZMNWPtw4Pv8m", "nKjiFErqK7TPcZdFZsZMNWPtw4Pvn", ""] {
            assert!(NetScreen.recognise(&StoredHash::new(other)).is_none());
        }
    }
}
