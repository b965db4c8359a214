//! Writes fixed texts to the content folder: whole files, and none that somebody has changed
//! meanwhile.

use std::io::{self, Write as _};
use std::path::Path;

use super::DiskError;
use super::own_folder::OwnFolder;
use crate::base::text::BYTE_ORDER_MARK;
use crate::report::Fix;

/// What to do when a link leads to a text: the file behind it may belong to somebody else.
const LINK_HELP: &str = "replace it with the file or folder itself";

/// Writes a fixed text in the place of the old one, with the byte-order mark and the line ends that
/// the file has.
///
/// Gives false, and leaves the file alone, if its text is no longer the one that was fixed, or if it
/// mixes two kinds of line ends.
///
/// # Errors
///
/// If the file cannot be read or written, or a link leads to it. The old file then stays as it was.
pub fn write_fixed(root: &Path, fix: &Fix) -> Result<bool, DiskError> {
    let missing = || missing(root, &fix.file);
    let (folder, name) = folder_of(root, &fix.file)?;
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

/// The folder of a path below a site's root, opened without following links, and the last name of
/// the path.
pub fn folder_of<'p>(root: &Path, path: &'p str) -> Result<(OwnFolder, &'p str), DiskError> {
    let (folders, name) = path.rsplit_once('/').unwrap_or(("", path));
    let missing = || missing(root, path);
    let mut folder = OwnFolder::named(root, LINK_HELP)?.ok_or_else(missing)?;
    for below in folders.split('/').filter(|below| !below.is_empty()) {
        folder = folder.folder(below)?.ok_or_else(missing)?;
    }
    Ok((folder, name))
}

fn missing(root: &Path, path: &str) -> DiskError {
    DiskError::io("read", &root.join(path))(io::ErrorKind::NotFound.into())
}

/// The fixed text with the mark and the line ends of these bytes; `None` if they are not the text
/// that was fixed.
fn written_like(bytes: &[u8], fix: &Fix) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?;
    let without_mark = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    let (mark, text) = text.split_at(text.len() - without_mark.len());
    if text == fix.before {
        return Some(format!("{mark}{}", fix.after));
    }
    let windows = |text: &str| text.replace('\n', "\r\n");
    (text == windows(&fix.before)).then(|| format!("{mark}{}", windows(&fix.after)))
}
