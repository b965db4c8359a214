//! A file of a theme, before anybody looks into it.

use std::sync::Arc;

use super::THEME;
use crate::base::diagnostic::{At, Diagnostic};
use crate::content::{FONTS, LARGEST_TEXT};

/// One file of a theme.
#[derive(Debug, Clone)]
pub struct ThemeFile {
    /// The folder of the theme that it belongs to, below the site's root: `themes/broadsheet`.
    pub folder: Arc<str>,
    /// Its path below the theme's folder, with forward slashes.
    pub path: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl ThemeFile {
    /// A file at a path below a theme's folder.
    #[must_use]
    pub fn new(
        folder: impl Into<Arc<str>>,
        path: impl Into<String>,
        bytes: impl Into<Vec<u8>>,
    ) -> Self {
        Self {
            folder: folder.into(),
            path: path.into(),
            bytes: bytes.into(),
        }
    }

    /// A font of the publication's own, by its path below the site's root.
    #[must_use]
    pub fn font(path: &str, bytes: impl Into<Vec<u8>>) -> Self {
        let folder = FONTS.trim_end_matches('/');
        Self::new(folder, path.strip_prefix(FONTS).unwrap_or(path), bytes)
    }

    /// True for a font of the publication's own.
    #[must_use]
    pub fn is_own_font(&self) -> bool {
        FONTS.strip_suffix("/") == Some(&*self.folder)
    }

    /// Its path as diagnostics name it.
    #[must_use]
    pub fn place(&self) -> Arc<str> {
        format!("{}/{}", self.folder, self.path).into()
    }

    /// Its text.
    ///
    /// # Errors
    ///
    /// If it is not text, or larger than a text may be.
    pub fn text(&self) -> Result<&str, Vec<Diagnostic>> {
        let fault =
            |message: String| vec![Diagnostic::new(THEME, &self.place(), At::File, message)];
        let bytes = self.bytes.len();
        if u64::try_from(bytes).is_ok_and(|bytes| bytes > LARGEST_TEXT) {
            return Err(fault(format!(
                "this text has {bytes} bytes; the limit is {LARGEST_TEXT}"
            )));
        }
        std::str::from_utf8(&self.bytes)
            .map_err(|_| fault("this file is not UTF-8 text".to_owned()))
    }
}
