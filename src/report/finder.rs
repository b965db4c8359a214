//! Finding places: bytes and trails of keys as lines and columns of one text.

use std::ops::Range;

use unicode_width::UnicodeWidthStr;

use super::fix::Change;
use super::{Levels, Line, harmless};
use crate::base::diagnostic::{At, Diagnostic, Edit};
use crate::content::document;
use crate::yaml::{Spans, scalar};

/// How many characters of a line are shown at most.
const WIDEST: usize = 120;

/// Finds places in one text.
pub struct Finder<'a> {
    text: &'a str,
    yaml_start: usize,
    places: Option<Spans>,
    line_starts: Vec<usize>,
    /// How many characters begin before every [`STEP`]th byte, so that none is counted anew for
    /// each of many mistakes in one long line.
    counted: Vec<usize>,
}

/// The bytes between two counts of characters.
const STEP: usize = 1024;

/// How many characters begin in these bytes of UTF-8.
fn begin_in(bytes: &[u8]) -> usize {
    bytes.iter().filter(|byte| (**byte & 0xc0) != 0x80).count()
}

impl<'a> Finder<'a> {
    /// Finds the places of one file.
    pub fn new(file: &str, text: &'a str) -> Self {
        let yaml = if file.ends_with(".md") {
            document::front_matter(text).unwrap_or(0..0)
        } else {
            0..text.len()
        };
        let line_starts = std::iter::once(0)
            .chain(text.match_indices('\n').map(|(at, _)| at + 1))
            .collect();
        let is_yaml = [".md", ".yaml", ".yml"]
            .iter()
            .any(|ending| file.ends_with(ending));
        let places = is_yaml
            .then(|| Spans::of(&text[yaml.clone()]).ok())
            .flatten();
        let mut counted = vec![0];
        for bytes in text.as_bytes().chunks(STEP) {
            counted.push(counted.last().map_or(0, |before| before + begin_in(bytes)));
        }
        Self {
            text,
            yaml_start: yaml.start,
            places,
            line_starts,
            counted,
        }
    }

    /// How many characters begin before a byte of the text.
    fn characters(&self, end: usize) -> usize {
        let step = end / STEP;
        self.counted[step] + begin_in(&self.text.as_bytes()[step * STEP..end])
    }

    /// The line and the column of a byte of the text, both from 1.
    fn position(&self, at: usize) -> (usize, usize) {
        let number = self.line_starts.partition_point(|start| *start <= at);
        (
            number,
            self.characters(at) - self.characters(self.line_starts[number - 1]) + 1,
        )
    }

    fn range(&self, at: &At) -> Option<Range<usize>> {
        let (trail, is_key) = match at {
            At::File => return None,
            At::Bytes(range) => return Some(range.clone()),
            At::Key(trail) => (trail, true),
            At::Value(trail) => (trail, false),
            At::Within(trail, words) => {
                let start = self.places.as_ref()?.find(trail)?.whole.start + self.yaml_start;
                let end = self.places.as_ref()?.find(trail)?.whole.end + self.yaml_start;
                let place = self
                    .text
                    .get(start..end)
                    .and_then(|written| words.place(written));
                let place = place.map(|place| place.start + start..place.end + start);
                return place.or_else(|| self.range(&At::Value(trail.clone())));
            }
        };
        let place = self.places.as_ref()?.find(trail)?;
        let range = if is_key && !place.key.is_empty() {
            &place.key
        } else {
            &place.value
        };
        Some(range.start + self.yaml_start..range.end + self.yaml_start)
    }

    /// An edit as a change of bytes; `None` when something else stands there than it takes to stand
    /// there.
    fn change(&self, edit: Edit) -> Option<Change> {
        let (trail, is_key) = match &edit.at {
            At::File | At::Within(..) => return None,
            At::Bytes(range) => {
                let stands = self.text.get(range.clone())? == edit.from;
                return stands.then(|| Change {
                    range: range.clone(),
                    to: edit.to,
                });
            }
            At::Key(trail) => (trail, true),
            At::Value(trail) => (trail, false),
        };
        let place = self.places.as_ref()?.exactly(trail)?;
        let range = if is_key { &place.key } else { &place.value };
        let range = range.start + self.yaml_start..range.end + self.yaml_start;
        let written = self.text.get(range.clone())?;
        let mark = ["", "\"", "'"]
            .into_iter()
            .find(|mark| written == format!("{mark}{}{mark}", edit.from))?;
        let to = if mark.is_empty() {
            scalar(&edit.to)
        } else {
            format!("{mark}{}{mark}", edit.to)
        };
        (to != written).then_some(Change { range, to })
    }

    /// A diagnostic with its place, and the byte by which it is sorted.
    pub fn line(&self, diagnostic: Diagnostic, levels: &Levels) -> (usize, Line) {
        let range = self
            .range(&diagnostic.at)
            .filter(|range| range.end <= self.text.len());
        let level = levels.of(diagnostic.rule, &diagnostic.file);
        let mut line = Line {
            rule: diagnostic.rule.name,
            level,
            file: diagnostic.file,
            line: None,
            column: None,
            end: None,
            message: diagnostic.message,
            help: diagnostic.help,
            notes: diagnostic.notes,
            excerpt: None,
            meant: String::new(),
            change: diagnostic.edit.and_then(|edit| self.change(edit)),
        };
        let Some(range) = range else { return (0, line) };
        let range = self.text.floor_char_boundary(range.start)
            ..self.text.ceil_char_boundary(range.end.max(range.start));
        let (number, column) = self.position(range.start);
        let start = self.line_starts[number - 1];
        let end = self
            .line_starts
            .get(number)
            .map_or(self.text.len(), |next| next - 1);
        let (from, to) = (range.start.min(end), range.end.min(end));
        line.line = Some(number);
        line.column = Some(column);
        line.end = Some(self.position(range.end));
        let meant = &self.text[from..to];
        line.excerpt = Some(excerpt(
            number,
            column - 1,
            &self.text[start..from],
            &self.text[from..end],
            meant,
        ));
        meant.clone_into(&mut line.meant);
        (range.start + 1, line)
    }
}

/// The line with a caret under what is meant; a long line is cut to the part around it. `before`
/// has this many characters (`column`), and `from` is the rest of the line.
fn excerpt(number: usize, column: usize, before: &str, from: &str, meant: &str) -> String {
    let kept = if column > WIDEST * 2 / 3 {
        WIDEST / 3
    } else {
        column
    };
    let start = before
        .char_indices()
        .rev()
        .take(kept)
        .last()
        .map_or(before.len(), |(at, _)| at);
    let indent = harmless(&before[start..]);
    let room = WIDEST - kept;
    let shown = from.chars().take(room).collect::<String>();
    let shown = format!("{indent}{}", harmless(&shown)).replace('\t', " ");
    let lead = if kept < column { "…" } else { "" };
    let tail = if from.chars().nth(room).is_some() {
        "…"
    } else {
        ""
    };
    let meant: String = meant.chars().take(room).collect();
    let meant = harmless(&meant);
    let carets = "^".repeat(meant.width().max(1));
    let digits = number.to_string();
    let gutter = " ".repeat(digits.len());
    let spaces = " ".repeat(indent.width() + lead.width());
    format!("{gutter} |\n{digits} | {lead}{shown}{tail}\n{gutter} | {spaces}{carets}")
}
