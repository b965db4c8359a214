//! Where a claim was made: the source, the place in it, and what was done to a picture or a
//! recording that made it.

use crate::base::offset;
use crate::base::text::Id;
use crate::model::source::{Source, SourceKind};
use crate::yaml::record::OutsideUrl;
use crate::yaml::register::Ref;
use crate::{record, vocabulary};

vocabulary! {
    /// What shows or plays a claim.
    pub enum Medium {
        /// A picture.
        Image = "image",
        /// A recording with pictures.
        Video = "video",
        /// A recording without pictures.
        Audio = "audio",
    }
}

vocabulary! {
    /// What was done to a picture or a recording, or to what surrounds it.
    pub enum Authenticity {
        /// Nothing; what is said about it may be wrong all the same.
        Unaltered = "unaltered",
        /// Nothing was done to it, but it is shown with another place, day or occasion than its own.
        OutOfContext = "out-of-context",
        /// Parts were cut off or left out, or pieces were put together.
        Edited = "edited",
        /// What it shows or plays was changed, or made by a program.
        Transformed = "transformed",
        /// What it shows was arranged for it and is presented as real.
        Staged = "staged",
        /// It was made as a joke and is taken as real.
        Satire = "satire",
    }
}

record! {
    /// A place where a claim was made, as written.
    #[derive(serde::Serialize, serde::Deserialize)]
    pub struct RawAppearance {
        /// The source that contains the claim.
        pub source of Source: Id,
        /// Where in the source it is: the page, paragraph or time.
        ///
        /// `at: 00:12:31`
        pub at: Option<String>,
        /// What shows or plays the claim there, if neither the kind nor the address of the source tells.
        pub medium: Option<Medium>,
        /// What was done to the picture or the recording.
        pub authenticity: Option<Authenticity>,
        /// What the original of the picture or the recording shows.
        ///
        /// `original: In the whole speech, the mayor repeats a question and answers no.`
        pub original: Option<String>,
        /// The address of the original.
        ///
        /// `original_url: https://video.example/speech`
        pub original_url: Option<OutsideUrl>,
    }
}

impl From<Id> for RawAppearance {
    fn from(source: Id) -> Self {
        Self {
            source,
            at: None,
            medium: None,
            authenticity: None,
            original: None,
            original_url: None,
        }
    }
}

/// A place where a claim was made.
#[derive(Debug, Hash)]
pub struct Appearance {
    /// The source.
    pub source: Ref<Source>,
    /// Where in the source, such as a page or a minute.
    pub at: Option<String>,
    /// What was done to the picture or the recording that makes the claim there, if it was judged.
    pub media: Option<JudgedMedia>,
    /// What shows or plays it, as far as that is known.
    pub medium: Option<Medium>,
}

/// A picture or a recording, and what was done to it.
#[derive(Debug, Hash)]
pub struct JudgedMedia {
    /// What it is.
    pub medium: Medium,
    /// What was done to it.
    pub authenticity: Authenticity,
    /// What its original shows.
    pub original: Option<String>,
    /// Where its original is.
    pub original_url: Option<OutsideUrl>,
}

impl Medium {
    /// What a source is by its kind or else by its address; `None` if neither tells.
    #[must_use]
    pub fn of(source: &Source) -> Option<Self> {
        if source.kind == SourceKind::Video {
            return Some(Self::Video);
        }
        Self::of_file(source.url.as_ref()?.as_str())
    }

    /// What a file is by the ending of its address; `None` if that is no picture and no recording.
    #[must_use]
    pub fn of_file(url: &str) -> Option<Self> {
        let path = url.split(['?', '#']).next().unwrap_or_default();
        let (_, place) = path.split_once("://")?;
        let (_, path) = place.split_once('/')?;
        // A format of video has the ending of programs in TypeScript.
        let is_program = path.ends_with(".ts");
        let guess = mime_guess::from_path(path)
            .first()
            .filter(|_| !is_program)?;
        Self::of_type(guess.essence_str())
    }

    /// What a file of a media type such as `image/png` is; `None` if that is no picture and no
    /// recording.
    #[must_use]
    pub fn of_type(media_type: &str) -> Option<Self> {
        match media_type.split('/').next()? {
            "image" => Some(Self::Image),
            "video" => Some(Self::Video),
            "audio" => Some(Self::Audio),
            _ => None,
        }
    }
}

impl Appearance {
    /// The second at which its place in a recording begins; `None` if the source is none, or if the
    /// place is not given as a time.
    #[must_use]
    pub fn offset(&self, source: &Source) -> Option<u32> {
        let plays = match self.medium {
            Some(medium) => medium != Medium::Image,
            None => source.kind.is_recording(),
        };
        offset::seconds(self.at.as_deref().filter(|_| plays)?)
    }
}
