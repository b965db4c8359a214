//! What lies outside of the content: what is public now, by the output folder, and where its addresses are led on.

use std::fs;
use std::io;
use std::path::Path;

use super::DiskError;
use crate::content::LARGEST_TEXT;
use crate::outside::{Copies, Outside, Public};
use crate::page::Verdicts;
use crate::publish::{JOURNAL, MANIFEST, Manifest, VERDICTS};

/// What is to be known for checking the site at `root`, beside its content, when it is published to `output`; but nothing
/// of copies.
///
/// # Errors
///
/// When something of it cannot be read.
pub fn outside(root: &Path, output: &Path) -> Result<Outside, DiskError> {
    Ok(Outside { public: public(output)?, redirects: redirects(root)?, copies: Copies::default() })
}

/// What is public now, by what the last build left in an output folder.
///
/// Nothing where there is no output, one of a version that kept no verdicts, or one that a build broke off in the middle.
///
/// # Errors
///
/// When what the build left cannot be read.
fn public(output: &Path) -> Result<Option<Public>, DiskError> {
    if output.join(JOURNAL).exists() {
        return Ok(None);
    }
    let text = |name: &str| text(&output.join(name));
    let Some(verdicts) = text(VERDICTS)?.as_deref().and_then(Verdicts::parse) else { return Ok(None) };
    let pages = text(MANIFEST)?.as_deref().and_then(Manifest::pages);
    Ok(pages.map(|pages| Public { pages, verdicts }))
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

/// A text; nothing where there is no file, or one that is no text.
fn text(path: &Path) -> Result<Option<String>, DiskError> {
    // A pipe would keep the program waiting for ever.
    if !fs::symlink_metadata(path).is_ok_and(|there| there.is_file()) {
        return Ok(None);
    }
    match fs::read_to_string(path) {
        Err(error) if error.kind() == io::ErrorKind::InvalidData => Ok(None),
        read => read.map(Some).map_err(DiskError::io("read", path)),
    }
}
