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

/// The help for published verdicts that cannot be read.
const WITHOUT: &str = "restore the published file; or remove it, and nothing is compared with the published site (docs/CHECK.md)";

/// What the rules need from outside the content of the site at `root`, if `output` is what is
/// public; without the copies of sources.
///
/// # Errors
///
/// If something of it cannot be read or is damaged.
pub fn external(root: &Path, output: &Path) -> Result<External, DiskError> {
    Ok(External {
        public: public(root, output)?,
        redirects: redirects(root)?,
        copies: Copies::default(),
    })
}

/// What is public now, according to the files that the last build left in an output folder.
///
/// `None` if there is no output, if it has no verdicts, or if the last build was interrupted.
///
/// # Errors
///
/// If these files cannot be read or are damaged.
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
/// If it cannot be read.
fn redirects(root: &Path) -> Result<Option<String>, DiskError> {
    let path = root.join("content/static/_redirects");
    let is_small = fs::symlink_metadata(&path).is_ok_and(|there| there.len() <= LARGEST_TEXT);
    if is_small { text(&path) } else { Ok(None) }
}

/// The text of a file; `None` if there is no file, or it is not text.
fn text(path: &Path) -> Result<Option<String>, DiskError> {
    // Opening a pipe would block the program forever.
    if !fs::symlink_metadata(path).is_ok_and(|there| there.is_file()) {
        return Ok(None);
    }
    match fs::read_to_string(path) {
        Err(error) if error.kind() == io::ErrorKind::InvalidData => Ok(None),
        read => read.map(Some).map_err(DiskError::io("read", path)),
    }
}
