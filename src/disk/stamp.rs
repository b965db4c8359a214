//! A stamp: tells whether a file has changed without reading it.

use std::fs::Metadata;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde::{Deserialize, Serialize};

/// How long the clock of a disk may not advance if its times have parts of seconds.
const FINE: Duration = Duration::from_millis(20);
/// How long it may not advance if they have none: FAT counts in steps of two seconds.
const COARSE: Duration = Duration::from_secs(2);

/// Size, times and number of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// Bytes.
    pub size: u64,
    /// When its bytes were last changed: seconds since 1970, and nanoseconds.
    modified: (i64, u32),
    /// When anything of it was last changed, on systems that say so. Copying a file together with
    /// its times changes this one.
    changed: (i64, u32),
    /// Its number on its disk, on systems that have one.
    number: u64,
}

impl Stamp {
    /// The stamp of a file with this metadata.
    #[must_use]
    pub fn of(metadata: &Metadata) -> Self {
        let modified = metadata.modified().map_or((0, 0), since_1970);
        let (changed, number) = more(metadata);
        Self {
            size: metadata.len(),
            modified,
            changed,
            number,
        }
    }

    /// The stamp of a file with these numbers of the system.
    #[cfg(unix)]
    #[must_use]
    pub(super) fn of_stat(there: &rustix::fs::Stat) -> Self {
        Self {
            size: u64::try_from(there.st_size).unwrap_or_default(),
            modified: (
                there.st_mtime,
                u32::try_from(there.st_mtime_nsec).unwrap_or_default(),
            ),
            changed: (
                there.st_ctime,
                u32::try_from(there.st_ctime_nsec).unwrap_or_default(),
            ),
            number: there.st_ino,
        }
    }

    /// When the file was written.
    #[must_use]
    pub(super) fn written(&self) -> SystemTime {
        let (seconds, nanoseconds) = self.modified;
        let since = u64::try_from(seconds)
            .ok()
            .map(|seconds| Duration::new(seconds, nanoseconds));
        since
            .and_then(|since| UNIX_EPOCH.checked_add(since))
            .unwrap_or(UNIX_EPOCH)
    }

    /// True if two stamps are of one file that was renamed in between, and not changed otherwise.
    #[must_use]
    pub(super) fn is_moved(&self, other: &Self) -> bool {
        let but_change = |stamp: &Self| (stamp.size, stamp.modified, stamp.number);
        but_change(self) == but_change(other)
    }

    /// True if the file may have changed after `then` without its stamp showing it, because the
    /// disk's clock had not advanced; git calls such an entry racy.
    #[must_use]
    pub fn is_doubtful(&self, then: SystemTime) -> bool {
        is_young(self.modified, then) || self.changed != (0, 0) && is_young(self.changed, then)
    }
}

/// True for a time from which the disk's clock may not have advanced by `then`.
fn is_young((seconds, nanoseconds): (i64, u32), then: SystemTime) -> bool {
    let Ok(seconds) = u64::try_from(seconds) else {
        return true;
    };
    let step = if nanoseconds == 0 { COARSE } else { FINE };
    let time = UNIX_EPOCH.checked_add(Duration::new(seconds, nanoseconds));
    time.and_then(|time| time.checked_add(step))
        .is_none_or(|settled| settled >= then)
}

fn since_1970(time: SystemTime) -> (i64, u32) {
    let after = time.duration_since(UNIX_EPOCH);
    after.map_or((-1, 0), |after| {
        (
            i64::try_from(after.as_secs()).unwrap_or(i64::MAX),
            after.subsec_nanos(),
        )
    })
}

#[cfg(unix)]
fn more(metadata: &Metadata) -> ((i64, u32), u64) {
    use std::os::unix::fs::MetadataExt as _;
    (
        (
            metadata.ctime(),
            u32::try_from(metadata.ctime_nsec()).unwrap_or_default(),
        ),
        metadata.ino(),
    )
}

#[cfg(not(unix))]
fn more(_: &Metadata) -> ((i64, u32), u64) {
    ((0, 0), 0)
}
