//! Lines that Markdown separates from their sentence, or joins to the text above, where that was
//! evidently not meant.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use super::events::{SpannedEvent, entries, inside, line_of};
use crate::base::language;
use crate::base::markup::MarkupFault;
use crate::base::quotation_marks;

/// From this length on, in characters, a line may have ended because the window was full.
const WRAPPED: usize = 60;

/// How long the words above a list may be to count as its title, in characters.
const LONGEST_TITLE: usize = 40;

/// Such lines, at their bytes in the body.
pub fn faults(events: &[SpannedEvent<'_>], body: &str) -> Vec<MarkupFault> {
    let mut found = Vec::new();
    let mut holders = Holders::default();
    for (at, (event, range)) in events.iter().enumerate() {
        if let Event::Start(Tag::List(_) | Tag::BlockQuote(_)) = event {
            found.extend(interrupts(events, at, body));
        }
        found.extend(holders.take(event, range, body));
    }
    found
}

/// The line above the one that contains a byte, without indentation and quotation signs.
fn line_above(body: &str, at: usize) -> &str {
    let end = line_of(body, at).start.saturating_sub(1);
    body[line_of(body, end).start..end].trim_matches([' ', '\t', '>'])
}

/// True for a line at whose end a sentence ends, or something is announced.
fn is_closed(line: &str) -> bool {
    let mut words = line.trim_end_matches([' ', '\t', '\\']);
    loop {
        let shorter = if words.ends_with("]]")
            || words.ends_with(']') && words.rfind("[^") == words.rfind('[')
        {
            words
                .rfind('[')
                .map_or(words, |open| words[..open].trim_end_matches('['))
        } else {
            words.trim_end_matches(|c: char| {
                quotation_marks::can_close(c) || ")*_~ \u{a0}".contains(c)
            })
        };
        if shorter.len() == words.len() {
            break;
        }
        words = shorter;
    }
    words.is_empty()
        || words.ends_with([
            '.', ':', '!', '?', '…', '。', '：', '！', '？', '؟', '।', '۔',
        ])
}

/// A list or a quotation that begins right below a line whose sentence goes on.
fn interrupts(events: &[SpannedEvent<'_>], at: usize, body: &str) -> Option<MarkupFault> {
    let (event, range) = &events[at];
    let before = at.checked_sub(1).map(|before| &events[before].0)?;
    let is_words = matches!(
        before,
        Event::Text(_) | Event::Code(_) | Event::FootnoteReference(_)
    ) || matches!(before, Event::End(end) if *end == TagEnd::Paragraph || super::typeset::is_inline_end(*end));
    let above = line_above(body, range.start);
    // A list with another sign ends the one above it, even in the middle of a sentence.
    let ends_list = matches!(
        (before, event),
        (Event::End(TagEnd::List(_)), Event::Start(Tag::List(_)))
    );
    if !ends_list && (!is_words || is_entry(above)) || is_closed(above) {
        return None;
    }
    let start = range.end - body[range.clone()].trim_start().len();
    let line = &body[start..line_of(body, start).end];
    if let Event::Start(Tag::List(first)) = event {
        let sign = if first.is_some() {
            line.find(['.', ')'])? + 1
        } else {
            1
        };
        let is_title = above.chars().count() < LONGEST_TITLE && is_alone(body, range.start);
        let list = Interruption {
            words: line[sign..].trim_start(),
            before: &body[line_of(body, start).start..start],
            entries: entries(inside(&events[at..])).len(),
            is_numbered: first.is_some(),
            is_title,
        };
        let written = &line[sign - 1..sign];
        let help = format!(
            "to show it as typed, write `\\{written}`; for a list, put an empty line above it"
        );
        let message = "this line begins a list and cuts off the sentence above it";
        return list
            .is_part_of_sentence(ends_list)
            .then(|| MarkupFault::misread(start..start + sign, message, help));
    }
    let is_part = is_count(line.trim_start_matches(['>', ' ']));
    let message = "this line begins a quotation and cuts off the sentence above it";
    let help = "to show it as typed, write `\\>`; for a quotation, put an empty line above it";
    is_part.then(|| MarkupFault::misread(start..start + 1, message, help))
}

/// A list that begins right below words.
struct Interruption<'b> {
    /// The words of its first line.
    words: &'b str,
    /// The text before its sign in that line.
    before: &'b str,
    entries: usize,
    is_numbered: bool,
    /// True if the line above may be its title.
    is_title: bool,
}

impl Interruption<'_> {
    /// True if its sign belongs to the sentence above rather than to a list; `ends_list` where it
    /// ends another list.
    fn is_part_of_sentence(&self, ends_list: bool) -> bool {
        let is_count =
            is_count(self.words) || self.is_numbered && language::begins_with_month(self.words);
        if ends_list {
            return is_count && self.entries == 1;
        }
        if self.entries > 1 {
            return is_count && !self.is_title;
        }
        // A list below the words of an entry belongs to that entry.
        let is_inner = self.before.ends_with(' ') && !self.before.contains('>');
        let is_name = self.is_title
            && self.words.starts_with(char::is_uppercase)
            && !self.words.contains(" - ");
        is_count || !is_inner && (self.is_numbered || !is_name)
    }
}

/// True for a line that begins as an entry of a list does, or with another sign and a space.
fn is_entry(line: &str) -> bool {
    let mut start = line.chars();
    if start
        .next()
        .is_some_and(|c| !c.is_alphanumeric() && !c.is_ascii())
        && start.next().is_some_and(char::is_whitespace)
    {
        return true;
    }
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let signs: &[&str] = if rest.len() < line.len() {
        &[". ", ") "]
    } else {
        &["- ", "* ", "+ "]
    };
    signs.iter().any(|sign| rest.starts_with(sign))
}

/// True for words that begin with a number or with a sign that precedes one.
fn is_count(words: &str) -> bool {
    let number =
        words.trim_start_matches(['=', '~', '≈', '±', '$', '£', '€', '¥', '.', '-', '−', ' ']);
    number.starts_with(|c: char| c.is_numeric()) && !number.starts_with("1. ")
}

/// True if the line above a byte is a paragraph by itself.
fn is_alone(body: &str, at: usize) -> bool {
    let above = line_of(body, line_of(body, at).start.saturating_sub(1)).start;
    above == 0 || line_above(body, above).is_empty()
}

/// What holds lines that belong to it: an entry of a list, a note, a definition; a quotation is
/// judged elsewhere.
#[derive(Debug)]
struct Holder {
    /// How many bytes precede it in its line.
    column: usize,
    /// How many quotation signs precede it.
    quotes: usize,
    /// What it is called.
    name: &'static str,
    /// True if a line was joined to it.
    has_joined: bool,
}

/// A list while its entries are read.
#[derive(Debug, Default)]
struct OpenList {
    /// How many of its entries have lines that were joined to them.
    joined: usize,
    /// What is to be said if the entry at hand is the last.
    doubt: Option<MarkupFault>,
}

/// Everything that is open while events are read.
#[derive(Debug, Default)]
struct Holders {
    open: Vec<Holder>,
    lists: Vec<OpenList>,
}

impl Holders {
    fn take(&mut self, event: &Event<'_>, range: &Range<usize>, body: &str) -> Option<MarkupFault> {
        match event {
            Event::Start(Tag::List(_)) => self.lists.push(OpenList::default()),
            Event::End(TagEnd::List(_)) => {
                // An author who has joined lines to several entries does so on purpose: that is how
                // they wrap lines.
                return self
                    .lists
                    .pop()
                    .filter(|list| list.joined == 1)
                    .and_then(|list| list.doubt);
            }
            Event::Start(Tag::Item) => {
                if let Some(list) = self.lists.last_mut() {
                    list.doubt = None;
                }
                self.open("entry", range, body);
            }
            Event::Start(Tag::FootnoteDefinition(_)) => self.open("note", range, body),
            Event::Start(Tag::DefinitionListDefinition) => self.open("definition", range, body),
            Event::Start(Tag::BlockQuote(_)) => self.open("quotation", range, body),
            Event::End(
                TagEnd::Item
                | TagEnd::FootnoteDefinition
                | TagEnd::DefinitionListDefinition
                | TagEnd::BlockQuote(_),
            ) => {
                self.open.pop();
            }
            Event::SoftBreak | Event::HardBreak => return self.line(range, body),
            // A line break in Chinese or Japanese, which the renderer has replaced by an empty
            // text.
            Event::Text(words) if words.is_empty() => return self.line(range, body),
            _ => {}
        }
        None
    }

    fn open(&mut self, name: &'static str, range: &Range<usize>, body: &str) {
        let start = range.end - body[range.clone()].trim_start().len();
        let before = &body[line_of(body, start).start..start];
        let quotes = before.matches('>').count();
        self.open.push(Holder {
            column: before.len(),
            quotes,
            name,
            has_joined: false,
        });
    }

    /// The line after a break, if it is indented no deeper than the text that it is joined to.
    fn line(&mut self, range: &Range<usize>, body: &str) -> Option<MarkupFault> {
        let holder = self
            .open
            .last_mut()
            .filter(|holder| holder.name != "quotation" && !holder.has_joined)?;
        let place = line_of(body, range.start + body[range.clone()].find('\n')? + 1);
        let words = body[place.clone()].trim_start_matches([' ', '\t', '>']);
        let before = &body[place.start..place.end - words.len()];
        if before.len() > holder.column
            || before.matches('>').count() != holder.quotes
            || words.is_empty()
        {
            return None;
        }
        holder.has_joined = true;
        let name = holder.name;
        let above = line_above(body, place.start);
        let first = words.chars().find(|c| c.is_alphanumeric())?;
        let is_new = if is_closed(above) {
            !first.is_lowercase()
        } else {
            first.is_uppercase() && above.chars().count() < WRAPPED
        };
        let mark = is_new.then(|| {
            let message = format!("this line becomes part of the {name} above it");
            let help = format!("put an empty line above it; indent it if it belongs to the {name}");
            MarkupFault::misread(
                place.end - words.len()..place.start + body[place.clone()].trim_end().len(),
                message,
                help,
            )
        });
        if name != "entry" {
            return mark;
        }
        if let Some(list) = self.lists.last_mut() {
            list.joined += 1;
            list.doubt = mark;
        }
        None
    }
}
