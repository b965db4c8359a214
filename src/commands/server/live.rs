//! News for open pages, as server-sent events (HTML Living Standard, section 9.2).

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use hyper::body::{Body, Bytes, Frame};
use tokio::sync::mpsc;
use tokio::sync::watch::Receiver;

use super::snapshot::Snapshot;

/// How often a page gets an empty event if nothing happens: sending it fails if the page has been
/// closed.
const HEARTBEAT_INTERVAL: Duration = Duration::from_secs(15);

/// The events of one page as the body of an answer.
#[derive(Debug)]
pub struct News(mpsc::Receiver<Bytes>);

impl Body for News {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.0
            .poll_recv(context)
            .map(|event| event.map(|event| Ok(Frame::data(event))))
    }
}

/// The events for a page that has this number: a reload when its file changes, and the errors of
/// newer content.
pub fn tell(snapshot: Receiver<Arc<Snapshot>>, path: String, number: u64) -> News {
    let (sender, events) = mpsc::channel(1);
    tokio::spawn(tell_all(snapshot, path, number, sender));
    News(events)
}

async fn tell_all(
    mut snapshot: Receiver<Arc<Snapshot>>,
    path: String,
    number: u64,
    page: mpsc::Sender<Bytes>,
) {
    loop {
        let event = {
            let now = Arc::clone(&snapshot.borrow_and_update());
            if now.has_changed(&path, number) {
                "event: reload\ndata:\n\n".to_owned()
            } else {
                faults(&now)
            }
        };
        if page.send(event.into()).await.is_err() {
            return;
        }
        loop {
            match tokio::time::timeout(HEARTBEAT_INTERVAL, snapshot.changed()).await {
                Ok(Ok(())) => break,
                Ok(Err(_)) => return,
                Err(_) if page.send(Bytes::from_static(b":\n\n")).await.is_err() => return,
                Err(_) => {}
            }
        }
    }
}

/// The errors of newer content; an empty list removes those that are laid over the page.
fn faults(snapshot: &Snapshot) -> String {
    let json = serde_json::to_string(&snapshot.faults).unwrap_or_else(|_| "[]".to_owned());
    format!("event: faults\ndata: {json}\n\n")
}
