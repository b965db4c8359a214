//! A document: a Markdown file, split into its YAML front matter and its body.

mod fences;

use std::ops::Range;
use std::sync::Arc;

use serde_yaml::Value;

use crate::base::diagnostic::{At, Diagnostic, Rule};
use crate::base::markup;
use crate::yaml;

/// A Markdown file without front matter, or with one that does not end.
pub const FRONT_MATTER: Rule = Rule::deny("front-matter");

/// The largest front matter that is read, in bytes (64 KiB).
const LARGEST_FRONT_MATTER: usize = 64 << 10;

/// A Markdown file in its two parts.
#[derive(Debug)]
pub struct MarkdownDocument<'a> {
    /// The front matter's data.
    pub front: Value,
    /// The Markdown below it.
    pub body: &'a str,
    /// How many bytes of the file precede the body.
    pub body_start: usize,
}

impl<'a> MarkdownDocument<'a> {
    /// Splits a file and reads its front matter.
    ///
    /// # Errors
    ///
    /// What is wrong with the front matter as such, each at its place.
    pub fn read(text: &'a str, file: &Arc<str>) -> Result<Self, Vec<Diagnostic>> {
        let fault = |at, message: &str, help: &str| {
            vec![Diagnostic::new(FRONT_MATTER, file, at, message).with_help(help.to_owned())]
        };
        let conflicts = markup::conflicts(text, true, file, 0);
        if !conflicts.is_empty() {
            return Err(conflicts);
        }
        let Some(front) = front_matter(text) else {
            return Err(vec![fences::fault(text, file)]);
        };
        if front.len() > LARGEST_FRONT_MATTER {
            let message = format!(
                "the front matter has {} bytes; the limit is {LARGEST_FRONT_MATTER}",
                front.len()
            );
            return Err(fault(
                At::Bytes(0..3),
                &message,
                "move the text below the second `---`",
            ));
        }
        let after = &text[front.end..];
        let body_start = front.end + after.find('\n').map_or(after.len(), |at| at + 1);
        if goes_on(&text[front.clone()], &text[body_start..]) {
            let message = "the front matter ends at this line of hyphens, but keys follow below it";
            let help = "indent the line if it belongs to a text, or remove it";
            return Err(fault(At::Bytes(front.end..front.end + 3), message, help));
        }
        let value = yaml::read(&text[front.clone()], file, front.start)?;
        Ok(Self {
            front: value,
            body: &text[body_start..],
            body_start,
        })
    }
}

/// The bytes of the YAML between the two lines of `---`, where a file has them.
#[must_use]
pub fn front_matter(text: &str) -> Option<Range<usize>> {
    if !opens(text) {
        return None;
    }
    let start = text.find('\n')? + 1;
    let mut at = start;
    for line in text[start..].split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Some(start..at);
        }
        at += line.len();
    }
    None
}

/// True if front matter was cut by a line of hyphens inside it: what follows up to the next such
/// line is YAML, or goes on with a text that is indented.
fn goes_on(front: &str, body: &str) -> bool {
    let mut lines = body.lines();
    let above: Vec<&str> = lines
        .by_ref()
        .take_while(|line| line.trim_end() != "---")
        .collect();
    // If no other line of hyphens follows, the front matter ends here, whatever comes next, unless
    // it ends in the middle of a text.
    let is_closed = body.lines().count() > above.len();
    let is_indented = above
        .first()
        .is_some_and(|line| line.starts_with([' ', '\t']) && !line.trim().is_empty());
    let is_cut = front
        .lines()
        .rev()
        .find(|line| !line.starts_with([' ', '\t']))
        .is_some_and(ends_open)
        || front.lines().last().is_some_and(ends_open);
    let keys = above.iter().filter(|line| is_key(line)).count();
    let is_yaml = |line: &&str| {
        line.trim().is_empty()
            || line.starts_with([' ', '\t', '#'])
            || line.starts_with("- ")
            || is_key(line)
    };
    let all_yaml = keys > 0 && above.iter().all(is_yaml);
    is_closed && (is_indented || all_yaml) || is_indented && is_cut && keys > 0
}

/// True for a line that begins with a key.
fn is_key(line: &str) -> bool {
    let words = line.trim_start_matches([' ', '-']);
    words.split_once(':').is_some_and(|(key, rest)| {
        !key.is_empty()
            && key.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
            && (rest.is_empty() || rest.starts_with(' '))
    })
}

/// True for a key whose text is in the lines below it.
fn ends_open(line: &str) -> bool {
    let line = line.trim_end_matches(['+', '-', ' ']);
    line.ends_with(": |") || line.ends_with(": >")
}

fn opens(text: &str) -> bool {
    text.lines()
        .next()
        .is_some_and(|line| line.trim_end() == "---")
}

#[cfg(test)]
mod tests;
