//! The committed table of constants, measured on the reference core. The unit is the picosecond.

use crate::primitives::yescrypt::{Flavour, YescryptParams};
use crate::primitives::{Argon2Variant, Digest};

/// Preparing any step: moving values, dispatch.
pub(crate) const STEP: u64 = 50_000;
/// Per byte of a cheap text operation.
pub(crate) const BYTE: u64 = 2_000;

/// (first block with set-up and closing, each further block). The second is half a round of PBKDF2, if that is more.
const fn blocks(digest: Digest) -> (u64, u64) {
    match digest {
        Digest::Md5 => (150_000, 138_000),
        Digest::Sha1 => (70_000, 66_000),
        Digest::Sha224 | Digest::Sha256 => (75_000, 69_000),
        Digest::Sha384 | Digest::Sha512 | Digest::Sha512_224 | Digest::Sha512_256 => (310_000, 285_000),
        #[cfg(feature = "rare-digests")]
        rare => rare_blocks(rare),
    }
}

/// [`blocks`] of the rare digests.
#[cfg(feature = "rare-digests")]
const fn rare_blocks(digest: Digest) -> (u64, u64) {
    match digest {
        Digest::Md4 => (115_000, 95_000),
        Digest::Ripemd128 | Digest::Ripemd256 => (220_000, 200_000),
        Digest::Ripemd160 | Digest::Ripemd320 => (280_000, 245_000),
        // A digest of its own does not fit one block.
        Digest::Whirlpool => (540_000, 970_000),
        Digest::Tiger => (160_000, 130_000),
        // The length and a sum of all blocks are blocks of their own.
        Digest::Gost94 | Digest::Gost94Test => (4_350_000, 4_350_000),
        Digest::Streebog256 => (1_850_000, 1_850_000),
        Digest::Streebog512 => (1_850_000, 2_400_000),
        Digest::Sm3 => (260_000, 225_000),
        Digest::Sha3_224
        | Digest::Sha3_256
        | Digest::Sha3_384
        | Digest::Sha3_512
        | Digest::Keccak224
        | Digest::Keccak256
        | Digest::Keccak384
        | Digest::Keccak512 => (440_000, 430_000),
        // The block that holds the key waits for the next one, in every round.
        Digest::Blake2b | Digest::Blake2b256 => (235_000, 340_000),
        Digest::Blake2s => (180_000, 270_000),
        Digest::Skein224 | Digest::Skein256 | Digest::Skein384 | Digest::Skein512 => (1_050_000, 1_100_000),
        // MD2, with a checksum as a block of its own, is the slowest.
        _ => (3_350_000, 5_000_000),
    }
}

/// One digest of a message of `len` bytes.
pub(crate) fn digest(digest: Digest, len: usize) -> u64 {
    let (first, further) = blocks(digest);
    first.saturating_add(further.saturating_mul(block_count(digest, len) - 1))
}

/// One HMAC over a message of `len` bytes under a key of `key_len` bytes.
pub(crate) fn hmac(digest: Digest, key_len: usize, len: usize) -> u64 {
    let (first, further) = blocks(digest);
    let folded = if key_len > digest.block_len() { self::digest(digest, key_len) } else { 0 };
    // Key block and message inside, key block and digest outside.
    folded
        .saturating_add(first.saturating_mul(2))
        .saturating_add(further.saturating_mul(block_count(digest, len) + 1))
}

/// The states of HMAC-MD5 under a key: two blocks, and a digest of a longer key.
pub(crate) fn hmac_md5_states(key_len: usize) -> u64 {
    let folded = if key_len > Digest::Md5.block_len() { digest(Digest::Md5, key_len) } else { 0 };
    folded.saturating_add(digest(Digest::Md5, 0).saturating_mul(2))
}

/// PBKDF2: two blocks a round, for each block of output.
pub(crate) fn pbkdf2(prf: Digest, password_len: usize, salt_len: usize, rounds: u64, len: usize) -> u64 {
    let (_, further) = blocks(prf);
    let outputs = len.div_ceil(prf.output_len()).max(1) as u64;
    hmac(prf, password_len, salt_len)
        .saturating_add(further.saturating_mul(2).saturating_mul(rounds))
        .saturating_mul(outputs)
}

/// bcrypt: one unit for each of 2^cost rounds.
pub(crate) fn bcrypt(cost: u32) -> u64 {
    BCRYPT_ROUND.saturating_mul(1_u64.checked_shl(cost).unwrap_or(u64::MAX))
}

/// scrypt: 2·N·r·p blocks of 128 bytes through Salsa20/8 and memory.
pub(crate) fn scrypt(log_n: u8, r: u32, p: u32) -> u64 {
    let n = 1_u64.checked_shl(log_n.into()).unwrap_or(u64::MAX);
    SCRYPT_BLOCK.saturating_mul(n).saturating_mul(r.into()).saturating_mul(p.into())
}

/// Argon2: one unit for each KiB of each pass.
pub(crate) fn argon2(_variant: Argon2Variant, memory_kib: u32, passes: u32) -> u64 {
    ARGON2_KIB.saturating_mul(memory_kib.into()).saturating_mul(passes.into())
}

/// SHA-crypt (Drepper): every round digests the password, often twice, and
/// the set-up digests it as many times as it has bytes.
pub(crate) fn sha_crypt(digest: Digest, password_len: usize, rounds: u64) -> u64 {
    let longest = password_len.saturating_mul(2).saturating_add(digest.output_len() + 16);
    let setup = self::digest(digest, password_len.saturating_mul(password_len.max(1)))
        .saturating_add(self::digest(digest, longest).saturating_mul(4));
    // A round in two holds the password once more than the average of all.
    let mean = password_len.saturating_mul(3).div_ceil(2).saturating_add(digest.output_len() + 12);
    setup.saturating_add(self::digest(digest, mean).saturating_mul(rounds))
}

/// MD5-crypt (Kamp): as SHA-crypt, with 8 bytes of salt.
pub(crate) fn md5_crypt(password_len: usize, rounds: u64) -> u64 {
    let mean = password_len.saturating_mul(3).div_ceil(2).saturating_add(16 + 8);
    digest(Digest::Md5, mean).saturating_mul(rounds.saturating_add(4))
}

/// Sun MD5: every other round, as it happens, digests 1517 bytes of text too.
pub(crate) fn sun_md5(first_len: usize, rounds: u64) -> u64 {
    digest(Digest::Md5, first_len).saturating_add(SUN_MD5_ROUND.saturating_mul(rounds))
}

/// yescrypt: blocks of 128 bytes through pwxform or Salsa20/8, and memory;
/// the S-boxes of each lane.
pub(crate) fn yescrypt(params: &YescryptParams) -> u64 {
    let block = match params.flavour {
        Flavour::ReadWrite => YESCRYPT_BLOCK,
        Flavour::Classic | Flavour::Worm => YESCRYPT_SALSA_BLOCK,
    };
    let lanes = YESCRYPT_LANE.saturating_mul(params.p.into());
    block.saturating_mul(params.blocks()).saturating_add(lanes)
}

/// DES with `keys` keys, applied to `blocks` blocks in all.
pub(crate) fn des(keys: u64, blocks: u32) -> u64 {
    DES_KEY.saturating_mul(keys).saturating_add(DES_BLOCK.saturating_mul(blocks.into()))
}

/// One digest of a salt and so many copies of a password.
pub(crate) fn message(digest: Digest, password_len: usize, salt_len: usize, copies: u64) -> u64 {
    let copied = (password_len as u64).saturating_mul(copies);
    let len = copied.saturating_add(salt_len as u64);
    let (first, further) = blocks(digest);
    let blocks = len / digest.block_len() as u64 + 1;
    // Each copy is handed to the digest by itself.
    first
        .saturating_add(further.saturating_mul(blocks))
        .saturating_add(COPY.saturating_mul(copies))
        .saturating_add(PER_COPIED_BYTE.saturating_mul(copied))
}

/// AES-256 over `len` bytes: the key, then each block.
#[cfg(feature = "firebase")]
pub(crate) fn aes_ctr(len: usize) -> u64 {
    let blocks = len.div_ceil(crate::primitives::aes_ctr::BLOCK_LEN) as u64;
    AES_KEY.saturating_add(AES_BLOCK.saturating_mul(blocks))
}

/// AES over `len` bytes: the key, then each block.
#[cfg(feature = "ciphers")]
pub(crate) fn aes(len: usize) -> u64 {
    AES_KEY.saturating_add(AES_BLOCK.saturating_mul(len.div_ceil(16) as u64))
}

/// The digest of Lotus: each block, and a checksum that is one.
pub(crate) fn lotus_md(len: usize) -> u64 {
    LOTUS_BLOCK.saturating_mul((len / 16) as u64 + 2)
}

/// A power of 256 bits modulo a number of `len` bytes, which grows with the square of that.
#[cfg(feature = "srp")]
pub(crate) fn srp(len: usize) -> u64 {
    let words = (len as u64).div_ceil(8);
    SRP_WORDS.saturating_mul(words.saturating_mul(words.saturating_add(SRP_SETUP)))
}

fn block_count(digest: Digest, len: usize) -> u64 {
    // The padding: one byte and the length field of an eighth of a block. Digests without one pad with less.
    let field = match digest {
        #[cfg(feature = "rare-digests")]
        Digest::Whirlpool => 32,
        _ => digest.block_len() / 8,
    };
    let padded = len.saturating_add(1 + field);
    padded.div_ceil(digest.block_len()) as u64
}

/// OpenVMS: some fifty products modulo a prime.
pub(crate) const PURDY: u64 = 400_000;
const COPY: u64 = 6_000;
const PER_COPIED_BYTE: u64 = 100;
/// Per byte of `OLD_PASSWORD()` of MySQL.
pub(crate) const MYSQL323_BYTE: u64 = 6_000;
/// Ten keys and ten blocks of FEAL-8 with what is around them.
pub(crate) const SYBASE_FEAL: u64 = 3_000_000;
/// Five passes of `ENCODE`, of 128 bytes of CRC-16 each.
pub(crate) const OPENEDGE: u64 = 9_000_000;
/// One multiplication of the base point, without tables.
#[cfg(feature = "ed25519")]
pub(crate) const ED25519: u64 = 55_000_000;

const SUN_MD5_ROUND: u64 = 1_350_000;
// Where the memory is larger than the caches; a third less where it is not.
const YESCRYPT_BLOCK: u64 = 280_000;
const YESCRYPT_SALSA_BLOCK: u64 = 190_000;
const YESCRYPT_LANE: u64 = 16_000_000;
const DES_KEY: u64 = 900_000;
const DES_BLOCK: u64 = 560_000;
const BCRYPT_ROUND: u64 = 66_000_000;
const SCRYPT_BLOCK: u64 = 240_000;
const ARGON2_KIB: u64 = 600_000;
const LOTUS_BLOCK: u64 = 18_000_000;
/// A byte looked up in a table of which all entries are looked at.
pub(crate) const LOOK_UP: u64 = 20_000;
#[cfg(feature = "srp")]
const SRP_WORDS: u64 = 1_000_000;
#[cfg(feature = "srp")]
const SRP_SETUP: u64 = 4;
// Of a processor without instructions for AES.
#[cfg(any(feature = "ciphers", feature = "firebase"))]
const AES_KEY: u64 = 950_000;
#[cfg(any(feature = "ciphers", feature = "firebase"))]
const AES_BLOCK: u64 = 800_000;
