//! A fingerprint: a 64-bit hash that tells whether a value has changed since the last run of the
//! same program.

use std::hash::{BuildHasher as _, Hash};

use foldhash::quality::FixedState;

/// The fingerprint of a value: the same for equal values in every run of one program, and in all
/// likelihood (all but one in 2^64) another for another value. It is compared with what the same
/// thing had before, and never looked up.
#[must_use]
pub fn fingerprint<T: Hash + ?Sized>(value: &T) -> u64 {
    FixedState::with_seed(0).hash_one(value)
}
