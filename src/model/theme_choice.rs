//! What a publication asks of its theme.

use super::settings::Settings;

/// What a publication asks of its theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeChoice {
    /// The theme's name.
    pub name: String,
    /// The languages that the theme must have words for.
    pub languages: Vec<String>,
}

impl ThemeChoice {
    /// What the publication with these settings asks.
    #[must_use]
    pub fn of(settings: &Settings) -> Self {
        let languages = settings.languages.0.iter();
        Self {
            name: settings.theme_name().to_owned(),
            languages: languages
                .map(|language| language.as_str().to_owned())
                .collect(),
        }
    }
}
