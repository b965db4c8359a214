//! The public record of a site that is on line, and the copy of it that is kept for when it cannot
//! be reached.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::with_record;
use crate::base::date::Day;
use crate::build::publish::PUBLISHED;
use crate::check::external::{Baseline, BaselineOutcome, Public};
use crate::disk::DiskError;
use crate::disk::cache_folder::{cache_folder, keep, made_cache_folder, take};
use crate::disk::fetch::{Fetched, fetch};
use crate::disk::program::Program;
use crate::plan::PublishedRecord;

/// The name of the kept record in the cache folder.
const KEPT: &str = "published";

/// A record as it was fetched.
#[derive(Debug, Serialize, Deserialize)]
struct KeptRecord {
    url: String,
    day: Option<Day>,
    text: String,
}

/// The address of the record of the site at an address; the address itself if it is that of a file.
pub fn record_url(site: &str) -> String {
    if site.ends_with(".json") {
        return site.to_owned();
    }
    format!("{}/{PUBLISHED}", site.trim_end_matches('/'))
}

/// What is public at an address. A site that says nothing definite is compared with as it was when
/// it was fetched last, if that is known.
///
/// # Errors
///
/// When the cache folder is not one.
pub fn public(
    root: &Path,
    url: &str,
    is_named: bool,
    today: Option<Day>,
) -> Result<(Option<Public>, Baseline), DiskError> {
    let place = url.to_owned();
    let why = match fetch(url, is_named) {
        Fetched::Nothing => {
            return Ok(with_record(PublishedRecord::default(), Vec::new(), place));
        }
        Fetched::Text(text) => match PublishedRecord::parse(&text) {
            Ok(record) => {
                let kept = KeptRecord {
                    url: place.clone(),
                    day: today,
                    text,
                };
                remember(root, &kept)?;
                return Ok(with_record(record, Vec::new(), place));
            }
            Err(fault) => format!("the record there {fault}"),
        },
        Fetched::Unclear(why) => why,
    };
    let kept = kept(root, url)?;
    let fetched = kept.as_ref().and_then(|(_, day)| *day);
    let baseline = Baseline {
        place,
        outcome: BaselineOutcome::Unclear { why, fetched },
    };
    let public = kept.map(|(record, _)| Public {
        pages: Vec::new(),
        record: record.into(),
    });
    Ok((public, baseline))
}

fn remember(root: &Path, kept: &KeptRecord) -> Result<(), DiskError> {
    let Some(program) = Program::running() else {
        return Ok(());
    };
    keep(&made_cache_folder(root)?, KEPT, program, kept)
}

/// The record that was fetched last from an address, and when.
fn kept(root: &Path, url: &str) -> Result<Option<(PublishedRecord, Option<Day>)>, DiskError> {
    let Some(program) = Program::running() else {
        return Ok(None);
    };
    let Some(folder) = cache_folder(root)? else {
        return Ok(None);
    };
    let kept = take::<KeptRecord>(&folder, KEPT, program);
    let kept = kept.map(|(kept, _)| kept).filter(|kept| kept.url == url);
    Ok(kept.and_then(|kept| Some((PublishedRecord::parse(&kept.text).ok()?, kept.day))))
}
