//! What the parser that keeps places sees in a text: its nodes in their order, as far as factpress takes them.

use std::borrow::Cow;

use saphyr_parser::{Event, Parser, ScalarStyle};

/// How deep mappings and sequences may stand in each other.
pub const DEEPEST: usize = 64;

/// What is said of a text in which they stand deeper.
pub const TOO_DEEP: &str = "lists and keys stand more than 64 deep in each other";

/// One node, or the end of one.
#[derive(Debug, PartialEq, Eq)]
pub enum Node<'t> {
    /// A text, and whether it stands without quotation marks or an indicator, so that it can mean a number, too.
    Scalar(Cow<'t, str>, bool),
    /// A sequence begins.
    Sequence,
    /// A mapping begins.
    Mapping,
    /// The sequence or mapping that was opened last ends.
    End,
}

/// The nodes of a text, each with the character at which it begins.
#[derive(Debug, Default)]
pub struct Seen<'t> {
    /// The nodes.
    pub nodes: Vec<(Node<'t>, usize)>,
}

impl<'t> Seen<'t> {
    /// The nodes of a text; nothing when it is no YAML, nests too deep, holds a second document, an anchor, an alias or a
    /// tag. It stops at the first of these.
    pub fn of(text: &'t str) -> Option<Self> {
        let mut nodes = Vec::with_capacity(64);
        let mut depth = 0_usize;
        let mut documents = 0;
        for event in Parser::new_from_str(text) {
            let (event, span) = event.ok()?;
            if refused(&event).next().is_some() {
                return None;
            }
            let node = match event {
                Event::Scalar(says, style, ..) => Node::Scalar(says, style == ScalarStyle::Plain),
                Event::SequenceStart(..) => Node::Sequence,
                Event::MappingStart(..) => Node::Mapping,
                Event::SequenceEnd | Event::MappingEnd => Node::End,
                Event::DocumentStart(_) => {
                    documents += 1;
                    continue;
                }
                _ => continue,
            };
            match node {
                Node::Sequence | Node::Mapping => depth += 1,
                Node::End => depth = depth.saturating_sub(1),
                Node::Scalar(..) => {}
            }
            if depth > DEEPEST || documents > 1 {
                return None;
            }
            nodes.push((node, span.start.index()));
        }
        Some(Self { nodes })
    }
}

/// What of an event factpress does not take: anchors, aliases, tags.
pub fn refused(event: &Event<'_>) -> impl Iterator<Item = &'static str> {
    let (alias, anchor, tag) = match event {
        Event::Alias(_) => (true, 0, false),
        Event::Scalar(_, _, anchor, tag) | Event::SequenceStart(anchor, tag) | Event::MappingStart(anchor, tag) => {
            (false, *anchor, tag.is_some())
        }
        _ => (false, 0, false),
    };
    let found = [(alias, "aliases"), (anchor > 0, "anchors"), (tag, "tags")];
    found.into_iter().filter(|(is_there, _)| *is_there).map(|(_, what)| what)
}
