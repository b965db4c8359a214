//! `factpress build`: check the content, make every page, publish what changed.

use std::path::Path;

use super::Outcome;
use super::arguments::BuildOptions;
use super::console::Console;
use crate::diagnostic::Diagnostic;
use crate::disk::{self, DiskError, Output};
use crate::publish::Tally;
use crate::report::{Levels, Report};
use crate::theme::Theme;
use crate::{BuildError, Checked, build, check};

/// Why a build ended early.
enum Stop {
    Errors,
    World(String),
}

impl From<DiskError> for Stop {
    fn from(error: DiskError) -> Self {
        Self::World(error.to_string())
    }
}

/// Runs the command.
pub fn run(options: &BuildOptions, console: &Console) -> Outcome {
    match publish(options, console) {
        Ok(()) => Outcome::Done,
        Err(Stop::Errors) => Outcome::Errors,
        Err(Stop::World(message)) => {
            console.complain(&format!("error: {message}\n"));
            Outcome::World
        }
    }
}

fn publish(options: &BuildOptions, console: &Console) -> Result<(), Stop> {
    let root = &options.site.root;
    let folder = options.output.clone().unwrap_or_else(|| root.join("public"));
    let (content, found) = disk::content(root)?;
    let Checked { site, report } = check(&content, found, &options.site.options(options.base_url.clone(), None));
    console.complain(&report.human(console.colour()));
    let Some(site) = site else {
        console.complain(&format!("{}; nothing was published\n", super::check::summary(&report)));
        return Err(Stop::Errors);
    };
    let theme = theme(root, site.settings.theme_name(), console)?;
    let output = Output::open(root, &folder)?;
    let progress = console.progress();
    let made = build(&site, &theme, &output, &|total| progress.step(total));
    drop(progress);
    let mut puts = made.map_err(|error| stop(error, site.settings.theme_name(), console))?;
    let pages = puts.iter().filter(|put| put.path.ends_with(".html")).count();
    puts.extend(output.copy(root, &site.assets)?);
    let Tally { written, unchanged, removed } = output.finish(&puts)?;
    let claims = count(site.claims.len(), "claim");
    let held = site.claims.iter().filter(|(_, claim)| claim.hold.is_some()).count();
    if held > 0 {
        console.complain(&format!("not for publication: {} held back, shown as a draft\n", count(held, "claim")));
    }
    let warned = match report.warnings() {
        0 => String::new(),
        warnings => format!(", {}", count(warnings, "warning")),
    };
    console.say(&format!(
        "Built {}, {claims}{warned} in {}: {} ({written} written, {unchanged} unchanged, {removed} removed)",
        count(pages, "page"),
        console.elapsed(),
        folder.display(),
    ));
    Ok(())
}

fn theme(root: &Path, name: &str, console: &Console) -> Result<Theme, Stop> {
    let folder = format!("themes/{name}");
    let made = disk::theme(root, name)?.and_then(|files| Theme::new(&folder, files));
    made.map_err(|faults| {
        show(faults, console);
        Stop::Errors
    })
}

fn show(faults: Vec<Diagnostic>, console: &Console) {
    let report = Report::new(&crate::content::Content::default(), faults, &Levels::default());
    console.complain(&report.human(console.colour()));
    console.complain(&format!("{} in the theme; nothing was published\n", count(report.errors(), "error")));
}

fn stop(error: BuildError<DiskError>, theme: &str, console: &Console) -> Stop {
    match error {
        BuildError::Shelf(error) => error.into(),
        BuildError::Render(error) => {
            console.complain(&format!("error: {error}\n1 error in the theme; nothing was published\n"));
            Stop::Errors
        }
        BuildError::NoWords(language) => {
            let message =
                format!("the theme `{theme}` has no words for `{language}`: words/{language}.yaml is missing");
            console.complain(&format!("error: {message}\nnothing was published\n"));
            Stop::Errors
        }
    }
}

/// A number with its word: `1 page`, `2 pages`.
pub fn count(number: usize, word: &str) -> String {
    if number == 1 { format!("1 {word}") } else { format!("{number} {word}s") }
}
