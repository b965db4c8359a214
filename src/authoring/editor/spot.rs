//! The spot at which somebody types: what is there, what may be there, and which bytes an answer
//! replaces.

use std::ops::Range;

use super::indexed_file::IndexedFile;
use crate::base::diagnostic::TrailStep;
use crate::model::keys::FileKind;
use crate::yaml::Sketch;
use crate::yaml::record::Outline;

/// What is typed at a spot.
#[derive(Debug)]
pub enum Spot {
    /// A key of a mapping, perhaps still without its colon.
    Key {
        /// What the mapping takes.
        mapping: &'static Outline,
        /// The other keys that it has already.
        used: Vec<String>,
        /// The bytes of the key so far.
        bytes: Range<usize>,
        /// True if a colon follows.
        has_colon: bool,
        /// True if the mapping is the value of a key on the same line, and has no braces yet.
        is_inline: bool,
    },
    /// A value.
    Value {
        /// What the key takes.
        answer_kind: &'static Outline,
        /// The bytes of the value so far.
        bytes: Range<usize>,
    },
    /// The address of a link to a page of the site.
    Address {
        /// The bytes of the address so far.
        bytes: Range<usize>,
        /// True if the parenthesis is closed.
        is_closed: bool,
    },
    /// The text between the brackets of a reference.
    Reference {
        /// The part of it before the spot.
        before: String,
        /// The bytes between the brackets so far.
        bytes: Range<usize>,
        /// True if the brackets are closed.
        is_closed: bool,
        /// True if an exclamation mark precedes them.
        is_card: bool,
    },
}

impl IndexedFile {
    /// What is typed at a byte of the text.
    pub fn spot(&self, byte: usize) -> Option<Spot> {
        let byte = self.text.floor_char_boundary(byte);
        let yaml = self.yaml();
        if yaml.contains(&byte) || (byte == yaml.end && self.body().is_none()) {
            return self.in_yaml(byte - yaml.start, &yaml);
        }
        if self.body()?.contains(&byte) || byte == self.text.len() {
            self.in_body(byte)
        } else {
            None
        }
    }

    /// The text is read with one more letter at the spot, so that there is a word even if nothing
    /// has been typed yet.
    fn in_yaml(&self, byte: usize, yaml: &Range<usize>) -> Option<Spot> {
        const LETTER: &str = "x";
        let before = &self.text[yaml.start..yaml.start + byte];
        let with = format!(
            "{before}{LETTER}{}",
            &self.text[yaml.start + byte..yaml.end]
        );
        let sketch = Sketch::of(&with);
        let entry = sketch.entries.iter().rev().find(|entry| {
            let holds = |range: &Range<usize>| range.contains(&byte);
            entry.key.as_ref().is_some_and(holds) || holds(&entry.value)
        })?;
        let outline = FileKind::of(&self.role).outline();
        let without =
            |range: &Range<usize>| yaml.start + range.start..yaml.start + range.end - LETTER.len();
        let key = entry.key.as_ref().filter(|key| key.contains(&byte));
        if let Some(written) = key {
            let (name, above) = entry.trail.split_last()?;
            let keys = sketch.keys_in(above).map(|(other, _)| other.to_owned());
            let used = keys
                .filter(|other| TrailStep::from(other.clone()) != *name)
                .collect();
            return Some(Spot::Key {
                mapping: outline.at(above)?,
                used,
                bytes: without(written),
                has_colon: true,
                is_inline: false,
            });
        }
        let answer_kind = outline.at(&entry.trail)?;
        if entry.loose || matches!(answer_kind, Outline::Record(_)) {
            let used = sketch
                .keys_in(&entry.trail)
                .map(|(other, _)| other.to_owned())
                .collect();
            return Some(Spot::Key {
                mapping: answer_kind,
                used,
                bytes: without(&entry.value),
                has_colon: false,
                is_inline: entry.key.as_ref().is_some_and(|key| {
                    let between = with.get(key.end..entry.value.start).unwrap_or_default();
                    !between.contains(['\n', '{', ','])
                }),
            });
        }
        Some(Spot::Value {
            answer_kind,
            bytes: without(&entry.value),
        })
    }

    fn in_body(&self, byte: usize) -> Option<Spot> {
        let line = self.text[..byte].rfind('\n').map_or(0, |at| at + 1);
        let before = &self.text[line..byte];
        if let Some(address) = self.in_link(line, byte) {
            return Some(address);
        }
        let open = before.rfind("[[")?;
        let inside = &before[open + 2..];
        if inside.contains(']') || inside.contains('|') {
            return None;
        }
        let behind = &self.text[byte..];
        let end = behind
            .find(['\n', ']', '|', ' ', '['])
            .unwrap_or(behind.len());
        Some(Spot::Reference {
            before: inside.to_owned(),
            bytes: line + open + 2..byte + end,
            is_closed: behind[end..].starts_with([']', '|']),
            is_card: before[..open].ends_with('!'),
        })
    }

    /// The address of a link on the line that begins at `line`, if it begins with a slash.
    fn in_link(&self, line: usize, byte: usize) -> Option<Spot> {
        let before = &self.text[line..byte];
        let start = before.rfind("](/")? + 2;
        if before[start..].contains([')', ' ', '\t', '"', '<']) {
            return None;
        }
        let behind = &self.text[byte..];
        let end = behind
            .find(['\n', ')', ' ', '\t', '"'])
            .unwrap_or(behind.len());
        Some(Spot::Address {
            bytes: line + start..byte + end,
            // A title may follow the address.
            is_closed: behind[end..]
                .trim_start_matches([' ', '\t'])
                .starts_with([')', '"']),
        })
    }
}
