//! Reading WARC files, of version 1.0 and 1.1, packed and unpacked: what was kept of an address.

use super::fields::Fields;
use super::http::{BodyFault, HttpAnswer, charset, media_type};
use super::index::{HEADER_ROOM, RecordPlace, WarcIndex};
use super::records::{LARGEST_LINE, RecordHeader, WarcReader};
use super::{WarcFault, WarcLimits};

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

/// Looks for what a file keeps of an address, following the redirects in the file. Without an
/// address, or if the file does not have it, it is the first page or document that a server gave.
///
/// # Errors
///
/// If the file is not sound or too large, or has no such record.
pub fn find(file: &[u8], url: Option<&str>, limits: WarcLimits) -> Result<Capture, WarcFault> {
    find_in(&[file], url.as_slice(), limits)
}

/// Looks for what several files together keep of the first of these addresses that they have, as
/// [`find`] does. The limits are those of all files together.
///
/// # Errors
///
/// As [`find`].
pub fn find_in(files: &[&[u8]], urls: &[&str], limits: WarcLimits) -> Result<Capture, WarcFault> {
    let place = WarcIndex::of(files, limits).choose(urls)?;
    let file = files.get(place.file).copied().unwrap_or_default();
    read(file, place, limits)
}

/// Reads the record at a place of a file.
fn read(file: &[u8], place: RecordPlace, limits: WarcLimits) -> Result<Capture, WarcFault> {
    let mut reader = WarcReader::new(file, limits.file);
    let mut program = None;
    let mut number = 0;
    while let Some(header) = reader.next_header()? {
        if number == place.number {
            if header.length > limits.payload.saturating_add(HEADER_ROOM) {
                return Err(WarcFault::Body(BodyFault::TooLarge));
            }
            let block = reader.block(header.length)?;
            return capture(&header, block, program, limits).map_err(WarcFault::Body);
        }
        if header.kind() == "warcinfo" && header.length <= LARGEST_LINE {
            let block = reader.block(header.length)?;
            let fields = Fields::parse(&String::from_utf8_lossy(&block));
            program = fields.get("software").map(str::to_owned);
        } else {
            reader.skip(header.length)?;
        }
        number += 1;
    }
    Err(WarcFault::NothingKept)
}

/// What a record keeps.
fn capture(
    header: &RecordHeader,
    block: Vec<u8>,
    program: Option<String>,
    limits: WarcLimits,
) -> Result<Capture, BodyFault> {
    let answer = (header.kind() == "response" && header.is_http())
        .then(|| HttpAnswer::parse(&block))
        .flatten();
    let (status, content_type, bytes) = match &answer {
        Some(answer) => (
            Some(answer.status),
            answer.field("content-type").map(str::to_owned),
            answer.body(limits.payload)?,
        ),
        None => (
            None,
            header.fields.get("content-type").map(str::to_owned),
            block,
        ),
    };
    let date = header.fields.get("warc-date").unwrap_or_default();
    Ok(Capture {
        url: header.target().to_owned(),
        date: date.to_owned(),
        status,
        media_type: content_type.as_deref().and_then(media_type),
        charset: content_type.as_deref().and_then(charset),
        program,
        bytes,
    })
}
