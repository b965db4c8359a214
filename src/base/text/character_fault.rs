//! A character fault: one thing that is wrong with the characters of a text.

use std::borrow::Cow;
use std::ops::Range;

/// One thing that is wrong with the characters of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CharacterFault {
    /// Its bytes in the text.
    pub bytes: Range<usize>,
    /// True for what deceives or is surely broken, false for what only disturbs.
    pub is_error: bool,
    /// What is wrong: one sentence that names the character, no full stop.
    pub message: String,
    /// What to write instead.
    pub help: Cow<'static, str>,
    /// What should replace it; `None` unless only one thing can have been meant.
    pub to: Option<String>,
}
