//! Adds a claim to the `claims` of its explainer, and leaves the rest of the file byte for byte as
//! it is.

use std::sync::Arc;

use serde_yaml::Value;

use super::StarterError;
use super::entry::scalar;
use crate::base::diagnostic::Trail;
use crate::content::document::front_matter;
use crate::report::Fix;
use crate::trail;
use crate::yaml::{self, Spans};

/// The change that adds a claim to the end of `claims` in an explainer's file.
///
/// # Errors
///
/// If the list cannot be found, or the claim cannot be added without changing anything else.
pub fn with_claim(file: &Arc<str>, text: &str, id: &str) -> Result<Fix, StarterError> {
    let fault = || {
        let help = format!(
            "add `{id}` to its `claims` by hand, or first fix the mistakes that `factpress check` reports"
        );
        StarterError::new(format!("cannot add to `claims` in {file}"), help)
    };
    let front = front_matter(text).ok_or_else(fault)?;
    let yaml = &text[front.clone()];
    let before = yaml::read(yaml, file, 0).map_err(|_| fault())?;
    let lists = before.get("claims").and_then(Value::as_sequence);
    // An author may have listed the claim before its file existed.
    if lists.is_some_and(|claims| claims.iter().any(|claim| claim.as_str() == Some(id))) {
        return Ok(Fix {
            file: Arc::clone(file),
            before: text.to_owned(),
            after: text.to_owned(),
        });
    }
    let (at, more) = place(yaml, lists.map_or(0, Vec::len), id).ok_or_else(fault)?;
    let after = format!("{}{more}{}", &yaml[..at], &yaml[at..]);
    // Insertion goes by lines and brackets, which YAML can hide in many ways. So the result is read
    // back, and anything but the intended change is refused.
    if !has_one_more(yaml::read(&after, file, 0).ok(), &before, id) {
        return Err(fault());
    }
    let after = format!("{}{after}{}", &text[..front.start], &text[front.end..]);
    Ok(Fix {
        file: Arc::clone(file),
        before: text.to_owned(),
        after,
    })
}

/// Where to insert into the YAML, and what: after the last of `count` claims, in the style of that
/// one.
fn place(yaml: &str, count: usize, id: &str) -> Option<(usize, String)> {
    let places = Spans::of(yaml).ok()?;
    let item = |position: usize| -> Option<_> {
        let trail: Trail = trail!["claims", position];
        places.exactly(&trail).map(|place| place.value.clone())
    };
    let id = scalar(id);
    if count == 0 {
        let trail: Trail = trail!["claims"];
        let list = places.exactly(&trail)?.value.clone();
        // Only `claims: []` has a place between its brackets.
        return yaml
            .get(list.clone())?
            .starts_with('[')
            .then(|| (list.start + 1, id));
    }
    let last = item(count - 1)?;
    let line_start = yaml[..last.start].rfind('\n').map_or(0, |at| at + 1);
    let before = &yaml[line_start..last.start];
    let is_alone = before.trim().is_empty();
    if before.trim() == "-" {
        let line_end = yaml[last.end..]
            .find('\n')
            .map_or(yaml.len(), |at| last.end + at);
        Some((line_end, format!("\n{before}{id}")))
    } else if is_alone {
        Some((last.end, format!(",\n{before}{id}")))
    } else {
        Some((last.end, format!(", {id}")))
    }
}

/// True if the list has one more claim at its end, and nothing else has changed.
fn has_one_more(after: Option<Value>, before: &Value, id: &str) -> bool {
    let Some(mut after) = after else { return false };
    let Some(list) = after.get_mut("claims").and_then(Value::as_sequence_mut) else {
        return false;
    };
    list.pop().is_some_and(|last| last.as_str() == Some(id)) && after == *before
}
