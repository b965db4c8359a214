//! The pictures and recordings that make a claim as HTML: where they are, and what was done to them.

use super::parts::{Parts, source, word};
use crate::model::claim::{Claim, JudgedMedia};
use crate::view::edition::Edition;

/// Adds those of a claim that were judged, below a heading.
pub fn add(edition: &Edition<'_>, claim: &Claim, parts: &mut Parts) {
    let mut judged = claim.judged_media().peekable();
    if judged.peek().is_none() {
        return;
    }
    parts.heading(edition, "h2", "claim.media");
    parts.raw("<ul>");
    for (appearance, media) in judged {
        parts.raw("<li><p>");
        source(edition, appearance.source, parts);
        if let Some(at) = &appearance.at {
            parts.text(&format!("{}{at}", edition.words.get("list.separator")));
        }
        parts.raw("</p>");
        done(edition, media, parts);
        original(edition, media, parts);
        parts.raw("</li>");
    }
    parts.raw("</ul>");
}

/// What was done to it: in the theme's words, or else in those of the author's file.
fn done(edition: &Edition<'_>, media: &JudgedMedia, parts: &mut Parts) {
    let (medium, authenticity) = (media.medium.word(), media.authenticity.word());
    let [path, label, meaning] = [
        format!("media.{medium}"),
        format!("authenticity.{authenticity}.label"),
        format!("authenticity.{authenticity}.meaning"),
    ];
    let words = [
        word(edition, &path).unwrap_or(medium),
        word(edition, &label).unwrap_or(authenticity),
    ];
    let said = words.join(word(edition, "list.colon").unwrap_or(": "));
    let meaning = word(edition, &meaning).map(|meaning| format!(" {meaning}"));
    parts.element("p", &format!("{said}{}", meaning.unwrap_or_default()));
}

/// What its original shows, and where that is.
fn original(edition: &Edition<'_>, media: &JudgedMedia, parts: &mut Parts) {
    if media.original.is_none() && media.original_url.is_none() {
        return;
    }
    parts.raw("<p>");
    if let Some(label) = word(edition, "media.original") {
        parts.text(&format!("{label} "));
    }
    if let Some(original) = &media.original {
        parts.text(&format!("{original} "));
    }
    if let Some(url) = &media.original_url {
        parts.link(url.as_str(), url.host());
    }
    parts.raw("</p>");
}
