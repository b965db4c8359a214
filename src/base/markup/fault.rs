//! Something that is wrong with markup: where it stands, what it breaks, and what fixes it.

use std::ops::Range;

use super::{BROKEN_MARKUP, MARKUP_AS_TYPED, MARKUP_MISREAD};
use crate::base::diagnostic::Rule;

/// Something that readers would see as it was typed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkupFault {
    /// Its bytes in the words.
    pub range: Range<usize>,
    /// The rule that it breaks.
    pub rule: Rule,
    /// What is wrong.
    pub message: String,
    /// What would be right.
    pub help: String,
    /// What fixes it where only one thing can be meant: other words in the place of these bytes.
    pub edit: Option<(Range<usize>, String)>,
}

impl MarkupFault {
    /// Something that cannot have been meant.
    #[must_use]
    pub fn broken(
        range: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self {
            range,
            rule: BROKEN_MARKUP,
            message: message.into(),
            help: help.into(),
            edit: None,
        }
    }

    /// Something that stands on the page as it was typed.
    #[must_use]
    pub fn typed(range: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            rule: MARKUP_AS_TYPED,
            ..Self::broken(range, message, help)
        }
    }

    /// Something that Markdown takes for what it hardly is.
    #[must_use]
    pub fn misread(
        range: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self {
            rule: MARKUP_MISREAD,
            ..Self::broken(range, message, help)
        }
    }

    /// The same with what fixes it.
    #[must_use]
    pub fn with_edit(self, edit: impl Into<Option<(Range<usize>, String)>>) -> Self {
        Self {
            edit: edit.into(),
            ..self
        }
    }
}
