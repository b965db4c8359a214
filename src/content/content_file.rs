//! What the disk found below `content/`: a path, and what it gave for it.

use super::SpecialFile;

/// One thing that the disk found below `content/`.
#[derive(Debug, Clone)]
pub struct ContentFile {
    /// Its path below the site's root, with forward slashes; characters that are no Unicode are
    /// replaced.
    pub path: String,
    /// What the disk gave for it.
    pub given: Given,
}

/// What the disk gave for a path.
#[derive(Debug, Clone)]
pub enum Given {
    /// The bytes of a text file.
    Bytes(Vec<u8>),
    /// A text file that is read when it is needed.
    Text,
    /// A file that is copied and that nobody can look into.
    Asset,
    /// A file of this many bytes that is copied and was not read.
    File(u64),
    /// A text file of this many bytes, more than [`LARGEST_TEXT`](super::LARGEST_TEXT), that was not read.
    TooLarge(u64),
    /// Something whose name is no Unicode.
    NameNotUnicode,
    /// Something that is neither a file nor a folder, not opened.
    Odd(SpecialFile),
}
