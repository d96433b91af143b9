//! What the algorithms differ in.

use core::ops::BitXorAssign;

use fearless_simd::Simd;
use fearless_simd::prelude::*;
use zeroize::DefaultIsZeroes;

use super::super::compress;
use crate::primitives::digest::SHA512_STATE;

/// The most words that a state has.
pub(crate) const MOST_WORDS: usize = 8;

/// An algorithm of which there are lanes.
pub(crate) trait Algorithm: Send + 'static {
    /// What it computes with.
    type Word: DefaultIsZeroes + BitXorAssign + Send + SimdIntElement;
    /// The words of the state, all of which are the digest.
    const WORDS: usize;
    /// The bytes of a word.
    const WORD_LEN: usize = size_of::<Self::Word>();
    /// The bytes of a digest.
    const DIGEST_LEN: usize = Self::WORDS * Self::WORD_LEN;
    /// The bytes of a block.
    const BLOCK_LEN: usize = 16 * Self::WORD_LEN;
    /// The state that it begins with.
    const INITIAL: [Self::Word; MOST_WORDS];

    /// A word from its bytes in a message; of less bytes, zero.
    fn read(bytes: &[u8]) -> Self::Word;

    /// Writes a word as it stands in a message.
    fn write(word: Self::Word, bytes: &mut [u8]);

    /// The length of a message in bits as it stands in the last 8 bytes of the padding.
    fn length(bits: u64) -> [u8; 8];

    /// One block, one state.
    fn compress(state: &mut [Self::Word; MOST_WORDS], block: &[u8]);

    /// One block of each lane.
    fn compress_lanes<S: Simd, V: SimdInt<S, Element = Self::Word>>(
        state: &mut [V; MOST_WORDS],
        block: &mut [V; 16],
    );
}

/// MD5.
pub(crate) struct Md5;
/// SHA-1.
pub(crate) struct Sha1;
/// SHA-256.
pub(crate) struct Sha256;
/// SHA-512.
pub(crate) struct Sha512;

macro_rules! algorithm {
    (
        $name:ident: $word:ident, $words:literal words of $order:ident, from $initial:expr,
        $one:path, $block_len:literal, $lanes:ident
    ) => {
        impl Algorithm for $name {
            type Word = $word;
            const WORDS: usize = $words;
            const INITIAL: [$word; MOST_WORDS] = $initial;

            #[inline(always)]
            fn read(bytes: &[u8]) -> $word {
                bytes.first_chunk().map_or(0, |bytes| algorithm!(@read $order $word, *bytes))
            }

            #[inline(always)]
            fn write(word: $word, bytes: &mut [u8]) {
                if let Some(bytes) = bytes.first_chunk_mut() {
                    *bytes = algorithm!(@write $order word);
                }
            }

            fn length(bits: u64) -> [u8; 8] {
                algorithm!(@write $order bits)
            }

            #[inline(always)]
            fn compress(state: &mut [$word; MOST_WORDS], block: &[u8]) {
                if let (Some(state), Some(block)) = (state.first_chunk_mut::<$words>(), block.first_chunk()) {
                    let block: &[u8; $block_len] = block;
                    $one(state, core::slice::from_ref(block));
                }
            }

            #[inline(always)]
            fn compress_lanes<S: Simd, V: SimdInt<S, Element = $word>>(
                state: &mut [V; MOST_WORDS],
                block: &mut [V; 16],
            ) {
                if let Some(state) = state.first_chunk_mut::<$words>() {
                    compress::$lanes::<S, V>(state, block);
                }
            }
        }
    };
    (@read big $word:ident, $bytes:expr) => { $word::from_be_bytes($bytes) };
    (@read little $word:ident, $bytes:expr) => { $word::from_le_bytes($bytes) };
    (@write big $word:expr) => { $word.to_be_bytes() };
    (@write little $word:expr) => { $word.to_le_bytes() };
}

algorithm!(Md5: u32, 4 words of little, from [
    0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0, 0, 0, 0,
], compress::md5_alone, 64, md5);

algorithm!(Sha1: u32, 5 words of big, from [
    0x6745_2301, 0xefcd_ab89, 0x98ba_dcfe, 0x1032_5476, 0xc3d2_e1f0, 0, 0, 0,
], ::sha1::block_api::compress, 64, sha1);

algorithm!(Sha256: u32, 8 words of big, from first_halves(),
    ::sha2::block_api::compress256, 64, sha256);

algorithm!(Sha512: u64, 8 words of big, from SHA512_STATE, ::sha2::block_api::compress512, 128, sha512);

const fn first_halves() -> [u32; MOST_WORDS] {
    let mut halves = [0; MOST_WORDS];
    let mut at = 0;
    while at < MOST_WORDS {
        halves[at] = (SHA512_STATE[at] >> 32) as u32;
        at += 1;
    }
    halves
}
