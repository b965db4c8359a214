//! HTML that is safe by type.

use serde::{Serialize, Serializer};

use super::escape_into;

/// HTML that may be printed as it is, because it was made by [`Html::escape`] or by a function that
/// guarantees that it is safe.
///
/// It reaches templates as a safe string; every other string is escaped there. So no theme needs
/// `| safe`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Html(String);

impl Html {
    /// Wraps a string that the caller has built from escaped parts only.
    #[must_use]
    pub fn made_of_escaped_parts(html: String) -> Self {
        Self(html)
    }

    /// Escapes text for element content and for quoted attribute values.
    #[must_use]
    pub fn escape(text: &str) -> Self {
        let mut html = String::with_capacity(text.len());
        escape_into(&mut html, text);
        Self(html)
    }

    /// The HTML as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// True if there is nothing to print.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Html {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        tera::Value::safe_string(&self.0).serialize(serializer)
    }
}

/// The texts between the tags and character references of HTML, to look for words in.
pub fn texts(html: &str) -> impl Iterator<Item = &str> {
    let mut rest = html;
    std::iter::from_fn(move || {
        let mark = rest.bytes().position(|byte| matches!(byte, b'<' | b'&'));
        let text = &rest[..mark.unwrap_or(rest.len())];
        if rest.is_empty() {
            return None;
        }
        rest = behind_mark(&rest[text.len()..]);
        Some(text)
    })
}

/// What follows the tag or the escaped mark with which this HTML begins.
fn behind_mark(html: &str) -> &str {
    if let Some(name) = html.strip_prefix('&') {
        return ["amp", "lt", "gt"]
            .iter()
            .find_map(|known| name.strip_prefix(known))
            .unwrap_or(name);
    }
    let mut quote = None;
    let end = html.bytes().position(|byte| {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), close) if open == close => quote = None,
            _ => {}
        }
        quote.is_none() && byte == b'>'
    });
    end.map_or("", |end| &html[end + 1..])
}
