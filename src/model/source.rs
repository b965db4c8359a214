//! A source: something relied on, written once in the registry and cited from many claims.

use std::sync::Arc;

use serde_yaml::Value;

use crate::base::date::{Day, When};
use crate::base::text::{Id, LocalizedText};
use crate::yaml::record::{
    BAD_VALUE, Extra, Outline, OutsideUrl, Shape, TextForm, ValueReader, plain,
};
use crate::yaml::register::{HasId, Ref};
use crate::{record, vocabulary};

vocabulary! {
    /// What kind of thing a source is.
    pub enum SourceKind {
        /// The report of an inquiry, an office or a committee.
        OfficialReport = "official-report",
        /// A judgment, an order, a filing.
        CourtRecord = "court-record",
        /// The record of a parliament's debates.
        Hansard = "hansard",
        /// A law.
        Statute = "statute",
        /// Data.
        Dataset = "dataset",
        /// A study.
        Study = "study",
        /// What a government said.
        GovernmentStatement = "government-statement",
        /// What a company, a party or a lawyer gave to the press.
        PressRelease = "press-release",
        /// A report in the news.
        NewsReport = "news-report",
        /// An interview.
        Interview = "interview",
        /// A post on a social network.
        SocialPost = "social-post",
        /// A recording.
        Video = "video",
        /// Any other document.
        Document = "document",
    }
}

vocabulary! {
    /// On whom or what a source itself rests.
    pub enum Basis {
        /// On people whom it names.
        Named = "named",
        /// On people whom it does not name.
        Anonymous = "anonymous",
        /// On documents.
        Documents = "documents",
        /// On what its maker saw or measured.
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
    /// In what form a source was read.
    pub enum SeenAs {
        /// The original itself.
        Original = "original",
        /// A copy of the original.
        Copy = "copy",
        /// Only its words as another source quotes them.
        Quoted = "quoted",
    }
}

record! {
    /// An entry of the registry, as written.
    #[derive(serde::Serialize, serde::Deserialize)]
    pub struct RawSource {
        /// Its title: one text when it is the source's own, one a language when the words are ours.
        ///
        /// `title: Minutes of the council`
        pub title: LocalizedText,
        /// Who published it.
        ///
        /// `publisher: Town council`
        pub publisher: LocalizedText,
        /// Who wrote it.
        ///
        /// `authors: [Mia Okafor]`
        pub authors: Vec<String>,
        /// What kind of thing it is.
        pub kind: SourceKind,
        /// When it appeared.
        pub date: Option<When>,
        /// Where it is.
        pub url: Option<OutsideUrl>,
        /// Its language tag; the publication's first language when absent.
        ///
        /// `language: fr`
        pub language: Option<String>,
        /// True when it is the thing itself, false when it reports on it.
        pub primary: bool,
        /// On whom or what it rests.
        pub basis: Basis,
        /// Why a reader may think that its maker has a stake.
        ///
        /// `interest: The council defends its own decision.`
        pub interest: Option<LocalizedText>,
        /// Where a copy is kept by others, or why none is.
        pub archive: Archive,
        /// In what form it was read.
        pub seen: SeenAs,
        /// How much of it was read.
        pub extent: Option<Extent>,
        /// The sources through which its words were read.
        pub through of Source: Vec<Id>,
        /// The copy on record.
        pub copy: Option<Copy>,
        /// What a reader must know about it.
        ///
        /// `note: The pages after 12 are missing.`
        pub note: Option<LocalizedText>,
        /// Keys of your own, for templates and claims.json.
        ///
        /// `extra: {region: North}`
        pub extra: Extra,
    }
}

record! {
    /// A stored copy of a source, as it is on record.
    #[derive(Hash, serde::Serialize, serde::Deserialize)]
    pub struct Copy {
        /// The SHA-256 of its bytes, 64 hexadecimal digits.
        pub sha256: Sha256,
        /// The day on which it was stored.
        pub date: Day,
        /// Where its keeper has it; never published. `check` reads it where that leads from the
        /// folder that holds `content/`.
        ///
        /// `file: copies/minutes-2024-03-01.pdf`
        pub file: Option<String>,
    }
}

/// A SHA-256 as 64 small hexadecimal digits (FIPS 180-4).
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize, Hash)]
pub struct Sha256(String);

impl Sha256 {
    /// The 64 digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Shape for Sha256 {
    fn read(value: &Value, reader: &mut ValueReader) -> Option<Self> {
        let text = plain(value, reader)?;
        let whole = text.len() == 64
            && text
                .bytes()
                .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        if !whole {
            reader.refuse(
                BAD_VALUE,
                "a SHA-256 has 64 digits, 0 to 9 and a to f".to_owned(),
                None,
            );
        }
        whole.then_some(Self(text))
    }

    fn outline() -> Outline {
        let example = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";
        Outline::Text(TextForm {
            name: "SHA-256",
            pattern: r"^\s*[0-9a-f]{64}\s*$",
            example,
        })
    }
}

/// Whether an archive keeps a copy.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize, Hash)]
pub enum Archive {
    /// It does.
    Kept {
        /// The archive's address of it.
        url: OutsideUrl,
        /// The day of the archived copy.
        date: Day,
    },
    /// It does not, for this reason.
    None(LocalizedText),
}

record! {
    /// The archive of a source, as written: either an address with its day, or the reason why there
    /// is none.
    pub struct RawArchive {
        /// The archive's address of it.
        pub url: Option<OutsideUrl>,
        /// The day of the archived copy.
        pub date: Option<Day>,
        /// Why there is none.
        ///
        /// `none: Only a paper copy exists.`
        pub none: Option<LocalizedText>,
    }
}

impl Shape for Archive {
    fn read(value: &Value, reader: &mut ValueReader) -> Option<Self> {
        if !value.is_mapping() {
            let help = "write {none: the reason}, or {url: its address, date: its day}".to_owned();
            reader.refuse_kind(value, "keys with values", Some(help));
            return None;
        }
        match RawArchive::read(value, reader)? {
            RawArchive {
                url: Some(url),
                date: Some(date),
                none: None,
            } => Some(Self::Kept { url, date }),
            RawArchive {
                url: None,
                date: None,
                none: Some(reason),
            } => Some(Self::None(reason)),
            _ => {
                let message = "an archive is either `url` with `date`, or `none` with the reason";
                reader.refuse(BAD_VALUE, message, None);
                None
            }
        }
    }

    fn outline() -> Outline {
        RawArchive::outline()
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
    /// In what form it was read.
    pub seen: SeenAs,
    /// How much of it was read; `None` if the author does not say.
    pub extent: Option<Extent>,
    /// The sources that quote it, through which it was read; empty unless `seen` is `Quoted`.
    pub through: Vec<Ref<Source>>,
    /// The copy on record.
    pub copy: Option<Copy>,
    /// What a reader must know about it.
    pub note: Option<LocalizedText>,
    /// Keys of the publication's own.
    pub extra: Extra,
}

impl HasId for Source {
    fn id(&self) -> &Id {
        &self.id
    }
}
