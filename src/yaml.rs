//! YAML texts: their data, on which two parsers agree, and the places of their keys and values.

pub mod record;
pub mod register;
mod data;
mod fault;
mod guard;
mod spans;
mod readings;
mod nodes;
mod refusal;
mod sketch;

use std::sync::Arc;

use serde_yaml::Value;

use nodes::NodeList;
use refusal::TextInFile;

pub use sketch::{Sketch, SketchEntry, scalar_text};
pub use spans::{EntrySpan, Spans};

use crate::base::diagnostic::{Diagnostic, Rule};
use crate::base::markup;

/// The text is not YAML, or uses a part of YAML that factpress does not accept.
pub const YAML_SYNTAX: Rule = Rule::deny("yaml-syntax");
/// A key occurs twice in one mapping.
pub const DUPLICATE_KEY: Rule = Rule::deny("duplicate-key");

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
    let conflicts = markup::conflicts(text, false, file, offset);
    if !conflicts.is_empty() {
        return Err(conflicts);
    }
    let text_in_file = TextInFile { text, file, offset };
    if let Some(bracket) = guard::brackets(text) {
        let message = "brackets are nested more than 32 deep";
        return Err(vec![text_in_file.diagnostic(YAML_SYNTAX, bracket, message)]);
    }
    if let Some(sign) = guard::comment_in_value(text) {
        let message = "a comment begins here, so the rest of the value is lost";
        let help =
            "put the whole value in quotes; for a comment, write a space after `#`".to_owned();
        let diagnostic = text_in_file.diagnostic(YAML_SYNTAX, sign, message);
        return Err(vec![diagnostic.with_help(help)]);
    }
    let Some(seen) = NodeList::of(text) else {
        return Err(text_in_file.refusal(None));
    };
    if let Some(sign) = guard::comment_for_value(text, &seen) {
        let message = "a comment begins here, so this value is lost";
        let help = "put the value in double quotes, or remove the sign; for a comment, write a space after `#`";
        let diagnostic = text_in_file.diagnostic(YAML_SYNTAX, sign, message);
        return Err(vec![diagnostic.with_help(help.to_owned())]);
    }
    match data::read(text, seen) {
        // A text of comments alone is not wrong; it gives no value to any key.
        Ok(Value::Null) => Ok(Value::Mapping(serde_yaml::Mapping::new())),
        Ok(value) => Ok(value),
        Err(why) => Err(text_in_file.refusal(Some(why))),
    }
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
