//! `factpress build`: check the content, make every page, publish what changed.

use super::Outcome;
use super::arguments::BuildOptions;
use super::console::Console;
use crate::publication::{Account, Failure, Publication, Published};
use crate::publish::Tally;

/// Runs the command.
pub fn run(options: &BuildOptions, console: &Console) -> Outcome {
    let root = &options.site.root;
    let output = options.site.output(options.output.as_deref());
    let publication = Publication {
        root,
        output: &output,
        options: options.site.options(options.base_url.clone(), console.when()),
        afresh: options.afresh,
    };
    let progress = console.progress();
    let published = publication.publish(&progress);
    let timings = if options.timings { progress.timings() } else { String::new() };
    drop(progress);
    console.complain(&timings);
    let Published { report, done } = match published {
        Ok(published) => published,
        Err(failure) => return fail(&failure, console),
    };
    console.complain(&report.human(console.colour()));
    let Some((Account { pages, claims, held, .. }, Tally { written, unchanged, removed })) = done else {
        console.complain(&format!("{}; nothing was published\n", super::check::summary(&report)));
        return Outcome::Errors;
    };
    if held > 0 {
        console.complain(&format!("not for publication: {} held back, shown as a draft\n", count(held, "claim")));
    }
    let warned = match report.warnings() {
        0 => String::new(),
        warnings => format!(", {}", count(warnings, "warning")),
    };
    console.say(&format!(
        "Built {}, {}{warned} in {}: {} (files: {written} written, {unchanged} unchanged, {removed} removed)",
        count(pages, "page"),
        count(claims, "claim"),
        console.elapsed(),
        output.display(),
    ));
    Outcome::Done
}

fn fail(failure: &Failure, console: &Console) -> Outcome {
    console.complain(&format!("error: {failure}\n"));
    match failure {
        Failure::Disk(_) | Failure::Lost(_) => Outcome::World,
        Failure::NoWords(_) => {
            console.complain(&"nothing was published\n");
            Outcome::Errors
        }
    }
}

/// A number with its word: `1 page`, `2 pages`.
pub fn count(number: usize, word: &str) -> String {
    if number == 1 { format!("1 {word}") } else { format!("{number} {word}s") }
}
