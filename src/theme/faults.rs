//! The faults of a theme, with the texts needed to show where they are.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::ThemeFile;
use crate::base::diagnostic::Diagnostic;
use crate::report::{self, Levels, Report};

/// The texts of a theme, by the path that diagnostics name.
#[derive(Debug, Clone, Default)]
pub struct ThemeTexts(BTreeMap<Arc<str>, Arc<str>>);

impl ThemeTexts {
    /// Adds the text of a file.
    pub fn insert(&mut self, place: &Arc<str>, text: &Arc<str>) {
        self.0.insert(Arc::clone(place), Arc::clone(text));
    }

    /// Faults in these texts, as an author reads them.
    #[must_use]
    pub fn report(&self, diagnostics: Vec<Diagnostic>) -> Report {
        Report::new(self, diagnostics, &Levels::default())
    }
}

impl report::Texts for ThemeTexts {
    fn text(&self, file: &Arc<str>) -> Option<Cow<'_, str>> {
        self.0.get(file).map(|text| Cow::Borrowed(&**text))
    }
}

/// What is wrong with a theme.
#[derive(Debug, Clone)]
pub struct Faults {
    /// Each fault.
    pub diagnostics: Vec<Diagnostic>,
    texts: ThemeTexts,
}

impl Faults {
    /// Faults of these files.
    #[must_use]
    pub fn of(diagnostics: Vec<Diagnostic>, files: &[ThemeFile]) -> Self {
        let text = |file: &ThemeFile| Some((file.place(), file.text().ok()?.into()));
        Self {
            diagnostics,
            texts: ThemeTexts(files.iter().filter_map(text).collect()),
        }
    }

    /// Faults in these texts.
    #[must_use]
    pub fn new(diagnostics: Vec<Diagnostic>, texts: ThemeTexts) -> Self {
        Self { diagnostics, texts }
    }

    /// The faults as an author reads them.
    #[must_use]
    pub fn report(self) -> Report {
        self.texts.report(self.diagnostics)
    }
}

/// A sentence of a library as a message of factpress: with a small first letter and without a full
/// stop.
pub fn plain(message: &str) -> String {
    let message = message.trim_end().trim_end_matches('.');
    let second_is_small = message
        .chars()
        .nth(1)
        .is_some_and(|second| !second.is_uppercase());
    match message.chars().next() {
        Some(first) if second_is_small => {
            format!("{}{}", first.to_lowercase(), &message[first.len_utf8()..])
        }
        _ => message.to_owned(),
    }
}
