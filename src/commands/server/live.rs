//! News for open pages, as server-sent events (HTML Living Standard, section 9.2).

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use hyper::body::{Body, Bytes, Frame};
use tokio::sync::watch::Receiver;
use tokio::sync::{OwnedSemaphorePermit, mpsc};

use super::Service;
use super::snapshot::Snapshot;

/// How often a page gets an empty event if nothing happens: sending it fails if the page has been
/// closed.
const HEARTBEAT_INTERVAL: Duration = Duration::from_secs(15);
/// How often a page that waits for the first build hears how far it has come.
const STAGE_INTERVAL: Duration = Duration::from_millis(250);
/// How long a page listens. A page that is still open connects again by itself; the place of one
/// whose browser is gone without a word becomes free.
const LONGEST_STREAM: Duration = Duration::from_mins(10);

/// The events of one page as the body of an answer.
#[derive(Debug)]
pub struct News {
    events: mpsc::Receiver<Bytes>,
    /// The page's place among those that listen: free as soon as its connection ends.
    _place: OwnedSemaphorePermit,
}

impl Body for News {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.events
            .poll_recv(context)
            .map(|event| event.map(|event| Ok(Frame::data(event))))
    }
}

/// The events for a page that has this number: a reload when its file changes, the errors of newer
/// content, and how far the first build has come.
pub fn tell(service: Service, place: OwnedSemaphorePermit, path: String, number: u64) -> News {
    let (sender, events) = mpsc::channel(1);
    tokio::spawn(async move {
        let telling = tell_all(service, path, number, sender);
        // The page connects again when its time is over.
        let _ = tokio::time::timeout(LONGEST_STREAM, telling).await;
    });
    News {
        events,
        _place: place,
    }
}

async fn tell_all(service: Service, path: String, number: u64, page: mpsc::Sender<Bytes>) {
    let mut snapshot = service.snapshot.clone();
    loop {
        let now = Arc::clone(&snapshot.borrow_and_update());
        let event = if now.has_changed(&path, number) {
            "event: reload\ndata:\n\n".to_owned()
        } else {
            faults(&now)
        };
        if page.send(event.into()).await.is_err() {
            return;
        }
        let changed = if now.number == 0 {
            tell_stages(&service, &now, &mut snapshot, &page).await
        } else {
            beat(&mut snapshot, &page).await
        };
        if !changed {
            return;
        }
    }
}

/// Waits until the site changes; false if nobody listens any more.
async fn beat(snapshot: &mut Receiver<Arc<Snapshot>>, page: &mpsc::Sender<Bytes>) -> bool {
    loop {
        match tokio::time::timeout(HEARTBEAT_INTERVAL, snapshot.changed()).await {
            Ok(changed) => return changed.is_ok(),
            Err(_) if page.send(Bytes::from_static(b":\n\n")).await.is_err() => return false,
            Err(_) => {}
        }
    }
}

/// Says how far the first build has come until it is done or has failed; false if nobody listens
/// any more.
async fn tell_stages(
    service: &Service,
    now: &Snapshot,
    snapshot: &mut Receiver<Arc<Snapshot>>,
    page: &mpsc::Sender<Bytes>,
) -> bool {
    let mut told = None;
    let mut quiet = Duration::ZERO;
    loop {
        let waiting = service.stage.waiting(now);
        let event = if told.as_ref() != Some(&waiting) {
            let json = serde_json::json!({ "title": waiting.title, "text": waiting.text });
            told = Some(waiting);
            Bytes::from(format!("event: stage\ndata: {json}\n\n"))
        } else if quiet >= HEARTBEAT_INTERVAL {
            Bytes::from_static(b":\n\n")
        } else {
            Bytes::new()
        };
        if event.is_empty() {
            quiet += STAGE_INTERVAL;
        } else {
            quiet = Duration::ZERO;
            if page.send(event).await.is_err() {
                return false;
            }
        }
        if let Ok(changed) = tokio::time::timeout(STAGE_INTERVAL, snapshot.changed()).await {
            return changed.is_ok();
        }
    }
}

/// The errors of newer content; an empty list removes those that are laid over the page.
fn faults(snapshot: &Snapshot) -> String {
    let json = serde_json::to_string(&snapshot.faults).unwrap_or_else(|_| "[]".to_owned());
    format!("event: faults\ndata: {json}\n\n")
}
