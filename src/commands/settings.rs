//! The settings of the publication in a folder, for commands that need no more of it.

use std::path::Path;

use crate::disk::{self, DiskError};
use crate::model::reading;
use crate::model::settings::Settings;

/// The settings; `None` if there is no publication, or they cannot be read.
///
/// # Errors
///
/// If the disk fails.
pub fn settings_at(root: &Path) -> Result<Option<Settings>, DiskError> {
    if !disk::has_content(root) {
        return Ok(None);
    }
    let (content, _, library) = disk::content(root)?;
    Ok(reading::settings(&content, &library)?.0)
}
