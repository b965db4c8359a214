//! The front matter of a claim file, as it is written.

use super::appearance::RawAppearance;
use super::{Capacity, ClaimKind, Grade, ReplyStatus, Stance};
use crate::base::date::{Day, When};
use crate::base::text::Id;
use crate::content::prose::Credit;
use crate::model::alias::Alias;
use crate::model::lint::Exceptions;
use crate::model::source::{Basis, Extent};
use crate::model::state::State;
use crate::model::withdrawal::Withdrawal;
use crate::record;
use crate::yaml::record::{Extra, IdOrKeys, OneOrMany, Quotation};

record! {
    /// The front matter of a claim file.
    #[derive(serde::Serialize, serde::Deserialize)]
    pub struct RawClaim {
        /// The claim in at most 75 characters, without a verdict.
        ///
        /// `claim: The town closed four libraries`
        pub claim: String,
        /// What the verdict is about, as a full sentence, if `claim` is none.
        ///
        /// `statement: A former clerk says that the mayor sold the library`
        pub statement: Option<String>,
        /// The exact words of the claim.
        ///
        /// `quote: They closed four libraries, every last one of them.`
        pub quote: Option<Quotation>,
        /// Your translation of the quote.
        ///
        /// `translation: They closed four libraries.`
        pub translation: Option<Quotation>,
        /// Who made the claim.
        pub claimant of Person: OneOrMany<Id>,
        /// Whom the claim is about.
        pub about of Person: Vec<Id>,
        /// When the claim was made.
        pub date: Option<When>,
        /// Where the claim was made.
        ///
        /// `place: Town hall, at a meeting of the council`
        pub place: Option<String>,
        /// The sources that contain the claim, each by its id or with the place in it.
        pub appearances: Vec<IdOrKeys<RawAppearance>>,
        /// What kind of thing the claim asserts.
        pub kind: ClaimKind,
        /// The verdict.
        pub verdict of Verdict: Option<Id>,
        /// The verdict in words that fit this claim.
        ///
        /// `label: Contradicted by the minutes`
        pub label: Option<String>,
        /// The day up to which the verdict takes evidence into account.
        pub as_of: Option<Day>,
        /// How newer evidence was looked for, if `as_of` is long after the newest evidence.
        ///
        /// `searched: We searched the council's papers up to 31 March.`
        pub searched: Option<String>,
        /// What you found, in one or two sentences that make sense on their own.
        ///
        /// `finding: One library closed and three moved.`
        pub finding: Option<String>,
        /// Why you checked the claim.
        ///
        /// `why: The claim was repeated in four newspapers.`
        pub why: Option<String>,
        /// The evidence for and against the claim, and its context.
        pub evidence: Vec<RawEvidence>,
        /// What you could not establish.
        ///
        /// `unknown: Who first counted four is not known.`
        pub unknown: Option<String>,
        /// How you asked the person concerned for comment, and the answer.
        pub reply: Option<Reply>,
        /// The changes since publication.
        pub corrections: Vec<RawCorrection>,
        /// The day of publication; that of the explainer by default.
        pub published: Option<Day>,
        /// The day by which you plan to review the claim.
        pub review_by: Option<Day>,
        /// The subjects that it shares with other claims.
        pub tags of Tag: Vec<Id>,
        /// Addresses at which the page was before.
        ///
        /// `aliases: [/library/shut/]`
        pub aliases: Vec<Alias>,
        /// When and why you withdrew it after publication.
        pub withdrawn: Option<Withdrawal>,
        /// The state of the original when you translated it; only in translations.
        ///
        /// `translation_of: 3f2a-9c1d-0b1e-77b0`
        pub translation_of: Option<State>,
        /// The open question that prevents publication.
        ///
        /// `hold: Is the second recording genuine?`
        pub hold: Option<String>,
        /// Credits, licences and sources of the pictures in the text.
        pub pictures: Vec<Credit>,
        /// Levels of rules in this file only, each with a reason.
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
    /// One piece of evidence, as written.
    #[derive(serde::Serialize, serde::Deserialize)]
    pub struct RawEvidence {
        /// The source of the evidence.
        pub source of Source: Id,
        /// Whose words or finding it is; the publisher of the source if absent.
        pub by of Person: OneOrMany<Id>,
        /// In what capacity they say it.
        pub capacity as "as": Option<Capacity>,
        /// What this entry is based on, if that is not what the source as a whole is based on.
        pub basis: Option<Basis>,
        /// How much of the source was read for it.
        pub extent: Option<Extent>,
        /// What the evidence does for the claim.
        pub stance: Stance,
        /// The exact words of the source.
        ///
        /// `quote: One library closes.`
        pub quote: Option<Quotation>,
        /// Your translation of the quote.
        ///
        /// `translation: Only one library closes.`
        pub translation: Option<Quotation>,
        /// `true` if the quote is what was really said where the claim's own `quote` is cut or altered.
        ///
        /// `compare: true`
        pub compare: Option<bool>,
        /// Where in the source it is: the page, paragraph or time.
        ///
        /// `at: item 4`
        pub at: Option<String>,
        /// The sources in which you read the quote, if not in the original.
        pub via of Source: OneOrMany<Id>,
        /// What the evidence shows, in your words.
        ///
        /// `note: The list of buildings names one closure.`
        pub note: Option<String>,
    }
}

record! {
    /// The record of asking the person concerned for comment.
    #[derive(Hash, serde::Serialize, serde::Deserialize)]
    pub struct Reply {
        /// What happened.
        pub status: ReplyStatus,
        /// The day on which you asked.
        pub asked: Option<Day>,
        /// How you asked: by letter, by telephone or in person.
        ///
        /// `channel: letter`
        pub channel: Option<String>,
        /// The day of the answer.
        pub date: Option<Day>,
        /// The answer, as far as you may publish it.
        ///
        /// `text: She says that she counted the moves as well.`
        pub text: Option<String>,
        /// Why you did not ask.
        ///
        /// `reason: Her words were public and complete.`
        pub reason: Option<String>,
    }
}

record! {
    /// One correction, as written.
    #[derive(serde::Serialize, serde::Deserialize)]
    pub struct RawCorrection {
        /// The day of the correction.
        pub date: Day,
        /// How much the correction changes.
        pub grade: Grade,
        /// The verdict before the correction.
        pub from as "from" of Verdict: Option<Id>,
        /// The verdict after the correction.
        pub to of Verdict: Option<Id>,
        /// What you changed, and why.
        ///
        /// `text: The number of libraries was wrong; the minutes name one.`
        pub text: String,
    }
}
