//! Front matter whose first or last line is not `---`: what is there instead.

use std::ops::Range;
use std::sync::Arc;

use super::{FRONT_MATTER, is_key, opens};
use crate::base::diagnostic::{At, Diagnostic, Edit};
use crate::base::text::characters::{first_invisible, named};

/// What is wrong with a text that has no front matter, and what would be right.
pub fn fault(text: &str, file: &Arc<str>) -> Diagnostic {
    let fault = |at: At, message: &str, help: &str| {
        Diagnostic::new(FRONT_MATTER, file, at, message).with_help(help.to_owned())
    };
    if text.trim().is_empty() {
        let help = "begin it with front matter between two lines of `---`";
        return fault(At::File, "this file is empty", help);
    }
    if opens(text) {
        return unclosed(text, file);
    }
    let (range, meant) = first_line(text);
    let says = &text[range.clone()];
    let line = says.trim();
    let edit = |range: Range<usize>, to: &str| Edit {
        from: text[range.clone()].to_owned(),
        at: At::Bytes(range),
        to: to.to_owned(),
    };
    match meant {
        FirstLine::Fence => {
            let message = "the front matter must begin with a line of three hyphens alone";
            let help = "write `---` as the first line";
            fault(At::Bytes(range.clone()), message, help).with_edit(edit(0..range.end, "---"))
        }
        FirstLine::Key => {
            let message = "the line of `---` above the front matter is missing";
            fault(
                At::Bytes(range.clone()),
                message,
                "write `---` above this line",
            )
            .with_edit(edit(range.start..range.start, "---\n"))
        }
        FirstLine::Hidden(at, character) => {
            let hidden = range.start + at..range.start + at + character.len_utf8();
            let message = format!(
                "the first line must be `---` alone, but {} is in it",
                named(character)
            );
            fault(
                At::Bytes(hidden),
                &message,
                "delete this character, which nobody can see",
            )
        }
        FirstLine::Words if line == "+++" || line.starts_with('{') => fault(
            At::Bytes(range),
            "front matter is YAML between two lines of `---`",
            "write each key with a colon and a space, without TOML or JSON",
        ),
        FirstLine::Words => match later_fence(text, range.end) {
            Some(fence) => {
                let help = if line.starts_with("```") {
                    "remove the lines of backticks around it"
                } else {
                    "move what is above this line below the `---` that closes the front matter"
                };
                let message = "the front matter must begin in the first line of the file";
                fault(At::Bytes(fence), message, help)
            }
            None => fault(
                At::Bytes(range),
                "the front matter is missing",
                "the first line must be `---`, with the keys of the text below it",
            ),
        },
    }
}

/// What the first line of a text was meant to be.
enum FirstLine {
    /// The line of hyphens.
    Fence,
    /// A key of the front matter.
    Key,
    /// The line of hyphens with a character that is invisible, at this byte.
    Hidden(usize, char),
    /// Something else.
    Words,
}

/// The first line that is not blank, and what it was meant to be. It counts as a line of hyphens
/// only if a key follows, and as a key only if a line of hyphens does.
fn first_line(text: &str) -> (Range<usize>, FirstLine) {
    let mut at = 0;
    let mut lines = text.split_inclusive('\n');
    let line = lines.by_ref().find(|line| {
        let is_blank = line.trim().is_empty();
        at += if is_blank { line.len() } else { 0 };
        !is_blank
    });
    let line = line.unwrap_or("");
    let range = at..at + line.trim_end().len();
    let rest: Vec<&str> = lines.collect();
    let is_closed = rest.iter().any(|line| line.trim_end() == "---");
    let next_is_key = rest
        .iter()
        .find(|line| !line.trim().is_empty())
        .is_some_and(|line| is_key(line));
    let meant = if is_fence(line) && next_is_key && is_closed {
        FirstLine::Fence
    } else if is_key(line) && is_closed {
        FirstLine::Key
    } else if let Some((at, character)) = hidden_in_fence(&text[range.clone()]) {
        FirstLine::Hidden(at, character)
    } else {
        FirstLine::Words
    };
    (range, meant)
}

/// The line of hyphens with which front matter begins too late: a key follows it, and after that
/// another such line.
fn later_fence(text: &str, from: usize) -> Option<Range<usize>> {
    let mut at = from;
    let mut lines = text[from..].split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        let start = at;
        at += line.len();
        let opens = line.trim_end() == "---" && lines.peek().is_some_and(|next| is_key(next));
        if opens {
            let is_closed = lines.any(|line| line.trim_end() == "---");
            return is_closed.then(|| start..start + 3);
        }
    }
    None
}

/// The first invisible character of a line that would be one of hyphens without such characters.
fn hidden_in_fence(line: &str) -> Option<(usize, char)> {
    let found = first_invisible(line)?;
    let seen = line.chars().filter(|c| {
        let mut bytes = [0; 4];
        first_invisible(c.encode_utf8(&mut bytes)).is_none()
    });
    is_fence(&seen.collect::<String>()).then_some(found)
}

/// True for a line of hyphens or dashes alone.
fn is_fence(line: &str) -> bool {
    let line = line.trim();
    !line.is_empty() && line.chars().all(|c| matches!(c, '-' | '–' | '—'))
}

/// Front matter that nothing closes, and the line that was meant to.
fn unclosed(text: &str, file: &Arc<str>) -> Diagnostic {
    let mut at = 0;
    let found = text.split_inclusive('\n').find_map(|line| {
        let from = at;
        at += line.len();
        let is_meant = from > 0
            && (is_fence(line)
                || line.trim() == "..."
                || hidden_in_fence(line.trim_end()).is_some());
        is_meant.then(|| from..from + line.trim_end().len())
    });
    let Some(range) = found else {
        let message = "the front matter that begins here is never closed";
        return Diagnostic::new(FRONT_MATTER, file, At::Bytes(0..3), message)
            .with_help("write a line of `---` between the keys and the text".to_owned());
    };
    let message = match hidden_in_fence(&text[range.clone()]) {
        Some((_, character)) => format!(
            "this line does not close the front matter, since {} is in it",
            named(character)
        ),
        None => "this line does not close the front matter".to_owned(),
    };
    Diagnostic::new(FRONT_MATTER, file, At::Bytes(range.clone()), message)
        .with_help("close it with a line of three hyphens alone: `---`".to_owned())
        .with_edit(Edit {
            from: text[range.clone()].to_owned(),
            at: At::Bytes(range),
            to: "---".to_owned(),
        })
}
