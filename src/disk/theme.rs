//! Loads the theme that a publication names, or says what is wrong with it.

use std::path::Path;

use super::{DiskError, input};
use crate::ThemeChoice;
use crate::report::Report;
use crate::theme::{Theme, missing_words};

/// The theme, or else the report of its faults.
///
/// # Errors
///
/// If its files cannot be read.
pub fn load_theme(root: &Path, choice: &ThemeChoice) -> Result<Result<Theme, Report>, DiskError> {
    let folder = format!("themes/{}", choice.name);
    let files = match input::theme(root, &choice.name)? {
        Ok(files) => files,
        Err(faults) => return Ok(Err(faults.report())),
    };
    let missing = missing_words(&folder, &files, &choice.languages);
    Ok(match Theme::new(&folder, files) {
        Ok(theme) if missing.is_empty() => Ok(theme),
        Ok(theme) => Err(theme.report(missing)),
        Err(mut faults) => {
            faults.diagnostics.extend(missing);
            Err(faults.report())
        }
    })
}
