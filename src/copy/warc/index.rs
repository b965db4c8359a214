//! What the records of WARC files are of, and which of them is the one that was meant.

use url::{Position, Url};

use super::http::{HttpAnswer, media_type};
use super::records::{RecordHeader, WarcReader};
use super::{WarcFault, WarcLimits};

/// What may come before the body in the block of a record: the header of the answer.
pub const HEADER_ROOM: u64 = 256 * 1024;
/// How many records of answers are looked at.
const MOST_RECORDS: usize = 200_000;
/// How many redirects are followed within files.
const REDIRECTS_IN_FILES: usize = 20;
/// What addresses begin with that are of no page: names that tools give to what they add, and
/// answers of other services.
const NO_PAGES: [&str; 6] = ["about:", "data:", "dns:", "metadata:", "urn:", "whois:"];

/// The records of files from which answers can be taken.
#[derive(Debug, Default)]
pub struct WarcIndex {
    records: Vec<IndexedRecord>,
    /// Why the rest of a file cannot be read.
    fault: Option<WarcFault>,
}

/// Where a record is.
#[derive(Debug, Clone, Copy)]
pub struct RecordPlace {
    /// The number of the file, from 0.
    pub file: usize,
    /// The number of the record in it, from 0.
    pub number: usize,
}

#[derive(Debug)]
struct IndexedRecord {
    place: RecordPlace,
    /// The address, in the form in which two are compared.
    url: String,
    holds: Holds,
}

/// What a record holds.
#[derive(Debug)]
enum Holds {
    /// An answer or a file: 2 for a page or document, 1 for another success, 0 for the rest.
    Answer(u8),
    /// Nothing but the address where the answer is: a redirect, or an answer that is the same as an
    /// earlier one.
    Address(String),
}

impl WarcIndex {
    /// Looks at every record of these files.
    pub fn of(files: &[&[u8]], limits: WarcLimits) -> Self {
        let mut index = Self::default();
        let mut left = limits.file;
        for (number, file) in files.iter().enumerate() {
            let mut reader = WarcReader::new(file, left);
            if let Err(fault) = index.add(number, &mut reader, limits) {
                index.fault.get_or_insert(fault);
            }
            left = reader.left();
        }
        index
    }

    fn add(
        &mut self,
        file: usize,
        reader: &mut WarcReader<'_>,
        limits: WarcLimits,
    ) -> Result<(), WarcFault> {
        let mut number = 0;
        while let Some(header) = reader.next_header()? {
            let kind = header.kind();
            let is_read = ["response", "resource", "revisit"].contains(&kind.as_str())
                && is_page_address(header.target());
            if is_read {
                if self.records.len() == MOST_RECORDS {
                    return Err(WarcFault::TooLarge);
                }
                let start = reader.beginning(header.length, HEADER_ROOM)?;
                if let Some(holds) = Holds::of(&kind, &header, &start, limits) {
                    self.records.push(IndexedRecord {
                        place: RecordPlace { file, number },
                        url: comparable(header.target()),
                        holds,
                    });
                }
            } else {
                reader.skip(header.length)?;
            }
            number += 1;
        }
        Ok(())
    }

    /// The record of the first of these addresses that is there; if none is, the first page or
    /// document.
    ///
    /// # Errors
    ///
    /// If a file is damaged where the address may have been, or if there is no answer at all.
    pub fn choose(self, urls: &[&str]) -> Result<RecordPlace, WarcFault> {
        let mut wanted = urls.iter();
        if let Some(found) = wanted.find_map(|url| self.answer_from(comparable(url))) {
            return Ok(found);
        }
        let first = best(self.records.iter());
        match (first, self.fault) {
            // Without an address, what comes behind the first page does not matter.
            (Some((2.., place)), _) if urls.is_empty() => Ok(place),
            (_, Some(fault)) => Err(fault),
            (Some((_, place)), None) => Ok(place),
            (None, None) => Err(WarcFault::NothingKept),
        }
    }

    /// The answer from an address, or from the one to which its redirects lead.
    fn answer_from(&self, mut url: String) -> Option<RecordPlace> {
        for _ in 0..=REDIRECTS_IN_FILES {
            let of_url = || self.records.iter().filter(|record| record.url == url);
            let answer = best(of_url());
            if let Some((1.., place)) = answer {
                return Some(place);
            }
            let next = of_url().find_map(|record| match &record.holds {
                Holds::Address(to) if *to != url => Some(to.clone()),
                _ => None,
            });
            match next {
                Some(to) => url = to,
                None => return answer.map(|(_, place)| place),
            }
        }
        None
    }
}

impl Holds {
    /// What a record holds whose block begins like this; `None` if nothing can be taken from it.
    fn of(kind: &str, header: &RecordHeader, start: &[u8], limits: WarcLimits) -> Option<Self> {
        let target = header.target();
        let is_too_large = header.length > limits.payload.saturating_add(HEADER_ROOM);
        let is_http = kind != "resource" && header.is_http();
        let answer = is_http.then(|| HttpAnswer::parse(start)).flatten();
        if let Some(to) = answer.as_ref().and_then(HttpAnswer::redirect) {
            return Some(Self::Address(comparable(&joined(target, to))));
        }
        if kind == "revisit" {
            return header.refers_to().map(|to| Self::Address(comparable(to)));
        }
        let rank = match &answer {
            None if is_http => return None,
            None => rank(None, header.fields.get("content-type"), target),
            Some(answer) if !answer.has_body() => 0,
            Some(answer) => rank(Some(answer.status), answer.field("content-type"), target),
        };
        Some(Self::Answer(if is_too_large { rank.min(1) } else { rank }))
    }
}

/// The first of the answers with the highest rank, with its rank.
fn best<'r>(records: impl Iterator<Item = &'r IndexedRecord>) -> Option<(u8, RecordPlace)> {
    let mut best: Option<(u8, RecordPlace)> = None;
    for record in records {
        if let Holds::Answer(rank) = record.holds
            && best.is_none_or(|(before, _)| rank > before)
        {
            best = Some((rank, record.place));
        }
    }
    best
}

/// How likely a record is the one that was meant: 2 for a page or document, 1 for another success.
fn rank(status: Option<u16>, content_type: Option<&str>, url: &str) -> u8 {
    let is_success = status.is_none_or(|status| (200..300).contains(&status));
    let media_type = content_type.and_then(media_type);
    let is_page = media_type.as_deref().is_some_and(|kind| {
        [
            "text/html",
            "application/xhtml+xml",
            "application/pdf",
            "text/plain",
        ]
        .contains(&kind)
    });
    // An answer with status 206 is a part of a file.
    let is_whole = status != Some(206);
    match (
        is_success,
        is_page && is_whole && !url.ends_with("/robots.txt"),
    ) {
        (true, true) => 2,
        (true, false) => 1,
        _ => 0,
    }
}

/// True for an address at which a page can be.
fn is_page_address(url: &str) -> bool {
    let url = url.to_ascii_lowercase();
    !url.is_empty() && !NO_PAGES.iter().any(|start| url.starts_with(start))
}

/// An address in the form in which two are compared: without scheme, fragment and last slash.
fn comparable(url: &str) -> String {
    let url = url.trim();
    let Ok(mut parsed) = Url::parse(url) else {
        return url.to_owned();
    };
    parsed.set_fragment(None);
    let rest = &parsed[Position::BeforeUsername..];
    with_capital_digits(rest.trim_end_matches('/'))
}

/// An address in which the digits of encoded characters are written in capitals: `%c3` as `%C3`.
fn with_capital_digits(url: &str) -> String {
    let mut digits = 0;
    let capital = |character: char| {
        let is_digit = digits > 0;
        digits = if character == '%' {
            2
        } else {
            digits - i32::from(is_digit)
        };
        if is_digit {
            character.to_ascii_uppercase()
        } else {
            character
        }
    };
    url.chars().map(capital).collect()
}

/// The address to which a redirect leads, which may be written relative to the page.
fn joined(base: &str, location: &str) -> String {
    let joined = Url::parse(base).and_then(|base| base.join(location));
    joined.map_or_else(|_| location.to_owned(), String::from)
}
