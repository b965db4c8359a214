//! The records of a site's copies while `archive` works on them.

use std::collections::BTreeMap;

use crate::base::date::Day;
use crate::base::text::Id;
use crate::base::text::visible;
use crate::commands::summary::count;
use crate::copy::Unreadable;
use crate::copy::obstacle::size;
use crate::disk::{CopyStore, DiskError};
use crate::model::kept_copy::{KeptCopy, written};
use crate::model::site::{Site, SoughtQuotations};
use crate::model::source::Source;
use crate::yaml::register::Ref;

/// The records of all copies, and the copies themselves.
pub struct Records<'s> {
    /// The site.
    pub site: &'s Site,
    /// The copies on this machine.
    pub store: CopyStore,
    /// The day that counts as today.
    pub day: Day,
    quotations: BTreeMap<Ref<Source>, SoughtQuotations<'s>>,
    copies: BTreeMap<Id, KeptCopy>,
}

/// What was kept of a source.
pub struct KeptSource {
    id: Id,
    bytes: u32,
    media_type: String,
    proved: usize,
    missing: usize,
    /// The address that it is from, if that is not the one of the source.
    pub from: Option<String>,
    /// Why no text can be read from it.
    unread: Option<String>,
}

/// How much was read again.
#[derive(Default)]
pub struct Counts {
    read: usize,
    proved: usize,
    missing: usize,
    /// The copies from which no text can be read.
    unread: usize,
    /// The copies that are on record, but on another machine.
    pub elsewhere: usize,
    /// The sources without a copy.
    pub without: usize,
}

impl<'s> Records<'s> {
    /// The records as the site has them.
    pub fn new(site: &'s Site, store: CopyStore, day: Day) -> Self {
        let kept = site.sources.iter().filter_map(|(_, source)| {
            let kept = source.kept.as_deref()?;
            Some((source.id.clone(), kept.clone()))
        });
        Self {
            site,
            store,
            day,
            quotations: site.quotations(),
            copies: kept.collect(),
        }
    }

    /// True if a copy of a source is on record.
    pub fn has(&self, source: &Source) -> bool {
        self.copies.contains_key(&source.id)
    }

    /// Keeps a file as the copy of a source, and puts it on record. The inner error says what the
    /// file is, if nothing can be read from it; then it is not kept.
    pub fn keep(
        &mut self,
        source: &Source,
        name: &str,
        bytes: &[u8],
        in_git: bool,
    ) -> Result<Result<KeptSource, Unreadable>, DiskError> {
        let path = format!("{}/{name}", crate::disk::COPY_FOLDER);
        let record = match self.record(source, &path, bytes.to_vec()) {
            Ok(record) => record,
            Err(why) => return Ok(Err(why)),
        };
        self.store.keep(name, bytes, in_git)?;
        Ok(Ok(self.put(source, record)))
    }

    /// The day of the copy of a source on this machine, if this file holds the same.
    pub fn same_as_before(
        &self,
        source: &Source,
        name: &str,
        bytes: &[u8],
    ) -> Result<Option<Day>, DiskError> {
        let Some(before) = self.copies.get(&source.id) else {
            return Ok(None);
        };
        let url = source.url.as_ref();
        let read = KeptCopy::of_file(name, bytes.to_vec(), url, Some(before), self.day);
        let is_same = read.is_ok_and(|read| read.kept.sha256 == before.sha256);
        let is_here = is_same && self.store.read(&before.file.0)?.is_some();
        Ok(is_here.then_some(before.date))
    }

    /// Reads the copy of a source again; `None` if it is not on this machine.
    pub fn read_again(
        &mut self,
        source: &Source,
    ) -> Result<Option<Result<KeptSource, Unreadable>>, DiskError> {
        let on_record = self.copies.get(&source.id).map(|kept| kept.file.0.clone());
        let path = match on_record {
            Some(path) => Some(path),
            None => self.store.path_of(source.id.as_str())?,
        };
        let Some(path) = path else { return Ok(None) };
        let Some(bytes) = self.store.read(&path)? else {
            return Ok(None);
        };
        let record = self.record(source, &path, bytes);
        Ok(Some(record.map(|record| self.put(source, record))))
    }

    /// Writes everything that is on record.
    pub fn write(&mut self) -> Result<(), DiskError> {
        if self.copies.is_empty() {
            return Ok(());
        }
        self.store.write_record(&written(&self.copies))
    }

    fn record(&self, source: &Source, path: &str, bytes: Vec<u8>) -> Result<KeptCopy, Unreadable> {
        let before = self.copies.get(&source.id);
        let read = KeptCopy::of_file(path, bytes, source.url.as_ref(), before, self.day)?;
        let sought = self.site.sources.find(&source.id);
        let sought = sought.and_then(|found| self.quotations.get(&found));
        let sought = sought.cloned().unwrap_or_default();
        let (expected, possible) = (sought.expected.into_iter(), sought.possible.into_iter());
        let title = read.kept.title.clone();
        let proved = read.kept.proved(&read.text, expected, possible);
        // The title of the text was made by others, and may have characters that no record can have.
        Ok(KeptCopy { title, ..proved })
    }

    fn put(&mut self, source: &Source, record: KeptCopy) -> KeptSource {
        let kept = KeptSource {
            id: source.id.clone(),
            bytes: record.bytes,
            media_type: record.media_type.0.clone(),
            proved: record.quotations.len(),
            missing: record.missing.len(),
            from: record.final_url.as_ref().map(|url| url.as_str().to_owned()),
            unread: record.unread.as_ref().map(|unread| unread.0.clone()),
        };
        self.copies.insert(source.id.clone(), record);
        kept
    }
}

impl KeptSource {
    /// What was kept, for people: `minutes (48 kB, text/html, 2 quotations proved)`.
    pub fn words(&self) -> String {
        let mut parts = vec![
            size(u64::from(self.bytes)),
            visible(&self.media_type).into_owned(),
        ];
        if self.unread.is_some() {
            parts.push("no text".to_owned());
        }
        if self.proved > 0 {
            parts.push(format!("{} proved", count(self.proved, "quotation")));
        }
        if self.missing > 0 {
            parts.push(format!("{} not in it", count(self.missing, "quotation")));
        }
        format!("{} ({})", self.id, parts.join(", "))
    }
}

impl Counts {
    /// Counts a copy that was read.
    pub fn add(&mut self, kept: &KeptSource) {
        self.read += 1;
        self.proved += kept.proved;
        self.missing += kept.missing;
        self.unread += usize::from(kept.unread.is_some());
    }

    /// What was read, for people.
    pub fn words(&self) -> String {
        let copies = |number: usize| match number {
            1 => "1 copy".to_owned(),
            many => format!("{many} copies"),
        };
        let mut parts = vec![
            format!("{} read", copies(self.read)),
            format!("{} proved", count(self.proved, "quotation")),
        ];
        if self.missing > 0 {
            parts.push(format!(
                "{} not in a copy",
                count(self.missing, "quotation")
            ));
        }
        if self.unread > 0 {
            parts.push(format!("{} without text", copies(self.unread)));
        }
        if self.elsewhere > 0 {
            parts.push(format!("{} not on this machine", copies(self.elsewhere)));
        }
        if self.without > 0 {
            parts.push(format!("{} without a copy", count(self.without, "source")));
        }
        parts.join(", ")
    }
}
