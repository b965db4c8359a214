//! The watcher: it waits until somebody has changed what a site is made of.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};

/// How long nothing more must happen before what happened is over: editors write a file in several steps.
const QUIET: Duration = Duration::from_millis(10);

/// Watches the folders of a site.
///
/// It only wakes whoever waits. What has changed is found by looking, so that a message that was lost, a folder that
/// vanished or a disk that sends none delays a look and makes none wrong.
#[derive(Debug)]
pub struct Watcher {
    root: PathBuf,
    /// Nothing where the system has no room for one more.
    messages: Option<RecommendedWatcher>,
    changes: Receiver<()>,
}

impl Watcher {
    /// Begins to watch the folder that holds `content/` and `themes/`.
    #[must_use]
    pub fn new(root: &Path) -> Self {
        let (sender, changes) = channel();
        let tell = move |_| {
            let _ = sender.send(());
        };
        let messages = notify::recommended_watcher(tell).ok();
        let mut this = Self { root: root.to_owned(), messages, changes };
        this.watch();
        this
    }

    /// Waits until something may have changed, or for this long.
    pub fn wait(&mut self, patience: Duration) {
        if self.changes.recv_timeout(patience).is_ok() {
            while self.changes.recv_timeout(QUIET).is_ok() {}
        }
        self.watch();
    }

    /// Asks for messages of all folders; of one that has come back since, too.
    fn watch(&mut self) {
        let Some(messages) = &mut self.messages else { return };
        let _ = messages.watch(&self.root, RecursiveMode::NonRecursive);
        for folder in ["content", "themes"] {
            let _ = messages.watch(&self.root.join(folder), RecursiveMode::Recursive);
        }
    }
}
