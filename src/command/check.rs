//! `factpress check`: everything that is wrong with the content and the theme, and nothing written.

use std::path::{Component, Path};

use super::Outcome;
use super::arguments::{CheckOptions, Format};
use super::build::{count, left_out_of};
use super::console::{Console, Mark};
use super::{explain, fix};
use crate::disk::{self, DiskError};
use crate::outside::{Outside, Unread};
use crate::report::Report;
use crate::site::Site;
use crate::watch::Nobody;
use crate::{Checked, Options, understand};

/// Runs the command.
pub fn run(options: &CheckOptions, console: &Console) -> Outcome {
    if let Some(rule) = &options.explain {
        return explain::run(rule, console);
    }
    if options.fix {
        return fix::run(options, console);
    }
    let began = console.mark();
    let (site, report, unread) = match look(options, console) {
        Ok(found) => found,
        Err(error) => {
            console.complain(&format!("error: {error}\n"));
            return Outcome::World;
        }
    };
    let below = below(&options.site.root);
    match options.format {
        Format::Human => return tell(site, &report, &unread, &began, console),
        Format::Json => console.say(&report.json()),
        Format::Sarif => console.say(&report.sarif(&below)),
        Format::Github => {
            console.print(&report.github(&below));
            // The log of a run is read by people too.
            console.complain(&format!("{unread}{}\n", summary(&report)));
        }
    }
    if site.is_some() && report.errors() == 0 { Outcome::Done } else { Outcome::Errors }
}

/// Tells a person what was found since the work began; `unread` are lines on what could not be compared.
pub fn tell(site: Option<Site>, report: &Report, unread: &str, began: &Mark, console: &Console) -> Outcome {
    console.complain(&report.human(console.colour()));
    let mends = count(report.mendable(), "mistake");
    if report.mendable() > 0 {
        console.complain(&format!("`factpress check --fix` mends {mends} by itself\n"));
    }
    let Some(site) = site.filter(|_| report.errors() == 0) else {
        console.complain(&format!("{}\n", summary(report)));
        return Outcome::Errors;
    };
    console.complain(&left_out_of(site.left_out()));
    console.complain(&unread);
    let claims = count(site.claims.len(), "claim");
    let sources = count(site.sources.len(), "source");
    console.say(&format!("Checked {claims} and {sources} in {}: {}", console.since(began), summary(report)));
    Outcome::Done
}

/// How the site is to be understood: what is planned, and what is held back where it is let through, as if it were published.
pub fn asked(options: &CheckOptions, console: &Console) -> Options {
    Options { rehearse: true, ..options.site.options(None, console.when()) }
}

/// Everything that is wrong with the content and with the theme's files, and the site when nothing is wrong with it.
fn look(options: &CheckOptions, console: &Console) -> Result<(Option<Site>, Report, String), DiskError> {
    let root = &options.site.root;
    let (content, found, library) = disk::content(root)?;
    let asked = asked(options, console);
    let library = library.with_memory(options.site.is_wary())?;
    let understood = understand(&content, &library, found, &asked, &Nobody)?;
    let outside = outside(options, understood.site.as_ref())?;
    let (site, report) = with_theme(root, understood.checked(&outside, &library))?;
    Ok((site, report, unread(&outside)))
}

/// A line for each copy with which quotations could not be compared.
pub fn unread(outside: &Outside) -> String {
    let unread = outside.copies.0.iter().filter_map(|(id, compared)| {
        let Unread { quotations, what } = compared.unread.as_ref()?;
        let were = if *quotations == 1 { "was" } else { "were" };
        Some(format!("{} {were} not compared: the copy of `{id}` is {what}\n", count(*quotations, "quotation")))
    });
    unread.collect()
}

/// What is to be known beside the content: what is public, and what the copies of the site's sources say.
pub fn outside(options: &CheckOptions, site: Option<&Site>) -> Result<Outside, DiskError> {
    let root = &options.site.root;
    let copies = site.map(|site| disk::copies(root, site)).unwrap_or_default();
    Ok(Outside { copies, ..disk::outside(root, &options.site.public(options.output.as_deref()))? })
}

/// What was found in the content, and behind it what is wrong with the theme's files.
pub fn with_theme(root: &Path, checked: Checked) -> Result<(Option<Site>, Report), DiskError> {
    let Checked { site, report, theme } = checked;
    let faults = match theme {
        Some(choice) => disk::load_theme(root, &choice)?.err(),
        None => None,
    };
    Ok((site, report.and(faults.unwrap_or_default())))
}

/// Where the site's root lies below the folder that the program runs in, with a slash at its end; nothing when it is that
/// folder, or does not lie below it.
fn below(root: &Path) -> String {
    let mut below = String::new();
    for part in root.components() {
        match part {
            Component::CurDir => {}
            Component::Normal(name) => below = format!("{below}{}/", name.to_string_lossy()),
            _ => return String::new(),
        }
    }
    below
}

/// How much was found, and in how many files.
pub fn summary(report: &Report) -> String {
    let (errors, warnings) = (count(report.errors(), "error"), count(report.warnings(), "warning"));
    let found = match (report.errors(), report.warnings()) {
        (0, 0) if report.notes() > 0 => return format!("nothing is wrong, {} to know", count(report.notes(), "thing")),
        (0, 0) => return "nothing is wrong".to_owned(),
        (0, _) => warnings,
        (_, 0) => errors,
        _ => format!("{errors} and {warnings}"),
    };
    format!("{found} in {}", count(report.files(), "file"))
}
