//! Hands what libFuzzer makes up to the target `front_matter`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| factpress_fuzz::targets::front_matter::run(data));
