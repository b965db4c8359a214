//! Changes as text for a terminal.

use super::{ChangeList, LinePiece};
use crate::report::wrapped::wrap;

/// How far the words of a change are indented.
const WORDS_INDENT: usize = 4;

impl ChangeList {
    /// The list as text, with a line break at its end: each group below its heading, and a summary
    /// below all.
    #[must_use]
    pub fn text(&self) -> String {
        let mut out = String::new();
        for (heading, changes) in self.groups() {
            out.push_str(&heading);
            out.push('\n');
            for change in changes {
                let pieces = change.line();
                let pieces: Vec<&str> = pieces
                    .iter()
                    .map(|piece| match piece {
                        LinePiece::Plain(words) => words,
                        LinePiece::Given(words) => words.as_ref(),
                    })
                    .collect();
                out.push_str("  ");
                out.push_str(&pieces.join(" "));
                out.push('\n');
                for (sign, words) in change.words().into_iter().flatten() {
                    out.push_str(&" ".repeat(WORDS_INDENT));
                    out.push_str(sign);
                    out.push(' ');
                    wrap(&mut out, &words, WORDS_INDENT + 2);
                }
            }
            out.push('\n');
        }
        out.push_str(&self.summary());
        out.push('\n');
        out
    }
}
