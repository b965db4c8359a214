//! WACZ: a ZIP archive that holds WARC files and a list of the pages in them (WACZ 1.1.1).

use std::borrow::Cow;
use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use super::{LARGEST_PAYLOAD, Unreadable};

/// How many entries an archive may have.
const MOST_FILES_OF_WACZ: usize = 10_000;
/// The list of pages, a line of JSON for each.
const LIST_OF_PAGES: &str = "pages/pages.jsonl";
/// What the archive says of itself.
const DESCRIPTION: &str = "datapackage.json";

/// The WARC files of an archive, and the page that was archived.
#[derive(Debug, Default)]
pub struct Wacz {
    /// The bytes of each WARC file.
    pub warcs: Vec<Vec<u8>>,
    /// Its address, or two that claim to be it: the first in the list of pages, and the one that
    /// the description of the archive names.
    pub pages: Vec<String>,
}

/// Reads an archive. The names of its entries only say which of them are WARC files.
pub fn read(bytes: &[u8]) -> Result<Wacz, Unreadable> {
    let broken = || Unreadable::new("a damaged ZIP archive");
    if has_too_many(bytes) {
        return Err(Unreadable::new("a ZIP archive with too many entries"));
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
    let mut left = LARGEST_PAYLOAD;
    let mut wacz = Wacz::default();
    let (mut listed, mut described) = (None, None);
    for number in 0..archive.len() {
        let mut entry = archive.by_index(number).map_err(|_| broken())?;
        let Ok(name) = entry.name().map(Cow::into_owned) else {
            continue;
        };
        let is_warc =
            name.starts_with("archive/") && (name.ends_with(".warc") || name.ends_with(".warc.gz"));
        let is_text = [LIST_OF_PAGES, DESCRIPTION].contains(&&*name);
        if !is_warc && !is_text {
            continue;
        }
        let mut content = Vec::new();
        let most = u64::try_from(left).unwrap_or(u64::MAX);
        entry
            .by_ref()
            .take(most + 1)
            .read_to_end(&mut content)
            .map_err(|_| broken())?;
        left = left
            .checked_sub(content.len())
            .ok_or_else(|| Unreadable::new("an archive that is too large"))?;
        if is_warc {
            wacz.warcs.push(content);
        } else if name == LIST_OF_PAGES {
            listed = first_page(&content);
        } else {
            described = main_page(&content);
        }
    }
    if wacz.warcs.is_empty() {
        return Err(Unreadable::new("a ZIP archive without web pages"));
    }
    wacz.pages = [listed, described].into_iter().flatten().collect();
    Ok(wacz)
}

/// The address in the first line that has one; the line before says in which format the list is.
fn first_page(list: &[u8]) -> Option<String> {
    let list = String::from_utf8_lossy(list);
    list.lines().find_map(|line| {
        let line: serde_json::Value = serde_json::from_str(line).ok()?;
        Some(line.get("url")?.as_str()?.to_owned())
    })
}

/// The address of the main page, as the description of the archive has it.
fn main_page(description: &[u8]) -> Option<String> {
    let description: serde_json::Value = serde_json::from_slice(description).ok()?;
    let named = ["mainPageUrl", "mainPageURL"]
        .iter()
        .find_map(|key| description.get(key)?.as_str());
    named.map(str::to_owned)
}

/// True for more entries than are read, before anything is kept of each.
fn has_too_many(bytes: &[u8]) -> bool {
    let entries = bytes.windows(4).filter(|four| four == b"PK\x01\x02");
    entries.take(MOST_FILES_OF_WACZ + 1).count() > MOST_FILES_OF_WACZ
}

/// True for a ZIP archive that is a WACZ, whatever the name of its file.
pub fn is_one(bytes: &[u8]) -> bool {
    if has_too_many(bytes) {
        return false;
    }
    let archive = ZipArchive::new(Cursor::new(bytes));
    archive.is_ok_and(|archive| archive.index_for_name(DESCRIPTION).is_some())
}
