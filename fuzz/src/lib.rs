//! What is fuzzed, as a library: `fuzz_targets/` hands bytes to it, and factpress's own tests
//! replay the corpus with it.

#![allow(dead_code, reason = "the small site serves more tests than those here")]

#[path = "../../tests/features/small_site.rs"]
mod small_site;

// The path is written out so that this file and the tests find the modules below it in the same
// place.
#[path = "targets.rs"]
pub mod targets;
