//! A document: a Markdown file, split into its YAML front matter and its body.

use std::ops::Range;
use std::sync::Arc;

use serde_yaml::Value;

use crate::diagnostic::{At, Diagnostic, Rule};
use crate::yaml;

/// A Markdown file without front matter, or with one that does not end.
pub const FRONT_MATTER: Rule = Rule::deny("front-matter");

/// The largest front matter that is read, in bytes (64 KiB).
const LARGEST_FRONT_MATTER: usize = 64 << 10;

/// A Markdown file in its two parts.
#[derive(Debug)]
pub struct Document<'a> {
    /// The front matter's data.
    pub front: Value,
    /// The Markdown below it.
    pub body: &'a str,
    /// How many bytes of the file stand before the body.
    pub body_start: usize,
}

impl<'a> Document<'a> {
    /// Splits a file and reads its front matter.
    ///
    /// # Errors
    ///
    /// What is wrong with the front matter as such, each at its place.
    pub fn read(text: &'a str, file: &Arc<str>) -> Result<Self, Vec<Diagnostic>> {
        let fault = |at, message: &str, help: &str| {
            vec![Diagnostic::new(FRONT_MATTER, file, at, message).with_help(help.to_owned())]
        };
        let Some(front) = front_matter(text) else {
            return Err(if text.trim().is_empty() {
                fault(At::File, "this file is empty", "begin it with front matter between two lines of `---`")
            } else if opens(text) {
                fault(At::Bytes(0..3), "the front matter that begins here never ends", "close it with a line of `---`")
            } else {
                let first = 0..text.lines().next().map_or(0, str::len);
                fault(At::Bytes(first), "the front matter is missing", "the first line must be `---`")
            });
        };
        if front.len() > LARGEST_FRONT_MATTER {
            let message = format!("the front matter has {} bytes; {LARGEST_FRONT_MATTER} is the most", front.len());
            return Err(fault(At::Bytes(0..3), &message, "move the text below the second `---`"));
        }
        let value = yaml::read(&text[front.clone()], file, front.start)?;
        let after = &text[front.end..];
        let body_start = front.end + after.find('\n').map_or(after.len(), |at| at + 1);
        Ok(Self { front: value, body: &text[body_start..], body_start })
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

fn opens(text: &str) -> bool {
    text.lines().next().is_some_and(|line| line.trim_end() == "---")
}

#[cfg(test)]
mod tests;
