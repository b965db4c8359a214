//! WARC files, in which web archives keep what a server answered: writing one so that other tools
//! can read it, and finding in one what was kept of an address.

mod fields;
mod http;
mod index;
mod reading;
mod records;
mod writing;

use std::fmt;

pub use http::{BodyFault, HttpAnswer, decoded, media_type};
pub use reading::{Capture, find, find_in};
pub use writing::{Exchange, Resource, WarcFile};

/// How much is read of a WARC file. Whoever wrote it may want the reader to run out of memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WarcLimits {
    /// The most bytes of the file, or of the files together, unpacked.
    pub file: u64,
    /// The most bytes of one payload, unpacked.
    pub payload: u64,
}

impl Default for WarcLimits {
    fn default() -> Self {
        Self {
            file: 4 << 30,
            payload: 256 << 20,
        }
    }
}

/// Why nothing can be read from a WARC file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WarcFault {
    /// It is something else, or damaged; the words say where.
    Damaged(&'static str),
    /// It ends in the middle of a record.
    CutOff,
    /// It is larger than the limit for the file, once unpacked.
    TooLarge,
    /// It is sound, but has no answer and no file for the address.
    NothingKept,
    /// The answer is there, but its body cannot be unpacked.
    Body(BodyFault),
}

impl fmt::Display for WarcFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Damaged(what) => write!(f, "it is not a sound WARC file: {what}"),
            Self::CutOff => f.write_str("it ends in the middle of a record"),
            Self::TooLarge => f.write_str("it is too large once unpacked"),
            Self::NothingKept => f.write_str("it holds no answer from this address"),
            Self::Body(fault) => fault.fmt(f),
        }
    }
}

impl std::error::Error for WarcFault {}

#[cfg(test)]
mod tests;
