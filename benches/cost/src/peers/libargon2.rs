//! The reference implementation of Argon2.

use std::ffi::{c_int, c_void};

use crate::rows::{Algorithm, Call};

unsafe extern "C" {
    fn argon2id_hash_raw(
        passes: u32,
        kib: u32,
        lanes: u32,
        password: *const c_void,
        password_len: usize,
        salt: *const c_void,
        salt_len: usize,
        out: *mut c_void,
        out_len: usize,
    ) -> c_int;
}

pub fn run(call: &Call<'_>) -> Option<Vec<u8>> {
    let Algorithm::Argon2id { kib, passes } = call.algorithm else { return None };
    let mut out = vec![0; call.len];
    // SAFETY: every pointer is to as many bytes as the length beside it says.
    let result = unsafe {
        argon2id_hash_raw(
            passes,
            kib,
            1,
            call.password.as_ptr().cast(),
            call.password.len(),
            call.salt.as_ptr().cast(),
            call.salt.len(),
            out.as_mut_ptr().cast(),
            out.len(),
        )
    };
    (result == 0).then_some(out)
}
