//! Hands what libFuzzer makes up to the target `archive`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| factpress_fuzz::targets::copies::archive(data));
