//! Loads the theme that a publication names with the publication's own fonts, or says what is wrong
//! with it.

use std::fs;
use std::path::Path;

use super::inputs::walk;
use super::slashes::forward_slashes;
use super::{DiskError, input};
use crate::ThemeChoice;
use crate::base::diagnostic::{At, Diagnostic};
use crate::check::external::ShareFonts;
use crate::content::{FONTS, is_font};
use crate::report::Report;
use crate::theme::{Faults, THEME, Theme, ThemeFile, missing_words, share_fonts};

/// The largest font that is read, in bytes (64 MiB).
const LARGEST_FONT: u64 = 64 << 20;

/// The theme, or else the report of its faults.
///
/// # Errors
///
/// If its files cannot be read.
pub fn load_theme(root: &Path, choice: &ThemeChoice) -> Result<Result<Theme, Report>, DiskError> {
    let folder = format!("themes/{}", choice.name);
    let mut files = match input::theme(root, &choice.name)? {
        Ok(files) => files,
        Err(faults) => return Ok(Err(faults.report())),
    };
    match fonts(root)? {
        Ok(fonts) => files.extend(fonts),
        Err(faults) => return Ok(Err(Faults::of(faults, &files).report())),
    }
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

/// The fonts of share images, as the rules need them; `None` if the theme draws no pictures of
/// claims, or if something is wrong with it, which [`load_theme`] reports.
///
/// # Errors
///
/// If its files cannot be read.
pub fn load_share_fonts(root: &Path, theme: &str) -> Result<Option<ShareFonts>, DiskError> {
    let Ok(mut files) = input::theme(root, theme)? else {
        return Ok(None);
    };
    files.extend(fonts(root)?.unwrap_or_default());
    Ok(share_fonts(&files))
}

/// The fonts in `content/fonts/`. The inner error names those that are too large. Links and other
/// odd files are left out: the content reports them.
fn fonts(root: &Path) -> Result<Result<Vec<ThemeFile>, Vec<Diagnostic>>, DiskError> {
    let folder = root.join(FONTS);
    let (mut files, mut faults) = (Vec::new(), Vec::new());
    if !folder.is_dir() {
        return Ok(Ok(files));
    }
    for entry in walk(&folder)? {
        let path = forward_slashes(entry.path().strip_prefix(root).unwrap_or(entry.path()));
        if !entry.file_type().is_file() || !is_font(&path) {
            continue;
        }
        let failed = |error| DiskError::io("read", entry.path())(error);
        let bytes = fs::symlink_metadata(entry.path()).map_err(failed)?.len();
        if bytes > LARGEST_FONT {
            let message = format!("this font has {bytes} bytes; the limit is {LARGEST_FONT}");
            faults.push(Diagnostic::new(THEME, &path.into(), At::File, message));
            continue;
        }
        let bytes = fs::read(entry.path()).map_err(failed)?;
        files.push(ThemeFile::font(&path, bytes));
    }
    Ok(if faults.is_empty() {
        Ok(files)
    } else {
        Err(faults)
    })
}
