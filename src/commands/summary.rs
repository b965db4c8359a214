//! What commands say when they end: how much was found, and what was left out.

use crate::commands::publication::SiteCounts;
use crate::content::image::Traces;
use crate::report::Report;

/// A number with its word: `1 page`, `2 pages`.
pub fn count(number: usize, word: &str) -> String {
    if number == 1 {
        format!("1 {word}")
    } else {
        format!("{number} {word}s")
    }
}

/// How much was found, and in how many files.
pub fn summary(report: &Report) -> String {
    let (errors, warnings) = (
        count(report.errors(), "error"),
        count(report.warnings(), "warning"),
    );
    let found = match (report.errors(), report.warnings()) {
        (0, 0) if report.notes() > 0 => {
            return format!("nothing is wrong, {}", count(report.notes(), "note"));
        }
        (0, 0) => return "nothing is wrong".to_owned(),
        (0, _) => warnings,
        (_, 0) => errors,
        _ => format!("{errors} and {warnings}"),
    };
    format!("{found} in {}", count(report.files(), "file"))
}

/// What a site has, and the warnings about it: `24 pages, 2 claims, 1 warning`.
pub fn size(site_counts: &SiteCounts, warnings: usize) -> String {
    let mut size = format!(
        "{}, {}",
        count(site_counts.pages, "page"),
        count(site_counts.claims, "claim")
    );
    if warnings > 0 {
        size.push_str(", ");
        size.push_str(&count(warnings, "warning"));
    }
    size
}

/// What is left out of pictures when they are published, as a line for people; empty if nothing is.
pub fn left_out_of((pictures, traces): (usize, Traces)) -> String {
    if pictures == 0 {
        return String::new();
    }
    format!(
        "left out of {}: {}\n",
        count(pictures, "published picture"),
        traces.words()
    )
}
