//! `factpress check`: everything that is wrong with the content and the theme, and nothing written.

use super::Outcome;
use super::arguments::CheckOptions;
use super::build::count;
use super::console::Console;
use crate::disk::{self, DiskError};
use crate::report::Report;
use crate::site::Site;
use crate::watch::Nobody;
use crate::{Checked, check_in};

/// Runs the command.
pub fn run(options: &CheckOptions, console: &Console) -> Outcome {
    let (site, report) = match look(options) {
        Ok(found) => found,
        Err(error) => {
            console.complain(&format!("error: {error}\n"));
            return Outcome::World;
        }
    };
    console.complain(&report.human(console.colour()));
    let Some(site) = site.filter(|_| report.errors() == 0) else {
        console.complain(&format!("{}\n", summary(&report)));
        return Outcome::Errors;
    };
    let claims = count(site.claims.len(), "claim");
    let sources = count(site.sources.len(), "source");
    console.say(&format!("Checked {claims} and {sources} in {}: {}", console.elapsed(), summary(&report)));
    Outcome::Done
}

/// Everything that is wrong with the content and with the theme's files, and the site when nothing is wrong with it.
fn look(options: &CheckOptions) -> Result<(Option<Site>, Report), DiskError> {
    let root = &options.site.root;
    let (content, found, library) = disk::content(root)?;
    let understood = options.site.options(None, Console::real_day());
    let Checked { site, report, theme } = check_in(&content, &library.with_memory(), found, &understood, &Nobody)?;
    let faults = match theme {
        Some(choice) => disk::load_theme(root, &choice)?.err(),
        None => None,
    };
    Ok((site, report.and(faults.unwrap_or_default())))
}

/// How much was found.
pub fn summary(report: &Report) -> String {
    match (report.errors(), report.warnings()) {
        (0, 0) => "nothing is wrong".to_owned(),
        (0, warnings) => count(warnings, "warning"),
        (errors, 0) => count(errors, "error"),
        (errors, warnings) => format!("{}, {}", count(errors, "error"), count(warnings, "warning")),
    }
}
