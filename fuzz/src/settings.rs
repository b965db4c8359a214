//! Any bytes as `content/site.yaml`.
//!
//! It checks that nothing panics, that the report can be printed, and that every published file is
//! as it must be.

use super::published;
use crate::small_site::SmallSite;

/// Reads the bytes as the settings of the small site.
pub fn run(data: &[u8]) {
    published::of(&SmallSite::new("").with_bytes("content/site.yaml", data));
}
