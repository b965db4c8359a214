//! Marked HTML: a body in which each reference is a number between two characters that content cannot hold.

use super::reference::Reference;
use super::{Heading, InsideLink, Part, Picture};
use crate::text::Html;

/// The character that opens the place of a reference in HTML; content cannot hold it.
const OPEN: char = '\u{e000}';
/// The character that closes it.
const CLOSE: char = '\u{e001}';

/// A body as HTML in which each reference is a marked number.
#[derive(Debug, Default)]
pub struct Marked {
    /// The HTML.
    pub html: String,
    /// What the numbers stand for.
    pub references: Vec<Reference>,
    /// The headings.
    pub headings: Vec<Heading>,
    /// The links to places on the site.
    pub links: Vec<InsideLink>,
    /// The pictures.
    pub pictures: Vec<Picture>,
}

/// The mark for the reference with this number.
pub fn mark(number: usize) -> String {
    format!("{OPEN}{number}{CLOSE}")
}

/// Cuts HTML at the places of its references.
pub fn split(html: &str, references: &[Reference]) -> Vec<Part> {
    let piece =
        |html: &str| Some(Part::Html(Html::made_of_escaped_parts(html.to_owned()))).filter(|_| !html.is_empty());
    let mut parts = Vec::with_capacity(references.len() * 2 + 1);
    let mut stretches = html.split(OPEN);
    parts.extend(stretches.next().and_then(piece));
    for stretch in stretches {
        let (number, after) = stretch.split_once(CLOSE).unwrap_or((stretch, ""));
        let reference = number.parse::<usize>().ok().and_then(|number| references.get(number));
        parts.extend(reference.cloned().map(Part::Reference));
        parts.extend(piece(after));
    }
    parts
}
