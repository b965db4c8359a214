//! Reading WARC files, of version 1.0 and 1.1, packed and unpacked: what was kept of an address.

use super::fields::Fields;
use super::http::{BodyFault, HttpAnswer, charset, media_type};
use super::records::{LARGEST_LINE, RecordHeader, WarcReader};
use super::{WarcFault, WarcLimits};

/// What may come before the body in the block of a record: the header of the answer.
const HEADER_ROOM: u64 = 256 * 1024;
/// How many redirects are followed within a file.
const REDIRECTS_IN_FILE: usize = 20;

/// What a WARC file keeps of an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Capture {
    /// The address of the record. If the file has redirects, it is where they lead.
    pub url: String,
    /// When it was fetched or stored, as the record says: `2026-03-01T10:15:00Z`.
    pub date: String,
    /// The status of the answer; `None` for a file that somebody saved.
    pub status: Option<u16>,
    /// Its media type, if the record names one.
    pub media_type: Option<String>,
    /// The encoding of its text, if the record names one.
    pub charset: Option<String>,
    /// The program that wrote the file, if the file says so.
    pub program: Option<String>,
    /// Its bytes, with the codings of the transfer undone.
    pub bytes: Vec<u8>,
}

/// A search through the records of a file.
struct Search {
    limits: WarcLimits,
    /// The address that is wanted, in the form in which two are compared.
    wanted: Option<String>,
    redirects: usize,
    /// The best of the other records so far, with its rank.
    best: Option<(u8, Result<Capture, BodyFault>)>,
    /// The program that wrote the file, as its first record says.
    program: Option<String>,
}

/// Looks for what a file keeps of an address, following the redirects in the file. Without an
/// address, or if the file has another one, it is the first page or document that a server gave.
///
/// # Errors
///
/// If the file is not sound or too large, or has no such record.
pub fn find(file: &[u8], url: Option<&str>, limits: WarcLimits) -> Result<Capture, WarcFault> {
    let mut reader = WarcReader::new(file, limits.file);
    let mut search = Search {
        limits,
        wanted: url.map(comparable),
        redirects: 0,
        best: None,
        program: None,
    };
    while let Some(header) = reader.next_header()? {
        if let Some(found) = search.record(&mut reader, &header)? {
            return found.map_err(WarcFault::Body);
        }
    }
    let (_, best) = search.best.ok_or(WarcFault::NothingKept)?;
    best.map_err(WarcFault::Body)
}

impl Search {
    /// Reads a record, and gives what it holds if that ends the search.
    fn record(
        &mut self,
        reader: &mut WarcReader<'_>,
        header: &RecordHeader,
    ) -> Result<Option<Result<Capture, BodyFault>>, WarcFault> {
        let kind = header.kind();
        let is_info = kind == "warcinfo" && header.length <= LARGEST_LINE;
        let target = header.target();
        let is_wanted = self
            .wanted
            .as_ref()
            .is_some_and(|wanted| *wanted == comparable(target));
        let has_better = self.best.as_ref().is_some_and(|(rank, _)| *rank > 1);
        let is_read = ["response", "resource"].contains(&kind.as_str())
            && !target.is_empty()
            && (is_wanted || !has_better);
        if !is_info && !is_read {
            reader.skip(header.length)?;
            return Ok(None);
        }
        if header.length > self.limits.payload.saturating_add(HEADER_ROOM) {
            reader.skip(header.length)?;
            return Ok(is_wanted.then_some(Err(BodyFault::TooLarge)));
        }
        let block = reader.block(header.length)?;
        if is_info {
            let fields = Fields::parse(&String::from_utf8_lossy(&block));
            self.program = fields.get("software").map(str::to_owned);
            return Ok(None);
        }
        let found = if kind == "response" && header.is_http() {
            let Some(answer) = HttpAnswer::parse(&block) else {
                return Ok(None);
            };
            if let Some(location) = answer.redirect() {
                if is_wanted && self.redirects < REDIRECTS_IN_FILE {
                    self.redirects += 1;
                    self.wanted = Some(comparable(&joined(target, location)));
                }
                return Ok(None);
            }
            let body = answer.body(self.limits.payload);
            body.map(|bytes| {
                self.found(
                    header,
                    Some(answer.status),
                    answer.field("content-type"),
                    bytes,
                )
            })
        } else {
            Ok(self.found(header, None, header.fields.get("content-type"), block))
        };
        let rank = found.as_ref().map_or(0, rank);
        if is_wanted || self.wanted.is_none() && rank > 1 {
            return Ok(Some(found));
        }
        if self.best.as_ref().is_none_or(|(best, _)| rank > *best) {
            self.best = Some((rank, found));
        }
        Ok(None)
    }

    fn found(
        &self,
        header: &RecordHeader,
        status: Option<u16>,
        content_type: Option<&str>,
        bytes: Vec<u8>,
    ) -> Capture {
        Capture {
            url: header.target().to_owned(),
            date: header
                .fields
                .get("warc-date")
                .unwrap_or_default()
                .to_owned(),
            status,
            media_type: content_type.and_then(media_type),
            charset: content_type.and_then(charset),
            program: self.program.clone(),
            bytes,
        }
    }
}

/// How likely a record is the one that was meant: 2 for a page or document, 1 for another success.
fn rank(found: &Capture) -> u8 {
    let is_success = found
        .status
        .is_none_or(|status| (200..300).contains(&status));
    let is_page = found.media_type.as_deref().is_some_and(|kind| {
        [
            "text/html",
            "application/xhtml+xml",
            "application/pdf",
            "text/plain",
        ]
        .contains(&kind)
    });
    match (is_success, is_page && !found.url.ends_with("/robots.txt")) {
        (true, true) => 2,
        (true, false) => 1,
        _ => 0,
    }
}

/// An address in the form in which two are compared: without scheme, fragment and last slash.
fn comparable(url: &str) -> String {
    let url = url.split('#').next().unwrap_or(url).trim();
    let (_, rest) = url.split_once("://").unwrap_or(("", url));
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let host = host.to_ascii_lowercase();
    let host = host
        .strip_suffix(":80")
        .or_else(|| host.strip_suffix(":443"))
        .unwrap_or(&host);
    format!("{host}/{}", path.trim_end_matches('/'))
}

/// The address to which a redirect leads, which may be written relative to the page.
fn joined(base: &str, location: &str) -> String {
    if location.contains("://") {
        return location.to_owned();
    }
    let (scheme, rest) = base.split_once("://").unwrap_or(("http", base));
    if location.starts_with("//") {
        return format!("{scheme}:{location}");
    }
    let host_length = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, path) = rest.split_at(host_length);
    if location.starts_with('/') {
        return format!("{scheme}://{host}{location}");
    }
    let path = path.split(['?', '#']).next().unwrap_or(path);
    let folder = path.rfind('/').map_or("", |at| &path[..at]);
    format!("{scheme}://{host}{folder}/{location}")
}
