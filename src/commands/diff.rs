//! `factpress diff`: lists what a build would change for readers, and writes nothing.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::ExitStatus;
use super::arguments::{ChangesFormat, DiffOptions};
use super::checking::with_theme;
use super::console::Console;
use super::summary::summary;
use crate::Options;
use crate::base::date::Day;
use crate::base::progress::NoProgress;
use crate::check::external::{Baseline, BaselineOutcome, External};
use crate::disk::{self, DiskError, PublicAt};
use crate::model::site::Site;
use crate::plan::{Addresses, PublishedEntry, PublishedRecord, changes, texts_by_hash};
use crate::report::{ChangeList, Report};
use crate::understand;

/// What a look at the content gives.
enum Look {
    /// Something is wrong with the content or the theme.
    Errors(Report),
    /// What is public cannot be read.
    Unknown(String),
    /// What changes.
    Changes(ChangeList),
}

/// Runs the command.
pub fn run(options: &DiffOptions, console: &Console) -> ExitStatus {
    match look(options, console) {
        Ok(Look::Changes(list)) => {
            match options.format {
                ChangesFormat::Text => console.print(&list.text()),
                ChangesFormat::Markdown => console.print(&list.markdown()),
                ChangesFormat::Json => console.say(&list.json()),
            }
            ExitStatus::Done
        }
        Ok(Look::Errors(report)) => {
            console.eprint(&report.human(console.colour()));
            console.eprint(&format!("{}\n", summary(&report)));
            ExitStatus::Errors
        }
        Ok(Look::Unknown(why)) => {
            console.eprint(&format!("error: {why}\n"));
            ExitStatus::IoError
        }
        Err(error) => {
            console.eprint(&format!("error: {error}\n"));
            ExitStatus::from(&error)
        }
    }
}

fn look(options: &DiffOptions, console: &Console) -> Result<Look, DiskError> {
    let root = &options.root;
    let (content, found, library) = disk::content(root)?;
    let asked = Options {
        today: options.today,
        now: console.when(),
        ..Options::default()
    };
    let library = library.with_cache(Console::is_in_ci())?;
    let understood = understand(&content, &library, found, &asked, &NoProgress)?;
    let url = understood.site.as_ref().map(|site| &site.settings.url);
    let today = understood.findings.today.as_ref().map(|today| today.day);
    let external = disk::external(root, &options.public(), &options.public_at(), url, today)?;
    let (site, report) = with_theme(root, understood.checked(&external, &library))?;
    let Some(site) = site.filter(|_| report.errors() == 0) else {
        return Ok(Look::Errors(report));
    };
    let External {
        public, baseline, ..
    } = external;
    if let BaselineOutcome::Unclear { why, fetched: None } = &baseline.outcome {
        let place = &baseline.place;
        return Ok(Look::Unknown(format!("could not read {place}: {why}")));
    }
    let record = public.map(|public| public.record).unwrap_or_default();
    let before = folder(options).map(|folder| disk::published_texts(&folder, &paths(&site)));
    Ok(Look::Changes(list(
        &site,
        today,
        (&record, &baseline),
        &before.unwrap_or_default(),
    )))
}

/// What changes on a site, whose public texts are known by their hashes as far as they are there.
fn list(
    site: &Site,
    today: Option<Day>,
    (record, baseline): (&PublishedRecord, &Baseline),
    before: &BTreeMap<String, String>,
) -> ChangeList {
    let place = baseline.place.clone();
    let compared = baseline
        .words()
        .unwrap_or_else(|| format!("the first publication (no public record in {place})"));
    let day = record.last_day();
    let states = today.map(|day| PublishedEntry::all_of(site, day));
    let now = texts_by_hash(site);
    let text_of = |hash: &str| now.get(hash).or_else(|| before.get(hash)).cloned();
    let language = site.settings.first_language();
    ChangeList {
        place,
        compared,
        day,
        changes: changes(record, &states.unwrap_or_default(), language, text_of),
    }
}

/// The folder with which the content is compared, if it is one.
fn folder(options: &DiffOptions) -> Option<PathBuf> {
    match options.public_at() {
        PublicAt::Output => Some(options.public()),
        PublicAt::Named(place) if !place.contains("://") => Some(PathBuf::from(place)),
        PublicAt::Named(_) | PublicAt::Site | PublicAt::Usual => None,
    }
}

/// The paths of `claims.json` in each language.
fn paths(site: &Site) -> Vec<String> {
    let languages = site.settings.languages.0.iter();
    let files = languages.filter_map(|language| {
        let addresses = Addresses::new(&site.settings, language.as_str());
        addresses.file("claims.json")
    });
    files.map(|file| file.output_path()).collect()
}
