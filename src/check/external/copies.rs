//! Copies: the stored copies of sources on this machine, compared with the record and with the
//! quotations from them.

use std::collections::{BTreeMap, HashMap, HashSet};

use crate::base::quotation::Occurrence;
use crate::base::text::{Id, MOST_SUGGESTIONS};
use crate::copy::{CopyText, CopyWording, Unreadable};
use crate::model::kept_copy::{KeptCopy, quotation_hash};
use crate::model::site::SoughtQuotations;

/// The result for each copy that was looked for, by source.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Copies(pub BTreeMap<Id, Compared>);

/// Quotations that could not be compared, since the text of their copy cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unread {
    /// How many.
    pub quotations: usize,
    /// What the copy is, such as `a PDF of pictures without text`.
    pub what: String,
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
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Compared {
    /// The SHA-256 that the record must have, as 64 small hexadecimal digits; `None` if the copy was
    /// not read.
    pub sha256: Option<String>,
    /// Why it was not read, such as "it is a folder"; `None` also if the copy is missing in a
    /// folder that is there.
    pub why_unread: Option<String>,
    /// The quotations that are not in it; empty if its text cannot be read.
    pub missing: HashMap<String, Missing>,
    /// Where each of the others is in it.
    pub occurrences: HashMap<String, Vec<Occurrence>>,
    /// The quotations of which the record says something else than the copy.
    pub differing: HashSet<String>,
    /// The quotations that could not be compared with it, if there are any.
    pub unread: Option<Unread>,
}

impl Compared {
    /// Compares a copy with the quotations from it, and with what is on record of them, if anything
    /// is. `sha256` is that of what is kept.
    #[must_use]
    pub fn new(
        sha256: String,
        text: &Result<CopyText, Unreadable>,
        quotations: &SoughtQuotations<'_>,
        kept: Option<&KeptCopy>,
    ) -> Self {
        let mut compared = Self {
            sha256: Some(sha256),
            ..Self::default()
        };
        match text {
            Ok(text) => compared.look_for(quotations, &text.wording(), kept),
            Err(why) if !quotations.expected.is_empty() => {
                compared.unread = Some(Unread {
                    quotations: quotations.expected.len(),
                    what: why.to_string(),
                });
            }
            Err(_) => {}
        }
        compared
    }

    /// Looks for the quotations in the wording of the copy.
    fn look_for(
        &mut self,
        quotations: &SoughtQuotations<'_>,
        wording: &CopyWording,
        kept: Option<&KeptCopy>,
    ) {
        let mut suggestions = 0;
        for quotation in quotations.all() {
            let Err(piece) = wording.place(quotation) else {
                self.occurrences
                    .insert(quotation.to_owned(), wording.occurrences(quotation));
                let differs = |kept: &KeptCopy| {
                    let proof = kept.proof(&quotation_hash(quotation));
                    proof.is_some_and(|proof| !proof.holds_in(&kept.sha256, quotation, wording))
                };
                if kept.is_some_and(differs) {
                    self.differing.insert(quotation.to_owned());
                }
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
        Self::default()
    }

    /// The result for a copy that is not read, and why.
    #[must_use]
    pub fn not_read(why: String) -> Self {
        Self {
            why_unread: Some(why),
            ..Self::default()
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
