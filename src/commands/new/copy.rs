//! `factpress new source --copy`: keeps a file that somebody has saved as the copy of the new source.

use std::path::Path;

use super::Halt;
use crate::authoring::starter::{Answers, COPY, ExistingContent};
use crate::base::text::visible;
use crate::commands::archive::{SavedFile, keep_of_new};
use crate::commands::arguments::SavedCopy;
use crate::commands::console::Console;
use crate::disk::DiskError;

/// The copy of a source that is not written yet.
pub struct CopyOfNew {
    id: String,
    file: SavedFile,
}

/// The copy of the source with these answers, which then say that there is one. Nothing is written
/// if nothing can be read from the file.
pub fn copy_of_new(
    copy: &SavedCopy,
    bytes: Vec<u8>,
    answers: &mut Answers,
    known: &ExistingContent,
) -> Result<CopyOfNew, Halt> {
    let name = copy.path.file_name().unwrap_or_default().to_string_lossy();
    let id = answers.must("id").to_owned();
    let Some(today) = known.today.as_ref().map(|today| today.day) else {
        return Err(Halt::Mistakes("error: the clock says no day\n".to_owned()));
    };
    let saved = (&*name, bytes);
    let file = SavedFile::new(&id, answers.get("url"), saved, copy.date, today)?;
    file.is_readable()
        .map_err(|why| Halt::Mistakes(format!("error: {}: it is {why}\n", visible(&name))))?;
    answers.insert(COPY, copy.path.to_string_lossy().into_owned());
    Ok(CopyOfNew { id, file })
}

impl CopyOfNew {
    /// Keeps it, and says so.
    pub fn keep(self, root: &Path, console: &Console) -> Result<(), DiskError> {
        let file = (&*self.file.file_name, &*self.file.bytes);
        console.say(&keep_of_new(root, &self.id, file, console.when())?);
        Ok(())
    }
}
