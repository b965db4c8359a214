//! `factpress build`: check the content, make every page, publish what changed.

use std::path::Path;

use super::ExitStatus;
use super::arguments::BuildOptions;
use super::console::Console;
use super::summary::{count, left_out_of, size, summary};
use crate::Options;
use crate::build::publish::FileCounts;
use crate::commands::publication::{Failure, Publication, PublicationOutcome, SiteCounts};

/// Runs the command.
pub fn run(options: &BuildOptions, console: &Console) -> ExitStatus {
    let root = &options.site.root;
    let output = options.site.output(options.output.as_deref());
    let previewed = Console::preview();
    if let Some(sign) = previewed.as_ref().filter(|_| !options.preview) {
        console.eprint(&format!(
            "a preview, since {sign}: search engines are asked to leave all pages out (FACTPRESS_PREVIEW=0 says that it is none)\n"
        ));
    }
    let publication = Publication {
        root,
        output: &output,
        options: Options {
            preview: options.preview || previewed.is_some(),
            compress: options.compress,
            ..options
                .site
                .options(options.base_url.clone(), console.when())
        },
        public_at: options.site.public_at(),
        no_cache: options.no_cache,
        verify: options.site.verifies(),
    };
    let progress = console.progress();
    let published = publication.publish(&progress);
    let timings = if options.timings {
        progress.timings()
    } else {
        String::new()
    };
    drop(progress);
    console.eprint(&timings);
    match published {
        Ok(published) => tell(published, &output, console),
        Err(failure) => fail(&failure, console),
    }
}

/// Prints the outcome of the publication.
fn tell(published: PublicationOutcome, output: &Path, console: &Console) -> ExitStatus {
    let PublicationOutcome {
        report,
        done,
        compared,
        left_alone,
    } = published;
    console.eprint(&report.human(console.colour()));
    let Some((site_counts, counts)) = done else {
        console.eprint(&format!("{}; nothing was published\n", summary(&report)));
        return ExitStatus::Errors;
    };
    for file in left_alone {
        console.eprint(&format!(
            "warning: {file} is no longer part of the site, but it was left alone: it has changed since factpress wrote it\n   \
             = help: remove it; or, to keep it as your own file, move it away, build, and put it back\n\n"
        ));
    }
    if site_counts.held > 0 {
        console.eprint(&format!(
            "not for publication: {} held back, included as a draft\n",
            count(site_counts.held, "claim")
        ));
    }
    console.eprint(&left_out_of(site_counts.left_out));
    say_built(
        &site_counts,
        counts,
        report.warnings(),
        compared.as_deref(),
        (output, console),
    );
    // A signal does not stop files from moving in, since a site must not be left between two
    // versions. So the site is complete, and the line says so.
    console
        .asked_to_end()
        .map_or(ExitStatus::Done, ExitStatus::of_signal)
}

/// Prints one line: what was built, where, and how many files have changed.
fn say_built(
    site_counts: &SiteCounts,
    counts: FileCounts,
    warnings: usize,
    compared: Option<&str>,
    (output, console): (&Path, &Console),
) {
    let FileCounts {
        written,
        unchanged,
        removed,
    } = counts;
    let compared = compared.map_or_else(String::new, |compared| format!(", {compared}"));
    console.say(&format!(
        "Built {} in {}{compared}: {} (files: {written} written, {unchanged} unchanged, {removed} removed)",
        size(site_counts, warnings),
        console.elapsed(),
        output.display(),
    ));
}

fn fail(failure: &Failure, console: &Console) -> ExitStatus {
    if let (Failure::Stopped, Some(signal)) = (failure, console.asked_to_end()) {
        console.eprint(&"stopped; nothing was published\n");
        return ExitStatus::of_signal(signal);
    }
    console.eprint(&format!("error: {failure}\n"));
    match failure {
        Failure::Disk(error) => ExitStatus::from(error),
        Failure::Lost(_) | Failure::Stopped => ExitStatus::IoError,
        Failure::NoWords(_) => {
            console.eprint(&"nothing was published\n");
            ExitStatus::Errors
        }
    }
}
