//! Sun MD5 (A. Muffett, Solaris 9 12/02, `crypt_sunmd5(5)`): in each round, bits that the digest before it chooses out of
//! itself decide whether a soliloquy is hashed too.
//!
//! What is computed, and how much, follows from the digests: that is the idea of it.

use md5::{Digest as _, Md5};
use zeroize::{Zeroize as _, Zeroizing};

/// Rounds besides those of the text.
pub(crate) const BASIC_ROUNDS: u32 = 4096;

/// Hamlet, act 3, scene 1, with the NUL at the end of the C string (Project Gutenberg's text 2265 of 1998).
pub(crate) const SOLILOQUY: &[u8] = b"\
  To be, or not to be,--that is the question:--\n\
  Whether 'tis nobler in the mind to suffer\n\
  The slings and arrows of outrageous fortune\n\
  Or to take arms against a sea of troubles,\n\
  And by opposing end them?--To die,--to sleep,--\n\
  No more; and by a sleep to say we end\n\
  The heartache, and the thousand natural shocks\n\
  That flesh is heir to,--'tis a consummation\n\
  Devoutly to be wish'd. To die,--to sleep;--\n\
  To sleep! perchance to dream:--ay, there's the rub;\n\
  For in that sleep of death what dreams may come,\n\
  When we have shuffled off this mortal coil,\n\
  Must give us pause: there's the respect\n\
  That makes calamity of so long life;\n\
  For who would bear the whips and scorns of time,\n\
  The oppressor's wrong, the proud man's contumely,\n\
  The pangs of despis'd love, the law's delay,\n\
  The insolence of office, and the spurns\n\
  That patient merit of the unworthy takes,\n\
  When he himself might his quietus make\n\
  With a bare bodkin? who would these fardels bear,\n\
  To grunt and sweat under a weary life,\n\
  But that the dread of something after death,--\n\
  The undiscover'd country, from whose bourn\n\
  No traveller returns,--puzzles the will,\n\
  And makes us rather bear those ills we have\n\
  Than fly to others that we know not of?\n\
  Thus conscience does make cowards of us all;\n\
  And thus the native hue of resolution\n\
  Is sicklied o'er with the pale cast of thought;\n\
  And enterprises of great pith and moment,\n\
  With this regard, their currents turn awry,\n\
  And lose the name of action.--Soft you now!\n\
  The fair Ophelia!--Nymph, in thy orisons\n\
  Be all my sins remember'd.\n\
  \0";

/// The digest in its natural order. `settings` is all of the stored text before the digest, as far as it counts.
pub(crate) fn sun_md5(password: &[u8], settings: &[u8], rounds: u64) -> Zeroizing<[u8; 16]> {
    let mut hasher = Md5::new();
    let mut state = Zeroizing::new([0; 16]);
    hasher.update(password);
    hasher.update(settings);
    finish(&mut hasher, &mut state);
    for round in 0..rounds {
        hasher.update(state.as_slice());
        if coin(&state, round) {
            hasher.update(SOLILOQUY);
        }
        let mut decimal = [0; 20];
        hasher.update(digits(round, &mut decimal));
        finish(&mut hasher, &mut state);
    }
    state
}

/// Moves the result into `state` and leaves the hasher as new.
fn finish(hasher: &mut Md5, state: &mut [u8; 16]) {
    let mut result = hasher.finalize_reset();
    state.copy_from_slice(&result);
    result.as_mut_slice().zeroize();
}

/// Whether the soliloquy is hashed: two bits of the digest, at places that other bits choose.
fn coin(state: &[u8; 16], round: u64) -> bool {
    let place = |half: u64| {
        // One bit says which seven of eight bits choose the place.
        let from = half * 8 + u64::from(bit(state, round + 64 * half));
        (0..7).fold(0, |place, at| place | u64::from(bit(state, chosen(state, from + at))) << at)
    };
    bit(state, place(0)) ^ bit(state, place(1)) == 1
}

/// The bit that bytes `at` and `at + 3` choose between them.
fn chosen(state: &[u8; 16], at: u64) -> u64 {
    let (one, other) = (byte(state, at), byte(state, at + 3));
    let index = (one >> (other % 5)) & 15;
    let half = (other >> (one & 7)) & 1;
    u64::from(byte(state, index.into()) >> half) & 0x7f
}

fn byte(state: &[u8; 16], at: u64) -> u8 {
    state[(at % 16) as usize]
}

/// The bit at a place of 0..128, and around again.
fn bit(state: &[u8; 16], place: u64) -> u8 {
    (byte(state, place / 8) >> (place % 8)) & 1
}

/// A number in decimal, written to the end of the room for it.
fn digits(mut number: u64, room: &mut [u8; 20]) -> &[u8] {
    let mut start = room.len();
    loop {
        start -= 1;
        room[start] = b'0' + (number % 10) as u8;
        number /= 10;
        if number == 0 || start == 0 {
            return &room[start..];
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decimal_numbers() {
        for number in [0, 9, 10, 4096, u64::from(u32::MAX), u64::MAX] {
            let mut room = [0; 20];
            assert_eq!(digits(number, &mut room), alloc::format!("{number}").as_bytes());
        }
    }

    #[test]
    fn the_whole_soliloquy() {
        assert_eq!(SOLILOQUY.len(), 1517);
        assert_eq!(SOLILOQUY.last(), Some(&0));
    }

    #[test]
    fn coins_fall_on_both_sides() {
        let state = |seed: u8| core::array::from_fn(|at| seed.wrapping_mul(29) ^ (at as u8).wrapping_mul(37));
        let heads = (0..128).filter(|seed| coin(&state(*seed), 5)).count();
        assert!((20..108).contains(&heads), "{heads}");
    }
}
