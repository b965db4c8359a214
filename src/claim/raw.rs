//! The front matter of a claim file, as it is written.

use super::{ClaimKind, Grade, ReplyStatus, Stance};
use crate::date::{Day, When};
use crate::lint::Exceptions;
use crate::record;
use crate::record::{OneOrMany, Quotation};
use crate::text::Id;

record! {
    /// The front matter of a claim file.
    #[derive(serde::Serialize, serde::Deserialize)]
    pub struct RawClaim {
        /// The claim, at most 75 characters, without a verdict.
        pub claim: String,
        /// The exact words in which it was made.
        pub quote: Option<Quotation>,
        /// Those words in the document's own language, by us.
        pub translation: Option<String>,
        /// Who made it.
        pub claimant: OneOrMany<Id>,
        /// Whom it concerns.
        pub about: Vec<Id>,
        /// When it was made.
        pub date: Option<When>,
        /// Where it was made.
        pub place: Option<String>,
        /// The sources in which it was made.
        pub appearances: Vec<Id>,
        /// What kind of thing is claimed.
        pub kind: ClaimKind,
        /// The verdict.
        pub verdict: Option<Id>,
        /// The verdict in this claim's own words.
        pub label: Option<String>,
        /// The day of the evidence on which the verdict rests.
        pub as_of: Option<Day>,
        /// What was found, in one or two sentences that stand alone.
        pub finding: Option<String>,
        /// Why it was checked.
        pub why: Option<String>,
        /// What speaks for it, against it and around it.
        pub evidence: Vec<RawEvidence>,
        /// What could not be established.
        pub unknown: Option<String>,
        /// The record of asking the person concerned.
        pub reply: Option<Reply>,
        /// What was changed after publication.
        pub corrections: Vec<RawCorrection>,
        /// When it was published; with its explainer when absent.
        pub published: Option<Day>,
        /// When it is to be looked at again.
        pub review_by: Option<Day>,
        /// Subjects that it shares with other claims.
        pub tags: Vec<Id>,
        /// The open question that keeps it from being published.
        pub hold: Option<String>,
        /// Levels of rules in this file alone, with the reasons.
        pub lint: Exceptions,
    }
}

record! {
    /// One entry of the evidence, as written.
    #[derive(serde::Serialize, serde::Deserialize)]
    pub struct RawEvidence {
        /// The source.
        pub source: Id,
        /// Which way it points.
        pub stance: Stance,
        /// Its exact words.
        pub quote: Option<Quotation>,
        /// Those words in the document's own language, by us.
        pub translation: Option<String>,
        /// Where in the source: page, paragraph, time.
        pub at: Option<String>,
        /// The source through which it was read.
        pub via: Option<Id>,
        /// What it shows, in our words.
        pub note: Option<String>,
    }
}

record! {
    /// The record of asking the person concerned.
    #[derive(Hash, serde::Serialize, serde::Deserialize)]
    pub struct Reply {
        /// What became of it.
        pub status: ReplyStatus,
        /// When the question was put.
        pub asked: Option<Day>,
        /// How: by letter, by telephone, in person.
        pub channel: Option<String>,
        /// When the answer came.
        pub date: Option<Day>,
        /// The answer, as far as it is for the public.
        pub text: Option<String>,
        /// Why nobody was asked.
        pub reason: Option<String>,
    }
}

record! {
    /// One correction, as written.
    #[derive(serde::Serialize, serde::Deserialize)]
    pub struct RawCorrection {
        /// When.
        pub date: Day,
        /// How much it changes.
        pub grade: Grade,
        /// The verdict before.
        pub from as "from": Option<Id>,
        /// The verdict after.
        pub to: Option<Id>,
        /// What was changed and why.
        pub text: String,
    }
}
