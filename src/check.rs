//! Checks: what is wrong with a site although each of its texts is well-formed. One file per rule.

pub mod external;
pub mod standards;
mod allegation_without_outcome;
mod anonymous_source_without_note;
mod archive_unreliable;
mod archive_without_capture;
mod as_of_beyond_evidence;
mod asked_address;
mod character_without_font;
mod circular_evidence;
mod claim_too_long;
mod claim_without_outcome;
mod clauses;
mod copy_differs;
mod copy_missing;
mod copy_recorded_twice;
mod copy_unread;
mod correction_removed;
mod date_in_future;
mod dates_out_of_order;
mod dead_link;
mod evidence;
mod evidence_after_verdict;
mod heading_skipped;
mod hedge_in_finding;
mod host_file;
mod interest_undeclared;
mod keys_out_of_order;
mod levels;
mod link_moved;
mod link_rot;
mod link_says_nothing;
mod link_unclear;
mod number_without_date;
mod person_not_in_about;
mod picture_metadata;
mod picture_missing;
mod picture_too_large;
mod picture_unusable;
mod published_unclear;
mod quotation_cut;
mod quotation_not_in_copy;
mod quotation_sense_changed;
mod quotation_unproved;
mod quotation_without_attribution;
mod quoted;
mod recorded_copy;
mod reply_incomplete;
mod retired_verdict;
mod review_overdue;
mod sought;
mod starter_text;
mod static_metadata;
mod translation_stale;
mod translation_without_state;
mod unknown_language;
mod unused_source;
mod vanished_address;
mod verdict_against_evidence;
mod verdict_changed;
mod verdict_in_claim;
mod verdict_on_anonymous_sources;
mod verdict_on_one_source;
mod verdict_on_own_pages;
mod verdict_without_evidence;
mod verdict_without_reply;
mod withdrawn_unpublished;
mod words;
mod words_changed;

use rayon::prelude::*;

use crate::base::date::Today;
use crate::base::diagnostic::{Diagnostic, Rule};
use crate::check::external::External;
use crate::model::claim::Claim;
use crate::model::site::Site;
use crate::model::translated::Translated as _;
use crate::plan::{Histories, Index, Plan, PublishedEntry};
use crate::report::Texts;

pub use claim_too_long::MAX_CLAIM_CHARACTERS;
pub use dead_link::RULE as DEAD_LINK;
pub use levels::{UNKNOWN_RULE, exceptions, levels};

/// Lists the rules once, both by name and level and as functions that check them.
macro_rules! rules {
    ($($rule:ident),* $(,)?) => {
        /// All rules whose level can be set in `site.yaml`, those of other rooms among them.
        pub const RULES: &[Rule] = &[
            $($rule::RULE,)*
            crate::content::UNEXPECTED_FILE,
            crate::model::site::HELD_REFERENCE,
            crate::base::markup::BROKEN_MARKUP,
            crate::base::markup::MARKUP_AS_TYPED,
            crate::base::markup::MARKUP_MISREAD,
            crate::model::site::PUBLISHED_LATER,
            crate::model::site::UNUSED_TAG,
            crate::report::THEME_UNUSED,
        ];

        /// The functions that check the rules of this module, in the order of [`RULES`].
        const CHECKS: &[fn(&RuleContext<'_>) -> Vec<Diagnostic>] = &[$($rule::check),*];
    };
}

rules! {
    allegation_without_outcome,
    anonymous_source_without_note,
    archive_unreliable,
    archive_without_capture,
    as_of_beyond_evidence,
    character_without_font,
    circular_evidence,
    claim_too_long,
    claim_without_outcome,
    copy_differs,
    copy_missing,
    copy_recorded_twice,
    copy_unread,
    correction_removed,
    date_in_future,
    dates_out_of_order,
    dead_link,
    evidence_after_verdict,
    heading_skipped,
    hedge_in_finding,
    host_file,
    interest_undeclared,
    keys_out_of_order,
    link_moved,
    link_rot,
    link_says_nothing,
    link_unclear,
    number_without_date,
    person_not_in_about,
    picture_metadata,
    picture_missing,
    picture_too_large,
    published_unclear,
    quotation_cut,
    quotation_not_in_copy,
    quotation_sense_changed,
    quotation_unproved,
    quotation_without_attribution,
    reply_incomplete,
    retired_verdict,
    review_overdue,
    starter_text,
    static_metadata,
    translation_stale,
    translation_without_state,
    unknown_language,
    unused_source,
    vanished_address,
    verdict_against_evidence,
    verdict_changed,
    verdict_in_claim,
    verdict_on_anonymous_sources,
    verdict_on_one_source,
    verdict_on_own_pages,
    verdict_without_evidence,
    verdict_without_reply,
    withdrawn_unpublished,
    words_changed,
}

/// What a rule is given to check.
#[derive(Clone, Copy)]
pub struct RuleContext<'s> {
    /// The site.
    pub site: &'s Site,
    /// Which claims, sources and people belong together in it.
    pub index: &'s Index<'s>,
    /// Its pages.
    pub plan: &'s Plan<'s>,
    /// What has to be known from outside `content/`.
    pub external: &'s External,
    /// What was ever public of each claim; `None` if that is not known.
    pub histories: Option<&'s Histories<'s>>,
    /// The texts as their authors wrote them.
    pub texts: &'s dyn Texts,
    /// False if a mistake may have kept out of the site something that would have a page, so that a
    /// page may only seem to be missing.
    pub complete: bool,
    /// The day that counts as today; `None` if nobody says which it is and no document gives a day.
    pub today: Option<&'s Today>,
    /// True if held claims are to be judged as if they were published.
    pub rehearses: bool,
}

impl<'s> RuleContext<'s> {
    /// True if a claim must meet the rules for published claims.
    #[must_use]
    pub fn judges(&self, claim: &Claim) -> bool {
        self.rehearses || claim.hold.is_none()
    }

    /// The claims that must meet the rules for published claims and were public before, each with
    /// its states, oldest first.
    pub fn once_public(&self) -> impl Iterator<Item = (&'s Claim, Vec<&'s PublishedEntry>)> {
        let claims = self.site.claims.iter().map(|(_, claim)| claim);
        let claims = claims.filter(|claim| self.judges(claim));
        claims.filter_map(|claim| {
            let states = self.histories?.of_claim(claim);
            (!states.is_empty()).then_some((claim, states))
        })
    }

    /// Every claim in every language that it has.
    pub fn claims(&self) -> impl Iterator<Item = &'s Claim> {
        self.site
            .claims
            .iter()
            .flat_map(|(_, claim)| claim.in_every_language())
    }
}

/// What all rules find, several checked at a time.
#[must_use]
pub fn all(context: RuleContext<'_>) -> Vec<Diagnostic> {
    let found: Vec<Vec<Diagnostic>> = CHECKS
        .par_iter()
        // Threads take one rule at a time, so that the longest is not last by chance.
        .with_max_len(1)
        .map(|check| check(&context))
        .collect();
    let mut found: Vec<Diagnostic> = found.into_iter().flatten().collect();
    found.extend(levels::unknown_rules(context.site));
    // Not among the rules whose level can be set: what it finds cannot be published.
    found.extend(picture_unusable::check(&context));
    found
}

/// True for the rules that compare the site with what was public before. A build changes their
/// findings by publishing, so these are not kept for the next.
#[must_use]
pub fn compares_with_public(rule: &str) -> bool {
    [
        correction_removed::RULE,
        published_unclear::RULE,
        verdict_changed::RULE,
        vanished_address::RULE,
        withdrawn_unpublished::RULE,
    ]
    .iter()
    .any(|known| known.name == rule)
}

#[cfg(test)]
mod tests;
