//! Changes as JSON, in the shape that docs/CHECK.md describes.

use serde::Serialize;

use super::{ChangeList, PublicChange};
use crate::base::text::visible_json;

/// The version of the shape: it goes up when a field goes or takes on another meaning, not when one
/// is added.
const CHANGES_VERSION: u32 = 1;

#[derive(Serialize)]
struct ChangesDocument<'c> {
    version: u32,
    factpress: &'static str,
    place: &'c str,
    day: Option<String>,
    changes: &'c [PublicChange],
}

impl ChangeList {
    /// The list as one JSON document, indented, without a line break at its end. Invisible
    /// characters are escaped in it.
    ///
    /// # Panics
    ///
    /// Never: numbers and texts can always be written as JSON.
    #[must_use]
    pub fn json(&self) -> String {
        let document = ChangesDocument {
            version: CHANGES_VERSION,
            factpress: env!("CARGO_PKG_VERSION"),
            place: &self.place,
            day: self.day.map(|day| day.to_string()),
            changes: &self.changes,
        };
        visible_json(serde_json::to_string_pretty(&document).expect("numbers and texts are JSON"))
    }
}
