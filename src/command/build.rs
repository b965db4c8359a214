//! `factpress build`: check the content, make every page, publish what changed.

use super::Outcome;
use super::arguments::BuildOptions;
use super::console::Console;
use crate::image::Traces;
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
        verify: options.site.is_wary(),
    };
    let progress = console.progress();
    let published = publication.publish(&progress);
    let timings = if options.timings { progress.timings() } else { String::new() };
    drop(progress);
    console.complain(&timings);
    let Published { report, done, left_alone } = match published {
        Ok(published) => published,
        Err(failure) => return fail(&failure, console),
    };
    console.complain(&report.human(console.colour()));
    let Some((Account { pages, claims, held, left_out, .. }, Tally { written, unchanged, removed })) = done else {
        console.complain(&format!("{}; nothing was published\n", super::check::summary(&report)));
        return Outcome::Errors;
    };
    for file in left_alone {
        console.complain(&format!(
            "warning: {file} is no more part of the site, and was left alone: its bytes are not those that factpress wrote\n   \
             = help: remove it; or move it away, build, and put it back, and it counts as yours\n\n"
        ));
    }
    if held > 0 {
        console.complain(&format!("not for publication: {} held back, shown as a draft\n", count(held, "claim")));
    }
    console.complain(&left_out_of(left_out));
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
    // What was moving in when the signal came is all there: a site is not left between two versions.
    console.asked_to_end().map_or(Outcome::Done, Outcome::of_signal)
}

/// What is left out of pictures when they are published, as a line for people; nothing when that is nothing.
pub fn left_out_of((pictures, traces): (usize, Traces)) -> String {
    if pictures == 0 {
        return String::new();
    }
    format!("left out of {}: {}\n", count(pictures, "published picture"), traces.words())
}

fn fail(failure: &Failure, console: &Console) -> Outcome {
    if let (Failure::Stopped, Some(signal)) = (failure, console.asked_to_end()) {
        console.complain(&"stopped; nothing was published\n");
        return Outcome::of_signal(signal);
    }
    console.complain(&format!("error: {failure}\n"));
    match failure {
        Failure::Disk(_) | Failure::Lost(_) | Failure::Stopped => Outcome::World,
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
