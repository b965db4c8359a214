//! What has translations: a text in the language in which it was first written, and the same in
//! others.

use std::collections::BTreeMap;

/// A text with its translations. The original is the text itself.
pub trait Translated: Sized + 'static {
    /// The translations, by the tag of their language; those of a translation are none.
    fn translations(&self) -> &BTreeMap<String, Self>;

    /// True when this text by itself is held back.
    fn is_held(&self) -> bool;

    /// The text in a language; the original where it is not translated.
    #[must_use]
    fn in_language(&self, language: &str) -> &Self {
        self.translations().get(language).unwrap_or(self)
    }

    /// True when the original, or the text in this language, is held back: only drafts have it.
    #[must_use]
    fn is_held_in(&self, language: &str) -> bool {
        self.is_held() || self.in_language(language).is_held()
    }

    /// The text in every language that it has: the original first.
    fn in_every_language(&self) -> impl Iterator<Item = &Self> {
        std::iter::once(self).chain(self.translations().values())
    }
}
