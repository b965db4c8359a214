//! Writing WARC/1.1 (ISO 28500:2017): each record packed by itself, so that tools can seek to it.
//! The same content gives the same bytes.

use std::io::{self, Write as _};

use flate2::{Compression, GzBuilder};
use sha2::{Digest as _, Sha256};

/// The alphabet of base 32 (RFC 4648), in which digests are written.
const BASE32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
/// The address of the specification, as records of the kind `warcinfo` name it.
const CONFORMS_TO: &str =
    "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/";

/// What a server was asked and what it answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exchange<'a> {
    /// The address that was asked for.
    pub url: &'a str,
    /// When, in seconds since 1970.
    pub at: i64,
    /// The request line and the header, with the empty line behind them.
    pub request: &'a [u8],
    /// The status line and the header of the answer, with the empty line behind them.
    pub header: &'a [u8],
    /// The body of the answer, in one piece.
    pub body: &'a [u8],
}

/// A file that somebody saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Resource<'a> {
    /// The address from which it was saved, or a name for it as an address.
    pub url: &'a str,
    /// When it was stored, in seconds since 1970.
    pub at: i64,
    /// Its media type.
    pub media_type: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
}

/// A WARC file that is being written.
#[derive(Debug)]
pub struct WarcFile {
    bytes: Vec<u8>,
    info: String,
}

/// A record that is being written.
struct NewRecord<'a> {
    kind: &'static str,
    url: Option<&'a str>,
    at: i64,
    content_type: &'a str,
    /// The fields that only this kind of record has, each with its line break.
    fields: String,
    block: [&'a [u8]; 2],
}

impl WarcFile {
    /// A file that begins with a record of who wrote it and how: fields such as
    /// `software: factpress`, a line each.
    ///
    /// # Errors
    ///
    /// None; packing into memory cannot fail, but says so by its type.
    pub fn new(name: &str, at: i64, fields: &str) -> io::Result<Self> {
        let mut block = String::new();
        for line in fields.lines() {
            block.push_str(line);
            block.push_str("\r\n");
        }
        block.push_str("format: WARC File Format 1.1\r\nconformsTo: ");
        block.push_str(CONFORMS_TO);
        block.push_str("\r\n");
        let record = NewRecord {
            kind: "warcinfo",
            url: None,
            at,
            content_type: "application/warc-fields",
            fields: format!("WARC-Filename: {}\r\n", one_line(name)),
            block: [block.as_bytes(), b""],
        };
        let mut file = Self {
            bytes: Vec::new(),
            info: String::new(),
        };
        file.info = file.write(&record)?;
        Ok(file)
    }

    /// Adds the records of a request and of its answer.
    ///
    /// # Errors
    ///
    /// As [`WarcFile::new`].
    pub fn exchange(&mut self, exchange: &Exchange<'_>) -> io::Result<()> {
        let Exchange { url, at, .. } = *exchange;
        let info = self.info.clone();
        let answer = self.write(&NewRecord {
            kind: "response",
            url: Some(url),
            at,
            content_type: "application/http;msgtype=response",
            fields: format!(
                "WARC-Warcinfo-ID: {info}\r\nWARC-Payload-Digest: {}\r\n",
                digest(&[exchange.body])
            ),
            block: [exchange.header, exchange.body],
        })?;
        self.write(&NewRecord {
            kind: "request",
            url: Some(url),
            at,
            content_type: "application/http;msgtype=request",
            fields: format!("WARC-Warcinfo-ID: {info}\r\nWARC-Concurrent-To: {answer}\r\n"),
            block: [exchange.request, b""],
        })?;
        Ok(())
    }

    /// Adds the record of a file that somebody saved.
    ///
    /// # Errors
    ///
    /// As [`WarcFile::new`].
    pub fn resource(&mut self, resource: &Resource<'_>) -> io::Result<()> {
        let info = self.info.clone();
        self.write(&NewRecord {
            kind: "resource",
            url: Some(resource.url),
            at: resource.at,
            content_type: resource.media_type,
            fields: format!(
                "WARC-Warcinfo-ID: {info}\r\nWARC-Payload-Digest: {}\r\n",
                digest(&[resource.bytes])
            ),
            block: [resource.bytes, b""],
        })?;
        Ok(())
    }

    /// The bytes of the file.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// Writes a record, and gives its id.
    fn write(&mut self, record: &NewRecord<'_>) -> io::Result<String> {
        let date = jiff::Timestamp::from_second(record.at).unwrap_or_default();
        let block_digest = digest(&record.block);
        let url = record.url.map(one_line).unwrap_or_default();
        let id = record_id(&[
            record.kind,
            &url,
            &date.to_string(),
            &block_digest,
            &record.fields,
        ]);
        let length: usize = record.block.iter().map(|part| part.len()).sum();
        let target = match record.url {
            Some(_) => format!("WARC-Target-URI: {url}\r\n"),
            None => String::new(),
        };
        let header = format!(
            "WARC/1.1\r\nWARC-Type: {}\r\n{target}WARC-Date: {date}\r\nWARC-Record-ID: {id}\r\n{}WARC-Block-Digest: {block_digest}\r\nContent-Type: {}\r\nContent-Length: {length}\r\n\r\n",
            record.kind,
            record.fields,
            one_line(record.content_type)
        );
        // No time and no name of a file in the gzip header, so that the bytes are always the same.
        let mut member = GzBuilder::new().write(&mut self.bytes, Compression::default());
        member.write_all(header.as_bytes())?;
        for part in record.block {
            member.write_all(part)?;
        }
        member.write_all(b"\r\n\r\n")?;
        member.finish()?;
        Ok(id)
    }
}

/// A value without line breaks and control characters, which would begin another field.
fn one_line(value: &str) -> String {
    value.chars().filter(|found| !found.is_control()).collect()
}

/// The digest of a block in the form of WARC, `sha256:` and base 32.
fn digest(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    format!("sha256:{}", base32(&hash.finalize()))
}

/// Bytes in base 32, with the padding that fills the last group of eight.
fn base32(bytes: &[u8]) -> String {
    let mut text = String::new();
    for group in bytes.chunks(5) {
        let mut bits = [0; 8];
        bits[3..3 + group.len()].copy_from_slice(group);
        let bits = u64::from_be_bytes(bits);
        let letters = (group.len() * 8).div_ceil(5);
        for position in 0..8 {
            let at = usize::try_from(bits >> (35 - 5 * position) & 31).unwrap_or_default();
            let letter = if position < letters { BASE32[at] } else { b'=' };
            text.push(char::from(letter));
        }
    }
    text
}

/// The id of a record, made from what the record says: a UUID of version 8 (RFC 9562), which leaves
/// its bits to whoever makes it.
fn record_id(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    let mut bytes = [0; 16];
    bytes.copy_from_slice(&hash.finalize()[..16]);
    bytes[6] = bytes[6] & 0x0f | 0x80;
    bytes[8] = bytes[8] & 0x3f | 0x80;
    let digits = format!("{:032x}", u128::from_be_bytes(bytes));
    let groups = [0..8, 8..12, 12..16, 16..20, 20..32].map(|group| &digits[group]);
    format!("<urn:uuid:{}>", groups.join("-"))
}

#[cfg(test)]
mod tests {
    use super::base32;

    #[test]
    fn base_32_is_that_of_the_standard() {
        for (bytes, expected) in [
            ("", ""),
            ("f", "MY======"),
            ("fo", "MZXQ===="),
            ("foo", "MZXW6==="),
            ("foob", "MZXW6YQ="),
            ("fooba", "MZXW6YTB"),
            ("foobar", "MZXW6YTBOI======"),
        ] {
            assert_eq!(base32(bytes.as_bytes()), expected);
        }
    }
}
