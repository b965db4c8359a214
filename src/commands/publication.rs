//! A publication: the site in a folder, understood, checked, made and published to another folder.

use std::convert::Infallible;
use std::fmt;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde::{Deserialize, Serialize};

use crate::base::date::{Day, Zone};
use crate::base::fingerprint::fingerprint;
use crate::base::progress::Progress;
use crate::build::page_cache::PageCache;
use crate::build::publish::{JOURNAL, MANIFEST, Readers, Tally, VERDICTS};
use crate::build::render;
use crate::build::render::RenderError;
use crate::check;
use crate::content::image::Traces;
use crate::content::prose::Lost;
use crate::disk::{self, Before, DiskError, Files, Finished, Folder, Inputs, Output, Past, Stamp};
use crate::plan::Plan;
use crate::report::Report;
use crate::{BuildError, Built, Options, Understood, rebuild, understand};

/// What is to be published, and where.
#[derive(Debug)]
pub struct Publication<'p> {
    /// The folder that holds `content/` and `themes/`.
    pub root: &'p Path,
    /// The folder that the site is written to.
    pub output: &'p Path,
    /// How the site is to be understood.
    pub options: Options,
    /// True when nothing of earlier builds is to be believed.
    pub no_cache: bool,
    /// True when no stamp of a file is to be believed: every text and every published file is read.
    pub verify: bool,
}

/// What there is to say of a site that was published.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
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

/// What became of a publication.
#[derive(Debug)]
pub struct Published {
    /// What was found in the content and the theme.
    pub report: Report,
    /// The site and what was done; `None` when it has errors, and then nothing was published.
    pub done: Option<(Account, Tally)>,
    /// Files in the output that are no more part of the site, and were not removed since somebody
    /// has changed them.
    pub left_alone: Vec<String>,
}

/// Why a publication failed.
#[derive(Debug)]
pub enum Failure {
    /// The disk.
    Disk(DiskError),
    /// The theme has no words for this language.
    NoWords(String),
    /// What was remembered of the texts changed while it was being used, twice.
    Lost(Lost),
    /// The run was asked to end, and nothing was published.
    Stopped,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Disk(error) => error.fmt(f),
            Self::NoWords(language) => write!(f, "the theme has no words for `{language}`"),
            Self::Lost(lost) => write!(f, "{lost}; build again"),
            Self::Stopped => f.write_str("stopped"),
        }
    }
}

impl std::error::Error for Failure {}

impl From<DiskError> for Failure {
    fn from(error: DiskError) -> Self {
        Self::Disk(error)
    }
}

impl From<Infallible> for Failure {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

impl<E: Into<Failure>> BuildError<E> {
    /// The failures of templates, which are for the report.
    ///
    /// # Errors
    ///
    /// Whatever else it is that keeps a site from being made.
    pub fn of_templates(self) -> Result<Vec<RenderError>, Failure> {
        match self {
            Self::Render(errors) => Ok(errors),
            Self::Sink(error) => Err(error.into()),
            Self::NoWords(language) => Err(Failure::NoWords(language)),
            Self::Lost(lost) => Err(Failure::Lost(lost)),
            Self::Stopped => Err(Failure::Stopped),
        }
    }
}

/// What a build leaves, beside its cache and its files, so that the next one can tell that nothing
/// has changed and say what this one said.
#[derive(Debug, Serialize, Deserialize)]
struct Last {
    options: u64,
    /// The zone of the publication, and the day for which it was built: on another day other
    /// documents may be public.
    zone: Option<Zone>,
    day: Option<Day>,
    inputs: Inputs,
    /// The hash of the manifest as that build left it: another one is another build's.
    manifest: Option<[u8; 32]>,
    /// What the content was compared with, when that is another folder.
    compared: Vec<Option<Stamp>>,
    account: Account,
    report: Report,
}

/// The folder below the root that everybody may read, where nobody says another one.
pub const PUBLIC: &str = "public";
/// The folder below the root for builds with drafts.
pub const DRAFTS: &str = "drafts";

/// The names of what a build leaves.
const LAST: &str = "last";
const FILES: &str = "files";
const LEDGER: &str = "ledger";
const COPIED: &str = "copied";

impl Publication<'_> {
    /// Publishes the site, doing only what is not done. `progress` is told of each stage
    /// and page.
    ///
    /// # Errors
    ///
    /// When the disk fails, the theme lacks a language, or what earlier builds remember cannot be
    /// trusted.
    pub fn publish(&self, progress: &dyn Progress) -> Result<Published, Failure> {
        match self.attempt(!self.no_cache, progress) {
            Err(Failure::Lost(_)) => {
                // Damaged or removed by somebody meanwhile: what it held is read anew, and held.
                disk::clear_text_cache(self.root);
                self.attempt(false, progress)
            }
            published => published,
        }
    }

    fn attempt(&self, remembers: bool, progress: &dyn Progress) -> Result<Published, Failure> {
        progress.stage("look");
        let past = Past::of(self.root, self.output, &[LAST, FILES, LEDGER, COPIED])?;
        let left = || {
            rayon::join(
                || self.past::<Files>(&past, FILES),
                || past.take::<Last>(LAST),
            )
        };
        let (inputs, (files, before)) = rayon::join(|| Inputs::look(self.root), left);
        let (inputs, public, compared) = (inputs?, self.public(), self.compared());
        if let Some(Last {
            account, report, ..
        }) = self.nothing_changed(before, &inputs, &files, &compared)
        {
            Output::clear_leftovers(self.output)?;
            let tally = Tally {
                written: 0,
                unchanged: account.files,
                removed: 0,
            };
            return Ok(Published {
                report,
                done: Some((account, tally)),
                left_alone: Vec::new(),
            });
        }
        let (content, found, library) = disk::content_of(self.root, &inputs)?;
        let library = if remembers {
            library.with_cache(self.verify)?
        } else {
            library
        };
        let (understood, (page_cache, external)) = rayon::join(
            || understand(&content, &library, found, &self.options, progress),
            || {
                (
                    self.past::<PageCache>(&past, LEDGER),
                    disk::external(self.root, &public),
                )
            },
        );
        let (
            Understood {
                site,
                findings,
                theme,
            },
            external,
        ) = (understood?, external?);
        progress.stage("check");
        let check = || {
            let plan = site.as_ref().map(Plan::new);
            let report = findings.report(plan.as_ref(), &external, &library);
            (plan, report)
        };
        let load = || {
            theme
                .map(|choice| disk::load_theme(self.root, &choice))
                .transpose()
        };
        let ((plan, report), theme) = rayon::join(check, load);
        drop((content, library));
        let (report, theme) = report.and_of(theme?);
        let plan = plan.filter(|_| report.errors() == 0);
        let (Some(plan), Some(theme)) = (plan, theme) else {
            return Ok(Published::not(report));
        };
        let published = plan.site;
        progress.stage("open");
        progress.begins_to_write();
        let output = Output::open_for(self.root, self.output, self.readers())?;
        let output = if self.verify {
            output
        } else {
            output.knowing(files.0, files.1)
        };
        let page_cache = if output.broke_off() {
            PageCache::default()
        } else {
            page_cache.0
        };
        let built = match rebuild(plan, &theme, &output, &page_cache, progress) {
            Ok(built) => built,
            Err(error) => {
                return Ok(Published::not(
                    report.and(theme.report(render::faults(error.of_templates()?))),
                ));
            }
        };
        progress.stage("publish");
        drop(page_cache);
        let Built {
            mut puts,
            page_cache,
        } = built;
        let pages = puts
            .iter()
            .filter(|put| put.path.ends_with(".html"))
            .count();
        let before = if self.no_cache {
            None
        } else {
            past.take(COPIED)
        };
        let (laid_out, copied) =
            output.copy_knowing(self.root, &published.assets, &Before::of(before))?;
        puts.extend(laid_out);
        let account = Account {
            pages,
            claims: published.claims.len(),
            held: published
                .claims
                .iter()
                .filter(|(_, claim)| claim.hold.is_some())
                .count(),
            files: puts.len(),
            left_out: published.left_out(),
        };
        if !progress.goes_on() {
            return Err(Failure::Stopped);
        }
        let zone = published.settings.timezone.clone();
        let day = self.options.day_in(zone.as_ref()).map(|today| today.day);
        // The page cache is true of what is made, whether or not it gets into the folder.
        let set_aside = || (drop(site), past.keep(LEDGER, &page_cache));
        let (finished, _) = rayon::join(|| output.finish_and_tell(&puts), set_aside);
        let Finished {
            tally,
            files,
            left_alone,
        } = finished?;
        progress.stage("remember");
        let manifest = files.manifest();
        let last = Last {
            options: self.fingerprint(),
            zone,
            day,
            inputs,
            manifest,
            compared,
            account,
            report,
        };
        // What differed from what was public before is public now, and no mistake any more. What
        // was left alone is named until it is gone.
        let is_news = last
            .report
            .lines
            .iter()
            .any(|line| check::compares_with_public(line.rule));
        past.keep(COPIED, &copied);
        let says_the_same = !is_news && left_alone.is_empty();
        rayon::join(
            || past.keep(FILES, &files),
            || says_the_same.then(|| past.keep(LAST, &last)),
        );
        Ok(Published {
            report: last.report,
            done: Some((account, tally)),
            left_alone,
        })
    }

    /// What the last build had to say, when it would have to say the same now: what it was made of
    /// and what it made both stand as they were.
    fn nothing_changed(
        &self,
        last: Option<(Last, SystemTime)>,
        inputs: &Inputs,
        (files, then): &(Files, SystemTime),
        compared: &[Option<Stamp>],
    ) -> Option<Last> {
        let (last, when) = last.filter(|_| !self.no_cache && !self.verify)?;
        let same = last.options == self.fingerprint()
            && last.day
                == self
                    .options
                    .day_in(last.zone.as_ref())
                    .map(|today| today.day)
            && last.manifest == files.manifest()
            && last.compared == compared
            && last.inputs == *inputs
            && !inputs.are_doubtful(when);
        (same && files.stand(self.output, *then)).then_some(last)
    }

    /// What was left under a name, and when.
    fn past<T: Default + serde::de::DeserializeOwned>(
        &self,
        past: &Past,
        name: &str,
    ) -> (T, SystemTime) {
        let taken = if self.no_cache { None } else { past.take(name) };
        taken.unwrap_or_else(|| (T::default(), SystemTime::UNIX_EPOCH))
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
            self.root.join(PUBLIC)
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

impl Published {
    /// Nothing was published, and this is why.
    fn not(report: Report) -> Self {
        Self {
            report,
            done: None,
            left_alone: Vec::new(),
        }
    }
}
