//! Square brackets that were meant as references, footnotes or links, but were not read as such.

mod link;
mod note;
mod reference;

use super::{MarkupFault, TextContext, TextRun};
use link::{link, swapped};
use note::note;
use reference::{reference, wiki};

/// The nouns that a reference begins with: what can be referred to.
pub const REFERENCE_NOUNS: [&str; 3] = ["claim", "source", "person"];

pub fn find(words: TextRun<'_>) -> Vec<MarkupFault> {
    let mut marks = Vec::new();
    let mut done = 0;
    for (at, sign) in words.text.char_indices() {
        if at < done {
            continue;
        }
        let found = match sign {
            '[' | '［' | '【' => {
                // Of several brackets in a row, only the first is looked at: it includes the
                // others.
                let first = !matches!(words.before(at), Some('[' | '［' | '【'));
                let reference = if first { reference(words, at) } else { None };
                reference
                    .or_else(|| note(words, at))
                    .or_else(|| if first { wiki(words, at) } else { None })
            }
            ']' if words.place != TextContext::Quotation => link(words, at),
            ')' if words.place != TextContext::Quotation => swapped(words, at),
            _ => None,
        };
        if let Some(mark) = found {
            done = mark.range.end.max(at + 1);
            marks.push(mark);
        }
    }
    marks
}

/// The help for markup that only bodies understand; `None` in a body.
fn only_in_bodies(words: TextRun<'_>, what: &str) -> Option<String> {
    (!words.is_body())
        .then(|| format!("{what} work only in the text below the front matter; remove it here"))
}
