//! Ownership of the output folder: factpress publishes only into folders where it cannot destroy
//! other files.

use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::folder::Folder;
use super::own_folder::OwnFolder;
use super::slashes::forward_slashes;
use super::stamp::Stamp;
use super::{CACHE_FOLDER, DiskError};
use crate::base::checksum::Damage;
use crate::build::publish::{Hash, JOURNAL, Journal, MANIFEST, Manifest, Readers};

/// The help for something that is in the place of one of factpress's own files, in an output folder
/// or beside it.
pub const OUTPUT_HELP: &str =
    "remove it and build again; if it is the list of files, remove the whole folder";

/// The manifest and the journal of an output folder.
#[derive(Debug, Default)]
pub struct OutputState {
    /// The files of the last build, and those that an interrupted build may have moved in.
    pub manifest: Manifest,
    /// The hash and the stamp of the manifest's text; `None` if there is no manifest.
    pub list: Option<(Hash, Stamp)>,
    /// True if the last build was interrupted while it moved files in.
    pub broke_off: bool,
}

/// Reads the manifest and the journal of a folder, which is to be for these readers; `None` if the
/// folder does not exist.
///
/// # Errors
///
/// Refused if the folder has files but no manifest, if the manifest is damaged or not a plain file,
/// or if the folder is for other readers.
pub fn read_folder(folder: &Path, readers: Readers) -> Result<Option<OutputState>, DiskError> {
    match fs::metadata(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(DiskError::io("read", folder)(error)),
        Ok(there) if !there.is_dir() => {
            return Err(DiskError::Refused(format!(
                "{} is a file, but the output must be a folder",
                folder.display()
            )));
        }
        Ok(_) => {}
    }
    let Some(own) = OwnFolder::named(folder, OUTPUT_HELP)? else {
        return Ok(None);
    };
    let journal = own.read(JOURNAL)?;
    let broke_off = journal.is_some();
    // A folder with a manifest is factpress's own. Other files in it are left alone, so they need
    // not be searched for, which would take longer than a build that changes nothing.
    let Some(list) = own.read(MANIFEST)? else {
        refuse_files(folder)?;
        return Ok(Some(OutputState {
            manifest: Manifest {
                readers,
                ..Manifest::default()
            },
            list: None,
            broke_off,
        }));
    };
    let text = String::from_utf8_lossy(&list.bytes);
    let mut manifest =
        Manifest::parse(&text).map_err(|damage| damaged_list(&own, folder, damage))?;
    refuse_other_readers(folder, manifest.readers, readers)?;
    if let Some(journal) = journal {
        adopt(
            &mut manifest,
            &String::from_utf8_lossy(&journal.bytes),
            folder,
        );
    }
    Ok(Some(OutputState {
        manifest,
        list: Some((blake3::hash(&list.bytes), list.stamp)),
        broke_off,
    }))
}

/// The error for a damaged manifest, with help.
pub fn damaged_list(own: &OwnFolder, folder: &Path, damage: Damage) -> DiskError {
    let folder = folder.display();
    let help = format!(
        "restore the list that belongs to {folder}; or save any files of your own, remove the whole folder and build again"
    );
    DiskError::damaged(&own.at(MANIFEST), damage, &help)
}

/// Adds to the manifest the files of a journal whose bytes have the hash that the journal lists. A
/// file with other bytes is not factpress's, whoever wrote the journal.
fn adopt(manifest: &mut Manifest, journal: &str, folder: &Path) {
    let folder = Folder::open(folder);
    let listed = Journal::listed(journal).into_par_iter();
    let standing: Vec<_> = listed
        .filter(|(path, hash)| folder.hash(path) == Some(*hash))
        .collect();
    manifest.files.extend(standing);
}

/// Refuses a folder that contains any file, except for names at its top that begin with a dot.
fn refuse_files(folder: &Path) -> Result<(), DiskError> {
    let mut foreign = Vec::new();
    // `.git` or `.DS_Store` may be in a folder that is meant for the output, and `.git` is too
    // large to walk through.
    let is_looked_at = |entry: &DirEntry| {
        entry.depth() != 1 || !entry.file_name().to_string_lossy().starts_with('.')
    };
    for entry in WalkDir::new(folder)
        .min_depth(1)
        .into_iter()
        .filter_entry(is_looked_at)
    {
        let entry = entry.map_err(|error| {
            let path = error.path().unwrap_or(folder).to_owned();
            DiskError::walk(&path, error)
        })?;
        if !entry.file_type().is_dir() {
            foreign.push(forward_slashes(
                entry.path().strip_prefix(folder).unwrap_or(entry.path()),
            ));
        }
    }
    foreign.sort_unstable();
    match foreign.join_some() {
        None => Ok(()),
        Some(names) => Err(DiskError::Refused(format!(
            "{} holds files that factpress did not write: {names}\n   = help: put files to publish with the site into content/static/, or choose another folder with --output",
            folder.display()
        ))),
    }
}

/// Refuses to mix pages for everybody with pages for the desk only.
fn refuse_other_readers(folder: &Path, there: Readers, wanted: Readers) -> Result<(), DiskError> {
    let why = match (there, wanted) {
        (Readers::Everybody, Readers::Desk) => {
            "contains a public build, without drafts\n   = help: omit --output to write to drafts/, or name another folder"
        }
        (Readers::Desk, Readers::Everybody) => {
            "contains a build with drafts, which is not public\n   = help: remove that folder, or choose another with --output"
        }
        _ => return Ok(()),
    };
    Err(DiskError::Refused(format!("{} {why}", folder.display())))
}

/// Refuses to write drafts into a folder inside a published one.
pub fn refuse_drafts_inside(folder: &Path) -> Result<(), DiskError> {
    let whole = absolute(folder)?;
    for above in whole.ancestors().skip(1) {
        if fs::symlink_metadata(above.join(MANIFEST)).is_ok_and(|there| there.is_file()) {
            return Err(DiskError::Refused(format!(
                "{} cannot contain drafts: it is inside {}, which is published\n   = help: choose a folder elsewhere",
                folder.display(),
                above.display()
            )));
        }
    }
    Ok(())
}

/// Refuses an output that is reached through a link inside the site's folder. Whoever writes the
/// repository decides what is there, and could lead the build anywhere; links elsewhere belong to
/// the person who runs it.
pub fn refuse_links(root: &Path, folder: &Path) -> Result<(), DiskError> {
    let Ok(root) = fs::canonicalize(root) else {
        return Ok(());
    };
    let whole = std::path::absolute(folder).map_err(DiskError::io("find", folder))?;
    for place in whole.ancestors().filter(|place| place.is_symlink()) {
        let above = place
            .parent()
            .and_then(|above| fs::canonicalize(above).ok());
        if above.is_some_and(|above| above.starts_with(&root)) {
            let target = fs::read_link(place).unwrap_or_default();
            return Err(DiskError::Refused(format!(
                "{} is a symbolic link in the site's folder, where factpress follows no links\n   = help: name the folder itself, \
                 as in --output {}",
                if place == whole { folder } else { place }.display(),
                place.parent().unwrap_or(place).join(target).display()
            )));
        }
    }
    Ok(())
}

/// Joins the first few of a list of names, for a message.
trait JoinSome {
    fn join_some(self) -> Option<String>;
}

impl JoinSome for Vec<String> {
    fn join_some(self) -> Option<String> {
        const MOST_NAMED: usize = 5;
        let more = self.len().saturating_sub(MOST_NAMED);
        let names = self
            .iter()
            .take(MOST_NAMED)
            .map(String::as_str)
            .collect::<Vec<_>>()
            .join(", ");
        match (names.is_empty(), more) {
            (true, _) => None,
            (false, 0) => Some(names),
            (false, more) => Some(format!("{names} and {more} more")),
        }
    }
}

/// Refuses an output that is or contains the site, is inside a folder that factpress reads, is the
/// root of a disk, or is or contains the user's home. An empty one is refused too: it can only be a
/// mistake.
pub fn refuse_own_folders(root: &Path, folder: &Path) -> Result<(), DiskError> {
    let (named, root) = (root, absolute(root)?);
    let output = absolute(folder)?;
    let own = ["content", "themes", "src", ".git", CACHE_FOLDER].map(|name| root.join(name));
    let why = if output.parent().is_none() {
        "it is the root of a disk"
    } else if home().is_some_and(|home| home.starts_with(&output)) {
        "it is or contains your home folder"
    } else if root.starts_with(&output) {
        "it is or contains the site itself"
    } else if own.iter().any(|own| output.starts_with(own)) {
        "it is, or is inside, a folder with another purpose"
    } else {
        return refuse_links(named, folder);
    };
    Err(DiskError::Refused(format!(
        "{} cannot be the output: {why}\n   = help: name a folder of its own, as in --output public",
        folder.display()
    )))
}

/// The home folder of the user, without links; `None` if the system does not know it.
fn home() -> Option<PathBuf> {
    std::env::home_dir()
        .filter(|home| home.is_absolute())
        .and_then(|home| absolute(&home).ok())
}

/// The path without links and without `..`: the real path of the part that exists, followed by the
/// rest.
fn absolute(path: &Path) -> Result<PathBuf, DiskError> {
    let whole = std::path::absolute(path).map_err(DiskError::io("find", path))?;
    let mut real = PathBuf::new();
    for part in whole.components() {
        match part {
            Component::CurDir => {}
            // The part that exists contains no more links, and the rest will be plain folders, so
            // `..` simply removes the last name.
            Component::ParentDir => drop(real.pop()),
            Component::Prefix(_) | Component::RootDir => real.push(part),
            Component::Normal(name) => {
                real.push(name);
                real = fs::canonicalize(&real).unwrap_or(real);
            }
        }
    }
    Ok(real)
}
