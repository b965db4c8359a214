//! `factpress check`: reports everything that is wrong with the content and the theme, and writes
//! nothing.

use std::path::{Component, Path};

use super::ExitStatus;
use super::arguments::{CheckOptions, Format};
use super::checking::{asked, external, tell, unread, with_theme};
use super::console::Console;
use super::summary::summary;
use super::{explain, fix};
use crate::base::progress::NoProgress;
use crate::disk::{self, DiskError};
use crate::model::site::Site;
use crate::report::Report;
use crate::understand;

/// Runs the command.
pub fn run(options: &CheckOptions, console: &Console) -> ExitStatus {
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
            console.eprint(&format!("error: {error}\n"));
            return ExitStatus::IoError;
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
            console.eprint(&format!("{unread}{}\n", summary(&report)));
        }
    }
    if site.is_some() && report.errors() == 0 {
        ExitStatus::Done
    } else {
        ExitStatus::Errors
    }
}

/// Everything that is wrong with the content and with the theme's files, and the site when nothing
/// is wrong with it.
fn look(
    options: &CheckOptions,
    console: &Console,
) -> Result<(Option<Site>, Report, String), DiskError> {
    let root = &options.site.root;
    let (content, found, library) = disk::content(root)?;
    let asked = asked(options, console);
    let library = library.with_cache(options.site.verifies())?;
    let understood = understand(&content, &library, found, &asked, &NoProgress)?;
    let external = external(options, understood.site.as_ref())?;
    let (site, report) = with_theme(root, understood.checked(&external, &library))?;
    Ok((site, report, unread(&external)))
}

/// Where the site's root lies below the folder that the program runs in, with a slash at its end;
/// nothing when it is that folder, or does not lie below it.
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
