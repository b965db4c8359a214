//! One attempt to publish: look, read, check, make, publish, remember.

use std::sync::Arc;
use std::time::SystemTime;

use super::last_build::{BuildRecord, LastBuild};
use super::{Failure, Publication, PublicationOutcome, SiteCounts};
use crate::base::progress::Progress;
use crate::build::page_cache::PageCache;
use crate::build::publish::WrittenFile;
use crate::build::render;
use crate::check::external::External;
use crate::disk::{
    self, CompressedFiles, DiskError, DiskLibrary, Finished, Inputs, Output, OutputFiles, Stamp,
};
use crate::model::site::Site;
use crate::plan::Plan;
use crate::report::Report;
use crate::theme::Theme;
use crate::{Built, Findings, ThemeChoice, Understood, rebuild, understand};

/// Publishes once; with `remembers`, the cache of texts is used.
///
/// # Errors
///
/// As for [`Publication::publish`], and [`Failure::Lost`] if the cache of bodies changed meanwhile.
pub fn run(
    publication: &Publication<'_>,
    remembers: bool,
    progress: &dyn Progress,
) -> Result<PublicationOutcome, Failure> {
    let (attempt, LeftBehind { files, record }) = Attempt::look(publication, progress)?;
    if let Some(record) = attempt.nothing_changed(record, &files) {
        Output::clear_leftovers(publication.output)?;
        return Ok(PublicationOutcome::as_before(record));
    }
    let read = attempt.read(remembers)?;
    let external = read.external;
    let (texts, page_cache) = ((&external, read.library), read.page_cache);
    let Understood {
        site,
        findings,
        theme,
    } = read.understood;
    let Some(site) = site else {
        let (_, _, report) = attempt.check(None, findings, theme, texts)?;
        return Ok(PublicationOutcome::not(report));
    };
    let (plan, theme, report) = attempt.check(Some(&site), findings, theme, texts)?;
    let Some((plan, theme)) = plan.zip(theme) else {
        return Ok(PublicationOutcome::not(report));
    };
    let output = attempt.open(files)?;
    let page_cache = if output.broke_off() {
        PageCache::default()
    } else {
        page_cache
    };
    let built = rebuild(plan, &theme, &output, &page_cache, progress);
    match built {
        Ok(built) => {
            progress.stage("publish");
            drop(page_cache);
            attempt.finish(site, built, output, report, external.baseline.words())
        }
        Err(error) => {
            let faults = render::faults(error.of_templates()?);
            Ok(PublicationOutcome::not(report.and(theme.report(faults))))
        }
    }
}

/// An attempt, and the inputs that it found.
struct Attempt<'p> {
    publication: &'p Publication<'p>,
    progress: &'p dyn Progress,
    last_build: LastBuild,
    inputs: Inputs,
    compared: Vec<Option<Stamp>>,
}

/// The files and the record of the last build, each with the time at which it was stored.
struct LeftBehind {
    files: (OutputFiles, SystemTime),
    record: Option<(BuildRecord, SystemTime)>,
}

/// The content as it was read, and the public site with which it is compared.
struct ReadContent {
    understood: Understood,
    library: DiskLibrary,
    external: External,
    page_cache: PageCache,
}

impl<'p> Attempt<'p> {
    /// Finds the inputs, and reads what the last build left.
    fn look(
        publication: &'p Publication<'p>,
        progress: &'p dyn Progress,
    ) -> Result<(Self, LeftBehind), DiskError> {
        progress.stage("look");
        let last_build = LastBuild::of(publication)?;
        let left = || rayon::join(|| last_build.files(), || last_build.record());
        let (inputs, (files, record)) = rayon::join(|| Inputs::look(publication.root), left);
        let attempt = Self {
            publication,
            progress,
            inputs: inputs?,
            compared: publication.compared(),
            last_build,
        };
        Ok((attempt, LeftBehind { files, record }))
    }

    /// The record of the last build, if neither its inputs nor its output have changed: then there
    /// is nothing to do, and the report is the same.
    fn nothing_changed(
        &self,
        record: Option<(BuildRecord, SystemTime)>,
        (files, then): &(OutputFiles, SystemTime),
    ) -> Option<BuildRecord> {
        let publication = self.publication;
        let (record, when) = record.filter(|_| !publication.verify)?;
        let today = publication.options.day_in(record.zone.as_ref());
        // What is public elsewhere may have changed, and nobody knows before it is fetched.
        if publication.public_at.is_elsewhere() {
            return None;
        }
        let same = record.options == publication.fingerprint()
            && record.day == today.map(|today| today.day)
            && record.manifest == files.manifest()
            && record.compared == self.compared
            && record.inputs == self.inputs
            && !self.inputs.are_doubtful(when);
        (same && files.are_unchanged(publication.output, *then)).then_some(record)
    }

    /// Reads the content, and at the same time the public site with which it is compared.
    fn read(&self, remembers: bool) -> Result<ReadContent, DiskError> {
        let Publication {
            root,
            options,
            verify,
            ..
        } = self.publication;
        let (content, found, library) = disk::content_of(root, &self.inputs)?;
        let library = if remembers {
            library.with_cache(*verify)?
        } else {
            library
        };
        let url = self.publication.site_url(&content, &library)?;
        let today = options.day_in(None).map(|today| today.day);
        let beside = || {
            let (output, at) = (self.publication.public(), &self.publication.public_at);
            (
                self.last_build.page_cache(),
                disk::external(root, &output, at, url.as_ref(), today),
            )
        };
        let (understood, (page_cache, external)) = rayon::join(
            || understand(&content, &library, found, options, self.progress),
            beside,
        );
        let mut external = external?;
        if let Some(refusal) = external.baseline.refusal() {
            return Err(DiskError::Refused(refusal));
        }
        let understood = understood?;
        let site = understood.site.as_ref();
        if let Some(theme) = site.and_then(|site| site.settings.theme_of_pictures()) {
            external.share_fonts = disk::load_share_fonts(root, theme)?;
        }
        Ok(ReadContent {
            understood,
            library,
            external,
            page_cache,
        })
    }

    /// Checks a site and loads its theme; gives the plan and the theme only if there are no errors.
    fn check<'s>(
        &self,
        site: Option<&'s Site>,
        findings: Findings,
        theme: Option<ThemeChoice>,
        (external, library): (&External, DiskLibrary),
    ) -> Result<(Option<Plan<'s>>, Option<Theme>, Report), DiskError> {
        self.progress.stage("check");
        let today = findings.today.as_ref().map(|today| today.day);
        let check = || {
            let before = external.public.as_ref();
            let before = before.map(|public| Arc::clone(&public.record));
            let plan =
                site.map(|site| Plan::new(site).continuing(before.unwrap_or_default(), today));
            let levels = findings.levels();
            let report = findings.report(plan.as_ref(), external, &library);
            (plan, (report, levels))
        };
        let load = || {
            theme
                .map(|choice| disk::load_theme(self.publication.root, &choice))
                .transpose()
        };
        let ((plan, (report, levels)), theme) = rayon::join(check, load);
        let (report, theme) = report.and_of(theme?);
        let report = match &theme {
            Some(theme) => report.and(theme.unused(&levels)),
            None => report,
        };
        let plan = plan.filter(|_| report.errors() == 0);
        Ok((plan, theme, report))
    }

    /// Opens the output, which gets the notes of the last build on its files, if these can be
    /// trusted.
    fn open(&self, (files, then): (OutputFiles, SystemTime)) -> Result<Output, DiskError> {
        self.progress.stage("open");
        self.progress.begins_to_write();
        let publication = self.publication;
        let output = Output::open_for(publication.root, publication.output, publication.readers())?;
        Ok(if publication.verify {
            output
        } else {
            output.knowing(files, then)
        })
    }

    /// Copies the site's assets, moves everything in, and stores what saves the next build work.
    fn finish(
        self,
        site: Site,
        built: Built,
        output: Output,
        report: Report,
        compared_with: Option<String>,
    ) -> Result<PublicationOutcome, Failure> {
        let Built {
            mut puts,
            page_cache,
        } = built;
        let pages = pages_among(&puts);
        let copied = self.last_build.copied();
        let (laid_out, copied) =
            output.copy_knowing(self.publication.root, &site.assets, &copied)?;
        puts.extend(laid_out);
        let compressed = if self.publication.options.compress {
            self.progress.stage("compress");
            let (packed, compressed) = output.compress(&puts, &self.last_build.compressed())?;
            puts.extend(packed);
            compressed
        } else {
            CompressedFiles::default()
        };
        let site_counts = SiteCounts::of(&site, pages, puts.len());
        if !self.progress.goes_on() {
            return Err(Failure::Stopped);
        }
        let zone = site.settings.timezone.clone();
        let today = self.publication.options.day_in(zone.as_ref());
        // The page cache describes what was made, whether or not it can be moved in.
        let set_aside = || (drop(site), self.last_build.keep_page_cache(&page_cache));
        let (finished, _) = rayon::join(|| output.finish_and_tell(&puts), set_aside);
        let Finished {
            counts,
            files,
            left_alone,
        } = finished?;
        self.progress.stage("remember");
        let record = BuildRecord {
            options: self.publication.fingerprint(),
            zone,
            day: today.map(|today| today.day),
            inputs: self.inputs,
            manifest: files.manifest(),
            compared: self.compared,
            compared_with,
            site_counts,
            report,
        };
        let is_kept = record.says_the_same_again(&left_alone);
        self.last_build
            .keep((&copied, &compressed), &files, is_kept.then_some(&record));
        Ok(PublicationOutcome {
            report: record.report,
            done: Some((site_counts, counts)),
            compared: record.compared_with,
            left_alone,
        })
    }
}

/// How many of these files are pages.
#[must_use]
pub fn pages_among(puts: &[WrittenFile]) -> usize {
    let pages = puts.iter().filter(|put| put.path.ends_with(".html"));
    pages.count()
}
