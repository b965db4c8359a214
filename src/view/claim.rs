//! The page of a claim: its card, the evidence for and against, the analysis, what is not known,
//! the reply, its history.

use std::borrow::Cow;

use serde::Serialize;
use tera::Value;

use super::appearance::{self, MediaView};
use super::body::{self, BodyView, Citation};
use super::card::{self, Card};
use super::cite::{self, Cite};
use super::correction::{self, CorrectionView};
use super::edition::{ClaimLink, Date, Edition, ForeignLink, TextLink};
use super::embed::{self, EmbedCode};
use super::frame::{Frame, front_link};
use super::proof::{self, ProofView};
use super::source_line::SourceItem;
use super::{View, claim_review, headline, share};
use crate::base::language;
use crate::base::quotation::{ComparedWords, compare};
use crate::base::typography::COMMON_TYPOGRAPHY;
use crate::content::prose::Lost;
use crate::model::claim::{Claim, Reply};
use crate::model::explainer::Explainer;
use crate::model::translated::Translated as _;
use crate::plan::ClaimPosition;
use crate::yaml::register::Ref;

#[derive(Debug, Serialize)]
struct ClaimView<'e> {
    card: Card<'e>,
    statement: Option<&'e str>,
    quote: Option<Cow<'e, str>>,
    /// The tag of the quotation's language, if it is not the page's.
    quote_language: Option<&'e str>,
    /// Our translation of the quotation.
    translation: Option<Cow<'e, str>>,
    /// Whether the quotation is proved.
    proof: Option<ProofView<'e>>,
    compared: Vec<ComparedQuotation<'e>>,
    media: Vec<MediaView<'e>>,
    about: Vec<Value>,
    why: Option<&'e str>,
    body: BodyView<'e>,
    citations: Vec<Citation<'e>>,
    unknown: Option<&'e str>,
    searched: Option<&'e str>,
    reply: Option<ReplyView<'e>>,
    corrections: Vec<CorrectionView<'e>>,
    history: Vec<VerdictChange<'e>>,
    cite: Cite<'e>,
    embed: Option<EmbedCode>,
    explainer: ForeignLink<'e>,
    previous: Option<ForeignLink<'e>>,
    next: Option<ForeignLink<'e>>,
    review_by: Option<Date>,
    tags: Vec<TextLink>,
    related: Vec<ClaimLink<'e>>,
    number: usize,
    of: usize,
}

/// What was really said, with the differences of the claim's own words.
#[derive(Debug, Serialize)]
struct ComparedQuotation<'e> {
    source: SourceItem<'e>,
    by: Vec<Value>,
    words: Vec<ComparedWords>,
    left_out: bool,
    put_in: bool,
}

#[derive(Debug, Serialize)]
struct ReplyView<'e> {
    status: &'static str,
    asked: Option<Date>,
    channel: Option<&'e str>,
    date: Option<Date>,
    text: Option<&'e str>,
    reason: Option<&'e str>,
}

/// A verdict, the day on which it was given, and why it changed. The first has no reason; the last
/// may have the claim's own words.
#[derive(Debug, Serialize)]
struct VerdictChange<'e> {
    date: Date,
    verdict: Value,
    label: Option<&'e str>,
    text: Option<&'e str>,
}

/// The view of a claim's page; `None` for a claim whose explainer is not published.
///
/// # Errors
///
/// If the store of its body does not have it any more.
pub fn view(edition: &Edition<'_>, claim: Ref<Claim>) -> Result<Option<View>, Lost> {
    let site = edition.site;
    let entry = edition.claim(claim);
    let Some(ClaimPosition {
        explainer,
        position,
    }) = edition.index.position_of(claim)
    else {
        return Ok(None);
    };
    let explainer = site.explainers.get(explainer).in_language(edition.language);
    let neighbour = |position: Option<usize>| {
        let claim = edition.claim(*explainer.claims.get(position?)?);
        Some(headline::link(edition, claim))
    };
    let (body, citations) = body::view(edition, &entry.body, &entry.language)?;
    let can_be_embedded = entry.hold.is_none() && edition.theme.shows("embed");
    let related = edition.index.related(claim).iter();
    let view = ClaimView {
        card: card::view(edition, claim),
        statement: entry.statement.as_deref(),
        quote: entry
            .quote
            .as_deref()
            .map(|words| COMMON_TYPOGRAPHY.set(words)),
        quote_language: quote_language(edition, entry),
        translation: entry
            .translation
            .as_deref()
            .map(|words| language::typography(&entry.language).set(words)),
        proof: proof::of_own_words(edition, entry)
            .map(|proof| proof::view(edition, entry.only_appearance(), &proof)),
        compared: compared(edition, entry),
        media: appearance::media(edition, entry),
        about: edition.people(&entry.about),
        why: entry.why.as_deref(),
        body,
        citations,
        unknown: entry.unknown.as_deref(),
        searched: entry.searched.as_deref(),
        reply: entry.reply.as_ref().map(|found| reply(edition, found)),
        corrections: correction::of(edition, [claim]),
        history: history(edition, entry),
        cite: cite::of_claim(edition, entry, explainer),
        embed: can_be_embedded.then(|| embed::offer(edition, entry)),
        explainer: edition.explainer_link(explainer),
        previous: neighbour(position.checked_sub(1)),
        next: neighbour(position.checked_add(1)),
        review_by: entry.review_by.map(|day| edition.date(day)),
        tags: entry.tags.iter().map(|tag| edition.tag(tag)).collect(),
        related: related.map(|claim| edition.claim_link(*claim)).collect(),
        number: position + 1,
        of: explainer.claims.len(),
    };
    let frame = frame(edition, claim, explainer, can_be_embedded);
    Ok(Some(View::new(frame, &view)))
}

fn frame(
    edition: &Edition<'_>,
    claim: Ref<Claim>,
    explainer: &Explainer,
    can_be_embedded: bool,
) -> Frame {
    let (entry, addresses) = (edition.claim(claim), edition.addresses);
    let title = headline::title(edition, entry);
    let description = headline::description(edition, entry);
    let mut frame = Frame::new(
        edition,
        "claim",
        &addresses.claim(entry),
        title,
        description,
    );
    frame.trail = vec![
        front_link(edition),
        TextLink {
            text: explainer.title.clone(),
            href: edition.href(&addresses.explainer(&explainer.id)),
        },
    ];
    frame.article = true;
    frame.index &= entry.hold.is_none();
    frame.fallback = edition.foreign(&entry.language).map(str::to_owned);
    let changed = edition.index.changes().last_of_claim(entry);
    frame.date(edition, entry.published, changed);
    let oembed = addresses.oembed(entry).filter(|_| can_be_embedded);
    frame.oembed = oembed.map(|file| edition.absolute(&file));
    if entry.hold.is_none() {
        let twin = addresses.markdown_of_claim(entry);
        frame.add_file(edition, "text/markdown", None, twin);
        let json = addresses.claim_json(entry);
        frame.add_file(edition, "application/json", None, json);
    }
    frame.share = share::of_claim(edition, claim);
    frame.data.extend(claim_review::blocks(edition, claim));
    frame
}

/// The tag of the language in which the claim was made, if it is not the page's: the language of
/// the first source in which it was made.
fn quote_language<'s>(edition: &Edition<'s>, claim: &Claim) -> Option<&'s str> {
    let source = edition.site.sources.get(claim.made_in().next()?);
    edition.foreign(&source.language)
}

/// The claim's own words, compared with what was said in each entry of evidence that is to be
/// compared with them.
fn compared<'s>(edition: &Edition<'s>, claim: &'s Claim) -> Vec<ComparedQuotation<'s>> {
    let entries = claim.evidence.iter().filter(|evidence| evidence.compare);
    let compared = entries.filter_map(|evidence| {
        let (quoted, said) = (claim.quote.as_deref()?, evidence.quote.as_deref()?);
        let words = compare(&COMMON_TYPOGRAPHY.set(quoted), &COMMON_TYPOGRAPHY.set(said));
        let has = |is: fn(&ComparedWords) -> bool| words.iter().any(is);
        Some(ComparedQuotation {
            source: edition.source_of_evidence(evidence.source, None),
            by: edition.people(&evidence.by),
            left_out: has(|words| matches!(words, ComparedWords::LeftOut(_))),
            put_in: has(|words| matches!(words, ComparedWords::PutIn(_))),
            words,
        })
    });
    compared.collect()
}

fn reply<'s>(edition: &Edition<'_>, reply: &'s Reply) -> ReplyView<'s> {
    ReplyView {
        status: reply.status.word(),
        asked: reply.asked.map(|day| edition.date(day)),
        channel: reply.channel.as_deref(),
        date: reply.date.map(|day| edition.date(day)),
        text: reply.text.as_deref(),
        reason: reply.reason.as_deref(),
    }
}

/// The verdicts of a claim since its publication, oldest first.
///
/// The first is the one that the first change of verdict names as the verdict before. Without any
/// change, it is the present one.
fn history<'s>(edition: &Edition<'_>, claim: &'s Claim) -> Vec<VerdictChange<'s>> {
    let Some(outcome) = &claim.outcome else {
        return Vec::new();
    };
    let changes: Vec<_> = claim
        .corrections
        .iter()
        .filter_map(|correction| Some((correction, correction.from?, correction.to?)))
        .filter(|(_, from, to)| from != to)
        .collect();
    let change = |date, verdict, text| VerdictChange {
        date: edition.date(date),
        verdict: edition.verdict(verdict),
        label: None,
        text,
    };
    let first = changes
        .first()
        .map_or(outcome.verdict, |(_, from, _)| *from);
    let mut history = vec![change(claim.published, first, None)];
    history.extend(
        changes
            .iter()
            .map(|(found, _, to)| change(found.date, *to, Some(found.text.as_str()))),
    );
    if let Some(last) = history.last_mut() {
        last.label = outcome.label.as_deref();
    }
    history
}
