//! Where readers report errors: a web address or a mail address that can name the page in question.

use serde_yaml::Value;

use crate::base::address::{check_outside, percent_encode_value};
use crate::yaml::record::{BAD_VALUE, Outline, Shape, TextForm, ValueReader, plain};

/// Replaced by the address of the page.
const URL_PLACEHOLDER: &str = "{url}";
/// Replaced by the title of the page.
const TITLE_PLACEHOLDER: &str = "{title}";

/// Where readers report errors: a web address, or `mailto:` with a mail address. Both may have
/// placeholders for the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportAddress(String);

impl ReportAddress {
    /// The link that reports an error on one page.
    ///
    /// `{url}` and `{title}` become the page's address and title, percent-encoded. A mail address
    /// without a query gets `subject` as its subject and the page's address as the beginning of its
    /// text (RFC 6068, sections 2 and 5).
    #[must_use]
    pub fn about(&self, url: &str, title: &str, subject: &str) -> String {
        let filled = self
            .0
            .replace(URL_PLACEHOLDER, &percent_encode_value(url))
            .replace(TITLE_PLACEHOLDER, &percent_encode_value(title));
        if !filled.starts_with("mailto:") || filled.contains('?') {
            return filled;
        }
        let body = format!("{url}\r\n\r\n");
        format!(
            "{filled}?subject={}&body={}",
            percent_encode_value(subject),
            percent_encode_value(&body)
        )
    }
}

impl Shape for ReportAddress {
    fn read(value: &Value, reader: &mut ValueReader) -> Option<Self> {
        let text = plain(value, reader)?;
        match check(&text) {
            Ok(()) => Some(Self(text)),
            Err((message, help)) => {
                reader.refuse(BAD_VALUE, message, help);
                None
            }
        }
    }

    fn outline() -> Outline {
        let name = "address, or `mailto:` with a mail address";
        Outline::Text(TextForm {
            name,
            pattern: "^\\s*(https?://|mailto:)",
            example: "mailto:errors@checks.example",
        })
    }
}

/// Whether this can be such an address; the error is a message, and a help if there is one.
fn check(text: &str) -> Result<(), (String, Option<String>)> {
    let filled = text
        .replace(URL_PLACEHOLDER, "")
        .replace(TITLE_PLACEHOLDER, "");
    if filled.contains(['{', '}']) {
        let help =
            format!("use only the placeholders `{URL_PLACEHOLDER}` and `{TITLE_PLACEHOLDER}`");
        return Err((format!("`{text}` has an unknown placeholder"), Some(help)));
    }
    let before_path = text
        .split("://")
        .nth(1)
        .and_then(|rest| rest.split(['/', '?', '#']).next());
    if before_path.is_some_and(|host| host.contains('{')) {
        let help = format!(
            "put `{URL_PLACEHOLDER}` and `{TITLE_PLACEHOLDER}` after the host: https://example.org/report?page={URL_PLACEHOLDER}"
        );
        return Err((
            format!("`{text}` has a placeholder in its host"),
            Some(help),
        ));
    }
    let is_mail = filled.strip_prefix("mailto:").is_some_and(|mail| {
        mail.contains('@')
            && !mail
                .chars()
                .any(|c| c.is_whitespace() || "<>\"`".contains(c))
    });
    let begins = ["https://", "http://", "mailto:"]
        .iter()
        .any(|scheme| text.starts_with(scheme));
    if begins && (is_mail || check_outside(&filled).is_ok()) {
        return Ok(());
    }
    Err((
        format!("`{text}` is neither a web address nor mailto: with an email address"),
        None,
    ))
}
