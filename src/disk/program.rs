//! The program itself: what one version of it remembers is nothing to another.

use std::env;
use std::fs;

use super::stamp::Stamp;

/// The program that runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Program([u8; 32]);

impl Program {
    /// The program that runs, known by its version and by the stamp of its file; nothing when that cannot be found.
    pub fn running() -> Option<Self> {
        let file = env::current_exe().and_then(fs::metadata).ok()?;
        let stamp = postcard::to_stdvec(&Stamp::of(&file)).ok()?;
        let mut hasher = blake3::Hasher::new();
        hasher.update(env!("CARGO_PKG_VERSION").as_bytes());
        hasher.update(&stamp);
        Some(Self(*hasher.finalize().as_bytes()))
    }

    /// Unlike that of any other program.
    pub fn fingerprint(&self) -> &[u8] {
        &self.0
    }
}
