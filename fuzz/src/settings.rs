//! Any bytes as `content/site.yaml`.
//!
//! What is looked at: no panic, a report that can be printed, and whatever is published is what it
//! must be.

use super::published;
use crate::small_site::SmallSite;

/// Reads the bytes as the settings of the small site.
pub fn run(data: &[u8]) {
    published::of(&SmallSite::new("").with_bytes("content/site.yaml", data));
}
