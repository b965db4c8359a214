//! Verifying a published site from outside, without its content: whether its record, its data, its
//! pages and its list of files agree.

mod claims;
mod page;
mod page_words;
mod proofs;
mod record;

use std::collections::BTreeSet;

use serde::Serialize;

use crate::base::address::Address;
use crate::build::publish::PUBLISHED;
use crate::plan::{LARGEST_CLAIMS_FILE, PublishedClaims, PublishedRecord, RecordedKind};

/// The name of the file with all claims of a language.
const CLAIMS_FILE: &str = "claims.json";
/// The largest public record that is read, in bytes.
const LARGEST_RECORD: u64 = 512 * 1024 * 1024;
/// The largest page of a claim that is read, in bytes.
const LARGEST_VERIFIED_PAGE: u64 = 8 * 1024 * 1024;
/// How many pages may be unreadable before the others are not asked for.
const MOST_UNREAD: usize = 5;

/// Something that does not hold, or that could not be read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct VerifyFinding {
    /// The file that it is about.
    pub file: String,
    /// What is wrong with it, as a sentence without a full stop.
    pub message: String,
}

/// What was compared, in numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct VerifyCounts {
    /// Entries of the public record.
    pub entries: usize,
    /// Entries of the older copy of it; `None` without one.
    pub older_entries: Option<usize>,
    /// Different claims.
    pub claims: usize,
    /// Languages that have a `claims.json`.
    pub languages: usize,
    /// Quotations that are said to be proved.
    pub proofs: usize,
    /// Pages of claims.
    pub pages: usize,
    /// Files in the list of files; `None` if there is no list, or if it cannot be used.
    pub files: Option<usize>,
}

/// What came of verifying a site.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verification {
    /// What does not hold.
    pub findings: Vec<VerifyFinding>,
    /// What could not be read.
    pub unread: Vec<VerifyFinding>,
    /// What was compared.
    pub counts: VerifyCounts,
}

/// What is at an address of a published site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PublishedText {
    /// A text.
    Text(String),
    /// Nothing.
    Missing,
    /// Something that is no text of a site, such as a link; this is what it is.
    Unusable(String),
    /// It could not be read, for this reason.
    Unread(String),
}

/// A published site: a folder, or an address.
pub trait PublishedPlace {
    /// The text at an address, if it has at most this many bytes.
    fn text(&self, address: &Address, limit: u64) -> PublishedText;

    /// The number of files in its list of files, and those that are not as it says; `None` if no
    /// list can be used.
    fn files(&self) -> Option<(usize, Vec<VerifyFinding>)>;
}

impl VerifyFinding {
    /// A finding about a file.
    #[must_use]
    pub fn new(file: &str, message: impl Into<String>) -> Self {
        Self {
            file: file.to_owned(),
            message: message.into(),
        }
    }
}

/// Verifies a published site. `older` is an older copy of its public record, which the record must
/// continue.
///
/// # Errors
///
/// Why the public record cannot be read.
pub fn verify(
    place: &impl PublishedPlace,
    older: Option<&PublishedRecord>,
) -> Result<Verification, String> {
    let text = match text_of(place, PUBLISHED, LARGEST_RECORD) {
        PublishedText::Text(text) => text,
        PublishedText::Missing => return Err(format!("there is no {PUBLISHED}")),
        PublishedText::Unusable(why) => return Err(format!("{PUBLISHED} {why}")),
        PublishedText::Unread(why) => return Err(format!("could not read {PUBLISHED}: {why}")),
    };
    let mut verification = Verification::default();
    let record = match PublishedRecord::parse(&text) {
        Ok(record) => Some(record),
        Err(fault) => {
            let message = format!("the public record {fault}");
            verification.find(PUBLISHED, message);
            None
        }
    };
    if let Some(record) = &record {
        verification.counts.entries = record.entries().len();
        if let Some(older) = older {
            verification.counts.older_entries = Some(older.entries().len());
            let findings = record::not_continued(record, older);
            verification.findings.extend(findings);
        }
    }
    let files = verification.claims_files(place, record.as_ref());
    let mut ids = BTreeSet::new();
    // The front page in the first language is the address of the site.
    let base = files.first().map_or("", |(_, first)| first.url.as_str());
    for (path, file) in &files {
        ids.extend(file.claims.iter().map(|claim| claim.id.as_str()));
        if let Some(record) = &record {
            let is_first = path == CLAIMS_FILE;
            let findings = claims::compare(record, base, (path, file), is_first);
            verification.findings.extend(findings);
        }
        let (proofs, findings) = proofs::compare(path, file);
        verification.counts.proofs += proofs;
        verification.findings.extend(findings);
    }
    verification.counts.claims = ids.len();
    verification.counts.languages = files.len();
    for (path, file) in &files {
        verification.pages(place, (path, file), base);
    }
    if let Some((count, findings)) = place.files() {
        verification.counts.files = Some(count);
        verification.findings.extend(findings);
    }
    Ok(verification)
}

fn text_of(place: &impl PublishedPlace, path: &str, limit: u64) -> PublishedText {
    match Address::file(path) {
        Some(address) => place.text(&address, limit),
        None => PublishedText::Missing,
    }
}

impl Verification {
    fn find(&mut self, file: &str, message: impl Into<String>) {
        self.findings.push(VerifyFinding::new(file, message));
    }

    /// The text of a file; what keeps it from being read is noted.
    fn read(
        &mut self,
        place: &impl PublishedPlace,
        file: &str,
        address: &Address,
        limit: u64,
    ) -> Option<String> {
        match place.text(address, limit) {
            PublishedText::Text(text) => return Some(text),
            PublishedText::Missing => self.find(file, "the file is missing"),
            PublishedText::Unusable(what) => self.find(file, format!("the file {what}")),
            PublishedText::Unread(why) => self.unread.push(VerifyFinding::new(file, why)),
        }
        None
    }

    /// `claims.json` in each language that can be read, that of the first language first.
    fn claims_files(
        &mut self,
        place: &impl PublishedPlace,
        record: Option<&PublishedRecord>,
    ) -> Vec<(String, PublishedClaims)> {
        let Some(first) = self.claims_file(place, CLAIMS_FILE) else {
            return Vec::new();
        };
        let languages = record.map(languages).unwrap_or_default();
        let others: Vec<String> = languages
            .into_iter()
            .filter(|language| *language != first.language)
            .map(|language| format!("{language}/{CLAIMS_FILE}"))
            .collect();
        let mut files = vec![(CLAIMS_FILE.to_owned(), first)];
        for path in others {
            if let Some(file) = self.claims_file(place, &path) {
                files.push((path, file));
            }
        }
        files
    }

    fn claims_file(&mut self, place: &impl PublishedPlace, path: &str) -> Option<PublishedClaims> {
        let Some(address) = Address::file(path) else {
            self.find(PUBLISHED, format!("`{path}` cannot be the path of a file"));
            return None;
        };
        let text = self.read(place, path, &address, LARGEST_CLAIMS_FILE)?;
        let claims = PublishedClaims::parse(&text);
        if claims.is_none() {
            self.find(
                path,
                "the file is not the `claims.json` of a site of factpress",
            );
        }
        claims
    }

    /// Compares the page of each claim with the data. `base` is the address of the site.
    fn pages(
        &mut self,
        place: &impl PublishedPlace,
        (path, file): (&str, &PublishedClaims),
        base: &str,
    ) {
        for claim in &file.claims {
            let Some(address) = claims::page_address(base, &claim.url) else {
                let message = format!("the page of `{}` is not below {base}", claim.id);
                self.find(path, message);
                continue;
            };
            if self.unread.len() >= MOST_UNREAD {
                let message = "the other pages were not asked for";
                self.unread.push(VerifyFinding::new(path, message));
                return;
            }
            let page = address.output_path();
            let Some(text) = self.read(place, &page, &address, LARGEST_VERIFIED_PAGE) else {
                continue;
            };
            self.counts.pages += 1;
            let findings = page::compare(&page, &text, claim, file);
            self.findings.extend(findings);
        }
    }
}

/// The languages in which claims are public according to the last states of a record.
fn languages(record: &PublishedRecord) -> BTreeSet<String> {
    let states = record.last_states();
    let claims = states
        .values()
        .filter(|state| state.kind == RecordedKind::Claim && !state.withdrawn);
    claims
        .flat_map(|state| state.words.keys().cloned())
        .collect()
}
