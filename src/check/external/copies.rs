//! Copies: the stored copies of sources on this machine, compared with the record and with the
//! quotations from them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::copy_text::{kind, text};
use crate::base::quotation::{Occurrence, Wording};
use crate::base::text::{Id, MOST_SUGGESTIONS};
use crate::model::site::Site;
use crate::model::source::Source;
use crate::yaml::register::Ref;

/// The result for each copy that was looked for, by source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Copies(pub BTreeMap<Id, Compared>);

/// The quotations that are looked for in a copy.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SoughtQuotations<'s> {
    /// Those that must be there.
    pub expected: BTreeSet<&'s str>,
    /// Those that may be there: the words of claims that were made in several sources.
    pub possible: BTreeSet<&'s str>,
}

impl<'s> SoughtQuotations<'s> {
    /// Adds those of another source that has the same copy.
    pub fn extend(&mut self, others: &Self) {
        self.expected.extend(&others.expected);
        self.possible.extend(&others.possible);
    }

    fn all(&self) -> impl Iterator<Item = &'s str> {
        self.expected.union(&self.possible).copied()
    }
}

/// Quotations that could not be compared, since the text of their copy cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// How many.
    pub quotations: usize,
    /// What the copy is, such as `a PDF`.
    pub what: &'static str,
}

/// A quotation that is not in a copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// The first piece between cuts that is missing, or does not follow the pieces before it.
    pub piece: String,
    /// How the nearest passage differs; `None` if none is near, or if none was looked for because
    /// many quotations are missing.
    pub nearest: Option<String>,
}

/// The result of comparing one copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compared {
    /// The SHA-256 of its bytes, as 64 small hexadecimal digits; `None` if it was not read.
    pub sha256: Option<String>,
    /// Why it was not read, such as "it is a folder"; `None` also if the copy is missing in a
    /// folder that is there.
    pub why_unread: Option<String>,
    /// The quotations that are not in it; empty if its text cannot be read.
    pub missing: HashMap<String, Missing>,
    /// Where each of the others is in it.
    pub occurrences: HashMap<String, Vec<Occurrence>>,
    /// The quotations that could not be compared with it, if there are any.
    pub unread: Option<Unread>,
}

impl Compared {
    /// Compares a copy with the quotations from it. `name` is the name of its file; `bytes` is
    /// `None` if it is too large to be read as text.
    #[must_use]
    pub fn new(
        name: &str,
        sha256: String,
        bytes: Option<Vec<u8>>,
        quotations: &SoughtQuotations<'_>,
    ) -> Self {
        let what = if bytes.is_some() {
            kind(name)
        } else {
            "too large to read as text"
        };
        let text = bytes
            .filter(|_| quotations.all().next().is_some())
            .and_then(|bytes| text(name, bytes));
        let is_unread = text.is_none() && !quotations.expected.is_empty();
        let unread = is_unread.then_some(Unread {
            quotations: quotations.expected.len(),
            what,
        });
        let mut compared = Self {
            sha256: Some(sha256),
            unread,
            ..Self::not_there()
        };
        if let Some(text) = text {
            let wording = Wording::of(&text);
            compared.look_for(quotations, &wording);
        }
        compared
    }

    /// Looks for the quotations in the wording of the copy.
    fn look_for(&mut self, quotations: &SoughtQuotations<'_>, wording: &Wording) {
        let mut suggestions = 0;
        for quotation in quotations.all() {
            let Err(piece) = wording.find(quotation) else {
                self.occurrences
                    .insert(quotation.to_owned(), wording.occurrences(quotation));
                continue;
            };
            if !quotations.expected.contains(quotation) {
                continue;
            }
            let nearest = if suggestions < MOST_SUGGESTIONS {
                wording.nearest(&piece)
            } else {
                None
            };
            suggestions += 1;
            self.missing
                .insert(quotation.to_owned(), Missing { piece, nearest });
        }
    }

    /// The result for a copy that is missing.
    #[must_use]
    pub fn not_there() -> Self {
        Self {
            sha256: None,
            why_unread: None,
            missing: HashMap::new(),
            occurrences: HashMap::new(),
            unread: None,
        }
    }

    /// The result for a copy that is not read, and why.
    #[must_use]
    pub fn not_read(why: String) -> Self {
        Self {
            why_unread: Some(why),
            ..Self::not_there()
        }
    }
}

/// The names of the folders, and of the file, from the folder of the publication to a copy.
///
/// # Errors
///
/// Why nothing is read at this path, whatever is there: it leads out of the folder, or to something
/// hidden.
pub fn path_from_publication(path: &str) -> Result<Vec<&str>, String> {
    let is_drive =
        matches!(path.as_bytes(), [letter, b':', b'\\' | b'/', ..] if letter.is_ascii_alphabetic());
    let names: Vec<&str> = path
        .split(|character| character == '/' || cfg!(windows) && character == '\\')
        .filter(|name| !matches!(*name, "" | "."))
        .collect();
    if path.starts_with(['/', '\\']) || is_drive {
        return Err("it is outside the folder of the publication".to_owned());
    }
    match names.iter().find(|name| name.starts_with('.')) {
        Some(&"..") => Err("`..` leads out of a folder".to_owned()),
        Some(hidden) => Err(format!("`{hidden}` is hidden")),
        None => Ok(names),
    }
}

/// The quotations from each source: those of evidence, and the own words of claims.
#[must_use]
pub fn quotations(site: &Site) -> BTreeMap<Ref<Source>, SoughtQuotations<'_>> {
    let mut quotations: BTreeMap<Ref<Source>, SoughtQuotations<'_>> = BTreeMap::new();
    for (_, claim) in site.claims.iter() {
        let evidence = claim
            .evidence
            .iter()
            .filter_map(|entry| Some((entry.source, entry.quote.as_deref()?)));
        for (source, quotation) in evidence {
            let sought = quotations.entry(source).or_default();
            sought.expected.insert(quotation);
        }
        for (source, quotation) in claim.appearances.iter().zip(claim.quote.iter().cycle()) {
            let sought = quotations.entry(*source).or_default();
            if claim.only_appearance().is_some() {
                sought.expected.insert(quotation);
            } else {
                sought.possible.insert(quotation);
            }
        }
    }
    quotations
}
