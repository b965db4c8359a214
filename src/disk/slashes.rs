//! Paths as the rest of the program knows them, whatever the system.

use std::path::Path;

/// A path with forward slashes on every system.
pub fn forward_slashes(path: &Path) -> String {
    let parts: Vec<_> = path
        .components()
        .map(|part| part.as_os_str().to_string_lossy())
        .collect();
    parts.join("/")
}
