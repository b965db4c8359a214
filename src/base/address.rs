//! Addresses: the path of a page on the site, and the URL of the site itself.

mod base_url;
mod host;
mod percent;
mod punycode;

use std::borrow::Cow;
use std::fmt;

use unicode_normalization::UnicodeNormalization as _;

use crate::base::text::characters::{first_invisible, named};

pub use base_url::BaseUrl;
pub use host::{Disguise, disguise};
pub use percent::{percent_decode, percent_encode_path, percent_encode_value};

/// The path of a page or a file on the site, from its root: `/`, `/han-dong/hold-off/` for pages,
/// `/feed.xml` for files.
///
/// It always begins with a slash and never holds an empty segment, `.` or `..`, so it cannot lead
/// out of the output folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Address(String);

impl Address {
    /// The page at these segments below the root; without segments, the front page.
    ///
    /// Segments come from ids and from the program itself; each is one name without a slash.
    #[must_use]
    pub fn page(segments: &[&str]) -> Self {
        let length = segments
            .iter()
            .map(|segment| segment.len() + 1)
            .sum::<usize>();
        let mut address = String::with_capacity(1 + length);
        address.push('/');
        for segment in segments {
            debug_assert!(is_segment(segment), "`{segment}` is not one segment");
            address.push_str(segment);
            address.push('/');
        }
        Self(address)
    }

    /// The file at a path below the root, such as `assets/site.css`.
    ///
    /// `None` if a segment is empty, `.` or `..`, or holds a backslash or a control character.
    #[must_use]
    pub fn file(path: &str) -> Option<Self> {
        path.split('/')
            .all(is_segment)
            .then(|| Self(format!("/{path}")))
    }

    /// The address as text, with its leading slash.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path of the file that holds it, below the output folder: `han-dong/index.html`,
    /// `feed.xml`.
    #[must_use]
    pub fn output_path(&self) -> String {
        let below = &self.0[1..];
        if below.is_empty() || below.ends_with('/') {
            format!("{below}index.html")
        } else {
            below.to_owned()
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn is_segment(segment: &str) -> bool {
    !segment.is_empty()
        && segment != "."
        && segment != ".."
        && !segment.contains(['/', '\\'])
        && !segment.chars().any(char::is_control)
}

/// The form in which paths are compared that some file system takes for the same: in lower case,
/// with composed accents (Unicode NFC).
#[must_use]
pub fn folded(path: &str) -> Cow<'_, str> {
    let is_folded = path
        .bytes()
        .all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if is_folded {
        path.into()
    } else {
        path.to_lowercase().nfc().collect::<String>().into()
    }
}

/// Checks a URL that leads away from the site: it is absolute, `http` or `https`, has a valid host,
/// and holds no white space, quotes or invisible characters.
///
/// # Errors
///
/// One sentence that says what is wrong.
pub fn check_outside(url: &str) -> Result<(), String> {
    let Some(rest) = url
        .strip_prefix("https://")
        .or_else(|| url.strip_prefix("http://"))
    else {
        return Err(match url {
            "" => "this address is empty".to_owned(),
            _ => format!("`{url}` is not a web address; it must begin with https:// or http://"),
        });
    };
    let authority = host::authority(rest);
    if let Some((_, character)) = first_invisible(url) {
        Err(format!(
            "this address contains the invisible character {}",
            named(character)
        ))
    } else if authority.is_empty() {
        Err(format!("`{url}` has no host"))
    } else if authority.contains('@') {
        Err(format!(
            "`{url}` has a user name before its host, which hides where it leads"
        ))
    } else if let Some(sign) = odd_sign(url) {
        let sign = match sign {
            ' ' => "a space".to_owned(),
            sign if sign.is_whitespace() || sign.is_control() => named(sign),
            sign => format!("the sign `{sign}`"),
        };
        Err(format!(
            "`{url}` contains {sign}, which is not allowed in an address"
        ))
    } else if let Some(fault) = host::fault(authority) {
        Err(format!("`{url}` {fault}"))
    } else {
        Ok(())
    }
}

fn is_plain_url(url: &str) -> bool {
    odd_sign(url).is_none()
}

/// The first character that must not be written as itself in an address.
fn odd_sign(url: &str) -> Option<char> {
    url.chars()
        .find(|c| c.is_whitespace() || c.is_control() || "<>\"`{}|\\^".contains(*c))
}

#[cfg(test)]
mod tests;
