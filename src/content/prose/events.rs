//! Markdown events: what is inside an element, its text, and how deep elements are nested.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use crate::base::markup::is_cjk;

/// How deep elements may be nested: every later step recurses, `minify-html` above all.
pub const MAX_BODY_DEPTH: usize = 100;

/// The scheme of a link's target that says in which language its words are: `[words](lang:en)`.
pub const LANGUAGE_SCHEME: &str = "lang:";

/// An event with the bytes of the body that it comes from.
pub type SpannedEvent<'a> = (Event<'a>, Range<usize>);

/// A body as the parser read it.
#[derive(Debug)]
pub struct ParsedBody<'a> {
    /// Its elements and words, in order.
    pub events: Vec<SpannedEvent<'a>>,
    /// The lines that say where links lead, in order; no event comes from them.
    pub defined: Vec<Defined>,
}

/// A line that says where links with a label lead: `[label]: address`.
#[derive(Debug)]
pub struct Defined {
    /// The text between its brackets.
    pub label: String,
    /// The address after its colon.
    pub leads: String,
    /// Its bytes in the body.
    pub place: Range<usize>,
}

/// The events of a body, with everything that factpress takes beyond `CommonMark`; its words are as
/// they were typed.
pub fn read(body: &str) -> ParsedBody<'_> {
    let mut parser = Parser::new_ext(body, options()).into_offset_iter();
    let events = parser.by_ref().map(|found| plain(found, body)).collect();
    let defined = parser
        .reference_definitions()
        .iter()
        .map(|(label, definition)| Defined {
            label: label.to_owned(),
            leads: definition.dest.to_string(),
            place: definition.span.clone(),
        });
    let mut defined: Vec<_> = defined.collect();
    defined.sort_by_key(|defined| defined.place.start);
    ParsedBody { events, defined }
}

/// What is taken beyond `CommonMark`.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_WIKILINKS
}

/// An event without what `CommonMark` does not ask for: a single tilde strikes nothing, since it
/// stands for "about" and for "to"; and a line break is not a space between letters of scripts that
/// have none.
fn plain<'a>((event, range): SpannedEvent<'a>, body: &'a str) -> SpannedEvent<'a> {
    match event {
        Event::Start(Tag::Strikethrough) if !body[range.clone()].starts_with("~~") => {
            (Event::Text("~".into()), range.start..range.start + 1)
        }
        Event::End(TagEnd::Strikethrough) if !body[range.clone()].starts_with("~~") => {
            (Event::Text("~".into()), range.end - 1..range.end)
        }
        Event::SoftBreak if is_between_cjk(body, &range) => (Event::Text("".into()), range),
        event => (event, range),
    }
}

/// True for a line break between two letters of Chinese or Japanese.
fn is_between_cjk(body: &str, range: &Range<usize>) -> bool {
    let signs = [' ', '*', '_', '~'];
    let before = body[..range.start]
        .trim_end_matches(signs)
        .chars()
        .next_back();
    let after = body[range.end..]
        .trim_start_matches(|c| signs.contains(&c) || c == '>')
        .chars()
        .next();
    before.is_some_and(is_cjk) && after.is_some_and(is_cjk)
}

/// The bytes of the first element nested deeper than [`MAX_BODY_DEPTH`]; `None` if there is none.
pub fn too_deep(events: &[SpannedEvent<'_>]) -> Option<Range<usize>> {
    let mut depth = 0_usize;
    for (event, range) in events {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        if depth > MAX_BODY_DEPTH {
            return Some(range.clone());
        }
    }
    None
}

/// The events between the first, which opens an element, and the one that closes it.
pub fn inside<'e, 'a>(left: &'e [SpannedEvent<'a>]) -> &'e [SpannedEvent<'a>] {
    let mut depth = 0_usize;
    for (at, (event, _)) in left.iter().enumerate() {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return &left[1.min(at)..at];
        }
    }
    &[]
}

/// The bytes of a list's own entries, from the events inside it.
pub fn entries(inside: &[SpannedEvent<'_>]) -> Vec<Range<usize>> {
    let mut depth = 0_usize;
    let mut entries = Vec::new();
    for (event, range) in inside {
        match event {
            Event::Start(Tag::Item) if depth == 0 => {
                entries.push(range.clone());
                depth += 1;
            }
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
    }
    entries
}

/// The words of a stretch, without any markup.
pub fn plain_text(events: &[SpannedEvent<'_>]) -> String {
    let mut text = String::new();
    for (event, _) in events {
        match event {
            Event::Text(words) | Event::Code(words) => text.push_str(words),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            _ => {}
        }
    }
    text
}

/// The bytes of the line that contains a byte.
pub fn line_of(body: &str, at: usize) -> Range<usize> {
    let start = body[..at].rfind('\n').map_or(0, |end| end + 1);
    start..body[at..].find('\n').map_or(body.len(), |end| at + end)
}
