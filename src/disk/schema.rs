//! Writing JSON Schemas into a folder: never over a file that is not one of them.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::DiskError;

/// What is in every schema of ours and in no other file.
const OURS: &str = "\"urn:factpress:schema:";

/// Writes these texts below a folder, each by its name; one that is there already as it is stays untouched.
///
/// # Errors
///
/// When something else stands in the place of one of them, before any is written; when the folder cannot be written to.
pub fn write_schemas(folder: &Path, schemas: &[(String, String)]) -> Result<(), DiskError> {
    let mut changed = Vec::new();
    for (name, text) in schemas {
        let path = folder.join(name);
        match read(&path)? {
            Some(there) if there == *text => {}
            Some(there) if !there.contains(OURS) => {
                let path = path.display();
                return Err(DiskError::Refused(format!(
                    "{path} is there and no schema of factpress's\n   = help: name another folder with --output"
                )));
            }
            _ => changed.push((path, text)),
        }
    }
    fs::create_dir_all(folder).map_err(DiskError::io("make", folder))?;
    for (path, text) in changed {
        let beside = path.with_extension(format!("{}.new", std::process::id()));
        let written = fs::write(&beside, text).and_then(|()| fs::rename(&beside, &path));
        written.map_err(DiskError::io("write", &path)).inspect_err(|_| {
            let _ = fs::remove_file(&beside);
        })?;
    }
    Ok(())
}

/// What stands at a path: a text, or nothing. What is no file holds no text.
fn read(path: &Path) -> Result<Option<String>, DiskError> {
    match fs::symlink_metadata(path) {
        Ok(there) if there.is_file() => fs::read(path)
            .map(|bytes| Some(String::from_utf8_lossy(&bytes).into_owned()))
            .map_err(DiskError::io("read", path)),
        Ok(_) => Ok(Some(String::new())),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(DiskError::io("read", path)(error)),
    }
}
