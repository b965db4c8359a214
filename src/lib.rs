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
//! Data flows one way. Each value is made by one function and never changed; each step hands its
//! diagnostics down beside its value and never stops at the first mistake. The thirteen rooms below
//! stand in reading order, and a room uses only those above it (`tests/features/law.rs` holds
//! that). docs/ARCHITECTURE.md walks through the house.

// What everything else is said in.
pub mod base;
pub mod yaml;

// From files to a site that is right.
pub mod content;
pub mod model;
pub mod report;
pub mod plan;
pub mod check;

// From a site to pages.
pub mod theme;
pub mod view;

// For those who write.
pub mod authoring;

// From pages to the world.
pub mod build;
pub mod disk;
pub mod commands;

pub use crate::build::{BuildError, Built, build, rebuild};

use std::collections::BTreeMap;

use crate::base::address::BaseUrl;
use crate::base::date::{Day, Now, Today, Zone};
use crate::base::diagnostic::{Diagnostic, Level};
use crate::base::progress::{NoProgress, Progress};
use crate::check::external::External;
use crate::content::{Content, TextSource};
use crate::model::reading::{self, Reading};
use crate::model::settings::Settings;
use crate::model::site::{Showing, Site};
use crate::plan::Plan;
use crate::report::{Levels, Report, Texts};

/// How a site is to be understood.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Where the site stands, instead of what `site.yaml` says.
    pub base_url: Option<BaseUrl>,
    /// Lets held documents through.
    pub drafts: bool,
    /// Makes every warning an error.
    pub strict: bool,
    /// Judges what is not public yet as it will be: lets documents through whose day of publication
    /// is still to come, and asks of held ones that are let through what is asked of published
    /// ones.
    pub rehearse: bool,
    /// The day that counts as today, where somebody names it.
    pub today: Option<Day>,
    /// The point in time that says which day counts as today, where nobody names it; without both
    /// it is the newest day in the content, and nothing is still to come.
    pub now: Option<Now>,
}

impl Options {
    /// The day that counts as today, for a publication in this zone, as far as anybody said.
    #[must_use]
    pub fn day_in(&self, zone: Option<&Zone>) -> Option<Today> {
        self.today
            .map(Today::from)
            .or_else(|| self.now.as_ref()?.today(zone))
    }
}

/// Content that has been understood and checked.
#[derive(Debug)]
pub struct Checked {
    /// The site, when nothing is wrong with it that would keep it from being published.
    pub site: Option<Site>,
    /// Everything that was found.
    pub report: Report,
    /// What is asked of the theme, even when something is wrong; `None` when the settings cannot be
    /// read.
    pub theme: Option<ThemeChoice>,
}

/// Content that has been understood, and not checked yet.
#[derive(Debug)]
pub struct Understood {
    /// All that could be joined; `None` when the settings cannot be read.
    pub site: Option<Site>,
    /// What was found on the way.
    pub findings: Findings,
    /// What is asked of the theme, even when something is wrong; `None` when the settings cannot be
    /// read.
    pub theme: Option<ThemeChoice>,
}

/// What was found in content, and how it is to be weighed.
#[derive(Debug)]
pub struct Findings {
    diagnostics: Vec<Diagnostic>,
    levels: Levels,
    /// The day that counts as today.
    pub today: Option<Today>,
    rehearses: bool,
}

/// What a publication asks of its theme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ThemeChoice {
    /// The theme's name.
    pub name: String,
    /// The languages that it must have words for.
    pub languages: Vec<String>,
}

/// Understands content that came with its bytes, and checks it: all mistakes of all files at once.
///
/// `found` are the diagnostics with which the content came.
#[must_use]
pub fn check(content: &Content, found: Vec<Diagnostic>, options: &Options) -> Checked {
    match check_in(content, content, found, options, &NoProgress) {
        Ok(checked) => checked,
        Err(never) => match never {},
    }
}

/// Understands content whose texts are in a text source, and checks it.
///
/// # Errors
///
/// When the source cannot read a text.
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

/// Understands content whose texts are in a text source.
///
/// # Errors
///
/// When the source cannot read a text.
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
        settings.url = base_url.clone();
    }
    let levels = Levels::new(check::levels(&settings), options.strict);
    let reading = Reading::new(content, library, &settings.url, settings.first_language())?;
    progress.stage("join");
    let today = options.day_in(settings.timezone.as_ref());
    let showing = Showing {
        drafts: options.drafts,
        planned: options.rehearse,
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

/// What is understood of content whose settings cannot be read: without them there is no site, and
/// the other files' own mistakes are shown all the same.
fn without_settings<L: TextSource>(
    content: &Content,
    library: &L,
    mut diagnostics: Vec<Diagnostic>,
    options: &Options,
) -> Result<Understood, L::Error> {
    if let Ok(base) = BaseUrl::parse("https://site.invalid") {
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

impl ThemeChoice {
    fn of(settings: &Settings) -> Self {
        let languages = settings.languages.0.iter();
        Self {
            name: settings.theme_name().to_owned(),
            languages: languages
                .map(|language| language.as_str().to_owned())
                .collect(),
        }
    }
}

impl Understood {
    /// The same checked, with what is to be known from outside of the content.
    #[must_use]
    pub fn checked(self, external: &External, texts: &impl Texts) -> Checked {
        let Self {
            site,
            findings,
            theme,
        } = self;
        let report = findings.report(site.as_ref().map(Plan::new).as_ref(), external, texts);
        Checked {
            site: site.filter(|_| report.errors() == 0),
            report,
            theme,
        }
    }
}

impl Findings {
    /// Everything that was found, with what the rules find in a plan of the site, at its places in
    /// the texts.
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
            let complete = plan.site.whole
                && diagnostics
                    .iter()
                    .all(|found| found.rule.level != Level::Deny);
            let context = check::RuleContext {
                site: plan.site,
                index: &plan.index,
                plan,
                external,
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
