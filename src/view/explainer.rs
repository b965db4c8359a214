//! The page of an explainer: what was found at a glance, the narrative with its cards, timeline,
//! evidence table, sources.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use tera::Value;

use super::body::{self, BodyView, Citation};
use super::card::{self, Card};
use super::cite::{self, Cite};
use super::claim_summary::{self, ClaimSummary};
use super::correction::{self, CorrectionView};
use super::edition::{ClaimLink, Date, Edition, TextLink};
use super::frame::Frame;
use super::own_keys::{OwnKeys, own_keys};
use super::proof::{self, ProofTally};
use super::source_line::{SourceItem, SourceLink};
use super::verdict_counts::{self, VerdictGroup};
use super::{View, json_ld, share};
use crate::content::prose::{Lost, ReferenceKind};
use crate::model::claim::Stance;
use crate::model::explainer::{Certainty, Explainer, Moment};
use crate::model::source::Source;
use crate::model::translated::Translated as _;
use crate::yaml::register::Ref;

#[derive(Debug, Serialize)]
struct ExplainerView<'e> {
    title: &'e str,
    standfirst: &'e str,
    published: Date,
    updated: Option<Date>,
    authors: Vec<Value>,
    why: Option<&'e str>,
    central: Option<Card<'e>>,
    groups: Vec<VerdictGroup<'e>>,
    count: usize,
    claims: Vec<ClaimSummary<'e>>,
    body: BodyView<'e>,
    citations: Vec<Citation<'e>>,
    timeline: Vec<MomentView<'e>>,
    table: EvidenceTable<'e>,
    sources: Vec<SourceItem<'e>>,
    proofs: Option<ProofTally>,
    corrections: Vec<CorrectionView<'e>>,
    cite: Cite<'e>,
    tags: Vec<TextLink>,
    held: bool,
    extra: OwnKeys,
}

#[derive(Debug, Serialize)]
struct MomentView<'e> {
    date: Date,
    until: Option<Date>,
    text: &'e str,
    second_hand: bool,
    sources: Vec<SourceLink<'e>>,
    claim: Option<ClaimLink<'e>>,
}

/// The evidence of all claims: a row for each source, with the numbers of the claims that it
/// supports, undermines and gives context to.
#[derive(Debug, Serialize)]
struct EvidenceTable<'e> {
    claims: Vec<NumberedClaim<'e>>,
    rows: Vec<EvidenceRow<'e>>,
}

#[derive(Debug, Serialize)]
struct NumberedClaim<'e> {
    number: usize,
    #[serde(flatten)]
    claim: ClaimLink<'e>,
}

#[derive(Debug, Serialize)]
struct EvidenceRow<'e> {
    source: SourceLink<'e>,
    supports: BTreeSet<usize>,
    undermines: BTreeSet<usize>,
    context: BTreeSet<usize>,
    /// All of these claims, each once.
    #[serde(skip)]
    claims: BTreeSet<usize>,
}

impl<'e> EvidenceRow<'e> {
    fn new(source: SourceLink<'e>) -> Self {
        Self {
            source,
            supports: BTreeSet::new(),
            undermines: BTreeSet::new(),
            context: BTreeSet::new(),
            claims: BTreeSet::new(),
        }
    }
}

/// The view of an explainer's page.
///
/// # Errors
///
/// If the store of its body does not have it any more.
pub fn view(edition: &Edition<'_>, explainer: Ref<Explainer>) -> Result<View, Lost> {
    let site = edition.site;
    let entry = site.explainers.get(explainer).in_language(edition.language);
    let (body, citations) = body::view(edition, &entry.body, &entry.language)?;
    let sources = sources(edition, entry);
    let view = ExplainerView {
        title: &entry.title,
        standfirst: &entry.standfirst,
        published: edition.date(entry.published),
        updated: edition.updated(entry),
        authors: edition.people(&entry.authors),
        why: entry.why.as_deref(),
        central: entry.central.map(|claim| card::view(edition, claim)),
        groups: verdict_counts::groups(edition, &entry.claims),
        count: entry.claims.len(),
        claims: claim_summary::all(edition, &entry.claims),
        body,
        citations,
        timeline: entry
            .timeline
            .iter()
            .map(|found| moment(edition, found))
            .collect(),
        table: table(edition, entry),
        sources: sources
            .iter()
            .map(|source| edition.source(*source))
            .collect(),
        proofs: proof::tally(edition, entry),
        corrections: correction::of(edition, entry.claims.iter().copied()),
        cite: cite::of_explainer(edition, entry),
        tags: entry.tags.iter().map(|tag| edition.tag(tag)).collect(),
        held: entry.hold.is_some(),
        extra: own_keys(site.explainers.get(explainer), entry, |entry| &entry.extra),
    };
    Ok(View::new(frame(edition, explainer, &sources), &view))
}

/// `sources` are those that the page lists.
fn frame(edition: &Edition<'_>, explainer: Ref<Explainer>, sources: &[Ref<Source>]) -> Frame {
    let entry = edition.site.explainers.get(explainer);
    let entry = entry.in_language(edition.language);
    let address = edition.addresses.explainer(&entry.id);
    let mut frame = Frame::new(
        edition,
        "explainer",
        &address,
        entry.title.clone(),
        entry.standfirst.clone(),
    )
    .below_front(edition);
    frame.article = true;
    frame.index &= entry.hold.is_none();
    frame.fallback = edition.foreign(&entry.language).map(str::to_owned);
    let changed = edition.index.changes().last_of_explainer(entry);
    frame.date(edition, entry.published, changed);
    if entry.hold.is_none() {
        let twin = edition.addresses.markdown_of_explainer(&entry.id);
        frame.add_file(edition, "text/markdown", None, twin);
    }
    frame.share = share::of_explainer(edition, entry);
    frame.data.extend(json_ld::article(
        edition,
        explainer,
        frame.share.as_ref().map(|share| share.url.clone()),
        sources,
    ));
    frame
}

fn moment<'s>(edition: &Edition<'s>, moment: &'s Moment) -> MomentView<'s> {
    MomentView {
        date: edition.date(moment.date),
        until: moment.until.map(|until| edition.date(until)),
        text: &moment.text,
        second_hand: moment.certainty == Certainty::SecondHand,
        sources: edition.source_links(&moment.sources),
        claim: moment.claim.map(|claim| edition.claim_link(claim)),
    }
}

fn table<'s>(edition: &Edition<'s>, explainer: &Explainer) -> EvidenceTable<'s> {
    let numbered = || (1..).zip(&explainer.claims);
    let mut rows: BTreeMap<Ref<Source>, EvidenceRow<'_>> = BTreeMap::new();
    for (number, claim) in numbered() {
        for evidence in &edition.claim(*claim).evidence {
            let row = rows
                .entry(evidence.source)
                .or_insert_with(|| EvidenceRow::new(edition.source_link(evidence.source)));
            row.claims.insert(number);
            match evidence.stance {
                Stance::Supports => row.supports.insert(number),
                Stance::Undermines => row.undermines.insert(number),
                Stance::Context => row.context.insert(number),
            };
        }
    }
    let mut rows: Vec<_> = rows.into_values().collect();
    // Sources that most claims use come first. The sort is stable: sources used by as many claims
    // stay in the order of the registry.
    rows.sort_by_key(|row| Reverse(row.claims.len()));
    let claims = numbered().map(|(number, claim)| NumberedClaim {
        number,
        claim: edition.claim_link(*claim),
    });
    EvidenceTable {
        claims: claims.collect(),
        rows,
    }
}

/// All sources that the explainer uses in its claims, its timeline and its narrative.
fn sources(edition: &Edition<'_>, explainer: &Explainer) -> Vec<Ref<Source>> {
    let mut sources: BTreeSet<Ref<Source>> = explainer
        .timeline
        .iter()
        .flat_map(|moment| moment.sources.iter().copied())
        .collect();
    for claim in explainer.claims.iter().map(|claim| edition.claim(*claim)) {
        sources.extend(claim.made_in());
        sources.extend(
            claim
                .evidence
                .iter()
                .flat_map(|evidence| std::iter::once(&evidence.source).chain(&evidence.via)),
        );
    }
    let cited = explainer
        .body
        .references()
        .filter(|reference| reference.kind == ReferenceKind::Citation);
    sources.extend(cited.filter_map(|reference| edition.site.sources.find(&reference.id)));
    sources.into_iter().collect()
}
