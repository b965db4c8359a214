//! Fixes: the texts as they would be with every mistake fixed that has only one remedy.

use std::ops::Range;
use std::sync::Arc;

use diffy::DiffOptions;
use serde::{Deserialize, Serialize};

use super::harmless;
use crate::base::text::visible;

/// A replacement of some bytes of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    /// The bytes that are replaced.
    pub range: Range<usize>,
    /// What replaces them.
    pub to: String,
}

/// One text before and after. Both are without byte-order mark, with lines ended by `\n`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    /// The file's path below the site's root.
    pub file: Arc<str>,
    /// The text as it was read.
    pub before: String,
    /// The text as it is to be.
    pub after: String,
}

impl Fix {
    /// A text with its changes made; `None` if there are none. Of two changes of the same bytes the
    /// first is made.
    pub fn of<'c>(
        file: &Arc<str>,
        text: &str,
        changes: impl Iterator<Item = &'c Change>,
    ) -> Option<Self> {
        let mut changes: Vec<&Change> = changes.collect();
        changes.sort_by_key(|change| (change.range.start, change.range.end));
        let mut after = String::with_capacity(text.len());
        let mut done = 0;
        let mut last: Option<&Change> = None;
        for change in changes {
            if change.range.start < done || last == Some(change) {
                continue;
            }
            after.push_str(&text[done..change.range.start]);
            after.push_str(&change.to);
            done = change.range.end;
            last = Some(change);
        }
        last?;
        after.push_str(&text[done..]);
        Some(Self {
            file: Arc::clone(file),
            before: text.to_owned(),
            after,
        })
    }

    /// What changes, as a unified diff with three lines around each change, in which everything is
    /// seen.
    #[must_use]
    pub fn diff(&self) -> String {
        let file = harmless(&self.file);
        let mut options = DiffOptions::new();
        options
            .set_original_filename(file.as_ref().to_owned())
            .set_modified_filename(file.into_owned());
        visible(&options.create_patch(&self.before, &self.after).to_string()).into_owned()
    }
}
