//! The shapes of web addresses: the site's own, and those that lead away from it.

use serde::{Deserialize, Serialize};
use serde_yaml::Value;

use super::texts::plain;
use super::{
    BAD_CHARACTER, BAD_VALUE, ODD_CHARACTER, ODD_HOST, Outline, Shape, TextForm, ValueReader,
};
use crate::base::address::{BaseUrl, check_outside, disguise};
use crate::base::text::characters::{first_invisible, named};
use crate::base::text::nearest;

/// An address that `make` accepts; one with invisible characters is refused.
fn read_address<T>(
    value: &Value,
    reader: &mut ValueReader,
    make: impl Fn(&str) -> Result<T, String>,
) -> Option<T> {
    let text = plain(value, reader)?;
    let Some((_, character)) = first_invisible(&text) else {
        return match make(&text) {
            Ok(address) => Some(address),
            Err(message) => {
                let is_right = |meant: &String| make(meant).is_ok();
                let meant = meant(&text).filter(|(meant, _)| is_right(meant));
                let help = match &meant {
                    Some((meant, _)) => Some(format!("did you mean {meant}?")),
                    None => local(&text),
                };
                reader.refuse(BAD_VALUE, message, help);
                let certain = meant.filter(|(_, is_certain)| *is_certain);
                reader.offer(&text, certain.map(|(meant, _)| meant));
                None
            }
        };
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

impl ValueReader {
    /// Says which address the last diagnostic is about, and offers it.
    fn suggest_address(&mut self, from: &str, meant: &str) {
        if let Some(last) = self.diagnostics.last_mut() {
            last.help = Some(format!("did you mean {meant}?"));
        }
        self.offer(from, Some(meant.to_owned()));
    }
}

/// The address that a text was hardly anything but, and whether nobody has to think about it.
fn meant(text: &str) -> Option<(String, bool)> {
    if let Some(inside) = text
        .strip_prefix('<')
        .and_then(|rest| rest.strip_suffix('>'))
    {
        return Some((inside.trim().to_owned(), true));
    }
    if text.contains('@') {
        return None;
    }
    let (scheme, rest) = match text.split_once(':') {
        Some((scheme, rest)) if !scheme.contains(['.', '/']) => (scheme.to_lowercase(), rest),
        // `https//town.example` has no colon to split at.
        _ => match text.split_once("//") {
            Some((scheme, rest)) => (scheme.to_lowercase(), rest),
            None if text.contains('.') && !text.contains([' ', '\\']) => {
                return Some((format!("https://{text}"), false));
            }
            None => return None,
        },
    };
    let scheme = match scheme.as_str() {
        "https" | "http" => scheme,
        _ => nearest(&scheme, ["https", "http"])?.to_owned(),
    };
    let rest = rest.trim_start_matches('/').trim();
    // A space is the only character that every browser writes in the same way.
    let meant = format!("{scheme}://{}", rest.replace(' ', "%20"));
    let is_certain = text.starts_with(&scheme);
    Some((meant, is_certain))
}

/// What to do about an address that leads nowhere on the web.
fn local(text: &str) -> Option<String> {
    let lower = text.to_lowercase();
    let is_on_disk =
        lower.starts_with("file:") || text.contains('\\') || text.starts_with(['/', '.', '~']);
    if is_on_disk {
        let help = "others cannot open a file on your disk: give its address on the web";
        Some(help.to_owned())
    } else if text.contains('@') && !text.contains('/') {
        Some("this is an address of mail: give the address of a page on the web".to_owned())
    } else {
        None
    }
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
        let url = read_address(value, reader, Self::parse);
        if let (None, Some(text)) = (&url, value.as_str())
            && let Some(meant) = Self::of_page(text.trim())
        {
            reader.suggest_address(text, &meant);
        }
        url
    }

    fn outline() -> Outline {
        Outline::Text(ADDRESS)
    }
}
