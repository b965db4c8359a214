//! A claim as HTML: its outcome first, then its words, the evidence, the analysis, the reply.

use super::body;
use super::media;
use super::parts::{self, Parts, word};
use crate::base::language;
use crate::base::typography::COMMON_TYPOGRAPHY;
use crate::content::prose::Lost;
use crate::model::claim::{Capacity, Claim, Evidence, Reply, Stance};
use crate::view::edition::Edition;
use crate::view::sides;

/// A claim in an edition.
///
/// # Errors
///
/// If the store of its body does not have it any more.
pub fn html(edition: &Edition<'_>, claim: &Claim) -> Result<String, Lost> {
    let mut parts = Parts::default();
    parts::outcome(edition, claim, &mut parts);
    made(edition, claim, &mut parts);
    if let Some(quote) = &claim.quote {
        words(
            edition,
            claim,
            quote,
            claim.translation.as_deref(),
            &mut parts,
        );
    }
    media::add(edition, claim, &mut parts);
    if !claim.evidence.is_empty() {
        parts.heading(edition, "h2", "claim.evidence");
    }
    for stance in sides::order(edition, claim) {
        side(edition, claim, stance, &mut parts);
    }
    let url = edition.absolute(&edition.addresses.claim(claim));
    let analysis = body::html(edition, &claim.body, &url)?;
    if !analysis.is_empty() {
        parts.heading(edition, "h2", "claim.analysis");
        parts.raw(&analysis);
    }
    if let Some(unknown) = &claim.unknown {
        parts.heading(edition, "h2", "claim.unknown");
        parts.element("p", unknown);
    }
    if let Some(found) = &claim.reply {
        reply(edition, found, &mut parts);
    }
    if !claim.corrections.is_empty() {
        parts.heading(edition, "h2", "claim.corrections");
        parts.raw("<ul>");
        for correction in claim.corrections.iter().rev() {
            let day = edition.date(correction.date).text;
            parts.element("li", &format!("{day}: {}", correction.text));
        }
        parts.raw("</ul>");
    }
    Ok(parts.finish())
}

/// Who made it, when and where.
fn made(edition: &Edition<'_>, claim: &Claim, parts: &mut Parts) {
    // Nobody is named where a claim has no claimant whom the author knows.
    let names = Some(edition.names_in_line(&claim.claimants)).filter(|names| !names.is_empty());
    let label = word(edition, "card.made_by").filter(|_| names.is_some());
    let facts = [
        names,
        claim.date.map(|date| edition.date(date).text),
        claim.place.clone(),
    ];
    let facts: Vec<String> = facts.into_iter().flatten().collect();
    if facts.is_empty() {
        return;
    }
    parts.raw("<p>");
    if let Some(by) = label {
        parts.text(&format!("{by} "));
    }
    parts.text(&facts.join(edition.words.get("list.separator")));
    parts.raw("</p>");
}

/// Exact words, with the publication's translation of them.
fn words(
    edition: &Edition<'_>,
    claim: &Claim,
    quote: &str,
    translation: Option<&str>,
    parts: &mut Parts,
) {
    parts.raw("<blockquote>");
    parts.element("p", &COMMON_TYPOGRAPHY.set(quote));
    parts.raw("</blockquote>");
    if let Some(translation) = translation {
        let words = language::typography(&claim.language).set(translation);
        let label = word(edition, "evidence.translation");
        let label = label.map(|label| format!("{label} ")).unwrap_or_default();
        parts.element("p", &format!("{label}{words}"));
    }
}

fn side(edition: &Edition<'_>, claim: &Claim, stance: Stance, parts: &mut Parts) {
    let entries: Vec<&Evidence> = claim
        .evidence
        .iter()
        .filter(|entry| entry.stance == stance)
        .collect();
    if entries.is_empty() {
        return;
    }
    parts.heading(edition, "h3", &format!("stances.{}", stance.word()));
    parts.raw("<ul>");
    for entry in entries {
        parts.raw("<li>");
        speaker(edition, entry, parts);
        parts.raw("<p>");
        parts::source(edition, entry.source, parts);
        if let Some(at) = &entry.at {
            parts.text(&format!("{}{at}", edition.words.get("list.separator")));
        }
        parts.raw("</p>");
        through(edition, entry, parts);
        if let Some(note) = &entry.note {
            parts.element("p", note);
        }
        if let Some(quote) = &entry.quote {
            words(edition, claim, quote, entry.translation.as_deref(), parts);
        }
        parts.raw("</li>");
    }
    parts.raw("</ul>");
}

/// Whose words or finding an entry of evidence is, if they are not the publisher's.
fn speaker(edition: &Edition<'_>, entry: &Evidence, parts: &mut Parts) {
    if entry.by.is_empty() {
        return;
    }
    let path = |capacity: Capacity| format!("capacities.{}", capacity.word());
    let path = entry.capacity.map(path);
    let capacity = path.as_ref().and_then(|path| word(edition, path));
    let mut said: Vec<&str> = edition.names(&entry.by);
    said.extend(capacity);
    parts.element("p", &said.join(edition.words.get("list.separator")));
}

/// The sources through which an entry of evidence was read, where the original was not.
fn through(edition: &Edition<'_>, entry: &Evidence, parts: &mut Parts) {
    let [first, others @ ..] = entry.via.as_slice() else {
        return;
    };
    parts.raw("<p>");
    if let Some(label) = word(edition, "evidence.via") {
        parts.text(&format!("{label} "));
    }
    parts::source(edition, *first, parts);
    for other in others {
        parts.text(edition.words.get("list.separator"));
        parts::source(edition, *other, parts);
    }
    parts.raw("</p>");
}

fn reply(edition: &Edition<'_>, reply: &Reply, parts: &mut Parts) {
    parts.heading(edition, "h2", "claim.reply");
    let status = format!("reply.{}", reply.status.word());
    if let Some(words) = word(edition, &status) {
        let day = reply.date.or(reply.asked);
        let day = day.map(|day| format!(" ({})", edition.date(day).text));
        parts.element("p", &format!("{words}{}", day.unwrap_or_default()));
    }
    if let Some(text) = &reply.text {
        parts.raw("<blockquote>");
        parts.element("p", text);
        parts.raw("</blockquote>");
    }
    if let Some(reason) = &reply.reason {
        parts.element("p", reason);
    }
}
