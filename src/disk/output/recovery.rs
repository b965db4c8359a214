//! Recovery: the journal of a build that broke off, carried out to its end.

use std::fs;
use std::io;
use std::path::Path;

use super::moving::{forget, move_in, remove};
use super::{DiskError, places, rename, write_whole};
use crate::disk::ownership::read_manifest;
use crate::publish::{Capitals, Hash, JOURNAL, Journal, MANIFEST, Manifest, Step};

/// Finishes what the journal in a folder says, if there is one. This too may break off at any instant.
///
/// # Errors
///
/// Refused when a file that factpress did not write has come to stand where a new one is to go. Otherwise when the disk
/// fails.
pub fn roll_forward(folder: &Path, staging: &Path) -> Result<(), DiskError> {
    let path = folder.join(JOURNAL);
    let text = match fs::read(&path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        read => read.map_err(DiskError::io("read", &path))?,
    };
    let journal = String::from_utf8(text).ok().and_then(|text| Journal::parse(&text));
    let Some(journal) = journal else { return forget(folder) };
    let before = read_manifest(folder)?.unwrap_or_default();
    finish(folder, staging, &journal, before).map_err(DiskError::unfinished)
}

fn finish(folder: &Path, staging: &Path, journal: &Journal, before: Manifest) -> Result<(), DiskError> {
    let waits = |path: &str, hash: Hash| has(&staging.join(path), hash);
    let is_whole = journal.listed.iter().all(|(path, hash)| waits(path, *hash) || has(&folder.join(&**path), *hash));
    if !is_whole {
        // A power cut has torn files that waited, or somebody has taken them. The site stays as it stands, and the next
        // build knows all of it to be its own.
        let mut both = before;
        both.files.extend(journal.listed.iter().cloned());
        write_manifest(folder, staging, &both)?;
        return forget(folder);
    }
    let is_waiting = |path: &str| staging.join(path).exists();
    let waiting = journal.listed.iter().map(|(path, _)| &**path).filter(|path| is_waiting(path));
    places::check(folder, &before, &Capitals::of(&before), waiting, journal)?;
    // Where capitals do not count, what was cleared for a file that is in by now would be that file itself.
    let landed = journal.listed.iter().filter(|(path, _)| !is_waiting(path)).cloned().collect();
    let landed = Manifest { files: landed };
    let capitals = Capitals::of(&landed);
    for step in &journal.steps {
        match step {
            Step::Move(path) => move_in(staging, folder, path)?,
            Step::Clear(path) if capitals.has_twin(&landed, path) => {}
            // Since the journal was written, a file of another may have come to stand where ours is gone.
            Step::Clear(path) | Step::Remove(path) if before.files.contains_key(path) => remove(folder, path)?,
            Step::Clear(_) | Step::Remove(_) => {}
        }
    }
    let after = journal.manifest(before);
    let laid_out = staging.join(MANIFEST);
    if fs::read_to_string(&laid_out).is_ok_and(|text| Manifest::parse(&text).as_ref() == Some(&after)) {
        rename(&laid_out, &folder.join(MANIFEST))?;
    } else {
        write_manifest(folder, staging, &after)?;
    }
    forget(folder)
}

/// True when a file with these bytes is there.
fn has(path: &Path, hash: Hash) -> bool {
    fs::symlink_metadata(path).is_ok_and(|there| there.is_file())
        && fs::read(path).is_ok_and(|bytes| blake3::hash(&bytes) == hash)
}

fn write_manifest(folder: &Path, staging: &Path, manifest: &Manifest) -> Result<(), DiskError> {
    fs::create_dir_all(staging).map_err(DiskError::io("create", staging))?;
    write_whole(&staging.join(MANIFEST), &manifest.text())?;
    rename(&staging.join(MANIFEST), &folder.join(MANIFEST))
}
