//! A sketch of a YAML text: its keys and values as far as indentation and brackets tell them,
//! however broken the text is.

mod flow;

use std::ops::Range;

use crate::base::diagnostic::{Step, Trail};

/// Something that stands in the text: a key with its value, an item of a list, or a word that is
/// neither yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The steps that lead to it; for a word that is neither, those that lead to the mapping in
    /// which it stands.
    pub trail: Trail,
    /// The bytes of its key; `None` for an item and for a word that is neither.
    pub key: Option<Range<usize>>,
    /// The bytes of its value when it is a scalar, quotation marks and all; otherwise where the
    /// value begins, and empty.
    pub value: Range<usize>,
    /// True for a word that is neither a key with a colon nor a value: most often a key that is
    /// being typed.
    pub loose: bool,
}

/// What could be told of a text, in its order.
#[derive(Debug, Default)]
pub struct Sketch {
    /// The entries.
    pub entries: Vec<Entry>,
}

impl Sketch {
    /// Looks through a text once.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut pencil = SketchParser {
            text,
            stack: Vec::new(),
            entries: Vec::new(),
        };
        let mut at = 0;
        while at < text.len() {
            let end = line_end(text, at);
            let indent = indent_of(&text[at..end]);
            let says = text[at + indent..end].trim_end();
            let is_mark = indent == 0 && matches!(says, "---" | "...");
            at = if says.is_empty() || says.starts_with('#') || is_mark {
                end + 1
            } else {
                pencil.line(at + indent, indent, end)
            };
        }
        Self {
            entries: pencil.entries,
        }
    }

    /// The entry whose key or value holds this byte, or ends at it.
    #[must_use]
    pub fn at(&self, byte: usize) -> Option<&Entry> {
        let holds = |range: &Range<usize>| range.start <= byte && byte <= range.end;
        self.entries
            .iter()
            .rev()
            .find(|entry| entry.key.as_ref().is_some_and(holds) || holds(&entry.value))
    }

    /// The entry at the end of a trail.
    #[must_use]
    pub fn find(&self, trail: &[Step]) -> Option<&Entry> {
        self.entries
            .iter()
            .find(|entry| !entry.loose && entry.trail == trail)
    }

    /// The keys that stand directly in the mapping at the end of a trail.
    pub fn keys_in<'s>(&'s self, trail: &'s [Step]) -> impl Iterator<Item = (&'s str, &'s Entry)> {
        self.entries
            .iter()
            .filter_map(move |entry| match entry.trail.split_last()? {
                (Step::Key(name), above) if above == trail && entry.key.is_some() => {
                    Some((&**name, entry))
                }
                _ => None,
            })
    }
}

/// What a scalar says: without its quotation marks, and a block or a text of several lines in one.
#[must_use]
pub fn says(written: &str) -> String {
    let written = written.trim();
    for mark in ['"', '\''] {
        if let Some(inside) = written.strip_prefix(mark) {
            let inside = inside.strip_suffix(mark).unwrap_or(inside);
            let inside = if mark == '"' {
                inside.replace("\\\"", "\"")
            } else {
                inside.replace("''", "'")
            };
            return in_one_line(&inside);
        }
    }
    let is_block = written.starts_with(['|', '>']);
    in_one_line(if is_block {
        written.split_once('\n').map_or("", |(_, block)| block)
    } else {
        written
    })
}

fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where the line of a byte ends, before its line break.
fn line_end(text: &str, at: usize) -> usize {
    text[at..]
        .find('\n')
        .map_or(text.len(), |length| at + length)
}

fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

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
struct Level {
    column: usize,
    step: Step,
}

struct SketchParser<'t> {
    text: &'t str,
    stack: Vec<Level>,
    entries: Vec<Entry>,
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
            Some(Level {
                column: other,
                step: Step::Item(last),
            }) if *other == column => *last += 1,
            _ => self.stack.push(Level {
                column,
                step: Step::Item(0),
            }),
        }
    }

    /// Takes the line whose words begin at a byte and a column; gives where the next line begins
    /// that is to be taken.
    fn line(&mut self, start: usize, column: usize, end: usize) -> usize {
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
            self.stack.push(Level {
                column,
                step: Step::Key(name.into()),
            });
            let key = Some(at..at + width);
            return self.value(key, at + behind, column);
        }
        if let Some(dash) = dash {
            return self.value(None, at, dash);
        }
        self.close(|other| other >= column);
        let value = at..at + plain_end(&self.text[at..end]);
        self.entries.push(Entry {
            trail: self.trail(),
            key: None,
            value,
            loose: true,
        });
        end + 1
    }

    /// Takes the value that begins in the line of a byte, and belongs to a key or a dash in a
    /// column.
    fn value(&mut self, key: Option<Range<usize>>, at: usize, column: usize) -> usize {
        let text = self.text;
        let end = line_end(text, at);
        let space = text[at..end].len() - text[at..end].trim_start().len();
        let start = if space == end - at {
            (at + 1).min(end)
        } else {
            at + space
        };
        let trail = self.trail();
        let mut next = end + 1;
        let value = match text.as_bytes().get(start).filter(|_| start < end) {
            None | Some(b'#') => start..start,
            Some(b'|' | b'>') => {
                next = self.below(end, column, |_| true);
                start..start + text[start..next.min(text.len())].trim_end().len()
            }
            Some(b'{' | b'[') => {
                self.entries.push(Entry {
                    trail: trail.clone(),
                    key,
                    value: start..start,
                    loose: false,
                });
                let limit = self.below(end, column, |_| true).min(text.len());
                let limit = self.with_closing_bracket(limit);
                let done = flow::read(text, start, limit, trail, &mut self.entries);
                // Brackets that do not close end with the lines that can belong to them.
                return line_end(text, text.floor_char_boundary(done.max(start + 1) - 1)) + 1;
            }
            Some(mark @ (b'"' | b'\'')) => {
                let limit = self.below(end, column, |_| true).min(text.len());
                match flow::quoted(&text[start..limit], *mark) {
                    Some(width) => {
                        next = line_end(text, start + width) + 1;
                        start..start + width
                    }
                    None => start..start + plain_end(&text[start..end]),
                }
            }
            Some(_) => {
                let first = start + plain_end(&text[start..end]);
                // A line with a key is none of the words that go on, whatever its column: somebody
                // is typing above it.
                let goes_on = |line: &str| key_of(line).is_none() && !line.starts_with('#');
                next = self.below(end, column, goes_on);
                let last = text[..next.min(text.len())].trim_end().len();
                start..if next > end + 1 {
                    last.max(first)
                } else {
                    first
                }
            }
        };
        self.entries.push(Entry {
            trail,
            key,
            value,
            loose: false,
        });
        next
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
