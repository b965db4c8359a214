//! Content: the files below `content/`, each with the role that its path gives it.

pub mod image;
pub mod document;
pub mod prose;
mod asset;
mod blob_store;
mod content_file;
mod decode;
mod dropping;
mod font;
mod hidden;
mod misnamed;
mod role;
mod special_file;
mod text_source;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::base::text::characters::{first_invisible_in_name, named};
use asset::is_copied;

pub use crate::yaml::record::{BAD_CHARACTER, ODD_CHARACTER, ODD_HOST};
pub use asset::{ContentAsset, Sought, is_picture, sought};
pub use blob_store::{BlobRef, BlobStore};
pub use content_file::{ContentFile, Given};
pub use decode::decode;
pub use dropping::is_dropping;
pub use font::{FONTS, is_font};
pub use hidden::is_private_key;
pub use role::{DocumentName, TextRole};
pub use special_file::SpecialFile;
pub use text_source::{TextMemory, TextSource};

/// A file or folder in a place where factpress reads nothing.
pub const UNEXPECTED_FILE: Rule = Rule::warn("unexpected-file");
/// The same rule for a text whose name alone keeps it from being read.
pub const MISNAMED_FILE: Rule = Rule::deny(UNEXPECTED_FILE.name);
/// A file's name cannot be an id, or cannot be published.
pub const FILE_NAME: Rule = Rule::deny("file-name");
/// A text that is larger than any text an author writes.
pub const FILE_TOO_LARGE: Rule = Rule::deny("file-too-large");
/// A symbolic link: factpress reads only what lies in `content/` itself.
pub const SYMBOLIC_LINK: Rule = Rule::deny("symbolic-link");
/// A pipe, a socket or a device: nothing is read from it, and whatever it was meant to be would be
/// missing in silence.
pub const SPECIAL_FILE: Rule = Rule::deny("special-file");

/// A hidden file, or one of a system's own, in `content/static/`.
pub const HIDDEN_FILE: Rule = Rule::deny("hidden-file");
/// A private key in `content/static/`.
pub const PRIVATE_KEY: Rule = Rule::deny("private-key");

/// Where files lie that are published as they are.
const STATIC: &str = "content/static/";

/// An author's own headers, for hosts that read them from a file.
pub const HEADERS: &str = "content/static/_headers";
/// An author's own lines for hosts that redirect readers.
pub const REDIRECTS: &str = "content/static/_redirects";
/// What an author tells robots.
pub const ROBOTS: &str = "content/static/robots.txt";
/// The files of an author's that are published together with lines of the program's.
pub const JOINED_FILES: [&str; 3] = [HEADERS, REDIRECTS, ROBOTS];

/// The largest Markdown or YAML file that is read, in bytes (4 MiB).
pub const LARGEST_TEXT: u64 = 4 << 20;

/// One text.
#[derive(Debug)]
pub struct Text {
    /// Its path below the site's root.
    pub path: Arc<str>,
    /// What it is, by its path.
    pub role: TextRole,
    /// Its bytes, when they came with it.
    bytes: Option<Vec<u8>>,
}

/// All that an author wrote.
#[derive(Debug, Default)]
pub struct Content {
    /// The texts, by path.
    pub texts: Vec<Text>,
    /// Pictures and the files of `content/static/`, by path.
    pub assets: Vec<ContentAsset>,
    /// The paths and roles of texts that were refused; each has its diagnostic.
    pub refused: Vec<(Arc<str>, TextRole)>,
    /// True if the file of a claim has a name that is no id: any claim that seems to be missing
    /// may be that one.
    pub has_nameless_claim: bool,
    /// The bytes of files that are copied, when they came with them.
    copied: BTreeMap<Arc<str>, Vec<u8>>,
}

impl Content {
    /// Sorts files into texts and assets, in whatever order they come, and reports those that are
    /// neither.
    #[must_use]
    pub fn new(mut found: Vec<ContentFile>) -> (Self, Vec<Diagnostic>) {
        found.sort_by(|a, b| a.path.cmp(&b.path));
        let mut content = Self::default();
        let mut diagnostics = Vec::new();
        let names: BTreeSet<Arc<str>> =
            found.iter().map(|file| file.path.as_str().into()).collect();
        for ContentFile { path, given } in found {
            let path: Arc<str> = path.into();
            if let Some(meant) = misnamed::meant(&path)
                && let Ok(role) = role::of(&meant)
                && !names.contains(&meant)
            {
                // What it holds is not missing, so its name is the only mistake.
                diagnostics.push(misnamed::fault(&path, &meant));
                // A translation that is missing follows from nothing and keeps nothing back.
                if role.language().is_none() {
                    content.refused.push((path, role));
                }
                continue;
            }
            if let Err(diagnostic) = content.take(&path, given) {
                content.has_nameless_claim |=
                    diagnostic.rule == FILE_NAME && path.contains("/claims/");
                // What lies in one hidden folder is one mistake.
                let is_said =
                    |last: &Diagnostic| last.rule == HIDDEN_FILE && last.file == diagnostic.file;
                if !diagnostics.last().is_some_and(is_said) {
                    diagnostics.push(*diagnostic);
                }
                content
                    .refused
                    .extend(role::of(&path).ok().map(|role| (path, role)));
            }
        }
        (content, diagnostics)
    }

    fn take(&mut self, path: &Arc<str>, given: Given) -> Result<(), Box<Diagnostic>> {
        let fault = |rule, message: String, help: Option<String>| {
            Err(Box::new(
                Diagnostic::new(rule, path, At::File, message).with_help(help),
            ))
        };
        match given {
            Given::NameNotUnicode => fault(
                FILE_NAME,
                "this file's name is not Unicode".to_owned(),
                Some("rename it".to_owned()),
            ),
            Given::Odd(odd) => Err(Box::new(odd.fault(path, "file"))),
            Given::TooLarge(bytes) => fault(
                FILE_TOO_LARGE,
                format!("this text has {bytes} bytes; the limit is {LARGEST_TEXT}"),
                Some(
                    "split it, or move data for readers to download to content/static/".to_owned(),
                ),
            ),
            Given::Asset | Given::File(_) | Given::Bytes(_) | Given::Text
                if first_invisible_in_name(path).is_some() =>
            {
                let character = first_invisible_in_name(path).unwrap_or_default();
                let message = format!(
                    "the name of this file contains {}, which is not allowed in names",
                    named(character)
                );
                fault(
                    BAD_CHARACTER,
                    message,
                    Some("rename it, using letters, digits, hyphens and dots".to_owned()),
                )
            }
            Given::Asset | Given::File(_) | Given::Bytes(_) if font::is_kept(path) => Ok(()),
            Given::Asset => self.take_asset(path, None),
            Given::File(size) => self.take_asset(path, Some(size)),
            Given::Bytes(bytes) if is_copied(path) => {
                self.take_asset(path, u64::try_from(bytes.len()).ok())?;
                self.copied.insert(Arc::clone(path), bytes);
                Ok(())
            }
            Given::Bytes(bytes) => self.take_text(path, Some(bytes)),
            Given::Text => self.take_text(path, None),
        }
    }

    fn take_text(
        &mut self,
        path: &Arc<str>,
        bytes: Option<Vec<u8>>,
    ) -> Result<(), Box<Diagnostic>> {
        self.texts.push(Text {
            path: Arc::clone(path),
            role: role::of(path)?,
            bytes,
        });
        Ok(())
    }

    fn take_asset(&mut self, path: &Arc<str>, size: Option<u64>) -> Result<(), Box<Diagnostic>> {
        self.assets.push(asset::at(path, size)?);
        Ok(())
    }

    /// The bytes of the file at `path`, if it is one of these and they came with it.
    #[must_use]
    pub fn bytes(&self, path: &str) -> Option<&[u8]> {
        if let Some(bytes) = self.copied.get(path) {
            return Some(bytes);
        }
        let found = self
            .texts
            .binary_search_by(|text| (*text.path).cmp(path))
            .ok()?;
        self.texts[found].bytes.as_deref()
    }
}

#[cfg(test)]
mod tests;
