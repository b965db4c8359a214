//! Mistakes in the CSS of a style file, each with its place.

use std::ops::Range;
use std::sync::{Arc, RwLock};

use lightningcss::error::{Error, ParserError};
use lightningcss::printer::PrinterOptions;
use lightningcss::stylesheet::{ParserOptions, StyleSheet};
use lightningcss::traits::ToCss as _;

use super::super::faults::plain;

/// What keeps a text from being a stylesheet, by a parser that continues after each mistake.
pub fn all(css: &str) -> Vec<(Range<usize>, String)> {
    let noted = Arc::new(RwLock::new(Vec::new()));
    let options = ParserOptions {
        error_recovery: true,
        warnings: Some(Arc::clone(&noted)),
        ..ParserOptions::default()
    };
    let failed = StyleSheet::parse(css, options).err();
    let noted = noted.read().expect("nothing else holds the list").clone();
    let breaks = |kind: &ParserError<'_>| {
        // A selector that the parser does not know may be newer than the parser. It is passed on to
        // browsers as it is.
        let selector = matches!(kind, ParserError::SelectorError(_));
        !(selector && kind.to_string().starts_with("Unsupported"))
    };
    let mut noted: Vec<_> = noted
        .into_iter()
        .filter(|error| breaks(&error.kind))
        .chain(failed)
        .collect();
    let place = |error: &Error<ParserError<'_>>| {
        error
            .loc
            .as_ref()
            .map_or((0, 0), |loc| (loc.line, loc.column))
    };
    noted.sort_by_key(place);
    let mut finder = PlaceFinder::new(css);
    noted
        .iter()
        .map(|error| {
            let near = finder.byte_at(place(error));
            let at = css.len() - css[near..].trim_start().len();
            let (length, message) = in_our_words(&error.kind);
            (
                at..at + length,
                format!("the stylesheet does not parse: {message}"),
            )
        })
        .collect()
}

/// What the parser says, and how many bytes it is about.
fn in_our_words(error: &ParserError<'_>) -> (usize, String) {
    let token = match error {
        ParserError::UnexpectedToken(token) => token.to_css_string(PrinterOptions::default()).ok(),
        _ => None,
    };
    match token {
        Some(token) => (token.len(), format!("`{token}` is not allowed here")),
        None => (1, plain(&error.to_string())),
    }
}

/// A walk through a text by the places that the CSS parser counts: lines from 0, columns from 1 in
/// UTF-16 code units.
///
/// Places are asked for in their order, so that those of a long line are found in one walk.
struct PlaceFinder<'c> {
    css: &'c str,
    /// The line and column that it has come to.
    place: (u32, u32),
    /// The byte there.
    byte: usize,
}

impl<'c> PlaceFinder<'c> {
    fn new(css: &'c str) -> Self {
        Self {
            css,
            place: (0, 1),
            byte: 0,
        }
    }

    /// The byte at a place that is not before the last one; the end of the line for one behind it.
    fn byte_at(&mut self, place: (u32, u32)) -> usize {
        for character in self.css[self.byte..].chars() {
            let (line, column) = self.place;
            if self.place >= place || line == place.0 && character == '\n' {
                break;
            }
            let units = u32::try_from(character.len_utf16()).unwrap_or(1);
            self.place = if character == '\n' {
                (line + 1, 1)
            } else {
                (line, column + units)
            };
            self.byte += character.len_utf8();
        }
        self.byte
    }
}
