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

/// The most connections at a time; further ones are closed as soon as they are accepted.
pub const MOST_CONNECTIONS: usize = 1_024;
/// How long a client may take over its request, or over reading a part of an answer.
pub const REQUEST_TIMEOUT: Duration = Duration::from_secs(10);

/// What every connection shares.
#[derive(Debug, Clone)]
pub struct Service {
    /// The site as it stands, and news of it.
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
    /// When the system gives no runtime, or the listener does not work.
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
                // A connection that fails before it begins is its client's affair; too many open
                // files end by themselves.
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

/// Raises the limit of open files as far as the system allows, since every connection is one.
fn allow_files() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
        let Rlimit { maximum, .. } = getrlimit(Resource::Nofile);
        // Where it refuses, fewer connections are held.
        let _ = setrlimit(
            Resource::Nofile,
            Rlimit {
                current: maximum,
                maximum,
            },
        );
    }
}
