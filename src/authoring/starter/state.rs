//! Writes the state of its original into a translation's front matter, and leaves the rest of the
//! file byte for byte as it is.

use std::sync::Arc;

use serde_yaml::Value;

use super::StarterError;
use crate::base::diagnostic::Trail;
use crate::content::document::front_matter;
use crate::model::state::State;
use crate::report::Fix;
use crate::trail;
use crate::yaml::{self, Spans};

/// The key that has the state.
const KEY: &str = "translation_of";

/// The change that records this state of its original in a translation.
///
/// # Errors
///
/// If the key cannot be written without changing anything else.
pub fn with_state(file: &Arc<str>, text: &str, state: &State) -> Result<Fix, StarterError> {
    let fault = || {
        StarterError::new(
            format!("cannot write `{KEY}` into {file}"),
            format!("write `{KEY}: {state}` by hand"),
        )
    };
    let front = front_matter(text).ok_or_else(fault)?;
    let yaml = &text[front.clone()];
    let places = Spans::of(yaml).map_err(|_| fault())?;
    let place = |key: &'static str| -> Option<_> {
        let trail: Trail = trail![key];
        places.exactly(&trail)
    };
    let line_of = |at: usize| yaml[..at].rfind('\n').map_or(0, |end| end + 1);
    let after = if let Some(place) = place(KEY) {
        format!(
            "{}{state}{}",
            &yaml[..place.value.start],
            &yaml[place.value.end..]
        )
    } else {
        // Keys come in the order of docs/KEYS.md, in which these two follow it.
        let behind = ["hold", "lint"]
            .iter()
            .filter_map(|key| place(key))
            .map(|place| line_of(place.key.start));
        let at = behind.min().unwrap_or(yaml.len());
        format!("{}{KEY}: {state}\n{}", &yaml[..at], &yaml[at..])
    };
    let before = yaml::read(yaml, file, 0).map_err(|_| fault())?;
    // The result is read back, so that no unusual style of YAML can lose or change another key.
    if !differs_in_it_alone(yaml::read(&after, file, 0).ok(), before, state) {
        return Err(fault());
    }
    let after = format!("{}{after}{}", &text[..front.start], &text[front.end..]);
    Ok(Fix {
        file: Arc::clone(file),
        before: text.to_owned(),
        after,
    })
}

fn differs_in_it_alone(after: Option<Value>, mut before: Value, state: &State) -> bool {
    let Some(mut after) = after else { return false };
    let (Some(new), Some(old)) = (after.as_mapping_mut(), before.as_mapping_mut()) else {
        return false;
    };
    old.remove(KEY);
    let is_there = new
        .remove(KEY)
        .is_some_and(|value| value.as_str() == Some(state.to_string().as_str()));
    is_there && new == old
}
