//! A preview: a publication in memory, which each look brings up to date.

mod file;
mod memory_sink;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::SystemTime;

use crate::base::date::{Now, Today, Zone};
use crate::base::progress::Progress;
use crate::build::page_cache::PageCache;
use crate::build::render;
use crate::check::external::External;
use crate::commands::publication::{Failure, SiteCounts, pages_among};
use crate::content::{ContentAsset, is_font};
use crate::disk::{self, AssetFile, CachedTexts, Changes, DiskError, Input, Inputs};
use crate::plan::Plan;
use crate::report::Report;
use crate::theme::Theme;
use crate::{Built, Options, ThemeChoice, Understood, rebuild, understand};

pub use file::{EarlyPages, FileSource, PreviewFile, PreviewFiles};
use memory_sink::MemorySink;

/// The largest page in `content/static/` that is kept in memory, in bytes (1 MiB).
const LARGEST_PAGE: u64 = 1 << 20;

/// Called with the pages as soon as they are made, before the look ends: at most once a look, and
/// only if the content has no errors.
pub type Show<'s> = &'s (dyn Fn(EarlyPages) + Sync);

/// What a look has found.
#[derive(Debug)]
pub struct Refreshed {
    /// Everything that is wrong, and every warning.
    pub report: Report,
    /// True if the files are those of the current content; otherwise they are those of the last
    /// look that found no errors.
    pub is_shown: bool,
    /// The counts of the site that is shown; `None` if it is that of an earlier look.
    pub site_counts: Option<SiteCounts>,
}

impl Refreshed {
    /// The result of a look that leaves the files as they were.
    fn not_shown(report: Report) -> Self {
        Self {
            report,
            is_shown: false,
            site_counts: None,
        }
    }
}

/// What a look found on the disk.
#[derive(Debug)]
struct Scan {
    inputs: Inputs,
    /// The time before the look.
    at: SystemTime,
}

/// A theme that was loaded for an earlier look.
#[derive(Debug)]
struct Loaded {
    choice: ThemeChoice,
    inputs: Vec<Input>,
    /// The time before its files were looked at.
    at: SystemTime,
    theme: Theme,
}

/// A publication in memory.
#[derive(Debug)]
pub struct Preview {
    root: PathBuf,
    options: Options,
    /// What the last look found on the disk, and when; `None` before the first, and after one that
    /// failed.
    last: Option<Arc<Scan>>,
    /// The files on the disk that `files` was made from.
    shown: Option<Arc<Scan>>,
    /// The parsed texts, for the next look, and when they were parsed.
    texts: (CachedTexts, SystemTime),
    /// The theme of the last look that had one.
    theme: Option<Arc<Loaded>>,
    /// The zone of the publication, as the last look found it, and the day that it was then.
    day: (Option<Zone>, Option<Today>),
    page_cache: PageCache,
    files: Arc<PreviewFiles>,
}

impl Preview {
    /// A preview of the site at `root`, without any files yet.
    #[must_use]
    pub fn new(root: PathBuf, options: Options) -> Self {
        let texts = (CachedTexts::default(), SystemTime::UNIX_EPOCH);
        Self {
            root,
            options,
            last: None,
            shown: None,
            texts,
            theme: None,
            day: (None, None),
            page_cache: PageCache::default(),
            files: Arc::default(),
        }
    }

    /// The files of the site as of the last look that found no errors.
    #[must_use]
    pub fn files(&self) -> &Arc<PreviewFiles> {
        &self.files
    }

    /// Sets the current time, since a new day may publish other pages although no file has changed.
    pub fn tell_time(&mut self, now: Option<Now>) {
        self.options.now = now;
    }

    /// Makes what has changed since the last look; `None` if nothing has. `changes` says where
    /// something may have changed, `now` is the time before this look, `show` gets the pages as soon
    /// as they are made, and `progress` hears how far the look has come.
    ///
    /// # Errors
    ///
    /// If the disk fails, or the theme lacks a language. The files stay as they are.
    pub fn look(
        &mut self,
        changes: &Changes,
        now: SystemTime,
        show: Show<'_>,
        progress: &dyn Progress,
    ) -> Result<Option<Refreshed>, Failure> {
        let before = self.last.take();
        let inputs = match (changes, &before) {
            (Changes::At(paths), Some(last)) => last.inputs.changed_at(&self.root, paths),
            _ => None,
        };
        let inputs = inputs.map_or_else(|| Inputs::look(&self.root), Ok)?;
        let is_same_day = self.options.day_in(self.day.0.as_ref()) == self.day.1;
        if is_same_day
            && before
                .as_ref()
                .is_some_and(|last| last.inputs == inputs && !inputs.are_doubtful(last.at))
        {
            self.last = before;
            return Ok(None);
        }
        let found = Arc::new(Scan { inputs, at: now });
        let look = self.make(&found, show, progress)?;
        if look.is_shown {
            self.shown = Some(Arc::clone(&found));
        }
        self.last = Some(found);
        Ok(Some(look))
    }

    /// Makes what has changed.
    fn make(
        &mut self,
        scan: &Scan,
        show: Show<'_>,
        progress: &dyn Progress,
    ) -> Result<Refreshed, Failure> {
        let now = scan.at;
        let (content, found, library) = disk::content_of(&self.root, &scan.inputs)?;
        let (texts, written) = (std::mem::take(&mut self.texts.0), self.texts.1);
        let library = library.with_cached(texts, written);
        let Understood {
            site,
            findings,
            theme,
        } = understand(&content, &library, found, &self.options, progress)?;
        let zone = site
            .as_ref()
            .and_then(|site| site.settings.timezone.clone());
        self.day = (zone.clone(), self.options.day_in(zone.as_ref()));
        let plan = site.as_ref().map(Plan::new);
        progress.stage("check");
        let levels = findings.levels();
        let report = findings.report(plan.as_ref(), &External::default(), &library);
        self.texts = (library.into_cached(), now);
        let theme = theme.map(|choice| self.theme(choice, scan)).transpose()?;
        let (report, theme) = report.and_of(theme);
        let report = match &theme {
            Some(loaded) => report.and(loaded.theme.unused(&levels)),
            None => report,
        };
        let plan = plan.filter(|_| report.errors() == 0);
        let (Some(plan), Some(loaded)) = (plan, theme) else {
            return Ok(Refreshed::not_shown(report));
        };
        let theme = &loaded.theme;
        let assets = &plan.site.assets;
        let memory_sink = MemorySink::new(&self.files, show);
        let site = plan.site;
        let built = match rebuild(plan, theme, &memory_sink, &self.page_cache, progress) {
            Ok(built) => built,
            Err(error) => {
                let report = report.and(theme.report(render::faults(error.of_templates()?)));
                return Ok(Refreshed::not_shown(report));
            }
        };
        let Built { puts, page_cache } = built;
        let mut files = memory_sink.files(&puts);
        for asset in assets {
            files.insert(asset.output.as_str().into(), self.copied(asset)?);
        }
        let site_counts = SiteCounts::of(site, pages_among(&puts), files.len());
        (self.files, self.page_cache) = (files.into(), page_cache);
        Ok(Refreshed {
            report,
            is_shown: true,
            site_counts: Some(site_counts),
        })
    }

    /// The theme of the site, or the report of its faults. One whose files have not changed is not
    /// loaded again.
    fn theme(
        &mut self,
        choice: ThemeChoice,
        scan: &Scan,
    ) -> Result<Result<Arc<Loaded>, Report>, DiskError> {
        let Scan {
            inputs: Inputs { themes, content },
            at,
        } = scan;
        let fonts = content.iter().filter(|input| is_font(&input.path));
        let inputs: Vec<Input> = themes.iter().chain(fonts).cloned().collect();
        if let Some(loaded) = &self.theme
            && loaded.choice == choice
            && loaded.inputs == inputs
            && !inputs.iter().any(|input| input.is_doubtful(loaded.at))
        {
            return Ok(Ok(Arc::clone(loaded)));
        }
        Ok(disk::load_theme(&self.root, &choice)?.map(|theme| {
            let loaded = Arc::new(Loaded {
                choice,
                inputs,
                at: *at,
                theme,
            });
            self.theme = Some(Arc::clone(&loaded));
            loaded
        }))
    }

    /// A file that is copied. A page in `content/static/` is kept in memory, since it is served
    /// with the script that reloads it.
    fn copied(&self, asset: &ContentAsset) -> Result<PreviewFile, DiskError> {
        let there = AssetFile::new(&self.root, asset);
        let stamp = there.stamp()?;
        if asset.output.ends_with(".html") && stamp.size <= LARGEST_PAGE {
            return Ok(PreviewFile::in_memory(there.bytes()?));
        }
        let hash = blake3::hash(format!("{} {stamp:?}", asset.path).as_bytes());
        Ok(PreviewFile {
            hash,
            source: FileSource::Disk(there.into()),
        })
    }
}
