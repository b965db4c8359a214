//! Renames documents in the content folder: changes texts and moves files, and overwrites nothing.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::fix::folder_of;
use super::{DiskError, handles, write_fixed};
use crate::report::Fix;

/// Changes texts, then moves files and folders, each to another name in its own folder.
///
/// # Errors
///
/// If a new name is taken, a text was changed meanwhile, or the disk fails; then everything is as
/// it was.
pub fn write_renamed(
    root: &Path,
    changes: &[Fix],
    moves: &[(String, String)],
) -> Result<(), DiskError> {
    let mut undo = RenameUndo {
        root,
        changes: Vec::new(),
        moves: Vec::new(),
    };
    let written = write(root, changes, moves, &mut undo);
    if written.is_err() {
        undo.run();
    }
    written
}

fn write<'c>(
    root: &'c Path,
    changes: &'c [Fix],
    moves: &'c [(String, String)],
    undo: &mut RenameUndo<'c>,
) -> Result<(), DiskError> {
    for (_, to) in moves {
        refuse_if_taken(root, to)?;
    }
    for fix in changes {
        if !write_fixed(root, fix)? {
            return Err(DiskError::Refused(format!(
                "{} has changed in the meantime or has mixed line endings; nothing was written\n   \
                 = help: save it with one kind of line ending and try again",
                fix.file
            )));
        }
        undo.changes.push(fix);
    }
    for (from, to) in moves {
        move_in_folder(root, from, to)?;
        undo.moves.push((from, to));
    }
    Ok(())
}

fn refuse_if_taken(root: &Path, path: &str) -> Result<(), DiskError> {
    let path = root.join(path);
    match fs::symlink_metadata(&path) {
        Ok(_) => Err(DiskError::Refused(format!(
            "{} already exists\n   = help: choose another id, or move what is there",
            path.display()
        ))),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(DiskError::io("read", &path)(error)),
    }
}

fn move_in_folder(root: &Path, from: &str, to: &str) -> Result<(), DiskError> {
    let (folder, name) = folder_of(root, from)?;
    let other = to.rsplit_once('/').map_or(to, |(_, name)| name);
    // Somebody may have taken the name while the texts were written.
    refuse_if_taken(root, to)?;
    handles::rename(folder.handle(), name, folder.handle(), other)
        .map_err(DiskError::io("rename", &folder.at(name)))
}

/// What was done, so that it can be undone.
struct RenameUndo<'c> {
    root: &'c Path,
    changes: Vec<&'c Fix>,
    moves: Vec<(&'c str, &'c str)>,
}

impl RenameUndo<'_> {
    /// Undoes everything, as far as the disk allows.
    fn run(self) {
        for (from, to) in self.moves.iter().rev() {
            let _ = move_in_folder(self.root, to, from);
        }
        for fix in self.changes.iter().rev() {
            let before = Fix {
                file: fix.file.clone(),
                before: fix.after.clone(),
                after: fix.before.clone(),
            };
            let _ = write_fixed(self.root, &before);
        }
    }
}
