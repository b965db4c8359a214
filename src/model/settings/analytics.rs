//! Analytics: a script on the publication's own host that counts readers.

use std::collections::BTreeMap;

use serde_yaml::Value;

use crate::base::text::Id;
use crate::record;
use crate::yaml::record::{BAD_VALUE, Outline, Shape, TextForm, ValueReader, Verbatim, plain};

record! {
    /// A script that counts readers.
    pub struct Analytics {
        /// The path of the script on your own host.
        ///
        /// `script: /stats/count.js`
        pub script: HostPath,
        /// What the script is told in attributes: `site` becomes `data-site`.
        ///
        /// `data: {site: checks}`
        pub data: DataAttributes,
    }
}

/// A path on the host of the publication, from the root of the host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HostPath(String);

impl HostPath {
    /// The path, with its leading slash.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Shape for HostPath {
    fn read(value: &Value, reader: &mut ValueReader) -> Option<Self> {
        let text = plain(value, reader)?;
        let is_elsewhere = text.starts_with("//") || text.contains("://");
        let is_path = text.starts_with('/')
            && text
                .chars()
                .all(|c| c.is_ascii_graphic() && !"\"'<>\\`{}|^#".contains(c));
        if is_elsewhere {
            let message = format!("`{text}` is on another host, which would learn who reads what");
            let help = "let your own host pass requests on to it, and write the path there, such as `/stats/count.js`";
            reader.refuse(BAD_VALUE, message, Some(help.to_owned()));
            return None;
        }
        if !is_path {
            let message = format!("`{text}` is not a path on your own host");
            let help = "begin with a slash, and percent-encode other characters than letters, digits and `-._~`: `/stats/count.js`";
            reader.refuse(BAD_VALUE, message, Some(help.to_owned()));
            return None;
        }
        Some(Self(text))
    }

    fn outline() -> Outline {
        Outline::Text(TextForm {
            name: "path on your own host",
            pattern: r"^\s*/([^/]|$)",
            example: "/stats/count.js",
        })
    }
}

/// What a script is told: the names and values of attributes that begin with `data-`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DataAttributes(pub BTreeMap<String, String>);

impl Shape for DataAttributes {
    fn read(value: &Value, reader: &mut ValueReader) -> Option<Self> {
        let data = BTreeMap::<String, Verbatim>::read(value, reader)?;
        let wrong = data.keys().find(|name| Id::new(name).is_none()).cloned();
        if let Some(name) = wrong {
            let message = format!("`{name}` cannot be the name of an attribute");
            let help = "use lowercase letters, digits and single hyphens, without `data-`";
            reader.inside(name, |reader| {
                reader.refuse(BAD_VALUE, message, Some(help.to_owned()));
            });
            return None;
        }
        let data = data
            .into_iter()
            .map(|(name, Verbatim(value))| (name, value));
        Some(Self(data.collect()))
    }

    fn absent() -> Option<Self> {
        Some(Self::default())
    }

    fn outline() -> Outline {
        BTreeMap::<String, Verbatim>::outline()
    }
}
