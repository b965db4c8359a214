//! Keys, values and lists, as far as the indentation of lines shows them.

use std::ops::Range;

use super::{SketchEntry, flow, indent_of, line_end};
use crate::base::diagnostic::{Trail, TrailStep};

/// The name and the written length of a key that a line begins with, and how far behind its start
/// the value may begin.
fn key_of(line: &str) -> Option<(String, usize, usize)> {
    let ends_key = |at: usize| {
        line[at..]
            .strip_prefix(':')
            .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']))
    };
    if let Some(mark) = line
        .chars()
        .next()
        .filter(|mark| matches!(mark, '"' | '\''))
    {
        let end = line[1..].find(mark)? + 2;
        return ends_key(end).then(|| (line[1..end - 1].to_owned(), end, end + 1));
    }
    if line.starts_with(['{', '[', '}', ']', '|', '>', '#', ',']) {
        return None;
    }
    let colon = line
        .match_indices(':')
        .map(|(at, _)| at)
        .find(|at| ends_key(*at))?;
    let key = line[..colon].trim_end();
    (!key.is_empty() && !key.contains(" #")).then(|| (key.to_owned(), key.len(), colon + 1))
}

/// Where a plain scalar ends in its line: before white space and a comment.
fn plain_end(line: &str) -> usize {
    line.find(" #")
        .map_or(line, |comment| &line[..comment])
        .trim_end()
        .len()
}

/// A mapping or a list that is open, by the column of its keys or dashes.
pub struct OpenLevel {
    column: usize,
    step: TrailStep,
}

pub struct SketchParser<'t> {
    pub text: &'t str,
    pub stack: Vec<OpenLevel>,
    pub entries: Vec<SketchEntry>,
}

impl SketchParser<'_> {
    fn trail(&self) -> Trail {
        self.stack.iter().map(|level| level.step.clone()).collect()
    }

    fn close(&mut self, is_over: impl Fn(usize) -> bool) {
        while self.stack.last().is_some_and(|level| is_over(level.column)) {
            self.stack.pop();
        }
    }

    fn open_item(&mut self, column: usize) {
        self.close(|other| other > column);
        match self.stack.last_mut() {
            Some(OpenLevel {
                column: other,
                step: TrailStep::Item(last),
            }) if *other == column => *last += 1,
            _ => self.stack.push(OpenLevel {
                column,
                step: TrailStep::Item(0),
            }),
        }
    }

    /// Takes the line whose words begin at a byte and a column; gives where the next line begins
    /// that is to be taken.
    pub fn line(&mut self, start: usize, column: usize, end: usize) -> usize {
        let (mut at, mut column, mut dash) = (start, column, None);
        while self.text[at..end]
            .strip_prefix('-')
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        {
            self.open_item(column);
            dash = Some(column);
            let width = 1 + indent_of(&self.text[at + 1..end]);
            at += width;
            column += width;
        }
        if let Some((name, width, behind)) = key_of(&self.text[at..end]) {
            self.close(|other| other >= column);
            self.stack.push(OpenLevel {
                column,
                step: TrailStep::Key(name.into()),
            });
            let key = Some(at..at + width);
            return self.value(key, at + behind, column);
        }
        if let Some(dash) = dash {
            return self.value(None, at, dash);
        }
        self.close(|other| other >= column);
        let value = at..at + plain_end(&self.text[at..end]);
        self.entries.push(SketchEntry {
            trail: self.trail(),
            key: None,
            value,
            loose: true,
        });
        end + 1
    }

    /// Takes the value that begins in the line of a byte, and belongs to a key or a dash in a
    /// column; gives where the next line begins that is to be taken.
    fn value(&mut self, key: Option<Range<usize>>, at: usize, column: usize) -> usize {
        let end = line_end(self.text, at);
        let space = end - at - self.text[at..end].trim_start().len();
        let start = if space == end - at {
            (at + 1).min(end)
        } else {
            at + space
        };
        let first = self.text.as_bytes().get(start).filter(|_| start < end);
        let (value, next) = match first {
            None | Some(b'#') => (start..start, end + 1),
            Some(b'{' | b'[') => return self.brackets(key, start, column),
            Some(b'|' | b'>') => self.block(start, column),
            Some(mark @ (b'"' | b'\'')) => self.quoted(*mark, start, column),
            Some(_) => self.plain(start, column),
        };
        self.entries.push(SketchEntry {
            trail: self.trail(),
            key,
            value,
            loose: false,
        });
        next
    }

    /// Reads brackets as a value, with everything in them.
    fn brackets(&mut self, key: Option<Range<usize>>, start: usize, column: usize) -> usize {
        let trail = self.trail();
        self.entries.push(SketchEntry {
            trail: trail.clone(),
            key,
            value: start..start,
            loose: false,
        });
        let end = line_end(self.text, start);
        let limit = self.below(end, column, |_| true).min(self.text.len());
        let limit = self.with_closing_bracket(limit);
        let done = flow::read(self.text, start, limit, trail, &mut self.entries);
        // Brackets that are never closed end with the last line that can belong to them.
        let last = self.text.floor_char_boundary(done.max(start + 1) - 1);
        line_end(self.text, last) + 1
    }

    /// The bytes of a text in a block, and where the next line begins that is to be taken.
    fn block(&self, start: usize, column: usize) -> (Range<usize>, usize) {
        let next = self.below(line_end(self.text, start), column, |_| true);
        let block = self.text[start..next.min(self.text.len())].trim_end();
        (start..start + block.len(), next)
    }

    /// The same of a text in quotation marks; one that never closes ends with its line.
    fn quoted(&self, mark: u8, start: usize, column: usize) -> (Range<usize>, usize) {
        let end = line_end(self.text, start);
        let limit = self.below(end, column, |_| true).min(self.text.len());
        match flow::quoted(&self.text[start..limit], mark) {
            Some(width) => (start..start + width, line_end(self.text, start + width) + 1),
            None => (start..start + plain_end(&self.text[start..end]), end + 1),
        }
    }

    /// The same of a text without quotation marks.
    fn plain(&self, start: usize, column: usize) -> (Range<usize>, usize) {
        let end = line_end(self.text, start);
        let first = start + plain_end(&self.text[start..end]);
        // A line with a key does not continue the value above, even if it is indented further: the
        // author is still typing the line above.
        let goes_on = |line: &str| key_of(line).is_none() && !line.starts_with('#');
        let next = self.below(end, column, goes_on);
        let last = self.text[..next.min(self.text.len())].trim_end().len();
        let end_of_value = if next > end + 1 {
            last.max(first)
        } else {
            first
        };
        (start..end_of_value, next)
    }

    /// Where the lines end that follow a line, are blank or stand to the right of a column, and of
    /// which all hold `goes_on`.
    fn below(&self, end: usize, column: usize, goes_on: impl Fn(&str) -> bool) -> usize {
        let mut next = end + 1;
        let mut at = next;
        while at < self.text.len() {
            let line_end = line_end(self.text, at);
            let line = &self.text[at..line_end];
            let indent = indent_of(line);
            let is_blank = line.trim().is_empty();
            if !is_blank && (indent <= column || !goes_on(line[indent..].trim_end())) {
                break;
            }
            at = line_end + 1;
            if !is_blank {
                next = at;
            }
        }
        next
    }

    /// A limit moved behind a line that holds closing brackets alone.
    fn with_closing_bracket(&self, limit: usize) -> usize {
        let end = line_end(self.text, limit);
        if self.text[limit..end].trim_start().starts_with([']', '}']) {
            end
        } else {
            limit
        }
    }
}
