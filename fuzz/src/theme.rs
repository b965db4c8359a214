//! Any bytes as the files of a theme, laid over those of `pamphlet`, in the format of the target
//! `publication`.
//!
//! Themes are trusted, so what a theme does to a page does not matter here. It checks that loading
//! one does not panic, and that its mistakes can be reported.

use factpress::theme::{Theme, ThemeFile, overlay};

use super::publication::files;
use super::published::FILES;

/// Reads the bytes as files of a theme.
pub fn run(data: &[u8]) {
    let own = files(data)
        .into_iter()
        .map(|(path, bytes)| ThemeFile::new("themes/own", path, bytes))
        .collect();
    if let Err(faults) = Theme::new("themes/own", overlay(FILES.clone(), own)) {
        let _ = faults.report().human(true);
    }
}
