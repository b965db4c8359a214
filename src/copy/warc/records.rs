//! The records of a WARC file, one after the other, within limits.

use std::io::{self, BufRead, BufReader, Read, Take};

use flate2::read::MultiGzDecoder;

use super::WarcFault;
use super::fields::Fields;

/// The most bytes of one line of a header.
pub const LARGEST_LINE: u64 = 64 * 1024;
/// The most lines of the header of a record.
const MOST_HEADER_LINES: usize = 1_000;
/// The header of a record, and how long its block is.
pub struct RecordHeader {
    /// Its fields.
    pub fields: Fields,
    /// The length of the block behind it, in bytes.
    pub length: u64,
}

/// A file that is being read.
pub struct WarcReader<'a> {
    input: BufReader<Take<Box<dyn Read + 'a>>>,
}

impl RecordHeader {
    /// The kind of the record, in small letters.
    pub fn kind(&self) -> String {
        self.fields
            .get("warc-type")
            .unwrap_or_default()
            .to_ascii_lowercase()
    }

    /// The address of the record.
    pub fn target(&self) -> &str {
        self.address("warc-target-uri").unwrap_or_default()
    }

    /// The address whose record has the answer that this one does not repeat.
    pub fn refers_to(&self) -> Option<&str> {
        self.address("warc-refers-to-target-uri")
    }

    /// The address in a field. Some tools that write WARC/1.0 put it in angle brackets.
    fn address(&self, field: &str) -> Option<&str> {
        let address = self.fields.get(field)?;
        let inside = address
            .strip_prefix('<')
            .and_then(|rest| rest.strip_suffix('>'));
        Some(inside.unwrap_or(address))
    }

    /// True if the block is a message of HTTP.
    pub fn is_http(&self) -> bool {
        let kind = self.fields.get("content-type");
        kind.is_none_or(|kind| kind.to_ascii_lowercase().starts_with("application/http"))
    }
}

impl<'a> WarcReader<'a> {
    /// The records of a file, of which at most this many bytes are unpacked.
    pub fn new(file: &'a [u8], limit: u64) -> Self {
        let bytes: Box<dyn Read + 'a> = if file.starts_with(&[0x1f, 0x8b]) {
            Box::new(MultiGzDecoder::new(file))
        } else {
            Box::new(file)
        };
        Self {
            input: BufReader::new(bytes.take(limit)),
        }
    }

    /// The header of the next record; `None` at the end of the file.
    pub fn next_header(&mut self) -> Result<Option<RecordHeader>, WarcFault> {
        let version = loop {
            match self.line()? {
                None => return Ok(None),
                Some(line) if line.is_empty() => {}
                Some(line) => break line,
            }
        };
        if !version.starts_with("WARC/") {
            return Err(WarcFault::Damaged("a record does not begin with WARC/1.1"));
        }
        let mut lines = String::new();
        for count in 0.. {
            let line = self.line()?.ok_or(WarcFault::CutOff)?;
            if line.is_empty() {
                break;
            }
            if count == MOST_HEADER_LINES {
                return Err(WarcFault::Damaged("a record has too many fields"));
            }
            lines.push_str(&line);
            lines.push('\n');
        }
        let fields = Fields::parse(&lines);
        let length = fields
            .get("content-length")
            .and_then(|length| length.parse().ok());
        let length = length.ok_or(WarcFault::Damaged("a record does not say how long it is"))?;
        Ok(Some(RecordHeader { fields, length }))
    }

    /// The next line, without its end; `None` at the end of the file.
    fn line(&mut self) -> Result<Option<String>, WarcFault> {
        let mut line = Vec::new();
        let read = (&mut self.input)
            .take(LARGEST_LINE)
            .read_until(b'\n', &mut line)
            .map_err(|error| fault(&error))?;
        if read == 0 {
            return if self.is_at_limit() {
                Err(WarcFault::TooLarge)
            } else {
                Ok(None)
            };
        }
        if !line.ends_with(b"\n") && u64::try_from(read).unwrap_or(u64::MAX) >= LARGEST_LINE {
            return Err(WarcFault::Damaged("a line is too long"));
        }
        let line = String::from_utf8_lossy(&line);
        Ok(Some(line.trim_end_matches(['\r', '\n']).to_owned()))
    }

    /// The block of a record.
    pub fn block(&mut self, length: u64) -> Result<Vec<u8>, WarcFault> {
        let mut block = Vec::new();
        let read = (&mut self.input).take(length).read_to_end(&mut block);
        let read = read.map_err(|error| fault(&error))?;
        self.whole(u64::try_from(read).unwrap_or(u64::MAX), length)?;
        Ok(block)
    }

    /// The beginning of the block of a record, at most this many bytes of it; the rest is passed
    /// over.
    pub fn beginning(&mut self, length: u64, most: u64) -> Result<Vec<u8>, WarcFault> {
        let kept = length.min(most);
        let beginning = self.block(kept)?;
        self.skip(length - kept)?;
        Ok(beginning)
    }

    /// How many bytes may still be unpacked.
    pub fn left(&self) -> u64 {
        self.input.get_ref().limit()
    }

    /// Passes over the block of a record.
    pub fn skip(&mut self, length: u64) -> Result<(), WarcFault> {
        let skipped = io::copy(&mut (&mut self.input).take(length), &mut io::sink());
        let skipped = skipped.map_err(|error| fault(&error))?;
        self.whole(skipped, length)
    }

    fn whole(&self, read: u64, length: u64) -> Result<(), WarcFault> {
        match read == length {
            true => Ok(()),
            false if self.is_at_limit() => Err(WarcFault::TooLarge),
            false => Err(WarcFault::CutOff),
        }
    }

    fn is_at_limit(&self) -> bool {
        self.input.get_ref().limit() == 0
    }
}

fn fault(error: &io::Error) -> WarcFault {
    if error.kind() == io::ErrorKind::UnexpectedEof {
        WarcFault::CutOff
    } else {
        WarcFault::Damaged("its compression is damaged")
    }
}
