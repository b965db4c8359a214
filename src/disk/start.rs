//! Writes new files: never overwrites existing ones, and writes either everything or nothing.

use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

use super::slashes::forward_slashes;
use super::{DiskError, has_content, write_fixed};
use crate::authoring::starter::NewFile;
use crate::content::is_dropping;
use crate::report::Fix;

/// What a folder may contain in which a publication is begun, whatever the ending: hosts give these
/// to a new repository.
const HARMLESS: [&str; 4] = ["README", "LICENSE", "LICENCE", "COPYING"];

/// The folder that contains `content/`: the current one, or the nearest above it; the current one
/// if none does.
#[must_use]
pub fn publication_around() -> PathBuf {
    let here = PathBuf::from(".");
    let real = fs::canonicalize(&here).unwrap_or_default();
    match real.ancestors().position(has_content) {
        Some(up) if up > 0 => vec![".."; up].iter().collect(),
        _ => here,
    }
}

/// The path of a file as the content knows it, below the root and with forward slashes, wherever
/// the command was started; `None` if there is no such file there.
#[must_use]
pub fn below_root(root: &Path, file: &Path) -> Option<String> {
    let (root, file) = (fs::canonicalize(root).ok()?, fs::canonicalize(file).ok()?);
    let below = file.strip_prefix(&root).ok()?;
    Some(forward_slashes(below))
}

/// Makes sure that a folder does not exist yet, or has only what a new repository has.
///
/// # Errors
///
/// If it contains anything else, or cannot be read.
pub fn refuse_unless_empty(folder: &Path) -> Result<(), DiskError> {
    if has_content(folder) {
        return Err(DiskError::WrongFolder(format!(
            "{} already contains a publication: content/ exists\n   = help: add a story with `factpress new explainer`, or name another folder for another publication",
            folder.display()
        )));
    }
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(error) if error.kind() == ErrorKind::NotADirectory => {
            return Err(DiskError::WrongFolder(format!(
                "{} is not a folder\n   = help: name a folder that is empty or does not exist yet",
                folder.display()
            )));
        }
        Err(error) => return Err(DiskError::io("read", folder)(error)),
    };
    for entry in entries {
        let name = entry.map_err(DiskError::io("read", folder))?.file_name();
        let shown = name.to_string_lossy();
        if !is_harmless(&shown) && !is_dropping(&shown) {
            let folder = folder.display();
            return Err(DiskError::WrongFolder(format!(
                "{folder} is not empty: it contains {shown}\n   = help: name a folder that is empty or does not exist yet"
            )));
        }
    }
    Ok(())
}

/// True for the name of a file that every repository may have.
fn is_harmless(name: &str) -> bool {
    let stem = ["", ".md", ".txt", ".rst"]
        .iter()
        .filter_map(|ending| name.strip_suffix(ending))
        .next_back();
    stem.is_some_and(|stem| {
        HARMLESS
            .iter()
            .any(|known| stem.eq_ignore_ascii_case(known))
    })
}

/// True if there is anything at a path below a root.
#[must_use]
pub fn is_taken(root: &Path, path: &str) -> bool {
    fs::symlink_metadata(root.join(path)).is_ok()
}

/// Writes new files below a site's root, and replaces old texts by fixed ones.
///
/// # Errors
///
/// If the path of a new file is taken, a text was changed meanwhile, or the disk fails; then
/// everything is as it was.
pub fn write_started(root: &Path, files: &[NewFile], changes: &[Fix]) -> Result<(), DiskError> {
    let mut undo = Undo::default();
    let written = write(root, files, changes, &mut undo);
    if written.is_err() {
        undo.run(root);
    }
    written
}

fn write(
    root: &Path,
    files: &[NewFile],
    changes: &[Fix],
    undo: &mut Undo,
) -> Result<(), DiskError> {
    for file in files {
        refuse_if_there(root, &file.path)?;
    }
    for NewFile { path, text } in files {
        let path = root.join(path);
        make_folders(path.parent().unwrap_or(root), undo)?;
        let mut file = fs::File::create_new(&path).map_err(DiskError::io("write", &path))?;
        undo.files.push(path.clone());
        file.write_all(text.as_bytes())
            .map_err(DiskError::io("write", &path))?;
    }
    for fix in changes {
        if !write_fixed(root, fix)? {
            return Err(DiskError::Refused(format!(
                "{} has changed in the meantime or has mixed line endings; nothing was written\n   \
                 = help: save it with one kind of line ending and try again",
                fix.file
            )));
        }
        undo.changes.push(Fix {
            file: fix.file.clone(),
            before: fix.after.clone(),
            after: fix.before.clone(),
        });
    }
    Ok(())
}

/// Refuses a path that is taken, or that leads through a link or a file.
fn refuse_if_there(root: &Path, path: &str) -> Result<(), DiskError> {
    let whole = root.join(path);
    let mut place = root.to_owned();
    for part in Path::new(path) {
        place.push(part);
        match fs::symlink_metadata(&place) {
            Ok(there) if there.is_dir() && place != whole => {}
            Ok(_) if place == whole => {
                let help = "choose another id, or edit the existing file";
                return Err(DiskError::Refused(format!(
                    "{} already exists\n   = help: {help}",
                    place.display()
                )));
            }
            Ok(_) => {
                let help = "replace it with a folder";
                return Err(DiskError::Refused(format!(
                    "{} is not a folder\n   = help: {help}",
                    place.display()
                )));
            }
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(DiskError::io("read", &place)(error)),
        }
    }
    Ok(())
}

fn make_folders(folder: &Path, undo: &mut Undo) -> Result<(), DiskError> {
    if folder.as_os_str().is_empty() || folder.is_dir() {
        return Ok(());
    }
    if let Some(parent) = folder.parent() {
        make_folders(parent, undo)?;
    }
    fs::create_dir(folder).map_err(DiskError::io("make", folder))?;
    undo.folders.push(folder.to_owned());
    Ok(())
}

/// What was done, so that it can be undone.
#[derive(Debug, Default)]
struct Undo {
    folders: Vec<PathBuf>,
    files: Vec<PathBuf>,
    changes: Vec<Fix>,
}

impl Undo {
    /// Undoes everything, as far as the disk allows.
    fn run(self, root: &Path) {
        for fix in self.changes.iter().rev() {
            let _ = write_fixed(root, fix);
        }
        for file in self.files.iter().rev() {
            let _ = fs::remove_file(file);
        }
        for folder in self.folders.iter().rev() {
            let _ = fs::remove_dir(folder);
        }
    }
}
