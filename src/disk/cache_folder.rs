//! The cache folder: values that one run leaves for the next, each trusted only if it is complete
//! and from the same program.

use std::io::Write as _;
use std::path::Path;
use std::time::SystemTime;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::DiskError;
use super::own_folder::OwnFolder;
use super::program::Program;

/// The folder at a site's root that holds what one run leaves for the next.
pub const CACHE_FOLDER: &str = ".factpress";

/// The first bytes of such a file, before the program's fingerprint (32) and the BLAKE3 of the rest
/// (32).
const CACHE_MAGIC: &[u8; 16] = b"factpress kept 2";
/// Bytes before the value.
const HEADER_LENGTH: usize = CACHE_MAGIC.len() + 64;
/// The file that makes git ignore the cache folder.
const IGNORE: &str = ".gitignore";
/// The help for something that is in the place of a cache file.
const CACHE_HELP: &str = "remove it and try again; factpress rebuilds the cache";

/// The cache folder of the site at `root`; `None` if there is none.
///
/// # Errors
///
/// Refused if something else is in its place, or in that of the file that makes git ignore it.
pub fn cache_folder(root: &Path) -> Result<Option<OwnFolder>, DiskError> {
    let Some(root) = OwnFolder::named(root, CACHE_HELP)? else {
        return Ok(None);
    };
    let Some(cache_folder) = root.folder(CACHE_FOLDER)? else {
        return Ok(None);
    };
    cache_folder.has(IGNORE)?;
    Ok(Some(cache_folder))
}

/// The cache folder of the site at `root`, which is created if it is missing, with a file that
/// makes git ignore it.
///
/// # Errors
///
/// As for [`cache_folder`], and if the disk fails.
pub fn made_cache_folder(root: &Path) -> Result<OwnFolder, DiskError> {
    let nowhere = || DiskError::io("open", root)(std::io::ErrorKind::NotFound.into());
    let cache_folder = OwnFolder::named(root, CACHE_HELP)?
        .ok_or_else(nowhere)?
        .made_folder(CACHE_FOLDER)?;
    cache_folder.write_once(IGNORE, "*\n")?;
    Ok(cache_folder)
}

/// Writes a value to a file. Whoever reads the file meanwhile gets either the old value or the new
/// one, complete.
///
/// # Errors
///
/// If the disk fails, or something else is in the file's place.
pub fn keep<T: Serialize>(
    folder: &OwnFolder,
    name: &str,
    program: Program,
    value: &T,
) -> Result<(), DiskError> {
    let failed = |error| DiskError::io("write", &folder.at(name))(std::io::Error::other(error));
    let body = postcard::to_stdvec(value).map_err(failed)?;
    folder.replace(name, |file| {
        file.write_all(CACHE_MAGIC)?;
        file.write_all(program.fingerprint())?;
        file.write_all(blake3::hash(&body).as_bytes())?;
        file.write_all(&body)
    })
}

/// The value in a file, and when it was written; `None` if it is incomplete or from another version
/// of the program.
pub fn take<T: DeserializeOwned>(
    folder: &OwnFolder,
    name: &str,
    program: Program,
) -> Option<(T, SystemTime)> {
    let whole = folder.read(name).ok()??;
    let (before, body) = whole.bytes.split_at_checked(HEADER_LENGTH)?;
    let rest = before
        .strip_prefix(CACHE_MAGIC)?
        .strip_prefix(program.fingerprint())?;
    if rest != blake3::hash(body).as_bytes() {
        return None;
    }
    postcard::from_bytes(body)
        .ok()
        .map(|value| (value, whole.stamp.written()))
}
