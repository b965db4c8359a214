//! Hands what libFuzzer makes up to the target `time`.

#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| factpress_fuzz::targets::time::hunt(data));
