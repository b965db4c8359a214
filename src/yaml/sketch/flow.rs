//! Lists and mappings in brackets, as far as they can be made out.

use std::ops::Range;

use super::SketchEntry;
use crate::base::diagnostic::{Trail, TrailStep};

/// How deep brackets are followed into each other.
const MAX_SKETCH_DEPTH: usize = 32;

/// Takes the brackets that open at a byte, up to a limit; gives where they end.
pub fn read(
    text: &str,
    at: usize,
    limit: usize,
    trail: Trail,
    entries: &mut Vec<SketchEntry>,
) -> usize {
    let mut brackets = Brackets {
        text: &text[..limit],
        trail,
        entries,
    };
    brackets.inside(at, 0)
}

/// How many bytes a quoted scalar takes that a text begins with; `None` if it does not end.
pub fn quoted(text: &str, mark: u8) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = 1;
    while at < bytes.len() {
        match bytes[at] {
            b'\\' if mark == b'"' => at += 1,
            byte if byte == mark && mark == b'\'' && bytes.get(at + 1) == Some(&mark) => at += 1,
            byte if byte == mark => return Some(at + 1),
            _ => {}
        }
        at += 1;
    }
    None
}

struct Brackets<'t, 'e> {
    text: &'t str,
    trail: Trail,
    entries: &'e mut Vec<SketchEntry>,
}

impl Brackets<'_, '_> {
    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    /// Reads the content of brackets that open at a byte; gives where they end.
    fn inside(&mut self, open: usize, depth: usize) -> usize {
        let is_mapping = self.byte(open) == Some(b'{');
        let (mut at, mut items) = (open + 1, 0);
        loop {
            at = self.skip(at);
            match self.byte(at) {
                None => return at,
                Some(b'}' | b']') => return at + 1,
                Some(b',' | b':') => at += 1,
                Some(_) if depth >= MAX_SKETCH_DEPTH => return self.text.len(),
                Some(_) if is_mapping => at = self.pair(at, depth),
                Some(_) => {
                    self.trail.push(TrailStep::Item(items));
                    items += 1;
                    at = self.value(None, at, depth);
                    self.trail.pop();
                }
            }
        }
    }

    /// Takes a key with its value.
    fn pair(&mut self, at: usize, depth: usize) -> usize {
        let key = self.scalar(at, true);
        let behind = self.skip(key.end);
        if key.is_empty() {
            return at + self.text[at..].chars().next().map_or(1, char::len_utf8);
        }
        if self.byte(behind) != Some(b':') {
            self.entries.push(SketchEntry {
                trail: self.trail.clone(),
                key: None,
                value: key.clone(),
                loose: true,
            });
            return key.end;
        }
        self.trail.push(TrailStep::Key(
            super::scalar_text(&self.text[key.clone()]).into(),
        ));
        let end = self.value(Some(key), behind + 1, depth);
        self.trail.pop();
        end
    }

    /// Reads a value, or notes that there is none.
    fn value(&mut self, key: Option<Range<usize>>, at: usize, depth: usize) -> usize {
        let start = self.skip(at);
        let opens = matches!(self.byte(start), Some(b'{' | b'['));
        let value = if opens {
            start..start
        } else {
            self.scalar(start, false)
        };
        let end = value.end;
        self.entries.push(SketchEntry {
            trail: self.trail.clone(),
            key,
            value,
            loose: false,
        });
        if opens {
            self.inside(start, depth + 1)
        } else {
            end
        }
    }

    /// The bytes of a scalar that begins at a byte.
    fn scalar(&self, at: usize, is_key: bool) -> Range<usize> {
        let rest = &self.text[at..];
        if let Some(mark @ (b'"' | b'\'')) = self.byte(at)
            && let Some(width) = quoted(rest, mark)
        {
            return at..at + width;
        }
        let mut before = ' ';
        let mut end = rest.len();
        for (place, character) in rest.char_indices() {
            let next = rest[place + character.len_utf8()..].chars().next();
            let ends = match character {
                ',' | '[' | ']' | '{' | '}' | '\n' => true,
                '#' => before == ' ',
                ':' => {
                    is_key && next.is_none_or(|next| next.is_whitespace() || ",[]{}".contains(next))
                }
                _ => false,
            };
            if ends {
                end = place;
                break;
            }
            before = character;
        }
        at..at + rest[..end].trim_end().len()
    }

    /// The next byte that is neither white space nor part of a comment.
    fn skip(&self, mut at: usize) -> usize {
        loop {
            let rest = &self.text[at.min(self.text.len())..];
            at += rest.len() - rest.trim_start().len();
            if self.byte(at) != Some(b'#') {
                return at;
            }
            at = super::line_end(self.text, at);
        }
    }
}
