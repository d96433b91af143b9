//! Logs in without std.

#![no_std]

extern crate alloc;

use core::alloc::{GlobalAlloc, Layout};

use password_compat::{Password, StoredHash, Verifier, presets};

/// The allocator of the C library, for what is linked into a C program.
struct Libc;

unsafe extern "C" {
    fn aligned_alloc(align: usize, size: usize) -> *mut u8;
    fn free(pointer: *mut u8);
}

// SAFETY: the size handed to `aligned_alloc` is a multiple of the alignment,
// which is at least that of a pointer, and what it returns is freed by `free`.
unsafe impl GlobalAlloc for Libc {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let layout = match layout.align_to(align_of::<*const u8>()) {
            Ok(layout) => layout.pad_to_align(),
            Err(_) => return core::ptr::null_mut(),
        };
        unsafe { aligned_alloc(layout.align(), layout.size()) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, _layout: Layout) {
        unsafe { free(pointer) }
    }
}

#[global_allocator]
static ALLOCATOR: Libc = Libc;

unsafe extern "C" {
    fn abort() -> !;
}

#[panic_handler]
fn panic(_: &core::panic::PanicInfo<'_>) -> ! {
    unsafe { abort() }
}

/// Whether a password matches a stored hash: 1, 0, or -1 where there is no verdict.
///
/// # Safety
///
/// Both pointers are readable for the lengths given.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn password_compat_verify(
    password: *const u8,
    password_len: usize,
    stored: *const u8,
    stored_len: usize,
) -> i32 {
    let (password, stored) = unsafe {
        (core::slice::from_raw_parts(password, password_len), core::slice::from_raw_parts(stored, stored_len))
    };
    let Ok(verifier) = Verifier::new(presets::DJANGO) else { return -1 };
    match verifier.verify(&Password::from(password), &StoredHash::new(stored)) {
        Ok(outcome) => outcome.is_accepted().into(),
        Err(_) => -1,
    }
}
