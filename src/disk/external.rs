//! What the rules need from outside `content/`: what the output folder publishes now.

mod online;

use std::fs;
use std::path::Path;
use std::sync::Arc;

use super::DiskError;
use super::own_folder::OwnFolder;
use super::ownership::{OUTPUT_HELP, damaged_list, refuse_links};
use crate::base::address::BaseUrl;
use crate::base::date::Day;
use crate::build::publish::{JOURNAL, MANIFEST, Manifest, PUBLISHED};
use crate::check::external::{Baseline, BaselineOutcome, Copies, External, Links, Public};
use crate::plan::{PublishedRecord, file};

/// The help for a public record that cannot be read.
const WITHOUT: &str = "restore it from the published site or from git; or, if none of this was ever public, remove the whole folder and build again (docs/CHECK.md)";

/// Where the public record is looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum PublicAt {
    /// In the output folder.
    #[default]
    Output,
    /// At the site's own address, as somebody has said; in the output folder while that is an address
    /// of examples.
    Site,
    /// The same where nobody has said so, as in CI.
    Usual,
    /// In this file or folder, or at this address.
    Named(String),
}

impl PublicAt {
    /// True if what it says may change while the files of the site stay as they are.
    #[must_use]
    pub fn is_elsewhere(&self) -> bool {
        *self != Self::Output
    }
}

/// What the rules need from outside the content of the site at `root`, without the copies of
/// sources and what came of asking for addresses. `output` is its output, `url` its address, and `today` the day on which a record is
/// fetched.
///
/// # Errors
///
/// If something of it cannot be read or is damaged.
pub fn external(
    root: &Path,
    output: &Path,
    at: &PublicAt,
    url: Option<&BaseUrl>,
    today: Option<Day>,
) -> Result<External, DiskError> {
    let site = url.filter(|url| !url.is_example());
    let (public, baseline) = match (at, site) {
        (PublicAt::Site | PublicAt::Usual, Some(url)) => {
            online::public(root, &url.absolute(&file(PUBLISHED)), false, today)?
        }
        (PublicAt::Named(place), _) if place.contains("://") => {
            online::public(root, &online::record_url(place), true, today)?
        }
        (PublicAt::Named(place), _) => named(root, Path::new(place))?,
        (PublicAt::Output | PublicAt::Site | PublicAt::Usual, _) => of_output(root, output)?,
    };
    Ok(External {
        public,
        baseline,
        copies: Copies::default(),
        links: Links::default(),
        share_fonts: None,
    })
}

/// What a folder of output, or a record by itself, says.
fn named(root: &Path, place: &Path) -> Result<(Option<Public>, Baseline), DiskError> {
    if place.is_dir() {
        return of_output(root, place);
    }
    let text = fs::read_to_string(place).map_err(DiskError::io("read", place))?;
    let record = PublishedRecord::parse(&text).map_err(|fault| {
        DiskError::Refused(format!("{} {fault}\n   = help: {WITHOUT}", place.display()))
    })?;
    Ok(with_record(record, Vec::new(), place.display().to_string()))
}

fn of_output(root: &Path, output: &Path) -> Result<(Option<Public>, Baseline), DiskError> {
    let public = public(root, output)?;
    let last = public.as_ref().and_then(|public| public.record.last_day());
    let baseline = Baseline {
        place: format!("{}/", output.display()),
        outcome: last.map_or(BaselineOutcome::None, BaselineOutcome::Record),
    };
    Ok((public, baseline))
}

/// A record, the pages that are known beside it, and where it is.
fn with_record(
    record: PublishedRecord,
    pages: Vec<String>,
    place: String,
) -> (Option<Public>, Baseline) {
    let outcome = record
        .last_day()
        .map_or(BaselineOutcome::NothingPublic, BaselineOutcome::Record);
    let public = Public {
        pages,
        record: Arc::new(record),
    };
    (Some(public), Baseline { place, outcome })
}

/// What is public now, according to the files that the last build left in an output folder.
///
/// `None` if there is no output, or if it has no public record.
///
/// # Errors
///
/// If these files cannot be read or are damaged.
fn public(root: &Path, output: &Path) -> Result<Option<Public>, DiskError> {
    refuse_links(root, output)?;
    let own = if output.is_dir() {
        OwnFolder::named(output, OUTPUT_HELP)?
    } else {
        None
    };
    let Some(own) = own else { return Ok(None) };
    let list = own.read(MANIFEST)?;
    let list = list.map(|list| String::from_utf8_lossy(&list.bytes).into_owned());
    let pages = list.as_deref().map(Manifest::pages).transpose();
    let pages = pages.map_err(|damage| damaged_list(&own, output, damage))?;
    if pages == Some(None) {
        return Ok(None);
    }
    let Some(record) = own.read(PUBLISHED)? else {
        let is_lost = list.is_some_and(|list| list.contains(&format!("  {PUBLISHED}\n")));
        return if is_lost {
            let path = own.at(PUBLISHED);
            Err(DiskError::Refused(format!(
                "{} is gone\n   = help: {WITHOUT}",
                path.display()
            )))
        } else {
            Ok(None)
        };
    };
    let record = PublishedRecord::parse(&String::from_utf8_lossy(&record.bytes));
    let record = record.map_err(|fault| {
        let path = own.at(PUBLISHED);
        DiskError::Refused(format!("{} {fault}\n   = help: {WITHOUT}", path.display()))
    })?;
    // While files move in, the list of pages is that of no whole site.
    let broke_off = own.has(JOURNAL)?;
    let pages = pages.flatten().filter(|_| !broke_off).unwrap_or_default();
    Ok(Some(Public {
        pages,
        record: Arc::new(record),
    }))
}
