//! libsodium.

use std::ffi::{c_char, c_int};

use crate::rows::{Algorithm, Call};

const ARGON2ID13: c_int = 2;
const SALT_LEN: usize = 16;

unsafe extern "C" {
    fn sodium_init() -> c_int;
    fn crypto_pwhash(
        out: *mut u8,
        out_len: u64,
        password: *const c_char,
        password_len: u64,
        salt: *const u8,
        passes: u64,
        memory: usize,
        algorithm: c_int,
    ) -> c_int;
    fn crypto_pwhash_scryptsalsa208sha256_ll(
        password: *const u8,
        password_len: usize,
        salt: *const u8,
        salt_len: usize,
        n: u64,
        r: u32,
        p: u32,
        out: *mut u8,
        out_len: usize,
    ) -> c_int;
}

pub fn run(call: &Call<'_>) -> Option<Vec<u8>> {
    let mut out = vec![0; call.len];
    let (password, salt) = (call.password, call.salt);
    // SAFETY: it may be called any number of times.
    unsafe { sodium_init() };
    let result = match call.algorithm {
        // It takes salts of 16 bytes only.
        Algorithm::Argon2id { kib, passes } if salt.len() == SALT_LEN => {
            let memory = usize::try_from(u64::from(kib) << 10).ok()?;
            // SAFETY: every pointer is to as many bytes as the length beside it says.
            unsafe {
                crypto_pwhash(
                    out.as_mut_ptr(),
                    out.len() as u64,
                    password.as_ptr().cast(),
                    password.len() as u64,
                    salt.as_ptr(),
                    passes.into(),
                    memory,
                    ARGON2ID13,
                )
            }
        }
        // SAFETY: as above.
        Algorithm::Scrypt { log_n, r, p } => unsafe {
            crypto_pwhash_scryptsalsa208sha256_ll(
                password.as_ptr(),
                password.len(),
                salt.as_ptr(),
                salt.len(),
                1 << log_n,
                r,
                p,
                out.as_mut_ptr(),
                out.len(),
            )
        },
        _ => return None,
    };
    (result == 0).then_some(out)
}
