//! The files with data of all claims of a language, one for each format, and those that cite one
//! claim.

/// A file with data of all claims of a language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DataFile {
    /// `claims-index.json`: where each claim is by itself, and when it last changed.
    Index,
    /// `claims.csv`: a row for each claim, for spreadsheets.
    Csv,
    /// `claims.ndjson`: a line for each claim, with the sources that it names.
    Ndjson,
    /// `claim-reviews.json`: a schema.org `DataFeed` of the reviews.
    ClaimReviews,
    /// `claims-search.json`: the reviews in the shape of Google's `claims:search`.
    ClaimsSearch,
    /// `citations.json`: how to cite each page, as CSL-JSON.
    CslJson,
    /// `citations.bib`: the same as BibTeX.
    BibTex,
    /// `citations.ris`: the same as RIS.
    Ris,
}

impl DataFile {
    /// All of them, in the order in which they are listed.
    pub const ALL: [Self; 8] = [
        Self::Index,
        Self::Csv,
        Self::Ndjson,
        Self::ClaimReviews,
        Self::ClaimsSearch,
        Self::CslJson,
        Self::BibTex,
        Self::Ris,
    ];

    /// Its name at the root of a language's pages.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Index => "claims-index.json",
            Self::Csv => "claims.csv",
            Self::Ndjson => "claims.ndjson",
            Self::ClaimReviews => "claim-reviews.json",
            Self::ClaimsSearch => "claims-search.json",
            Self::CslJson => "citations.json",
            Self::BibTex => "citations.bib",
            Self::Ris => "citations.ris",
        }
    }

    /// Its media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Csv => "text/csv",
            Self::Ndjson => "application/x-ndjson",
            Self::ClaimReviews => "application/ld+json",
            Self::Index | Self::ClaimsSearch => "application/json",
            Self::CslJson => "application/vnd.citationstyles.csl+json",
            Self::BibTex => "application/x-bibtex",
            Self::Ris => "application/x-research-info-systems",
        }
    }
}

/// A file that says how to cite one claim, for programs that keep references.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CitationFile {
    /// `cite.bib`: as BibTeX.
    BibTex,
    /// `cite.ris`: as RIS.
    Ris,
}

impl CitationFile {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::BibTex, Self::Ris];

    /// What its format is called.
    #[must_use]
    pub const fn format(self) -> &'static str {
        match self {
            Self::BibTex => "BibTeX",
            Self::Ris => "RIS",
        }
    }

    /// Its name beside the page of a claim.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::BibTex => "cite.bib",
            Self::Ris => "cite.ris",
        }
    }

    /// Its media type.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::BibTex => DataFile::BibTex.media_type(),
            Self::Ris => DataFile::Ris.media_type(),
        }
    }
}
