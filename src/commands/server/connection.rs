//! One connection: reads requests within a time limit, and answers them.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use hyper::body::Incoming;
use hyper::header::HOST;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::TcpStream;
use tokio_io_timeout::TimeoutStream;

use super::Service;
use super::answer::{Answer, Asked, answer, waiting_page};
use super::live::tell;
use super::response::{
    FileRequest, ResponseBody, busy, bytes, events, file, later, moved, refused, text,
};
use super::snapshot::Snapshot;

/// The longest request line and headers that are accepted, in bytes.
const LONGEST_HEAD: usize = 32 << 10;
/// How long a client may take to send its request if all it gets is that there is no room.
const BUSY_TIMEOUT: Duration = Duration::from_secs(1);

/// An accepted connection.
#[derive(Debug)]
pub struct Connection {
    stream: TcpStream,
    service: Service,
    has_room: bool,
}

impl Connection {
    /// A connection and what it is served with. If there is no room for it, it only hears that.
    pub fn new(stream: TcpStream, service: Service, has_room: bool) -> Self {
        Self {
            stream,
            service,
            has_room,
        }
    }

    /// Answers requests until the connection ends or the client exceeds the timeout.
    pub async fn serve(self) {
        let Self {
            stream,
            service,
            has_room,
        } = self;
        let timeout = if has_room {
            service.timeout
        } else {
            service.timeout.min(BUSY_TIMEOUT)
        };
        let mut stream = TimeoutStream::new(stream);
        stream.set_write_timeout(Some(timeout));
        let answered = service_fn(async |request| {
            Ok::<_, Infallible>(if has_room {
                respond(&service, &request).await
            } else {
                busy("too many connections are open: close some and try again")
            })
        });
        // A failed connection concerns only its client.
        let _ = http1::Builder::new()
            .timer(TokioTimer::new())
            .header_read_timeout(timeout)
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
    let wanted = FileRequest {
        method: request.method(),
        headers: request.headers(),
    };
    Some(match answer(snapshot, &service.hosts, asked) {
        Answer::Later => return None,
        Answer::Bytes(status, kind, found) => bytes((status, &kind, found), wanted),
        Answer::File(kind, found) => file(&kind, &found, wanted),
        Answer::Waiting(path) => later(waiting_page(&service.stage.waiting(snapshot), &path)),
        Answer::Moved(to) => moved(&to),
        Answer::News(path, number) => match Arc::clone(&service.listeners).try_acquire_owned() {
            Ok(place) => events(tell(service.clone(), place, path, number)),
            Err(_) => busy(
                "too many pages are open in browsers, so this one does not reload by itself: close some and reload it",
            ),
        },
        Answer::Refused(status, why) => refused(status, why),
    })
}
