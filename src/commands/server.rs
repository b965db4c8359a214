//! The server: a site in memory over HTTP, for its author; open pages reload by themselves when
//! they have changed.

mod answer;
mod condition;
mod connection;
mod host;
mod live;
mod range;
mod response;
mod snapshot;
mod stage;

use std::io;
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Semaphore;
use tokio::sync::watch::Receiver;

pub use host::{Hosts, reachable};
pub use snapshot::{OverlayMessage, Snapshot};
pub use stage::BuildStage;

use connection::Connection;

/// How many connections are served at a time; further ones only hear that there is no room.
pub const MOST_CONNECTIONS: usize = 1_024;
/// How many connections at a time hear that there is no room; further ones are closed as soon as
/// they are accepted.
const MOST_TURNED_AWAY: usize = 128;
/// How many open pages hear of changes at a time. Each holds its connection, so they get only a
/// part of all connections, and pages can be served whatever they do.
pub const MOST_LISTENERS: usize = 256;
/// How long a client may take to send its request, or to read a part of an answer.
pub const REQUEST_TIMEOUT: Duration = Duration::from_secs(10);

/// What every connection shares.
#[derive(Debug, Clone)]
pub struct Service {
    /// The current site, and changes of it.
    pub snapshot: Receiver<Arc<Snapshot>>,
    /// What the build is doing, for whoever waits for the first one.
    pub stage: Arc<BuildStage>,
    /// The names by which the server may be called.
    pub hosts: Hosts,
    /// How long a client may take.
    pub timeout: Duration,
    /// The places for pages that hear of changes.
    listeners: Arc<Semaphore>,
}

impl Service {
    /// A service that shows these snapshots under these names.
    #[must_use]
    pub fn new(snapshot: Receiver<Arc<Snapshot>>, stage: Arc<BuildStage>, hosts: Hosts) -> Self {
        Self {
            snapshot,
            stage,
            hosts,
            timeout: REQUEST_TIMEOUT,
            listeners: Arc::new(Semaphore::new(MOST_LISTENERS)),
        }
    }

    /// Accepts and serves connections until the process ends.
    ///
    /// # Errors
    ///
    /// If the system cannot start a runtime, or the listener fails.
    pub fn run(self, listener: TcpListener) -> io::Result<()> {
        listener.set_nonblocking(true)?;
        allow_files();
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        runtime.block_on(async {
            let listener = tokio::net::TcpListener::from_std(listener)?;
            let room = Arc::new(Semaphore::new(MOST_CONNECTIONS));
            let waiting_room = Arc::new(Semaphore::new(MOST_TURNED_AWAY));
            loop {
                // A connection that fails before it begins concerns only its client. An error for
                // too many open files passes once other connections have closed.
                let Ok((stream, _)) = listener.accept().await else {
                    tokio::time::sleep(Duration::from_millis(10)).await;
                    continue;
                };
                let place = |room: &Arc<Semaphore>| Arc::clone(room).try_acquire_owned().ok();
                let served = place(&room);
                let has_room = served.is_some();
                let Some(place) = served.or_else(|| place(&waiting_room)) else {
                    continue;
                };
                let connection = Connection::new(stream, self.clone(), has_room);
                tokio::spawn(async move {
                    connection.serve().await;
                    drop(place);
                });
            }
        })
    }
}

/// Raises the limit of open files as far as the system allows, since every connection counts as
/// one.
fn allow_files() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
        let Rlimit { maximum, .. } = getrlimit(Resource::Nofile);
        // If the system refuses, there can only be fewer connections.
        let _ = setrlimit(
            Resource::Nofile,
            Rlimit {
                current: maximum,
                maximum,
            },
        );
    }
}
