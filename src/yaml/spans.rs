//! The spans of all keys and values of a YAML text, from a parser that keeps them.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::Range;

use saphyr_parser::{Event, Parser, Span};

use super::nodes::{MAX_NODE_DEPTH, TOO_DEEP, refused};
use crate::base::diagnostic::TrailStep;

/// The bytes of one entry: its key, where it has one, and its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntrySpan {
    /// The key's bytes; for an item of a sequence and for the root, the start of the value.
    pub key: Range<usize>,
    /// The value's bytes in its first line.
    pub value: Range<usize>,
    /// All bytes of the value.
    pub whole: Range<usize>,
}

/// Where the keys and values of a YAML text are.
#[derive(Debug, Default)]
pub struct Spans {
    /// The places in the order in which they begin; the root is the first.
    entries: Vec<EntrySpan>,
    /// The entry inside another one, by its step. No trail is kept whole, since many can begin with
    /// the same long key.
    inside: HashMap<(usize, TrailStep), usize>,
    /// Second and later keys of the same name in one mapping, with that name.
    pub duplicates: Vec<(Range<usize>, String)>,
    /// Where a second document begins, if one does.
    pub second_document: Option<Range<usize>>,
    /// Anchors, aliases and tags, with what they are.
    pub refused: Vec<(Range<usize>, &'static str)>,
}

/// A mapping or sequence that has not ended yet.
struct Open {
    /// Its entry.
    entry: usize,
    start: usize,
    inside: Inside,
}

/// What has been read of a mapping or a sequence.
enum Inside {
    /// The key whose value is to come.
    Mapping(Option<(TrailStep, Range<usize>)>),
    /// The position of the item that is to come.
    Sequence(usize),
}

impl Spans {
    /// Finds the spans in one pass over the text.
    ///
    /// # Errors
    ///
    /// The byte at which the text stops being YAML, and the parser's words for it.
    pub fn of(text: &str) -> Result<Self, (usize, String)> {
        let bytes: Vec<usize> = text
            .char_indices()
            .map(|(at, _)| at)
            .chain([text.len()])
            .collect();
        let byte = |index: usize| bytes[index.min(bytes.len() - 1)];
        // The parser reports empty values with an end before their start.
        let range =
            |span: Span| byte(span.start.index())..byte(span.end.index().max(span.start.index()));
        let mut places = Self::default();
        let mut open: Vec<Open> = Vec::new();
        for event in Parser::new_from_str(text) {
            if open.len() > MAX_NODE_DEPTH {
                return Err((
                    open.last().map_or(0, |open| open.start),
                    TOO_DEEP.to_owned(),
                ));
            }
            let (event, span) =
                event.map_err(|error| (byte(error.marker().index()), error.info().to_owned()))?;
            let range = range(span);
            places
                .refused
                .extend(refused(&event).map(|what| (range.clone(), what)));
            places.take(event, range, &mut open, text);
        }
        Ok(places)
    }

    /// Takes the next event, which these bytes are.
    fn take(&mut self, event: Event<'_>, range: Range<usize>, open: &mut Vec<Open>, text: &str) {
        let start = range.start;
        let inside = match event {
            Event::Scalar(value, ..) => {
                self.enter(open, text, range, Some(value));
                return;
            }
            Event::Alias(_) => {
                self.enter(open, text, range, None);
                return;
            }
            Event::MappingEnd | Event::SequenceEnd => {
                if let Some(Open { entry, start, .. }) = open.pop() {
                    let whole = start..range.end.max(start);
                    self.entries[entry].value = first_line(text, whole.clone());
                    self.entries[entry].whole = whole;
                }
                return;
            }
            Event::MappingStart(..) => Inside::Mapping(None),
            Event::SequenceStart(..) => Inside::Sequence(0),
            _ => return,
        };
        let entry = self.enter(open, text, range, None);
        open.push(Open {
            entry,
            start,
            inside,
        });
    }

    /// The span at the end of a trail; if the trail leads nowhere, that of the last entry on the
    /// way.
    #[must_use]
    pub fn find(&self, trail: &[TrailStep]) -> Option<&EntrySpan> {
        let mut at = 0;
        for step in trail {
            let Some(next) = self.inside.get(&(at, step.clone())) else {
                break;
            };
            at = *next;
        }
        self.entries.get(at)
    }

    /// The span at the end of a trail; `None` if the trail leads nowhere.
    #[must_use]
    pub fn exactly(&self, trail: &[TrailStep]) -> Option<&EntrySpan> {
        let at = trail
            .iter()
            .try_fold(0, |at, step| self.inside.get(&(at, step.clone())).copied());
        self.entries.get(at?)
    }

    /// Takes the next node: a key of the mapping that is open, or the value of a key, an item or
    /// the root. Gives the entry that a value is; for a key, that of its mapping.
    fn enter(
        &mut self,
        open: &mut [Open],
        text: &str,
        range: Range<usize>,
        scalar: Option<Cow<'_, str>>,
    ) -> usize {
        let entry = self.entries.len();
        let value = first_line(text, range.clone());
        let key = match open.last_mut() {
            None => {
                self.enter_root(&value);
                range.start..range.start
            }
            Some(Open {
                entry: around,
                inside: Inside::Sequence(next),
                ..
            }) => {
                self.inside.insert((*around, TrailStep::Item(*next)), entry);
                *next += 1;
                range.start..range.start
            }
            Some(Open {
                inside: Inside::Mapping(key @ None),
                ..
            }) => {
                let is_text = scalar.is_some();
                let name = scalar.map_or_else(|| text[range.clone()].to_owned(), Cow::into_owned);
                *key = Some((TrailStep::from(name), range.clone()));
                // A key that is a list or a mapping has an entry to which no trail leads.
                if is_text {
                    return entry;
                }
                range.clone()
            }
            Some(Open {
                entry: around,
                inside: Inside::Mapping(taken),
                ..
            }) => {
                let (step, key) = taken.take().unwrap_or((TrailStep::Item(0), 0..0));
                self.enter_below(*around, step, &key, entry);
                key
            }
        };
        let whole = range;
        self.entries.push(EntrySpan { key, value, whole });
        entry
    }

    /// Notes where a second document begins: at an entry that is inside no other and is not the
    /// first.
    fn enter_root(&mut self, value: &Range<usize>) {
        if !self.entries.is_empty() {
            self.second_document.get_or_insert_with(|| value.clone());
        }
    }

    /// Notes that an entry is the value of a key, which may have had one before.
    fn enter_below(&mut self, around: usize, step: TrailStep, key: &Range<usize>, entry: usize) {
        if let (TrailStep::Key(name), true) =
            (&step, self.inside.contains_key(&(around, step.clone())))
        {
            self.duplicates
                .push((key.clone(), name.clone().into_owned()));
        }
        self.inside.insert((around, step), entry);
    }
}

fn first_line(text: &str, range: Range<usize>) -> Range<usize> {
    let line = text[range.clone()].lines().next().unwrap_or("").trim_end();
    range.start..range.start + line.len()
}
