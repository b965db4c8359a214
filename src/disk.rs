//! The disk: the only place that touches files. It reads content and themes, and is the shelf that `build` publishes to.

#![expect(clippy::disallowed_methods, reason = "the disk is the home of file access")]

mod input;
mod library;
mod memory;
mod output;
mod ownership;
mod program;
mod stamp;

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

pub use input::{content, has_content, theme};
pub use library::{Library, MEMORIES};
pub use output::Output;

/// Why the disk could not do what it was asked.
#[derive(Debug)]
pub enum DiskError {
    /// The operating system refused.
    Io {
        /// What was being done, as in "read".
        doing: &'static str,
        /// To what.
        path: PathBuf,
        /// Its reason.
        reason: io::Error,
    },
    /// factpress refused, for the sake of files that are not its own.
    Refused(String),
}

impl DiskError {
    /// Keeps what was being done to which path.
    fn io(doing: &'static str, path: &Path) -> impl FnOnce(io::Error) -> Self {
        let path = path.to_owned();
        move |reason| Self::Io { doing, path, reason }
    }
}

impl fmt::Display for DiskError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { doing, path, reason } => write!(f, "could not {doing} {}: {reason}", path.display()),
            Self::Refused(why) => f.write_str(why),
        }
    }
}

impl std::error::Error for DiskError {}
