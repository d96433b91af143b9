#![no_main]

#[allow(dead_code, reason = "a target calls one of them")]
#[path = "../checks.rs"]
mod checks;

libfuzzer_sys::fuzz_target!(|data: &[u8]| checks::record_text(data));
