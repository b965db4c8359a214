//! Prose: a Markdown body as safe HTML, in parts, with the places where claims, sources and people
//! are referred to.

mod anchor;
mod bare;
mod beside;
mod cells;
mod characters;
mod cited;
mod code;
mod credit;
mod definition;
mod definitions;
mod events;
mod footnote;
mod joined;
mod link;
mod markdown;
mod marked;
mod marks;
mod minify;
mod misread;
mod picture;
mod reference;
mod stored;
mod table;
mod typeset;
mod underlined;
mod visible;
mod within;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::base::address::BaseUrl;
use crate::base::diagnostic::{Diagnostic, Rule};
use crate::base::said::{SaidHash, without_addresses};
use crate::base::text::Id;
use crate::content::image::Size;

pub use crate::base::markup::{BAD_REFERENCE, RAW_HTML};
pub use cited::CitedQuotation;
pub use credit::{Credit, give as give_credits};
pub use picture::html as picture_html;
pub use reference::{Reference, ReferenceKind};
pub use stored::{Lost, Stored};

/// A link with a scheme that is not `https`, `http` or `mailto`, or a relative one.
pub const LINK_SCHEME: Rule = Rule::deny("link-scheme");
/// A heading of the first level in a body: the page's title is in the front matter.
pub const HEADING_LEVEL: Rule = Rule::deny("heading-level");
/// Lists, quotations or emphasis inside each other, deeper than 100.
pub const NESTED_TOO_DEEP: Rule = Rule::deny("nested-too-deep");
/// A picture without alternative text.
pub const PICTURE_WITHOUT_TEXT: Rule = Rule::deny("picture-without-text");

/// A heading of a body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Hash)]
pub struct Heading {
    /// 2 to 6.
    pub level: u8,
    /// Its anchor, unique in the body.
    pub id: String,
    /// Its words.
    pub words: Vec<HeadingPart>,
    /// The bytes of the heading in its file.
    pub place: Range<usize>,
}

/// A stretch of a heading's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Hash)]
pub enum HeadingPart {
    /// As they are.
    Text(String),
    /// What a reference is called, which the page that shows it knows.
    Reference(Reference),
}

/// A link of a body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Hash)]
pub struct BodyLink {
    /// Where it leads, as it was written.
    pub target: String,
    /// Its words, without markup; those of a picture in it count.
    pub words: String,
    /// True if it leads to a place on the site itself: `/about/`, `/about/#money` or
    /// `#what-was-found`.
    pub is_inside: bool,
    /// The bytes of the link in its file.
    pub place: Range<usize>,
    /// The bytes of the line that says where it leads, `[label]: address`; `None` if the link itself
    /// does.
    pub defined_at: Option<Range<usize>>,
}

/// A picture of a body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Hash)]
pub struct Picture {
    /// The path of the picture's file below the site's root, from the place of the text.
    pub file: String,
    /// Its address on the site.
    pub href: String,
    /// Its alternative text: what it shows, for those who do not see it.
    pub words: String,
    /// Its title, or the caption below it.
    pub title: String,
    /// True for a picture that is alone in its paragraph.
    pub is_figure: bool,
    /// Its absolute URL.
    pub url: String,
    /// Who made it, and what else its text's front matter says of it.
    pub credit: Option<Box<Credit>>,
    /// The number of that entry in the front matter, from 0.
    pub credit_entry: usize,
    /// Its size; `None` if its file was not inspected or does not say it.
    #[serde(skip)]
    pub size: Option<Size>,
    /// The bytes of the picture in its text's file.
    pub place: Range<usize>,
}

/// One stretch of a body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Hash)]
pub enum ProsePart {
    /// These bytes of the body's HTML; they may end in the middle of a paragraph.
    Html(Range<usize>),
    /// Words without markup, still to be escaped.
    Text(String),
    /// The picture with this number, from 0.
    Picture(usize),
    /// The place of a reference, without words of its own, to a claim that is held back; the page
    /// has a text for it.
    Waiting,
    /// A reference, which the page that shows it turns into a link, a card or a citation.
    Reference(Reference),
}

/// What becomes of a reference once all content is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It leads to something that is published.
    Leads,
    /// It waits for a claim that is held back.
    Waits,
    /// It leads nowhere, and has its diagnostic.
    IsLost,
}

/// A Markdown body.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, Hash)]
pub struct Prose {
    /// Its stretches, in order, with nothing between them.
    pub parts: Vec<ProsePart>,
    /// The HTML that the stretches are cut from.
    pub html: Stored,
    /// Its headings, in order.
    pub headings: Vec<Heading>,
    /// Its links, in order.
    pub links: Vec<BodyLink>,
    /// Its pictures.
    pub pictures: Vec<Picture>,
    /// The hash of what its Markdown says.
    pub said: SaidHash,
    /// The same without the addresses of other sites, which nobody translates.
    pub translatable: SaidHash,
    /// Its quotations that have a citation beside them.
    pub quotations: Vec<CitedQuotation>,
}

/// What the links and diagnostics of a body need to know about its file and the site.
#[derive(Debug, Clone, Copy)]
pub struct BodyContext<'a> {
    /// The file's path below the site's root.
    pub file: &'a Arc<str>,
    /// How many bytes of the file precede the body.
    pub body_start: usize,
    /// The URL of the site.
    pub base: &'a BaseUrl,
    /// The language of the text, by its tag.
    pub language: &'a str,
}

impl BodyContext<'_> {
    /// Bytes of the body as bytes of its file.
    #[must_use]
    pub fn place(&self, range: &Range<usize>) -> Range<usize> {
        range.start + self.body_start..range.end + self.body_start
    }
}

impl Prose {
    /// Reads a Markdown body.
    #[must_use]
    pub fn read(body: &str, setting: BodyContext<'_>) -> (Self, Vec<Diagnostic>) {
        let (found, diagnostics) = markdown::read(body, setting);
        let html = minify::squeeze(&found.html);
        let mut prose = Self {
            parts: marked::split(&html, &found.references),
            headings: found.headings,
            links: found.links,
            pictures: found.pictures,
            quotations: found.quotations,
            html: Stored::here(html),
            said: SaidHash::of([body]),
            translatable: SaidHash::of([&*without_addresses(body)]),
        };
        // Thousands of bodies are in memory at once, so spare capacity adds up.
        prose.parts.shrink_to_fit();
        prose.headings.shrink_to_fit();
        prose.links.shrink_to_fit();
        prose.pictures.shrink_to_fit();
        prose.quotations.shrink_to_fit();
        (prose, diagnostics)
    }

    /// The references, in order.
    pub fn references(&self) -> impl Iterator<Item = &Reference> {
        self.parts.iter().filter_map(|part| match part {
            ProsePart::Reference(reference) => Some(reference),
            ProsePart::Html(_)
            | ProsePart::Text(_)
            | ProsePart::Picture(_)
            | ProsePart::Waiting => None,
        })
    }

    /// The number of each source that is cited, from 1, in the order of first citation.
    #[must_use]
    pub fn citation_numbers(&self) -> HashMap<&Id, usize> {
        let mut numbers = HashMap::new();
        for reference in self
            .references()
            .filter(|reference| reference.kind == ReferenceKind::Citation)
        {
            let next = numbers.len() + 1;
            numbers.entry(&reference.id).or_insert(next);
        }
        numbers
    }

    /// The same prose with only the references that lead somewhere; of the others the words stay,
    /// where they have any.
    #[must_use]
    pub fn with_references(mut self, fate: impl Fn(&Reference) -> Fate) -> Self {
        for part in &mut self.parts {
            let ProsePart::Reference(reference) = part else {
                continue;
            };
            let fate = fate(reference);
            let words = || ProsePart::Text(reference.text.clone().unwrap_or_default());
            match fate {
                Fate::Leads => {}
                Fate::Waits
                    if reference.text.is_none() && reference.kind == ReferenceKind::Claim =>
                {
                    *part = ProsePart::Waiting;
                }
                Fate::Waits | Fate::IsLost => *part = words(),
            }
        }
        self
    }
}

#[cfg(test)]
mod tests;
