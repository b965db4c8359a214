//! What keeps a style file from being one, each with its place.

use std::ops::Range;
use std::sync::{Arc, RwLock};

use lightningcss::error::{Error, ParserError};
use lightningcss::printer::PrinterOptions;
use lightningcss::stylesheet::{ParserOptions, StyleSheet};
use lightningcss::traits::ToCss as _;

use super::super::faults::plain;

/// What keeps a text from being a stylesheet, from a parser that goes on behind each mistake.
pub fn all(css: &str) -> Vec<(Range<usize>, String)> {
    let noted = Arc::new(RwLock::new(Vec::new()));
    let options =
        ParserOptions { error_recovery: true, warnings: Some(Arc::clone(&noted)), ..ParserOptions::default() };
    let failed = StyleSheet::parse(css, options).err();
    let noted = noted.read().expect("nothing else holds the list").clone();
    let breaks = |kind: &ParserError<'_>| {
        // New selectors are noted, too, and passed on to browsers as they are.
        let selector = matches!(kind, ParserError::SelectorError(_));
        !(selector && kind.to_string().starts_with("Unsupported"))
    };
    let mut noted: Vec<_> = noted.into_iter().filter(|error| breaks(&error.kind)).chain(failed).collect();
    let place = |error: &Error<ParserError<'_>>| error.loc.as_ref().map_or((0, 0), |loc| (loc.line, loc.column));
    noted.sort_by_key(place);
    let mut places = Places::of(css);
    noted
        .iter()
        .map(|error| {
            let (line, column) = place(error);
            let near = places.byte_at(line, column);
            let at = css.len() - css[near..].trim_start().len();
            let (length, message) = in_our_words(&error.kind);
            (at..at + length, format!("the stylesheet does not parse: {message}"))
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
        Some(token) => (token.len(), format!("`{token}` cannot stand here")),
        None => (1, plain(&error.to_string())),
    }
}

/// Places in a text as the CSS parser counts them: lines from 0, columns from 1 in UTF-16 code units.
///
/// Each is looked for from the one before on, so that those of a long line are found in one walk.
struct Places<'c> {
    css: &'c str,
    /// The bytes at which lines begin.
    starts: Vec<usize>,
    /// The last line and column, and the byte there.
    last: (u32, u32, usize),
}

impl<'c> Places<'c> {
    fn of(css: &'c str) -> Self {
        let starts = std::iter::once(0).chain(css.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { css, starts, last: (0, 1, 0) }
    }

    /// The byte at a place; the end of the line for one behind it.
    fn byte_at(&mut self, line: u32, column: u32) -> usize {
        let (last_line, last_column, last_byte) = self.last;
        let (from, start) = if (last_line, last_column) <= (line, column) && last_line == line {
            (last_column, last_byte)
        } else {
            (1, self.starts.get(line as usize).copied().unwrap_or(self.css.len()))
        };
        let mut units = column.saturating_sub(from) as usize;
        let rest = self.css[start..].char_indices();
        let found = rest.into_iter().find(|(_, character)| {
            let is_there = units == 0 || *character == '\n';
            units = units.saturating_sub(character.len_utf16());
            is_there
        });
        let byte = found.map_or(self.css.len(), |(at, _)| start + at);
        self.last = (line, column, byte);
        byte
    }
}
