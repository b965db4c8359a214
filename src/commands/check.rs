//! `factpress check`: reports everything that is wrong with the content and the theme, and writes
//! nothing.

use std::path::{Component, Path};

use super::ExitStatus;
use super::arguments::{CheckOptions, Format};
use super::checking::{ComparedWith, asked, external, tell, with_theme};
use super::console::Console;
use super::summary::summary;
use super::{explain, fix};
use crate::base::progress::NoProgress;
use crate::disk::{self, DiskError};
use crate::model::site::Site;
use crate::report::{Report, StandardReport};
use crate::understand;

/// Runs the command.
pub fn run(options: &CheckOptions, console: &Console) -> ExitStatus {
    if let Some(rule) = &options.explain {
        return explain::run(rule, console);
    }
    if options.fix {
        return fix::run(options, console);
    }
    let prints_one = matches!(options.format, Format::Human | Format::Json);
    if options.standards.is_some() && !prints_one {
        console.eprint(&"error: `--standards` needs the format human or json\n");
        return ExitStatus::Usage;
    }
    let began = console.mark();
    let found = match look(options, console) {
        Ok(found) => found,
        Err(error) => {
            console.eprint(&format!("error: {error}\n"));
            return ExitStatus::from(&error);
        }
    };
    let Found {
        site,
        report,
        compared,
        standards,
    } = found;
    let below = below(&options.site.root);
    match options.format {
        Format::Human => {
            if let Some(standards) = standards {
                console.print(&format!("{}\n", standards.human()));
            } else if let Some(standard) = options.standards {
                console.eprint(&format!(
                    "the list for {} needs content without errors\n\n",
                    standard.word
                ));
            }
            return tell(site, &report, &compared, &began, console);
        }
        Format::Json => console.say(&report.json_with(standards.as_ref())),
        Format::Sarif => console.say(&report.sarif(&below)),
        Format::Github => {
            console.print(&report.github(&below));
            // The log of a run is read by people too.
            console.eprint(&format!("{}{}\n", compared.lines(), summary(&report)));
        }
    }
    if site.is_some() && report.errors() == 0 {
        ExitStatus::Done
    } else {
        ExitStatus::Errors
    }
}

/// What a look at the content and the theme gives.
struct Found {
    /// The site; `None` if something is wrong with it.
    site: Option<Site>,
    /// Everything that is wrong.
    report: Report,
    /// With what the content was compared.
    compared: ComparedWith,
    /// What the pages show for a standard; `None` if nobody asked, or if there is no site.
    standards: Option<StandardReport>,
}

/// Everything that is wrong with the content and with the theme's files, the site when nothing is
/// wrong with it, and what its pages show for the standard that was asked for.
fn look(options: &CheckOptions, console: &Console) -> Result<Found, DiskError> {
    let root = &options.site.root;
    let (content, found, library) = disk::content(root)?;
    let asked = asked(options, console);
    let library = library.with_cache(options.site.verifies())?;
    let understood = understand(&content, &library, found, &asked, &NoProgress)?;
    let external = external(options, understood.site.as_ref(), &asked, console)?;
    let today = understood.findings.today.clone();
    let (site, report) = with_theme(root, understood.checked(&external, &library))?;
    let standards = options
        .standards
        .zip(site.as_ref())
        .map(|(standard, site)| standard.report(site, &library, today.as_ref()));
    Ok(Found {
        site,
        report,
        compared: ComparedWith::of(&external),
        standards,
    })
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
