//! Finding places: bytes and trails of keys as lines and columns of one text.

use std::ops::Range;

use super::excerpt::excerpt;
use super::fix::Change;
use super::{Levels, Line};
use crate::base::diagnostic::{At, Diagnostic, Edit};
use crate::base::lines::{Lines, Unit};
use crate::content::document;
use crate::yaml::{Spans, scalar};

/// Finds places in one text.
pub struct Finder<'a> {
    text: &'a str,
    yaml_start: usize,
    places: Option<Spans>,
    lines: Lines<'a>,
}

impl<'a> Finder<'a> {
    /// Finds the places of one file.
    pub fn new(file: &str, text: &'a str) -> Self {
        let yaml = if file.ends_with(".md") {
            document::front_matter(text).unwrap_or(0..0)
        } else {
            0..text.len()
        };
        let is_yaml = [".md", ".yaml", ".yml"]
            .iter()
            .any(|ending| file.ends_with(ending));
        let places = is_yaml
            .then(|| Spans::of(&text[yaml.clone()]).ok())
            .flatten();
        Self {
            text,
            yaml_start: yaml.start,
            places,
            lines: Lines::new(text),
        }
    }

    fn range(&self, at: &At) -> Option<Range<usize>> {
        let (trail, is_key) = match at {
            At::File => return None,
            At::Bytes(range) => return Some(range.clone()),
            At::Key(trail) => (trail, true),
            At::Value(trail) | At::Scalar(trail) => (trail, false),
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

    /// An edit as a change of bytes; `None` if the text at its place is not the one that it
    /// replaces.
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
            At::Value(trail) | At::Scalar(trail) => (trail, false),
        };
        let place = self.places.as_ref()?.exactly(trail)?;
        let range = if is_key { &place.key } else { &place.value };
        let range = range.start + self.yaml_start..range.end + self.yaml_start;
        let written = self.text.get(range.clone())?;
        if edit.from == edit.to && is_one_word(written) {
            // What YAML takes for a number or a truth value becomes the text that was written.
            let to = format!("\"{written}\"");
            return Some(Change { range, to });
        }
        let mark = ["", "\"", "'"]
            .into_iter()
            .find(|mark| written == format!("{mark}{}{mark}", edit.from))?;
        let to = if matches!(edit.at, At::Scalar(_)) {
            edit.to
        } else if mark.is_empty() {
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
        let (number, column) = self.lines.place(range.start, Unit::Character);
        let Range { start, end } = self.lines.line(number).unwrap_or_default();
        let (from, to) = (range.start.min(end), range.end.min(end));
        let behind = self.lines.place(range.end, Unit::Character);
        line.line = Some(number + 1);
        line.column = Some(column + 1);
        line.end = Some((behind.0 + 1, behind.1 + 1));
        line.excerpt = Some(excerpt(
            &self.text[start..end],
            from - start..to - start,
            number + 1,
        ));
        self.text[from..to].clone_into(&mut line.meant);
        (range.start + 1, line)
    }
}

/// True for a scalar without quotation marks that is a single word.
fn is_one_word(written: &str) -> bool {
    !written.is_empty()
        && written
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.' | b'_'))
}
