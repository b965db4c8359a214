//! Hands what libFuzzer makes up to the target `time`, with the time that this process has had of
//! the processor.

#![no_main]

use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

libfuzzer_sys::fuzz_target!(|data: &[u8]| factpress_fuzz::targets::time::hunt(data, used));

/// How long this process has used the processor, by all of its threads.
fn used() -> Duration {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    let seconds = u64::try_from(time.tv_sec).unwrap_or(0);
    let rest = u64::try_from(time.tv_nsec).unwrap_or(0);
    Duration::from_secs(seconds) + Duration::from_nanos(rest)
}
