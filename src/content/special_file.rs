//! Special files: what may be at a path and is neither a file nor a folder, and how it is refused.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::{SPECIAL_FILE, SYMBOLIC_LINK};
use crate::base::diagnostic::{At, Diagnostic};

/// What is at a path if it is neither a file nor a folder. None of these is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum SpecialFile {
    /// A symbolic link.
    Link,
    /// A named pipe.
    Pipe,
    /// A socket.
    Socket,
    /// A device.
    Device,
    /// Something that the system does not name.
    Other,
}

impl SpecialFile {
    /// What it is, in words.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Link => "a symbolic link",
            Self::Pipe => "a named pipe",
            Self::Socket => "a socket",
            Self::Device => "a device",
            Self::Other => "neither a file nor a folder",
        }
    }

    /// Refuses it at this path below the site's root; `wanted` is what should be there, as in
    /// `file`.
    #[must_use]
    pub fn fault(self, path: &Arc<str>, wanted: &str) -> Diagnostic {
        if self == Self::Link {
            let message = "this is a symbolic link, and symbolic links are not followed";
            let help = format!("put the {wanted} itself here");
            return Diagnostic::new(SYMBOLIC_LINK, path, At::File, message).with_help(help);
        }
        let message = format!("this is {}, which factpress does not read", self.name());
        Diagnostic::new(SPECIAL_FILE, path, At::File, message)
            .with_help(format!("put a {wanted} here, or remove it"))
    }
}
