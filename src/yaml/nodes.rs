//! The nodes of a text, in order, as the parser that keeps places sees them.

use std::borrow::Cow;

use saphyr_parser::{Event, Parser, ScalarStyle, Span};

/// How deep mappings and sequences may be nested.
pub const MAX_NODE_DEPTH: usize = 64;

/// The message for a text in which they are nested deeper.
pub const TOO_DEEP: &str = "lists and keys are nested more than 64 deep";

/// One node, or the end of one.
#[derive(Debug, PartialEq, Eq)]
pub enum Node<'t> {
    /// A text, and whether it is plain, without quotation marks or an indicator, so that it may be
    /// a number.
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
pub struct NodeList<'t> {
    /// The nodes.
    pub nodes: Vec<(Node<'t>, usize)>,
    /// True for a text without anything that parsers are known to read differently: no text of
    /// several lines but in a block, no key behind a question mark, no stroke, no marks of
    /// documents, no control characters.
    pub is_usual: bool,
}

impl<'t> NodeList<'t> {
    /// The nodes of a text; `None` if it is not YAML, nests too deep, or has a second document, an
    /// anchor, an alias or a tag. It stops at the first of these.
    pub fn of(text: &'t str) -> Option<Self> {
        let mut nodes = Vec::with_capacity(64);
        // The open mappings and sequences; for a mapping, whether a key comes next.
        let mut open: Vec<Option<bool>> = Vec::new();
        let mut documents = 0;
        let mut is_usual = is_usual(text);
        for event in Parser::new_from_str(text) {
            let (event, span) = event.ok()?;
            if refused(&event).next().is_some() {
                return None;
            }
            let is_key = open.last() == Some(&Some(true));
            let node = match event {
                Event::Scalar(says, style, ..) => {
                    is_usual &= !open.is_empty() && is_usual_scalar(&says, style, span);
                    Node::Scalar(says, style == ScalarStyle::Plain)
                }
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
                Node::Sequence | Node::Mapping => {
                    is_usual &= !is_key;
                    open.push((node == Node::Mapping).then_some(true));
                }
                Node::End => drop(open.pop()),
                Node::Scalar(..) => {}
            }
            if open.len() > MAX_NODE_DEPTH || documents > 1 {
                return None;
            }
            // In a mapping, keys and values alternate.
            if matches!(node, Node::Scalar(..) | Node::End)
                && let Some(Some(is_key)) = open.last_mut()
            {
                *is_key = !*is_key;
            }
            nodes.push((node, span.start.index()));
        }
        Some(Self { nodes, is_usual })
    }

    /// True if another text has the same nodes, wherever they begin.
    pub fn says_the_same(&self, other: &NodeList<'_>) -> bool {
        let (own, others) = (self.nodes.iter(), other.nodes.iter());
        own.map(|(node, _)| node).eq(others.map(|(node, _)| node))
    }
}

/// True for a scalar that every parser reads the same way: in one line or in a block, not empty,
/// and without quotation marks no mark of YAML's own at its start.
fn is_usual_scalar(says: &str, style: ScalarStyle, span: Span) -> bool {
    match style {
        ScalarStyle::Literal | ScalarStyle::Folded => !says.trim().is_empty(),
        ScalarStyle::Plain => {
            let first = says.as_bytes().first().copied().unwrap_or(b'?');
            !b"|>@`%\"'&*!?[]{},#:".contains(&first)
                && !says.contains(":?")
                && span.start.line() == span.end.line()
        }
        ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted => {
            span.start.line() == span.end.line()
        }
    }
}

/// True for a text without the characters and marks that are rare in YAML.
fn is_usual(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_rare = |at: usize, byte: u8| {
        let before = if at == 0 { b'\n' } else { bytes[at - 1] };
        let next = |step: usize| bytes.get(at + step).copied().unwrap_or(b'\n');
        match byte {
            b'\n' => false,
            ..b' ' | 0x7f | b'\\' => true,
            b'?' => {
                matches!(before, b'\n' | b' ' | b'[' | b'{' | b',')
                    && matches!(next(1), b'\n' | b' ')
            }
            b':' => matches!(
                bytes[..at].iter().rev().find(|byte| **byte != b' '),
                None | Some(b'\n')
            ),
            b'%' => before == b'\n',
            b'-' | b'.' => before == b'\n' && next(1) == byte && next(2) == byte,
            // First bytes in UTF-8 of control characters and NEXT LINE, of line and paragraph
            // separators, and of the byte-order mark and non-characters.
            0xc2 => next(1) < 0xa0,
            0xe2 => next(1) == 0x80 && matches!(next(2), 0xa8 | 0xa9),
            0xef => matches!(next(1), 0xbb | 0xbf),
            _ => false,
        }
    };
    // For a text without a line break at its end, some parsers add one to a block and others do
    // not.
    text.ends_with('\n')
        && !bytes
            .iter()
            .enumerate()
            .any(|(at, byte)| is_rare(at, *byte))
}

/// What factpress refuses of an event: anchors, aliases, tags.
pub fn refused(event: &Event<'_>) -> impl Iterator<Item = &'static str> {
    let (alias, anchor, tag) = match event {
        Event::Alias(_) => (true, 0, false),
        Event::Scalar(_, _, anchor, tag)
        | Event::SequenceStart(anchor, tag)
        | Event::MappingStart(anchor, tag) => (false, *anchor, tag.is_some()),
        _ => (false, 0, false),
    };
    let found = [(alias, "aliases"), (anchor > 0, "anchors"), (tag, "tags")];
    found
        .into_iter()
        .filter(|(is_there, _)| *is_there)
        .map(|(_, what)| what)
}
