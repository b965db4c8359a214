//! factpress turns Markdown files with YAML claim front matter into a static site of fact-check
//! explainers.
//!
//! ```text
//!  content/ ==disk==> Content --reading--> MarkdownDocument* --> Reading (people, sources, claims, explainers, each by itself)
//!                                                                   | join                       (all together, once)
//!                                                                   v
//!                                                                  Site --check--> Diagnostic*
//!                                                                   | plan                       (an address for every page)
//!                                                                   v
//!  themes/  ==disk==> Theme ------------------------render-----> Page* --> File* --publish--> public/
//! ```
//!
//! Data flows one way. One function makes each value, and nothing changes it afterwards. Each step
//! returns its diagnostics beside its value, and none stops at the first mistake. A room uses only
//! those that are declared above it, as `tests/features/law.rs` checks (docs/ARCHITECTURE.md).

// What every other room uses.
pub mod base;
pub mod yaml;

// From files to a site without mistakes.
pub mod content;
pub mod copy;
pub mod model;
pub mod report;
pub mod plan;
pub mod check;

// From a site to pages.
pub mod theme;
pub mod view;

// For authors.
pub mod authoring;

// From pages to the world.
pub mod build;
pub mod disk;
pub mod commands;

pub use crate::build::{BuildError, Built, build, rebuild};
pub use crate::model::theme_choice::ThemeChoice;

use std::collections::BTreeMap;

use crate::base::address::BaseUrl;
use crate::base::date::{Day, Now, Today, Zone};
use crate::base::diagnostic::{Diagnostic, Level};
use crate::base::progress::{NoProgress, Progress};
use crate::check::external::External;
use crate::content::{Content, TextSource};
use crate::model::reading::{self, Reading};
use crate::model::site::{Showing, Site};
use crate::plan::Plan;
use crate::report::{Levels, Report, Texts};

/// How content is read and judged.
#[derive(Debug, Clone, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch")]
pub struct Options {
    /// The URL of the site, instead of the one in `site.yaml`.
    pub base_url: Option<BaseUrl>,
    /// Includes held documents.
    pub drafts: bool,
    /// Makes every warning an error.
    pub strict: bool,
    /// Asks search engines to leave all pages out, as in a preview of a change on its way.
    pub preview: bool,
    /// Adds compressed copies of texts to the output.
    pub compress: bool,
    /// Judges what is not public yet as it will be: includes documents whose day of publication is
    /// in the future, and checks held ones that are included by the rules for published ones.
    pub rehearse: bool,
    /// The day that counts as today, if somebody names it.
    pub today: Option<Day>,
    /// The point in time that gives the day that counts as today, if nobody names it. Without both,
    /// today is the newest day in the content, and nothing is in the future.
    pub now: Option<Now>,
}

impl Options {
    /// The day that counts as today for a publication in this zone; `None` if the options do not
    /// tell it.
    #[must_use]
    pub fn day_in(&self, zone: Option<&Zone>) -> Option<Today> {
        self.today
            .map(Today::from)
            .or_else(|| self.now.as_ref()?.today(zone))
    }
}

/// Content that has been joined into a site and checked.
#[derive(Debug)]
pub struct Checked {
    /// The site; `None` if an error keeps it from being published.
    pub site: Option<Site>,
    /// Everything that was found.
    pub report: Report,
    /// What the publication asks of its theme, even if something is wrong; `None` if the settings
    /// cannot be read.
    pub theme: Option<ThemeChoice>,
    /// How much each rule matters, for what is found in the theme.
    pub levels: Levels,
}

/// Content that has been joined into a site, but not checked yet.
#[derive(Debug)]
pub struct Understood {
    /// Everything that could be joined; `None` if the settings cannot be read.
    pub site: Option<Site>,
    /// What was found on the way.
    pub findings: Findings,
    /// What the publication asks of its theme, even if something is wrong; `None` if the settings
    /// cannot be read.
    pub theme: Option<ThemeChoice>,
}

/// What was found in content, and the levels that decide how much it matters.
#[derive(Debug)]
pub struct Findings {
    diagnostics: Vec<Diagnostic>,
    levels: Levels,
    /// The day that counts as today.
    pub today: Option<Today>,
    rehearses: bool,
}

/// Joins content that is in memory into a site, and checks it: all mistakes of all files at once.
///
/// `found` are the diagnostics that were found while the content was loaded.
#[must_use]
pub fn check(content: &Content, found: Vec<Diagnostic>, options: &Options) -> Checked {
    let Ok(checked) = check_in(content, content, found, options, &NoProgress);
    checked
}

/// Joins content whose texts are in a text source into a site, and checks it.
///
/// # Errors
///
/// If the source cannot read a text.
pub fn check_in<L: TextSource>(
    content: &Content,
    library: &L,
    found: Vec<Diagnostic>,
    options: &Options,
    progress: &dyn Progress,
) -> Result<Checked, L::Error> {
    let understood = understand(content, library, found, options, progress)?;
    progress.stage("check");
    Ok(understood.checked(&External::default(), library))
}

/// Joins content whose texts are in a text source into a site.
///
/// # Errors
///
/// If the source cannot read a text.
pub fn understand<L: TextSource>(
    content: &Content,
    library: &L,
    found: Vec<Diagnostic>,
    options: &Options,
    progress: &dyn Progress,
) -> Result<Understood, L::Error> {
    progress.stage("read");
    let mut diagnostics = found;
    let (settings, faults) = reading::settings(content, library)?;
    diagnostics.extend(faults);
    let Some(mut settings) = settings else {
        return without_settings(content, library, diagnostics, options);
    };
    let theme = ThemeChoice::of(&settings);
    if let Some(base_url) = &options.base_url {
        settings.move_to(base_url.clone());
    }
    let levels = Levels::new(check::levels(&settings), options.strict);
    let reading = Reading::new(content, library, &settings.url, settings.first_language())?;
    // Reading comes before joining, so that ids of unreadable texts do not count as missing.
    progress.stage("join");
    let today = options.day_in(settings.timezone.as_ref());
    let showing = Showing {
        drafts: options.drafts,
        planned: options.rehearse,
        preview: options.preview,
        today: today.clone(),
    };
    let (site, faults) = Site::join(settings, reading, content.assets.clone(), &showing);
    diagnostics.extend(faults);
    let findings = Findings {
        diagnostics,
        levels: levels.with_exceptions(check::exceptions(&site)),
        today: today.or_else(|| site.newest_day().map(Today::from)),
        rehearses: options.rehearse,
    };
    Ok(Understood {
        site: Some(site),
        findings,
        theme: Some(theme),
    })
}

/// The result for content whose settings cannot be read: without them there is no site, but the
/// mistakes in the other files are reported all the same.
fn without_settings<L: TextSource>(
    content: &Content,
    library: &L,
    mut diagnostics: Vec<Diagnostic>,
    options: &Options,
) -> Result<Understood, L::Error> {
    if let Ok(base) = BaseUrl::parse("https://site.invalid") {
        // Only diagnostics are kept, so any address and language will do.
        diagnostics.extend(Reading::new(content, library, &base, "en")?.diagnostics);
    }
    let findings = Findings {
        diagnostics,
        levels: Levels::new(BTreeMap::new(), options.strict),
        today: options.day_in(None),
        rehearses: options.rehearse,
    };
    Ok(Understood {
        site: None,
        findings,
        theme: None,
    })
}

impl Understood {
    /// Checks it, with what the rules need from outside the content.
    #[must_use]
    pub fn checked(self, external: &External, texts: &impl Texts) -> Checked {
        let Self {
            site,
            findings,
            theme,
        } = self;
        let levels = findings.levels();
        let report = findings.report(site.as_ref().map(Plan::new).as_ref(), external, texts);
        Checked {
            site: site.filter(|_| report.errors() == 0),
            report,
            theme,
            levels,
        }
    }
}

impl Findings {
    /// How much each rule matters.
    #[must_use]
    pub fn levels(&self) -> Levels {
        self.levels.clone()
    }

    /// The report of everything that was found and of what the rules find in a plan of the site,
    /// each at its place in the texts.
    #[must_use]
    pub fn report(
        self,
        plan: Option<&Plan<'_>>,
        external: &External,
        texts: &impl Texts,
    ) -> Report {
        let Self {
            mut diagnostics,
            levels,
            today,
            rehearses,
        } = self;
        if let Some(plan) = plan {
            // An address that seems to have vanished may be that of a page that could not be read.
            let is_denied = |found: &Diagnostic| found.rule.level == Level::Deny;
            let complete = plan.site.whole && !diagnostics.iter().any(is_denied);
            let histories = external.histories(plan.site);
            let context = check::RuleContext {
                site: plan.site,
                index: &plan.index,
                plan,
                external,
                histories: histories.as_ref(),
                texts,
                complete,
                today: today.as_ref(),
                rehearses,
            };
            let (clashes, rules) = rayon::join(|| plan.check(), || check::all(context));
            diagnostics.extend(clashes);
            diagnostics.extend(rules);
        }
        Report::new(texts, diagnostics, &levels)
    }
}
