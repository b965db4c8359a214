//! Reads the content folder and the theme's folder as values.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;

use super::inputs::{Input, InputKind, Inputs, odd, walk};
use super::slashes::forward_slashes;
use super::{DiskError, DiskLibrary};
use crate::base::diagnostic::{At, Diagnostic};
use crate::base::text::did_you_mean;
use crate::content::image;
use crate::content::{Content, ContentFile, Given, JOINED_FILES, LARGEST_TEXT, sought};
use crate::model::settings::BUILT_IN_THEME;
use crate::theme::{Faults, THEME, THEME_YAML, ThemeFile, ThemeManifest, built_in, overlay};
use crate::trail;

/// The files of `content/` below the site's root, what is wrong with their names, and a library
/// that reads their texts.
///
/// Links are not followed. Names that begin with a dot or end in `~` are skipped, since editors and
/// systems use them for files of their own.
///
/// # Errors
///
/// If a folder cannot be read. A mistake of the author's is a diagnostic instead.
pub fn content(root: &Path) -> Result<(Content, Vec<Diagnostic>, DiskLibrary), DiskError> {
    content_of(root, &Inputs::look(root)?)
}

/// Makes sure that the site's root has a folder `content/`.
///
/// # Errors
///
/// If it has none.
pub fn require_content(root: &Path) -> Result<(), DiskError> {
    if !has_content(root) {
        let folder = root.join("content");
        let place = match fs::symlink_metadata(&folder) {
            // Nobody knows what is in a folder that may not be looked into.
            Err(error) if error.kind() == ErrorKind::PermissionDenied => {
                return Err(DiskError::io("read", &folder)(error));
            }
            place => place.ok(),
        };
        let odd = place.and_then(|there| odd(there.file_type()));
        let folder = folder.display();
        return Err(DiskError::WrongFolder(match odd {
            Some(odd) => format!(
                "{folder} is {}, but factpress needs a folder\n   = help: replace it with the folder itself",
                odd.name()
            ),
            None => format!(
                "there is no folder {folder}\n   = help: run factpress in the folder that contains content/ or in one below it, or name that folder with --root"
            ),
        }));
    }
    Ok(())
}

/// Makes sure that a root is a folder, for commands that need no `content/` in it.
///
/// # Errors
///
/// If it is none.
pub fn require_root(root: &Path) -> Result<(), DiskError> {
    if root.is_dir() {
        return Ok(());
    }
    Err(DiskError::WrongFolder(format!(
        "there is no folder {}\n   = help: name the folder that contains content/ or themes/ with --root",
        root.display()
    )))
}

/// The files of `content/`, from inputs that were found already.
///
/// # Errors
///
/// If there is no such folder.
pub fn content_of(
    root: &Path,
    inputs: &Inputs,
) -> Result<(Content, Vec<Diagnostic>, DiskLibrary), DiskError> {
    require_content(root)?;
    let found = inputs.content.iter().map(|input| ContentFile {
        path: input.path.clone(),
        given: given(input),
    });
    let (content, diagnostics) = Content::new(found.collect());
    let stamp = |input: &Input| match input.kind {
        InputKind::File(stamp) => match given(input) {
            Given::Text => Some((Arc::from(input.path.as_str()), stamp)),
            Given::File(size) if is_inspected(&input.path, size) => {
                Some((Arc::from(input.path.as_str()), stamp))
            }
            _ => None,
        },
        InputKind::Odd(_) => None,
    };
    Ok((
        content,
        diagnostics,
        DiskLibrary::new(root, inputs.content.iter().filter_map(stamp).collect()),
    ))
}

/// True for a copied file of this size whose bytes have to be read.
fn is_inspected(path: &str, size: u64) -> bool {
    (JOINED_FILES.contains(&path) && size <= LARGEST_TEXT)
        || (size <= image::LARGEST_PICTURE && sought(path, size).is_some())
}

/// All files of `content/` below the site's root, texts with their bytes; empty if there is no such
/// folder.
///
/// # Errors
///
/// If a folder or a text cannot be read.
pub fn found(root: &Path) -> Result<Vec<ContentFile>, DiskError> {
    let read = |input: &Input| {
        let given = match given(input) {
            Given::Text => {
                let path = root.join(&input.path);
                Given::Bytes(fs::read(&path).map_err(DiskError::io("read", &path))?)
            }
            Given::File(_) => Given::Asset,
            other => other,
        };
        Ok(ContentFile {
            path: input.path.clone(),
            given,
        })
    };
    Inputs::look(root)?.content.iter().map(read).collect()
}

/// True if there is a `content/` below the site's root.
#[must_use]
pub fn has_content(root: &Path) -> bool {
    root.join("content").is_dir()
}

/// True if the site's root has settings, which every publication has once it has begun.
#[must_use]
pub fn has_settings(root: &Path) -> bool {
    root.join("content/site.yaml").is_file()
}

fn given(input: &Input) -> Given {
    let stamp = match input.kind {
        _ if !input.is_unicode => return Given::NameNotUnicode,
        InputKind::Odd(odd) => return Given::Odd(odd),
        InputKind::File(stamp) => stamp,
    };
    if input.path.starts_with("content/static/") || !is_text(&input.path) {
        Given::File(stamp.size)
    } else if stamp.size > LARGEST_TEXT {
        Given::TooLarge(stamp.size)
    } else {
        Given::Text
    }
}

fn is_text(path: &str) -> bool {
    [".md", ".yaml", ".yml"]
        .iter()
        .any(|ending| path.ends_with(ending))
}

/// Reads a theme by name: `themes/<name>/` below the site's root, else the one inside the program.
///
/// A theme with a parent gets the parent's files where it has none of its own.
///
/// # Errors
///
/// If a file cannot be read. The inner error has the faults of a theme that does not exist or whose
/// `theme.yaml` is wrong.
pub fn theme(root: &Path, name: &str) -> Result<Result<Vec<ThemeFile>, Faults>, DiskError> {
    let mut files: Vec<ThemeFile> = Vec::new();
    let mut name = name.to_owned();
    let mut seen = Vec::new();
    loop {
        let folder = format!("themes/{name}");
        // The theme that names this one as its parent is the last whose files were read.
        let child = files.iter().rfind(|file| file.path == THEME_YAML);
        let fault = |message: String| {
            let (place, at) = child.map_or_else(
                || (folder.as_str().into(), At::File),
                |file| (file.place(), At::Value(trail!["parent"])),
            );
            Diagnostic::new(THEME, &place, at, message)
        };
        if seen.contains(&name) {
            let circle = fault(format!("the theme `{name}` is its own parent"));
            return Ok(Err(Faults::of(vec![circle], &files)));
        }
        let own = match theme_files(root, &name)? {
            Ok(own) => own,
            Err(odd) => return Ok(Err(Faults::of(odd, &files))),
        };
        let Some(own) = own else {
            let known = themes(root)?;
            let help = did_you_mean(&name, known.iter().map(String::as_str));
            let missing = fault(format!("there is no theme `{name}`")).with_help(help);
            return Ok(Err(Faults::of(vec![missing], &files)));
        };
        let manifest = match ThemeManifest::find(&folder, &own) {
            Ok(manifest) => manifest,
            Err(found) => return Ok(Err(Faults::of(found, &own))),
        };
        files = overlay(own, files);
        seen.push(name);
        let Some(parent) = manifest.parent else {
            return Ok(Ok(files));
        };
        name = String::from(parent.as_str());
    }
}

/// The names of all themes, including the one inside the program.
///
/// # Errors
///
/// If the folder of themes cannot be read.
pub fn themes(root: &Path) -> Result<Vec<String>, DiskError> {
    let folder = root.join("themes");
    let mut names = vec![BUILT_IN_THEME.to_owned()];
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

/// The files of a theme; `None` if there is no theme of this name. The error names links and
/// special files in the place of files or folders. A link is not followed, since a change behind it
/// would go unnoticed.
type OwnFiles = Result<Option<Vec<ThemeFile>>, Vec<Diagnostic>>;

fn theme_files(root: &Path, name: &str) -> Result<OwnFiles, DiskError> {
    let place = format!("themes/{name}");
    for folder in ["themes", &place] {
        match fs::symlink_metadata(root.join(folder)) {
            Ok(there) if there.is_dir() => {}
            Ok(there) => {
                let fault = odd(there.file_type()).map(|odd| odd.fault(&folder.into(), "folder"));
                let is_file = || {
                    Diagnostic::new(
                        THEME,
                        &folder.into(),
                        At::File,
                        "this is a file, not a folder",
                    )
                };
                return Ok(Err(vec![fault.unwrap_or_else(is_file)]));
            }
            Err(error)
                if [ErrorKind::NotFound, ErrorKind::InvalidInput].contains(&error.kind()) =>
            {
                return Ok(Ok((name == BUILT_IN_THEME).then(built_in)));
            }
            Err(error) => return Err(DiskError::io("read", &root.join(folder))(error)),
        }
    }
    let folder = root.join(&place);
    let (mut files, mut faults) = (Vec::new(), Vec::new());
    for entry in walk(&folder)? {
        let path = forward_slashes(entry.path().strip_prefix(&folder).unwrap_or(entry.path()));
        if let Some(odd) = odd(entry.file_type()) {
            faults.push(odd.fault(&format!("{place}/{path}").into(), "file"));
            continue;
        }
        let bytes = fs::read(entry.path()).map_err(DiskError::io("read", entry.path()))?;
        files.push(ThemeFile::new(place.as_str(), path, bytes));
    }
    Ok(if faults.is_empty() {
        Ok(Some(files))
    } else {
        Err(faults)
    })
}
