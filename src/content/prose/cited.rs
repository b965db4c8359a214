//! Cited quotations: the words of a body between quotation marks, or in a block, that have a
//! citation beside them.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};
use serde::{Deserialize, Serialize};

use super::BodyContext;
use super::events::{SpannedEvent, inside};
use super::reference::{self, ReferenceKind};
use crate::base::quotation_marks::{can_close, can_open, closes, is_mark};
use crate::base::sentence;
use crate::base::text::Id;

/// How many words may be between a quotation and its citation: `", she said.[[source:minutes]]`.
const MOST_WORDS_BETWEEN: usize = 6;

/// A quotation in a body, with the sources that are cited for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Hash)]
pub struct CitedQuotation {
    /// The words, without the marks around them.
    pub words: String,
    /// The sources; at least one.
    pub sources: Vec<Id>,
    /// The bytes of the quotation in its file.
    pub place: Range<usize>,
    /// The bytes of the first citation, by which the page that shows it knows the quotation.
    pub cited_at: Range<usize>,
}

/// The cited quotations of a body, from its events as they were parsed.
pub fn find(events: &[SpannedEvent<'_>], setting: &BodyContext<'_>) -> Vec<CitedQuotation> {
    let mut finder = QuotationFinder {
        setting,
        run: String::new(),
        starts: Vec::new(),
        found: Vec::new(),
        cited: None,
        block: None,
    };
    let mut at = 0;
    while let Some((event, range)) = events.get(at) {
        at += finder.one(event, range, &events[at..]);
    }
    finder.found
}

/// A block of quoted paragraphs while it is read.
struct OpenBlock {
    /// Its bytes in the body.
    place: Range<usize>,
    /// How many quotations were found before it.
    before: usize,
    /// Its paragraphs, without the one that names who is quoted.
    paragraphs: Vec<String>,
    sources: Vec<Id>,
    /// The first citation at its end.
    cited_at: Option<Range<usize>>,
    depth: usize,
}

struct QuotationFinder<'a, 's> {
    setting: &'a BodyContext<'s>,
    /// The words of the paragraph so far.
    run: String,
    /// Where in the words each piece begins, and the byte of the body that it comes from.
    starts: Vec<(usize, usize)>,
    found: Vec<CitedQuotation>,
    /// How long the words were at the last citation, and whether it belongs to the last quotation.
    cited: Option<(usize, bool)>,
    block: Option<OpenBlock>,
}

impl QuotationFinder<'_, '_> {
    /// Handles the first of the events that are left, and says how many it took.
    fn one(&mut self, event: &Event<'_>, range: &Range<usize>, left: &[SpannedEvent<'_>]) -> usize {
        match event {
            Event::Text(words) | Event::Code(words) => self.push(words, range),
            Event::SoftBreak | Event::HardBreak => self.push("\n", range),
            Event::Start(Tag::Link {
                link_type: LinkType::WikiLink { .. },
                dest_url,
                ..
            }) => {
                let target = dest_url.strip_suffix('\\').unwrap_or(dest_url);
                if let Ok((ReferenceKind::Citation, id)) = reference::read(target, false) {
                    self.cite(id, range);
                    return inside(left).len() + 2;
                }
            }
            Event::Start(Tag::Image { .. }) => return inside(left).len() + 2,
            Event::Start(Tag::BlockQuote(_)) => match &mut self.block {
                Some(block) => block.depth += 1,
                None => self.block = Some(OpenBlock::at(range.clone(), self.found.len())),
            },
            Event::End(TagEnd::BlockQuote(_)) => self.end_of_block(),
            Event::End(end) if !super::typeset::is_inline_end(*end) => self.end_of_paragraph(),
            _ => {}
        }
        1
    }

    fn push(&mut self, words: &str, range: &Range<usize>) {
        self.starts.push((self.run.len(), range.start));
        self.run.push_str(words);
    }

    fn cite(&mut self, id: Id, range: &Range<usize>) {
        let place = self.setting.place(range);
        let length = self.run.trim_end().len();
        if let Some(block) = &mut self.block {
            block.sources.push(id.clone());
            block.cited_at.get_or_insert_with(|| place.clone());
        }
        match self.cited {
            // One of several citations in a row.
            Some((before, is_of_quotation)) if before == length => {
                if let Some(last) = self.found.last_mut().filter(|_| is_of_quotation) {
                    last.sources.push(id);
                }
            }
            _ => {
                let quoted = quoted_before(&self.run);
                self.cited = Some((length, quoted.is_some()));
                self.found.extend(quoted.map(|quoted| CitedQuotation {
                    words: self.run[quoted.clone()].trim().to_owned(),
                    sources: vec![id],
                    place: self.setting.place(&self.in_body(&quoted)),
                    cited_at: place,
                }));
            }
        }
    }

    /// The bytes of the body that words of the paragraph come from.
    fn in_body(&self, words: &Range<usize>) -> Range<usize> {
        let byte = |at: usize| {
            let piece = self.starts.partition_point(|(start, _)| *start <= at);
            let piece = piece.checked_sub(1).and_then(|last| self.starts.get(last));
            piece.map_or(0, |(start, source)| source + (at - start))
        };
        byte(words.start)..byte(words.end.saturating_sub(1)) + 1
    }

    fn end_of_paragraph(&mut self) {
        let has_credit_sign = self.run.trim_start().starts_with(['—', '–', '―', '-']);
        let ends_cited = self
            .cited
            .is_some_and(|(length, _)| is_over(&self.run[length..]));
        if let Some(block) = &mut self.block {
            if !has_credit_sign || block.paragraphs.is_empty() {
                block.paragraphs.push(self.run.trim().to_owned());
            }
            if !ends_cited && !self.run.trim().is_empty() {
                block.sources.clear();
                block.cited_at = None;
            }
        }
        self.run.clear();
        self.starts.clear();
        self.cited = None;
    }

    fn end_of_block(&mut self) {
        let Some(block) = &mut self.block else { return };
        if block.depth > 0 {
            block.depth -= 1;
            return;
        }
        let Some(block) = self.block.take() else {
            return;
        };
        let words = block.paragraphs.join("\n\n");
        let words = without_marks(words.trim());
        if let Some(cited_at) = block.cited_at.filter(|_| !words.is_empty()) {
            self.found.truncate(block.before);
            self.found.push(CitedQuotation {
                words: words.to_owned(),
                sources: block.sources,
                place: self.setting.place(&block.place),
                cited_at,
            });
        }
    }
}

impl OpenBlock {
    fn at(place: Range<usize>, before: usize) -> Self {
        Self {
            place,
            before,
            paragraphs: Vec::new(),
            sources: Vec::new(),
            cited_at: None,
            depth: 0,
        }
    }
}

/// True if nothing but signs is left.
fn is_over(words: &str) -> bool {
    !words.contains(char::is_alphanumeric)
}

/// The last words between quotation marks, if little follows them in their sentence.
fn quoted_before(run: &str) -> Option<Range<usize>> {
    let is_double = |mark: char| !matches!(mark, '\'' | '’');
    let (close, mark) = run
        .char_indices()
        .rev()
        .find(|(at, mark)| can_close(*mark) && is_double(*mark) && ends_words(run, *at))?;
    let between = &run[close + mark.len_utf8()..];
    let words = between.trim_end_matches(|c: char| !c.is_alphanumeric());
    let ends_sentence = words
        .match_indices(' ')
        .any(|(space, _)| sentence::begins_at(words, space + 1));
    if between.split_whitespace().count() > MOST_WORDS_BETWEEN || ends_sentence && !words.is_empty()
    {
        return None;
    }
    let opens = |at: usize, open: char| {
        let before = run[..at].chars().next_back();
        closes(open, mark)
            && can_open(open)
            && before.is_none_or(|before| !before.is_alphanumeric() || before == '’')
    };
    let (open, sign) = run[..close]
        .char_indices()
        .rev()
        .find(|(at, open)| opens(*at, *open))?;
    let quoted = open + sign.len_utf8()..close;
    (!is_over(&run[quoted.clone()])).then_some(quoted)
}

/// True for a mark that touches the words before it, and for a guillemet, inside which French has a
/// space.
fn ends_words(run: &str, at: usize) -> bool {
    let before = run[..at].chars().next_back();
    run[at..].starts_with('»') || before.is_some_and(|before| !before.is_whitespace())
}

/// Words without the quotation marks around all of them.
fn without_marks(words: &str) -> &str {
    let (first, last) = (words.chars().next(), words.chars().next_back());
    match first.zip(last) {
        Some((open, close)) if words.len() > open.len_utf8() && closes(open, close) => {
            let inner = &words[open.len_utf8()..words.len() - close.len_utf8()];
            if inner.contains(|c: char| is_mark(c) && (c == open || c == close)) {
                words
            } else {
                inner.trim()
            }
        }
        _ => words,
    }
}

#[cfg(test)]
mod tests;
