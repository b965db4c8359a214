//! Hands what libFuzzer makes up to the target `picture`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| factpress_fuzz::targets::picture::run(data));
