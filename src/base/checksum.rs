//! The checksum line at the end of a text that one build writes for the next, which shows whether
//! the text was damaged since.
//!
//! It guards against slips: a merge, an editor, half a copy. Anybody can compute one, so it proves
//! nothing about who wrote a text.

use std::borrow::Cow;
use std::fmt;

/// The word before the BLAKE3 hash of all lines above.
const CHECKSUM_WORD: &str = "end ";
/// The first words of every such text; its kind and the number of its form follow.
const FIRST_WORD: &str = "factpress ";

/// What is wrong with a text that is to be one of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// Its last line does not match the lines above: something was changed, or is missing.
    Changed,
    /// It has the marks that git leaves where two versions differ.
    Merged,
    /// Its form is that of another version of the program.
    OtherVersion,
    /// It has another first line.
    Foreign,
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Changed => "is damaged: its last line does not match the lines above it",
            Self::Merged => "is damaged: it contains merge conflict markers",
            Self::OtherVersion => "was written by another version of factpress, in another format",
            Self::Foreign => "is damaged: its first line is not the expected one",
        })
    }
}

/// Adds the last line to a text whose lines all end.
pub fn append(text: &mut String) {
    let hash = blake3::hash(text.as_bytes()).to_hex();
    text.push_str(CHECKSUM_WORD);
    text.push_str(&hash);
    text.push('\n');
}

/// The lines between the first one, which names the form, and the checksum. Line ends that git
/// turned into those of Windows are accepted.
///
/// # Errors
///
/// What is wrong with the text.
pub fn verified_lines<'t>(text: &'t str, first_line: &str) -> Result<Cow<'t, str>, Damage> {
    if text.contains("\r\n") {
        let plain = text.replace("\r\n", "\n");
        return lines(&plain, first_line).map(|lines| Cow::Owned(lines.to_owned()));
    }
    lines(text, first_line).map(Cow::Borrowed)
}

fn lines<'t>(text: &'t str, first_line: &str) -> Result<&'t str, Damage> {
    let (above, end) = text
        .strip_suffix('\n')
        .and_then(|text| text.rsplit_once('\n'))
        .unwrap_or(("", text));
    let above = text.get(..above.len() + 1).unwrap_or_default();
    let is_whole = end
        .strip_prefix(CHECKSUM_WORD)
        .is_some_and(|hash| *hash == *blake3::hash(above.as_bytes()).to_hex());
    let below_first = text
        .strip_prefix(first_line)
        .filter(|rest| rest.is_empty() || rest.starts_with('\n'));
    match (is_whole, below_first) {
        (true, Some(_)) => Ok(above[first_line.len()..]
            .strip_prefix('\n')
            .unwrap_or_default()),
        _ if is_merged(text) => Err(Damage::Merged),
        (_, Some(_)) => Err(Damage::Changed),
        _ => Err(if is_of_another_version(text, first_line) {
            Damage::OtherVersion
        } else {
            Damage::Foreign
        }),
    }
}

fn is_merged(text: &str) -> bool {
    text.lines().any(|line| {
        ["<<<<<<< ", ">>>>>>> "]
            .iter()
            .any(|mark| line.starts_with(mark))
    })
}

/// True if the first line is that of the same kind with another number.
fn is_of_another_version(text: &str, first_line: &str) -> bool {
    let kind = |line: &str| {
        line.strip_prefix(FIRST_WORD)
            .and_then(|rest| rest.split_once(' '))
            .map(|(kind, _)| kind.to_owned())
    };
    text.lines()
        .next()
        .and_then(kind)
        .is_some_and(|there| Some(there) == kind(first_line))
}

#[cfg(test)]
mod tests;
