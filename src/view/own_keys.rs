//! Keys of a publication's own, as templates and data have them.

use serde_json::{Map, Value};

use crate::yaml::record::Extra;

/// The values below `extra`; empty if there are none.
pub type OwnKeys = Map<String, Value>;

/// The own keys of a text: those of its translation, or the original's where that has none.
pub fn own_keys<T>(original: &T, translation: &T, extra: impl Fn(&T) -> &Extra) -> OwnKeys {
    extra(translation).or(extra(original)).json()
}
