//! The lines of keys and entries, each file read once.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::base::diagnostic::Trail;
use crate::base::lines::{Lines, Unit};
use crate::content::document::front_matter;
use crate::report::Texts;
use crate::yaml::Spans;

/// Finds the lines of keys.
pub struct Places<'t> {
    texts: &'t dyn Texts,
    files: BTreeMap<Arc<str>, FileKeys>,
}

/// The keys of one file.
struct FileKeys {
    text: String,
    /// The byte at which its YAML begins.
    start: usize,
    spans: Spans,
}

impl<'t> Places<'t> {
    /// Finds lines in these texts.
    pub fn new(texts: &'t dyn Texts) -> Self {
        Self {
            texts,
            files: BTreeMap::new(),
        }
    }

    /// The line, from 1, of the key at the end of a trail; `None` if the file does not have it.
    pub fn line(&mut self, file: &Arc<str>, trail: &Trail) -> Option<usize> {
        if trail.is_empty() {
            return None;
        }
        let texts = self.texts;
        let keys = self
            .files
            .entry(Arc::clone(file))
            .or_insert_with(|| FileKeys::read(texts, file));
        let key = &keys.spans.exactly(trail)?.key;
        let (line, _) = Lines::new(&keys.text).place(keys.start + key.start, Unit::Utf8);
        Some(line + 1)
    }
}

impl FileKeys {
    fn read(texts: &dyn Texts, file: &Arc<str>) -> Self {
        let text = texts.text(file).unwrap_or_default().into_owned();
        let yaml = if file.ends_with(".md") {
            front_matter(&text).unwrap_or(0..0)
        } else {
            0..text.len()
        };
        let spans = Spans::of(&text[yaml.clone()]).unwrap_or_default();
        Self {
            start: yaml.start,
            spans,
            text,
        }
    }
}
