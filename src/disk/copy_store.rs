//! The stored copies of sources: the folder `copies/`, and their record in `content/copies.yaml`.

use std::io::Write as _;
use std::path::Path;

use super::DiskError;
use super::own_folder::OwnFolder;
use crate::check::external::path_from_publication;

/// The folder of the copies.
pub const COPY_FOLDER: &str = "copies";
/// The folder of the record, and its file.
const CONTENT: &str = "content";
const RECORD: &str = "copies.yaml";
/// The file that tells git what to leave alone.
const GIT_IGNORE: &str = ".gitignore";
/// What stands in it for the copies.
const IGNORED: &str = "copies/";
/// The endings of the files of copies.
const ENDINGS: [&str; 3] = [".warc.gz", ".warc", ".wacz"];
/// The largest file that is taken, in bytes.
const LARGEST_FILE: u64 = 128 << 20;
/// What to do when something else is in the place of a folder or a file.
const HELP: &str = "replace it with the file or folder itself";

/// The stored copies of a site.
#[derive(Debug)]
pub struct CopyStore {
    root: OwnFolder,
    content: OwnFolder,
    /// The text of the record as this store has read or written it last.
    record: Option<Vec<u8>>,
}

impl CopyStore {
    /// The copies of the site at `root`.
    ///
    /// # Errors
    ///
    /// If its folders cannot be opened.
    pub fn open(root: &Path) -> Result<Self, DiskError> {
        let missing = || DiskError::io("open", root)(std::io::ErrorKind::NotFound.into());
        let root_folder = OwnFolder::named(root, HELP)?.ok_or_else(missing)?;
        let content = root_folder.folder(CONTENT)?.ok_or_else(missing)?;
        let record = content.read(RECORD)?.map(|found| found.bytes);
        Ok(Self {
            root: root_folder,
            content,
            record,
        })
    }

    /// The path of the newest copy of a source, if the folder has one.
    ///
    /// # Errors
    ///
    /// If something other than a file is in its place.
    pub fn path_of(&self, id: &str) -> Result<Option<String>, DiskError> {
        let names = self.names_of(id)?;
        let newest = names.last();
        Ok(newest.map(|name| format!("{COPY_FOLDER}/{name}")))
    }

    /// The name for another copy of a source, without its ending: `minutes`, then `minutes.2`. No id
    /// has a dot.
    ///
    /// # Errors
    ///
    /// If something other than a file is in the place of a copy.
    pub fn next_name(&self, id: &str) -> Result<String, DiskError> {
        Ok(name_of_copy(id, self.names_of(id)?.len() + 1))
    }

    /// The names of the copies of a source, the oldest first.
    fn names_of(&self, id: &str) -> Result<Vec<String>, DiskError> {
        let mut names = Vec::new();
        let Some(folder) = self.root.folder(COPY_FOLDER)? else {
            return Ok(names);
        };
        loop {
            let name = name_of_copy(id, names.len() + 1);
            let mut found = None;
            for ending in ENDINGS {
                let file = format!("{name}{ending}");
                if found.is_none() && folder.has(&file)? {
                    found = Some(file);
                }
            }
            match found {
                Some(file) => names.push(file),
                None => return Ok(names),
            }
        }
    }

    /// The bytes of a copy, by its path from the site's root; `None` if it is not on this machine.
    ///
    /// # Errors
    ///
    /// If it cannot be read, or is too large.
    pub fn read(&self, path: &str) -> Result<Option<Vec<u8>>, DiskError> {
        let Ok(names) = path_from_publication(path) else {
            return Ok(None);
        };
        let Some((name, folders)) = names.split_last() else {
            return Ok(None);
        };
        let mut below = None;
        for folder in folders {
            let above = below.as_ref().unwrap_or(&self.root);
            match above.folder(folder)? {
                Some(found) => below = Some(found),
                None => return Ok(None),
            }
        }
        let folder = below.as_ref().unwrap_or(&self.root);
        let Some(file) = folder.open(name)? else {
            return Ok(None);
        };
        let there = file
            .metadata()
            .map_err(DiskError::io("read", &folder.at(name)))?;
        refuse_large(&folder.at(name), there.len())?;
        Ok(folder.read(name)?.map(|found| found.bytes))
    }

    /// Stores a copy, and gives its path. Git is told to leave the folder alone when it is made,
    /// unless `in_git` is true.
    ///
    /// # Errors
    ///
    /// If it cannot be written.
    pub fn keep(&self, name: &str, bytes: &[u8], in_git: bool) -> Result<String, DiskError> {
        if self.root.folder(COPY_FOLDER)?.is_none() && !in_git {
            self.ignore()?;
        }
        let folder = self.root.made_folder(COPY_FOLDER)?;
        folder.replace(name, |file| {
            file.write_all(bytes)?;
            file.sync_all()
        })?;
        Ok(format!("{COPY_FOLDER}/{name}"))
    }

    /// Writes the record.
    ///
    /// # Errors
    ///
    /// If it cannot be written, or somebody else has changed it since it was read.
    pub fn write_record(&mut self, text: &str) -> Result<(), DiskError> {
        let now = self.content.read(RECORD)?.map(|found| found.bytes);
        if now.as_deref() == Some(text.as_bytes()) {
            self.record = now;
            return Ok(());
        }
        if now != self.record {
            return Err(DiskError::Refused(format!(
                "{} was changed in the meantime\n   = help: the copies are stored; run `factpress archive` again to put them on record",
                self.content.at(RECORD).display()
            )));
        }
        self.content.replace(RECORD, |file| {
            file.write_all(text.as_bytes())?;
            file.sync_all()
        })?;
        self.record = Some(text.as_bytes().to_vec());
        Ok(())
    }

    /// Adds the folder of copies to what git leaves alone.
    fn ignore(&self) -> Result<(), DiskError> {
        let before = self.root.read(GIT_IGNORE)?.map(|found| found.bytes);
        let mut text = before.unwrap_or_default();
        let is_there = text.split(|byte| *byte == b'\n').any(|line| {
            let line = line.trim_ascii();
            line.strip_prefix(b"/")
                .unwrap_or(line)
                .strip_suffix(b"/")
                .unwrap_or(line)
                == b"copies"
        });
        if is_there {
            return Ok(());
        }
        if !text.is_empty() && !text.ends_with(b"\n") {
            text.push(b'\n');
        }
        text.extend(IGNORED.bytes());
        text.push(b'\n');
        self.root.replace(GIT_IGNORE, |file| file.write_all(&text))
    }
}

/// The name of the copy of a source with this number, from 1, without its ending.
fn name_of_copy(id: &str, number: usize) -> String {
    match number {
        1 => id.to_owned(),
        number => format!("{id}.{number}"),
    }
}

/// A file that somebody has saved.
///
/// # Errors
///
/// If it cannot be read, is empty, or is too large.
pub fn saved_file(path: &Path) -> Result<Vec<u8>, DiskError> {
    let there = std::fs::metadata(path).map_err(DiskError::io("read", path))?;
    if !there.is_file() {
        let place = path.display();
        return Err(DiskError::Refused(format!("{place} is not a file")));
    }
    refuse_large(path, there.len())?;
    let bytes = std::fs::read(path).map_err(DiskError::io("read", path))?;
    if bytes.iter().all(u8::is_ascii_whitespace) {
        let place = path.display();
        return Err(DiskError::Refused(format!("{place} is empty")));
    }
    Ok(bytes)
}

fn refuse_large(path: &Path, length: u64) -> Result<(), DiskError> {
    if length <= LARGEST_FILE {
        return Ok(());
    }
    Err(DiskError::Refused(format!(
        "{} is larger than {} MiB",
        path.display(),
        LARGEST_FILE >> 20
    )))
}
