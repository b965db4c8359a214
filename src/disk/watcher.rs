//! The watcher: waits until a file that the site is made from has changed, and says where.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode, EventKind};
use notify::{RecommendedWatcher, RecursiveMode, Watcher as _};

/// How long it must be quiet before changes are reported: editors write a file in several steps.
const QUIET_BEFORE_LOOK: Duration = Duration::from_millis(10);

/// Where something may have changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Changes {
    /// Anywhere: no message came, or one that does not say where.
    Anywhere,
    /// At these paths below the site's root.
    At(BTreeSet<PathBuf>),
}

impl Changes {
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::At(mut paths), Self::At(more)) => {
                paths.extend(more);
                Self::At(paths)
            }
            _ => Self::Anywhere,
        }
    }
}

/// Watches the folders of a site.
///
/// A message only says where to look: at once at the paths that it names, and at everything when
/// there was no message for a while. So a lost message, a folder that vanished or a disk that sends
/// no messages delays a look, and makes none wrong.
#[derive(Debug)]
pub struct Watcher {
    root: PathBuf,
    /// `None` if the system allows no further watcher.
    messages: Option<RecommendedWatcher>,
    changes: Receiver<Changes>,
}

impl Watcher {
    /// Begins to watch the folder that holds `content/` and `themes/`.
    #[must_use]
    pub fn new(root: &Path) -> Self {
        let (sender, changes) = channel();
        let tell = move |event: notify::Result<notify::Event>| {
            if let Some(changed) = changes_in(event) {
                let _ = sender.send(changed);
            }
        };
        let messages = notify::recommended_watcher(tell).ok();
        let mut this = Self {
            root: root.to_owned(),
            messages,
            changes,
        };
        this.watch();
        this
    }

    /// Waits until something may have changed, at most for `timeout`.
    pub fn wait(&mut self, timeout: Duration) -> Changes {
        let mut changes = self
            .changes
            .recv_timeout(timeout)
            .unwrap_or(Changes::Anywhere);
        while let Ok(more) = self.changes.recv_timeout(QUIET_BEFORE_LOOK) {
            changes = changes.and(more);
        }
        match changes {
            Changes::At(paths) if let Some(paths) = self.inside(&paths) => Changes::At(paths),
            _ => {
                self.watch();
                Changes::Anywhere
            }
        }
    }

    /// These paths below the root; `None` if one of them is outside the folders that are watched.
    fn inside(&self, paths: &BTreeSet<PathBuf>) -> Option<BTreeSet<PathBuf>> {
        let below = |path: &PathBuf| path.strip_prefix(&self.root).ok().map(Path::to_owned);
        let is_inside = |path: &PathBuf| path.components().nth(1).is_some();
        paths
            .iter()
            .map(|path| below(path).filter(is_inside))
            .collect()
    }

    /// Watches all folders again, since one that was removed and has come back is no longer
    /// watched.
    fn watch(&mut self) {
        let Some(messages) = &mut self.messages else {
            return;
        };
        let _ = messages.watch(&self.root, RecursiveMode::NonRecursive);
        for folder in ["content", "themes"] {
            let _ = messages.watch(&self.root.join(folder), RecursiveMode::Recursive);
        }
    }
}

/// The changes that a message reports; `None` for a file that was only read, since every look reads
/// files and would cause the next.
fn changes_in(event: notify::Result<notify::Event>) -> Option<Changes> {
    match event {
        Ok(event) if event.need_rescan() => Some(Changes::Anywhere),
        Ok(event) => match event.kind {
            EventKind::Access(kind) if kind != AccessKind::Close(AccessMode::Write) => None,
            _ => Some(Changes::At(event.paths.into_iter().collect())),
        },
        Err(_) => Some(Changes::Anywhere),
    }
}
