//! factpress turns Markdown files with YAML claim front matter into a static site of fact-check explainers.
//!
//! ```text
//!  content/ ==disk==> Content --reading--> Document* --> Reading (people, sources, claims, explainers, each by itself)
//!                                                           | join                       (all together, once)
//!                                                           v
//!                                                          Site --check--> Diagnostic*
//!                                                           | plan                       (an address for every page)
//!                                                           v
//!  themes/  ==disk==> Theme ----------------render-----> Page* --> File* --publish--> public/
//! ```
//!
//! Data flows one way. Each value is made by one function and never changed; each step hands its diagnostics down
//! beside its value and never stops at the first mistake. The modules below stand in reading order, and a module uses
//! only those above it (the law of floors, which `tests/features/law.rs` holds). docs/ARCHITECTURE.md walks through the house.

// Words
pub mod text;
pub mod typography;
pub mod date;
pub mod address;
pub mod diagnostic;
pub mod yaml;
pub mod record;
pub mod register;

// In
pub mod content;
pub mod document;
pub mod prose;

// Meaning
pub mod scale;
pub mod person;
pub mod source;
pub mod claim;
pub mod explainer;
pub mod standing;
pub mod settings;
pub mod reading;
pub mod report;

// Together
pub mod site;

// Out
pub mod picture;
pub mod theme;
pub mod search;
pub mod page;

// Right?
pub mod check;

// Onto paper
pub mod render;
pub mod gallery;
pub mod publish;

// World
pub mod disk;
pub mod command;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::address::{Address, BaseUrl};
use crate::content::Content;
use crate::date::Day;
use crate::diagnostic::Diagnostic;
use crate::page::{Drawing, Edition, Index, Page, Plan};
use crate::publish::{Put, Shelf};
use crate::reading::Reading;
use crate::render::{File, Press, Printed, RenderError};
use crate::report::{Levels, Report};
use crate::site::Site;
use crate::theme::Theme;

/// How a site is to be understood.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Where the site stands, instead of what `site.yaml` says.
    pub base_url: Option<BaseUrl>,
    /// Lets held documents through.
    pub drafts: bool,
    /// Makes every warning an error.
    pub strict: bool,
    /// The day that counts as today; the newest day in the content when absent.
    pub today: Option<Day>,
}

/// Content that has been understood and checked.
#[derive(Debug)]
pub struct Checked {
    /// The site, when nothing is wrong with it that would keep it from being published.
    pub site: Option<Site>,
    /// Everything that was found.
    pub report: Report,
    /// What is asked of the theme, even when something is wrong; nothing when the settings cannot be read.
    pub theme: Option<ThemeChoice>,
}

/// What a publication asks of its theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeChoice {
    /// The theme's name.
    pub name: String,
    /// The languages that it must have words for.
    pub languages: Vec<String>,
}

/// Understands content and checks it: all mistakes of all files at once.
///
/// `found` are the diagnostics with which the content came.
#[must_use]
pub fn check(content: &Content, found: Vec<Diagnostic>, options: &Options) -> Checked {
    let mut diagnostics = found;
    let (settings, faults) = reading::settings(content);
    diagnostics.extend(faults);
    let Some(mut settings) = settings else {
        // Without settings there is no site, and the other files' own mistakes are shown all the same.
        diagnostics.extend(
            BaseUrl::parse("https://site.invalid")
                .map_or_else(|_| Vec::new(), |base| Reading::new(content, &base, "en").diagnostics),
        );
        let report = Report::new(content, diagnostics, &Levels::new(BTreeMap::new(), options.strict));
        return Checked { site: None, report, theme: None };
    };
    let theme = ThemeChoice {
        name: settings.theme_name().to_owned(),
        languages: settings.languages.0.iter().map(|language| language.as_str().to_owned()).collect(),
    };
    if let Some(base_url) = &options.base_url {
        settings.url = base_url.clone();
    }
    let levels = Levels::new(check::levels(&settings), options.strict);
    let reading = Reading::new(content, &settings.url, settings.first_language());
    let (site, faults) = Site::join(settings, reading, content.assets.clone(), options.drafts);
    diagnostics.extend(faults);
    let index = Index::new(&site);
    let plan = Plan::new(&site, &index);
    diagnostics.extend(plan.check());
    let today = options.today.or_else(|| site.newest_day());
    diagnostics.extend(check::all(check::View { site: &site, index: &index, plan: &plan, today }));
    let report = Report::new(content, diagnostics, &levels);
    drop((plan, index));
    Checked { site: (report.errors() == 0).then_some(site), report, theme: Some(theme) }
}

/// Why a site that is right could not be published.
#[derive(Debug)]
pub enum BuildError<E> {
    /// The theme has no words for this language.
    NoWords(String),
    /// Templates failed, on these pages, in the pages' order.
    Render(Vec<RenderError>),
    /// The shelf failed.
    Shelf(E),
}

/// Makes every page of a site and hands each to the shelf as it is made; gives what the shelf did, in the pages' order.
///
/// `progress` is told after each page how many there are in all; it may be called from several threads at once.
///
/// # Errors
///
/// The first failure of the shelf in the order of the pages, or else every failure of a template; files handed over are
/// the shelf's to forget.
pub fn build<S: Shelf>(
    site: &Site,
    theme: &Theme,
    shelf: &S,
    progress: &(dyn Fn(usize) + Sync),
) -> Result<Vec<Put>, BuildError<S::Error>> {
    let index = Index::new(site);
    let mut editions = Vec::new();
    for language in &site.settings.languages.0 {
        let edition = Edition::new(site, &index, theme, language.as_str());
        editions.push(edition.ok_or_else(|| BuildError::NoWords(language.as_str().to_owned()))?);
    }
    let plan = Plan::new(site, &index);
    let press = Press::new(theme, &editions);
    let puts: Vec<Result<Vec<Put>, BuildError<S::Error>>> = plan
        .pages
        .par_iter()
        .map(|page| {
            let failed = |error| BuildError::Render(vec![error]);
            let Printed { file, picture } = press.render(page, &plan).map_err(failed)?;
            let mut puts = vec![shelf.put(file).map_err(BuildError::Shelf)?];
            if let Some(picture) = picture {
                puts.push(hang(page, &picture, &press, shelf)?);
            }
            progress(plan.pages.len());
            Ok(puts)
        })
        .collect();
    let mut done = Vec::with_capacity(puts.len());
    let mut failed = Vec::new();
    for made in puts {
        match made {
            Ok(puts) => done.extend(puts),
            Err(BuildError::Render(errors)) => failed.extend(errors),
            Err(error) => return Err(error),
        }
    }
    if !failed.is_empty() {
        return Err(BuildError::Render(failed));
    }
    for edition in &editions {
        let put = |address: Address, bytes| shelf.put(File { path: address.output_path(), bytes });
        done.extend(page::search_index(edition, put).map_err(BuildError::Shelf)?);
    }
    for file in render::theme_files(theme) {
        done.push(shelf.put(file).map_err(BuildError::Shelf)?);
    }
    Ok(done)
}

/// Makes the picture of a page, unless the shelf has it from before: making one costs more than many pages.
fn hang<S: Shelf>(
    page: &Page<'_>,
    picture: &Drawing,
    press: &Press<'_>,
    shelf: &S,
) -> Result<Put, BuildError<S::Error>> {
    match shelf.kept(&picture.address.output_path()).map_err(BuildError::Shelf)? {
        Some(put) => Ok(put),
        None => shelf
            .put(press.draw(page, picture).map_err(|error| BuildError::Render(vec![error]))?)
            .map_err(BuildError::Shelf),
    }
}
