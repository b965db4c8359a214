//! Adds an entry at the end of a registry, and leaves the rest of it byte for byte as it is.

use std::sync::Arc;

use serde_yaml::{Mapping, Value};

use super::StarterError;
use crate::report::Fix;
use crate::yaml;

/// A registry with an entry at its end; `lines` are the keys of the entry, some way in.
///
/// # Errors
///
/// When the registry has the id already, cannot be read, or is written in a way that takes no lines
/// at its end.
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
    // A blank line where others have one, and below a file's opening words.
    let is_spaced = before.is_empty() || text.trim_end().contains("\n\n");
    let gap = if is_spaced && !text.ends_with("\n\n") {
        "\n"
    } else {
        ""
    };
    let after = format!("{text}{end}{gap}{entry}");
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

/// An entry with its id.
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

/// True when there is one entry more than before, with this id, and nothing else is other than it
/// was.
fn has_one_more(after: Option<Mapping>, before: &Mapping, id: &str) -> bool {
    let Some(mut after) = after else { return false };
    after.remove(id).is_some() && after == *before
}
