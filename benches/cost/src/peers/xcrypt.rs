//! libxcrypt's crypt(3).

use std::ffi::{CStr, CString, c_char, c_int, c_void};

use crate::rows::Call;

/// `sizeof(struct crypt_data)` of libxcrypt 4, which never changes.
const DATA: usize = 32_768;

#[repr(align(16))]
struct Data([u8; DATA]);

unsafe extern "C" {
    fn crypt_rn(phrase: *const c_char, setting: *const c_char, data: *mut c_void, size: c_int) -> *mut c_char;
}

/// The digest as the text of crypt(3), from which the row is read back.
pub fn run(call: &Call<'_>) -> Option<Vec<u8>> {
    let phrase = CString::new(call.password).ok()?;
    let setting = CString::new(call.setting?).ok()?;
    let mut data = Box::new(Data([0; DATA]));
    // SAFETY: both texts end with NUL, and the memory is as large as said.
    let text = unsafe {
        let text = crypt_rn(phrase.as_ptr(), setting.as_ptr(), (&raw mut data.0).cast(), DATA as c_int);
        if text.is_null() { None } else { Some(CStr::from_ptr(text).to_bytes().to_vec()) }
    };
    text.filter(|text| !text.starts_with(b"*"))
}
