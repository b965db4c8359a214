//! MHTML: a page that a browser saved with everything that belongs to it, in one message of MIME
//! (RFC 2557).

use mail_parser::{MessageParser, MimeHeaders as _, PartType};

use super::Unreadable;
use crate::base::date::Day;

/// The page of a message.
#[derive(Debug)]
pub struct SavedPage {
    /// Its text, in which the encoding that the message names is undone.
    pub html: String,
    /// The address that it is from.
    pub address: Option<String>,
    /// The day on which it was saved.
    pub day: Option<Day>,
}

/// The page of a message: its first part in HTML.
pub fn page(bytes: &[u8]) -> Result<SavedPage, Unreadable> {
    let broken = || Unreadable::new("an MHTML file without a page");
    let message = MessageParser::default().parse(bytes).ok_or_else(broken)?;
    let page = message.parts.iter().find_map(|part| match &part.body {
        PartType::Html(html) => Some((part, html)),
        _ => None,
    });
    let (part, html) = page.ok_or_else(broken)?;
    let snapshot = message
        .header_raw("Snapshot-Content-Location")
        .map(|address| address.trim().to_owned());
    let address = snapshot.or_else(|| part.content_location().map(str::to_owned));
    let day = message.date().and_then(|date| {
        Day::parse(&format!(
            "{:04}-{:02}-{:02}",
            date.year, date.month, date.day
        ))
        .ok()
    });
    Ok(SavedPage {
        html: html.to_string(),
        address,
        day,
    })
}
