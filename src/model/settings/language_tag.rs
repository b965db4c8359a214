//! The tag of a language in which a publication is written.

use serde_yaml::Value;

use crate::base::language::meant;
use crate::base::text::{is_language_tag, is_reserved_name};
use crate::yaml::record::{BAD_VALUE, Outline, Shape, TextForm, ValueReader, plain};

/// A language tag: `en`, `fr`, `pt-br` (BCP 47, language and optional region or script, in small
/// letters).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageTag(String);

impl LanguageTag {
    /// The tag.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

const LANGUAGE_FORM: TextForm = TextForm {
    name: "language tag",
    pattern: r"^\s*[a-z]{2,3}(-[a-z]{2,8})*\s*$",
    example: "en",
};

impl Shape for LanguageTag {
    fn read(value: &Value, reader: &mut ValueReader) -> Option<Self> {
        let text = plain(value, reader)?;
        if !is_language_tag(&text) || is_reserved_name(&text) {
            reader.refuse(
                BAD_VALUE,
                format!("`{text}` is not a language tag such as en, fr or pt-br"),
                None,
            );
            let lower = || text.to_lowercase().replace('_', "-");
            let meant = meant(&text).unwrap_or_else(lower);
            let meant = meant.split('-').next().unwrap_or_default();
            if is_language_tag(meant) && !is_reserved_name(meant) {
                reader.suggest(&text, meant);
            }
            return None;
        }
        Some(Self(text))
    }

    fn outline() -> Outline {
        Outline::Text(LANGUAGE_FORM)
    }
}
