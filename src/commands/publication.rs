//! A publication: the site in a folder, which is read, checked, built and published to another
//! folder.

mod attempt;
mod failure;
mod last_build;

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::Options;
use crate::base::fingerprint::fingerprint;
use crate::base::progress::Progress;
use crate::build::publish::{FileCounts, JOURNAL, MANIFEST, Readers, VERDICTS};
use crate::content::image::Traces;
use crate::disk::{self, Folder, Stamp};
use crate::model::site::Site;
use crate::report::Report;

pub use failure::Failure;
use last_build::BuildRecord;

/// A site and the folder that it is published to.
#[derive(Debug)]
pub struct Publication<'p> {
    /// The folder that holds `content/` and `themes/`.
    pub root: &'p Path,
    /// The folder that the site is written to.
    pub output: &'p Path,
    /// How the site is to be understood.
    pub options: Options,
    /// True to ignore everything that earlier builds left.
    pub no_cache: bool,
    /// True to read every text and every published file, whatever their stamps say.
    pub verify: bool,
}

/// The counts that are reported of a published site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteCounts {
    /// Pages for readers.
    pub pages: usize,
    /// Claims, held ones among them when drafts are shown.
    pub claims: usize,
    /// Claims that are held back, which only drafts show.
    pub held: usize,
    /// Files of every kind.
    pub files: usize,
    /// Pictures that are published without what they tell of people and places, and what that is.
    pub left_out: (usize, Traces),
}

/// The outcome of a publication.
#[derive(Debug)]
pub struct PublicationOutcome {
    /// What was found in the content and the theme.
    pub report: Report,
    /// The site and what was done; `None` when it has errors, and then nothing was published.
    pub done: Option<(SiteCounts, FileCounts)>,
    /// Files in the output that are no longer part of the site, but were not removed because
    /// somebody has changed them.
    pub left_alone: Vec<String>,
}

/// The folder below the root that everybody may read, where nobody says another one.
pub const PUBLIC_FOLDER: &str = "public";
/// The folder below the root for builds with drafts.
pub const DRAFTS_FOLDER: &str = "drafts";

impl Publication<'_> {
    /// Publishes the site, doing only what has not been done before. `progress` is told of each
    /// stage and page.
    ///
    /// # Errors
    ///
    /// When the disk fails, the theme lacks a language, or what earlier builds left cannot be
    /// trusted.
    pub fn publish(&self, progress: &dyn Progress) -> Result<PublicationOutcome, Failure> {
        match attempt::run(self, !self.no_cache, progress) {
            Err(Failure::Lost(_)) => {
                // The cache was damaged or removed meanwhile: the texts are read again and kept in
                // memory.
                disk::clear_text_cache(self.root);
                attempt::run(self, false, progress)
            }
            published => published,
        }
    }

    /// For whom the output is.
    fn readers(&self) -> Readers {
        if self.options.drafts {
            Readers::Desk
        } else {
            Readers::Everybody
        }
    }

    /// The folder of what is public, with which the content is compared.
    fn public(&self) -> PathBuf {
        if self.options.drafts {
            self.root.join(PUBLIC_FOLDER)
        } else {
            self.output.to_owned()
        }
    }

    /// By what is told that the public folder is as it was, where the output is another one.
    fn compared(&self) -> Vec<Option<Stamp>> {
        let folder = self.options.drafts.then(|| Folder::open(&self.public()));
        folder
            .iter()
            .flat_map(|folder| [MANIFEST, VERDICTS, JOURNAL].map(|name| folder.stamp(name)))
            .collect()
    }

    /// The fingerprint of how the site is understood, but for the day, which counts by itself.
    fn fingerprint(&self) -> u64 {
        fingerprint(&format!(
            "{:?}",
            Options {
                today: None,
                now: None,
                ..self.options.clone()
            }
        ))
    }
}

impl SiteCounts {
    /// The account of a site that has so many pages for readers and files of every kind.
    fn of(site: &Site, pages: usize, files: usize) -> Self {
        let held = site.claims.iter().filter(|(_, claim)| claim.hold.is_some());
        Self {
            pages,
            claims: site.claims.len(),
            held: held.count(),
            files,
            left_out: site.left_out(),
        }
    }
}

impl PublicationOutcome {
    /// Nothing was published, and this is why.
    fn not(report: Report) -> Self {
        Self {
            report,
            done: None,
            left_alone: Vec::new(),
        }
    }

    /// All is as the last build left it.
    fn as_before(record: BuildRecord) -> Self {
        let counts = FileCounts {
            written: 0,
            unchanged: record.site_counts.files,
            removed: 0,
        };
        Self {
            report: record.report,
            done: Some((record.site_counts, counts)),
            left_alone: Vec::new(),
        }
    }
}
