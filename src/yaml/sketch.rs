//! A sketch of a YAML text: its keys and values as far as indentation and brackets show them,
//! however broken the text is.

mod blocks;
mod flow;

use std::ops::Range;

use crate::base::diagnostic::{Trail, TrailStep};
use blocks::SketchParser;

/// Something in the text: a key with its value, an item of a list, or a word that is neither yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SketchEntry {
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

/// The entries that could be made out in a text, in its order.
#[derive(Debug, Default)]
pub struct Sketch {
    /// The entries.
    pub entries: Vec<SketchEntry>,
}

impl Sketch {
    /// Sketches a text in one pass.
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
    pub fn at(&self, byte: usize) -> Option<&SketchEntry> {
        let holds = |range: &Range<usize>| range.start <= byte && byte <= range.end;
        self.entries
            .iter()
            .rev()
            .find(|entry| entry.key.as_ref().is_some_and(holds) || holds(&entry.value))
    }

    /// The entry at the end of a trail.
    #[must_use]
    pub fn find(&self, trail: &[TrailStep]) -> Option<&SketchEntry> {
        self.entries
            .iter()
            .find(|entry| !entry.loose && entry.trail == trail)
    }

    /// The keys of the mapping at the end of a trail.
    pub fn keys_in<'s>(
        &'s self,
        trail: &'s [TrailStep],
    ) -> impl Iterator<Item = (&'s str, &'s SketchEntry)> {
        self.entries
            .iter()
            .filter_map(move |entry| match entry.trail.split_last()? {
                (TrailStep::Key(name), above) if above == trail && entry.key.is_some() => {
                    Some((&**name, entry))
                }
                _ => None,
            })
    }
}

/// The text of a scalar as it is written: without its quotation marks, and in one line.
#[must_use]
pub fn scalar_text(written: &str) -> String {
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
