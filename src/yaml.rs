//! YAML texts: their data, on which two parsers agree, and the places of their keys and values.

pub mod record;
pub mod register;
mod data;
mod fault;
mod guard;
mod spans;
mod readings;
mod nodes;
mod sketch;

use std::sync::Arc;

use serde_yaml::Value;

use data::NoData;
use fault::SyntaxFault;
use nodes::NodeList;

pub use sketch::{Sketch, SketchEntry, scalar_text};
pub use spans::{EntrySpan, Spans};

use crate::base::diagnostic::{At, Diagnostic, Edit, Rule};
use crate::base::markup;

/// The text is not YAML, or uses a part of YAML that factpress does not accept.
pub const YAML_SYNTAX: Rule = Rule::deny("yaml-syntax");
/// A key occurs twice in one mapping.
pub const DUPLICATE_KEY: Rule = Rule::deny("duplicate-key");

/// How many anchors, or duplicate keys, of one text are reported.
const MOST_REFUSED: usize = 20;

/// Reads a YAML text that begins `offset` bytes into its file.
///
/// An empty text gives an empty mapping. Anchors, aliases and tags are refused, as are brackets
/// nested deeper than 32: an author has no use for them here, and they are what makes YAML parsers
/// slow on purpose. The parser that refuses them is the one that makes the data, so nothing gets
/// past it. Where a text holds anything that parsers are known to take differently, a second one
/// reads it, and what they do not agree upon is refused: so no text says one thing to factpress and
/// another to the next program.
///
/// # Errors
///
/// All that is wrong with the text as YAML, each at its place.
pub fn read(text: &str, file: &Arc<str>, offset: usize) -> Result<Value, Vec<Diagnostic>> {
    let at = |range: std::ops::Range<usize>| At::Bytes(range.start + offset..range.end + offset);
    let conflicts = markup::conflicts(text, false, file, offset);
    if !conflicts.is_empty() {
        return Err(conflicts);
    }
    if let Some(fault) = guard::brackets(text) {
        return Err(vec![Diagnostic::new(
            YAML_SYNTAX,
            file,
            at(fault),
            "brackets are nested more than 32 deep",
        )]);
    }
    if let Some(sign) = guard::comment_in_value(text) {
        let message = "a comment begins here, so the rest of the value is lost";
        let help =
            "put the whole value in quotes; for a comment, write a space after `#`".to_owned();
        return Err(vec![
            Diagnostic::new(YAML_SYNTAX, file, at(sign), message).with_help(help),
        ]);
    }
    let Some(seen) = NodeList::of(text) else {
        return Err(explain(text, file, &at, None));
    };
    match data::read(text, seen) {
        Ok(Value::Null) => Ok(Value::Mapping(serde_yaml::Mapping::new())),
        Ok(value) => Ok(value),
        Err(why) => Err(explain(text, file, &at, Some(why))),
    }
}

/// Finds where and why a text is refused: the parser that keeps places says it better than the one
/// that makes the data.
fn explain(
    text: &str,
    file: &Arc<str>,
    at: &dyn Fn(std::ops::Range<usize>) -> At,
    why: Option<NoData>,
) -> Vec<Diagnostic> {
    let told = |SyntaxFault {
                    range,
                    message,
                    help,
                    edit,
                }: SyntaxFault| {
        let edit = edit
            .filter(|(range, to)| is_fixed(text, range, to))
            .map(|(range, to)| Edit {
                from: text[range.clone()].to_owned(),
                at: at(range),
                to,
            });
        vec![
            Diagnostic::new(YAML_SYNTAX, file, at(range), message)
                .with_help(help)
                .with_edit(edit),
        ]
    };
    let places = match Spans::of(text) {
        Ok(places) => places,
        Err((start, message)) => {
            return told(
                readings::byte_order_mark(text)
                    .unwrap_or_else(|| fault::find(text, start, &message)),
            );
        }
    };
    if !places.refused.is_empty() {
        let help = "put a text that begins with & * or ! in quotes";
        let refused = places
            .refused
            .iter()
            .take(MOST_REFUSED)
            .map(|(range, what)| {
                Diagnostic::new(
                    YAML_SYNTAX,
                    file,
                    at(range.clone()),
                    format!("{what} are not supported"),
                )
                .with_help(help.to_owned())
            });
        return refused.collect();
    }
    if let Some(second) = places.second_document {
        let message = "a second YAML document begins here, but a file can have only one";
        return vec![Diagnostic::new(YAML_SYNTAX, file, at(second), message)];
    }
    if !places.duplicates.is_empty() {
        let twice = places
            .duplicates
            .iter()
            .take(MOST_REFUSED)
            .map(|(range, key)| {
                Diagnostic::new(
                    DUPLICATE_KEY,
                    file,
                    at(range.clone()),
                    format!("`{key}` is given twice"),
                )
                .with_help("keep one of the two".to_owned())
            });
        return twice.collect();
    }
    told(readings::fault(text, why))
}

/// True if an edit makes a text YAML, or lets the parser get beyond the line of the edit.
fn is_fixed(text: &str, range: &std::ops::Range<usize>, to: &str) -> bool {
    let fixed = format!("{}{to}{}", &text[..range.start], &text[range.end..]);
    let end = fixed[range.start..]
        .find('\n')
        .map_or(fixed.len(), |line| range.start + line);
    Spans::of(&fixed).map_or_else(|(stop, _)| stop > end, |_| true)
}

/// A text as a YAML scalar, in double quotes if it would be read as something else without them.
///
/// It is for keys, ids, words, dates and numbers, and escapes nothing.
#[must_use]
pub fn scalar(text: &str) -> String {
    let plain = text
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    match plain.then(|| serde_yaml::from_str::<Value>(text)) {
        Some(Ok(Value::String(read))) if read == text => read,
        _ => format!("\"{text}\""),
    }
}

#[cfg(test)]
mod tests;
