//! Content: the files below `content/`, each with the part that its place gives it.

use std::sync::Arc;

use crate::address::Address;
use crate::diagnostic::{At, Diagnostic, Rule};
use crate::text::{Id, is_reserved_name, nearest, nearest_id, unprintable};

/// A file or folder stands where factpress reads nothing.
pub const UNEXPECTED_FILE: Rule = Rule::warn("unexpected-file");
/// A file's name cannot be an id, or cannot be published.
pub const FILE_NAME: Rule = Rule::deny("file-name");
/// A text that is no UTF-8, or holds a character that no page can show.
pub const BAD_CHARACTER: Rule = Rule::deny("bad-character");
/// A text that is larger than any text an author writes.
pub const FILE_TOO_LARGE: Rule = Rule::deny("file-too-large");
/// A symbolic link: factpress reads only what lies in `content/` itself.
pub const SYMBOLIC_LINK: Rule = Rule::deny("symbolic-link");

/// The largest Markdown or YAML file that is read, in bytes (4 MiB).
pub const LARGEST_TEXT: u64 = 4 << 20;

/// One thing that the disk found below `content/`.
#[derive(Debug)]
pub struct Found {
    /// Its path below the site's root, with forward slashes; characters that are no Unicode are replaced.
    pub path: String,
    /// What the disk gave for it.
    pub given: Given,
}

/// What the disk gave for a path.
#[derive(Debug)]
pub enum Given {
    /// The bytes of a text file.
    Bytes(Vec<u8>),
    /// A file that is copied as it is and was not read.
    Asset,
    /// A text file of this many bytes, more than [`LARGEST_TEXT`], that was not read.
    TooLarge(u64),
    /// A symbolic link, not followed.
    Link,
    /// Something whose name is no Unicode.
    NameNotUnicode,
    /// Something that is neither a file nor a folder: a pipe, a socket, a device.
    Special,
}

/// The part a text plays, from its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Role {
    /// `content/site.yaml`
    Site,
    /// `content/people.yaml`
    People,
    /// `content/sources/….yaml`
    Sources,
    /// `content/explainers/<id>/index.md`
    Explainer(Name),
    /// `content/explainers/<explainer>/claims/<id>.md`
    Claim {
        /// The explainer whose folder holds it.
        explainer: Id,
        /// The claim's own name.
        name: Name,
    },
    /// `content/pages/<id>.md`
    Standing(Name),
}

/// The name of a document: its id, and its language when it is a translation (`hold-off.fr.md`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    /// The id, the same in every language.
    pub id: Id,
    /// The language before the ending; nothing for the original.
    pub language: Option<String>,
}

/// One text.
#[derive(Debug)]
pub struct Text {
    /// Its path below the site's root.
    pub path: Arc<str>,
    /// Its part.
    pub role: Role,
    /// What it says: UTF-8 without byte-order mark, lines ended by `\n`.
    pub text: String,
}

/// A file that is published as it is.
#[derive(Debug, Clone)]
pub struct Asset {
    /// Its path below the site's root.
    pub path: Arc<str>,
    /// Its path below the output folder.
    pub output: String,
}

/// All that an author wrote.
#[derive(Debug, Default)]
pub struct Content {
    /// The texts, by path.
    pub texts: Vec<Text>,
    /// Pictures and the files of `content/static/`, by path.
    pub assets: Vec<Asset>,
    /// The parts of texts that are there and could not be taken, with their paths; each has its diagnostic.
    pub refused: Vec<(Arc<str>, Role)>,
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
                diagnostics.push(*diagnostic);
                content.refused.extend(role(&path).ok().map(|role| (path, role)));
            }
        }
        (content, diagnostics)
    }

    fn take(&mut self, path: &Arc<str>, given: Given) -> Result<(), Box<Diagnostic>> {
        let fault = |rule, message: String, help: Option<String>| {
            Err(Box::new(Diagnostic::new(rule, path, At::File, message).with_help(help)))
        };
        match given {
            Given::NameNotUnicode => {
                fault(FILE_NAME, "this file's name is not Unicode".to_owned(), Some("rename it".to_owned()))
            }
            Given::Link => fault(
                SYMBOLIC_LINK,
                "this is a link to another place, and links are not followed".to_owned(),
                Some("put the file itself here".to_owned()),
            ),
            Given::Special => {
                fault(UNEXPECTED_FILE, "this is neither a file nor a folder".to_owned(), Some("remove it".to_owned()))
            }
            Given::TooLarge(bytes) => fault(
                FILE_TOO_LARGE,
                format!("this text has {bytes} bytes; the largest that is read has {LARGEST_TEXT}"),
                Some("split it, or move data that readers download to content/static/".to_owned()),
            ),
            Given::Asset => self.take_asset(path),
            Given::Bytes(bytes) => {
                let role = role(path)?;
                let text = decode(path, bytes)?;
                self.texts.push(Text { path: Arc::clone(path), role, text });
                Ok(())
            }
        }
    }

    fn take_asset(&mut self, path: &Arc<str>) -> Result<(), Box<Diagnostic>> {
        let below = path.strip_prefix("content/").unwrap_or(path);
        let parts: Vec<&str> = below.split('/').collect();
        let output = match parts.as_slice() {
            ["static", rest @ ..] => rest.join("/"),
            ["explainers", explainer, name] | ["explainers", explainer, "claims", name] if is_picture(name) => {
                format!("{explainer}/{name}")
            }
            ["pages", name] if is_picture(name) => (*name).to_owned(),
            _ => return Err(Box::new(unexpected(path))),
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
            return Err(Box::new(Diagnostic::new(FILE_NAME, path, At::File, message).with_help(help)));
        }
        self.assets.push(Asset { path: Arc::clone(path), output });
        Ok(())
    }

    /// The text of the file at `path`, if it is one of these.
    #[must_use]
    pub fn text(&self, path: &str) -> Option<&str> {
        let found = self.texts.binary_search_by(|text| (*text.path).cmp(path)).ok()?;
        Some(&self.texts[found].text)
    }
}

/// True for the endings of pictures that browsers show.
#[must_use]
pub fn is_picture(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| {
        ["avif", "gif", "jpeg", "jpg", "png", "svg", "webp"].contains(&ending.to_ascii_lowercase().as_str())
    })
}

fn role(path: &Arc<str>) -> Result<Role, Box<Diagnostic>> {
    let below = path.strip_prefix("content/").unwrap_or(path);
    let parts: Vec<&str> = below.split('/').collect();
    match parts.as_slice() {
        ["site.yaml"] => Ok(Role::Site),
        ["people.yaml"] => Ok(Role::People),
        ["sources", .., file] if file.ends_with(".yaml") => Ok(Role::Sources),
        ["explainers", folder, file] if file.ends_with(".md") => {
            let (stem, language) = split_language(&file[..file.len() - 3]);
            if stem != "index" {
                return Err(Box::new(unexpected(path)));
            }
            Ok(Role::Explainer(Name { id: id(path, folder)?, language }))
        }
        ["explainers", folder, "claims", file] if file.ends_with(".md") => {
            Ok(Role::Claim { explainer: id(path, folder)?, name: name(path, file)? })
        }
        ["pages", file] if file.ends_with(".md") => Ok(Role::Standing(name(path, file)?)),
        _ => Err(Box::new(unexpected(path))),
    }
}

fn split_language(stem: &str) -> (&str, Option<String>) {
    match stem.rsplit_once('.') {
        Some((stem, language)) => (stem, Some(language.to_owned())),
        None => (stem, None),
    }
}

fn name(path: &Arc<str>, file: &str) -> Result<Name, Box<Diagnostic>> {
    let (stem, language) = split_language(&file[..file.len() - 3]);
    Ok(Name { id: id(path, stem)?, language })
}

fn id(path: &Arc<str>, text: &str) -> Result<Id, Box<Diagnostic>> {
    Id::new(text).ok_or_else(|| {
        let message = format!("`{text}` cannot be the name of a page");
        let help = if is_reserved_name(text) {
            "Windows keeps this name for itself; take another".to_owned()
        } else {
            format!("small letters, digits and single hyphens make the address, as in `{}`", nearest_id(text))
        };
        Box::new(Diagnostic::new(FILE_NAME, path, At::File, message).with_help(help))
    })
}

fn unexpected(path: &Arc<str>) -> Diagnostic {
    const PLACES: [&str; 6] = ["site.yaml", "people.yaml", "sources", "explainers", "pages", "static"];
    let below = path.strip_prefix("content/").unwrap_or(path);
    let first = below.split('/').next().unwrap_or(below);
    let lower = below.to_lowercase();
    let help = if below.ends_with(".yml") {
        Some("name it with the ending .yaml".to_owned())
    } else if lower.ends_with(".md.txt") || (lower.ends_with(".md") && !below.ends_with(".md")) {
        Some("end the name in .md".to_owned())
    } else if first == "claims" {
        Some("claims lie in content/explainers/<id>/claims/".to_owned())
    } else if PLACES.contains(&first) {
        let rule =
            "texts are explainers/<id>/index.md, explainers/<id>/claims/<id>.md, pages/<id>.md and sources/<name>.yaml";
        Some(format!("{rule}; files to copy go to static/"))
    } else {
        nearest(first, PLACES)
            .map(|near| format!("did you mean `content/{near}`?"))
            .or_else(|| Some("files that are to be published as they are go to content/static/".to_owned()))
    };
    Diagnostic::new(UNEXPECTED_FILE, path, At::File, "nothing reads a file in this place").with_help(help)
}

fn decode(path: &Arc<str>, bytes: Vec<u8>) -> Result<String, Box<Diagnostic>> {
    let text = String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let line = String::from_utf8_lossy(&error.as_bytes()[..good]).matches('\n').count() + 1;
        let message = format!("line {line} holds bytes that are no UTF-8 text");
        Box::new(Diagnostic::new(BAD_CHARACTER, path, At::File, message).with_help("save the file as UTF-8".to_owned()))
    })?;
    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
    let text = if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n") } else { text };
    match unprintable(&text) {
        None => Ok(text),
        Some((at, character)) => {
            let line = text[..at].matches('\n').count() + 1;
            let message =
                format!("line {line} holds the character U+{:04X}, which no page can show", u32::from(character));
            Err(Box::new(
                Diagnostic::new(BAD_CHARACTER, path, At::File, message)
                    .with_help("delete it; it may have come along with pasted text".to_owned()),
            ))
        }
    }
}

#[cfg(test)]
mod tests;
