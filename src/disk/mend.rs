//! Writing mended texts into the content folder: whole files, and none that somebody has changed meanwhile.

use std::fs;
use std::io::Write as _;
use std::path::Path;

use super::DiskError;
use crate::report::Mend;

/// The byte-order mark, which an editor may have put before a text.
const MARK: &str = "\u{feff}";

/// Writes a mended text in the place of the old one, with the byte-order mark and the line ends that the file has.
///
/// Gives false, and leaves the file alone, when its text is not any more the one that was mended, or when its lines end now
/// one way and now another.
///
/// # Errors
///
/// When the file cannot be read or written; the old one stands as it was then.
pub fn write_mended(root: &Path, mend: &Mend) -> Result<bool, DiskError> {
    let path = root.join(&*mend.file);
    let is_file = fs::symlink_metadata(&path).map_err(DiskError::io("read", &path))?.is_file();
    let bytes = if is_file { fs::read(&path).map_err(DiskError::io("read", &path))? } else { Vec::new() };
    let Some(after) = written_like(&bytes, mend) else { return Ok(false) };
    let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    // Names that begin with a dot are not content.
    let beside = path.with_file_name(format!(".{name}.{}.new", std::process::id()));
    let write = || {
        let mut file = fs::File::create(&beside)?;
        file.set_permissions(fs::metadata(&path)?.permissions())?;
        file.write_all(after.as_bytes())?;
        file.sync_all()?;
        drop(file);
        fs::rename(&beside, &path)
    };
    let written = write().map_err(DiskError::io("write", &path));
    written.map(|()| true).inspect_err(|_| {
        let _ = fs::remove_file(&beside);
    })
}

/// The mended text as these bytes are written; nothing when they are not the text that was mended.
fn written_like(bytes: &[u8], mend: &Mend) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?;
    let (mark, text) = text.strip_prefix(MARK).map_or(("", text), |text| (MARK, text));
    if text == mend.before {
        return Some(format!("{mark}{}", mend.after));
    }
    let windows = |text: &str| text.replace('\n', "\r\n");
    (text == windows(&mend.before)).then(|| format!("{mark}{}", windows(&mend.after)))
}
