//! Argon2 (RFC 9106) and its version 1.0, through the argon2 crate, in memory that the caller owns.

use ::argon2::{Algorithm, Argon2, AssociatedData, Block, ParamsBuilder, Version};
use alloc::vec::Vec;

/// How Argon2 chooses the blocks it reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[non_exhaustive]
pub enum Argon2Variant {
    /// Argon2d, by the password: hardest on graphics processors, open to side channels.
    #[cfg_attr(feature = "serde", serde(rename = "argon2d"))]
    D,
    /// Argon2i, independent of the password.
    #[cfg_attr(feature = "serde", serde(rename = "argon2i"))]
    I,
    /// Argon2id, independent in the first half pass and by the password from there on: the one to choose.
    #[cfg_attr(feature = "serde", serde(rename = "argon2id"))]
    Id,
}

impl Argon2Variant {
    /// The name in stored texts: `argon2d`, `argon2i` or `argon2id`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::D => "argon2d",
            Self::I => "argon2i",
            Self::Id => "argon2id",
        }
    }

    /// The variant with exactly this [`name`](Self::name).
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::D, Self::I, Self::Id].into_iter().find(|variant| variant.name() == name)
    }

    /// The same in the argon2 crate.
    const fn algorithm(self) -> Algorithm {
        match self {
            Self::D => Algorithm::Argon2d,
            Self::I => Algorithm::Argon2i,
            Self::Id => Algorithm::Argon2id,
        }
    }
}

/// The version of Argon2.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Argon2Version {
    /// 1.0, `v=16`, or no version in the text: later passes overwrite.
    V0x10,
    /// 1.3, `v=19`: later passes are XORed in. RFC 9106.
    V0x13,
}

impl Argon2Version {
    /// The version with this number in a stored text.
    pub(crate) const fn from_number(number: u32) -> Option<Self> {
        match number {
            0x10 => Some(Self::V0x10),
            0x13 => Some(Self::V0x13),
            _ => None,
        }
    }

    /// The same in the argon2 crate.
    const fn version(self) -> Version {
        match self {
            Self::V0x10 => Version::V0x10,
            Self::V0x13 => Version::V0x13,
        }
    }
}

/// One computation of Argon2.
#[derive(Clone, Copy)]
pub(crate) struct Argon2Call<'a> {
    /// How blocks are chosen.
    pub(crate) variant: Argon2Variant,
    /// How later passes write.
    pub(crate) version: Argon2Version,
    /// `m`: blocks of 1 KiB, at least 8 per lane.
    pub(crate) memory_kib: u32,
    /// `t`: how often the memory is filled.
    pub(crate) passes: u32,
    /// `p`: how many parts of the memory are independent of each other.
    pub(crate) lanes: u32,
    /// `P`.
    pub(crate) password: &'a [u8],
    /// `S`, at least 8 bytes.
    pub(crate) salt: &'a [u8],
    /// `K`, the key that is not in the stored text. Empty for none.
    pub(crate) secret: &'a [u8],
    /// `X`, at most 32 bytes in the argon2 crate. Empty for none.
    pub(crate) associated_data: &'a [u8],
}

/// Why there is no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Argon2Fault {
    /// The argon2 crate (0.6) computes only m of at least 8 p, p below 2^24, t of at least 1, a salt of at least 8
    /// bytes, associated data of at most 32 and an output of at least 4.
    Parameters,
    /// The allocator has not enough memory.
    Memory,
}

/// Fills `out`. `blocks` is working memory, grown when it is too small; what was used of it is wiped. Keeping it for
/// the next call saves the time to get it from the system.
pub(crate) fn argon2(
    call: &Argon2Call<'_>,
    blocks: &mut Vec<Block>,
    out: &mut [u8],
) -> Result<(), Argon2Fault> {
    let params = AssociatedData::new(call.associated_data)
        .and_then(|data| {
            ParamsBuilder::new()
                .m_cost(call.memory_kib)
                .t_cost(call.passes)
                .p_cost(call.lanes)
                .data(data)
                .build()
        })
        .map_err(|_| Argon2Fault::Parameters)?;
    let count = params.block_count();
    let algorithm = call.variant.algorithm();
    let context = Argon2::new_with_secret(call.secret, algorithm, call.version.version(), params)
        .map_err(|_| Argon2Fault::Parameters)?;
    // Before the memory is asked for.
    if call.salt.len() < ::argon2::MIN_SALT_LEN || out.len() < ::argon2::Params::MIN_OUTPUT_LEN {
        return Err(Argon2Fault::Parameters);
    }
    let used = Used(grow(blocks, count)?);
    context
        .hash_password_into_with_memory(call.password, call.salt, out, &mut *used.0)
        .map_err(|_| Argon2Fault::Parameters)
}

/// The first `count` blocks, of new memory when there are fewer.
fn grow(blocks: &mut Vec<Block>, count: usize) -> Result<&mut [Block], Argon2Fault> {
    if blocks.capacity() < count {
        // Given back first: growing in place would keep both, and copy.
        *blocks = Vec::new();
        blocks.try_reserve_exact(count).map_err(|_| Argon2Fault::Memory)?;
    }
    if blocks.len() < count {
        blocks.resize(count, Block::new());
    }
    blocks.get_mut(..count).ok_or(Argon2Fault::Memory)
}

/// Blocks in use, wiped at the end of it, however it ends.
struct Used<'a>(&'a mut [Block]);

impl Drop for Used<'_> {
    fn drop(&mut self) {
        self.0.fill(Block::new());
        // It may be about to be given back: the writes are not to be left out.
        zeroize::optimization_barrier(&*self.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::hex;

    /// The inputs of the vectors of RFC 9106 section 5.
    const RFC: Argon2Call<'static> = Argon2Call {
        variant: Argon2Variant::Id,
        version: Argon2Version::V0x13,
        memory_kib: 32,
        passes: 3,
        lanes: 4,
        password: &[1; 32],
        salt: &[2; 16],
        secret: &[3; 8],
        associated_data: &[4; 12],
    };

    /// Whether all blocks are zero.
    fn wiped(blocks: &[Block]) -> bool {
        blocks.iter().all(|block| block.as_ref().iter().all(|&word| word == 0))
    }

    #[test]
    fn vectors_of_the_rfc() {
        let mut blocks = Vec::new();
        for (variant, expected) in [
            (Argon2Variant::D, b"512b391b6f1162975371d30919734294f868e3be3984f3c1a13a4db9fabe4acb"),
            (Argon2Variant::I, b"c814d9d1dc7f37aa13f0d77f2494bda1c8de6b016dd388d29952a4c4672b6ce8"),
            (Argon2Variant::Id, b"0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"),
        ] {
            let mut out = [0; 32];
            argon2(&Argon2Call { variant, ..RFC }, &mut blocks, &mut out).unwrap();
            assert_eq!(*hex::encode_lower(&out), expected);
            assert!(blocks.len() == 32 && wiped(&blocks));
        }
    }

    /// phc-winner-argon2 `test.c`, version 0x10 and 0x13: t=2, m=256, p=1 of `password` and `somesalt`.
    #[test]
    fn versions() {
        for (version, expected) in [
            (Argon2Version::V0x10, b"fd4dd83d762c49bdeaf57c47bdcd0c2f1babf863fdeb490df63ede9975fccf06"),
            (Argon2Version::V0x13, b"89e9029f4637b295beb027056a7336c414fadd43f6b208645281cb214a56452f"),
        ] {
            let call = Argon2Call {
                variant: Argon2Variant::I,
                version,
                memory_kib: 256,
                passes: 2,
                lanes: 1,
                password: b"password",
                salt: b"somesalt",
                secret: b"",
                associated_data: b"",
            };
            let mut out = [0; 32];
            argon2(&call, &mut Vec::new(), &mut out).unwrap();
            assert_eq!(*hex::encode_lower(&out), expected);
        }
        assert_eq!(Argon2Version::from_number(16), Some(Argon2Version::V0x10));
        assert_eq!(Argon2Version::from_number(19), Some(Argon2Version::V0x13));
        assert_eq!(Argon2Version::from_number(0), None);
    }

    #[test]
    fn memory_is_reused_whatever_its_size() {
        let mut blocks = Vec::new();
        let (mut first, mut again) = ([0; 16], [0; 16]);
        argon2(&RFC, &mut blocks, &mut first).unwrap();
        for memory_kib in [32, 35, 100, 32] {
            argon2(&Argon2Call { memory_kib, ..RFC }, &mut blocks, &mut again).unwrap();
            assert!(wiped(&blocks));
        }
        assert_eq!(first, again);
        assert_eq!(blocks.len(), 96);
    }

    #[test]
    fn parameters_that_cannot_be_computed() {
        let wrong = [
            Argon2Call { memory_kib: 31, ..RFC },
            Argon2Call { memory_kib: 0, ..RFC },
            Argon2Call { passes: 0, ..RFC },
            Argon2Call { lanes: 0, ..RFC },
            Argon2Call { lanes: 1 << 24, memory_kib: u32::MAX, ..RFC },
            Argon2Call { lanes: u32::MAX, memory_kib: u32::MAX, ..RFC },
            Argon2Call { salt: &[2; 7], ..RFC },
            Argon2Call { associated_data: &[4; 33], ..RFC },
        ];
        let mut blocks = Vec::new();
        for call in wrong {
            assert_eq!(argon2(&call, &mut blocks, &mut [0; 32]), Err(Argon2Fault::Parameters));
        }
        assert_eq!(argon2(&RFC, &mut blocks, &mut [0; 3]), Err(Argon2Fault::Parameters));
        assert_eq!(blocks.capacity(), 0);
        argon2(&RFC, &mut blocks, &mut [0; 4]).unwrap();
    }

    #[test]
    fn names() {
        for variant in [Argon2Variant::D, Argon2Variant::I, Argon2Variant::Id] {
            assert_eq!(Argon2Variant::from_name(variant.name()), Some(variant));
        }
        assert_eq!(Argon2Variant::from_name("Argon2id"), None);
    }
}
