//! A mention: an id in a text, with its place and the way it is written.

mod in_markdown;
mod in_yaml;

use std::ops::Range;

use crate::yaml::record::Noun;
use crate::yaml::scalar;

pub use in_markdown::of_prose;
pub use in_yaml::{of_entry, own};

/// An id in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mention {
    /// What kind of thing has this id.
    pub noun: Noun,
    /// The id.
    pub id: String,
    /// The bytes of the id, in YAML with its quotation marks.
    pub bytes: Range<usize>,
    /// True if the text defines the id here rather than referring to it.
    pub is_own: bool,
    /// Of a claim in an address, the explainer that the address names before it.
    pub within: Option<String>,
    /// How it is quoted.
    quotes: Quotes,
}

/// How an id is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Quotes {
    /// In YAML, with quotation marks only where it needs them.
    Plain,
    /// In YAML, with this mark around it.
    Marks(char),
    /// In Markdown, as it is.
    Never,
}

impl Mention {
    /// Another id as it is written in this place.
    #[must_use]
    pub fn written_as(&self, id: &str) -> String {
        match self.quotes {
            Quotes::Plain => scalar(id),
            Quotes::Marks(mark) => format!("{mark}{id}{mark}"),
            Quotes::Never => id.to_owned(),
        }
    }
}
