//! OpenSSL's libcrypto.

use std::ffi::{c_char, c_int, c_void};

use crate::rows::{Algorithm, Call, Hash};

unsafe extern "C" {
    fn EVP_sha1() -> *const c_void;
    fn EVP_sha256() -> *const c_void;
    fn EVP_sha512() -> *const c_void;
    fn PKCS5_PBKDF2_HMAC(
        password: *const c_char,
        password_len: c_int,
        salt: *const u8,
        salt_len: c_int,
        rounds: c_int,
        digest: *const c_void,
        out_len: c_int,
        out: *mut u8,
    ) -> c_int;
    fn EVP_PBE_scrypt(
        password: *const c_char,
        password_len: usize,
        salt: *const u8,
        salt_len: usize,
        n: u64,
        r: u64,
        p: u64,
        most_memory: u64,
        out: *mut u8,
        out_len: usize,
    ) -> c_int;
}

pub fn run(call: &Call<'_>) -> Option<Vec<u8>> {
    let mut out = vec![0; call.len];
    let (password, salt) = (call.password, call.salt);
    let int = |len: usize| c_int::try_from(len).expect("short inputs");
    let result = match call.algorithm {
        // SAFETY: every pointer is to as many bytes as the length beside it says.
        Algorithm::Pbkdf2 { hash, rounds } => unsafe {
            let digest = match hash {
                Hash::Md5 => return None,
                Hash::Sha1 => EVP_sha1(),
                Hash::Sha256 => EVP_sha256(),
                Hash::Sha512 => EVP_sha512(),
            };
            PKCS5_PBKDF2_HMAC(
                password.as_ptr().cast(),
                int(password.len()),
                salt.as_ptr(),
                int(salt.len()),
                c_int::try_from(rounds).expect("few rounds"),
                digest,
                int(out.len()),
                out.as_mut_ptr(),
            )
        },
        // SAFETY: as above.
        Algorithm::Scrypt { log_n, r, p } => unsafe {
            EVP_PBE_scrypt(
                password.as_ptr().cast(),
                password.len(),
                salt.as_ptr(),
                salt.len(),
                1 << log_n,
                r.into(),
                p.into(),
                1 << 30,
                out.as_mut_ptr(),
                out.len(),
            )
        },
        _ => return None,
    };
    (result == 1).then_some(out)
}
