//! The compression functions of MD5, SHA-1 and SHA-2 on vectors of words, one word of each lane.
//!
//! Portable code: what a vector is, and with which instructions it is worked on, is said by the type, which comes from
//! the fearless_simd crate and is chosen at run time. No branch and no address depends on a word.
//!
//! Everything that handles a vector is `inline(always)`, and there are no closures: what is not part of the function that
//! was compiled for the processor has none of its instructions, and is some fifty times slower.

mod md5;
mod sha1;
mod sha2;

pub(super) use self::md5::{md5, md5_alone};
pub(super) use self::sha1::sha1;
pub(super) use self::sha2::{sha256, sha512};

/// Calls a macro for each of these numbers, so that each is a constant in its round and the rounds are unrolled: the
/// words of the state then stay in registers, and only their names move on.
macro_rules! each {
    ($name:ident: $($number:literal)+ => $body:block) => {
        $({
            const $name: usize = $number;
            $body;
        })+
    };
}
use each;

/// The place of a word of the state in a round: the words stand still, and their names move on by one each round.
#[inline(always)]
const fn place(name: usize, round: usize, words: usize) -> usize {
    (name + words * 80 - round) % words
}
