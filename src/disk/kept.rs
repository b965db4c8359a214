//! Kept values: what one run leaves for the next, as a file that is believed only when it is whole and the program the same.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;
use std::time::SystemTime;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::program::Program;

/// The first bytes of such a file, before the program's fingerprint (32) and the BLAKE3 of the rest (32).
const MAGIC: &[u8; 16] = b"factpress kept 1";
/// Bytes before the value.
const BEFORE: usize = MAGIC.len() + 64;

/// Makes the folder of all memories, which git is told to ignore.
pub fn make_folder(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)?;
    let ignore = folder.join(".gitignore");
    if ignore.exists() { Ok(()) } else { fs::write(ignore, "*\n") }
}

/// Keeps a value in a file; whoever reads it meanwhile finds the old one or the new one, whole.
pub fn keep<T: Serialize>(path: &Path, program: Program, value: &T) -> io::Result<()> {
    let body = postcard::to_stdvec(value).map_err(io::Error::other)?;
    let beside = path.with_extension(format!("{}.new", std::process::id()));
    let write = || {
        let mut file = fs::File::create(&beside)?;
        file.write_all(MAGIC)?;
        file.write_all(program.fingerprint())?;
        file.write_all(blake3::hash(&body).as_bytes())?;
        file.write_all(&body)?;
        drop(file);
        fs::rename(&beside, path)
    };
    write().inspect_err(|_| {
        let _ = fs::remove_file(&beside);
    })
}

/// The value that was kept in a file, and when; nothing when it is not whole or another program's.
pub fn take<T: DeserializeOwned>(path: &Path, program: Program) -> Option<(T, SystemTime)> {
    let written = fs::metadata(path).and_then(|there| there.modified()).ok()?;
    let bytes = fs::read(path).ok()?;
    let (before, body) = bytes.split_at_checked(BEFORE)?;
    let rest = before.strip_prefix(MAGIC)?.strip_prefix(program.fingerprint())?;
    if rest != blake3::hash(body).as_bytes() {
        return None;
    }
    postcard::from_bytes(body).ok().map(|value| (value, written))
}
