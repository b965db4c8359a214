//! Writes JSON Schemas to a folder, never over a file that is not one of them.

use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::Path;

use super::DiskError;
use super::own_folder::OwnFolder;
use super::ownership::refuse_links;

/// What is in every schema of ours and in no other file.
const SCHEMA_ID: &str = "\"urn:factpress:schema:";

/// What to do when something is in the way.
const SCHEMA_HELP: &str = "name another folder with --output";

/// Writes these texts below a folder, each by its name; one that is there already as it is stays
/// untouched.
///
/// # Errors
///
/// When something else stands in the place of one of them, before any is written; when the folder
/// cannot be written to.
pub fn write_schemas(folder: &Path, schemas: &[(String, String)]) -> Result<(), DiskError> {
    // The folder lies in the one that the program runs in, as a rule, and who wrote a repository
    // decides what stands there.
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
