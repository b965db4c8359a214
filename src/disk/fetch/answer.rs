//! What came of one request, in the bytes that a WARC file keeps.

use std::io::{self, Read};

use ureq::Body;
use ureq::http::Response;
use url::{Position, Url};

use super::refusal;
use crate::copy::obstacle::Obstacle;
use crate::copy::warc::{Exchange, WarcFile};

/// How much is read of an answer that is no success, in bytes: enough to recognise what it is.
const REFUSAL_SIZE: u64 = 256 * 1024;
/// What factpress says that it accepts. Nothing is packed, so that the bytes that are kept are those
/// of the document.
const ACCEPT: [(&str, &str); 2] = [
    (
        "accept",
        "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8",
    ),
    ("accept-encoding", "identity"),
];

/// How many bytes of an answer are read.
#[derive(Debug, Clone, Copy)]
pub struct SizeLimit {
    /// So many.
    pub bytes: u64,
    /// True to do with the beginning of a larger answer; false to refuse it.
    pub is_cut: bool,
}

/// One request and its answer.
#[derive(Debug)]
pub struct OneAnswer {
    /// The address that was asked for.
    pub url: Url,
    /// When, in seconds since 1970.
    pub at: i64,
    /// The status.
    pub status: u16,
    request: Vec<u8>,
    header: Vec<u8>,
    fields: Vec<(String, String)>,
    /// The body as it came, in one piece.
    pub body: Vec<u8>,
    /// False if only the beginning of the body was read.
    pub is_whole: bool,
}

/// A page that nothing stood in the way of.
#[derive(Debug)]
pub struct FetchedPage {
    /// Every request and its answer, from the address that was asked for to the one that answered.
    pub exchanges: Vec<OneAnswer>,
    /// The address that answered.
    pub answered: String,
}

/// The fields of a request that are not those of the connection.
pub fn request_fields(user_agent: &str) -> [(&'static str, &str); 3] {
    let [accept, encoding] = ACCEPT;
    [("user-agent", user_agent), accept, encoding]
}

impl FetchedPage {
    /// The file that is kept of it. `program` is the program that asked, and `robots` what it makes
    /// of robots.txt: `obey` or `ignore`.
    ///
    /// # Errors
    ///
    /// None; packing into memory cannot fail, but says so by its type.
    pub fn warc(&self, name: &str, program: &str, robots: &str) -> io::Result<Vec<u8>> {
        let at = self.exchanges.first().map_or(0, |first| first.at);
        let fields = format!("software: {program}\nrobots: {robots}");
        let mut file = WarcFile::new(name, at, &fields)?;
        for answer in &self.exchanges {
            file.exchange(&answer.exchange())?;
        }
        Ok(file.into_bytes())
    }
}

/// The request as it is sent.
fn request(url: &Url, user_agent: &str) -> Vec<u8> {
    let target = &url[Position::BeforePath..Position::AfterQuery];
    let host = &url[Position::BeforeHost..Position::AfterPort];
    let mut request = format!("GET {target} HTTP/1.1\r\nhost: {host}\r\n");
    for (name, value) in request_fields(user_agent) {
        request.push_str(&[name, ": ", value, "\r\n"].concat());
    }
    request.push_str("\r\n");
    request.into_bytes()
}

impl OneAnswer {
    /// Reads an answer.
    ///
    /// # Errors
    ///
    /// If the body of a success breaks off or is larger than it may be.
    pub fn read(
        url: &Url,
        at: i64,
        user_agent: &str,
        response: Response<Body>,
        (size, seconds): (SizeLimit, u64),
    ) -> Result<Self, Obstacle> {
        let status = response.status();
        let reason = status.canonical_reason().unwrap_or_default();
        let mut header = format!("HTTP/1.1 {} {reason}\r\n", status.as_u16()).into_bytes();
        let mut fields = Vec::new();
        for (name, value) in response.headers() {
            // The body is kept in one piece, so a header that says otherwise is set aside, as other
            // tools do.
            if name == "transfer-encoding" {
                header.extend(b"x-orig-");
            }
            header.extend([name.as_str().as_bytes(), b": ", value.as_bytes(), b"\r\n"].concat());
            let value = String::from_utf8_lossy(value.as_bytes()).into_owned();
            fields.push((name.as_str().to_owned(), value));
        }
        header.extend(b"\r\n");
        let is_success = status.is_success();
        let limit = if is_success { size.bytes } else { REFUSAL_SIZE };
        let mut is_whole = true;
        let mut body = Vec::new();
        let mut reader = response
            .into_body()
            .into_reader()
            .take(limit.saturating_add(1));
        match reader.read_to_end(&mut body) {
            Ok(read) if is_success && u64::try_from(read).is_ok_and(|read| read > limit) => {
                if !size.is_cut {
                    return Err(Obstacle::TooLarge(limit));
                }
                is_whole = false;
            }
            Err(error) if is_success => return Err(refusal::of_io(&error, seconds)),
            _ => {}
        }
        Ok(Self {
            request: request(url, user_agent),
            url: url.clone(),
            at,
            status: status.as_u16(),
            header,
            fields,
            body,
            is_whole,
        })
    }

    /// The first value of a field of the header; its name in small letters.
    pub fn field(&self, name: &str) -> Option<&str> {
        let found = self.fields.iter().find(|(found, _)| found == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Where a redirect leads; `None` for any other answer.
    pub fn redirect(&self) -> Option<Result<Url, Obstacle>> {
        if !matches!(self.status, 301 | 302 | 303 | 307 | 308) {
            return None;
        }
        let location = self.field("location");
        let joined = location.and_then(|location| self.url.join(location).ok());
        Some(joined.ok_or(Obstacle::BadRedirect))
    }

    /// After how many seconds the server wants to be asked again, if it says so.
    pub fn retry_after(&self) -> Option<u64> {
        let value = self.field("retry-after")?.trim();
        if let Ok(seconds) = value.parse() {
            return Some(seconds);
        }
        let then = jiff::fmt::rfc2822::parse(value)
            .ok()?
            .timestamp()
            .as_second();
        Some(u64::try_from(then.saturating_sub(self.at)).unwrap_or_default())
    }

    /// The request and its answer, as a WARC file keeps them.
    #[must_use]
    pub fn exchange(&self) -> Exchange<'_> {
        Exchange {
            url: self.url.as_str(),
            at: self.at,
            request: &self.request,
            header: &self.header,
            body: &self.body,
        }
    }
}
