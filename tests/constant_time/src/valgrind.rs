//! The client requests of valgrind's memcheck, as in `valgrind.h` and
//! `memcheck.h`: instructions that do nothing outside valgrind.

use std::hint::black_box;

#[cfg(not(all(target_arch = "x86_64", target_os = "linux")))]
compile_error!("the requests are written for Linux on x86-64");

const RUNNING_ON_VALGRIND: usize = 0x1001;
const COUNT_ERRORS: usize = 0x1201;
const MEMCHECK: usize = (b'M' as usize) << 24 | (b'C' as usize) << 16;
const MAKE_MEM_UNDEFINED: usize = MEMCHECK + 1;
const MAKE_MEM_DEFINED: usize = MEMCHECK + 2;

fn request(what: usize, first: usize, second: usize) -> usize {
    let arguments = [what, first, second, 0, 0, 0];
    let mut answer = 0_usize;
    // SAFETY: the rotations add up to 128 bits and the exchange is of a register
    // with itself. Valgrind reads the six arguments and writes `rdx`.
    unsafe {
        std::arch::asm!(
            "rol rdi, 3",
            "rol rdi, 13",
            "rol rdi, 61",
            "rol rdi, 51",
            "xchg rbx, rbx",
            in("rax") arguments.as_ptr(),
            inout("rdx") answer,
        );
    }
    answer
}

/// Whether there is a valgrind to ask.
pub fn running() -> bool {
    request(RUNNING_ON_VALGRIND, 0, 0) != 0
}

/// The reports so far, each time that one occurred.
pub fn reports() -> usize {
    request(COUNT_ERRORS, 0, 0)
}

/// From here on a branch or an address that depends on these bytes is reported.
pub fn poison(bytes: &mut [u8]) {
    request(MAKE_MEM_UNDEFINED, bytes.as_mut_ptr() as usize, bytes.len());
    black_box(bytes);
}

/// What came of a secret is public now.
pub fn declassify<T>(mut value: T) -> T {
    request(MAKE_MEM_DEFINED, (&raw mut value) as usize, size_of::<T>());
    black_box(value)
}
