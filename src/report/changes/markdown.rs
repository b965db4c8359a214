//! Changes as Markdown, for a comment on a pull request.
//!
//! Everything that comes from the content or the record is set as code. In code, no markup, no
//! address and no `@name` has an effect, so a text cannot call people or look like words of the
//! program.

use std::fmt::Write as _;

use super::{ChangeList, LinePiece};

impl ChangeList {
    /// The list as Markdown, with a line break at its end.
    #[must_use]
    pub fn markdown(&self) -> String {
        let mut out = String::from("### What changes for readers\n\n");
        for (heading, changes) in self.groups() {
            let _ = writeln!(out, "**{heading}**\n");
            for change in changes {
                let pieces: Vec<String> = change
                    .line()
                    .iter()
                    .map(|piece| match piece {
                        LinePiece::Plain(words) => (*words).to_owned(),
                        LinePiece::Given(words) => code(words),
                    })
                    .collect();
                let _ = writeln!(out, "- {}", pieces.join(" "));
                for (sign, words) in change.words().into_iter().flatten() {
                    let when = if sign == "-" { "before" } else { "now" };
                    let _ = writeln!(out, "  - {when}: {}", code(&words));
                }
            }
            out.push('\n');
        }
        out.push_str(&code(&self.summary()));
        out.push('\n');
        out
    }
}

/// A text of one line as code, between more backticks than it has side by side.
fn code(text: &str) -> String {
    let longest = text
        .split(|character| character != '`')
        .map(str::len)
        .max()
        .unwrap_or_default();
    let marks = "`".repeat(longest + 1);
    // A space at both ends is no part of the text for Markdown; without it, a backtick at an end
    // would join the marks.
    format!("{marks} {text} {marks}")
}

#[cfg(test)]
mod tests {
    use super::code;

    #[test]
    fn a_text_cannot_end_the_code_that_it_stands_in() {
        assert_eq!(code("plain"), "` plain `");
        assert_eq!(code("a `b` ``c"), "``` a `b` ``c ```");
        assert_eq!(code("`"), "`` ` ``");
        assert_eq!(code(""), "`  `");
    }
}
