//! A fingerprint: a 64-bit hash that tells whether a value has changed since the last run of the
//! same program.

use std::hash::{BuildHasher as _, Hash};

use foldhash::quality::FixedState;

/// The fingerprint of a value: equal values have the same one in every run of a program, and
/// different values have different ones in all but one of 2^64 cases. It is only compared with the
/// earlier fingerprint of the same thing, and never used for a lookup.
#[must_use]
pub fn fingerprint<T: Hash + ?Sized>(value: &T) -> u64 {
    FixedState::with_seed(0).hash_one(value)
}
