//! The program itself: caches of one version are useless to another.

use std::env;
use std::fs;

use super::stamp::Stamp;

/// The running program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Program([u8; 32]);

impl Program {
    /// The running program, by its version and the stamp of its file; `None` if the file cannot be
    /// found.
    pub fn running() -> Option<Self> {
        let file = env::current_exe().and_then(fs::metadata).ok()?;
        let stamp = postcard::to_stdvec(&Stamp::of(&file)).ok()?;
        let mut hasher = blake3::Hasher::new();
        hasher.update(env!("CARGO_PKG_VERSION").as_bytes());
        hasher.update(&stamp);
        Some(Self(*hasher.finalize().as_bytes()))
    }

    /// A value that no other version of the program has.
    pub fn fingerprint(&self) -> &[u8] {
        &self.0
    }
}

/// The signals that the program was started with as ignored, as `nohup` does: bit 0 is signal 1.
/// Zero if the system does not say.
#[must_use]
pub fn ignored_signals() -> u64 {
    let status = if cfg!(target_os = "linux") {
        fs::read_to_string("/proc/self/status").ok()
    } else {
        None
    };
    let ignored = status
        .as_deref()
        .and_then(|status| status.lines().find_map(|line| line.strip_prefix("SigIgn:")));
    ignored
        .and_then(|digits| u64::from_str_radix(digits.trim(), 16).ok())
        .unwrap_or(0)
}
