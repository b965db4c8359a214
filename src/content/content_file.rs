//! A file below `content/` as the disk found it, before anybody looks into it.

use super::SpecialFile;

/// A path that the disk found below `content/`, with what is there.
#[derive(Debug, Clone)]
pub struct ContentFile {
    /// Its path below the site's root, with forward slashes; characters that are not Unicode are
    /// replaced by U+FFFD.
    pub path: String,
    /// What is there.
    pub given: Given,
}

/// What the disk found at a path.
#[derive(Debug, Clone)]
pub enum Given {
    /// The bytes of a text file.
    Bytes(Vec<u8>),
    /// A text file that is read when it is needed.
    Text,
    /// A file that is copied and is not inspected.
    Asset,
    /// A file of this many bytes that is copied and was not read.
    File(u64),
    /// A text file of this many bytes, more than [`LARGEST_TEXT`](super::LARGEST_TEXT), that was
    /// not read.
    TooLarge(u64),
    /// Something whose name is not Unicode.
    NameNotUnicode,
    /// Something that is neither a file nor a folder, not opened.
    Odd(SpecialFile),
}
