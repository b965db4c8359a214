//! A fault of markup: where it is, which rule it breaks, and what fixes it.

use std::ops::Range;

use super::{BROKEN_MARKUP, MARKUP_AS_TYPED, MARKUP_MISREAD};
use crate::base::diagnostic::Rule;

/// Markup that readers would see as typed, or that is read as something else than was meant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkupFault {
    /// Its bytes in the text run.
    pub range: Range<usize>,
    /// The rule that it breaks.
    pub rule: Rule,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: String,
    /// The fix, if only one thing can have been meant: bytes, and what replaces them.
    pub edit: Option<(Range<usize>, String)>,
}

impl MarkupFault {
    /// Markup that cannot have been meant as it is read.
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

    /// Markup that is shown on the page as typed.
    #[must_use]
    pub fn typed(range: Range<usize>, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            rule: MARKUP_AS_TYPED,
            ..Self::broken(range, message, help)
        }
    }

    /// Lines that Markdown reads as something that their author hardly meant.
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

    /// The same with a fix.
    #[must_use]
    pub fn with_edit(self, edit: impl Into<Option<(Range<usize>, String)>>) -> Self {
        Self {
            edit: edit.into(),
            ..self
        }
    }
}
