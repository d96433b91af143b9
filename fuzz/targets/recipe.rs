#![no_main]

#[path = "../recipe_checks.rs"]
mod recipe_checks;

libfuzzer_sys::fuzz_target!(|data: &[u8]| recipe_checks::recipe(data));
