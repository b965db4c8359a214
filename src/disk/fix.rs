//! Writes fixed texts to the content folder: whole files, and none that somebody has changed
//! meanwhile.

use std::io::{self, Write as _};
use std::path::Path;

use super::DiskError;
use super::own_folder::OwnFolder;
use crate::report::Fix;

/// The byte-order mark, which an editor may have put before a text.
const UTF8_MARK: &str = "\u{feff}";

/// What to do when a link leads to a text: what lies behind it is somebody else's.
const LINK_HELP: &str = "replace it with the file or folder itself";

/// Writes a fixed text in the place of the old one, with the byte-order mark and the line ends that
/// the file has.
///
/// Gives false, and leaves the file alone, when its text is not any more the one that was fixed, or
/// when its lines end now one way and now another.
///
/// # Errors
///
/// When the file cannot be read or written, or a link leads to it; the old one stands as it was
/// then.
pub fn write_fixed(root: &Path, fix: &Fix) -> Result<bool, DiskError> {
    let (folders, name) = fix.file.rsplit_once('/').unwrap_or(("", &fix.file));
    let missing = || DiskError::io("read", &root.join(&*fix.file))(io::ErrorKind::NotFound.into());
    let mut folder = OwnFolder::named(root, LINK_HELP)?.ok_or_else(missing)?;
    for below in folders.split('/').filter(|below| !below.is_empty()) {
        folder = folder.folder(below)?.ok_or_else(missing)?;
    }
    let whole = folder.read(name)?.ok_or_else(missing)?;
    let Some(after) = written_like(&whole.bytes, fix) else {
        return Ok(false);
    };
    let permissions = folder
        .open(name)?
        .ok_or_else(missing)?
        .metadata()
        .map(|there| there.permissions());
    folder.replace(name, |file| {
        file.set_permissions(permissions?)?;
        file.write_all(after.as_bytes())?;
        file.sync_all()
    })?;
    Ok(true)
}

/// The fixed text as these bytes are written; `None` when they are not the text that was fixed.
fn written_like(bytes: &[u8], fix: &Fix) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?;
    let (mark, text) = text
        .strip_prefix(UTF8_MARK)
        .map_or(("", text), |text| (UTF8_MARK, text));
    if text == fix.before {
        return Some(format!("{mark}{}", fix.after));
    }
    let windows = |text: &str| text.replace('\n', "\r\n");
    (text == windows(&fix.before)).then(|| format!("{mark}{}", windows(&fix.after)))
}
