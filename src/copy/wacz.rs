//! WACZ: a ZIP archive that holds WARC files and a list of the pages in them (WACZ 1.1.1).

use std::borrow::Cow;
use std::io::{Cursor, Read as _};

use zip::ZipArchive;

use super::{LARGEST_PAYLOAD, Unreadable};

/// How many entries an archive may have.
const MOST_FILES_OF_WACZ: usize = 10_000;

/// The WARC files of an archive, and the address of the page that was archived.
#[derive(Debug)]
pub struct Wacz {
    /// The bytes of each WARC file.
    pub warcs: Vec<Vec<u8>>,
    /// The address of the first page in the list of pages.
    pub page: Option<String>,
}

/// Reads an archive. The names of its entries only say which of them are WARC files.
pub fn read(bytes: &[u8]) -> Result<Wacz, Unreadable> {
    let broken = || Unreadable::new("a damaged ZIP archive");
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| broken())?;
    if archive.len() > MOST_FILES_OF_WACZ {
        return Err(Unreadable::new("a ZIP archive with too many entries"));
    }
    let mut left = LARGEST_PAYLOAD;
    let mut wacz = Wacz {
        warcs: Vec::new(),
        page: None,
    };
    for number in 0..archive.len() {
        let mut entry = archive.by_index(number).map_err(|_| broken())?;
        let Ok(name) = entry.name().map(Cow::into_owned) else {
            continue;
        };
        let is_warc =
            name.starts_with("archive/") && (name.ends_with(".warc") || name.ends_with(".warc.gz"));
        let is_list = name == "pages/pages.jsonl";
        if !is_warc && !is_list {
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
        } else {
            wacz.page = first_page(&content);
        }
    }
    if wacz.warcs.is_empty() {
        return Err(Unreadable::new("a ZIP archive without web pages"));
    }
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

/// True for a ZIP archive that is a WACZ, whatever the name of its file.
pub fn is_one(bytes: &[u8]) -> bool {
    let archive = ZipArchive::new(Cursor::new(bytes));
    archive.is_ok_and(|archive| archive.index_for_name("datapackage.json").is_some())
}
