//! Copied files: which those are, where they are published, and what they are inspected for.

use std::sync::Arc;

use super::image::{self, PictureFormat};
use super::role::unexpected;
use super::{FILE_NAME, STATIC, hidden};
use crate::base::address::Address;
use crate::base::diagnostic::{At, Diagnostic};
use crate::base::text::is_reserved_name;

/// The largest file that is searched for a private key, in bytes (16 KiB).
const LARGEST_KEY: u64 = 16 << 10;

/// A file that is copied: a picture, or a file of `content/static/`.
#[derive(Debug, Clone)]
pub struct ContentAsset {
    /// Its path below the site's root.
    pub path: Arc<str>,
    /// Its path below the output folder.
    pub output: String,
    /// Its size in bytes; `None` if unknown.
    pub size: Option<u64>,
}

/// What a copied file is inspected for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sought {
    /// A picture: its size, its metadata and its faults.
    Picture,
    /// A private key that must not be published.
    Key,
}

impl ContentAsset {
    /// True for a file of `content/static/`, which is published whatever is in it.
    #[must_use]
    pub fn is_static(&self) -> bool {
        self.path.starts_with(STATIC)
    }

    /// What it is inspected for; `None` if it is copied unread.
    #[must_use]
    pub fn sought(&self) -> Option<Sought> {
        sought(&self.path, self.size?)
    }
}

/// What the copied file at this path below the site's root is inspected for; `size` is in bytes.
/// `None` if it is copied unread.
#[must_use]
pub fn sought(path: &str, size: u64) -> Option<Sought> {
    let is_static = path.starts_with(STATIC);
    if PictureFormat::of_name(path).is_some() && (!is_static || size <= image::LARGEST_PICTURE) {
        return Some(Sought::Picture);
    }
    (is_static && size <= LARGEST_KEY).then_some(Sought::Key)
}

/// True for a file that is copied; texts have other endings, or come to be refused.
pub fn is_copied(path: &str) -> bool {
    let is_text = || {
        [".md", ".yaml", ".yml"]
            .iter()
            .any(|ending| path.ends_with(ending))
    };
    PictureFormat::of_name(path).is_some() || (path.starts_with(STATIC) && !is_text())
}

/// True for the endings of pictures that browsers show.
#[must_use]
pub fn is_picture(name: &str) -> bool {
    PictureFormat::of_name(name).is_some()
}

/// The file at this path as an asset.
///
/// # Errors
///
/// Why it cannot be published.
pub fn at(path: &Arc<str>, size: Option<u64>) -> Result<ContentAsset, Box<Diagnostic>> {
    if let Some(fault) = hidden::fault(path) {
        return Err(Box::new(fault));
    }
    let output = output(path).ok_or_else(|| Box::new(unexpected(path)))?;
    if output.split('/').any(is_not_for_every_disk) || Address::file(&output).is_none() {
        let message = "this name cannot be published: not every system and server supports it";
        let help = "use letters, digits, hyphens and dots".to_owned();
        return Err(Box::new(
            Diagnostic::new(FILE_NAME, path, At::File, message).with_help(help),
        ));
    }
    Ok(ContentAsset {
        path: Arc::clone(path),
        output,
        size,
    })
}

/// The path below the output folder; `None` if nothing is copied from.
fn output(path: &str) -> Option<String> {
    let below = path.strip_prefix("content/").unwrap_or(path);
    let parts: Vec<&str> = below.split('/').collect();
    match parts.as_slice() {
        ["static", rest @ ..] => Some(rest.join("/")),
        ["explainers", explainer, name] | ["explainers", explainer, "claims", name]
            if is_picture(name) =>
        {
            Some(format!("{explainer}/{name}"))
        }
        ["pages", name] if is_picture(name) => Some((*name).to_owned()),
        _ => None,
    }
}

fn is_not_for_every_disk(part: &str) -> bool {
    is_reserved_name(part)
        // Windows drops these at the end of a name, so the file would replace another.
        || part.ends_with(['.', ' '])
        || part.chars().any(|c| c.is_control() || "<>:\"|?*\\".contains(c))
}
