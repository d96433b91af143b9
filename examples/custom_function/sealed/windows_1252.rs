//! The code page of Western European Windows.

use zeroize::Zeroizing;

/// The characters of 0x80 to 0x9f; five of the places are not taken.
const HIGH: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";

/// A password in Windows-1252; `None` if it has other characters.
pub fn encode(password: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let text = std::str::from_utf8(password).ok()?;
    // Never longer than the password: nothing is left behind by growing.
    let mut encoded = Zeroizing::new(Vec::with_capacity(text.len()));
    for character in text.chars() {
        encoded.push(byte(character)?);
    }
    Some(encoded)
}

fn byte(character: char) -> Option<u8> {
    match character {
        '\0'..='\x7f' | '\u{a0}'..='\u{ff}' => u8::try_from(character).ok(),
        _ => {
            let place = HIGH.chars().position(|known| known == character && !character.is_control())?;
            u8::try_from(0x80 + place).ok()
        }
    }
}
