//! `factpress verify`: verifies a published site from outside, for anybody.

use std::path::Path;

use serde::Serialize;

use super::ExitStatus;
use super::arguments::{VerifyFormat, VerifyOptions};
use super::console::Console;
use super::summary::count;
use crate::base::address::BaseUrl;
use crate::base::text::{visible, visible_json};
use crate::build::publish::PUBLISHED;
use crate::build::verify::{Verification, VerifyCounts, VerifyFinding, verify};
use crate::disk::{self, DiskError, PublishedFolder, PublishedSite};

/// The version of the JSON: it goes up when a field goes or takes on another meaning, not when one
/// is added.
const VERIFY_VERSION: u32 = 1;

#[derive(Serialize)]
struct VerifyDocument<'v> {
    version: u32,
    factpress: &'static str,
    place: &'v str,
    holds: bool,
    checked: &'v VerifyCounts,
    findings: &'v [VerifyFinding],
    unread: &'v [VerifyFinding],
}

/// Runs the command.
pub fn run(options: &VerifyOptions, console: &Console) -> ExitStatus {
    let site = options.place.contains("://").then(|| {
        let place = options.place.as_str();
        BaseUrl::parse(place.strip_suffix(PUBLISHED).unwrap_or(place))
    });
    let site = match site.transpose() {
        Ok(site) => site,
        Err(fault) => {
            console.eprint(&format!("error: {fault}\n"));
            return ExitStatus::Usage;
        }
    };
    let is_site = site.is_some();
    let verification = match look(options, site) {
        Ok(Ok(verification)) => verification,
        Ok(Err(why)) => {
            let place = visible(&options.place);
            console.eprint(&format!("error: {place}: {}\n", visible(&why)));
            return ExitStatus::IoError;
        }
        Err(error) => {
            console.eprint(&format!("error: {error}\n"));
            return ExitStatus::IoError;
        }
    };
    match options.format {
        VerifyFormat::Text => console.print(&text(&verification, is_site)),
        VerifyFormat::Json => console.say(&json(&verification, &options.place)),
    }
    if !verification.findings.is_empty() {
        ExitStatus::Errors
    } else if !verification.unread.is_empty() {
        ExitStatus::IoError
    } else {
        ExitStatus::Done
    }
}

/// What holds of the place; the inner error is why its record cannot be read.
fn look(
    options: &VerifyOptions,
    site: Option<BaseUrl>,
) -> Result<Result<Verification, String>, DiskError> {
    let older = options.since.as_deref().map(disk::older_record);
    let older = older.transpose()?;
    if let Some(base) = site {
        return Ok(verify(&PublishedSite::new(base), older.as_ref()));
    }
    let folder = PublishedFolder::open(Path::new(&options.place))?;
    Ok(verify(&folder, older.as_ref()))
}

/// A line for each finding, and what was compared, in numbers.
fn text(verification: &Verification, is_site: bool) -> String {
    let Verification {
        findings,
        unread,
        counts,
    } = verification;
    let mut lines = Vec::new();
    for VerifyFinding { file, message } in findings {
        lines.push(format!("{}: {}", visible(file), visible(message)));
    }
    for VerifyFinding { file, message } in unread {
        lines.push(format!("{}: not read: {}", visible(file), visible(message)));
    }
    if !lines.is_empty() {
        lines.push(String::new());
    }
    let outcome = match (findings.len(), unread.len()) {
        (0, 0) => "everything holds".to_owned(),
        (0, _) => "something could not be read".to_owned(),
        (1, _) => "1 thing does not hold".to_owned(),
        (many, _) => format!("{many} things do not hold"),
    };
    lines.push(format!("{outcome}: compared {}", numbers(counts)));
    if counts.files.is_none() {
        lines.push(
            if is_site {
                "other files were not compared: that needs the folder of the site"
            } else {
                "other files were not compared: the folder has no .factpress-manifest"
            }
            .to_owned(),
        );
    }
    lines.join("\n") + "\n"
}

/// What was compared: `52 entries, 22 claims in 2 languages, 44 pages, 46 proofs, 508 files`.
fn numbers(counts: &VerifyCounts) -> String {
    let entries = match counts.entries {
        1 => "1 entry".to_owned(),
        many => format!("{many} entries"),
    };
    let entries = match counts.older_entries {
        Some(older) => format!("{entries} ({older} in the older copy)"),
        None => entries,
    };
    let claims = count(counts.claims, "claim");
    let languages = count(counts.languages, "language");
    let pages = count(counts.pages, "page");
    let files = counts.files.map(|files| count(files, "file"));
    let proofs = (counts.proofs > 0).then(|| count(counts.proofs, "proof"));
    let mut numbers = vec![entries, format!("{claims} in {languages}"), pages];
    numbers.extend(proofs);
    numbers.extend(files);
    numbers.join(", ")
}

fn json(verification: &Verification, place: &str) -> String {
    let Verification {
        findings,
        unread,
        counts,
    } = verification;
    let document = VerifyDocument {
        version: VERIFY_VERSION,
        factpress: env!("CARGO_PKG_VERSION"),
        place,
        holds: findings.is_empty() && unread.is_empty(),
        checked: counts,
        findings,
        unread,
    };
    visible_json(serde_json::to_string_pretty(&document).unwrap_or_default())
}
