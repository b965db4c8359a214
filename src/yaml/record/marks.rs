//! Markup in values: every text for readers is checked here, whatever its key.

use super::ValueReader;
use crate::base::diagnostic::{At, Diagnostic, Passage, TrailStep};
use crate::base::markup::{self, TextContext};

/// The keys whose texts are for the desk or for programs, and printed nowhere. Every other text is
/// for readers.
const NOT_PRINTED: [&str; 4] = ["because", "file", "hold", "language"];

impl ValueReader {
    /// Reports the markup in the current text, which readers would see as typed.
    pub(super) fn report_markup(&mut self, text: &str, place: TextContext) {
        let marks = markup::find(text, place);
        if marks.is_empty() || self.is_not_printed() {
            return;
        }
        self.diagnostics.extend(marks.into_iter().map(|mark| {
            let at = At::Within(self.trail.clone(), Passage::of(text, &mark.range));
            Diagnostic::new(mark.rule, &self.file, at, mark.message).with_help(mark.help)
        }));
    }

    /// True for texts of the desk, of programs, and of themes, whose readers are those who make
    /// themes.
    fn is_not_printed(&self) -> bool {
        if !self.file.starts_with("content/") {
            return true;
        }
        let key = self.trail.iter().rev().find_map(|step| match step {
            TrailStep::Key(key) => Some(key),
            TrailStep::Item(_) => None,
        });
        key.is_some_and(|key| NOT_PRINTED.contains(&&**key))
    }
}
