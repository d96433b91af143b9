//! What the processor has, and which way is the best on it.
//!
//! The rules are measured: on AMD Zen 3 (AVX2 and SHA instructions), November 2026, in nanoseconds per block and lane,
//! beside one chain with the fastest code for it. What gains less than half is not a lane.
//!
//! | | one chain | two alternating | SSE2 | AVX2 |
//! |---|---|---|---|---|
//! | MD5 | 105 | 105 | 18 (8 lanes) | 17 (8 lanes), 9 (16) |
//! | SHA-1 | 41 | 22 | 32 (4) | 17 (8) |
//! | SHA-256 | 44 | 27 | 84 (4) | 42 (8) |
//! | SHA-512 | 249 | 249 | 214 (2) | 109 (4) |

#[cfg(target_arch = "x86_64")]
use alloc::vec::Vec;

#[cfg(target_arch = "x86_64")]
use fearless_simd::Level;
#[cfg(target_arch = "x86_64")]
use fearless_simd::x86::{Avx2, Avx512, Sse2};
#[cfg(target_arch = "x86_64")]
use once_cell::race::OnceBox;

use crate::primitives::digest::Digest;

/// What can be used of the processor.
#[derive(Clone, Copy, Default)]
pub(crate) struct Machine {
    #[cfg(target_arch = "x86_64")]
    pub(in super::super) sse2: Option<Sse2>,
    #[cfg(target_arch = "x86_64")]
    pub(in super::super) avx2: Option<Avx2>,
    #[cfg(target_arch = "x86_64")]
    pub(in super::super) avx512: Option<Avx512>,
    /// Instructions for SHA-1 and SHA-256.
    pub(in super::super) sha: bool,
}

/// How some lanes of one algorithm take a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// One after the other, with the scalar function, whose waiting times then overlap.
    Alternating,
    /// In vectors of words, over so many bits.
    #[cfg(target_arch = "x86_64")]
    Sse2,
    #[cfg(target_arch = "x86_64")]
    Avx2,
    #[cfg(target_arch = "x86_64")]
    Avx512,
}

#[cfg(target_arch = "x86_64")]
impl Machine {
    /// This one, looked at once.
    pub(crate) fn get() -> Self {
        static MACHINE: OnceBox<Machine> = OnceBox::new();
        *MACHINE.get_or_init(|| alloc::boxed::Box::new(Self::detected().tried()))
    }

    /// What the processor says of itself.
    pub(in super::super) fn detected() -> Self {
        let level = Level::new();
        let sha = std::arch::is_x86_feature_detected!("sha");
        Self { sse2: level.as_sse2(), avx2: level.as_avx2(), avx512: level.as_avx512(), sha }
    }

    /// Without its vectors where they are no quicker than one after the other.
    /// That is so in a build that is not optimised: they are worth nothing
    /// unless each operation becomes one instruction. For MD5, which gains most.
    fn tried(self) -> Self {
        const LANES: usize = 8;
        let time = |way| {
            let run = |_| {
                let chain = |_| super::hmac::chain::<super::Md5>(Digest::Md5, b"", b"", 1, 1000);
                let mut lanes: Vec<_> = (0..LANES).map(chain).collect();
                let begun = std::time::Instant::now();
                super::group::go_on(self, way, &mut lanes, 32);
                begun.elapsed()
            };
            (0..3).map(run).min()
        };
        if time(self.way(Digest::Md5, LANES)) < time(Way::Alternating) {
            self
        } else {
            Self { sha: self.sha, ..Self::default() }
        }
    }

    /// The most lanes of a digest that are worth it; one means that none are.
    pub(super) fn most_lanes(self, digest: Digest) -> usize {
        let (avx512, avx2) = (self.avx512.is_some(), self.avx2.is_some());
        match digest {
            Digest::Md5 if avx2 => 16,
            Digest::Md5 if self.sse2.is_some() => 8,
            Digest::Sha1 | Digest::Sha256 if avx512 => 16,
            Digest::Sha1 if avx2 => 8,
            Digest::Sha256 if avx2 && !self.sha => 8,
            Digest::Sha1 | Digest::Sha256 if self.sha => 4,
            Digest::Sha512 if avx512 => 8,
            Digest::Sha512 if avx2 => 4,
            _ => 1,
        }
    }

    /// The best way for so many lanes. A vector takes the same time however many of its lanes are in use.
    pub(super) fn way(self, digest: Digest, lanes: usize) -> Way {
        let scalar_is_quick = self.sha && matches!(digest, Digest::Sha1 | Digest::Sha256);
        let worth_vectors = match digest {
            Digest::Sha1 if scalar_is_quick => lanes >= 7,
            Digest::Sha256 if scalar_is_quick => lanes >= 11 && self.avx512.is_some(),
            _ => lanes >= 2,
        };
        match (worth_vectors, digest) {
            (true, _) if self.avx512.is_some() => Way::Avx512,
            (true, _) if self.avx2.is_some() => Way::Avx2,
            (true, Digest::Md5) if self.sse2.is_some() => Way::Sse2,
            _ => Way::Alternating,
        }
    }
}

#[cfg(not(target_arch = "x86_64"))]
impl Machine {
    /// Nothing has been measured on other processors, so there are no lanes of digests there.
    pub(crate) fn get() -> Self {
        Self::default()
    }

    #[cfg(test)]
    pub(in super::super) fn detected() -> Self {
        Self::default()
    }

    pub(super) fn most_lanes(self, _digest: Digest) -> usize {
        1
    }

    pub(super) fn way(self, _digest: Digest, _lanes: usize) -> Way {
        Way::Alternating
    }
}

impl Machine {
    /// Whether there are lanes of a digest.
    pub(super) fn has_lanes(self, digest: Digest) -> bool {
        self.most_lanes(digest) > 1
    }
}
