//! `factpress build`: check the content, make every page, publish what changed.

use super::arguments::BuildOptions;
use super::console::Console;
use super::{Outcome, theme};
use crate::disk::{self, DiskError, Output, Past};
use crate::publish::Tally;
use crate::theme::Theme;
use crate::{BuildError, Built, Checked, check_in, rebuild, render};

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
    let (content, found, library) = disk::content(root)?;
    let understood = options.site.options(options.base_url.clone(), None);
    let Checked { site, mut report, theme } = check_in(&content, &library.with_memory(), found, &understood)?;
    let theme = match theme.map(|choice| theme::load(root, &choice)).transpose()? {
        Some(Ok(theme)) => Some(theme),
        Some(Err(faults)) => {
            report = report.and(faults);
            None
        }
        None => None,
    };
    console.complain(&report.human(console.colour()));
    let (Some(site), Some(theme)) = (site, theme) else {
        console.complain(&format!("{}; nothing was published\n", super::check::summary(&report)));
        return Err(Stop::Errors);
    };
    let output = Output::open(root, &folder)?;
    let progress = console.progress();
    let past = Past::of(root, &folder);
    let made = rebuild(&site, &theme, &output, &past.ledger(), &|total| progress.step(total));
    drop(progress);
    let Built { mut puts, ledger } = made.map_err(|error| stop(error, &theme, console))?;
    let pages = puts.iter().filter(|put| put.path.ends_with(".html")).count();
    puts.extend(output.copy(root, &site.assets)?);
    let Tally { written, unchanged, removed } = output.finish(&puts)?;
    past.keep(&ledger);
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

fn stop(error: BuildError<DiskError>, theme: &Theme, console: &Console) -> Stop {
    match error {
        BuildError::Shelf(error) => error.into(),
        BuildError::Render(errors) => {
            let report = theme.report(render::faults(errors));
            console.complain(&report.human(console.colour()));
            console.complain(&format!("{}; nothing was published\n", super::check::summary(&report)));
            Stop::Errors
        }
        BuildError::NoWords(language) => {
            console.complain(&format!("error: the theme has no words for `{language}`\nnothing was published\n"));
            Stop::Errors
        }
    }
}

/// A number with its word: `1 page`, `2 pages`.
pub fn count(number: usize, word: &str) -> String {
    if number == 1 { format!("1 {word}") } else { format!("{number} {word}s") }
}
