//! What is counted in claims: their evidence, their reasons, who was asked.

use std::collections::{BTreeMap, BTreeSet};

use super::{Counted, MissingEntry, addresses};
use crate::check::RuleContext;
use crate::check::evidence::Judged;
use crate::model::claim::{Claim, Evidence, ReplyStatus, Stance};
use crate::model::person::Person;
use crate::model::source::{Basis, SeenAs, Source};
use crate::yaml::register::Ref;

/// The weeks in which one claim a week is expected, about six months.
const WEEKS: i32 = 26;
/// How many claims that makes.
const CLAIMS_IN_THESE_WEEKS: usize = 26;

/// Claims of the last six months.
pub fn published_lately(context: &RuleContext<'_>) -> Counted {
    let last = context.today.map(|today| today.day);
    let last = last.or_else(|| context.site.newest_day());
    let weeks: Vec<i32> = context
        .site
        .claims
        .iter()
        .filter_map(|(_, claim)| Some(last?.days_since(claim.published).div_euclid(7)))
        .filter(|week| (0..WEEKS).contains(week))
        .collect();
    let different: BTreeSet<i32> = weeks.iter().copied().collect();
    let until = last.map_or_else(String::new, |day| format!(" up to {day}"));
    Counted {
        text: format!(
            "claims published in the {WEEKS} weeks{until}: {}, in {} of these weeks",
            weeks.len(),
            different.len()
        ),
        key: "published",
        page: Some(addresses(context).claims(1)),
        have: weeks.len(),
        of: Some(CLAIMS_IN_THESE_WEEKS),
        without: Vec::new(),
        add: "one claim a week makes 26",
    }
}

/// How many people and organisations claims were made by.
pub fn claimants(context: &RuleContext<'_>) -> Counted {
    let mut by_claimant: BTreeMap<Ref<Person>, usize> = BTreeMap::new();
    for (_, claim) in context.site.claims.iter() {
        for claimant in &claim.claimants {
            *by_claimant.entry(*claimant).or_default() += 1;
        }
    }
    let most = by_claimant.values().max().copied().unwrap_or(0);
    Counted {
        text: format!(
            "different claimants: {}; most claims by one of them: {most}",
            by_claimant.len()
        ),
        key: "claimant",
        page: Some(addresses(context).claims(1)),
        have: by_claimant.len(),
        of: None,
        without: Vec::new(),
        add: "name in `claimant` who made each claim",
    }
}

/// Claims whose verdict rests on a primary source that was read itself.
pub fn primary_sources(context: &RuleContext<'_>) -> Counted {
    let is_read = |entry: &Evidence| {
        let source = &context.site.sources[entry.source];
        source.primary && source.seen != SeenAs::Quoted && entry.via.is_empty()
    };
    Counted {
        add: "read the record itself where there is one; say in the evidence's `note` why you could not",
        ..judged(
            context,
            |judged| judged.supporting_verdict().any(is_read),
            "decided claims whose verdict rests on a primary source that was read itself",
            "primary",
        )
    }
}

/// Claims whose verdict rests on more than one named source.
pub fn named_sources(context: &RuleContext<'_>) -> Counted {
    let has_two = |judged: Judged<'_>| {
        let named: Vec<&Evidence> = judged
            .for_or_against()
            .filter(|entry| entry.basis != Basis::Anonymous)
            .collect();
        let cited: BTreeSet<Ref<Source>> = named.iter().map(|entry| entry.source).collect();
        let read: BTreeSet<Ref<Source>> = named
            .iter()
            .flat_map(|entry| entry.read_in().iter().copied())
            .collect();
        cited.len() > 1 && read.len() > 1
    };
    Counted {
        add: "add a second named source, or say in the text why there is only one",
        ..judged(
            context,
            has_two,
            "decided claims with two or more named sources for or against",
            "evidence",
        )
    }
}

/// Claims with evidence on both sides.
pub fn both_sides(context: &RuleContext<'_>) -> Counted {
    let all = claims_with_verdict(context);
    let has = |claim: &Claim, stance| claim.evidence.iter().any(|entry| entry.stance == stance);
    let both = all
        .iter()
        .filter(|claim| has(claim, Stance::Supports) && has(claim, Stance::Undermines));
    Counted {
        page: Some(addresses(context).claims(1)),
        add: "list evidence for and against a claim, each with its `stance`",
        ..Counted::of_some(
            "claims with evidence on both sides",
            both.count(),
            all.len(),
            "stance",
        )
    }
}

/// Claims that say why they were checked.
pub fn reasons(context: &RuleContext<'_>) -> Counted {
    let is_explained = |claim: &Claim| {
        let explainer = context.site.explainers.find(&claim.explainer);
        let why = explainer.and_then(|found| context.site.explainers[found].why.as_ref());
        claim.why.is_some() || why.is_some()
    };
    let all: Vec<&Claim> = context.site.claims.iter().map(|(_, claim)| claim).collect();
    Counted {
        page: Some(addresses(context).claims(1)),
        add: "give `why` to the claim or to its explainer",
        ..Counted::of_all(
            "claims that say why they were checked",
            all.len(),
            gaps(&all, is_explained),
            "why",
        )
    }
}

/// Claims that record that somebody was asked for comment.
pub fn asked(context: &RuleContext<'_>) -> Counted {
    let was_asked = |claim: &Claim| {
        let reply = claim.reply.as_ref();
        reply.is_some_and(|reply| reply.status != ReplyStatus::NotSought)
    };
    let all = claims_with_verdict(context);
    let mut counted = Counted {
        page: Some(addresses(context).claims(1)),
        add: "ask, and record it in `reply`",
        ..Counted::of_all(
            "claims that record that somebody was asked",
            all.len(),
            gaps(&all, was_asked),
            "reply",
        )
    };
    let says_why = |claim: &&&Claim| claim.reply.is_some() && !was_asked(claim);
    let not_asked = all.iter().filter(says_why).count();
    if not_asked > 0 {
        counted.text = format!("{}, that nobody was: {not_asked}", counted.text);
    }
    counted
}

/// Counts the claims whose verdict says which way the evidence points.
fn judged<'s>(
    context: &RuleContext<'s>,
    has: impl Fn(Judged<'s>) -> bool,
    what: &str,
    key: &'static str,
) -> Counted {
    let all: Vec<Judged<'s>> = context.judged_claims().collect();
    let gaps = all
        .iter()
        .filter(|judged| !has(**judged))
        .map(|judged| MissingEntry::of_claim(judged.claim));
    Counted {
        page: Some(addresses(context).claims(1)),
        ..Counted::of_all(what, all.len(), gaps.collect(), key)
    }
}

fn gaps(all: &[&Claim], has: impl Fn(&Claim) -> bool) -> Vec<MissingEntry> {
    let without = all.iter().filter(|claim| !has(claim));
    without.map(|claim| MissingEntry::of_claim(claim)).collect()
}

fn claims_with_verdict<'s>(context: &RuleContext<'s>) -> Vec<&'s Claim> {
    let claims = context.site.claims.iter().map(|(_, claim)| claim);
    claims.filter(|claim| claim.outcome.is_some()).collect()
}
