//! A source: something relied on, written once in the registry and cited from many claims.

mod kept;

use std::sync::Arc;

use crate::base::date::{Day, When};
use crate::base::text::{Id, LocalizedText};
use crate::model::kept_copy::KeptCopy;
use crate::yaml::record::{Extra, OutsideUrl};
use crate::yaml::register::{HasId, Ref};
use crate::{record, vocabulary};

pub use crate::model::sha256::Sha256;
pub use kept::{Archive, Copy};

vocabulary! {
    /// What kind of thing a source is.
    pub enum SourceKind {
        /// The report of an inquiry, an office or a committee.
        OfficialReport = "official-report",
        /// A judgment, an order or a filing.
        CourtRecord = "court-record",
        /// The record of a parliament's debates.
        Hansard = "hansard",
        /// A law or regulation.
        Statute = "statute",
        /// Data.
        Dataset = "dataset",
        /// A study.
        Study = "study",
        /// What a government said.
        GovernmentStatement = "government-statement",
        /// An announcement of a company, a party or a lawyer.
        PressRelease = "press-release",
        /// A news report.
        NewsReport = "news-report",
        /// An interview.
        Interview = "interview",
        /// A post on a social network.
        SocialPost = "social-post",
        /// A recording with pictures.
        Video = "video",
        /// Any other document.
        Document = "document",
    }
}

vocabulary! {
    /// Whom or what a source relies on.
    pub enum Basis {
        /// People whom it names.
        Named = "named",
        /// People whom it does not name.
        Anonymous = "anonymous",
        /// Documents.
        Documents = "documents",
        /// What those who made it saw, heard or measured.
        OwnObservation = "own-observation",
        /// On somebody who speaks for an office, with or without a name.
        Spokesperson = "spokesperson",
    }
}

vocabulary! {
    /// How much of a source was read.
    pub enum Extent {
        /// All of it.
        Whole = "whole",
        /// Its opening.
        Opening = "opening",
        /// The passage in question.
        Passage = "passage",
    }
}

vocabulary! {
    /// Where links to a source lead.
    pub enum LinkTarget {
        /// To its own address.
        Original = "original",
        /// To the archived copy, for a source whose maker is not to be sent readers.
        Copy = "copy",
    }
}

vocabulary! {
    /// In what form you read a source.
    pub enum SeenAs {
        /// The original.
        Original = "original",
        /// A copy of the original.
        Copy = "copy",
        /// Only what another source quotes from it.
        Quoted = "quoted",
    }
}

record! {
    /// An entry of the registry, as written.
    #[derive(serde::Serialize, serde::Deserialize)]
    pub struct RawSource {
        /// The title of the source; give it in each language only if the words are yours.
        ///
        /// `title: Minutes of the council`
        pub title: LocalizedText,
        /// The publisher of the source.
        ///
        /// `publisher: Town council`
        pub publisher: LocalizedText,
        /// The authors.
        ///
        /// `authors: [Mia Okafor]`
        pub authors: Vec<String>,
        /// What kind of source it is.
        pub kind: SourceKind,
        /// When the source was published.
        pub date: Option<When>,
        /// The address of the source.
        pub url: Option<OutsideUrl>,
        /// The language of the source; the publication's first language by default.
        ///
        /// `language: fr`
        pub language: Option<String>,
        /// `true` for the record itself or a first-hand account, `false` for a report on it.
        pub primary: bool,
        /// Whom or what the source relies on.
        pub basis: Basis,
        /// Why readers may think that those behind the source have a stake.
        ///
        /// `interest: The council defends its own decision.`
        pub interest: Option<LocalizedText>,
        /// Where an archive keeps a copy, or why none does.
        pub archive: Archive,
        /// Where links to the source lead: `copy` for the archived copy instead of `url`.
        ///
        /// `link: copy`
        pub link: Option<LinkTarget>,
        /// In what form you read the source.
        pub seen: SeenAs,
        /// How much of it was read.
        pub extent: Option<Extent>,
        /// The sources that quote it, if you read it only as quoted there.
        pub through of Source: Vec<Id>,
        /// The copy that you keep.
        pub copy: Option<Copy>,
        /// What readers must know about the source.
        ///
        /// `note: The pages after 12 are missing.`
        pub note: Option<LocalizedText>,
        /// Keys of your own, for templates and claims.json.
        ///
        /// `extra: {region: North}`
        pub extra: Extra,
    }
}

/// A source: something that claims rely on.
#[derive(Debug, Hash)]
pub struct Source {
    /// The id, from the key in the registry.
    pub id: Id,
    /// The path of the registry file that has it.
    pub file: Arc<str>,
    /// Its title: one text when it is the source's own, one a language when the words are ours.
    pub title: LocalizedText,
    /// Who published it.
    pub publisher: LocalizedText,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// What kind of thing it is.
    pub kind: SourceKind,
    /// When it appeared.
    pub date: Option<When>,
    /// Where it is.
    pub url: Option<OutsideUrl>,
    /// The tag of its language.
    pub language: String,
    /// True for the thing itself, false for a report on it.
    pub primary: bool,
    /// On whom or what it rests.
    pub basis: Basis,
    /// Why a reader may think that its maker has a stake.
    pub interest: Option<LocalizedText>,
    /// Where a copy is kept by others, or why none is.
    pub archive: Archive,
    /// Where links to it lead.
    pub link: LinkTarget,
    /// In what form it was read.
    pub seen: SeenAs,
    /// How much of it was read; `None` if the author does not say.
    pub extent: Option<Extent>,
    /// The sources that quote it, through which it was read; empty unless `seen` is `Quoted`.
    pub through: Vec<Ref<Source>>,
    /// The copy on record.
    pub copy: Option<Copy>,
    /// What `content/copies.yaml` has on record of its copy.
    pub kept: Option<Box<KeptCopy>>,
    /// What a reader must know about it.
    pub note: Option<LocalizedText>,
    /// Keys of the publication's own.
    pub extra: Extra,
}

impl SourceKind {
    /// True for what has a beginning and runs, so that a place in it is a time.
    #[must_use]
    pub const fn is_recording(self) -> bool {
        matches!(self, Self::Video | Self::Interview)
    }
}

impl Source {
    /// Where links to it lead: its address, or the archived copy.
    #[must_use]
    pub fn leads_to(&self) -> Option<&OutsideUrl> {
        match (self.link, &self.archive) {
            (LinkTarget::Copy, Archive::Kept { url, .. }) => Some(url),
            _ => self.url.as_ref(),
        }
    }

    /// Its address, if links to it lead to an archived copy instead.
    #[must_use]
    pub fn original_url(&self) -> Option<&str> {
        let url = self.url.as_ref()?;
        (self.leads_to() != Some(url)).then(|| url.as_str())
    }

    /// The day and the SHA-256 of the copy that the publication keeps, if one is on record.
    #[must_use]
    pub fn held_copy(&self) -> Option<(Day, &Sha256)> {
        let by_hand = self.copy.as_ref().map(|copy| (copy.date, &copy.sha256));
        let kept = self.kept.as_ref().map(|kept| (kept.date, &kept.sha256));
        kept.or(by_hand)
    }
}

/// A copy of a source that is kept, as far as it is known where.
#[derive(Debug, Clone, Copy)]
pub struct StoredCopy<'s> {
    /// The SHA-256 of what is kept.
    pub sha256: &'s Sha256,
    /// The file, at a path from the folder that holds `content/`.
    pub file: Option<&'s str>,
    /// What `content/copies.yaml` has on record; `None` for a copy that the source itself describes.
    pub kept: Option<&'s KeptCopy>,
}

impl Source {
    /// The copy that is kept: the one on record, or else the one that the source describes.
    #[must_use]
    pub fn stored_copy(&self) -> Option<StoredCopy<'_>> {
        if let Some(kept) = self.kept.as_deref() {
            return Some(StoredCopy {
                sha256: &kept.sha256,
                file: Some(&kept.file.0),
                kept: Some(kept),
            });
        }
        let copy = self.copy.as_ref()?;
        Some(StoredCopy {
            sha256: &copy.sha256,
            file: copy.file.as_deref(),
            kept: None,
        })
    }
}

impl HasId for Source {
    fn id(&self) -> &Id {
        &self.id
    }
}
