//! The walk over a body's Markdown events: what is refused, what is rewritten, what is noted.

use std::borrow::Cow;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, HeadingLevel, LinkType, Tag, TagEnd, html};

use super::anchor::Anchors;
use super::bare;
use super::beside;
use super::characters;
use super::code;
use super::definition;
use super::events::{self, Found, inside, plain_text};
use super::footnote::Footnotes;
use super::link::{self, Leads};
use super::marked::{self, Marked};
use super::marks;
use super::reference::{self, Kind, Reference};
use super::table::Table;
use super::typeset;
use super::{
    BAD_REFERENCE, HEADING_LEVEL, Heading, LINK_SCHEME, Link, PICTURE_WITHOUT_TEXT, Picture,
    RAW_HTML, Setting,
};
use crate::base::address::disguise;
use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::base::language;
use crate::base::text::escape_into;
use crate::content::{ODD_CHARACTER, ODD_HOST};

/// Turns Markdown into marked HTML.
pub fn read(body: &str, setting: Setting<'_>) -> (Marked, Vec<Diagnostic>) {
    let (parsed, doubts) = definition::masked(body, setting.language);
    let mut read = events::read(&parsed);
    if matches!(parsed, Cow::Owned(_)) {
        read.events = read.events.into_iter().map(definition::unmasked).collect();
    }
    let mut walk = Walk::new(setting);
    walk.diagnostics
        .extend(characters::faults(body, &read.events, &setting));
    if let Some(fault) = marks::too_deep(&read.events, setting) {
        walk.diagnostics.push(fault);
    } else {
        walk.diagnostics
            .extend(marks::diagnostics(body, doubts, &read, setting));
        let mut events = bare::linked(read.events, body);
        typeset::set(&mut events, body, language::typography(setting.language));
        walk.all(&events);
    }
    walk.finish()
}

struct Walk<'a, 's> {
    setting: Setting<'s>,
    marked: Marked,
    diagnostics: Vec<Diagnostic>,
    /// The events to print: those of the body, and above them those of the footnote that is open.
    out: Vec<Vec<Event<'a>>>,
    anchors: Anchors,
    notes: Footnotes,
    table: Table,
    link_end: &'static str,
}

impl<'a, 's> Walk<'a, 's> {
    fn new(setting: Setting<'s>) -> Self {
        Self {
            setting,
            marked: Marked::default(),
            diagnostics: Vec::new(),
            out: vec![Vec::new()],
            anchors: Anchors::default(),
            notes: Footnotes::default(),
            table: Table::default(),
            link_end: "</a>",
        }
    }

    fn all(&mut self, events: &[Found<'a>]) {
        let mut at = 0;
        while let Some((event, range)) = events.get(at) {
            at += self.one(event, range, &events[at..]);
        }
    }

    /// Handles the first of the events that are left, and says how many it took.
    fn one(&mut self, event: &Event<'a>, range: &Range<usize>, left: &[Found<'a>]) -> usize {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => {
                self.raw_html(html, range);
                1
            }
            Event::Start(Tag::HtmlBlock) | Event::End(TagEnd::HtmlBlock) => 1,
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
                ..
            }) => {
                self.link(*link_type, dest_url, range, left);
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
    fn words(&mut self, inside: &[Found<'a>]) -> String {
        for (event, range) in inside {
            if let Event::Html(html) | Event::InlineHtml(html) = event {
                self.raw_html(html, range);
            }
        }
        plain_text(inside)
    }

    fn raw_html(&mut self, html: &str, range: &Range<usize>) {
        let line = html.trim_end();
        if line.is_empty() {
            return;
        }
        let help = "content is Markdown alone; write &lt; for the sign itself".to_owned();
        let range = range.start..range.start + line.len();
        self.note(RAW_HTML, &range, "HTML is not taken in content", Some(help));
    }

    fn heading(
        &mut self,
        level: HeadingLevel,
        id: Option<&CowStr<'a>>,
        range: &Range<usize>,
        left: &[Found<'a>],
    ) -> usize {
        let inside = inside(left);
        if level == HeadingLevel::H1 {
            let help = "begin headings at ##; the title stands in the front matter".to_owned();
            self.note(
                HEADING_LEVEL,
                range,
                "a body has no heading of the first level",
                Some(help),
            );
        }
        self.out.push(Vec::new());
        self.all(inside);
        let printed = self.out.pop().unwrap_or_default();
        let words = marked::words(&printed, &self.marked.references);
        let anchor = self
            .anchors
            .next(&id.map_or_else(|| marked::plain(&words), ToString::to_string));
        let mut open = format!("<{level} id=\"");
        escape_into(&mut open, &anchor);
        self.push(Event::Html((open + "\">").into()));
        for event in printed {
            self.push(event);
        }
        self.push(Event::Html(format!("</{level}>\n").into()));
        self.marked.headings.push(Heading {
            level: level as u8,
            id: anchor,
            words,
            place: self.setting.place(range),
        });
        inside.len() + 2
    }

    /// A paragraph that is nothing but a card or a picture loses its paragraph.
    fn paragraph(&mut self, left: &[Found<'a>]) -> usize {
        let inside = inside(left);
        if let Some((
            Event::Start(Tag::Image {
                link_type,
                dest_url,
                title,
                ..
            }),
            range,
        )) = inside.first()
            && self::inside(inside).len() + 2 == inside.len()
        {
            if matches!(link_type, LinkType::WikiLink { .. }) {
                self.reference(dest_url, true, range, inside);
            } else {
                self.picture((dest_url, title), true, range, inside);
            }
            return inside.len() + 2;
        }
        self.push(Event::Start(Tag::Paragraph));
        1
    }

    fn reference(
        &mut self,
        target: &str,
        embedded: bool,
        range: &Range<usize>,
        left: &[Found<'a>],
    ) -> usize {
        let inside = inside(left);
        // In a table the bar is written `\\|`, and the parser leaves the stroke with the target.
        let target = target.strip_suffix('\\').unwrap_or(target);
        match reference::read(target, embedded) {
            Ok((kind, id)) => {
                let text = self.words(inside);
                let text = (text != target && !text.is_empty()).then_some(text);
                if text.is_some() && matches!(kind, Kind::Citation | Kind::Card) {
                    let help = "leave out the bar and what follows it".to_owned();
                    self.note(
                        BAD_REFERENCE,
                        range,
                        "a citation or a card takes no words of its own",
                        Some(help),
                    );
                }
                let place = self.setting.place(range);
                let mark = marked::mark(self.marked.references.len());
                self.marked.references.push(Reference {
                    kind,
                    id,
                    text,
                    place,
                });
                self.push(if embedded {
                    Event::Html(mark.into())
                } else {
                    Event::Text(mark.into())
                });
            }
            Err(wrong) => self.diagnostics.push(reference::fault(
                wrong,
                target,
                embedded,
                range,
                &self.setting,
            )),
        }
        inside.len() + 2
    }

    fn embedded_in_text(
        &mut self,
        target: &str,
        range: &Range<usize>,
        left: &[Found<'a>],
    ) -> usize {
        let help = "give it a paragraph of its own, or drop the exclamation mark to make it a link"
            .to_owned();
        self.note(
            BAD_REFERENCE,
            range,
            format!("the card of `{target}` stands inside a text"),
            Some(help),
        );
        inside(left).len() + 2
    }

    fn link(
        &mut self,
        link_type: LinkType,
        target: &str,
        range: &Range<usize>,
        left: &[Found<'a>],
    ) {
        let link = link::read(link_type, target, self.setting.base);
        if let Some(found) = disguise(target) {
            self.note(
                if found.is_seen {
                    ODD_CHARACTER
                } else {
                    ODD_HOST
                },
                range,
                found.message,
                Some(found.help),
            );
        }
        if let Some((message, help)) = link.fault {
            self.note(LINK_SCHEME, range, message, Some(help));
        } else if let Some(leads) = link.leads {
            let (words, place) = (plain_text(inside(left)), self.setting.place(range));
            self.marked.links.push(Link {
                target: target.to_owned(),
                words,
                is_inside: leads == Leads::Inside,
                place,
            });
        }
        self.link_end = link.close;
        self.raw(link.open);
    }

    fn picture(
        &mut self,
        said: (&str, &str),
        alone: bool,
        range: &Range<usize>,
        left: &[Found<'a>],
    ) -> usize {
        let ((target, title), inside) = (said, inside(left));
        let words = self.words(inside);
        if words.trim().is_empty() {
            let help = "say what it shows between the square brackets".to_owned();
            self.note(
                PICTURE_WITHOUT_TEXT,
                range,
                "this picture has no words for those who do not see it",
                Some(help),
            );
        }
        match beside::beside(self.setting.file, target) {
            None => {
                let (message, help) = beside::fault(target);
                self.note(LINK_SCHEME, range, message, Some(help));
            }
            Some((file, address)) => {
                let (place, href) = (self.setting.place(range), self.setting.base.href(&address));
                let mark = marked::picture_mark(self.marked.pictures.len());
                let (title, url) = (title.to_owned(), self.setting.base.absolute(&address));
                let picture = Picture {
                    file,
                    href,
                    url,
                    words,
                    title,
                    is_figure: alone,
                    credit: None,
                    size: None,
                    place,
                };
                self.marked.pictures.push(picture);
                self.push(if alone {
                    Event::Html(mark.into())
                } else {
                    Event::InlineHtml(mark.into())
                });
            }
        }
        inside.len() + 2
    }

    fn footnote(&mut self, label: &str, range: &Range<usize>, left: &[Found<'a>]) -> usize {
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
