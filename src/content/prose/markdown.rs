//! The renderer of a body: which of its Markdown events are refused, rewritten or noted.

mod headings;
mod links;
mod pictures;

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd, html};

use super::anchor::HeadingAnchors;
use super::bare;
use super::characters;
use super::cited;
use super::code;
use super::definition;
use super::events::{self, SpannedEvent, inside, plain_text};
use super::footnote::Footnotes;
use super::marked::Marked;
use super::marks;
use super::table::TableWriter;
use super::typeset;
use super::{BAD_REFERENCE, BodyContext, RAW_HTML};
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::base::language;

/// Turns Markdown into marked HTML.
pub fn read(body: &str, setting: BodyContext<'_>) -> (Marked, Vec<Diagnostic>) {
    let (parsed, doubts) = definition::masked(body, setting.language);
    let mut read = events::read(&parsed);
    if matches!(parsed, Cow::Owned(_)) {
        read.events = read.events.into_iter().map(definition::unmasked).collect();
    }
    let mut renderer = BodyRenderer::new(setting);
    renderer
        .diagnostics
        .extend(characters::faults(body, &read.events, &setting));
    if let Some(fault) = marks::too_deep(&read.events, setting) {
        renderer.diagnostics.push(fault);
    } else {
        renderer
            .diagnostics
            .extend(marks::diagnostics(body, doubts, &read, setting));
        let defined = read.defined.iter();
        renderer.defined = defined
            .map(|defined| (defined.label.to_lowercase(), defined.place.clone()))
            .collect();
        renderer.marked.quotations = cited::find(&read.events, &setting);
        let mut events = bare::linked(read.events, body);
        typeset::set(&mut events, body, language::typography(setting.language));
        renderer.all(&events);
    }
    renderer.finish()
}

struct BodyRenderer<'a, 's> {
    setting: BodyContext<'s>,
    marked: Marked,
    diagnostics: Vec<Diagnostic>,
    /// The events to print: those of the body, and above them those of the footnote that is open.
    out: Vec<Vec<Event<'a>>>,
    anchors: HeadingAnchors,
    notes: Footnotes,
    table: TableWriter,
    /// The bytes of each line that says where links with a label lead, by the label in small letters.
    defined: HashMap<String, Range<usize>>,
    link_end: &'static str,
    /// The elements of HTML that were refused, whose closing tags are no mistakes of their own.
    refused: Vec<String>,
}

impl<'a, 's> BodyRenderer<'a, 's> {
    fn new(setting: BodyContext<'s>) -> Self {
        Self {
            setting,
            marked: Marked::default(),
            diagnostics: Vec::new(),
            out: vec![Vec::new()],
            anchors: HeadingAnchors::default(),
            notes: Footnotes::default(),
            table: TableWriter::default(),
            defined: HashMap::new(),
            link_end: "</a>",
            refused: Vec::new(),
        }
    }

    fn all(&mut self, events: &[SpannedEvent<'a>]) {
        let mut at = 0;
        while let Some((event, range)) = events.get(at) {
            at += self.one(event, range, &events[at..]);
        }
    }

    /// Handles the first of the events that are left, and says how many it took.
    fn one(&mut self, event: &Event<'a>, range: &Range<usize>, left: &[SpannedEvent<'a>]) -> usize {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => {
                self.raw_html(html, range);
                1
            }
            // A block of HTML is one mistake, however many lines it has.
            Event::Start(Tag::HtmlBlock) => {
                let html = plain_html(inside(left));
                self.raw_html(&html, range);
                inside(left).len() + 2
            }
            Event::Start(Tag::Heading { level, id, .. }) => {
                self.heading(*level, id.as_ref(), range, left)
            }
            Event::Start(Tag::Paragraph) => self.paragraph(left),
            Event::Start(Tag::Link {
                link_type: LinkType::WikiLink { .. },
                dest_url,
                ..
            }) => self.reference(dest_url, false, range, left),
            Event::Start(Tag::Image {
                link_type: LinkType::WikiLink { .. },
                dest_url,
                ..
            }) => self.embedded_in_text(dest_url, range, left),
            Event::Start(Tag::Link {
                link_type,
                dest_url,
                id,
                ..
            }) => {
                self.link((*link_type, id), dest_url, range, left);
                1
            }
            Event::End(TagEnd::Link) => {
                self.raw(self.link_end);
                1
            }
            Event::Start(Tag::Image {
                dest_url, title, ..
            }) => self.picture((dest_url, title), false, range, left),
            Event::FootnoteReference(label) => {
                let mark = self.notes.mention(label);
                self.raw(mark);
                1
            }
            Event::Start(Tag::FootnoteDefinition(label)) => self.footnote(label, range, left),
            _ => {
                self.block(event);
                1
            }
        }
    }

    /// Handles what needs no look ahead.
    fn block(&mut self, event: &Event<'a>) {
        let html = match event {
            Event::Start(Tag::CodeBlock(kind)) => Some(code::open(kind)),
            // What is quoted may run in another direction than the text around it.
            Event::Start(Tag::BlockQuote(_)) => Some("<blockquote dir=\"auto\">\n".to_owned()),
            other => self.table.tag(other),
        };
        self.push(html.map_or_else(|| event.clone(), |html| Event::Html(html.into())));
    }

    fn push(&mut self, event: Event<'a>) {
        if let Some(out) = self.out.last_mut() {
            out.push(event);
        }
    }

    fn raw(&mut self, html: impl Into<CowStr<'a>>) {
        self.push(Event::InlineHtml(html.into()));
    }

    fn note(
        &mut self,
        rule: Rule,
        range: &Range<usize>,
        message: impl Into<String>,
        help: Option<String>,
    ) {
        let at = At::Bytes(self.setting.place(range));
        self.diagnostics
            .push(Diagnostic::new(rule, self.setting.file, at, message).with_help(help));
    }

    /// The words of a stretch that is printed without its markup; HTML among them is refused as
    /// elsewhere.
    fn words(&mut self, inside: &[SpannedEvent<'a>]) -> String {
        for (event, range) in inside {
            if let Event::Html(html) | Event::InlineHtml(html) = event {
                self.raw_html(html, range);
            }
        }
        plain_text(inside)
    }

    fn raw_html(&mut self, html: &str, range: &Range<usize>) {
        let line = html.trim_end();
        let closes = |name: &String| {
            line.strip_prefix("</")
                .is_some_and(|end| is_named(end, name))
        };
        if line.is_empty() || self.refused.iter().any(closes) {
            return;
        }
        self.refused
            .extend(line.split('<').skip(1).filter_map(|tag| {
                let name = tag.split(|c: char| !c.is_ascii_alphanumeric()).next()?;
                (!name.is_empty()).then(|| name.to_ascii_lowercase())
            }));
        let (message, help) = match line {
            line if line.starts_with("<!--") => (
                "content cannot contain comments of HTML",
                "write it as a YAML comment in the front matter, after `#`",
            ),
            line if line.to_ascii_lowercase().starts_with("<br") => (
                "content cannot contain HTML",
                "begin a new paragraph after an empty line, or end the line with a backslash",
            ),
            line if line.to_ascii_lowercase().starts_with("<img") => (
                "content cannot contain HTML",
                "write ![what it shows](its file)",
            ),
            _ => (
                "content cannot contain HTML",
                "write Markdown instead; to show the character as typed, write &lt;",
            ),
        };
        let range = range.start..range.start + line.len();
        self.note(RAW_HTML, &range, message, Some(help.to_owned()));
    }

    fn footnote(&mut self, label: &str, range: &Range<usize>, left: &[SpannedEvent<'a>]) -> usize {
        self.out.push(Vec::new());
        self.all(inside(left));
        let mut text = String::new();
        html::push_html(&mut text, self.out.pop().unwrap_or_default().into_iter());
        self.notes.define(label, text, range.start);
        inside(left).len() + 2
    }

    fn finish(mut self) -> (Marked, Vec<Diagnostic>) {
        for (place, message, help) in self.notes.faults() {
            self.note(BAD_REFERENCE, &place, message, Some(help));
        }
        let events = self.out.pop().unwrap_or_default();
        html::push_html(&mut self.marked.html, events.into_iter());
        self.marked.html.push_str(&self.notes.gather());
        (self.marked, self.diagnostics)
    }
}

/// True if a closing tag, without its beginning, has this name in small letters.
fn is_named(end: &str, name: &str) -> bool {
    let rest = end.get(name.len()..);
    end.get(..name.len())
        .is_some_and(|own| own.eq_ignore_ascii_case(name))
        && rest.is_some_and(|rest| rest.trim_start().starts_with('>'))
}

/// The lines of a block of HTML.
fn plain_html(lines: &[SpannedEvent<'_>]) -> String {
    let text = |(event, _): &SpannedEvent<'_>| match event {
        Event::Html(html) | Event::Text(html) => html.to_string(),
        _ => String::new(),
    };
    lines.iter().map(text).collect()
}
