//! The errors of a starter: what is wrong with an answer, or why an existing text cannot be
//! extended.

/// Why an answer is refused, or a text cannot be changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StarterError {
    /// What is wrong.
    pub message: String,
    /// What to do instead.
    pub help: Option<String>,
}

impl StarterError {
    /// An error with its message and its help.
    pub fn new(message: impl Into<String>, help: impl Into<Option<String>>) -> Self {
        Self {
            message: message.into(),
            help: help.into(),
        }
    }
}
