//! scrypt (RFC 7914), through the scrypt crate, guarded against what makes that crate panic or abort.
//!
//! The crate (0.12) neither borrows nor wipes its working memory.

use alloc::vec::Vec;
use core::hint::black_box;

/// The largest log2 of N. More is 2^38 bytes even with r = 1.
pub(super) const MAX_LOG_N: u8 = 30;

/// RFC 7914 section 2: p is at most (2^32 - 1) * 32 / (128 * r).
const R_TIMES_P: u64 = 1 << 30;

/// Fills `out`. `None` when the parameters or the length of `out` cannot be computed with, or the memory is refused.
pub(crate) fn scrypt(password: &[u8], salt: &[u8], log_n: u8, r: u32, p: u32, out: &mut [u8]) -> Option<()> {
    // The crate checks r * p in 32 bits, which overflows.
    let blocks = u64::from(r) * u64::from(p);
    if !(1..=MAX_LOG_N).contains(&log_n) || blocks == 0 || blocks >= R_TIMES_P {
        return None;
    }
    let params = ::scrypt::Params::new(log_n, r, p).ok()?;
    probe(usize::try_from(scrypt_memory(log_n, r, p)).ok()?)?;
    ::scrypt::scrypt(password, salt, &params, out).ok()
}

/// The bytes that a computation allocates: N blocks, one block per lane and one more, of 128 * r bytes each.
pub(crate) fn scrypt_memory(log_n: u8, r: u32, p: u32) -> u64 {
    let n = 1u64.checked_shl(log_n.into()).unwrap_or(u64::MAX);
    let blocks = n.saturating_add(p.into()).saturating_add(1);
    blocks.saturating_mul(128 * u64::from(r))
}

/// Asks for as many bytes and gives them back. The crate aborts the process when its memory is refused; this catches
/// all but another thread taking the memory in between.
pub(super) fn probe(bytes: usize) -> Option<()> {
    let mut memory: Vec<u8> = Vec::new();
    memory.try_reserve_exact(bytes).ok()?;
    // Otherwise the optimiser removes an allocation that nobody reads, and with it the refusal.
    black_box(memory.as_mut_ptr());
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codec::hex;

    /// RFC 7914 section 12, without the case of 1 GiB.
    #[test]
    fn vectors_of_the_rfc() {
        let mut out = [0; 64];
        scrypt(b"", b"", 4, 1, 1, &mut out).unwrap();
        assert_eq!(
            *hex::encode_lower(&out),
            b"77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442fcd0069ded0948f8326a753a0fc81f17e8d3e0fb2e0d3628cf35e20c38d18906"
        );
        scrypt(b"password", b"NaCl", 10, 8, 16, &mut out).unwrap();
        assert_eq!(
            *hex::encode_lower(&out),
            b"fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640"
        );
        scrypt(b"pleaseletmein", b"SodiumChloride", 14, 8, 1, &mut out).unwrap();
        assert_eq!(
            *hex::encode_lower(&out),
            b"7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2d5432955613f0fcf62d49705242a9af9e61e85dc0d651e40dfcf017b45575887"
        );
    }

    #[test]
    fn parameters_that_cannot_be_computed() {
        let parameters = [
            (0, 8, 1),
            (31, 1, 1),
            (63, 1, 1),
            (64, 1, 1),
            (255, 1, 1),
            (4, 0, 1),
            (4, 1, 0),
            (4, 1 << 15, 1 << 15),
            (4, 65536, 65536),
            (4, u32::MAX, u32::MAX),
            // Below the limit on r * p, but 2^67 bytes.
            (30, (1 << 30) - 1, 1),
        ];
        for (log_n, r, p) in parameters {
            assert!(scrypt(b"", b"", log_n, r, p, &mut [0; 32]).is_none());
        }
        assert!(scrypt(b"", b"", 4, 1, 1, &mut []).is_none());
    }

    /// 2^62 bytes: more than an address space has, less than the largest allocation that a `Vec` asks for.
    #[test]
    fn refused_memory_is_no_abort() {
        if usize::BITS == 64 {
            assert!(scrypt(b"", b"", 30, 1 << 25, 1, &mut [0; 32]).is_none());
        }
    }

    #[test]
    fn lengths_of_output() {
        let mut whole = [0; 70];
        scrypt(b"pw", b"salt", 1, 1, 1, &mut whole).unwrap();
        for length in 1..=70 {
            let mut out = [0; 70];
            scrypt(b"pw", b"salt", 1, 1, 1, &mut out[..length]).unwrap();
            assert_eq!(out[..length], whole[..length]);
        }
    }

    #[test]
    fn memory() {
        assert_eq!(scrypt_memory(14, 8, 1), 16 * 1024 * 1024 + 2 * 1024);
        assert_eq!(scrypt_memory(63, u32::MAX, u32::MAX), u64::MAX);
        assert_eq!(scrypt_memory(64, 1, 1), u64::MAX);
        assert_eq!(scrypt_memory(255, 1, 1), u64::MAX);
        assert_eq!(scrypt_memory(0, 0, 0), 0);
    }
}
