//! An answer of a server as WARC records hold it: its header, and its body with the codings of the
//! transfer undone.

use std::fmt;
use std::io::Read;

use brotli::Decompressor;
use flate2::read::{DeflateDecoder, MultiGzDecoder, ZlibDecoder};

use super::fields::Fields;

/// The most bytes of a header.
const LARGEST_HEADER: usize = 256 * 1024;
/// The most codings that one body has; honest ones have one.
const MOST_CODINGS: usize = 3;

/// How many bytes of a body are unpacked at a time.
const BUFFER: usize = 16 * 1024;

/// Why a body cannot be unpacked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BodyFault {
    /// It ends before its end.
    CutOff,
    /// It is larger than the limit, once unpacked.
    TooLarge,
    /// It is packed in a way that is not read here, such as `zstd`.
    UnknownCoding(String),
    /// It is not packed as its header says.
    Damaged,
}

impl fmt::Display for BodyFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CutOff => f.write_str("the answer ends before its end"),
            Self::TooLarge => f.write_str("the answer is too large once unpacked"),
            Self::UnknownCoding(coding) => {
                write!(
                    f,
                    "the answer is packed in a way that is not read: {coding}"
                )
            }
            Self::Damaged => f.write_str("the answer is not packed as its header says"),
        }
    }
}

/// An answer of a server, taken apart.
#[derive(Debug, PartialEq, Eq)]
pub struct HttpAnswer<'a> {
    /// The status.
    pub status: u16,
    fields: Fields,
    body: &'a [u8],
}

impl<'a> HttpAnswer<'a> {
    /// Reads an answer that begins with its status line; `None` if it does not.
    #[must_use]
    pub fn parse(block: &'a [u8]) -> Option<Self> {
        let (header, body) = split_header(block)?;
        let header = String::from_utf8_lossy(header);
        let (first, rest) = header.split_once('\n').unwrap_or((&header, ""));
        let mut words = first.split_ascii_whitespace();
        let protocol = words.next()?;
        let is_http = protocol
            .get(..5)
            .is_some_and(|start| start.eq_ignore_ascii_case("http/"));
        let status = words.next()?.parse().ok().filter(|_| is_http)?;
        Some(Self {
            status,
            fields: Fields::parse(rest),
            body,
        })
    }

    /// The first value of a field of the header; its name in small letters.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&str> {
        self.fields.get(name)
    }

    /// The media type that the header names, in small letters and without parameters.
    #[must_use]
    pub fn media_type(&self) -> Option<String> {
        self.field("content-type").and_then(media_type)
    }

    /// Where a redirect leads, as its header has it; `None` for any other answer.
    #[must_use]
    pub fn redirect(&self) -> Option<&str> {
        let is_redirect = matches!(self.status, 301 | 302 | 303 | 307 | 308);
        self.field("location").filter(|_| is_redirect)
    }

    /// True if anything follows the header.
    #[must_use]
    pub const fn has_body(&self) -> bool {
        !self.body.is_empty()
    }

    /// The body, with the codings of the transfer and of the content undone.
    ///
    /// # Errors
    ///
    /// If it is cut off, damaged or larger than the limit.
    pub fn body(&self, limit: u64) -> Result<Vec<u8>, BodyFault> {
        let is_chunked = self
            .fields
            .joined("transfer-encoding")
            .split(',')
            .any(|coding| coding.trim().eq_ignore_ascii_case("chunked"));
        let joined;
        let body = if is_chunked {
            joined = without_chunks(self.body, limit)?;
            &joined
        } else {
            self.body
        };
        decoded(body, &self.fields.joined("content-encoding"), limit)
    }
}

/// The encoding that the value of a `Content-Type` names.
pub fn charset(value: &str) -> Option<String> {
    let parameters = value.split(';').skip(1);
    let mut named = parameters.filter_map(|parameter| parameter.split_once('='));
    let (_, name) = named.find(|(key, _)| key.trim().eq_ignore_ascii_case("charset"))?;
    let name = name.trim().trim_matches(['"', '\'']);
    (!name.is_empty()).then(|| name.to_owned())
}

/// The media type in the value of a `Content-Type`, in small letters and without parameters.
#[must_use]
pub fn media_type(value: &str) -> Option<String> {
    let essence = value.split(';').next()?.trim().to_ascii_lowercase();
    let is_type = essence.split_once('/').is_some_and(|(kind, form)| {
        let is_token = |part: &str| {
            !part.is_empty()
                && part
                    .bytes()
                    .all(|byte| byte.is_ascii_alphanumeric() || b"!#$&^_.+-".contains(&byte))
        };
        is_token(kind) && is_token(form)
    });
    is_type.then_some(essence)
}

/// The header and what follows the empty line behind it.
fn split_header(block: &[u8]) -> Option<(&[u8], &[u8])> {
    let window = &block[..block.len().min(LARGEST_HEADER)];
    let mut line_start = 0;
    while let Some(length) = window[line_start..].iter().position(|byte| *byte == b'\n') {
        let line = window[line_start..line_start + length].trim_ascii_end();
        let next = line_start + length + 1;
        if line.is_empty() && line_start > 0 {
            return Some((&block[..line_start], &block[next..]));
        }
        line_start = next;
    }
    // An answer without a body may end with its header.
    (block.len() <= LARGEST_HEADER).then_some((block, &[]))
}

/// A chunked body in one piece (RFC 9112, section 7.1).
///
/// Some tools store the body in one piece and the header as it came. A body that does not begin
/// with the size of a chunk is therefore taken as it is.
fn without_chunks(body: &[u8], limit: u64) -> Result<Vec<u8>, BodyFault> {
    let mut joined = Vec::new();
    let mut rest = body;
    loop {
        let line_length = rest.iter().take(64).position(|byte| *byte == b'\n');
        let size = line_length.and_then(|length| {
            let line = std::str::from_utf8(&rest[..length]).ok()?;
            let digits = line.split(';').next()?.trim();
            usize::from_str_radix(digits, 16).ok()
        });
        let Some((length, size)) = line_length.zip(size) else {
            return match (
                joined.is_empty() && rest.len() == body.len(),
                rest.is_empty(),
            ) {
                (true, _) => Ok(body.to_vec()),
                (_, true) => Err(BodyFault::CutOff),
                _ => Err(BodyFault::Damaged),
            };
        };
        rest = &rest[length + 1..];
        if size == 0 {
            return Ok(joined);
        }
        let chunk = rest.get(..size).ok_or(BodyFault::CutOff)?;
        if u64::try_from(joined.len() + size).unwrap_or(u64::MAX) > limit {
            return Err(BodyFault::TooLarge);
        }
        joined.extend_from_slice(chunk);
        rest = &rest[size..];
        let end = if rest.starts_with(b"\r\n") { 2 } else { 1 };
        rest = rest.get(end..).ok_or(BodyFault::CutOff)?;
    }
}

/// A body with its content codings undone; `codings` is the value of `Content-Encoding`.
///
/// # Errors
///
/// If it is cut off, damaged, larger than the limit, or packed in a way that is not read.
pub fn decoded(body: &[u8], codings: &str, limit: u64) -> Result<Vec<u8>, BodyFault> {
    let codings: Vec<String> = codings
        .split(',')
        .map(|coding| coding.trim().to_ascii_lowercase())
        .filter(|coding| !["", "identity", "none"].contains(&coding.as_str()))
        .collect();
    if codings.len() > MOST_CODINGS {
        return Err(BodyFault::UnknownCoding(codings.join(", ")));
    }
    if codings.is_empty() {
        let is_small = u64::try_from(body.len()).is_ok_and(|length| length <= limit);
        return is_small.then(|| body.to_vec()).ok_or(BodyFault::TooLarge);
    }
    let mut now = None;
    // The coding that was applied last is named last.
    for coding in codings.iter().rev() {
        let packed = now.as_deref().unwrap_or(body);
        now = Some(match coding.as_str() {
            // Some tools store the body unpacked and the header as it came.
            "gzip" | "x-gzip" if !packed.starts_with(&[0x1f, 0x8b]) && !packed.is_empty() => {
                unpacked(packed, limit)?
            }
            "gzip" | "x-gzip" => unpacked(MultiGzDecoder::new(packed), limit)?,
            // The standard names zlib, and some servers send it without its header.
            "deflate" if packed.first().is_some_and(|first| first & 0x0f == 8) => {
                unpacked(ZlibDecoder::new(packed), limit)?
            }
            "deflate" => unpacked(DeflateDecoder::new(packed), limit)?,
            "br" => match unpacked(Decompressor::new(packed, BUFFER), limit) {
                // What was stored unpacked has no mark to tell it by, but is text.
                Err(BodyFault::Damaged | BodyFault::CutOff)
                    if std::str::from_utf8(packed).is_ok() =>
                {
                    unpacked(packed, limit)?
                }
                unpacked => unpacked?,
            },
            other => return Err(BodyFault::UnknownCoding(other.to_owned())),
        });
    }
    now.ok_or(BodyFault::Damaged)
}

/// Everything that a reader gives, up to a limit.
fn unpacked(reader: impl Read, limit: u64) -> Result<Vec<u8>, BodyFault> {
    let mut bytes = Vec::new();
    match reader.take(limit.saturating_add(1)).read_to_end(&mut bytes) {
        Ok(read) if u64::try_from(read).is_ok_and(|read| read <= limit) => Ok(bytes),
        Ok(_) => Err(BodyFault::TooLarge),
        Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => Err(BodyFault::CutOff),
        Err(_) => Err(BodyFault::Damaged),
    }
}
