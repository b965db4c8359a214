//! What readers see of a body as text, run by run, and the markup that remains in it.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::events::{SpannedEvent, inside};
use crate::base::markup::{self, ESCAPED_SIGN, LINE_BREAK, MarkupFault, OBJECT, TextContext};

/// How far from its line's beginning something is fixed, in bytes.
const LONGEST_FIXED_LINE: usize = 2_000;

/// The words of one paragraph, heading, cell or entry, with the places of their pieces in the body.
#[derive(Debug, Default)]
struct VisibleRun {
    text: String,
    pieces: Vec<RunPiece>,
}

/// Some bytes of a run and those of the body that they come from.
#[derive(Debug)]
struct RunPiece {
    start: usize,
    source: Range<usize>,
    /// True if they are the same bytes.
    is_same: bool,
}

impl RunPiece {
    /// The byte of the body that a byte of the run comes from; `edge` if the piece is another text
    /// there.
    fn place(&self, at: usize, edge: usize) -> usize {
        if self.is_same {
            (self.source.start + at - self.start).min(self.source.end)
        } else {
            edge
        }
    }
}

/// The markup that readers would see as typed, at its bytes in the body.
pub fn faults(events: &[SpannedEvent<'_>], body: &str) -> Vec<MarkupFault> {
    let mut found = Vec::new();
    let mut run = VisibleRun::default();
    let mut at = 0;
    while let Some((event, range)) = events.get(at) {
        let left = &events[at..];
        at += 1;
        match event {
            Event::Text(_) => run.push_text(body, range),
            Event::SoftBreak => run.push("\n", range),
            Event::HardBreak => run.push_break(range),
            Event::Code(_) | Event::InlineHtml(_) | Event::FootnoteReference(_) => {
                run.push_object(range);
            }
            Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock) => {
                found.extend(run.end(body));
                at += inside(left).len() + 1;
            }
            Event::Start(
                Tag::Link {
                    link_type: LinkType::WikiLink { .. } | LinkType::Autolink | LinkType::Email,
                    ..
                }
                | Tag::Image {
                    link_type: LinkType::WikiLink { .. },
                    ..
                },
            ) => {
                run.push_object(range);
                at += inside(left).len() + 1;
            }
            Event::Start(Tag::Link { title, .. } | Tag::Image { title, .. }) => {
                found.extend(in_title(title, range, body));
            }
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough)
            | Event::End(
                TagEnd::Emphasis
                | TagEnd::Strong
                | TagEnd::Strikethrough
                | TagEnd::Link
                | TagEnd::Image,
            ) => {}
            _ => found.extend(run.end(body)),
        }
    }
    found.extend(run.end(body));
    found
}

/// Marks in the title of a link or a picture, which is plain text; those that its author escaped
/// are meant.
fn in_title(title: &str, element: &Range<usize>, body: &str) -> Vec<MarkupFault> {
    let source = &body[element.clone()];
    let written = |mark: MarkupFault| {
        let says = &title[mark.range.clone()];
        let whole = source.rfind(title).map(|start| start + mark.range.start);
        let start = element.start + whole.or_else(|| source.rfind(says))?;
        Some(MarkupFault {
            range: start..start + mark.range.len(),
            edit: None,
            ..mark
        })
    };
    markup::find(title, TextContext::Value)
        .into_iter()
        .filter_map(written)
        .collect()
}

impl VisibleRun {
    fn push(&mut self, words: &str, source: &Range<usize>) {
        self.pieces.push(RunPiece {
            start: self.text.len(),
            source: source.clone(),
            is_same: true,
        });
        self.text.push_str(words);
    }

    /// The end of a line that readers see end there.
    fn push_break(&mut self, source: &Range<usize>) {
        self.push(LINE_BREAK.encode_utf8(&mut [0; 4]), source);
        self.push("\n", source);
    }

    fn push_object(&mut self, source: &Range<usize>) {
        self.pieces.push(RunPiece {
            start: self.text.len(),
            source: source.clone(),
            is_same: false,
        });
        self.text.push(OBJECT);
    }

    /// Words as they were typed: what the parser made of straight marks does not matter, what an
    /// author escaped does.
    fn push_text(&mut self, body: &str, range: &Range<usize>) {
        let source = &body[range.clone()];
        if source.starts_with('&') && source.ends_with(';') {
            self.pieces.push(RunPiece {
                start: self.text.len(),
                source: range.clone(),
                is_same: false,
            });
            self.text.push(ESCAPED_SIGN);
            return;
        }
        let end = self.pieces.last().map_or(0, |last| last.source.end);
        let is_escaped = end < range.start
            && body[..range.start].ends_with('\\')
            && source.starts_with(|c: char| c.is_ascii_punctuation());
        if is_escaped {
            let sign = range.start..range.start + 1;
            self.pieces.push(RunPiece {
                start: self.text.len(),
                source: sign.clone(),
                is_same: false,
            });
            self.text.push(ESCAPED_SIGN);
            self.push(&source[1..], &(sign.end..range.end));
        } else {
            self.push(source, range);
        }
    }

    /// The marks of the run, which is empty again then.
    fn end(&mut self, body: &str) -> Vec<MarkupFault> {
        let marks = markup::find(&self.text, TextContext::Body);
        let marks = marks
            .into_iter()
            .map(|mark| self.without_half_a_list(mark, body));
        let marks = marks.map(|mark| self.in_body(mark, body)).collect();
        self.text.clear();
        self.pieces.clear();
        marks
    }

    /// A mark without an edit that would fix half of what was meant, as a list beside one with
    /// other signs, or break the text around it.
    fn without_half_a_list(&self, mark: MarkupFault, body: &str) -> MarkupFault {
        let edit = mark.edit.filter(|(range, to)| {
            let source = self.source(range);
            let from = body.floor_char_boundary(source.start.saturating_sub(LONGEST_FIXED_LINE));
            let above = &body[from..source.start];
            // Nobody types a line this long, so nothing in it is fixed.
            let Some(line) = above
                .rsplit_once('\n')
                .map(|(_, line)| line)
                .or((from == 0).then_some(above))
            else {
                return false;
            };
            match to.as_str() {
                // Inside a quotation or a list an empty line needs `>` or spaces, so only one at
                // the top can be inserted safely.
                to if to.starts_with('\n') => line.is_empty(),
                // In headings and cells a line cannot break, so a backslash at their end is text.
                "" => !line.trim_start().starts_with(['#', '|']) && !line.contains(" | "),
                to => !to.starts_with("- ") || self.is_list(range.start, body),
            }
        });
        MarkupFault { edit, ..mark }
    }

    /// True if lines from a byte on become one list if they begin with hyphens, considering the
    /// text above and below them.
    fn is_list(&self, at: usize, body: &str) -> bool {
        let (Some(first), Some(last)) = (self.pieces.first(), self.pieces.last()) else {
            return false;
        };
        let line = body[..first.source.start]
            .rfind('\n')
            .map_or(0, |end| end + 1);
        let before = body[line..first.source.start].trim_matches([' ', '\t', '>']);
        let below = body[last.source.end..]
            .strip_prefix('\n')
            .unwrap_or("")
            .trim_start_matches([' ', '>']);
        let goes_on = before.is_empty() || before == "-" && at > 0;
        // The text above must be complete: a list must not break a sentence in two. The line of an
        // entry always is.
        let above = self.text.get(..at).unwrap_or_default().trim_end();
        let is_apart = above.is_empty()
            || before == "-"
            || markup::is_closed(above.rsplit('\n').next().unwrap_or(""));
        goes_on
            && is_apart
            && !below.starts_with(|c: char| matches!(c, '*' | '+') || c.is_ascii_digit())
    }

    fn in_body(&self, mark: MarkupFault, body: &str) -> MarkupFault {
        let range = self.source(&mark.range);
        let edit = mark.edit.and_then(|(range, to)| {
            let source = self.source(&range);
            let is_same = body.get(source.clone()) == self.text.get(range);
            is_same.then_some((source, to))
        });
        MarkupFault {
            range,
            edit,
            ..mark
        }
    }

    /// The bytes of the body that some of the run come from.
    fn source(&self, range: &Range<usize>) -> Range<usize> {
        let piece = |at: usize| {
            self.pieces
                .partition_point(|piece| piece.start <= at)
                .checked_sub(1)
                .and_then(|last| self.pieces.get(last))
        };
        let start =
            piece(range.start).map_or(0, |piece| piece.place(range.start, piece.source.start));
        if range.is_empty() {
            return start..start;
        }
        let end =
            piece(range.end - 1).map_or(start, |piece| piece.place(range.end, piece.source.end));
        start..end.max(start)
    }
}
