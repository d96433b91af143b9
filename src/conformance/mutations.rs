//! Damaged and random strings.

use alloc::vec::Vec;

/// At most this many places of a string are damaged: from both ends, where
/// labels and digests stand.
const PLACES: usize = 320;
/// What a byte is replaced by.
const BYTES: [u8; 9] = [0x00, b' ', b'$', b':', b'0', b'A', b'}', 0x80, 0xff];
/// The seed of all that is random here: the suite is the same every time.
pub(super) const SEED: u64 = 0x9e37_79b9_7f4a_7c15;
/// How many random strings there are of each kind.
const RANDOM: usize = 48;

/// The places of a string that are damaged.
pub(super) fn places(len: usize) -> impl Iterator<Item = usize> {
    (0..len).filter(move |at| *at < PLACES / 2 || len - at <= PLACES / 2)
}

/// `new` in place of some bytes.
pub(super) fn spliced(stored: &[u8], start: usize, end: usize, new: &[u8]) -> Vec<u8> {
    let before = stored.get(..start).unwrap_or_default();
    let behind = stored.get(end..).unwrap_or_default();
    [before, new, behind].concat()
}

/// Strings with one byte removed, doubled, replaced or nudged.
pub(super) fn damaged(stored: &[u8]) -> impl Iterator<Item = Vec<u8>> + '_ {
    places(stored.len()).flat_map(move |at| {
        let byte = stored.get(at).copied().unwrap_or_default();
        let replaced = BYTES.into_iter().chain([byte ^ 1, byte ^ 0x20, byte.wrapping_add(1)]);
        let replaced = replaced.filter(move |new| *new != byte);
        let replaced = replaced.map(move |new| spliced(stored, at, at + 1, &[new]));
        [spliced(stored, at, at + 1, &[]), spliced(stored, at, at, &[byte])].into_iter().chain(replaced)
    })
}

/// Strings cut off, drawn out, and random ones.
pub(super) fn broken(stored: &[u8]) -> impl Iterator<Item = Vec<u8>> + '_ {
    let cut = places(stored.len()).map(|at| stored.get(..at).unwrap_or_default().to_vec());
    let beheaded = places(stored.len()).map(|at| stored.get(at..).unwrap_or_default().to_vec());
    let drawn_out = [b'A', b'0', b'$', b':', b'=', b'.', 0xff];
    let drawn_out = drawn_out.into_iter().map(move |byte| [stored, &[byte].repeat(10_240)].concat());
    let doubled = [stored.repeat(2), stored.repeat(10_240 / stored.len().max(1) + 1)];
    let mut random = Random(SEED);
    let noise = (0..RANDOM).flat_map(move |round| {
        let bytes = random.bytes(round * 7 % 256);
        let text: Vec<u8> = bytes.iter().map(|byte| b' ' + byte % 95).collect();
        let at = stored.len() / 3;
        let headed = spliced(stored, at, stored.len(), &bytes);
        let texted = spliced(stored, at, stored.len(), &text);
        [bytes, text, headed, texted]
    });
    cut.chain(beheaded).chain(drawn_out).chain(doubled).chain(noise)
}

/// Xorshift64* (Vigna 2014): no secrets depend on it.
struct Random(u64);

impl Random {
    fn bytes(&mut self, len: usize) -> Vec<u8> {
        (0..len).map(|_| self.next()).collect()
    }

    fn next(&mut self) -> u8 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 56) as u8
    }
}

/// The runs of decimal digits in a string: where they start and end.
pub(super) fn numbers(stored: &[u8]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (at, byte) in stored.iter().enumerate() {
        match runs.last_mut() {
            _ if !byte.is_ascii_digit() => {}
            Some((_, end)) if *end == at => *end += 1,
            _ => runs.push((at, at + 1)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_is_damaged_and_nothing_stays_as_it_was() {
        let stored = b"$x$10$ab";
        assert!(damaged(stored).all(|new| new != stored));
        assert!(damaged(stored).any(|new| new == b"$x$10$a"));
        assert!(damaged(stored).any(|new| new == b"$$x$10$ab"));
        assert_eq!(numbers(b"a10$7"), [(1, 3), (4, 5)]);
        assert_eq!(places(10_000).count(), PLACES);
    }

    #[test]
    fn what_is_random_is_the_same_every_time() {
        let all = |stored: &'static [u8]| broken(stored).collect::<Vec<_>>();
        assert_eq!(all(b"abc"), all(b"abc"));
        assert_ne!(Random(SEED).bytes(16), Random(1).bytes(16));
    }
}
