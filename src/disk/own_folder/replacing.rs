//! Replaces a file: writes the new one beside it, renames it, and removes what killed runs have
//! left there.

use std::fs::File;
use std::io;

use super::{OPEN_ATTEMPTS, OwnFolder};
use crate::disk::DiskError;
use crate::disk::handles::{self, EntryKind, How};

/// The ending of a file that is to replace another.
const BESIDE: &str = ".new";

/// Its beginning: a dot, so that it never counts as content.
fn start_beside(name: &str) -> String {
    let dot = if name.starts_with('.') { "" } else { "." };
    format!("{dot}{name}.")
}

impl OwnFolder {
    /// Replaces a file. Whoever reads it meanwhile gets either the old one or the new one,
    /// complete.
    pub fn replace(
        &self,
        name: &str,
        write: impl FnOnce(&mut File) -> io::Result<()>,
    ) -> Result<(), DiskError> {
        self.has(name)?;
        self.clear_beside(name);
        let (beside, mut file) = self.create_beside(name)?;
        let written = write(&mut file)
            .and_then(|()| handles::rename(&self.handle, &beside, &self.handle, name));
        drop(file);
        written.map_err(|error| {
            let _ = handles::remove(&self.handle, &beside);
            self.failed("write", name)(error)
        })
    }

    /// Creates a file beside another, and gives its name. It is locked as long as it is open, which
    /// tells other runs that it is in use.
    fn create_beside(&self, name: &str) -> Result<(String, File), DiskError> {
        // The process number is part of the name, but programs in two containers may have the same.
        for attempt in 0..u64::try_from(OPEN_ATTEMPTS).unwrap_or(1) {
            let beside = format!(
                "{}{}{BESIDE}",
                start_beside(name),
                u64::from(std::process::id()) + (attempt << 32)
            );
            match handles::file(&self.handle, &beside, How::New) {
                Ok(file) => {
                    let _ = file.try_lock();
                    if handles::same_file(&self.handle, &beside, &file) {
                        return Ok((beside, file));
                    }
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(self.failed("create", &beside)(error)),
            }
        }
        Err(self.failed("create", name)(
            io::ErrorKind::ResourceBusy.into(),
        ))
    }

    /// Removes what killed runs have left beside a file: plain files that nobody has locked.
    fn clear_beside(&self, name: &str) {
        let start = start_beside(name);
        for entry in std::fs::read_dir(&self.path)
            .into_iter()
            .flatten()
            .flatten()
        {
            let found = entry.file_name();
            let Some(found) = found.to_str() else {
                continue;
            };
            let number = found
                .strip_prefix(&*start)
                .and_then(|rest| rest.strip_suffix(BESIDE));
            let is_left = number.is_some_and(|number| number.parse::<u64>().is_ok())
                && matches!(
                    handles::kind_of(&self.handle, found),
                    Ok(EntryKind::File(_))
                );
            if let Some(file) = is_left
                .then(|| handles::file(&self.handle, found, How::Read).ok())
                .flatten()
                && file.try_lock().is_ok()
                && handles::same_file(&self.handle, found, &file)
            {
                let _ = handles::remove(&self.handle, found);
            }
        }
    }
}
