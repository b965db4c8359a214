//! The files with data of all claims in other formats than `claims.json`.

use super::edition::Edition;
use super::long_list::LongFilePiece;
use super::{citations, claims_csv, claims_json, collector_files};
use crate::plan::DataFile;

/// The pieces of a file with data of all claims.
pub fn pieces(edition: &Edition<'_>, file: DataFile) -> Vec<LongFilePiece> {
    match file {
        DataFile::Index => claims_json::index(edition),
        DataFile::Csv => claims_csv::pieces(edition),
        DataFile::Ndjson => claims_json::lines(edition),
        DataFile::ClaimReviews => collector_files::data_feed(edition),
        DataFile::ClaimsSearch => collector_files::claims_search(edition),
        DataFile::CslJson => citations::csl_json(edition),
        DataFile::BibTex => citations::bibtex(edition),
        DataFile::Ris => citations::ris(edition),
    }
}
