//! What the rules need from outside `content/`: what the output folder publishes now, and where
//! redirects lead.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::Arc;

use super::DiskError;
use super::own_folder::OwnFolder;
use super::ownership::{OUTPUT_HELP, damaged_list, refuse_links};
use crate::build::publish::{JOURNAL, MANIFEST, Manifest, PUBLISHED};
use crate::check::external::{Copies, External, Public};
use crate::content::LARGEST_TEXT;
use crate::plan::PublishedRecord;

/// The help for a public record that cannot be read.
const WITHOUT: &str = "restore it from the published site or from git; or, if none of this was ever public, remove the whole folder and build again (docs/CHECK.md)";

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
/// `None` if there is no output, or if it has no public record.
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
    let list = own.read(MANIFEST)?;
    let list = list.map(|list| String::from_utf8_lossy(&list.bytes).into_owned());
    let pages = list.as_deref().map(Manifest::pages).transpose();
    let pages = pages.map_err(|damage| damaged_list(&own, output, damage))?;
    if pages == Some(None) {
        return Ok(None);
    }
    let Some(record) = own.read(PUBLISHED)? else {
        let is_lost = list.is_some_and(|list| list.contains(&format!("  {PUBLISHED}\n")));
        return if is_lost {
            let path = own.at(PUBLISHED);
            Err(DiskError::Refused(format!(
                "{} is gone\n   = help: {WITHOUT}",
                path.display()
            )))
        } else {
            Ok(None)
        };
    };
    let record = PublishedRecord::parse(&String::from_utf8_lossy(&record.bytes));
    let record = record.map_err(|fault| {
        let path = own.at(PUBLISHED);
        DiskError::Refused(format!("{} {fault}\n   = help: {WITHOUT}", path.display()))
    })?;
    // While files move in, the list of pages is that of no whole site.
    let broke_off = own.has(JOURNAL)?;
    let pages = pages.flatten().filter(|_| !broke_off).unwrap_or_default();
    Ok(Some(Public {
        pages,
        record: Arc::new(record),
    }))
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
