//! Why a page could not be made.

use crate::base::diagnostic::Diagnostic;
use crate::content::prose::Lost;

/// A template that failed on a page: the theme's fault.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenderError {
    /// The address of the page that was being made.
    pub page: String,
    /// What is wrong, at its place in the template.
    pub fault: Box<Diagnostic>,
}

impl std::fmt::Display for RenderError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "could not build the page {}: {}: {}",
            self.page, self.fault.file, self.fault.message
        )
    }
}

impl std::error::Error for RenderError {}

/// Why a page could not be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RenderFailure {
    /// Its template failed.
    Template(RenderError),
    /// A body that it shows can no longer be read from the body cache.
    Lost(Lost),
}

impl From<Lost> for RenderFailure {
    fn from(lost: Lost) -> Self {
        Self::Lost(lost)
    }
}

/// The faults behind these errors, each once, with the first page that met it and how many more
/// did.
#[must_use]
pub fn faults(errors: Vec<RenderError>) -> Vec<Diagnostic> {
    let mut faults: Vec<(Diagnostic, String, usize)> = Vec::new();
    for RenderError { page, fault } in errors {
        // A broken component fails on every page that has it. The author needs to see that once.
        match faults.iter_mut().find(|(known, ..)| *known == *fault) {
            Some((.., more)) => *more += 1,
            None => faults.push((*fault, page, 0)),
        }
    }
    let noted = faults.into_iter().map(|(fault, page, more)| match more {
        0 => fault.with_note(format!("while building {page}")),
        1 => fault.with_note(format!("while building {page} and 1 more page")),
        _ => fault.with_note(format!("while building {page} and {more} more pages")),
    });
    noted.collect()
}
