//! What `check` and `check --fix` have in common: their options, what they look at, and how they
//! report it.

use std::path::Path;

use super::ExitStatus;
use super::arguments::CheckOptions;
use super::console::{Console, WorkStart};
use super::links::links;
use super::summary::{count, left_out_of, summary};
use crate::check::external::{External, Links, Unread};
use crate::disk::{self, DiskError};
use crate::model::site::Site;
use crate::report::Report;
use crate::{Checked, Options};

/// With what the content was compared, for people.
#[derive(Debug)]
pub struct ComparedWith {
    /// A line for each copy with which quotations could not be compared.
    unread: String,
    /// What is public, in words.
    published: Option<String>,
    /// What the addresses of others lead to, in words.
    links: Option<String>,
}

impl ComparedWith {
    /// The words about what is known beside the content.
    pub fn of(external: &External) -> Self {
        Self {
            unread: unread(external),
            published: external.baseline.words(),
            links: external.links.words(),
        }
    }

    /// The lines on what could not be compared and on addresses, for logs that are read by people
    /// too.
    pub fn lines(&self) -> String {
        format!("{}{}", self.unread, self.links())
    }

    /// The line on the addresses of others; empty if nobody asked.
    fn links(&self) -> String {
        let links = self.links.as_ref();
        links.map_or_else(String::new, |links| format!("{links}\n"))
    }

    /// What is public, as the end of the first part of a summary.
    fn published(&self) -> String {
        let words = self.published.as_ref();
        words.map_or_else(String::new, |words| format!(", {words}"))
    }
}

/// Tells a person what was found since the work began.
pub fn tell(
    site: Option<Site>,
    report: &Report,
    compared: &ComparedWith,
    began: &WorkStart,
    console: &Console,
) -> ExitStatus {
    console.print(&report.human(console.colours_output()));
    let fixes = count(report.fixable(), "mistake");
    if report.fixable() > 0 {
        console.say(&format!("`factpress check --fix` can fix {fixes}"));
    }
    let Some(site) = site.filter(|_| report.errors() == 0) else {
        console.print(&compared.links());
        console.say(&summary(report));
        return ExitStatus::Errors;
    };
    console.print(&left_out_of(site.left_out()));
    console.print(&compared.lines());
    let claims = count(site.claims.len(), "claim");
    let sources = count(site.sources.len(), "source");
    console.say(&format!(
        "Checked {claims} and {sources} in {}{}: {}",
        console.since(began),
        compared.published(),
        summary(report)
    ));
    ExitStatus::Done
}

/// How the site is to be understood: what is planned, and what is held back where it is let
/// through, as if it were published.
pub fn asked(options: &CheckOptions, console: &Console) -> Options {
    Options {
        rehearse: true,
        ..options.site.options(None, console.when())
    }
}

/// A line for each copy with which quotations could not be compared.
fn unread(external: &External) -> String {
    let unread = external.copies.0.iter().filter_map(|(id, compared)| {
        let Unread { quotations, what } = compared.unread.as_ref()?;
        let were = if *quotations == 1 { "was" } else { "were" };
        Some(format!(
            "{} {were} not compared: the copy of `{id}` is {what}\n",
            count(*quotations, "quotation")
        ))
    });
    unread.collect()
}

/// What is to be known beside the content: what is public, what the copies of the site's sources
/// say, and what the addresses of others lead to.
pub fn external(
    options: &CheckOptions,
    site: Option<&Site>,
    asked: &Options,
    console: &Console,
) -> Result<External, DiskError> {
    let zone = site.and_then(|site| site.settings.timezone.as_ref());
    let today = asked.day_in(zone);
    let root = &options.site.root;
    let copies = site
        .map(|site| disk::copies(root, site))
        .unwrap_or_default();
    let links = match site {
        Some(site) => links(&options.links, root, site, console)?,
        None => Links::default(),
    };
    let share_fonts = match site.and_then(|site| site.settings.theme_of_pictures()) {
        Some(theme) => disk::load_share_fonts(root, theme)?,
        None => None,
    };
    Ok(External {
        copies,
        links,
        share_fonts,
        ..disk::external(
            root,
            &options.site.public(options.output.as_deref()),
            &options.public_at(),
            site.map(|site| &site.settings.url),
            today.map(|today| today.day),
        )?
    })
}

/// What was found in the content, and behind it what is wrong with the theme's files.
pub fn with_theme(root: &Path, checked: Checked) -> Result<(Option<Site>, Report), DiskError> {
    let Checked {
        site,
        report,
        theme,
        levels,
    } = checked;
    let found = match theme {
        Some(choice) => match disk::load_theme(root, &choice)? {
            Ok(theme) => theme.unused(&levels),
            Err(faults) => faults,
        },
        None => Report::default(),
    };
    Ok((site, report.and(found)))
}
