//! `factpress archive`: keeps a copy of each source, and proves its quotations in it.

mod fetched;
mod fetching;
mod records;
mod saved;

pub use fetched::{keep_fetched, keep_of_new, warc_of};
pub use saved::SavedFile;

use super::ExitStatus;
use super::arguments::ArchiveOptions;
use super::console::Console;
use crate::base::progress::NoProgress;
use crate::base::text::{did_you_mean, visible};
use crate::disk::{self, CopyStore, DiskError};
use crate::model::site::Site;
use crate::model::source::Source;
use crate::yaml::record::OutsideUrl;
use crate::{Options, understand};
use records::Records;

/// What says of itself that it made a copy.
const PROGRAM: &str = concat!("factpress ", env!("CARGO_PKG_VERSION"));

/// Runs the command.
pub fn run(options: &ArchiveOptions, console: &Console) -> ExitStatus {
    archive(options, console).unwrap_or_else(|error| {
        console.eprint(&format!("error: {error}\n"));
        ExitStatus::from(&error)
    })
}

fn archive(options: &ArchiveOptions, console: &Console) -> Result<ExitStatus, DiskError> {
    let root = &options.root;
    let (content, found, library) = disk::content(root)?;
    let all = Options {
        drafts: true,
        rehearse: true,
        now: console.when(),
        ..Options::default()
    };
    let understood = understand(&content, &library, found, &all, &NoProgress)?;
    let day = understood.findings.today.as_ref().map(|today| today.day);
    // An entry that cannot be read would be lost, and a quotation would not be looked for.
    let (Some(site), Some(day)) = (understood.site.filter(|site| site.whole), day) else {
        console.eprint(
            &"error: some of the content cannot be read\n   = help: `factpress check` lists the mistakes; fix them first\n",
        );
        return Ok(ExitStatus::Errors);
    };
    let mut sources = Vec::new();
    for id in &options.sources {
        let Some(found) = site.sources.find_text(id) else {
            return Ok(refuse_unknown(&site, id, console));
        };
        let source = &site.sources[found];
        if !sources.iter().any(|one: &&Source| one.id == source.id) {
            sources.push(source);
        }
    }
    let store = CopyStore::open(root)?;
    let mut records = Records::new(&site, store, day);
    match (&options.file, options.all_missing, sources.as_slice()) {
        (Some(path), _, [source]) => {
            let bytes = disk::saved_file(path)?;
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            keep_file(&mut records, source, (&name, bytes), options, console)
        }
        (Some(_), ..) => {
            console.eprint(&"error: a file is the copy of one source\n");
            Ok(ExitStatus::Usage)
        }
        (None, false, []) => read_again(&mut records, console),
        (None, is_all, _) => {
            if is_all {
                sources = site.sources.iter().map(|(_, source)| source).collect();
            }
            fetching::fetch(&mut records, &sources, options, console)
        }
    }
}

/// Says that there is no such source.
fn refuse_unknown(site: &Site, id: &str, console: &Console) -> ExitStatus {
    let near = did_you_mean(id, site.sources.ids());
    let help = near.map(|near| format!("   = help: {near}\n"));
    let help = help.unwrap_or_default();
    console.eprint(&format!(
        "error: there is no source `{}`\n{help}",
        visible(id)
    ));
    ExitStatus::Usage
}

/// Keeps a file that somebody has saved.
fn keep_file(
    records: &mut Records<'_>,
    source: &Source,
    (name, bytes): (&str, Vec<u8>),
    options: &ArchiveOptions,
    console: &Console,
) -> Result<ExitStatus, DiskError> {
    let id = source.id.as_str();
    let there = records.store.path_of(id)?;
    if let Some(there) = there.filter(|_| !options.again) {
        console.eprint(&format!(
            "error: {there} is the copy of `{}`\n   = help: move it away first, if another is to take its place\n",
            source.id
        ));
        return Ok(ExitStatus::Errors);
    }
    let url = source.url.as_ref().map(OutsideUrl::as_str);
    let stem = records.store.next_name(id)?;
    let saved = SavedFile::new(&stem, url, (name, bytes), options.date, records.day)?;
    let SavedFile { file_name, bytes } = saved;
    match records.keep(source, &file_name, &bytes, options.in_git)? {
        Ok(kept) => {
            records.write()?;
            console.say(&format!("kept {}", kept.words()));
            // A web archive may hold many pages, and none from the address of the source.
            if let Some(from) = &kept.from {
                console.say(&format!("it is from {}", visible(from)));
            }
            Ok(ExitStatus::Done)
        }
        Err(why) => {
            console.eprint(&format!("error: {}: it is {why}\n", visible(name)));
            Ok(ExitStatus::Errors)
        }
    }
}

/// Reads every copy on this machine again.
fn read_again(records: &mut Records<'_>, console: &Console) -> Result<ExitStatus, DiskError> {
    let mut counts = records::Counts::default();
    let mut unread = Vec::new();
    for (_, source) in records.site.sources.iter() {
        match records.read_again(source)? {
            None if records.has(source) => counts.elsewhere += 1,
            None => counts.without += 1,
            Some(Ok(kept)) => counts.add(&kept),
            Some(Err(why)) => unread.push(format!("{}: its copy is {why}", source.id)),
        }
    }
    records.write()?;
    for line in &unread {
        console.eprint(&format!("{line}\n"));
    }
    console.say(&counts.words());
    Ok(if unread.is_empty() {
        ExitStatus::Done
    } else {
        ExitStatus::Errors
    })
}
