//! The front matter of a claim file, as it is written.

use super::{Capacity, ClaimKind, Grade, ReplyStatus, Stance};
use crate::base::date::{Day, When};
use crate::base::text::Id;
use crate::content::prose::Credit;
use crate::model::lint::Exceptions;
use crate::model::source::{Basis, Extent};
use crate::model::state::State;
use crate::record;
use crate::yaml::record::{Extra, OneOrMany, Quotation};

record! {
    /// The front matter of a claim file.
    #[derive(serde::Serialize, serde::Deserialize)]
    pub struct RawClaim {
        /// The claim, at most 75 characters, without a verdict.
        ///
        /// `claim: The town closed four libraries`
        pub claim: String,
        /// The exact words in which it was made.
        ///
        /// `quote: They closed four libraries, every last one of them.`
        pub quote: Option<Quotation>,
        /// Those words in the document's own language, by us.
        ///
        /// `translation: They closed four libraries.`
        pub translation: Option<Quotation>,
        /// Who made it.
        pub claimant of Person: OneOrMany<Id>,
        /// Whom it concerns.
        pub about of Person: Vec<Id>,
        /// When it was made.
        pub date: Option<When>,
        /// Where it was made.
        ///
        /// `place: Town hall, at a meeting of the council`
        pub place: Option<String>,
        /// The sources in which it was made.
        pub appearances of Source: Vec<Id>,
        /// What kind of thing is claimed.
        pub kind: ClaimKind,
        /// The verdict.
        pub verdict of Verdict: Option<Id>,
        /// The verdict in this claim's own words.
        ///
        /// `label: Contradicted by the minutes`
        pub label: Option<String>,
        /// The day of the evidence on which the verdict rests.
        pub as_of: Option<Day>,
        /// How newer evidence was looked for, if `as_of` is long after the newest evidence.
        ///
        /// `searched: We searched the council's papers up to 31 March.`
        pub searched: Option<String>,
        /// What was found, in one or two sentences that stand alone.
        ///
        /// `finding: One library closed and three moved.`
        pub finding: Option<String>,
        /// Why it was checked.
        ///
        /// `why: The claim was repeated in four newspapers.`
        pub why: Option<String>,
        /// What speaks for it, against it and around it.
        pub evidence: Vec<RawEvidence>,
        /// What could not be established.
        ///
        /// `unknown: Who first counted four is not known.`
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
        pub tags of Tag: Vec<Id>,
        /// The state of the original that this translates; only in translations.
        ///
        /// `translation_of: 3f2a-9c1d-0b1e-77b0`
        pub translation_of: Option<State>,
        /// The open question that keeps it from being published.
        ///
        /// `hold: Is the second recording genuine?`
        pub hold: Option<String>,
        /// Who made the pictures of the text, their licences and where they were found.
        pub pictures: Vec<Credit>,
        /// Levels of rules in this file alone, with the reasons.
        ///
        /// `lint: {verdict-on-one-source: {level: allow, because: The judgment is the only record there can be.}}`
        pub lint of Rule: Exceptions,
        /// Keys of your own, for templates and claims.json.
        ///
        /// `extra: {region: North}`
        pub extra: Extra,
    }
}

record! {
    /// One entry of the evidence, as written.
    #[derive(serde::Serialize, serde::Deserialize)]
    pub struct RawEvidence {
        /// The source.
        pub source of Source: Id,
        /// Whose words or finding it is; the publisher of the source if absent.
        pub by of Person: OneOrMany<Id>,
        /// In what capacity they say it.
        pub capacity as "as": Option<Capacity>,
        /// What this entry is based on, if that is not what the source as a whole is based on.
        pub basis: Option<Basis>,
        /// How much of the source was read for it.
        pub extent: Option<Extent>,
        /// Which way it points.
        pub stance: Stance,
        /// Its exact words.
        ///
        /// `quote: One library closes.`
        pub quote: Option<Quotation>,
        /// Those words in the document's own language, by us.
        ///
        /// `translation: Only one library closes.`
        pub translation: Option<Quotation>,
        /// Where in the source: page, paragraph, time.
        ///
        /// `at: item 4`
        pub at: Option<String>,
        /// The sources through which it was read.
        pub via of Source: OneOrMany<Id>,
        /// What it shows, in our words.
        ///
        /// `note: The list of buildings names one closure.`
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
        ///
        /// `channel: letter`
        pub channel: Option<String>,
        /// When the answer came.
        pub date: Option<Day>,
        /// The answer, as far as it is for the public.
        ///
        /// `text: She says that she counted the moves as well.`
        pub text: Option<String>,
        /// Why nobody was asked.
        ///
        /// `reason: Her words were public and complete.`
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
        pub from as "from" of Verdict: Option<Id>,
        /// The verdict after.
        pub to of Verdict: Option<Id>,
        /// What was changed and why.
        ///
        /// `text: The number of libraries was wrong; the minutes name one.`
        pub text: String,
    }
}
