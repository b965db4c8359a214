//! Marked HTML: a body in which each reference is a number between two characters that content
//! cannot hold.

use std::ops::Range;

use pulldown_cmark::Event;

use super::cited::CitedQuotation;
use super::reference::{Reference, ReferenceKind};
use super::{BodyLink, Heading, HeadingPart, Picture, ProsePart};

/// The character that opens the place of a reference in HTML; content cannot hold it.
const OPEN_MARK: char = '\u{e000}';
/// The character that closes it.
const CLOSE_MARK: char = '\u{e001}';
/// What the number of a picture begins with.
const PICTURE: char = 'p';

/// A body as HTML in which each reference is a marked number.
#[derive(Debug, Default)]
pub struct Marked {
    /// The HTML.
    pub html: String,
    /// What the numbers stand for.
    pub references: Vec<Reference>,
    /// The headings.
    pub headings: Vec<Heading>,
    /// The links.
    pub links: Vec<BodyLink>,
    /// The pictures.
    pub pictures: Vec<Picture>,
    /// The quotations that have a citation beside them.
    pub quotations: Vec<CitedQuotation>,
}

/// The mark for the reference with this number.
pub fn mark(number: usize) -> String {
    format!("{OPEN_MARK}{number}{CLOSE_MARK}")
}

/// The mark for the picture with this number.
pub fn picture_mark(number: usize) -> String {
    format!("{OPEN_MARK}{PICTURE}{number}{CLOSE_MARK}")
}

/// Cuts HTML at the places of its references and pictures, whose marks are left out.
pub fn split(html: &str, references: &[Reference]) -> Vec<ProsePart> {
    let piece = |range: Range<usize>| (!range.is_empty()).then_some(ProsePart::Html(range));
    let mut parts = Vec::with_capacity(references.len() * 2 + 1);
    let mut end = 0;
    for (open, _) in html.match_indices(OPEN_MARK) {
        parts.extend(piece(end..open));
        let mark = &html[open + OPEN_MARK.len_utf8()..];
        let (number, _) = mark.split_once(CLOSE_MARK).unwrap_or((mark, ""));
        let picture = number
            .strip_prefix(PICTURE)
            .and_then(|number| number.parse().ok());
        let reference = number
            .parse::<usize>()
            .ok()
            .and_then(|number| references.get(number));
        parts.extend(
            picture
                .map(ProsePart::Picture)
                .or_else(|| reference.cloned().map(ProsePart::Reference)),
        );
        end = (open + OPEN_MARK.len_utf8() + number.len() + CLOSE_MARK.len_utf8()).min(html.len());
    }
    parts.extend(piece(end..html.len()));
    parts
}

/// The words of events that are to be printed, with the references among them.
pub fn words(events: &[Event<'_>], references: &[Reference]) -> Vec<HeadingPart> {
    let mut text = String::new();
    for event in events {
        match event {
            Event::Text(words) | Event::Code(words) => text.push_str(words),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            _ => {}
        }
    }
    let mut words = Vec::new();
    for (at, stretch) in text.split(OPEN_MARK).enumerate() {
        let (number, after) = if at == 0 {
            ("", stretch)
        } else {
            stretch.split_once(CLOSE_MARK).unwrap_or(("", stretch))
        };
        let reference = number
            .parse::<usize>()
            .ok()
            .and_then(|number| references.get(number));
        words.extend(reference.cloned().map(HeadingPart::Reference));
        words.extend(Some(HeadingPart::Text(after.to_owned())).filter(|_| !after.is_empty()));
    }
    words.shrink_to_fit();
    words
}

/// The words as one text for an anchor; a reference without words of its own becomes its id.
///
/// That of a claim is left out: whether it may be read in public nobody knows yet, and an anchor
/// that is the same before and after the claim is published breaks no link.
pub fn plain(words: &[HeadingPart]) -> String {
    let plain = |word: &HeadingPart| match word {
        HeadingPart::Text(text)
        | HeadingPart::Reference(Reference {
            text: Some(text), ..
        }) => text.clone(),
        HeadingPart::Reference(Reference {
            kind: ReferenceKind::Claim | ReferenceKind::Card,
            ..
        }) => String::new(),
        HeadingPart::Reference(reference) => reference.id.to_string(),
    };
    words.iter().map(plain).collect()
}
