//! The keys of every file that authors write, made from the types that read them: as JSON Schemas,
//! and as a page to look up.

mod json_schema;
mod list;

use std::sync::LazyLock;

pub use json_schema::{Keywords, schema};
pub use list::list;

use crate::content::TextRole;
use crate::model::claim::RawClaim;
use crate::model::explainer::RawExplainer;
use crate::model::kept_copy::KeptCopy;
use crate::model::person::RawPerson;
use crate::model::settings::Settings;
use crate::model::source::RawSource;
use crate::model::standing::RawStandingPage;
use crate::vocabulary;
use crate::yaml::record::{Noun, Outline, Shape};

vocabulary! {
    /// A kind of file that has its own keys.
    pub enum FileKind {
        /// The publication: title, address, publisher, scale.
        Site = "site",
        /// People and organisations, by id.
        People = "people",
        /// Sources, by id.
        Sources = "sources",
        /// The copies of sources that are kept, by the id of the source.
        Copies = "copies",
        /// The front matter of an explainer.
        Explainer = "explainer",
        /// The front matter of a claim.
        Claim = "claim",
        /// The front matter of a standing page.
        Page = "page",
    }
}

static OUTLINES: LazyLock<[Outline; 7]> = LazyLock::new(|| {
    [
        Settings::outline(),
        Outline::Map(None, Box::new(RawPerson::outline())),
        Outline::Map(None, Box::new(RawSource::outline())),
        Outline::Map(Some(Noun::Source), Box::new(KeptCopy::outline())),
        RawExplainer::outline(),
        RawClaim::outline(),
        RawStandingPage::outline(),
    ]
});

impl FileKind {
    /// The kind of a file with this role.
    #[must_use]
    pub const fn of(role: &TextRole) -> Self {
        match role {
            TextRole::Site => Self::Site,
            TextRole::People => Self::People,
            TextRole::Sources => Self::Sources,
            TextRole::Copies => Self::Copies,
            TextRole::Explainer(_) => Self::Explainer,
            TextRole::Claim { .. } => Self::Claim,
            TextRole::Standing(_) => Self::Page,
        }
    }

    /// Where such files lie, as docs/CONTENT.md writes it.
    #[must_use]
    pub const fn place(self) -> &'static str {
        match self {
            Self::Site => "site.yaml",
            Self::People => "people.yaml",
            Self::Sources => "sources/<name>.yaml",
            Self::Copies => "copies.yaml",
            Self::Explainer => "explainers/<id>/index.md",
            Self::Claim => "explainers/<id>/claims/<id>.md",
            Self::Page => "pages/<id>.md",
        }
    }

    /// The outline of the keys that the YAML of such a file may have.
    #[must_use]
    pub fn outline(self) -> &'static Outline {
        &OUTLINES[self as usize]
    }
}

#[cfg(test)]
mod tests;
