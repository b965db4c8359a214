//! What the rules need from outside `content/`: what the output folder publishes now, and where
//! redirects lead.

use std::fs;
use std::io;
use std::path::Path;

use super::DiskError;
use super::own_folder::OwnFolder;
use super::ownership::{OUTPUT_HELP, damaged_list, refuse_links};
use crate::build::publish::{JOURNAL, MANIFEST, Manifest, VERDICTS};
use crate::check::external::{Copies, External, Public};
use crate::content::LARGEST_TEXT;
use crate::plan::Verdicts;

/// What to do about verdicts that cannot be compared with.
const WITHOUT: &str = "restore the published file; or remove it, and nothing is compared with the published site (docs/CHECK.md)";

/// What is to be known for checking the site at `root`, beside its content, when `output` is what
/// is public; but nothing of copies.
///
/// # Errors
///
/// When something of it cannot be read or believed.
pub fn external(root: &Path, output: &Path) -> Result<External, DiskError> {
    Ok(External {
        public: public(root, output)?,
        redirects: redirects(root)?,
        copies: Copies::default(),
    })
}

/// What is public now, by what the last build left in an output folder.
///
/// `None` where there is no output, one that has no verdicts, or one that a build broke off in the
/// middle.
///
/// # Errors
///
/// When what the build left cannot be read or believed.
fn public(root: &Path, output: &Path) -> Result<Option<Public>, DiskError> {
    refuse_links(root, output)?;
    let own = if output.is_dir() {
        OwnFolder::named(output, OUTPUT_HELP)?
    } else {
        None
    };
    let Some(own) = own else { return Ok(None) };
    if own.has(JOURNAL)? {
        return Ok(None);
    }
    let Some(verdicts) = own.read(VERDICTS)? else {
        return Ok(None);
    };
    let verdicts = Verdicts::parse(&String::from_utf8_lossy(&verdicts.bytes));
    let verdicts =
        verdicts.map_err(|damage| DiskError::damaged(&own.at(VERDICTS), damage, WITHOUT))?;
    let Some(list) = own.read(MANIFEST)? else {
        return Ok(None);
    };
    let pages = Manifest::pages(&String::from_utf8_lossy(&list.bytes));
    let pages = pages.map_err(|damage| damaged_list(&own, output, damage))?;
    Ok(Some(Public { pages, verdicts }))
}

/// The author's own `_redirects`, if there is one.
///
/// # Errors
///
/// When it cannot be read.
fn redirects(root: &Path) -> Result<Option<String>, DiskError> {
    let path = root.join("content/static/_redirects");
    let is_small = fs::symlink_metadata(&path).is_ok_and(|there| there.len() <= LARGEST_TEXT);
    if is_small { text(&path) } else { Ok(None) }
}

/// A text; `None` where there is no file, or one that is no text.
fn text(path: &Path) -> Result<Option<String>, DiskError> {
    // A pipe would block the program forever.
    if !fs::symlink_metadata(path).is_ok_and(|there| there.is_file()) {
        return Ok(None);
    }
    match fs::read_to_string(path) {
        Err(error) if error.kind() == io::ErrorKind::InvalidData => Ok(None),
        read => read.map(Some).map_err(DiskError::io("read", path)),
    }
}
