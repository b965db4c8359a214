//! Payloads: what was kept, taken out of the file that holds it.

use super::kind::{self, HTML, MARKDOWN, MHTML, PDF, PLAIN, kind};
use super::text::CopyText;
use super::wacz;
use super::warc::{self, BodyFault, Capture, WarcFault, WarcLimits};
use super::{LARGEST_PAYLOAD, Unreadable, charset, html, mhtml, pdf, plain};
use crate::base::date::Day;

/// How far into a page the comment of `SingleFile` is looked for, in bytes.
const COMMENT_IN: usize = 4096;
/// How far into a file the mark of a PDF is looked for, in bytes.
const MARK_IN: usize = 1024;
/// How many bytes of a web archive are unpacked at most.
const LARGEST_ARCHIVE: u64 = 1 << 30;
/// The media type of what has none.
const UNTYPED: &str = "application/octet-stream";
/// The months as `SingleFile` writes them.
const MONTHS_IN_COMMENTS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];

/// What was kept of a source.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payload {
    /// Its media type, in small letters and without parameters.
    pub media_type: String,
    /// The encoding of its text, if the server or the archive names it.
    pub charset: Option<String>,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The address that it is from, if its container says that.
    pub address: Option<String>,
    /// The day on which it was kept, if its container says that.
    pub day: Option<Day>,
    /// The status with which a server gave it, if a web archive says that.
    pub status: Option<u16>,
    /// The program that made the web archive, if that says so.
    pub program: Option<String>,
}

impl Payload {
    /// The payload of a file with this name. What is no archive is its own payload. Of a web
    /// archive it is the page that the archive names first, or else its first page.
    ///
    /// # Errors
    ///
    /// What the file is, if no payload can be found in it.
    pub fn of_file(name: &str, bytes: Vec<u8>) -> Result<Self, Unreadable> {
        Self::of_source(name, bytes, &[])
    }

    /// The payload of a file that is the copy of a source with these addresses, the likeliest first:
    /// as [`Payload::of_file`], but of a web archive that has one of them it is what was kept of it.
    ///
    /// # Errors
    ///
    /// What the file is, if no payload can be found in it.
    pub fn of_source(name: &str, bytes: Vec<u8>, urls: &[&str]) -> Result<Self, Unreadable> {
        if bytes.len() > LARGEST_PAYLOAD {
            return Err(Unreadable::new("too large to read"));
        }
        if let Some(kept) = in_archive(name, &bytes, urls)? {
            return Ok(Self::of_record(kept));
        }
        let Some(media_type) = kind::media_type(name, &bytes) else {
            return Err(Unreadable::new(kind(name)));
        };
        let payload = Self::new(media_type, bytes);
        Ok(match payload.media_type.as_str() {
            MHTML => Self::of_message(&payload.bytes)?,
            HTML => payload.with_comment(),
            _ => payload,
        })
    }

    /// The page of a message in MIME.
    fn of_message(message: &[u8]) -> Result<Self, Unreadable> {
        let page = mhtml::page(message)?;
        Ok(Self {
            charset: Some("utf-8".to_owned()),
            address: page.address,
            day: page.day,
            ..Self::new(HTML, page.html.into_bytes())
        })
    }

    /// The payload of a record in a web archive.
    fn of_record(kept: Capture) -> Self {
        let sniffed = || kind::media_type("", &kept.bytes).map(str::to_owned);
        let named = kept.media_type.filter(|named| named != UNTYPED);
        Self {
            media_type: named.or_else(sniffed).unwrap_or_else(|| UNTYPED.to_owned()),
            charset: kept.charset,
            address: Some(kept.url),
            day: kept.date.get(..10).and_then(|day| Day::parse(day).ok()),
            status: kept.status,
            program: kept.program,
            bytes: kept.bytes,
        }
    }

    /// A payload of which only the type is known.
    #[must_use]
    pub fn new(media_type: &str, bytes: Vec<u8>) -> Self {
        Self {
            media_type: media_type.to_owned(),
            charset: None,
            bytes,
            address: None,
            day: None,
            status: None,
            program: None,
        }
    }

    /// What it says.
    ///
    /// # Errors
    ///
    /// What it is, if no text can be read from it.
    pub fn text(&self) -> Result<CopyText, Unreadable> {
        // A server may send a PDF under any type.
        if self.bytes.starts_with(b"%PDF-") {
            return pdf::read(&self.bytes);
        }
        let decoded = |is_html| charset::decoded(&self.bytes, self.charset.as_deref(), is_html);
        let text = match self.media_type.as_str() {
            HTML | "application/xhtml+xml" => {
                let page = html::read(&decoded(true));
                CopyText::of_one_page(page.title.clone(), page.text())
            }
            PDF => return pdf::read(from_mark(&self.bytes)),
            PLAIN => CopyText::of_one_page(None, plain::of_plain(&decoded(false))),
            MARKDOWN => CopyText::of_one_page(None, plain::of_markdown(&decoded(false))),
            MHTML => return Self::of_message(&self.bytes)?.text(),
            other => {
                return Err(Unreadable::new(match other.split('/').next() {
                    Some("audio" | "video") => "a recording",
                    Some("image") => "a picture",
                    _ => "not text that factpress reads",
                }));
            }
        };
        if text.is_empty() {
            return Err(Unreadable::new("a page without text"));
        }
        Ok(text)
    }

    /// With what the comment says that `SingleFile` writes into a page:
    ///
    /// ```text
    /// Page saved with SingleFile
    ///  url: https://town.example/minutes
    ///  saved date: Fri Mar 01 2024 12:00:00 GMT+0100
    /// ```
    fn with_comment(mut self) -> Self {
        let start = &self.bytes[..self.bytes.len().min(COMMENT_IN)];
        let start = String::from_utf8_lossy(start);
        let comment = start
            .split_once("Page saved with SingleFile")
            .map(|(_, rest)| rest.split("-->").next().unwrap_or(rest));
        let Some(comment) = comment else {
            return self;
        };
        let value = |key: &str| {
            let mut lines = comment.lines();
            lines.find_map(|line| Some(line.trim().strip_prefix(key)?.trim().to_owned()))
        };
        let day = value("saved date:").and_then(|date| day_of_comment(&date));
        (self.address, self.day) = (value("url:"), day);
        self
    }
}

/// A PDF from the mark at which it begins: what is before it was never part of the document.
fn from_mark(bytes: &[u8]) -> &[u8] {
    let mut starts = bytes.windows(5).take(MARK_IN);
    let at = starts.position(|five| five == b"%PDF-");
    at.map_or(bytes, |at| &bytes[at..])
}

/// What a web archive keeps of the first of these addresses that it has; `None` if the file is something else.
fn in_archive(name: &str, bytes: &[u8], urls: &[&str]) -> Result<Option<Capture>, Unreadable> {
    let is_zip = bytes.starts_with(b"PK\x03\x04");
    let wacz;
    let (files, pages): (Vec<&[u8]>, &[String]) =
        if is_zip && (kind::ending(name).as_deref() == Some("wacz") || wacz::is_one(bytes)) {
            wacz = wacz::read(bytes)?;
            let files = wacz.warcs.iter().map(Vec::as_slice).collect();
            (files, &wacz.pages)
        } else if is_warc(name, bytes) {
            (vec![bytes], &[])
        } else {
            return Ok(None);
        };
    let pages = pages.iter().map(String::as_str);
    let urls: Vec<&str> = urls.iter().copied().chain(pages).collect();
    let limits = WarcLimits {
        file: LARGEST_ARCHIVE,
        payload: LARGEST_PAYLOAD as u64,
    };
    warc::find_in(&files, &urls, limits)
        .map(Some)
        .map_err(|fault| why(&fault))
}

/// True for a WARC file. One that is packed is known by its name.
fn is_warc(name: &str, bytes: &[u8]) -> bool {
    let name = name.to_ascii_lowercase();
    let is_named = name.ends_with(".warc") || name.ends_with(".warc.gz");
    bytes.starts_with(b"WARC/") || is_named && bytes.starts_with(b"\x1f\x8b")
}

/// Why nothing is read from a web archive.
fn why(fault: &WarcFault) -> Unreadable {
    Unreadable(match fault {
        WarcFault::NothingKept => "a web archive without a page".into(),
        WarcFault::TooLarge | WarcFault::Body(BodyFault::TooLarge) => "too large to read".into(),
        WarcFault::CutOff | WarcFault::Damaged(_) | WarcFault::Body(_) => {
            "a damaged web archive".into()
        }
    })
}

/// The day of `Fri Mar 01 2024 12:00:00 GMT+0100`.
fn day_of_comment(date: &str) -> Option<Day> {
    let mut words = date.split_whitespace().skip(1);
    let month = words.next()?;
    let month = MONTHS_IN_COMMENTS.iter().position(|name| *name == month)? + 1;
    let (day, year) = (words.next()?, words.next()?);
    Day::parse(&format!("{year}-{month:02}-{day:0>2}")).ok()
}

#[cfg(test)]
mod tests;
