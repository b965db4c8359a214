//! Fetching many pages: several hosts at a time, and each of them one page after the other.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::guard::host;
use super::polite::Web;

/// How many hosts are asked at the same time.
const MOST_HOSTS: usize = 8;

/// Asks for pages in this way, each with a name of its own, and hands over what came of them,
/// whichever is ready first. Pages wait in memory until they are taken, one for each host at most.
///
/// Once `stops` is true, no further page is begun. The threads do not outlive the process, so
/// whoever stops need not wait for the last answers.
pub fn ask_all<T: Send + 'static>(
    web: &Arc<Web>,
    pages: Vec<(String, String)>,
    stops: &Arc<AtomicBool>,
    ask: fn(&Web, &str) -> T,
) -> Receiver<(String, T)> {
    let mut by_host: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for (name, url) in pages {
        let host = host(&url).unwrap_or_default().to_ascii_lowercase();
        by_host.entry(host).or_default().push((name, url));
    }
    let mut queues: Vec<Vec<(String, String)>> = by_host.into_values().collect();
    // The longest are taken first, since they take longest.
    queues.sort_by_key(Vec::len);
    let threads = queues.len().min(MOST_HOSTS);
    let queues = Arc::new(Mutex::new(queues));
    let (sender, receiver) = sync_channel(0);
    for _ in 0..threads {
        let (web, queues, sender, stops) = (
            Arc::clone(web),
            Arc::clone(&queues),
            sender.clone(),
            Arc::clone(stops),
        );
        thread::spawn(move || {
            loop {
                let queue = queues.lock().unwrap_or_else(PoisonError::into_inner).pop();
                let Some(queue) = queue else { return };
                for (name, url) in queue {
                    if stops.load(Ordering::Relaxed) {
                        return;
                    }
                    let fetched = ask(&web, &url);
                    if sender.send((name, fetched)).is_err() {
                        return;
                    }
                }
            }
        });
    }
    receiver
}
