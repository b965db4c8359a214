//! Reading: the content folder and the theme's folder, as values.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;
use walkdir::{DirEntry, WalkDir};

use super::stamp::Stamp;
use super::{DiskError, Library};
use crate::content::{Content, Found, Given, LARGEST_TEXT};
use crate::diagnostic::{At, Diagnostic};
use crate::text::did_you_mean;
use crate::theme::{Faults, Manifest, THEME, THEME_YAML, ThemeFile, built_in, overlay};
use crate::trail;

/// Looks through `content/` below the site's root: what lies there, what is wrong with its names, and its texts to be read.
///
/// Links are not followed, and names that begin with a dot or end in `~` (editors' and systems' own files) are passed over.
///
/// # Errors
///
/// When a folder cannot be read. A mistake of the author's is a diagnostic instead.
pub fn content(root: &Path) -> Result<(Content, Vec<Diagnostic>, Library), DiskError> {
    let folder = root.join("content");
    if !folder.is_dir() {
        return Err(DiskError::Refused(format!(
            "there is no folder {}\n   = help: run factpress in the folder that holds content/, or name that folder with --root",
            folder.display()
        )));
    }
    let entries = walk(&folder)?;
    let found: Result<Vec<(Found, Option<Stamp>)>, DiskError> =
        entries.par_iter().map(|entry| find(root, entry)).collect();
    let mut stamps = HashMap::new();
    let mut all = Vec::new();
    for (found, stamp) in found? {
        stamps.extend(stamp.map(|stamp| (found.path.as_str().into(), stamp)));
        all.push(found);
    }
    let (content, diagnostics) = Content::new(all);
    Ok((content, diagnostics, Library::new(root, stamps)))
}

/// True when there is a `content/` below the site's root.
#[must_use]
pub fn has_content(root: &Path) -> bool {
    root.join("content").is_dir()
}

/// Hidden names that no site means to publish; others, such as `.well-known`, are copied from `content/static/`.
const SYSTEMS_OWN: [&str; 5] = [".DS_Store", ".git", ".gitattributes", ".gitignore", ".gitkeep"];

/// Every file below a folder, by name, without hidden ones.
fn walk(folder: &Path) -> Result<Vec<DirEntry>, DiskError> {
    let is_own = |entry: &DirEntry| {
        let name = entry.file_name().to_string_lossy();
        let is_copied = entry.path().strip_prefix(folder).is_ok_and(|below| below.starts_with("static"));
        let is_hidden = name.starts_with('.') && (!is_copied || SYSTEMS_OWN.contains(&&*name));
        entry.depth() == 0 || !(is_hidden || name.ends_with('~'))
    };
    let mut entries = Vec::new();
    for entry in WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(is_own) {
        match entry {
            Ok(entry) if entry.file_type().is_dir() => {}
            Ok(entry) => entries.push(entry),
            Err(error) => {
                let path = error.path().unwrap_or(folder).to_owned();
                return Err(DiskError::io("read", &path)(error.into()));
            }
        }
    }
    Ok(entries)
}

/// What stands at an entry of the walk, and the stamp of a text.
fn find(root: &Path, entry: &DirEntry) -> Result<(Found, Option<Stamp>), DiskError> {
    let below = entry.path().strip_prefix(root).unwrap_or(entry.path());
    let unicode = below.to_str().is_some();
    let path = forward_slashes(below);
    let kind = entry.file_type();
    let mut stamp = None;
    let given = if !unicode {
        Given::NameNotUnicode
    } else if kind.is_symlink() {
        Given::Link
    } else if !kind.is_file() {
        Given::Special
    } else if path.starts_with("content/static/") || !is_text(&path) {
        Given::Asset
    } else {
        let metadata = entry.metadata().map_err(|error| DiskError::io("read", entry.path())(error.into()))?;
        if metadata.len() > LARGEST_TEXT {
            Given::TooLarge(metadata.len())
        } else {
            stamp = Some(Stamp::of(&metadata));
            Given::Text
        }
    };
    Ok((Found { path, given }, stamp))
}

fn is_text(path: &str) -> bool {
    [".md", ".yaml", ".yml"].iter().any(|ending| path.ends_with(ending))
}

/// A path with forward slashes on every system.
pub fn forward_slashes(path: &Path) -> String {
    let parts: Vec<_> = path.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    parts.join("/")
}

/// Reads a theme by name: `themes/<name>/` below the site's root, else the one inside the program.
///
/// A theme with a parent gets the parent's files where it has none of its own. Gives the files and where they lie.
///
/// # Errors
///
/// When a file cannot be read; inside, the faults of a theme that is not there or whose `theme.yaml` is wrong.
pub fn theme(root: &Path, name: &str) -> Result<Result<Vec<ThemeFile>, Faults>, DiskError> {
    let mut files: Vec<ThemeFile> = Vec::new();
    let mut name = name.to_owned();
    let mut seen = Vec::new();
    loop {
        let folder = format!("themes/{name}");
        // The theme that names this one as its parent: the last whose files were taken.
        let child = files.iter().rfind(|file| file.path == THEME_YAML);
        let fault = |message: String| {
            let (place, at) = child
                .map_or_else(|| (folder.as_str().into(), At::File), |file| (file.place(), At::Value(trail!["parent"])));
            Diagnostic::new(THEME, &place, at, message)
        };
        if seen.contains(&name) {
            let circle = fault(format!("the theme `{name}` is its own parent"));
            return Ok(Err(Faults::of(vec![circle], &files)));
        }
        let Some(own) = theme_files(root, &name)? else {
            let known = themes(root)?;
            let help = did_you_mean(&name, known.iter().map(String::as_str));
            let missing = fault(format!("there is no theme `{name}`")).with_help(help);
            return Ok(Err(Faults::of(vec![missing], &files)));
        };
        let manifest = match Manifest::find(&folder, &own) {
            Ok(manifest) => manifest,
            Err(found) => return Ok(Err(Faults::of(found, &own))),
        };
        files = overlay(own, files);
        seen.push(name);
        let Some(parent) = manifest.parent else { return Ok(Ok(files)) };
        name = String::from(parent.as_str());
    }
}

/// The names of all themes there are, the one inside the program among them.
fn themes(root: &Path) -> Result<Vec<String>, DiskError> {
    let folder = root.join("themes");
    let mut names = vec!["broadsheet".to_owned()];
    if folder.is_dir() {
        for entry in fs::read_dir(&folder).map_err(DiskError::io("read", &folder))? {
            let entry = entry.map_err(DiskError::io("read", &folder))?;
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    names.dedup();
    Ok(names)
}

fn theme_files(root: &Path, name: &str) -> Result<Option<Vec<ThemeFile>>, DiskError> {
    let folder: PathBuf = root.join("themes").join(name);
    if !folder.is_dir() {
        return Ok((name == "broadsheet").then(built_in));
    }
    let mut files = Vec::new();
    for entry in walk(&folder)? {
        if entry.file_type().is_file() {
            let path = forward_slashes(entry.path().strip_prefix(&folder).unwrap_or(entry.path()));
            let bytes = fs::read(entry.path()).map_err(DiskError::io("read", entry.path()))?;
            files.push(ThemeFile::new(format!("themes/{name}"), path, bytes));
        }
    }
    Ok(Some(files))
}
