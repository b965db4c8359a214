//! Kept copies: what `content/copies.yaml` has on record of the copy of each source, and of each
//! quotation that was found in it.

mod of_file;
mod written;

use std::collections::{BTreeMap, BTreeSet};

use crate::base::date::Day;
use crate::base::quotation;
use crate::copy::{CopyText, CopyWording, Unreadable};
use crate::model::sha256::Sha256;
use crate::record;
use crate::yaml::record::{OutsideUrl, Verbatim};

pub use of_file::{CopyOfFile, addresses_in_copy};
pub use written::written;

/// How many hexadecimal digits a checksum of an entry has.
const CHECK_DIGITS: usize = 16;

record! {
    /// What is on record of the copy of a source. `factpress archive` writes it.
    #[derive(Hash, serde::Serialize, serde::Deserialize)]
    pub struct KeptCopy {
        /// The file of the copy, at a path from the folder that holds `content/`.
        ///
        /// `file: copies/minutes-2024-03.warc.gz`
        pub file: Verbatim,
        /// The address that was fetched; none for a file that you gave.
        pub url: Option<OutsideUrl>,
        /// The address that answered, if redirects led there.
        pub final_url: Option<OutsideUrl>,
        /// The status of the answer.
        ///
        /// `status: 200`
        pub status: Option<u32>,
        /// The media type of what is kept.
        ///
        /// `type: text/html`
        pub media_type as "type": Verbatim,
        /// The day on which the copy was made.
        pub date: Day,
        /// The SHA-256 of what is kept, without the archive around it, in 64 hexadecimal digits.
        pub sha256: Sha256,
        /// The size of what is kept, in bytes.
        ///
        /// `bytes: 48213`
        pub bytes: u32,
        /// The title that the copy itself has.
        ///
        /// `title: Minutes of the council, 4 March 2024`
        pub title: Option<Verbatim>,
        /// The program that made the copy, with its version.
        ///
        /// `program: factpress 0.1.0`
        pub program: Verbatim,
        /// Why no text can be read from the copy; none if it can.
        ///
        /// `unread: It is a PDF of pictures without text.`
        pub unread: Option<Verbatim>,
        /// Where the quotations from the source are in the copy.
        pub quotations: Vec<QuotationProof>,
        /// The SHA-256 of each quotation that is not in the copy, as quotations are compared.
        pub missing: Vec<Sha256>,
    }
}

record! {
    /// Where a quotation is in a copy.
    #[derive(Hash, serde::Serialize, serde::Deserialize)]
    pub struct QuotationProof {
        /// The SHA-256 of the quotation, as quotations are compared.
        pub quotation: Sha256,
        /// The page of the copy, if it has pages; the first is 1.
        ///
        /// `page: 12`
        pub page: Option<u32>,
        /// The character of that page, or of the whole text, with which the quotation begins; the
        /// first is 0.
        ///
        /// `from: 1204`
        pub from: u32,
        /// The character before which the quotation ends.
        ///
        /// `to: 1271`
        pub to: u32,
        /// The twelve words before it.
        ///
        /// `before: The council met in public, and the clerk then read out`
        pub before: Option<Verbatim>,
        /// The twelve words after it.
        ///
        /// `after: The chair thanked her.`
        pub after: Option<Verbatim>,
        /// A checksum of this entry and of the copy's SHA-256, in 16 hexadecimal digits: an entry
        /// that was changed by hand proves nothing.
        ///
        /// `check: 9f86d081884c7d65`
        pub check: Verbatim,
    }
}

impl KeptCopy {
    /// What is on record of a quotation, if the record was not changed by hand.
    #[must_use]
    pub fn proof(&self, quotation: &Sha256) -> Option<&QuotationProof> {
        let mut proofs = self.quotations.iter();
        proofs.find(|proof| proof.quotation == *quotation && proof.is_of(&self.sha256))
    }
}

impl KeptCopy {
    /// The record with what a copy says of the quotations that are looked for in it.
    #[must_use]
    pub fn proved<'q>(
        self,
        text: &Result<CopyText, Unreadable>,
        expected: impl Iterator<Item = &'q str>,
        possible: impl Iterator<Item = &'q str>,
    ) -> Self {
        let text = match text {
            Ok(text) => text,
            Err(why) => {
                return Self {
                    unread: Some(Verbatim(format!("It is {why}."))),
                    quotations: Vec::new(),
                    missing: Vec::new(),
                    ..self
                };
            }
        };
        let wording = text.wording();
        let mut found = BTreeMap::new();
        let mut missing = BTreeSet::new();
        let expected = expected.map(|quotation| (quotation, true));
        for (quotation, is_expected) in expected.chain(possible.map(|words| (words, false))) {
            match QuotationProof::made(&self.sha256, quotation, &wording) {
                Ok(proof) => {
                    found.insert(proof.quotation.clone(), proof);
                }
                Err(_) if is_expected => {
                    missing.insert(quotation_hash(quotation));
                }
                Err(_) => {}
            }
        }
        Self {
            title: text.title.clone().map(Verbatim).or(self.title),
            unread: None,
            quotations: found.into_values().collect(),
            missing: missing.into_iter().collect(),
            ..self
        }
    }
}

impl QuotationProof {
    /// Proves that a quotation is in the copy with this SHA-256.
    ///
    /// # Errors
    ///
    /// The first piece between cuts that is missing in the copy, or that does not follow the pieces
    /// before it.
    pub fn made(copy: &Sha256, quotation: &str, text: &CopyWording) -> Result<Self, String> {
        let place = text.place(quotation)?;
        let words = |words: String| (!words.is_empty()).then_some(Verbatim(words));
        let mut proof = Self {
            quotation: quotation_hash(quotation),
            page: place.page,
            from: place.from,
            to: place.to,
            before: words(place.before),
            after: words(place.after),
            check: Verbatim(String::new()),
        };
        proof.check = Verbatim(proof.checksum(copy));
        Ok(proof)
    }

    /// True if the copy with this SHA-256 has the quotation exactly where the entry says.
    #[must_use]
    pub fn holds_in(&self, copy: &Sha256, quotation: &str, text: &CopyWording) -> bool {
        Self::made(copy, quotation, text).is_ok_and(|made| made == *self)
    }

    /// True if the entry is as it was written for the copy with this SHA-256.
    #[must_use]
    pub fn is_of(&self, copy: &Sha256) -> bool {
        self.check.0 == self.checksum(copy)
    }

    /// The checksum of the entry for the copy with this SHA-256.
    #[must_use]
    pub fn checksum(&self, copy: &Sha256) -> String {
        let words =
            |words: &Option<Verbatim>| words.as_ref().map_or("", |words| &words.0).to_owned();
        let page = self.page.map(|page| page.to_string()).unwrap_or_default();
        let parts = [
            copy.as_str().to_owned(),
            self.quotation.as_str().to_owned(),
            page,
            self.from.to_string(),
            self.to.to_string(),
            words(&self.before),
            words(&self.after),
        ];
        let mut checksum = Sha256::of(parts.join("\n").as_bytes()).as_str().to_owned();
        checksum.truncate(CHECK_DIGITS);
        checksum
    }
}

/// The SHA-256 by which a quotation is known: that of its words as quotations are compared, so that
/// white space, the form of quotation marks and line ends make no difference.
#[must_use]
pub fn quotation_hash(quotation: &str) -> Sha256 {
    Sha256::of(quotation::comparable(quotation).as_bytes())
}
