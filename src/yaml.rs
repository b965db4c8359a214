//! YAML texts: the data by `serde_yaml`, behind guards, and the places of keys and values when something is wrong.

mod fault;
mod guard;
mod places;
mod sketch;

use std::sync::Arc;

use serde_yaml::Value;

use fault::Fault;

pub use places::{Place, Places};
pub use sketch::{Entry, Sketch, says};

use crate::diagnostic::{At, Diagnostic, Edit, Rule};
use crate::markup;

/// The text is no YAML, or YAML that factpress does not take.
pub const YAML_SYNTAX: Rule = Rule::deny("yaml-syntax");
/// A key stands twice in one mapping.
pub const DUPLICATE_KEY: Rule = Rule::deny("duplicate-key");

/// Reads a YAML text that begins `offset` bytes into its file.
///
/// An empty text gives an empty mapping. Anchors, aliases and tags are refused, as are brackets nested deeper than 32:
/// an author has no use for them here, and they are what makes YAML parsers slow on purpose.
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
        return Err(vec![Diagnostic::new(YAML_SYNTAX, file, at(fault), "brackets are nested more than 32 deep")]);
    }
    if let Some(sign) = guard::comment_in_value(text) {
        let message = "a comment begins here, and the rest of the value is lost";
        let help = "put the whole value in quotes; for a comment, write a space after the sign".to_owned();
        return Err(vec![Diagnostic::new(YAML_SYNTAX, file, at(sign), message).with_help(help)]);
    }
    if guard::may_hold_anchors_or_tags(text)
        && let Ok(places) = Places::of(text)
        && !places.refused.is_empty()
    {
        return Err(places
            .refused
            .iter()
            .map(|(range, what)| {
                Diagnostic::new(YAML_SYNTAX, file, at(range.clone()), format!("{what} are not used here"))
                    .with_help("a text that begins with & * or ! needs quotes around it".to_owned())
            })
            .collect());
    }
    match serde_yaml::from_str::<Value>(text) {
        Ok(Value::Null) => Ok(Value::Mapping(serde_yaml::Mapping::new())),
        Ok(value) => Ok(value),
        Err(error) => Err(explain(text, file, &at, &error)),
    }
}

/// Finds where and why a text is no YAML: the parser with spans says it better than the one that makes the data.
fn explain(
    text: &str,
    file: &Arc<str>,
    at: &dyn Fn(std::ops::Range<usize>) -> At,
    error: &serde_yaml::Error,
) -> Vec<Diagnostic> {
    match Places::of(text) {
        Ok(places) if !places.duplicates.is_empty() => places
            .duplicates
            .iter()
            .map(|(range, key)| {
                Diagnostic::new(DUPLICATE_KEY, file, at(range.clone()), format!("`{key}` is given a second time"))
                    .with_help("keep one of the two".to_owned())
            })
            .collect(),
        Ok(places) => {
            let start = error.location().map_or(0, |location| location.index());
            let start = fault::char_start(text, start);
            let (range, message) = match places.second_document {
                Some(second) => (second, "a second YAML document begins here; a file holds one".to_owned()),
                None => (start..start, fault::plain_words(&error.to_string()).to_owned()),
            };
            vec![Diagnostic::new(YAML_SYNTAX, file, at(range), message)]
        }
        Err((start, message)) => {
            let Fault { range, message, help, edit } = fault::find(text, start, &message);
            let edit = edit.filter(|(range, to)| is_mended(text, range, to)).map(|(range, to)| Edit {
                from: text[range.clone()].to_owned(),
                at: at(range),
                to,
            });
            vec![Diagnostic::new(YAML_SYNTAX, file, at(range), message).with_help(help).with_edit(edit)]
        }
    }
}

/// True when a text with other bytes in the place of some is YAML, or breaks off only in a later line.
fn is_mended(text: &str, range: &std::ops::Range<usize>, to: &str) -> bool {
    let mended = format!("{}{to}{}", &text[..range.start], &text[range.end..]);
    let end = mended[range.start..].find('\n').map_or(mended.len(), |line| range.start + line);
    Places::of(&mended).map_or_else(|(stop, _)| stop > end, |_| true)
}

/// A text as a scalar of YAML: in double quotes where it would be something else without.
///
/// It is for keys, ids, words, dates and numbers, and escapes nothing.
#[must_use]
pub fn scalar(text: &str) -> String {
    let plain = text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_');
    match serde_yaml::from_str::<Value>(text) {
        Ok(Value::String(read)) if plain && read == text => read,
        _ => format!("\"{text}\""),
    }
}

#[cfg(test)]
mod tests;
