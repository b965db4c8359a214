//! Copies: what a stored copy of a source says. The bytes of a file go in, its text comes out;
//! nothing here reads a disk or asks a network.
//!
//! A copy is hostile input: whatever it contains, reading it takes no more memory and time than its
//! size allows, nothing panics, and a path inside an archive is only a name.

mod charset;
mod html;
mod kind;
mod lines;
mod metadata;
mod mhtml;
pub mod obstacle;
mod payload;
mod pdf;
mod plain;
mod text;
mod wacz;
pub mod warc;

pub use kind::{kind, may_hold_many};
pub use metadata::{Metadata, PageKind};
pub use payload::Payload;
pub use text::{CopyText, CopyWording, Place};

use std::borrow::Cow;
use std::fmt;

use serde::{Deserialize, Serialize};

/// The largest payload that is read, in bytes.
pub const LARGEST_PAYLOAD: usize = 128 << 20;

/// Why no text can be read from a copy, as the end of a sentence about it: `a PDF of pictures
/// without text`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unreadable(pub Cow<'static, str>);

impl Unreadable {
    const fn new(what: &'static str) -> Self {
        Self(Cow::Borrowed(what))
    }
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
