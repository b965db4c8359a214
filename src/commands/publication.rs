//! A publication: the site in a folder, which is read, checked, built and published to another
//! folder.

mod attempt;
mod failure;
mod last_build;

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::Options;
use crate::base::address::BaseUrl;
use crate::base::fingerprint::fingerprint;
use crate::base::progress::Progress;
use crate::build::publish::{FileCounts, JOURNAL, MANIFEST, PUBLISHED, Readers};
use crate::content::Content;
use crate::content::image::Traces;
use crate::disk::{self, DiskError, DiskLibrary, Folder, PublicAt, Stamp};
use crate::model::reading;
use crate::model::site::Site;
use crate::report::Report;

pub use attempt::pages_among;
pub use failure::Failure;
use last_build::BuildRecord;

/// A site and the folder that it is published to.
#[derive(Debug)]
pub struct Publication<'p> {
    /// The folder that holds `content/` and `themes/`.
    pub root: &'p Path,
    /// The folder that the site is written to.
    pub output: &'p Path,
    /// How the content is read and judged.
    pub options: Options,
    /// Where the public record is looked for.
    pub public_at: PublicAt,
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
    /// Claims, including held ones if drafts are shown.
    pub claims: usize,
    /// Claims that are held back, which only drafts show.
    pub held: usize,
    /// Files of every kind.
    pub files: usize,
    /// How many pictures are published without their metadata about people and places, and of which
    /// kinds this is.
    pub left_out: (usize, Traces),
}

/// The outcome of a publication.
#[derive(Debug)]
pub struct PublicationOutcome {
    /// What was found in the content and the theme.
    pub report: Report,
    /// The site and what was done; `None` if there are errors, in which case nothing was published.
    pub done: Option<(SiteCounts, FileCounts)>,
    /// With what the content was compared, for the summary.
    pub compared: Option<String>,
    /// Files in the output that are no longer part of the site, but were not removed because
    /// somebody has changed them.
    pub left_alone: Vec<String>,
}

/// The folder below the root for public builds, unless another is named.
pub const PUBLIC_FOLDER: &str = "public";
/// The folder below the root for builds with drafts.
pub const DRAFTS_FOLDER: &str = "drafts";

impl Publication<'_> {
    /// Publishes the site, doing only what earlier builds have not done. `progress` hears of each
    /// stage and page.
    ///
    /// # Errors
    ///
    /// If the root has no folder `content/`, the disk fails, the theme lacks a language, or the
    /// files of earlier builds are damaged.
    pub fn publish(&self, progress: &dyn Progress) -> Result<PublicationOutcome, Failure> {
        disk::require_content(self.root)?;
        match attempt::run(self, !self.no_cache, progress) {
            Err(Failure::Lost(_)) => {
                // The cache of bodies was damaged or removed while it was in use. The second
                // attempt reads all texts and keeps the bodies in memory.
                disk::clear_text_cache(self.root);
                attempt::run(self, false, progress)
            }
            published => published,
        }
    }

    /// The audience of the output.
    fn readers(&self) -> Readers {
        if self.options.drafts {
            Readers::Desk
        } else {
            Readers::Everybody
        }
    }

    /// The public folder, with which the content is compared.
    fn public(&self) -> PathBuf {
        if self.options.drafts {
            self.root.join(PUBLIC_FOLDER)
        } else {
            self.output.to_owned()
        }
    }

    /// The stamps that show whether the public folder is unchanged; empty if it is the output
    /// itself.
    fn compared(&self) -> Vec<Option<Stamp>> {
        let folder = self.options.drafts.then(|| Folder::open(&self.public()));
        folder
            .iter()
            .flat_map(|folder| [MANIFEST, PUBLISHED, JOURNAL].map(|name| folder.stamp(name)))
            .collect()
    }

    /// The address of the site, if what is public is looked for there. Nothing is ever public on the
    /// machine itself, so nobody is asked there who was not named.
    fn site_url(
        &self,
        content: &Content,
        library: &DiskLibrary,
    ) -> Result<Option<BaseUrl>, DiskError> {
        let typed = self.options.base_url.as_ref();
        let is_asked = match self.public_at {
            PublicAt::Site => true,
            PublicAt::Usual => !typed.is_some_and(BaseUrl::is_this_machine),
            PublicAt::Output | PublicAt::Named(_) => false,
        };
        if !is_asked {
            return Ok(None);
        }
        let (settings, _) = reading::settings(content, library)?;
        let url = settings.map(|settings| settings.url);
        Ok(self.options.base_url.clone().or(url))
    }

    /// The fingerprint of the options, except for the day, which is recorded separately.
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
    /// The counts of a site with this many pages and files.
    #[must_use]
    pub fn of(site: &Site, pages: usize, files: usize) -> Self {
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
    /// The outcome if nothing was published, for the reasons in this report.
    fn not(report: Report) -> Self {
        Self {
            report,
            done: None,
            compared: None,
            left_alone: Vec::new(),
        }
    }

    /// The outcome if nothing has changed since the last build.
    fn as_before(record: BuildRecord) -> Self {
        let counts = FileCounts {
            written: 0,
            unchanged: record.site_counts.files,
            removed: 0,
        };
        Self {
            report: record.report,
            done: Some((record.site_counts, counts)),
            compared: record.compared_with,
            left_alone: Vec::new(),
        }
    }
}
