//! The shapes of web addresses: the site's own, and those that lead away from it.

use serde::{Deserialize, Serialize};
use serde_yaml::Value;

use super::texts::plain;
use super::{
    BAD_CHARACTER, BAD_VALUE, ODD_CHARACTER, ODD_HOST, Outline, Shape, TextForm, ValueReader,
};
use crate::base::address::{BaseUrl, check_outside, disguise};
use crate::base::text::characters::{first_invisible, named};

/// An address that `make` accepts; one with invisible characters is refused.
fn read_address<T>(
    value: &Value,
    reader: &mut ValueReader,
    make: impl FnOnce(&str) -> Result<T, String>,
) -> Option<T> {
    let text = plain(value, reader)?;
    let Some((_, character)) = first_invisible(&text) else {
        return make(&text)
            .map_err(|message| reader.refuse(BAD_VALUE, message, None))
            .ok();
    };
    let message = format!(
        "this address contains the invisible character {}",
        named(character)
    );
    reader.refuse(
        BAD_CHARACTER,
        message,
        Some("delete it: it makes the address lead elsewhere".to_owned()),
    );
    None
}

/// An address with its scheme.
const ADDRESS: TextForm = TextForm {
    name: "address",
    pattern: "^\\s*https?://",
    example: "https://town.example/minutes",
};

/// An address that leads away from the site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Hash)]
pub struct OutsideUrl(String);

impl OutsideUrl {
    /// An address that a program has found; `None` if an author could not write it.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let is_sound = check_outside(text).is_ok() && disguise(text).is_none();
        is_sound.then(|| Self(text.to_owned()))
    }

    /// The address as it was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its host, without `www.`: `town.example` in `https://www.town.example/minutes`.
    #[must_use]
    pub fn host(&self) -> &str {
        let (_, behind) = self.0.split_once("://").unwrap_or(("", &self.0));
        let host = behind.split(['/', '?', '#']).next().unwrap_or(behind);
        host.strip_prefix("www.").unwrap_or(host)
    }
}

impl Shape for OutsideUrl {
    fn read(value: &Value, reader: &mut ValueReader) -> Option<Self> {
        let url = read_address(value, reader, |text| {
            check_outside(text).map(|()| Self(text.to_owned()))
        })?;
        if let Some(found) = disguise(&url.0) {
            reader.refuse(
                if found.is_seen {
                    ODD_CHARACTER
                } else {
                    ODD_HOST
                },
                found.message,
                Some(found.help),
            );
        }
        Some(url)
    }

    fn outline() -> Outline {
        Outline::Text(ADDRESS)
    }
}

impl Shape for BaseUrl {
    fn read(value: &Value, reader: &mut ValueReader) -> Option<Self> {
        read_address(value, reader, Self::parse)
    }

    fn outline() -> Outline {
        Outline::Text(ADDRESS)
    }
}
