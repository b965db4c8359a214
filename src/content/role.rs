//! The role of a text: what it is, from its place below `content/`.

use std::sync::Arc;

use super::{FILE_NAME, UNEXPECTED_FILE, misnamed};
use crate::base::diagnostic::{At, Diagnostic};
use crate::base::text::{Id, is_language_tag, is_reserved_name, nearest, nearest_id};

/// What a text is, by its path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextRole {
    /// `content/site.yaml`
    Site,
    /// `content/people.yaml`
    People,
    /// `content/sources/….yaml`
    Sources,
    /// `content/copies.yaml`
    Copies,
    /// `content/explainers/<id>/index.md`
    Explainer(DocumentName),
    /// `content/explainers/<explainer>/claims/<id>.md`
    Claim {
        /// The explainer whose folder holds it.
        explainer: Id,
        /// The claim's own name.
        name: DocumentName,
    },
    /// `content/pages/<id>.md`
    Standing(DocumentName),
}

/// The name of a document: its id, and its language when it is a translation (`hold-off.fr.md`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentName {
    /// The id, the same in every language.
    pub id: Id,
    /// The language before the ending; `None` for the original.
    pub language: Option<String>,
}

impl TextRole {
    /// True for a file that is YAML as a whole; the others are Markdown with front matter.
    #[must_use]
    pub fn is_yaml(&self) -> bool {
        matches!(
            self,
            Self::Site | Self::People | Self::Sources | Self::Copies
        )
    }

    /// The language in the name of a translation; `None` for an original, and for what has none.
    #[must_use]
    pub fn language(&self) -> Option<&str> {
        match self {
            Self::Site | Self::People | Self::Sources | Self::Copies => None,
            Self::Explainer(name) | Self::Claim { name, .. } | Self::Standing(name) => {
                name.language.as_deref()
            }
        }
    }
}

/// The role of a text at this path, or why it has none.
pub fn of(path: &Arc<str>) -> Result<TextRole, Box<Diagnostic>> {
    let below = path.strip_prefix("content/").unwrap_or(path);
    let parts: Vec<&str> = below.split('/').collect();
    match parts.as_slice() {
        ["site.yaml"] => Ok(TextRole::Site),
        ["people.yaml"] => Ok(TextRole::People),
        ["copies.yaml"] => Ok(TextRole::Copies),
        ["sources", .., file] if file.ends_with(".yaml") => Ok(TextRole::Sources),
        ["explainers", folder, file] if file.ends_with(".md") => {
            let (stem, language) = split_language(&file[..file.len() - 3]);
            if stem != "index" {
                return Err(Box::new(unexpected(path)));
            }
            Ok(TextRole::Explainer(DocumentName {
                id: id(path, folder)?,
                language,
            }))
        }
        ["explainers", folder, "claims", file] if file.ends_with(".md") => Ok(TextRole::Claim {
            explainer: id(path, folder)?,
            name: name(path, file)?,
        }),
        ["pages", file] if file.ends_with(".md") => Ok(TextRole::Standing(name(path, file)?)),
        _ => Err(Box::new(unexpected(path))),
    }
}

fn split_language(stem: &str) -> (&str, Option<String>) {
    match stem.rsplit_once('.') {
        Some((stem, language)) => (stem, Some(language.to_owned())),
        None => (stem, None),
    }
}

fn name(path: &Arc<str>, file: &str) -> Result<DocumentName, Box<Diagnostic>> {
    let (stem, language) = split_language(&file[..file.len() - 3]);
    Ok(DocumentName {
        id: id(path, stem)?,
        language,
    })
}

fn id(path: &Arc<str>, text: &str) -> Result<Id, Box<Diagnostic>> {
    Id::new(text).ok_or_else(|| {
        let message = format!("`{text}` cannot be the name of a page");
        let help = if is_reserved_name(text) {
            "Windows reserves this name; choose another".to_owned()
        } else if let Some((id, language)) = text.rsplit_once('_').filter(|(id, language)| {
            Id::new(id).is_some() && language.len() == 2 && is_language_tag(language)
        }) {
            format!("name a translation with a dot before its language, as in {id}.{language}.md")
        } else {
            format!(
                "use lowercase letters, digits and single hyphens, as in `{}`",
                nearest_id(text)
            )
        };
        Box::new(Diagnostic::new(FILE_NAME, path, At::File, message).with_help(help))
    })
}

/// The diagnostic for a file in a place where nothing is read.
pub fn unexpected(path: &Arc<str>) -> Diagnostic {
    const PLACES: [&str; 8] = [
        "site.yaml",
        "people.yaml",
        "copies.yaml",
        "sources",
        "explainers",
        "fonts",
        "pages",
        "static",
    ];
    let below = path.strip_prefix("content/").unwrap_or(path);
    let first = below.split('/').next().unwrap_or(below);
    let help = if let Some(place) = misnamed::place(below) {
        Some(place)
    } else if first == "fonts" {
        let rule = "share images need fonts as TrueType or OpenType (.ttf, .otf, .ttc)";
        Some(format!(
            "{rule}; put files for pages in content/static/ or in the theme"
        ))
    } else if first == "claims" {
        Some("claims belong in content/explainers/<id>/claims/".to_owned())
    } else if PLACES.contains(&first) {
        let rule = "texts belong at explainers/<id>/index.md, explainers/<id>/claims/<id>.md, pages/<id>.md and sources/<name>.yaml";
        Some(format!(
            "{rule}; files to publish unchanged belong in static/"
        ))
    } else {
        nearest(first, PLACES)
            .map(|near| format!("did you mean `content/{near}`?"))
            .or_else(|| Some("put files to publish unchanged in content/static/".to_owned()))
    };
    Diagnostic::new(
        UNEXPECTED_FILE,
        path,
        At::File,
        "factpress does not read a file in this place",
    )
    .with_help(help)
}
