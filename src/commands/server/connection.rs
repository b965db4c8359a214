//! One connection: reads requests within a time limit, and sends answers with headers that keep
//! other sites out.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use http_body_util::{Either, Full};
use hyper::body::{Bytes, Incoming};
use hyper::header::{
    ALLOW, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST, HeaderName, HeaderValue,
    LOCATION,
};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpStream;
use tokio_io_timeout::TimeoutStream;

use super::Service;
use super::answer::{Answer, Asked, answer};
use super::live::{News, tell};
use super::snapshot::Snapshot;
use crate::disk::{AssetFile, AssetReader};
use crate::model::host_files::headers::GUARDS;

/// The longest request line and headers that are accepted, in bytes.
const LONGEST_HEAD: usize = 32 << 10;

type ResponseBody = Either<Either<Full<Bytes>, FileBody>, News>;

/// A file that is read while it is sent.
struct FileBody(AssetReader);

impl hyper::body::Body for FileBody {
    type Data = Bytes;
    type Error = Infallible;

    /// Reads the next piece when there is room to send it. A file that cannot be read further ends
    /// here.
    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
    ) -> Poll<Option<Result<hyper::body::Frame<Bytes>, Infallible>>> {
        let piece = self.0.piece().unwrap_or_default();
        Poll::Ready((!piece.is_empty()).then(|| Ok(hyper::body::Frame::data(piece.into()))))
    }
}

/// An accepted connection.
#[derive(Debug)]
pub struct Connection {
    stream: TcpStream,
    service: Service,
}

impl Connection {
    /// A connection and what it is served with.
    pub fn new(stream: TcpStream, service: Service) -> Self {
        Self { stream, service }
    }

    /// Answers requests until the connection ends or the client exceeds the timeout.
    pub async fn serve(self) {
        let Self { stream, service } = self;
        let mut stream = TimeoutStream::new(stream);
        stream.set_write_timeout(Some(service.timeout));
        let answered =
            service_fn(async |request| Ok::<_, Infallible>(respond(&service, &request).await));
        // A failed connection concerns only its client.
        let _ = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(service.timeout)
            .max_buf_size(LONGEST_HEAD)
            .serve_connection(TokioIo::new(Box::pin(stream)), answered)
            .await;
    }
}

/// The answer to a request; one for a file that is still being made waits for it.
async fn respond(service: &Service, request: &Request<Incoming>) -> Response<ResponseBody> {
    let mut snapshot = service.snapshot.clone();
    loop {
        let now = Arc::clone(&snapshot.borrow_and_update());
        match respond_now(service, request, &now) {
            Some(response) => return response,
            None if snapshot.changed().await.is_ok() => {}
            None => return text(503, ""),
        }
    }
}

fn respond_now(
    service: &Service,
    request: &Request<Incoming>,
    snapshot: &Snapshot,
) -> Option<Response<ResponseBody>> {
    let host = request
        .headers()
        .get(HOST)
        .and_then(|host| host.to_str().ok())
        .unwrap_or_default();
    let (path, query) = (
        request.uri().path(),
        request.uri().query().unwrap_or_default(),
    );
    let asked = Asked {
        method: request.method().as_str(),
        path,
        query,
        host,
    };
    Some(match answer(snapshot, &service.hosts, asked) {
        Answer::Later => return None,
        Answer::Bytes(status, kind, bytes) => response(status, &kind, Bytes::from_owner(bytes)),
        Answer::File(kind, file) => opened(&kind, &file),
        Answer::Moved(to) => moved(&to),
        Answer::News(path, number) => {
            let news = tell(service.snapshot.clone(), path, number);
            response(200, "text/event-stream", Bytes::new()).map(|_| Either::Right(news))
        }
        Answer::Refused(status, why) => refused(status, why),
    })
}

/// A file that is read while it is sent.
fn opened(kind: &str, file: &AssetFile) -> Response<ResponseBody> {
    match file.open() {
        Ok(pieces) => {
            response(200, kind, Bytes::new()).map(|_| Either::Left(Either::Right(FileBody(pieces))))
        }
        Err(_) => text(404, "this file no longer exists"),
    }
}

fn moved(to: &str) -> Response<ResponseBody> {
    let mut moved = text(307, "");
    if let Ok(to) = HeaderValue::from_str(to) {
        moved.headers_mut().insert(LOCATION, to);
    }
    moved
}

fn refused(status: u16, why: &'static str) -> Response<ResponseBody> {
    let mut refused = text(status, why);
    if status == 405 {
        refused
            .headers_mut()
            .insert(ALLOW, HeaderValue::from_static("GET, HEAD"));
    }
    refused
}

fn text(status: u16, text: &'static str) -> Response<ResponseBody> {
    response(
        status,
        "text/plain; charset=utf-8",
        Bytes::from_static(text.as_bytes()),
    )
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
