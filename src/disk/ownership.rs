//! Ownership of the output folder: factpress publishes only where nobody else's files can be lost.

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

/// What to do about something that stands in the place of a file of our own in an output folder or
/// beside it.
pub const OUTPUT_HELP: &str =
    "remove it and build again; if it is the list of files, remove the whole folder";

/// The manifest and the journal of an output folder.
#[derive(Debug, Default)]
pub struct Books {
    /// What factpress wrote there the last time; and the files that a build which broke off may
    /// have moved in.
    pub manifest: Manifest,
    /// The hash and the stamp of the manifest's text; `None` where there is none.
    pub list: Option<(Hash, Stamp)>,
    /// True when the last build broke off while files moved in.
    pub broke_off: bool,
}

/// Reads the books of a folder that is to be for these readers; `None` for a folder that does not
/// exist.
///
/// # Errors
///
/// Refused when a folder without a list of files holds any, when the list is damaged, when
/// something else than a file stands in its place, and when the folder is for other readers.
pub fn read_folder(folder: &Path, readers: Readers) -> Result<Option<Books>, DiskError> {
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
    // A folder with our manifest is ours; files of others in it are left alone, so nobody need look
    // for them.
    let Some(list) = own.read(MANIFEST)? else {
        refuse_files(folder)?;
        return Ok(Some(Books {
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
    Ok(Some(Books {
        manifest,
        list: Some((blake3::hash(&list.bytes), list.stamp)),
        broke_off,
    }))
}

/// The refusal of a damaged manifest, with what to do about it.
pub fn damaged_list(own: &OwnFolder, folder: &Path, damage: Damage) -> DiskError {
    let folder = folder.display();
    let help = format!(
        "restore the list that belongs to {folder}; or save any files of your own, remove the whole folder and build again"
    );
    DiskError::damaged(&own.at(MANIFEST), damage, &help)
}

/// Adds to the manifest the files that a journal lists and that have exactly the bytes that it
/// says.
fn adopt(manifest: &mut Manifest, journal: &str, folder: &Path) {
    let folder = Folder::open(folder);
    let listed = Journal::listed(journal).into_par_iter();
    let standing: Vec<_> = listed
        .filter(|(path, hash)| folder.hash(path) == Some(*hash))
        .collect();
    manifest.files.extend(standing);
}

/// Refuses a folder that holds any file, but for those whose names begin with a dot.
fn refuse_files(folder: &Path) -> Result<(), DiskError> {
    let mut foreign = Vec::new();
    // Names with a dot at the top are whoever's, and may hold much.
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
            DiskError::io("read", &path)(error.into())
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

/// Refuses to mix what everybody may read with what only the desk may.
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

/// Refuses to write drafts into a folder that lies in what everybody may read.
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

/// Refuses an output to which a link leads that lies in the site's folder: who writes a repository
/// decides what stands there. Links elsewhere are those of who runs this.
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

/// Joins the first few of many names for a message.
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

/// The output may not be a folder that factpress reads, nor hold one; nor the top of a disk or
/// somebody's home, nor hold a home, even when they are empty: a slip of the pen led there.
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

/// The home folder of who runs this, where the system knows it, without links.
fn home() -> Option<PathBuf> {
    std::env::home_dir()
        .filter(|home| home.is_absolute())
        .and_then(|home| absolute(&home).ok())
}

/// The path without links and without `..`: as far as it exists as the disk has it, and beyond as
/// it would be made.
fn absolute(path: &Path) -> Result<PathBuf, DiskError> {
    let whole = std::path::absolute(path).map_err(DiskError::io("find", path))?;
    let mut real = PathBuf::new();
    for part in whole.components() {
        match part {
            Component::CurDir => {}
            // What is there has no links left in it, and what is not there will be a plain folder.
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
