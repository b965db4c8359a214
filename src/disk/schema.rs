//! Writes JSON Schemas to a folder, never over a file that is not one of them.

use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::Path;

use super::DiskError;
use super::own_folder::OwnFolder;
use super::ownership::refuse_links;

/// A text that is in every schema of factpress and in no other file.
const SCHEMA_ID: &str = "\"urn:factpress:schema:";

/// The help for something that is in the way.
const SCHEMA_HELP: &str = "name another folder with --output";

/// Writes these texts below a folder, each by its name. A file that already has its text is not
/// touched.
///
/// # Errors
///
/// If something else is in the place of one of them, before any is written; or if the folder cannot
/// be written to.
pub fn write_schemas(folder: &Path, schemas: &[(String, String)]) -> Result<(), DiskError> {
    // The folder is usually below the one that the program runs in, where whoever wrote the
    // repository decides what is there.
    refuse_links(Path::new("."), folder)?;
    let mut changed = Vec::new();
    for (name, text) in schemas {
        let path = folder.join(name);
        match read(&path)? {
            Some(there) if there == *text => {}
            Some(there) if !there.contains(SCHEMA_ID) => {
                let path = path.display();
                return Err(DiskError::Refused(format!(
                    "{path} exists and was not written by factpress\n   = help: name another folder with --output"
                )));
            }
            _ => changed.push((name, text)),
        }
    }
    fs::create_dir_all(folder).map_err(DiskError::io("make", folder))?;
    let nowhere = || DiskError::io("open", folder)(ErrorKind::NotFound.into());
    let own = OwnFolder::named(folder, SCHEMA_HELP)?.ok_or_else(nowhere)?;
    for (name, text) in changed {
        own.replace(name, |file| file.write_all(text.as_bytes()))?;
    }
    Ok(())
}

/// The text at a path; `None` if there is none, or something other than a file.
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
