//! What `theme.yaml` says of its theme.

use std::sync::Arc;

use serde_yaml::Value;

use super::{CONTRACT, THEME, ThemeFile};
use crate::base::diagnostic::{At, Diagnostic};
use crate::base::text::Id;
use crate::record;
use crate::trail;
use crate::yaml;
use crate::yaml::record::{ANY_TEXT, Outline, Shape, ValueReader, plain};

/// Where a theme says what it is.
pub const THEME_YAML: &str = "theme.yaml";

record! {
    /// What `theme.yaml` says.
    pub struct ThemeManifest {
        /// The theme's name, as its folder's.
        pub name: Id,
        /// The version of the contract that it was made for.
        pub contract: u32,
        /// The theme whose files are used for those that this one lacks.
        pub parent: Option<Id>,
        /// The licence of its files.
        pub licence: Option<String>,
        /// The fonts among its assets, which others have made.
        pub fonts: Vec<Font>,
        /// The fonts that pages fetch before they have read the stylesheet; the parent's when
        /// absent.
        pub preload: Option<Vec<AssetPath>>,
    }
}

record! {
    /// A family of fonts that a theme carries.
    pub struct Font {
        /// Its name.
        pub family: String,
        /// Its licence, as an SPDX identifier.
        pub licence: String,
        /// The licence's text, for fonts that may be passed on with it alone.
        pub text: Option<AssetPath>,
    }
}

/// The path of a file below `assets/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AssetPath(String);

impl AssetPath {
    /// The path.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Shape for AssetPath {
    fn read(value: &Value, reader: &mut ValueReader) -> Option<Self> {
        plain(value, reader).map(Self)
    }

    fn outline() -> Outline {
        Outline::Text(ANY_TEXT)
    }
}

impl ThemeManifest {
    /// Reads the `theme.yaml` of the theme whose own files these are.
    ///
    /// # Errors
    ///
    /// What is wrong with it, or that it is not there.
    pub fn find(folder: &str, files: &[ThemeFile]) -> Result<Self, Vec<Diagnostic>> {
        let found = files.iter().find(|file| file.path == THEME_YAML);
        let found = found.ok_or_else(|| {
            let file: Arc<str> = format!("{folder}/{THEME_YAML}").into();
            let message = "this file is missing; it must name the theme and its contract";
            let fault = Diagnostic::new(THEME, &file, At::File, message);
            // A folder of this name replaces the built-in theme whole.
            let is_built_in = folder == "themes/broadsheet";
            let other = files.iter().find(|file| {
                let name = file.path.to_lowercase();
                name.starts_with("theme.y") && !name.contains('/')
            });
            if let Some(other) = other {
                let help = format!("name {} {THEME_YAML}", other.path);
                return vec![fault.with_help(help)];
            }
            vec![fault.with_help(is_built_in.then(|| {
                "to change or add to the built-in theme, give the folder another name, write `parent: broadsheet` in its theme.yaml, and put the name at `theme` in content/site.yaml".to_owned()
            }))]
        })?;
        Self::read(found)
    }

    /// Reads a `theme.yaml`.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it.
    pub fn read(found: &ThemeFile) -> Result<Self, Vec<Diagnostic>> {
        let file = found.place();
        let text = found.text()?;
        let value = yaml::read(text, &file, 0)?;
        let mut reader = ValueReader::new(&file, "en");
        let manifest = <Self as Shape>::read(&value, &mut reader);
        let Some(manifest) = manifest.filter(|_| reader.diagnostics.is_empty()) else {
            return Err(reader.diagnostics);
        };
        if manifest.contract == CONTRACT {
            return Ok(manifest);
        }
        let message = format!(
            "made for contract {}, but this factpress supports contract {CONTRACT}",
            manifest.contract
        );
        Err(vec![Diagnostic::new(
            THEME,
            &file,
            At::Value(trail!["contract"]),
            message,
        )])
    }
}
