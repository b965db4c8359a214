//! Keeping a page that another command has fetched.

use std::io;
use std::path::Path;

use super::PROGRAM;
use super::records::Records;
use crate::base::date::Now;
use crate::base::progress::NoProgress;
use crate::disk::{self, CopyStore, DiskError, FetchedPage};
use crate::{Options, understand};

/// The file that is kept of a page, under this name without its ending.
///
/// # Errors
///
/// As for [`FetchedPage::warc`].
pub fn warc_of(name: &str, page: &FetchedPage, ignores_robots: bool) -> io::Result<Vec<u8>> {
    let robots = if ignores_robots { "ignore" } else { "obey" };
    page.warc(&format!("{name}.warc.gz"), PROGRAM, robots)
}

/// Keeps a page as the copy of a source that is new in the content, and says what was kept. While
/// the source cannot be read, since its author has to fill something in, only the file is stored.
pub fn keep_fetched(
    root: &Path,
    id: &str,
    page: &FetchedPage,
    ignores_robots: bool,
    now: Option<Now>,
) -> Result<String, DiskError> {
    let refused = |error: io::Error| DiskError::Refused(error.to_string());
    let bytes = warc_of(id, page, ignores_robots).map_err(refused)?;
    keep_of_new(root, id, (&format!("{id}.warc.gz"), &bytes), now)
}

/// Keeps a file as the copy of a source that is new in the content, as [`keep_fetched`] does.
pub fn keep_of_new(
    root: &Path,
    id: &str,
    (name, bytes): (&str, &[u8]),
    now: Option<Now>,
) -> Result<String, DiskError> {
    let (content, found, library) = disk::content(root)?;
    let all = Options {
        drafts: true,
        rehearse: true,
        now,
        ..Options::default()
    };
    let understood = understand(&content, &library, found, &all, &NoProgress)?;
    let day = understood.findings.today.as_ref().map(|today| today.day);
    let store = CopyStore::open(root)?;
    // A copy is never replaced; this one may be that of a source that was removed.
    if let Some(path) = store.path_of(id)? {
        return Ok(format!("{path} is there already and was left as it is"));
    }
    let site = understood.site.filter(|site| site.whole);
    let source = site.as_ref().and_then(|site| {
        let found = site.sources.find_text(id)?;
        Some((site, &site.sources[found]))
    });
    let Some(((site, source), day)) = source.zip(day) else {
        let path = store.keep(name, bytes, false)?;
        return Ok(format!(
            "stored {path}; once the source is complete, put it on record: `factpress archive {id}`"
        ));
    };
    let mut records = Records::new(site, store, day);
    Ok(match records.keep(source, name, bytes, false)? {
        Ok(kept) => {
            records.write()?;
            format!("kept {}", kept.words())
        }
        Err(why) => format!("not kept {id}: it is {why}"),
    })
}
