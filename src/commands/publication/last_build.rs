//! What a build leaves for the next one, which can then tell that nothing has changed and repeat
//! the report.

use std::time::SystemTime;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::{Publication, SiteCounts};
use crate::base::date::{Day, Zone};
use crate::build::page_cache::PageCache;
use crate::check;
use crate::disk::{
    BuildCache, CompressedBefore, CompressedFiles, CopiedBefore, CopiedFiles, DiskError, Inputs,
    OutputFiles, Stamp,
};
use crate::report::Report;

/// The names of the files that a build leaves.
const RECORD_FILE: &str = "last";
const FILES_FILE: &str = "files";
const PAGE_CACHE_FILE: &str = "page-cache";
const COPIED_FILE: &str = "copied";
const COMPRESSED_FILE: &str = "compressed";

/// The inputs and the report of a build.
#[derive(Debug, Serialize, Deserialize)]
pub struct BuildRecord {
    /// The fingerprint of the options.
    pub options: u64,
    /// The zone of the publication, which decides what day it is: on another day, other documents
    /// may be public.
    pub zone: Option<Zone>,
    /// The day that counted as today.
    pub day: Option<Day>,
    /// The files that it was made from.
    pub inputs: Inputs,
    /// The hash of the manifest that this build left: if it has changed, another build has written
    /// to the folder.
    pub manifest: Option<[u8; 32]>,
    /// The stamps of the public folder with which the content was compared, if that is another
    /// folder.
    pub compared: Vec<Option<Stamp>>,
    /// The same in words, for the summary.
    pub compared_with: Option<String>,
    /// The counts of the site.
    pub site_counts: SiteCounts,
    /// The report.
    pub report: Report,
}

/// What earlier builds have left for an output folder, as far as this one may trust it.
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
    /// Refused if something other than a plain file is in the place of one.
    pub fn of(publication: &Publication<'_>) -> Result<Self, DiskError> {
        let names = [
            RECORD_FILE,
            FILES_FILE,
            PAGE_CACHE_FILE,
            COPIED_FILE,
            COMPRESSED_FILE,
        ];
        Ok(Self {
            past: BuildCache::of(publication.root, publication.output, &names)?,
            is_believed: !publication.no_cache,
        })
    }

    /// The record of the last build, and when it was stored.
    pub fn record(&self) -> Option<(BuildRecord, SystemTime)> {
        self.take(RECORD_FILE)
    }

    /// The files as the last build left them; empty if nothing is known of them.
    pub fn files(&self) -> (OutputFiles, SystemTime) {
        self.take(FILES_FILE)
            .unwrap_or_else(|| (OutputFiles::default(), SystemTime::UNIX_EPOCH))
    }

    /// The page cache; empty if nothing is known.
    pub fn page_cache(&self) -> PageCache {
        self.take(PAGE_CACHE_FILE)
            .map(|(cache, _)| cache)
            .unwrap_or_default()
    }

    /// The files that the last build copied, as they were then.
    pub fn copied(&self) -> CopiedBefore {
        CopiedBefore::of(self.take(COPIED_FILE))
    }

    /// The compressed copies that the last build made.
    pub fn compressed(&self) -> CompressedBefore {
        CompressedBefore::of(self.take(COMPRESSED_FILE))
    }

    /// Stores the page cache.
    pub fn keep_page_cache(&self, page_cache: &PageCache) {
        self.past.keep(PAGE_CACHE_FILE, page_cache);
    }

    /// Stores what a build that has just published leaves for the next one. `record` is given if
    /// the next one would report the same.
    pub fn keep(
        &self,
        (copied, compressed): (&CopiedFiles, &CompressedFiles),
        files: &OutputFiles,
        record: Option<&BuildRecord>,
    ) {
        self.past.keep(COPIED_FILE, copied);
        self.past.keep(COMPRESSED_FILE, compressed);
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
    /// True if a build right after this one would report the same. A difference from what was
    /// public is reported only once, since it is public now; a file that was left alone is reported
    /// until it is gone.
    pub fn says_the_same_again(&self, left_alone: &[String]) -> bool {
        let compares = |line: &crate::report::Line| check::compares_with_public(line.rule);
        left_alone.is_empty() && !self.report.lines.iter().any(compares)
    }
}
