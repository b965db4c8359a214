//! Where each key and value of a YAML text stands, found with a parser that keeps spans.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use saphyr_parser::{Event, Parser, Span};

use crate::diagnostic::{Step, Trail};

/// The bytes of one entry: its key, where it has one, and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The key's bytes; for an item of a sequence and for the root, the start of the value.
    pub key: Range<usize>,
    /// The value's bytes in its first line.
    pub value: Range<usize>,
    /// All bytes of the value.
    pub whole: Range<usize>,
}

/// The places of a YAML text.
#[derive(Debug, Default)]
pub struct Places {
    by_trail: HashMap<Trail, Place>,
    /// Second and later keys of the same name in one mapping, with that name.
    pub duplicates: Vec<(Range<usize>, String)>,
    /// Where a second document begins, if one does.
    pub second_document: Option<Range<usize>>,
    /// Anchors, aliases and tags, with what they are.
    pub refused: Vec<(Range<usize>, &'static str)>,
}

/// How deep mappings and sequences may stand in each other.
const DEEPEST: usize = 64;

/// What is said of a text in which they stand deeper.
pub const TOO_DEEP: &str = "lists and keys stand more than 64 deep in each other";

/// One open mapping or sequence while its events pass by.
enum Open {
    Mapping { key: Option<(String, Range<usize>)>, start: usize },
    Sequence { next: usize, start: usize },
}

impl Places {
    /// Walks the text once.
    ///
    /// # Errors
    ///
    /// The byte at which the text stops being YAML, and the parser's words for it.
    pub fn of(text: &str) -> Result<Self, (usize, String)> {
        let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let byte = |index: usize| bytes[index.min(bytes.len() - 1)];
        // The span of an empty value can end before it begins.
        let range = |span: Span| byte(span.start.index())..byte(span.end.index().max(span.start.index()));
        let mut places = Self::default();
        let mut open: Vec<Open> = Vec::new();
        let mut trail = Trail::new();
        for event in Parser::new_from_str(text) {
            if open.len() > DEEPEST {
                return Err((trail_start(&open), TOO_DEEP.to_owned()));
            }
            let (event, span) = event.map_err(|error| (byte(error.marker().index()), error.info().to_owned()))?;
            let range = range(span);
            places.refuse(&event, &range);
            match event {
                Event::Scalar(value, ..) => places.enter(&mut open, &mut trail, text, range, Some(value)),
                Event::Alias(_) => places.enter(&mut open, &mut trail, text, range, None),
                Event::MappingStart(..) => {
                    let start = range.start;
                    places.enter(&mut open, &mut trail, text, range, None);
                    open.push(Open::Mapping { key: None, start });
                    trail.push(Step::Item(usize::MAX));
                }
                Event::SequenceStart(..) => {
                    let start = range.start;
                    places.enter(&mut open, &mut trail, text, range, None);
                    open.push(Open::Sequence { next: 0, start });
                    trail.push(Step::Item(usize::MAX));
                }
                Event::MappingEnd | Event::SequenceEnd => {
                    trail.pop();
                    if let Some(Open::Mapping { start, .. } | Open::Sequence { start, .. }) = open.pop() {
                        places.close(&trail, text, start, range.end);
                    }
                    leave(&mut open);
                }
                _ => {}
            }
        }
        Ok(places)
    }

    /// The place at the end of a trail; when that is not there, the place of the nearest entry around it.
    #[must_use]
    pub fn find(&self, trail: &[Step]) -> Option<&Place> {
        (0..=trail.len()).rev().find_map(|length| self.by_trail.get(&trail[..length]))
    }

    /// The place at the end of a trail, if it is there.
    #[must_use]
    pub fn exactly(&self, trail: &[Step]) -> Option<&Place> {
        self.by_trail.get(trail)
    }

    /// Takes the next node: a key of the mapping that is open, or the value of a key, an item or the root.
    fn enter(
        &mut self,
        open: &mut [Open],
        trail: &mut Trail,
        text: &str,
        range: Range<usize>,
        scalar: Option<Cow<'_, str>>,
    ) {
        let key_range = match open.last_mut() {
            None => {
                if self.by_trail.contains_key(trail) && self.second_document.is_none() {
                    self.second_document = Some(first_line(text, range.clone()));
                }
                range.start..range.start
            }
            Some(Open::Sequence { next, .. }) => {
                set_last(trail, Step::Item(*next));
                *next += 1;
                range.start..range.start
            }
            Some(Open::Mapping { key: key @ None, .. }) => {
                let name = scalar.map_or_else(|| text[range.clone()].to_owned(), Cow::into_owned);
                set_last(trail, Step::Key(Cow::Owned(name.clone())));
                if self.by_trail.contains_key(trail) {
                    self.duplicates.push((range.clone(), name.clone()));
                }
                *key = Some((name, range));
                return;
            }
            Some(Open::Mapping { key: key @ Some(_), .. }) => {
                let taken = if scalar.is_some() { key.take() } else { key.clone() };
                taken.map_or(0..0, |(_, key_range)| key_range)
            }
        };
        self.by_trail
            .insert(trail.clone(), Place { key: key_range, value: first_line(text, range.clone()), whole: range });
    }

    /// Gives a mapping or a sequence that has ended its first line as its place.
    fn close(&mut self, trail: &[Step], text: &str, start: usize, end: usize) {
        if let Some(place) = self.by_trail.get_mut(trail) {
            place.whole = start..end.max(start);
            place.value = first_line(text, place.whole.clone());
        }
    }

    fn refuse(&mut self, event: &Event<'_>, range: &Range<usize>) {
        let (anchor, tag) = match event {
            Event::Alias(_) => {
                self.refused.push((range.clone(), "aliases"));
                return;
            }
            Event::Scalar(_, _, anchor, tag) | Event::SequenceStart(anchor, tag) | Event::MappingStart(anchor, tag) => {
                (*anchor, tag.is_some())
            }
            _ => return,
        };
        if anchor > 0 {
            self.refused.push((range.clone(), "anchors"));
        }
        if tag {
            self.refused.push((range.clone(), "tags"));
        }
    }
}

/// Where the innermost open mapping or sequence begins.
fn trail_start(open: &[Open]) -> usize {
    open.last().map_or(0, |(Open::Mapping { start, .. } | Open::Sequence { start, .. })| *start)
}

/// After a mapping or sequence has ended, the key that it was the value of is done.
fn leave(open: &mut [Open]) {
    if let Some(Open::Mapping { key, .. }) = open.last_mut() {
        *key = None;
    }
}

fn set_last(trail: &mut Trail, step: Step) {
    if let Some(last) = trail.last_mut() {
        *last = step;
    }
}

fn first_line(text: &str, range: Range<usize>) -> Range<usize> {
    let line = text[range.clone()].lines().next().unwrap_or("").trim_end();
    range.start..range.start + line.len()
}
