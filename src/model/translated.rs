//! What has translations: a text in its first language, with the same text in others.

use std::collections::BTreeMap;

/// A text with its translations. The implementor itself is the original.
pub trait Translated: Sized + 'static {
    /// The translations, by language tag; a translation has none.
    fn translations(&self) -> &BTreeMap<String, Self>;

    /// The tag of the language that this text is written in.
    fn language(&self) -> &str;

    /// True if this text itself is held back.
    fn is_held(&self) -> bool;

    /// The text in a language, or the original if it has no translation into that one.
    #[must_use]
    fn in_language(&self, language: &str) -> &Self {
        self.translations().get(language).unwrap_or(self)
    }

    /// True if the original or its translation into this language is held back, so that only drafts
    /// show it in this language.
    #[must_use]
    fn is_held_in(&self, language: &str) -> bool {
        self.is_held() || self.in_language(language).is_held()
    }

    /// The text in every language that it has, the original first.
    fn in_every_language(&self) -> impl Iterator<Item = &Self> {
        std::iter::once(self).chain(self.translations().values())
    }
}
