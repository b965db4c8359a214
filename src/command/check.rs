//! `factpress check`: everything that is wrong with the content, and nothing written.

use super::Outcome;
use super::arguments::CheckOptions;
use super::build::count;
use super::console::Console;
use crate::report::Report;
use crate::{Checked, check, disk};

/// Runs the command.
pub fn run(options: &CheckOptions, console: &Console) -> Outcome {
    let (content, found) = match disk::content(&options.site.root) {
        Ok(content) => content,
        Err(error) => {
            console.complain(&format!("error: {error}\n"));
            return Outcome::World;
        }
    };
    let understood = options.site.options(None, Console::real_day());
    let Checked { site, report } = check(&content, found, &understood);
    console.complain(&report.human(console.colour()));
    let Some(site) = site else {
        console.complain(&format!("{}\n", summary(&report)));
        return Outcome::Errors;
    };
    let claims = count(site.claims.len(), "claim");
    let sources = count(site.sources.len(), "source");
    console.say(&format!("Checked {claims} and {sources} in {}: {}", console.elapsed(), summary(&report)));
    Outcome::Done
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
