//! Durability: makes sure that files are on the disk itself before the next step.

use std::fs;
use std::io::{self, Write as _};
#[cfg(target_os = "linux")]
use std::num::NonZeroU64;
use std::path::Path;

use crate::disk::DiskError;

/// Writes a file, and returns when all of it is on the disk itself.
pub fn write_whole(file: &mut fs::File, text: &str) -> io::Result<()> {
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// Makes the system begin to write a part of a file to the disk, so that there is less to wait for
/// later.
pub fn begin_to_sync(file: &fs::File, start: u64, length: u64) {
    // This says that nobody will read the part soon. Linux then writes it to the disk, if it has
    // not yet, without making the caller wait.
    #[cfg(target_os = "linux")]
    let _ = rustix::fs::fadvise(
        file,
        start,
        NonZeroU64::new(length),
        rustix::fs::Advice::DontNeed,
    );
    let _ = (file, start, length);
}

/// Writes everything that waits for this folder's disk, in one call for any number of files.
pub fn sync_disk(folder: &Path) -> Result<(), DiskError> {
    #[cfg(target_os = "linux")]
    fs::File::open(folder)
        .and_then(|open| Ok(rustix::fs::syncfs(open)?))
        .map_err(DiskError::io("write to the disk of", folder))?;
    let _ = folder;
    Ok(())
}

/// Writes the names in a folder to the disk, on systems where a folder can be opened for that.
pub fn sync_folder(folder: &Path) -> Result<(), DiskError> {
    if cfg!(unix) {
        let sync = || fs::File::open(folder)?.sync_all();
        sync().map_err(DiskError::io("write to the disk of", folder))?;
    }
    Ok(())
}
