//! Durability: what must have reached the disk itself before the next step.

use std::fs;
use std::io::{self, Write as _};
#[cfg(target_os = "linux")]
use std::num::NonZeroU64;
use std::path::Path;

use crate::disk::DiskError;

/// Writes a file so that it is whole on the disk itself when this returns.
pub fn write_whole(file: &mut fs::File, text: &str) -> io::Result<()> {
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// Has the system begin to bring a part of a file onto the disk, which it would otherwise do when
/// it is waited for.
pub fn begin_to_sync(file: &fs::File, start: u64, length: u64) {
    // The advice is that nobody will read it; whatever of it was not written yet is written at
    // that.
    #[cfg(target_os = "linux")]
    let _ = rustix::fs::fadvise(
        file,
        start,
        NonZeroU64::new(length),
        rustix::fs::Advice::DontNeed,
    );
    let _ = (file, start, length);
}

/// Brings all that was written to this folder's disk onto it, in one call for any number of files.
pub fn sync_disk(folder: &Path) -> Result<(), DiskError> {
    #[cfg(target_os = "linux")]
    fs::File::open(folder)
        .and_then(|open| Ok(rustix::fs::syncfs(open)?))
        .map_err(DiskError::io("write to the disk of", folder))?;
    let _ = folder;
    Ok(())
}

/// Brings the names in a folder onto the disk, where a folder can be opened for that.
pub fn sync_folder(folder: &Path) -> Result<(), DiskError> {
    if cfg!(unix) {
        let sync = || fs::File::open(folder)?.sync_all();
        sync().map_err(DiskError::io("write to the disk of", folder))?;
    }
    Ok(())
}
