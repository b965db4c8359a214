//! Responses, with headers that keep other sites out.

use std::borrow::Cow;
use std::convert::Infallible;
use std::ops::Range;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use http_body_util::{Either, Full};
use hyper::body::{Body, Bytes, Frame, SizeHint};
use hyper::header::{
    ACCEPT_RANGES, ALLOW, CACHE_CONTROL, CONNECTION, CONTENT_RANGE, CONTENT_SECURITY_POLICY,
    CONTENT_TYPE, ETAG, HeaderName, HeaderValue, LOCATION, RETRY_AFTER,
};
use hyper::{HeaderMap, Method, Response, StatusCode};

use super::condition::{Condition, condition};
use super::live::News;
use super::range::{FilePart, part};
use crate::disk::{AssetFile, AssetReader, DiskError};
use crate::model::host_files::headers::GUARDS;

/// What can be sent.
pub type ResponseBody = Either<Either<Full<Bytes>, FileBody>, News>;

/// A file, or a part of it, that is read while it is sent.
#[derive(Debug)]
pub struct FileBody {
    reader: AssetReader,
    /// How many bytes are still to be sent.
    left: u64,
}

impl Body for FileBody {
    type Data = Bytes;
    type Error = Infallible;

    /// Reads the next piece when there is room to send it. A file that cannot be read further ends
    /// here, and the connection with it, since more was announced.
    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        if self.left == 0 {
            return Poll::Ready(None);
        }
        let mut piece = self.reader.piece().unwrap_or_default();
        piece.truncate(usize::try_from(self.left).unwrap_or(usize::MAX));
        self.left -= piece.len() as u64;
        Poll::Ready((!piece.is_empty()).then(|| Ok(Frame::data(piece.into()))))
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left)
    }
}

/// The parts of a request that say how much of a file is sent.
#[derive(Debug, Clone, Copy)]
pub struct FileRequest<'r> {
    /// The method.
    pub method: &'r Method,
    /// The headers.
    pub headers: &'r HeaderMap,
}

/// Bytes in memory; of those that anybody may ask for again, as much as this request wants.
pub fn bytes(
    (status, kind, bytes): (u16, &str, Arc<[u8]>),
    wanted: FileRequest<'_>,
) -> Response<ResponseBody> {
    if status != 200 {
        return response(status, kind, Bytes::from_owner(bytes));
    }
    let (length, tag) = (bytes.len() as u64, tag(&bytes));
    let whole = Bytes::from_owner(bytes);
    in_part(kind, (length, &tag), wanted, |part| {
        let part = usize::try_from(part.start).ok()?..usize::try_from(part.end).ok()?;
        Some(Either::Left(Full::new(whole.slice(part))))
    })
}

/// A file that is read while it is sent: as much of it as this request wants.
pub fn file(kind: &str, file: &AssetFile, wanted: FileRequest<'_>) -> Response<ResponseBody> {
    let opened = || -> Result<_, DiskError> {
        let stamp = file.stamp()?;
        let tag = tag(format!("{} {stamp:?}", file.path().display()).as_bytes());
        Ok((file.open()?, tag))
    };
    let Ok((mut reader, tag)) = opened() else {
        return gone();
    };
    let Ok(length) = reader.length() else {
        return gone();
    };
    in_part(kind, (length, &tag), wanted, |part| {
        reader.skip(part.start).ok()?;
        let left = part.end - part.start;
        Some(Either::Right(FileBody { reader, left }))
    })
}

fn gone() -> Response<ResponseBody> {
    text(404, "this file no longer exists")
}

/// The entity tag of what these bytes stand for.
fn tag(bytes: &[u8]) -> String {
    format!("\"{}\"", &blake3::hash(bytes).to_hex()[..32])
}

/// Sends what is wanted of something with this length and this entity tag.
fn in_part(
    kind: &str,
    (length, tag): (u64, &str),
    FileRequest { method, headers }: FileRequest<'_>,
    body: impl FnOnce(Range<u64>) -> Option<Either<Full<Bytes>, FileBody>>,
) -> Response<ResponseBody> {
    match condition(headers, tag) {
        Condition::Met => {}
        Condition::Unchanged => {
            let mut response = response(304, kind, Bytes::new());
            set(&mut response, ETAG, tag);
            return response;
        }
        Condition::Failed => return text(412, "the file has changed since then"),
    }
    // Only GET asks for parts; HEAD hears of the whole (RFC 9110, section 14.2).
    let asked = if method == Method::GET {
        part(headers, length, tag)
    } else {
        FilePart::Whole
    };
    let (status, bytes, range) = match asked {
        FilePart::Whole => (200, 0..length, None),
        FilePart::Bytes(bytes) => {
            let range = format!("bytes {}-{}/{length}", bytes.start, bytes.end - 1);
            (206, bytes, Some(range))
        }
        FilePart::Beyond => {
            let range = format!("bytes */{length}");
            let mut response = text(416, "the file ends before this range");
            set(&mut response, CONTENT_RANGE, &range);
            return response;
        }
    };
    let Some(body) = body(bytes) else {
        return gone();
    };
    let mut response = response(status, kind, Bytes::new()).map(|_| Either::Left(body));
    set(&mut response, ACCEPT_RANGES, "bytes");
    set(&mut response, ETAG, tag);
    if let Some(range) = range {
        set(&mut response, CONTENT_RANGE, &range);
    }
    response
}

/// A redirect.
pub fn moved(to: &str) -> Response<ResponseBody> {
    let mut moved = text(307, "");
    set(&mut moved, LOCATION, to);
    moved
}

/// A refusal in words.
pub fn refused(status: u16, why: impl Into<Cow<'static, str>>) -> Response<ResponseBody> {
    let mut refused = text(status, why);
    if status == 405 {
        set(&mut refused, ALLOW, "GET, HEAD");
    }
    refused
}

/// A refusal of a server that has no room; the connection ends with it.
pub fn busy(why: &'static str) -> Response<ResponseBody> {
    let mut busy = text(503, why);
    set(&mut busy, CONNECTION, "close");
    set(&mut busy, RETRY_AFTER, "10");
    busy
}

/// A page for somebody who is to ask again in a moment.
pub fn later(page: Arc<[u8]>) -> Response<ResponseBody> {
    let mut later = response(503, "text/html; charset=utf-8", Bytes::from_owner(page));
    set(&mut later, RETRY_AFTER, "1");
    later
}

/// The events of a page.
pub fn events(news: News) -> Response<ResponseBody> {
    response(200, "text/event-stream", Bytes::new()).map(|_| Either::Right(news))
}

/// A sentence.
pub fn text(status: u16, text: impl Into<Cow<'static, str>>) -> Response<ResponseBody> {
    let text = match text.into() {
        Cow::Borrowed(text) => Bytes::from_static(text.as_bytes()),
        Cow::Owned(text) => Bytes::from(text),
    };
    response(status, "text/plain; charset=utf-8", text)
}

fn set(response: &mut Response<ResponseBody>, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
}

fn response(status: u16, kind: &str, bytes: Bytes) -> Response<ResponseBody> {
    let mut response = Response::new(Either::Left(Either::Left(Full::new(bytes))));
    *response.status_mut() =
        StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    headers.insert(
        CONTENT_TYPE,
        HeaderValue::from_str(kind).unwrap_or(HeaderValue::from_static("text/plain")),
    );
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    for (name, value) in GUARDS {
        if let Ok(name) = HeaderName::from_bytes(name.as_bytes()) {
            headers.insert(name, HeaderValue::from_static(value));
        }
    }
    // The pages are not published yet, so no other site may read or frame them. That includes
    // embeds, which are made to be framed.
    headers.insert(
        "cross-origin-resource-policy",
        HeaderValue::from_static("same-origin"),
    );
    let policy = headers
        .get(CONTENT_SECURITY_POLICY)
        .and_then(|policy| policy.to_str().ok())
        .unwrap_or_default();
    if let Ok(closed) = HeaderValue::from_str(&format!("{policy}; frame-ancestors 'none'")) {
        headers.insert(CONTENT_SECURITY_POLICY, closed);
    }
    response
}
