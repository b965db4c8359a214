//! Hands what libFuzzer makes up to the target `html`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| factpress_fuzz::targets::copies::html(data));
