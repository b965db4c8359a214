//! Aliases: addresses at which a page was before.

use std::fmt;

use serde_yaml::Value;

use crate::base::text::Id;
use crate::yaml::record::{BAD_VALUE, Outline, Shape, TextForm, ValueReader, plain};

/// The address at which a page of the first language was before, such as `/library/shut/`. In the
/// other languages the language's tag stands before it.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
)]
pub struct Alias(Vec<Id>);

impl Alias {
    /// The names between the slashes; never empty.
    #[must_use]
    pub fn segments(&self) -> &[Id] {
        &self.0
    }

    /// Reads an address; the slash at its end may be missing.
    fn parse(text: &str) -> Option<Self> {
        let path = text.strip_prefix('/')?;
        let path = path.strip_suffix('/').unwrap_or(path);
        path.split('/')
            .map(Id::new)
            .collect::<Option<_>>()
            .map(Self)
    }

    /// The address that a text can only mean: a whole URL, or a path without its first slash.
    fn meant(text: &str) -> Option<Self> {
        let path = match text.split_once("://") {
            Some((_, rest)) => rest.split_once('/')?.1,
            None => text,
        };
        Self::parse(&format!("/{}", path.trim_start_matches('/')))
    }
}

impl fmt::Display for Alias {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for segment in &self.0 {
            write!(f, "/{segment}")?;
        }
        f.write_str("/")
    }
}

impl Shape for Alias {
    fn read(value: &Value, reader: &mut ValueReader) -> Option<Self> {
        let text = plain(value, reader)?;
        let alias = Self::parse(&text);
        if alias.is_none() {
            let help = Self::meant(&text).map_or_else(
                || "write the address of the old page, such as `/library/shut/`".to_owned(),
                |meant| format!("write the address below the site: `{meant}`"),
            );
            reader.refuse(
                BAD_VALUE,
                format!("`{text}` is not the address of a page of this site"),
                Some(help),
            );
        }
        alias
    }

    fn outline() -> Outline {
        Outline::Text(TextForm {
            name: "address",
            pattern: r"^\s*(/[a-z0-9]+(-[a-z0-9]+)*)+/?\s*$",
            example: "/library/shut/",
        })
    }
}
