//! Kept copies: what `content/copies.yaml` has on record of the copy of each source, and of each
//! quotation that was found in it.

use crate::base::date::Day;
use crate::model::source::Sha256;
use crate::record;
use crate::yaml::record::{OutsideUrl, Verbatim};

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
        /// Where the quotations from the source are in the copy.
        pub quotations: Vec<QuotationProof>,
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
        /// `before: the council met in public, and the clerk then read out:`
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
