//! What a build leaves for the next one, which can then tell that nothing has changed and repeat
//! the report.

use std::time::SystemTime;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::{Publication, SiteCounts};
use crate::base::date::{Day, Zone};
use crate::build::page_cache::PageCache;
use crate::check;
use crate::disk::{BuildCache, CopiedBefore, CopiedFiles, DiskError, Inputs, OutputFiles, Stamp};
use crate::report::Report;

/// The names of what a build leaves.
const RECORD_FILE: &str = "last";
const FILES_FILE: &str = "files";
const PAGE_CACHE_FILE: &str = "page-cache";
const COPIED_FILE: &str = "copied";

/// What a build was made of and what it said, beside its cache and its files.
#[derive(Debug, Serialize, Deserialize)]
pub struct BuildRecord {
    /// The fingerprint of how the site was understood.
    pub options: u64,
    /// The zone of the publication, which tells on which day it is built: on another day other
    /// documents may be public.
    pub zone: Option<Zone>,
    /// The day that counted as today.
    pub day: Option<Day>,
    /// The files that it was made of.
    pub inputs: Inputs,
    /// The hash of the manifest as that build left it: another one is another build's.
    pub manifest: Option<[u8; 32]>,
    /// What the content was compared with, when that is another folder.
    pub compared: Vec<Option<Stamp>>,
    /// What there was to say of the site.
    pub site_counts: SiteCounts,
    /// What was wrong with it.
    pub report: Report,
}

/// What the builds into an output folder have left, as far as this one may believe it.
#[derive(Debug)]
pub struct LastBuild {
    past: BuildCache,
    is_believed: bool,
}

impl LastBuild {
    /// What is left for the output of a publication.
    ///
    /// # Errors
    ///
    /// Refused when something else than a file of our own stands in the place of one.
    pub fn of(publication: &Publication<'_>) -> Result<Self, DiskError> {
        let names = [RECORD_FILE, FILES_FILE, PAGE_CACHE_FILE, COPIED_FILE];
        Ok(Self {
            past: BuildCache::of(publication.root, publication.output, &names)?,
            is_believed: !publication.no_cache,
        })
    }

    /// What the last build was made of and said, and when that was written down.
    pub fn record(&self) -> Option<(BuildRecord, SystemTime)> {
        self.take(RECORD_FILE)
    }

    /// The files as they were left; none when nothing is known of them.
    pub fn files(&self) -> (OutputFiles, SystemTime) {
        self.take(FILES_FILE)
            .unwrap_or_else(|| (OutputFiles::default(), SystemTime::UNIX_EPOCH))
    }

    /// What each page rests on; an empty cache when nothing is known of them.
    pub fn page_cache(&self) -> PageCache {
        self.take(PAGE_CACHE_FILE)
            .map(|(cache, _)| cache)
            .unwrap_or_default()
    }

    /// The files that were copied, as they were then.
    pub fn copied(&self) -> CopiedBefore {
        CopiedBefore::of(self.take(COPIED_FILE))
    }

    /// Keeps what each page rests on.
    pub fn keep_page_cache(&self, page_cache: &PageCache) {
        self.past.keep(PAGE_CACHE_FILE, page_cache);
    }

    /// Keeps what a build that has just published left, for the next one. `record` is kept when the
    /// next one would have to say the same.
    pub fn keep(&self, copied: &CopiedFiles, files: &OutputFiles, record: Option<&BuildRecord>) {
        self.past.keep(COPIED_FILE, copied);
        rayon::join(
            || self.past.keep(FILES_FILE, files),
            || record.map(|record| self.past.keep(RECORD_FILE, record)),
        );
    }

    fn take<T: DeserializeOwned>(&self, name: &str) -> Option<(T, SystemTime)> {
        if self.is_believed {
            self.past.take(name)
        } else {
            None
        }
    }
}

impl BuildRecord {
    /// True when a build right after this one would have to say the same: what differed from what
    /// was public before is public now, and no mistake any more; a file that was left alone is
    /// named until it is gone.
    pub fn says_the_same_again(&self, left_alone: &[String]) -> bool {
        let compares = |line: &crate::report::Line| check::compares_with_public(line.rule);
        left_alone.is_empty() && !self.report.lines.iter().any(compares)
    }
}
