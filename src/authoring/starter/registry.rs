//! Adds an entry at the end of a registry, and leaves the rest of it byte for byte as it is.

use std::sync::Arc;

use serde_yaml::{Mapping, Value};

use super::StarterError;
use crate::report::Fix;
use crate::yaml;

/// The change that adds an entry to the end of a registry; `lines` are the keys of the entry,
/// indented.
///
/// # Errors
///
/// If the registry already has the id, cannot be read, or is written in a style to which no lines
/// can be added.
pub fn with_entry(file: &Arc<str>, text: &str, id: &str, lines: &str) -> Result<Fix, StarterError> {
    let Some(before) = keys(file, text) else {
        let help = "first fix the mistakes that `factpress check` reports".to_owned();
        return Err(StarterError::new(format!("{file} cannot be read"), help));
    };
    if before.contains_key(id) {
        return Err(StarterError::new(
            format!("`{id}` is already in {file}"),
            "choose another id".to_owned(),
        ));
    }
    let entry = entry(id, lines);
    let end = if text.is_empty() || text.ends_with('\n') {
        ""
    } else {
        "\n"
    };
    // Entries are separated by a blank line if the others are, or if the file has only a comment so
    // far.
    let is_spaced = before.is_empty() || text.trim_end().contains("\n\n");
    let gap = if is_spaced && !text.ends_with("\n\n") {
        "\n"
    } else {
        ""
    };
    let after = format!("{text}{end}{gap}{entry}");
    // A registry in another style, such as one in braces, does not read back as the same entries
    // and one more.
    if !has_one_more(keys(file, &after), &before, id) {
        let help = format!("add it by hand:\n\n{entry}");
        return Err(StarterError::new(
            format!("cannot add lines at the end of {file}"),
            help,
        ));
    }
    Ok(Fix {
        file: Arc::clone(file),
        before: text.to_owned(),
        after,
    })
}

/// An entry under its id.
pub fn entry(id: &str, lines: &str) -> String {
    format!("{}:\n{lines}", super::entry::scalar(id))
}

fn keys(file: &Arc<str>, text: &str) -> Option<Mapping> {
    match yaml::read(text, file, 0) {
        Ok(Value::Mapping(keys)) => Some(keys),
        Ok(Value::Null) => Some(Mapping::new()),
        _ => None,
    }
}

/// True if there is one more entry, with this id, and nothing else has changed.
fn has_one_more(after: Option<Mapping>, before: &Mapping, id: &str) -> bool {
    let Some(mut after) = after else { return false };
    after.remove(id).is_some() && after == *before
}
