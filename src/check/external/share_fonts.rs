//! The fonts of share images, as the rules need them: which characters they cannot draw.

use std::fmt;
use std::sync::Arc;

/// Finds the first character of a text that no font of the share images can draw, and its byte.
type CharacterFinder = dyn Fn(&str) -> Option<(usize, char)> + Send + Sync;

/// The fonts of share images.
#[derive(Clone)]
pub struct ShareFonts(Arc<CharacterFinder>);

impl ShareFonts {
    /// Fonts of which this function finds the first character that none of them can draw, and its
    /// byte.
    #[must_use]
    pub fn new(missing: impl Fn(&str) -> Option<(usize, char)> + Send + Sync + 'static) -> Self {
        Self(Arc::new(missing))
    }

    /// The first character of a text that none of the fonts can draw, and its byte.
    #[must_use]
    pub fn missing(&self, text: &str) -> Option<(usize, char)> {
        (self.0)(text)
    }
}

impl fmt::Debug for ShareFonts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ShareFonts")
    }
}
