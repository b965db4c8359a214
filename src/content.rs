//! Content: the files below `content/`, each with the part that its place gives it.

pub mod image;
pub mod document;
pub mod prose;
mod dropping;
mod hidden;
mod library;
mod role;
mod standing;
mod store;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::address::Address;
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::base::text::characters::{named, unseen_in_name};
use crate::base::text::is_reserved_name;
use crate::content::image::Form;

pub use crate::yaml::record::{BAD_CHARACTER, ODD_CHARACTER, ODD_HOST};
pub use dropping::is_dropping;
pub use hidden::is_private_key;
pub use library::{Library, Memory};
pub use role::{Name, Role};
pub use standing::Odd;
pub use store::{Place, Store};

/// A file or folder stands where factpress reads nothing.
pub const UNEXPECTED_FILE: Rule = Rule::warn("unexpected-file");
/// A file's name cannot be an id, or cannot be published.
pub const FILE_NAME: Rule = Rule::deny("file-name");
/// A text that is larger than any text an author writes.
pub const FILE_TOO_LARGE: Rule = Rule::deny("file-too-large");
/// A symbolic link: factpress reads only what lies in `content/` itself.
pub const SYMBOLIC_LINK: Rule = Rule::deny("symbolic-link");
/// A pipe, a socket or a device: nothing is read from it, and what it stands for would be missing
/// in silence.
pub const SPECIAL_FILE: Rule = Rule::deny("special-file");

/// A hidden file, or one of a system's own, in `content/static/`.
pub const HIDDEN_FILE: Rule = Rule::deny("hidden-file");
/// A private key in `content/static/`.
pub const PRIVATE_KEY: Rule = Rule::deny("private-key");

/// Where files lie that are published as they are.
const STATIC: &str = "content/static/";
/// The largest file that is looked at for a private key, in bytes (16 KiB).
const LARGEST_KEY: u64 = 16 << 10;

/// The largest Markdown or YAML file that is read, in bytes (4 MiB).
pub const LARGEST_TEXT: u64 = 4 << 20;

/// One thing that the disk found below `content/`.
#[derive(Debug, Clone)]
pub struct Found {
    /// Its path below the site's root, with forward slashes; characters that are no Unicode are
    /// replaced.
    pub path: String,
    /// What the disk gave for it.
    pub given: Given,
}

/// What the disk gave for a path.
#[derive(Debug, Clone)]
pub enum Given {
    /// The bytes of a text file.
    Bytes(Vec<u8>),
    /// A text file that is read when it is needed.
    Text,
    /// A file that is copied and that nobody can look into.
    Asset,
    /// A file of this many bytes that is copied and was not read.
    File(u64),
    /// A text file of this many bytes, more than [`LARGEST_TEXT`], that was not read.
    TooLarge(u64),
    /// Something whose name is no Unicode.
    NameNotUnicode,
    /// Something that is neither a file nor a folder, not opened.
    Odd(Odd),
}

/// One text.
#[derive(Debug)]
pub struct Text {
    /// Its path below the site's root.
    pub path: Arc<str>,
    /// Its part.
    pub role: Role,
    /// Its bytes, when they came with it.
    bytes: Option<Vec<u8>>,
}

/// A file that is copied: a picture, or a file of `content/static/`.
#[derive(Debug, Clone)]
pub struct Asset {
    /// Its path below the site's root.
    pub path: Arc<str>,
    /// Its path below the output folder.
    pub output: String,
    /// How many bytes it has, when that is known.
    pub size: Option<u64>,
}

/// What the bytes of a file that is copied are looked at for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sought {
    /// What they say of a picture.
    Picture,
    /// Whether they are a private key.
    Key,
}

/// All that an author wrote.
#[derive(Debug, Default)]
pub struct Content {
    /// The texts, by path.
    pub texts: Vec<Text>,
    /// Pictures and the files of `content/static/`, by path.
    pub assets: Vec<Asset>,
    /// The parts of texts that are there and could not be taken, with their paths; each has its
    /// diagnostic.
    pub refused: Vec<(Arc<str>, Role)>,
    /// The bytes of files that are copied, when they came with them.
    copied: BTreeMap<Arc<str>, Vec<u8>>,
}

impl Asset {
    /// True for a file of `content/static/`, which is published whatever is in it.
    #[must_use]
    pub fn is_static(&self) -> bool {
        self.path.starts_with(STATIC)
    }

    /// What its bytes are looked at for; `None` when they are not looked at.
    #[must_use]
    pub fn sought(&self) -> Option<Sought> {
        sought(&self.path, self.size?)
    }
}

/// What the bytes of a file that is copied, at this path below the site's root and of this size,
/// are looked at for.
#[must_use]
pub fn sought(path: &str, size: u64) -> Option<Sought> {
    let is_static = path.starts_with(STATIC);
    if Form::of_name(path).is_some() && (!is_static || size <= image::LARGEST) {
        return Some(Sought::Picture);
    }
    (is_static && size <= LARGEST_KEY).then_some(Sought::Key)
}

impl Content {
    /// Sorts what the disk found, in whatever order it came.
    #[must_use]
    pub fn new(mut found: Vec<Found>) -> (Self, Vec<Diagnostic>) {
        found.sort_by(|a, b| a.path.cmp(&b.path));
        let mut content = Self::default();
        let mut diagnostics = Vec::new();
        for Found { path, given } in found {
            let path: Arc<str> = path.into();
            if let Err(diagnostic) = content.take(&path, given) {
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
                format!("this text has {bytes} bytes; the largest that is read has {LARGEST_TEXT}"),
                Some("split it, or move data that readers download to content/static/".to_owned()),
            ),
            Given::Asset | Given::File(_) | Given::Bytes(_) | Given::Text
                if unseen_in_name(path).is_some() =>
            {
                let character = unseen_in_name(path).unwrap_or_default();
                let message = format!(
                    "the name of this file holds {}, which no name should",
                    named(character)
                );
                fault(
                    BAD_CHARACTER,
                    message,
                    Some("rename it, with letters, digits, hyphens and dots".to_owned()),
                )
            }
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
        if let Some(fault) = hidden::fault(path) {
            return Err(Box::new(fault));
        }
        let below = path.strip_prefix("content/").unwrap_or(path);
        let parts: Vec<&str> = below.split('/').collect();
        let output = match parts.as_slice() {
            ["static", rest @ ..] => rest.join("/"),
            ["explainers", explainer, name] | ["explainers", explainer, "claims", name]
                if is_picture(name) =>
            {
                format!("{explainer}/{name}")
            }
            ["pages", name] if is_picture(name) => (*name).to_owned(),
            _ => return Err(Box::new(role::unexpected(path))),
        };
        let odd = |part: &str| {
            is_reserved_name(part)
                // Windows drops these: the file would come to lie in another's place.
                || part.ends_with(['.', ' '])
                || part.chars().any(|c| c.is_control() || "<>:\"|?*\\".contains(c))
        };
        if output.split('/').any(odd) || Address::file(&output).is_none() {
            let message = "this name cannot be published: not every system and server can hold it";
            let help = "use letters, digits, hyphens and dots".to_owned();
            return Err(Box::new(
                Diagnostic::new(FILE_NAME, path, At::File, message).with_help(help),
            ));
        }
        self.assets.push(Asset {
            path: Arc::clone(path),
            output,
            size,
        });
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

/// True for a file that is copied; texts have other endings, or come to be refused.
fn is_copied(path: &str) -> bool {
    let is_text = || {
        [".md", ".yaml", ".yml"]
            .iter()
            .any(|ending| path.ends_with(ending))
    };
    Form::of_name(path).is_some() || (path.starts_with(STATIC) && !is_text())
}

/// True for the endings of pictures that browsers show.
#[must_use]
pub fn is_picture(name: &str) -> bool {
    Form::of_name(name).is_some()
}

/// What a text says: without byte-order mark, lines ended by `\n`.
///
/// # Errors
///
/// A diagnostic when it is no UTF-8.
pub fn decode<'b>(path: &Arc<str>, bytes: &'b [u8]) -> Result<Cow<'b, str>, Box<Diagnostic>> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = String::from_utf8_lossy(&bytes[..error.valid_up_to()])
            .matches('\n')
            .count()
            + 1;
        let message = format!("line {line} holds bytes that are no UTF-8 text");
        Box::new(
            Diagnostic::new(BAD_CHARACTER, path, At::File, message)
                .with_help("save the file as UTF-8".to_owned()),
        )
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    Ok(if text.contains('\r') {
        Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
    } else {
        Cow::Borrowed(text)
    })
}

#[cfg(test)]
mod tests;
