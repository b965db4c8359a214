//! The server: a site in memory over HTTP, for its author; open pages reload by themselves when
//! they have changed.

mod answer;
mod connection;
mod host;
mod live;
mod snapshot;

use std::io;
use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Semaphore;
use tokio::sync::watch::Receiver;

pub use host::Hosts;
pub use snapshot::{OverlayMessage, Snapshot};

use connection::Connection;

/// How many connections are open at a time; further ones are closed as soon as they are accepted.
pub const MOST_CONNECTIONS: usize = 1_024;
/// How long a client may take to send its request, or to read a part of an answer.
pub const REQUEST_TIMEOUT: Duration = Duration::from_secs(10);

/// What every connection shares.
#[derive(Debug, Clone)]
pub struct Service {
    /// The current site, and changes of it.
    pub snapshot: Receiver<Arc<Snapshot>>,
    /// The names by which the server may be called.
    pub hosts: Hosts,
    /// How long a client may take.
    pub timeout: Duration,
}

impl Service {
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
            loop {
                // A connection that fails before it begins concerns only its client. An error for
                // too many open files passes once other connections have closed.
                let Ok((stream, _)) = listener.accept().await else {
                    tokio::time::sleep(Duration::from_millis(10)).await;
                    continue;
                };
                let Ok(place) = Arc::clone(&room).try_acquire_owned() else {
                    continue;
                };
                let connection = Connection::new(stream, self.clone());
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
